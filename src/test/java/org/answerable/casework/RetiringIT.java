package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;

/** An agency or a topic ends; what is still to be answered goes on. */
class RetiringIT {
    private static final String AGENCIES = "/api/v1/desk/agencies";

    private final RunningServer server = RunningServer.shared();
    private final Desk desk = new Desk(server);

    private static String slug() {
        return "test-" + Desk.word().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private String agency() {
        String slug = slug();
        Desk.object(desk.as("admin@demo")
                .json(
                        AGENCIES,
                        "{\"slug\": \"" + slug + "\", \"level\": \"county\", \"answerDays\": 10, \"name\": {\"en\": \""
                                + slug + "\"}}"));
        return slug;
    }

    private Reply patch(String path, String body) {
        return desk.as("admin@demo").send("PATCH", path, "application/json", body);
    }

    private List<JsonObject> tickets(String agency, String word) {
        return desk.as("coordinator@demo")
                .items(Desk.TICKETS + "?agency=" + agency)
                .filter(ticket -> ticket.getString("text").contains(word))
                .toList();
    }

    @Test
    void open_tickets_go_to_the_successor_and_to_the_office_where_the_writer_left_it_out() {
        String old = agency();
        String next = agency();
        String word = Desk.word();
        String receipt =
                Submitted.that("The deputies were rude " + word).to(old).receipt(new Visitor(server));
        Submitted.that("Not to them, please " + word).to(old).leavingOut(next).receipt(new Visitor(server));
        String closed = Desk.word();
        Submitted.that("Done with " + closed).to(old).receipt(new Visitor(server));
        assertThat(tickets(old, word)).hasSize(2);

        Reply page = desk.browser("admin@demo").get("/en/desk/directory/agencies/" + old);
        assertThat(page.body()).contains("It owes answers on 3 tickets.");
        Desk.object(patch(AGENCIES + "/" + old, "{\"active\": false, \"successor\": \"" + next + "\"}"));

        eventually("the tickets are passed on")
                .until(() -> tickets(old, word).stream()
                        .allMatch(ticket -> ticket.getString("status").equals("transferred")));
        assertThat(tickets(next, word))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.getJsonArray("because").toString())
                        .contains(old + " no longer works with this website"));
        assertThat(tickets("coordinating-office", word))
                .as("what its writer kept from the successor")
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.getString("text")).contains("Not to them"));
        assertThat(desk.open(receipt).getJsonArray("timeline").toString())
                .contains("no longer works with this website");
        String late = Desk.word();
        assertThat(Submitted.that("Too late " + late)
                        .to(old)
                        .by(new Visitor(server))
                        .status())
                .as("nothing new is taken for it")
                .isEqualTo(422);
        JsonObject verified =
                Desk.object(desk.as("auditor@demo").send("POST", "/api/v1/desk/audit/verify", "application/json", ""));
        assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
    }

    @Test
    void without_a_successor_they_are_the_coordinating_offices() {
        String old = agency();
        String word = Desk.word();
        Submitted.that("Nobody follows " + word).to(old).receipt(new Visitor(server));
        Desk.object(patch(AGENCIES + "/" + old, "{\"active\": false}"));
        eventually("the office has it")
                .until(() -> tickets("coordinating-office", word).size() == 1);
    }

    @Test
    void rules_in_force_go_with_the_work_or_stand_in_the_way() {
        String old = agency();
        String next = agency();
        String rule = slug();
        Desk.object(desk.as("coordinator@demo")
                .json(
                        "/api/v1/desk/rules",
                        "{\"id\": \"" + rule + "\", \"agency\": \"" + old
                                + "\", \"role\": \"lead\", \"priority\": 10, \"when\": " + "{\"words\": {\"en\": [\""
                                + rule + "\"]}}}"));
        Reply refused = patch(AGENCIES + "/" + old, "{\"active\": false}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/active", rule, "Name a successor");
        Desk.object(patch(AGENCIES + "/" + old, "{\"active\": false, \"successor\": \"" + next + "\"}"));
        assertThat(Desk.object(desk.as("coordinator@demo").get("/api/v1/desk/rules/" + rule))
                        .getString("agency"))
                .isEqualTo(next);
        Reply circle = patch(AGENCIES + "/" + next, "{\"successor\": \"" + old + "\"}");
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("/successor");
    }

    @Test
    void the_office_the_last_agency_and_a_topic_with_open_tickets_do_not_end() {
        Reply office = patch(AGENCIES + "/coordinating-office", "{\"active\": false}");
        assertThat(office.status()).isEqualTo(422);
        assertThat(office.body()).contains("/active");

        String topic = slug();
        Desk.object(desk.as("admin@demo")
                .json("/api/v1/desk/topics", "{\"slug\": \"" + topic + "\", \"name\": {\"en\": \"" + topic + "\"}}"));
        Submitted.that("About that " + Desk.word()).about(topic).receipt(new Visitor(server));
        Reply waits = patch("/api/v1/desk/topics/" + topic, "{\"active\": false}");
        assertThat(waits.status()).as(waits.body()).isEqualTo(422);
        assertThat(waits.body()).contains("/active", "waits for an answer");
        Desk.object(patch("/api/v1/desk/topics/" + topic, "{\"mergedInto\": \"detention\"}"));

        Reply file = desk.as("admin@demo").get("/api/v1/desk/directory");
        String none = file.body().replace("\"active\": true", "\"active\": false");
        Reply last = desk.as("admin@demo")
                .header("If-Match", file.header("ETag").orElseThrow())
                .send("PUT", "/api/v1/desk/directory?dryRun=true", "application/json", none);
        assertThat(last.status()).isEqualTo(422);
        assertThat(last.body()).contains("/agencies", "Add another agency first");
    }
}
