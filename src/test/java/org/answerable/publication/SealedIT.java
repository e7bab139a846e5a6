package org.answerable.publication;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.PostedForm;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a writer takes back: seen by nobody at the desk, opened by two, told to the writer. Over HTTP, with browsers
 * without JavaScript.
 */
class SealedIT {
    private static final List<String> ROLES = List.of(
            "liaison@state-patrol.demo",
            "liaison@ice.demo",
            "moderator@demo",
            "translator@demo",
            "coordinator@demo",
            "auditor@demo",
            "admin@demo",
            "partner@demo");
    private static final List<String> LISTS = List.of(
            "/api/v1/desk/tickets",
            "/api/v1/desk/submissions",
            "/api/v1/desk/translations?state=all",
            "/api/v1/desk/sealed",
            "/api/v1/desk/audit",
            "/api/v1/desk/names");

    private final RunningServer server = RunningServer.shared();
    private final Map<String, String> secret = new LinkedHashMap<>();
    /** Where it was spoken of. */
    private String meeting;

    private String secret(String place) {
        String word = Story.mark("s");
        secret.put(word, place);
        return word;
    }

    /** Something was written, quoted, published, discussed, promised and translated. */
    private Story story(String text) {
        return new Story(
                server,
                Submitted.that(text)
                        .called("All about " + secret("title"))
                        .in("so")
                        .allowingPublication()
                        .happenedOn("2026-02-03")
                        .at("Menominee", secret("municipality"), "Behind the house of " + secret("detail"))
                        .reachedBy(Json.createObjectBuilder()
                                .add("name", secret("name"))
                                .add("email", secret("mail") + "@example.org")
                                .add("language", "es")));
    }

    private Story whole() {
        String word = secret("text");
        String text = "They " + word + " stopped my brother at the corner of our street and took his phone.";
        Story story = story(text);
        String quote = "they " + word + " stopped my brother at the corner of our street";
        assertThat(new Visitor(server)
                        .json(
                                "/api/v1/receipts/messages",
                                body("receipt", story.receipt, "text", "It was " + secret("reply") + " on a Monday."))
                        .status())
                .isEqualTo(201);
        story.act("note", Json.createObjectBuilder().add("text", "Look: " + quote));
        story.act("message", Json.createObjectBuilder().add("text", "You say " + quote + ". When?"));
        story.answer("You say " + quote + ". We look into it.", true);
        story.answer("This stays as it is.", true);
        story.translate(
                "You say " + quote + ". We look into it.",
                "es",
                "Usted dice " + secret("translation of an answer that quotes"));
        String record = story.publish("{\"redactions\":[],\"title\":\"\"}");
        story.translate(text, "en", "In English " + secret("translation of the text"));
        Visitor coordinator = new Visitor(server).bearer("demo-coordinator@demo");
        Reply planned = coordinator.json(
                "/api/v1/desk/town-halls",
                "{\"title\":\"Stops\",\"startsAt\":\"2026-03-01T18:00:00Z\",\"place\":\"Library\","
                        + "\"county\":\"Dane\",\"languages\":[\"en\"]}");
        meeting = PublicExits.json(planned.body()).getString("slug");
        String hall = "/api/v1/desk/town-halls/" + meeting;
        String records = "\"records\":[\"" + record + "\"]";
        assertThat(coordinator
                        .json(hall + "/agenda", "{\"title\":\"Why " + quote + "\"," + records + "}")
                        .status())
                .isIn(200, 201);
        assertThat(coordinator
                        .json(hall + "/minutes", "{\"text\":\"Somebody said " + quote + ".\",\"language\":\"en\"}")
                        .status())
                .isIn(200, 201);
        assertThat(coordinator
                        .json(
                                hall + "/commitments",
                                "{\"text\":\"We ask why " + quote
                                        + ".\",\"owner\":\"state-patrol\",\"dueOn\":\"2027-06-01\"," + records + "}")
                        .status())
                .isEqualTo(201);
        return story;
    }

    private static String body(String... fields) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i], fields[i + 1]);
        }
        return body.build().toString();
    }

    private JsonObject open(String receipt) {
        return PublicExits.json(new Visitor(server)
                .json("/api/v1/receipts/open", body("receipt", receipt))
                .body());
    }

    /**
     * Everything that a role is shown at the desk: each list of the API whole, the story's own pages, and every page
     * that the desk's pages lead to, lists from their first part.
     */
    private Map<String, String> desk(String role, Story story) {
        Map<String, String> seen = new LinkedHashMap<>();
        Visitor program = new Visitor(server).bearer("demo-" + role);
        for (String list : LISTS) {
            if (program.get(list).status() == 200) {
                StringBuilder all = new StringBuilder();
                program.items(list).forEach(item -> all.append(item).append('\n'));
                seen.put("API " + list, all.toString());
            }
        }
        for (String one : List.of(
                "/api/v1/desk/tickets/" + story.ticket,
                "/api/v1/desk/submissions/" + story.id,
                "/api/v1/desk/sealed/" + story.id)) {
            seen.put("API " + one, program.get(one).body());
        }
        Visitor browser = new Visitor(server).signIn(role);
        List<String> next = new ArrayList<>(List.of(
                "/en/desk",
                "/en/desk/tickets?status=all&agency=state-patrol",
                "/en/desk/tickets/" + story.ticket,
                "/en/desk/moderation?state=withdrawn",
                "/en/desk/moderation/" + story.id,
                "/en/desk/translation",
                "/en/desk/translation?state=reviewed",
                "/en/desk/sealed",
                "/en/desk/sealed/" + story.id));
        Set<String> asked = new LinkedHashSet<>(next);
        for (int i = 0; i < next.size() && i < 50; i++) {
            Reply page = browser.get(next.get(i));
            seen.put(next.get(i), page.body());
            Matcher link = Pattern.compile("href=\"(/en/desk[^\"#]*)\"").matcher(page.body());
            while (link.find()) {
                String path = link.group(1).replace("&amp;", "&");
                if (asked.add(path)) {
                    next.add(path);
                }
            }
        }
        return seen;
    }

    private void nobodySees(Story story) {
        StringBuilder leaks = new StringBuilder();
        for (String role : ROLES) {
            Map<String, String> seen = desk(role, story);
            assertThat(seen).as(role).hasSizeGreaterThan(10);
            seen.forEach((path, body) -> secret.forEach((word, place) -> {
                if (body.contains(word)) {
                    leaks.append(place)
                            .append(" at ")
                            .append(path)
                            .append(" for ")
                            .append(role)
                            .append('\n');
                }
            }));
        }
        for (PublicExits.Exit exit : PublicExits.crawl(server)) {
            secret.forEach((word, place) -> {
                if (exit.everything().contains(word)) {
                    leaks.append(place)
                            .append(" in public at ")
                            .append(exit.path())
                            .append('\n');
                }
            });
        }
        assertThat(leaks.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "API"})
    void after_it_is_taken_back_no_page_and_no_list_shows_a_word_of_it_to_any_role(String way) {
        Story story = whole();
        Map<String, String> before = desk("liaison@state-patrol.demo", story);
        assertThat(before.get("/en/desk/tickets/" + story.ticket))
                .contains(secret.keySet().iterator().next());
        if (way.equals("API")) {
            story.withdraw();
        } else {
            Visitor writer = new Visitor(server);
            Reply opened = PostedForm.of(writer.get("/so/receipt"), "open")
                    .with("receipt", story.receipt)
                    .press(writer, "open");
            Reply asks = PostedForm.of(opened, "withdraw").press(writer, "withdraw");
            String text = secret.keySet().iterator().next();
            assertThat(asks.body()).as("the words can be copied before").contains(text);
            Reply done = PostedForm.of(asks, "withdraw-now").press(writer, "withdraw-now");
            assertThat(done.status()).isEqualTo(200);
            secret.keySet().forEach(word -> assertThat(done.body()).doesNotContain(word));
        }
        nobodySees(story);
        JsonObject told = open(story.receipt);
        assertThat(told.getString("status")).isEqualTo("withdrawn");
        assertThat(told.getString("text")).isEmpty();
        secret.keySet()
                .forEach(
                        word -> assertThat(told.toString()).doesNotContain(word).doesNotContain("Menominee"));
        assertThat(told.getJsonArray("answers").toString())
                .contains("You say ▮▮▮. We look into it.")
                .contains("This stays as it is.");

        JsonObject ticket = PublicExits.json(
                story.liaison.get("/api/v1/desk/tickets/" + story.ticket).body());
        assertThat(ticket.getString("text")).isEmpty();
        assertThat(ticket.getString("withdrawnAt")).isNotEmpty();
        assertThat(ticket.getString("kind")).isEqualTo("complaint");
        assertThat(ticket.getJsonArray("notes").getJsonObject(0).getBoolean("sealed"))
                .isTrue();
        String page = new Visitor(server)
                .signIn("liaison@state-patrol.demo")
                .get("/en/desk/tickets/" + story.ticket)
                .body();
        assertThat(page)
                .contains("Taken back on")
                .contains("The words are sealed.")
                .contains("This repeated words that the writer took back.");
    }

    @Test
    void what_is_typed_and_not_sent_ends_with_what_it_repeats() {
        Story story = whole();
        String word = secret.keySet().iterator().next();
        String ticket = "/api/v1/desk/tickets/" + story.ticket + "/draft";
        assertThat(story.liaison
                        .json(
                                ticket,
                                body(
                                        "act",
                                        "message",
                                        "text",
                                        "You say they " + word + " stopped him.",
                                        "language",
                                        "es-MX"))
                        .body())
                .contains(word, "\"language\":\"es\"");
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String page = "/en/desk/town-halls/" + meeting;
        assertThat(coordinator
                        .submit(
                                page,
                                "/en/desk/drafts/town-halls/" + meeting + "/minutes",
                                Map.of("minutes-text", "Somebody said " + word))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.get(page).body()).contains("Somebody said " + word);
        Visitor agency = new Visitor(server).signIn("liaison@state-patrol.demo");
        String promise = new Visitor(server)
                .items("/api/v1/commitments")
                .filter(item -> item.getString("text").contains(word))
                .findFirst()
                .orElseThrow()
                .getString("id");
        String kept = "/en/desk/drafts/commitments/" + promise;
        assertThat(agency.submit("/en/desk/commitments", kept, Map.of(promise + "-evidence", "Half done: " + word))
                        .status())
                .as(promise)
                .isEqualTo(303);
        assertThat(agency.get("/en/desk/commitments").body()).contains("Half done: " + word);

        story.withdraw();
        assertThat(coordinator.get(page).body()).doesNotContain(word);
        assertThat(agency.get("/en/desk/commitments").body()).doesNotContain(word);
        assertThat(agency.get("/en/desk/tickets/" + story.ticket).body()).doesNotContain(word);
        assertThat(story.liaison.get(ticket).status()).isEqualTo(409);
        assertThat(story.liaison
                        .json(ticket, body("act", "message", "text", "once more " + word))
                        .status())
                .as("what repeats it")
                .isEqualTo(409);
    }

    private Reply act(String account, Story story, String act, String body) {
        return new Visitor(server).bearer("demo-" + account).json("/api/v1/desk/sealed/" + story.id + "/" + act, body);
    }

    @Test
    void one_account_opens_nothing_by_token_and_session_together_and_two_do() {
        Story story = whole();
        String word = secret.keySet().iterator().next();
        story.withdraw();
        assertThat(act("coordinator@demo", story, "ask", body("reason", " ")).status())
                .isEqualTo(422);
        assertThat(act("moderator@demo", story, "agree", "").status())
                .as("nobody asked")
                .isEqualTo(409);
        assertThat(act("coordinator@demo", story, "ask", body("reason", "The court asks."))
                        .status())
                .isEqualTo(200);
        assertThat(act("moderator@demo", story, "ask", body("reason", "Me too."))
                        .status())
                .as("asked already")
                .isEqualTo(409);
        assertThat(act("coordinator@demo", story, "agree", "").status())
                .as("the same account")
                .isEqualTo(409);
        Visitor session = new Visitor(server).signIn("coordinator@demo");
        String path = "/en/desk/sealed/" + story.id;
        assertThat(session.get(path).body())
                .contains("The court asks.")
                .doesNotContain("action=\"" + path + "/agree\"");
        Reply forced = session.submit(path, path + "/agree", Map.of());
        assertThat(forced.status()).as("the same account by its session").isEqualTo(409);
        assertThat(forced.body()).contains("You asked yourself.");
        assertThat(act("coordinator@demo", story, "open", "").status()).isEqualTo(409);

        Visitor moderator = new Visitor(server).signIn("moderator@demo");
        Reply agreed = moderator.submit(path, path + "/agree", Map.of());
        assertThat(agreed.status()).isEqualTo(303);
        assertThat(moderator.get(path).body()).doesNotContain(word);
        Reply read = moderator.submit(path, path + "/open", Map.of());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Cache-Control").orElse("")).contains("no-store");
        secret.forEach((mark, place) -> {
            if (!Set.of("name", "mail").contains(place) && !place.startsWith("translation")) {
                assertThat(read.body()).as(place).contains(mark);
            }
        });
        assertThat(read.body()).contains("Menominee");
        Reply byProgram = act("coordinator@demo", story, "open", "");
        assertThat(byProgram.status()).isEqualTo(200);
        assertThat(byProgram.body()).contains(word);
        for (String other :
                List.of("auditor@demo", "liaison@state-patrol.demo", "admin@demo", "translator@demo", "partner@demo")) {
            assertThat(act(other, story, "open", "").status()).as(other).isEqualTo(403);
        }
        String auditors = new Visitor(server).signIn("auditor@demo").get(path).body();
        assertThat(auditors).contains("The court asks.").doesNotContain(word).doesNotContain("action=\"" + path);
        assertThat(open(story.receipt).getJsonArray("timeline").toString())
                .contains("Somebody at the office asked to open your sealed words. Reason: The court asks.")
                .contains("A second person agreed.")
                .contains("One of the two people read your words.");
        assertThat(new Visitor(server)
                        .bearer("demo-auditor@demo")
                        .items("/api/v1/desk/audit")
                        .filter(item -> item.getString("subject", "").equals("submission:" + story.id))
                        .map(item -> item.getString("act"))
                        .toList())
                .containsSubsequence("sealed.asked", "sealed.agreed", "sealed.read", "sealed.read");
    }

    @Test
    void what_was_declined_stays_sealed_and_the_writer_reads_why() {
        Story story = whole();
        story.withdraw();
        assertThat(act("moderator@demo", story, "ask", body("reason", "I am curious."))
                        .status())
                .isEqualTo(200);
        assertThat(act("coordinator@demo", story, "decline", body("reason", "")).status())
                .isEqualTo(422);
        assertThat(act("coordinator@demo", story, "decline", body("reason", "That is no reason."))
                        .status())
                .isEqualTo(200);
        assertThat(act("moderator@demo", story, "open", "").status()).isEqualTo(409);
        assertThat(act("coordinator@demo", story, "open", "").status()).isEqualTo(409);
        assertThat(open(story.receipt).getJsonArray("timeline").toString())
                .contains("A second person said no. Your words stay sealed. Reason: That is no reason.");
        assertThat(act("moderator@demo", story, "ask", body("reason", "Now there is one."))
                        .status())
                .as("asked once more")
                .isEqualTo(200);
    }

    @Test
    void a_form_that_is_refused_keeps_what_was_typed() {
        Story story = whole();
        story.withdraw();
        Visitor moderator = new Visitor(server).signIn("moderator@demo");
        String path = "/en/desk/sealed/" + story.id;
        assertThat(moderator
                        .submit(path, path + "/ask", Map.of("ask-reason", ""))
                        .status())
                .isEqualTo(422);
        Reply tooLong = moderator.submit(path, path + "/ask", Map.of("ask-reason", "é".repeat(2_001)));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("é".repeat(2_001)).contains("id=\"ask-reason-error\"");
        assertThat(moderator.get("/en/desk/sealed/zzzzzzzzzzzz").status()).isEqualTo(404);
    }

    @Test
    void what_was_taken_back_under_an_earlier_version_is_sealed_at_the_start_and_erased_when_its_time_is_over(
            @TempDir Path data) throws Exception {
        String word = Story.mark("s");
        try (RunningServer own =
                RunningServer.start(Map.of("DATA_DIR", data.toString(), "SEALED_RETENTION_DAYS", "0"))) {
            Story story = new Story(own, "Taken back long ago: " + word, "Once " + word, true);
            Story other = new Story(own, "About which somebody typed", "Typed", true);
            String draft = "/api/v1/desk/tickets/" + other.ticket + "/draft";
            assertThat(other.liaison
                            .json(draft, body("act", "note", "text", "typed long ago"))
                            .status())
                    .isEqualTo(200);
            assertThat(other.liaison
                            .json(draft, body("act", "answer", "text", "typed lately"))
                            .body())
                    .contains("typed long ago", "typed lately");
            assertThat(new Visitor(own)
                            .bearer("demo-coordinator@demo")
                            .get(draft)
                            .body())
                    .as("of somebody else")
                    .doesNotContain("typed");
            own.stop();
            try (Connection database = connect(data);
                    Statement statement = database.createStatement()) {
                assertThat(statement.executeUpdate(
                                "update submission set state = 'WITHDRAWN' where text like '%" + word + "%'"))
                        .isEqualTo(1);
                assertThat(statement.executeUpdate(
                                "update desk_draft set kept_at = kept_at - 14 * 86400000 where path like '%/note'"))
                        .isEqualTo(1);
                assertThat(statement.executeUpdate(
                                "update desk_draft set kept_at = kept_at - 13 * 86400000 where path like '%/answer'"))
                        .isEqualTo(1);
            }
            own.launch();
            own.awaitReady();
            own.awaitLog("sealed the words of 1 submissions");
            assertThat(new Visitor(own)
                            .bearer("demo-liaison@state-patrol.demo")
                            .get("/api/v1/desk/tickets/" + story.ticket)
                            .body())
                    .doesNotContain(word);
            assertThat(other.liaison.get(draft).body())
                    .as("two weeks later")
                    .contains("typed lately")
                    .doesNotContain("typed long ago");
            assertThat(other.liaison
                            .json(draft, body("act", "message", "text", "typed now"))
                            .status())
                    .isEqualTo(200);
            own.stop();
            hasComeDue(data, "seals");
            own.launch();
            own.awaitReady();
            eventually("what is over is erased")
                    .until(() -> new Visitor(own)
                            .bearer("demo-auditor@demo")
                            .get("/api/v1/desk/audit?act=submission.erased")
                            .body()
                            .contains("submission:" + story.id));
            own.stop();
            try (Connection database = connect(data);
                    Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from desk_draft")) {
                row.next();
                assertThat(row.getInt(1)).as("the old one is gone").isEqualTo(2);
            }
            try (Connection database = connect(data);
                    Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select count(*), (select count(*) from sealed_part), (select count(*)"
                                    + " from journal_entry where act = 'submission.erased'),"
                                    + " (select count(*) from journal_entry where act = 'submission.sealed')"
                                    + " from submission where text like '%"
                                    + word + "%' or erased_at is null and code = '" + story.id + "'")) {
                row.next();
                assertThat(List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                        .as("words, sealed parts, erased, sealed")
                        .containsExactly(0, 0, 1, 1);
            }
        }
    }

    /** As if the time had passed after which the job runs again. */
    private static void hasComeDue(Path data, String job) throws Exception {
        try (Connection database = connect(data);
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("update scheduled_tasks set execution_time = current_timestamp"
                            + " where task_name = '" + job + "'"))
                    .isEqualTo(1);
        }
    }

    private static Connection connect(Path data) throws Exception {
        return DriverManager.getConnection("jdbc:h2:" + data.resolve("answerable"), "answerable", "");
    }
}
