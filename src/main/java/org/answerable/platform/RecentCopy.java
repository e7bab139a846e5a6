package org.answerable.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * What everybody reads of the database, as a copy in memory that is at most ten seconds older. Whoever changes it says
 * so, and this node reads it anew once that has committed. One reader reads it anew a little before it is too old,
 * while the others go on with what is known: who reads it has a connection for that beside the one of the transaction
 * within which it is asked for, and if all did at once, each could wait for another's. Thread-safe.
 */
public final class RecentCopy<T> {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration RIPE = Duration.ofSeconds(7);

    /** {@code at} is {@code null} where nothing is known. */
    private record Taken<T>(Instant at, T value) {}

    private final UnaryOperator<T> read;
    private final AtomicReference<Taken<T>> taken = new AtomicReference<>(new Taken<>(null, null));
    private final AtomicBoolean reading = new AtomicBoolean();
    // One object for all, so that AfterCommit knows it again.
    private final Runnable forget = this::forget;

    /** @param read reads what is there now; it is given what was known, or {@code null} */
    public RecentCopy(UnaryOperator<T> read) {
        this.read = read;
    }

    /** The copy, or what is there now where that is too old. */
    public T present(Time time) {
        Taken<T> known = taken.get();
        if (known.at() == null || !time.within(FRESH, known.at())) {
            return anew(known, time);
        }
        if (time.within(RIPE, known.at()) || !reading.compareAndSet(false, true)) {
            return known.value();
        }
        try {
            return anew(known, time);
        } finally {
            reading.set(false);
        }
    }

    private T anew(Taken<T> known, Time time) {
        Taken<T> fresh = new Taken<>(time.real(), read.apply(known.value()));
        // What was read while somebody changed it may be from before: it is kept for nobody else.
        taken.compareAndSet(known, fresh);
        return fresh.value();
    }

    /** Forgets the copy once the present transaction has committed: the next reader sees the database. */
    public void changed(AfterCommit afterCommit) {
        afterCommit.run(forget);
    }

    /** Forgets the copy, and what is being read at this moment. */
    void forget() {
        taken.set(new Taken<>(null, null));
    }
}
