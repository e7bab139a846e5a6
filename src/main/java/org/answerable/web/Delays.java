package org.answerable.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads that start short work later: they are not of the pool that requests are answered by, so that it comes
 * when that one is full.
 */
@ApplicationScoped
class Delays {
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    /** Beside a crowd one alone gets too small a share of the processors to send on whoever waits. */
    private static final int THREADS = 4;

    private ScheduledThreadPoolExecutor clock;

    @PostConstruct
    void start() {
        clock = new ScheduledThreadPoolExecutor(THREADS, threads);
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Does it once, so many nanoseconds from now. */
    void after(long nanos, Runnable work) {
        clock.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }

    /**
     * How a request goes on that waits, once; to be made on the thread that has it, to be run on any. It is dispatched
     * from here, by its own address: the container hands on the address, the query and the parameters that the
     * dispatching thread knows last, and on the threads that read bodies those may be another request's.
     */
    Runnable onward(HttpServletRequest request, AsyncContext waiting) {
        String query = request.getQueryString();
        String address =
                request.getRequestURI().substring(request.getContextPath().length())
                        + (query == null ? "" : "?" + query);
        return () -> after(0, () -> {
            try {
                waiting.dispatch(address);
            } catch (IllegalStateException e) { // It is gone, and its turn another's.
                Admission.leave(request);
            }
        });
    }

    /** Does it again and again, so many milliseconds after the last time. */
    void every(long millis, Runnable work) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // The next time comes all the same; what it concerns has the container's own limits behind it.
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
