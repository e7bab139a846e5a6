package org.answerable.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days on which public offices in Wisconsin are open: Monday to Friday without the legal holidays of the United
 * States (5 U.S.C. 6103) and those on which state offices are closed (Wisconsin Statutes 230.35 (4)). A holiday that
 * falls on a Saturday is kept on Friday, one that falls on a Sunday on Monday.
 */
final class OfficeDays {
    private OfficeDays() {}

    /** That day, or the next one on which offices are open. */
    static LocalDate from(LocalDate day) {
        return Stream.iterate(day, d -> d.plusDays(1))
                .filter(OfficeDays::isOpen)
                .findFirst()
                .orElseThrow();
    }

    /** That day, or the last one before it on which offices are open. */
    static LocalDate until(LocalDate day) {
        return Stream.iterate(day, d -> d.minusDays(1))
                .filter(OfficeDays::isOpen)
                .findFirst()
                .orElseThrow();
    }

    static boolean isOpen(LocalDate day) {
        // New Year's Day may be kept in the year before.
        return !isWeekend(day)
                && !holidays(day.getYear()).contains(day)
                && !holidays(day.getYear() + 1).contains(day);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Set<LocalDate> holidays(int year) {
        return Stream.of(
                        LocalDate.of(year, Month.JANUARY, 1), // New Year's Day
                        nth(3, DayOfWeek.MONDAY, year, Month.JANUARY), // Martin Luther King Jr. Day
                        nth(3, DayOfWeek.MONDAY, year, Month.FEBRUARY), // Washington's Birthday
                        nth(-1, DayOfWeek.MONDAY, year, Month.MAY), // Memorial Day
                        LocalDate.of(year, Month.JUNE, 19), // Juneteenth
                        LocalDate.of(year, Month.JULY, 4), // Independence Day
                        nth(1, DayOfWeek.MONDAY, year, Month.SEPTEMBER), // Labor Day
                        nth(2, DayOfWeek.MONDAY, year, Month.OCTOBER), // Columbus Day
                        LocalDate.of(year, Month.NOVEMBER, 11), // Veterans Day
                        nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER), // Thanksgiving Day
                        LocalDate.of(year, Month.DECEMBER, 24),
                        LocalDate.of(year, Month.DECEMBER, 25),
                        LocalDate.of(year, Month.DECEMBER, 31))
                .map(OfficeDays::kept)
                .collect(Collectors.toSet());
    }

    private static LocalDate nth(int n, DayOfWeek day, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    private static LocalDate kept(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }
}
