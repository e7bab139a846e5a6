package org.answerable.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.Production;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.platform.Databases;
import org.answerable.platform.Migrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What script/doctor says of real faults; and that what monitoring asks for is there. */
class DoctorIT {
    @TempDir
    Path folder;

    private final Map<String, String> right = new HashMap<>();

    @BeforeEach
    void rightVariables() throws Exception {
        Map<String, String> keys = Production.environment(Map.of());
        right.put("SEAL_KEYSET", keys.get("SEAL_KEYSET"));
        right.put("HASH_KEYSET", keys.get("HASH_KEYSET"));
        right.put("DATA_DIR", folder.toString());
        right.put("HTTP_PORT", Integer.toString(free()));
        right.put("HTTPS_PORT", Integer.toString(free()));
    }

    private static int free() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Script.Result doctor(Map<String, String> otherwise) {
        Map<String, String> environment = new HashMap<>(right);
        environment.putAll(otherwise);
        Script.Result result = Script.run(environment, "doctor");
        assertThat(result.said())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain(environment.get("SEAL_KEYSET"));
        return result;
    }

    @Test
    void a_server_that_serves_is_well_and_has_every_figure_that_alerts_and_dashboard_ask_for() throws Exception {
        Map<String, String> environment = new HashMap<>(right);
        environment.remove("DATA_DIR");
        environment.put("METRICS_OPEN", "true");
        environment.put("LOG_FORMAT", "JSON");
        try (RunningServer server = RunningServer.start(environment)) {
            assertThat(server.log().lines().filter(line -> line.contains("database schema is at version")))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(PublicExits.json(line).getString("type")).isEqualTo("liberty_message"));
            Script.Result well = doctor(Map.of(
                    "DATA_DIR",
                    server.data().toString(),
                    "HTTP_PORT",
                    Integer.toString(server.base().getPort()),
                    "HTTPS_PORT",
                    Integer.toString(server.tlsBase().getPort())));
            assertThat(well.said())
                    .contains("a server answers there, and is ready")
                    .contains("ok     time zone of this machine")
                    .contains("ok     fonts: ")
                    .contains("the database is open in another process")
                    .endsWith("nothing is wrong\n");
            assertThat(well.status()).isZero();

            String metrics = new Visitor(server).get("/metrics").body();
            for (String file : new String[] {"operations/alerts.yaml", "operations/dashboard.json"}) {
                Matcher expressions = Pattern.compile("\"?expr\"?: \"?(.*)").matcher(Files.readString(Path.of(file)));
                int found = 0;
                while (expressions.find()) {
                    Matcher name =
                            Pattern.compile("\\b[a-zA-Z]+(?:_[a-zA-Z]+)+\\b").matcher(expressions.group(1));
                    while (name.find()) {
                        found++;
                        assertThat(metrics).as(file).containsPattern("(?m)^" + name.group() + "\\{");
                    }
                }
                assertThat(found).as(file).isGreaterThan(10);
            }
        }
    }

    @Test
    void ports_keys_disk_time_zone_and_mail_that_are_not_right_are_named() throws Exception {
        Path keyset = Files.writeString(folder.resolve("seal.json"), right.get("SEAL_KEYSET"));
        Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-r--r--"));
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (ServerSocket other = new ServerSocket(0)) {
            Script.Result result = doctor(Map.of(
                    "HTTP_PORT",
                    Integer.toString(other.getLocalPort()),
                    "SEAL_KEYSET",
                    "file:" + keyset,
                    "DISK_RESERVE_MB",
                    "99999999",
                    "TZ",
                    "Nowhere/Land",
                    "MAIL_SMTP_URL",
                    "smtp://127.0.0.1:" + mail.getSmtp().getPort()));
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.said())
                    .contains("WRONG  port " + other.getLocalPort() + " (HTTP_PORT) is taken by another program")
                    .contains("WRONG  SEAL_KEYSET: everybody on this machine may read " + keyset)
                    .containsPattern("WRONG  DATA_DIR .* has [0-9]+ MB left, less than its reserve")
                    .contains("WRONG  TZ=Nowhere/Land is no time zone")
                    .containsPattern("WRONG  the mail server 127.0.0.1:[0-9]+ does not offer STARTTLS")
                    .contains("5 things are wrong");
            assertThat(doctor(Map.of(
                                    "MAIL_SMTP_URL",
                                    "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?tls=none"))
                            .said())
                    .contains("answers, without TLS as MAIL_SMTP_URL says")
                    .contains("nothing is wrong");
        } finally {
            mail.stop();
        }
        Script.Result without = doctor(Map.of(
                "SEAL_KEYSET",
                "file:" + folder.resolve("none.json"),
                "HASH_KEYSET",
                "{}",
                "MAIL_SMTP_URL",
                "smtps://127.0.0.1:" + free()));
        assertThat(without.said())
                .contains("WRONG  SEAL_KEYSET: cannot read ")
                .containsPattern("WRONG  the mail server 127.0.0.1:[0-9]+ does not answer");
        assertThat(without.status()).isEqualTo(1);
    }

    @Test
    void a_database_that_does_not_answer_or_gives_no_rights_or_has_other_keys_is_named() throws Exception {
        assertThat(doctor(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + free() + "/answerable"))
                        .said())
                .contains("WRONG  the database does not answer");

        Databases.Empty empty = Databases.empty();
        assertThat(doctor(empty.environment()).said())
                .contains("ok     the database answers")
                .contains("ok     the clocks of this machine and of the database agree")
                .contains("look   the database is empty")
                .contains("nothing is wrong");

        migrated(empty);
        String role = "r" + UUID.randomUUID().toString().replace("-", "");
        Databases.execute(empty.source(), "revoke create on schema public from public");
        Databases.execute(empty.source(), "create role " + role + " login");
        Databases.execute(empty.source(), "grant select on all tables in schema public to " + role);
        Databases.execute(empty.source(), "grant insert on journal_entry to " + role);
        Databases.execute(
                empty.source(),
                "insert into key_check (keyset, mark) values ('HASH_KEYSET', 'x'), ('SEAL_KEYSET', 'y')");
        Map<String, String> poor = new HashMap<>(empty.environment());
        poor.put("DATABASE_USER", role);
        poor.compute("DATABASE_URL", (name, url) -> url.replaceFirst("\\?.*", "")); // Which names another user.
        Script.Result result = doctor(poor);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.said())
                .contains("WRONG  DATABASE_USER may not make tables in the schema public")
                .containsPattern("WRONG  DATABASE_USER may not read or not write .*account.*ticket_seq")
                .contains("ok     the schema is of version " + Migrations.newest())
                .contains("WRONG  HASH_KEYSET is not the one of this database")
                .contains("WRONG  SEAL_KEYSET is not the one of this database");

        Databases.execute(
                empty.source(), "update \"flyway_schema_history\" set \"version\" = '999' where \"version\" = '46'");
        assertThat(doctor(empty.environment()).said()).contains("WRONG  the schema is of version 999");
    }

    private static void migrated(Databases.Empty empty) throws SQLException {
        Migrations.migrate(empty.source());
    }
}
