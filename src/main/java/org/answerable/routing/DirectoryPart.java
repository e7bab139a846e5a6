package org.answerable.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of the lists of the directory's file, and its document as something that can be changed. */
enum DirectoryPart {
    AGENCY("agencies", "slug"),
    TOPIC("topics", "slug"),
    RULE("rules", "id"),
    TASK_FORCE("taskForces", "slug"),
    DOCUMENT("documents", "slug");

    private final String list;
    private final String key;

    DirectoryPart(String list, String key) {
        this.list = list;
        this.key = key;
    }

    /** The name of the list in the file. */
    String list() {
        return list;
    }

    /** The list in addresses, and in keys of texts. */
    String address() {
        return this == TASK_FORCE ? "task-forces" : list;
    }

    /** The field that names an entry. */
    String key() {
        return key;
    }

    /** A directory as a document that may be changed; its numbers are as {@code JsonInput.whole} gives them. */
    static Map<String, Object> document(DirectoryFile file) {
        Map<String, Object> document = fields(copy(file.tree()));
        document.remove("texts"); // Neither is changed with an entry, so neither is looked at again with one.
        document.remove("help");
        return document;
    }

    /** The entries of this list, which may be changed. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> of(Map<String, Object> document) {
        return (List<Map<String, Object>>) document.get(list);
    }

    /** Where in a file a document's version stands. */
    static String placeOfVersion(Map<String, ?> file, String slug, int number) {
        int document = DOCUMENT.place(fields(file), slug);
        List<Map<String, Object>> versions = new ArrayList<>();
        if (DOCUMENT.of(fields(file)).get(document).get("versions") instanceof List<?> listed) {
            listed.forEach(version -> versions.add(fields(version)));
        }
        int place = 0;
        while (place < versions.size() - 1
                && !(versions.get(place).get("number") instanceof BigDecimal other && other.intValue() == number)) {
            place++;
        }
        return "/documents/" + document + "/versions/" + place;
    }

    /** Where an entry stands in the list; -1: nowhere. */
    int place(Map<String, Object> document, String name) {
        List<Map<String, Object>> entries = of(document);
        for (int i = 0; i < entries.size(); i++) {
            if (name.equals(entries.get(i).get(key))) {
                return i;
            }
        }
        return -1;
    }

    private static Object copy(Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((field, inner) -> copy.put((String) field, copy(inner)));
                yield copy;
            }
            case List<?> items -> {
                List<Object> copy = new ArrayList<>();
                items.forEach(item -> copy.add(copy(item)));
                yield copy;
            }
            case Integer number -> BigDecimal.valueOf(number);
            default -> value;
        };
    }

    /** Puts changes into an object as RFC 7396 (JSON Merge Patch) says: null takes a field away. */
    static void merge(Map<String, Object> target, Map<String, ?> changes) {
        changes.forEach((field, value) -> {
            if (value == null) {
                target.remove(field);
            } else if (value instanceof Map<?, ?> inner) {
                Map<String, Object> merged =
                        target.get(field) instanceof Map<?, ?> old ? fields(old) : new LinkedHashMap<>();
                merge(merged, fields(inner));
                target.put(field, merged);
            } else {
                target.put(field, copy(value));
            }
        });
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> fields(Object object) {
        return (Map<String, Object>) object;
    }

    /** Every single value of an entry by its place, to tell two of them apart. */
    static Map<String, String> values(Map<String, ?> entry) {
        Map<String, String> values = new LinkedHashMap<>();
        entry.forEach((field, value) -> {
            if (value instanceof Map<?, ?> inner) {
                values(fields(inner)).forEach((place, text) -> values.put(field + "/" + place, text));
            } else if (value instanceof List<?> items) {
                List<String> texts = items.stream().map(String::valueOf).toList();
                if (!texts.isEmpty()) {
                    values.put(field, String.join(", ", texts));
                }
            } else if (value != null && !value.equals("")) {
                values.put(field, String.valueOf(value));
            }
        });
        return values;
    }
}
