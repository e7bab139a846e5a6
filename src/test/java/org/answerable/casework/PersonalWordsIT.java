package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An agency is warned before it sends what may tell who somebody is; and who at the desk reads where something
 * happened.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalWordsIT {
    private RunningServer server;
    private Visitor liaison;

    @BeforeAll
    void a_server_runs() {
        server = RunningServer.shared();
        liaison = new Visitor(server).signIn("liaison@state-patrol.demo");
    }

    private JsonObject ticket(Story story) {
        return PublicExits.json(
                story.liaison.get("/api/v1/desk/tickets/" + story.ticket).body());
    }

    private Reply send(Story story, Reply page, String act, String text, String... more) {
        Map<String, String> form = new LinkedHashMap<>(
                Map.of("token", page.input("token"), "seen", page.input("seen"), act + "-text", text));
        if (act.equals("answer")) {
            form.putAll(Map.of("answer-language", "es", "answer-public", "no"));
        }
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return liaison.post("/en/desk/tickets/" + story.ticket + "/" + act, form);
    }

    private static String sure(Reply page, String act) {
        return page.body().replaceAll("(?s).*name=\"" + act + "-sure\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void an_answer_or_message_with_something_personal_is_shown_before_it_is_sent_and_nothing_typed_is_lost() {
        for (String act : List.of("answer", "message")) {
            Story story =
                    new Story(server, "My name is Quirina Salt. They stopped me. " + Story.mark("o"), "Stop", true);
            String text = "We spoke with SALT and called 608-555-0142.";
            Reply warned = send(story, liaison.get("/en/desk/tickets/" + story.ticket), act, text);
            assertThat(warned.status()).as(warned.body()).isEqualTo(200);
            assertThat(warned.body())
                    .contains("Not sent yet: 2 parts of what you wrote look personal")
                    .contains("<bdi>SALT</bdi> – It is hidden in what the writer sent.")
                    .contains("<bdi>608-555-0142</bdi> – It has the form of a phone number.")
                    .contains(text);
            if (act.equals("answer")) {
                assertThat(warned.body())
                        .contains("<option value=\"es\" selected")
                        .contains("value=\"no\" checked");
            }
            assertThat(ticket(story).getJsonArray("answers")).isEmpty();
            assertThat(ticket(story).getJsonArray("messages")).isEmpty();

            Reply changed = send(story, warned, act, "We spoke with Quirina.", act + "-sure", sure(warned, act));
            assertThat(changed.status()).as("other words are looked at again").isEqualTo(200);
            assertThat(changed.body())
                    .contains("Not sent yet: one part of what you wrote looks personal")
                    .contains("<bdi>Quirina</bdi>");
            assertThat(ticket(story).getJsonArray(act + "s")).isEmpty();

            Reply sent = send(story, changed, act, "We spoke with Quirina.", act + "-sure", sure(changed, act));
            assertThat(sent.status()).as(sent.body()).isEqualTo(303);
            assertThat(ticket(story).getJsonArray(act + "s")).hasSize(1);
        }
    }

    @Test
    void words_that_tell_nobody_are_sent_at_once() {
        Story story = new Story(server, "They stopped me. " + Story.mark("o"), "Stop", true);
        assertThat(send(
                                story,
                                liaison.get("/en/desk/tickets/" + story.ticket),
                                "answer",
                                "We looked into the stop and found it wrong.")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_program_is_told_in_the_reply_and_its_answer_is_sent() {
        Story story = new Story(server, "My name is Quirina Salt. " + Story.mark("o"), "Stop", true);
        for (String act : List.of("message", "answer")) {
            Reply reply = story.liaison.json(
                    "/api/v1/desk/tickets/" + story.ticket + "/" + act,
                    Json.createObjectBuilder()
                            .add("text", " 😀 We told Quirina. ")
                            .build()
                            .toString());
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            JsonObject warning =
                    PublicExits.json(reply.body()).getJsonArray("warnings").getJsonObject(0);
            assertThat(warning.getInt("start"))
                    .as("in code points of the text as it is kept")
                    .isEqualTo(10);
            assertThat(warning.getInt("end")).isEqualTo(17);
            assertThat(warning.getString("kind")).isEqualTo("name");
            assertThat(warning.getString("words")).isEqualTo("Quirina");
            assertThat(warning.getString("why")).isEqualTo("It is hidden in what the writer sent.");
        }
        assertThat(ticket(story).getJsonArray("answers")).hasSize(1);
        assertThat(ticket(story).getJsonArray("warnings"))
                .as("only of what was just written")
                .isEmpty();
    }

    @Test
    void the_city_and_the_exact_place_are_read_by_the_ticket_s_agency_and_the_moderator_alone() {
        String city = Story.mark("city");
        String detail = Story.mark("detail");
        Story story = new Story(
                server,
                Submitted.that("Somewhere " + Story.mark("o"))
                        .allowingPublication()
                        .at("Dane", city, detail));
        assertThat(story.liaison.get("/api/v1/desk/tickets/" + story.ticket).body())
                .contains(city)
                .contains(detail);
        assertThat(liaison.get("/en/desk/tickets/" + story.ticket).body())
                .contains(city)
                .contains(detail);
        assertThat(story.moderator.get("/api/v1/desk/submissions/" + story.id).body())
                .contains(city)
                .contains(detail);
        assertThat(new Visitor(server)
                        .signIn("moderator@demo")
                        .get("/en/desk/moderation/" + story.id)
                        .body())
                .contains(city)
                .contains(detail);
        for (String other : List.of("coordinator@demo", "auditor@demo")) {
            Visitor token = new Visitor(server).bearer("demo-" + other);
            Visitor page = new Visitor(server).signIn(other);
            for (String path : List.of(
                    "/api/v1/desk/tickets/" + story.ticket,
                    "/api/v1/desk/tickets?size=100",
                    "/api/v1/desk/submissions/" + story.id,
                    "/api/v1/desk/submissions?size=100")) {
                assertThat(token.get(path).body())
                        .as(other + " " + path)
                        .doesNotContain(city)
                        .doesNotContain(detail);
            }
            for (String path : List.of("/en/desk/tickets/" + story.ticket, "/en/desk/moderation/" + story.id)) {
                assertThat(page.get(path).body())
                        .as(other + " " + path)
                        .doesNotContain(city)
                        .doesNotContain(detail);
            }
            assertThat(token.get("/api/v1/desk/tickets/" + story.ticket).body())
                    .as("the county is read to route")
                    .contains("Dane");
        }
    }
}
