package org.answerable.casework;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;

/**
 * The desk of a running server as tests use it: writers, people with tokens, and tickets found by a word that only they
 * hold.
 */
final class Desk {
    static final String TICKETS = "/api/v1/desk/tickets";
    private final RunningServer server;

    Desk(RunningServer server) {
        this.server = server;
    }

    /** Somebody with a demo token. */
    Visitor as(String account) {
        return new Visitor(server).bearer("demo-" + account);
    }

    Visitor liaison(String agency) {
        return as("liaison@" + agency + ".demo");
    }

    /** A browser in which a demo account is signed in. */
    Visitor browser(String account) {
        return new Visitor(server).signIn(account);
    }

    /** A word that stands nowhere else. */
    static String word() {
        return Story.mark("");
    }

    /**
     * Submits for one agency, or for several with commas between; returns the receipt. {@code more}: further fields of
     * the body, beginning with a comma, or nothing.
     */
    String submit(String text, String agencies, String more) {
        return Submitted.that(text)
                .allowingPublication()
                .to(agencies.split(","))
                .with(more)
                .receipt(new Visitor(server));
    }

    /** The ticket that holds a word, among those an account reaches. */
    JsonObject find(String account, String agency, String word) {
        return as(account)
                .items(TICKETS + "?agency=" + agency)
                .filter(item -> item.getString("text").contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ticket of " + agency + " holds " + word));
    }

    /** A new ticket of an agency. */
    String ticket(String agency) {
        String word = word();
        submit("Something happened " + word, agency, "");
        return find("liaison@" + agency + ".demo", agency, word).getString("id");
    }

    JsonObject ticket(String account, String id) {
        return object(as(account).get(TICKETS + "/" + id));
    }

    Reply act(String account, String id, String act, String body) {
        return as(account).json(TICKETS + "/" + id + "/" + act, body);
    }

    JsonObject open(String receipt) {
        return object(new Visitor(server).json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}"));
    }

    static JsonObject object(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    static String pointer(Reply reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            JsonArray errors = reader.readObject().getJsonArray("errors");
            return errors == null ? null : errors.getJsonObject(0).getString("pointer");
        }
    }
}
