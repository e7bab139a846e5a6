package org.answerable.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;

/**
 * The one source of time, in whole milliseconds. Wisconsin's time zone decides on which day something happened.
 *
 * <p>{@link #at} lets the demo data and tests act at another instant; it holds for the calling thread only.
 */
@ApplicationScoped
public class Time {
    /** The zone in which days are counted and shown. */
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private static final ThreadLocal<Instant> PRETENDED = new ThreadLocal<>();
    private final Clock clock;

    public Time() {
        this(Clock.systemUTC());
    }

    /** Over another clock than the machine's, as tests set one back and forth. */
    public Time(Clock clock) {
        this.clock = Clock.tick(clock, Duration.ofMillis(1)).withZone(ZONE);
    }

    /** The present, or the instant given to {@link #at}. */
    public Instant now() {
        Instant pretended = PRETENDED.get();
        return pretended != null ? pretended : clock.instant();
    }

    /** The present whatever {@link #at} says: for leases, timeouts and "recorded at". */
    public Instant real() {
        return clock.instant();
    }

    /**
     * Whether something was so short a time ago that it still holds. What lies ahead was not: the machine's clock was
     * set back meanwhile, and nobody knows how long ago it was.
     */
    public boolean within(Duration limit, Instant since) {
        Duration age = Duration.between(since, real());
        return !age.isNegative() && age.compareTo(limit) < 0;
    }

    /** The clock behind {@link #real()}, for what needs one. */
    public Clock clock() {
        return clock;
    }

    /** The day of {@link #now()} in Wisconsin. */
    public LocalDate today() {
        return day(now());
    }

    /** The day of an instant in Wisconsin. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** Runs the work as if it were {@code instant}, on this thread. */
    public <T> T at(Instant instant, Callable<T> work) throws Exception {
        Instant before = PRETENDED.get();
        PRETENDED.set(instant);
        try {
            return work.call();
        } finally {
            if (before == null) {
                PRETENDED.remove();
            } else {
                PRETENDED.set(before);
            }
        }
    }
}
