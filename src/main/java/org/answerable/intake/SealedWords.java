package org.answerable.intake;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.platform.JsonText;

/**
 * What a writer took back, as it lies in the seal. Never who wrote: the contact data is deleted with the withdrawal.
 * Its text form tells nothing, so that it cannot reach a log.
 *
 * @param county the FIPS code
 * @param agencies the agencies that the writer named
 * @param pieces the writer's messages, the reasons of routing, and what others wrote that repeated these words
 */
public record SealedWords(
        String title,
        String text,
        String county,
        String municipality,
        String detail,
        LocalDate occurredOn,
        List<String> agencies,
        List<Piece> pieces) {
    /**
     * A text that was sealed beside the submission's.
     *
     * @param of what it is and which ({@code message:17}):
     *     {@code message|asked|note|answer|event|because|moderation|meeting|agenda|minutes|promise|evidence} and an id
     */
    public record Piece(String of, Instant at, String text) {}

    @Override
    public String toString() {
        return "sealed words";
    }

    String write() {
        JsonObjectBuilder plain = JsonText.JSON.createObjectBuilder();
        add(plain, "title", title);
        add(plain, "text", text);
        add(plain, "county", county);
        add(plain, "municipality", municipality);
        add(plain, "detail", detail);
        add(plain, "occurredOn", occurredOn == null ? null : occurredOn.toString());
        JsonArrayBuilder written = JsonText.JSON.createArrayBuilder();
        pieces.forEach(p -> written.add(JsonText.JSON
                .createObjectBuilder()
                .add("of", p.of())
                .add("at", p.at().toString())
                .add("text", p.text())));
        return plain.add("agencies", JsonText.JSON.createArrayBuilder(agencies))
                .add("pieces", written)
                .build()
                .toString();
    }

    private static void add(JsonObjectBuilder plain, String field, String value) {
        if (value != null) {
            plain.add(field, value);
        }
    }

    static SealedWords read(String written) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(written))) {
            JsonObject plain = reader.readObject();
            String day = plain.getString("occurredOn", null);
            return new SealedWords(
                    plain.getString("title", null),
                    plain.getString("text", null),
                    plain.getString("county", null),
                    plain.getString("municipality", null),
                    plain.getString("detail", null),
                    day == null ? null : LocalDate.parse(day),
                    plain.getJsonArray("agencies").getValuesAs(JsonString::getString),
                    plain.getJsonArray("pieces").getValuesAs(JsonObject.class).stream()
                            .map(p ->
                                    new Piece(p.getString("of"), Instant.parse(p.getString("at")), p.getString("text")))
                            .toList());
        }
    }
}
