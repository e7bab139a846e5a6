package org.answerable.analysis;

import com.google.myanmartools.ZawgyiDetector;
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
    /** At this probability one text of five letters in a thousand is taken for the other (ADR 0036). */
    private static final double CERTAIN = 0.9999;

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

    /** As myanmar-tools tells it by what follows what in either encoding; short texts of Unicode must not be spoilt. */
    static boolean isZawgyi(String text) {
        return text.chars().anyMatch(c -> isMyanmar((char) c)) && Zawgyi.DETECTOR.getZawgyiProbability(text) > CERTAIN;
    }

    private static boolean isMyanmar(char c) {
        return c >= '\u1000' && c <= '\u109f' && c != '\u104a' && c != '\u104b';
    }

    /** Loaded with the first Burmese text. */
    private static final class Zawgyi {
        static final ZawgyiDetector DETECTOR = new ZawgyiDetector();
        static final Transliterator TO_UNICODE = Transliterator.getInstance("Zawgyi-my");
    }
}
