package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.answerable.PostedForm;
import org.answerable.Production;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.accounts.Invited;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An empty production server on PostgreSQL gets its directory from a file, and changes it by the file while it serves.
 */
class DirectoryFileIT {
    private static final String FILE = "/api/v1/desk/directory";

    private static RunningServer production() throws Exception {
        String name = "directory" + UUID.randomUUID().toString().replace("-", "");
        Databases.execute(Databases.server().getPostgresDatabase(), "create database " + name);
        return RunningServer.start(Production.environment(
                Map.of("DATABASE_URL", Databases.server().getJdbcUrl("postgres", name), "DATABASE_USER", "postgres")));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String token(Visitor person) {
        return person.submit("/en/desk/account", "/en/desk/account/tokens", Map.of("label", "x", "days", "30"))
                .body()
                .replaceAll("(?s).*(answerable_[0-9a-z]+).*", "$1");
    }

    /** An auditor, made by the one administrator there is. */
    private static String auditor(RunningServer server, Visitor admin) {
        String page = "/en/desk/accounts";
        Visitor auditor = Invited.begun(
                server,
                admin.submit(page, page, Map.of("name", "aud@agency.example", "roles", "auditor")),
                "Sol Ortiz",
                "nine small boats come early");
        return token(auditor);
    }

    private static Reply put(RunningServer server, String token, String tag, String file, String query) {
        Visitor visitor = new Visitor(server).bearer(token);
        if (tag != null) {
            visitor = visitor.header("If-Match", tag);
        }
        return visitor.send("PUT", FILE + query, "application/json", file);
    }

    /** Whose it becomes, and until when it is to be answered. */
    private static JsonObject lead(RunningServer server) {
        Reply submitted = new Visitor(server)
                .json(
                        "/api/v1/submissions",
                        "{\"kind\": \"comment\", \"text\": \"The line in the arrivals hall was long, and nobody said why.\"}");
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(201);
        Reply opened = new Visitor(server)
                .json(
                        "/api/v1/receipts/open",
                        "{\"receipt\": \"" + json(submitted.body()).getString("receipt") + "\"}");
        return json(opened.body()).getJsonArray("tickets").getJsonObject(0);
    }

    private static List<String> acts(RunningServer server, String auditor) {
        return new Visitor(server)
                .bearer(auditor)
                .items("/api/v1/desk/audit")
                .map(act -> act.getString("act") + " " + act.getString("subject"))
                .toList();
    }

    @Test
    void an_empty_server_gets_its_directory_from_a_file_and_changes_it_while_it_serves(@TempDir Path folder)
            throws Exception {
        try (RunningServer server = production()) {
            Visitor signedIn = Production.admin(server);
            String admin = token(signedIn);
            String auditor = auditor(server, signedIn);
            // Somebody who coordinates: without, nothing that anybody writes is taken in.
            Invited.begun(
                    server,
                    signedIn.submit(
                            "/en/desk/accounts",
                            "/en/desk/accounts",
                            Map.of("name", "coo@agency.example", "roles", "coordinator")),
                    "Ana Weiss",
                    "six tall birds walk south");

            Reply empty = new Visitor(server).bearer(admin).get(FILE);
            assertThat(empty.status()).isEqualTo(200);
            assertThat(json(empty.body()).getJsonArray("agencies"))
                    .as("the office alone")
                    .hasSize(1);
            String tag = empty.header("ETag").orElseThrow();
            assertThat(tag).startsWith("\"");
            assertThat(lead(server).getString("agency")).isEqualTo("coordinating-office");

            String wisconsin =
                    new Visitor(server).bearer(admin).get(FILE + "/ready-made").body();
            assertThat(wisconsin).isEqualTo(new String(DirectoryKeeping.readyMade(), StandardCharsets.UTF_8));
            assertThat(put(server, admin, null, wisconsin, "").status()).isEqualTo(428);
            assertThat(put(server, auditor, tag, wisconsin, "").status()).isEqualTo(403);
            Reply dry = put(server, admin, tag, wisconsin, "?dryRun=true");
            assertThat(json(dry.body()).getJsonArray("changes")).hasSizeGreaterThan(50);
            assertThat(new Visitor(server).bearer(admin).get(FILE).body())
                    .as("a dry run changes nothing")
                    .isEqualTo(empty.body());

            Reply applied = put(server, admin, tag, wisconsin, "?dryRun=false");
            assertThat(applied.status()).as(applied.body()).isEqualTo(200);
            assertThat(json(applied.body()).getJsonArray("faults")).isEmpty();
            Reply full = new Visitor(server).bearer(admin).get(FILE);
            assertThat(full.body()).as("the round trip is exact").isEqualTo(wisconsin);
            assertThat(full.header("ETag")).isEqualTo(applied.header("ETag"));
            String now = full.header("ETag").orElseThrow();
            assertThat(json(put(server, admin, now, full.body(), "").body()).getJsonArray("changes"))
                    .as("what was got changes nothing")
                    .isEmpty();
            assertThat(new Visitor(server)
                            .bearer(admin)
                            .json(FILE + "/ready-made", "{}")
                            .status())
                    .isEqualTo(409);
            assertThat(lead(server).getString("agency")).isEqualTo("cbp");

            assertThat(put(server, admin, tag, wisconsin, "").status())
                    .as("the first ETag is not that of this directory")
                    .isEqualTo(412);
            String rule = "\"id\": \"airport-and-port-arrivals\",\n      \"active\": true,\n      \"agency\": \"";
            assertThat(wisconsin).contains(rule + "cbp");
            String changed = wisconsin
                    .replace(rule + "cbp", rule + "doj")
                    .replaceFirst("(\"slug\": \"doj\",(?s:.*?)\"answerDays\": )\\d+", "$13");
            Reply bad = put(
                    server,
                    admin,
                    now,
                    changed.replace(rule + "doj", rule + "dojj").replace("\"55025\"", "\"Cook\""),
                    "");
            assertThat(bad.status()).isEqualTo(422);
            assertThat(json(bad.body()).getJsonArray("faults"))
                    .hasSizeGreaterThan(1)
                    .isEqualTo(json(bad.body()).getJsonArray("errors"));
            assertThat(new Visitor(server).bearer(admin).get(FILE).body())
                    .as("a bad file changes nothing")
                    .isEqualTo(wisconsin);

            Reply second = put(server, admin, now, changed, "");
            assertThat(json(second.body()).getJsonArray("changes"))
                    .as(second.body())
                    .hasSize(2);
            JsonObject ticket = lead(server);
            assertThat(ticket.getString("agency"))
                    .as("at once, by the next version of the rule")
                    .isEqualTo("doj");
            assertThat(acts(server, auditor))
                    .contains(
                            "agency.changed agency:doj",
                            "rule.switched-off rule:airport-and-port-arrivals/1",
                            "rule.added rule:airport-and-port-arrivals/2",
                            "directory.applied directory:file");

            byScript(server, admin, folder, changed);
            texts(server, signedIn, admin);

            JsonObject verified = json(new Visitor(server)
                    .bearer(auditor)
                    .send("POST", "/api/v1/desk/audit/verify", "application/json", "")
                    .body());
            assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
        }
    }

    /** The office's own texts are in the file, too. */
    private static void texts(RunningServer server, Visitor signedIn, String admin) {
        assertThat(PostedForm.of(signedIn.get("/en/desk/texts/privacy/en"), "preview")
                        .with("text.learn.privacy.lead", "What this office keeps.")
                        .press(signedIn, "save")
                        .status())
                .isEqualTo(303);
        Reply exported = new Visitor(server).bearer(admin).get(FILE);
        assertThat(exported.body()).contains("\"learn.privacy.lead\": \"What this office keeps.\"");
        String tag = exported.header("ETag").orElseThrow();
        assertThat(json(put(server, admin, tag, exported.body(), "").body()).getJsonArray("changes"))
                .as("the round trip is exact")
                .isEmpty();
        Reply wrong = put(server, admin, tag, exported.body().replace("learn.privacy.lead", "learn.privacy.no"), "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("/texts/en/learn.privacy.no");
        Reply other = put(server, admin, tag, exported.body().replace("office keeps", "office knows"), "");
        assertThat(other.body()).contains("texts/en/learn.privacy.lead");
        assertThat(new Visitor(server).get("/en/learn/privacy").body()).contains("What this office knows.");
    }

    /** Those who keep the file under version control. */
    private static void byScript(RunningServer server, String token, Path folder, String present) throws Exception {
        Path file = folder.resolve("directory.json");
        Files.writeString(file, present);
        assertThat(script(server, token, "check", file)).isEqualTo("0 nothing changes\n");
        Files.writeString(file, present.replace("\"priority\": 92", "\"priority\": 93"));
        assertThat(script(server, token, "check", file))
                .isEqualTo("0 would change:\n  rules/words-name-cbp/priority: 92 -> 93\n");
        assertThat(script(server, token, "apply", file))
                .isEqualTo("0 changed:\n  rules/words-name-cbp/priority: 92 -> 93\n");
        assertThat(script(server, token, "check", file)).isEqualTo("0 nothing changes\n");
        Files.writeString(file, present.replace("\"priority\": 92", "\"priority\": 1001"));
        assertThat(script(server, token, "apply", file))
                .startsWith(
                        "1 refused, nothing changed:\n  /rules/0/priority: A whole number from 0 to 1,000 is needed here.");
    }

    private static String script(RunningServer server, String token, String act, Path file) throws Exception {
        ProcessBuilder script = new ProcessBuilder("script/directory", act, file.toString()).redirectErrorStream(true);
        script.environment().put("ANSWERABLE_URL", server.base().toString());
        script.environment().put("ANSWERABLE_TOKEN", token);
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
