package org.answerable.audit;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.AuditQuery;
import org.answerable.journal.Entries;
import org.answerable.journal.Entry;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.web.Cursor;
import org.answerable.web.Items;

/** What an auditor does with the journal: reads it and has it verified. Neither is an act of the journal. */
@UseCase
public class Auditing {
    private static final String LIST = "audit";
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** So many positions are looked through at a time, */
    static final int WINDOW = 10_000;
    /**
     * and so many times for one page: a list of acts that are rare goes on where it stopped, and no page reads the
     * whole journal.
     */
    static final int WINDOWS = 20;
    /** Positions that one page looks through at most. */
    static final int LOOKED_THROUGH = WINDOW * WINDOWS;
    /** Acts that were committed together may stand so far from the order in which they happened. */
    private static final long SLACK = 1_000;

    private static final int BATCH = 1_000;

    @Inject
    JtaTransactions transactions;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Verifying verifying;

    private final Entries entries = new Entries();

    /**
     * An act as the auditor sees it.
     *
     * @param hash of the chain at this position, 64 hex digits
     */
    public record AuditItem(long position, Instant at, String actor, String act, String subject, String hash) {}

    /**
     * Acts that have a position, in the order asked for, after a cursor ({@code null}: from the beginning). A page may
     * be short, or empty, and the list go on: acts that are rare are looked for piece by piece.
     */
    @Transactional
    @Needs(Right.READ_AUDIT)
    public Items<AuditItem> acts(AuditQuery query, String cursor, int size) throws Exception {
        String list = LIST + "-" + query.sort();
        long after = Cursor.read(cursor, keys, list).number(0, -1);
        return transactions.run(connection -> {
            long[] bounds = bounds(connection, query);
            List<Entries.Placed> found = new ArrayList<>();
            long edge = after >= 0 ? after : query.newest() ? bounds[1] : bounds[0] - 1;
            for (int i = 0; i < WINDOWS && found.size() <= size && inside(query, edge, bounds); i++) {
                edge = window(connection, query, edge, bounds, size + 1 - found.size(), found);
            }
            List<AuditItem> items =
                    found.stream().limit(size).map(Auditing::item).toList();
            Long next = found.size() > size
                    ? Long.valueOf(items.getLast().position())
                    : inside(query, edge, bounds) ? Long.valueOf(edge) : null;
            return new Items<>(items, next == null ? null : Cursor.write(keys, list, next));
        });
    }

    /**
     * Every act of a query, in its order; read in pieces, each in a transaction of its own, so that a long one holds
     * nothing up.
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.READ_AUDIT)
    public void every(AuditQuery query, Consumer<AuditItem> out) throws Exception {
        long[] bounds = transactions.run(
                connection -> new long[] {1, entries.head(connection).position() + 1});
        long edge = query.newest() ? bounds[1] : 0;
        while (inside(query, edge, bounds)) {
            long from = edge;
            List<Entries.Placed> found = new ArrayList<>();
            edge = transactions.run(connection -> window(connection, query, from, bounds, BATCH, found));
            found.forEach(placed -> out.accept(item(placed)));
        }
    }

    /**
     * Looks through a piece of the journal beyond an edge; returns the next edge: the last position that was looked at.
     */
    private long window(
            Connection connection, AuditQuery query, long edge, long[] bounds, int limit, List<Entries.Placed> found)
            throws SQLException {
        // A subject's acts are few and found by its index.
        long piece = query.namesSubject() ? bounds[1] : WINDOW;
        long low = query.newest() ? Math.max(bounds[0], edge - piece) : edge + 1;
        long high = query.newest() ? edge : Math.min(bounds[1], edge + 1 + piece);
        List<Entries.Placed> placed = entries.range(connection, query, low, high, limit);
        found.addAll(placed);
        return placed.size() == limit ? placed.getLast().position() : query.newest() ? low : high - 1;
    }

    private static boolean inside(AuditQuery query, long edge, long[] bounds) {
        return query.newest() ? edge > bounds[0] : edge + 1 < bounds[1];
    }

    /**
     * The first position that may count, and the first that does not any more; in a long journal, days tell where to
     * look.
     */
    private long[] bounds(Connection connection, AuditQuery query) throws SQLException {
        long last = entries.head(connection).position();
        boolean far = last > LOOKED_THROUGH;
        long low = far && query.from() != null ? Math.max(1, entries.near(connection, query.start(), last) - SLACK) : 1;
        long high = far && query.to() != null
                ? Math.min(last + 1, entries.near(connection, query.end(), last) + SLACK)
                : last + 1;
        return new long[] {low, high};
    }

    private static AuditItem item(Entries.Placed placed) {
        Entry entry = placed.entry();
        return entry == null
                ? new AuditItem(placed.position(), null, null, null, null, placed.hash())
                : new AuditItem(
                        placed.position(),
                        Instant.ofEpochMilli(entry.at()),
                        entry.actor(),
                        entry.act(),
                        entry.subject(),
                        placed.hash());
    }

    /** Checks the whole journal and what its acts concerned, and waits for the end; see {@link Verification}. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.READ_AUDIT)
    public Verified verify() throws Exception {
        return verifying.now();
    }

    /** Begins to check it where nobody has, and waits for the end for a moment only. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.READ_AUDIT)
    public void begin() throws Exception {
        verifying.begin(MOMENT);
    }

    /**
     * How the journal stands.
     *
     * @param run the verification begun last, {@code null} before the first
     * @param running whether it goes on
     * @param lost the heads that this node has seen and that are not in the chain
     */
    public record JournalStanding(
            VerificationRun run, boolean running, List<Resuming.Lost> lost, List<Resuming.Resumed> resumed) {}

    /** How the journal stands. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.READ_AUDIT)
    public JournalStanding standing() throws Exception {
        VerificationRun run = verifying.last();
        Resuming.JournalState state = verifying.state();
        return new JournalStanding(run, run != null && run.runs(time.real()), state.lost(), state.resumed());
    }
}
