package org.answerable.routing;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.platform.JsonText;

/**
 * What must hold for a rule: every condition that is present, and within it any of its values.
 *
 * @param words phrases by language (BCP 47)
 */
record Conditions(
        List<String> topics,
        List<String> counties,
        List<String> kinds,
        List<String> agencies,
        Map<String, List<String>> words) {
    static Conditions read(String json) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(json))) {
            return read(reader.readObject());
        }
    }

    static Conditions read(JsonObject object) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        JsonObject given = object.getJsonObject("words");
        if (given != null) {
            given.keySet()
                    .forEach(language ->
                            words.put(language, given.getJsonArray(language).getValuesAs(JsonString::getString)));
        }
        return new Conditions(
                list(object, "topics"),
                list(object, "counties"),
                list(object, "kinds"),
                list(object, "agencies"),
                words);
    }

    /** No condition at all, which would hold of everything. */
    boolean none() {
        return topics.isEmpty() && counties.isEmpty() && kinds.isEmpty() && agencies.isEmpty() && words.isEmpty();
    }

    /** What they are in JSON: those that are there, in one order. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("topics", topics);
        tree.put("counties", counties);
        tree.put("kinds", kinds);
        tree.put("agencies", agencies);
        tree.put("words", DirectoryFile.byLanguage(words));
        tree.values().removeIf(value -> value.equals(List.of()) || value.equals(Map.of()));
        return tree;
    }

    /** As they are stored. */
    String json() {
        return JsonText.JSON.createObjectBuilder(tree()).build().toString();
    }

    private static List<String> list(JsonObject object, String field) {
        return object.containsKey(field) ? object.getJsonArray(field).getValuesAs(JsonString::getString) : List.of();
    }
}
