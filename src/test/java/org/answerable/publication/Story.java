package org.answerable.publication;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;

/** One submission and what people do with it, over HTTP. */
public final class Story {
    private static final Random RANDOM = new Random();

    private final RunningServer server;
    public final Visitor moderator;
    public final Visitor liaison;
    public final String receipt;
    public final String id;
    public final String ticket;

    /** A word that stands nowhere else: no search or crawl meets it by chance. */
    public static String mark(String of) {
        StringBuilder word = new StringBuilder("zq");
        for (int i = 0; i < 10; i++) {
            word.append("bcdfghjklmnpqrstvwxz".charAt(RANDOM.nextInt(20)));
        }
        return word + of;
    }

    /** Sends a submission about the state patrol. */
    public Story(RunningServer server, String text, String title, boolean publish) {
        this(server, Submitted.that(text).called(title).allowingPublication(publish));
    }

    /** Sends a submission to the state patrol, whatever it is about. */
    public Story(RunningServer server, Submitted submission) {
        this.server = server;
        this.moderator = new Visitor(server).bearer("demo-moderator@demo");
        this.liaison = new Visitor(server).bearer("demo-liaison@state-patrol.demo");
        receipt = submission.to("state-patrol").receipt(new Visitor(server));
        id = find(moderator, "/api/v1/desk/submissions", submission.text(), "id");
        ticket = find(
                new Visitor(server).bearer("demo-coordinator@demo"),
                "/api/v1/desk/tickets?agency=state-patrol",
                submission.text(),
                "id");
    }

    private static String find(Visitor staff, String list, String text, String field) {
        return staff.items(list)
                .filter(item -> item.getString("text", "").equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(list + " does not hold " + text))
                .getString(field);
    }

    String state() {
        return PublicExits.json(moderator.get("/api/v1/desk/submissions/" + id).body())
                .getJsonObject("submission")
                .getString("state");
    }

    /** @return the public record's id */
    public String publish(String body) {
        Reply reply = moderator.json("/api/v1/desk/submissions/" + id + "/publish", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return PublicExits.json(reply.body()).getString("record");
    }

    Reply tryToPublish(String body) {
        return moderator.json("/api/v1/desk/submissions/" + id + "/publish", body);
    }

    Reply withhold(String reason) {
        return moderator.json(
                "/api/v1/desk/submissions/" + id + "/withhold",
                Json.createObjectBuilder().add("reason", reason).build().toString());
    }

    void act(String act, JsonObjectBuilder body) {
        Reply reply = liaison.json(
                "/api/v1/desk/tickets/" + ticket + "/" + act, body.build().toString());
        assertThat(reply.status()).as(act + ": " + reply.body()).isEqualTo(200);
    }

    public void answer(String text, boolean isPublic) {
        act(
                "answer",
                Json.createObjectBuilder()
                        .add("text", text)
                        .add("language", "en")
                        .add("public", isPublic));
    }

    /** The ids of the answers that may be public, oldest first. */
    List<String> answers() {
        return PublicExits.json(moderator.get("/api/v1/desk/submissions/" + id).body())
                .getJsonArray("answers")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(a -> a.getString("id"))
                .toList();
    }

    /** A translator puts a text of this story, once it waits for that, into a language. */
    public void translate(String text, String target, String translation) {
        translate(passage(text, target), translation);
    }

    /** Translates a text that an agency has to read and does not. */
    public void translateForAgency(String text, String translation) {
        translate(passage(text, "en", true), translation);
    }

    private void translate(String passage, String translation) {
        Reply reply = new Visitor(server)
                .bearer("demo-translator@demo")
                .json(
                        "/api/v1/desk/translations/" + passage,
                        Json.createObjectBuilder()
                                .add("text", translation)
                                .build()
                                .toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** The id of a text that waits for its translation, once it does. */
    String passage(String text, String target) {
        return passage(text, target, false);
    }

    private String passage(String text, String target, boolean forAgency) {
        Visitor translator = new Visitor(server).bearer("demo-translator@demo");
        return eventually(text + " waits for its translation")
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(
                        () -> translator
                                .items("/api/v1/desk/translations?target=" + target)
                                .filter(item -> item.getString("text", "").equals(text)
                                        && item.getString("waits").equals("agency") == forAgency)
                                .map(item -> item.getString("id"))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    public void withdraw() {
        Reply reply = new Visitor(server)
                .json(
                        "/api/v1/receipts/withdraw",
                        Json.createObjectBuilder()
                                .add("receipt", receipt)
                                .build()
                                .toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    /** Waits until so many records hold the word: the index follows the journal. */
    static void awaitFound(RunningServer server, String word, int total) {
        awaitTotal(server, "q=" + word, total);
    }

    /** The same of a whole query. */
    public static void awaitTotal(RunningServer server, String query, int total) {
        eventually(query + " finds " + total).until(() -> total(server, query), found -> found == total);
    }

    /** Waits until search knows every public record: as many as the site map has. */
    static void awaitIndexed(RunningServer server) {
        String map = PublicExits.siteMap(new Visitor(server));
        awaitFound(server, "", map.split("<loc>[^<]*/en/records/", -1).length - 1);
    }

    /** Has the index built anew, and waits until that one serves. */
    static void rebuild(RunningServer server) {
        Visitor admin = new Visitor(server).bearer("demo-admin@demo");
        String job = PublicExits.json(
                        admin.json("/api/v1/desk/search/rebuild", "{}").body())
                .getString("job");
        eventually("the index is built anew").until(() -> {
            JsonObject rebuild =
                    PublicExits.json(admin.get("/api/v1/desk/search").body()).getJsonObject("rebuild");
            if (!rebuild.getString("job").equals(job)
                    || rebuild.getString("state").equals("failed")) {
                throw new AssertionError("not built anew: " + rebuild);
            }
            return rebuild.getString("state").equals("done");
        });
    }

    static int total(RunningServer server, String query) {
        return PublicExits.json(
                        new Visitor(server).get("/api/v1/search?" + query).body())
                .getInt("total");
    }
}
