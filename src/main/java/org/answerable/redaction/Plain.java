package org.answerable.redaction;

import java.text.Normalizer;
import org.answerable.analysis.FoldedText;
import org.answerable.analysis.Letters;

/**
 * A text as forms are looked for in it, whatever keyboard, input method or mail program wrote it: every dash a hyphen,
 * every kind of space one space, the digits of every script those of ASCII, full-width and presentation forms the plain
 * ones, marks that cannot be seen gone, accents joined to their letter; Arabic letters without vowel signs and in one
 * form for Arabic and Persian (ى stays, which tells "on" from Ali), Cyrillic ё as е. Each character knows where it
 * stood. Offsets are UTF-16, here and there.
 *
 * <p>Made once a text, in linear time. Not {@link FoldedWords}, which compares names and drops accents: here accents
 * tell words apart.
 */
final class Plain {
    /** As it is looked at; a line break is {@code \n}, an empty line two. */
    final String text;
    /**
     * The same with line breaks as spaces, where no empty line parts: a number may go on in the next line. Offsets are
     * those of {@link #text}.
     */
    final String flat;

    private final FoldedText letters;

    private Plain(FoldedText letters) {
        this.letters = letters;
        text = letters.chars();
        flat = flat(text);
    }

    /** Where a character began in the text as given. */
    int start(int at) {
        return letters.start(at);
    }

    /** Where what ends before {@code at} ended in the text as given. */
    int end(int at) {
        return letters.end(at);
    }

    /** A word or pattern of ours, in the same form. */
    static String of(String words) {
        return read(words).text;
    }

    /** Reads a text. */
    static Plain read(String given) {
        FoldedText.Builder building = new FoldedText.Builder(given.length());
        int at = 0;
        while (at < given.length()) {
            int c = given.codePointAt(at);
            int end = at + Character.charCount(c);
            if (isSpace(c)) {
                int breaks = 0;
                int to = at;
                while (to < given.length()) {
                    int next = given.codePointAt(to);
                    if (!isSpace(next) && !Letters.isUnseen(next)) {
                        break;
                    }
                    breaks += next == '\n'
                                    || next == 0x2028
                                    || next == 0x2029
                                    || next == 0x85
                                    || next == '\r' && (to + 1 == given.length() || given.charAt(to + 1) != '\n')
                            ? 1
                            : 0;
                    to += Character.charCount(next);
                }
                building.add(breaks == 0 ? ' ' : '\n', at, to);
                if (breaks > 1) {
                    building.add('\n', at, to);
                }
                at = to;
                continue;
            }
            if (c < 0x80) {
                building.add(c == '`' ? '\'' : (char) c, at, end);
            } else if (c >= 0x300 && c <= 0x36F) {
                join(building, c, end);
            } else if (!Letters.isUnseen(c)) {
                plain(building, c, at, end);
            }
            at = end;
        }
        return new Plain(building.built());
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /**
     * Whether a letter has another, plainer one by Unicode's compatibility mappings that people mean by it: not №, not
     * ½.
     */
    private static boolean isForm(int c) {
        return c >= 0xFF00 && c <= 0xFFEF
                || c >= 0xFB00 && c <= 0xFDFB
                || c >= 0xFE30 && c <= 0xFEFC
                || c >= 0x2460 && c <= 0x24FF
                || c >= 0x1D400 && c <= 0x1D7FF
                || c >= 0x2070 && c <= 0x209C;
    }

    private static int one(int c) {
        return switch (c) {
            case '،' -> ',';
            case 'ё' -> 'е';
            case 'Ё' -> 'Е';
            default -> Letters.isApostrophe(c) ? '\'' : Letters.isDash(c) ? '-' : Letters.arabic(c);
        };
    }

    private static String flat(String text) {
        StringBuilder flat = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n'
                    && (i + 1 == text.length() || text.charAt(i + 1) != '\n')
                    && (i == 0 || text.charAt(i - 1) != '\n')) {
                flat.setCharAt(i, ' ');
            }
        }
        return flat.toString();
    }

    private static void plain(FoldedText.Builder building, int c, int start, int end) {
        if (!isForm(c) || Character.isDigit(c)) {
            point(building, c, start, end);
        } else {
            Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                    .codePoints()
                    .filter(one -> !Letters.isUnseen(one))
                    .forEach(one -> point(building, one, start, end));
        }
    }

    private static void point(FoldedText.Builder building, int c, int start, int end) {
        int digit = Letters.digit(c);
        building.addPoint(digit >= 0 ? '0' + digit : one(c), start, end);
    }

    /** An accent that was written after its letter. */
    private static void join(FoldedText.Builder building, int accent, int end) {
        if (building.isEmpty()) {
            return;
        }
        char last = building.at(building.length() - 1);
        String joined = Normalizer.normalize(last + Character.toString(accent), Normalizer.Form.NFC);
        building.joinLast(joined.length() == 1 ? (char) one(joined.charAt(0)) : last, end);
    }
}
