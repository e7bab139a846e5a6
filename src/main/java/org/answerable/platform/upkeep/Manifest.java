package org.answerable.platform.upkeep;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.platform.ScriptFault;

/**
 * What a backup says of itself.
 *
 * @param product the version of the product that made it
 * @param schema the version of the database's schema
 * @param database {@code h2} or {@code postgresql}
 * @param takenAt when, ISO 8601
 * @param position the last position of the journal in it, 0 where it is empty
 * @param head the hash there, empty where it is empty
 * @param counts how many rows each table has
 * @param keys by the variable of a keyset: the ids of the keys without which something in it stays closed
 * @param marks by the variable of a keyset: what shows whether a keyset is the one of this database
 * @param parts the other entries of the archive
 */
record Manifest(
        String product,
        String schema,
        String database,
        String takenAt,
        long position,
        String head,
        Map<String, Long> counts,
        Map<String, List<String>> keys,
        Map<String, String> marks,
        List<Part> parts) {
    static final String NAME = "manifest.json";
    /** Of the form of the archive. */
    static final long FORMAT = 1;

    /** An entry of the archive: its length in bytes and its SHA-256 in hex digits. */
    record Part(String name, long bytes, String sha256) {}

    String write() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("product", product);
            json.writeStringField("schema", schema);
            json.writeStringField("database", database);
            json.writeStringField("takenAt", takenAt);
            json.writeNumberField("position", position);
            json.writeStringField("head", head);
            json.writeObjectFieldStart("counts");
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("keys");
            for (Map.Entry<String, List<String>> keyset : keys.entrySet()) {
                json.writeArrayFieldStart(keyset.getKey());
                for (String id : keyset.getValue()) {
                    json.writeString(id);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("marks");
            for (Map.Entry<String, String> mark : marks.entrySet()) {
                json.writeStringField(mark.getKey(), mark.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("parts");
            for (Part part : parts) {
                json.writeStartObject();
                json.writeStringField("name", part.name());
                json.writeNumberField("bytes", part.bytes());
                json.writeStringField("sha256", part.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    @SuppressWarnings("unchecked")
    static Manifest read(String text) throws ScriptFault {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            Map<String, Object> all = (Map<String, Object>) value(json);
            if (!Long.valueOf(FORMAT).equals(all.get("format"))) {
                throw new ScriptFault("this archive has another form than this version of the product reads");
            }
            List<Part> parts = new ArrayList<>();
            for (Object one : (List<Object>) all.get("parts")) {
                Map<String, Object> part = (Map<String, Object>) one;
                parts.add(new Part((String) part.get("name"), (Long) part.get("bytes"), (String) part.get("sha256")));
            }
            return new Manifest(
                    (String) all.get("product"),
                    (String) all.get("schema"),
                    (String) all.get("database"),
                    (String) all.get("takenAt"),
                    (Long) all.get("position"),
                    (String) all.get("head"),
                    (Map<String, Long>) all.get("counts"),
                    (Map<String, List<String>>) all.get("keys"),
                    (Map<String, String>) all.get("marks"),
                    parts);
        } catch (IOException | ClassCastException | NullPointerException e) {
            throw new ScriptFault("the manifest in this archive cannot be read: the archive is damaged", e);
        }
    }

    /** Objects as maps, lists, texts and whole numbers. */
    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    object.put(name, value(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_STRING -> json.getText();
            default -> null;
        };
    }
}
