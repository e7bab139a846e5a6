package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Moderation through its pages, as a browser without JavaScript does it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModerationPagesIT {
    private RunningServer server;
    private Visitor moderator;

    @BeforeAll
    void a_moderator_signs_in() {
        server = RunningServer.shared();
        moderator = new Visitor(server).signIn("moderator@demo");
    }

    private Reply post(Story story, String action, Map<String, String> form) {
        String page = "/en/desk/moderation/" + story.id;
        return moderator.submit(page, page + action, form);
    }

    private static Map<String, String> form(String... pairs) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    private String found(String record) {
        return new Visitor(server).get("/en/records/" + record).body();
    }

    @Test
    void the_queue_says_in_words_how_many_wait_and_shows_their_words() {
        String word = Story.mark("o");
        Story story = new Story(server, "Waiting " + word, "Waiting", true);
        Reply queue = moderator.get("/en/desk/moderation");
        assertThat(queue.status()).isEqualTo(200);
        assertThat(queue.body()).containsPattern("texts? (is|are) waiting for a decision");
        String cursor = "";
        Reply page = queue;
        while (!page.body().contains(word) && page.body().contains("cursor=")) {
            cursor = page.body().replaceAll("(?s).*cursor=([^\"]+)\".*", "$1");
            page = moderator.get("/en/desk/moderation?state=awaiting-moderation&cursor=" + cursor);
        }
        assertThat(page.body()).contains(word).contains("/en/desk/moderation/" + story.id);
        assertThat(moderator.get("/es/desk/moderation?state=withheld").status()).isEqualTo(200);
        assertThat(moderator.get("/es/desk/moderation?state=nonsense").status()).isEqualTo(400);
    }

    @Test
    void the_list_beside_a_submission_goes_on_to_its_end_and_the_next_of_it_follows_a_decision() {
        for (int i = 0; i < 27; i++) {
            new Story(server, "One of many " + Story.mark("o"), "Many", true);
        }
        Story last = new Story(server, "The last of many " + Story.mark("o"), "Last", true);
        Reply page = moderator.get("/en/desk/moderation/" + last.id);
        String cursor = "";
        int parts = 1;
        while (!page.body().contains("/en/desk/moderation/" + last.id + cursor + "\" aria-current")) {
            assertThat(page.body()).as("part " + parts + " leads on").contains("rel=\"next\"");
            cursor = page.body()
                    .replaceAll("(?s).*rel=\"next\" href=\"/en/desk/moderation/" + last.id + "([^\"]+)\".*", "$1");
            page = moderator.get("/en/desk/moderation/" + last.id + cursor);
            parts++;
        }
        assertThat(parts).isGreaterThan(1);
        assertThat(page.body()).doesNotContain("rel=\"next\"");
        Reply done = moderator.submit(
                "/en/desk/moderation/" + last.id + cursor,
                "/en/desk/moderation/" + last.id + "/withhold" + cursor,
                form("reason", "It is a test."));
        String next = done.header("Location").orElseThrow();
        assertThat(next)
                .as("the first of the list, after its last")
                .doesNotContain(last.id + "?")
                .endsWith("done=withheld&of=" + last.id + "#done");
        String shown = moderator.get(next.replace("#done", "")).body();
        assertThat(shown)
                .contains("The next message of the list is open here")
                .contains("href=\"/en/desk/moderation/" + last.id);
        String second = next.replaceAll(".*/moderation/([a-z0-9]+)\\?.*", "$1");
        assertThat(shown).contains("/en/desk/moderation/" + second + "\" aria-current=\"page\"");
    }

    @Test
    void what_looks_personal_is_marked_before_anyone_reads_it() {
        Story story = new Story(server, "Call me at 608-555-0142. Officer Lindqvist was there.", "Phone", true);
        String page = moderator.get("/en/desk/moderation/" + story.id).body();
        assertThat(page)
                .contains("<span class=\"to-hide\">608-555-0142</span>")
                .contains("<span class=\"to-hide\">Lindqvist</span>")
                .contains("value=\"text:11:23\" checked");
    }

    @Test
    void words_are_hidden_by_quoting_wherever_they_stand_and_published_after_a_preview() {
        String open = Story.mark("o");
        Story story = new Story(server, "Old Osvald saw it. Ask Osvald, " + open + ".", "What Osvald saw", true);
        Reply preview = post(
                story,
                "/preview",
                form("quote.text.0", "Osvald", "quote-kind.text.0", "name", "title", "What Osvald saw"));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .contains("What the public would read")
                .contains("Old <span class=\"redaction\"")
                .contains("“Osvald” stands in the title.");
        assertThat(story.state()).as("a preview decides nothing").isEqualTo("awaiting-moderation");
        assertThat(preview.body())
                .contains("name=\"mark\" value=\"text:4:10\"")
                .contains("name=\"mark\" value=\"text:23:29\"");

        String raw = "token=" + enc(preview.input("token"))
                + "&mark=text%3A4%3A10&kind%3Atext%3A4%3A10=name&mark=text%3A23%3A29&kind%3Atext%3A23%3A29=name&title="
                + enc("What he saw");
        Reply done = moderator.postText(
                "/en/desk/moderation/" + story.id + "/publish", "application/x-www-form-urlencoded", raw);
        assertThat(done.status()).as(done.body()).isEqualTo(303);
        String location = done.header("Location").orElseThrow();
        assertThat(location)
                .contains("/en/desk/moderation")
                .contains("done=published&of=" + story.id + "&record=")
                .endsWith("#done");
        assertThat(moderator.get(location.replace("#done", "")).body())
                .contains("It is public now.")
                .contains("id=\"done\" tabindex=\"-1\"");
        String record = location.replaceAll(".*record=|#done", "");
        assertThat(found(record)).contains("What he saw").contains(open).doesNotContain("Osvald");
    }

    @Test
    void a_title_that_says_what_is_hidden_is_refused() {
        Story story = new Story(server, "Old Tobias saw it, " + Story.mark("o"), "Seen", true);
        Reply page = post(
                story,
                "/publish",
                form("quote.text.0", "Tobias", "quote-kind.text.0", "name", "title", "What TOBIAS saw"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("The title says a word that is hidden in the text: Tobias.")
                .contains("value=\"What TOBIAS saw\"")
                .contains("href=\"#title\"");
        String redacted = "{\"redactions\":[{\"start\":4,\"end\":10,\"kind\":\"name\"}],\"title\":\"What %s saw\"}";
        Reply api = story.tryToPublish(redacted.formatted("Tobias"));
        assertThat(api.status()).as(api.body()).isEqualTo(422);
        assertThat(api.body()).contains("\"/title\"");
        assertThat(story.state()).isEqualTo("awaiting-moderation");
        assertThat(found(story.publish(redacted.formatted("Tobiasson"))))
                .as("a longer word is another")
                .contains("Tobiasson");
    }

    private static String enc(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_quote_that_stands_nowhere_is_told_and_kept() {
        Story story = new Story(server, "Nothing of that kind " + Story.mark("o"), "Nothing", true);
        Reply reply = post(
                story,
                "/preview",
                form(
                        "quote.text.0",
                        "somebody else",
                        "quote-kind.text.0",
                        "name",
                        "title",
                        "Typed title",
                        "reason",
                        "Typed reason",
                        "mark",
                        "text:0:7",
                        "kind:text:0:7",
                        "other"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body())
                .contains("These words do not stand in the text: somebody else")
                .contains("value=\"somebody else\"")
                .contains("Typed title")
                .contains("Typed reason")
                .contains("<span class=\"to-hide\">Nothing</span>")
                .contains("href=\"#quote.text.0\"");
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    @Test
    void withholding_needs_a_reason_and_keeps_what_was_typed() {
        Story story = new Story(server, "Withhold me " + Story.mark("o"), "Withhold", true);
        Reply empty = post(story, "/withhold", form("reason", " ", "title", "Typed title"));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("Typed title").contains("href=\"#reason\"");
        Reply done = post(story, "/withhold", form("reason", "It names a child."));
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.header("Location").orElseThrow())
                .contains("/en/desk/moderation")
                .endsWith("done=withheld&of=" + story.id + "#done");
        assertThat(story.state()).isEqualTo("withheld");
        assertThat(moderator.get("/en/desk/moderation/" + story.id).body()).contains("It names a child.");
    }

    @Test
    void a_new_answer_brings_it_back_and_the_page_tells_what_is_public_and_what_is_new() {
        Story story = new Story(server, "Ask again " + Story.mark("o"), "Again", true);
        story.answer("First " + Story.mark("o"), true);
        String record = story.publish("{\"redactions\":[]}");
        String later = Story.mark("o");
        story.answer("Second " + later, true);
        String page = moderator.get("/en/desk/moderation/" + story.id).body();
        assertThat(page)
                .contains("an answer came since")
                .contains("Not public yet")
                .contains("/en/records/" + record);
        assertThat(found(record)).doesNotContain(later);

        // Published with only the first answer before the moderator's eyes: refused, nothing changed.
        Reply unseen = post(story, "/publish", form("seen", story.answers().get(0), "title", ""));
        assertThat(unseen.status()).isEqualTo(422);
        assertThat(unseen.body()).contains("An answer came after you opened this page");
        assertThat(found(record)).doesNotContain(later);

        Reply both = moderator.postText(
                "/en/desk/moderation/" + story.id + "/publish",
                "application/x-www-form-urlencoded",
                "token=" + enc(moderator.get("/en/desk/moderation/" + story.id).input("token")) + "&title=&seen="
                        + story.answers().get(0) + "&seen=" + story.answers().get(1));
        assertThat(both.status()).as(both.body()).isEqualTo(303);
        assertThat(found(record)).contains(later);
    }

    @Test
    void marks_that_do_not_fit_the_text_are_refused() {
        Story story = new Story(server, "Short", "Short", true);
        for (String mark :
                new String[] {"text:0:9999", "text:3:3", "nosuchanswer:0:1", "text:-1:2", "text:a:b", "<script>"}) {
            Reply reply = post(story, "/publish", form("mark", mark, "kind:" + mark, "name"));
            assertThat(reply.status()).as(mark).isIn(400, 422);
        }
        assertThat(post(story, "/publish", form("mark", "text:0:2", "kind:text:0:2", "nonsense"))
                        .status())
                .isIn(400, 422);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    @Test
    void what_the_writer_did_not_allow_offers_no_decision() {
        Story story = new Story(server, "Between us " + Story.mark("o"), "Private", false);
        String page = moderator.get("/en/desk/moderation/" + story.id).body();
        assertThat(page)
                .contains("The writer did not allow publication")
                .doesNotContain("/publish")
                .doesNotContain("/withhold");
        String queue = moderator.get("/en/desk/moderation").input("token");
        assertThat(moderator
                        .post("/en/desk/moderation/" + story.id + "/publish", Map.of("token", queue, "title", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(story.state()).isEqualTo("received");
    }

    @Test
    void an_auditor_reads_and_decides_nothing() {
        Story story = new Story(server, "For audit " + Story.mark("o"), "Audit", true);
        Visitor auditor = new Visitor(server).signIn("auditor@demo");
        Reply page = auditor.get("/en/desk/moderation/" + story.id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("formaction");
        assertThat(auditor.post(
                                "/en/desk/moderation/" + story.id + "/withhold",
                                Map.of("token", page.input("token"), "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    @Test
    void a_post_without_a_token_changes_nothing() {
        Story story = new Story(server, "Forged " + Story.mark("o"), "Forged", true);
        assertThat(moderator
                        .post("/en/desk/moderation/" + story.id + "/withhold", Map.of("reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(story.state()).isEqualTo("awaiting-moderation");
    }

    @Test
    void markup_in_what_was_written_stays_text() {
        Story story = new Story(server, "<script>alert(1)</script><b>bold</b> & \"quoted\"", "<img src=x>", true);
        String page = moderator.get("/en/desk/moderation/" + story.id).body();
        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("<b>bold")
                .doesNotContain("<img src=x")
                .contains("&lt;script&gt;");
        String record = story.publish(Json.createObjectBuilder()
                .add("redactions", Json.createArrayBuilder())
                .add("title", "<img src=x>")
                .build()
                .toString());
        assertThat(found(record)).doesNotContain("<script>alert").doesNotContain("<img src=x");
    }
}
