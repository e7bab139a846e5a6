package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.Refusal;
import org.answerable.platform.SpreadsheetCell;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static List<String> rows(String text, boolean quoted) throws IOException {
        return rows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), quoted);
    }

    private static List<String> rows(InputStream in, boolean quoted) throws IOException {
        Rows rows = new Rows(in, quoted);
        List<String> read = new ArrayList<>();
        for (Rows.Row row = rows.next(); row != null; row = rows.next()) {
            read.add(row.tooLong() ? "too long" : new String(row.bytes(), StandardCharsets.UTF_8));
        }
        return read;
    }

    @Test
    void rows_end_at_line_breaks_and_blank_ones_are_left_out() throws IOException {
        assertThat(rows("\uFEFFuno\r\n\n  \ndos\ntres", false)).containsExactly("uno", "dos", "tres");
        assertThat(rows("", false)).isEmpty();
        assertThat(rows("\n\n", true)).isEmpty();
    }

    @Test
    void a_line_break_between_quotation_marks_belongs_to_a_row_of_a_table() throws IOException {
        assertThat(rows("a,\"b\n\nc\"\nd,e", true)).containsExactly("a,\"b\n\nc\"", "d,e");
        assertThat(rows("a,\"b\nc\"", false)).containsExactly("a,\"b", "c\"");
    }

    @Test
    void a_row_that_is_too_long_is_skipped_and_the_next_one_is_read() throws IOException {
        assertThat(rows("x".repeat(Rows.LIMIT) + "\n" + "y".repeat(Rows.LIMIT + 1) + "\nz", false))
                .containsExactly("x".repeat(Rows.LIMIT), "too long", "z");
    }

    @Test
    void a_quotation_mark_that_never_closes_does_not_fill_the_memory() throws IOException {
        InputStream endless = new InputStream() {
            private long left = 512L * 1024 * 1024;

            @Override
            public int read() {
                throw new AssertionError("rows are read in blocks");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int n = (int) Math.min(left, length);
                java.util.Arrays.fill(bytes, offset, offset + n, (byte) 'x');
                bytes[offset] = left == 512L * 1024 * 1024 ? (byte) '"' : bytes[offset];
                left -= n;
                return n;
            }
        };
        assertThat(rows(endless, true)).containsExactly("too long");
    }

    @Test
    void a_table_is_read_by_the_names_of_its_columns() {
        Table table = Table.header(
                "text,kind,topics,place.county,publish,contact.email,occurredOn".getBytes(StandardCharsets.UTF_8));
        NewSubmission read = table.read(
                "\"Hola, \"\"buenos\"\" días\",praise, privacy ; detention;,Dane,TRUE,a@example.org,2026-03-01"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("Hola, \"buenos\" días");
        assertThat(read.kindTag()).isEqualTo("praise");
        assertThat(read.topics()).containsExactly("privacy", "detention");
        assertThat(read.county()).isEqualTo("Dane");
        assertThat(read.publish()).isTrue();
        assertThat(read.contact().email()).isEqualTo("a@example.org");
        assertThat(read.occurredOn()).isEqualTo("2026-03-01");
        assertThat(read.title()).isNull();
    }

    /** What several programs write: separators, marks, encodings and line ends. */
    private static NewSubmission only(byte[] file) throws IOException {
        Rows rows = new Rows(new ByteArrayInputStream(file), true);
        byte[] first = rows.next().bytes();
        Table table = Table.separator(first).isPresent()
                ? Table.header(rows.next().bytes(), Table.separator(first).get())
                : Table.header(first);
        rows.separatedBy(table.separator());
        NewSubmission read = table.read(rows.next().bytes());
        assertThat(rows.next()).isNull();
        return read;
    }

    @Test
    void a_table_is_taken_as_spreadsheets_write_it() throws IOException {
        for (String separator : List.of(",", ";", "\t", "|")) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                for (String header : List.of(
                        "kind;text;publish;topics",
                        "Kind; Text ;PUBLISH;Topics",
                        "\"kind\";\"text\";\"publish\";\"topics\"",
                        "kind;text;publish;topics;;")) {
                    String tail = header.endsWith(";;") ? ";;" : "";
                    String file = (header + end
                                    + "praise;\"¿5\" de \"\"ancho\"\", o; así,\n¡\uD83D\uDE42!\";TRUE;\"privacy;detention\""
                                    + tail + end + tail + end)
                            .replace(";", separator)
                            .replace("privacy" + separator, "privacy;")
                            .replace("\"¿5\"", "\"¿5");
                    for (var charset :
                            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                        for (String mark : List.of("", "\uFEFF")) {
                            NewSubmission read =
                                    only((mark + file.replace(end + tail.replace(";", separator) + end, end))
                                            .getBytes(charset));
                            assertThat(read.text())
                                    .as(file)
                                    .isEqualTo("¿5 de \"ancho\", o" + separator + " así,\n¡\uD83D\uDE42!");
                            assertThat(read.publish()).isTrue();
                            assertThat(read.topics()).containsExactly("privacy", "detention");
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_header_is_known_in_other_spellings_and_by_what_is_said_before_it() throws IOException {
        NewSubmission read = only(
                ("sep=;\r\nKIND;Text;Occurred on;Contact e-mail;contact_name;Place / County;share contact with agency;Mask Personal\r\n"
                                + "comment;5\" of rain;2026-03-01;a@example.org;Ana;Dane;true;FALSE\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("5\" of rain");
        assertThat(read.occurredOn()).isEqualTo("2026-03-01");
        assertThat(read.contact().email()).isEqualTo("a@example.org");
        assertThat(read.contact().name()).isEqualTo("Ana");
        assertThat(read.county()).isEqualTo("Dane");
        assertThat(read.shareContact()).isTrue();
        assertThat(read.maskPersonal()).isFalse();
    }

    @Test
    void a_mark_within_a_cell_does_not_swallow_the_rows_after_it() throws IOException {
        assertThat(rows("a,b\nsix feet 2\",x\nnext,\"y\"\"\nz\"\nlast,", true))
                .containsExactly("a,b", "six feet 2\",x", "next,\"y\"\"\nz\"", "last,");
        Rows rows = new Rows(
                new ByteArrayInputStream(
                        "kind;text\ncomment;he said, \"no\"\ncomment;b".getBytes(StandardCharsets.UTF_8)),
                true);
        Table table = Table.header(rows.next().bytes());
        rows.separatedBy(table.separator());
        assertThat(table.read(rows.next().bytes()).text()).isEqualTo("he said, \"no\"");
        assertThat(table.read(rows.next().bytes()).text()).isEqualTo("b");
    }

    @Test
    void our_own_download_comes_back_without_what_nobody_submits() {
        Table table = Table.header(
                "id,url,kind,language,title,text,submittedOn,publishedAt,county,topics,agencies,status,answered,answers,invented"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(table.ignored())
                .containsExactly(
                        "id", "url", "submittedOn", "publishedAt", "status", "answered", "answers", "invented");
        NewSubmission read =
                table.read(("7k2m,http://x/en/records/7k2m,question,es,,¿Por qué?,2026-03-01,2026-03-02T10:00:00Z,Dane,"
                                + "privacy detention,ice cbp,answered,true,Because,true")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.topics()).containsExactly("privacy", "detention");
        assertThat(read.agencies()).containsExactly("ice", "cbp");
        assertThat(read.text()).isEqualTo("¿Por qué?");
        assertThat(read.occurredOn()).isNull();
    }

    @Test
    void what_is_not_unicode_is_told_and_what_breaks_off_ends() throws IOException {
        byte[] half = {(byte) 0xFF, (byte) 0xFE, 'k', 0, '\n', 0, 0x3D, (byte) 0xD8, 'x', 0};
        Rows rows = new Rows(new ByteArrayInputStream(half), true);
        assertThatThrownBy(() -> {
                    rows.next();
                    rows.next();
                })
                .isInstanceOf(java.nio.charset.CharacterCodingException.class);
        String long16 = "k\n" + "\uD83D\uDE42".repeat(9000) + "x";
        assertThat(rows(new ByteArrayInputStream(long16.getBytes(StandardCharsets.UTF_16)), true))
                .containsExactly("k", "\uD83D\uDE42".repeat(9000) + "x");
    }

    @Test
    void an_apostrophe_that_only_guards_a_formula_is_not_the_writers() {
        Table table = Table.header("kind,text,title".getBytes(StandardCharsets.UTF_8));
        assertThat(table.read("comment,'=1+1,'-5 degrees".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("=1+1");
        assertThat(table.read("comment,'+1 for this,'@home".getBytes(StandardCharsets.UTF_8))
                        .title())
                .isEqualTo("@home");
        assertThat(table.read("comment,'tis the season,x".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("'tis the season");
        assertThat(table.read("comment,=1+1,x".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("=1+1");
    }

    @Test
    void what_is_no_table_of_submissions_is_refused() {
        for (String header : List.of(
                "kind", "kind,text,nonsense", "kind,text,text", "kind,\"text", "county,kind,text,place.county")) {
            assertThatThrownBy(() -> Table.header(header.getBytes(StandardCharsets.UTF_8)))
                    .as(header)
                    .isInstanceOf(Refusal.Malformed.class);
        }
        Table table = Table.header("kind,text,publish".getBytes(StandardCharsets.UTF_8));
        for (String row : List.of("comment,x", "comment,x,true,y", "comment,\"x,true")) {
            assertThatThrownBy(() -> table.read(row.getBytes(StandardCharsets.UTF_8)))
                    .as(row)
                    .isInstanceOf(Refusal.Malformed.class);
        }
        assertThatThrownBy(() -> table.read("comment,x,perhaps".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> table.read(new byte[] {'a', ',', (byte) 0xff, ','}))
                .isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void an_import_reads_exactly_what_a_download_wrote() throws IOException {
        Table table = Table.header("kind,text,title".getBytes(StandardCharsets.UTF_8));
        for (String text : List.of(
                "=1+1",
                "'=1+1",
                "''=1+1",
                "'",
                "''",
                "'tis so",
                "'‘quoted’'",
                "＝1＋1",
                "'＠home",
                "－5 degrees",
                "+1",
                "@here",
                "−3 outside",
                "plain",
                "a, \"b\"\nc",
                "a'b=c",
                "﹢1")) {
            StringBuilder row = new StringBuilder();
            new CSVPrinter(row, CSVFormat.RFC4180)
                    .printRecord(List.of("comment", SpreadsheetCell.written(text), SpreadsheetCell.written(text)));
            NewSubmission read = table.read(row.toString().strip().getBytes(StandardCharsets.UTF_8));
            assertThat(read.text()).as(row.toString()).isEqualTo(text);
            assertThat(read.title()).isEqualTo(text);
        }
    }
}
