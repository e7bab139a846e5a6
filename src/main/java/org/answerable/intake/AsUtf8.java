package org.answerable.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stream of text as UTF-8 without a byte order mark, whatever a spreadsheet wrote: UTF-8 with or without the mark, or
 * UTF-16 in either order, by its mark or because every other byte of its first letters is zero. What is none of these
 * goes through as it is.
 */
final class AsUtf8 extends InputStream {
    private final Reader from;
    private final char[] chars = new char[4096];
    /** The first half of a character whose second is not read yet. */
    private int carried;

    private byte[] bytes = {};
    private int at;

    private AsUtf8(InputStream in, Charset written) {
        from = new InputStreamReader(
                in,
                written.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * The stream to read.
     *
     * @throws IOException where the first bytes cannot be read; what is read later throws
     *     {@link java.nio.charset.CharacterCodingException} where it is not UTF-16 after all
     */
    static InputStream of(InputStream in) throws IOException {
        byte[] head = head(in);
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return after(head, 3, in);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return new AsUtf8(after(head, 2, in), StandardCharsets.UTF_16LE);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return new AsUtf8(after(head, 2, in), StandardCharsets.UTF_16BE);
        }
        boolean four = head.length == 4;
        if (four && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return new AsUtf8(after(head, 0, in), StandardCharsets.UTF_16LE);
        }
        if (four && head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
            return new AsUtf8(after(head, 0, in), StandardCharsets.UTF_16BE);
        }
        return after(head, 0, in);
    }

    private static byte[] head(InputStream in) throws IOException {
        byte[] head = new byte[4];
        int read = 0;
        while (read < head.length) {
            int n = in.read(head, read, head.length - read);
            if (n < 0) {
                return Arrays.copyOf(head, read);
            }
            read += n;
        }
        return head;
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static InputStream after(byte[] head, int skipped, InputStream in) {
        return head.length == skipped
                ? in
                : new SequenceInputStream(new ByteArrayInputStream(head, skipped, head.length - skipped), in);
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, n);
        at += n;
        return n;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int n = from.read(chars, carried, chars.length - carried);
            if (n < 0) {
                return false;
            }
            int all = carried + n;
            carried = Character.isHighSurrogate(chars[all - 1]) ? 1 : 0;
            bytes = new String(chars, 0, all - carried).getBytes(StandardCharsets.UTF_8);
            at = 0;
            chars[0] = carried == 1 ? chars[all - 1] : chars[0];
        }
        return true;
    }
}
