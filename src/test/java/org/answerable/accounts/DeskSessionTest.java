package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a session holds, also where the clock of the machine is set meanwhile. */
class DeskSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-01T06:30:00Z");

    private final DeskSession session = new DeskSession("hash", 7, Means.PASSWORD, true, NOW, NOW);

    @Test
    void it_ends_after_half_an_hour_without_a_request_and_after_half_a_day_in_any_case() {
        assertThat(session.validAt(NOW.plus(DeskSession.IDLE).minusMillis(1))).isTrue();
        assertThat(session.validAt(NOW.plus(DeskSession.IDLE))).isFalse();
        for (Instant now = NOW; now.isBefore(NOW.plus(DeskSession.WHOLE)); now = now.plus(Duration.ofMinutes(20))) {
            assertThat(session.validAt(now)).isTrue();
            session.seen(now);
        }
        assertThat(session.validAt(NOW.plus(DeskSession.WHOLE))).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_neither_ends_it_nor_lets_it_idle_for_longer() {
        Instant back = NOW.minus(Duration.ofHours(1));
        assertThat(session.validAt(back)).isTrue();
        session.seen(back);
        assertThat(session.validAt(back.plus(DeskSession.IDLE).minusMillis(1))).isTrue();
        assertThat(session.validAt(back.plus(DeskSession.IDLE))).isFalse();
    }

    @Test
    void a_proof_that_lies_ahead_is_none() {
        assertThat(session.provenAt(NOW.plus(DeskSession.PROVEN).minusMillis(1)))
                .isTrue();
        assertThat(session.provenAt(NOW.plus(DeskSession.PROVEN))).isFalse();
        assertThat(session.provenAt(NOW.minus(Duration.ofHours(1)))).isFalse();
        assertThat(session.provenAt(NOW.minusSeconds(30)))
                .as("of a node whose clock is half a minute ahead")
                .isTrue();
    }
}
