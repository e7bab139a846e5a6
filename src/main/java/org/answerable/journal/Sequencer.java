package org.answerable.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.answerable.access.Identity;
import org.answerable.platform.Loop;
import org.answerable.platform.Transactions;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.crypto.Keys;

/**
 * Gives committed entries the next positions and chains their hashes. One at a time over all nodes: the row lock of the
 * lease is held in the transaction that writes the positions, so a node that dies lets go with its connection, and two
 * can never write at once, whatever their clocks say. Every node has one; the entries of all nodes are placed by
 * whichever comes first.
 */
public class Sequencer extends Loop {
    public static final String LEASE = "sequencer";
    static final int BATCH = 500;
    private static final String REKEYED = "chain.rekeyed";
    /** How long a node that hangs may keep the lease, where the database can end its session (PostgreSQL). */
    public static final Duration LEASE_TIME = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(200);
    /**
     * After a batch that was not full: lets more commits gather, so that a load costs forty transactions a second, not
     * thousands.
     */
    private static final Duration GATHER = Duration.ofMillis(25);

    private final Transactions transactions;
    private final Entries entries;
    private final Head head;
    private final String holder;
    private final LongSupplier clock;
    private final JournalKeys keys;
    private final ContentHash hashes;
    private final Semaphore bell = new Semaphore(0);
    private volatile long emptied;
    /** The last position that this node placed, by this thread alone. */
    private long own = -1;
    /** Whether somebody said that something was committed, by this thread alone. */
    private boolean called;

    /**
     * @param holder this node's name in the lease
     * @param clock epoch milliseconds
     */
    Sequencer(
            Transactions transactions,
            Entries entries,
            Head head,
            JournalKeys keys,
            Keys hashing,
            String holder,
            LongSupplier clock) {
        this.keys = keys;
        this.hashes = new ContentHash(hashing);
        this.transactions = transactions;
        this.entries = entries;
        this.head = head;
        this.holder = holder;
        this.clock = clock;
    }

    /** Something has been committed. Quick; may be lost, then the poll finds it. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** How often it has found no more than it could place at once. */
    long emptied() {
        return emptied;
    }

    @Override
    public void stop() {
        super.stop();
        wake();
    }

    @Override
    public String what() {
        return "the journal's sequencer";
    }

    @Override
    protected void turn() throws Exception {
        int placed = step();
        if (placed >= BATCH) {
            return;
        }
        emptied++; // By this thread alone.
        if (placed > 0) {
            pause(GATHER);
        }
        called = bell.tryAcquire(POLL.toNanos(), TimeUnit.NANOSECONDS);
        bell.drainPermits();
    }

    /** Places what waits, at most {@link #BATCH}; how many it were. */
    public int step() throws Exception {
        Result result = transactions.run(connection -> {
            if (!called && !entries.anyPending(connection)) {
                return new Result(entries.head(connection), List.of());
            }
            entries.lock(connection, LEASE, LEASE_TIME);
            List<Entry> waiting = new ArrayList<>(entries.pending(connection, BATCH));
            Entries.Link last = entries.head(connection);
            if (waiting.isEmpty()) {
                return new Result(last, List.of());
            }
            // Ids come in a block for each node, so within what waits the time of recording tells the order.
            waiting.sort(Comparator.comparingLong(Entry::recordedAt).thenComparingLong(Entry::id));
            if (last.position() > 0
                    && last.position() != own
                    && !keys.chainingKey().equals(entries.key(connection, last.position()))) {
                waiting.addFirst(rekeyed(connection));
            }
            List<Entries.Placed> placed = new ArrayList<>(waiting.size());
            long position = last.position();
            byte[] hash = last.hash();
            for (Entry entry : waiting) {
                hash = Chain.hash(keys, keys.chainingKey(), hash, ++position, entry);
                placed.add(new Entries.Placed(position, HexFormat.of().formatHex(hash), keys.chainingKey(), entry));
            }
            entries.place(connection, placed);
            own = position;
            entries.hold(connection, LEASE, holder, clock.getAsLong() + LEASE_TIME.toMillis());
            return new Result(new Entries.Link(position, hash), placed);
        });
        head.advance(result.link, result.placed);
        return result.placed.size();
    }

    /** The first entry under another key than the one before says that the key was changed, and which it is now. */
    private Entry rekeyed(Connection connection) throws SQLException {
        long now = clock.getAsLong();
        String key = keys.chainingKey();
        Entry entry = hashes.on(
                new Entry(
                        0,
                        now,
                        now,
                        Identity.SYSTEM.actor(),
                        REKEYED,
                        "journal:" + JournalEvidence.KEY + key,
                        Journal.salt(),
                        ""),
                key);
        return entries.insert(connection, List.of(entry)).getFirst();
    }

    private record Result(Entries.Link link, List<Entries.Placed> placed) {}
}
