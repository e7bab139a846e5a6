package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.answerable.Production;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.platform.Databases;
import org.answerable.platform.ExpandOnlyTest;
import org.answerable.platform.Migrations;
import org.answerable.platform.Time;
import org.junit.jupiter.api.Test;

/**
 * Two releases on one database: the one before serves while the present one brings the schema to its own beside it, and
 * goes on serving afterwards, so that nodes are replaced one by one ({@code docs/operations.md}, <i>Upgrade</i>).
 */
class RollingUpgradeIT {
    private static final String LIAISON = "demo-liaison@state-patrol.demo";
    private static final String MODERATOR = "demo-moderator@demo";
    private static final String AUDITOR = "demo-auditor@demo";

    @Test
    void both_releases_serve_and_each_reads_what_the_other_wrote() throws Exception {
        Map<String, String> environment = new HashMap<>(Writers.WITHOUT_LIMITS);
        Map<String, String> keys = Production.environment(Map.of());
        environment.putAll(
                Map.of("DEMO", "true", "SEAL_KEYSET", keys.get("SEAL_KEYSET"), "HASH_KEYSET", keys.get("HASH_KEYSET")));
        Databases.Empty database = Databases.empty();
        environment.putAll(database.environment());
        try (RunningServer before = RunningServer.prepare(released(), environment)) {
            before.launch();
            before.awaitReady();
            assertThat(schema(before)).isEqualTo(Integer.toString(ExpandOnlyTest.RELEASED));
            try (Writers early = new Writers(before, 1)) {
                early.awaitMore(5);
                try (RunningServer present = RunningServer.start(environment);
                        Writers late = new Writers(present, 1)) {
                    assertThat(schema(present)).isEqualTo(Migrations.newest());
                    early.awaitMore(5);
                    late.awaitMore(10);
                    early.end();
                    late.end();
                    assertThat(early.statuses()).as("nobody was turned away").containsOnlyKeys(201);
                    assertThat(late.statuses()).as("nor here").containsOnlyKeys(201);
                    for (RunningServer node : new RunningServer[] {before, present}) {
                        Writers.assertAllOpen(node, early.receipts());
                        Writers.assertAllOpen(node, late.receipts());
                    }
                    aCaseGoesItsWay(before, present, "beforehere");
                    aCaseGoesItsWay(present, before, "presenthere");
                    anAcknowledgementIsNoHindrance(before, present);
                    whatWasTakenBackOpens(before, present);
                    aSessionGoesOn(before, present);
                    aSessionGoesOn(present, before);
                    verifies(before);
                    verifies(present);
                    // From here on acts say more than the release before can compare: it is verified on the present
                    // one.
                    aRequestForADeputyIsNoHindrance(database, before, present);

                    before.kill9();
                    before.launch();
                    before.awaitReady(); // On the schema of the release after it.
                    Writers.assertAllOpen(before, late.receipts());
                    before.stop();
                    aCaseGoesItsWay(present, present, "aloneagain");
                    verifies(present);
                }
            }
        }
    }

    private static Path released() {
        // As Maven was told by script/test, if at all.
        Script.Result built =
                Script.run(Map.of("MAVEN_ARGS", System.getenv().getOrDefault("MAVEN_ARGS", "")), "previous");
        assertThat(built.status()).as(built.said()).isZero();
        String last = built.said().strip().lines().toList().getLast();
        return Path.of(last.substring(last.indexOf('/'))); // Maven ends with codes for the colours of a terminal.
    }

    private static String schema(RunningServer node) {
        return PublicExits.json(new Visitor(node).get("/health/ready").body())
                .getJsonArray("checks")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(check -> check.getString("name").equals("migrations"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("data")
                .getString("version");
    }

    /** Sent at one node; answered and published at the other; read and found at both. */
    private static void aCaseGoesItsWay(RunningServer here, RunningServer there, String word) {
        String receipt = Submitted.that("They took my licence on the interstate. The word is " + word + ".")
                .to("state-patrol")
                .allowingPublication()
                .receipt(new Visitor(here));
        String ticket = own(there, LIAISON, "/api/v1/desk/tickets?status=open", word);
        assertThat(new Visitor(there)
                        .bearer(LIAISON)
                        .json(
                                "/api/v1/desk/tickets/" + ticket + "/answer",
                                "{\"text\":\"We gave " + word + " back.\",\"language\":\"en\"}")
                        .status())
                .isEqualTo(200);
        String submission = own(there, MODERATOR, "/api/v1/desk/submissions?state=awaiting-moderation", word);
        Visitor.Reply published = new Visitor(there)
                .bearer(MODERATOR)
                .json("/api/v1/desk/submissions/" + submission + "/publish", "{\"redactions\":[]}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        for (RunningServer node : new RunningServer[] {here, there}) {
            assertThat(new Visitor(node)
                            .json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}")
                            .body())
                    .contains("We gave " + word + " back.");
            eventually(word + " is found")
                    .until(() -> PublicExits.json(new Visitor(node)
                                            .get("/api/v1/search?q=" + word)
                                            .body())
                                    .getInt("total")
                            == 1);
        }
    }

    /** What the release before has no word for does not keep it from showing the ticket. */
    private static void anAcknowledgementIsNoHindrance(RunningServer before, RunningServer present) {
        String receipt = Submitted.that("They took my plates. The word is plateshere.")
                .to("state-patrol")
                .receipt(new Visitor(before));
        String ticket = "/tickets/" + own(present, LIAISON, "/api/v1/desk/tickets?status=open", "plateshere");
        assertThat(new Visitor(present)
                        .bearer(LIAISON)
                        .json("/api/v1/desk" + ticket + "/acknowledge", "{}")
                        .status())
                .isEqualTo(200);
        for (RunningServer node : new RunningServer[] {before, present}) {
            assertThat(new Visitor(node)
                            .bearer(LIAISON)
                            .get("/api/v1/desk" + ticket)
                            .status())
                    .isEqualTo(200);
            assertThat(new Visitor(node)
                            .signIn("liaison@state-patrol.demo")
                            .get("/en/desk" + ticket)
                            .status())
                    .isEqualTo(200);
            assertThat(new Visitor(node)
                            .json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Nor the administrators' page, where it leaves out a request that it does not know. */
    private static void aRequestForADeputyIsNoHindrance(
            Databases.Empty database, RunningServer before, RunningServer present) throws Exception {
        String account;
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select id from account where name = 'liaison@state-patrol.demo'")) {
            row.next();
            account = row.getString(1);
        }
        Visitor.Reply asked = new Visitor(present)
                .signIn("admin@demo")
                .submit(
                        "/en/desk/accounts",
                        "/en/desk/accounts/" + account + "/deputy",
                        Map.of(
                                "roles",
                                "liaison",
                                "agency",
                                "ice",
                                "until",
                                LocalDate.now(Time.ZONE).toString()));
        assertThat(asked.header("Location"))
                .as(asked.body())
                .hasValueSatisfying(to -> assertThat(to).contains("said=waits"));
        for (RunningServer node : new RunningServer[] {before, present}) {
            assertThat(new Visitor(node)
                            .signIn("second-admin@demo")
                            .get("/en/desk/accounts")
                            .status())
                    .as("with a request of which the release before knows nothing")
                    .isEqualTo(200);
        }
    }

    private static String own(RunningServer node, String token, String list, String word) {
        return new Visitor(node)
                .bearer(token)
                .items(list)
                .filter(one -> one.getString("text").contains("The word is " + word + "."))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    private static void whatWasTakenBackOpens(RunningServer here, RunningServer there) {
        RestoreIT.opens(there, RestoreIT.takenBack(here));
    }

    private static void aSessionGoesOn(RunningServer here, RunningServer there) {
        Visitor signedIn = new Visitor(here).signIn("liaison@state-patrol.demo");
        Visitor elsewhere =
                new Visitor(there).cookie("desk", signedIn.cookie("desk")).cookie("form", signedIn.cookie("form"));
        assertThat(elsewhere.get("/en/desk/tickets").status()).isEqualTo(200);
    }

    private static void verifies(RunningServer node) {
        eventually("the journal verifies")
                .until(() -> PublicExits.json(new Visitor(node)
                                .bearer(AUDITOR)
                                .json("/api/v1/desk/audit/verify", "{}")
                                .body())
                        .getBoolean("ok"));
    }
}
