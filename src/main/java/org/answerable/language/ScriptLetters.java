package org.answerable.language;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;

/**
 * The letters of a text as the detector reads them: which scripts there are and how much of each, and the words of one
 * script in lower case with single spaces between. Looks at {@link #LIMIT} UTF-16 units at most, so that its cost is
 * bounded whatever is sent.
 */
final class ScriptLetters {
    /** The start of the text and three samples of the rest. */
    static final int LIMIT = 600;

    private static final int HEAD = 360;
    static final int SAMPLE = 80;

    private static final byte IGNORED = 1;
    /** Belongs to the word it stands in: apostrophes, and the joiners of Arabic script. */
    private static final byte JOINER = 2;

    private static final int FIRST_SCRIPT = 3;

    /**
     * For each BMP unit one of the classes above or {@code FIRST_SCRIPT} + the index of its script in {@link #SCRIPTS}.
     */
    private static final byte[] CLASS = new byte[1 << 16];

    private static final char[] LOWER = new char[1 << 16];
    /** The scripts told apart; those outside the BMP that a resident may use included. */
    private static final int[] SCRIPTS = {
        UScript.LATIN,
        UScript.ARABIC,
        UScript.CYRILLIC,
        UScript.ETHIOPIC,
        UScript.DEVANAGARI,
        UScript.HAN,
        UScript.HIRAGANA,
        UScript.HANGUL,
        UScript.MYANMAR,
        UScript.KHMER,
        UScript.LAO,
        UScript.THAI,
        UScript.GREEK,
        UScript.HEBREW,
        UScript.ARMENIAN,
        UScript.GEORGIAN,
        UScript.BENGALI,
        UScript.GURMUKHI,
        UScript.GUJARATI,
        UScript.ORIYA,
        UScript.TAMIL,
        UScript.TELUGU,
        UScript.KANNADA,
        UScript.MALAYALAM,
        UScript.SINHALA,
        UScript.TIBETAN,
        UScript.THAANA,
        UScript.SYRIAC,
        UScript.NKO,
        UScript.CHEROKEE,
        UScript.MONGOLIAN,
        UScript.CANADIAN_ABORIGINAL,
        UScript.TIFINAGH,
        UScript.YI,
        UScript.KAYAH_LI,
        UScript.PAHAWH_HMONG,
        UScript.NYIAKENG_PUACHUE_HMONG,
        UScript.ADLAM,
        UScript.HANIFI_ROHINGYA
    };

    static {
        byte[] index = new byte[UScript.CODE_LIMIT];
        for (int i = 0; i < SCRIPTS.length; i++) {
            index[SCRIPTS[i]] = (byte) (FIRST_SCRIPT + i);
        }
        index[UScript.KATAKANA] = index[UScript.HIRAGANA];
        index[UScript.BOPOMOFO] = index[UScript.HAN];
        for (int c = 0; c < 1 << 16; c++) {
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
            byte script = index[UScript.getScript(c)];
            LOWER[c] = (char) Character.toLowerCase(c);
            if (Character.isLetter(c) || mark && script >= FIRST_SCRIPT && script != index[UScript.ARABIC]) {
                CLASS[c] = script;
            } else if (mark || type == Character.FORMAT) {
                CLASS[c] = IGNORED;
            }
        }
        // Turkish and Kurdish capital I with dot; the tatweel; the apostrophes of Oromo and Ukrainian.
        LOWER['\u0130'] = 'i';
        CLASS['\u0640'] = IGNORED;
        for (char apostrophe : "'\u2019\u02bc".toCharArray()) {
            CLASS[apostrophe] = JOINER;
            LOWER[apostrophe] = '\'';
        }
        CLASS['\u200c'] = JOINER;
    }

    private final char[] text;
    private final int length;
    private final int[] counts = new int[SCRIPTS.length];

    ScriptLetters(String whole) {
        int all = whole.length();
        text = new char[Math.min(all, LIMIT) + 4];
        int kept = 0;
        if (all <= LIMIT) {
            whole.getChars(0, all, text, 0);
            kept = all;
        } else {
            whole.getChars(0, HEAD, text, 0);
            kept = HEAD;
            for (int from : samples(all)) {
                text[kept++] = ' ';
                whole.getChars(from, from + SAMPLE, text, kept);
                kept += SAMPLE;
            }
        }
        length = compose(kept);
        count();
    }

    /** Where the samples of {@link #SAMPLE} units begin in a text that is longer than {@link #LIMIT}. */
    static int[] samples(int length) {
        long rest = (long) length - HEAD - SAMPLE;
        return new int[] {HEAD + (int) (rest / 3), HEAD + (int) (rest * 2 / 3), HEAD + (int) rest};
    }

    /** Into NFC where there are combining marks of Latin, Greek or Cyrillic: Vietnamese from some phones. */
    private int compose(int kept) {
        for (int i = 0; i < kept; i++) {
            if (text[i] >= '\u0300' && text[i] <= '\u036f') {
                // NFC never lengthens text of these scripts beyond its input, and what does not fit is cut.
                String composed = Normalizer.normalize(new String(text, 0, kept), Normalizer.Form.NFC);
                int fits = Math.min(composed.length(), text.length);
                composed.getChars(0, fits, text, 0);
                return fits;
            }
        }
        return kept;
    }

    private void count() {
        blankAddresses();
        for (int i = 0; i < length; i++) {
            int kind = CLASS[text[i]];
            if (kind >= FIRST_SCRIPT) {
                counts[kind - FIRST_SCRIPT]++;
            } else if (Character.isHighSurrogate(text[i]) && i + 1 < length && Character.isLowSurrogate(text[i + 1])) {
                int script = UScript.getScript(Character.toCodePoint(text[i], text[i + 1]));
                for (int s = 0; s < SCRIPTS.length; s++) {
                    if (SCRIPTS[s] == script) {
                        counts[s]++;
                    }
                }
                i++;
            }
        }
    }

    /** Web and mail addresses and handles are in no language. */
    private void blankAddresses() {
        int start = 0;
        boolean address = false;
        for (int i = 0; i <= length; i++) {
            if (i == length || text[i] <= ' ') {
                if (address) {
                    java.util.Arrays.fill(text, start, i, ' ');
                }
                start = i + 1;
                address = false;
            } else if (text[i] == '@'
                    || text[i] == '/' && i + 1 < length && text[i + 1] == '/'
                    || text[i] == '.' && i - start == 3 && text[start] == 'w' && text[start + 1] == 'w') {
                address = true;
            }
        }
    }

    /** How many letters of a script ({@link UScript}) there are; katakana counts as hiragana. */
    int count(int script) {
        for (int i = 0; i < SCRIPTS.length; i++) {
            if (SCRIPTS[i] == script) {
                return counts[i];
            }
        }
        return 0;
    }

    /** The scripts told apart. */
    static int[] scripts() {
        return SCRIPTS;
    }

    /** How many characters lie in a range of the BMP. */
    int countBetween(char first, char last) {
        int found = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] >= first && text[i] <= last) {
                found++;
            }
        }
        return found;
    }

    /** The character at an index, for checks by character. */
    char at(int i) {
        return text[i];
    }

    int length() {
        return length;
    }

    /** The words of one script in lower case, a space before, between and after them; all else counts as a space. */
    char[] words(int script) {
        char[] words = new char[length + 2];
        int n = 0;
        words[n++] = ' ';
        byte wanted = -1;
        for (int i = 0; i < SCRIPTS.length; i++) {
            if (SCRIPTS[i] == script) {
                wanted = (byte) (FIRST_SCRIPT + i);
            }
        }
        for (int i = 0; i < length; i++) {
            byte kind = CLASS[text[i]];
            if (kind == wanted) {
                words[n++] = LOWER[text[i]];
            } else if (kind == JOINER) {
                if (words[n - 1] != ' ' && i + 1 < length && CLASS[text[i + 1]] == wanted) {
                    words[n++] = LOWER[text[i]];
                }
            } else if (kind != IGNORED && words[n - 1] != ' ') {
                words[n++] = ' ';
            }
        }
        if (words[n - 1] != ' ') {
            words[n++] = ' ';
        }
        return java.util.Arrays.copyOf(words, n);
    }
}
