package org.answerable.routing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Locale;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;

/** Agencies, topics and rules of a running server as tests change them, by the API. */
final class DirectoryHand {
    static final String DESK = "/api/v1/desk/";

    private final RunningServer server;

    DirectoryHand(RunningServer server) {
        this.server = server;
    }

    /** Letters that stand nowhere else. */
    static String word() {
        return Story.mark("").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    Visitor as(String account) {
        return new Visitor(server).bearer("demo-" + account);
    }

    Reply patch(String account, String what, String tag, String body) {
        Visitor visitor = as(account);
        return (tag == null ? visitor : visitor.header("If-Match", tag))
                .send("PATCH", DESK + what, "application/json", body);
    }

    /** A new police department; its slug. */
    String agency() {
        String slug = "test-" + word();
        object(as("admin@demo")
                .json(
                        DESK + "agencies",
                        "{\"slug\": \"" + slug
                                + "\", \"level\": \"municipal\", \"answerDays\": 20, \"name\": {\"en\": \"Police of "
                                + slug + "\"}}"));
        return slug;
    }

    /** A new topic that its own word finds; its slug. */
    String topic() {
        String slug = "test-" + word();
        object(as("admin@demo")
                .json(
                        DESK + "topics",
                        "{\"slug\": \"" + slug + "\", \"name\": {\"en\": \"Topic " + slug
                                + "\"}, \"words\": {\"en\": [\"word" + slug.substring(5) + "\"]}}"));
        return slug;
    }

    static JsonObject object(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return json(reply);
    }

    static JsonObject json(Reply reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }
}
