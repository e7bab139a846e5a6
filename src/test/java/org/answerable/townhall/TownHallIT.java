package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.List;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A meeting over HTTP: planned, its agenda from what people wrote, its minutes, its promises until they are kept; who may, and what is shown. */
class TownHallIT {
    private static final String DUE = LocalDate.now().plusYears(2).toString();
    private static RunningServer server;
    private static Visitor coordinator;
    private static Visitor anyone;

    @BeforeAll
    static void start() {
        server = RunningServer.shared();
        coordinator = new Visitor(server).bearer("demo-coordinator@demo");
        anyone = new Visitor(server);
    }

    private static JsonObject made(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return PublicExits.json(reply.body());
    }

    private static String plan(String title) {
        return made(coordinator.json("/api/v1/desk/town-halls", "{\"title\":\"" + title + "\",\"startsAt\":\"" + LocalDate.now().plusYears(1)
                + "T18:00:00-06:00\",\"place\":\"Public Library, Madison\",\"county\":\"Dane\",\"languages\":[\"en\",\"es\",\"hmn\"]}")).getString("slug");
    }

    private static String promise(String slug, String text, String record) {
        return made(coordinator.json("/api/v1/desk/town-halls/" + slug + "/commitments",
                "{\"text\":\"" + text + "\",\"owner\":\"state-patrol\",\"dueOn\":\"" + DUE + "\",\"records\":[\"" + record + "\"]}")).getString("id");
    }

    private static Reply move(String token, String id, String status, String evidence) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("status", status);
        if (evidence != null) {
            body.add("evidence", evidence);
        }
        return new Visitor(server).bearer(token).send("PATCH", "/api/v1/desk/commitments/" + id, "application/json", body.build().toString());
    }

    private static List<String> texts(JsonObject object, String array) {
        return object.getJsonArray(array).getValuesAs(JsonString::getString);
    }

    private static JsonObject get(String path) {
        Reply reply = anyone.get(path);
        assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(200);
        return PublicExits.json(reply.body());
    }

    @Test
    void a_promise_is_followed_from_the_agenda_to_its_proof() {
        String word = Story.mark("promised");
        Story story = new Story(server, "Nobody at the stop spoke my language " + word, "At the stop", true);
        story.answer("We will bring it to the meeting.", true);
        String record = story.publish("{\"redactions\":[]}");
        String slug = plan("Being understood " + word);

        JsonObject agenda = made(coordinator.json("/api/v1/desk/town-halls/" + slug + "/agenda", "{\"title\":\"Interpreters\",\"records\":[\"" + record + "\"]}"));
        assertThat(texts(agenda.getJsonArray("agenda").getJsonObject(0), "records")).containsExactly(record);
        made(coordinator.json("/api/v1/desk/town-halls/" + slug + "/minutes", "{\"text\":\"Two people spoke about the stop.\",\"language\":\"en\"}"));
        String id = promise(slug, "Cards in twelve languages " + word, record);

        assertThat(move("demo-liaison@state-patrol.demo", id, "in-progress", null).status()).isEqualTo(200);
        assertThat(move("demo-liaison@state-patrol.demo", id, "done", null).status()).as("kept without proof").isEqualTo(422);
        assertThat(move("demo-liaison@state-patrol.demo", id, "done", "The cards are in every car since May.").status()).isEqualTo(200);

        JsonObject meeting = get("/api/v1/town-halls/" + slug);
        assertThat(meeting.getString("status")).isEqualTo("planned");
        assertThat(texts(meeting, "languages")).containsExactly("en", "es", "hmn");
        assertThat(meeting.getJsonArray("minutes").getJsonObject(0).getString("text")).contains("Two people spoke");
        JsonObject shown = meeting.getJsonArray("commitments").getJsonObject(0);
        assertThat(shown.getString("status")).isEqualTo("done");
        assertThat(shown.getString("evidence")).contains("in every car");
        assertThat(shown.getJsonArray("history").getValuesAs(JsonObject.class)).hasSize(3);
        assertThat(get("/api/v1/commitments").getJsonArray("items").getValuesAs(JsonObject.class)).anyMatch(c -> c.getString("id").equals(id));
        assertThat(get("/api/v1/records/" + record).getJsonArray("commitments").getJsonObject(0).getString("status")).isEqualTo("done");

        for (String page : List.of("/en/town-halls/" + slug, "/en/commitments", "/en/records/" + record, "/es/town-halls/" + slug)) {
            assertThat(anyone.get(page).body()).as(page).contains("Cards in twelve languages " + word);
        }
        Reply opened = anyone.json("/api/v1/receipts/open", "{\"receipt\":\"" + story.receipt + "\"}");
        assertThat(opened.body()).as("the writer sees it under the receipt").contains("Cards in twelve languages " + word);
        Reply calendar = anyone.get("/en/town-halls/" + slug + ".ics");
        assertThat(calendar.header("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(calendar.body()).contains("BEGIN:VEVENT", "Being understood");
    }

    @Test
    void what_the_writer_takes_back_leaves_the_meeting_and_the_promise() {
        String word = Story.mark("gone");
        Story story = new Story(server, "I was afraid at the checkpoint " + word, "Checkpoint " + word, true);
        String record = story.publish("{\"redactions\":[]}");
        String slug = plan("About checkpoints");
        made(coordinator.json("/api/v1/desk/town-halls/" + slug + "/agenda", "{\"title\":\"Signs\",\"records\":[\"" + record + "\"]}"));
        String id = promise(slug, "Signs before each checkpoint", record);
        assertThat(anyone.get("/en/town-halls/" + slug).body()).contains(record);

        story.withdraw();

        for (String path : List.of("/en/town-halls/" + slug, "/api/v1/town-halls/" + slug, "/api/v1/commitments", "/en/commitments")) {
            assertThat(anyone.get(path).body()).as(path).doesNotContain(record).doesNotContain(word);
        }
        assertThat(texts(get("/api/v1/town-halls/" + slug).getJsonArray("agenda").getJsonObject(0), "records")).isEmpty();
        assertThat(get("/api/v1/commitments").getJsonArray("items").getValuesAs(JsonObject.class)).as("the promise stays").anyMatch(c -> c.getString("id").equals(id));
    }

    @Test
    void only_what_is_public_comes_on_an_agenda() {
        Story story = new Story(server, "Not for everyone " + Story.mark("private"), "Private", false);
        String slug = plan("Quiet matters");
        for (String unknown : List.of(story.id, "no-such-record")) {
            Reply reply = coordinator.json("/api/v1/desk/town-halls/" + slug + "/agenda", "{\"title\":\"It\",\"records\":[\"" + unknown + "\"]}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(PublicExits.json(reply.body()).getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo("/records/0");
        }
        assertThat(get("/api/v1/town-halls/" + slug).getJsonArray("agenda")).isEmpty();
    }

    @Test
    void a_promise_is_its_owners_and_the_coordinators_and_nobody_elses() {
        Story story = new Story(server, "The sign fell down " + Story.mark("owner"), "Sign", true);
        String id = promise(plan("Whose is it"), "A new sign", story.publish("{\"redactions\":[]}"));
        assertThat(move("demo-liaison@ice.demo", id, "in-progress", null).status()).as("another agency's").isEqualTo(404);
        assertThat(move("demo-moderator@demo", id, "in-progress", null).status()).isEqualTo(403);
        assertThat(move("demo-nobody", id, "in-progress", null).status()).isEqualTo(401);
        assertThat(move("demo-coordinator@demo", id, "dropped", null).status()).as("dropped without a reason").isEqualTo(422);
        assertThat(move("demo-coordinator@demo", id, "kept", null).status()).isEqualTo(422);
        assertThat(move("demo-coordinator@demo", id, "dropped", "The road was closed for good.").status()).isEqualTo(200);
        assertThat(move("demo-coordinator@demo", "no-such-promise", "done", "x").status()).isEqualTo(404);
    }

    @Test
    void a_meeting_that_cannot_be_is_refused_with_each_fault() {
        Reply reply = coordinator.json("/api/v1/desk/town-halls", "{\"title\":\"Dates\",\"startsAt\":\"2031-05-05T18:00:00Z\",\"place\":\"Hall\",\"county\":\"Cook\",\"languages\":[\"!\"]}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(PublicExits.json(reply.body()).getJsonArray("errors").getValuesAs(JsonObject.class).stream().map(e -> e.getString("pointer")))
                .containsExactlyInAnyOrder("/county", "/languages/0");
        String slug = plan("Dates");
        Reply past = coordinator.json("/api/v1/desk/town-halls/" + slug + "/commitments", "{\"text\":\"Soon\",\"owner\":\"state-patrol\",\"dueOn\":\"2020-01-01\",\"records\":[]}");
        assertThat(past.status()).as("due before the meeting").isEqualTo(422);
        assertThat(coordinator.json("/api/v1/desk/town-halls/no-such-meeting/minutes", "{\"text\":\"x\"}").status()).isEqualTo(404);
    }
}
