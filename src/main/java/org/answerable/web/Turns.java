package org.answerable.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whose turn it is to be worked on: so many requests at once, the others wait in a short queue of their kind, and who
 * would wait too long is refused at once, so that what is served is served soon however much is asked for. Between the
 * kinds turns are shared by weight (stride scheduling, Waldspurger and Weihl 1995): each kind moves whenever there are
 * turns, the weightier more often. Within a kind an address that has many waiting makes room for one that has fewer. An
 * address is whatever {@code RateLimits} makes of it. Thread-safe; holds no thread.
 */
final class Turns {
    /**
     * What a request is for, the most needed first; {@code weight}: how many turns beside the others' when all of them
     * wait.
     */
    enum Kind {
        /** What the holder of a receipt reads and writes. */
        RECEIPT(24),
        /** Sending a message, by form or API. */
        SENDING(8),
        /** The staff's desk, by page or API. */
        DESK(6),
        /** Every other page and list. */
        PAGE(4),
        /** Searching. */
        SEARCH(2),
        /** Results as files. */
        DOWNLOAD(1);

        private final long stride;

        Kind(int weight) {
            stride = 24_000 / weight;
        }

        /** While whoever is first in the queue has waited this long, nobody more is let into it. */
        long standing() {
            return patience() / 2;
        }

        /**
         * Who has waited this long, in nanoseconds, is refused; who holds a receipt comes first and is refused last.
         */
        long patience() {
            return TimeUnit.MILLISECONDS.toNanos(this == RECEIPT ? 1_000 : 160);
        }
    }

    /** How many may wait in the queue of a kind, whatever happens. */
    static final int LONGEST = 64;

    /** One request's turn; given back once. */
    final class Turn {
        private final Kind kind;
        private final String address;
        private final long since = clock.getAsLong();
        private State state = State.WAITING;
        private Runnable given;
        private Runnable refused;

        private Turn(Kind kind, String address) {
            this.kind = kind;
            this.address = address;
        }

        /** Whether it is worked on now. */
        boolean isGiven() {
            synchronized (Turns.this) {
                return state == State.GIVEN;
            }
        }

        /**
         * Says what happens when its time comes, or does not come; one of them is called, once, at once where it is
         * known already.
         */
        void await(Runnable whenGiven, Runnable whenRefused) {
            Runnable now = null;
            synchronized (Turns.this) {
                given = whenGiven;
                refused = whenRefused;
                if (state != State.WAITING) {
                    now = state == State.GIVEN ? given : refused;
                }
            }
            if (now != null) {
                now.run();
            }
        }

        /** The work is done, or will not be: the next one's turn. */
        void leave() {
            Turns.this.leave(this);
        }
    }

    private enum State {
        WAITING,
        GIVEN,
        REFUSED,
        LEFT
    }

    private static final class Queue {
        final Kind kind;
        final Deque<Turn> turns = new ArrayDeque<>();
        long pass;
        long refused;

        Queue(Kind kind) {
            this.kind = kind;
        }
    }

    private final int atOnce;
    private final LongSupplier clock;
    private final Map<Kind, Queue> queues = new EnumMap<>(Kind.class);
    private int working;
    private long pass;

    /**
     * @param atOnce how many are worked on at the same time
     * @param clock nanoseconds, from anywhere
     */
    Turns(int atOnce, LongSupplier clock) {
        this.atOnce = atOnce;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            queues.put(kind, new Queue(kind));
        }
    }

    /**
     * How many turns there may be where the database allows so many connections. Work within a transaction may need one
     * more for a moment ({@link org.answerable.platform.RecentCopy}); while anybody can have that one, nobody waits for
     * a connection of somebody who waits.
     *
     * @param wanted how many turns were asked for
     * @param others how many connections what needs no turn, or another's, may hold at once
     */
    static int within(int wanted, int connections, int others) {
        return Math.max(1, Math.min(wanted, connections - others - 1));
    }

    /** Asks for a turn: given at once, or to be awaited; {@code null} where the wait would be too long. */
    Turn ask(Kind kind, String address) {
        Turn turn;
        Turn giving = null;
        synchronized (this) {
            Queue queue = queues.get(kind);
            turn = new Turn(kind, address);
            if (working < atOnce) { // Then nobody waits.
                working++;
                turn.state = State.GIVEN;
                return turn;
            }
            if (stands(queue)) {
                giving = displaceable(queue, address);
                queue.refused++;
                if (giving == null) {
                    return null;
                }
                queue.turns.remove(giving);
                giving.state = State.REFUSED;
            }
            if (queue.turns.isEmpty()) {
                queue.pass = Math.max(queue.pass, pass);
            }
            queue.turns.add(turn);
        }
        if (giving != null && giving.refused != null) {
            giving.refused.run();
        }
        return turn;
    }

    /** Whether one who asked now would be given a turn or could wait for it. */
    synchronized boolean takes(Kind kind, String address) {
        Queue queue = queues.get(kind);
        if (working < atOnce || !stands(queue) || displaceable(queue, address) != null) {
            return true;
        }
        queue.refused++;
        return false;
    }

    private boolean stands(Queue queue) {
        Turn first = queue.turns.peekFirst();
        return first != null
                && (queue.turns.size() >= LONGEST || clock.getAsLong() - first.since >= queue.kind.standing());
    }

    /** The latest of the address with most in the queue, where that has at least two more than who comes. */
    private static Turn displaceable(Queue queue, String address) {
        Map<String, Integer> waiting = new HashMap<>();
        queue.turns.forEach(turn -> waiting.merge(turn.address, 1, Integer::sum));
        Map.Entry<String, Integer> most =
                waiting.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        if (most.getValue() < waiting.getOrDefault(address, 0) + 2) {
            return null;
        }
        Turn latest = null;
        for (Turn turn : queue.turns) {
            latest = turn.address.equals(most.getKey()) ? turn : latest;
        }
        return latest;
    }

    private void leave(Turn turn) {
        Turn next = null;
        List<Turn> late;
        synchronized (this) {
            if (turn.state == State.LEFT) {
                return;
            }
            boolean worked = turn.state == State.GIVEN;
            if (turn.state == State.WAITING) {
                queues.get(turn.kind).turns.remove(turn);
            }
            turn.state = State.LEFT;
            late = late();
            if (worked) {
                next = next();
                if (next == null) {
                    working--;
                } else {
                    next.state = State.GIVEN;
                }
            }
        }
        if (next != null && next.given != null) {
            next.given.run();
        }
        refuse(late);
    }

    private Turn next() {
        Queue chosen = null;
        for (Queue queue : queues.values()) {
            if (!queue.turns.isEmpty() && (chosen == null || queue.pass < chosen.pass)) {
                chosen = queue;
            }
        }
        if (chosen == null) {
            return null;
        }
        pass = chosen.pass;
        chosen.pass += chosen.kind.stride;
        return chosen.turns.pollFirst();
    }

    /** Takes those out of the queues who have waited too long. */
    private List<Turn> late() {
        List<Turn> late = new ArrayList<>();
        long now = clock.getAsLong();
        for (Queue queue : queues.values()) {
            for (Turn first = queue.turns.peekFirst();
                    first != null && now - first.since >= queue.kind.patience();
                    first = queue.turns.peekFirst()) {
                queue.turns.pollFirst();
                first.state = State.REFUSED;
                queue.refused++;
                late.add(first);
            }
        }
        return late;
    }

    private static void refuse(List<Turn> late) {
        for (Turn turn : late) {
            if (turn.refused != null) { // Else it is told when it begins to wait.
                turn.refused.run();
            }
        }
    }

    /** Refuses those who have waited too long; also called whenever a turn ends. */
    void sweep() {
        List<Turn> late;
        synchronized (this) {
            late = late();
        }
        refuse(late);
    }

    synchronized int working() {
        return working;
    }

    synchronized int waiting(Kind kind) {
        return queues.get(kind).turns.size();
    }

    /** How many of that kind were refused since the start. */
    synchronized long refused(Kind kind) {
        return queues.get(kind).refused;
    }
}
