package org.answerable.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * A verification begun at the desk.
 *
 * @param toldAt when it last said how far it is, or what it found
 * @param result {@code null} while it runs, and where it was broken off
 */
public record VerificationRun(Instant startedAt, Instant toldAt, long done, long total, Verified result) {
    /** A run that has told nothing for so long is over: its server was stopped. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    boolean runs(Instant now) {
        return result == null && toldAt.plus(SILENCE).isAfter(now);
    }

    /** How far it is, 0 to 99. */
    public long percent() {
        return total == 0 ? 0 : Math.min(99, done * 100 / total);
    }
}
