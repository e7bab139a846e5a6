package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes answers that must not be told apart by their time leave after the same time: work that took less waits for the
 * end of the beat (60 ms), longer work for the end of the next. A few random milliseconds on top blur what the
 * scheduler of the machine adds. Nobody waits on a thread: the answer is made, and lies ready until its time
 * ({@link Answers}).
 */
@ApplicationScoped
public class Pace {
    /** The request's attribute for when its beat began: a {@link Long} of {@link System#nanoTime()}. */
    static final String BEGUN = "org.answerable.pace";

    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(60);
    private static final long BLUR = TimeUnit.MILLISECONDS.toNanos(8);

    @Inject
    HttpServletRequest request;

    /** Does the work; the answer to the present request, whatever comes of it, leaves at the end of the beat. */
    public <T> T evenly(Supplier<T> work) {
        request.setAttribute(BEGUN, System.nanoTime());
        return work.get();
    }

    /** How many nanoseconds are left, now that the answer is made, until one whose beat began then may leave. */
    static long left(long begun) {
        long taken = System.nanoTime() - begun;
        return (taken / BEAT + 1) * BEAT + ThreadLocalRandom.current().nextLong(BLUR) - taken;
    }
}
