package org.answerable.routing;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A submission that a coordinator passed on.
 *
 * @param agency where it went
 * @param text title and text
 */
public record Passed(String agency, String text) {
    /** From this cosine of their words on, weighted by rarity, two texts count as similar. */
    private static final double ALIKE = 0.3;
    /** As if so many other texts had none of the words: with few texts at hand, none of their words would be rare. */
    private static final double OTHERS = 100;

    /** To which agencies those went that are like a text, and how many. */
    static Map<String, Integer> alike(String text, Collection<Passed> earlier) {
        List<Set<String>> words =
                earlier.stream().map(passed -> words(passed.text())).toList();
        Map<String, Integer> seen = new HashMap<>();
        words.forEach(all -> all.forEach(word -> seen.merge(word, 1, Integer::sum)));
        Set<String> own = words(text);
        Map<String, Integer> alike = new LinkedHashMap<>();
        int i = 0;
        for (Passed passed : earlier) {
            Set<String> theirs = words.get(i++);
            double common = own.stream()
                    .filter(theirs::contains)
                    .mapToDouble(word -> weight(word, seen, words.size()))
                    .sum();
            double both = Math.sqrt(sum(own, seen, words.size()) * sum(theirs, seen, words.size()));
            if (both > 0 && common / both >= ALIKE) {
                alike.merge(passed.agency(), 1, Integer::sum);
            }
        }
        return alike;
    }

    private static double sum(Set<String> words, Map<String, Integer> seen, int all) {
        return words.stream().mapToDouble(word -> weight(word, seen, all)).sum();
    }

    private static double weight(String word, Map<String, Integer> seen, int all) {
        double rarity = Math.log((all + OTHERS) / (seen.getOrDefault(word, 0) + 1.0));
        return rarity * rarity;
    }

    /** The words of a text; of scripts without spaces, pairs of signs. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : FoldedNames.words(text).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            boolean spaced = word.isEmpty()
                    || switch (Character.UnicodeScript.of(word.charAt(0))) {
                        case HAN, MYANMAR -> false;
                        default -> true;
                    };
            if (spaced) {
                words.add(word);
            } else {
                for (int i = 0; i + 2 <= word.length(); i++) {
                    words.add(word.substring(i, i + 2));
                }
            }
        }
        words.remove("");
        return words;
    }
}
