package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What administrators do with accounts, and what they cannot do alone (ADR 15), over HTTP. */
class AccountsIT {
    private static final String PAGE = "/en/desk/accounts";
    private static final String OWN = "seven green trains leave late";
    private static Databases.Empty database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        database = Databases.told();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("RATE_LIMIT_SIGN_INS_PER_MINUTE", "0");
        server = RunningServer.start(environment);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static long number(String query) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement();
                ResultSet row = s.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    private static long id(String name) throws SQLException {
        return number("select id from account where name = '" + name + "'");
    }

    private static long acts(String act, String name) throws SQLException {
        return number("select count(*) from journal_entry where act = '" + act + "' and subject = 'account:" + id(name)
                + "'");
    }

    private static Visitor visitor() {
        return new Visitor(server);
    }

    private static Visitor admin() {
        return visitor().signIn("admin@demo");
    }

    private static Visitor second() {
        return visitor().signIn("second-admin@demo");
    }

    private static Reply signIn(Visitor visitor, String name, String password) {
        return visitor.submit("/en/desk/sign-in", "/en/desk/sign-in", Map.of("name", name, "password", password));
    }

    private static Reply create(Visitor by, String name, String roles, String agencies) {
        return by.submit(PAGE, PAGE, Map.of("name", name, "roles", roles, "agencies", agencies));
    }

    private static String secret(Reply reply) {
        Matcher secret = Pattern.compile("id=\"fresh-password\">([^<]+)<").matcher(reply.body());
        assertThat(secret.find()).as(reply.body()).isTrue();
        return secret.group(1);
    }

    /** The code of what waits for an account. */
    private static String code(String name) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement();
                ResultSet row = s.executeQuery(
                        "select code from account_change where state = 'waiting' and account = " + id(name))) {
            assertThat(row.next()).as("something waits for " + name).isTrue();
            return row.getString(1);
        }
    }

    private static Reply decide(Visitor by, String name, String decision) throws SQLException {
        return by.submit(
                "/en/desk/account", PAGE + "/changes/" + code(name) + "/" + decision, Map.of("reason", "not needed"));
    }

    @Test
    void an_administrator_who_wants_to_read_waits_for_a_second_one() throws Exception {
        Visitor admin = admin();
        for (String role : List.of("moderator", "coordinator", "auditor", "translator", "liaison")) {
            Reply asked =
                    postRoles(admin, id("admin@demo"), List.of("admin", role), role.equals("liaison") ? "ice" : "");
            assertThat(asked.header("Location"))
                    .as(role)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("said=waits#done"));
            assertThat(number("select count(*) from account_role where account = " + id("admin@demo")))
                    .as(role)
                    .isEqualTo(1);
            assertThat(decide(admin, "admin@demo", "agree").status())
                    .as("not by the one who asks")
                    .isEqualTo(409);
            assertThat(decide(admin, "admin@demo", "decline").status()).isEqualTo(409);
            assertThat(decide(second(), "admin@demo", "decline").header("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("said=declined#done"));
            assertThat(admin.get(PAGE).body()).contains("not needed").contains("Declined by second-admin@demo");
        }
        for (String page :
                List.of("/en/desk/moderation", "/en/desk/tickets", "/en/desk/translation", "/en/desk/audit")) {
            assertThat(admin.get(page).status()).as(page).isEqualTo(403);
        }
        postRoles(admin, id("admin@demo"), List.of("admin", "moderator"), "");
        assertThat(second().get(PAGE).body()).contains("Asked by admin@demo");
        assertThat(decide(second(), "admin@demo", "agree").status()).isEqualTo(303);
        assertThat(admin.get("/en/desk/moderation").status()).isEqualTo(200);
        assertThat(acts("account.change-asked", "admin@demo")).isGreaterThanOrEqualTo(6);
        assertThat(acts("account.change-declined", "admin@demo")).isGreaterThanOrEqualTo(5);
        assertThat(acts("account.change-agreed", "admin@demo")).isEqualTo(1);
        assertThat(postRoles(admin, id("admin@demo"), List.of("admin"), "").status())
                .as("taking away needs one")
                .isEqualTo(303);
        assertThat(admin.get("/en/desk/account").status())
                .as("and ends the sessions")
                .isEqualTo(303);
    }

    /** Several roles need several fields of one name. */
    private static Reply postRoles(Visitor by, long account, List<String> roles, String agencies) {
        String token = by.get("/en/desk/account").input("token");
        return by.postText(
                PAGE + "/" + account + "/rights",
                "application/x-www-form-urlencoded",
                "token=" + token + "&agencies=" + agencies
                        + roles.stream().map(role -> "&roles=" + role).reduce("", String::concat));
    }

    @Test
    void an_account_that_reads_begins_with_the_link_of_one_administrator_and_the_code_of_another() throws Exception {
        String name = "newcomer@agency.test";
        Visitor admin = admin();
        String link = Invited.link(create(admin, name, "liaison", "ice cbp"));
        assertThat(number("select count(*) from account_role where account = " + id(name)))
                .isZero();
        Visitor early = visitor().from("127.0.0.8");
        early.get(link);
        assertThat(early.get("/en/invitation").body()).contains("A second administrator has to agree first.");
        assertThat(create(admin, name, "auditor", "").status()).as("taken").isEqualTo(422);
        for (String act : List.of("/on", "/password")) {
            assertThat(admin.submit("/en/desk/account", PAGE + "/" + id(name) + act, Map.of())
                            .status())
                    .as("something waits already")
                    .isEqualTo(409);
        }
        for (Visitor administrator : List.of(admin, second())) {
            assertThat(administrator.get(PAGE).body())
                    .as("shown once")
                    .contains(name)
                    .doesNotContain(link);
        }
        assertThat(admin.get(PAGE).body())
                .as("nobody is alone here")
                .contains("need a second administrator.")
                .doesNotContain("counts at once, and the journal says that you did it alone");
        Reply agreed = decide(second(), name, "agree");
        String code = Invited.code(agreed);
        assertThat(agreed.body()).doesNotContain(link);
        assertThat(second().get(PAGE).body()).doesNotContain(code);
        assertThat(number("select count(*) from account where active and id = " + id(name)))
                .isZero();
        assertThat(Invited.begin(visitor().from("127.0.0.7"), link, "0123456789abc", "Somebody", OWN)
                        .status())
                .as("the link alone is not enough")
                .isEqualTo(422);

        Visitor person = visitor().from("127.0.0.9");
        Reply begun = Invited.begin(person, link, code.toUpperCase(java.util.Locale.ROOT), "Nia Brook", OWN);
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        assertThat(person.get("/en/desk/tickets").status()).isEqualTo(200);
        assertThat(number("select count(*) from account_agency where account = " + id(name)))
                .isEqualTo(2);
        assertThat(number("select count(*) from invitation where link is not null and state <> 'waiting'"))
                .isZero();
        assertThat(acts("account.invited", name)).isEqualTo(1);
        assertThat(acts("account.created", name)).isEqualTo(1);
        assertThat(signIn(visitor(), name, OWN).status()).isEqualTo(303);
    }

    @Test
    void a_new_password_of_an_account_that_reads_needs_two_and_ends_all_it_was_known_by() throws Exception {
        String name = "auditor@demo";
        Visitor person = visitor().signIn(name);
        assertThat(visitor().bearer("demo-" + name).get("/api/v1/desk/audit").status())
                .isEqualTo(200);
        String first = secret(admin().submit(PAGE, PAGE + "/" + id(name) + "/password", Map.of()));
        assertThat(person.get("/en/desk/account").status())
                .as("nothing ends before")
                .isEqualTo(200);
        String whole = first + secret(decide(second(), name, "agree"));
        assertThat(person.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(visitor().bearer("demo-" + name).get("/api/v1/desk/audit").status())
                .isEqualTo(401);
        assertThat(number("select count(*) from known_device where account = " + id(name)))
                .isZero();
        assertThat(signIn(visitor(), name, "demo-only-password").status()).isEqualTo(422);
        Visitor again = visitor();
        assertThat(signIn(again, name, whole).status()).isEqualTo(303);
        assertThat(again.get("/en/desk/audit").status()).isEqualTo(303);
        assertThat(acts("account.password-reset", name)).isEqualTo(1);
        assertThat(acts("account.token-ended", name)).isEqualTo(1);
    }

    @Test
    void a_liaison_has_an_agency_and_nobody_else_has_one() throws Exception {
        Visitor admin = admin();
        assertThat(create(admin, "nowhere@agency.test", "liaison", "").status()).isEqualTo(422);
        for (String role : List.of("moderator", "coordinator", "auditor", "translator", "partner", "admin")) {
            Reply refused = create(admin, "somewhere@agency.test", role, "ice");
            assertThat(refused.status()).as(role).isEqualTo(422);
            assertThat(refused.body()).as(role).contains("nobody else has one");
        }
        assertThat(postRoles(admin, id("moderator@demo"), List.of("moderator"), "ice")
                        .status())
                .as("later")
                .isEqualTo(422);
        assertThat(postRoles(admin, id("liaison@cbp.demo"), List.of("liaison"), "")
                        .status())
                .isEqualTo(422);
        assertThat(number(
                        "select count(*) from account where name in ('nowhere@agency.test', 'somewhere@agency.test')"))
                .isZero();
    }

    /** Each is an administrator while they ask; whoever comes second is none any more, or would leave none. */
    @Test
    void two_administrators_who_switch_each_other_off_at_once_leave_one() throws Exception {
        String both = "('admin@demo', 'second-admin@demo')";
        long one = id("admin@demo");
        long other = id("second-admin@demo");
        sql("update account set active = false where admin_since is not null and name not in " + both);
        for (int round = 0; round < 12; round++) {
            sql("update account set active = true where name in " + both);
            Visitor first = admin();
            Visitor second = second();
            String firstToken = first.get("/en/desk/account").input("token");
            String secondToken = second.get("/en/desk/account").input("token");
            CyclicBarrier together = new CyclicBarrier(2);
            List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
            Thread[] threads = {
                Thread.ofVirtual().start(() -> statuses.add(off(together, first, other, firstToken))),
                Thread.ofVirtual().start(() -> statuses.add(off(together, second, one, secondToken)))
            };
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(statuses).hasSize(2).contains(303).allMatch(status -> status < 500);
            assertThat(number("select count(*) from account a join account_role r on r.account = a.id"
                            + " where a.active and r.role = 'admin'"))
                    .as("round %d", round)
                    .isEqualTo(1);
        }
        sql("update account set active = true where name in " + both);
    }

    private static int off(CyclicBarrier together, Visitor by, long account, String token) {
        try {
            together.await();
            return by.post(PAGE + "/" + account + "/off", Map.of("token", token))
                    .status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_partner_is_invited_by_one_and_chooses_a_password_too() throws Exception {
        String name = "partner2@group.test";
        Visitor person = Invited.begun(server, create(admin(), name, "partner", ""), "Pat Two", OWN);
        assertThat(person.get("/en/desk").status()).isEqualTo(200);
        assertThat(acts("account.granted-alone", name)).isZero();
    }

    /** Invited by both administrators, and begun. */
    private static Visitor invited(String name, String role, String agency) throws Exception {
        String link = Invited.link(create(admin(), name, role, agency));
        Visitor person = visitor();
        Reply begun = Invited.begin(person, link, Invited.code(decide(second(), name, "agree")), "Somebody", OWN);
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        return person;
    }

    @Test
    void what_is_taken_away_ends_at_once_with_sessions_and_tokens() throws Exception {
        String name = "liaison@cbp.demo";
        Visitor person = visitor().signIn(name);
        assertThat(visitor().bearer("demo-" + name).get("/api/v1/desk/tickets").status())
                .isEqualTo(200);
        Reply last = postRoles(admin(), id(name), List.of("partner"), "");
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.body()).contains("This is the last liaison of cbp, and there are open tickets.");
        invited("another@cbp.test", "liaison", "cbp");
        assertThat(postRoles(admin(), id(name), List.of("partner"), "").status())
                .isEqualTo(303);
        assertThat(visitor().bearer("demo-" + name).get("/api/v1/desk/tickets").status())
                .isEqualTo(401);
        assertThat(person.get("/en/desk/account").status()).isEqualTo(303);
        Visitor again = visitor().signIn(name);
        assertThat(again.get("/en/desk/tickets").status()).isEqualTo(403);

        assertThat(admin().submit("/en/desk/account", PAGE + "/" + id(name) + "/off", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(signIn(visitor(), name, "demo-only-password").status()).isEqualTo(422);
        assertThat(admin().submit("/en/desk/account", PAGE + "/" + id(name) + "/on", Map.of())
                        .header("Location"))
                .as("a partner reads nothing")
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=on#done"));
        String agency = "liaison@state-patrol.demo";
        assertThat(postRoles(admin(), id(agency), List.of("liaison"), "state-patrol+ice")
                        .header("Location"))
                .as("another agency is more to read")
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=waits#done"));
        assertThat(number("select count(*) from account_agency where account = " + id(agency)))
                .isEqualTo(1);
        assertThat(decide(admin(), agency, "take-back").header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=taken-back#done"));
    }

    @Test
    void an_account_that_reads_is_switched_on_again_by_two() throws Exception {
        String name = "translator@demo";
        Visitor admin = admin();
        assertThat(admin.submit(PAGE, PAGE + "/" + id(name) + "/off", Map.of()).status())
                .isEqualTo(303);
        assertThat(admin.submit(PAGE, PAGE + "/" + id(name) + "/on", Map.of()).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=waits#done"));
        assertThat(signIn(visitor(), name, "demo-only-password").status()).isEqualTo(422);
        assertThat(decide(second(), name, "agree").status()).isEqualTo(303);
        assertThat(visitor().signIn(name).get("/en/desk/translation").status()).isEqualTo(200);
        assertThat(visitor()
                        .bearer("demo-" + name)
                        .get("/api/v1/desk/translations")
                        .status())
                .as("its tokens are gone")
                .isEqualTo(401);
    }

    @Test
    void an_administrator_of_ones_own_making_is_no_second_one() throws Exception {
        sql("insert into account (id, name, display_name, language, password_hash, active, created_at, "
                + "house, admin_since) select -7, 'sock@agency.test', 'Sock', 'en', password_hash, true, 0, "
                + id("admin@demo") + ", 0 from account where name = 'admin@demo'");
        sql("insert into account_role values (-7, 'admin')");
        postRoles(admin(), id("moderator@demo"), List.of("moderator", "auditor"), "");
        Visitor sock = visitor().signIn("sock@agency.test");
        assertThat(decide(sock, "moderator@demo", "agree").status()).isEqualTo(409);
        assertThat(decide(sock, "moderator@demo", "decline").status()).isEqualTo(409);
        assertThat(decide(second(), "moderator@demo", "decline").status()).isEqualTo(303);
        postRoles(sock, id("admin@demo"), List.of("admin", "moderator"), "");
        assertThat(decide(admin(), "admin@demo", "agree").status())
                .as("nor the other way round")
                .isEqualTo(409);
        assertThat(decide(second(), "admin@demo", "decline").status()).isEqualTo(303);
    }

    @Test
    void nobody_is_named_like_somebody_else() throws Exception {
        Visitor admin = admin();
        for (String name : List.of(
                "resident",
                "SYSTEM",
                "\uFF53\uFF59\uFF53\uFF54\uFF45\uFF4D",
                "r\u0435sident",
                "moderator",
                "ice",
                "ICE",
                "state-patrol",
                "l\u0456aison@ice.demo",
                "liaison@\u0456ce.demo",
                "1iaison@ice.demo",
                "aud\u200Bitor@demo",
                "two words",
                "system@agency.test",
                "Wisconsin-State-Patrol")) {
            assertThat(create(admin, name, "partner", "").status()).as(name).isEqualTo(422);
        }
        String link = Invited.link(create(admin, "shown@agency.test", "partner", ""));
        for (String shown : List.of("System", "Resident", "R\u0435sid\u0435nt", "ICE", "Moderator")) {
            assertThat(Invited.begin(visitor(), link, null, shown, OWN).status())
                    .as(shown)
                    .isEqualTo(422);
        }
        assertThat(number("select count(*) from account where skeleton is null and id > 0"))
                .isZero();
    }

    @Test
    void the_own_account_stays_what_it_is() throws Exception {
        Visitor admin = second();
        long own = id("second-admin@demo");
        assertThat(admin.submit(PAGE, PAGE + "/" + own + "/off", Map.of()).status())
                .isEqualTo(409);
        assertThat(postRoles(admin, own, List.of("partner"), "").status()).isEqualTo(409);
        assertThat(admin.submit(PAGE, PAGE + "/" + own + "/password", Map.of()).status())
                .isEqualTo(409);
    }
}
