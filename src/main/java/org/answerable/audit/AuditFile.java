package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.answerable.audit.Auditing.AuditItem;
import org.answerable.journal.AuditQuery;
import org.answerable.platform.SpreadsheetCell;
import org.answerable.web.JsonSettings;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The acts of a query as a file, for whoever audits them elsewhere; written while it is read, whatever its length. */
@RequestScoped
class AuditFile {
    static final String CSV = "text/csv;charset=utf-8";
    static final String NDJSON = "application/x-ndjson";
    private static final List<String> COLUMNS = List.of("position", "at", "actor", "act", "subject", "hash");

    @Inject
    Auditing auditing;

    /** RFC 4180; a cell that a spreadsheet would take for a formula is marked ({@link SpreadsheetCell}). */
    void csv(AuditQuery query, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(COLUMNS);
        every(
                query,
                item -> printer.printRecord(
                        Stream.of(item.position(), item.at(), item.actor(), item.act(), item.subject(), item.hash())
                                .map(cell -> SpreadsheetCell.written(Objects.toString(cell, "")))
                                .toList()));
        printer.flush();
    }

    /** One act a line, as the list gives it. */
    void ndjson(AuditQuery query, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        every(query, item -> {
            writer.write(JsonSettings.write(item));
            writer.write('\n');
        });
        writer.flush();
    }

    private interface Line {
        void write(AuditItem item) throws IOException;
    }

    private void every(AuditQuery query, Line line) throws IOException {
        try {
            auditing.every(query, item -> {
                try {
                    line.write(item);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
