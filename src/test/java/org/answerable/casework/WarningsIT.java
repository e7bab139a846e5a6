package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mail about deadlines from a server to a real SMTP server, what the timetable keeps in order, and where a ticket goes
 * that comes back. The account's own page; nobody's words in a mail.
 */
class WarningsIT {
    private static final String PAGE = "/en/desk/account/warnings";
    private static final String PATROL = "liaison@state-patrol.demo";
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static Databases.Empty database;
    private static RunningServer server;
    private static Desk desk;

    @BeforeAll
    static void start() throws Exception {
        MAIL.start();
        database = Databases.told();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MAIL_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort() + "?tls=none");
        server = RunningServer.start(environment);
        desk = new Desk(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        MAIL.stop();
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Somebody with a mailbox, who wants to be told at once. */
    private static void account(int id, String name, String language, String role, String agency) {
        Databases.execute(
                database.source(),
                "insert into account (id, name, display_name, language, active, created_at, warnings) values (" + id
                        + ", '" + name + "', '" + name + "', '" + language + "', true, 0, 'AT_ONCE')");
        Databases.execute(
                database.source(), "insert into account_role (account, role) values (" + id + ", '" + role + "')");
        if (agency != null) {
            Databases.execute(
                    database.source(),
                    "insert into account_agency (account, agency) values (" + id + ", '" + agency + "')");
        }
    }

    /** Has the clocks looked at, and waits until they were. */
    private static void look() throws SQLException {
        String before = text("select last_success from scheduled_tasks where task_name = 'clocks'");
        Databases.execute(
                database.source(),
                "update scheduled_tasks set execution_time = current_timestamp where task_name = 'clocks'");
        eventually("the clocks were looked at").until(() -> {
            String last = text("select last_success from scheduled_tasks where task_name = 'clocks'");
            return last != null && !last.equals(before);
        });
        eventually("what was written was sent")
                .until(() -> text("select count(*) from warning_letter where sent_at is null and given_up = false"
                                + " and account < 1000 and account > 900")
                        .equals("0"));
    }

    private static List<MimeMessage> mails(String to) throws Exception {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(to);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static void age(String ticket, Duration age) {
        Databases.execute(
                database.source(),
                "update ticket set received_at = " + Instant.now().minus(age).toEpochMilli() + " where code = '"
                        + ticket + "'");
    }

    @Test
    void a_late_ticket_is_told_once_to_its_agency_and_the_coordinator_by_number_and_link() throws Exception {
        account(901, "ana@patrol.example", "es", "liaison", "doj");
        account(902, "bo@office.example", "en", "coordinator", null);
        account(903, "cy@other.example", "en", "liaison", "ice");
        look();
        int before = mails("bo@office.example").size();
        assertThat(before).as("what was late already comes in one mail").isLessThanOrEqualTo(1);
        int own = mails("ana@patrol.example").size();
        String word = Desk.word();
        desk.submit("They took my brother's car " + word, "doj", "");
        String ticket = desk.find("coordinator@demo", "doj", word).getString("id");
        age(ticket, Duration.ofDays(120));
        look();
        for (String to : List.of("ana@patrol.example", "bo@office.example")) {
            MimeMessage mail = mails(to).getLast();
            String language = to.startsWith("ana") ? "es" : "en";
            assertThat((String) mail.getContent())
                    .contains(ticket + "  " + server.base() + "/" + language + "/desk/tickets/" + ticket)
                    .doesNotContain(word, "brother", "car ", "doj");
            assertThat(mail.getHeader("Content-Language")).containsExactly(language);
        }
        assertThat(mails("bo@office.example")).hasSize(before + 1);
        assertThat(mails("ana@patrol.example")).hasSize(own + 1);
        assertThat(mails("cy@other.example").stream()
                        .filter(mail -> content(mail).contains(ticket)))
                .as("it is not theirs")
                .isEmpty();
        look();
        server.restart();
        look();
        assertThat(mails("bo@office.example")).as("told once").hasSize(before + 1);
        assertThat(mails("ana@patrol.example")).hasSize(own + 1);
        assertThat(Arrays.stream(MAIL.getReceivedMessages()).map(WarningsIT::to))
                .as("what a demonstration's accounts are called is nobody's address")
                .noneMatch(to -> to.endsWith(".demo"));
    }

    private static String content(MimeMessage mail) {
        try {
            return (String) mail.getContent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_chooses_for_themselves_by_page_and_by_program_and_the_journal_has_it() throws Exception {
        String subject = "account:" + text("select id from account where name = '" + PATROL + "'");
        Visitor browser = desk.browser(PATROL);
        assertThat(browser.get(PAGE).body())
                .contains("Once a day", "At once", "is not a mail address")
                .contains("value=\"digest\" checked");
        assertThat(browser.submit(PAGE, PAGE, Map.of("delivery", "never")).status())
                .isEqualTo(422);
        assertThat(browser.submit(PAGE, PAGE, Map.of("delivery", "at-once")).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=saved#done"));
        assertThat(browser.get(PAGE).body()).contains("value=\"at-once\" checked");
        String api = "/api/v1/desk/account/warnings";
        assertThat(Desk.object(desk.as(PATROL).get(api)).getString("delivery")).isEqualTo("at-once");
        assertThat(Desk.object(desk.as("liaison@ice.demo").get(api)).getString("delivery"))
                .as("the other's is their own")
                .isEqualTo("digest");
        assertThat(text("select count(*) from journal_entry where act = 'account.warnings' and subject = '" + subject
                        + "'"))
                .isEqualTo("1");
    }

    @Test
    void the_order_of_queues_follows_what_another_release_wrote_and_a_closure() throws Exception {
        String ticket = desk.ticket("state-patrol");
        String due = desk.ticket(PATROL, ticket).getString("dueBy");
        String stored = text("select due_by from ticket where code = '" + ticket + "'");
        assertThat(Instant.ofEpochMilli(Long.parseLong(stored))).isEqualTo(Instant.parse(due));
        Databases.execute(
                database.source(), "update ticket set due_by = 1, given_away = 4 where code = '" + ticket + "'");
        look();
        assertThat(text("select due_by || ' ' || given_away from ticket where code = '" + ticket + "'"))
                .isEqualTo(stored + " 0");
    }

    @Test
    void what_would_come_back_a_second_time_goes_to_the_coordinating_office() {
        String word = Desk.word();
        desk.submit("They stopped the bus " + word, "state-patrol", "");
        String first = desk.find(PATROL, "state-patrol", word).getString("id");
        pass(PATROL, first, "ice");
        String second = open("ice", word);
        pass("liaison@ice.demo", second, "state-patrol");
        String third = open("state-patrol", word);
        var back = desk.ticket(PATROL, third).getJsonObject("clocks");
        assertThat(back.getBoolean("cameBack")).isTrue();
        assertThat(back.getInt("returns")).isEqualTo(1);
        assertThat(desk.browser(PATROL).get("/en/desk/tickets/" + third).body())
                .contains("The ticket came back", "This ticket has come back once.");
        pass(PATROL, third, "ice");
        assertThat(desk.as("coordinator@demo")
                        .items(Desk.TICKETS + "?status=open&agency=ice")
                        .noneMatch(item -> item.getString("text").contains(word)))
                .isTrue();
        assertThat(open("coordinating-office", word)).isNotEmpty();
    }

    private static String open(String agency, String word) {
        return desk.as("coordinator@demo")
                .items(Desk.TICKETS + "?status=open&agency=" + agency)
                .filter(item -> item.getString("text").contains(word))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static void pass(String account, String ticket, String agency) {
        Desk.object(desk.act(
                account, ticket, "transfer", "{\"agency\":\"" + agency + "\",\"reason\":\"It is theirs, we think.\"}"));
    }
}
