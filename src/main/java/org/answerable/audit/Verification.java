package org.answerable.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.answerable.audit.Verified.Problem;
import org.answerable.journal.Acts;
import org.answerable.journal.Chain;
import org.answerable.journal.ContentHash;
import org.answerable.journal.Contents;
import org.answerable.journal.Entries;
import org.answerable.journal.Exhibit;
import org.answerable.journal.Tally;
import org.answerable.platform.Transactions;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.crypto.Keys;

/**
 * Reads the whole journal and checks that positions have no gap, that each names its entry, that each hash follows from
 * the one before and from the row under a key outside the database, that every head that anybody has seen is in the
 * chain (else its end was torn off, or it was written anew), that what acts concerned is stored as it was written, and
 * that no entry has waited for its position for longer than a minute. Runs in pages, each in a transaction of its own;
 * memory does not grow with the journal.
 */
public class Verification {
    /** How long an entry may be without a position. */
    static final Duration WAIT = Duration.ofMinutes(1);

    private static final int PAGE = 2000;

    private final Transactions transactions;
    private final Entries entries;
    private final JournalKeys keys;
    private final ContentHash hashes;
    private final List<Exhibit> exhibits;
    private final Map<String, Acts.Way> acts = Acts.all();

    public Verification(
            Transactions transactions, Entries entries, JournalKeys keys, Keys hashing, List<Exhibit> exhibits) {
        this.transactions = transactions;
        this.entries = entries;
        this.keys = keys;
        this.hashes = new ContentHash(hashing);
        this.exhibits = exhibits;
    }

    /** Is told how far a verification is. */
    public interface Progress {
        void at(long done, long total) throws Exception;
    }

    /** How far the chain holds. */
    private static final class Walk {
        Entries.Link end = Entries.Link.BEGINNING;
        boolean keyed;
        Long broken;
        Long forged;
        Entries.Seen unfit;
    }

    /**
     * Verifies.
     *
     * @param seen heads seen outside the database
     * @param resumed how often an administrator went on after a gap
     */
    public Verified verify(Instant now, List<Entries.Seen> seen, int resumed, Progress progress) throws Exception {
        long total = 2 * transactions.run(entries::count);
        List<Entries.Seen> heads = new ArrayList<>(seen);
        transactions.run(connection -> {
            heads.addAll(entries.followed(connection));
            return heads.addAll(entries.published(connection));
        });
        Map<Long, List<Entries.Seen>> byPosition =
                heads.stream().collect(Collectors.groupingBy(Entries.Seen::position));
        Walk walk = new Walk();
        while (transactions.run(connection -> walk(connection, walk, byPosition))) {
            progress.at(walk.end.position(), total);
        }
        if (walk.broken != null) {
            long count = transactions.run(entries::count);
            return new Verified(false, count, walk.broken, Problem.CHAIN, null, null, null, resumed);
        }
        Tally tally = new Tally();
        long compared = walk.end.position();
        for (Exhibit exhibit : exhibits) {
            Contents contents = new Contents(entries, hashes, exhibit);
            Contents.Mark[] mark = {Contents.Mark.BEGINNING};
            while (mark[0] != null) {
                mark[0] = transactions.run(connection -> contents.page(connection, mark[0], tally));
                progress.at(Math.min(total, compared + tally.held + tally.superseded), total);
            }
            transactions.run(connection -> {
                contents.strays(connection, tally);
                return null;
            });
        }
        boolean waits = transactions.run(
                connection -> entries.unplacedBefore(connection, now.minus(WAIT).toEpochMilli()));
        progress.at(total, total);
        return result(walk, heads, tally, waits, resumed);
    }

    private static Verified result(Walk walk, List<Entries.Seen> heads, Tally tally, boolean waits, int resumed) {
        long end = walk.end.position();
        Entries.Seen beyond =
                heads.stream().filter(s -> s.position() > end).findFirst().orElse(walk.unfit);
        Long first = null;
        Problem problem = null;
        if (walk.forged != null) {
            first = walk.forged;
            problem = Problem.FORGED;
        }
        if (beyond != null) {
            long position = Math.min(end + 1, beyond.position());
            first = first == null ? position : Math.min(first, position);
            problem = problem == null ? Problem.HEAD : problem;
        }
        if (tally.bad()) {
            if (tally.firstBad != Long.MAX_VALUE) {
                first = first == null ? tally.firstBad : Math.min(first, tally.firstBad);
            }
            problem = problem != null
                    ? problem
                    : tally.altered + tally.missing > 0 ? Problem.CONTENTS : Problem.UNJOURNALED;
        }
        if (problem == null && waits) {
            problem = Problem.WAITING;
        }
        return new Verified(
                problem == null,
                end,
                first,
                problem,
                beyond == null ? null : beyond.by(),
                new Verified.Contents(
                        tally.held,
                        tally.sealed,
                        tally.erased,
                        tally.superseded,
                        tally.altered,
                        tally.missing,
                        tally.unjournaled),
                new Verified.HeadItem(end, walk.end.hex()),
                resumed);
    }

    /** Checks a page of the chain; whether there is more. */
    private boolean walk(Connection connection, Walk walk, Map<Long, List<Entries.Seen>> heads) throws SQLException {
        List<Entries.Placed> page = entries.after(connection, walk.end.position(), PAGE);
        for (Entries.Placed placed : page) {
            long position = walk.end.position() + 1;
            if (!follows(walk, position, placed)) {
                walk.broken = position;
                return false;
            }
            walk.keyed = placed.key() != null;
            walk.end = placed.link();
            if (walk.forged == null && acts.get(placed.entry().act()) == Acts.Way.EMPTY && !hashes.holds(placed, "")) {
                walk.forged = position;
            }
            if (walk.unfit == null) {
                walk.unfit = heads.getOrDefault(position, List.of()).stream()
                        .filter(s -> !s.fits(placed))
                        .findFirst()
                        .orElse(null);
            }
        }
        return !page.isEmpty();
    }

    private boolean follows(Walk walk, long position, Entries.Placed placed) {
        boolean known = placed.key() == null ? !walk.keyed : keys.chains(placed.key());
        return known
                && placed.position() == position
                && placed.entry() != null
                && HexFormat.of()
                        .formatHex(Chain.hash(keys, placed.key(), walk.end.hash(), position, placed.entry()))
                        .equals(placed.hash());
    }
}
