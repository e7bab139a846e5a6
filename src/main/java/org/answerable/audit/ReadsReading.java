package org.answerable.audit;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Reading;
import org.answerable.journal.ReadingDigests;
import org.answerable.journal.Readings;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.web.Cursor;
import org.answerable.web.Items;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who looked at a case, for auditors: by case and by person. Looking at this list is no act and no reading. */
@UseCase
public class ReadsReading {
    private static final String LIST = "reads";
    private static final int LONGEST_SUBJECT = 120;
    private static final int LONGEST_ACTOR = 200;

    @Inject
    JtaTransactions transactions;

    @Inject
    ReadingDigests digests;

    @Inject
    Keys keys;

    /** One time that somebody had something before them. */
    @Schema(name = "Reading")
    public record ReadItem(
            @Schema(description = "When, to the millisecond")
            Instant at,

            @Schema(description = "Who: an account") String actor,

            @Schema(description = "What was looked at: a kind, a colon and an id")
            String subject,

            @Schema(nullable = true) String about,
            List<String> fields,
            boolean sealed) {}

    /**
     * The newest first.
     *
     * @param subject a ticket or a submission: a kind, a colon and an id; {@code null} or empty for all
     * @param actor an account's name; {@code null} or empty for all
     */
    @Transactional
    @Needs(Right.READ_AUDIT)
    public Items<ReadItem> list(String subject, String actor, String cursor, int size) throws Exception {
        String what = given("/subject", subject, LONGEST_SUBJECT);
        String who = given("/actor", actor, LONGEST_ACTOR);
        long before = Cursor.read(cursor, keys, LIST).number(0, Long.MAX_VALUE);
        List<Reading> found = transactions.run(connection -> Readings.find(connection, what, who, before, size + 1));
        String sealed = transactions.run(ReadingDigests::newest);
        return Items.page(size, most -> found, last -> Cursor.write(keys, LIST, last.id()))
                .each(r -> new ReadItem(
                        r.at(),
                        r.actor(),
                        r.subject(),
                        r.about(),
                        r.fields(),
                        Time.day(r.at()).toString().compareTo(sealed) <= 0));
    }

    /** The days whose rows are not as they were when they were sealed. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.READ_AUDIT)
    public List<ReadingDigests.Differs> check() throws Exception {
        return digests.check();
    }

    private static String given(String pointer, String text, int most) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > most || text.indexOf(0) >= 0) {
            throw new Refusal.Malformed(pointer, "journal.fault.too-long", most);
        }
        return text.strip();
    }
}
