package org.answerable.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeDaysTest {
    private static LocalDate from(String day) {
        return OfficeDays.from(LocalDate.parse(day));
    }

    @Test
    void an_ordinary_day_is_taken_as_it_is() {
        assertThat(from("2026-12-23")).isEqualTo("2026-12-23");
        assertThat(from("2027-04-30")).isEqualTo("2027-04-30");
    }

    @Test
    void a_weekend_and_a_holiday_are_passed_over() {
        assertThat(from("2026-12-24"))
                .as("a Thursday; Christmas is the day after, and then comes a weekend")
                .isEqualTo("2026-12-28");
        assertThat(from("2026-12-25")).isEqualTo("2026-12-28");
        assertThat(from("2026-11-26")).as("Thanksgiving").isEqualTo("2026-11-27");
        assertThat(from("2027-01-18")).as("Martin Luther King Jr. Day").isEqualTo("2027-01-19");
        assertThat(from("2027-02-15")).as("Washington's Birthday").isEqualTo("2027-02-16");
        assertThat(from("2027-05-31")).as("Memorial Day").isEqualTo("2027-06-01");
        assertThat(from("2029-06-19")).as("Juneteenth").isEqualTo("2029-06-20");
        assertThat(from("2027-09-06")).as("Labor Day").isEqualTo("2027-09-07");
        assertThat(from("2027-10-11")).as("Columbus Day").isEqualTo("2027-10-12");
        assertThat(from("2027-11-11")).as("Veterans Day").isEqualTo("2027-11-12");
    }

    @Test
    void a_holiday_of_the_weekend_is_kept_on_the_working_day_beside_it() {
        assertThat(from("2026-07-03")).as("July 4, 2026 is a Saturday").isEqualTo("2026-07-06");
        assertThat(from("2027-07-05")).as("July 4, 2027 is a Sunday").isEqualTo("2027-07-06");
        assertThat(from("2027-12-31")).as("January 1, 2028 is a Saturday").isEqualTo("2028-01-03");
        assertThat(from("2028-12-31"))
                .as("a Sunday, kept on Monday, which is New Year's Day")
                .isEqualTo("2029-01-02");
    }

    @Test
    void no_day_of_many_years_is_a_weekend_or_christmas_or_far_off() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2060; day = day.plusDays(1)) {
            LocalDate open = OfficeDays.from(day);
            assertThat(open.getDayOfWeek()).as(day.toString()).isNotIn(List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
            assertThat(open.getMonthValue() == 12 && open.getDayOfMonth() == 25
                            || open.getMonthValue() == 7 && open.getDayOfMonth() == 4)
                    .as(day.toString())
                    .isFalse();
            assertThat(ChronoUnit.DAYS.between(day, open)).as(day.toString()).isBetween(0L, 5L);
        }
    }
}
