package org.answerable.language;

import com.ibm.icu.text.Transliterator;
import java.util.BitSet;

/** Simplified or traditional characters. */
final class Chinese {
    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fff';
    private static final BitSet ONLY_TRADITIONAL = changedBy("Traditional-Simplified");
    private static final BitSet ONLY_SIMPLIFIED = changedBy("Simplified-Traditional");

    private Chinese() {}

    /** {@code zh-Hant} where more characters are only traditional than only simplified, else {@code zh-Hans}. */
    static String tag(ScriptLetters letters) {
        int balance = 0;
        for (int i = 0; i < letters.length(); i++) {
            int c = letters.at(i) - FIRST;
            if (c >= 0) {
                balance += (ONLY_TRADITIONAL.get(c) ? 1 : 0) - (ONLY_SIMPLIFIED.get(c) ? 1 : 0);
            }
        }
        return balance > 0 ? "zh-Hant" : "zh-Hans";
    }

    private static BitSet changedBy(String transliteration) {
        StringBuilder all = new StringBuilder();
        for (char c = FIRST; c <= LAST; c++) {
            // The line breaks keep rules for several characters away; a counterpart may be two units long.
            all.append(c).append('\n');
        }
        String[] changed = Transliterator.getInstance(transliteration)
                .transliterate(all.toString())
                .split("\n");
        BitSet differ = new BitSet();
        for (int i = 0; i < changed.length; i++) {
            differ.set(i, !changed[i].equals(String.valueOf((char) (FIRST + i))));
        }
        return differ;
    }
}
