package org.answerable.journal;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.http.Cursor;
import org.answerable.platform.http.Items;

/** What an auditor does with the journal: reads it and has it verified. Neither is an act of the journal. */
@UseCase
public class Auditing {
    private static final String LIST = "audit";
    private static final Duration MOMENT = Duration.ofSeconds(2);

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

    /** Acts that have a position, oldest first, after a cursor ({@code null}: from the first). */
    @Transactional
    @Needs(Right.READ_AUDIT)
    public Items<AuditItem> acts(String cursor, int size) throws Exception {
        long after = Cursor.read(cursor, keys, LIST).number(0, 0);
        List<Entries.Placed> placed = transactions.run(connection -> entries.after(connection, after, size + 1));
        List<AuditItem> items = placed.stream().limit(size).map(Auditing::item).toList();
        return new Items<>(items, placed.size() > size ? Cursor.write(keys, LIST, items.getLast().position()) : null);
    }

    private static AuditItem item(Entries.Placed placed) {
        Entry entry = placed.entry();
        return entry == null ? new AuditItem(placed.position(), null, null, null, null, placed.hash())
                : new AuditItem(placed.position(), Instant.ofEpochMilli(entry.at()), entry.actor(), entry.act(), entry.subject(), placed.hash());
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
    public record Standing(VerificationRun run, boolean running, List<Resuming.Lost> lost, List<Resuming.Resumed> resumed) {}

    /** How the journal stands. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.READ_AUDIT)
    public Standing standing() throws Exception {
        VerificationRun run = verifying.last();
        Resuming.State state = verifying.state();
        return new Standing(run, run != null && run.runs(time.real()), state.lost(), state.resumed());
    }
}
