package org.answerable.publication;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.answerable.PostedForm;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;

/** Somebody finds something public that was sent in their name by others, and says so; on a real server. */
class NameClaimsIT {
    private static final String DESK = "/api/v1/desk/claims";

    private final RunningServer server = RunningServer.shared();
    private final Visitor stranger = new Visitor(server);
    private final Visitor moderator = new Visitor(server).bearer("demo-moderator@demo");

    private Story published(String text) {
        Story story = new Story(server, text, "A stop", true);
        story.publish("{\"redactions\":[],\"title\":\"A stop\"}");
        return story;
    }

    private String record(Story story) {
        return PublicExits.json(
                        moderator.get("/api/v1/desk/submissions/" + story.id).body())
                .getJsonObject("submission")
                .getString("record");
    }

    /** The message in which it is said of a record or group, for the desk. */
    private String said(String about) {
        List<String> found = moderator
                .items(DESK + "?state=open")
                .filter(item -> item.getString("about").equals(about))
                .map(item -> item.getString("id"))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private Reply decide(String id, String outcome, String record, String words, String reason) {
        JsonObjectBuilder body =
                Json.createObjectBuilder().add("outcome", outcome).add("words", words);
        if (record != null) {
            body.add("record", record);
        }
        if (reason != null) {
            body.add("reason", reason);
        }
        return moderator.json(DESK + "/" + id + "/decide", body.build().toString());
    }

    private JsonObject opened(String receipt) {
        Reply reply = stranger.json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return PublicExits.json(reply.body());
    }

    @Test
    void it_comes_to_moderators_and_the_office_alone_and_what_was_done_is_read_under_its_receipt() {
        String name = Story.mark("n");
        Story story = published("I am " + name + " and ICE took my brother.");
        String record = record(story);
        String words =
                "I am " + name + ", 608-555-0177. I never wrote that to ICE or the State Patrol. " + Story.mark("w");
        JsonObject taken = Submitted.that(words).disowning(record).acknowledged(stranger);
        assertThat(taken.getJsonArray("tickets")).hasSize(1);
        assertThat(taken.getJsonArray("tickets").getJsonObject(0).getString("agency"))
                .as("whomever it names")
                .isEqualTo("coordinating-office");
        String receipt = taken.getString("receipt");
        String said = said(record);
        assertThat(PublicExits.json(moderator.get(DESK + "/" + said).body()).getString("text"))
                .isEqualTo(words);

        assertThat(decide(said, "hidden", null, "It is hidden now.", null).status())
                .as("nothing was hidden yet")
                .isEqualTo(422);
        assertThat(decide(said, "removed", null, "It is gone.", null).status())
                .as("without a reason for who sent it")
                .isEqualTo(422);
        story.publish("{\"redactions\":[{\"start\":5,\"end\":" + (5 + name.length()) + ",\"kind\":\"name\"}]}");
        String told = "Your name is hidden now, " + Story.mark("t") + ".";
        Reply decided = decide(said, "hidden", null, told, null);
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(decide(said, "kept", null, "No.", null).status())
                .as("decided already")
                .isEqualTo(409);

        assertThat(opened(receipt).getJsonArray("timeline").toString()).contains("Moderators hid words", told);
        assertThat(opened(receipt).getString("status")).isEqualTo("closed");
        String filer = opened(story.receipt).toString();
        assertThat(filer).as("who sent the record").doesNotContain(told, words, receipt, "608-555-0177");
        JsonObject shown =
                PublicExits.json(stranger.get("/api/v1/records/" + record).body());
        assertThat(shown.getString("text")).doesNotContain(name);
        assertThat(shown.getJsonArray("history").toString()).contains("The words shown here changed.");
        assertThat(stranger.get("/en/records/" + record).body())
                .doesNotContain(told)
                .doesNotContain(words);
        assertThat(moderator.get("/api/v1/desk/claims?state=hidden").body()).contains(said);
        assertThat(new Visitor(server)
                        .bearer("demo-auditor@demo")
                        .get("/api/v1/desk/audit?subject=submission:" + said)
                        .body())
                .contains("claim.made", "claim.decided");
    }

    @Test
    void a_record_is_taken_from_the_public_with_a_reason_that_tells_nothing_of_who_said_it() {
        String name = "Orla" + Story.mark("k");
        Story story = published("A trooper stopped us, says " + name + ".");
        String record = record(story);
        String receipt = Submitted.that("My name is " + name + ". I sent nothing.")
                .disowning(record)
                .receipt(stranger);
        String said = said(record);
        Reply tells = decide(said, "removed", null, "It is gone.", "We heard from " + name + ".");
        assertThat(tells.status()).as(tells.body()).isEqualTo(422);
        assertThat(tells.body()).contains("/reason");
        assertThat(decide(said, "removed", null, "It is gone.", "Call 608-555-0133.")
                        .status())
                .isEqualTo(422);
        assertThat(stranger.get("/api/v1/records/" + record).status()).isEqualTo(200);
        String reason = "We could not find out who sent this " + Story.mark("r") + ".";
        Reply decided = decide(said, "removed", null, "It is gone.", reason);
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(stranger.get("/api/v1/records/" + record).status()).isEqualTo(404);
        assertThat(opened(story.receipt).toString()).contains(reason).doesNotContain("It is gone.");
        assertThat(opened(receipt).toString()).contains("It is gone.").doesNotContain(reason);
    }

    /** The answer is the same whatever stands in a text that is not public, and whether such a text exists. */
    @Test
    void nothing_is_learned_of_what_is_not_public() {
        String name = Story.mark("h");
        Story hidden = published("I am " + name + " and they stopped me.");
        String record = record(hidden);
        hidden.publish("{\"redactions\":[{\"start\":5,\"end\":" + (5 + name.length()) + ",\"kind\":\"name\"}]}");
        Story gone = published("They stopped me, too. " + Story.mark("g"));
        String goneRecord = record(gone);
        gone.withdraw();
        Story never = new Story(server, "I am " + Story.mark("u") + ".", "Never public", true);
        Reply none = Submitted.that("Not I.").disowning("0000never0000").by(stranger);
        assertThat(none.status()).isEqualTo(422);
        for (String id : List.of(goneRecord, never.id, never.ticket)) {
            Reply refused = Submitted.that("Not I.").disowning(id).by(stranger);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).isEqualTo(none.body());
        }
        JsonObject right =
                Submitted.that("I am " + name + ". Not I.").disowning(record).acknowledged(stranger);
        JsonObject wrong = Submitted.that("I am " + Story.mark("x") + ". Not I.")
                .disowning(record)
                .acknowledged(stranger);
        assertThat(without(right)).as("the hidden name and another").isEqualTo(without(wrong));
    }

    private static JsonObject without(JsonObject acknowledged) {
        return Json.createObjectBuilder(acknowledged).remove("receipt").build();
    }

    @Test
    void what_is_said_is_never_public_and_no_agency_is_asked() {
        String record = record(published("They searched my car, " + Story.mark("p") + "."));
        assertThat(Submitted.that("Not I.")
                        .disowning(record)
                        .allowingPublication()
                        .by(stranger)
                        .body())
                .contains("/publish");
        assertThat(Submitted.that("Not I.")
                        .disowning(record)
                        .to("ice")
                        .by(stranger)
                        .body())
                .contains("/agencies");
        assertThat(stranger.json(
                                "/api/v1/submissions",
                                "{\"kind\":\"comment\",\"text\":\"Not I.\",\"about\":{\"kind\":\"page\",\"id\":\""
                                        + record + "\"}}")
                        .body())
                .contains("/about/kind");
        String receipt = Submitted.that("Not I.").disowning(record).receipt(stranger);
        assertThat(stranger.json("/api/v1/receipts/consent", "{\"receipt\":\"" + receipt + "\",\"publish\":true}")
                        .status())
                .isEqualTo(422);
        assertThat(opened(receipt).toString()).doesNotContain("It is public now");
        String said = said(record);
        assertThat(stranger.json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(moderator.get(DESK + "/" + said).status()).as("taken back").isEqualTo(404);
        assertThat(decide(said, "kept", null, "It stays.", null).status()).isEqualTo(409);
    }

    @Test
    void of_a_group_the_record_is_chosen_and_its_page_counts_what_came_under_receipts() {
        String letter = "We of the " + Story.mark("a") + " parish ask the " + Story.mark("b")
                + " office to say before any joint operation who may enter a school, and to tell the " + Story.mark("c")
                + " families in their own language, because rumours now keep the children at home for days.";
        List<String> records = new ArrayList<>();
        for (String name : List.of("Ana. ", "Tou. ", "Said. ")) {
            records.add(record(published(name + letter)));
        }
        eventually("they are one group")
                .untilAsserted(() -> assertThat(record(records.getFirst()).isNull("campaign"))
                        .isFalse());
        JsonObject campaign = record(records.getFirst()).getJsonObject("campaign");
        eventually("all three are")
                .untilAsserted(() -> assertThat(record(records.getFirst())
                                .getJsonObject("campaign")
                                .getInt("count"))
                        .isEqualTo(3));
        assertThat(record(records.getFirst()).getJsonObject("campaign").getInt("receipts"))
                .isEqualTo(3);
        String group = campaign.getString("id");
        assertThat(stranger.get("/en/campaigns/" + group).body())
                .contains("3 of them were sent here one by one")
                .contains("/en/share?about=in-my-name&amp;page=/campaigns/" + group);
        Submitted.that("One of these is in my name, not by me.")
                .disowning(group)
                .receipt(stranger);
        String said = said(group);
        JsonObject file = PublicExits.json(moderator.get(DESK + "/" + said).body());
        assertThat(file.getJsonArray("records")).hasSize(3);
        assertThat(decide(said, "removed", null, "It is gone.", "It was not yours.")
                        .status())
                .as("which one is not said")
                .isEqualTo(422);
        Reply decided = decide(said, "removed", records.get(1), "It is gone.", "It was not yours.");
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        assertThat(stranger.get("/api/v1/records/" + records.get(1)).status()).isEqualTo(404);
        assertThat(stranger.get("/en/campaigns/" + group).status())
                .as("two are no group")
                .isEqualTo(404);
    }

    private JsonObject record(String id) {
        return PublicExits.json(stranger.get("/api/v1/records/" + id).body());
    }

    @Test
    void the_form_asks_for_no_topic_and_no_place_and_gives_a_receipt_without_javascript() {
        Story story = published("An agent asked us for papers, " + Story.mark("j") + ".");
        String record = record(story);
        Visitor visitor = new Visitor(server);
        Reply page = visitor.get("/es/share?about=in-my-name&page=/records/" + record);
        assertThat(page.body()).contains("Paso 1 de 3").contains("no se le dice quién nos escribió");
        page = PostedForm.of(page, "share").press(visitor, "next");
        if (page.body().contains("name=\"language\"")) {
            page = PostedForm.of(page, "share").with("language", "es").press(visitor, "next");
        }
        assertThat(page.body())
                .contains("Paso 2 de 3")
                .contains("contact.email")
                .doesNotContain("name=\"publish\"")
                .doesNotContain("name=\"topics\"");
        page = PostedForm.of(page, "share").press(visitor, "back");
        assertThat(page.body()).contains("Paso 1 de 3");
        page = PostedForm.of(PostedForm.of(page, "share").press(visitor, "next"), "share")
                .press(visitor, "next");
        assertThat(page.body())
                .contains("Paso 3 de 3")
                .contains("value=\"send\"")
                .doesNotContain("change.about");
        Reply given = PostedForm.of(page, "share").press(visitor, "send");
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(given.body()).contains("receipt-code");
        String said = said(record);
        Visitor desk = new Visitor(server).signIn("moderator@demo");
        assertThat(desk.get("/en/desk/moderation").body()).contains("/en/desk/claims");
        assertThat(desk.get("/en/desk/claims").body()).contains("/en/desk/claims/" + said);
        Reply refused = PostedForm.of(desk.get("/en/desk/claims/" + said), "decide")
                .with("outcome", "hidden")
                .with("words", "A word that is kept, " + Story.mark("v") + ".")
                .press(desk, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("A word that is kept");
        Reply done = PostedForm.of(desk.get("/en/desk/claims/" + said), "decide")
                .with("outcome", "kept")
                .with("words", "It stays.")
                .press(desk, "");
        assertThat(done.status()).isEqualTo(303);
        assertThat(desk.get(done.header("Location").orElseThrow()).body()).contains("It stays.");
    }

    @Test
    void who_writes_about_a_record_that_goes_meanwhile_loses_nothing() {
        Story story = published("They asked for our papers, " + Story.mark("m") + ".");
        String record = record(story);
        Visitor visitor = new Visitor(server);
        Reply page = visitor.get("/en/share?about=in-my-name&page=/records/" + record);
        page = PostedForm.of(page, "share").with("language", "en").press(visitor, "next");
        if (page.body().contains("name=\"language\"")) {
            page = PostedForm.of(page, "share").with("language", "en").press(visitor, "next");
        }
        page = PostedForm.of(page, "share").press(visitor, "next");
        assertThat(page.body()).contains("value=\"send\"");
        story.withdraw();
        Reply again = PostedForm.of(page, "share").press(visitor, "send");
        assertThat(again.body()).contains("is not public any more").contains("value=\"send\"");
        Reply given = PostedForm.of(again, "share").press(visitor, "send");
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body()).contains("receipt-code");
    }
}
