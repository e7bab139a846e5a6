package org.answerable.search.opensearch;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.platform.JsonText;
import org.answerable.platform.Time;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.answerable.search.lucene.Analysis;
import org.answerable.search.lucene.Generation;
import org.answerable.search.lucene.Places;

/**
 * How an index is laid out there: the fields of the embedded index, filled with our own {@link Tokens}, no source and
 * no stored field. One analyzer takes the tokens apart.
 */
final class Layout {
    /** Raised with every change of what is here; what the embedded index changes is in its own number. */
    static final String FORMAT = Generation.FORMAT + "-1";
    /** The words of a record without accents, to list those that begin so: a record's words, in no order, once each. */
    static final String WORDS = "words";

    private static final String ANALYZER = "tokens";

    /**
     * Of a place that is empty, where nothing follows: the sign lies beside the last word before it, as there is no
     * later one ({@link Places}).
     */
    static final String NO_ANSWERS = "\u0002A";

    static final String NO_TITLES = "\u0002T";

    private Layout() {}

    /** What an index is made with. */
    static JsonObject made() {
        JsonObjectBuilder analysis = object().add(
                        "tokenizer",
                        object().add(
                                        "places",
                                        object().add("type", "char_group")
                                                .add(
                                                        "tokenize_on_chars",
                                                        JsonText.JSON
                                                                .createArrayBuilder()
                                                                .add("\\n"))
                                                .add("max_token_length", 1 << 20)))
                .add(
                        "filter",
                        object().add(
                                        "beside",
                                        object().add("type", "pattern_capture")
                                                .add("preserve_original", false)
                                                .add(
                                                        "patterns",
                                                        JsonText.JSON
                                                                .createArrayBuilder()
                                                                .add("([^" + Tokens.BESIDE + "]+)")))
                                .add(
                                        "holes",
                                        object().add("type", "stop")
                                                .add(
                                                        "stopwords",
                                                        JsonText.JSON
                                                                .createArrayBuilder()
                                                                .add(Tokens.HOLE))))
                .add(
                        "analyzer",
                        object().add(
                                        ANALYZER,
                                        object().add("type", "custom")
                                                .add("tokenizer", "places")
                                                .add(
                                                        "filter",
                                                        JsonText.JSON
                                                                .createArrayBuilder()
                                                                .add("beside")
                                                                .add("holes"))));
        JsonObjectBuilder settings = object().add("number_of_shards", 1) // How rare a word is is one number.
                .add("auto_expand_replicas", "0-1")
                .add("refresh_interval", "-1") // Each change is made visible when it is made.
                .add("gc_deletes", "1h") // A late write of an older state revives nothing.
                // What was removed is kept for copies that lost touch; not for hours, as it is to be forgotten.
                .add("soft_deletes.retention_lease.period", "10s")
                .add("merge.policy.expunge_deletes_allowed", 0)
                .add("similarity", object().add("default", object().add("type", "BM25")))
                .add("analysis", analysis);
        JsonObjectBuilder properties = object().add(Generation.ID, keyword())
                .add(Generation.GROUP, keyword())
                .add(Generation.PUBLISHED, object().add("type", "long"))
                .add(WORDS, keyword().add("index", false))
                .add(Analysis.EXACT, text())
                .add(Analysis.FOLDED, text());
        for (Facet facet : Facet.values()) {
            properties.add(Generation.facetField(facet), keyword());
        }
        return object().add("settings", object().add("index", settings))
                .add(
                        "mappings",
                        object().add("dynamic", "strict")
                                .add("_source", object().add("enabled", false).add("recovery_source_enabled", false))
                                .add("_meta", object().add("complete", false))
                                .add("properties", properties))
                .build();
    }

    private static JsonObjectBuilder object() {
        return JsonText.JSON.createObjectBuilder();
    }

    private static JsonObjectBuilder keyword() {
        return object().add("type", "keyword");
    }

    private static JsonObjectBuilder text() {
        return object().add("type", "text").add("analyzer", ANALYZER); // Values lie 100 places apart, as ours do.
    }

    /** The fields of languages, to be added. */
    static JsonObject languages(Collection<String> keys) {
        JsonObjectBuilder properties = object();
        for (String key : keys) {
            properties
                    .add(Analysis.field(key), text())
                    // Without positions: pieces of words make no phrases.
                    .add(Analysis.GRAMS_PREFIX + key, text().add("index_options", "freqs"))
                    .add(Analysis.PAIRS_PREFIX + key, text().add("index_options", "freqs"));
        }
        return object().add("properties", properties).build();
    }

    /** The keys of the languages that a record's texts are in. */
    static Set<String> languages(IndexEntry entry) {
        Set<String> keys = new LinkedHashSet<>();
        entry.passages().forEach(passage -> keys.add(Analysis.key(passage.language())));
        return keys;
    }

    /** A record as the index takes it. */
    static JsonObject document(IndexEntry entry) {
        JsonObjectBuilder document = object().add(Generation.ID, entry.id())
                .add(Generation.PUBLISHED, entry.publishedAt().toEpochMilli());
        if (entry.group() != null) {
            document.add(Generation.GROUP, entry.group());
        }
        facet(document, Facet.LANGUAGE, List.of(entry.language()));
        facet(document, Facet.KIND, List.of(entry.kind()));
        facet(document, Facet.STATUS, List.of(entry.status()));
        facet(document, Facet.COUNTY, entry.county() == null ? List.of() : List.of(entry.county()));
        facet(
                document,
                Facet.MONTH,
                List.of(Time.day(entry.publishedAt()).toString().substring(0, 7)));
        facet(document, Facet.TOPIC, entry.topics());
        facet(document, Facet.AGENCY, entry.agencies());
        new Texts(entry).addTo(document);
        return document.build();
    }

    private static void facet(JsonObjectBuilder document, Facet facet, Collection<String> values) {
        if (!values.isEmpty()) {
            document.add(Generation.facetField(facet), array(values));
        }
    }

    static JsonArrayBuilder array(Collection<String> values) {
        JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }

    /** The texts of a record by field, in the order and with the signs of the embedded index. */
    private static final class Texts {
        private final Map<String, List<Tokens>> byField = new LinkedHashMap<>();
        /** Signs that wait for a word to lie beside. */
        private final Map<String, List<String>> waiting = new LinkedHashMap<>();

        private final Set<String> words = new LinkedHashSet<>();

        Texts(IndexEntry entry) {
            Set<String> placed = new LinkedHashSet<>(List.of(Analysis.FOLDED));
            languages(entry).forEach(key -> placed.add(Analysis.field(key)));
            for (IndexedText.Part place : Places.ORDER) {
                if (place != Places.ORDER.getFirst()) {
                    placed.forEach(field -> sign(field, Places.before(place)));
                }
                entry.passages().stream()
                        .filter(passage -> passage.place() == place)
                        .forEach(this::add);
            }
            waiting.forEach((field, signs) -> signs.forEach(sign -> byField.get(field).stream()
                    .filter(Tokens::hasWords)
                    .reduce((a, b) -> b)
                    .ifPresent(last -> last.signLast(sign.equals(Places.ANSWERS) ? NO_ANSWERS : NO_TITLES))));
        }

        /** A sign takes no place of its own, so that a text is as long as without; but where it is the first. */
        private void sign(String field, String sign) {
            List<Tokens> values = byField.computeIfAbsent(field, f -> new ArrayList<>());
            if (values.isEmpty()) {
                values.add(Tokens.sign(sign));
            } else {
                waiting.computeIfAbsent(field, f -> new ArrayList<>()).add(sign);
            }
        }

        private void add(IndexedText passage) {
            String own = Analysis.key(passage.language());
            for (String part : passage.text().split(Generation.REDACTED)) {
                if (!part.isBlank()) {
                    add(Analysis.EXACT, part);
                    words.addAll(add(Analysis.FOLDED, part).words());
                    add(Analysis.field(own), part);
                    add(Analysis.GRAMS_PREFIX + own, part);
                    add(Analysis.PAIRS_PREFIX + own, part);
                }
            }
        }

        private Tokens add(String field, String part) {
            Tokens tokens = Tokens.of(field, part);
            if (tokens.hasWords()) {
                List<String> signs = waiting.remove(field);
                if (signs != null) {
                    signs.forEach(tokens::signFirst);
                }
            }
            byField.computeIfAbsent(field, f -> new ArrayList<>()).add(tokens);
            return tokens;
        }

        void addTo(JsonObjectBuilder document) {
            byField.forEach((field, values) -> document.add(
                    field, array(values.stream().map(Tokens::toString).toList())));
            words.removeIf(word -> word.startsWith("\u0002"));
            if (!words.isEmpty()) {
                document.add(WORDS, array(words));
            }
        }
    }
}
