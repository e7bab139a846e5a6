package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A meeting over HTTP: planned, its agenda from what people wrote, its minutes, its promises until they are kept; who
 * may, and what is shown.
 */
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
        return made(coordinator.json(
                        "/api/v1/desk/town-halls",
                        "{\"title\":\"" + title + "\",\"startsAt\":\""
                                + LocalDate.now().plusYears(1)
                                + "T18:00:00-06:00\",\"place\":\"Public Library, "
                                + "Madison\",\"county\":\"Dane\",\"languages\":[\"en\",\"es\",\"hmn\"]}"))
                .getString("slug");
    }

    private static String promise(String slug, String text, String record) {
        return made(coordinator.json(
                        "/api/v1/desk/town-halls/" + slug + "/commitments",
                        "{\"text\":\"" + text + "\",\"owner\":\"state-patrol\",\"dueOn\":\"" + DUE
                                + "\",\"records\":[\"" + record + "\"]}"))
                .getString("id");
    }

    private static Reply move(String token, String id, String status, String evidence) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("status", status);
        if (evidence != null) {
            body.add("evidence", evidence);
        }
        return new Visitor(server)
                .bearer(token)
                .send(
                        "PATCH",
                        "/api/v1/desk/commitments/" + id,
                        "application/json",
                        body.build().toString());
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

        JsonObject agenda = made(coordinator.json(
                "/api/v1/desk/town-halls/" + slug + "/agenda",
                "{\"title\":\"Interpreters\",\"records\":[\"" + record + "\"]}"));
        assertThat(texts(agenda.getJsonArray("agenda").getJsonObject(0), "records"))
                .containsExactly(record);
        Story second = new Story(server, "Nobody at the other stop spoke it either " + word, "At the other stop", true);
        made(coordinator.json(
                "/api/v1/desk/town-halls/" + slug + "/agenda",
                "{\"title\":\"Who interprets " + word + "\",\"records\":[\"" + record + "\",\""
                        + second.publish("{\"redactions\":[]}") + "\"]}"));
        String agendaPage = anyone.get("/en/town-halls/" + slug).body();
        assertThat(agendaPage)
                .as("messages are counted, not who wrote them")
                .contains("1 message is behind this", "2 messages are behind this")
                .doesNotContainPattern("(?i)people (?:wrote|say|said) this");
        assertThat(anyone.get("/es/town-halls/" + slug).body()).doesNotContainPattern("[0-9] personas");
        made(coordinator.json(
                "/api/v1/desk/town-halls/" + slug + "/minutes",
                "{\"text\":\"Two people spoke about the stop.\",\"language\":\"en\"}"));
        String id = promise(slug, "Cards in twelve languages " + word, record);

        assertThat(move("demo-liaison@state-patrol.demo", id, "in-progress", null)
                        .status())
                .isEqualTo(200);
        assertThat(move("demo-liaison@state-patrol.demo", id, "done", null).status())
                .as("kept without proof")
                .isEqualTo(422);
        assertThat(move("demo-liaison@state-patrol.demo", id, "done", "The cards are in every car since May.")
                        .status())
                .isEqualTo(200);

        JsonObject meeting = get("/api/v1/town-halls/" + slug);
        assertThat(meeting.getString("status")).isEqualTo("planned");
        assertThat(texts(meeting, "languages")).containsExactly("en", "es", "hmn");
        assertThat(meeting.getJsonArray("minutes").getJsonObject(0).getString("text"))
                .contains("Two people spoke");
        JsonObject shown = meeting.getJsonArray("commitments").getJsonObject(0);
        assertThat(shown.getString("status")).isEqualTo("done");
        assertThat(shown.getString("evidence")).contains("in every car");
        assertThat(shown.getJsonArray("history").getValuesAs(JsonObject.class)).hasSize(3);
        assertThat(get("/api/v1/commitments").getJsonArray("items").getValuesAs(JsonObject.class))
                .anyMatch(c -> c.getString("id").equals(id));
        assertThat(get("/api/v1/records/" + record)
                        .getJsonArray("commitments")
                        .getJsonObject(0)
                        .getString("status"))
                .isEqualTo("done");

        for (String page : List.of(
                "/en/town-halls/" + slug,
                "/en/commitments?status=done&owner=state-patrol",
                "/en/records/" + record,
                "/es/town-halls/" + slug)) {
            assertThat(anyone.get(page).body()).as(page).contains("Cards in twelve languages " + word);
        }
        Reply opened = anyone.json("/api/v1/receipts/open", "{\"receipt\":\"" + story.receipt + "\"}");
        assertThat(opened.body())
                .as("the writer sees it under the receipt")
                .contains("Cards in twelve languages " + word);
        Reply calendar = anyone.get("/en/town-halls/" + slug + ".ics");
        assertThat(calendar.header("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(calendar.body()).contains("BEGIN:VEVENT", "Being understood");
    }

    private static Reply change(String slug, String act, String body) {
        return coordinator.json("/api/v1/desk/town-halls/" + slug + "/" + act, body);
    }

    @Test
    void a_meeting_is_moved_and_cancelled_and_everyone_who_was_told_is_told() {
        String word = Story.mark("moved");
        Story story = new Story(server, "I wait for this meeting " + word, "Waiting", true);
        String record = story.publish("{\"redactions\":[]}");
        String slug = plan("Moving day " + word);
        made(change(slug, "agenda", "{\"title\":\"Waiting\",\"records\":[\"" + record + "\"]}"));
        assertThat(anyone.get("/en/town-halls/" + slug + ".ics").body()).contains("SEQUENCE:0", "STATUS:CONFIRMED");

        String day = LocalDate.now().plusYears(1).plusDays(9).toString();
        Reply moved = change(
                slug,
                "move",
                "{\"startsAt\":\"" + day + "T19:30:00-06:00\",\"place\":\"Town Hall, Portage\",\"county\":\"55021\"}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        JsonObject meeting = get("/api/v1/town-halls/" + slug);
        assertThat(meeting.getString("startsAt"))
                .startsWith(LocalDate.parse(day).plusDays(1) + "T01:30");
        assertThat(meeting.getString("place")).isEqualTo("Town Hall, Portage");
        assertThat(meeting.getString("county")).isEqualTo("Columbia");
        JsonObject change = meeting.getJsonArray("changes").getJsonObject(0);
        assertThat(change.getString("what")).isEqualTo("moved");
        assertThat(change.getJsonObject("was").getString("place")).isEqualTo("Public Library, Madison");
        assertThat(change.getJsonObject("now").getString("county")).isEqualTo("Columbia");
        assertThat(anyone.get("/en/town-halls/" + slug).body())
                .contains("Town Hall, Portage", "has a new time or place", "<s><time");
        assertThat(anyone.get("/en/town-halls/" + slug + ".ics").body())
                .contains("SEQUENCE:1", "STATUS:CONFIRMED", "Town Hall\\, Portage", "LAST-MODIFIED:");
        assertThat(anyone.json("/api/v1/receipts/open", "{\"receipt\":\"" + story.receipt + "\"}")
                        .body())
                .contains("has a new time or place")
                .contains("Portage");

        Reply cancelled =
                change(slug, "cancel", "{\"reason\":\"The hall burned down " + word + ".\",\"language\":\"en\"}");
        assertThat(cancelled.status()).as(cancelled.body()).isEqualTo(200);
        meeting = get("/api/v1/town-halls/" + slug);
        assertThat(meeting.getString("status")).isEqualTo("cancelled");
        assertThat(meeting.getJsonArray("changes").getJsonObject(1).getString("reason"))
                .contains("burned down");
        assertThat(get("/api/v1/town-halls").getJsonArray("items").getValuesAs(JsonObject.class))
                .anyMatch(m -> m.getString("slug").equals(slug)
                        && m.getString("status").equals("cancelled"));
        assertThat(anyone.get("/es/town-halls/" + slug).body())
                .contains("Reunión cancelada", "lang=\"en\"")
                .contains("burned down " + word);
        assertThat(anyone.get("/en/town-halls").body()).contains("Cancelled meetings");
        assertThat(anyone.get("/en/town-halls/" + slug + ".ics").body()).contains("SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(anyone.json("/api/v1/receipts/open", "{\"receipt\":\"" + story.receipt + "\"}")
                        .body())
                .contains("is cancelled. Reason: The hall burned down")
                .doesNotContain("is on the agenda of");
        for (String late : List.of(
                "move {\"place\":\"Elsewhere\"}",
                "cancel {\"reason\":\"again\"}",
                "held {}",
                "agenda {\"title\":\"x\",\"records\":[]}",
                "minutes {\"text\":\"x\"}",
                "commitments {\"text\":\"x\",\"owner\":\"ice\",\"dueOn\":\"" + DUE + "\",\"records\":[]}")) {
            assertThat(change(slug, late.substring(0, late.indexOf(' ')), late.substring(late.indexOf(' ') + 1))
                            .status())
                    .as(late)
                    .isEqualTo(409);
        }
        assertThat(new Visitor(server)
                        .bearer("demo-auditor@demo")
                        .items("/api/v1/desk/audit?size=100")
                        .filter(act -> act.getString("subject").equals("town-hall:" + slug))
                        .map(act -> act.getString("act")))
                .containsExactly("town-hall.planned", "agenda.set", "town-hall.moved", "town-hall.cancelled");
        Reply verified = new Visitor(server).bearer("demo-auditor@demo").json("/api/v1/desk/audit/verify", "{}");
        assertThat(PublicExits.json(verified.body()).getBoolean("ok"))
                .as("what was planned is compared though it was moved: " + verified.body())
                .isTrue();
    }

    @Test
    void a_meeting_is_marked_as_held_once_it_has_begun_and_stays_then() {
        String slug = made(coordinator.json(
                        "/api/v1/desk/town-halls",
                        "{\"title\":\"Yesterday\",\"startsAt\":\""
                                + LocalDate.now().minusDays(1)
                                + "T18:00:00-06:00\",\"place\":\"Hall\",\"county\":\"Dane\",\"languages\":[]}"))
                .getString("slug");
        assertThat(anyone.get("/en/town-halls/" + slug).body())
                .contains("The day of the meeting has passed. There is no record of it here yet.");
        assertThat(change(slug, "move", "{\"startsAt\":\"" + LocalDate.now().minusDays(3) + "T18:00:00Z\"}")
                        .status())
                .as("to the past")
                .isEqualTo(422);
        assertThat(change(slug, "held", "{}").status()).isEqualTo(200);
        assertThat(anyone.get("/en/town-halls/" + slug).body())
                .contains("The meeting was held")
                .doesNotContain("has passed");
        assertThat(change(slug, "held", "{}").status()).as("twice").isEqualTo(409);
        assertThat(change(slug, "cancel", "{\"reason\":\"x\"}").status()).isEqualTo(409);
        assertThat(change(slug, "move", "{\"place\":\"x\"}").status()).isEqualTo(409);
        assertThat(change(slug, "minutes", "{\"text\":\"We met.\"}").status()).isEqualTo(201);
        String coming = plan("Tomorrow");
        assertThat(change(coming, "held", "{}").status()).as("before it begins").isEqualTo(409);
        assertThat(change(coming, "move", "{}").status())
                .as("nothing is different")
                .isEqualTo(409);
        for (String wrong : List.of(
                "move {\"startsAt\":\"yesterday\"}",
                "move {\"county\":\"Cook\"}",
                "move {\"place\":\" \"}",
                "cancel {\"reason\":\"\"}",
                "cancel {\"reason\":\"x\",\"language\":\"!\"}")) {
            assertThat(change(coming, wrong.substring(0, wrong.indexOf(' ')), wrong.substring(wrong.indexOf(' ') + 1))
                            .status())
                    .as(wrong)
                    .isIn(400, 422);
        }
        assertThat(get("/api/v1/town-halls/" + coming).getJsonArray("changes")).isEmpty();
    }

    @Test
    void the_forms_of_the_desk_move_cancel_and_print_without_javascript() {
        String record = new Story(server, "My words for the paper " + Story.mark("paper"), "Paper", true)
                .publish("{\"redactions\":[]}");
        String slug = plan("On paper");
        made(change(slug, "agenda", "{\"title\":\"First of all\",\"records\":[\"" + record + "\"]}"));
        Visitor desk = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/town-halls/" + slug;
        String day = LocalDate.now().plusYears(1).plusDays(2).toString();
        Reply wrong = desk.submit(
                page,
                page + "/shift",
                Map.of(
                        "shift-day",
                        day,
                        "shift-time",
                        "half past six",
                        "shift-place",
                        "A place worth keeping",
                        "shift-county",
                        "55025"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("href=\"#shift-day\"")
                .contains("A place worth keeping")
                .contains("half past six");
        Reply moved = desk.submit(
                page,
                page + "/shift",
                Map.of(
                        "shift-day",
                        day,
                        "shift-time",
                        "17:15",
                        "shift-place",
                        "School, Dane",
                        "shift-county",
                        "55025"));
        assertThat(moved.header("Location").orElseThrow()).endsWith(page + "?done=shifted#done");
        assertThat(desk.get(page + "?done=shifted").body())
                .contains("id=\"done\" tabindex=\"-1\"")
                .contains("School, Dane")
                .contains("value=\"17:15\"");
        String paper = desk.get("/en/desk/town-halls/" + slug + "/print").body();
        assertThat(paper)
                .contains(
                        "First of all", "My words for the paper", "School, Dane", "/en/town-halls/" + slug + "</bdi>");
        for (String account : List.of("auditor@demo", "liaison@ice.demo")) {
            Visitor reader = new Visitor(server).signIn(account);
            assertThat(reader.get("/en/desk/town-halls/" + slug + "/print").status())
                    .as(account)
                    .isEqualTo(200);
            assertThat(reader.get(page).body()).doesNotContain(page + "/shift").doesNotContain(page + "/cancel");
        }
        assertThat(new Visitor(server)
                        .signIn("moderator@demo")
                        .get("/en/desk/town-halls/" + slug + "/print")
                        .status())
                .isEqualTo(403);
        Reply cancelled =
                desk.submit(page, page + "/cancel", Map.of("cancel-reason", "Snow.", "cancel-language", "en"));
        assertThat(cancelled.header("Location").orElseThrow()).endsWith("?done=cancelled#done");
        assertThat(desk.get(page).body())
                .contains("This meeting is cancelled.", "Snow.")
                .doesNotContain("/shift\"")
                .doesNotContain("/minutes\"");
    }

    @Test
    void what_the_writer_takes_back_leaves_the_meeting_and_the_promise() {
        String word = Story.mark("gone");
        Story story = new Story(server, "I was afraid at the checkpoint " + word, "Checkpoint " + word, true);
        String record = story.publish("{\"redactions\":[]}");
        String slug = plan("About checkpoints");
        made(coordinator.json(
                "/api/v1/desk/town-halls/" + slug + "/agenda",
                "{\"title\":\"Signs\",\"records\":[\"" + record + "\"]}"));
        String id = promise(slug, "Signs before each checkpoint", record);
        assertThat(anyone.get("/en/town-halls/" + slug).body()).contains(record);

        story.withdraw();

        for (String path : List.of(
                "/en/town-halls/" + slug, "/api/v1/town-halls/" + slug, "/api/v1/commitments", "/en/commitments")) {
            assertThat(anyone.get(path).body()).as(path).doesNotContain(record).doesNotContain(word);
        }
        assertThat(texts(
                        get("/api/v1/town-halls/" + slug).getJsonArray("agenda").getJsonObject(0), "records"))
                .isEmpty();
        assertThat(get("/api/v1/commitments").getJsonArray("items").getValuesAs(JsonObject.class))
                .as("the promise stays")
                .anyMatch(c -> c.getString("id").equals(id));
    }

    @Test
    void only_what_is_public_comes_on_an_agenda() {
        Story story = new Story(server, "Not for everyone " + Story.mark("private"), "Private", false);
        String slug = plan("Quiet matters");
        for (String unknown : List.of(story.id, "no-such-record")) {
            Reply reply = coordinator.json(
                    "/api/v1/desk/town-halls/" + slug + "/agenda",
                    "{\"title\":\"It\",\"records\":[\"" + unknown + "\"]}");
            assertThat(reply.status()).isEqualTo(422);
            assertThat(PublicExits.json(reply.body())
                            .getJsonArray("errors")
                            .getJsonObject(0)
                            .getString("pointer"))
                    .isEqualTo("/records/0");
        }
        assertThat(get("/api/v1/town-halls/" + slug).getJsonArray("agenda")).isEmpty();
    }

    @Test
    void a_promise_is_its_owners_and_the_coordinators_and_nobody_elses() {
        Story story = new Story(server, "The sign fell down " + Story.mark("owner"), "Sign", true);
        String id = promise(plan("Whose is it"), "A new sign", story.publish("{\"redactions\":[]}"));
        assertThat(move("demo-liaison@ice.demo", id, "in-progress", null).status())
                .as("another agency's")
                .isEqualTo(404);
        assertThat(move("demo-moderator@demo", id, "in-progress", null).status())
                .isEqualTo(403);
        assertThat(move("demo-nobody", id, "in-progress", null).status()).isEqualTo(401);
        assertThat(move("demo-coordinator@demo", id, "dropped", null).status())
                .as("dropped without a reason")
                .isEqualTo(422);
        assertThat(move("demo-coordinator@demo", id, "kept", null).status()).isEqualTo(422);
        assertThat(move("demo-coordinator@demo", id, "dropped", "The road was closed for good.")
                        .status())
                .isEqualTo(200);
        assertThat(move("demo-coordinator@demo", "no-such-promise", "done", "x").status())
                .isEqualTo(404);
    }

    @Test
    void a_meeting_that_cannot_be_is_refused_with_each_fault() {
        Reply reply = coordinator.json(
                "/api/v1/desk/town-halls",
                "{\"title\":\"Dates\",\"startsAt\":\"2031-05-05T18:00:00Z\",\"place\":\"Hall\",\"county\":\"Cook\",\"languages\":[\"!\"]}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(PublicExits.json(reply.body()).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(e -> e.getString("pointer")))
                .containsExactlyInAnyOrder("/county", "/languages/0");
        String slug = plan("Dates");
        Reply past = coordinator.json(
                "/api/v1/desk/town-halls/" + slug + "/commitments",
                "{\"text\":\"Soon\",\"owner\":\"state-patrol\",\"dueOn\":\"2020-01-01\",\"records\":[]}");
        assertThat(past.status()).as("due before the meeting").isEqualTo(422);
        assertThat(coordinator
                        .json("/api/v1/desk/town-halls/no-such-meeting/minutes", "{\"text\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }
}
