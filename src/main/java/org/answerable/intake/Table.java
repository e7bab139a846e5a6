package org.answerable.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.intake.NewSubmission.NewContact;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.SpreadsheetCell;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Submissions as rows of a table (RFC 4180, UTF-8). The header names the fields of the contract: {@code kind}, {@code text},
 * {@code title}, {@code language}, {@code topics}, {@code agencies}, {@code county}, {@code municipality}, {@code detail} (these three
 * with or without {@code place.}), {@code occurredOn}, {@code publish}, {@code contact.name}, {@code contact.email},
 * {@code contact.phone}, {@code contact.language}, {@code shareContactWithAgency}, {@code maskPersonal}, {@code excludeAgencies}. Several values of a cell are separated by semicolons. A cell is a
 * {@link SpreadsheetCell}.
 */
final class Table {
    private static final Map<String, String> POINTERS = Map.ofEntries(Map.entry("kind", "/kind"), Map.entry("text", "/text"), Map.entry("title", "/title"),
            Map.entry("language", "/language"), Map.entry("topics", "/topics"), Map.entry("agencies", "/agencies"), Map.entry("county", "/place/county"),
            Map.entry("municipality", "/place/municipality"), Map.entry("detail", "/place/detail"), Map.entry("place.county", "/place/county"),
            Map.entry("place.municipality", "/place/municipality"), Map.entry("place.detail", "/place/detail"), Map.entry("occurredon", "/occurredOn"),
            Map.entry("publish", "/publish"), Map.entry("contact.name", "/contact/name"), Map.entry("contact.email", "/contact/email"),
            Map.entry("contact.phone", "/contact/phone"), Map.entry("contact.language", "/contact/language"),
            Map.entry("sharecontactwithagency", "/shareContactWithAgency"), Map.entry("maskpersonal", "/maskPersonal"),
            Map.entry("excludeagencies", "/excludeAgencies"));

    private final List<String> columns;

    private Table(List<String> columns) {
        this.columns = columns;
    }

    /**
     * Reads the header.
     *
     * @throws Refusal.Malformed where a column is unknown, twice there, or {@code kind} or {@code text} is missing
     */
    static Table header(byte[] row) {
        List<String> pointers = new ArrayList<>();
        for (String name : cells(row)) {
            String pointer = POINTERS.get(name.strip().toLowerCase(java.util.Locale.ROOT));
            if (pointer == null) {
                throw new Refusal.Malformed("", "intake.fault.column", name.length() > 60 ? name.substring(0, 60) : name);
            }
            if (pointers.contains(pointer)) {
                throw new Refusal.Malformed(pointer, "intake.fault.column-twice", name);
            }
            pointers.add(pointer);
        }
        for (String needed : List.of("/kind", "/text")) {
            if (!pointers.contains(needed)) {
                throw new Refusal.Malformed(needed, "intake.fault.column-missing", needed.substring(1));
            }
        }
        return new Table(List.copyOf(pointers));
    }

    /**
     * Reads one row.
     *
     * @throws Refusal.Malformed where it is no row of this table
     * @throws Refusal.Invalid where a cell cannot be read
     */
    NewSubmission read(byte[] row) {
        List<String> cells = cells(row);
        if (cells.size() != columns.size()) {
            throw new Refusal.Malformed("", "intake.fault.cells", columns.size(), cells.size());
        }
        Map<String, String> at = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = SpreadsheetCell.read(cells.get(i));
            if (!cell.isBlank()) {
                at.put(columns.get(i), cell);
            }
        }
        List<Fault> faults = new ArrayList<>();
        boolean publish = flag(at, "/publish", false, faults);
        boolean share = flag(at, "/shareContactWithAgency", false, faults);
        boolean mask = flag(at, "/maskPersonal", true, faults);
        LocalDate day = null;
        if (at.containsKey("/occurredOn")) {
            try {
                day = LocalDate.parse(at.get("/occurredOn").strip());
            } catch (DateTimeParseException e) {
                faults.add(new Fault("/occurredOn", "platform.fault.day"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        boolean contact = at.keySet().stream().anyMatch(pointer -> pointer.startsWith("/contact/"));
        String kind = at.get("/kind");
        return new NewSubmission(kind == null ? null : kind.strip(), at.get("/text"), at.get("/title"), at.get("/language"), several(at.get("/topics")),
                several(at.get("/agencies")), at.get("/place/county"), at.get("/place/municipality"), at.get("/place/detail"), day, publish,
                contact ? new NewContact(at.get("/contact/name"), at.get("/contact/email"), at.get("/contact/phone"), at.get("/contact/language")) : null, share,
                mask, several(at.get("/excludeAgencies")), List.of(), Submission.Channel.IMPORT);
    }

    private static boolean flag(Map<String, String> at, String pointer, boolean otherwise, List<Fault> faults) {
        String cell = at.getOrDefault(pointer, Boolean.toString(otherwise)).strip();
        if (!cell.equalsIgnoreCase("true") && !cell.equalsIgnoreCase("false")) {
            faults.add(new Fault(pointer, "platform.fault.type-flag"));
        }
        return cell.equalsIgnoreCase("true");
    }

    private static List<String> several(String cell) {
        return cell == null ? List.of() : Arrays.stream(cell.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static List<String> cells(byte[] row) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(row)).toString();
        } catch (CharacterCodingException e) {
            throw new Refusal.Malformed("", "platform.fault.utf8");
        }
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() == 1) {
                return records.get(0).toList();
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            // Quotation marks that do not pair up.
        }
        throw new Refusal.Malformed("", "intake.fault.csv");
    }
}
