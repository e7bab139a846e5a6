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
        assertThat(rows("x".repeat(Rows.LIMIT) + "\n" + "y".repeat(Rows.LIMIT + 1) + "\nz", false)).containsExactly("x".repeat(Rows.LIMIT), "too long", "z");
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
        Table table = Table.header("text,kind,topics,place.county,publish,contact.email,occurredOn".getBytes(StandardCharsets.UTF_8));
        NewSubmission read = table.read("\"Hola, \"\"buenos\"\" días\",praise, privacy ; detention;,Dane,TRUE,a@example.org,2026-03-01".getBytes(StandardCharsets.UTF_8));
        assertThat(read.text()).isEqualTo("Hola, \"buenos\" días");
        assertThat(read.kindTag()).isEqualTo("praise");
        assertThat(read.topics()).containsExactly("privacy", "detention");
        assertThat(read.county()).isEqualTo("Dane");
        assertThat(read.publish()).isTrue();
        assertThat(read.contact().email()).isEqualTo("a@example.org");
        assertThat(read.occurredOn()).isEqualTo("2026-03-01");
        assertThat(read.title()).isNull();
    }

    @Test
    void an_apostrophe_that_only_guards_a_formula_is_not_the_writers() {
        Table table = Table.header("kind,text,title".getBytes(StandardCharsets.UTF_8));
        assertThat(table.read("comment,'=1+1,'-5 degrees".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("=1+1");
        assertThat(table.read("comment,'+1 for this,'@home".getBytes(StandardCharsets.UTF_8)).title()).isEqualTo("@home");
        assertThat(table.read("comment,'tis the season,x".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("'tis the season");
        assertThat(table.read("comment,=1+1,x".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("=1+1");
    }

    @Test
    void what_is_no_table_of_submissions_is_refused() {
        for (String header : List.of("kind", "kind,text,nonsense", "kind,text,text", "kind,\"text", "county,kind,text,place.county")) {
            assertThatThrownBy(() -> Table.header(header.getBytes(StandardCharsets.UTF_8))).as(header).isInstanceOf(Refusal.Malformed.class);
        }
        Table table = Table.header("kind,text,publish".getBytes(StandardCharsets.UTF_8));
        for (String row : List.of("comment,x", "comment,x,true,y", "comment,\"x,true")) {
            assertThatThrownBy(() -> table.read(row.getBytes(StandardCharsets.UTF_8))).as(row).isInstanceOf(Refusal.Malformed.class);
        }
        assertThatThrownBy(() -> table.read("comment,x,perhaps".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> table.read(new byte[] {'a', ',', (byte) 0xff, ','})).isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void an_import_reads_exactly_what_a_download_wrote() throws IOException {
        Table table = Table.header("kind,text,title".getBytes(StandardCharsets.UTF_8));
        for (String text : List.of("=1+1", "'=1+1", "''=1+1", "'", "''", "'tis so", "'‘quoted’'", "＝1＋1", "'＠home", "－5 degrees", "+1", "@here", "−3 outside", "plain", "a, \"b\"\nc", "a'b=c", "﹢1")) {
            StringBuilder row = new StringBuilder();
            new CSVPrinter(row, CSVFormat.RFC4180).printRecord(List.of("comment", SpreadsheetCell.written(text), SpreadsheetCell.written(text)));
            NewSubmission read = table.read(row.toString().strip().getBytes(StandardCharsets.UTF_8));
            assertThat(read.text()).as(row.toString()).isEqualTo(text);
            assertThat(read.title()).isEqualTo(text);
        }
    }
}
