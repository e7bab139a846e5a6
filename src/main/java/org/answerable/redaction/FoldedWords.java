package org.answerable.redaction;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.answerable.analysis.FoldedText;
import org.answerable.analysis.Letters;
import org.answerable.language.Barred;

/**
 * A text as a reader compares it: without case, width, accents, vowel signs and the other forms of a letter (Unicode's
 * compatibility decomposition; hamza and alef; traditional and simplified ideographs; the digits of every script), cut
 * into words, each of which knows where it stands. Offsets are UTF-16 of the text as given.
 */
final class FoldedWords {
    /** Scripts that put no space between words. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);
    /**
     * Marks of these scripts are accents and vowel signs that people leave out; elsewhere (Burmese, Thai, Hindi) they
     * are letters.
     */
    private static final Set<UnicodeScript> ACCENTED = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.SYRIAC);

    /**
     * A word: letters of one script, or digits.
     *
     * @param folded its letters, each of which knows where it stands in the text as given
     * @param cased in lower case, with its accents
     * @param near whether no more than a little punctuation or one space parts it from the word before
     */
    record Word(FoldedText folded, String cased, UnicodeScript script, boolean capital, boolean opens, boolean near) {
        String text() {
            return folded.chars();
        }

        boolean isNumber() {
            return script == null;
        }

        boolean isSpaced() {
            return script != null && !UNSPACED.contains(script);
        }

        int start() {
            return folded.start(0);
        }

        int end() {
            return folded.end(folded.length());
        }
    }

    private FoldedWords() {}

    /** The words of a text, in order. */
    static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        FoldedText.Builder folded = new FoldedText.Builder(8);
        StringBuilder cased = new StringBuilder();
        int at = 0;
        int last = 0;
        while (at < text.length()) {
            UnicodeScript script = letters(text, at);
            boolean number = script == null && Character.isDigit(text.codePointAt(at));
            if (script == null && !number) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            int start = at;
            cased.setLength(0);
            boolean capital = false;
            while (at < text.length()) {
                int c = text.codePointAt(at);
                int end = at + Character.charCount(c);
                if (number ? !Character.isDigit(c) : letters(text, at) != script) {
                    // Ideographs and syllables that a space or a dot parts within a name are one word.
                    int gap = end;
                    if (!number
                            && UNSPACED.contains(script)
                            && " \u3000·・‧•".indexOf(c) >= 0
                            && gap < text.length()
                            && letters(text, gap) == script) {
                        at = gap;
                        continue;
                    }
                    break;
                }
                while (!number && end < text.length() && isMark(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                if (cased.isEmpty()) {
                    capital = Character.isUpperCase(c) || Character.isTitleCase(c);
                }
                String letter = text.substring(at, end);
                cased.append(Normalizer.normalize(letter, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
                folded.addAll(fold(letter), at, end);
                at = end;
            }
            if (!folded.isEmpty()) {
                String between = text.substring(last, start);
                words.add(new Word(
                        folded.taken(),
                        cased.toString(),
                        script,
                        capital,
                        words.isEmpty() || opens(between),
                        between.length() <= 3
                                && between.chars().noneMatch(c -> c == '\n' || c == Barred.MARK.charAt(0))));
                last = at;
            }
        }
        return words;
    }

    /**
     * The script of a letter, with that of the letters around for marks and full-width forms; {@code null} where there
     * is no letter.
     */
    private static UnicodeScript letters(String text, int at) {
        int c = text.codePointAt(at);
        if (!Character.isLetter(c) && !(isMark(c) && !ACCENTED.contains(UnicodeScript.of(c)))) {
            return null;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.COMMON ? UnicodeScript.KATAKANA : script;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || c == 0x200C
                || c == 0x200D
                || c == 0x0640;
    }

    /**
     * Whether two words have the same letters and accents; on which vowel of a syllable the tone is written does not
     * matter ("Hòa, Hoà").
     */
    static boolean alike(String one, String other) {
        return Arrays.equals(sorted(one), sorted(other));
    }

    private static int[] sorted(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .codePoints()
                .sorted()
                .toArray();
    }

    private static boolean opens(String between) {
        return between.chars().anyMatch(c -> ".!?:\n。！？؟।။…".indexOf(c) >= 0);
    }

    /** One letter with its marks, or one digit. */
    private static String fold(String letter) {
        int first = letter.codePointAt(0);
        int digit = Letters.digit(first);
        if (digit >= 0) {
            return String.valueOf((char) ('0' + digit));
        }
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(letter, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !(c == 0x0640
                        || c == 0x200C
                        || c == 0x200D
                        || isMark(c) && ACCENTED.contains(UnicodeScript.of(c)) && c != 0x3099 && c != 0x309A))
                .forEach(kept::appendCodePoint);
        String bare = Normalizer.normalize(kept.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        StringBuilder shape = new StringBuilder();
        bare.codePoints().forEach(c -> {
            String plain = Letters.bare(c);
            if (plain != null) {
                shape.append(plain);
            } else if (c != 0x0307) {
                shape.appendCodePoint(letter(c));
            }
        });
        return shape.toString();
    }

    private static int letter(int c) {
        return switch (c) {
            case 'ى' -> 'ي';
            case 'ھ' -> 'ه';
            default -> UnicodeScript.of(c) == UnicodeScript.HAN ? Letters.simplified(c) : Letters.arabic(c);
        };
    }
}
