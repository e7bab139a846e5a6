package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.answerable.PostedForm;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.jsoup.Jsoup;
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
    void an_agency_says_that_it_has_a_message_by_its_day_and_once() {
        String word = Desk.word();
        String receipt = desk.submit("Nobody came when we called " + word, "state-patrol", "");
        JsonObject item = desk.find(PATROL, "state-patrol", word);
        String id = item.getString("id");
        assertThat(item.getString("acknowledgeBy")).isLessThan(item.getString("dueBy"));
        assertThat(item.containsKey("acknowledgedAt") && !item.isNull("acknowledgedAt"))
                .isFalse();
        assertThat(waits("unacknowledged")).contains(id);
        assertThat(waits("acknowledge-late")).doesNotContain(id);
        assertThat(opened(receipt)).contains("It should tell you by");
        JsonObject then = Desk.object(desk.act(PATROL, id, "acknowledge", "{}"));
        assertThat(then.getString("acknowledgedAt")).isNotEmpty();
        assertThat(then.getString("status")).as("an answer is still owed").isEqualTo("open");
        assertThat(desk.act(PATROL, id, "acknowledge", "{}").status()).isEqualTo(409);
        assertThat(waits("unacknowledged")).doesNotContain(id);
        assertThat(opened(receipt)).contains("says that it has your message").doesNotContain("It should tell you by");

        String other = Desk.word();
        desk.submit("They wrote to us later " + other, "state-patrol", "");
        String second = desk.find(PATROL, "state-patrol", other).getString("id");
        Desk.object(desk.act(PATROL, second, "message", "{\"text\":\"Which day was it?\"}"));
        assertThat(desk.ticket(PATROL, second).getString("acknowledgedAt"))
                .as("a message says it too")
                .isNotEmpty();
        assertThat(new Visitor(RunningServer.shared())
                        .signIn(PATROL)
                        .get("/en/desk/tickets?status=unacknowledged")
                        .status())
                .isEqualTo(200);
    }

    private List<String> waits(String status) {
        return desk.as(PATROL)
                .items(Desk.TICKETS + "?status=" + status)
                .map(ticket -> ticket.getString("id"))
                .toList();
    }

    private String opened(String receipt) {
        return new Visitor(RunningServer.shared())
                .submit("/en/receipt", "/en/receipt", Map.of("receipt", receipt, "go", "open"))
                .body();
    }

    @Test
    void a_ticket_lives_by_the_api_as_the_contract_says() {
        String word = Desk.word();
        String receipt = desk.submit(
                "The officer did not explain anything " + word,
                "state-patrol",
                ",\"place\":{\"county\":\"Dane\",\"detail\":\"mile 12\"}");
        JsonObject item = desk.find(PATROL, "state-patrol", word);
        String id = item.getString("id");
        assertThat(item.getString("status")).isEqualTo("open");
        assertThat(item.getString("county")).isEqualTo("Dane");
        assertThat(item.getJsonArray("because")).isNotEmpty();
        assertThat(item.keySet())
                .contains(
                        "id",
                        "submission",
                        "agency",
                        "role",
                        "status",
                        "kind",
                        "language",
                        "text",
                        "county",
                        "topics",
                        "because",
                        "receivedAt",
                        "dueBy",
                        "assignee");

        assertThat(Desk.object(desk.act(PATROL, id, "assign", "{\"assignee\":\"" + PATROL + "\"}"))
                        .getString("assignee"))
                .isEqualTo(PATROL);
        assertThat(Desk.object(desk.act(PATROL, id, "note", "{\"text\":\"call the post\"}"))
                        .getJsonArray("notes"))
                .hasSize(1);
        JsonObject asked = Desk.object(desk.act(PATROL, id, "message", "{\"text\":\"Which day was it?\"}"));
        assertThat(asked.getString("status")).isEqualTo("waiting");
        assertThat(asked.getJsonArray("messages")).hasSize(1);

        assertThat(desk.open(receipt).getJsonArray("messages").getJsonObject(0).getString("text"))
                .isEqualTo("Which day was it?");
        assertThat(new Visitor(RunningServer.shared())
                        .json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"On Monday.\"}")
                        .status())
                .isEqualTo(201);
        assertThat(desk.ticket(PATROL, id).getString("status")).isEqualTo("open");

        JsonObject answered = Desk.object(desk.act(
                PATROL, id, "answer", "{\"text\":\"We are sorry. It will be explained.\",\"language\":\"en\"}"));
        assertThat(answered.getString("status")).isEqualTo("answered");
        assertThat(answered.getJsonArray("answers").getJsonObject(0).getBoolean("public"))
                .isTrue();
        assertThat(desk.open(receipt).getJsonArray("answers").getJsonObject(0).getString("text"))
                .isEqualTo("We are sorry. It will be explained.");
        assertThat(desk.open(receipt).toString())
                .as("the note is not for the writer")
                .doesNotContain("call the post")
                .doesNotContain("noted");
        assertThat(new Visitor(RunningServer.shared())
                        .submit("/en/receipt", "/en/receipt", Map.of("receipt", receipt, "go", "open"))
                        .body())
                .contains("It will be explained")
                .doesNotContain("call the post");

        assertThat(Desk.object(desk.act(PATROL, id, "close", "{\"reason\":\"done\"}"))
                        .getString("status"))
                .isEqualTo("closed");
        assertThat(desk.act(PATROL, id, "answer", "{\"text\":\"more\",\"language\":\"en\"}")
                        .status())
                .isEqualTo(409);
        JsonObject again = Desk.object(desk.act(PATROL, id, "reopen", "{\"reason\":\"something new\"}"));
        assertThat(again.getString("status")).isEqualTo("open");
        assertThat(again.getJsonArray("history").getValuesAs(JsonObject.class).stream()
                        .map(h -> h.getString("what"))
                        .toList())
                .containsExactly("opened", "assigned", "noted", "asked", "replied", "answered", "closed", "reopened");
    }

    @Test
    void where_every_agency_has_finished_the_writer_cannot_write_to_them() {
        String word = Desk.word();
        String receipt = desk.submit("Something ended " + word, "state-patrol,ice", "");
        String body = "{\"receipt\":\"" + receipt + "\",\"text\":\"One more thing.\"}";
        Visitor writer = new Visitor(RunningServer.shared());
        assertThat(desk.act(
                                PATROL,
                                desk.find(PATROL, "state-patrol", word).getString("id"),
                                "close",
                                "{\"reason\":\"done\"}")
                        .status())
                .isEqualTo(200);
        assertThat(writer.json("/api/v1/receipts/messages", body).status())
                .as("one goes on")
                .isEqualTo(201);
        assertThat(desk.act(ICE, desk.find(ICE, "ice", word).getString("id"), "close", "{\"reason\":\"done\"}")
                        .status())
                .isEqualTo(200);
        Reply refused = writer.json("/api/v1/receipts/messages", body);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Every agency has finished its work on this");
        String page = writer.submit("/en/receipt", "/en/receipt", Map.of("receipt", receipt, "go", "open"))
                .body();
        assertThat(page).contains("Every agency has finished its work on this").doesNotContain("name=\"text\"");
        assertThat(desk.open(receipt).getJsonArray("messages"))
                .as("the one that was taken")
                .hasSize(1);
    }

    @Test
    void a_transfer_leaves_the_old_ticket_transferred_and_opens_one_at_the_new_agency() {
        String word = Desk.word();
        String receipt = desk.submit("It was at the border office " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");

        JsonObject old =
                Desk.object(desk.act(PATROL, id, "transfer", "{\"agency\":\"ice\",\"reason\":\"their officers\"}"));
        assertThat(old.getString("id")).isEqualTo(id);
        assertThat(old.getString("status")).isEqualTo("transferred");
        assertThat(desk.ticket(PATROL, id).getString("status"))
                .as("the old agency still reads it")
                .isEqualTo("transferred");
        assertThat(desk.act(PATROL, id, "answer", "{\"text\":\"too late\",\"language\":\"en\"}")
                        .status())
                .isEqualTo(409);

        JsonObject fresh = desk.find(ICE, "ice", word);
        assertThat(fresh.getString("status")).isEqualTo("open");
        assertThat(fresh.getJsonArray("because").getValuesAs(JsonString::getString))
                .anyMatch(reason -> reason.contains("their officers"));
        assertThat(desk.as(PATROL)
                        .get(Desk.TICKETS + "/" + fresh.getString("id"))
                        .status())
                .isEqualTo(404);
        assertThat(desk.open(receipt).getJsonArray("timeline").toString()).contains("their officers");
    }

    @Test
    void what_no_rule_takes_is_looked_after_and_several_are_passed_on_at_once() {
        String coordinator = "coordinator@demo";
        String word = Desk.word();
        Visitor writer = new Visitor(RunningServer.shared());
        List<String> receipts = Stream.of(
                        "The MPD stood on our lawn " + word,
                        "A man stood on our lawn with a dog " + word,
                        "Nobody came to the lawn " + word)
                .map(text -> Submitted.that(text)
                        .as("comment")
                        .with(",\"excludeAgencies\":[\"milwaukee-police\"]")
                        .receipt(writer))
                .toList();
        List<String> ids = desk.as(coordinator)
                .items(Desk.TICKETS + "?agency=coordinating-office")
                .filter(t -> t.getString("text").contains(word))
                .map(t -> t.getString("id"))
                .toList();
        assertThat(ids).hasSize(3);
        JsonObject opened = desk.open(receipts.get(0));
        assertThat(opened.getJsonArray("timeline").toString())
                .contains("We are looking for the right agency")
                .doesNotContain("has your message");
        assertThat(opened.getString("status")).isEqualTo("received");
        for (String id : ids) {
            List<JsonObject> suggested =
                    desk.ticket(coordinator, id).getJsonArray("suggestions").getValuesAs(JsonObject.class);
            assertThat(suggested)
                    .as("never whom its writer left out")
                    .noneMatch(s -> s.getString("agency").equals("milwaukee-police"));
            if (desk.ticket(coordinator, id).getString("text").contains("MPD")) {
                assertThat(suggested)
                        .anySatisfy(s -> assertThat(s.getString("agency")).isEqualTo("madison-police"));
                assertThat(suggested.toString()).contains("“MPD”");
            }
        }
        assertThat(desk.browser(coordinator).get("/en/desk/routing").body())
                .contains(word)
                .contains("“MPD”")
                .contains("Madison Police");

        String all = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        JsonObject none = Desk.object(desk.as(coordinator)
                .json(
                        Desk.TICKETS + "/bulk",
                        "{\"tickets\":[" + all
                                + "],\"act\":\"transfer\",\"agency\":\"milwaukee-police\",\"reason\":\"theirs\"}"));
        assertThat(none.getJsonArray("done")).isEmpty();
        assertThat(none.getJsonArray("refused")).hasSize(3);
        JsonObject done = Desk.object(desk.as(coordinator)
                .json(
                        Desk.TICKETS + "/bulk",
                        "{\"tickets\":[" + all
                                + ",\"nosuch\"],\"act\":\"transfer\",\"agency\":\"madison-police\","
                                + "\"reason\":\"they were there\"}"));
        assertThat(done.getJsonArray("done")).hasSize(3);
        assertThat(done.getJsonArray("refused").getJsonObject(0).getString("id"))
                .isEqualTo("nosuch");
        assertThat(ids)
                .allSatisfy(id -> assertThat(desk.ticket(coordinator, id).getString("status"))
                        .isEqualTo("transferred"));
        assertThat(desk.as(coordinator)
                        .items("/api/v1/desk/audit")
                        .filter(a -> a.getString("act").equals("ticket.transferred"))
                        .filter(a -> ids.stream()
                                .anyMatch(id -> a.getString("subject").equals("ticket:" + id))))
                .as("an act each")
                .hasSize(3);
        assertThat(desk.open(receipts.get(0)).getJsonArray("timeline").toString())
                .contains("Madison");
        for (String wrong : List.of(
                "{\"tickets\":[],\"act\":\"transfer\",\"agency\":\"ice\",\"reason\":\"x\"}",
                "{\"tickets\":[\"a\"],\"act\":\"burn\",\"agency\":\"ice\",\"reason\":\"x\"}",
                "{\"tickets\":[\"a\"],\"act\":\"transfer\",\"agency\":\"no-such\",\"reason\":\"x\"}",
                "{\"tickets\":[\"a\"],\"act\":\"transfer\",\"agency\":\"ice\",\"reason\":\" \"}")) {
            assertThat(desk.as(coordinator).json(Desk.TICKETS + "/bulk", wrong).status())
                    .as(wrong)
                    .isIn(400, 422);
        }

        // What comes next and is like them has them as a reason.
        Submitted.that("Somebody with a dog stood on our lawn " + word)
                .as("comment")
                .receipt(writer);
        String next = desk.as(coordinator)
                .items(Desk.TICKETS + "?agency=coordinating-office")
                .filter(t -> t.getString("text").contains("Somebody with a dog stood on our lawn " + word))
                .findFirst()
                .orElseThrow()
                .getString("id");
        eventually("it is learned from them")
                .untilAsserted(() -> assertThat(desk.ticket(coordinator, next)
                                .getJsonArray("suggestions")
                                .toString())
                        .contains("madison-police")
                        .contains("Lately, coordinators passed on 2 messages with"));
        assertThat(desk.browser(coordinator).get("/en/desk/rules/findings").body())
                .contains("Left out in turn and suggested by the others:");
    }

    @Test
    void one_answer_is_given_to_all_of_an_agency_who_wrote_nearly_the_same_and_each_reads_a_copy() {
        String letter = " Cameras at the " + Desk.word() + " bridge read every license plate, day and night. Who keeps"
                + " the pictures, for how many days, and which " + Desk.word() + " offices may look at them? Switch"
                + " them off until the " + Desk.word() + " council has voted.";
        List<String> words = IntStream.range(0, 6).mapToObj(i -> Desk.word()).toList();
        List<String> receipts = words.stream()
                .map(word -> desk.submit(
                        "My name for it is " + word + "." + letter,
                        word.equals(words.get(5)) ? "ice" : "state-patrol",
                        ""))
                .toList();
        List<String> ids = words.subList(0, 5).stream()
                .map(word -> desk.find(PATROL, "state-patrol", word).getString("id"))
                .toList();
        String foreign = desk.find(ICE, "ice", words.get(5)).getString("id");
        eventually("they are one group")
                .untilAsserted(() -> assertThat(alike(ids.get(0))).containsExactlyElementsOf(ids.subList(1, 5)));
        assertThat(desk.as("coordinator@demo")
                        .get(Desk.TICKETS + "/" + ids.get(0))
                        .body())
                .as("who does not answer")
                .contains("\"alike\":[]");
        new Visitor(RunningServer.shared())
                .json(
                        "/api/v1/receipts/messages",
                        "{\"receipt\":\"" + receipts.get(4) + "\",\"text\":\"And my own question?\"}");
        assertThat(alike(ids.get(0))).as("one waits for words of its own").hasSize(3);

        Visitor browser = desk.browser(PATROL);
        Reply page = browser.get("/en/desk/tickets/" + ids.get(0));
        assertThat(page.body())
                .contains("3 other open tickets of this agency say nearly the same.")
                .doesNotContain("Send copies");
        assertThat(copy(ids.get(0), "none", ids.get(1)).status())
                .as("no answer")
                .isEqualTo(409);
        String text = "The meeting is on May 4. Call Maria Sanchez at 608-555-0142.";
        JsonObject answered =
                Desk.object(desk.act(PATROL, ids.get(0), "answer", "{\"text\":\"" + text + "\",\"language\":\"en\"}"));
        String answer = answered.getJsonArray("answers").getJsonObject(0).getString("id");
        assertThat(copy(ids.get(0), "none", ids.get(1)).status())
                .as("another answer")
                .isEqualTo(409);
        assertThat(desk.as(ICE)
                        .json(
                                Desk.TICKETS + "/" + ids.get(0) + "/alike",
                                "{\"answer\":\"" + answer + "\",\"tickets\":[\"" + foreign + "\"]}")
                        .status())
                .isEqualTo(404);
        JsonObject outcome = Desk.object(copy(ids.get(0), answer, ids.get(1), foreign, ids.get(4), "nosuch"));
        assertThat(outcome.getJsonArray("done").toString()).isEqualTo("[\"" + ids.get(1) + "\"]");
        assertThat(outcome.getJsonArray("refused")).hasSize(3);
        assertThat(Desk.object(copy(ids.get(0), answer, ids.get(1))).getJsonArray("done"))
                .as("twice is once")
                .isEmpty();

        String path = "/en/desk/tickets/" + ids.get(0) + "/alike";
        page = browser.get("/en/desk/tickets/" + ids.get(0));
        Map<String, String> form = new java.util.HashMap<>(Map.of(
                "token",
                page.input("token"),
                "alike-answer",
                page.input("alike-answer"),
                "alike-tickets",
                page.input("alike-tickets")));
        assertThat(browser.post(path, form).body())
                .contains("608-555-0142")
                .contains("Look at each part. Other people will read it.");
        assertThat(desk.ticket(PATROL, ids.get(2)).getString("status")).isEqualTo("open");
        form.put("alike-sure", "yes");
        Reply sent = browser.post(path, form);
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(sent.header("Location").orElseThrow()).contains("done=alike");

        for (int i : new int[] {1, 2, 3}) {
            assertThat(desk.open(receipts.get(i)).getJsonArray("answers").toString())
                    .contains("The meeting is on May 4");
            JsonObject ticket = desk.ticket(PATROL, ids.get(i));
            assertThat(ticket.getString("status")).isEqualTo("answered");
            assertThat(ticket.getJsonArray("answers").getJsonObject(0).getString("id"))
                    .as("a copy")
                    .isNotEqualTo(answer);
        }
        for (int i : new int[] {4, 5}) {
            assertThat(desk.open(receipts.get(i)).getJsonArray("answers")).isEmpty();
        }
        assertThat(desk.as("auditor@demo")
                        .items("/api/v1/desk/audit")
                        .filter(a -> a.getString("act").equals("ticket.answered"))
                        .filter(a -> ids.contains(a.getString("subject").replace("ticket:", "")))
                        .map(a -> a.getString("subject")))
                .as("an act each")
                .containsExactlyInAnyOrderElementsOf(
                        ids.subList(0, 4).stream().map(id -> "ticket:" + id).toList());
        assertThat(alike(ids.get(0))).isEmpty();
    }

    private List<String> alike(String id) {
        return desk.ticket(PATROL, id).getJsonArray("alike").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private Reply copy(String from, String answer, String... to) {
        return desk.act(
                PATROL,
                from,
                "alike",
                "{\"answer\":\"" + answer + "\",\"tickets\":[\"" + String.join("\",\"", to) + "\"]}");
    }

    @Test
    void a_message_has_its_language_and_says_what_is_not_there_in_the_readers() {
        String word = Desk.word();
        String receipt = desk.submit("Nobody explained it " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        desk.act(PATROL, id, "message", "{\"text\":\"Which day was it, and which road did you take?\"}");
        desk.act(PATROL, id, "message", "{\"text\":\"Ma maalin kale?\",\"language\":\"so\"}");
        assertThat(desk.act(PATROL, id, "message", "{\"text\":\"x\",\"language\":\"no tag\"}")
                        .status())
                .isEqualTo(422);
        assertThat(desk.open(receipt).getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(m -> m.getString("language"))
                .containsExactly("en", "so");
        assertThat(desk.ticket(PATROL, id).getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(m -> m.getString("language"))
                .containsExactly("en", "so");
        Visitor writer = new Visitor(RunningServer.shared());
        String body = PostedForm.of(writer.get("/es/receipt"), "open")
                .with("receipt", receipt)
                .press(writer, "open")
                .body();
        assertThat(body)
                .contains("lang=\"so\"")
                .containsSubsequence("Which day was it", "Esto todavía no está en español");
    }

    @Test
    void who_wrote_reads_no_rule() {
        JsonObject given = Submitted.that("ICE detained my father, then the border patrol came.")
                .acknowledged(new Visitor(RunningServer.shared()));
        assertThat(given.toString())
                .contains("“ICE")
                .doesNotContain("Rule")
                .doesNotContain("words-name")
                .doesNotContain("detainer");
        assertThat(desk.open(given.getString("receipt")).toString())
                .doesNotContain("Rule")
                .doesNotContain("words-name");
    }

    @Test
    void a_coordinator_transfers_and_reopens_and_does_nothing_else_with_an_agencys_ticket() {
        String id = desk.ticket("state-patrol");
        for (String act : List.of("answer", "message", "note")) {
            assertThat(desk.act("coordinator@demo", id, act, "{\"text\":\"x\"}").status())
                    .as(act)
                    .isEqualTo(403);
        }
        desk.act(PATROL, id, "close", "{\"reason\":\"done\"}");
        assertThat(Desk.object(desk.act("coordinator@demo", id, "reopen", "{\"reason\":\"an appeal\"}"))
                        .getString("status"))
                .isEqualTo("open");
        assertThat(Desk.object(desk.act(
                                "coordinator@demo", id, "transfer", "{\"agency\":\"cbp\",\"reason\":\"theirs\"}"))
                        .getString("status"))
                .isEqualTo("transferred");
    }

    @Test
    void wrong_content_is_refused_with_a_pointer_and_changes_nothing() {
        String id = desk.ticket("state-patrol");
        String before = desk.ticket(PATROL, id).toString();
        Map<String, List<String>> invalid = Map.of(
                "close", List.of("{\"reason\":\"\"}", "{\"reason\":\"  \\n\"}", "{}"),
                "transfer",
                        List.of(
                                "{\"agency\":\"no-such\",\"reason\":\"x\"}",
                                "{\"agency\":\"ice\",\"reason\":\"\"}",
                                "{\"agency\":\"state-patrol\",\"reason\":\"x\"}"),
                "assign",
                        List.of(
                                "{\"assignee\":\"nobody@nowhere\"}",
                                "{\"assignee\":\"" + ICE + "\"}",
                                "{\"assignee\":\"moderator@demo\"}",
                                "{\"assignee\":\"a\\u0000b\"}"),
                "answer",
                        List.of(
                                "{\"text\":\"\",\"language\":\"en\"}",
                                "{\"text\":\"x\",\"language\":\"not a tag\"}",
                                "{\"text\":\"a\\u0000b\",\"language\":\"en\"}",
                                "{\"text\":\"" + "x".repeat(20_001) + "\",\"language\":\"en\"}"));
        invalid.forEach((act, bodies) -> bodies.forEach(body -> {
            Reply reply = desk.act(PATROL, id, act, body);
            assertThat(reply.status())
                    .as(act + " " + body.substring(0, Math.min(60, body.length())))
                    .isEqualTo(422);
            assertThat(Desk.pointer(reply)).startsWith("/");
            assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
        }));
        for (String malformed : List.of(
                "", "[]", "{\"text\":\"x\"", "{\"text\":\"x\"} {}", "{\"text\":\"x\",\"other\":1}", "{\"text\":7}")) {
            assertThat(desk.act(PATROL, id, "note", malformed).status())
                    .as(malformed)
                    .isEqualTo(400);
        }
        assertThat(desk.as(PATROL)
                        .postText(Desk.TICKETS + "/" + id + "/note", "text/plain", "x")
                        .status())
                .isEqualTo(415);
        assertThat(desk.ticket(PATROL, id).toString()).isEqualTo(before);
    }

    @Test
    void similar_messages_are_those_that_the_caller_may_read() {
        String[] k = {Desk.word(), Desk.word(), Desk.word(), Desk.word(), Desk.word()};
        String text = "A drone hovered above the " + k[0] + " orchard and filmed the " + k[1] + " barn, " + k[2] + ".";
        desk.submit(text, "state-patrol", "");
        desk.submit(text + " Again " + k[3], "state-patrol", "");
        desk.submit(text + " Elsewhere " + k[4], "dane-county-sheriff", "");
        String like =
                desk.find("liaison@state-patrol.demo", "state-patrol", k[0]).getString("id");
        List<JsonObject> found = desk.as("liaison@state-patrol.demo")
                .items(Desk.TICKETS + "/" + like + "/similar")
                .toList();
        String other = found.getFirst().getString("id");
        assertThat(found.getFirst().getString("text"))
                .as("the other one of the same agency")
                .contains(k[0])
                .doesNotContain(k[4]);
        assertThat(found)
                .allSatisfy(item -> assertThat(item.getString("agency")).isEqualTo("state-patrol"));
        assertThat(desk.as("coordinator@demo")
                        .items(Desk.TICKETS + "/" + like + "/similar")
                        .limit(2)
                        .map(item -> item.getString("agency")))
                .as("the two that say the same come first")
                .containsExactlyInAnyOrder("state-patrol", "dane-county-sheriff");
        String page = "/en/desk/tickets/" + like + "/similar";
        assertThat(desk.browser("liaison@state-patrol.demo").get(page).body())
                .contains("Similar messages at your desk", other)
                .doesNotContain(k[4]);
        assertThat(desk.browser("liaison@dane-county-sheriff.demo").get(page).status())
                .isEqualTo(404);
    }

    @Test
    void a_list_is_narrowed_paged_and_refuses_what_it_does_not_know() {
        IntStream.range(0, 3).forEach(i -> desk.ticket("milwaukee-police"));
        String account = "liaison@milwaukee-police.demo";
        Visitor visitor = desk.as(account);
        JsonObject first = Desk.object(visitor.get(Desk.TICKETS + "?status=open&size=2"));
        assertThat(first.getJsonArray("items")).hasSize(2);
        JsonObject second =
                Desk.object(visitor.get(Desk.TICKETS + "?status=open&size=2&cursor=" + first.getString("next")));
        assertThat(second.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(t -> t.getString("id"))
                        .toList())
                .doesNotContainAnyElementsOf(first.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(t -> t.getString("id"))
                        .toList());
        assertThat(Desk.object(visitor.get(Desk.TICKETS + "?agency=ice")).getJsonArray("items"))
                .as("another agency's")
                .isEmpty();
        String own = desk.ticket("milwaukee-police");
        desk.act(account, own, "assign", "{\"assignee\":\"" + account + "\"}");
        for (String assignee : List.of("me", account)) {
            assertThat(Desk.object(visitor.get(Desk.TICKETS + "?status=open&size=100&assignee=" + assignee))
                            .getJsonArray("items")
                            .getValuesAs(JsonObject.class))
                    .isNotEmpty()
                    .allMatch(t -> t.getString("assignee").equals(account));
        }
        for (String wrong : List.of(
                "status=sleeping",
                "agency=no-such",
                "cursor=abc",
                "size=0",
                "size=101",
                "overdue=perhaps",
                "assignee=a%00b")) {
            assertThat(visitor.get(Desk.TICKETS + "?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void new_words_of_a_writer_come_first_and_are_marked_until_the_agency_writes_closes_or_passes_on() {
        String word = Desk.word();
        IntStream.range(0, 2).forEach(i -> desk.ticket("milwaukee-police"));
        String receipt = desk.submit("It was in the evening " + word, "milwaukee-police", "");
        IntStream.range(0, 2).forEach(i -> desk.ticket("milwaukee-police"));
        String account = "liaison@milwaukee-police.demo";
        String id = desk.find(account, "milwaukee-police", word).getString("id");
        Map<String, String> ends = Map.of(
                "message",
                "{\"text\":\"Where?\"}",
                "answer",
                "{\"text\":\"We looked.\"}",
                "close",
                "{\"reason\":\"done\"}");
        for (String end : List.of("message", "answer", "close")) {
            assertThat(desk.ticket(account, id).getBoolean("newFromWriter"))
                    .as("before " + end)
                    .isFalse();
            assertThat(new Visitor(RunningServer.shared())
                            .json(
                                    "/api/v1/receipts/messages",
                                    "{\"receipt\":\"" + receipt + "\",\"text\":\"One more thing.\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(Desk.object(desk.act(account, id, "note", "{\"text\":\"seen\"}"))
                            .getBoolean("newFromWriter"))
                    .as("a note is not for the writer")
                    .isTrue();
            List<JsonObject> all =
                    desk.as(account).items(Desk.TICKETS + "?size=100").toList();
            assertThat(all)
                    .filteredOn(t -> t.getBoolean("newFromWriter"))
                    .extracting(t -> t.getString("id"))
                    .contains(id);
            assertThat(all)
                    .extracting(t -> t.getBoolean("newFromWriter"))
                    .isSortedAccordingTo(java.util.Comparator.reverseOrder());
            assertThat(desk.as(account)
                            .items(Desk.TICKETS + "?size=1")
                            .map(t -> t.getString("id"))
                            .toList())
                    .as("page by page")
                    .isEqualTo(all.stream().map(t -> t.getString("id")).toList());
            Visitor browser = desk.browser(account);
            assertThat(browser.get("/en/desk/tickets").body()).contains("New words of the writer");
            assertThat(browser.get("/my/desk/tickets/" + id).body()).contains("စာရေးသူရဲ့ စာအသစ်");
            assertThat(browser.get("/en/desk").body()).containsPattern("new words of (its|their) writer");
            assertThat(Desk.object(desk.act(account, id, end, ends.get(end))).getBoolean("newFromWriter"))
                    .as("after " + end)
                    .isFalse();
        }
        assertThat(desk.as(account)
                        .items(Desk.TICKETS + "?size=100&sort=due")
                        .map(t -> t.getString("dueBy"))
                        .toList())
                .isSorted();
        assertThat(desk.as(account)
                        .items(Desk.TICKETS + "?size=100&overdue=true")
                        .map(t -> t.getString("dueBy"))
                        .toList())
                .isSorted();
        assertThat(desk.as(account)
                        .items(Desk.TICKETS + "?size=2&sort=newest")
                        .map(t -> t.getString("receivedAt"))
                        .toList())
                .hasSizeGreaterThan(2)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        String next =
                Desk.object(desk.as(account).get(Desk.TICKETS + "?size=1")).getString("next");
        assertThat(desk.as(account)
                        .get(Desk.TICKETS + "?size=1&sort=newest&cursor=" + next)
                        .status())
                .as("the cursor of another order")
                .isEqualTo(400);
    }

    @Test
    void a_list_is_narrowed_by_language_topic_and_county_in_any_spelling_of_theirs() {
        String word = Desk.word();
        desk.submit(
                "Me pararon en la carretera " + word,
                "state-patrol",
                ",\"topics\":[\"traffic-stops\"],\"place\":{\"county\":\"Florence\"}");
        Visitor patrol = desk.as(PATROL);
        for (String fitting : List.of(
                "county=Florence",
                "county=55037",
                "county=florence%20county",
                "topic=traffic-stops",
                "language=EN",
                "language=en&topic=traffic-stops&county=Florence")) {
            assertThat(patrol.items(Desk.TICKETS + "?size=100&" + fitting).map(t -> t.getString("text")))
                    .as(fitting)
                    .anyMatch(text -> text.contains(word));
        }
        assertThat(patrol.items(Desk.TICKETS + "?size=100&county=Florence"))
                .allMatch(t -> t.getString("county").equals("Florence"));
        assertThat(patrol.items(Desk.TICKETS + "?size=100&topic=traffic-stops"))
                .allMatch(t -> t.getJsonArray("topics").toString().contains("traffic-stops"));
        assertThat(patrol.items(Desk.TICKETS + "?size=100&language=fa")
                        .map(t -> t.getString("id"))
                        .toList())
                .as("who asks for Persian finds Dari")
                .isEqualTo(patrol.items(Desk.TICKETS + "?size=100&language=prs")
                        .map(t -> t.getString("id"))
                        .toList());
        assertThat(patrol.items(Desk.TICKETS + "?size=100&language=es").toList())
                .isNotEmpty()
                .allMatch(t -> t.getString("language").equals("es"));
        for (String other : List.of("county=Adams", "language=es", "topic=detention&county=Florence")) {
            assertThat(patrol.items(Desk.TICKETS + "?size=100&" + other).map(t -> t.getString("text")))
                    .as(other)
                    .noneMatch(text -> text.contains(word));
        }
        for (String wrong : List.of("language", "topic", "county", "sort")) {
            for (String value :
                    List.of("no-such-thing-at-all-in-wisconsin-or-anywhere", "%3Cb%3E", "a%00b", "%27%20or%201=1")) {
                Reply reply = patrol.get(Desk.TICKETS + "?" + wrong + "=" + value);
                assertThat(reply.status()).as(wrong + " " + value).isEqualTo(400);
                assertThat(Desk.pointer(reply)).isEqualTo(value.contains("%00") ? "" : "/" + wrong);
                assertThat(desk.browser(PATROL)
                                .get("/en/desk/tickets?" + wrong + "=" + value)
                                .status())
                        .as("the page")
                        .isEqualTo(400);
            }
        }
        String page = desk.browser(PATROL)
                .get("/ar/desk/tickets?county=55037&language=en&topic=traffic-stops&sort=newest")
                .body();
        assertThat(page)
                .contains(word)
                .contains("<option value=\"55037\" selected>")
                .contains("<option value=\"traffic-stops\" selected>")
                .contains("<option value=\"newest\" selected>")
                .contains("county=55037&amp;sort=newest");
    }

    @Test
    void after_an_answer_the_next_ticket_of_the_same_list_opens_with_word_of_what_was_sent() {
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(i -> {
                    String word = Desk.word();
                    desk.submit("They asked at the lake " + word, "state-patrol", ",\"place\":{\"county\":\"Pepin\"}");
                    return desk.find(PATROL, "state-patrol", word).getString("id");
                })
                .toList();
        Visitor browser = desk.browser(PATROL);
        String filter = "?county=55091";
        List<String> listed = desk.as(PATROL)
                .items(Desk.TICKETS + "?status=open&county=Pepin")
                .map(t -> t.getString("id"))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);

        assertThat(onward(
                        browser,
                        listed.get(1),
                        filter,
                        "answer",
                        Map.of("answer-text", "We looked into it.", "answer-language", "en", "answer-public", "no")))
                .as("the one after it")
                .contains("/en/desk/tickets/" + listed.get(2) + filter + "&done=answered&of=" + listed.get(1));
        assertThat(onward(browser, listed.get(2), filter, "close", Map.of("close-reason", "nothing to do")))
                .as("at the end, from the beginning")
                .contains("/en/desk/tickets/" + listed.get(0) + filter + "&done=closed&of=" + listed.get(2));
        assertThat(onward(browser, listed.get(0), filter, "message", Map.of("message-text", "When was it?")))
                .as("asked: it is the last that waits")
                .endsWith("/en/desk/tickets" + filter + "&done=asked&of=" + listed.get(0) + "#done");
        String page = browser.get("/en/desk/tickets" + filter + "&done=asked&of=" + listed.get(0))
                .body();
        assertThat(page)
                .contains("Your message is sent")
                .contains("There is no other ticket in this list")
                .contains("href=\"/en/desk/tickets/" + listed.get(0) + "?county=55091\"");
        assertThat(browser.get("/en/desk/tickets?done=%3Cscript%3E&of=%3Cscript%3E")
                        .body())
                .doesNotContain("id=\"done\"");
    }

    private static String onward(Visitor browser, String id, String filter, String act, Map<String, String> fields) {
        Reply shown = browser.get("/en/desk/tickets/" + id + filter);
        Map<String, String> form = new java.util.HashMap<>(fields);
        form.put("token", shown.input("token"));
        form.put("seen", shown.input("seen"));
        Reply reply = browser.post("/en/desk/tickets/" + id + "/" + act + filter, form);
        assertThat(reply.status()).as(reply.body()).isEqualTo(303);
        return reply.header("Location").orElseThrow();
    }

    @Test
    void who_supports_sees_which_agency_leads_and_what_it_answered_but_not_what_the_writer_hides() {
        String word = Desk.word();
        desk.submit("My name is Rosalba Ibarra. Both were there " + word, "state-patrol,ice", "");
        JsonObject one = desk.find(PATROL, "state-patrol", word);
        JsonObject other = desk.find(ICE, "ice", word);
        boolean patrolLeads = one.getString("role").equals("lead");
        String leader = patrolLeads ? PATROL : ICE;
        String supporter = patrolLeads ? ICE : PATROL;
        String lead = (patrolLeads ? one : other).getString("id");
        String support = (patrolLeads ? other : one).getString("id");
        assertThat(desk.ticket(leader, lead).isNull("lead")).isTrue();
        JsonObject before = desk.ticket(supporter, support).getJsonObject("lead");
        assertThat(before.getString("agency")).isEqualTo(patrolLeads ? "state-patrol" : "ice");
        assertThat(before.getString("status")).isEqualTo("open");
        assertThat(before.getJsonArray("answers")).isEmpty();

        assertThat(desk.act(leader, lead, "unmask", "{\"reason\":\"the name is needed\"}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.act(leader, lead, "answer", "{\"text\":\"Dear Ms. Ibarra, we looked into it.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.act(leader, lead, "answer", "{\"text\":\"A word for you only.\",\"public\":false}")
                        .status())
                .isEqualTo(200);
        JsonObject after = desk.ticket(supporter, support).getJsonObject("lead");
        assertThat(after.getString("status")).isEqualTo("answered");
        assertThat(after.getJsonArray("answers").getJsonObject(0).getString("text"))
                .contains("we looked into it")
                .contains("▮▮▮")
                .doesNotContain("Ibarra");
        assertThat(after.getJsonArray("answers").getJsonObject(1).isNull("text"))
                .isTrue();
        String page = desk.browser(supporter).get("/en/desk/tickets/" + support).body();
        assertThat(page)
                .contains("The agency that leads")
                .contains("we looked into it")
                .contains("This answer is for the writer")
                .doesNotContain("Ibarra")
                .doesNotContain("A word for you");
        assertThat(desk.browser("coordinator@demo")
                        .get("/en/desk/tickets/" + support)
                        .body())
                .as("who may see it all")
                .contains("Ibarra, we looked into it");
        assertThat(desk.browser(leader).get("/en/desk/tickets/" + lead).body()).doesNotContain("The agency that leads");
    }

    @Test
    void the_first_page_of_those_without_tickets_says_what_they_can_do() {
        String partner = desk.browser("partner@demo").get("/en/desk").body();
        assertThat(partner)
                .contains(
                        "What you can do here",
                        "Tickets do not come to your role.",
                        "You have one access token",
                        "Search what is published",
                        "Write down a message for somebody else")
                .doesNotContain("/en/desk/accounts")
                .doesNotContain("Search index");
        String admin = desk.browser("admin@demo").get("/en/desk").body();
        assertThat(admin)
                .contains(
                        "What you can do here",
                        "accounts can sign in",
                        "second administrator",
                        "/en/desk/names",
                        "/en/desk/journal",
                        "Its last published link: position",
                        "Search index",
                        "published record")
                .doesNotContain("Write down a message");
        assertThat(desk.browser("admin@demo").get("/ar/desk").body()).contains("ما يمكنك عمله هنا", "فهرس البحث");
        for (String account :
                List.of(PATROL, "coordinator@demo", "moderator@demo", "auditor@demo", "translator@demo")) {
            // What they typed and did not send, in another test, may wait there.
            assertThat(Jsoup.parse(desk.browser(account).get("/en/desk").body())
                            .select("ul.can a")
                            .eachAttr("href"))
                    .as(account)
                    .allMatch("/en/desk/drafts"::equals);
        }
    }

    @Test
    void a_ticket_of_another_agency_is_answered_as_one_that_does_not_exist() {
        String id = desk.ticket("state-patrol");
        String before = desk.ticket(PATROL, id).toString();
        String none = "000000000000";
        assertThat(desk.as(ICE).get(Desk.TICKETS + "/" + id))
                .satisfies(same(desk.as(ICE).get(Desk.TICKETS + "/" + none)));
        Map<String, String> acts = Map.of(
                "assign",
                "{\"assignee\":\"" + ICE + "\"}",
                "transfer",
                "{\"agency\":\"cbp\",\"reason\":\"x\"}",
                "note",
                "{\"text\":\"x\"}",
                "message",
                "{\"text\":\"x\"}",
                "answer",
                "{\"text\":\"x\",\"language\":\"en\"}",
                "close",
                "{\"reason\":\"x\"}",
                "reopen",
                "{\"reason\":\"x\"}");
        acts.forEach((act, body) ->
                assertThat(desk.act(ICE, id, act, body)).as(act).satisfies(same(desk.act(ICE, none, act, body))));
        assertThat(desk.as(ICE).get(Desk.TICKETS + "/%00").status()).isIn(400, 404);

        Visitor browser = desk.browser(ICE);
        String page = browser.get("/en/desk/tickets/" + id).body();
        assertThat(page.replace(id, none))
                .isEqualTo(browser.get("/en/desk/tickets/" + none).body());
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
        desk.submit(
                "They took my papers " + word,
                "state-patrol",
                ",\"place\":{\"county\":\"Dane\",\"detail\":\"behind the blue barn " + word
                        + "\"},\"contact\":{\"name\":\"Zoraida Quintanilla\","
                        + "\"email\":\"zoraida.q@example.org\",\"phone\":\"+16085550147\"},\"shareContactWithAgency\":true");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        List<String> accounts = List.of(
                PATROL,
                ICE,
                "coordinator@demo",
                "auditor@demo",
                "moderator@demo",
                "admin@demo",
                "translator@demo",
                "partner@demo");
        for (String account : accounts) {
            Visitor browser = desk.browser(account);
            Stream.concat(
                            Stream.of(
                                            "/api/v1/desk/tickets?size=100",
                                            "/api/v1/desk/tickets/" + id,
                                            "/api/v1/desk/submissions?size=100",
                                            "/api/v1/desk/audit")
                                    .map(desk.as(account)::get),
                            Stream.of("/en/desk", "/en/desk/tickets", "/en/desk/tickets/" + id, "/en/desk/submissions")
                                    .map(browser::get))
                    .forEach(reply -> {
                        assertThat(reply.body())
                                .doesNotContainIgnoringCase("zoraida")
                                .doesNotContainIgnoringCase("quintanilla")
                                .doesNotContain("5550147");
                        if (!account.equals(PATROL) && !account.equals("moderator@demo")) {
                            assertThat(reply.body()).doesNotContain("behind the blue barn");
                        }
                    });
        }
        assertThat(desk.ticket(PATROL, id).getJsonObject("place").getString("detail"))
                .contains("behind the blue barn");
        assertThat(desk.browser(PATROL).get("/en/desk/tickets/" + id).body()).contains("behind the blue barn");
        assertThat(desk.ticket("coordinator@demo", id).getJsonObject("place").isNull("detail"))
                .isTrue();
    }

    @Test
    void the_submission_of_a_ticket_is_one_id_only_for_those_who_see_them_all() {
        String word = Desk.word();
        desk.submit("Both were there " + word, "state-patrol,ice", "");
        JsonObject ours = desk.find(PATROL, "state-patrol", word);
        JsonObject theirs = desk.find(ICE, "ice", word);
        assertThat(ours.getString("submission")).isNotEqualTo(theirs.getString("submission"));
        assertThat(desk.ticket("coordinator@demo", ours.getString("id")).getString("submission"))
                .isEqualTo(
                        desk.ticket("coordinator@demo", theirs.getString("id")).getString("submission"));
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
        post(
                browser,
                page,
                "message",
                Map.of("message-text", "¿Puede decirnos a qué hora del martes lo pararon los agentes en la carretera?"),
                "asked");
        assertThat(browser.get("/ar/desk/tickets/" + id).body())
                .as("each message in its own language")
                .contains("lang=\"en\" dir=\"ltr\">When was it?")
                .contains("lang=\"es\" dir=\"ltr\">¿Puede decirnos");
        post(
                browser,
                page,
                "answer",
                Map.of("answer-text", "Wir rufen an – نتصل بكم", "answer-language", "de", "answer-public", "no"),
                "answered");
        JsonObject answer = desk.open(receipt).getJsonArray("answers").getJsonObject(0);
        assertThat(answer.getString("text")).isEqualTo("Wir rufen an – نتصل بكم");
        assertThat(answer.getString("language")).isEqualTo("de");
        assertThat(desk.ticket(PATROL, id)
                        .getJsonArray("answers")
                        .getJsonObject(0)
                        .getBoolean("public"))
                .isFalse();
        post(browser, page, "close", Map.of("close-reason", "called"), "closed");
        post(browser, page, "reopen", Map.of("reopen-reason", "called again"), "reopened");
        post(browser, page, "transfer", Map.of("transfer-agency", "cbp", "transfer-reason", "theirs"), "transferred");
        String end = browser.get(page).body();
        assertThat(end).contains("passed on to another agency").doesNotContain("name=\"answer-text\"");
        assertThat(desk.find("liaison@cbp.demo", "cbp", word).getString("status"))
                .isEqualTo("open");
    }

    private static void post(Visitor browser, String page, String act, Map<String, String> fields, String done) {
        Reply shown = browser.get(page);
        Map<String, String> form = new java.util.HashMap<>(fields);
        form.put("token", shown.input("token"));
        form.put("seen", shown.input("seen"));
        Reply reply = browser.post(page + "/" + act, form);
        assertThat(reply.status()).as(act + reply.body()).isEqualTo(303);
        String location = reply.header("Location").orElseThrow();
        if (Set.of("answered", "asked", "closed", "transferred").contains(done)) {
            assertThat(location)
                    .contains("/en/desk/tickets")
                    .doesNotContain(page)
                    .endsWith("done=" + done + "&of=" + page.substring(page.lastIndexOf('/') + 1) + "#done");
        } else {
            assertThat(location).endsWith(page + "?done=" + done + "#done");
        }
        assertThat(browser.get(location.replace("#done", "")).body())
                .contains("role=\"status\" id=\"done\" tabindex=\"-1\"")
                .contains("notice-good");
    }

    @Test
    void a_refused_form_comes_back_with_what_was_typed() {
        String id = desk.ticket("state-patrol");
        String page = "/en/desk/tickets/" + id;
        Visitor browser = desk.browser(PATROL);
        Reply shown = browser.get(page);
        Reply reply = browser.post(
                page + "/transfer",
                Map.of(
                        "token",
                        shown.input("token"),
                        "seen",
                        shown.input("seen"),
                        "transfer-agency",
                        "",
                        "transfer-reason",
                        "a reason worth keeping"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body())
                .contains("a reason worth keeping")
                .contains("href=\"#transfer-agency\"")
                .contains("aria-invalid=\"true\"");
        assertThat(browser.get(page + "/transfer").status())
                .as("reloaded without its form")
                .isEqualTo(303);
        assertThat(browser.post(page + "/close", Map.of("close-reason", "x")).status())
                .as("without a token")
                .isEqualTo(403);
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
        Map<String, String> form = new java.util.HashMap<>(Map.of(
                "token",
                shown.input("token"),
                "seen",
                shown.input("seen"),
                "answer-text",
                "the slower answer",
                "answer-language",
                "en",
                "answer-public",
                "yes"));
        Reply reply = slow.post(page + "/answer", form);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body())
                .contains("the slower answer")
                .contains("the faster answer")
                .contains("after you opened it");
        assertThat(desk.open(receipt).getJsonArray("answers")).hasSize(1);

        form.put("seen", reply.input("seen"));
        assertThat(slow.post(page + "/answer", form).status())
                .as("knowing of the other")
                .isEqualTo(303);
        assertThat(desk.open(receipt).getJsonArray("answers")).hasSize(2);

        Reply open = slow.get(page);
        desk.act(PATROL, id, "close", "{\"reason\":\"done\"}");
        Reply closed = slow.post(
                page + "/message",
                Map.of("token", open.input("token"), "seen", open.input("seen"), "message-text", "one more question"));
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.body()).contains("one more question").contains("readonly");
    }

    @Test
    void the_auditor_reads_everything_and_changes_nothing() {
        String id = desk.ticket("state-patrol");
        String before = desk.ticket("auditor@demo", id).toString();
        Map<String, String> acts = Map.of(
                "assign",
                "{\"assignee\":null}",
                "transfer",
                "{\"agency\":\"cbp\",\"reason\":\"x\"}",
                "note",
                "{\"text\":\"x\"}",
                "message",
                "{\"text\":\"x\"}",
                "answer",
                "{\"text\":\"x\",\"language\":\"en\"}",
                "close",
                "{\"reason\":\"x\"}",
                "reopen",
                "{\"reason\":\"x\"}");
        acts.forEach((act, body) -> assertThat(
                        desk.act("auditor@demo", id, act, body).status())
                .as(act)
                .isEqualTo(403));
        Visitor browser = desk.browser("auditor@demo");
        Reply page = browser.get("/en/desk/tickets/" + id);
        assertThat(page.body()).contains("It does not change it").doesNotContain("action=\"/en/desk/tickets/" + id);
        for (String act : acts.keySet()) {
            Reply reply = browser.post(
                    "/en/desk/tickets/" + id + "/" + act,
                    Map.of(
                            "token",
                            page.input("token"),
                            act + "-text",
                            "x",
                            act + "-reason",
                            "x",
                            act + "-agency",
                            "cbp",
                            "answer-public",
                            "yes",
                            "answer-language",
                            "en"));
            assertThat(reply.status()).as(act).isEqualTo(403);
        }
        assertThat(desk.ticket("auditor@demo", id).toString()).isEqualTo(before);
    }

    @Test
    void what_was_withdrawn_is_closed_and_stays_closed() {
        String word = Desk.word();
        String receipt = desk.submit("I take this back " + word, "state-patrol", "");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        assertThat(new Visitor(RunningServer.shared())
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(desk.ticket(PATROL, id).getString("status")).isEqualTo("closed");
        Map.of(
                        "reopen",
                        "{\"reason\":\"x\"}",
                        "answer",
                        "{\"text\":\"x\",\"language\":\"en\"}",
                        "message",
                        "{\"text\":\"x\"}",
                        "note",
                        "{\"text\":\"x\"}",
                        "transfer",
                        "{\"agency\":\"ice\",\"reason\":\"x\"}",
                        "close",
                        "{\"reason\":\"x\"}",
                        "unmask",
                        "{\"reason\":\"x\"}")
                .forEach((act, body) -> assertThat(
                                desk.act(act.equals("reopen") ? "coordinator@demo" : PATROL, id, act, body)
                                        .status())
                        .as(act)
                        .isEqualTo(409));
        Visitor writer = new Visitor(RunningServer.shared());
        assertThat(writer.json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"x\"}")
                        .status())
                .isEqualTo(409);
        assertThat(writer.json("/api/v1/receipts/consent", "{\"receipt\":\"" + receipt + "\",\"publish\":true}")
                        .status())
                .isEqualTo(409);
        assertThat(desk.browser(PATROL).get("/en/desk/tickets/" + id).body())
                .contains("The words are sealed.")
                .doesNotContain(word);
    }
}
