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
    void a_rule_says_why_at_the_desk_and_to_residents_in_their_language() {
        String phrase = "quux" + word();
        String id = "test-" + word();
        object(hand.as("coordinator@demo")
                .json(
                        DESK + "rules",
                        "{\"id\": \"" + id + "\", \"agency\": \"doj\", \"role\": \"lead\", \"priority\": 5, "
                                + "\"because\": {\"en\": \"it is the law office\"}, \"when\": {\"words\": {\"en\": [\""
                                + phrase + "\"]}}}"));
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/rules/" + id;
        assertThat(Jsoup.parse(coordinator.get(page).body()).select("p.lead").text())
                .contains("leads.", "Because: it is the law office");
        assertThat(Jsoup.parse(coordinator.get("/es/desk/rules/" + id).body())
                        .select("p.lead bdi[lang=en]")
                        .text())
                .as("where there is none of the reader’s, one that there is")
                .isEqualTo("it is the law office");
        Map<String, String> typed = AgencyPagesIT.form(coordinator.get(page), page);
        assertThat(typed).containsEntry("because.en", "it is the law office");
        typed.put("because.es", "es la oficina legal");
        Reply saved = coordinator.post(page, typed);
        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(coordinator.get(page).body()).contains("Version 2.", "Version 1.");
        assertThat(hand.as("coordinator@demo").get(DESK + "directory").body())
                .as("the file has it")
                .contains("\"es\": \"es la oficina legal\"");
        assertThat(foreseen("en", phrase)).contains("Why this agency: it is the law office");
        assertThat(foreseen("es", phrase)).contains("es la oficina legal").doesNotContain("law office");
        assertThat(foreseen("ru", phrase)).doesNotContain("law office").doesNotContain("oficina");
        object(hand.patch("coordinator@demo", "rules/" + id, null, "{\"because\": \"it is the office of law\"}"));
        assertThat(foreseen("en", phrase)).contains("it is the office of law");
        assertThat(foreseen("es", phrase))
                .as("a text alone is English, and the others stay")
                .contains("es la oficina legal");
        Map<String, String> without = AgencyPagesIT.form(coordinator.get(page), page);
        without.put("because.es", "");
        assertThat(coordinator.post(page, without).status()).isEqualTo(303);
        assertThat(foreseen("es", phrase)).doesNotContain("oficina legal");
        assertThat(object(hand.as("coordinator@demo").get(DESK + "rules/" + id)).getJsonObject("because"))
                .containsOnlyKeys("en");
        object(hand.patch("coordinator@demo", "rules/" + id, null, "{\"active\": false}"));
    }

    private String foreseen(String reader, String phrase) {
        return new Visitor(server)
                .header("Accept-Language", reader)
                .json(
                        "/api/v1/submissions/preview",
                        "{\"kind\": \"complaint\", \"text\": \"There was a " + phrase
                                + " there.\", \"language\": \"en\"}")
                .body();
    }

    @Test
    void a_rule_may_ask_for_a_language_and_for_a_page_that_a_message_is_about() {
        String id = "test-" + word();
        String path = "/agencies/quux" + word();
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        Map<String, String> typed = AgencyPagesIT.form(coordinator.get("/en/desk/rules/new"), "/en/desk/rules/new");
        typed.put("id", id);
        typed.put("agency", "doj");
        typed.put("languages", "es");
        typed.put("about", path);
        Reply added = coordinator.post("/en/desk/rules/new", typed);
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        assertThat(Jsoup.parse(coordinator.get("/en/desk/rules/" + id).body())
                        .select("p.lead")
                        .text())
                .contains("Written in Spanish", "About the page " + path);
        assertThat(AgencyPagesIT.form(coordinator.get("/en/desk/rules/" + id), "/en/desk/rules/" + id))
                .containsEntry("languages", "es")
                .containsEntry("about", path);
        assertThat(about(path, "es").getString("rule")).isEqualTo(id + "/1");
        assertThat(about(path, "es").getJsonArray("because").toString())
                .contains("It is written in Spanish.", "It is about the page " + path);
        assertThat(about(path, "en").getString("agency")).isEqualTo("coordinating-office");
        assertThat(about(path + "x", "es").getString("agency")).isEqualTo("coordinating-office");
        typed.put("id", "test-" + word());
        typed.put("about", "not a page");
        Reply refused = coordinator.post("/en/desk/rules/new", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Write the path of a page without the language");
        object(hand.patch("coordinator@demo", "rules/" + id, null, "{\"active\": false}"));
    }

    private JsonObject about(String path, String language) {
        return object(hand.as("coordinator@demo")
                        .json(
                                DESK + "rules/try",
                                "{\"text\": \"https://answerable.example/en" + path
                                        + "\", \"kind\": \"praise\", \"language\": \"" + language + "\"}"))
                .getJsonArray("tickets")
                .getJsonObject(0);
    }

    @Test
    void nothing_becomes_part_of_a_retired_topic() {
        String gone = hand.topic();
        String other = hand.topic();
        object(hand.patch("admin@demo", "topics/" + gone, null, "{\"active\": false}"));
        Reply refused = hand.patch("admin@demo", "topics/" + other, null, "{\"mergedInto\": \"" + gone + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("/mergedInto", "is retired");
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
                .as("a new rule has not had its chance")
                .noneSatisfy(finding -> {
                    assertThat(finding.getString("kind")).isEqualTo("never-fired");
                    assertThat(finding.getString("subject")).isEqualTo(wide);
                });
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String all = coordinator.get("/en/desk/rules/findings").body();
        assertThat(all).contains("Rules that another rule covers", "Suggestions from earlier transfers");
        StringBuilder alone = new StringBuilder();
        for (String path = "/en/desk/rules/findings?kind=shadowed"; path != null; ) {
            var shown = Jsoup.parse(coordinator.get(path).body());
            alone.append(shown.select("main li").outerHtml());
            path = shown.select("main a[href*=from]").attr("href");
            path = path.isEmpty() ? null : path;
        }
        assertThat(alone.toString()).contains("/en/desk/rules/" + narrow, "Switch “" + narrow + "” off.");
        object(hand.patch("coordinator@demo", "rules/" + narrow, null, "{\"active\": false}"));
        object(hand.patch("coordinator@demo", "rules/" + wide, null, "{\"active\": false}"));
    }
}
