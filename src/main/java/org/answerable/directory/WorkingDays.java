package org.answerable.directory;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.answerable.platform.Time;

/**
 * The days on which an agency works: Monday to Friday, but for the holidays of its calendar and the days on which it is
 * closed itself. Days begin and end in the time of Wisconsin.
 *
 * @param closures further days, ISO 8601
 */
public record WorkingDays(Holidays holidays, Set<String> closures) {
    /** However long an agency says it is closed, no search for its next day ends later than that, in days. */
    private static final int LONGEST = 10 * 366;

    /** Whether it works on a day. */
    public boolean includes(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.includes(day)
                && !closures.contains(day.toString());
    }

    /**
     * The last second of the working day that is so many working days after an instant. The day of that instant does
     * not count (as in Wis. Stat. 990.001(4)(a)), whatever the hour and whether it was a working day or not.
     *
     * @param days at least 1
     */
    public Instant after(Instant from, int days) {
        LocalDate day = Time.day(from);
        int left = days;
        for (int i = 0; left > 0 && i < LONGEST; i++) {
            day = day.plusDays(1);
            if (includes(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(Time.ZONE).toInstant().minusSeconds(1);
    }

    /**
     * The moment before which something must have come for its {@link #after} to be past: of what came earlier that day
     * is over, of what came at it or later it is not.
     *
     * @param days at least 1
     */
    public Instant pastBefore(Instant now, int days) {
        LocalDate day = Time.day(now);
        for (int i = 0; i < LONGEST; i++) {
            if (after(day.atStartOfDay(Time.ZONE).toInstant(), days).isBefore(now)) {
                break;
            }
            day = day.minusDays(1);
        }
        return day.plusDays(1).atStartOfDay(Time.ZONE).toInstant();
    }
}
