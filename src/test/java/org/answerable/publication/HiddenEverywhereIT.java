package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is hidden in a text is hidden in everything that becomes public with it, over HTTP: titles, answers,
 * translations, agendas, minutes, promises.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenEverywhereIT {
    private RunningServer server;
    private Visitor moderator;
    private Visitor coordinator;

    @BeforeAll
    void a_server_runs() {
        server = RunningServer.shared();
        moderator = new Visitor(server).signIn("moderator@demo");
        coordinator = new Visitor(server).bearer("demo-coordinator@demo");
    }

    private JsonObject record(String id) {
        return PublicExits.json(new Visitor(server).get("/api/v1/records/" + id).body());
    }

    private static JsonArrayBuilder hide(String text, String part, String kind) {
        int start = text.codePointCount(0, text.indexOf(part));
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("start", start)
                        .add("end", start + Texts.length(part))
                        .add("kind", kind));
    }

    private static JsonObjectBuilder redactions(String text, String part) {
        return Json.createObjectBuilder().add("redactions", hide(text, part, "name"));
    }

    private static JsonObjectBuilder none() {
        return Json.createObjectBuilder().add("redactions", Json.createArrayBuilder());
    }

    private static JsonArrayBuilder named(String answer, JsonArrayBuilder redactions) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("id", answer).add("redactions", redactions));
    }

    @Test
    void the_writer_s_title_is_left_out_where_it_says_a_hidden_name_of_any_script_case_width_or_ending() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("王芳", "王芳被带走了");
        titles.put("Bo Xi", "where is bo xi?");
        titles.put("이산", "이산씨가 없어요");
        titles.put("José", "What Jose saw");
        titles.put("Jose", "What JOSÉ saw");
        titles.put("كَريم", "أين كريم");
        titles.put("Иванов", "Встреча с Ивановым");
        titles.put("Мария", "Помогите Марии");
        titles.put("Ｍａｒｉａ", "Why was Maria stopped");
        titles.put("မောင်ကျော်", "မောင်ကျော်ကို ရှာပါ");
        titles.put("Nhia Vue", "Nhia lub tsheb");
        titles.forEach((name, title) -> {
            String text = "They took (" + name + ") " + Story.mark("o");
            Story story = new Story(server, text, title, true);
            JsonObject shown =
                    record(story.publish(redactions(text, name).build().toString()));
            assertThat(shown.isNull("title") || !shown.containsKey("title"))
                    .as(title + " beside a hidden " + name + ": " + shown)
                    .isTrue();
        });
        String text = "They took (Bo Xi) " + Story.mark("o");
        Story plain = new Story(server, text, "A stop on the highway", true);
        assertThat(record(plain.publish(redactions(text, "Bo Xi").build().toString()))
                        .getString("title"))
                .as("what gives nothing away stays")
                .isEqualTo("A stop on the highway");
    }

    @Test
    void a_title_that_a_moderator_types_is_refused_by_the_same_rule_and_the_page_warns_before() {
        String text = "They took (王芳) " + Story.mark("o");
        Story story = new Story(server, text, "王芳在哪里", true);
        Reply refused = story.tryToPublish(
                redactions(text, "王芳").add("title", "寻找王芳").build().toString());
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"/title\"").contains("王芳");
        String path = "/en/desk/moderation/" + story.id;
        Reply marked = moderator.post(
                path,
                Map.of(
                        "token",
                        moderator.get(path).input("token"),
                        "quote.text.0",
                        "王芳",
                        "quote-kind.text.0",
                        "name",
                        "title",
                        "寻找王芳"));
        assertThat(marked.body())
                .contains("This title says something that is hidden, or that looks personal:")
                .contains("<bdi>王芳</bdi>")
                .contains("value=\"寻找王芳\"");
        String name = "Call me at 608-555-0142 " + Story.mark("o");
        Story personal = new Story(server, name, "My number is 608.555.0142", true);
        assertThat(moderator.get("/en/desk/moderation/" + personal.id).body())
                .contains("The writer’s title is left out.")
                .contains("<bdi>608.555.0142</bdi>")
                .doesNotContain("value=\"My number");
    }

    @Test
    void publishing_again_adds_no_answer_that_was_not_named() {
        String text = "Ask about Quentin at the gate " + Story.mark("o");
        Story story = new Story(server, text, "Gate", true);
        story.answer("The first answer " + Story.mark("o"), true);
        String id = story.publish(none().build().toString());
        assertThat(record(id).getJsonArray("answers"))
                .as("a first publication takes all answers")
                .hasSize(1);
        String unread = Story.mark("o");
        story.answer("Quentin was here " + unread, true);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
        story.publish(redactions(text, "Quentin").build().toString());
        JsonObject shown = record(id);
        assertThat(shown.getString("text")).contains("▮▮▮");
        assertThat(shown.getJsonArray("answers"))
                .as("only the one that was public")
                .hasSize(1);
        assertThat(shown.toString()).doesNotContain(unread).doesNotContain("Quentin");
        assertThat(story.state()).as("the unread answer still waits").isEqualTo("awaiting-moderation");

        Reply said =
                story.tryToPublish(none().add("answers", named(story.answers().get(1), Json.createArrayBuilder()))
                        .build()
                        .toString());
        assertThat(said.status()).as("named, it still says what is hidden").isEqualTo(422);
        assertThat(said.body()).contains("Quentin").contains("/answers/");
        assertThat(record(id).getJsonArray("answers")).hasSize(1);
        String second = "Quentin was here " + unread;
        story.publish(none().add("answers", named(story.answers().get(1), hide(second, "Quentin", "name")))
                .build()
                .toString());
        assertThat(record(id).getJsonArray("answers")).hasSize(2);
        assertThat(record(id).toString()).contains(unread).doesNotContain("Quentin");
        assertThat(story.state()).isEqualTo("published");
    }

    @Test
    void a_first_publication_that_names_answers_takes_those_alone() {
        Story story = new Story(server, "Two answers " + Story.mark("o"), "Two", true);
        story.answer("One " + Story.mark("o"), true);
        String other = Story.mark("o");
        story.answer("Two " + other, true);
        String id = story.publish(none().add("answers", named(story.answers().getFirst(), Json.createArrayBuilder()))
                .build()
                .toString());
        assertThat(record(id).getJsonArray("answers")).hasSize(1);
        assertThat(record(id).toString()).doesNotContain(other);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    @Test
    void what_is_hidden_is_hidden_in_answers_that_nobody_marked_and_in_those_already_public() {
        String text = "My name is Quirina Salt. " + Story.mark("o");
        Story story = new Story(server, text, "Stop", true);
        story.answer("Dear Quirina, dear Ms. SALT: we looked into it.", true);
        Reply first =
                story.tryToPublish(redactions(text, "Quirina Salt").build().toString());
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        JsonArray also = PublicExits.json(first.body()).getJsonArray("alsoHidden");
        assertThat(also).as("and the reply says so").hasSize(2);
        assertThat(also.getJsonObject(0).getInt("start")).isEqualTo(5);
        assertThat(also.getJsonObject(0).getInt("end")).isEqualTo(12);
        String id = PublicExits.json(first.body()).getString("record");
        assertThat(record(id).getJsonArray("answers").getJsonObject(0).getString("text"))
                .isEqualTo("Dear ▮▮▮, dear Ms. ▮▮▮: we looked into it.");

        String later = "Beside the mill of Ambroz " + Story.mark("o");
        Story again = new Story(server, later, "Mill", true);
        again.answer("We spoke with Ambroz.", true);
        String known = again.publish(none().build().toString());
        assertThat(record(known).toString()).contains("Ambroz");
        again.publish(redactions(later, "Ambroz").build().toString());
        assertThat(record(known).toString()).doesNotContain("Ambroz");
        assertThat(new Visitor(server).get("/en/records/" + known).body()).doesNotContain("Ambroz");
    }

    @Test
    void what_was_hidden_is_shown_again_only_with_a_reason_that_is_kept() {
        String text = "The city of Ashford " + Story.mark("o");
        Story story = new Story(server, text, "City", true);
        String id = story.publish(redactions(text, "Ashford").build().toString());
        String open = none().add("replace", true).build().toString();
        for (String without : List.of(
                open,
                none().add("replace", true).add("reason", "  \u3164").build().toString())) {
            Reply refused = story.tryToPublish(without);
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("\"/reason\"");
        }
        assertThat(record(id).toString()).doesNotContain("Ashford");
        assertThat(story.publish(none().add("replace", true)
                        .add("reason", "It is a city, and nobody's name.")
                        .build()
                        .toString()))
                .isEqualTo(id);
        assertThat(record(id).getString("text")).isEqualTo(text);
        JsonArray decisions = PublicExits.json(story.moderator
                        .get("/api/v1/desk/submissions/" + story.id)
                        .body())
                .getJsonArray("decisions");
        assertThat(decisions.getValuesAs(JsonObject.class)).anySatisfy(d -> {
            assertThat(d.getString("decision")).isEqualTo("uncovered");
            assertThat(d.getString("reason")).isEqualTo("It is a city, and nobody's name.");
            assertThat(d.getString("by")).isEqualTo("moderator@demo");
        });
        assertThat(new Visitor(server)
                        .bearer("demo-auditor@demo")
                        .items("/api/v1/desk/audit")
                        .anyMatch(a -> a.getString("act").equals("record.uncovered")
                                && a.getString("subject").equals("record:" + id)))
                .isTrue();
    }

    @Test
    void the_page_asks_for_the_reason_and_keeps_what_was_typed() {
        String text = "The village of Kestrel " + Story.mark("o");
        Story story = new Story(server, text, "Village", true);
        String id = story.publish(redactions(text, "Kestrel").build().toString());
        String path = "/en/desk/moderation/" + story.id;
        Reply preview = moderator.post(
                path + "/preview", Map.of("token", moderator.get(path).input("token"), "title", "Village"));
        assertThat(preview.body())
                .contains("Why something hidden is shown again")
                .contains("name=\"uncover\"");
        Reply refused =
                moderator.post(path + "/publish", Map.of("token", preview.input("token"), "title", "Typed title"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Something that is hidden now would become public.")
                .contains("href=\"#uncover\"")
                .contains("value=\"Typed title\"");
        assertThat(record(id).toString()).doesNotContain("Kestrel");
        Reply done = moderator.post(
                path + "/publish",
                Map.of("token", refused.input("token"), "title", "Village", "uncover", "A village is no person."));
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(record(id).toString()).contains("Kestrel");
        assertThat(moderator.get(path).body())
                .contains("showed something hidden again on")
                .contains("A village is no person.");
    }

    @Test
    void the_page_warns_of_an_answer_that_says_a_hidden_word_and_does_not_publish_it() {
        String text = "Ask Quillon at the gate " + Story.mark("o");
        Story story = new Story(server, text, "Gate", true);
        story.answer("QUILLON was asked. " + Story.mark("o"), true);
        String answer = story.answers().getFirst();
        String path = "/en/desk/moderation/" + story.id;
        Map<String, String> form = Map.of(
                "token",
                moderator.get(path).input("token"),
                "title",
                "Gate",
                "seen",
                answer,
                "quote.text.0",
                "Quillon",
                "quote-kind.text.0",
                "name");
        assertThat(moderator.post(path + "/preview", form).body()).contains("“Quillon” stands in an answer.");
        Reply refused = moderator.post(path + "/publish", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("This answer says a word that is hidden elsewhere: Quillon.")
                .contains("href=\"#heading-" + answer + "\"")
                .contains("id=\"heading-" + answer + "\"");
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    private Reply desk(String path, JsonObjectBuilder body) {
        return coordinator.json("/api/v1/desk/town-halls" + path, body.build().toString());
    }

    private String meeting() {
        Reply planned = desk(
                "",
                Json.createObjectBuilder()
                        .add("title", "Open evening " + Story.mark("o"))
                        .add("startsAt", LocalDate.now().plusMonths(2) + "T18:00:00-06:00")
                        .add("place", "Hall")
                        .add("county", "Dane")
                        .add("languages", Json.createArrayBuilder().add("en")));
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        return PublicExits.json(planned.body()).getString("slug");
    }

    @Test
    void nothing_recorded_of_a_meeting_says_what_is_hidden_in_a_record_it_refers_to() {
        String text = "They stopped Иванов at noon " + Story.mark("o");
        Story story = new Story(server, text, "Noon", true);
        String id = story.publish(redactions(text, "Иванов").build().toString());
        String slug = meeting();
        JsonArrayBuilder records = Json.createArrayBuilder().add(id);
        Reply agenda = desk(
                "/" + slug + "/agenda",
                Json.createObjectBuilder().add("title", "О деле Иванова").add("records", records));
        assertThat(agenda.status()).as(agenda.body()).isEqualTo(422);
        assertThat(agenda.body()).contains("\"/title\"").contains("Иванов");
        assertThat(desk(
                                "/" + slug + "/agenda",
                                Json.createObjectBuilder()
                                        .add("title", "The stop at noon")
                                        .add(
                                                "records",
                                                Json.createArrayBuilder().add(id)))
                        .status())
                .isEqualTo(201);
        assertThat(desk(
                                "/" + slug + "/minutes",
                                Json.createObjectBuilder()
                                        .add("text", "Говорили с Ивановым.")
                                        .add("language", "ru"))
                        .status())
                .isEqualTo(422);
        assertThat(desk("/" + slug + "/minutes", Json.createObjectBuilder().add("text", "People spoke of the stop."))
                        .status())
                .isEqualTo(201);
        JsonObjectBuilder promise = Json.createObjectBuilder()
                .add("owner", "state-patrol")
                .add("dueOn", LocalDate.now().plusYears(1).toString())
                .add("records", Json.createArrayBuilder().add(id));
        assertThat(desk("/" + slug + "/commitments", promise.add("text", "We write to ИВАНОВУ."))
                        .status())
                .isEqualTo(422);
        promise = Json.createObjectBuilder()
                .add("owner", "state-patrol")
                .add("dueOn", LocalDate.now().plusYears(1).toString())
                .add("records", Json.createArrayBuilder().add(id));
        Reply made = desk("/" + slug + "/commitments", promise.add("text", "We look into it."));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Reply evidence = coordinator.send(
                "PATCH",
                "/api/v1/desk/commitments/" + PublicExits.json(made.body()).getString("id"),
                "application/json",
                "{\"status\":\"done\",\"evidence\":\"Иванов has a letter.\"}");
        assertThat(evidence.status()).as(evidence.body()).isEqualTo(422);
        assertThat(evidence.body()).contains("/evidence");
    }

    @Test
    void what_is_hidden_later_is_gone_at_once_from_what_was_recorded_of_a_meeting_before() {
        String text = "They stopped Oriel at noon " + Story.mark("o");
        Story story = new Story(server, text, "Noon", true);
        String id = story.publish(none().build().toString());
        String slug = meeting();
        assertThat(desk(
                                "/" + slug + "/agenda",
                                Json.createObjectBuilder()
                                        .add("title", "The stop of Oriel")
                                        .add(
                                                "records",
                                                Json.createArrayBuilder().add(id)))
                        .status())
                .isEqualTo(201);
        assertThat(desk("/" + slug + "/minutes", Json.createObjectBuilder().add("text", "Oriel spoke, and others."))
                        .status())
                .isEqualTo(201);
        JsonObjectBuilder promise = Json.createObjectBuilder()
                .add("owner", "state-patrol")
                .add("dueOn", LocalDate.now().plusYears(1).toString())
                .add("records", Json.createArrayBuilder().add(id));
        String promised = PublicExits.json(desk("/" + slug + "/commitments", promise.add("text", "We call Oriel."))
                        .body())
                .getString("id");
        assertThat(coordinator
                        .send(
                                "PATCH",
                                "/api/v1/desk/commitments/" + promised,
                                "application/json",
                                "{\"status\":\"in-progress\",\"evidence\":\"Oriel was called.\"}")
                        .status())
                .isEqualTo(200);
        List<String> exits = List.of(
                "/api/v1/town-halls/" + slug,
                "/en/town-halls/" + slug,
                "/api/v1/commitments",
                "/en/commitments",
                "/en/commitments/" + promised,
                "/api/v1/records/" + id,
                "/en/records/" + id,
                "/es/town-halls/" + slug,
                "/en/town-halls/" + slug + ".ics");
        assertThat(new Visitor(server).get(exits.getFirst()).body()).contains("Oriel");
        story.publish(redactions(text, "Oriel").build().toString());
        exits.forEach(exit ->
                assertThat(new Visitor(server).get(exit).body()).as(exit).doesNotContain("Oriel"));
        assertThat(new Visitor(server).get(exits.getFirst()).body())
                .contains("▮▮▮ spoke, and others.")
                .contains("The stop of ▮▮▮")
                .contains("We call ▮▮▮.");
    }

    @Test
    void a_translation_that_says_what_is_hidden_is_refused_and_one_made_before_is_shown_no_more() {
        String text = "Orell fue detenido en la calle " + Story.mark("o");
        Story story =
                new Story(server, Submitted.that(text).as("comment").in("es").allowingPublication());
        String id = story.publish(none().build().toString());
        Visitor translator = new Visitor(server).bearer("demo-translator@demo");
        story.translate(text, "en", "Orell was stopped in the street");
        assertThat(record(id).getJsonArray("translations").getJsonObject(0).getString("text"))
                .contains("Orell");
        story.publish(redactions(text, "Orell").build().toString());
        assertThat(record(id).toString()).doesNotContain("Orell");
        String hidden = record(id).getString("text");
        Reply refused = translator.json(
                "/api/v1/desk/translations/" + story.passage(hidden, "en"),
                Json.createObjectBuilder()
                        .add("text", "▮▮▮, that is ORELL, was stopped")
                        .build()
                        .toString());
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"/text\"").contains("hidden in the public text: Orell");
    }
}
