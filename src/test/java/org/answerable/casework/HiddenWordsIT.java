package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Texts;
import org.answerable.publication.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a writer hides from agencies, and the agencies that a writer leaves out. */
class HiddenWordsIT {
    private static final String ICE = "liaison@ice.demo";
    private static final String PATROL = "liaison@state-patrol.demo";
    private static final String COORDINATOR = "coordinator@demo";
    private static final String AUDITOR = "auditor@demo";
    private static final String NAME = "Maria Lopez";
    private static final String PHONE = "608-555-0141";

    private static RunningServer server;
    private static Desk desk;

    @BeforeAll
    static void start() {
        server = RunningServer.shared();
        desk = new Desk(server);
    }

    private static String body(String text, String more) {
        return Submitted.that(text).allowingPublication().with(more).body();
    }

    private static JsonObject submit(String text, String more) {
        return Submitted.that(text).allowingPublication().with(more).acknowledged(new Visitor(server));
    }

    private static String told(String word) {
        return "My name is " + NAME + " and they stopped us. Call me at " + PHONE + ". They shouted Maria again. "
                + word;
    }

    private static List<String> agencies(JsonObject answer) {
        return answer.getJsonArray("tickets").getValuesAs(JsonObject.class).stream()
                .map(t -> t.getString("agency"))
                .toList();
    }

    private static void hasNone(Reply reply) {
        assertThat(reply.status()).isLessThan(400);
        assertThat(reply.body()).doesNotContain("Maria").doesNotContain("Lopez").doesNotContain(PHONE);
    }

    @Test
    void agencies_see_bars_where_words_look_personal_and_those_who_must_see_the_words() {
        String word = Desk.word();
        String name = "Petronella Vanderquist"; // Nobody else's: lists hold what other tests show.
        String phone = "608-555-0163";
        JsonObject said = submit(
                told(word).replace(NAME, name).replace("Maria", "Petronella").replace(PHONE, phone),
                ",\"title\":\"Petronella Vanderquist was stopped\",\"agencies\":[\"state-patrol\"],"
                        + "\"place\":{\"county\":\"Dane\",\"municipality\":\"Madison\",\"detail\":\"in front of 12 "
                        + "Main Street, ask for Petronella, "
                        + phone + "\"}");
        assertThat(said.getJsonArray("masked").getValuesAs(JsonObject.class))
                .extracting(m -> m.getString("kind"))
                .contains("name", "phone");
        JsonObject ticket = desk.find(PATROL, "state-patrol", word);
        String id = ticket.getString("id");
        String text = ticket.getString("text");
        assertThat(ticket.getJsonArray("masked").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(m -> assertThat(Texts.slice(text, m.getInt("start"), m.getInt("end")))
                        .isEqualTo("▮▮▮"));
        assertThat(ticket.getString("title")).isEqualTo("▮▮▮ was stopped");
        assertThat(ticket.getJsonObject("place").getString("detail"))
                .contains("12 Main Street")
                .contains("▮▮▮");
        Visitor browser = desk.browser(PATROL);
        for (Reply reply : List.of(
                desk.as(PATROL).get(Desk.TICKETS + "?size=100"),
                desk.as(PATROL).get(Desk.TICKETS + "/" + id),
                browser.get("/en/desk/tickets"),
                browser.get("/en/desk/tickets/" + id),
                browser.get("/es/desk/tickets/" + id),
                desk.as(AUDITOR).get(Desk.TICKETS + "/" + id),
                desk.browser(AUDITOR).get("/en/desk/tickets/" + id))) {
            assertThat(reply.body())
                    .doesNotContain(name)
                    .doesNotContain("Petronella")
                    .doesNotContain(phone);
        }
        assertThat(browser.get("/en/desk/tickets/" + id).body())
                .contains("class=\"redaction\"")
                .contains("phone number");
        assertThat(desk.ticket(COORDINATOR, id).getString("text"))
                .contains(name)
                .contains(phone);
        String code = desk.ticket(COORDINATOR, id).getString("submission");
        assertThat(desk.as("moderator@demo")
                        .get("/api/v1/desk/submissions/" + code)
                        .body())
                .contains(name)
                .contains(phone);
        for (Reply reply : List.of(
                desk.as(AUDITOR).get("/api/v1/desk/submissions/" + code),
                desk.browser(AUDITOR).get("/en/desk/moderation/" + code))) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .doesNotContain("Petronella")
                    .doesNotContain("Vanderquist")
                    .doesNotContain(phone);
        }
    }

    @Test
    void whoever_writes_in_later_messages_what_was_hidden_hides_it_there_too() {
        String word = Desk.word();
        String receipt = submit(told(word), ",\"agencies\":[\"state-patrol\"]").getString("receipt");
        assertThat(new Visitor(server)
                        .json(
                                "/api/v1/receipts/messages",
                                "{\"receipt\":\"" + receipt
                                        + "\",\"text\":\"Here is Lopez again, my sister is at 414-555-0177.\"}")
                        .status())
                .isEqualTo(201);
        JsonObject message = desk.ticket(
                        PATROL, desk.find(PATROL, "state-patrol", word).getString("id"))
                .getJsonArray("messages")
                .getJsonObject(0);
        assertThat(message.getString("text")).isEqualTo("Here is ▮▮▮ again, my sister is at ▮▮▮.");
        assertThat(message.getJsonArray("masked")).hasSize(2);
        assertThat(desk.open(receipt).getJsonArray("messages").getJsonObject(0).getString("text"))
                .contains("Lopez")
                .contains("414-555-0177");
    }

    @Test
    void an_agency_looks_at_hidden_words_with_a_reason_that_the_writer_reads() {
        String word = Desk.word();
        String receipt =
                submit(told(word), ",\"agencies\":[\"state-patrol\",\"ice\"]").getString("receipt");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        for (String empty : List.of("{}", "{\"reason\":\" \"}")) {
            assertThat(desk.act(PATROL, id, "unmask", empty).status()).isIn(400, 422);
        }
        assertThat(desk.act(ICE, id, "unmask", "{\"reason\":\"x\"}").status()).isEqualTo(404);
        hasNone(desk.as(PATROL).get(Desk.TICKETS + "/" + id));
        assertThat(Desk.object(desk.act(PATROL, id, "unmask", "{\"reason\":\"We must call back\"}"))
                        .getString("text"))
                .contains(NAME)
                .contains(PHONE);
        assertThat(desk.act(PATROL, id, "unmask", "{\"reason\":\"again\"}").status())
                .isEqualTo(409);
        assertThat(desk.browser(PATROL).get("/en/desk/tickets/" + id).body())
                .contains(NAME)
                .contains("We must call back");
        hasNone(desk.as(ICE)
                .get(Desk.TICKETS + "/" + desk.find(ICE, "ice", word).getString("id")));
        hasNone(desk.as(AUDITOR).get(Desk.TICKETS + "/" + id));
        JsonObject opened = desk.open(receipt);
        assertThat(opened.getJsonArray("unmasked")).hasSize(1);
        assertThat(opened.getJsonArray("unmasked").getJsonObject(0).getString("agency"))
                .isEqualTo("state-patrol");
        assertThat(opened.getJsonArray("unmasked").getJsonObject(0).getString("reason"))
                .isEqualTo("We must call back");
        assertThat(opened.getJsonArray("timeline").toString()).contains("We must call back");
        assertThat(desk.as(AUDITOR).items("/api/v1/desk/audit").map(i -> i.getString("act")))
                .contains("ticket.unmasked");
    }

    @Test
    void the_page_asks_for_the_reason_and_keeps_what_was_typed() {
        String word = Desk.word();
        submit(told(word), ",\"agencies\":[\"state-patrol\"]");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        Visitor browser = desk.browser(PATROL);
        Reply page = browser.get("/en/desk/tickets/" + id);
        assertThat(page.body()).contains("Look at the hidden parts");
        assertThat(browser.post(
                                "/en/desk/tickets/" + id + "/unmask",
                                java.util.Map.of("token", page.input("token"), "unmask-reason", "  "))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post(
                                "/en/desk/tickets/" + id + "/unmask",
                                java.util.Map.of("token", page.input("token"), "unmask-reason", "To find the officer"))
                        .status())
                .isEqualTo(303);
        assertThat(browser.get("/en/desk/tickets/" + id).body())
                .contains(NAME)
                .doesNotContain("Look at the hidden parts");
        String plain = Desk.word();
        submit("Nothing of that kind here " + plain, ",\"agencies\":[\"state-patrol\"]");
        assertThat(browser.get("/en/desk/tickets/"
                                + desk.find(PATROL, "state-patrol", plain).getString("id"))
                        .body())
                .doesNotContain("Look at the hidden parts");
    }

    @Test
    void who_does_not_hide_anything_is_read_as_they_wrote() {
        String word = Desk.word();
        JsonObject said = submit(told(word), ",\"agencies\":[\"state-patrol\"],\"maskPersonal\":false");
        assertThat(said.getJsonArray("masked")).isEmpty();
        assertThat(desk.find(PATROL, "state-patrol", word).getString("text"))
                .contains(NAME)
                .contains(PHONE);
    }

    @Test
    void a_preview_says_whom_it_would_go_to_and_keeps_nothing() {
        String word = Desk.word();
        long before = desk.as(AUDITOR).items("/api/v1/desk/audit").count();
        String body = body(
                "An ICE officer and a state trooper pulled over our car, a traffic stop. " + told(word),
                ",\"topics\":[\"traffic-stops\"]");
        Reply reply = new Visitor(server).json("/api/v1/submissions/preview", body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
        JsonObject preview = Desk.object(reply);
        assertThat(agencies(preview)).contains("ice", "state-patrol");
        assertThat(preview.getJsonArray("tickets").getValuesAs(JsonObject.class))
                .allSatisfy(t -> assertThat(t.getJsonArray("because").getValuesAs(JsonString.class))
                        .isNotEmpty());
        assertThat(preview.getJsonArray("masked")).isNotEmpty();
        assertThat(desk.as("auditor@demo")
                        .items("/api/v1/desk/submissions")
                        .filter(s -> s.getString("text").contains(word)))
                .isEmpty();
        assertThat(desk.as(COORDINATOR)
                        .items(Desk.TICKETS)
                        .filter(t -> t.getString("text").contains(word)))
                .isEmpty();
        assertThat(desk.as(AUDITOR)
                        .items("/api/v1/desk/audit")
                        .filter(i -> i.toString().contains(word)))
                .isEmpty();
        assertThat(before).isPositive();
        JsonObject sent = Desk.object(new Visitor(server).json("/api/v1/submissions", body));
        assertThat(agencies(sent)).containsExactlyElementsOf(agencies(preview));
        assertThat(sent.getJsonArray("masked")).isEqualTo(preview.getJsonArray("masked"));
        assertThat(new Visitor(server)
                        .json("/api/v1/submissions/preview", body("", ""))
                        .status())
                .isEqualTo(422);
        assertThat(new Visitor(server)
                        .json("/api/v1/submissions/preview", "{\"kind\":\"praise\",\"text\":\"x\",\"mail\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_agency_that_is_left_out_has_neither_words_nor_count() {
        String word = Desk.word();
        String text = "An ICE officer and a state trooper pulled over our car, a traffic stop. " + word;
        long counted = desk.as(ICE).items(Desk.TICKETS).count();
        JsonObject said = submit(text, ",\"topics\":[\"traffic-stops\"],\"excludeAgencies\":[\"ice\"]");
        assertThat(agencies(said))
                .contains("state-patrol", "coordinating-office")
                .doesNotContain("ice");
        assertThat(said.getJsonArray("tickets").toString())
                .contains("You left out Immigration and Customs Enforcement (ICE)");
        assertThat(desk.as(ICE).items(Desk.TICKETS).count()).isEqualTo(counted);
        String office = desk.find(COORDINATOR, "coordinating-office", word).getString("id");
        String patrol = desk.find(PATROL, "state-patrol", word).getString("id");
        for (String id : List.of(office, patrol)) {
            String by = id.equals(office) ? COORDINATOR : PATROL;
            Reply refused = desk.act(by, id, "transfer", "{\"agency\":\"ice\",\"reason\":\"theirs\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("cannot be passed on to that agency");
            String page = "/en/desk/tickets/" + id;
            Visitor browser = desk.browser(by);
            Reply shown = browser.get(page);
            Reply byPage = browser.post(
                    page + "/transfer",
                    Map.of(
                            "token",
                            shown.input("token"),
                            "seen",
                            shown.input("seen"),
                            "transfer-agency",
                            "ice",
                            "transfer-reason",
                            "theirs"));
            assertThat(byPage.status()).as("by the page").isEqualTo(409);
            assertThat(byPage.body()).contains("cannot be passed on to that agency");
            JsonObject several = Desk.object(desk.as(by)
                    .json(
                            Desk.TICKETS + "/bulk",
                            "{\"tickets\":[\"" + id
                                    + "\"],\"act\":\"transfer\",\"agency\":\"ice\",\"reason\":\"theirs\"}"));
            assertThat(several.getJsonArray("done")).as("among several").isEmpty();
            assertThat(several.getJsonArray("refused")).hasSize(1);
        }
        // Left out later: whoever has it from then on is refused the same.
        assertThat(new Visitor(RunningServer.shared())
                        .json(
                                "/api/v1/receipts/consent",
                                "{\"receipt\":\"" + said.getString("receipt")
                                        + "\",\"excludeAgencies\":[\"ice\",\"cbp\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.act(PATROL, patrol, "transfer", "{\"agency\":\"cbp\",\"reason\":\"theirs\"}")
                        .status())
                .as("left out later")
                .isEqualTo(409);
        assertThat(desk.as(ICE).items(Desk.TICKETS).count())
                .as("after all that")
                .isEqualTo(counted);
        assertThat(desk.as(ICE).get(Desk.TICKETS + "/" + patrol).status()).isEqualTo(404);
        String only = Desk.word();
        JsonObject alone = submit(
                "Our ICE matter was handled by ICE. " + only,
                ",\"excludeAgencies\":[\"ice\",\"cbp\"],\"topics\":[\"detention\"]");
        assertThat(agencies(alone)).isNotEmpty().doesNotContain("ice", "cbp");
    }

    private static Reply consent(String receipt, String more) {
        return new Visitor(server).json("/api/v1/receipts/consent", "{\"receipt\":\"" + receipt + "\"" + more + "}");
    }

    @Test
    void an_agency_that_is_left_out_later_sees_nothing_any_more_and_its_part_is_the_offices() {
        String word = Desk.word();
        String receipt = submit("It was them " + word, ",\"agencies\":[\"ice\",\"state-patrol\"]")
                .getString("receipt");
        String id = desk.find(ICE, "ice", word).getString("id");
        long counted = desk.as(ICE).items(Desk.TICKETS).count();
        JsonObject now = Desk.object(consent(receipt, ",\"excludeAgencies\":[\"ice\"]"));
        assertThat(now.getJsonArray("excludeAgencies").toString()).isEqualTo("[\"ice\"]");
        assertThat(now.getBoolean("publish")).as("as it was").isTrue();
        assertThat(now.getBoolean("maskPersonal")).as("as it was").isTrue();
        assertThat(desk.as(ICE).get(Desk.TICKETS + "/" + id).status()).isEqualTo(404);
        assertThat(desk.browser(ICE).get("/en/desk/tickets/" + id).status()).isEqualTo(404);
        assertThat(desk.as(ICE).items(Desk.TICKETS).count()).isEqualTo(counted - 1);
        for (String act : List.of("answer", "note", "message")) {
            assertThat(desk.act(ICE, id, act, "{\"text\":\"x\"}").status())
                    .as(act)
                    .isEqualTo(404);
        }
        assertThat(desk.act(
                                COORDINATOR,
                                desk.find(COORDINATOR, "coordinating-office", word)
                                        .getString("id"),
                                "transfer",
                                "{\"agency\":\"ice\",\"reason\":\"x\"}")
                        .status())
                .isEqualTo(409);
        JsonObject opened = desk.open(receipt);
        assertThat(opened.getJsonArray("timeline").toString())
                .contains("You left this agency out: Immigration and Customs Enforcement (ICE)");
        assertThat(opened.getJsonArray("reads").toString())
                .as("it had been read before")
                .contains("\"ice\"");
        assertThat(opened.getJsonObject("consent")
                        .getJsonArray("excludeAgencies")
                        .toString())
                .contains("ice");
        assertThat(desk.find(PATROL, "state-patrol", word).getString("status")).isEqualTo("open");
    }

    /**
     * On the agency's public page, in the list of agencies and in search, whether its part was open or had ended
     * before.
     */
    @Test
    void an_agency_that_is_left_out_after_publication_has_neither_words_nor_count_in_public() {
        for (boolean ended : List.of(false, true)) {
            String word = Desk.word();
            String receipt = submit("It was in public " + word, ",\"agencies\":[\"cbp\",\"state-patrol\"]")
                    .getString("receipt");
            String id = desk.find("liaison@cbp.demo", "cbp", word).getString("id");
            if (ended) {
                assertThat(desk.act("liaison@cbp.demo", id, "close", "{\"reason\":\"done\"}")
                                .status())
                        .isEqualTo(200);
            }
            String counted = counts(publicPage("/en/agencies"), "cbp");
            String code = desk.ticket(COORDINATOR, id).getString("submission");
            String record = Desk.object(desk.as("moderator@demo")
                            .json("/api/v1/desk/submissions/" + code + "/publish", "{\"redactions\":[]}"))
                    .getString("record");
            awaitPage("/en/agencies/cbp", page -> page.contains(word));
            Story.awaitTotal(server, "q=" + word + "&agency=cbp", 1);
            assertThat(consent(receipt, ",\"excludeAgencies\":[\"cbp\"]").status())
                    .isEqualTo(200);
            awaitPage("/en/agencies/cbp", page -> !page.contains(word));
            awaitPage("/en/agencies", page -> counts(page, "cbp").equals(counted));
            JsonObject shown = Desk.object(new Visitor(server).get("/api/v1/records/" + record));
            assertThat(agencies(shown)).contains("state-patrol").doesNotContain("cbp");
            assertThat(shown.getString("text")).contains(word);
            assertThat(publicPage("/en/records/" + record)).doesNotContain("/agencies/cbp");
            Story.awaitTotal(server, "q=" + word + "&agency=cbp", 0);
            Story.awaitTotal(server, "q=" + word + "&agency=state-patrol", 1);
        }
    }

    /** Lists and numbers of agencies follow the journal. */
    private static void awaitPage(String path, Predicate<String> condition) {
        eventually(path).until(() -> publicPage(path), condition);
    }

    private static String publicPage(String path) {
        Reply page = new Visitor(server).get(path);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    /** What the list of agencies says of one. */
    private static String counts(String page, String agency) {
        int at = page.indexOf("/agencies/" + agency + "\"");
        return page.substring(at, page.indexOf("</tr>", at));
    }

    @Test
    void what_is_hidden_is_shown_and_hidden_again_by_its_writer() {
        String word = Desk.word();
        String receipt = submit(told(word), ",\"agencies\":[\"state-patrol\"]").getString("receipt");
        new Visitor(server)
                .json(
                        "/api/v1/receipts/messages",
                        "{\"receipt\":\"" + receipt + "\",\"text\":\"Call " + PHONE + " please.\"}");
        String id = desk.find(PATROL, "state-patrol", word).getString("id");
        hasNone(desk.as(PATROL).get(Desk.TICKETS + "/" + id));
        assertThat(consent(receipt, ",\"maskPersonal\":false").status()).isEqualTo(200);
        assertThat(desk.ticket(PATROL, id).getString("text")).contains(NAME).contains(PHONE);
        assertThat(desk.ticket(PATROL, id).getJsonArray("messages").toString()).contains(PHONE);
        assertThat(consent(receipt, ",\"maskPersonal\":true").status()).isEqualTo(200);
        hasNone(desk.as(PATROL).get(Desk.TICKETS + "/" + id));
    }

    @Test
    void who_forbids_publication_takes_what_is_public_away() {
        String word = Desk.word();
        String receipt = submit("Public words " + word, ",\"agencies\":[\"state-patrol\"]")
                .getString("receipt");
        String code = desk.ticket(
                        COORDINATOR, desk.find(PATROL, "state-patrol", word).getString("id"))
                .getString("submission");
        String record = Desk.object(desk.as("moderator@demo")
                        .json("/api/v1/desk/submissions/" + code + "/publish", "{\"redactions\":[]}"))
                .getString("record");
        assertThat(new Visitor(server).get("/en/records/" + record).body()).contains(word);
        assertThat(consent(receipt, ",\"publish\":false").status()).isEqualTo(200);
        assertThat(new Visitor(server).get("/api/v1/records/" + record).status())
                .isEqualTo(404);
        assertThat(new Visitor(server).get("/en/records/" + record).body()).doesNotContain(word);
        assertThat(desk.as("moderator@demo")
                        .json("/api/v1/desk/submissions/" + code + "/publish", "{\"redactions\":[]}")
                        .status())
                .isEqualTo(409);
        assertThat(consent(receipt, ",\"publish\":true").status()).isEqualTo(200);
        assertThat(desk.as("moderator@demo")
                        .get("/api/v1/desk/submissions/" + code)
                        .body())
                .contains("awaiting-moderation");
    }

    @Test
    void consent_is_refused_where_it_cannot_be() {
        String receipt = submit("Something " + Desk.word(), ",\"agencies\":[\"state-patrol\"]")
                .getString("receipt");
        assertThat(consent(receipt, ",\"excludeAgencies\":[\"no-such\"]").status())
                .isEqualTo(422);
        assertThat(consent(receipt, ",\"excludeAgencies\":[\"coordinating-office\"]")
                        .status())
                .isEqualTo(422);
        assertThat(consent(receipt, ",\"other\":1").status()).isEqualTo(400);
        assertThat(consent(receipt, ",\"publish\":\"yes\"").status()).isIn(400, 422);
        assertThat(consent("AAAA-AAAA-AAAA-AAAA-AAAA", "").status()).isEqualTo(404);
        assertThat(new Visitor(server)
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(consent(receipt, ",\"publish\":true").status()).isEqualTo(409);
    }

    @Test
    void leaving_out_is_refused_where_it_cannot_be() {
        for (String wrong : List.of(
                ",\"excludeAgencies\":[\"no-such\"]",
                ",\"excludeAgencies\":[\"coordinating-office\"]",
                ",\"agencies\":[\"ice\"],\"excludeAgencies\":[\"cbp\",\"ice\"]")) {
            for (String path : List.of("/api/v1/submissions", "/api/v1/submissions/preview")) {
                Reply refused = new Visitor(server).json(path, body("Something happened.", wrong));
                assertThat(refused.status()).as(wrong).isEqualTo(422);
                assertThat(Desk.pointer(refused)).startsWith("/excludeAgencies/");
            }
        }
    }

    @Test
    void the_coordinating_office_answers_what_nobody_else_has() {
        String word = Desk.word();
        JsonObject said = submit("Zxqv wvut qponm " + word, "");
        assertThat(agencies(said)).containsExactly("coordinating-office");
        String id = desk.find(COORDINATOR, "coordinating-office", word).getString("id");
        assertThat(desk.act(PATROL, id, "answer", "{\"text\":\"x\",\"language\":\"en\"}")
                        .status())
                .isEqualTo(404);
        assertThat(Desk.object(desk.act(
                                COORDINATOR, id, "answer", "{\"text\":\"We looked into it.\",\"language\":\"en\"}"))
                        .getString("status"))
                .isEqualTo("answered");
        JsonObject opened = desk.open(said.getString("receipt"));
        assertThat(opened.getJsonArray("answers").getJsonObject(0).getString("agency"))
                .isEqualTo("coordinating-office");
        assertThat(opened.getJsonArray("reads").getJsonObject(0).getString("agency"))
                .isEqualTo("coordinating-office");
        assertThat(new Visitor(server).get("/api/v1/agencies").body()).contains("coordinating-office");
    }

    @Test
    void the_writer_reads_since_when_an_agency_has_seen_it() {
        String word = Desk.word();
        JsonObject said = submit("Read me " + word, ",\"agencies\":[\"cbp\"]");
        String receipt = said.getString("receipt");
        assertThat(desk.open(receipt).getJsonArray("reads")).isEmpty();
        desk.find(COORDINATOR, "cbp", word);
        desk.as(AUDITOR)
                .items(Desk.TICKETS + "?agency=cbp&size=100")
                .forEach(ticket -> assertThat(ticket).isNotNull());
        assertThat(desk.open(receipt).getJsonArray("reads")).as("no agency's").isEmpty();
        desk.find("liaison@cbp.demo", "cbp", word);
        JsonObject read = desk.open(receipt).getJsonArray("reads").getJsonObject(0);
        assertThat(read.getString("agency")).isEqualTo("cbp");
        desk.ticket(
                "liaison@cbp.demo", desk.find("liaison@cbp.demo", "cbp", word).getString("id"));
        assertThat(desk.open(receipt).getJsonArray("reads")).containsExactly(read);
    }
}
