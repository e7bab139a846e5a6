package org.answerable.intake;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.answerable.platform.JsonText;
import org.answerable.redaction.Redaction;

/** What agencies do not see of a submission's words: spans by field, in code points, sorted and without overlaps. */
public record Masks(List<Redaction> text, List<Redaction> title, List<Redaction> municipality, List<Redaction> detail) {
    /** Nothing is hidden. */
    public static final Masks NONE = new Masks(List.of(), List.of(), List.of(), List.of());

    int count() {
        return text.size() + title.size() + municipality.size() + detail.size();
    }

    String write() {
        JsonObjectBuilder written = JsonText.JSON.createObjectBuilder();
        add(written, "text", text);
        add(written, "title", title);
        add(written, "municipality", municipality);
        add(written, "detail", detail);
        return written.build().toString();
    }

    private static void add(JsonObjectBuilder written, String field, List<Redaction> spans) {
        if (!spans.isEmpty()) {
            written.add(field, Redaction.array(spans));
        }
    }

    static Masks read(String stored) {
        if (stored.equals("{}")) {
            return NONE;
        }
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(stored))) {
            JsonObject object = reader.readObject();
            return new Masks(
                    spans(object, "text"),
                    spans(object, "title"),
                    spans(object, "municipality"),
                    spans(object, "detail"));
        }
    }

    private static List<Redaction> spans(JsonObject object, String field) {
        JsonArray array = object.getJsonArray(field);
        return array == null ? List.of() : Redaction.read(array);
    }
}
