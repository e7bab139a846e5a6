package org.answerable.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** What this node does by itself, again and again, and how that goes: names, times and numbers, nothing of anybody. */
@ApplicationScoped
public class Jobs {
    /** Of what is not known. */
    public static final long UNKNOWN = -1;

    @Inject
    Time time;

    private final List<Job> jobs = new CopyOnWriteArrayList<>();

    private record Job(String name, Loop loop, Runs runs, LongSupplier waits) {}

    /**
     * How a job goes.
     *
     * @param name a constant of the code
     * @param ranAt when it last did its work, or looked and found none; {@code null}: not since this node was started
     * @param waits what waits for it; {@link #UNKNOWN} where nobody counts that
     * @param failures how often in a row it has failed
     */
    public record State(String name, Instant ranAt, long waits, int failures) {}

    /** Adds one that goes on all the time. */
    public void add(String name, Loop loop, LongSupplier waits) {
        jobs.add(new Job(name, loop, null, waits));
    }

    /** Adds one that somebody else calls, who tells of each run. */
    public Runs add(String name) {
        Runs runs = new Runs();
        jobs.add(new Job(name, null, runs, () -> UNKNOWN));
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
        return jobs.stream()
                .map(job -> job.loop() == null
                        ? new State(job.name(), job.runs().ranAt, UNKNOWN, job.runs().failures)
                        : new State(
                                job.name(),
                                job.loop().sinceTurn().map(this::before).orElse(null),
                                job.waits().getAsLong(),
                                job.loop().failures()))
                .toList();
    }

    private Instant before(Duration passed) {
        return time.real().minus(passed).truncatedTo(ChronoUnit.MILLIS);
    }
}
