package org.answerable.routing;

import static org.answerable.routing.DirectoryHand.DESK;
import static org.answerable.routing.DirectoryHand.object;
import static org.answerable.routing.DirectoryHand.word;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Rules as sentences, their versions, and two who change one. */
class RulePagesIT {
    private final RunningServer server = RunningServer.shared();
    private final DirectoryHand hand = new DirectoryHand(server);

    private String rule(String phrase) {
        String id = "test-" + word();
        object(hand.as("coordinator@demo")
                .json(
                        DESK + "rules",
                        "{\"id\": \"" + id + "\", \"agency\": \"doj\", \"role\": \"lead\", \"priority\": 5, \"when\": "
                                + "{\"kinds\": [\"complaint\"], \"counties\": [\"Dane\"], \"words\": {\"en\": [\""
                                + phrase + "\"]}}}"));
        return id;
    }

    private JsonObject tried(String phrase) {
        return object(hand.as("coordinator@demo")
                        .json(
                                DESK + "rules/try",
                                "{\"text\": \"There was a " + phrase
                                        + " at the lake.\", \"kind\": \"complaint\", \"language\": \"en\", "
                                        + "\"place\": {\"county\": \"Dane\"}}"))
                .getJsonArray("tickets")
                .getJsonObject(0);
    }

    @Test
    void a_rule_is_read_as_a_sentence_and_decides_from_then_on() {
        String phrase = "quux" + word();
        String id = rule(phrase);
        assertThat(tried(phrase).getString("rule")).isEqualTo(id + "/1");
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = coordinator.get("/en/desk/rules?q=" + id).body();
        assertThat(page).contains("/en/desk/rules/" + id, phrase, "Dane", "leads");
        String alone = Jsoup.parse(coordinator.get("/en/desk/rules/" + id).body())
                .select("p.lead")
                .text();
        assertThat(alone).contains("Complaint", "Dane", phrase, "Justice");
        assertThat(coordinator.get("/es/desk/rules/" + id).status()).isEqualTo(200);
        object(hand.patch("coordinator@demo", "rules/" + id, null, "{\"active\": false}"));
        assertThat(tried(phrase).getString("agency")).isEqualTo("coordinating-office");
    }

    @Test
    void a_change_is_the_next_version_and_who_comes_second_is_told() {
        String phrase = "quux" + word();
        String id = rule(phrase);
        String page = "/en/desk/rules/" + id;
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        Map<String, String> typed = AgencyPagesIT.form(coordinator.get(page), page);
        assertThat(typed)
                .containsEntry("agency", "doj")
                .containsEntry("counties", "55025")
                .containsEntry("kinds", "complaint");
        Map<String, String> first = new java.util.HashMap<>(typed);
        first.put("agency", "state-patrol");
        Reply saved = coordinator.post(page, first);
        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(tried(phrase).getString("rule")).isEqualTo(id + "/2");
        typed.put("priority", "7");
        Reply refused = coordinator.post(page, typed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.body()).select("section.notice").text())
                .contains("agency", "state-patrol", "doj", "priority");
        assertThat(AgencyPagesIT.form(refused, page))
                .containsEntry("priority", "7")
                .containsEntry("agency", "doj");
        Map<String, String> off = AgencyPagesIT.form(coordinator.get(page), page + "/off");
        assertThat(coordinator.post(page + "/off", off).status()).isEqualTo(303);
        assertThat(coordinator.get(page).body())
                .contains("This rule is switched off.", "Version 1.", "Version 2.", "New version by coordinator@demo");
        assertThat(tried(phrase).getString("agency")).isEqualTo("coordinating-office");
    }

    @Test
    void what_is_wrong_with_a_rule_is_told_at_once_and_no_administrator_writes_one() {
        Reply wrong = hand.as("coordinator@demo")
                .json(
                        DESK + "rules",
                        "{\"id\": \"findings\", \"agency\": \"nobody\", \"role\": \"boss\", \"priority\": 1001, \"when\": {}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("/id", "/agency", "/role", "/priority", "/when");
        assertThat(hand.as("admin@demo").json(DESK + "rules", "{}").status()).isEqualTo(403);
        assertThat(hand.as("admin@demo").get(DESK + "rules/words-name-cbp").status())
                .isEqualTo(200);
    }

    @Test
    void findings_say_what_to_do_and_where() {
        String phrase = "quux" + word();
        String wide = rule(phrase);
        String narrow = "test-" + word();
        object(hand.as("coordinator@demo")
                .json(
                        DESK + "rules",
                        "{\"id\": \"" + narrow
                                + "\", \"agency\": \"doj\", \"role\": \"lead\", \"priority\": 4, \"when\": "
                                + "{\"kinds\": [\"complaint\"], \"counties\": [\"Dane\"], \"topics\": [\"privacy\"], "
                                + "\"words\": {\"en\": [\""
                                + phrase + "\"]}}}"));
        String agency = hand.agency();
        JsonObject findings = object(hand.as("auditor@demo").get(DESK + "findings"));
        assertThat(findings.getJsonArray("items").getValuesAs(JsonObject.class))
                .anySatisfy(finding -> {
                    assertThat(finding.getString("kind")).isEqualTo("shadowed");
                    assertThat(finding.getString("subject")).isEqualTo(narrow);
                    assertThat(finding.getString("advice")).contains(wide);
                })
                .anySatisfy(finding -> {
                    assertThat(finding.getString("kind")).isEqualTo("no-liaison");
                    assertThat(finding.getString("subject")).isEqualTo(agency);
                })
                .anySatisfy(finding -> {
                    assertThat(finding.getString("kind")).isEqualTo("never-fired");
                    assertThat(finding.getString("subject")).isEqualTo(wide);
                });
        String page = new Visitor(server)
                .signIn("coordinator@demo")
                .get("/en/desk/rules/findings")
                .body();
        assertThat(page).contains("/en/desk/rules/" + narrow, "Switch “" + narrow + "” off.");
        object(hand.patch("coordinator@demo", "rules/" + narrow, null, "{\"active\": false}"));
        object(hand.patch("coordinator@demo", "rules/" + wide, null, "{\"active\": false}"));
    }
}
