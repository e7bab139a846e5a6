package org.answerable.routing;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A text as names are looked for in it: compatibility forms, case, accents, the shapes of Arabic letters, digits of
 * other scripts and traditional Chinese characters made one; hyphens and joiners a space. Each char knows where it
 * stands in the text. A sentence ends in {@link #END}.
 */
final class FoldedText {
    static final char END = '\n';
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();
    private static final Map<Character, Character> SIMPLE = new ConcurrentHashMap<>();
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    private final StringBuilder chars = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    private FoldedText() {}

    static FoldedText of(String text) {
        FoldedText folded = new FoldedText();
        for (int at = 0, next; at < text.length(); at = next) {
            int point = text.codePointAt(at);
            next = at + Character.charCount(point);
            folded.fold(text, point, at, next);
        }
        return folded;
    }

    private void fold(String text, int point, int at, int next) {
        if (point < 0x80) {
            ascii(text, (char) point, at, next);
        } else if (point == 0x200c
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION) {
            space(at, next);
        } else if (point == '。'
                || point == '！'
                || point == '？'
                || point == '؟'
                || point == '۔'
                || point == '။'
                || point == '…') {
            put(END, at, next);
        } else if (point == '’' || point == 'ʼ' || point == '‘') {
            put('\'', at, next);
        } else if (Character.getType(point) == Character.FORMAT || point == 'ـ') {
            return; // Marks of direction, invisible breaks, what only stretches a word.
        } else if (UnicodeScript.of(point) == UnicodeScript.HAN) {
            if (point < 0x10000) {
                put(
                        SIMPLE.computeIfAbsent(
                                (char) point,
                                c -> SIMPLIFIED.transliterate(String.valueOf(c)).charAt(0)),
                        at,
                        next);
            } else {
                put('〇', at, next);
            }
        } else if (Character.isDigit(point)) {
            put((char) ('0' + Character.digit(point, 10)), at, next);
        } else {
            String plain = DECOMPOSED.getDecomposition(point);
            String letters = plain == null ? Character.toString(point) : plain;
            for (int i = 0; i < letters.length(); i++) {
                char c = Character.toLowerCase(letters.charAt(i));
                if (Character.getType(c) != Character.NON_SPACING_MARK
                        || UnicodeScript.of(c) == UnicodeScript.MYANMAR) {
                    put(letter(c), at, next);
                }
            }
        }
    }

    private static char letter(char c) {
        return switch (c) {
            case 'đ' -> 'd';
            case 'ı' -> 'i';
            case 'ة', 'ە' -> 'ه';
            case 'ى', 'ی' -> 'ي';
            case 'ک' -> 'ك';
            default -> c;
        };
    }

    private void ascii(String text, char c, int at, int next) {
        if (c == '.') {
            boolean within = next < text.length() && Character.isLetterOrDigit(text.charAt(next));
            if (within
                    || lastWord() <= 3
                            && next < text.length()
                            && lastWord() > 0
                            && Character.isUpperCase(text.charAt(at - lastWord()))) {
                // I.C.E. is one word; St. Croix two.
                if (!(within && lastWord() == 1 || lastWord() > 0 && at > 1 && text.charAt(at - 2) == '.')) {
                    space(at, next);
                }
            } else {
                put(END, at, next);
            }
        } else if (c == '!' || c == '?' || c == '\n') {
            put(END, at, next);
        } else if (c <= ' ' || c == '-') {
            space(at, next);
        } else {
            put(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, at, next);
        }
    }

    /** How many letters the last word has so far. */
    private int lastWord() {
        int from = chars.length();
        while (from > 0 && Character.isLetterOrDigit(chars.charAt(from - 1))) {
            from--;
        }
        return chars.length() - from;
    }

    private void space(int at, int next) {
        if (!chars.isEmpty() && chars.charAt(chars.length() - 1) != ' ') {
            put(' ', at, next);
        }
    }

    private void put(char c, int at, int next) {
        int i = chars.length();
        if (i == starts.length) {
            starts = java.util.Arrays.copyOf(starts, i * 2);
            ends = java.util.Arrays.copyOf(ends, i * 2);
        }
        starts[i] = at;
        ends[i] = next;
        chars.append(c);
    }

    int length() {
        return chars.length();
    }

    char at(int i) {
        return chars.charAt(i);
    }

    /** Where the char stands in the text. */
    int start(int i) {
        return starts[i];
    }

    /** Where what stands before {@code i} ends in the text. */
    int end(int i) {
        return ends[i - 1];
    }

    @Override
    public String toString() {
        return chars.toString().strip();
    }

    /** The chars, for a pattern. */
    CharSequence chars() {
        return chars;
    }
}
