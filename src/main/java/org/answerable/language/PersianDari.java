package org.answerable.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.answerable.platform.Resources;

/**
 * Tells Persian, as it is written in Iran, from Dari, as it is written in Afghanistan, by words that only one of them uses or spells so (hospital, police, dollar, the
 * months). They share nearly all grams, and what little news the model has seen of each tells them apart by how it was typeset rather than by what it says.
 */
final class PersianDari {
    static final String PERSIAN = "fa";
    static final String DARI = "fa-AF";
    /** How much one word adds to the logarithm of the odds. */
    private static final double WORD = 2;
    private static final int MOST = 4;
    /** What may stand behind a word without a space: plural, possession, one of them. */
    private static final String[] ENDINGS = {"های", "هایی", "ها", "ان", "ی", "م", "ت", "ش", "ام", "اش", "مان", "تان", "شان", "را"};
    /** By word: 1 for Dari, -1 for Persian. */
    private static final Map<String, Integer> WORDS = new HashMap<>();

    static {
        for (String line : Resources.lines("/language/persian-dari.tsv")) {
            String[] cells = line.split("\t");
            for (String word : cells[1].split(" ")) {
                WORDS.put(word, cells[0].equals(DARI) ? 1 : -1);
            }
        }
    }

    private PersianDari() {}

    /**
     * How many times likelier the words make Dari than Persian.
     *
     * @param words as {@link Letters#words} gives them
     */
    static double odds(char[] words) {
        int balance = 0;
        Set<String> seen = new HashSet<>();
        int start = 0;
        for (int i = 0; i <= words.length; i++) {
            if (i == words.length || words[i] == ' ' || words[i] == '\u200c') {
                if (i - start > 2) {
                    String word = new String(words, start, i - start).replace('ي', 'ی').replace('ك', 'ک');
                    balance += seen.add(word) ? of(word) : 0;
                }
                start = i + 1;
            }
        }
        return Math.exp(WORD * Math.clamp(balance, -MOST, MOST));
    }

    private static int of(String word) {
        Integer known = WORDS.get(word);
        for (int i = 0; i < ENDINGS.length && known == null; i++) {
            known = word.endsWith(ENDINGS[i]) ? WORDS.get(word.substring(0, word.length() - ENDINGS[i].length())) : null;
        }
        return known == null ? 0 : known;
    }
}
