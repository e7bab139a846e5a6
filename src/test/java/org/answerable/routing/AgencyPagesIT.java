package org.answerable.routing;

import static org.answerable.Eventually.eventually;
import static org.answerable.routing.DirectoryHand.DESK;
import static org.answerable.routing.DirectoryHand.json;
import static org.answerable.routing.DirectoryHand.object;
import static org.answerable.routing.DirectoryHand.word;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Agencies and topics one at a time, by page and API. */
class AgencyPagesIT {
    private final RunningServer server = RunningServer.shared();
    private final DirectoryHand hand = new DirectoryHand(server);

    /** The fields of a page's first form as a browser would send them. */
    static Map<String, String> form(Reply page, String action) {
        Map<String, String> typed = new LinkedHashMap<>();
        Document document = Jsoup.parse(page.body());
        for (Element field : document.select("form[action=" + action + "]")
                .first()
                .select("input[name], textarea[name], select[name]")) {
            String type = field.attr("type");
            if (type.equals("checkbox") || type.equals("radio")) {
                if (field.hasAttr("checked")) {
                    typed.put(field.attr("name"), field.attr("value"));
                }
            } else {
                typed.put(
                        field.attr("name"),
                        field.nameIs("select")
                                ? field.select("option[selected]").attr("value")
                                : field.nameIs("textarea") ? field.wholeText().strip() : field.attr("value"));
            }
        }
        return typed;
    }

    @Test
    void an_agency_comes_by_the_api_changes_by_a_patch_and_keeps_what_was_not_named() {
        String slug = hand.agency();
        Reply read = hand.as("auditor@demo").get(DESK + "agencies/" + slug);
        JsonObject agency = object(read);
        assertThat(agency.getInt("acknowledgeDays")).isEqualTo(5);
        assertThat(agency.getString("calendar")).isEqualTo("wisconsin");
        String tag = read.header("ETag").orElseThrow();
        Reply changed = hand.patch(
                "coordinator@demo",
                "agencies/" + slug,
                tag,
                "{\"answerDays\": 15, \"closures\": [\"2026-12-28\"], \"languages\": [\"es\", \"en\"], \"counties\": [\"Dane\"],"
                        + " \"name\": {\"es\": \"Policía\"}}");
        JsonObject then = object(changed);
        assertThat(then.getInt("answerDays")).isEqualTo(15);
        assertThat(then.getJsonArray("counties").getString(0)).isEqualTo("55025");
        assertThat(then.getJsonObject("name").keySet()).containsExactly("en", "es");
        assertThat(then.getJsonArray("languages")).hasSize(2);
        assertThat(hand.patch("admin@demo", "agencies/" + slug, tag, "{\"answerDays\": 10}")
                        .status())
                .as("it has changed since")
                .isEqualTo(412);
        assertThat(hand.patch("admin@demo", "agencies/" + slug, null, "{\"days\": 10}")
                        .status())
                .as("an unknown field")
                .isEqualTo(400);
        Reply wrong = hand.patch(
                "admin@demo",
                "agencies/" + slug,
                null,
                "{\"answerDays\": 0, \"counties\": [\"Dane\", \"Cook\"], \"successor\": \"" + slug
                        + "\", \"closures\": [\"soon\"], \"slug\": \"other\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(json(wrong).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(fault -> fault.getString("pointer")))
                .as("all at once")
                .contains("/answerDays", "/counties/1", "/successor", "/closures/0", "/slug");
        assertThat(hand.as("admin@demo")
                        .json(
                                DESK + "agencies",
                                "{\"slug\": \"" + slug
                                        + "\", \"level\": \"state\", \"answerDays\": 5, \"name\": {\"en\": \"Twice\"}}")
                        .body())
                .contains("/slug");
        assertThat(hand.as("moderator@demo").get(DESK + "agencies/" + slug).status())
                .isEqualTo(403);
        assertThat(hand.patch("auditor@demo", "agencies/" + slug, null, "{\"answerDays\": 1}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_agency_s_own_way_to_complain_is_told_with_its_source_its_score_and_what_was_said_before() {
        String slug = hand.agency();
        String page = "/en/desk/directory/agencies/" + slug;
        String open = "/en/agencies/" + slug;
        assertThat(new Visitor(server).get(open).body())
                .contains("Not checked yet.", "/en/share?about=facts&amp;page=/agencies/" + slug);
        Visitor admin = new Visitor(server).signIn("admin@demo");
        Map<String, String> typed = form(admin.get(page), page);
        for (String fact : List.of("online", "phone", "writing", "anonymous", "deadline", "figures")) {
            typed.put("complaintRoute." + fact + ".answer", fact.equals("figures") ? "no" : "yes");
            typed.put("complaintRoute." + fact + ".checked", "2026-11-30");
            typed.put("complaintRoute." + fact + ".source", "https://lake.example/" + fact);
        }
        Map<String, String> wrong = new LinkedHashMap<>(typed);
        wrong.put("complaintRoute.phone.source", "");
        wrong.put("complaintRoute.online.checked", "soon");
        Reply refused = admin.post(page, wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("complaintRoute.phone.source-error", "complaintRoute.online.checked-error");
        assertThat(admin.post(page, typed).status()).isEqualTo(303);
        assertThat(new Visitor(server).get(open).body())
                .contains("Score: 83 of 100", "https://lake.example/phone", "It takes complaints by phone");
        object(
                hand.patch(
                        "coordinator@demo",
                        "agencies/" + slug,
                        null,
                        "{\"complaintRoute\": {\"phone\": {\"answer\": \"no\", \"checked\": \"2026-12-01\"}, \"online\": null}}"));
        JsonObject route = object(new Visitor(server).get("/api/v1/agencies/" + slug + "/complaint-route"));
        assertThat(route.getInt("yes")).isEqualTo(3);
        assertThat(route.getInt("known")).isEqualTo(5);
        assertThat(route.get("score")).as("too few are known").isIn(null, JsonValue.NULL);
        assertThat(route.getJsonArray("facts")).hasSize(12);
        assertThat(route.getJsonArray("history")).hasSize(8);
        assertThat(route.getJsonArray("history").getJsonObject(0).getString("fact"))
                .isEqualTo("phone");
        assertThat(new Visitor(server).get(open).body()).contains("What was said before");
        Visitor somebody = new Visitor(server);
        assertThat(somebody.get("/en/share?about=facts&page=/agencies/" + slug).body())
                .contains("/en/agencies/" + slug + " says of the agency");
        assertThat(hand.patch("liaison@state-patrol.demo", "agencies/" + slug, null, "{\"complaintRoute\": {}}")
                        .status())
                .as("nobody but the office")
                .isEqualTo(403);
    }

    @Test
    void the_second_of_two_administrators_sees_what_the_first_changed_and_keeps_what_they_typed() {
        String slug = hand.agency();
        String page = "/en/desk/directory/agencies/" + slug;
        Visitor second = new Visitor(server).signIn("coordinator@demo");
        Map<String, String> typed = form(second.get(page), page);
        assertThat(typed).containsEntry("answerDays", "20").containsEntry("level", "municipal");
        object(hand.patch("admin@demo", "agencies/" + slug, null, "{\"answerDays\": 12}"));
        typed.put("description.en", "The police <b>of a small town</b>.");
        Reply refused = second.post(page, typed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Somebody else changed this", "The police &lt;b&gt;of a small town&lt;/b&gt;.", "answerDays")
                .doesNotContain("<b>of a small town");
        assertThat(Jsoup.parse(refused.body()).select("section.notice").text()).contains("12", "20");
        Map<String, String> again = form(refused, page);
        again.put("answerDays", "12");
        assertThat(second.post(page, again).status()).isEqualTo(303);
        JsonObject agency = object(hand.as("admin@demo").get(DESK + "agencies/" + slug));
        assertThat(agency.getInt("answerDays")).isEqualTo(12);
        assertThat(agency.getJsonObject("description").getString("en")).startsWith("The police <b>");
        eventually("the journal has the last act")
                .until(() -> second.get(page).body().contains("Changed by coordinator@demo"));
        assertThat(second.get(page).body()).contains("Changed by admin@demo", "Added by admin@demo");
        assertThat(second.get("/en/desk/directory/agencies?q=" + slug).body())
                .contains(page)
                .doesNotContain("/desk/directory/agencies/ice\"");
    }

    @Test
    void a_new_agency_is_written_on_a_page_and_what_is_wrong_is_told_beside_its_field() {
        Visitor admin = new Visitor(server).signIn("admin@demo");
        String fresh = "/en/desk/directory/agencies/new";
        Map<String, String> typed = form(admin.get(fresh), fresh);
        typed.put("slug", "Not A Slug");
        typed.put("closures", "tomorrow");
        Reply refused = admin.post(fresh, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".errors a").eachAttr("href"))
                .contains("#slug", "#closures", "#name.en");
        String slug = "test-" + word();
        typed.put("slug", slug);
        typed.put("closures", "2026-12-28\n2026-12-29");
        typed.put("name.en", "Village of " + slug);
        Reply saved = admin.post(fresh, typed);
        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(admin.get(saved.header("Location").orElseThrow()).body())
                .contains("Village of " + slug, "2026-12-29");
        assertThat(new Visitor(server).get("/en/agencies/" + slug).body()).contains("20 working days");
    }

    @Test
    void a_topic_that_is_merged_leads_to_the_other_which_gets_its_words() {
        String old = hand.topic();
        String other = hand.topic();
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/directory/topics/" + old;
        Map<String, String> typed = form(coordinator.get(page), page + "/retire");
        typed.put("mergedInto", other);
        Reply merged = coordinator.post(page + "/retire", typed);
        assertThat(merged.status()).as(merged.body()).isEqualTo(303);
        Reply public_ = new Visitor(server).get("/en/topics/" + old);
        assertThat(public_.status()).isEqualTo(301);
        assertThat(public_.header("Location").orElseThrow()).endsWith("/en/topics/" + other);
        JsonObject topic = object(hand.as("admin@demo").get(DESK + "topics/" + other));
        assertThat(topic.getJsonObject("words").getJsonArray("en")).hasSize(2);
        assertThat(new Visitor(server).get("/api/v1/search?topic=" + old).status())
                .as("a search by the old one is understood")
                .isEqualTo(200);
        Reply circle = hand.patch("admin@demo", "topics/" + other, null, "{\"mergedInto\": \"" + old + "\"}");
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.body()).contains("/mergedInto");
        JsonObject first = object(hand.patch("admin@demo", "topics/" + other, null, "{\"position\": 1}"));
        assertThat(first.getInt("position")).isEqualTo(1);
        object(hand.patch("admin@demo", "topics/" + other, null, "{\"active\": false}"));
    }
}
