package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;
import org.answerable.access.Role;
import org.answerable.platform.Time;
import org.junit.jupiter.api.Test;

/** Standing in and being away are counted by days of Wisconsin, whatever the time zone of the machine. */
class DeputyshipTest {
    private static final LocalDate LAST = LocalDate.of(2026, 3, 8); // The clocks go forward on this day.

    private static Account account(Role... roles) {
        return new Account("ana@agency.test", "Ana", "en", Set.of(roles), Set.of(), Instant.EPOCH);
    }

    private static Deputyship deputyship() {
        return new Deputyship(account(Role.TRANSLATOR), Role.LIAISON, "ice", LAST, 1, Instant.EPOCH);
    }

    private static LocalDate dayAt(String time) {
        return Time.day(ZonedDateTime.parse(time).toInstant());
    }

    @Test
    void it_counts_until_the_last_second_of_its_day_in_wisconsin() {
        assertThat(deputyship().countsOn(dayAt("2026-03-09T04:59:59Z"))).isTrue();
        assertThat(deputyship().countsOn(dayAt("2026-03-09T05:00:00Z"))).isFalse();
    }

    @Test
    void in_winter_the_day_ends_an_hour_later_by_universal_time() {
        Deputyship winter =
                new Deputyship(account(), Role.MODERATOR, null, LocalDate.of(2026, 1, 31), 1, Instant.EPOCH);
        assertThat(winter.countsOn(dayAt("2026-02-01T05:59:59Z"))).isTrue();
        assertThat(winter.countsOn(dayAt("2026-02-01T06:00:00Z"))).isFalse();
    }

    @Test
    void what_was_ended_counts_no_more_and_ends_once() {
        Deputyship ended = deputyship();
        ended.end(Instant.EPOCH);
        ended.end(Instant.EPOCH.plusSeconds(1));
        assertThat(ended.countsOn(LAST.minusDays(1))).isFalse();
    }

    @Test
    void what_was_granted_names_its_day() {
        Deputyship granted = deputyship();
        assertThat(granted.granted()).isEqualTo(granted.code() + " liaison ice 2026-03-08 1");
    }

    @Test
    void who_is_away_is_away_on_the_first_and_on_the_last_day() {
        Leave leave = new Leave(1, LAST.minusDays(2), LAST, null, Instant.EPOCH);
        assertThat(leave.covers(LAST.minusDays(3))).isFalse();
        assertThat(leave.covers(LAST.minusDays(2))).isTrue();
        assertThat(leave.covers(LAST)).isTrue();
        assertThat(leave.covers(LAST.plusDays(1))).isFalse();
        leave.end(Instant.EPOCH);
        assertThat(leave.covers(LAST)).isFalse();
    }
}
