package org.answerable.directory;

import java.util.Map;
import java.util.SortedSet;

/**
 * An agency as the directory's file has it.
 *
 * @param url {@code null} for none
 * @param answerDays 1 to 365
 * @param successor a slug, {@code null} for none
 * @param counties FIPS codes; none: the whole state
 * @param names by language
 */
public record AgencyEntry(
        String slug,
        Agency.Level level,
        String url,
        int answerDays,
        boolean active,
        String successor,
        SortedSet<String> counties,
        Map<String, Naming.Called> names) {
    /** The same, retired. */
    public AgencyEntry retired() {
        return new AgencyEntry(slug, level, url, answerDays, false, successor, counties, names);
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
