package org.answerable.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The same records in an index of OpenSearch's with nothing but its own parts, over HTTP: three fields of a text by its
 * analyzers (as written, of the language where it has one, folded), its aggregations and its highlighter, sources kept.
 * It is given each query's language.
 */
final class RawOpenSearch implements Asking, AutoCloseable {
    private static final int HITS = 20;
    private static final String INDEX = "/bench";
    /** The analyzers of its own; Chinese in pairs. */
    private static final Map<String, String> ANALYZERS = Map.ofEntries(
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("ru", "russian"),
            Map.entry("ar", "arabic"),
            Map.entry("fa", "persian"),
            Map.entry("fa-AF", "persian"),
            Map.entry("fr", "french"),
            Map.entry("de", "german"),
            Map.entry("tr", "turkish"),
            Map.entry("hi", "hindi"),
            Map.entry("th", "thai"),
            Map.entry("zh", "cjk"),
            Map.entry("zh-Hans", "cjk"),
            Map.entry("ja", "cjk"),
            Map.entry("ko", "cjk"));

    private final Wire wire;

    /** @param port of an OpenSearch of this machine without a password */
    RawOpenSearch(int port, Records records, int count) throws IOException {
        wire = new Wire(port, null);
        JsonObjectBuilder fields = Json.createObjectBuilder();
        for (String dimension : RawLucene.DIMENSIONS) {
            fields.add(dimension, Json.createObjectBuilder().add("type", "keyword"));
        }
        fields.add("standard", text("standard")).add("folded", text("folded"));
        ANALYZERS.values().stream().distinct().forEach(name -> fields.add(name, text(name)));
        wire.put(
                        INDEX,
                        Json.createObjectBuilder()
                                .add(
                                        "settings",
                                        Json.createObjectBuilder()
                                                .add("number_of_shards", 1)
                                                .add("number_of_replicas", 0)
                                                .add("refresh_interval", "-1")
                                                .add(
                                                        "analysis",
                                                        Json.createObjectBuilder()
                                                                .add(
                                                                        "analyzer",
                                                                        Json.createObjectBuilder()
                                                                                .add(
                                                                                        "folded",
                                                                                        Json.createObjectBuilder()
                                                                                                .add(
                                                                                                        "tokenizer",
                                                                                                        "standard")
                                                                                                .add(
                                                                                                        "filter",
                                                                                                        Json
                                                                                                                .createArrayBuilder()
                                                                                                                .add(
                                                                                                                        "lowercase")
                                                                                                                .add(
                                                                                                                        "asciifolding"))))))
                                .add("mappings", Json.createObjectBuilder().add("properties", fields))
                                .build()
                                .toString())
                .expect(200);
        StringBuilder bulk = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bulk.append("{\"index\":{\"_id\":\"")
                    .append(i)
                    .append("\"}}\n")
                    .append(document(records.item(i)))
                    .append('\n');
            if ((i + 1) % 1000 == 0 || i + 1 == count) {
                JsonObject answer =
                        wire.post(INDEX + "/_bulk", bulk.toString()).expect(200).json();
                if (answer.getBoolean("errors")) {
                    throw new IllegalStateException("not all were taken: " + answer);
                }
                bulk.setLength(0);
            }
        }
        wire.post(INDEX + "/_refresh", "").expect(200);
    }

    private static JsonObjectBuilder text(String analyzer) {
        return Json.createObjectBuilder().add("type", "text").add("analyzer", analyzer);
    }

    private static String field(String language) {
        return ANALYZERS.getOrDefault(language, "standard");
    }

    private static String document(Records.Item item) {
        JsonObjectBuilder document = Json.createObjectBuilder()
                .add("language", item.language())
                .add("kind", item.kind())
                .add("status", item.status())
                .add("month", item.month())
                .add("agency", item.agency())
                .add("topic", Json.createArrayBuilder(item.topics()))
                .add("standard", item.whole())
                .add("folded", item.whole());
        if (item.county() != null) {
            document.add("county", item.county());
        }
        if (!field(item.language()).equals("standard")) {
            document.add(field(item.language()), item.whole());
        }
        return document.build().toString();
    }

    @Override
    public String name() {
        return "raw OpenSearch over HTTP";
    }

    @Override
    public long ask(Searches.Asked asked) throws IOException {
        List<String> fields = List.of("standard", field(asked.language()), "folded").stream()
                .distinct()
                .toList();
        JsonObjectBuilder request = Json.createObjectBuilder()
                .add("size", HITS)
                .add("track_total_hits", true)
                .add("_source", false);
        if (!asked.words().isEmpty()) {
            JsonArrayBuilder any = Json.createArrayBuilder();
            JsonObjectBuilder marked = Json.createObjectBuilder();
            for (String field : fields) {
                any.add(
                        asked.phrase()
                                ? object("match_phrase", object(field, asked.words()))
                                : object(
                                        "match",
                                        Json.createObjectBuilder()
                                                .add(
                                                        field,
                                                        Json.createObjectBuilder()
                                                                .add("query", asked.words())
                                                                .add("minimum_should_match", "60%"))));
                marked.add(field, Json.createObjectBuilder());
            }
            request.add("query", object("bool", Json.createObjectBuilder().add("should", any)));
            request.add(
                    "highlight",
                    Json.createObjectBuilder().add("number_of_fragments", 1).add("fields", marked));
        }
        if (!asked.filters().isEmpty()) {
            request.add("post_filter", all(asked.filters(), ""));
        }
        JsonObjectBuilder counts = Json.createObjectBuilder();
        for (String dimension : RawLucene.DIMENSIONS) {
            JsonObjectBuilder values = object(
                    "terms", Json.createObjectBuilder().add("field", dimension).add("size", 100));
            counts.add(
                    dimension,
                    Json.createObjectBuilder()
                            .add("filter", all(asked.filters(), dimension))
                            .add("aggs", Json.createObjectBuilder().add("values", values)));
        }
        request.add("aggs", counts);
        return wire.post(INDEX + "/_search?request_cache=false", request.build().toString())
                .expect(200)
                .json()
                .getJsonObject("hits")
                .getJsonObject("total")
                .getJsonNumber("value")
                .longValue();
    }

    /** All filters but one of a dimension, whose counts it does not narrow. */
    private static JsonObjectBuilder all(Map<String, String> filters, String but) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        filters.forEach((dimension, value) -> {
            if (!dimension.equals(but)) {
                all.add(object("term", object(dimension, value)));
            }
        });
        return object("bool", Json.createObjectBuilder().add("filter", all));
    }

    private static JsonObjectBuilder object(String name, JsonObjectBuilder value) {
        return Json.createObjectBuilder().add(name, value);
    }

    private static JsonObjectBuilder object(String name, String value) {
        return Json.createObjectBuilder().add(name, value);
    }

    @Override
    public long bytes() throws IOException {
        return wire.get(INDEX + "/_stats/store")
                .expect(200)
                .json()
                .getJsonObject("_all")
                .getJsonObject("primaries")
                .getJsonObject("store")
                .getJsonNumber("size_in_bytes")
                .longValue();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
