package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.answerable.platform.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final Set<String> NONE = Set.of();

    private static WorkingDays days(String calendar, Set<String> closures) {
        return new WorkingDays(Holidays.of(calendar), closures);
    }

    private static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(Time.ZONE).toInstant();
    }

    /** Days of 2026 to 2028 as 5 U.S.C. 6103 and Wis. Stat. 230.35(4)(a) have them. */
    @ParameterizedTest(name = "{0} is a working day, federal: {1}, of Wisconsin: {2}")
    @CsvSource({
        "2026-01-01, false, false",
        "2026-01-19, false, false",
        "2026-02-16, false, true",
        "2026-05-25, false, false",
        "2026-06-19, false, true",
        "2026-07-03, false, true",
        "2026-09-07, false, false",
        "2026-10-12, false, true",
        "2026-11-11, false, true",
        "2026-11-26, false, false",
        "2026-11-27, true, true",
        "2026-12-24, true, false",
        "2026-12-25, false, false",
        "2026-12-31, true, false",
        "2027-07-05, false, false",
        "2027-12-24, false, false",
        "2027-12-27, true, true",
        "2027-12-31, false, false",
        "2028-02-29, true, true",
        "2023-01-02, false, false",
        "2026-05-23, false, false",
        "2026-05-24, false, false",
        "2026-05-26, true, true"
    })
    void holidays_are_those_of_the_law(LocalDate day, boolean federal, boolean wisconsin) {
        assertThat(days(Holidays.FEDERAL, NONE).includes(day)).isEqualTo(federal);
        assertThat(days(Holidays.STATE, NONE).includes(day)).isEqualTo(wisconsin);
    }

    @Test
    void what_came_before_a_moment_is_past_and_what_came_at_it_is_not() {
        WorkingDays days = days(Holidays.STATE, Set.of("2026-05-06"));
        for (int hour = 0; hour < 24 * 20; hour += 5) {
            Instant now = noon("2026-05-20").plusSeconds(3600L * hour);
            for (int within : new int[] {1, 5, 23}) {
                Instant before = days.pastBefore(now, within);
                assertThat(days.after(before.minusSeconds(1), within)).isBefore(now);
                assertThat(days.after(before, within)).isAfterOrEqualTo(now);
            }
        }
    }

    /** The day of receipt does not count; the last day counts to its end, in the time of Wisconsin. */
    @ParameterizedTest(name = "{1} working days after {0}: {2}")
    @CsvSource({
        "2026-05-04, 1, 2026-05-05",
        "2026-05-08, 1, 2026-05-11",
        "2026-05-09, 1, 2026-05-11",
        "2026-05-22, 1, 2026-05-26",
        "2026-03-06, 2, 2026-03-10",
        "2026-10-30, 1, 2026-11-02",
        "2026-12-30, 1, 2027-01-04",
        "2028-02-28, 2, 2028-03-01",
        "2027-02-26, 1, 2027-03-01",
        "2026-05-04, 20, 2026-06-02"
    })
    void weekends_holidays_new_year_and_leap_days_are_passed_over(String received, int days, String due) {
        assertThat(Time.day(days(Holidays.STATE, NONE).after(noon(received), days)))
                .isEqualTo(due);
    }

    @Test
    void the_day_ends_at_midnight_of_wisconsin_also_where_the_clocks_change() {
        // 8 March and 1 November 2026 are Sundays on which the clocks change.
        WorkingDays days = days(Holidays.STATE, NONE);
        assertThat(days.after(noon("2026-03-06"), 1)).isEqualTo("2026-03-10T04:59:59Z");
        assertThat(days.after(noon("2026-03-05"), 1)).isEqualTo("2026-03-07T05:59:59Z");
        assertThat(days.after(noon("2026-10-29"), 1)).isEqualTo("2026-10-31T04:59:59Z");
        assertThat(days.after(noon("2026-10-30"), 1)).isEqualTo("2026-11-03T05:59:59Z");
    }

    @Test
    void what_comes_late_in_the_evening_came_on_that_day_of_wisconsin() {
        // 2026-05-05 03:30 UTC is 4 May, 22:30 in Wisconsin.
        assertThat(Time.day(days(Holidays.STATE, NONE).after(Instant.parse("2026-05-05T03:30:00Z"), 1)))
                .isEqualTo("2026-05-05");
    }

    @Test
    void days_on_which_the_agency_is_closed_do_not_count() {
        WorkingDays closed = days(Holidays.STATE, Set.of("2026-05-05", "2026-05-06"));
        assertThat(Time.day(closed.after(noon("2026-05-04"), 1))).isEqualTo("2026-05-07");
    }

    @Test
    void each_calendar_has_its_source() {
        assertThat(Holidays.calendars()).containsExactly("federal", "wisconsin");
        assertThat(Holidays.of("federal").source()).contains("6103");
        assertThat(Holidays.of("wisconsin").url()).startsWith("https://docs.legis.wisconsin.gov/");
        assertThat(Holidays.of("federal").in(2026)).hasSize(11);
        assertThat(Holidays.of("wisconsin").in(2026)).hasSize(9);
    }
}
