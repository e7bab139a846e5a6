package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.answerable.Visitor.Reply;

/**
 * A submission as a program sends it to a server, in the words in which {@code intake.Written} makes one without: a
 * plain complaint in English that nobody may publish, until a test says what is different about its own.
 *
 * <pre>{@code
 * String receipt = Submitted.that("They took José away.").allowingPublication().to("ice").receipt(visitor);
 * }</pre>
 */
public final class Submitted {
    private static final String ADDRESS = "/api/v1/submissions";

    private final JsonObjectBuilder body = Json.createObjectBuilder();
    private final String text;

    private Submitted(String text) {
        this.text = text;
        body.add("kind", "complaint").add("text", text).add("language", "en");
    }

    public static Submitted that(String text) {
        return new Submitted(text);
    }

    /** {@code comment|complaint|question|praise}. */
    public Submitted as(String kind) {
        body.add("kind", kind);
        return this;
    }

    public Submitted in(String language) {
        body.add("language", language);
        return this;
    }

    public Submitted called(String title) {
        body.add("title", title);
        return this;
    }

    /** In no language that it says: the server finds out. */
    public Submitted inUnsaidLanguage() {
        body.remove("language");
        return this;
    }

    /** In Dane County; {@code where} exactly. */
    public Submitted at(String where) {
        body.add("place", Json.createObjectBuilder().add("county", "Dane").add("detail", where));
        return this;
    }

    /** In a county, and in which town of it, and where exactly. */
    public Submitted at(String county, String municipality, String where) {
        body.add(
                "place",
                Json.createObjectBuilder()
                        .add("county", county)
                        .add("municipality", municipality)
                        .add("detail", where));
        return this;
    }

    /** In a county, nobody says where. */
    public Submitted inCounty(String county) {
        body.add("place", Json.createObjectBuilder().add("county", county));
        return this;
    }

    /** {@code day}: {@code 2026-03-31}. */
    public Submitted happenedOn(String day) {
        body.add("occurredOn", day);
        return this;
    }

    public Submitted about(String... topics) {
        body.add("topics", array(topics));
        return this;
    }

    public Submitted to(String... agencies) {
        body.add("agencies", array(agencies));
        return this;
    }

    public Submitted leavingOut(String... agencies) {
        body.add("excludeAgencies", array(agencies));
        return this;
    }

    public Submitted allowingPublication() {
        return allowingPublication(true);
    }

    public Submitted allowingPublication(boolean allowed) {
        body.add("publish", allowed);
        return this;
    }

    /** Says that something public was sent in its writer's name by somebody else. */
    public Submitted disowning(String id) {
        body.add("about", Json.createObjectBuilder().add("kind", "in-my-name").add("id", id));
        return this;
    }

    /** Agencies see what looks personal in it. */
    public Submitted hidingNothing() {
        body.add("maskPersonal", false);
        return this;
    }

    public Submitted reachedBy(String email) {
        return reachedBy(Json.createObjectBuilder().add("email", email));
    }

    public Submitted reachedBy(JsonObjectBuilder contact) {
        body.add("contact", contact);
        return this;
    }

    /** Further fields, as JSON that begins with a comma; or nothing. */
    public Submitted with(String more) {
        if (!more.isEmpty()) {
            PublicExits.json("{" + more.replaceFirst("^,", "") + "}").forEach(body::add);
        }
        return this;
    }

    public String text() {
        return text;
    }

    /** As it goes over the line; what was said of it so far goes with it once. */
    public String body() {
        return body.build().toString();
    }

    public Reply by(Visitor writer) {
        return writer.json(ADDRESS, body());
    }

    /** What is answered to one that is taken. */
    public JsonObject acknowledged(Visitor writer) {
        Reply reply = by(writer);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return PublicExits.json(reply.body());
    }

    public String receipt(Visitor writer) {
        return acknowledged(writer).getString("receipt");
    }

    private static JsonArrayBuilder array(String... values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String value : values) {
            array.add(value);
        }
        return array;
    }
}
