package org.answerable.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The queries: words that stand in the records, in their languages; half of them under a filter; a few phrases, a few
 * without words.
 */
final class Searches {
    private Searches() {}

    /** One query. {@code filters} are facets' values by dimension. */
    record Asked(String words, boolean phrase, String language, Map<String, String> filters) {
        String path() {
            StringBuilder path =
                    new StringBuilder("/api/v1/search?q=").append(encode(phrase ? "\"" + words + "\"" : words));
            filters.forEach((dimension, value) -> path.append('&')
                    .append(dimension.equals("language") ? "lang" : dimension)
                    .append('=')
                    .append(encode(value)));
            return path.toString();
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    static List<Asked> make(Records records, int recordCount, int count, Random random) {
        List<Asked> all = new ArrayList<>();
        while (all.size() < count) {
            Records.Item item = records.item(random.nextInt(recordCount));
            List<String> words = words(item.text());
            if (words.size() < 3) {
                continue;
            }
            Map<String, String> filters = new LinkedHashMap<>();
            switch (random.nextInt(8)) {
                case 0 -> filters.put("language", item.language());
                case 1 -> filters.put("agency", item.agency());
                case 2 -> filters.put("topic", item.topics().getFirst());
                case 3 -> {
                    filters.put("kind", item.kind());
                    filters.put("status", item.status());
                }
                default -> {}
            }
            int kind = random.nextInt(20);
            int at = random.nextInt(words.size() - 2);
            if (kind == 0) {
                all.add(new Asked("", false, item.language(), filters));
            } else if (kind <= 2) {
                all.add(new Asked(words.get(at) + " " + words.get(at + 1), true, item.language(), filters));
            } else if (kind <= 9) {
                all.add(new Asked(longest(words, at), false, item.language(), filters));
            } else {
                all.add(new Asked(
                        longest(words, at) + " " + longest(words, random.nextInt(words.size() - 2)),
                        false,
                        item.language(),
                        filters));
            }
        }
        return all;
    }

    /** The longest of three words from a place on: people look for words that say something. */
    private static String longest(List<String> words, int at) {
        return words.subList(at, at + 3).stream()
                .max(java.util.Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        for (int start = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                start = end, end = breaks.next()) {
            String word = text.substring(start, end);
            if (word.codePoints().anyMatch(Character::isLetter)) {
                words.add(
                        word.length() > 30
                                ? word.substring(
                                        0,
                                        word.offsetByCodePoints(0, Math.min(12, word.codePointCount(0, word.length()))))
                                : word);
            }
        }
        return words;
    }
}
