package org.answerable.directory;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.JsonText;

/** Entries of the directory as they are stored: one JSON text, the same for the same entry. */
final class EntryText {
    private EntryText() {}

    static String write(Map<String, Object> tree) {
        return JsonText.JSON.createObjectBuilder(tree).build().toString();
    }

    static Stored read(String stored) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(stored))) {
            return new Stored(reader.readObject());
        }
    }

    /** Puts names and descriptions into a tree, by language. */
    static void called(Map<String, Object> tree, Map<String, Naming.Called> names) {
        Map<String, Object> name = new LinkedHashMap<>();
        Map<String, Object> description = new LinkedHashMap<>();
        new TreeMap<>(names).forEach((language, called) -> {
            name.put(language, called.name());
            if (!called.description().isEmpty()) {
                description.put(language, called.description());
            }
        });
        tree.put("name", name);
        tree.put("description", description);
    }

    static Optional<Naming.Called> name(Map<String, Naming.Called> names, Language reader) {
        return Optional.ofNullable(Languages.choose(names, reader));
    }

    /** The language in which a reader reads them; the reader's own where there is none. */
    static String language(Map<String, ?> texts, Language reader) {
        return texts.isEmpty() ? reader.tag() : Languages.chosen(texts, reader);
    }

    /** One that was stored. */
    record Stored(JsonObject json) {
        String text(String field) {
            return json.get(field) instanceof JsonString text ? text.getString() : null;
        }

        boolean flag(String field) {
            return json.getBoolean(field);
        }

        int number(String field) {
            return json.getInt(field);
        }

        /** An object within; empty where there is none. */
        Optional<Stored> inner(String field) {
            return json.get(field) instanceof JsonObject inner ? Optional.of(new Stored(inner)) : Optional.empty();
        }

        List<String> texts(String field) {
            return json.getJsonArray(field).getValuesAs(JsonString::getString);
        }

        List<Stored> list(String field) {
            return json.getJsonArray(field).getValuesAs((JsonValue one) -> new Stored(one.asJsonObject()));
        }

        SourceNote source() {
            return new SourceNote(text("source"), text("url"), text("checked"));
        }

        Map<String, Naming.Called> called() {
            Map<String, Naming.Called> called = new TreeMap<>();
            JsonObject described = json.getJsonObject("description");
            json.getJsonObject("name")
                    .forEach((language, name) -> called.put(
                            language,
                            new Naming.Called(((JsonString) name).getString(), described.getString(language, ""))));
            return called;
        }
    }
}
