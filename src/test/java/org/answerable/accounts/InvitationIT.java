package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.answerable.Production;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An invitation from its making to the first page of the desk, and every way in which it ends otherwise. */
class InvitationIT {
    private static final String PAGE = "/en/desk/accounts";
    private static final String OWN = "seven green trains leave late";
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static Databases.Empty database;
    private static RunningServer server;
    private static Visitor admin;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        MAIL.start();
        database = Databases.empty();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MAIL_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort() + "?tls=none");
        environment.put("RATE_LIMIT_SIGN_INS_PER_MINUTE", "0");
        server = RunningServer.start(Production.environment(environment));
        admin = Production.admin(server);
        token = admin.submit("/en/desk/account", "/en/desk/account/tokens", Map.of("label", "test", "days", "30"))
                .body()
                .replaceAll("(?s).*(answerable_[0-9a-z]+).*", "$1");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        MAIL.stop();
    }

    private static Visitor visitor() {
        return new Visitor(server);
    }

    private static Visitor program() {
        return visitor().bearer(token);
    }

    private static Reply invite(String name, String role) {
        return admin.submit(PAGE, PAGE, Map.of("name", name, "roles", role, "languages", "en hmn"));
    }

    private static String code(String name) {
        return program()
                .items("/api/v1/desk/invitations")
                .filter(i -> i.getString("account").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static Reply opened(String link) {
        Visitor stranger = visitor();
        assertThat(stranger.get(link).status()).isEqualTo(303);
        return stranger.get("/en/invitation");
    }

    @Test
    void the_secret_leaves_the_address_at_once_and_the_person_is_signed_in() {
        String link = Invited.link(invite("ana@agency.test", "partner"));
        Visitor person = visitor();
        Reply leads = person.get(link);
        assertThat(leads.header("Location")).contains("/en/invitation");
        assertThat(leads.header("Referrer-Policy")).contains("no-referrer");
        assertThat(leads.header("Cache-Control").orElseThrow()).startsWith("no-store");
        assertThat(leads.all("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("invitation="))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("/invitation"));
        Reply form = person.get("/en/invitation");
        assertThat(form.body()).contains("ana@agency.test").doesNotContain(link.substring(link.lastIndexOf('/') + 1));
        assertThat(person.get("/en/invitation").status())
                .as("looking uses nothing up")
                .isEqualTo(200);
        Reply weak = person.submit(
                "/en/invitation",
                "/en/invitation",
                Map.of("displayName", "Ana", "language", "es", "fresh", "password", "repeated", "password"));
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("id=\"fresh-error\"");
        Reply begun = person.submit(
                "/en/invitation",
                "/en/invitation",
                Map.of("displayName", "Ana Weiss", "language", "es", "fresh", OWN, "repeated", OWN));
        assertThat(begun.header("Location")).contains("/es/desk");
        assertThat(person.get("/es/desk").status()).isEqualTo(200);
        assertThat(person.get("/en/desk/account/away").body()).contains("value=\"en hmn\"");
        assertThat(opened(link).body()).contains("The account has begun.");
        assertThat(opened(link).status()).isEqualTo(410);
    }

    @Test
    void an_invitation_goes_by_mail_where_the_name_is_an_address() throws Exception {
        int before = MAIL.getReceivedMessages().length;
        Reply made = invite("mail@agency.test", "partner");
        assertThat(made.body()).contains("The link was also sent by mail.");
        assertThat(MAIL.getReceivedMessages()).hasSize(before + 1);
        var mail = MAIL.getReceivedMessages()[before];
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("mail@agency.test");
        assertThat(mail.getContent().toString().replace("=\r\n", "")).contains(Invited.link(made));
        assertThat(invite("no-address", "partner").body()).doesNotContain("also sent by mail");
        assertThat(MAIL.getReceivedMessages()).hasSize(before + 1);
    }

    @Test
    void a_forged_link_says_that_there_is_none() {
        for (String forged : new String[] {"0".repeat(26), "short", "x/y/z"}) {
            Reply page = opened("/en/invitation/" + forged);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.body()).contains("There is no such invitation");
        }
        assertThat(visitor().get("/en/invitation").status()).isEqualTo(404);
    }

    @Test
    void an_expired_one_says_whom_to_ask_and_a_new_link_takes_its_place() {
        String old = Invited.link(invite("late@agency.test", "partner"));
        Databases.execute(
                database.source(),
                "update invitation set expires_at = 1 where code = '" + code("late@agency.test") + "'");
        Reply page = opened(old);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("Ask the administrator who invited you for a new link.");
        Reply renewed = admin.submit(PAGE, PAGE + "/invitations/" + code("late@agency.test") + "/renew", Map.of());
        assertThat(opened(old).status()).as("the old one is worth nothing").isEqualTo(404);
        Invited.begun(server, renewed, "Late Riser", OWN);
    }

    @Test
    void an_invitation_that_needs_a_voucher_is_stored_as_what_an_older_release_lets_nobody_begin() throws Exception {
        String page = "/en/desk/second-administrator";
        Reply made = admin.submit(page, page, Map.of("name", "vouched@agency.test"));
        assertThat(made.status()).as(made.body()).isLessThan(400);
        String number = code("vouched@agency.test");
        try (var connection = database.source().getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select state from invitation where vouched = true and code = '" + number + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1))
                    .as("a release that knows no vouching waits for an agreement that never comes")
                    .isEqualTo("waiting");
        }
        assertThat(opened(Invited.link(made)).body())
                .as("open here")
                .doesNotContain("A second administrator has to agree first");
    }

    @Test
    void a_withdrawn_one_says_so_and_the_name_can_be_invited_again() {
        String link = Invited.link(invite("gone@agency.test", "partner"));
        Visitor early = visitor();
        early.get(link);
        String typing = early.get("/en/invitation").input("token");
        String code = code("gone@agency.test");
        assertThat(admin.submit(PAGE, PAGE + "/invitations/" + code + "/withdraw", Map.of())
                        .header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=withdrawn#done"));
        assertThat(opened(link).body()).contains("An administrator took it back.");
        Reply late = early.post(
                "/en/invitation",
                Map.of("token", typing, "displayName", "Gone", "language", "en", "fresh", OWN, "repeated", OWN));
        assertThat(late.status()).as("with a form that was open already").isEqualTo(409);
        assertThat(late.body()).contains("An administrator took it back.");
        assertThat(program()
                        .json("/api/v1/desk/invitations/" + code + "/withdraw", "{}")
                        .status())
                .isEqualTo(404);
        Invited.begun(server, invite("gone@agency.test", "partner"), "Back Again", OWN);
        assertThat(invite("gone@agency.test", "partner").status())
                .as("somebody has it now")
                .isEqualTo(422);
    }

    @Test
    void a_program_invites_lists_renews_and_withdraws() {
        Reply made = program()
                .json(
                        "/api/v1/desk/accounts",
                        "{\"name\":\"api@agency.test\",\"roles\":[\"translator\"],\"languages\":[\"so\"]}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonObject invitation = PublicExits.json(made.body()).getJsonObject("invitation");
        assertThat(invitation.getString("account")).isEqualTo("api@agency.test");
        assertThat(invitation.getBoolean("waits")).as("one administrator alone").isFalse();
        assertThat(invitation.getBoolean("mailed")).isTrue();
        String link = invitation.getString("link");
        assertThat(opened(link.substring(link.indexOf("/en/"))).status()).isEqualTo(200);
        String id = invitation.getString("id");
        Reply renewed = program().json("/api/v1/desk/invitations/" + id + "/renew", "{}");
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        assertThat(opened(link.substring(link.indexOf("/en/"))).status()).isEqualTo(404);
        assertThat(program()
                        .json("/api/v1/desk/invitations/" + id + "/withdraw", "{}")
                        .status())
                .isEqualTo(204);
        Reply wrong = program()
                .json("/api/v1/desk/accounts", "{\"name\":\"x y\",\"roles\":[\"king\"],\"languages\":[\"?\"]}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"/roles\"");
    }

    @Test
    void two_who_open_one_link_at_once_begin_one_account() throws Exception {
        String link = Invited.link(invite("twice@agency.test", "partner"));
        int[] statuses = new int[2];
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++) {
            int at = i;
            threads[i] = Thread.ofVirtual()
                    .start(() -> statuses[at] = Invited.begin(visitor(), link, null, "Twin " + at, OWN)
                            .status());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses).containsExactlyInAnyOrder(303, 409);
    }
}
