package org.answerable.journal;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

    @Inject
    JtaTransactions transactions;
    @Inject
    Keys keys;
    @Inject
    Time time;

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

    /** Checks the whole journal; see {@link Verification}. */
    @Transactional
    @Needs(Right.READ_AUDIT)
    public Verified verify() throws Exception {
        return transactions.run(connection -> new Verification(entries).verify(connection, time.real()));
    }
}
