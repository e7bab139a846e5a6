package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract's lines on moderation, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModerationApiIT {
    private RunningServer server;

    @BeforeAll
    void a_server_runs() {
        server = RunningServer.shared();
    }

    @Test
    void the_list_has_the_fields_of_the_contract_and_is_narrowed_by_state() {
        new Story(server, "Reach me: somebody@example.org " + Story.mark("o"), "List", true);
        Visitor moderator = new Visitor(server).bearer("demo-moderator@demo");
        JsonObject page = PublicExits.json(moderator
                .get("/api/v1/desk/submissions?state=awaiting-moderation&size=100")
                .body());
        assertThat(page.keySet()).contains("items");
        for (JsonObject item : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
            assertThat(item.getString("state")).isEqualTo("awaiting-moderation");
            assertThat(item.keySet())
                    .contains("id", "state", "kind", "language", "text", "topics", "receivedAt", "suspected");
            assertThat(item.toString()).doesNotContain("contact").doesNotContain("receipt");
        }
        assertThat(moderator.get("/api/v1/desk/submissions?state=nonsense").status())
                .isEqualTo(400);
        assertThat(moderator.get("/api/v1/desk/submissions?cursor=nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void suspected_parts_tell_where_which_kind_and_why() {
        Story story = new Story(server, "😀 write to somebody@example.org", "Suspected", true);
        JsonObject found = PublicExits.json(story.moderator
                        .get("/api/v1/desk/submissions/" + story.id)
                        .body())
                .getJsonObject("submission")
                .getJsonArray("suspected")
                .getJsonObject(0);
        assertThat(found.getInt("start")).isEqualTo(11);
        assertThat(found.getInt("end")).isEqualTo(31);
        assertThat(found.getString("kind")).isEqualTo("email");
        assertThat(found.getString("why")).isEqualTo("It has the form of an e-mail address.");
    }

    @Test
    void what_the_writer_did_not_allow_is_a_conflict() {
        Story story = new Story(server, "Not for the public " + Story.mark("o"), "No", false);
        assertThat(story.tryToPublish("{\"redactions\":[]}").status()).isEqualTo(409);
        assertThat(story.withhold("A reason").status()).isEqualTo(409);
        assertThat(story.state()).isEqualTo("received");
    }

    @Test
    void offsets_out_of_range_unknown_kinds_and_answers_are_invalid_and_change_nothing() {
        Story story = new Story(server, "Short text.", "Short", true);
        for (String body : List.of(
                "{\"redactions\":[{\"start\":0,\"end\":12,\"kind\":\"name\"}]}",
                "{\"redactions\":[{\"start\":-1,\"end\":2,\"kind\":\"name\"}]}",
                "{\"redactions\":[{\"start\":4,\"end\":4,\"kind\":\"name\"}]}",
                "{\"redactions\":[{\"start\":5,\"end\":4,\"kind\":\"name\"}]}",
                "{\"redactions\":[{\"start\":0,\"end\":2,\"kind\":\"nonsense\"}]}",
                "{\"redactions\":[{\"start\":0,\"end\":2}]}",
                "{\"redactions\":[{\"end\":2,\"kind\":\"name\"}]}",
                "{\"redactions\":[],\"answers\":[{\"id\":\"nosuchanswer\",\"redactions\":[]}]}",
                "{\"redactions\":[{\"start\":0,\"end\":2147483648,\"kind\":\"name\"}]}")) {
            Reply reply = story.tryToPublish(body);
            assertThat(reply.status()).as(body + reply.body()).isIn(422, 400);
            assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(PublicExits.json(reply.body())
                            .getJsonArray("errors")
                            .getJsonObject(0)
                            .keySet())
                    .containsExactlyInAnyOrder("pointer", "message");
        }
        for (String body : List.of(
                "{\"redactions\":[],\"nonsense\":1}",
                "{\"redactions\":{}}",
                "[]",
                "{",
                "{\"redactions\":[{\"start\":0,\"end\":2,\"kind\":\"name\",\"x\":1}]}")) {
            assertThat(story.tryToPublish(body).status()).as(body).isEqualTo(400);
        }
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    @Test
    void an_empty_reason_is_invalid() {
        Story story = new Story(server, "Keep " + Story.mark("o"), "Keep", true);
        assertThat(story.withhold("").status()).isEqualTo(422);
        assertThat(story.withhold("  ").status()).isEqualTo(422);
        assertThat(story.moderator
                        .json("/api/v1/desk/submissions/" + story.id + "/withhold", "{}")
                        .status())
                .isEqualTo(422);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
        assertThat(story.withhold("It tells who a child is.").status()).isEqualTo(200);
    }

    @Test
    void publishing_gives_the_record_and_publishing_again_adds_redactions_under_the_same_id() {
        Story story = new Story(server, "alpha beta gamma", "Words", true);
        String record = story.publish("{\"redactions\":[{\"start\":0,\"end\":5,\"kind\":\"name\"}]}");
        assertThat(text(record)).isEqualTo("▮▮▮ beta gamma");
        assertThat(story.publish("{\"redactions\":[{\"start\":6,\"end\":10,\"kind\":\"other\"}]}"))
                .isEqualTo(record);
        assertThat(text(record)).isEqualTo("▮▮▮ ▮▮▮ gamma");
        assertThat(story.publish("{\"redactions\":[]}")).isEqualTo(record);
        assertThat(text(record)).as("nothing comes back by itself").isEqualTo("▮▮▮ ▮▮▮ gamma");
    }

    private String text(String record) {
        return PublicExits.json(
                        new Visitor(server).get("/api/v1/records/" + record).body())
                .getString("text");
    }

    @Test
    void withheld_then_published_after_all() {
        Story story = new Story(server, "Second thoughts " + Story.mark("o"), "Second", true);
        assertThat(story.withhold("Wait.").status()).isEqualTo(200);
        String record = story.publish("{\"redactions\":[]}");
        assertThat(new Visitor(server).get("/api/v1/records/" + record).status())
                .isEqualTo(200);
        story.withdraw();
        assertThat(new Visitor(server).get("/api/v1/records/" + record).status())
                .isEqualTo(404);
        assertThat(story.tryToPublish("{\"redactions\":[]}").status()).isEqualTo(409);
    }

    @Test
    void a_moderator_has_no_way_to_put_other_words_in_place_of_the_writers() {
        String words = "They was rude, and I am angry. " + Story.mark("o");
        Story story = new Story(server, words, "Angry", true);
        for (String field : List.of("text", "body", "words", "message", "insert", "translations", "language")) {
            assertThat(story.tryToPublish("{\"redactions\":[],\"" + field + "\":\"They were most kind.\"}")
                            .status())
                    .as(field)
                    .isEqualTo(400);
        }
        assertThat(story.tryToPublish(
                                "{\"redactions\":[{\"start\":0,\"end\":4,\"kind\":\"name\",\"text\":\"Nobody\"}]}")
                        .status())
                .as("a bar with words of its own")
                .isEqualTo(400);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
        String record = story.publish("{\"redactions\":[],\"title\":\"A stop\"}");
        assertThat(PublicExits.json(new Visitor(server)
                                .get("/api/v1/records/" + record)
                                .body())
                        .getString("text"))
                .isEqualTo(words);
    }

    @Test
    void only_moderators_moderate() {
        Story story = new Story(server, "Rights " + Story.mark("o"), "Rights", true);
        String path = "/api/v1/desk/submissions/" + story.id;
        for (String account : List.of(
                "liaison@state-patrol.demo", "translator@demo", "coordinator@demo", "admin@demo", "partner@demo")) {
            Visitor other = new Visitor(server).bearer("demo-" + account);
            assertThat(other.get(path).status()).as(account).isEqualTo(403);
            assertThat(other.json(path + "/publish", "{\"redactions\":[]}").status())
                    .as(account)
                    .isEqualTo(403);
            assertThat(other.json(path + "/withhold", "{\"reason\":\"x\"}").status())
                    .as(account)
                    .isEqualTo(403);
        }
        Visitor auditor = new Visitor(server).bearer("demo-auditor@demo");
        assertThat(auditor.get(path).status()).isEqualTo(200);
        assertThat(auditor.json(path + "/publish", "{\"redactions\":[]}").status())
                .isEqualTo(403);
        assertThat(new Visitor(server).get(path).status()).isEqualTo(401);
        assertThat(new Visitor(server)
                        .bearer("demo-moderator@demo")
                        .get("/api/v1/desk/submissions/zzzzzzzzzzzz")
                        .status())
                .isEqualTo(404);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }
}
