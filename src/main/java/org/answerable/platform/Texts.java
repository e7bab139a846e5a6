package org.answerable.platform;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.List;
import org.answerable.platform.Refusal.Fault;

/**
 * Text as it is stored: NFC, line breaks as LF, without marks that can hide or reorder what a reader sees.
 *
 * <p>NUL and lone surrogates are refused (they are not text, RFC 8259 section 8.2). Bidirectional overrides, embeddings
 * and isolates (Unicode TR 9), zero-width marks and control characters are removed. The zero-width joiner and
 * non-joiner stay between letters of the scripts that need them (Arabic and Indic scripts, Khmer, Burmese), and
 * everywhere between emoji.
 */
public final class Texts {
    private Texts() {}

    /** The text as stored, and whether marks were removed from what was sent. */
    public record Clean(String text, boolean removed) {}

    /**
     * Cleans one text.
     *
     * @param pointer where the text stood in the request, for the error
     * @throws Refusal.Invalid where it holds NUL or a lone surrogate
     */
    public static Clean clean(String pointer, String sent) {
        StringBuilder kept = new StringBuilder(sent.length());
        boolean removed = false;
        for (int i = 0; i < sent.length(); ) {
            int c = sent.codePointAt(i);
            int width = Character.charCount(c);
            if (c == 0) {
                throw new Refusal.Invalid(List.of(new Fault(pointer, "platform.fault.nul")));
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw new Refusal.Invalid(List.of(new Fault(pointer, "platform.fault.surrogate")));
            }
            if (c == '\r') {
                kept.append('\n');
                if (i + 1 < sent.length() && sent.charAt(i + 1) == '\n') {
                    i++;
                }
            } else if (isDropped(c) && !isNeededJoiner(c, kept, sent, i + width)) {
                removed = true;
            } else {
                kept.appendCodePoint(c);
            }
            i += width;
        }
        return new Clean(Normalizer.normalize(kept, Normalizer.Form.NFC), removed);
    }

    /**
     * Whether a text has at least one character that shows: what is required is not given by blanks, fillers, combining
     * marks alone and other characters that leave no ink. Everything that asks for a text asks this.
     */
    public static boolean shows(String text) {
        return text != null && text.codePoints().anyMatch(Texts::isInk);
    }

    /**
     * Cleans one text and takes the blanks off its ends; empty where nothing of it shows.
     *
     * @param sent may be {@code null}
     * @throws Refusal.Invalid as {@link #clean}
     */
    public static String stripped(String pointer, String sent) {
        String clean = clean(pointer, sent == null ? "" : sent).text().strip();
        return shows(clean) ? clean : "";
    }

    private static boolean isInk(int c) {
        if (Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            // An empty Braille cell; musical and other symbols that are only room.
            default -> c != 0x2800 && c != 0x1D159 && c != 0xFFFC && c != 0x16FE4;
        };
    }

    /** The number of code points: every limit and offset of the product is counted in them. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The part of a text between two offsets in code points. */
    public static String slice(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static boolean isDropped(int c) {
        return (c >= 0x202A && c <= 0x202E) // embeddings and overrides
                || (c >= 0x2066 && c <= 0x2069) // isolates
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C // direction marks
                || (c >= 0x200B && c <= 0x200D)
                || c == 0x2060
                || c == 0xFEFF
                || c == 0x00AD
                || c == 0x180E // zero width
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F)
                || (c < 0x20 && c != '\n' && c != '\t' && c != '\r')
                || (c >= 0x7F && c <= 0x9F);
    }

    private static boolean isNeededJoiner(int c, StringBuilder before, String sent, int next) {
        if (c != 0x200C && c != 0x200D || before.isEmpty() || next >= sent.length()) {
            return false;
        }
        int left = before.codePointBefore(before.length());
        int right = sent.codePointAt(next);
        return joins(left) && joins(right);
    }

    private static boolean joins(int c) {
        if (Character.getType(c) == Character.OTHER_SYMBOL || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF)) {
            return true;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case ARABIC,
                    SYRIAC,
                    THAANA,
                    NKO,
                    DEVANAGARI,
                    BENGALI,
                    GURMUKHI,
                    GUJARATI,
                    ORIYA,
                    TAMIL,
                    TELUGU,
                    KANNADA,
                    MALAYALAM,
                    SINHALA,
                    KHMER,
                    MYANMAR,
                    MONGOLIAN,
                    TIBETAN -> true;
            case INHERITED -> true;
            default -> false;
        };
    }
}
