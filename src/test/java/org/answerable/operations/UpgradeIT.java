package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.platform.Databases;
import org.answerable.platform.Migrations;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The present product starts on a database as a server of 0.1 left it: src/test/resources/upgrade holds one of each
 * kind, with its keysets (of a demonstration, and of nothing else) and the receipts of messages that were sent to it.
 */
class UpgradeIT {
    private static final Path LEFT = Path.of("src/test/resources/upgrade");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_a_server_of_0_1_kept_is_there(Databases.Kind kind) throws Exception {
        Map<String, String> environment = new HashMap<>(Writers.WITHOUT_LIMITS);
        Files.readAllLines(LEFT.resolve("keys.env"))
                .forEach(line -> environment.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        environment.putAll(kind == Databases.Kind.H2 ? h2() : postgresql());
        List<String> receipts = Files.readAllLines(LEFT.resolve("0.1-" + name + ".receipts"));
        String withdrawn = receipts.getFirst();
        Map<String, String> kept = new HashMap<>();
        receipts.stream().skip(1).forEach(line -> kept.put(line.split(" ")[0], line.split(" ")[1]));
        assertThat(kept).isNotEmpty();
        try (RunningServer server = RunningServer.start(environment)) {
            assertThat(new Visitor(server).get("/health/ready").body()).contains(Migrations.newest());
            Writers.assertAllOpen(server, kept);
            RestoreIT.opens(server, withdrawn);
            RestoreIT.aMailFindsItsReader(server, kept.keySet().iterator().next());
            eventually("the index is built and finds")
                    .until(() -> PublicExits.json(new Visitor(server)
                                            .get("/api/v1/search?q=interpreter")
                                            .body())
                                    .getInt("total")
                            > 0);
            JsonObject verified = PublicExits.json(new Visitor(server)
                    .bearer("demo-auditor@demo")
                    .json("/api/v1/desk/audit/verify", "{}")
                    .body());
            assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
            try (Writers writers = new Writers(server, 1)) {
                writers.awaitMore(3);
                writers.end();
                Writers.assertAllOpen(server, writers.receipts());
            }
        }
    }

    private Map<String, String> h2() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(LEFT.resolve("0.1-h2.mv.db.gz")))) {
            Files.copy(in, data.resolve("answerable.mv.db"));
        }
        return Map.of("DATA_DIR", data.toString());
    }

    private static Map<String, String> postgresql() throws IOException, InterruptedException {
        Databases.Empty empty = Databases.empty();
        Databases.execute(empty.source(), "drop schema public"); // It is in the dump.
        String address = "postgresql://postgres@localhost:" + Databases.server().getPort() + "/" + empty.name();
        Process process = new ProcessBuilder(
                        "pg_restore",
                        "--no-owner",
                        "--exit-on-error",
                        "--dbname=" + address,
                        LEFT.resolve("0.1-postgresql.dump").toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return empty.environment();
    }
}
