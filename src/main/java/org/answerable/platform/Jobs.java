package org.answerable.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is done without being asked, again and again, and how that goes: names, times and numbers, nothing of anybody.
 */
@ApplicationScoped
public class Jobs {
    /** Of what is not known. */
    public static final long UNKNOWN = -1;

    @Inject
    Time time;

    private final List<Supplier<State>> jobs = new CopyOnWriteArrayList<>();

    /**
     * How a job goes.
     *
     * @param name a constant of the code
     * @param ranAt when it last did its work, or looked and found none; {@code null}: not since this node was started,
     *     or, of what hangs on the clock, never
     * @param nextAt when it is due again; {@code null} where it goes on all the time
     * @param waits what waits for it; {@link #UNKNOWN} where nobody counts that
     * @param failures how often in a row it has failed
     */
    public record State(String name, Instant ranAt, Instant nextAt, long waits, int failures) {}

    /**
     * How a job that hangs on the clock goes, over all nodes.
     *
     * @param ranAt when it last ended, well or not
     * @param nextAt when it is due
     */
    public record Planned(Instant ranAt, Instant nextAt, int failures) {
        /** Of what nobody knows. */
        public static final Planned UNKNOWN = new Planned(null, null, 0);
    }

    /** Adds one that goes on all the time on this node. */
    public void add(String name, Loop loop, LongSupplier waits) {
        jobs.add(() -> new State(
                name, loop.sinceTurn().map(this::before).orElse(null), null, waits.getAsLong(), loop.failures()));
    }

    /** Adds one that hangs on the clock. */
    public void add(String name, Supplier<Planned> planned) {
        jobs.add(() -> {
            Planned now = planned.get();
            return new State(name, now.ranAt(), now.nextAt(), UNKNOWN, now.failures());
        });
    }

    /** Adds one that somebody else calls on this node, who tells of each run. */
    public Runs add(String name) {
        Runs runs = new Runs();
        jobs.add(() -> new State(name, runs.ranAt, null, UNKNOWN, runs.failures));
        return runs;
    }

    /** The runs of a job. */
    public final class Runs {
        private volatile Instant ranAt;
        private volatile int failures;

        private Runs() {}

        /** It has done its work. */
        public void done() {
            ranAt = time.real();
            failures = 0;
        }

        /** It has failed. */
        public synchronized void failed() {
            failures++;
        }
    }

    /** All of them, as they were added. */
    public List<State> all() {
        return jobs.stream().map(Supplier::get).toList();
    }

    private Instant before(Duration passed) {
        return time.real().minus(passed).truncatedTo(ChronoUnit.MILLIS);
    }
}
