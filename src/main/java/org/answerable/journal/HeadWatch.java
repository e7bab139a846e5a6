package org.answerable.journal;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.platform.Loop;
import org.answerable.platform.Transactions;

/**
 * Keeps the heads that this node and its own followers have seen, and looks whether they are still in the chain. One
 * that is not is not overwritten: somebody tore off the end of the chain or wrote it anew, or an older backup was put
 * in place; until an administrator says so ({@code audit.Resuming}), the log, health and every verification tell it.
 * The server goes on serving: who writes here must not be turned away because somebody tampered.
 */
public class HeadWatch extends Loop {
    static final String NODE = "node";
    private static final Logger LOG = Logger.getLogger(HeadWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Without new acts it looks less often. */
    private static final int LAZY = 10;

    private final Transactions transactions;
    private final Entries entries;
    private final Head head;
    private final SeenHeads files;
    private final Resumptions resumptions;
    private final PublishedHeads published;
    private final Supplier<Map<String, Entries.Link>> followers;
    private final LongSupplier clock;
    private volatile List<Entries.Seen> lost = List.of();
    private int idle = LAZY;
    private long last = -1;

    /**
     * @param followers the heads that this node's own followers have seen since it started, by name
     * @param clock epoch milliseconds
     */
    public HeadWatch(
            Transactions transactions,
            Entries entries,
            Head head,
            SeenHeads files,
            Resumptions resumptions,
            PublishedHeads published,
            Supplier<Map<String, Entries.Link>> followers,
            LongSupplier clock) {
        this.transactions = transactions;
        this.entries = entries;
        this.head = head;
        this.files = files;
        this.resumptions = resumptions;
        this.published = published;
        this.followers = followers;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "the watch over the journal's heads";
    }

    /** The heads that were seen and are not in the chain. */
    public List<Entries.Seen> lost() {
        return lost;
    }

    @Override
    protected void turn() throws Exception {
        if (head.position() != last || ++idle > LAZY) {
            idle = 0;
            last = head.position();
            look();
        }
        pause(EVERY);
    }

    /** Looks now. */
    public synchronized void look() throws Exception {
        List<Entries.Seen> missing = new ArrayList<>();
        transactions.run(connection -> {
            look(connection, missing);
            published.publish(connection, clock.getAsLong());
            return null;
        });
        if (!missing.isEmpty() && lost.isEmpty()) {
            LOG.log(
                    Level.SEVERE,
                    "THE JOURNAL IS NOT THE ONE THAT WAS SEEN: position {0}, seen by {1}, is missing or another. "
                            + "Its end was torn off, it was written anew, or an older"
                            + " backup was put in place. An administrator can go on with a reason at /desk/journal",
                    new Object[] {
                        missing.getFirst().position(), missing.getFirst().by()
                    });
        }
        lost = List.copyOf(missing);
    }

    private void look(Connection connection, List<Entries.Seen> missing) throws Exception {
        Map<String, Entries.Link> present = new TreeMap<>(followers.get());
        present.put(NODE, head.link());
        for (SeenHeads.Kept kept : files.all()) {
            Entries.Link now = present.remove(kept.name());
            if (kept.whole() && holds(connection, kept.link())) {
                if (now != null && now.position() > kept.link().position()) {
                    keep(connection, kept.name(), now, missing);
                }
            } else if (kept.whole() && resumptions.after(connection, kept.at())) {
                Entries.Link end = entries.head(connection);
                head.returnTo(end);
                files.write(kept.name(), end, clock.getAsLong());
            } else {
                missing.add(kept.whole() ? kept.seen() : new Entries.Seen(kept.name(), 1, ""));
            }
        }
        for (Map.Entry<String, Entries.Link> one : present.entrySet()) {
            if (one.getValue().position() > 0) {
                keep(connection, one.getKey(), one.getValue(), missing);
            }
        }
    }

    /** Keeps what was seen, also where it has just been torn off. */
    private void keep(Connection connection, String name, Entries.Link now, List<Entries.Seen> missing)
            throws Exception {
        files.write(name, now, clock.getAsLong());
        if (!holds(connection, now)) {
            missing.add(new Entries.Seen(name, now.position(), now.hex()));
        }
    }

    private boolean holds(Connection connection, Entries.Link link) throws Exception {
        return entries.at(connection, link.position()).filter(link::same).isPresent();
    }

    /** What a verification compares: every head that is kept and for which nobody has gone on since. */
    public List<Entries.Seen> seen() throws Exception {
        look();
        List<Entries.Seen> seen = new ArrayList<>(lost);
        files.all().stream()
                .filter(SeenHeads.Kept::whole)
                .map(SeenHeads.Kept::seen)
                .filter(s -> !seen.contains(s))
                .forEach(seen::add);
        return seen;
    }
}
