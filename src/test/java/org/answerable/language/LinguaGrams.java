package org.answerable.language;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/**
 * The statistics that Lingua comes with (Apache-2.0), of a million sentences of news a language: how often each
 * sequence of one to five letters stands within words. They know more words than the documents a model is trained on,
 * and nothing of where words begin and end.
 */
final class LinguaGrams {
    private static final List<String> FILES = List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");

    private LinguaGrams() {}

    /**
     * Hands over each gram and its probability among all of its length; none where Lingua does not know the language.
     */
    static void each(String tag, ObjDoubleConsumer<String> use) {
        String code =
                switch (tag) {
                    case "fil" -> "tl";
                    // Half of what tells the two apart would be that only one of them is known better.
                    case "fa-AF" -> "fa";
                    // Cut at every vowel sign: no words.
                    case "hi" -> "";
                    default -> tag;
                };
        Map<String, Double> shorter = Map.of();
        for (String file : FILES) {
            InputStream in = LinguaGrams.class.getResourceAsStream("/language-models/" + code + "/" + file + ".json");
            if (in == null) {
                return;
            }
            Map<String, Double> grams = new HashMap<>();
            try (JsonReader reader = Json.createReader(in)) {
                for (Map.Entry<String, JsonValue> entry :
                        reader.readObject().getJsonObject("ngrams").entrySet()) {
                    // The key is how often the last letter follows the others, as a fraction.
                    int slash = entry.getKey().indexOf('/');
                    double follows = Double.parseDouble(entry.getKey().substring(0, slash))
                            / Double.parseDouble(entry.getKey().substring(slash + 1));
                    for (String gram :
                            ((JsonString) entry.getValue()).getString().split(" ")) {
                        double before = gram.length() == 1
                                ? 1
                                : shorter.getOrDefault(gram.substring(0, gram.length() - 1), 0.0);
                        grams.put(gram, before * follows);
                    }
                }
            }
            grams.forEach(use::accept);
            shorter = grams;
        }
    }
}
