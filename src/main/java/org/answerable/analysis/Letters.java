package org.answerable.analysis;

import com.ibm.icu.text.Transliterator;

/**
 * The steps that foldings are made of ({@link FoldedText}): which characters people, keyboards and mail programs take
 * for one another. Each step leaves alone what it does not know.
 */
public final class Letters {
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final int HAN = 0x2E80;
    /**
     * By character from {@link #HAN} on, 0 where it was not asked for yet; made again by two threads it is the same.
     */
    private static final int[] SIMPLE = new int[0x10000 - HAN];

    private Letters() {}

    /** The value of a decimal digit of any script; -1 for anything else. */
    public static int digit(int c) {
        return Character.isDigit(c) ? Character.digit(c, 10) : -1;
    }

    /** Dashes and hyphens of every kind, and what is typed for them. */
    public static boolean isDash(int c) {
        return c == '\u2212'
                || c == '\u2043'
                || c == '\u02D7'
                || (c < 0x80 ? c == '-' : c >= 0x58A && Character.getType(c) == Character.DASH_PUNCTUATION);
    }

    /** What is typed for an apostrophe, but for the apostrophe and the grave accent of ASCII. */
    public static boolean isApostrophe(int c) {
        return switch (c) {
            case '’', '‘', 'ʼ', '′', '´', 'ʻ' -> true;
            default -> false;
        };
    }

    /** Formatting, joiners and marks of direction; Arabic vowel signs and the stroke that stretches. */
    public static boolean isUnseen(int c) {
        return c > 0x7F
                && (Character.getType(c) == Character.FORMAT
                        || c >= 0xFE00 && c <= 0xFE0F
                        || c == 0x34F
                        || c == 0x640
                        || c >= 0x64B && c <= 0x655
                        || c == 0x670
                        || c >= 0x115F && c <= 0x1160);
    }

    /**
     * One form of a letter for Arabic, Persian and Urdu keyboards, and of alef. The final form ى stays, which tells
     * "on" from Ali.
     */
    public static int arabic(int c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ی', 'ے' -> 'ي';
            case 'ک' -> 'ك';
            case 'ة', 'ۀ', 'ە', 'ہ' -> 'ه';
            default -> c;
        };
    }

    /**
     * What a small letter that no decomposition takes apart is written as without its sign ("Lukasz, Łukasz"), and the
     * final sigma; {@code null} for all others.
     */
    public static String bare(int c) {
        return switch (c) {
            case 'ı' -> "i";
            case 'đ', 'ð' -> "d";
            case 'ł' -> "l";
            case 'ø' -> "o";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ς' -> "σ";
            default -> null;
        };
    }

    /** The simplified form of an ideograph. */
    public static int simplified(int ideograph) {
        if (ideograph < HAN) {
            return ideograph;
        }
        if (ideograph > 0xFFFF) {
            return transliterated(ideograph);
        }
        int known = SIMPLE[ideograph - HAN];
        if (known == 0) {
            known = transliterated(ideograph);
            SIMPLE[ideograph - HAN] = known;
        }
        return known;
    }

    private static int transliterated(int ideograph) {
        return SIMPLIFIED.transliterate(Character.toString(ideograph)).codePointAt(0);
    }
}
