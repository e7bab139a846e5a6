package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.answerable.Production;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key that seals is turned while people write; afterwards everything opens without the old one. */
class KeyRotationIT {
    private static final String KEYS = "/api/v1/desk/keys";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void everything_opens_with_the_new_key_alone(Databases.Kind kind) throws Exception {
        Map<String, String> told = Production.toldKeys();
        Path seal = Files.writeString(folder.resolve("seal.json"), told.get("SEAL_KEYSET"));
        Map<String, String> environment = new HashMap<>(Writers.WITHOUT_LIMITS);
        environment.putAll(told);
        environment.put(RunningServer.BEGINS_TOLD, "true");
        environment.put("SEAL_KEYSET", "file:" + seal);
        if (kind == Databases.Kind.POSTGRESQL) {
            environment.putAll(Databases.told().environment());
        }
        try (RunningServer server = RunningServer.start(environment);
                Writers writers = new Writers(server, 2)) {
            Map<String, String> asking =
                    Map.of("ANSWERABLE_URL", server.base().toString(), "ANSWERABLE_TOKEN", "demo-admin@demo");
            writers.awaitMore(60);
            String sealed = RestoreIT.takenBack(server);
            String old = script(asking, "show", seal).said().strip().replace(" primary", "");
            anotherKeysetIsNotTakenOver(server, seal, writers);

            String rotated = script(asking, "rotate", seal).said();
            assertThat(rotated).contains("is the primary key now");
            eventually("nothing needs the old key")
                    .until(() -> needs(server, old) == 0 && keys(server).size() == 2);
            writers.awaitMore(5);
            assertThat(acts(server)).containsExactlyInAnyOrder("keys.turning-begun", "keys.turning-ended");

            Script.Result retired = script(asking, "retire", seal);
            assertThat(retired.said()).contains("retired key " + old);
            eventually("the old key is gone").until(() -> keys(server).size() == 1);
            writers.awaitMore(5);
            writers.end();
            assertThat(writers.statuses()).as("nobody was turned away").containsOnlyKeys(201);

            Writers.assertAllOpen(server, writers.receipts());
            RestoreIT.opens(server, sealed);
            RestoreIT.aMailFindsItsReader(server, "writer1x");
            server.restart();
            assertThat(server.log()).doesNotContain("stay closed: 1 contacts");
            Writers.assertAllOpen(server, Map.of("writer2x", writers.receipts().get("writer2x")));
            RestoreIT.aMailFindsItsReader(server, "writer2x");
        }
    }

    /**
     * One that does not open what is sealed: the server says so, goes on with its own, and takes the right one again.
     */
    private void anotherKeysetIsNotTakenOver(RunningServer server, Path seal, Writers writers) throws Exception {
        String right = Files.readString(seal);
        Files.writeString(seal, Production.environment(Map.of()).get("SEAL_KEYSET"));
        server.awaitLog("the changed keyset is not used: SEAL_KEYSET lacks the key");
        writers.awaitMore(3);
        Files.writeString(seal, right);
    }

    private static Script.Result script(Map<String, String> environment, String act, Path file) {
        Script.Result result = Script.run(environment, "keys", act, "seal", file.toString());
        assertThat(result.status()).as(result.said()).isZero();
        return result;
    }

    private static List<JsonObject> keys(RunningServer server) {
        return PublicExits.json(
                        new Visitor(server).bearer("demo-admin@demo").get(KEYS).body())
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private static long needs(RunningServer server, String key) {
        return keys(server).stream()
                .filter(one -> one.getString("key").equals(key))
                .flatMap(one -> one.getJsonArray("needs").getValuesAs(JsonObject.class).stream())
                .mapToLong(need -> need.getInt("count"))
                .sum();
    }

    private static Stream<String> acts(RunningServer server) {
        return new Visitor(server)
                .bearer("demo-auditor@demo")
                .items("/api/v1/desk/audit")
                .map(act -> act.getString("act"))
                .filter(act -> act.startsWith("keys."));
    }
}
