package org.answerable.analysis;

import com.ibm.icu.lang.UScript;
import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Reads a hyphen of any kind, or what is typed for one, between two letters or digits ({@code non-profit},
 * {@code H-2A}) as {@value #JOINT}, at which no tokenizer cuts, so that {@link Compounds} sees what belongs together.
 * One char for one: no offset moves. Only where words are set apart by spaces.
 */
final class HyphenReader extends FilterReader {
    /** Joins letters and digits alike (UAX 29, ExtendNumLet). */
    static final char JOINT = '_';

    private char before = ' ';

    HyphenReader(Reader reader) {
        super(new PushbackReader(reader, 1));
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read < 0) {
            return read;
        }
        char c = (char) read;
        if (isHyphen(c) && isJoined(before)) {
            int next = in.read();
            if (next >= 0) {
                ((PushbackReader) in).unread(next);
                if (isJoined((char) next)) {
                    c = JOINT;
                }
            }
        }
        before = c;
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c < 0) {
                return count == 0 && length > 0 ? -1 : count;
            }
            buffer[offset + count++] = (char) c;
        }
        return count;
    }

    private static boolean isHyphen(char c) {
        return switch (c) {
            case '-', '\u058A', '\u05BE', '\u2010', '\u2011', '\u2012', '\u2013', '\u2043', '\u2212' -> true;
            case '\u02D7', '\uFE58', '\uFE63', '\uFF0D' -> true;
            default -> false;
        };
    }

    private static boolean isJoined(char c) {
        if (c < 0x80 || !Character.isLetterOrDigit(c)) {
            return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
        int script = UScript.getScript(c);
        return script == UScript.LATIN
                || script == UScript.CYRILLIC
                || script == UScript.GREEK
                || script == UScript.ARABIC;
    }
}
