package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.language.Languages;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Signing in, sessions, form tokens and access tokens, over HTTP, on PostgreSQL, with the keys known to the test (A7,
 * A20 to A22).
 */
class SigningInIT {
    private static final String RIGHT = "demo-only-password";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static Databases.Empty database;
    private static RunningServer server;
    private static PrfSet hashes;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws Exception {
        AeadConfig.register();
        PrfConfig.register();
        KeysetHandle hashKeys = KeysetHandle.generateNew(KeyTemplates.get("HMAC_SHA256_PRF"));
        hashes = hashKeys.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        database = Databases.empty();
        environment = new HashMap<>(database.environment());
        environment.putAll(Map.of(
                "HASH_KEYSET",
                json(hashKeys),
                "SEAL_KEYSET",
                json(KeysetHandle.generateNew(KeyTemplates.get("AES256_GCM"))),
                "RATE_LIMIT_SIGN_INS_PER_MINUTE",
                "0"));
        server = RunningServer.start(environment);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String json(KeysetHandle keys) throws Exception {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
                .replaceAll("\\s+", "");
    }

    private static String hash(String purpose, String value) throws Exception {
        return HexFormat.of()
                .formatHex(hashes.computePrimary((purpose + "\u0000" + value).getBytes(StandardCharsets.UTF_8), 32));
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement()) {
            s.execute(statement);
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

    private static Visitor visitor() {
        return new Visitor(server);
    }

    private static Reply signIn(Visitor visitor, String name, String password) {
        return visitor.submit("/en/desk/sign-in", "/en/desk/sign-in", Map.of("name", name, "password", password));
    }

    @Test
    void a_page_of_the_desk_sends_a_stranger_to_sign_in_and_back() {
        Visitor visitor = visitor();
        Reply sent = visitor.get("/es/desk/account?said=revoked");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).contains("/es/desk/sign-in?next=%2Fes%2Fdesk%2Faccount%3Fsaid%3Drevoked");
        Reply form = visitor.get(sent.header("Location").orElseThrow());
        Reply signedIn = visitor.post(
                "/es/desk/sign-in",
                Map.of(
                        "token",
                        form.input("token"),
                        "next",
                        form.input("next"),
                        "name",
                        " Auditor@DEMO ",
                        "password",
                        RIGHT));
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("Location")).contains("/es/desk/account?said=revoked");
        assertThat(visitor.get("/es/desk/account").body()).contains("auditor@demo");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        Visitor visitor = visitor();
        Reply reply = signIn(visitor, "auditor@demo", RIGHT);
        String cookie = reply.all("Set-Cookie").stream()
                .filter(c -> c.startsWith("desk="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .doesNotContain("Domain")
                .doesNotContain("Max-Age");
        assertThat(visitor.cookie("desk")).hasSizeGreaterThanOrEqualTo(52);
        assertThat(reply.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void signing_in_never_takes_over_a_session_id_that_was_there_before() throws Exception {
        Visitor planted = visitor().cookie("desk", "planted-by-somebody-else");
        signIn(planted, "auditor@demo", RIGHT);
        String first = planted.cookie("desk");
        assertThat(first).isNotEqualTo("planted-by-somebody-else");

        signIn2(planted);
        assertThat(planted.cookie("desk")).isNotEqualTo(first);
        assertThat(number("select count(*) from desk_session where token_hash = '" + hash("session", first) + "'"))
                .isZero();
        assertThat(visitor().cookie("desk", first).get("/en/desk/account").status())
                .isEqualTo(303);
    }

    /**
     * Signs in again from a browser that is signed in: the form's token is bound to the account, so it comes from a
     * page of the account.
     */
    private static void signIn2(Visitor visitor) {
        Reply reply = visitor.submit(
                "/en/desk/account", "/en/desk/sign-in", Map.of("name", "auditor@demo", "password", RIGHT));
        assertThat(reply.status()).isEqualTo(303);
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        Visitor visitor = visitor().signIn("translator@demo");
        String session = visitor.cookie("desk");
        Reply out = visitor.submit("/en/desk/account", "/en/desk/sign-out", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(visitor.cookie("desk")).isNull();
        assertThat(visitor().cookie("desk", session).get("/en/desk/account").status())
                .isEqualTo(303);
    }

    @Test
    void a_session_ends_after_half_an_hour_of_rest_and_after_twelve_hours_whatever_happens() throws Exception {
        Visitor resting = visitor().signIn("partner@demo");
        sql("update desk_session set seen_at = seen_at - "
                + Duration.ofMinutes(31).toMillis() + " where token_hash = '" + hash("session", resting.cookie("desk"))
                + "'");
        assertThat(resting.get("/en/desk/account").status()).isEqualTo(303);

        Visitor old = visitor().signIn("partner@demo");
        sql("update desk_session set created_at = created_at - "
                + Duration.ofHours(12).toMillis() + " where token_hash = '" + hash("session", old.cookie("desk"))
                + "'");
        assertThat(old.get("/en/desk/account").status()).isEqualTo(303);
    }

    @Test
    void a_form_without_a_token_or_with_a_stale_or_foreign_one_changes_nothing() throws Exception {
        Visitor visitor = visitor().signIn("moderator@demo");
        Visitor other = visitor().signIn("coordinator@demo");
        String foreign = other.get("/en/desk/account").input("token");
        String form = visitor.cookie("form");
        long account = number("select id from account where name = 'moderator@demo'");
        long now = Instant.now().getEpochSecond() / 60;
        String stale = (now - 12 * 60 - 1) + "." + hash("form", form + "|" + (now - 12 * 60 - 1) + "|" + account);
        String fresh = now + "." + hash("form", form + "|" + now + "|" + account);
        String anonymous = now + "." + hash("form", form + "|" + now + "|-1");
        long before = number("select count(*) from access_token");
        for (String bad : Arrays.asList(
                null,
                "",
                "0",
                foreign,
                stale,
                anonymous,
                fresh.replace(now + ".", (now - 1) + "."),
                "99999999999." + fresh)) {
            for (String action : List.of("tokens", "tokens/revoke", "password", "sign-out-everywhere")) {
                Map<String, String> fields = new HashMap<>(Map.of(
                        "label",
                        "forged",
                        "days",
                        "30",
                        "code",
                        "x",
                        "present",
                        RIGHT,
                        "fresh",
                        "another long password",
                        "repeated",
                        "another long password"));
                if (bad != null) {
                    fields.put("token", bad);
                }
                assertThat(visitor.post("/en/desk/account/" + action, fields).status())
                        .as(action + " with token " + bad)
                        .isEqualTo(403);
            }
        }
        assertThat(number("select count(*) from access_token")).isEqualTo(before);
        assertThat(visitor.get("/en/desk/account").status())
                .as("still signed in")
                .isEqualTo(200);
        assertThat(visitor.post("/en/desk/account/tokens", Map.of("label", "mine", "days", "30", "token", fresh))
                        .status())
                .as("the test's way to sign is the server's")
                .isEqualTo(200);
    }

    @Test
    void nobody_can_be_signed_in_by_another_site() {
        Visitor visitor = visitor();
        Reply forged = visitor.post("/en/desk/sign-in", Map.of("name", "auditor@demo", "password", RIGHT));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(visitor.cookie("desk")).isNull();
    }

    @Test
    void the_way_back_never_leaves_the_desk() {
        for (String next : List.of(
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/en/desk/..//evil.example",
                "/en/desk//evil.example",
                "/en/../evil",
                "javascript:alert(1)",
                "/en/desk/x\r\nSet-Cookie: a=b",
                "/en/share",
                "/en/desk/sign-out",
                "/en/desk@evil.example")) {
            Visitor visitor = visitor();
            Reply reply = visitor.submit(
                    "/en/desk/sign-in",
                    "/en/desk/sign-in",
                    Map.of("name", "auditor@demo", "password", RIGHT, "next", next));
            assertThat(reply.status()).as(next).isEqualTo(303);
            assertThat(reply.header("Location")).as(next).contains("/en/desk");
        }
    }

    @Test
    void unknown_wrong_and_switched_off_read_the_same() throws Exception {
        sql("insert into account (id, name, display_name, language, password_hash, active, "
                + "created_at) select -1, 'gone@agency.test', 'Gone', 'en', password_hash, false, 0 "
                + "from account where name = 'auditor@demo'");
        sql("insert into account_role values (-1, 'auditor')");
        String unknown = refused("nobody@agency.test", RIGHT);
        assertThat(refused("gone@agency.test", RIGHT)).isEqualTo(unknown);
        assertThat(refused("liaison@ice.demo", "wrong")).isEqualTo(unknown);
        assertThat(
                        number(
                                "select count(*) from journal_entry where act = 'account.sign-in-failed' and subject = 'account:unknown'"))
                .isPositive();
        assertThat(number("select count(*) from journal_entry where subject like '%nobody%' or actor like '%nobody%'"))
                .isZero();
    }

    private static String refused(String name, String password) {
        Reply reply = signIn(visitor(), name, password);
        assertThat(reply.status()).isEqualTo(422);
        return reply.body()
                .replaceAll("name=\"token\" value=\"[^\"]*\"|data-challenge=\"[^\"]*\"", "")
                .replace(name, "NAME");
    }

    @Test
    void an_unknown_name_costs_as_much_time_as_a_known_one() {
        // An address for each, so that no delay is in the way; the slowest and fastest are left out.
        long unknown = median(i -> "nobody" + i + "@agency.test");
        long known = median(i -> List.of(
                        "admin@demo",
                        "liaison@cbp.demo",
                        "liaison@milwaukee-police.demo",
                        "liaison@dane-county-sheriff.demo",
                        "liaison@state-patrol.demo")
                .get(i));
        assertThat((double) unknown / known)
                .as("without the work for an unknown name this would be a tenth")
                .isBetween(0.33, 3.0);
    }

    private static long median(java.util.function.IntFunction<String> name) {
        long[] times = new long[5];
        for (int i = 0; i < times.length; i++) {
            Visitor visitor = visitor().from("127.0.4." + (i + 1));
            String token = visitor.get("/en/desk/sign-in").input("token");
            long begin = System.nanoTime();
            visitor.post("/en/desk/sign-in", Map.of("token", token, "name", name.apply(i), "password", "wrong"));
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        return times[2];
    }

    @Test
    void a_strangers_tries_keep_the_owner_out_neither_on_a_known_device_nor_at_another_address() throws Exception {
        String name = "liaison@milwaukee-police.demo";
        Visitor owner = visitor().signIn(name);
        Reply stranger = afterWrongTries(name, device -> device);
        assertThat(stranger.status())
                .as("an unknown device at the stranger's address")
                .isEqualTo(422);
        assertThat(stranger.body()).contains("Your try was not looked at").contains("in 1 minute");
        assertThat(afterWrongTries(name, device -> device.cookie("device", "a-made-up-one"))
                        .status())
                .as("a made-up device")
                .isEqualTo(422);
        String elsewhere = visitor().signIn("auditor@demo").cookie("device");
        assertThat(afterWrongTries(name, device -> device.cookie("device", elsewhere))
                        .status())
                .as("a device known to another account")
                .isEqualTo(422);
        for (int i = 0; i < 12; i++) {
            assertThat(signIn(visitor(), name, "wrong").status()).isEqualTo(422);
        }
        assertThat(signIn(visitor().cookie("device", owner.cookie("device")), name, RIGHT)
                        .status())
                .as("the known device at the stranger's address")
                .isEqualTo(303);
        assertThat(signIn(visitor().from("127.0.0.7"), name, RIGHT).status())
                .as("a new device elsewhere")
                .isEqualTo(303);
    }

    /**
     * The right password after three wrong ones, from an address of its own and within the second that it must wait
     * then. Where the machine was too slow for that, another address tries again.
     */
    private static Reply afterWrongTries(String name, UnaryOperator<Visitor> device) {
        Reply reply;
        long begin;
        do {
            String address = "127.0.5." + ADDRESSES.incrementAndGet();
            begin = 0;
            for (int i = 0; i < SignInDelay.FREE; i++) {
                begin = System.nanoTime();
                assertThat(signIn(visitor().from(address), name, "wrong").status())
                        .isEqualTo(422);
            }
            reply = signIn(device.apply(visitor().from(address)), name, RIGHT);
        } while (reply.status() == 303
                && System.nanoTime() - begin
                        >= SignInDelay.after(SignInDelay.FREE).toNanos());
        return reply;
    }

    @Test
    void from_many_addresses_a_name_has_thirty_tries_and_then_each_new_device_waits_while_a_known_one_does_not()
            throws Exception {
        String name = "liaison@dane-county-sheriff.demo";
        Visitor owner = visitor().signIn(name);
        int looked = 0;
        for (int address = 10; address < 50; address++) {
            Reply reply = signIn(visitor().from("127.0.1." + address), name, "wrong");
            looked += reply.body().contains("Your try was not looked at") ? 0 : 1;
        }
        assertThat(looked).isBetween(28, 31);
        Reply late = signIn(visitor().from("127.0.2.1"), name, RIGHT);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("in 15 minutes");
        Reply unknown = null;
        for (int address = 10; address < 42; address++) {
            unknown = signIn(visitor().from("127.0.3." + address), "nobody-at-all@agency.test", "wrong");
        }
        assertThat(unknown.body()).as("the same of a name that nobody has").contains("in 15 minutes");
        assertThat(signIn(visitor().cookie("device", owner.cookie("device")), name, RIGHT)
                        .status())
                .isEqualTo(303);
        assertThat(number("select count(*) from sign_in_budget where name_hash = '" + hash("sign-in", name) + "'"))
                .isEqualTo(1);
    }

    @Test
    void the_cookie_of_a_known_device_goes_to_the_desk_only_changes_at_each_sign_in_and_gives_no_right()
            throws Exception {
        Visitor visitor = visitor();
        List<String> set = signIn(visitor, "auditor@demo", RIGHT).all("Set-Cookie").stream()
                .filter(c -> c.startsWith("device="))
                .toList();
        assertThat(set)
                .hasSize(Languages.UI.size())
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .containsPattern("Path=/[A-Za-z-]+/desk(;|$)")
                        .contains("Max-Age=" + Duration.ofDays(180).toSeconds()));
        String device = visitor.cookie("device");
        assertThat(number("select count(*) from known_device where device_hash = '" + device + "'"))
                .as("only its hash is kept")
                .isZero();
        assertThat(number("select count(*) from known_device where device_hash = '" + hash("device", device) + "'"))
                .isEqualTo(1);
        assertThat(visitor().cookie("device", device).get("/en/desk/account").status())
                .isEqualTo(303);
        Visitor next = visitor().cookie("device", device).signIn("auditor@demo");
        assertThat(next.cookie("device")).isNotEqualTo(device);
        assertThat(number("select count(*) from known_device where device_hash = '" + hash("device", device) + "'"))
                .isZero();
    }

    @Test
    void tries_sent_at_once_are_counted_one_by_one() throws Exception {
        String name = "at-once@agency.test";
        List<Thread> tries = new ArrayList<>();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 12; i++) {
            Visitor visitor = visitor();
            String token = visitor.get("/en/desk/sign-in").input("token");
            tries.add(Thread.ofVirtual()
                    .unstarted(() -> statuses.add(
                            visitor.post("/en/desk/sign-in", Map.of("token", token, "name", name, "password", "wrong"))
                                    .status())));
        }
        tries.forEach(Thread::start);
        for (Thread one : tries) {
            one.join();
        }
        // 503 is for those who would have had to wait too long for their turn to hash.
        assertThat(statuses)
                .hasSize(12)
                .allMatch(status -> status == 422 || status == 503)
                .contains(422);
        assertThat(number("select count(*) from sign_in_budget where name_hash = '" + hash("sign-in", name)
                        + "' and spent > 0 and spent < 4"))
                .isEqualTo(1);
    }

    @Test
    void a_role_taken_away_and_an_account_switched_off_count_from_the_next_request() throws Exception {
        sql("insert into account (id, name, display_name, language, password_hash, active, "
                + "created_at) select -2, 'leaving@agency.test', 'Leaving', 'en', password_hash, true, 0 "
                + "from account where name = 'auditor@demo'");
        sql("insert into account_role values (-2, 'admin')");
        sql("insert into access_token (token_hash, code, account, label, created_at) values ('"
                + hash("token", "leaving-token") + "', 'leaving', -2, 'x', 0)");
        Visitor page = visitor().signIn("leaving@agency.test");
        assertThat(page.get("/en/desk/account").status()).isEqualTo(200);

        sql("delete from account_role where account = -2");
        assertThat(page.get("/en/desk/account").status()).isEqualTo(403);

        sql("update account set active = false where id = -2");
        assertThat(page.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(visitor().bearer("leaving-token").get("/api/v1/desk/nothing").status())
                .isEqualTo(401);
    }

    @Test
    void a_token_is_shown_once_works_and_stops_when_it_is_revoked_or_expired() throws Exception {
        Visitor page = visitor().signIn("coordinator@demo");
        Reply made = page.submit(
                "/en/desk/account", "/en/desk/account/tokens", Map.of("label", "weekly <export>", "days", "30"));
        assertThat(made.status()).isEqualTo(200);
        String token = made.body().replaceAll("(?s).*id=\"fresh-token\">([^<]+)<.*", "$1");
        assertThat(token).startsWith("answerable_").hasSizeGreaterThan(60);
        assertThat(page.get("/en/desk/account").body())
                .contains("weekly &lt;export&gt;")
                .doesNotContain(token);

        Visitor program = visitor().bearer(token);
        assertThat(program.get("/api/v1/desk/nothing").status())
                .as("known, so it is told what is not there")
                .isEqualTo(404);
        sql("update access_token set expires_at = 1 where token_hash = '" + hash("token", token) + "'");
        assertUnauthorized(program.get("/api/v1/desk/nothing"));
        sql("update access_token set expires_at = null where token_hash = '" + hash("token", token) + "'");
        assertThat(program.get("/api/v1/desk/nothing").status()).isEqualTo(404);

        String code = page.get("/en/desk/account").input("code");
        assertThat(page.submit("/en/desk/account", "/en/desk/account/tokens/revoke", Map.of("code", code))
                        .status())
                .isEqualTo(303);
        assertUnauthorized(program.get("/api/v1/desk/nothing"));
    }

    @Test
    void a_token_of_another_account_cannot_be_revoked() throws Exception {
        long before = number("select count(*) from access_token");
        Visitor page = visitor().signIn("translator@demo");
        try (Connection connection = database.source().getConnection();
                Statement s = connection.createStatement();
                ResultSet row = s.executeQuery(
                        "select code from access_token t join account a on a.id = t.account where a.name = 'admin@demo'")) {
            row.next();
            assertThat(page.submit(
                                    "/en/desk/account",
                                    "/en/desk/account/tokens/revoke",
                                    Map.of("code", row.getString(1)))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(number("select count(*) from access_token")).isEqualTo(before);
    }

    @Test
    void without_a_valid_token_every_desk_address_of_the_api_answers_401_before_anything_else() {
        for (String path : List.of(
                "/api/v1/desk", "/api/v1/desk/tickets", "/api/v1/desk/nothing", "/api/v1/desk/audit?cursor=%00")) {
            assertUnauthorized(visitor().get(path));
            assertUnauthorized(visitor().bearer("demo-nobody").get(path));
            assertUnauthorized(visitor().header("Authorization", "Basic YTpi").get(path));
        }
        assertUnauthorized(visitor().json("/api/v1/desk/audit/verify", "{"));
        Visitor page = visitor().signIn("auditor@demo");
        assertUnauthorized(page.get("/api/v1/desk/audit"));
    }

    private static void assertUnauthorized(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"answerable\"");
        assertThat(reply.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void the_password_changes_only_for_who_knows_it_and_ends_every_other_session_and_every_token() throws Exception {
        String name = "liaison@ice.demo";
        Visitor here = visitor().signIn(name);
        Visitor there = visitor().signIn(name);
        Map<String, String> wrong =
                Map.of("present", "not it", "fresh", "a new and long password", "repeated", "a new and long password");
        assertThat(here.submit("/en/desk/account", "/en/desk/account/password", wrong)
                        .status())
                .isEqualTo(422);
        Map<String, String> brief = Map.of("present", RIGHT, "fresh", "short", "repeated", "short");
        assertThat(here.submit("/en/desk/account", "/en/desk/account/password", brief)
                        .status())
                .isEqualTo(422);
        for (String known :
                List.of("passwordpassword", "Answerable2026!!", "1234567890123456", "zebra " + name + " kettle")) {
            assertThat(here.submit(
                                    "/en/desk/account",
                                    "/en/desk/account/password",
                                    Map.of("present", RIGHT, "fresh", known, "repeated", known))
                            .status())
                    .as(known)
                    .isEqualTo(422);
        }
        assertThat(here.submit(
                                "/en/desk/account",
                                "/en/desk/account/password",
                                Map.of("present", RIGHT, "fresh", RIGHT, "repeated", RIGHT))
                        .body())
                .contains("must be another one");
        assertThat(there.get("/en/desk/account").status()).isEqualTo(200);
        String token = there.submit("/en/desk/account", "/en/desk/account/tokens", Map.of("label", "x", "days", "30"))
                .body()
                .replaceAll("(?s).*id=\"fresh-token\">([^<]+)<.*", "$1");
        assertThat(visitor().bearer(token).get("/api/v1/desk/tickets").status()).isEqualTo(200);
        assertThat(here.get("/en/desk/account").body())
                .as("said on the page before")
                .contains("every other session and every access token of your account ends");

        String before = here.cookie("desk");
        Map<String, String> good =
                Map.of("present", RIGHT, "fresh", "a new and long password", "repeated", "a new and long password");
        assertThat(here.submit("/en/desk/account", "/en/desk/account/password", good)
                        .status())
                .isEqualTo(303);
        assertThat(here.cookie("desk")).isNotEqualTo(before);
        assertThat(here.get("/en/desk/account").status()).isEqualTo(200);
        assertThat(there.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(visitor().bearer(token).get("/api/v1/desk/tickets").status()).isEqualTo(401);
        assertThat(visitor().bearer("demo-" + name).get("/api/v1/desk/tickets").status())
                .isEqualTo(401);
        assertThat(signIn(visitor(), name, RIGHT).status()).isEqualTo(422);
        assertThat(number("select count(*) from known_device d join account a on a.id = d.account where a.name = '"
                        + name + "'"))
                .as("this browser alone is known")
                .isEqualTo(1);

        Map<String, String> back = Map.of("present", "a new and long password", "fresh", RIGHT, "repeated", RIGHT);
        assertThat(here.submit("/en/desk/account", "/en/desk/account/password", back)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void signing_out_everywhere_ends_every_session() {
        Visitor here = visitor().signIn("liaison@cbp.demo");
        Visitor there = visitor().signIn("liaison@cbp.demo");
        assertThat(here.submit("/en/desk/account", "/en/desk/account/sign-out-everywhere", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(there.get("/en/desk/account").status()).isEqualTo(303);
    }

    @Test
    void cookies_appear_nowhere_but_where_forms_are_filled_in() {
        for (String path : List.of(
                "/",
                "/en/",
                "/en/search",
                "/en/agencies",
                "/en/town-halls",
                "/en/commitments",
                "/en/nothing",
                "/api/v1/search",
                "/api/v1/agencies",
                "/api/v1/desk/tickets",
                "/health/ready",
                "/favicon.ico")) {
            assertThat(visitor().get(path).all("Set-Cookie")).as(path).isEmpty();
            assertThat(visitor().bearer("demo-auditor@demo").get(path).all("Set-Cookie"))
                    .as(path + " with a token")
                    .isEmpty();
        }
        Visitor visitor = visitor();
        assertThat(visitor.get("/en/desk/sign-in").all("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("form=");
        assertThat(signIn(visitor, "auditor@demo", RIGHT).all("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).containsPattern("^(desk|device)="));
    }

    @Test
    void what_people_did_with_their_accounts_stands_in_the_journal() throws Exception {
        Visitor page = visitor().signIn("partner@demo");
        page.submit("/en/desk/account", "/en/desk/sign-out", Map.of());
        long id = number("select id from account where name = 'partner@demo'");
        for (String act : List.of("account.signed-in", "account.signed-out")) {
            assertThat(number("select count(*) from journal_entry where actor = 'partner@demo' and act = '" + act
                            + "' and subject = 'account:" + id + "'"))
                    .as(act)
                    .isPositive();
        }
    }

    @Test
    void no_secret_stands_in_the_database() throws Exception {
        Visitor page = visitor().signIn("auditor@demo");
        assertThat(number("select count(*) from desk_session where token_hash = '" + page.cookie("desk") + "'"))
                .isZero();
        assertThat(number("select count(*) from access_token where token_hash like 'demo-%'"))
                .isZero();
        assertThat(number("select count(*) from account where password_hash like '$argon2id$v=19$m=19456,t=2,p=1$%'"))
                .isEqualTo(number("select count(*) from account where password_hash is not null"));
    }
}
