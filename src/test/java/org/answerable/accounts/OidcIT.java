package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single sign-on against a provider that signs real tokens. */
class OidcIT {
    private static final String GROUPS = "/en/desk/groups";
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static Databases.Empty database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        PROVIDER.start();
        database = Databases.told();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("RATE_LIMIT_SIGN_INS_PER_MINUTE", "0");
        environment.put("OIDC_ISSUER", PROVIDER.issuerUrl("desk").toString());
        environment.put("OIDC_CLIENT_ID", "answerable");
        environment.put("OIDC_CLIENT_SECRET", "not a real secret");
        environment.put("OIDC_NAME", "State Login");
        environment.put("OIDC_SECOND_FACTOR", "mfa urn:two");
        server = RunningServer.start(environment);
        map("desk-moderators", "moderator", "");
        map("/desk/patrol", "liaison", "state-patrol");
        map("email:lee@agency.test", "translator", "");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        PROVIDER.shutdown();
    }

    private static Visitor visitor() {
        return new Visitor(server);
    }

    private static String text(String query) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement();
                ResultSet row = s.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void map(String group, String role, String agencies) throws SQLException {
        Reply asked = visitor()
                .signIn("admin@demo")
                .submit(GROUPS, GROUPS, Map.of("group", group, "roles", role, "agencies", agencies));
        assertThat(asked.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("said=waits#done"));
        assertThat(decide("admin@demo", group, "agree").status())
                .as("not by the one who asks")
                .isEqualTo(409);
        assertThat(decide("second-admin@demo", group, "agree").status()).isEqualTo(303);
    }

    private static Reply decide(String administrator, String group, String act) throws SQLException {
        String code = text("select code from group_rights where group_name = '" + group + "' order by id desc");
        return visitor().signIn(administrator).submit(GROUPS, GROUPS + "/" + code + "/" + act, Map.of());
    }

    private static void says(String subject, Map<String, Object> claims, long seconds) {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback("desk", subject, "JWT", null, claims, seconds));
    }

    /** Goes to the provider, which sends the browser back at once; the address that it comes back to. */
    private static String away(Visitor person) throws IOException, InterruptedException {
        return away(person, person.get("/en/desk/sign-in/provider?next=%2Fen%2Fdesk%2Faccount"));
    }

    private static String away(Visitor person, Reply sent) throws IOException, InterruptedException {
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        String to = sent.header("Location").orElseThrow();
        assertThat(to)
                .contains("code_challenge_method=S256", "response_type=code", "nonce=", "state=", "max_age=")
                .doesNotContain("code_verifier");
        // Told to ask anew, this provider shows a form of its own; what it says is what says(…) had it say.
        URI there = URI.create(to.replace("prompt=login&", "").replace("&prompt=login", ""));
        HttpResponse<String> back =
                BROWSER.send(HttpRequest.newBuilder(there).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        URI here = URI.create(back.headers().firstValue("Location").orElseThrow());
        return here.getRawPath() + "?" + here.getRawQuery();
    }

    private static Reply comes(Visitor person, String subject, Map<String, Object> claims) throws Exception {
        says(subject, claims, 3_600);
        return person.get(away(person));
    }

    private static List<Integer> atOnce(List<Callable<Reply>> all) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Integer> answered = new ArrayList<>();
            for (Future<Reply> reply : threads.invokeAll(all)) {
                answered.add(reply.get().status());
            }
            return answered;
        }
    }

    private static void assertRefused(Reply reply, String why) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.body()).contains(why);
        assertThat(reply.all("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("desk="));
    }

    @Test
    void somebody_new_has_the_roles_of_their_groups_and_an_account_and_signs_out() throws Exception {
        assertThat(visitor().get("/en/desk/sign-in").body()).contains("Sign in with State Login");
        Visitor person = visitor();
        Reply come = comes(
                person,
                "k-1",
                Map.of(
                        "preferred_username",
                        "ines@agency.test",
                        "name",
                        "Ines Moore",
                        "groups",
                        List.of("/desk/patrol", "/other")));
        assertThat(come.status()).as(come.body()).isEqualTo(200);
        assertThat(come.body()).contains("url=/en/desk/account");
        assertThat(person.get("/en/desk/account").body()).contains("ines@agency.test");
        assertThat(person.get("/en/desk/tickets").status()).isEqualTo(200);
        assertThat(person.get("/en/desk/moderation").status()).isEqualTo(403);
        assertThat(text("select agency from account_agency g join account a on a.id = g.account"
                        + " where a.name = 'ines@agency.test'"))
                .isEqualTo("state-patrol");
        assertThat(text("select count(*) from journal_entry e join account a on e.subject = 'account:' || a.id"
                        + " where a.name = 'ines@agency.test' and e.act in"
                        + " ('account.created', 'account.linked', 'account.signed-in')"))
                .isEqualTo("3");

        Reply out = person.submit("/en/desk/account", "/en/desk/sign-out", Map.of());
        assertThat(out.header("Location")).contains("/en/desk/sign-in/provider/out");
        assertThat(person.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(person.get("/en/desk/sign-in/provider/out").body())
                .contains("Sign out at State Login", "/desk/endsession", "post_logout_redirect_uri");
    }

    @Test
    void what_was_typed_waits_behind_the_provider_and_its_time_is_short() throws Exception {
        Map<String, Object> claims =
                Map.of("preferred_username", "typed@agency.test", "groups", List.of("desk-moderators"));
        Visitor person = visitor();
        assertThat(comes(person, "k-typed", claims).status()).isEqualTo(200);
        Reply form = person.get("/en/desk/account/away");
        person.cookie("desk", "ended");
        Reply led = person.post(
                "/en/desk/account/away",
                Map.of("token", form.input("token"), "from", "", "until", "", "deputy", "Whoever is in on Monday"));
        String signIn = led.header("Location").orElseThrow();
        assertThat(signIn).endsWith("&kept=true").doesNotContain("Monday");
        Reply in = person.get(signIn);
        assertThat(in.body()).contains("What you wrote is kept.").doesNotContain("Monday");
        String link = in.body()
                .replaceAll("(?s).*href=\"([^\"]*/desk/sign-in/provider[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        says("k-typed", claims, 3_600);
        Reply back = person.get(away(person, person.get(link)));
        assertThat(back.body()).contains("url=/en/desk/account/away");
        Reply again = person.get("/en/desk/account/away");
        assertThat(again.body()).contains("This was not sent: you were signed out");
        assertThat(again.input("deputy")).isEqualTo("Whoever is in on Monday");
        assertThat(text("select words from desk_draft where path = '/desk/account/away'"))
                .as("sealed")
                .doesNotContain("Monday");
        Databases.execute(database.source(), "update desk_draft set kept_at = kept_at - 1209600001");
        assertThat(person.get("/en/desk/account/away").body()).doesNotContain("Whoever is in");
        assertThat(person.get("/en/desk/drafts").body()).doesNotContain("Whoever is in");
        Reply other = person.post(
                "/en/desk/drafts/town-halls/x/agenda",
                Map.of("token", again.input("token"), "agenda-title", "Something else", "quiet", "yes"));
        assertThat(other.status()).isEqualTo(204);
        assertThat(text("select count(*) from desk_draft where path = '/desk/account/away'"))
                .as("erased when its time is over")
                .isEqualTo("0");
    }

    @Test
    void the_next_sign_in_brings_other_groups_and_no_group_brings_nothing() throws Exception {
        Map<String, Object> roles = Map.of(
                "preferred_username", "omar@agency.test", "realm_access", Map.of("roles", List.of("desk-moderators")));
        Visitor first = visitor();
        assertThat(comes(first, "k-2", roles).status()).isEqualTo(200);
        assertThat(first.get("/en/desk/moderation").status()).isEqualTo(200);
        Visitor second = visitor();
        assertThat(comes(
                                second,
                                "k-2",
                                Map.of("preferred_username", "renamed@agency.test", "groups", List.of("/desk/patrol")))
                        .status())
                .isEqualTo(200);
        assertThat(second.get("/en/desk/moderation").status()).isEqualTo(403);
        assertThat(first.get("/en/desk/moderation").status())
                .as("what was taken away ends at once")
                .isEqualTo(303);
        assertThat(text("select count(*) from account where name = 'renamed@agency.test'"))
                .as("the subject counts, not the name")
                .isEqualTo("0");
        assertRefused(
                comes(visitor(), "k-2", Map.of("preferred_username", "omar@agency.test")),
                "none of your groups has a role here");
        assertThat(second.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(text("select count(*) from account_role r join account a on a.id = r.account where a.name ="
                        + " 'omar@agency.test'"))
                .as("whose groups bring nothing has no rights left, and nothing is assigned to them")
                .isEqualTo("0");
    }

    @Test
    void without_groups_a_verified_address_counts_and_one_that_is_not_does_not() throws Exception {
        Visitor person = visitor();
        assertThat(comes(person, "g-1", Map.of("email", "lee@agency.test", "email_verified", true))
                        .status())
                .isEqualTo(200);
        assertThat(person.get("/en/desk/translation").status()).isEqualTo(200);
        assertRefused(
                comes(visitor(), "g-2", Map.of("email", "lee@agency.test")), "none of your groups has a role here");
        assertRefused(
                comes(
                        visitor(),
                        "e-1",
                        Map.of("preferred_username", "big@agency.test", "_claim_names", Map.of("groups", "src1"))),
                "because there are too many");
        assertRefused(
                comes(
                        visitor(),
                        "e-2",
                        Map.of(
                                "preferred_username",
                                "big2@agency.test",
                                "roles",
                                List.of("desk-moderators"),
                                "_claim_names",
                                Map.of("groups", "src1"))),
                "because there are too many");
        assertThat(text("select count(*) from account where name = 'big2@agency.test'"))
                .isEqualTo("0");
    }

    @Test
    void whoever_is_switched_off_here_stays_out_and_nobody_takes_a_name_that_somebody_has() throws Exception {
        Map<String, Object> claims =
                Map.of("preferred_username", "off@agency.test", "groups", List.of("desk-moderators"));
        assertThat(comes(visitor(), "k-3", claims).status()).isEqualTo(200);
        Databases.execute(database.source(), "update account set active = false where name = 'off@agency.test'");
        assertRefused(comes(visitor(), "k-3", claims), "Your account here is switched off.");
        assertRefused(
                comes(
                        visitor(),
                        "k-4",
                        Map.of("preferred_username", "moderator@demo", "groups", List.of("desk-moderators"))),
                "another account has it");
    }

    @Test
    void what_another_browser_began_or_came_back_before_is_refused() throws Exception {
        says("k-5", Map.of("preferred_username", "re@agency.test", "groups", List.of("desk-moderators")), 3_600);
        Visitor person = visitor();
        String back = away(person);
        assertRefused(visitor().get(back), "was not begun in this browser");
        String kept = person.cookie("sign-in");
        assertThat(person.get(back).status()).isEqualTo(200);
        assertRefused(person.get(back), "was not begun in this browser");
        assertRefused(visitor().cookie("sign-in", kept).get(back), "came back already");
        Visitor other = visitor();
        String forged = away(other).replaceFirst("state=[0-9a-z]+", "state=" + "0".repeat(52));
        assertRefused(other.get(forged), "was not begun in this browser");
        Visitor refused = visitor();
        String state = away(refused).replaceFirst(".*state=([0-9a-z]+).*", "$1");
        assertRefused(
                refused.get("/en/desk/sign-in/provider/return?error=access_denied&state=" + state),
                "State Login did not sign you in.");
    }

    @Test
    void a_token_that_is_over_or_for_another_or_from_elsewhere_is_refused() throws Exception {
        Map<String, Object> claims =
                Map.of("preferred_username", "t@agency.test", "groups", List.of("desk-moderators"));
        says("k-6", claims, -600);
        Visitor late = visitor();
        assertRefused(late.get(away(late)), "is no longer valid");
        Map<String, Object> other = new HashMap<>(claims);
        other.put("aud", "payroll");
        assertRefused(comes(visitor(), "k-6", other), "meant for another application");
        Map<String, Object> elsewhere = new HashMap<>(claims);
        elsewhere.put("iss", "https://login.elsewhere.example");
        assertRefused(comes(visitor(), "k-6", elsewhere), "is not from State Login");
        Visitor mixed = visitor();
        assertRefused(mixed.get(away(mixed) + "&iss=https%3A%2F%2Flogin.elsewhere.example"), "is not from State Login");
        assertThat(text("select count(*) from account where name = 't@agency.test'"))
                .isEqualTo("0");
    }

    private static Map<String, Object> asked(Map<String, Object> claims, Instant when) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("auth_time", when.getEpochSecond());
        return all;
    }

    @Test
    void a_sign_in_at_the_provider_is_a_proof_where_it_says_that_it_asked_and_else_it_is_asked_anew() throws Exception {
        Map<String, Object> claims =
                Map.of("preferred_username", "ada@agency.test", "groups", List.of("desk-moderators"));
        Map<String, String> token = Map.of("label", "x", "days", "30");
        Visitor person = visitor();
        assertThat(comes(person, "k-8", claims).status()).isEqualTo(200);
        assertThat(person.submit("/en/desk/account", "/en/desk/account/tokens", token)
                        .header("Location"))
                .as("nobody says when the provider asked")
                .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again"));
        assertThat(comes(person, "k-8", asked(claims, Instant.now().minusSeconds(3_600)))
                        .status())
                .isEqualTo(200);
        assertThat(person.submit("/en/desk/account", "/en/desk/account/tokens", token)
                        .header("Location"))
                .as("it asked an hour ago")
                .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again"));
        String link = person.get("/en/desk/account/again")
                .body()
                .replaceAll("(?s).*href=\"([^\"]*anew=true[^\"]*)\".*", "$1");
        Reply anew = person.get(link.replace("&amp;", "&"));
        assertThat(anew.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("prompt=login", "max_age=0"));
        says("k-8", claims, 3_600);
        assertThat(person.get(away(person, anew)).status()).isEqualTo(200);
        assertThat(person.submit("/en/desk/account", "/en/desk/account/tokens", token)
                        .header("Location"))
                .as("told to ask anew, and it does not say that it did")
                .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again"));
        says("k-8", asked(claims, Instant.now().minusSeconds(3_600)), 3_600);
        assertRefused(
                person.get(away(person, person.get("/en/desk/sign-in/provider?anew=true"))),
                "or does not say when it did");
        says("k-8", asked(claims, Instant.now()), 3_600);
        assertThat(person.get(away(person, person.get("/en/desk/sign-in/provider?anew=true")))
                        .status())
                .isEqualTo(200);
        assertThat(person.submit("/en/desk/account", "/en/desk/account/tokens", token)
                        .body())
                .contains("id=\"fresh-token\"");
    }

    @Test
    void why_nobody_is_signed_in_is_told_in_the_reader_s_language() throws Exception {
        Visitor person = visitor();
        says("k-9", Map.of("preferred_username", "nadie@agency.test"), 3_600);
        Reply refused = person.get(away(person, person.get("/es/desk/sign-in/provider")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains("<html lang=\"es\"", "/es/desk/sign-in")
                .doesNotContain("You are not signed in");
    }

    @Test
    void who_was_invited_links_the_account_and_a_second_factor_is_asked_for_there_too() throws Exception {
        Map<String, Object> claims = Map.of("preferred_username", "someone@agency.test");
        Visitor partner = visitor().signIn("partner@demo");
        Reply known = partner.submit("/en/desk/account", "/en/desk/account/provider/link", Map.of());
        says("k-10", claims, 3_600);
        assertRefused(partner.get(away(partner, known)), "or does not say when it did");
        Reply sent = partner.submit("/en/desk/account", "/en/desk/account/provider/link", Map.of());
        assertThat(sent.header("Location"))
                .as("whoever the provider knows in this browser may be another")
                .hasValueSatisfying(to -> assertThat(to).contains("prompt=login", "max_age=0"));
        says("k-10", asked(claims, Instant.now()), 3_600);
        String back = away(partner, sent);
        Reply linked = partner.get(back);
        assertThat(linked.body()).as(linked.body()).contains("/en/desk/account?said=linked");
        assertThat(partner.get("/en/desk/account").body()).contains("Linked since");
        Visitor there = visitor();
        assertThat(comes(there, "k-10", claims).status()).isEqualTo(200);
        assertThat(there.get("/en/desk/account").body()).contains("partner@demo");
        Visitor auditor = visitor().signIn("auditor@demo");
        says("k-10", asked(claims, Instant.now()), 3_600);
        assertRefused(
                auditor.get(
                        away(auditor, auditor.submit("/en/desk/account", "/en/desk/account/provider/link", Map.of()))),
                "is linked with another one already");
        Databases.execute(
                database.source(),
                "insert into authenticator (code, account, secret, last_step, made_at) select 'app1', id, 'x', 0, 0"
                        + " from account where name = 'partner@demo'");
        Visitor half = visitor();
        assertThat(comes(half, "k-10", claims).body()).contains("/en/desk/sign-in/code");
        assertThat(half.cookie("desk")).isNull();
        assertThat(half.get("/en/desk/sign-in/code").status()).isEqualTo(200);
        Databases.execute(database.source(), "update authenticator set ended_at = 1 where code = 'app1'");
        says("k-10", asked(claims, Instant.now()), 3_600);
        assertThat(partner.get(away(
                                partner,
                                partner.submit("/en/desk/account", "/en/desk/account/provider/link", Map.of())))
                        .body())
                .as("linked already, with the same")
                .contains("/en/desk/account?said=linked");
        says("k-10", claims, 3_600);
        Visitor late = visitor();
        String comesBack = away(late);
        Map<String, String> form =
                Map.of("token", partner.get("/en/desk/account").input("token"));
        Callable<Reply> unlink = () -> partner.post("/en/desk/account/provider/unlink", form);
        assertThat(atOnce(List.of(unlink, unlink, () -> late.get(comesBack))))
                .as("of two who end it, one does; who comes meanwhile comes before or not at all")
                .satisfies(all -> assertThat(List.of(all.get(0), all.get(1))).containsExactlyInAnyOrder(303, 404))
                .satisfies(all -> assertThat(all.get(2)).isIn(200, 403));
        assertThat(text("select count(*) from desk_session s join account a on a.id = s.account"
                        + " where a.name = 'partner@demo' and s.means = 'PROVIDER'"))
                .as("whichever came first, no session outlives the link")
                .isEqualTo("0");
        assertThat(there.get("/en/desk/account").status())
                .as("a session that came by the link")
                .isEqualTo(303);
        assertThat(partner.get("/en/desk/account").status())
                .as("one that did not")
                .isEqualTo(200);
        assertRefused(comes(visitor(), "k-10", claims), "none of your groups has a role here");
        assertThat(text("select count(*) from journal_entry e join account a on e.subject = 'account:' || a.id"
                        + " where a.name = 'partner@demo' and e.act in"
                        + " ('account.provider-linked', 'account.provider-unlinked')"))
                .isEqualTo("2");
    }

    @Test
    void programs_keep_the_table_of_groups_and_a_second_administrator_agrees() throws Exception {
        Visitor first = visitor().bearer("demo-admin@demo");
        Reply made = first.json(
                "/api/v1/desk/groups", "{\"group\":\"desk-api\",\"roles\":[\"translator\"],\"agencies\":[]}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"waits\":true");
        String id = text("select code from group_rights where group_name = 'desk-api'");
        assertThat(first.json("/api/v1/desk/groups/" + id + "/agree", "{}").status())
                .as("not by the one who asks")
                .isEqualTo(409);
        Visitor second = visitor().bearer("demo-second-admin@demo");
        assertThat(second.json("/api/v1/desk/groups/" + id + "/agree", "{}").status())
                .isEqualTo(204);
        assertThat(second.get("/api/v1/desk/groups").body()).contains("\"desk-api\"", "second-admin@demo");
        assertThat(first.json("/api/v1/desk/groups/" + id + "/end", "{}").status())
                .isEqualTo(204);
        assertThat(second.get("/api/v1/desk/groups").body()).doesNotContain("\"desk-api\"");
        assertThat(first.json("/api/v1/desk/groups", "{\"group\":\"x\",\"roles\":[\"admin\"]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_group_makes_no_administrator_and_what_ended_counts_no_more() throws Exception {
        Reply admin = visitor().signIn("admin@demo").submit(GROUPS, GROUPS, Map.of("group", "x", "roles", "admin"));
        assertThat(admin.status()).isEqualTo(422);
        map("desk-short", "auditor", "");
        Map<String, Object> claims = Map.of("preferred_username", "aud@agency.test", "groups", List.of("desk-short"));
        assertThat(comes(visitor(), "k-7", claims).status()).isEqualTo(200);
        assertThat(decide("admin@demo", "desk-short", "end").status()).isEqualTo(303);
        assertRefused(comes(visitor(), "k-7", claims), "none of your groups has a role here");
    }

    @Test
    void a_role_that_needs_a_second_factor_has_it_from_the_provider_s_proof_or_from_here() throws Exception {
        map("desk-translators", "translator", "");
        Visitor admin = visitor().signIn("admin@demo");
        admin.submit("/en/desk/second-factor", "/en/desk/second-factor", Map.of("roles", "translator"));
        try {
            Map<String, Object> claims = new HashMap<>(
                    Map.of("preferred_username", "mai@agency.test", "groups", List.of("desk-translators")));
            Visitor person = visitor();
            assertThat(comes(person, "k-20", claims).status()).isEqualTo(200);
            assertThat(person.get("/en/desk/account").header("Location"))
                    .as("nothing opens before")
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/en/desk/account/factor"));
            assertThat(person.get("/en/desk/account/factor/app").header("Location"))
                    .as("whom the provider still knows comes without being asked")
                    .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again"));
            says("k-20", claims, 3_600);
            assertThat(person.get(away(person, person.get("/en/desk/sign-in/provider?anew=true")))
                            .status())
                    .isEqualTo(200);
            assertThat(person.get("/en/desk/account/factor/app").status())
                    .as("no auth_time, no password, no factor: nobody is locked out")
                    .isEqualTo(200);
            Databases.execute(
                    database.source(),
                    "update desk_session set created_at = created_at - 660000 where account ="
                            + " (select id from account where name = 'mai@agency.test')");
            assertThat(person.get("/en/desk/account/factor/app").header("Location"))
                    .as("a session that somebody finds open")
                    .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again"));
            claims.put("amr", List.of("pwd"));
            Visitor less = visitor();
            assertThat(comes(less, "k-20", claims).status()).isEqualTo(200);
            assertThat(less.get("/en/desk/account").status()).isEqualTo(303);
            claims.put("amr", List.of("pwd", "mfa"));
            Visitor proved = visitor();
            assertThat(comes(proved, "k-20", asked(claims, Instant.now())).status())
                    .isEqualTo(200);
            assertThat(proved.get("/en/desk/account").status()).isEqualTo(200);
            Map<String, String> token = Map.of("label", "x", "days", "30");
            Reply refused = proved.submit("/en/desk/account", "/en/desk/account/tokens", token);
            assertThat(refused.status())
                    .as("no provider stands behind a program: a token would open nothing")
                    .isEqualTo(409);
            assertThat(refused.body()).contains("A token needs a second factor", "/en/desk/account/factor");
            Databases.execute(
                    database.source(),
                    "insert into authenticator (code, account, secret, last_step, made_at) select 'app2', id, 'x', 0, 0"
                            + " from account where name = 'mai@agency.test'");
            assertThat(comes(visitor(), "k-20", claims).body()).doesNotContain("/en/desk/sign-in/code");
            claims.remove("amr");
            assertThat(comes(visitor(), "k-20", claims).body())
                    .as("without proof the own one is asked for")
                    .contains("/en/desk/sign-in/code");
            claims.put("acr", "urn:two");
            assertThat(comes(visitor(), "k-20", claims).body()).doesNotContain("/en/desk/sign-in/code");
        } finally {
            admin.submit("/en/desk/second-factor", "/en/desk/second-factor", Map.of("roles", ""));
        }
    }
}
