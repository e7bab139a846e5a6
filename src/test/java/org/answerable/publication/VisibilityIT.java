package org.answerable.publication;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.answerable.PublicExits;
import org.answerable.PublicExits.Exit;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Nothing unpublished is seen, counted, suggested, exported or inferable from outside: a unique word for each place and
 * state, then every public exit is fetched and looked through.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityIT {
    private RunningServer server;
    /** What must be nowhere: the word, and what it stood in. */
    private final Map<String, String> secret = new LinkedHashMap<>();

    private final Map<String, String> open = new LinkedHashMap<>();
    private int before;
    private String facetsBefore;
    private int after;
    private String facetsAfter;
    private String record;
    /** Words that a public message has in common with others that are not public. */
    private String shared;

    private String likeThem;
    private String withdrawnRecord;
    private String leftOutRecord;
    private String leftOutLaterRecord;

    private String secret(String place) {
        String word = Story.mark("s");
        secret.put(word, place);
        return word;
    }

    private String open(String place) {
        String word = Story.mark("o");
        open.put(word, place);
        return word;
    }

    private Story submission(String state, String text, boolean publish) {
        return new Story(
                server,
                Submitted.that(text)
                        .called(secret(state + ": title"))
                        .allowingPublication(publish)
                        .at("Dane", secret(state + ": municipality"), secret(state + ": detail"))
                        .reachedBy(Json.createObjectBuilder()
                                .add("name", secret(state + ": contact name"))
                                .add("email", secret(state + ": contact e-mail") + "@example.org")
                                .add("phone", "608-555-0199")
                                .add("language", "en")));
    }

    /** The server that is walked through. */
    protected RunningServer server() {
        return RunningServer.shared();
    }

    private static String hide(String text, String word) {
        int start = text.indexOf(word);
        return "{\"start\":" + start + ",\"end\":" + (start + word.length()) + ",\"kind\":\"name\"}";
    }

    @BeforeAll
    void every_state_is_there() {
        server = server();
        Story.awaitIndexed(server); // The demo's records may still be on their way into the index.
        before = Story.total(server, "q=");
        facetsBefore = facets("");

        submission("received", "One " + secret("received: text"), false);
        submission("awaiting", "Two " + secret("awaiting: text"), true);
        Story withheld = submission("withheld", "Three " + secret("withheld: text"), true);
        assertThat(withheld.withhold("Because " + secret("withheld: reason")).status())
                .isEqualTo(200);
        Story taken = submission("withdrawn before publishing", "Four " + secret("withdrawn: text"), true);
        taken.withdraw();
        after = Story.total(server, "q=");
        facetsAfter = facets("");

        String span = secret("published: redacted span");
        String text =
                "A trooper named " + span + " stopped me, " + open("published: text") + " and then " + span + " left.";
        Story published = new Story(
                server,
                Submitted.that(text)
                        .called("About " + span)
                        .allowingPublication()
                        .at("Dane", secret("published: municipality"), secret("published: detail"))
                        .reachedBy(Json.createObjectBuilder()
                                .add("name", secret("published: contact"))
                                .add("email", secret("published: e-mail") + "@example.org")));
        published.act("note", Json.createObjectBuilder().add("text", "Note " + secret("note")));
        published.act("message", Json.createObjectBuilder().add("text", "Message " + secret("message")));
        published.answer("For you alone " + secret("private answer"), false);
        String inAnswer = secret("published: redacted in the answer");
        String answer = "We heard you, " + open("published: answer") + ", says " + inAnswer + ".";
        published.answer(answer, true);
        int second = text.lastIndexOf(span);
        record = published.publish("{\"redactions\":[" + hide(text, span) + ",{\"start\":" + second + ",\"end\":"
                + (second + span.length()) + ",\"kind\":\"name\"}],\"answers\":[{\"id\":\""
                + published.answers().get(0) + "\",\"redactions\":[" + hide(answer, inAnswer) + "]}]}");
        published.answer("Later " + secret("answer after publishing"), true);
        assertThat(published.state()).isEqualTo("awaiting-moderation");

        Story moved = submissionNamed("transferred", "Five " + open("transferred: text"));
        moved.act(
                "transfer",
                Json.createObjectBuilder()
                        .add("agency", "dane-county-sheriff")
                        .add("reason", "Because " + secret("transfer reason")));
        moved.publish("{\"redactions\":[],\"title\":\"\"}");

        String gone = secret("withdrawn after publishing: text");
        Story regretted = submission("withdrawn after publishing", "Six " + gone, true);
        withdrawnRecord = regretted.publish("{\"redactions\":[],\"title\":\"\"}");
        Story.awaitFound(server, gone, 1);
        discuss(withdrawnRecord);
        regretted.withdraw();
        secret.put(withdrawnRecord, "withdrawn after publishing: its id");
        assertThat(new Visitor(server).get("/api/v1/records/" + withdrawnRecord).status())
                .as("at once")
                .isEqualTo(404);
        assertThat(new Visitor(server).get("/api/v1/search?q=" + gone).body())
                .as("at once")
                .doesNotContain(withdrawnRecord);

        String heldBack = secret("withheld after publishing: text");
        Story recalled = submission("withheld after publishing", "Seven " + heldBack, true);
        recalled.publish("{\"redactions\":[],\"title\":\"\"}");
        Story.awaitFound(server, heldBack, 1);
        recalled.withhold("Later " + secret("withheld after publishing: reason"));

        String more = secret("redacted by publishing again");
        String longer = "Eight " + more + " and " + open("published twice: text");
        Story twice = new Story(server, longer, "Eight", true);
        twice.publish("{\"redactions\":[]}");
        Story.awaitFound(server, more, 1);
        twice.publish("{\"redactions\":[" + hide(longer, more) + "]}");

        assertThat(new Visitor(server)
                        .json(
                                "/api/v1/submissions/preview",
                                "{\"kind\":\"complaint\",\"text\":\"Only asking " + secret("previewed: text")
                                        + "\",\"title\":\"" + secret("previewed: title") + "\",\"publish\":true}")
                        .status())
                .isEqualTo(200);
        String name = secret("hidden from agencies: name");
        Story masked = new Story(server, "My name is " + name + " and they stopped us.", "Stopped", true);
        masked.act(
                "unmask",
                Json.createObjectBuilder()
                        .add("reason", "Because " + secret("hidden from agencies: why an agency looked")));
        String said = "My name is " + secret("hidden from agencies and from the public: name") + ", "
                + open("hidden from agencies: the rest") + ".";
        Story both = new Story(server, said, "Both", true);
        both.publish("{\"redactions\":[{\"start\":11,\"end\":" + said.indexOf(',') + ",\"kind\":\"name\"}]}");

        leftOutRecord = leaves("before").publish("{\"redactions\":[]}");
        Story later = leaves("after");
        leftOutLaterRecord = later.publish("{\"redactions\":[]}");
        consent(later, ",\"excludeAgencies\":[\"state-patrol\"]");
        String forbidden = secret("forbidden by its writer after publishing");
        Story closed = new Story(server, "Nine " + forbidden, "Closed", true);
        secret.put(closed.publish("{\"redactions\":[],\"title\":\"\"}"), "forbidden by its writer: its id");
        Story.awaitFound(server, forbidden, 1);
        consent(closed, ",\"publish\":false");

        String somali = "Toddoba " + Story.mark("t");
        Story spoken = new Story(server, Submitted.that(somali).in("so").allowingPublication());
        spoken.answer("For you alone, once more.", false);
        spoken.translate(
                "For you alone, once more.", "so", "Adiga keliya " + secret("translation of a private answer"));
        spoken.translateForAgency(somali, "Seven " + secret("translation for an agency of a text that is public"));
        spoken.publish("{\"redactions\":[]}");
        spoken.translate(somali, "en", "Seven " + secret("translation of a text that was redacted since"));
        spoken.publish("{\"redactions\":[" + hide(somali, "Toddoba") + "]}");
        Story silent = new Story(server, Submitted.that(somali + "!").in("so").allowingPublication());
        silent.publish("{\"redactions\":[]}");
        silent.translate(somali + "!", "en", "Eight " + secret("translation of a text that was withdrawn since"));
        silent.withdraw();

        String unread = "Sideed " + secret("unpublished text for an agency");
        Story kept = new Story(server, Submitted.that(unread).in("so"));
        kept.translateForAgency(unread, "Eight " + secret("translation for an agency of an unpublished text"));

        alike();
        disowned();

        takeBackDocument();

        open.keySet().forEach(word -> Story.awaitFound(server, word, 1));
        open.forEach((word, place) -> {
            if (place.startsWith("left out after")) {
                Story.awaitTotal(server, "q=" + word + "&agency=state-patrol", 0);
            }
        });
        secret.keySet().forEach(word -> Story.awaitFound(server, word, 0));
    }

    /** What is said of a name that others used, what moderators answer, and a record that goes for it. */
    private void disowned() {
        String text = secret("disowned: text of the record that was taken away");
        String kept = open("disowned: text of the record that stays");
        String stays = new Story(server, "Nobody asked me. " + kept, "Asked", true).publish("{\"redactions\":[]}");
        Story going = new Story(server, "Nobody asked us. " + text, "Asked too", true);
        String goes = going.publish("{\"redactions\":[],\"title\":\"\"}");
        Story.awaitFound(server, text, 1);
        secret.put(goes, "disowned: the id of the record that was taken away");
        for (String id : List.of(stays, goes)) {
            Submitted.that("It was not I. " + secret("disowned: what was said"))
                    .called(secret("disowned: its title"))
                    .disowning(id)
                    .receipt(new Visitor(server));
            String said = going.moderator
                    .items("/api/v1/desk/claims?state=open")
                    .filter(item -> item.getString("about").equals(id))
                    .findFirst()
                    .orElseThrow()
                    .getString("id");
            secret.put(said, "disowned: the id of what was said");
            Reply decided = going.moderator.json(
                    "/api/v1/desk/claims/" + said + "/decide",
                    Json.createObjectBuilder()
                            .add("outcome", id.equals(stays) ? "kept" : "removed")
                            .add("words", "Told " + secret("disowned: what moderators answered"))
                            .add("reason", "For " + secret("disowned: the reason"))
                            .build()
                            .toString());
            assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        }
    }

    /** Messages that say the same, each in another state, one of them public. */
    private void alike() {
        shared = "A drone hovered above the " + Story.mark("k") + " orchard and filmed the " + Story.mark("k")
                + " barn, " + Story.mark("k") + " and again.";
        likeThem = new Story(server, shared, "The drone", true).publish("{\"redactions\":[],\"title\":\"\"}");
        submission("alike, awaiting", shared + " " + secret("alike, awaiting: text"), true);
        submission("alike, received", shared + " " + secret("alike, received: text"), false);
        submission("alike, withheld", shared + " " + secret("alike, withheld: text"), true)
                .withhold("Because " + secret("alike, withheld: reason"));
        String text = secret("alike, withdrawn after publishing: text");
        Story taken = submission("alike, withdrawn after publishing", shared + " " + text, true);
        String id = taken.publish("{\"redactions\":[],\"title\":\"\"}");
        Story.awaitFound(server, text, 1);
        assertThat(similar(likeThem)).contains(id);
        taken.withdraw();
        assertThat(similar(likeThem)).as("at once").doesNotContain(id);
        secret.put(id, "alike, withdrawn after publishing: its id");
        Story hidden = submission(
                "alike, withheld after publishing",
                shared + " " + secret("alike, withheld after publishing: text"),
                true);
        id = hidden.publish("{\"redactions\":[],\"title\":\"\"}");
        secret.put(id, "alike, withheld after publishing: its id");
        hidden.withhold("Because " + secret("alike, withheld after publishing: reason"));
        assertThat(similar(likeThem)).as("at once").doesNotContain(id);
    }

    private String similar(String id) {
        Reply reply = new Visitor(server).get("/api/v1/records/" + id + "/similar");
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    @Test
    void before_sending_only_what_is_public_is_similar() {
        Reply preview = new Visitor(server)
                .json(
                        "/api/v1/submissions/preview",
                        Json.createObjectBuilder()
                                .add("kind", "complaint")
                                .add("text", shared)
                                .add("publish", true)
                                .build()
                                .toString());
        List<String> there = PublicExits.records(new Visitor(server));
        assertThat(PublicExits.json(preview.body()).getJsonArray("similar").getValuesAs(JsonObject.class).stream()
                        .map(item -> item.getString("id")))
                .contains(likeThem)
                .isSubsetOf(there);
        assertThat(PublicExits.json(similar(likeThem)).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(item -> item.getString("id")))
                .doesNotContain(likeThem)
                .isSubsetOf(there);
    }

    @Test
    void a_citation_is_of_what_is_shown_and_its_hash_can_be_computed_from_that() {
        JsonObject shown = PublicExits.json(
                new Visitor(server).get("/api/v1/records/" + record).body());
        JsonObject cited = PublicExits.json(new Visitor(server)
                .get("/api/v1/records/" + record + "/citation")
                .body());
        String words = (shown.containsKey("title") && !shown.isNull("title") ? shown.getString("title") : "") + "\u0000"
                + shown.getString("text") + "\u0000"
                + shown.getJsonArray("answers").getJsonObject(0).getString("text");
        assertThat(cited.getString("sha256"))
                .isEqualTo(org.answerable.platform.Sha256.hex(
                        words.getBytes(java.nio.charset.StandardCharsets.UTF_8), 32));
        assertThat(cited.getJsonArray("citations")).hasSize(3);
        assertThat(new Visitor(server).get("/en/records/" + record).body()).contains(cited.getString("sha256"));
    }

    @Test
    void the_months_of_the_search_page_count_what_is_public_and_nothing_else() {
        secret.forEach((word, place) -> assertThat(
                        new Visitor(server).get("/en/search?q=" + word).body())
                .as(place)
                .doesNotContain("class=\"months\"")
                .doesNotContain("All were published in"));
        assertThat(new Visitor(server)
                        .get("/en/search?q=" + shared.split(" ")[5])
                        .body())
                .contains("All were published in");
        JsonObject found = PublicExits.json(new Visitor(server)
                .get("/api/v1/search?q=" + shared.split(" ")[5])
                .body());
        assertThat(found.getJsonObject("facets").getJsonArray("month").getValuesAs(JsonObject.class).stream()
                        .mapToInt(month -> month.getInt("count"))
                        .sum())
                .isEqualTo(found.getInt("total"))
                .isEqualTo(1);
    }

    /** One agency is left out before anybody has it, or will be after it was published. */
    private Story leaves(String when) {
        return new Story(
                server,
                Submitted.that("An ICE officer and a state trooper pulled over our car. "
                                + open("left out " + when + ": text"))
                        .allowingPublication()
                        .leavingOut(when.equals("before") ? new String[] {"ice"} : new String[0]));
    }

    private void consent(Story story, String more) {
        Reply reply = new Visitor(server)
                .json("/api/v1/receipts/consent", "{\"receipt\":\"" + story.receipt + "\"" + more + "}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** The first version of a document, which was public, is taken back. */
    private void takeBackDocument() {
        Visitor admin = new Visitor(server).bearer("demo-admin@demo");
        Reply added = admin.json(
                "/api/v1/desk/documents",
                "{\"slug\": \"" + Story.mark("d")
                        + "\", \"kind\": \"policy\", \"name\": {\"en\": \"A policy\"}, \"versions\":"
                        + " [{\"number\": 1, \"text\": {\"en\": \"It says "
                        + secret("document: a version that was taken back")
                        + ".\"}}, {\"number\": 2, \"text\": {\"en\": \"It says less.\"}}]}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        Reply back = admin.json(
                "/api/v1/desk/documents/" + PublicExits.json(added.body()).getString("slug") + "/versions/1/take-back",
                "{\"reason\": \"It named " + secret("document: why a version was taken back") + ".\"}");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
    }

    /** Puts records on a town hall's agenda and promises something for them. */
    private void discuss(String withdrawn) {
        Visitor coordinator = new Visitor(server).bearer("demo-coordinator@demo");
        Reply planned = coordinator.json(
                "/api/v1/desk/town-halls",
                "{\"title\":\"Meeting about stops\",\"startsAt\":\"2027-03-01T18:00:00Z\",\"place\":\"Library\","
                        + "\"county\":\"Dane\",\"languages\":[\"en\"]}");
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        String hall =
                "/api/v1/desk/town-halls/" + PublicExits.json(planned.body()).getString("slug");
        String records = "\"records\":[\"" + record + "\",\"" + withdrawn + "\"]";
        Reply agenda = coordinator.json(hall + "/agenda", "{\"title\":\"Stops\"," + records + "}");
        assertThat(agenda.status()).as(agenda.body()).isIn(200, 201);
        Reply promise = coordinator.json(
                hall + "/commitments",
                "{\"text\":\"We will look into it.\",\"owner\":\"state-patrol\",\"dueOn\":\"2027-06-01\"," + records
                        + "}");
        assertThat(promise.status()).as(promise.body()).isEqualTo(201);
    }

    private Story submissionNamed(String state, String text) {
        return submission(state, text, true);
    }

    private String facets(String words) {
        return PublicExits.json(new Visitor(server)
                        .get("/api/v1/search?size=1&q=" + words)
                        .body())
                .getJsonObject("facets")
                .toString();
    }

    @Test
    void no_exit_shows_a_secret_word() {
        List<Exit> exits = PublicExits.crawl(server);
        assertThat(exits).as("exits").hasSizeGreaterThan(100);
        StringBuilder leaks = new StringBuilder();
        for (Exit exit : exits) {
            String all = exit.everything();
            secret.forEach((word, place) -> {
                if (all.contains(word)) {
                    leaks.append(place).append(" at ").append(exit.path()).append('\n');
                }
            });
            assertThat(exit.reply().status()).as(exit.path()).isIn(200, 302, 303, 404);
        }
        assertThat(leaks.toString()).isEmpty();
        open.forEach((word, place) -> assertThat(
                        exits.stream().anyMatch(exit -> exit.everything().contains(word)))
                .as("what is published is there: " + place)
                .isTrue());
    }

    @Test
    void nothing_public_of_an_agency_lists_a_record_whose_writer_left_it_out() {
        Map.of(leftOutRecord, "ice", leftOutLaterRecord, "state-patrol").forEach((id, agency) -> {
            assertThat(new Visitor(server).get("/api/v1/records/" + id).body())
                    .contains("coordinating-office")
                    .doesNotContain("\"" + agency + "\"");
            for (String path : List.of(
                    "/en/agencies/" + agency,
                    "/es/agencies/" + agency,
                    "/api/v1/search?size=100&sort=newest&agency=" + agency,
                    "/api/v1/search.csv?agency=" + agency,
                    "/api/v1/search.atom?agency=" + agency,
                    "/en/search?sort=newest&agency=" + agency)) {
                Reply exit = new Visitor(server).get(path);
                assertThat(exit.status()).as(path).isEqualTo(200);
                assertThat(exit.body()).as(path).doesNotContain(id);
            }
        });
    }

    @Test
    void no_search_finds_a_secret_word_or_counts_it() {
        secret.forEach((word, place) -> {
            for (Exit exit : PublicExits.search(server, word)) {
                String body = exit.reply().body();
                assertThat(exit.reply().status())
                        .as(place + " at " + exit.path())
                        .isEqualTo(200);
                assertThat(body).as(place + " at " + exit.path()).doesNotContain("/records/");
                if (exit.path().startsWith("/api/v1/search?")) {
                    JsonObject found = PublicExits.json(body);
                    assertThat(found.getInt("total")).as(place).isZero();
                    found.getJsonObject("facets")
                            .values()
                            .forEach(facet -> assertThat((JsonArray) facet)
                                    .as(place + " in facets")
                                    .isEmpty());
                }
            }
        });
    }

    @Test
    void a_misspelt_word_is_put_right_by_words_of_public_texts_alone() {
        open.forEach((word, place) -> assertThat(PublicExits.json(new Visitor(server)
                                .get("/api/v1/search?q=" + misspelt(word))
                                .body())
                        .getJsonArray("suggestions")
                        .getValuesAs(JsonString::getString))
                .as(place)
                .containsExactly(word));
        secret.forEach((word, place) -> {
            for (String query : List.of(misspelt(word), misspelt(word) + "*", "title:" + misspelt(word))) {
                for (Exit exit : PublicExits.search(server, query)) {
                    assertThat(exit.everything())
                            .as(place + " at " + exit.path())
                            .doesNotContain(word);
                }
            }
        });
    }

    /** With a letter that no mark has; an id may have it, and there it gets another. */
    private static String misspelt(String word) {
        return word.substring(0, 4) + (word.charAt(4) == 'y' ? "x" : "y") + word.substring(5);
    }

    @Test
    void an_index_built_anew_holds_no_more_and_no_less() {
        Story.rebuild(server);
        open.keySet()
                .forEach(word ->
                        assertThat(Story.total(server, "q=" + word)).as(word).isEqualTo(1));
        no_search_finds_a_secret_word_or_counts_it();
    }

    @Test
    void a_search_for_what_is_public_shows_nothing_of_what_is_not() {
        open.keySet().forEach(word -> {
            for (Exit exit : PublicExits.search(server, word)) {
                secret.forEach((hidden, place) -> assertThat(exit.everything())
                        .as(place + " at " + exit.path())
                        .doesNotContain(hidden));
            }
        });
    }

    @Test
    void totals_and_facets_are_the_same_whether_something_unpublished_exists() {
        assertThat(after).isEqualTo(before);
        assertThat(facetsAfter).isEqualTo(facetsBefore);
    }

    /** In each state in which it is not public a text is in no group that anybody sees, and counts nowhere. */
    @Test
    void a_group_counts_what_is_public_at_the_moment_and_is_none_below_three() {
        String letter = " No interpreter of " + Story.mark("a") + " sat at the window on Friday, the " + Story.mark("b")
                + " papers were in English alone, and whoever asked for help was told to bring a child who speaks it."
                + " Hire somebody before the " + Story.mark("c") + " hearings begin.";
        List<String> own = IntStream.range(0, 9).mapToObj(i -> Story.mark("n")).toList();
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            stories.add(new Story(server, own.get(i) + " was there." + letter, "Agreements", i != 3));
        }
        String whole = "{\"redactions\":[],\"title\":\"\"}";
        List<String> records = new ArrayList<>();
        for (int i : new int[] {0, 1, 2, 6, 7, 8}) {
            records.add(stories.get(i).publish(whole));
        }
        eventually("six are one group")
                .untilAsserted(() ->
                        assertThat(campaign(records.get(0)).getInt("count")).isEqualTo(6));
        stories.get(4).withhold("It names a person.");
        stories.get(5).withdraw();
        stories.get(6).withhold("It names a person.");
        consent(stories.get(7), ",\"publish\":false");
        stories.get(8).withdraw();
        JsonObject group = campaign(records.get(0));
        assertThat(group.getInt("count")).as("of nine").isEqualTo(3);
        List<String> exits = List.of(
                "/en/campaigns/" + group.getString("id"),
                "/ar/campaigns/" + group.getString("id"),
                "/en/records/" + records.get(1),
                "/api/v1/records/" + records.get(1),
                "/api/v1/records/" + records.get(1) + "/similar",
                "/en/search?collapse=true&size=100&sort=newest",
                "/api/v1/search?collapse=true&size=100&sort=newest");
        assertThat(new Visitor(server)
                        .get("/api/v1/search?collapse=true&size=100&sort=newest")
                        .body())
                .as("a hit counts what is public at the moment")
                .contains("\"campaign\":\"" + group.getString("id") + "\",\"more\":2");
        for (String path : exits) {
            Reply exit = new Visitor(server).get(path);
            assertThat(exit.status()).as(path).isEqualTo(200);
            own.subList(3, 9).forEach(word -> assertThat(exit.body()).as(path).doesNotContain(word));
            records.subList(3, 6).forEach(id -> assertThat(exit.body()).as(path).doesNotContain(id));
        }
        stories.get(2).withhold("It names a person.");
        assertThat(new Visitor(server)
                        .get("/en/campaigns/" + group.getString("id"))
                        .status())
                .as("at once")
                .isEqualTo(404);
        assertThat(new Visitor(server).get("/en/records/" + records.get(1)).body())
                .doesNotContain("/campaigns/");
        assertThat(new Visitor(server)
                        .get("/api/v1/search?collapse=true&size=100&sort=newest")
                        .body())
                .doesNotContain(group.getString("id"));
        assertThat(PublicExits.json(new Visitor(server)
                                .get("/api/v1/records/" + records.get(1))
                                .body())
                        .isNull("campaign"))
                .isTrue();
    }

    private JsonObject campaign(String record) {
        JsonObject shown = PublicExits.json(
                new Visitor(server).get("/api/v1/records/" + record).body());
        assertThat(shown.isNull("campaign")).isFalse();
        return shown.getJsonObject("campaign");
    }

    @Test
    void the_public_text_carries_marks_where_something_was_hidden() {
        JsonObject shown = PublicExits.json(
                new Visitor(server).get("/api/v1/records/" + record).body());
        assertThat(shown.getString("text"))
                .startsWith("A trooper named ▮▮▮ stopped me")
                .endsWith("and then ▮▮▮ left.");
        assertThat(shown.getJsonArray("redactions")).hasSize(2);
        JsonObject first = shown.getJsonArray("redactions").getJsonObject(0);
        assertThat(first.getInt("start")).isEqualTo(16);
        assertThat(first.getInt("end")).isEqualTo(19);
        assertThat(first.getString("reason")).isNotBlank();
        assertThat(shown.isNull("title") || !shown.containsKey("title"))
                .as("the title held what is hidden")
                .isTrue();
        assertThat(shown.getJsonArray("answers")).hasSize(1);
        assertThat(shown.getJsonArray("answers").getJsonObject(0).getString("text"))
                .endsWith("says ▮▮▮.");
    }

    @Test
    void a_record_that_was_taken_back_looks_like_one_that_never_was() {
        for (String path : List.of(
                "/en/records/*",
                "/es/records/*",
                "/api/v1/records/*",
                "/api/v1/records/*/citation",
                "/api/v1/records/*/similar")) {
            Reply taken = new Visitor(server).get(path.replace("*", withdrawnRecord));
            Reply never = new Visitor(server).get(path.replace("*", "zzzzzzzzzzzz"));
            assertThat(taken.status()).isEqualTo(404).isEqualTo(never.status());
            assertThat(taken.body().replace(withdrawnRecord, "*"))
                    .isEqualTo(never.body().replace("zzzzzzzzzzzz", "*"));
            assertThat(taken.header("Cache-Control")).isEqualTo(never.header("Cache-Control"));
        }
    }

    @Test
    void the_state_of_a_ticket_does_not_tell_of_messages_and_answers_that_are_not_public() {
        Story quiet = new Story(server, "Nine " + Story.mark("o"), "Nine", true);
        quiet.act("message", Json.createObjectBuilder().add("text", "Which day was it?"));
        String id = quiet.publish("{\"redactions\":[]}");
        assertThat(new Visitor(server).get("/api/v1/records/" + id).body())
                .contains("\"status\":\"open\"")
                .doesNotContain("\"waiting\"");
        quiet.answer("For you alone.", false);
        assertThat(new Visitor(server).get("/api/v1/records/" + id).body())
                .contains("\"status\":\"open\"")
                .doesNotContain("\"status\":\"answered\"");
    }

    @Test
    void an_answer_that_was_to_stay_between_two_stays_so_when_the_writer_allows_publication_later() {
        Story between = new Story(server, "Ten " + Story.mark("o"), "Ten", false);
        between.answer("Between us, said the desk.", false);
        consent(between, ",\"publish\":true");
        String id = between.publish("{\"redactions\":[]}");
        for (String exit : List.of("/api/v1/records/" + id, "/en/records/" + id, "/api/v1/search.ndjson")) {
            assertThat(new Visitor(server).get(exit).body()).as(exit).doesNotContain("Between us, said the desk.");
        }
    }
}
