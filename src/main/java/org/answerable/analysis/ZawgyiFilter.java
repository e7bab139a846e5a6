package org.answerable.analysis;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import org.apache.lucene.analysis.charfilter.BaseCharFilter;

/**
 * Brings Burmese written in the Zawgyi encoding, which looks the same on phones that have its font, into Unicode
 * (CLDR's {@code Zawgyi-my}): without it neither finds the other, and Zawgyi cannot be cut into words. Other text
 * passes unchanged.
 *
 * <p>Offsets point to the right phrase of the original, and within it to about the right place: both encodings need
 * about as many characters, in another order.
 */
final class ZawgyiFilter extends BaseCharFilter {
    /** UTF-16 units; longer text is left as it is. Five times what a submission may hold. */
    private static final int LIMIT = 100_000;
    /** One sign that Unicode cannot have in so many letters makes a text Zawgyi. */
    private static final int ONE_IN = 25;

    private Reader converted;

    ZawgyiFilter(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (converted == null) {
            converted = new StringReader(convert(all()));
        }
        return converted.read(into, from, length);
    }

    private String all() throws IOException {
        StringWriter all = new StringWriter();
        input.transferTo(all);
        return all.toString();
    }

    private String convert(String text) {
        if (text.length() > LIMIT || !isZawgyi(text)) {
            return text;
        }
        Transliterator transliterator = Zawgyi.TO_UNICODE;
        StringBuilder out = new StringBuilder(text.length() + 16);
        int last = 0;
        int start = 0;
        while (start < text.length()) {
            int end = start;
            boolean words = isMyanmar(text.charAt(start));
            while (end < text.length() && isMyanmar(text.charAt(end)) == words) {
                end++;
            }
            String piece = text.substring(start, end);
            String other = words ? transliterator.transliterate(piece) : piece;
            for (int i = 0; i < other.length(); i++) {
                int difference = start + (int) ((long) i * piece.length() / other.length()) - (out.length() + i);
                if (difference != last) {
                    addOffCorrectMap(out.length() + i, difference);
                    last = difference;
                }
            }
            out.append(other);
            start = end;
        }
        int difference = text.length() - out.length();
        if (difference != last) {
            addOffCorrectMap(out.length(), difference);
        }
        return out.toString();
    }

    /**
     * In Unicode the vowel sign E and medials follow a consonant, the stacking sign stands before one, and no vowel
     * follows the killer.
     */
    static boolean isZawgyi(String text) {
        int letters = 0;
        int impossible = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMyanmar(c)) {
                continue;
            }
            letters++;
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
            boolean wrong =
                    switch (c) {
                        case '\u1031' -> !isConsonant(before) && !isMedial(before);
                        case '\u1039' -> !isConsonant(after);
                        case '\u102b', '\u102c' -> before == '\u103a';
                        default -> isMedial(c) && !isConsonant(before) && !isMedial(before) && before != '\u103a';
                    };
            impossible += wrong ? 1 : 0;
        }
        return impossible > 0 && impossible * ONE_IN >= letters;
    }

    private static boolean isMyanmar(char c) {
        return c >= '\u1000' && c <= '\u109f' && c != '\u104a' && c != '\u104b';
    }

    private static boolean isMedial(char c) {
        return c >= '\u103b' && c <= '\u103e';
    }

    private static boolean isConsonant(char c) {
        return c >= '\u1000' && c <= '\u102a'
                || c == '\u103f'
                || c >= '\u104e' && c <= '\u1061'
                || c >= '\u1065' && c <= '\u1081';
    }

    private static final class Zawgyi {
        static final Transliterator TO_UNICODE = Transliterator.getInstance("Zawgyi-my");
    }
}
