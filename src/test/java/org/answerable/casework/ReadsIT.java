package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.answerable.platform.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who looked at a case is written down, by page and by API, and an auditor finds it by case and by person. */
class ReadsIT {
    private static final String READS = "/api/v1/desk/reads";
    private static Databases.Empty database;
    private static RunningServer server;
    private static Desk desk;

    @BeforeAll
    static void start() throws Exception {
        database = Databases.told();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("RATE_LIMIT_SIGN_INS_PER_MINUTE", "0");
        server = RunningServer.start(environment);
        desk = new Desk(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static List<JsonObject> reads(String query) {
        return desk.as("auditor@demo").items(READS + "?" + query).toList();
    }

    @Test
    void opening_a_ticket_by_page_and_by_api_leaves_who_what_and_which_parts() {
        String ticket = desk.ticket("ice");
        int before = reads("subject=ticket:" + ticket).size();
        assertThat(before).as("it stood in a list").isPositive();
        desk.ticket("liaison@ice.demo", ticket);
        assertThat(desk.browser("coordinator@demo")
                        .get("/en/desk/tickets/" + ticket)
                        .status())
                .isEqualTo(200);
        List<JsonObject> found = reads("subject=ticket:" + ticket);
        assertThat(found).hasSizeGreaterThanOrEqualTo(before + 2);
        assertThat(found.getFirst().getString("actor")).isEqualTo("coordinator@demo");
        assertThat(found.getFirst().getJsonArray("fields").toString())
                .contains("text", "messages", "notes")
                .doesNotContain("place");
        assertThat(found.toString()).contains("liaison@ice.demo", "\"place\"");
        assertThat(reads("subject=ticket:" + ticket + "&actor=coordinator@demo"))
                .isNotEmpty()
                .allMatch(read -> read.getString("actor").equals("coordinator@demo"));

        String submission = found.getFirst().getString("about");
        assertThat(submission).startsWith("submission:");
        assertThat(desk.as("moderator@demo")
                        .get("/api/v1/desk/submissions/" + submission.substring("submission:".length()))
                        .status())
                .isEqualTo(200);
        List<JsonObject> whole = reads("subject=" + submission);
        assertThat(whole.toString())
                .as("the whole case: its tickets and the moderator's desk")
                .contains("moderator@demo", "liaison@ice.demo");
        assertThat(reads("actor=moderator@demo").toString()).contains(submission);

        Reply page = desk.browser("auditor@demo").get("/en/desk/reads?subject=" + submission);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("moderator@demo", "ticket:" + ticket, "not sealed yet");
        assertThat(found.getFirst().getBoolean("sealed")).isFalse();
    }

    @Test
    void what_is_refused_was_not_read() {
        String ticket = desk.ticket("ice");
        assertThat(desk.as("liaison@state-patrol.demo")
                        .get(Desk.TICKETS + "/" + ticket)
                        .status())
                .isEqualTo(404);
        assertThat(reads("subject=ticket:" + ticket).toString()).doesNotContain("state-patrol");
        for (String account : List.of("liaison@ice.demo", "moderator@demo", "admin@demo", "translator@demo")) {
            assertThat(desk.as(account).get(READS).status()).as(account).isEqualTo(403);
        }
        assertThat(new Visitor(server).get(READS).status()).isEqualTo(401);
        assertThat(desk.as("auditor@demo").get(READS + "?cursor=made-up").status())
                .isEqualTo(400);
    }

    /** The job looks a minute after the start; the row is of yesterday, as if it had been written then. */
    @Test
    void a_day_that_is_over_is_sealed_in_the_journal_and_what_is_changed_afterwards_is_told() {
        LocalDate day = LocalDate.now(Time.ZONE).minusDays(2);
        Databases.execute(
                database.source(),
                "insert into reading (id, at, on_day, actor, subject, fields) values (-1, 1, '" + day
                        + "', 'liaison@ice.demo', 'ticket:x', 'text')");
        Visitor auditor = desk.as("auditor@demo");
        eventually("the day is sealed")
                .until(() -> auditor.get("/api/v1/desk/audit?act=readings.sealed")
                        .body()
                        .contains("readings:" + day));
        Reply verified = auditor.json("/api/v1/desk/audit/verify", "");
        assertThat(PublicExits.json(verified.body()).getBoolean("ok"))
                .as(verified.body())
                .isTrue();
        Visitor browser = desk.browser("auditor@demo");
        assertThat(browser.submit("/en/desk/reads", "/en/desk/reads", Map.of()).body())
                .contains("Every day that is sealed is as it was");
        Databases.execute(database.source(), "delete from reading where id = -1");
        assertThat(browser.submit("/en/desk/reads", "/en/desk/reads", Map.of()).body())
                .contains("is not as it was: 1 readings were sealed, and 0 are there now.");
    }
}
