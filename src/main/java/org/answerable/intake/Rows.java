package org.answerable.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The rows of a stream, one at a time, so that a file of any length needs the memory of one row. A row ends at a line feed (outside
 * quotation marks, where the format has such); blank rows are left out; a byte order mark at the beginning is not part of the first row.
 */
final class Rows {
    /** The longest row, in bytes. */
    static final int LIMIT = 64 * 1024;

    private final InputStream in;
    private final boolean quoted;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;
    private boolean first = true;

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
     * @param quoted whether a line break between quotation marks belongs to the row (RFC 4180)
     */
    Rows(InputStream in, boolean quoted) {
        this.in = in;
        this.quoted = quoted;
    }

    /** The next row, {@code null} at the end. */
    Row next() throws IOException {
        ByteArrayOutputStream row = new ByteArrayOutputStream(512);
        boolean within = false;
        boolean blank = true;
        boolean tooLong = false;
        while (true) {
            int b = read();
            if (b < 0 || b == '\n' && !within) {
                if (!blank) {
                    return new Row(tooLong ? null : trimmed(row.toByteArray()));
                }
                if (b < 0) {
                    return null;
                }
                row.reset();
                continue;
            }
            if (b == '"' && quoted) {
                within = !within;
            }
            blank &= b == ' ' || b == '\t' || b == '\r' || b == '\n';
            if (row.size() >= LIMIT) {
                tooLong = true; // Read on to its end without keeping it.
            } else {
                row.write(b);
            }
        }
    }

    private byte[] trimmed(byte[] bytes) {
        int from = first && bytes.length >= 3 && (bytes[0] & 0xff) == 0xEF && (bytes[1] & 0xff) == 0xBB && (bytes[2] & 0xff) == 0xBF ? 3 : 0;
        first = false;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return from == 0 && to == bytes.length ? bytes : java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private int read() throws IOException {
        if (at == end) {
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
