package org.answerable.accounts;

import java.time.Duration;
import java.time.Instant;

/** How long after failures in a row the next try must wait: after three, 1 s doubling to 15 minutes. */
final class SignInDelay {
    /** Tries without a delay: people mistype. */
    static final int FREE = 3;

    static final Duration LONGEST = Duration.ofMinutes(15);

    private SignInDelay() {}

    /** The wait after so many failures in a row. */
    static Duration after(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE, 10);
        Duration delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    /** When the next try will be looked at; {@code null} where this one is. */
    static Instant wait(Instant notBefore, Instant now) {
        return now.isBefore(notBefore) ? notBefore : null;
    }
}
