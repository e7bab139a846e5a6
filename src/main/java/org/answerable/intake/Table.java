package org.answerable.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.intake.NewSubmission.NewContact;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.SpreadsheetCell;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Submissions as rows of a table, as programs write it (RFC 4180) and as spreadsheets do: cells separated by commas,
 * semicolons, tabs or bars, whichever makes known columns of the first row (or as a line {@code sep=;} before it says).
 * The header names the fields of the contract, in any case, with or without spaces, underscores and dashes:
 * {@code kind}, {@code text}, {@code title}, {@code language}, {@code topics}, {@code agencies}, {@code county},
 * {@code municipality}, {@code detail} (these three with or without {@code place.}), {@code occurredOn},
 * {@code publish}, {@code contact.name}, {@code contact.email}, {@code contact.phone}, {@code contact.language},
 * {@code shareContactWithAgency}, {@code maskPersonal}, {@code excludeAgencies}. The other columns of our own download
 * are known and left out, and so are columns without a name and without a cell. Several values of a cell are separated
 * by semicolons, commas or spaces. A cell is a {@link SpreadsheetCell}.
 */
final class Table {
    /** What may separate cells. */
    static final String SEPARATORS = ",;\t|";

    private static final Map<String, String> POINTERS = Map.ofEntries(
            Map.entry("kind", "/kind"),
            Map.entry("text", "/text"),
            Map.entry("title", "/title"),
            Map.entry("language", "/language"),
            Map.entry("topics", "/topics"),
            Map.entry("agencies", "/agencies"),
            Map.entry("county", "/place/county"),
            Map.entry("municipality", "/place/municipality"),
            Map.entry("detail", "/place/detail"),
            Map.entry("placecounty", "/place/county"),
            Map.entry("placemunicipality", "/place/municipality"),
            Map.entry("placedetail", "/place/detail"),
            Map.entry("occurredon", "/occurredOn"),
            Map.entry("publish", "/publish"),
            Map.entry("contactname", "/contact/name"),
            Map.entry("contactemail", "/contact/email"),
            Map.entry("contactphone", "/contact/phone"),
            Map.entry("contactlanguage", "/contact/language"),
            Map.entry("sharecontactwithagency", "/shareContactWithAgency"),
            Map.entry("maskpersonal", "/maskPersonal"),
            Map.entry("excludeagencies", "/excludeAgencies"));
    /** What a download says of a record and nobody submits. */
    private static final Set<String> OF_DOWNLOADS =
            Set.of("id", "url", "submittedon", "publishedat", "status", "answered", "answers", "invented", "weaker");

    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=([,;\t|])\"?", Pattern.CASE_INSENSITIVE);

    private final char separator;
    /** Of each column its pointer; {@code null} where it is left out. */
    private final List<String> columns;

    private final List<String> ignored;
    private final int named;

    private Table(char separator, List<String> columns, List<String> ignored, int named) {
        this.separator = separator;
        this.columns = columns;
        this.ignored = ignored;
        this.named = named;
    }

    /** What a line before the header says of what separates cells ({@code sep=;}); empty where it is another line. */
    static Optional<Character> separator(byte[] row) {
        Matcher line = SEPARATOR.matcher(new String(row, StandardCharsets.UTF_8).strip());
        return line.matches() ? Optional.of(line.group(1).charAt(0)) : Optional.empty();
    }

    /**
     * Reads the header.
     *
     * @throws Refusal.Malformed where a column is unknown, twice there, or {@code kind} or {@code text} is missing
     */
    static Table header(byte[] row) {
        char likeliest = SEPARATORS.charAt(0);
        int most = 0;
        for (char separator : SEPARATORS.toCharArray()) {
            try {
                int known = (int) cells(row, separator).stream()
                        .map(Table::plain)
                        .filter(name -> POINTERS.containsKey(name) || OF_DOWNLOADS.contains(name))
                        .count();
                if (known > most) {
                    most = known;
                    likeliest = separator;
                }
            } catch (Refusal.Malformed notByThis) {
                // Then by another; by none, it is told below.
            }
        }
        return header(row, likeliest);
    }

    /** The same where it is known what separates cells. */
    static Table header(byte[] row, char separator) {
        List<String> pointers = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        int named = 0;
        for (String name : cells(row, separator)) {
            String plain = plain(name);
            String pointer = POINTERS.get(plain);
            if (pointer == null && !plain.isEmpty() && !OF_DOWNLOADS.contains(plain)) {
                throw new Refusal.Malformed(
                        "", "intake.fault.column", name.length() > 60 ? name.substring(0, 60) : name);
            }
            if (pointer != null && pointers.contains(pointer)) {
                throw new Refusal.Malformed(pointer, "intake.fault.column-twice", name);
            }
            if (pointer == null && !plain.isEmpty()) {
                ignored.add(name.strip());
            }
            pointers.add(pointer);
            named = plain.isEmpty() ? named : pointers.size();
        }
        for (String needed : List.of("/kind", "/text")) {
            if (!pointers.contains(needed)) {
                throw new Refusal.Malformed(needed, "intake.fault.column-missing", needed.substring(1));
            }
        }
        return new Table(
                separator, Collections.unmodifiableList(pointers.subList(0, named)), List.copyOf(ignored), named);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cf}._/\\p{Pd}]+", "");
    }

    char separator() {
        return separator;
    }

    /** The columns that are known and left out. */
    List<String> ignored() {
        return ignored;
    }

    /**
     * Reads one row.
     *
     * @throws Refusal.Malformed where it is no row of this table
     * @throws Refusal.Invalid where a cell cannot be read
     */
    NewSubmission read(byte[] row) {
        List<String> cells = cells(row, separator);
        if (cells.size() < named || cells.subList(named, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            throw new Refusal.Malformed("", "intake.fault.cells", named, cells.size());
        }
        Map<String, String> at = new LinkedHashMap<>();
        for (int i = 0; i < named; i++) {
            String cell = SpreadsheetCell.read(cells.get(i));
            if (columns.get(i) != null && !cell.isBlank()) {
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
        return new NewSubmission(
                kind == null ? null : kind.strip(),
                at.get("/text"),
                at.get("/title"),
                at.get("/language"),
                several(at.get("/topics")),
                several(at.get("/agencies")),
                at.get("/place/county"),
                at.get("/place/municipality"),
                at.get("/place/detail"),
                day,
                publish,
                contact
                        ? new NewContact(
                                at.get("/contact/name"),
                                at.get("/contact/email"),
                                at.get("/contact/phone"),
                                at.get("/contact/language"))
                        : null,
                share,
                mask,
                several(at.get("/excludeAgencies")),
                List.of(),
                Submission.Channel.IMPORT);
    }

    private static boolean flag(Map<String, String> at, String pointer, boolean otherwise, List<Fault> faults) {
        String cell = at.getOrDefault(pointer, Boolean.toString(otherwise)).strip();
        if (!cell.equalsIgnoreCase("true") && !cell.equalsIgnoreCase("false")) {
            faults.add(new Fault(pointer, "platform.fault.type-flag"));
        }
        return cell.equalsIgnoreCase("true");
    }

    private static List<String> several(String cell) {
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split("[;,\\s]+"))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    private static List<String> cells(byte[] row, char separator) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(row))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal.Malformed("", "platform.fault.utf8");
        }
        try (CSVParser parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setDelimiter(separator).get())) {
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
