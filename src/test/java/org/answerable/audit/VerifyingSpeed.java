package org.answerable.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.answerable.journal.ContentHash;
import org.answerable.journal.Entry;
import org.answerable.journal.Exhibit;
import org.answerable.journal.TestNode;
import org.answerable.platform.Databases;

/** How fast a journal is verified, its chain and what its acts concerned. For {@code script/bench}. */
public final class VerifyingSpeed {
    private static final int BATCH = 500;
    private static final int NOTES_OF_A_TICKET = 10;

    private VerifyingSpeed() {}

    /**
     * What was measured.
     *
     * @param entries how many were verified, each with a content
     * @param seconds how long it took, the second time
     */
    public record Measured(long entries, double seconds) {
        public double perSecond() {
            return entries / seconds;
        }
    }

    /**
     * Writes notes on tickets, ten on each, into a fresh database, and verifies them twice: the first time warms up.
     */
    public static Measured on(Databases.Kind kind, Path folder, int notes) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        try (TestNode node = new TestNode(database, "bench")) {
            node.record("agency.founded", "agency:coordinating-office", "STATE\nnull\n3\ntrue\n");
            for (int from = 0; from < notes; from += BATCH) {
                int first = from;
                node.transactions.run(connection -> {
                    write(connection, node, first, Math.min(notes, first + BATCH));
                    return null;
                });
                while (node.sequencer.step() > 0) {
                    // All that wait.
                }
            }
            Verified verified = verify(node);
            long begun = System.nanoTime();
            verified = verify(node);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (verified.contents().held() != notes + 1) {
                throw new IllegalStateException(verified.toString());
            }
            return new Measured(verified.entries(), seconds);
        }
    }

    private static Verified verify(TestNode node) throws Exception {
        List<Exhibit> exhibits = TamperingTest.evidence().stream()
                .filter(e ->
                        !e.acts().contains("submission.received") && !e.acts().contains("ticket.opened"))
                .toList();
        return new Verification(node.transactions, node.entries, TestNode.JOURNAL_KEYS, TestNode.KEYS, exhibits)
                .verify(Instant.now(), List.of(), 0, (done, total) -> {});
    }

    private static void write(Connection connection, TestNode node, int from, int to) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        ContentHash hashes = new ContentHash(TestNode.KEYS);
        try (PreparedStatement submission = connection.prepareStatement(
                        "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                                + "language_confidence, publish, share_contact, channel, received_at, state, "
                                + "version) values (?, ?, ?, 'COMMENT', 'x', 'en', 'given', 1, true, false, "
                                + "'FORM', 0, 'RECEIVED', 1)");
                PreparedStatement ticket = connection.prepareStatement(
                        "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, version)"
                                + " values (?, ?, ?, 'coordinating-office', 'LEAD', 'OPEN', '[]', 0, 0, 1)");
                PreparedStatement note = connection.prepareStatement(
                        "insert into note (id, ticket, author, at, text) values (?, ?, 'pat', 0, ?)")) {
            for (int i = from; i < to; i++) {
                int of = i / NOTES_OF_A_TICKET + 1;
                if (i % NOTES_OF_A_TICKET == 0) {
                    submission.setLong(1, of);
                    submission.setString(2, "s" + of);
                    submission.setString(3, "r" + of);
                    submission.addBatch();
                    ticket.setLong(1, of);
                    ticket.setString(2, "t" + of);
                    ticket.setLong(3, of);
                    ticket.addBatch();
                }
                String text = "Note " + i
                        + ": the road was closed from nine to eleven, which the log of that day says as well. "
                        + "We asked those who were there.";
                note.setLong(1, i + 1);
                note.setLong(2, of);
                note.setString(3, text);
                note.addBatch();
                entries.add(hashes.on(TestNode.entry("ticket.noted", "ticket:t" + of), text));
            }
            submission.executeBatch();
            ticket.executeBatch();
            note.executeBatch();
        }
        node.entries.insert(connection, entries);
    }
}
