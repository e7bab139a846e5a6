package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second factor, its codes on paper, who must have one, sessions and proofs, over HTTP, without a browser. */
class SecondFactorIT {
    private static final String PASSWORD = "demo-only-password";
    private static final String FACTOR = "/en/desk/account/factor";
    private static final String CODE = "/en/desk/sign-in/code";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
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

    private static long acts(String act, Somebody who) throws SQLException {
        return number(
                "select count(*) from journal_entry where act = '" + act + "' and subject = 'account:" + who.id + "'");
    }

    private static Visitor visitor() {
        return new Visitor(server);
    }

    /** A person with an account of their own, and with a phone once an app is set up. */
    private static final class Somebody {
        final long id;
        final String name;
        String secret;
        List<String> codes = List.of();

        Somebody(String role) throws SQLException {
            id = 9_000_000 + PEOPLE.incrementAndGet();
            name = "person" + id + "@agency.test";
            sql("insert into account (id, name, display_name, language, password_hash, active, created_at) select " + id
                    + ", '" + name
                    + "', 'Lee Park', 'en', password_hash, true, 0 from account where name = 'auditor@demo'");
            sql("insert into account_role values (" + id + ", '" + role + "')");
        }

        Reply password(Visitor visitor) {
            return visitor.submit("/en/desk/sign-in", "/en/desk/sign-in", Map.of("name", name, "password", PASSWORD));
        }

        Reply code(Visitor visitor, String code) {
            return visitor.submit(CODE, CODE, Map.of("code", code));
        }

        /** Sets an app up and remembers what it shows. */
        Somebody withApp(Visitor visitor) {
            Reply page = visitor.get(FACTOR + "/app");
            secret = found(page, "id=\"secret\"[^>]*>([A-Z2-7]{32})<").getFirst();
            Reply done = visitor.post(
                    FACTOR + "/app",
                    Map.of("token", page.input("token"), "set-up", page.input("set-up"), "code", shows(0)));
            assertThat(done.status()).as(done.body()).isEqualTo(200);
            codes = found(done, "<code dir=\"ltr\">([0-9a-z]{5}-[0-9a-z]{5})</code>");
            assertThat(codes).hasSize(10).doesNotHaveDuplicates();
            return this;
        }

        Somebody withApp() {
            Visitor visitor = visitor();
            assertThat(password(visitor).status()).isEqualTo(303);
            return withApp(visitor);
        }

        /** What the phone shows when its clock is so many seconds fast. */
        String shows(int seconds) {
            return Phone.shows(secret, seconds);
        }

        /** Lets the present code be typed once more, instead of waiting for the next. */
        void rests() throws SQLException {
            sql("update authenticator set last_step = 0 where account = " + id);
        }

        Visitor signedIn() throws SQLException {
            Visitor visitor = visitor();
            password(visitor);
            if (secret != null) {
                rests();
                assertThat(code(visitor, shows(0)).status()).isEqualTo(303);
            }
            assertThat(visitor.get("/en/desk/account").status()).isEqualTo(200);
            return visitor;
        }
    }

    private static List<String> found(Reply reply, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(reply.body());
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1));
        }
        assertThat(all).as(reply.status() + " " + reply.body()).isNotEmpty();
        return all;
    }

    private static void assertOutside(Visitor visitor) {
        assertThat(visitor.cookie("desk")).isNull();
        assertThat(visitor.get("/en/desk/account").header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/desk/sign-in"));
    }

    /** Makes the last proof of an account's sessions so old. */
    private static void age(Somebody who, Duration age) throws SQLException {
        sql("update desk_session set proved_at = proved_at - " + age.toMillis() + " where account = " + who.id);
    }

    @Test
    void an_app_counts_from_its_first_code_on_and_then_each_sign_in_has_two_steps() throws Exception {
        Somebody lee = new Somebody("translator");
        Visitor first = lee.signedIn();
        Reply page = first.get(FACTOR + "/app");
        assertThat(page.body()).contains("<svg id=\"picture\"").doesNotContain("<img");
        Reply wrong = first.post(
                FACTOR + "/app",
                Map.of("token", page.input("token"), "set-up", page.input("set-up"), "code", "000000x"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(found(wrong, "id=\"secret\"[^>]*>([A-Z2-7]{32})<"))
                .as("the same secret comes back")
                .isEqualTo(found(page, "id=\"secret\"[^>]*>([A-Z2-7]{32})<"));
        assertThat(number("select count(*) from authenticator where account = " + lee.id))
                .as("nothing counts before its first code")
                .isZero();
        lee.withApp(first);

        Visitor next = visitor();
        Reply half = lee.password(next);
        assertThat(half.status()).isEqualTo(303);
        assertThat(half.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(CODE));
        assertThat(half.all("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Strict");
        assertOutside(next);
        Reply refused = lee.code(next, "12345");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("check the clock of your phone");
        assertOutside(next);
        lee.rests();
        String code = lee.shows(0);
        Reply in = lee.code(next, code.substring(0, 3) + " " + code.substring(3));
        assertThat(in.status()).isEqualTo(303);
        assertThat(next.cookie("half")).isNull();
        assertThat(next.get("/en/desk/account").body()).contains("With password and code.");

        lee.rests();
        Visitor known = visitor().cookie("device", next.cookie("device"));
        lee.password(known);
        assertOutside(known);
        assertThat(lee.code(known, lee.shows(0)).status()).isEqualTo(303);
        assertThat(known.get("/en/desk/account").body()).contains("A browser that had signed in before.");
        assertThat(acts("account.factor-made", lee)).isEqualTo(1);
        assertThat(acts("account.second-step-failed", lee)).isEqualTo(1);
        assertThat(acts("account.signed-in", lee)).isEqualTo(3);
    }

    @Test
    void where_to_go_and_that_words_are_kept_survive_the_second_step() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor visitor = visitor();
        Reply half = visitor.submit(
                "/es/desk/sign-in",
                "/es/desk/sign-in",
                Map.of(
                        "name",
                        lee.name,
                        "password",
                        PASSWORD,
                        "next",
                        "/es/desk/account?said=revoked",
                        "kept",
                        "true"));
        Reply page = visitor.get(half.header("Location").orElseThrow());
        assertThat(page.input("next")).isEqualTo("/es/desk/account?said=revoked");
        assertThat(page.input("kept")).isEqualTo("true");
        lee.rests();
        Reply in = visitor.post(
                "/es/desk/sign-in/code",
                Map.of("token", page.input("token"), "next", page.input("next"), "code", lee.shows(0)));
        assertThat(in.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/es/desk/account?said=revoked"));
    }

    @Test
    void what_was_typed_waits_behind_the_second_step_for_its_own_account() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor visitor = lee.signedIn();
        String words = "Whoever reads Somali, é မ";
        Reply form = visitor.get("/en/desk/account/away");
        visitor.cookie("desk", "ended");
        Reply led = visitor.post(
                "/en/desk/account/away",
                Map.of("token", form.input("token"), "from", "", "until", "", "deputy", words));
        assertThat(led.header("Location"))
                .hasValueSatisfying(
                        to -> assertThat(to).contains("/en/desk/sign-in?next=").endsWith("&kept=true"));
        Visitor other = new Somebody("translator").signedIn();
        assertThat(other.get("/en/desk/account/away").body()).doesNotContain("Whoever reads");
        assertThat(other.get("/en/desk/drafts").body()).doesNotContain("Whoever reads");
        // Begun by itself, not by the way that says so: the account has something that waits all the same.
        lee.password(visitor);
        Reply step = visitor.get(CODE);
        assertThat(step.body()).contains("What you wrote is kept.").doesNotContain("Whoever reads");
        lee.rests();
        assertThat(lee.code(visitor, lee.shows(0)).status()).isEqualTo(303);
        Reply again = visitor.get("/en/desk/account/away");
        assertThat(again.body()).contains("This was not sent: you were signed out");
        assertThat(again.input("deputy")).isEqualTo(words);
        assertThat(visitor.get("/en/desk/drafts").body()).contains(words);
    }

    @Test
    void a_code_is_good_for_one_time_and_a_clock_two_minutes_off_makes_none() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor visitor = visitor();
        lee.password(visitor);
        for (int seconds : new int[] {-120, 120}) {
            Reply refused = lee.code(visitor, lee.shows(seconds));
            assertThat(refused.status()).as(seconds + " seconds").isEqualTo(422);
            assertThat(refused.body()).contains("check the clock of your phone").contains("The clock here says");
        }
        String code = lee.shows(0);
        lee.rests();
        assertThat(lee.code(visitor, code).status()).isEqualTo(303);
        Visitor thief = visitor();
        lee.password(thief);
        assertThat(lee.code(thief, code).status()).as("the same code again").isEqualTo(422);
        assertOutside(thief);
    }

    @Test
    void digits_of_another_script_do_and_a_code_of_another_account_does_not() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Somebody kim = new Somebody("translator").withApp();
        Visitor visitor = visitor();
        lee.password(visitor);
        kim.rests();
        assertThat(lee.code(visitor, kim.shows(0)).status())
                .as("another's code")
                .isEqualTo(422);
        assertThat(lee.code(visitor, kim.codes.getFirst()).status())
                .as("another's recovery code")
                .isEqualTo(422);
        lee.rests();
        String arabic = lee.shows(0)
                .chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + 0x0660)))
                .reduce("", String::concat);
        assertThat(lee.code(visitor, arabic).status()).isEqualTo(303);
    }

    @Test
    void a_recovery_code_opens_once_and_none_of_those_that_were_made_anew_before() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor visitor = visitor();
        lee.password(visitor);
        String code = lee.codes.getFirst();
        assertThat(lee.code(
                                visitor,
                                " " + code.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.get("/en/desk/account").body()).contains("With password and recovery code.");
        assertThat(visitor.get(FACTOR).body()).contains("Recovery codes left: 9");
        Visitor again = visitor();
        lee.password(again);
        assertThat(lee.code(again, code).status()).as("used").isEqualTo(422);
        Reply fresh = visitor.submit(FACTOR, FACTOR + "/codes", Map.of());
        List<String> codes = found(fresh, "<code dir=\"ltr\">([0-9a-z]{5}-[0-9a-z]{5})</code>");
        assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(lee.codes);
        assertThat(lee.code(again, lee.codes.get(1)).status()).as("made before").isEqualTo(422);
        assertThat(lee.code(again, codes.get(9)).status()).isEqualTo(303);
        assertThat(visitor.get(FACTOR).body()).as("shown once").doesNotContain(codes.get(1));
        assertThat(acts("account.recovery-code-used", lee)).isEqualTo(2);
        assertThat(acts("account.recovery-codes-made", lee)).isEqualTo(2);
    }

    @Test
    void the_second_step_opened_twice_opens_one_session() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor one = visitor();
        lee.password(one);
        Reply page = one.get(CODE);
        Visitor other = visitor().cookie("half", one.cookie("half")).cookie("form", one.cookie("form"));
        lee.rests();
        assertThat(one.post(CODE, Map.of("token", page.input("token"), "code", lee.shows(0)))
                        .status())
                .isEqualTo(303);
        lee.rests();
        Reply late = other.post(CODE, Map.of("token", page.input("token"), "code", lee.shows(0)));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.body()).contains("Please begin again with name and password");
        assertOutside(other);
        assertThat(other.get(CODE).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/desk/sign-in"));
    }

    @Test
    void five_wrong_codes_end_the_sign_in_and_the_right_one_comes_too_late() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor visitor = visitor();
        lee.password(visitor);
        Reply page = visitor.get(CODE);
        Reply last = null;
        for (int i = 0; i < HalfSignIn.TRIES; i++) {
            last = visitor.post(CODE, Map.of("token", page.input("token"), "code", "00000" + i + "x"));
        }
        assertThat(last.body()).contains("Please begin again with name and password");
        lee.rests();
        assertThat(visitor.post(CODE, Map.of("token", page.input("token"), "code", lee.shows(0)))
                        .status())
                .isEqualTo(422);
        assertOutside(visitor);
        assertThat(acts("account.second-step-failed", lee)).isEqualTo(HalfSignIn.TRIES);
    }

    @Test
    void whoever_knows_the_password_has_no_more_codes_to_try_for_beginning_anew() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor owner = lee.signedIn();
        int looked = 0;
        boolean waits = false;
        for (int address = 10; address < 30 && !waits; address++) {
            Visitor thief = visitor().from("127.0.6." + address);
            lee.password(thief);
            for (int i = 0; i < HalfSignIn.TRIES - 1 && !waits; i++) {
                Reply reply = lee.code(thief, "000000");
                waits = reply.body().contains("Your try was not looked at");
                looked += waits ? 0 : 1;
            }
        }
        assertThat(waits).isTrue();
        assertThat(looked).isBetween(28, 31);
        lee.rests();
        Visitor known = visitor().cookie("device", owner.cookie("device"));
        lee.password(known);
        assertThat(lee.code(known, lee.shows(0)).status())
                .as("a browser that is known does not wait for strangers")
                .isEqualTo(303);
        Visitor elsewhere = visitor().from("127.0.7.1");
        lee.password(elsewhere);
        assertThat(lee.code(elsewhere, lee.codes.getFirst()).status())
                .as("nor does a recovery code")
                .isEqualTo(303);
    }

    @Test
    void a_sign_in_that_waits_ends_with_the_password_and_with_the_account() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor here = lee.signedIn();
        Visitor waiting = visitor();
        lee.password(waiting);
        assertThat(here.submit(
                                "/en/desk/account",
                                "/en/desk/account/password",
                                Map.of(
                                        "present",
                                        PASSWORD,
                                        "fresh",
                                        "seven green trains leave late",
                                        "repeated",
                                        "seven green trains leave late"))
                        .status())
                .isEqualTo(303);
        lee.rests();
        assertThat(waiting.get(CODE).status()).as("the password was changed").isEqualTo(303);
        assertOutside(waiting);

        Somebody kim = new Somebody("translator").withApp();
        Visitor gone = visitor();
        kim.password(gone);
        Reply page = gone.get(CODE);
        visitor().signIn("admin@demo").submit("/en/desk/accounts", "/en/desk/accounts/" + kim.id + "/off", Map.of());
        kim.rests();
        assertThat(gone.post(CODE, Map.of("token", page.input("token"), "code", kim.shows(0)))
                        .status())
                .as("the account was switched off")
                .isEqualTo(422);
        assertOutside(gone);
    }

    @Test
    void the_app_is_taken_away_after_a_proof_and_recovery_codes_go_with_the_last_factor() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor visitor = lee.signedIn();
        age(lee, Duration.ofMinutes(11));
        assertThat(visitor.submit(FACTOR, FACTOR + "/app/end", Map.of("present", PASSWORD, "code", lee.shows(0)))
                        .header("Location"))
                .as("what is typed into it counts for nothing")
                .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again"));
        assertThat(number("select count(*) from authenticator where ended_at is null and account = " + lee.id))
                .isEqualTo(1);
        assertThat(visitor.submit("/en/desk/account/again", "/en/desk/account/again", Map.of("present", PASSWORD))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.submit(FACTOR, FACTOR + "/app/end", Map.of()).status())
                .isEqualTo(303);
        assertThat(number("select count(*) from recovery_code where account = " + lee.id))
                .isZero();
        assertThat(number("select count(*) from authenticator where account = " + lee.id + " and secret <> ''"))
                .isZero();
        assertThat(lee.password(visitor()).header("Location"))
                .as("one step again")
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/desk"));
    }

    @Test
    void five_wrong_present_passwords_end_the_session_of_who_wants_another() throws Exception {
        Somebody lee = new Somebody("translator");
        Visitor visitor = lee.signedIn();
        String token = visitor.get("/en/desk/account").input("token");
        Map<String, String> wrong =
                Map.of("token", token, "present", "wrong", "fresh", "seven green trains leave late", "repeated", "x");
        for (int i = 1; i < DeskSession.REFUSALS; i++) {
            assertThat(visitor.post("/en/desk/account/password", wrong).status())
                    .isEqualTo(422);
        }
        assertThat(visitor.post("/en/desk/account/password", wrong).status()).isEqualTo(401);
        assertThat(visitor.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(acts("account.proof-failed", lee)).isEqualTo(DeskSession.REFUSALS);
    }

    @Test
    void two_apps_confirmed_at_once_leave_one_and_codes_renewed_at_once_are_ten() throws Exception {
        Somebody lee = new Somebody("translator");
        Visitor visitor = lee.signedIn();
        List<Map<String, String>> forms = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Reply page = visitor.get(FACTOR + "/app");
            String secret = found(page, "id=\"secret\"[^>]*>([A-Z2-7]{32})<").getFirst();
            forms.add(Map.of(
                    "token", page.input("token"), "set-up", page.input("set-up"), "code", Phone.shows(secret, 0)));
        }
        atOnce(forms, form -> visitor.post(FACTOR + "/app", form));
        assertThat(number("select count(*) from authenticator where ended_at is null and account = " + lee.id))
                .isEqualTo(1);
        assertThat(number("select count(*) from recovery_code where account = " + lee.id))
                .isEqualTo(10);
        atOnce(forms, form -> visitor.post(FACTOR + "/codes", Map.of("token", form.get("token"))));
        assertThat(number("select count(*) from recovery_code where account = " + lee.id))
                .isEqualTo(10);
    }

    private static <T> void atOnce(List<T> all, Function<T, Reply> act) throws Exception {
        atOnce(all, act, 400);
    }

    private static <T> void atOnce(List<T> all, Function<T, Reply> act, int below) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            CyclicBarrier start = new CyclicBarrier(all.size());
            List<Future<Reply>> sent = new ArrayList<>();
            for (T one : all) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return act.apply(one);
                }));
            }
            for (Future<Reply> reply : sent) {
                assertThat(reply.get().status()).as(reply.get().body()).isLessThan(below);
            }
        }
    }

    @Test
    void a_code_that_is_typed_while_the_factor_is_taken_away_waits_and_neither_fails() throws Exception {
        Visitor admin = new Somebody("admin").withApp().signedIn();
        for (int round = 0; round < 8; round++) {
            Somebody lee = new Somebody("translator").withApp();
            Visitor here = visitor();
            assertThat(lee.password(here).status()).isEqualTo(303);
            lee.rests();
            String code = here.get(CODE).input("token");
            String accounts = admin.get("/en/desk/accounts").input("token");
            List<Boolean> typed = round % 2 == 0 ? List.of(true, false) : List.of(false, true);
            atOnce(
                    typed,
                    types -> types
                            ? here.post(CODE, Map.of("token", code, "code", lee.shows(0)))
                            : admin.post("/en/desk/accounts/" + lee.id + "/factor", Map.of("token", accounts)),
                    500); // The code may come too late; a deadlock would be a 500.
            assertThat(number("select count(*) from authenticator where ended_at is null and account = " + lee.id))
                    .isZero();
            assertThat(number("select count(*) from desk_session where account = " + lee.id))
                    .as("whichever came first, no session outlives it")
                    .isZero();
        }
    }

    @Test
    void an_administrator_takes_another_s_factor_away_and_never_the_own() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Visitor here = lee.signedIn();
        String token = here.submit("/en/desk/account", "/en/desk/account/tokens", Map.of("label", "x", "days", "30"))
                .body()
                .replaceAll("(?s).*id=\"fresh-token\">([^<]+)<.*", "$1");
        Somebody boss = new Somebody("admin").withApp();
        Visitor admin = boss.signedIn();
        assertThat(admin.submit("/en/desk/accounts", "/en/desk/accounts/" + boss.id + "/factor", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(admin.get("/en/desk/accounts").body()).doesNotContain("/accounts/" + boss.id + "/factor\"");
        Reply reset = admin.submit("/en/desk/accounts", "/en/desk/accounts/" + lee.id + "/factor", Map.of());
        assertThat(reset.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("said=factor"));
        assertThat(here.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(visitor().bearer(token).get("/api/v1/desk/nothing").status()).isEqualTo(401);
        assertThat(lee.password(visitor()).header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/desk"));
        assertThat(number("select count(*) from journal_entry where act = 'account.factor-reset' and actor = '"
                        + boss.name + "' and subject = 'account:" + lee.id + "'"))
                .isEqualTo(1);
        assertThat(admin.submit("/en/desk/accounts", "/en/desk/accounts/" + lee.id + "/factor", Map.of())
                        .status())
                .as("there is none any more")
                .isEqualTo(409);
    }

    @Test
    void whose_role_needs_a_second_factor_sets_one_up_before_anything_else() throws Exception {
        Somebody lee = new Somebody("partner");
        Visitor here = lee.signedIn();
        String token = here.submit("/en/desk/account", "/en/desk/account/tokens", Map.of("label", "x", "days", "30"))
                .body()
                .replaceAll("(?s).*id=\"fresh-token\">([^<]+)<.*", "$1");
        assertThat(visitor().bearer(token).get("/api/v1/desk/nothing").status()).isEqualTo(404);
        Visitor admin = visitor().signIn("admin@demo");
        demand(admin, "partner");
        try {
            assertThat(visitor().bearer(token).get("/api/v1/desk/nothing").status())
                    .as("a token meanwhile")
                    .isEqualTo(401);
            Visitor next = visitor();
            lee.password(next);
            for (Visitor visitor : List.of(here, next)) {
                for (String page : List.of("/en/desk", "/en/desk/account", "/en/desk/tickets", "/en/desk/nothing")) {
                    assertThat(visitor.get(page).header("Location"))
                            .as(page)
                            .hasValueSatisfying(to -> assertThat(to).endsWith(FACTOR));
                }
            }
            assertThat(next.submit(FACTOR, "/en/desk/account/tokens", Map.of("label", "y", "days", "30"))
                            .status())
                    .isEqualTo(303);
            assertThat(number("select count(*) from access_token where account = " + lee.id))
                    .as("none was made")
                    .isEqualTo(1);
            assertThat(next.get(FACTOR).body()).contains("One of your roles needs a second factor");
            lee.withApp(next);
            assertThat(next.get("/en/desk/account").status()).isEqualTo(200);
            assertThat(visitor().bearer(token).get("/api/v1/desk/nothing").status())
                    .isEqualTo(404);
            assertThat(number("select count(*) from journal_entry where act = 'factor.demanded'"))
                    .isPositive();
        } finally {
            demand(admin, "");
        }
    }

    private static void demand(Visitor admin, String role) {
        assertThat(admin.submit("/en/desk/second-factor", "/en/desk/second-factor", Map.of("roles", role))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void sessions_are_listed_and_ended_one_by_one_and_no_other_account_s() throws Exception {
        Somebody lee = new Somebody("translator");
        Visitor here = lee.signedIn();
        Visitor there = lee.signedIn();
        Visitor third = lee.signedIn();
        Visitor stranger = new Somebody("translator").signedIn();
        List<String> codes = found(here.get("/en/desk/account"), "name=\"code\" value=\"([0-9a-f]{16})\"");
        assertThat(codes).hasSize(3);
        for (String code : codes) {
            assertThat(stranger.submit("/en/desk/account", "/en/desk/account/sessions/end", Map.of("code", code))
                            .status())
                    .as("another account's")
                    .isEqualTo(404);
        }
        assertThat(there.get("/en/desk/account").status()).isEqualTo(200);
        // Newest first, so the one in the middle is the second that was opened.
        assertThat(here.submit("/en/desk/account", "/en/desk/account/sessions/end", Map.of("code", codes.get(1)))
                        .status())
                .isEqualTo(303);
        assertThat(there.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(third.get("/en/desk/account").status()).isEqualTo(200);
        assertThat(here.submit("/en/desk/account", "/en/desk/account/sessions/end-others", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(third.get("/en/desk/account").status()).isEqualTo(303);
        assertThat(here.get("/en/desk/account").body()).contains("This one");
        assertThat(acts("account.session-ended", lee)).isEqualTo(1);
        assertThat(acts("account.other-sessions-ended", lee)).isEqualTo(1);
    }

    @Test
    void a_dangerous_act_asks_again_after_ten_minutes_and_loses_nothing_that_was_typed() throws Exception {
        Somebody lee = new Somebody("auditor").withApp();
        Visitor visitor = lee.signedIn();
        assertThat(visitor.get("/en/desk/audit.csv").status())
                .as("signing in was a proof")
                .isEqualTo(200);
        age(lee, Duration.ofMinutes(11));
        assertThat(visitor.get("/en/desk/audit").status())
                .as("reading needs none")
                .isEqualTo(200);
        Reply export = visitor.get("/en/desk/audit.csv?act=account.signed-in");
        assertThat(export.status()).isEqualTo(303);
        Reply asked = visitor.submit(
                "/en/desk/account", "/en/desk/account/tokens", Map.of("label", "weekly count", "days", "365"));
        assertThat(asked.status()).isEqualTo(303);
        assertThat(number("select count(*) from access_token where account = " + lee.id))
                .isZero();
        String again = asked.header("Location").orElseThrow();
        assertThat(again).contains("/en/desk/account/again?next=%2Fen%2Fdesk%2Faccount%2Ftokens");
        Reply page = visitor.get(again);
        assertThat(visitor.post(
                                "/en/desk/account/again",
                                Map.of("token", page.input("token"), "next", page.input("next"), "present", "wrong"))
                        .status())
                .isEqualTo(422);
        Reply proven = visitor.post(
                "/en/desk/account/again",
                Map.of("token", page.input("token"), "next", page.input("next"), "present", PASSWORD));
        assertThat(proven.status()).isEqualTo(303);
        Reply back = visitor.get(visitor.get(proven.header("Location").orElseThrow())
                .header("Location")
                .orElseThrow());
        assertThat(back.input("label")).isEqualTo("weekly count");
        assertThat(back.body()).contains("<option value=\"365\" selected");
        Reply made = visitor.post(
                "/en/desk/account/tokens",
                Map.of("token", back.input("token"), "label", back.input("label"), "days", "365"));
        assertThat(made.body()).contains("id=\"fresh-token\"");
        assertThat(visitor.get("/en/desk/account").input("label"))
                .as("the draft ended")
                .isEmpty();
        age(lee, Duration.ofMinutes(11));
        lee.rests();
        assertThat(visitor.get("/en/desk/audit.csv").status()).isEqualTo(303);
        Reply byCode = visitor.submit(
                "/en/desk/account/again",
                "/en/desk/account/again",
                Map.of("next", "/en/desk/audit.csv?act=account.signed-in", "code", lee.shows(0)));
        assertThat(byCode.header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/desk/audit.csv?act=account.signed-in"));
        assertThat(visitor.get("/en/desk/audit.csv?act=account.signed-in").status())
                .isEqualTo(200);
    }

    @Test
    void each_act_that_does_much_harm_asks_again() throws Exception {
        Somebody boss = new Somebody("admin");
        sql("insert into account_role values (" + boss.id + ", 'coordinator')");
        Visitor visitor = boss.signedIn();
        age(boss, Duration.ofMinutes(11));
        for (String act : List.of(
                "/en/desk/accounts",
                "/en/desk/accounts/1/rights",
                "/en/desk/accounts/1/off",
                "/en/desk/accounts/1/on",
                "/en/desk/accounts/1/password",
                "/en/desk/accounts/1/factor",
                "/en/desk/accounts/changes/000000000000/agree",
                "/en/desk/second-factor",
                "/en/desk/directory/ready-made",
                "/en/desk/journal",
                "/en/desk/sealed/000000000000/open",
                "/en/desk/account/tokens",
                "/en/desk/account/factor/app",
                "/en/desk/account/factor/app/end",
                "/en/desk/second-administrator",
                "/en/desk/account/provider/link",
                "/en/desk/account/provider/unlink",
                "/en/desk/account/factor/codes",
                "/en/desk/account/factor/passkeys")) {
            assertThat(visitor.submit("/en/desk/account", act, Map.of("reason", "x"))
                            .header("Location"))
                    .as(act)
                    .hasValueSatisfying(to -> assertThat(to).contains("/en/desk/account/again?next="));
        }
    }

    @Test
    void five_proofs_that_do_not_fit_end_the_session_and_a_code_of_another_account_is_none() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        Somebody kim = new Somebody("translator").withApp();
        Visitor visitor = lee.signedIn();
        kim.rests();
        String token = visitor.get("/en/desk/account/again").input("token");
        for (int i = 1; i < DeskSession.REFUSALS; i++) {
            assertThat(visitor.post("/en/desk/account/again", Map.of("token", token, "code", kim.shows(0)))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(visitor.post("/en/desk/account/again", Map.of("token", token, "present", "wrong"))
                        .header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/en/desk/sign-in"));
        assertOutside(visitor);
        assertThat(acts("account.proof-failed", lee)).isEqualTo(DeskSession.REFUSALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "x",
                "{\"id\":\"AA\"}",
                "{\"id\":\"AA\",\"rawId\":\"!\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                        + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}"
            })
    void what_is_no_answer_of_a_passkey_opens_nothing_and_is_no_failure(String credential) {
        Visitor stranger = visitor();
        Reply refused =
                stranger.submit("/en/desk/sign-in", "/en/desk/sign-in/passkey", Map.of("credential", credential));
        assertThat(refused.status()).as(credential).isEqualTo(422);
        assertOutside(stranger);
    }

    @Test
    void no_secret_of_it_stands_in_the_database_or_in_the_journal() throws Exception {
        Somebody lee = new Somebody("translator").withApp();
        assertThat(number("select count(*) from authenticator where account = " + lee.id + " and secret like '%"
                        + lee.secret + "%'"))
                .isZero();
        assertThat(number("select count(*) from authenticator where account = " + lee.id + " and length(secret) > 60"))
                .isEqualTo(1);
        String code = lee.codes.getFirst();
        assertThat(number("select count(*) from recovery_code where code_hash in ('" + code + "', '"
                        + code.replace("-", "") + "')"))
                .isZero();
        Visitor waiting = visitor();
        lee.password(waiting);
        assertThat(number("select count(*) from half_sign_in where token_hash = '" + waiting.cookie("half") + "'"))
                .isZero();
    }
}
