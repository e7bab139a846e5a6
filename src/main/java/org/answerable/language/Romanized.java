package org.answerable.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.platform.Resources;

/**
 * Languages of other scripts typed in Latin letters: Arabic as it is chatted ({@code ar-Latn}, with digits for the
 * letters that Latin lacks), Russian and Ukrainian ({@code ru-Latn}, {@code uk-Latn}), Persian and Dari, which are one
 * there ({@code fa-Latn}), Hindi, Urdu and Nepali; and Vietnamese typed without its marks. There is no spelling to
 * learn grams from; the signs are the small words, which nearly everybody spells in one of a few ways, and for Arabic
 * digits within words.
 */
final class Romanized {
    /** Never surer than this, so that the writer is asked. */
    private static final double MOST = 0.65;

    private static final double LEAST_SHARE = 0.2;
    private static final int LEAST_SIGNS = 2;
    private static final int LIMIT = 500;
    /** By word: a bit a language of {@link #TAGS}. */
    private static final Map<String, Integer> WORDS = new HashMap<>();

    private static final List<String> TAGS = new ArrayList<>();

    static {
        for (String line : Resources.lines("/language/romanized.tsv")) {
            String[] cells = line.split("\t");
            int bit = 1 << TAGS.size();
            TAGS.add(cells[0]);
            for (String word : cells[1].split(" ")) {
                WORDS.merge(word, bit, (a, b) -> a | b);
            }
        }
    }

    private Romanized() {}

    static List<String> tags() {
        return TAGS;
    }

    /** The languages that the signs speak for, likeliest first; none where there are too few. */
    static List<Detection.Candidate> in(String text) {
        double[] signs = new double[TAGS.size()];
        int words = 0;
        int end = Math.min(text.length(), LIMIT);
        for (int i = 0; i < end; ) {
            if (!isPart(text.charAt(i))) {
                i++;
                continue;
            }
            int from = i;
            while (i < end && isPart(text.charAt(i))) {
                i++;
            }
            String word =
                    text.substring(from, i).toLowerCase(java.util.Locale.ROOT).replace('\u2019', '\'');
            if (word.chars().noneMatch(Character::isLetter)) {
                continue;
            }
            words++;
            int bits = WORDS.getOrDefault(word, 0);
            for (int t = 0; t < signs.length; t++) {
                signs[t] += (bits & 1 << t) != 0 ? 1 : 0;
            }
            if (bits == 0 && hasArabicDigit(word)) {
                signs[TAGS.indexOf("ar-Latn")] += 1.5;
            }
        }
        List<Detection.Candidate> found = new ArrayList<>();
        double squares = 0;
        for (double sign : signs) {
            squares += sign * sign;
        }
        for (int t = 0; t < signs.length; t++) {
            double share = words == 0 ? 0 : signs[t] / words;
            if (signs[t] >= LEAST_SIGNS && share >= LEAST_SHARE) {
                found.add(new Detection.Candidate(
                        new Language(TAGS.get(t)), Math.min(MOST, 0.4 + share) * signs[t] * signs[t] / squares));
            }
        }
        found.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
        return found;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019';
    }

    /**
     * 2, 3, 5, 6, 7, 8, 9 for hamza, ain, kha, ta, ha, ghain, qaf: one digit among at least two letters, unlike 3rd,
     * 5pm, h1b or covid19.
     */
    private static boolean hasArabicDigit(String word) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isDigit(c)) {
                if (c == '0' || c == '1' || c == '4' || i > 0 && Character.isDigit(word.charAt(i - 1))) {
                    return false;
                }
                digits++;
            } else {
                letters++;
            }
        }
        return digits > 0 && letters >= 2 && !ORDINAL_OR_TIME.contains(word.replaceAll("[0-9]", ""));
    }

    private static final java.util.Set<String> ORDINAL_OR_TIME = java.util.Set.of(
            "st", "nd", "rd", "th", "am", "pm", "hr", "hrs", "min", "mph", "km", "kg", "lb", "lbs", "ft", "yr", "yo",
            "er", "era", "ero", "da", "do", "mp", "pdf");
}
