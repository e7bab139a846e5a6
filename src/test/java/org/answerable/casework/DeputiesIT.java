package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.accounts.Invited;
import org.answerable.platform.Databases;
import org.answerable.platform.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Standing in for a while, being away, and what becomes of open tickets when somebody goes. */
class DeputiesIT {
    private static final String PAGE = "/en/desk/accounts";
    private static final String OWN = "seven green trains leave late";
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

    private static String text(String query) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement();
                ResultSet row = s.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static long id(String name) throws SQLException {
        return Long.parseLong(text("select id from account where name = '" + name + "'"));
    }

    private static LocalDate today() {
        return LocalDate.now(Time.ZONE);
    }

    private static Reply agree(String name) throws SQLException {
        String code = text("select code from (select code, state, account from account_change union all"
                + " select code, state, account from deputy_asked) c where state = 'waiting' and account = "
                + id(name));
        return desk.browser("second-admin@demo")
                .submit("/en/desk/account", PAGE + "/changes/" + code + "/agree", Map.of());
    }

    private static Reply deputise(String name, String role, String agency, LocalDate until) throws SQLException {
        return desk.browser("admin@demo")
                .submit(
                        PAGE,
                        PAGE + "/" + id(name) + "/deputy",
                        Map.of("roles", role, "agency", agency, "until", until.toString()));
    }

    @Test
    void a_deputy_reads_and_answers_for_the_agency_until_the_day_is_over() throws Exception {
        String name = "liaison@dane-county-sheriff.demo";
        String ticket = desk.ticket("ice");
        Visitor deputy = desk.as(name);
        assertThat(deputy.get(Desk.TICKETS + "/" + ticket).status()).isEqualTo(404);
        assertThat(deputise(name, "liaison", "ice", today().minusDays(1)).status())
                .as("a day that is over")
                .isEqualTo(422);
        assertThat(deputise(name, "admin", "", today()).status()).isEqualTo(422);
        assertThat(deputise(name, "liaison", "ice", today()).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=waits#done"));
        assertThat(deputy.get(Desk.TICKETS + "/" + ticket).status())
                .as("one administrator alone gives nothing")
                .isEqualTo(404);
        assertThat(agree(name).status()).isEqualTo(303);
        assertThat(deputy.get(Desk.TICKETS + "/" + ticket).status()).isEqualTo(200);
        assertThat(desk.act("liaison@ice.demo", ticket, "assign", "{\"assignee\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(desk.browser("admin@demo").get(PAGE).body()).contains("Who stands in now");
        assertThat(text("select content from (select count(*) || '' as content from journal_entry where act ="
                        + " 'account.deputised' and subject = 'account:" + id(name) + "') x"))
                .isEqualTo("1");

        Databases.execute(database.source(), "update deputyship set until_day = '" + today().minusDays(1) + "'");
        assertThat(deputy.get(Desk.TICKETS + "/" + ticket).status())
                .as("nothing ran: the day is over")
                .isEqualTo(404);
        assertThat(text("select count(*) from ticket where code = '" + ticket + "' and assignee = '" + name + "'"))
                .as("and the ticket is still theirs")
                .isEqualTo("1");
        Databases.execute(
                database.source(),
                "update scheduled_tasks set execution_time = current_timestamp where task_name = 'deputies'");
        eventually("the ticket is back with the agency")
                .until(() -> desk.ticket("liaison@ice.demo", ticket).isNull("assignee"));
        assertThat(text("select count(*) from journal_entry where act = 'account.deputy-ended' and actor = 'system'"
                        + " and subject = 'account:" + id(name) + "'"))
                .isEqualTo("1");

        assertThat(deputise(name, "liaison", "ice", today()).status()).isEqualTo(303);
        assertThat(agree(name).status()).isEqualTo(303);
        assertThat(desk.act("liaison@ice.demo", ticket, "assign", "{\"assignee\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);
        String code = text("select code from deputyship where ended_at is null and account = " + id(name));
        assertThat(desk.browser("admin@demo")
                        .submit(PAGE, PAGE + "/deputies/" + code + "/end", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(deputy.get(Desk.TICKETS + "/" + ticket).status()).isEqualTo(404);
        assertThat(desk.ticket("liaison@ice.demo", ticket).isNull("assignee"))
                .as("it went back to the agency")
                .isTrue();
    }

    @Test
    void nothing_new_is_assigned_to_who_is_away_and_the_list_says_who_stands_in() throws Exception {
        String name = "away@state-patrol.test";
        Visitor admin = desk.browser("admin@demo");
        String link = Invited.link(
                admin.submit(PAGE, PAGE, Map.of("name", name, "roles", "liaison", "agencies", "state-patrol")));
        Visitor person = new Visitor(server);
        assertThat(Invited.begin(person, link, Invited.code(agree(name)), "Ines Away", OWN)
                        .status())
                .isEqualTo(303);
        Reply wrong = person.submit(
                "/en/desk/account/away",
                "/en/desk/account/away",
                Map.of("from", today().toString(), "until", today().minusDays(1).toString(), "deputy", "nobody"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"until-error\"", "id=\"deputy-error\"");
        assertThat(person.submit(
                                "/en/desk/account/away",
                                "/en/desk/account/away",
                                Map.of(
                                        "from",
                                        today().toString(),
                                        "until",
                                        today().plusDays(3).toString(),
                                        "deputy",
                                        "liaison@state-patrol.demo"))
                        .status())
                .isEqualTo(303);
        String ticket = desk.ticket("state-patrol");
        Reply refused = desk.act("liaison@state-patrol.demo", ticket, "assign", "{\"assignee\":\"" + name + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("This person is on leave.");
        assertThat(desk.browser("liaison@state-patrol.demo")
                        .get("/en/desk/tickets/" + ticket)
                        .body())
                .contains("Ines Away, on leave until")
                .contains("Ana Reyes stands in");
        assertThat(person.submit("/en/desk/account/away", "/en/desk/account/away/end", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(desk.act("liaison@state-patrol.demo", ticket, "assign", "{\"assignee\":\"" + name + "\"}")
                        .status())
                .isEqualTo(200);

        // Whoever goes leaves everything with the agency.
        Visitor token = person;
        assertThat(desk.browser("admin@demo")
                        .submit(PAGE, PAGE + "/" + id(name) + "/off", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(token.get("/en/desk/tickets").status())
                .as("the session ended")
                .isEqualTo(303);
        var file = desk.ticket("liaison@state-patrol.demo", ticket);
        assertThat(file.isNull("assignee")).isTrue();
        assertThat(file.getJsonArray("history").toString()).contains("admin@demo");
        assertThat(text("select act from journal_entry where subject = 'ticket:" + ticket
                        + "' and actor = 'admin@demo' order by id desc fetch first 1 rows only"))
                .isEqualTo("ticket.assigned");
    }

    @Test
    void what_waits_for_an_account_that_is_switched_off_is_given_to_nobody() throws Exception {
        String name = "gone@state-patrol.test";
        Visitor admin = desk.browser("admin@demo");
        String link = Invited.link(
                admin.submit(PAGE, PAGE, Map.of("name", name, "roles", "liaison", "agencies", "state-patrol")));
        assertThat(Invited.begin(new Visitor(server), link, Invited.code(agree(name)), "Ben Gone", OWN)
                        .status())
                .isEqualTo(303);
        long id = id(name);
        assertThat(deputise(name, "liaison", "ice", today().plusDays(9)).status())
                .isEqualTo(303);
        // As the release before does, which does not know what waits.
        Databases.execute(database.source(), "update account set active = false where id = " + id);
        Reply refused = agree(name);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("This account is switched off.");
        Databases.execute(database.source(), "update account set active = true where id = " + id);
        Databases.execute(
                database.source(),
                "insert into account_change (id, code, account, what, roles, agencies, asked_by, asked_at, state, form)"
                        + " select 900000001, 'waits-too', account, 'rights', roles, agencies, asked_by, asked_at,"
                        + " state, form from deputy_asked where state = 'waiting' and account = " + id);
        assertThat(admin.submit(PAGE, PAGE + "/" + id + "/off", Map.of()).status())
                .isEqualTo(303);
        for (String table : new String[] {"account_change", "deputy_asked"}) {
            assertThat(text("select count(*) from " + table + " where state = 'waiting' and account = " + id))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(text("select state from account_change where id = 900000001"))
                .isEqualTo("taken-back");
    }

    private static Reply put(Visitor program, String path, String body) {
        return program.send("PUT", path, "application/json", body);
    }

    @Test
    void programs_say_when_somebody_is_away_and_in_which_languages_they_work() {
        Visitor liaison = desk.as("liaison@dane-county-sheriff.demo");
        String away = "/api/v1/desk/account/away";
        Reply entered = put(
                liaison,
                away,
                "{\"from\":\"" + today() + "\",\"until\":\"" + today().plusDays(2) + "\",\"deputy\":null}");
        assertThat(entered.status()).as(entered.body()).isEqualTo(200);
        assertThat(liaison.get(away).body()).contains("\"until\":\"" + today().plusDays(2) + "\"");
        assertThat(put(liaison, away, "{\"from\":\"" + today() + "\",\"until\":\"" + today().minusDays(2) + "\"}")
                        .body())
                .contains("/until");
        assertThat(put(liaison, "/api/v1/desk/account/languages", "{\"languages\":[\"es\",\"en\"]}")
                        .body())
                .contains("[\"en\",\"es\"]");
        assertThat(liaison.send("DELETE", away, "application/json", "").status())
                .isEqualTo(204);
        assertThat(liaison.get(away).body()).contains("\"leave\":null");
    }

    @Test
    void the_last_one_goes_when_another_has_come() throws Exception {
        Visitor admin = desk.browser("admin@demo");
        Reply coordinator = admin.submit(PAGE, PAGE + "/" + id("coordinator@demo") + "/off", Map.of());
        assertThat(coordinator.status()).isEqualTo(409);
        assertThat(coordinator.body()).contains("This is the last coordinator.");
        desk.ticket("cbp");
        Reply liaison = admin.submit(PAGE, PAGE + "/" + id("liaison@cbp.demo") + "/off", Map.of());
        assertThat(liaison.status()).isEqualTo(409);
        assertThat(liaison.body()).contains("This is the last liaison of cbp, and there are open tickets.");
        assertThat(deputise("liaison@ice.demo", "liaison", "cbp", today().plusDays(9))
                        .status())
                .isEqualTo(303);
        assertThat(agree("liaison@ice.demo").status()).isEqualTo(303);
        assertThat(admin.submit(PAGE, PAGE + "/" + id("liaison@cbp.demo") + "/off", Map.of())
                        .status())
                .as("who stands in for a while is no successor")
                .isEqualTo(409);
    }
}
