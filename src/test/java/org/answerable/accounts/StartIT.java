package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a production start refuses, and what it begins with. Each server here is one of its own. */
class StartIT {
    private static final String ADMIN_PASSWORD = "a quiet lake in the north";
    private static String seal;
    private static String hash;

    @BeforeAll
    static void keys() throws Exception {
        AeadConfig.register();
        PrfConfig.register();
        seal = keyset("AES256_GCM");
        hash = keyset("HMAC_SHA256_PRF");
    }

    private static String keyset(String template) throws Exception {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(KeyTemplates.get(template)), InsecureSecretKeyAccess.get())
                .replaceAll("\\s+", "");
    }

    @Test
    void without_its_secrets_a_production_server_says_which_is_missing_and_serves_nothing() {
        try (RunningServer server =
                RunningServer.startRefused(Map.of("DEMO", "false", "SEAL_KEYSET", seal), "REFUSING TO START")) {
            assertRefused(server, "REFUSING TO START: HASH_KEYSET is missing");
            assertThat(server.log()).doesNotContain("demo-only-password").doesNotContain(seal);
        }
    }

    /** Else the first writer who takes something back would find out, and their words would stay where they are. */
    @Test
    void a_retention_that_is_no_number_of_days_is_refused_at_the_start() {
        try (RunningServer server =
                RunningServer.startRefused(Map.of("SEALED_RETENTION_DAYS", "a year"), "REFUSING TO START")) {
            assertRefused(server, "REFUSING TO START: SEALED_RETENTION_DAYS must be a number of days from 0 to 36500");
        }
    }

    @Test
    void a_production_server_begins_with_one_administrator_and_refuses_a_database_of_a_demonstration(@TempDir Path data)
            throws Exception {
        Map<String, String> production = Map.of(
                "DEMO",
                "false",
                "SEAL_KEYSET",
                seal,
                "HASH_KEYSET",
                hash,
                "DATA_DIR",
                data.toString(),
                "ADMIN_NAME",
                "Kim@agency.example",
                "ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "PUBLIC_URL",
                "https://comments.example");
        try (RunningServer server = RunningServer.start(production)) {
            Visitor admin = new Visitor(server);
            Visitor.Reply signedIn = admin.submit(
                    "/en/desk/sign-in",
                    "/en/desk/sign-in",
                    Map.of("name", "kim@agency.example", "password", ADMIN_PASSWORD));
            assertThat(signedIn.status()).isEqualTo(303);
            assertThat(signedIn.all("Set-Cookie"))
                    .as("TLS ends in front of the server")
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
            assertThat(admin.get("/en/desk/account").body()).contains("kim@agency.example");
            for (String name : List.of("admin@demo", "liaison@ice.demo", "moderator@demo")) {
                assertThat(new Visitor(server)
                                .bearer("demo-" + name)
                                .get("/api/v1/desk/tickets")
                                .status())
                        .as(name)
                        .isEqualTo(401);
                assertThat(new Visitor(server)
                                .submit(
                                        "/en/desk/sign-in",
                                        "/en/desk/sign-in",
                                        Map.of("name", name, "password", "demo-only-password"))
                                .status())
                        .as(name)
                        .isEqualTo(422);
            }
            assertThat(Files.exists(data.resolve("demo-keys")))
                    .as("no key made by itself")
                    .isFalse();
            server.stop();
            assertThat(server.log())
                    .as("the database is closed after all that works with it, not under it")
                    .doesNotContain("already closed")
                    .doesNotContain("FFDC");

            try (Connection database =
                            DriverManager.getConnection("jdbc:h2:" + data.resolve("answerable"), "answerable", "");
                    Statement statement = database.createStatement()) {
                statement.execute(
                        "insert into account (id, name, display_name, language, active, created_at) values (-1, "
                                + "'moderator@demo', 'x', 'en', true, 0)");
            }
            server.launch();
            server.awaitLog("REFUSING TO START");
            assertRefused(
                    server,
                    "REFUSING TO START: DEMO is false, but the database holds the demo accounts moderator@demo");
        }
    }

    @Test
    void one_administrator_founds_others_alone_but_gives_the_own_account_no_right_to_read(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(Map.of(
                "DEMO",
                "false",
                "SEAL_KEYSET",
                seal,
                "HASH_KEYSET",
                hash,
                "DATA_DIR",
                data.toString(),
                "ADMIN_NAME",
                "kim@agency.example",
                "ADMIN_PASSWORD",
                ADMIN_PASSWORD))) {
            Visitor admin = new Visitor(server);
            admin.submit(
                    "/en/desk/sign-in",
                    "/en/desk/sign-in",
                    Map.of("name", "kim@agency.example", "password", ADMIN_PASSWORD));
            foundAlone(server, admin);
        }
    }

    private static void foundAlone(RunningServer server, Visitor admin) {
        String page = "/en/desk/accounts";
        assertThat(admin.get(page).body())
                .contains("There is no second administrator yet")
                .contains("You cannot give your own account rights to read.")
                .doesNotContain("need a second administrator.");
        String own = admin.get(page).body().replaceAll("(?s).*/desk/accounts/([0-9]+)/rights.*", "$1");
        for (String reading : List.of(
                "&roles=moderator", "&roles=coordinator", "&roles=auditor", "&roles=translator", "ice&roles=liaison")) {
            assertThat(rights(admin, own, reading + "&roles=admin"))
                    .as("the own account as " + reading)
                    .isEqualTo(409);
        }
        assertThat(admin.submit(
                                page,
                                page,
                                Map.of("name", "mod@agency.example", "displayName", "Ana Weiss", "roles", "moderator"))
                        .status())
                .isEqualTo(200);

        Visitor.Reply reads = admin.submit(
                page, page, Map.of("name", "aud@agency.example", "displayName", "Sol Ortiz", "roles", "auditor"));
        Visitor auditor = Invited.begun(server, reads, "Sol Ortiz", "nine small boats come early");
        assertThat(auditor.get("/en/desk/audit").body())
                .as("counts at once, and the journal says that it was done alone")
                .contains("<code>account.granted-alone</code>");
        assertThat(granted(auditor))
                .as("for the moderator and the auditor, by name of the one who did it")
                .hasSize(2)
                .allMatch(act -> act.getString("actor").equals("kim@agency.example"));

        Visitor.Reply made = admin.submit(
                page, page, Map.of("name", "other@agency.example", "displayName", "Lee Park", "roles", "admin"));
        Visitor other = Invited.begun(server, made, "Lee Park", "seven green trains leave late");
        assertThat(other.get(page).body())
                .as("made by the first, so no second")
                .contains("There is no second administrator yet");
        assertThat(rights(other, own, "&roles=admin&roles=moderator"))
                .as("the first one's account by one of its own making")
                .isEqualTo(409);
        assertThat(rights(admin, own, "&roles=partner")).as("the own role").isEqualTo(409);
        vouched(server, admin);
    }

    /** Whoever runs the server vouches, by what its keys make of the invitation's number. */
    private static void vouched(RunningServer server, Visitor admin) {
        String page = "/en/desk/second-administrator";
        assertThat(admin.get("/en/desk/office").body()).contains("/en/desk/second-administrator");
        Visitor.Reply made = admin.submit(page, page, Map.of("name", "lou@agency.example"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        String number = made.body().replaceAll("(?s).*script/second-administrator ([0-9a-z]{12}).*", "$1");
        assertThat(admin.get(page).body())
                .as("a link is shown once")
                .contains(number)
                .doesNotContain(Invited.link(made));
        Visitor lou = new Visitor(server);
        Visitor.Reply alone =
                Invited.begin(lou, Invited.link(made), "00000-00000000", "Lou Vang", "eight brown owls look down");
        assertThat(alone.status()).as("with the link alone").isEqualTo(422);
        assertThat(alone.body()).contains("Whoever runs the server has it.");
        assertThat(Invited.begin(
                                lou,
                                Invited.link(made),
                                code(number, "kim@agency.example"),
                                "Lou Vang",
                                "eight brown owls look down")
                        .status())
                .as("with the code that vouches for somebody else")
                .isEqualTo(422);
        Visitor.Reply begun = Invited.begin(
                lou, Invited.link(made), code(number, "lou@agency.example"), "Lou Vang", "eight brown owls look down");
        assertThat(begun.status()).as(begun.body()).isEqualTo(303);
        for (Visitor one : List.of(admin, lou)) {
            assertThat(one.get("/en/desk/accounts").body()).contains("need a second administrator.");
        }
        String asked = admin.submit(
                        "/en/desk/accounts",
                        "/en/desk/accounts",
                        Map.of("name", "mod2@agency.example", "roles", "moderator"))
                .body();
        assertThat(asked).contains("This waits for a second administrator.");
        String change = lou.get("/en/desk/accounts").body().replaceAll("(?s).*/changes/([0-9a-z]{12})/agree.*", "$1");
        assertThat(lou.submit("/en/desk/accounts", "/en/desk/accounts/changes/" + change + "/agree", Map.of())
                        .body())
                .as("an independent one decides with the first")
                .contains("fresh-password");
    }

    /** As {@code script/second-administrator} prints it. */
    private static String code(String number, String name) {
        try {
            ProcessBuilder script = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    OperatorCode.class.getName(),
                    number,
                    name);
            script.environment().put("HASH_KEYSET", hash);
            Process run = script.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(run.waitFor()).isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonObject> granted(Visitor auditor) {
        String token = auditor.submit("/en/desk/account", "/en/desk/account/tokens", Map.of("label", "x", "days", "30"))
                .body()
                .replaceAll("(?s).*(answerable_[0-9a-z]+).*", "$1");
        return auditor.bearer(token)
                .items("/api/v1/desk/audit")
                .filter(act -> act.getString("act").equals("account.granted-alone"))
                .toList();
    }

    private static int rights(Visitor by, String account, String roles) {
        return by.postText(
                        "/en/desk/accounts/" + account + "/rights",
                        "application/x-www-form-urlencoded",
                        "token=" + by.get("/en/desk/account").input("token") + "&agencies=" + roles)
                .status();
    }

    @Test
    void passwords_that_everybody_knows_and_names_of_others_are_refused_at_the_start_too() {
        try (RunningServer server = RunningServer.startRefused(
                Map.of(
                        "DEMO",
                        "false",
                        "SEAL_KEYSET",
                        seal,
                        "HASH_KEYSET",
                        hash,
                        "ADMIN_NAME",
                        "kim@agency.example",
                        "ADMIN_PASSWORD",
                        "passwordpassword"),
                "REFUSING TO START")) {
            assertRefused(server, "REFUSING TO START: ADMIN_PASSWORD is easy to guess");
            assertThat(server.log()).doesNotContain("passwordpassword");
        }
        try (RunningServer server = RunningServer.startRefused(
                Map.of(
                        "DEMO",
                        "false",
                        "SEAL_KEYSET",
                        seal,
                        "HASH_KEYSET",
                        hash,
                        "ADMIN_NAME",
                        "System",
                        "ADMIN_PASSWORD",
                        ADMIN_PASSWORD),
                "REFUSING TO START")) {
            assertRefused(server, "REFUSING TO START: ADMIN_NAME cannot be an account's name");
        }
    }

    @Test
    void a_second_administrator_of_the_servers_operator_decides_with_the_first(@TempDir Path data) {
        Map<String, String> production = Map.of(
                "DEMO",
                "false",
                "SEAL_KEYSET",
                seal,
                "HASH_KEYSET",
                hash,
                "DATA_DIR",
                data.toString(),
                "ADMIN_NAME",
                "kim@agency.example",
                "ADMIN_PASSWORD",
                ADMIN_PASSWORD,
                "SECOND_ADMIN_NAME",
                "lou@agency.example",
                "SECOND_ADMIN_PASSWORD",
                "seven green trains leave late");
        try (RunningServer server = RunningServer.start(production)) {
            Visitor second = new Visitor(server);
            assertThat(second.submit(
                                    "/en/desk/sign-in",
                                    "/en/desk/sign-in",
                                    Map.of("name", "lou@agency.example", "password", "seven green trains leave late"))
                            .status())
                    .isEqualTo(303);
            assertThat(second.get("/en/desk/accounts").body()).contains("need a second administrator");
            Visitor again = new Visitor(server).cookie("device", second.cookie("device"));
            assertThat(again.submit(
                                    "/en/desk/sign-in",
                                    "/en/desk/sign-in",
                                    Map.of("name", "lou@agency.example", "password", "seven green trains leave late"))
                            .status())
                    .as("a known device, on H2 too")
                    .isEqualTo(303);
            assertThat(again.cookie("device")).isNotEqualTo(second.cookie("device"));
        }
    }

    private static void assertRefused(RunningServer server, String line) {
        server.awaitLog("CWWKZ0002E");
        server.awaitReadiness(503);
        assertThat(server.log()).contains(line);
        assertThat(new Visitor(server).get("/en/desk/sign-in").status()).isGreaterThanOrEqualTo(400);
        assertThat(new Visitor(server).get("/api/v1/search").status()).isGreaterThanOrEqualTo(400);
    }
}
