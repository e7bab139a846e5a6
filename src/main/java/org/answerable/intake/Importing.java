package org.answerable.intake;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.JsonInput;

/**
 * Taking in what was collected elsewhere: paper forms, another system's export. Each row is a submission of its own, in
 * a transaction of its own, by the same door as every other; a row that is refused does not keep the others out.
 */
@UseCase
public class Importing {
    /** The most rows of one import. */
    static final int MAX_ROWS = 100_000;

    private static final int MAX_FAULTS = 20;
    private static final Logger LOG = Logger.getLogger(Importing.class.getName());

    @Inject
    Submitting submitting;

    /** In which form the rows come. */
    public enum Format {
        NDJSON,
        CSV
    }

    /** A row that was not taken in; rows are counted from 1, without the header and without blank ones. */
    public record Refused(int row, List<Fault> faults) {}

    /** What became of an import; {@code ignored}: the columns of our own download that nobody submits. */
    public record Report(int accepted, List<Refused> refused, List<String> ignored) {}

    /**
     * Takes rows in as they arrive. In memory are one row and the refusals.
     *
     * @param key makes a repetition harmless: a row that was taken in under this key and number is not taken in again;
     *     {@code null}: none
     * @throws IOException where the sender breaks off; what was taken in until then stays
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.IMPORT)
    public Report take(InputStream in, Format format, String key, Language reader) throws IOException {
        Rows rows = new Rows(in, format == Format.CSV);
        Table table = format == Format.CSV ? header(rows) : null;
        List<Refused> refused = new ArrayList<>();
        int accepted = 0;
        int number = 0;
        while (true) {
            number++;
            Rows.Row row;
            try {
                row = rows.next();
            } catch (CharacterCodingException e) {
                refused.add(new Refused(
                        number,
                        List.of(new Fault("", "platform.fault.utf8")))); // Where the next row would begin nobody knows.
                break;
            }
            if (row == null) {
                break;
            }
            if (number > MAX_ROWS) {
                refused.add(new Refused(number, List.of(new Fault("", "intake.fault.rows", MAX_ROWS))));
                break;
            }
            if (row.tooLong()) {
                refused.add(new Refused(number, List.of(new Fault("", "intake.fault.row-long", Rows.LIMIT))));
                continue;
            }
            try {
                NewSubmission written = table == null
                        ? SubmissionApi.read(
                                JsonInput.of(row.bytes(), SubmissionApi.Sent.class), Submission.Channel.IMPORT)
                        : table.read(row.bytes());
                if (key == null) {
                    submitting.submit(written, reader);
                } else {
                    submitting.submit(
                            written,
                            new Submitting.Repeatable(
                                    "import\u0000" + key + "\u0000" + number,
                                    Base64.getEncoder().encodeToString(row.bytes())),
                            reader);
                }
                accepted++;
            } catch (RuntimeException thrown) {
                List<Fault> faults = faults(thrown);
                if (faults == null) {
                    LOG.log(
                            Level.SEVERE,
                            "an import stopped at row " + number + ": "
                                    + thrown.getClass().getName());
                    refused.add(new Refused(number, List.of(new Fault("", "intake.fault.import-stopped"))));
                    break;
                }
                refused.add(new Refused(number, faults));
            }
        }
        return new Report(accepted, refused, table == null ? List.of() : table.ignored());
    }

    private static Table header(Rows rows) throws IOException {
        Rows.Row first = first(rows);
        Optional<Character> said = Table.separator(first.bytes());
        Table table = said.isPresent() ? Table.header(first(rows).bytes(), said.get()) : Table.header(first.bytes());
        rows.separatedBy(table.separator());
        return table;
    }

    private static Rows.Row first(Rows rows) throws IOException {
        Rows.Row row;
        try {
            row = rows.next();
        } catch (CharacterCodingException e) {
            throw new Refusal.Malformed("", "platform.fault.utf8");
        }
        if (row == null || row.tooLong()) {
            throw new Refusal.Malformed("", "intake.fault.csv");
        }
        return row;
    }

    /** What was wrong with a row; {@code null} where it was not the row's fault. */
    private static List<Fault> faults(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            switch (t) {
                case Refusal.Invalid invalid -> {
                    return invalid.faults().stream().limit(MAX_FAULTS).toList();
                }
                case Refusal.Malformed malformed -> {
                    return List.of(new Fault(malformed.pointer(), malformed.key(), malformed.arguments()));
                }
                case Refusal.Conflict conflict -> {
                    return List.of(new Fault("", conflict.key(), conflict.arguments()));
                }
                default -> {}
            }
        }
        return null;
    }
}
