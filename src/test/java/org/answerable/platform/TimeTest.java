package org.answerable.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day something is in Wisconsin, and acting at another instant. */
class TimeTest {
    private static final Instant THEN = Instant.parse("2026-03-31T15:00:00Z");

    private final Time time = new Time();

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T05:59:59.999Z,2026-01-14,the last moment of a winter day (CST)",
        "2026-01-15T06:00:00Z,2026-01-15,midnight in winter",
        "2026-07-15T04:59:59.999Z,2026-07-14,the last moment of a summer day (CDT)",
        "2026-07-15T05:00:00Z,2026-07-15,midnight in summer",
        "2026-03-08T06:00:00Z,2026-03-08,the day of 23 hours begins in winter time",
        "2026-03-09T04:59:59.999Z,2026-03-08,and ends in summer time",
        "2026-03-09T05:00:00Z,2026-03-09,23 hours later",
        "2026-11-01T05:00:00Z,2026-11-01,the day of 25 hours begins in summer time",
        "2026-11-01T06:30:00Z,2026-11-01,half past one for the first time",
        "2026-11-01T07:30:00Z,2026-11-01,half past one for the second time",
        "2026-11-02T05:59:59.999Z,2026-11-01,and ends in winter time",
        "2026-11-02T06:00:00Z,2026-11-02,25 hours later",
        "2027-01-01T05:59:59.999Z,2026-12-31,the last moment of a year",
        "2027-01-01T06:00:00Z,2027-01-01,the first",
        "2028-02-29T06:00:00Z,2028-02-29,a leap day",
        "1900-01-01T06:00:00Z,1900-01-01,railway time"
    })
    void the_day_is_wisconsins(Instant instant, LocalDate day, String what) {
        assertThat(Time.day(instant)).as(what).isEqualTo(day);
    }

    @Test
    void it_counts_whole_milliseconds() {
        assertThat(time.now().getNano() % 1_000_000).isZero();
        assertThat(time.real().getNano() % 1_000_000).isZero();
    }

    @Test
    void work_at_another_instant_sees_that_one_and_what_is_real_stays() throws Exception {
        Instant real = time.at(THEN, () -> {
            assertThat(time.now()).isEqualTo(THEN);
            assertThat(time.today()).isEqualTo("2026-03-31");
            return time.real();
        });
        assertThat(real).isAfter(THEN);
        assertThat(time.now()).isAfterOrEqualTo(real);
    }

    @Test
    void one_instant_within_another_gives_way_to_it_again() throws Exception {
        Instant inner = THEN.plusSeconds(1);
        time.at(THEN, () -> {
            time.at(inner, () -> assertThat(time.now()).isEqualTo(inner));
            return assertThat(time.now()).isEqualTo(THEN);
        });
    }

    @Test
    void work_that_fails_leaves_the_present_behind() {
        assertThatThrownBy(() -> time.at(THEN, () -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(time.now()).isAfter(THEN);
    }

    @Test
    void it_holds_for_the_thread_that_asked_for_it() throws Exception {
        Instant elsewhere =
                time.at(THEN, () -> CompletableFuture.supplyAsync(time::now).join());
        assertThat(elsewhere).isAfter(THEN);
    }

    /** What is kept for ten seconds is not kept for an hour because the clock was set back by one. */
    @Test
    void what_lies_ahead_was_not_a_moment_ago() {
        Time fixed = new Time(Clock.fixed(THEN, ZoneOffset.UTC));
        Duration limit = Duration.ofSeconds(10);
        assertThat(fixed.within(limit, THEN)).isTrue();
        assertThat(fixed.within(limit, THEN.minusSeconds(9))).isTrue();
        assertThat(fixed.within(limit, THEN.minusSeconds(10))).isFalse();
        assertThat(fixed.within(limit, THEN.plusSeconds(3600))).isFalse();
    }
}
