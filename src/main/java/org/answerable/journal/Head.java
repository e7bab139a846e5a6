package org.answerable.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last position this node knows of: moved by its sequencer (which also sees what other nodes placed), awaited by
 * its followers. Keeps what the sequencer placed last, which most followers want next: so that they need not all read
 * it from the database.
 */
public class Head {
    /** How many of the last entries are kept, at most; a batch of the sequencer is no more. */
    static final int KEPT = 2 * Sequencer.BATCH;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Entries.Link link = Entries.Link.BEGINNING;
    /** Without a gap, in order. */
    private List<Entries.Placed> latest = List.of();

    long position() {
        lock.lock();
        try {
            return link.position();
        } finally {
            lock.unlock();
        }
    }

    /** The same with its hash. */
    Entries.Link link() {
        lock.lock();
        try {
            return link;
        } finally {
            lock.unlock();
        }
    }

    /** @param placed what was committed just now and ends there; empty where another node placed it */
    void advance(Entries.Link to, List<Entries.Placed> placed) {
        lock.lock();
        try {
            if (!placed.isEmpty()) {
                keep(placed);
            }
            if (to.position() > link.position()) {
                link = to;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes an earlier end of the chain for the present one: somebody went on from there. */
    void returnTo(Entries.Link end) {
        lock.lock();
        try {
            if (end.position() < link.position()) {
                link = end;
                latest = List.of();
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep(List<Entries.Placed> placed) {
        boolean goesOn = !latest.isEmpty()
                && latest.getLast().position() + 1 == placed.getFirst().position();
        List<Entries.Placed> all = new ArrayList<>(goesOn ? latest : List.of());
        all.addAll(placed);
        latest = List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /**
     * What stands after a position, in order and without a gap, as far as it is kept; empty where the database must be
     * asked.
     */
    List<Entries.Placed> after(long reached, int most) {
        List<Entries.Placed> kept;
        lock.lock();
        try {
            kept = latest;
        } finally {
            lock.unlock();
        }
        if (kept.isEmpty()
                || reached + 1 < kept.getFirst().position()
                || reached >= kept.getLast().position()) {
            return List.of();
        }
        int from = (int) (reached + 1 - kept.getFirst().position());
        return kept.subList(from, Math.min(kept.size(), from + most));
    }

    /** Wakes whoever waits, to look again. */
    void stir() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the head is beyond a position, somebody stirs, or the time is over. */
    void awaitBeyond(long reached, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            if (link.position() <= reached) {
                moved.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
