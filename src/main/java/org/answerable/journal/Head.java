package org.answerable.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last position this node knows of: moved by its sequencer (which also sees what other nodes placed), awaited by its followers. */
class Head {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long position;

    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    void advance(long to) {
        lock.lock();
        try {
            if (to > position) {
                position = to;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
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
            if (position <= reached) {
                moved.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
