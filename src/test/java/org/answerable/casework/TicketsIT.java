package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ticket's life over HTTP, by program and by forms without JavaScript; who sees what of it. */
class TicketsIT {
    private static final String PATROL = "liaison@state-patrol.demo";
    private static final String ICE = "liaison@ice.demo";
    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = new Desk(RunningServer.shared());
    }

    @Test
    void a_ticket_lives_by_the_api_as_the_contract_says() {
        String word = Desk.word();
        String receipt = desk.submit("The officer did not explain anything " + word, "state-patrol", ",\"place\":{\"county\":\"Dane\",\"detail\":\"mile 12\"}");
        JsonObject item = desk.find(PATROL, "state-patrol", word);
        String id = item.getString("id");
        assertThat(item.getString("status")).isEqualTo("open");
        assertThat(item.getString("county")).isEqualTo("Dane");
        assertThat(item.getJsonArray("because")).isNotEmpty();
        assertThat(item.keySet()).contains("id", "submission", "agency", "role", "status", "kind", "language", "text", "county", "topics", "because", "receivedAt", "dueBy", "assignee");

        assertThat(Desk.object(desk.act(PATROL, id, "assign", "{\"assignee\":\"" + PATROL + "\"}")).getString("assignee")).isEqualTo(PATROL);
        assertThat(Desk.object(desk.act(PATROL, id, "note", "{\"text\":\"call the post\"}")).getJsonArray("notes")).hasSize(1);
        JsonObject asked = Desk.object(desk.act(PATROL, id, "message", "{\"text\":\"Which day was it?\"}"));
        assertThat(asked.getString("status")).isEqualTo("waiting");
        assertThat(asked.getJsonArray("messages")).hasSize(1);

        assertThat(desk.open(receipt).getJsonArray("messages").getJsonObject(0).getString("text")).isEqualTo("Which day was it?");
        assertThat(new Visitor(RunningServer.shared()).json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"On Monday.\"}").status()).isEqualTo(201);
        assertThat(desk.ticket(PATROL, id).getString("status")).isEqualTo("open");

        JsonObject answered = Desk.object(desk.act(PATROL, id, "answer", "{\"text\":\"We are sorry. It will be explained.\",\"language\":\"en\"}"));
        assertThat(answered.getString("status")).isEqualTo("answered");
        assertThat(answered.getJsonArray("answers").getJsonObject(0).getBoolean("public")).isTrue();
        assertThat(desk.open(receipt).getJsonArray("answers").getJsonObject(0).getString("text")).isEqualTo("We are sorry. It will be explained.");

        assertThat(Desk.object(desk.act(PATROL, id, "close", "{\"reason\":\"done\"}")).getString("status")).isEqualTo("closed");
        assertThat(desk.act(PATROL, id, "answer", "{\"text\":\"more\",\"language\":\"en\"}").status()).isEqualTo(409);
        JsonObject again = Desk.object(desk.act(PATROL, id, "reopen", "{\"reason\":\"something new\"}"));
        assertThat(again.getString("status")).isEqualTo("open");
        assertThat(again.getJsonArray("history").getValuesAs(JsonObject.class).stream().map(h -> h.getString("what")).toList())
                .containsExactly("opened", "assigned", "noted", "asked", "replied", "answered", "closed", "reopened");
    }

    @Test
    void a_transfer_leaves_the_old_ticket_transferred_and_opens_one_at_the_new_agency() {
        String word = Desk.word();
        String receipt = desk.submit("It was at the border office " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");

        JsonObject old = Desk.object(desk.act(PATROL, id, "transfer", "{\"agency\":\"ice\",\"reason\":\"their officers\"}"));
        assertThat(old.getString("id")).isEqualTo(id);
        assertThat(old.getString("status")).isEqualTo("transferred");
        assertThat(desk.ticket(PATROL, id).getString("status")).as("the old agency still reads it").isEqualTo("transferred");
        assertThat(desk.act(PATROL, id, "answer", "{\"text\":\"too late\",\"language\":\"en\"}").status()).isEqualTo(409);

        JsonObject fresh = desk.find(ICE, "ice", word);
        assertThat(fresh.getString("status")).isEqualTo("open");
        assertThat(fresh.getJsonArray("because").getValuesAs(JsonString::getString)).anyMatch(reason -> reason.contains("their officers"));
        assertThat(desk.as(PATROL).get(Desk.TICKETS + "/" + fresh.getString("id")).status()).isEqualTo(404);
        assertThat(desk.open(receipt).getJsonArray("timeline").toString()).contains("their officers");
    }

    @Test
    void a_coordinator_transfers_and_reopens_and_does_nothing_else_with_an_agencys_ticket() {
        String id = desk.ticket("state-patrol");
        for (String act : List.of("answer", "message", "note")) {
            assertThat(desk.act("coordinator@demo", id, act, "{\"text\":\"x\"}").status()).as(act).isEqualTo(403);
        }
        desk.act(PATROL, id, "close", "{\"reason\":\"done\"}");
        assertThat(Desk.object(desk.act("coordinator@demo", id, "reopen", "{\"reason\":\"an appeal\"}")).getString("status")).isEqualTo("open");
        assertThat(Desk.object(desk.act("coordinator@demo", id, "transfer", "{\"agency\":\"cbp\",\"reason\":\"theirs\"}")).getString("status")).isEqualTo("transferred");
    }

    @Test
    void wrong_content_is_refused_with_a_pointer_and_changes_nothing() {
        String id = desk.ticket("state-patrol");
        String before = desk.ticket(PATROL, id).toString();
        Map<String, List<String>> invalid = Map.of(
                "close", List.of("{\"reason\":\"\"}", "{\"reason\":\"  \\n\"}", "{}"),
                "transfer", List.of("{\"agency\":\"no-such\",\"reason\":\"x\"}", "{\"agency\":\"ice\",\"reason\":\"\"}", "{\"agency\":\"state-patrol\",\"reason\":\"x\"}"),
                "assign", List.of("{\"assignee\":\"nobody@nowhere\"}", "{\"assignee\":\"" + ICE + "\"}", "{\"assignee\":\"moderator@demo\"}", "{\"assignee\":\"a\\u0000b\"}"),
                "answer", List.of("{\"text\":\"\",\"language\":\"en\"}", "{\"text\":\"x\",\"language\":\"not a tag\"}", "{\"text\":\"a\\u0000b\",\"language\":\"en\"}",
                        "{\"text\":\"" + "x".repeat(20_001) + "\",\"language\":\"en\"}"));
        invalid.forEach((act, bodies) -> bodies.forEach(body -> {
            Reply reply = desk.act(PATROL, id, act, body);
            assertThat(reply.status()).as(act + " " + body.substring(0, Math.min(60, body.length()))).isEqualTo(422);
            assertThat(Desk.pointer(reply)).startsWith("/");
            assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
        }));
        for (String malformed : List.of("", "[]", "{\"text\":\"x\"", "{\"text\":\"x\"} {}", "{\"text\":\"x\",\"other\":1}", "{\"text\":7}")) {
            assertThat(desk.act(PATROL, id, "note", malformed).status()).as(malformed).isEqualTo(400);
        }
        assertThat(desk.as(PATROL).postText(Desk.TICKETS + "/" + id + "/note", "text/plain", "x").status()).isEqualTo(415);
        assertThat(desk.ticket(PATROL, id).toString()).isEqualTo(before);
    }

    @Test
    void a_list_is_narrowed_paged_and_refuses_what_it_does_not_know() {
        IntStream.range(0, 3).forEach(i -> desk.ticket("milwaukee-police"));
        String account = "liaison@milwaukee-police.demo";
        Visitor visitor = desk.as(account);
        JsonObject first = Desk.object(visitor.get(Desk.TICKETS + "?status=open&size=2"));
        assertThat(first.getJsonArray("items")).hasSize(2);
        JsonObject second = Desk.object(visitor.get(Desk.TICKETS + "?status=open&size=2&cursor=" + first.getString("next")));
        assertThat(second.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(t -> t.getString("id")).toList())
                .doesNotContainAnyElementsOf(first.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(t -> t.getString("id")).toList());
        assertThat(Desk.object(visitor.get(Desk.TICKETS + "?agency=ice")).getJsonArray("items")).as("another agency's").isEmpty();
        String own = desk.ticket("milwaukee-police");
        desk.act(account, own, "assign", "{\"assignee\":\"" + account + "\"}");
        for (String assignee : List.of("me", account)) {
            assertThat(Desk.object(visitor.get(Desk.TICKETS + "?status=open&size=100&assignee=" + assignee)).getJsonArray("items").getValuesAs(JsonObject.class))
                    .isNotEmpty().allMatch(t -> t.getString("assignee").equals(account));
        }
        for (String wrong : List.of("status=sleeping", "agency=no-such", "cursor=abc", "size=0", "size=101", "overdue=perhaps", "assignee=a%00b")) {
            assertThat(visitor.get(Desk.TICKETS + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void a_ticket_of_another_agency_is_answered_as_one_that_does_not_exist() {
        String id = desk.ticket("state-patrol");
        String before = desk.ticket(PATROL, id).toString();
        String none = "000000000000";
        assertThat(desk.as(ICE).get(Desk.TICKETS + "/" + id)).satisfies(same(desk.as(ICE).get(Desk.TICKETS + "/" + none)));
        Map<String, String> acts = Map.of("assign", "{\"assignee\":\"" + ICE + "\"}", "transfer", "{\"agency\":\"cbp\",\"reason\":\"x\"}", "note", "{\"text\":\"x\"}",
                "message", "{\"text\":\"x\"}", "answer", "{\"text\":\"x\",\"language\":\"en\"}", "close", "{\"reason\":\"x\"}", "reopen", "{\"reason\":\"x\"}");
        acts.forEach((act, body) -> assertThat(desk.act(ICE, id, act, body)).as(act).satisfies(same(desk.act(ICE, none, act, body))));
        assertThat(desk.as(ICE).get(Desk.TICKETS + "/%00").status()).isIn(400, 404);

        Visitor browser = desk.browser(ICE);
        String page = browser.get("/en/desk/tickets/" + id).body();
        assertThat(page.replace(id, none)).isEqualTo(browser.get("/en/desk/tickets/" + none).body());
        assertThat(desk.ticket(PATROL, id).toString()).isEqualTo(before);
    }

    private static java.util.function.Consumer<Reply> same(Reply other) {
        return reply -> {
            assertThat(reply.status()).isEqualTo(404).isEqualTo(other.status());
            assertThat(reply.body()).isEqualTo(other.body());
        };
    }

    @Test
    void nobody_at_the_desk_learns_who_wrote_and_only_who_must_learns_where_exactly() {
        String word = Desk.word();
        desk.submit("They took my papers " + word, "state-patrol", ",\"place\":{\"county\":\"Dane\",\"detail\":\"behind the blue barn " + word + "\"},\"contact\":{\"name\":\"Zoraida Quintanilla\","
                + "\"email\":\"zoraida.q@example.org\",\"phone\":\"+16085550147\"},\"shareContactWithAgency\":true");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        List<String> accounts = List.of(PATROL, ICE, "coordinator@demo", "auditor@demo", "moderator@demo", "admin@demo", "translator@demo", "partner@demo");
        for (String account : accounts) {
            Visitor browser = desk.browser(account);
            Stream.concat(
                    Stream.of("/api/v1/desk/tickets?size=100", "/api/v1/desk/tickets/" + id, "/api/v1/desk/submissions?size=100", "/api/v1/desk/audit?size=100").map(desk.as(account)::get),
                    Stream.of("/en/desk", "/en/desk/tickets", "/en/desk/tickets/" + id, "/en/desk/submissions").map(browser::get)).forEach(reply -> {
                        assertThat(reply.body()).doesNotContainIgnoringCase("zoraida").doesNotContainIgnoringCase("quintanilla").doesNotContain("5550147");
                        if (!account.equals(PATROL) && !account.equals("moderator@demo")) {
                            assertThat(reply.body()).doesNotContain("behind the blue barn");
                        }
                    });
        }
        assertThat(desk.ticket(PATROL, id).getJsonObject("place").getString("detail")).contains("behind the blue barn");
        assertThat(desk.browser(PATROL).get("/en/desk/tickets/" + id).body()).contains("behind the blue barn");
        assertThat(desk.ticket("coordinator@demo", id).getJsonObject("place").isNull("detail")).isTrue();
    }

    @Test
    void the_submission_of_a_ticket_is_one_id_only_for_those_who_see_them_all() {
        String word = Desk.word();
        desk.submit("Both were there " + word, "state-patrol\",\"ice", "");
        JsonObject ours = desk.find(PATROL, "state-patrol", word);
        JsonObject theirs = desk.find(ICE, "ice", word);
        assertThat(ours.getString("submission")).isNotEqualTo(theirs.getString("submission"));
        assertThat(desk.ticket("coordinator@demo", ours.getString("id")).getString("submission"))
                .isEqualTo(desk.ticket("coordinator@demo", theirs.getString("id")).getString("submission"));
    }

    @Test
    void a_ticket_lives_by_forms_without_javascript() {
        String word = Desk.word();
        String receipt = desk.submit("Nobody called me back " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        Visitor browser = desk.browser(PATROL);
        String page = "/en/desk/tickets/" + id;
        assertThat(browser.get("/en/desk").body()).contains("/en/desk/tickets");
        assertThat(browser.get("/es/desk/tickets").body()).contains("lang=\"es\"");

        post(browser, page, "assign", Map.of("assign-assignee", PATROL), "assigned");
        post(browser, page, "note", Map.of("note-text", "look at the log"), "noted");
        post(browser, page, "message", Map.of("message-text", "When was it?"), "asked");
        post(browser, page, "message", Map.of("message-text", "¿Puede decirnos a qué hora del martes lo pararon los agentes en la carretera?"), "asked");
        assertThat(browser.get("/ar/desk/tickets/" + id).body()).as("each message in its own language").contains("lang=\"en\" dir=\"ltr\">When was it?")
                .contains("lang=\"es\" dir=\"ltr\">¿Puede decirnos");
        post(browser, page, "answer", Map.of("answer-text", "Wir rufen an – نتصل بكم", "answer-language", "de", "answer-public", "no"), "answered");
        JsonObject answer = desk.open(receipt).getJsonArray("answers").getJsonObject(0);
        assertThat(answer.getString("text")).isEqualTo("Wir rufen an – نتصل بكم");
        assertThat(answer.getString("language")).isEqualTo("de");
        assertThat(desk.ticket(PATROL, id).getJsonArray("answers").getJsonObject(0).getBoolean("public")).isFalse();
        post(browser, page, "close", Map.of("close-reason", "called"), "closed");
        post(browser, page, "reopen", Map.of("reopen-reason", "called again"), "reopened");
        post(browser, page, "transfer", Map.of("transfer-agency", "cbp", "transfer-reason", "theirs"), "transferred");
        String end = browser.get(page).body();
        assertThat(end).contains("passed on to another agency").doesNotContain("name=\"answer-text\"");
        assertThat(desk.find("liaison@cbp.demo", "cbp", word).getString("status")).isEqualTo("open");
    }

    private static void post(Visitor browser, String page, String act, Map<String, String> fields, String done) {
        Reply shown = browser.get(page);
        Map<String, String> form = new java.util.HashMap<>(fields);
        form.put("token", shown.input("token"));
        form.put("seen", shown.input("seen"));
        Reply reply = browser.post(page + "/" + act, form);
        assertThat(reply.status()).as(act + reply.body()).isEqualTo(303);
        assertThat(reply.header("Location").orElseThrow()).endsWith(page + "?done=" + done);
        assertThat(browser.get(reply.header("Location").orElseThrow()).body()).contains("role=\"status\"").contains("notice-good");
    }

    @Test
    void a_refused_form_comes_back_with_what_was_typed() {
        String id = desk.ticket("state-patrol");
        String page = "/en/desk/tickets/" + id;
        Visitor browser = desk.browser(PATROL);
        Reply shown = browser.get(page);
        Reply reply = browser.post(page + "/transfer", Map.of("token", shown.input("token"), "seen", shown.input("seen"), "transfer-agency", "", "transfer-reason", "a reason worth keeping"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("a reason worth keeping").contains("href=\"#transfer-agency\"").contains("aria-invalid=\"true\"");
        assertThat(browser.get(page + "/transfer").status()).as("reloaded without its form").isEqualTo(303);
        assertThat(browser.post(page + "/close", Map.of("close-reason", "x")).status()).as("without a token").isEqualTo(403);
        assertThat(desk.ticket(PATROL, id).getString("status")).isEqualTo("open");
    }

    @Test
    void who_was_slower_than_another_keeps_the_words_and_is_told() {
        String word = Desk.word();
        String receipt = desk.submit("Still waiting " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        String page = "/en/desk/tickets/" + id;
        Visitor slow = desk.browser(PATROL);
        Reply shown = slow.get(page);
        desk.act(PATROL, id, "answer", "{\"text\":\"the faster answer\",\"language\":\"en\"}");
        Map<String, String> form = new java.util.HashMap<>(Map.of("token", shown.input("token"), "seen", shown.input("seen"), "answer-text", "the slower answer", "answer-language", "en",
                "answer-public", "yes"));
        Reply reply = slow.post(page + "/answer", form);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains("the slower answer").contains("the faster answer").contains("after you opened it");
        assertThat(desk.open(receipt).getJsonArray("answers")).hasSize(1);

        form.put("seen", reply.input("seen"));
        assertThat(slow.post(page + "/answer", form).status()).as("knowing of the other").isEqualTo(303);
        assertThat(desk.open(receipt).getJsonArray("answers")).hasSize(2);

        Reply open = slow.get(page);
        desk.act(PATROL, id, "close", "{\"reason\":\"done\"}");
        Reply closed = slow.post(page + "/message", Map.of("token", open.input("token"), "seen", open.input("seen"), "message-text", "one more question"));
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.body()).contains("one more question").contains("readonly");
    }

    @Test
    void the_auditor_reads_everything_and_changes_nothing() {
        String id = desk.ticket("state-patrol");
        String before = desk.ticket("auditor@demo", id).toString();
        Map<String, String> acts = Map.of("assign", "{\"assignee\":null}", "transfer", "{\"agency\":\"cbp\",\"reason\":\"x\"}", "note", "{\"text\":\"x\"}", "message", "{\"text\":\"x\"}",
                "answer", "{\"text\":\"x\",\"language\":\"en\"}", "close", "{\"reason\":\"x\"}", "reopen", "{\"reason\":\"x\"}");
        acts.forEach((act, body) -> assertThat(desk.act("auditor@demo", id, act, body).status()).as(act).isEqualTo(403));
        Visitor browser = desk.browser("auditor@demo");
        Reply page = browser.get("/en/desk/tickets/" + id);
        assertThat(page.body()).contains("It does not change it").doesNotContain("action=\"/en/desk/tickets/" + id);
        for (String act : acts.keySet()) {
            Reply reply = browser.post("/en/desk/tickets/" + id + "/" + act, Map.of("token", page.input("token"), act + "-text", "x", act + "-reason", "x", act + "-agency", "cbp",
                    "answer-public", "yes", "answer-language", "en"));
            assertThat(reply.status()).as(act).isEqualTo(403);
        }
        assertThat(desk.ticket("auditor@demo", id).toString()).isEqualTo(before);
    }

    @Test
    void what_was_withdrawn_is_closed_and_stays_closed() {
        String word = Desk.word();
        String receipt = desk.submit("I take this back " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        assertThat(new Visitor(RunningServer.shared()).json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}").status()).isEqualTo(204);
        assertThat(desk.ticket(PATROL, id).getString("status")).isEqualTo("closed");
        assertThat(desk.act(PATROL, id, "reopen", "{\"reason\":\"x\"}").status()).isEqualTo(409);
        assertThat(desk.browser(PATROL).get("/en/desk/tickets/" + id).body()).contains("The words are sealed.").doesNotContain(word);
    }
}
