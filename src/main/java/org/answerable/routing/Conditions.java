package org.answerable.routing;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.language.Languages;
import org.answerable.platform.JsonText;

/**
 * What must hold for a rule: every condition that is present, and within it any of its values.
 *
 * @param languages those that the message is written in (BCP 47)
 * @param about paths of this site's pages, without the language: the page of a task force or of an agreement, with
 *     which the form began
 * @param words phrases by language (BCP 47)
 */
record Conditions(
        List<String> topics,
        List<String> counties,
        List<String> kinds,
        List<String> agencies,
        List<String> languages,
        List<String> about,
        Map<String, List<String>> words) {
    /** Nothing that must hold. */
    static final Conditions NONE = words(Map.of());

    /** That one of the phrases stands in the text. */
    static Conditions words(Map<String, List<String>> words) {
        return new Conditions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), words);
    }

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
                list(object, "languages"),
                list(object, "about"),
                words);
    }

    /** No condition at all, which would hold of everything. */
    boolean none() {
        return topics.isEmpty()
                && counties.isEmpty()
                && kinds.isEmpty()
                && agencies.isEmpty()
                && languages.isEmpty()
                && about.isEmpty()
                && words.isEmpty();
    }

    /** Of the languages those that are the message's, under whatever tag. */
    List<String> spokenIn(String language) {
        return languages.stream()
                .filter(tag -> tag.equals(language)
                        || language != null && Languages.foundAs(tag).contains(language))
                .toList();
    }

    /**
     * Of the pages those that a text names by their address: the path behind a language, and no longer name that only
     * begins like it.
     */
    List<String> pagesIn(String text) {
        return about.stream().filter(path -> stands(path, text)).toList();
    }

    private static boolean stands(String path, String text) {
        for (int at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
            int end = at + path.length();
            boolean whole = end == text.length() || !isOfName(text.charAt(end));
            int before = text.lastIndexOf('/', at - 1);
            if (whole && before >= 0 && Languages.isTag(text.substring(before + 1, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    /** What they are in JSON: those that are there, in one order. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("topics", topics);
        tree.put("counties", counties);
        tree.put("kinds", kinds);
        tree.put("agencies", agencies);
        tree.put("languages", languages);
        tree.put("about", about);
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
