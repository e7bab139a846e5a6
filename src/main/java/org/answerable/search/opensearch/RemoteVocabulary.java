package org.answerable.search.opensearch;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.answerable.platform.JsonText;
import org.answerable.search.lucene.Analysis;
import org.answerable.search.lucene.Generation;
import org.answerable.search.lucene.Vocabulary;
import org.answerable.search.opensearch.OpenSearchClient.Patience;

/**
 * The words of an index that lies elsewhere, as one search asks for them. How many texts hold a word is not asked word
 * by word: what is not known yet is noted and taken for none, all that was noted is asked for at once, and who asked
 * asks again ({@link #settled}), until nothing new is noted. Not for several threads.
 */
final class RemoteVocabulary extends Vocabulary {
    /** After so many times what is not known yet stands in no text. */
    private static final int MOST_TIMES = 12;
    /** Of words that begin so, as the embedded index does. */
    private static final int MOST_SEEN = 4_096;

    private static final int MOST_NEAR = 500;
    /** With it how many texts have a field is told even where no word of it is asked for. */
    private static final String SOME = "\u0002";

    /** The order of words in an index: that of their bytes. */
    private static final Comparator<String> ORDER =
            Comparator.comparing(word -> word.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final OpenSearchClient client;
    private final String index;
    private final Set<String> fields;
    private final Map<String, Map<String, Integer>> documents = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Set<String>> noted = new LinkedHashMap<>();
    private final Map<List<String>, Some> beginnings = new HashMap<>();
    private final Map<List<String>, List<String>> near = new HashMap<>();
    private final Map<List<String>, List<String>> held = new HashMap<>();

    /** @param languages the keys of those whose fields the index has */
    RemoteVocabulary(OpenSearchClient client, String index, Collection<String> languages) {
        this.client = client;
        this.index = index;
        fields = new LinkedHashSet<>(List.of(Analysis.EXACT, Analysis.FOLDED));
        for (String key : languages) {
            fields.addAll(List.of(Analysis.field(key), Analysis.GRAMS_PREFIX + key, Analysis.PAIRS_PREFIX + key));
        }
    }

    /** What is worked out once all words that it asks for are known. */
    <T> T settled(Supplier<T> work) throws IOException {
        for (int times = 1; ; times++) {
            noted.clear();
            T done = work.get();
            if (noted.isEmpty() || times == MOST_TIMES) {
                return done;
            }
            ask();
        }
    }

    @Override
    public int documents(String field, String word) {
        if (!fields.contains(field) || word.isEmpty() || !Tokens.clean(word).equals(word)) {
            return 0;
        }
        Integer known = documents.getOrDefault(field, Map.of()).get(word);
        if (known == null) {
            noted.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(word);
            return 0;
        }
        return known;
    }

    @Override
    public int texts(String field) {
        if (!fields.contains(field)) {
            return 0;
        }
        Integer known = texts.get(field);
        if (known == null) {
            noted.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(SOME);
            return 0;
        }
        return known;
    }

    /** Asks for all that was noted: the terms of a document that is never kept, with what the index knows of them. */
    private void ask() throws IOException {
        JsonObjectBuilder document = JsonText.JSON.createObjectBuilder();
        noted.forEach((field, words) -> document.add(field, String.join("\n", words)));
        JsonObject answer = OpenSearchIndex.good(client.post(
                index + "/_termvectors",
                JsonText.JSON
                        .createObjectBuilder()
                        .add("doc", document)
                        .add("term_statistics", true)
                        .add("field_statistics", true)
                        .add("positions", false)
                        .add("offsets", false)
                        .add("payloads", false)
                        .build(),
                Patience.SEARCH));
        JsonObject vectors = answer.getJsonObject("term_vectors");
        for (Map.Entry<String, Set<String>> of : noted.entrySet()) {
            JsonObject field = vectors.getJsonObject(of.getKey());
            JsonObject terms = field == null ? JsonValue.EMPTY_JSON_OBJECT : field.getJsonObject("terms");
            Map<String, Integer> known = documents.computeIfAbsent(of.getKey(), f -> new HashMap<>());
            for (String word : of.getValue()) {
                JsonObject term = terms.getJsonObject(word);
                known.put(word, term == null ? 0 : term.getInt("doc_freq", 0));
            }
            texts.put(
                    of.getKey(),
                    field == null
                            ? 0
                            : Math.max(
                                    0, field.getJsonObject("field_statistics").getInt("doc_count", 0)));
        }
    }

    @Override
    public Some beginning(String field, String prefix, int most) {
        return beginnings.computeIfAbsent(List.of(field, prefix), asked -> begin(prefix, most));
    }

    /** Of the words without accents alone. */
    private Some begin(String prefix, int most) {
        JsonObject words = search(JsonText.JSON
                        .createObjectBuilder()
                        .add("size", 0)
                        .add("query", one("prefix", Analysis.FOLDED, prefix))
                        .add(
                                "aggs",
                                JsonText.JSON
                                        .createObjectBuilder()
                                        .add(
                                                Layout.WORDS,
                                                JsonText.JSON
                                                        .createObjectBuilder()
                                                        .add(
                                                                "terms",
                                                                JsonText.JSON
                                                                        .createObjectBuilder()
                                                                        .add("field", Layout.WORDS)
                                                                        .add("include", escaped(prefix) + ".*")
                                                                        .add("size", MOST_SEEN))))
                        .build())
                .getJsonObject("aggregations")
                .getJsonObject(Layout.WORDS);
        List<String> found = words.getJsonArray("buckets").getValuesAs(JsonObject.class).stream()
                .map(bucket -> bucket.getString("key"))
                .toList();
        return new Some(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    /** As a regular expression that means these letters. */
    private static String escaped(String letters) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (!Character.isLetterOrDigit(c) && !Character.isSurrogate(c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    @Override
    public List<String> spellings(String field, String word, int edits, int most) {
        return near
                .computeIfAbsent(List.of(field, word, String.valueOf(edits)), asked -> near(field, word, edits))
                .stream()
                .limit(most)
                .toList();
    }

    private List<String> near(String field, String word, int edits) {
        JsonObject suggested = search(JsonText.JSON
                .createObjectBuilder()
                .add("size", 0)
                .add(
                        "suggest",
                        JsonText.JSON
                                .createObjectBuilder()
                                .add(
                                        "near",
                                        JsonText.JSON
                                                .createObjectBuilder()
                                                .add("text", word)
                                                .add(
                                                        "term",
                                                        JsonText.JSON
                                                                .createObjectBuilder()
                                                                .add("field", field)
                                                                .add("suggest_mode", "always")
                                                                .add("max_edits", edits)
                                                                .add("prefix_length", 1)
                                                                .add("min_word_length", 1)
                                                                .add("max_term_freq", Integer.MAX_VALUE / 2)
                                                                .add("accuracy", 0)
                                                                .add("size", MOST_NEAR)
                                                                .add("shard_size", MOST_NEAR))))
                .build());
        Set<String> found = new LinkedHashSet<>();
        suggested
                .getJsonObject("suggest")
                .getJsonArray("near")
                .getValuesAs(JsonObject.class)
                .forEach(entry -> entry.getJsonArray("options")
                        .getValuesAs(JsonObject.class)
                        .forEach(option -> found.add(option.getString("text"))));
        if (fields.contains(field) && live(field, word) > 0) {
            found.add(word); // The suggester never names the word itself.
        }
        return found.stream().sorted(ORDER).toList();
    }

    private long live(String field, String word) {
        return ((JsonNumber) search(JsonText.JSON
                                .createObjectBuilder()
                                .add("size", 0)
                                .add("terminate_after", 1)
                                .add("query", one("term", field, word))
                                .build())
                        .getJsonObject("hits")
                        .getJsonObject("total")
                        .get("value"))
                .longValue();
    }

    @Override
    public List<String> holders(String field, String word, int most) {
        return held.computeIfAbsent(
                List.of(field, word, String.valueOf(most)),
                asked -> search(JsonText.JSON
                                .createObjectBuilder()
                                .add("size", most)
                                .add("_source", false)
                                .add("query", one("term", field, word))
                                .add("sort", JsonText.JSON.createArrayBuilder().add(Generation.ID))
                                .build())
                        .getJsonObject("hits")
                        .getJsonArray("hits")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(hit -> hit.getString("_id"))
                        .toList());
    }

    private static JsonObjectBuilder one(String kind, String field, String value) {
        return JsonText.JSON
                .createObjectBuilder()
                .add(kind, JsonText.JSON.createObjectBuilder().add(field, value));
    }

    private JsonObject search(JsonObject body) {
        try {
            return OpenSearchIndex.good(client.post(index + "/_search", body, Patience.SEARCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
