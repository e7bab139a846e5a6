package org.answerable.audit;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is told at the desk of a journal that is being verified, and of one with which something is wrong: a server
 * whose database the test changes behind it.
 */
class AlarmIT {
    private static final List<String> READERS = List.of("auditor@demo", "coordinator@demo", "admin@demo");
    private static final List<String> OTHERS =
            List.of("moderator@demo", "translator@demo", "liaison@state-patrol.demo", "partner@demo");
    private static final String ALARM = "class=\"alarm\"";
    private static RunningServer server;
    private static DataSource database;

    @BeforeAll
    static void start() {
        Databases.Empty told = Databases.told();
        database = told.source();
        Map<String, String> environment = new HashMap<>(told.environment());
        environment.put("RATE_LIMIT_SIGN_INS_PER_MINUTE", "0");
        server = RunningServer.start(environment);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Visitor visitor(String account) {
        return new Visitor(server).signIn(account);
    }

    private static String begin(Visitor auditor) {
        Reply reply = auditor.submit("/en/desk/audit", "/en/desk/audit/verify", Map.of());
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    /** Begins a verification and looks again, as the page does by itself, until it has come to its end. */
    private static String verify(Visitor auditor) {
        String begun = begin(auditor);
        return begun.contains("http-equiv=\"refresh\"")
                ? eventually("the verification comes to its end")
                        .until(
                                () -> auditor.get("/en/desk/audit").body(),
                                page -> !page.contains("http-equiv=\"refresh\""))
                : begun;
    }

    @Test
    void the_page_says_how_far_a_verification_is_begins_no_second_one_and_says_that_one_broke_off() {
        Visitor auditor = visitor("auditor@demo");
        String said = "id, started_at, told_at, done, total) values ('runs', ";
        long now = System.currentTimeMillis() + 60_000;
        Databases.execute(database, "insert into journal_verification (" + said + now + ", " + now + ", 50, 200)");
        for (String page : List.of(auditor.get("/en/desk/audit").body(), begin(auditor))) {
            assertThat(page)
                    .contains("25 percent so far")
                    .contains("role=\"status\"")
                    .contains("<meta http-equiv=\"refresh\" content=\"3;url=/en/desk/audit\">");
        }
        assertThat(auditor.get("/ar/desk/audit").body()).contains("url=/ar/desk/audit");
        Databases.execute(database, "update journal_verification set done = 300 where id = 'runs'");
        assertThat(auditor.get("/en/desk/audit").body())
                .as("never more than it is")
                .contains("99 percent so far");
        long silent = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(3);
        Databases.execute(
                database,
                "update journal_verification set started_at = " + silent + ", told_at = " + silent
                        + " where id = 'runs'");
        Databases.execute(database, "delete from journal_verification where id <> 'runs'");
        assertThat(auditor.get("/en/desk/audit").body())
                .contains("The last verification broke off")
                .doesNotContain("http-equiv=\"refresh\"");
        assertThat(verify(auditor)).contains("Stored as it was written").doesNotContain("broke off");
    }

    @Test
    void what_is_wrong_with_the_journal_stands_on_every_page_of_the_desk_for_those_who_may_read_it() {
        Visitor auditor = visitor("auditor@demo");
        assertThat(verify(auditor)).contains("notice-good").doesNotContain(ALARM);
        Databases.execute(database, "update answer set text = text || '!' where id = (select min(id) from answer)");
        assertThat(verify(auditor))
                .contains("What acts concerned was changed or is missing")
                .contains(ALARM);
        for (String reader : READERS) {
            Visitor visitor = visitor(reader);
            for (String path : List.of("/en/desk", "/en/desk/account", "/en/desk/names", "/en/desk/no-such-page")) {
                assertThat(visitor.get(path).body())
                        .as(reader + " at " + path)
                        .contains(ALARM)
                        .contains("The last check of the journal found that something is wrong.");
            }
            assertThat(visitor.get("/es/desk").body())
                    .contains("La última verificación del registro encontró que algo está mal.");
            assertThat(visitor.get("/en/").body()).as("in public").doesNotContain(ALARM);
        }
        assertThat(visitor("auditor@demo").get("/en/desk").body())
                .contains("<a href=\"/en/desk/audit\">See what was found</a>");
        assertThat(visitor("admin@demo").get("/en/desk").body())
                .as("no link to what they may not read")
                .doesNotContain("See what was found");
        for (String other : OTHERS) {
            assertThat(visitor(other).get("/en/desk").body()).as(other).doesNotContain(ALARM);
        }
        assertThat(new Visitor(server).get("/en/desk/sign-in").body()).doesNotContain(ALARM);
        Databases.execute(
                database,
                "update answer set text = substring(text from 1 for length(text) - 1) where id = (select min(id) from answer)");
        assertThat(new Visitor(server)
                        .bearer("demo-auditor@demo")
                        .json("/api/v1/desk/audit/verify", "")
                        .body())
                .contains("\"ok\":true");
        assertThat(auditor.get("/en/desk").body())
                .as("a verification by program counts as well")
                .doesNotContain(ALARM);

        Databases.execute(
                database,
                "delete from journal_position where position > (select max(position) - 5 from journal_position)");
        eventually("the watch over the heads tells it")
                .until(() -> auditor.get("/en/desk")
                        .body()
                        .contains("The journal is not the one that this server has seen."));
        assertThat(visitor("admin@demo").get("/en/desk").body())
                .contains("<a href=\"/en/desk/journal\">See what was found</a>");
        assertThat(visitor("moderator@demo").get("/en/desk").body()).doesNotContain(ALARM);
    }
}
