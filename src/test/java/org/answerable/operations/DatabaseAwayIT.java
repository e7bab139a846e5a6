package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is stopped while people write, and started again. */
class DatabaseAwayIT {
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("database"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Test
    void who_comes_meanwhile_is_told_within_a_second_and_afterwards_all_is_as_it_was() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        EmbeddedPostgres postgres = postgres(port);
        try {
            Map<String, String> environment = new HashMap<>(Writers.WITHOUT_LIMITS);
            environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            environment.put("DATABASE_USER", "postgres");
            try (RunningServer server = RunningServer.start(environment);
                    Writers writers = new Writers(server, 2)) {
                writers.awaitMore(10);
                Visitor reader = new Visitor(server);
                Visitor desk = new Visitor(server).signIn("moderator@demo");
                String form = reader.get("/es/receipt").input("token");
                String receipt = writers.receipts().values().iterator().next();
                postgres.close();
                server.awaitReadiness(503);
                for (String page :
                        new String[] {"/es/", "/es/search?q=bus", "/es/receipt", "/es/records", "/es/town-halls"}) {
                    Visitor.Reply reply = soon(() -> reader.get(page));
                    assertThat(reply.status()).as(page).isEqualTo(503);
                    assertThat(reply.header("Retry-After")).as(page).isPresent();
                    assertThat(reply.header("Content-Language")).as(page).hasValue("es");
                    assertThat(reply.body()).as(page).contains("lang=\"es\"");
                }
                assertThat(soon(() -> desk.get("/en/desk/moderation")).status()).isEqualTo(503);
                Visitor.Reply sent = soon(() -> Submitted.that("Nobody keeps this: the word is offlinex.")
                        .by(reader));
                assertThat(sent.status()).isEqualTo(503);
                assertThat(sent.header("Content-Type")).hasValue("application/problem+json");
                assertThat(sent.header("Retry-After")).isPresent();
                Visitor.Reply opened =
                        soon(() -> reader.post("/es/receipt/open", Map.of("token", form, "receipt", receipt)));
                assertThat(opened.status()).isEqualTo(503);
                assertThat(soon(() -> reader.get("/css/answerable.css")).status())
                        .isEqualTo(200);
                assertThat(reader.get("/health/ready").body())
                        .contains("\"database\"")
                        .contains("DOWN");
                assertThat(reader.get("/health/live").status())
                        .as("nobody need start it anew")
                        .isEqualTo(200);

                postgres = postgres(port);
                server.awaitReadiness(200);
                writers.awaitMore(10);
                writers.end();
                assertThat(writers.statuses().keySet())
                        .as("%s", writers.statuses())
                        .isSubsetOf(201, 503);
                Writers.assertAllOpen(server, writers.receipts());
                allOrNothing(server, writers);
            }
        } finally {
            postgres.close();
        }
    }

    /** Each word stands once or not at all, and whole: with its ticket and its entry of the journal. */
    private static void allOrNothing(RunningServer server, Writers writers) {
        Map<String, Long> standing = new Visitor(server)
                .bearer("demo-moderator@demo")
                .items("/api/v1/desk/submissions")
                .map(one -> one.getString("text"))
                .filter(text -> text.contains("The word is writer"))
                .collect(Collectors.groupingBy(
                        text -> text.substring(text.indexOf("writer"), text.lastIndexOf('.')), Collectors.counting()));
        assertThat(standing.values()).allMatch(count -> count == 1);
        assertThat(standing.keySet()).containsAll(writers.receipts().keySet());
        assertThat(writers.attempted()).containsAll(standing.keySet());
        eventually("the journal verifies").until(() -> {
            JsonObject verified = PublicExits.json(new Visitor(server)
                    .bearer("demo-auditor@demo")
                    .json("/api/v1/desk/audit/verify", "{}")
                    .body());
            return verified.getBoolean("ok");
        });
    }

    private interface Act {
        Visitor.Reply reply();
    }

    private static Visitor.Reply soon(Act act) {
        long begun = System.nanoTime();
        Visitor.Reply reply = act.reply();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        return reply;
    }
}
