package org.answerable.redaction;

import java.text.Normalizer;
import java.util.Arrays;

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

    private final int[] starts;
    private final int[] ends;

    private Plain(String text, int[] starts, int[] ends) {
        this.text = text;
        this.flat = flat(text);
        this.starts = starts;
        this.ends = ends;
    }

    /** Where a character began in the text as given. */
    int start(int at) {
        return starts[at];
    }

    /** Where what ends before {@code at} ended in the text as given. */
    int end(int at) {
        return ends[at - 1];
    }

    /** A word or pattern of ours, in the same form. */
    static String of(String words) {
        return read(words).text;
    }

    /** Reads a text. */
    static Plain read(String given) {
        Building building = new Building(given.length());
        int at = 0;
        while (at < given.length()) {
            int c = given.codePointAt(at);
            int end = at + Character.charCount(c);
            if (isSpace(c)) {
                int breaks = 0;
                int to = at;
                while (to < given.length()) {
                    int next = given.codePointAt(to);
                    if (!isSpace(next) && !isUnseen(next)) {
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
                building.join(c, end);
            } else if (!isUnseen(c)) {
                building.plain(c, at, end);
            }
            at = end;
        }
        return building.built();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Formatting, joiners and marks of direction; Arabic vowel signs and the stroke that stretches. */
    private static boolean isUnseen(int c) {
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
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ی', 'ے' -> 'ي';
            case 'ک' -> 'ك';
            case 'ة', 'ۀ', 'ە', 'ہ' -> 'ه';
            case '،' -> ',';
            case 'ё' -> 'е';
            case 'Ё' -> 'Е';
            case '’', '‘', 'ʼ', '′', '´', 'ʻ' -> '\'';
            case '\u2212', '\u2043', '\u02D7' -> '-';
            default -> Character.getType(c) == Character.DASH_PUNCTUATION ? '-' : c;
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

    /** The text as it grows. */
    private static final class Building {
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Building(int length) {
            text = new StringBuilder(length);
            starts = new int[length + 16];
            ends = new int[length + 16];
        }

        void add(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = start;
            ends[at] = end;
            text.append(c);
        }

        void plain(int c, int start, int end) {
            if (Character.isDigit(c)) {
                add((char) ('0' + Character.digit(c, 10)), start, end);
            } else if (isForm(c)) {
                String form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
                form.codePoints().filter(one -> !isUnseen(one)).forEach(one -> {
                    if (Character.isDigit(one)) {
                        add((char) ('0' + Character.digit(one, 10)), start, end);
                    } else {
                        points(one(one), start, end);
                    }
                });
            } else {
                points(one(c), start, end);
            }
        }

        private void points(int c, int start, int end) {
            for (char part : Character.toChars(c)) {
                add(part, start, end);
            }
        }

        /** An accent that was written after its letter. */
        void join(int accent, int end) {
            int last = text.length() - 1;
            if (last < 0) {
                return;
            }
            String joined = Normalizer.normalize(text.charAt(last) + Character.toString(accent), Normalizer.Form.NFC);
            if (joined.length() == 1) {
                text.setCharAt(last, (char) one(joined.charAt(0)));
            }
            ends[last] = end;
        }

        Plain built() {
            return new Plain(text.toString(), starts, ends);
        }
    }
}
