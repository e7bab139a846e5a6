package org.answerable.directory;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * An agency as the directory's file has it.
 *
 * @param url {@code null} for none
 * @param answerDays 1 to 365 working days
 * @param acknowledgeDays the same
 * @param updateDays the same
 * @param hours {@code null} where nobody says
 * @param targets other numbers of days, for messages of a kind or about a topic
 * @param calendar one of {@link Holidays#calendars()}
 * @param closures days on which it is closed beside those, ISO 8601
 * @param languages that its people speak, BCP 47
 * @param successor a slug, {@code null} for none
 * @param counties FIPS codes; none: the whole state
 * @param complaintRoute what is known of its own way to complain
 * @param names by language
 */
public record AgencyEntry(
        String slug,
        Agency.Level level,
        String url,
        int answerDays,
        int acknowledgeDays,
        int updateDays,
        WorkingHours hours,
        List<TargetRule> targets,
        String calendar,
        SortedSet<String> closures,
        SortedSet<String> languages,
        boolean active,
        String successor,
        SortedSet<String> counties,
        ComplaintRoute complaintRoute,
        Map<String, Naming.Called> names) {
    /** Within how many working days an agency acknowledges of which nobody said so. */
    public static final int ACKNOWLEDGE_DAYS = 5;

    /** Within how many working days an agency tells its writers something again of which nobody said so. */
    public static final int UPDATE_DAYS = 10;

    /** The calendar of an agency of which nobody said which it has. */
    public static String calendar(Agency.Level level) {
        return level == Agency.Level.FEDERAL ? Holidays.FEDERAL : Holidays.STATE;
    }

    /** The same, retired. */
    public AgencyEntry retired() {
        return new AgencyEntry(
                slug,
                level,
                url,
                answerDays,
                acknowledgeDays,
                updateDays,
                hours,
                targets,
                calendar,
                closures,
                languages,
                false,
                successor,
                counties,
                complaintRoute,
                names);
    }

    /** Gives stored names those of a file; what is the same stays untouched. */
    static void rename(Map<String, Name> stored, Map<String, Naming.Called> wanted) {
        stored.keySet().retainAll(wanted.keySet());
        wanted.forEach((language, called) -> {
            Name now = stored.get(language);
            if (now == null
                    || !now.name().equals(called.name())
                    || !now.description().equals(called.description())) {
                stored.put(language, new Name(called.name(), called.description()));
            }
        });
    }
}
