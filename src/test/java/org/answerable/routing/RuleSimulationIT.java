package org.answerable.routing;

import static org.answerable.Eventually.eventually;
import static org.answerable.routing.DirectoryHand.DESK;
import static org.answerable.routing.DirectoryHand.json;
import static org.answerable.routing.DirectoryHand.object;
import static org.answerable.routing.DirectoryHand.word;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;

/** A draft of the rules over what came last. */
class RuleSimulationIT {
    private final RunningServer server = RunningServer.shared();
    private final DirectoryHand hand = new DirectoryHand(server);

    private String draft(String phrase, int last) {
        JsonArrayBuilder rules = Json.createArrayBuilder(
                object(hand.as("coordinator@demo").get(DESK + "directory")).getJsonArray("rules"));
        rules.add(Json.createObjectBuilder()
                .add("id", "test-" + word())
                .add("agency", "doj")
                .add("role", "lead")
                .add("priority", 999)
                .add(
                        "when",
                        Json.createObjectBuilder()
                                .add(
                                        "words",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "en",
                                                        Json.createArrayBuilder()
                                                                .add(phrase)))));
        return Json.createObjectBuilder()
                .add("rules", rules)
                .add("last", last)
                .build()
                .toString();
    }

    private JsonObject done(String account, String job) {
        eventually("the run ends")
                .until(() -> object(hand.as(account).get(DESK + "jobs/" + job))
                        .getString("state")
                        .equals("done"));
        return object(hand.as(account).get(DESK + "jobs/" + job));
    }

    @Test
    void what_would_go_elsewhere_is_counted_and_shown_to_those_who_may_read_it() {
        String phrase = "quux" + word();
        Submitted.that("The " + phrase + " <i>was</i> at the door.").receipt(new Visitor(server));
        Reply begun = hand.as("coordinator@demo").json(DESK + "rules/simulate", draft(phrase, 5));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String job = json(begun).getString("job");
        JsonObject told = done("coordinator@demo", job);
        assertThat(told.getInt("done")).isEqualTo(5);
        assertThat(told.getInt("total")).isEqualTo(5);
        JsonObject result = told.getJsonObject("result");
        assertThat(result.getInt("changed")).isEqualTo(1);
        assertThat(result.getInt("same")).isEqualTo(4);
        JsonObject change = result.getJsonArray("changes").getJsonObject(0);
        assertThat(change.getJsonArray("from").getString(0)).isEqualTo("coordinating-office");
        assertThat(change.getJsonArray("to").getString(0)).isEqualTo("doj");
        assertThat(change.getJsonArray("samples").getJsonObject(0).getString("text"))
                .contains(phrase);
        assertThat(object(hand.as("admin@demo").get(DESK + "jobs/" + job))
                        .getJsonObject("result")
                        .getJsonArray("changes")
                        .getJsonObject(0)
                        .getJsonArray("samples"))
                .as("no words for who reads no tickets")
                .isEmpty();
        assertThat(hand.as("liaison@ice.demo").get(DESK + "jobs/" + job).status())
                .isEqualTo(403);
        String page = new Visitor(server)
                .signIn("coordinator@demo")
                .get("/en/desk/rules/simulations/" + job)
                .body();
        assertThat(page)
                .contains("1 message would go elsewhere", phrase + " &lt;i&gt;was")
                .doesNotContain("<i>was");
        assertThat(new Visitor(server)
                        .signIn("admin@demo")
                        .get("/en/desk/rules/simulations/" + job)
                        .body())
                .contains("1 message would go elsewhere")
                .as("the rule's words stand there, and no message's")
                .doesNotContain("at the door");
    }

    @Test
    void a_draft_that_is_wrong_is_refused_and_one_that_is_none_is_too() {
        Reply wrong = hand.as("admin@demo")
                .json(
                        DESK + "rules/simulate",
                        "{\"rules\": [{\"id\": \"x\", \"agency\": \"nobody\", \"role\": \"lead\", \"priority\": 1, \"when\": "
                                + "{\"topics\": [\"nothing\"]}}], \"last\": 5001}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("/rules/0/agency", "/rules/0/when/topics/0", "/last");
        assertThat(hand.as("admin@demo")
                        .json(DESK + "rules/simulate", "{\"rules\": [], \"more\": 1}")
                        .status())
                .isEqualTo(400);
        assertThat(hand.as("admin@demo").get(DESK + "jobs/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_page_runs_the_rules_of_a_file_and_of_a_rules_form() {
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/rules/simulations";
        String file = hand.as("coordinator@demo").get(DESK + "directory").body();
        Reply begun = coordinator.submit(page, page, Map.of("file", file, "last", "20"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        String at = begun.header("Location").orElseThrow();
        JsonObject told = done("coordinator@demo", at.substring(at.lastIndexOf('/') + 1));
        assertThat(told.getJsonObject("result").getInt("changed"))
                .as("the same rules change nothing")
                .isZero();
        assertThat(coordinator
                        .submit(page, page, Map.of("file", "nothing", "last", "20"))
                        .status())
                .isEqualTo(422);
        String rule = "/en/desk/rules/words-name-cbp";
        Map<String, String> typed = AgencyPagesIT.form(coordinator.get(rule), rule);
        Reply simulated = coordinator.post(rule + "/simulate", typed);
        assertThat(simulated.status()).as(simulated.body()).isEqualTo(303);
        assertThat(coordinator.get(page).body()).contains(at);
        Map<String, String> fresh = AgencyPagesIT.form(coordinator.get("/en/desk/rules/new"), "/en/desk/rules/new");
        assertThat(coordinator.post("/en/desk/rules/new/simulate", fresh).status())
                .as("no condition")
                .isEqualTo(422);
        String id = "test-" + word();
        fresh.put("id", id);
        fresh.put("agency", "doj");
        fresh.put("kinds", "praise");
        Reply before = coordinator.post("/en/desk/rules/new/simulate", fresh);
        assertThat(before.status()).as(before.body()).isEqualTo(303);
        String job = before.header("Location").orElseThrow();
        done("coordinator@demo", job.substring(job.lastIndexOf('/') + 1));
        assertThat(coordinator.get(job).body()).contains("Messages of each agency");
        assertThat(coordinator.get("/en/desk/rules/" + id).status())
                .as("nothing was added")
                .isEqualTo(404);
    }

    @Test
    void a_draft_that_was_run_is_put_into_force_once_and_not_over_what_somebody_else_changed() {
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String drafts = "/en/desk/rules/simulations";
        assertThat(coordinator.get(drafts + "?present=true").body())
                .as("begins with the present rules")
                .contains("words-name-cbp");
        String wrong = "{\"rules\": [{\"id\": \"x\", \"agency\": \"nobody\", \"role\": \"lead\", \"priority\": 1,"
                + " \"when\": {\"topics\": [\"nothing\"]}}]}";
        assertThat(coordinator
                        .submit(drafts, drafts, Map.of("file", wrong, "last", "5"))
                        .body())
                .contains("<code dir=\"ltr\">/rules/0/agency</code>", "/rules/0/when/topics/0");
        String first = job(coordinator, "frobnicate" + word());
        String second = job(coordinator, "frobnicate" + word());
        String page = drafts + "/" + first;
        assertThat(coordinator.get(page).body()).contains("Put this rule book into force");
        assertThat(new Visitor(server).signIn("admin@demo").get(page).body())
                .as("administers, and edits no rules")
                .doesNotContain("Put this rule book into force");
        Reply done = coordinator.submit(page, page + "/apply", Map.of());
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        assertThat(coordinator.get(page).body()).contains("This rule book was put into force");
        assertThat(hand.as("coordinator@demo")
                        .json(DESK + "rules/simulations/" + first + "/apply", "")
                        .status())
                .as("once")
                .isEqualTo(409);
        Reply late = hand.as("coordinator@demo").json(DESK + "rules/simulations/" + second + "/apply", "");
        assertThat(late.status()).as(late.body()).isEqualTo(409);
        String other = drafts + "/" + second;
        assertThat(coordinator.get(other).body())
                .contains("The rules have changed since this run", "Run this draft again")
                .doesNotContain("Put this rule book into force");
        Reply again = coordinator.submit(other, other + "/again", Map.of());
        assertThat(again.status()).as(again.body()).isEqualTo(303);
        String at = again.header("Location").orElseThrow();
        String third = at.substring(at.lastIndexOf('/') + 1);
        done("coordinator@demo", third);
        Reply applied = hand.as("coordinator@demo").json(DESK + "rules/simulations/" + third + "/apply", "");
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(json(applied).getJsonArray("changes")).isNotEmpty();
    }

    private String job(Visitor coordinator, String phrase) {
        return job(draft(phrase, 5));
    }

    private String job(String draft) {
        Reply begun = hand.as("coordinator@demo").json(DESK + "rules/simulate", draft);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String job = json(begun).getString("job");
        done("coordinator@demo", job);
        return job;
    }

    /** A new rule; its slug. */
    private String rule() {
        String id = "test-" + word();
        object(hand.as("coordinator@demo")
                .json(
                        DESK + "rules",
                        "{\"id\": \"" + id + "\", \"agency\": \"doj\", \"role\": \"support\", \"priority\": 5,"
                                + " \"when\": {\"words\": {\"en\": [\"" + word() + "\"]}}}"));
        return id;
    }

    private int priority(String rule) {
        return object(hand.as("coordinator@demo").get(DESK + "rules/" + rule)).getInt("priority");
    }

    @Test
    void what_others_change_while_a_draft_is_written_stays_and_what_both_change_is_told() {
        String mine = rule();
        String theirs = rule();
        String both = rule();
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/rules/simulations";
        Map<String, String> typed = AgencyPagesIT.form(coordinator.get(page + "?present=true"), page);
        String tag = hand.as("coordinator@demo")
                .get(DESK + "directory")
                .header("ETag")
                .orElseThrow();
        for (String rule : List.of(theirs, both)) {
            object(hand.patch("coordinator@demo", "rules/" + rule, null, "{\"priority\": 6}"));
        }
        String file = typed.get("base");
        for (String rule : List.of(mine, both)) {
            int at = file.indexOf("\"priority\"", file.indexOf("\"" + rule + "\""));
            file = file.substring(0, at) + file.substring(at).replaceFirst("5", "7");
        }
        typed.put("file", file);
        typed.put("last", "5");
        Reply begun = coordinator.post(page, typed);
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        String at = begun.header("Location").orElseThrow();
        String job = at.substring(at.lastIndexOf('/') + 1);
        JsonObject draft = done("coordinator@demo", job).getJsonObject("draft");
        assertThat(draft.getJsonArray("both")).containsExactly(Json.createValue(both));
        assertThat(draft.getJsonArray("meanwhile")).isEmpty();
        assertThat(draft.getJsonArray("changes").toString())
                .contains(mine, both)
                .doesNotContain(theirs);
        assertThat(coordinator.get(at).body()).contains("Somebody has changed these rules", both);
        assertThat(coordinator.submit(at, page + "/" + job + "/apply", Map.of()).status())
                .isEqualTo(303);
        assertThat(List.of(priority(mine), priority(theirs), priority(both))).containsExactly(7, 6, 7);
        assertThat(hand.as("coordinator@demo")
                        .header("If-Match", tag)
                        .json(DESK + "rules/simulate", draft(word(), 5))
                        .status())
                .as("a program that read the directory before")
                .isEqualTo(412);
    }

    @Test
    void running_again_takes_over_what_others_have_changed_and_a_draft_without_a_change_is_not_put_into_force() {
        String theirs = rule();
        String off = rule();
        object(hand.patch("coordinator@demo", "rules/" + off, null, "{\"active\": false}"));
        String first = job(draft(word(), 5));
        object(hand.patch("coordinator@demo", "rules/" + theirs, null, "{\"priority\": 6}"));
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/rules/simulations/";
        Reply again = coordinator.submit(page + first, page + first + "/again", Map.of());
        assertThat(again.status()).as(again.body()).isEqualTo(303);
        String at = again.header("Location").orElseThrow();
        String second = at.substring(at.lastIndexOf('/') + 1);
        JsonObject draft = done("coordinator@demo", second).getJsonObject("draft");
        assertThat(draft.getJsonArray("changes").toString()).doesNotContain(theirs);
        assertThat(draft.getJsonArray("changes")).isNotEmpty();

        JsonArrayBuilder without = Json.createArrayBuilder();
        object(hand.as("coordinator@demo").get(DESK + "directory"))
                .getJsonArray("rules")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(rule -> !rule.getString("id").equals(off))
                .forEach(without::add);
        String same = job(Json.createObjectBuilder()
                .add("rules", without)
                .add("last", 5)
                .build()
                .toString());
        assertThat(coordinator.get(page + same).body())
                .contains("The draft says what the rules say.")
                .doesNotContain("Put this rule book into force");
        Reply refused = hand.as("coordinator@demo").json(DESK + "rules/simulations/" + same + "/apply", "");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    }
}
