package org.answerable.routing;

import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import org.answerable.analysis.FoldedText;
import org.answerable.analysis.Letters;

/**
 * A text as names are looked for in it: compatibility forms, case, accents, the shapes of Arabic letters, digits of
 * other scripts and traditional Chinese characters made one; hyphens and joiners a space. A sentence ends in
 * {@link #END}.
 */
final class FoldedNames {
    static final char END = '\n';
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();

    private final String text;
    private final FoldedText.Builder folded;

    private FoldedNames(String text) {
        this.text = text;
        folded = new FoldedText.Builder(text.length());
    }

    static FoldedText of(String text) {
        FoldedNames folding = new FoldedNames(text);
        for (int at = 0, next; at < text.length(); at = next) {
            int point = text.codePointAt(at);
            next = at + Character.charCount(point);
            folding.fold(point, at, next);
        }
        return folding.folded.built();
    }

    /** A word or words of ours in the same form. */
    static String words(String words) {
        return of(words).chars().strip();
    }

    private void fold(int point, int at, int next) {
        if (point < 0x80) {
            ascii((char) point, at, next);
        } else if (point == 0x200c || Character.isSpaceChar(point) || Letters.isDash(point)) {
            space(at, next);
        } else if (point == '。'
                || point == '！'
                || point == '？'
                || point == '؟'
                || point == '۔'
                || point == '။'
                || point == '…') {
            folded.add(END, at, next);
        } else if (Letters.isApostrophe(point)) {
            folded.add('\'', at, next);
        } else if (Letters.isUnseen(point)) {
            return;
        } else if (UnicodeScript.of(point) == UnicodeScript.HAN) {
            int simple = Letters.simplified(point);
            folded.add(simple < 0x10000 ? (char) simple : '〇', at, next);
        } else if (Character.isDigit(point)) {
            folded.add((char) ('0' + Letters.digit(point)), at, next);
        } else {
            String plain = DECOMPOSED.getDecomposition(point);
            String letters = plain == null ? Character.toString(point) : plain;
            for (int i = 0; i < letters.length(); i++) {
                char c = Character.toLowerCase(letters.charAt(i));
                if (Character.getType(c) != Character.NON_SPACING_MARK
                        || UnicodeScript.of(c) == UnicodeScript.MYANMAR) {
                    letter(c, at, next);
                }
            }
        }
    }

    private void letter(char c, int at, int next) {
        String bare = Letters.bare(c);
        if (bare != null) {
            folded.addAll(bare, at, next);
        } else {
            folded.add(c == 'ى' ? 'ي' : (char) Letters.arabic(c), at, next);
        }
    }

    private void ascii(char c, int at, int next) {
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
                folded.add(END, at, next);
            }
        } else if (c == '!' || c == '?' || c == '\n') {
            folded.add(END, at, next);
        } else if (c <= ' ' || c == '-') {
            space(at, next);
        } else {
            folded.add(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, at, next);
        }
    }

    /** How many letters the last word has so far. */
    private int lastWord() {
        int from = folded.length();
        while (from > 0 && Character.isLetterOrDigit(folded.at(from - 1))) {
            from--;
        }
        return folded.length() - from;
    }

    private void space(int at, int next) {
        if (!folded.isEmpty() && folded.at(folded.length() - 1) != ' ') {
            folded.add(' ', at, next);
        }
    }
}
