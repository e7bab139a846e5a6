package org.answerable.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.platform.Resources;

/**
 * Tells Persian, as it is written in Iran, from Dari, as it is written in Afghanistan, by words that only one of them
 * uses or spells so (hospital, police, dollar, the months), and by words and pairs of words that one of them uses more
 * than the other ({@code persian-dari-tico.tsv}, learned from the same sentences in both). They share nearly all grams,
 * and what little news the model has seen of each tells them apart by how it was typeset rather than by what it says.
 */
final class PersianDari {
    static final String PERSIAN = "fa";
    static final String DARI = "fa-AF";
    /** So many times likelier than the other grams alone make one, at most. */
    private static final double MOST_OF_GRAMS = 20;
    /**
     * What the logarithm of the odds by grams, and one word of the list, count for, and with what they begin; fitted on
     * documents left out (see {@code DariTrainer}).
     */
    private static final double GRAMS = 0.47;

    private static final double WORD = 1.27;
    private static final double BEGIN = 1.35;
    private static final int MOST = 4;
    /** What may stand behind a word without a space: plural, possession, one of them. */
    private static final String[] ENDINGS = {
        "های", "هایی", "ها", "ان", "ی", "م", "ت", "ش", "ام", "اش", "مان", "تان", "شان", "را"
    };
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

    /**
     * What words and pairs of words say.
     *
     * @param of what each adds to the logarithm of the odds of Dari
     */
    record Weights(Map<String, Double> of) {
        private static final Weights SHIPPED = read();

        private static Weights read() {
            Map<String, Double> of = new HashMap<>();
            for (String line : Resources.lines("/language/persian-dari-tico.tsv")) {
                String[] cells = line.split("\t");
                for (String feature : cells[1].split(",")) {
                    of.put(feature, Double.valueOf(cells[0]));
                }
            }
            return new Weights(Map.copyOf(of));
        }
    }

    private PersianDari() {}

    /**
     * How many times likelier a text is Dari than Persian.
     *
     * @param byGrams the same by grams alone
     * @param words as {@link ScriptLetters#words} gives them
     */
    static double odds(double byGrams, char[] words) {
        return Math.exp(logOdds(byGrams, words, Weights.SHIPPED));
    }

    static double logOdds(double byGrams, char[] words, Weights weights) {
        double log =
                BEGIN + GRAMS * Math.log(Math.clamp(byGrams, 1 / MOST_OF_GRAMS, MOST_OF_GRAMS)) + WORD * balance(words);
        for (String feature : new HashSet<>(features(words))) {
            log += weights.of.getOrDefault(feature, 0.0);
        }
        return log;
    }

    /** The words and pairs of neighbouring words, as phones and printers both write them. */
    static List<String> features(char[] words) {
        List<String> features = new ArrayList<>();
        String last = null;
        int start = 0;
        for (int i = 0; i <= words.length; i++) {
            if (i == words.length || words[i] == ' ' || words[i] == '\u200c') {
                if (i > start) {
                    String word = new String(words, start, i - start)
                            .replace('ي', 'ی')
                            .replace('ك', 'ک')
                            .replace('ۀ', 'ه')
                            .replace('ة', 'ه');
                    features.add(word);
                    if (last != null) {
                        features.add(last + " " + word);
                    }
                    last = word;
                }
                start = i + 1;
            }
        }
        return features;
    }

    /** How many words only Dari has, less those that only Persian has. */
    private static int balance(char[] words) {
        int balance = 0;
        Set<String> seen = new HashSet<>();
        int start = 0;
        for (int i = 0; i <= words.length; i++) {
            if (i == words.length || words[i] == ' ' || words[i] == '\u200c') {
                if (i - start > 2) {
                    String word = new String(words, start, i - start)
                            .replace('ي', 'ی')
                            .replace('ك', 'ک');
                    balance += seen.add(word) ? of(word) : 0;
                }
                start = i + 1;
            }
        }
        return Math.clamp(balance, -MOST, MOST);
    }

    private static int of(String word) {
        Integer known = WORDS.get(word);
        for (int i = 0; i < ENDINGS.length && known == null; i++) {
            known = word.endsWith(ENDINGS[i])
                    ? WORDS.get(word.substring(0, word.length() - ENDINGS[i].length()))
                    : null;
        }
        return known == null ? 0 : known;
    }
}
