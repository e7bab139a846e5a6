package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.answerable.Endpoints;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small real file system with the database and the index on it is filled up while people write, to its reserve and
 * then to its last byte, and emptied again. It needs to be root, to mount one.
 */
class DiskFullIT {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        command("mount", "-t", "tmpfs", "-o", "size=300m", "answerable-disk", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", "--lazy", disk.toString());
    }

    private static void command(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    @Test
    void a_full_disk_is_told_nothing_is_half_written_and_room_is_enough_to_go_on() throws Exception {
        Map<String, String> environment = new HashMap<>(Writers.WITHOUT_LIMITS);
        environment.put("DATA_DIR", Files.createDirectory(disk.resolve("data")).toString());
        try (RunningServer server = RunningServer.start(environment);
                Writers writers = new Writers(server, 2)) {
            writers.awaitMore(10);
            Path filler = disk.resolve("filler");
            fill(filler, 32L << 20);
            awaitFull(server, true);
            assertThat(server.readiness()).as("it is still to be asked").isEqualTo(200);
            Visitor reader = new Visitor(server);
            assertThat(reader.get("/en/").status()).as("reading goes on").isEqualTo(200);
            Writers.assertAllOpen(server, writers.receipts());
            Map<String, String> form = new HashMap<>(Map.of(
                    "token",
                    reader.get("/en/receipt").input("token"),
                    "go",
                    "open",
                    "receipt",
                    writers.receipts().values().iterator().next()));
            assertThat(reader.post("/en/receipt", form).status())
                    .as("by page, too")
                    .isIn(200, 303);
            form.put("go", "message");
            form.put("text", "There is no room for this either.");
            assertThat(reader.post("/en/receipt", form).status()).isEqualTo(507);
            Visitor.Reply sent = Submitted.that("There is no room for this.").by(reader);
            assertThat(sent.status()).as(sent.body()).isEqualTo(507);
            assertThat(sent.header("Retry-After")).isPresent();
            assertThat(sent.header("Content-Type")).hasValue("application/problem+json");
            for (String endpoint : Endpoints.below("")) {
                String[] parts = endpoint.split(" ", 2);
                String path = parts[1].replace("{}", "x");
                if (!parts[0].equals("GET") && !path.equals("/api/v1/receipts/open") && !path.equals("/receipt")) {
                    Visitor.Reply refused = new Visitor(server)
                            .send(
                                    parts[0],
                                    path.startsWith("/api/") ? path : "/en" + path,
                                    path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded",
                                    "");
                    assertThat(refused.status()).as(endpoint).isEqualTo(507);
                    assertThat(refused.header("Retry-After")).as(endpoint).isPresent();
                }
            }
            Map<String, String> before = writers.receipts();
            fill(filler, 0);
            assertThat(Submitted.that("Nor for this.").by(reader).status()).isEqualTo(507);

            Files.delete(filler);
            awaitFull(server, false);
            writers.awaitMore(10);
            writers.end();
            assertThat(writers.statuses().keySet()).as("%s", writers.statuses()).isSubsetOf(201, 503, 507);
            assertThat(writers.receipts()).containsAllEntriesOf(before);
            Writers.assertAllOpen(server, writers.receipts());
            JsonObject verified = PublicExits.json(new Visitor(server)
                    .bearer("demo-auditor@demo")
                    .json("/api/v1/desk/audit/verify", "{}")
                    .body());
            assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
        }
    }

    private static void awaitFull(RunningServer server, boolean full) {
        eventually("the check of room says that it is " + (full ? "full" : "not full"))
                .until(() -> new Visitor(server)
                        .get("/health/ready")
                        .body()
                        .replaceAll("\\s", "")
                        .contains("\"full\":" + full));
    }

    /** Writes until so many bytes are left. */
    private static void fill(Path filler, long left) throws IOException {
        byte[] block = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(
                filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (Files.getFileStore(filler.getParent()).getUsableSpace() >= left + block.length) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(filler.getParent()).getUsableSpace())
                    .isLessThanOrEqualTo(left + block.length);
        }
    }
}
