package org.answerable.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The rows of a stream, one at a time, so that a file of any length needs the memory of one row. A row ends at a line
 * feed; in a table also at a carriage return, and outside of cells in quotation marks only. Blank rows are left out; in
 * which Unicode encoding the rows come tells {@link AsUtf8}.
 */
final class Rows {
    /** The longest row, in bytes. */
    static final int LIMIT = 64 * 1024;

    private final InputStream given;
    private final boolean table;
    private final byte[] buffer = new byte[16 * 1024];
    private InputStream in;
    /** What separates cells, as far as it is known. */
    private String separators = Table.SEPARATORS;

    private int at;
    private int end;

    /**
     * One row.
     *
     * @param bytes without the line break; {@code null} where the row was longer than {@link #LIMIT} and was skipped
     */
    record Row(byte[] bytes) {
        boolean tooLong() {
            return bytes == null;
        }
    }

    /**
     * Reads rows.
     *
     * @param table whether a line break within a cell in quotation marks belongs to the row (RFC 4180)
     */
    Rows(InputStream in, boolean table) {
        this.given = in;
        this.table = table;
    }

    /** From now on a quotation mark opens a cell only at the beginning of the row and after this. */
    void separatedBy(char separator) {
        separators = String.valueOf(separator);
    }

    /** The next row, {@code null} at the end. */
    Row next() throws IOException {
        ByteArrayOutputStream row = new ByteArrayOutputStream(512);
        boolean within = false;
        boolean blank = true;
        boolean tooLong = false;
        int before = -1;
        boolean closed = false;
        while (true) {
            int b = read();
            if (b < 0 || (b == '\n' || b == '\r' && table) && !within) {
                if (!blank) {
                    return new Row(tooLong ? null : trimmed(row.toByteArray()));
                }
                if (b < 0) {
                    return null;
                }
                row.reset();
                before = -1;
                continue;
            }
            // Two in a row within a cell are one that is meant.
            if (b == '"' && table && (within || closed || before < 0 || separators.indexOf(before) >= 0)) {
                within = !within;
                closed = !within;
            } else {
                closed = false;
            }
            before = b;
            blank &= b == ' ' || b == '\t' || b == '\r' || b == '\n';
            if (row.size() >= LIMIT) {
                tooLong = true; // Read on to its end without keeping it.
            } else {
                row.write(b);
            }
        }
    }

    private static byte[] trimmed(byte[] bytes) {
        int to = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return to == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, to);
    }

    private int read() throws IOException {
        if (at == end) {
            in = in == null ? AsUtf8.of(given) : in;
            end = in.read(buffer);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }
}
