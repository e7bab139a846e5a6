package org.answerable.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInFailureTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    @Test
    void the_first_failures_cost_no_wait_and_then_each_doubles_it_to_a_quarter_of_an_hour() {
        assertThat(SignInFailure.delay(1)).isZero();
        assertThat(SignInFailure.delay(2)).isZero();
        assertThat(SignInFailure.delay(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SignInFailure.delay(4)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SignInFailure.delay(12)).isEqualTo(Duration.ofSeconds(512));
        assertThat(SignInFailure.delay(13)).isEqualTo(Duration.ofMinutes(15));
        assertThat(SignInFailure.delay(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_third_failure_closes_the_door_for_a_second() {
        SignInFailure row = new SignInFailure("hash", NOW);
        assertThat(row.allowsAt(NOW)).isTrue();
        row.count(NOW);
        assertThat(row.allowsAt(NOW)).isTrue();
        row.count(NOW);
        assertThat(row.allowsAt(NOW.plusMillis(999))).isFalse();
        assertThat(row.allowsAt(NOW.plusSeconds(1))).isTrue();
    }
}
