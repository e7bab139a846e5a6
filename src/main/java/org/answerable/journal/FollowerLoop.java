package org.answerable.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.answerable.platform.Loop;
import org.answerable.platform.Transactions;

/** One follower on one node: reads on from its position and has it react. */
class FollowerLoop extends Loop {
    static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(200);
    /** How long a node that hangs may keep a shared follower, where the database can end its session (PostgreSQL). */
    private static final Duration HOLD = Duration.ofSeconds(60);
    /** A shared follower costs a commit each time; a local one does not. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private final Supplier<Follower> source;
    private final String kind;
    private final Transactions transactions;
    private final Entries entries;
    private final Head head;
    private volatile Follower follower;
    private volatile String name;
    private volatile long reached = -1;
    private volatile Entries.Link seen = Entries.Link.BEGINNING;

    /**
     * @param kind what the log calls it until it has told its name
     * @param source where the follower comes from; asked again where it fails
     */
    FollowerLoop(String kind, Supplier<Follower> source, Transactions transactions, Entries entries, Head head) {
        this.kind = kind;
        this.source = source;
        this.transactions = transactions;
        this.entries = entries;
        this.head = head;
    }

    @Override
    public String what() {
        return "the follower " + name();
    }

    String kind() {
        return kind;
    }

    /** Its name; its class's until it has told. */
    String name() {
        return name == null ? kind : name;
    }

    /** The position up to which it has reacted, as far as this node knows; -1 before it has begun. */
    long reached() {
        return reached;
    }

    /** For a follower that reacts for this node alone: the last head it has seen since this node started. */
    Entries.Link seen() {
        return seen;
    }

    /** Whether pages show what it keeps and that is not all up to a position yet; also before that is known. */
    boolean keepsBack(long position) {
        Follower begun = follower;
        return begun == null || begun.shown() && (reached < position || !begun.whole());
    }

    /** How many acts it is behind. */
    long lag() {
        return Math.max(0, head.position() - Math.max(0, reached));
    }

    @Override
    public void stop() {
        super.stop();
        head.stir();
    }

    @Override
    protected void turn() throws Exception {
        if (follower == null) {
            begin();
        }
        if (reached >= 0 && head.position() <= reached && (follower.local() || follower.whole())) {
            head.awaitBeyond(reached, POLL);
            return;
        }
        boolean local = follower.local();
        int followed = local ? stepLocal() : stepShared();
        if (followed < 0) {
            // Another node is at it.
            pause(POLL);
        } else if (followed < BATCH && !local) {
            pause(GATHER);
        }
    }

    private void begin() throws Exception {
        Follower found = source.get();
        name = found.name();
        if (!found.local()) {
            makeRow();
        }
        follower = found;
    }

    private void makeRow() throws Exception {
        if (transactions.run(connection -> entries.followed(connection, name)).isEmpty()) {
            try {
                transactions.run(connection -> {
                    entries.makeFollower(connection, name);
                    return null;
                });
            } catch (Exception e) {
                // Another node may have made it at the same time.
                if (transactions
                        .run(connection -> entries.followed(connection, name))
                        .isEmpty()) {
                    throw e;
                }
            }
        }
    }

    /** Effect and position in one transaction; -1 where another node is at it. */
    private int stepShared() throws Exception {
        long[] position = {reached};
        int count = transactions.run(connection -> {
            Optional<Long> from = entries.lockFollower(connection, name, HOLD);
            if (from.isEmpty()) {
                return -1;
            }
            position[0] = from.get();
            List<Entries.Placed> kept = head.after(from.get(), BATCH);
            List<Entries.Placed> placed = kept.isEmpty() ? entries.after(connection, from.get(), BATCH) : kept;
            if (!placed.isEmpty() || !follower.whole()) {
                follower.follow(acts(placed));
            }
            if (!placed.isEmpty()) {
                position[0] = placed.getLast().position();
                entries.follow(connection, name, placed.getLast());
            }
            return placed.size();
        });
        if (count >= 0) {
            reached = position[0];
        } else {
            reached = Math.max(
                    reached,
                    transactions
                            .run(connection -> entries.followed(connection, name))
                            .orElse(0L));
        }
        return count;
    }

    private int stepLocal() throws Exception {
        long from = follower.position();
        List<Entries.Placed> placed = read(from);
        if (!placed.isEmpty()) {
            follower.follow(acts(placed));
            seen = placed.getLast().link();
        }
        reached = placed.isEmpty() ? from : placed.getLast().position();
        return placed.size();
    }

    private List<Entries.Placed> read(long from) throws Exception {
        List<Entries.Placed> kept = head.after(from, BATCH);
        return kept.isEmpty() ? transactions.run(connection -> entries.after(connection, from, BATCH)) : kept;
    }

    /** A position whose entry was torn out has nothing to react to; verification finds it. */
    private static List<Act> acts(List<Entries.Placed> placed) {
        return placed.stream()
                .filter(p -> p.entry() != null)
                .map(Entries.Placed::act)
                .toList();
    }
}
