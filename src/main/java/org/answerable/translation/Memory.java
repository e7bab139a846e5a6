package org.answerable.translation;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.translation.TranslationReading.MemoryItem;

/**
 * Finds, for the sentences of a text, how the same or a similar sentence was translated before. Likeness is the share
 * of pairs of neighbouring characters that two sentences have in common (Dice's coefficient): cheap, and the same for
 * every script.
 */
final class Memory {
    /** Less alike than this is no help. */
    static final double LEAST = 0.6;

    private static final int LONGEST = 1_000;

    private final List<Pair> pairs = new ArrayList<>();

    /** A sentence as it was translated before. */
    private record Pair(String source, String target, Map<Long, Integer> grams, int size) {}

    /**
     * Remembers a translation: sentence by sentence where both have as many, else paragraph by paragraph, else not at
     * all.
     */
    void remember(String source, Language from, String target, Language to) {
        if (!align(sentences(source, from), sentences(target, to))) {
            align(paragraphs(source), paragraphs(target));
        }
    }

    private boolean align(List<String> sources, List<String> targets) {
        if (sources.size() != targets.size()) {
            return false;
        }
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).length() <= LONGEST) {
                Map<Long, Integer> grams = grams(sources.get(i));
                pairs.add(new Pair(sources.get(i), targets.get(i), grams, size(grams)));
            }
        }
        return true;
    }

    /** The best that is remembered for each sentence, in the order of the text; each remembered sentence once. */
    List<MemoryItem> find(String text, Language language) {
        Map<String, MemoryItem> hits = new LinkedHashMap<>();
        for (String sentence : sentences(text, language)) {
            Map<Long, Integer> grams = grams(sentence);
            int size = size(grams);
            pairs.stream()
                    .filter(pair -> 2.0 * Math.min(size, pair.size) / (size + pair.size) >= LEAST)
                    .map(pair -> new MemoryItem(sentence, pair.source, pair.target, likeness(grams, size, pair)))
                    .filter(hit -> hit.likeness() >= LEAST)
                    .max(Comparator.comparingDouble(MemoryItem::likeness))
                    .ifPresent(hit -> hits.merge(
                            hit.source(), hit, (one, other) -> one.likeness() >= other.likeness() ? one : other));
        }
        return List.copyOf(hits.values());
    }

    static List<String> sentences(String text, Language language) {
        List<String> sentences = new ArrayList<>();
        for (String paragraph : paragraphs(text)) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(language.locale());
            breaks.setText(paragraph);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                String sentence = paragraph.substring(from, to).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Map<Long, Integer> grams(String sentence) {
        int[] letters = sentence.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                .toArray();
        Map<Long, Integer> grams = new HashMap<>();
        for (int i = 0; i <= letters.length; i++) {
            long before = i == 0 ? 0 : letters[i - 1];
            long after = i == letters.length ? 0 : letters[i];
            grams.merge(before << 32 | after, 1, Integer::sum);
        }
        return grams;
    }

    private static int size(Map<Long, Integer> grams) {
        return grams.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static double likeness(Map<Long, Integer> grams, int size, Pair pair) {
        int common = 0;
        for (Map.Entry<Long, Integer> gram : grams.entrySet()) {
            common += Math.min(gram.getValue(), pair.grams.getOrDefault(gram.getKey(), 0));
        }
        return 2.0 * common / (size + pair.size);
    }
}
