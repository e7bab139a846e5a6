package org.answerable.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Makes answers that must not be told apart by their time leave after the same time: work that took less waits for the end of the beat
 * (60 ms), longer work for the end of the next. A few random milliseconds on top blur what the scheduler of the machine adds.
 */
@ApplicationScoped
public class Pace {
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long BLUR = TimeUnit.MILLISECONDS.toNanos(8);

    /** Does the work and returns, or throws, at the end of the beat. */
    public <T> T evenly(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            long taken = System.nanoTime() - start;
            long end = start + (taken / BEAT + 1) * BEAT + ThreadLocalRandom.current().nextLong(BLUR);
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
