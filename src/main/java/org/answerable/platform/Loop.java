package org.answerable.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work repeated on one thread until it is stopped. What fails is tried again, later and later (up to 30 s); the log
 * says which kind of failure, never with what.
 */
public abstract class Loop implements Runnable {
    private static final Logger LOG = Logger.getLogger(Loop.class.getName());
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 30_000;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile int failures;
    /** Of {@link System#nanoTime()}; 0 before the first. */
    private volatile long turnedAt;

    /** What the log calls it. */
    public abstract String what();

    /** Does one piece of work, then waits for the next. */
    protected abstract void turn() throws Exception;

    @Override
    public final void run() {
        begun = true; // Before it looks whether it is stopped, so that whoever stops it sees the one or it the other.
        try {
            while (!stopped()) {
                try {
                    turn();
                    turnedAt = System.nanoTime() | 1;
                    if (failures > 0) {
                        LOG.info(what() + " works again after " + failures + " failures");
                        failures = 0;
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (Exception e) {
                    if (stopped()) {
                        return;
                    }
                    failures = failures + 1; // By this thread alone.
                    if (Integer.bitCount(failures) == 1) {
                        LOG.log(Level.WARNING, what() + " failed (" + failures + "): " + kinds(e));
                    }
                    pause(Duration.ofMillis(Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, 12))));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** The classes of a failure and of its causes, and where it came from: a message may quote what a person wrote. */
    public static String kinds(Throwable thrown) {
        StringBuilder kinds = new StringBuilder();
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 8; t = t.getCause(), depth++) {
            kinds.append(kinds.isEmpty() ? "" : " <- ").append(t.getClass().getName());
            if (t instanceof SQLException sql) {
                kinds.append(" [").append(sql.getSQLState()).append(']');
            }
            for (StackTraceElement place : t.getStackTrace()) {
                if (place.getClassName().startsWith("org.answerable.")) {
                    kinds.append(" at ").append(place);
                    break;
                }
            }
        }
        return kinds.toString();
    }

    /** How often in a row it has failed. */
    public final int failures() {
        return failures;
    }

    /** How long ago it last did a piece of work, or found none; empty before that. */
    public final Optional<Duration> sinceTurn() {
        long at = turnedAt;
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(0, System.nanoTime() - at)));
    }

    public final boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Whether it has ended, asked to or not. */
    public final boolean ended() {
        return ended.getCount() == 0;
    }

    /** Waits, unless it is stopped. */
    protected final void pause(Duration time) throws InterruptedException {
        stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks it to end; a piece of work that has begun is finished. */
    public void stop() {
        stop.countDown();
    }

    /**
     * Waits for its end after it was asked to {@link #stop()}; whether it came in time. Where its thread has not come
     * to run it there is nothing to wait for: the server begins the threads of an application that does not start
     * never.
     */
    public final boolean awaitEnd(Duration atMost) throws InterruptedException {
        return !begun || ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Asks a loop to end and waits for it, at most so long; nothing where there is none. */
    public static void end(Loop loop, Duration atMost) {
        if (loop != null) {
            loop.stop();
            try {
                loop.awaitEnd(atMost);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
