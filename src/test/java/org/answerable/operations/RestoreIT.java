package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.answerable.Production;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.platform.Databases;
import org.answerable.platform.Migrations;
import org.answerable.platform.crypto.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The drill: a backup is made of a server while people write to it, is put in place elsewhere, and a server that starts
 * on it has all that was acknowledged before.
 */
class RestoreIT {
    @TempDir
    Path folder;

    /** Where a server keeps its data, as the scripts are told of it. */
    private record Installation(Path data, Map<String, String> database) {
        Map<String, String> environment(Map<String, String> more) {
            Map<String, String> environment = new HashMap<>(database);
            environment.put("DATA_DIR", data.toString());
            environment.putAll(more);
            return environment;
        }
    }

    private Installation installation(Databases.Kind kind, String name) throws IOException {
        return new Installation(
                Files.createDirectory(folder.resolve(name)),
                kind == Databases.Kind.H2 ? Map.of() : Databases.empty().environment());
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_was_acknowledged_before_a_backup_is_there_after_it_was_restored(Databases.Kind kind) throws Exception {
        Installation first = new Installation(
                Files.createDirectory(folder.resolve("first")),
                kind == Databases.Kind.H2
                        ? Map.of(RunningServer.BEGINS_TOLD, "true")
                        : Databases.told().environment());
        Map<String, String> keys = Production.toldKeys();
        Map<String, String> more = new HashMap<>(Writers.WITHOUT_LIMITS);
        more.put("DEMO", "true");
        more.putAll(keys);
        Path archive = folder.resolve("backup.zip");
        Map<String, String> before;
        String sealed;
        try (RunningServer server = RunningServer.start(first.environment(more));
                Writers writers = new Writers(server, 2)) {
            writers.awaitMore(20);
            sealed = takenBack(server);
            before = writers.receipts();
            Script.Result made = Script.run(first.environment(Map.of()), "backup", archive.toString());
            assertThat(made.status()).as(made.said()).isZero();
            writers.awaitMore(5);
            writers.end();
            assertThat(writers.statuses())
                    .as("nobody was turned away meanwhile")
                    .containsOnlyKeys(201);
        }
        holdsNoKeyAndNoIndex(archive, keys);

        Installation second = installation(kind, "second");
        Script.Result restored = Script.run(second.environment(keys), "restore", archive.toString());
        assertThat(restored.status()).as(restored.said()).isZero();
        assertThat(restored.said()).contains("restored: backup of ");
        try (RunningServer server = RunningServer.start(second.environment(more))) {
            Writers.assertAllOpen(server, before);
            JsonObject verified = PublicExits.json(new Visitor(server)
                    .bearer("demo-auditor@demo")
                    .json("/api/v1/desk/audit/verify", "{}")
                    .body());
            assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
            eventually("the index is built and finds")
                    .until(() -> PublicExits.json(new Visitor(server)
                                            .get("/api/v1/search?q=interpreter")
                                            .body())
                                    .getInt("total")
                            > 0);
            opens(server, sealed);
            aMailFindsItsReader(server, before.keySet().iterator().next());
        }
        Script.Result again = Script.run(second.environment(keys), "restore", archive.toString());
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.said())
                .contains("not restored: there ")
                .contains("already")
                .contains("--over");
        Script.Result over = Script.run(second.environment(keys), "restore", "--over", archive.toString());
        assertThat(over.status()).as(over.said()).isZero();
    }

    @Test
    void an_archive_or_keys_that_are_not_right_are_refused_before_anything_is_touched() throws Exception {
        Installation first = installation(Databases.Kind.H2, "whole");
        Map<String, String> keys = keys();
        Path archive = folder.resolve("whole.zip");
        try (RunningServer server = RunningServer.start(first.environment(Production.environment(keys)))) {
            server.stop();
            Script.Result made = Script.run(first.environment(Map.of()), "backup", archive.toString());
            assertThat(made.status()).as("without a server: " + made.said()).isZero();
        }
        Installation second = installation(Databases.Kind.H2, "second");
        assertRefused(second, Map.of(), archive, "SEAL_KEYSET and HASH_KEYSET must be set");
        Map<String, String> others = keys();
        assertRefused(second, others, archive, "SEAL_KEYSET lacks keys that this backup needs");
        assertRefused(
                second,
                Map.of("SEAL_KEYSET", keys.get("SEAL_KEYSET"), "HASH_KEYSET", others.get("HASH_KEYSET")),
                archive,
                "HASH_KEYSET is not the one of this backup");

        byte[] whole = Files.readAllBytes(archive);
        Path half = Files.write(folder.resolve("half.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused(second, keys, half, "is not a whole archive");
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 0x55;
        assertRefused(second, keys, Files.write(folder.resolve("changed.zip"), changed), "the archive is damaged");
        assertRefused(
                second,
                keys,
                rewritten(archive, "\"schema\" : \"[0-9]+\"", "\"schema\" : \"999\""),
                "which knows the schema up to");
        assertRefused(
                second, keys, Files.writeString(folder.resolve("text.zip"), "no archive"), "is not a whole archive");
        try (Stream<Path> files = Files.list(second.data())) {
            assertThat(files).as("nothing was touched").isEmpty();
        }
        Script.Result checked = Script.run(second.environment(keys), "restore", "--check", archive.toString());
        assertThat(checked.said()).contains("this archive is whole, and these keys open it");
        assertThat(checked.status()).isZero();
    }

    /** Until PostgreSQL 14 the schema public belongs to the superuser, also in a database of one's own. */
    @Test
    void who_owns_the_tables_and_not_their_schema_restores_over_them_and_who_lacks_a_right_is_told_which()
            throws Exception {
        Databases.Empty empty = Databases.empty();
        String role = "r" + empty.name();
        Databases.execute(empty.source(), "create role " + role + " login");
        Databases.execute(empty.source(), "alter database " + empty.name() + " owner to " + role);
        Databases.execute(empty.source(), "alter schema public owner to postgres");
        Databases.execute(empty.source(), "grant create, usage on schema public to public");
        Map<String, String> keys = keys();
        Migrations.migrate(Databases.as(empty.name(), role, ""));
        Keys opened = Keys.of(keys.get("SEAL_KEYSET"), keys.get("HASH_KEYSET"));
        Databases.execute(
                empty.source(),
                "insert into key_check (keyset, mark) values ('HASH_KEYSET', '"
                        + opened.hash("key-check", "HASH_KEYSET") + "'), ('SEAL_KEYSET', '"
                        + opened.seal("SEAL_KEYSET", "key-check") + "')");
        Map<String, String> database = new HashMap<>(empty.environment());
        database.put("DATABASE_USER", role);
        database.compute("DATABASE_URL", (name, url) -> url.replaceFirst("\\?.*", "")); // Which names another user.
        Installation here = new Installation(Files.createDirectory(folder.resolve("rights")), database);
        Path archive = folder.resolve("rights.zip");
        Script.Result made = Script.run(here.environment(keys), "backup", archive.toString());
        assertThat(made.status()).as(made.said()).isZero();
        Script.Result over = Script.run(here.environment(keys), "restore", "--over", archive.toString());
        assertThat(over.status()).as(over.said()).isZero();
        Migrations.migrate(Databases.as(empty.name(), role, "")); // All of it is there, and whole.

        Databases.execute(empty.source(), "revoke create on schema public from public");
        Databases.execute(empty.source(), "alter table ticket owner to postgres");
        assertThat(Script.run(here.environment(keys), "restore", "--over", archive.toString())
                        .said())
                .contains("not restored: DATABASE_USER does not own ticket");
        Databases.execute(empty.source(), "alter table ticket owner to " + role);
        assertThat(Script.run(here.environment(keys), "restore", "--over", archive.toString())
                        .said())
                .contains("not restored: DATABASE_USER may not make tables in the schema public")
                .contains("grant create on schema public");
    }

    private static void assertRefused(Installation at, Map<String, String> keys, Path archive, String said) {
        Script.Result result = Script.run(at.environment(keys), "restore", archive.toString());
        assertThat(result.status()).as(result.said()).isEqualTo(1);
        assertThat(result.said())
                .contains("not restored: ")
                .contains(said)
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    private Path rewritten(Path archive, String from, String to) throws IOException {
        Path other = folder.resolve("rewritten.zip");
        try (ZipFile old = new ZipFile(archive.toFile());
                OutputStream out = Files.newOutputStream(other);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(old.entries())) {
                byte[] bytes;
                try (InputStream in = old.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                if (entry.getName().equals("manifest.json")) {
                    String manifest = new String(bytes, StandardCharsets.UTF_8);
                    assertThat(manifest).containsPattern(from);
                    bytes = manifest.replaceAll(from, to).getBytes(StandardCharsets.UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(bytes);
                zip.closeEntry();
            }
        }
        return other;
    }

    private static Map<String, String> keys() throws Exception {
        Map<String, String> made = Production.environment(Map.of());
        return Map.of("SEAL_KEYSET", made.get("SEAL_KEYSET"), "HASH_KEYSET", made.get("HASH_KEYSET"));
    }

    private static void holdsNoKeyAndNoIndex(Path archive, Map<String, String> keys) throws IOException {
        List<String> secrets = keys.values().stream()
                .map(keyset -> keyset.replaceAll("(?s).*\"value\":\"([^\"]+)\".*", "$1"))
                .toList();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<String> names = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.equals("manifest.json"))
                    .toList();
            assertThat(names).noneMatch(name -> name.contains("index/") || name.contains("keys"));
            assertThat(names).anyMatch(name -> name.startsWith("files/outbox/") || name.startsWith("files/journal/"));
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    assertThat(secrets).as(entry.getName()).noneMatch(content::contains);
                }
            }
        }
    }

    /** Somebody wrote and took it back; its opaque id. */
    static String takenBack(RunningServer server) {
        Visitor writer = new Visitor(server);
        String receipt =
                Submitted.that("What I say about the white van I take back.").receipt(writer);
        assertThat(writer.json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(204);
        return new Visitor(server)
                .bearer("demo-moderator@demo")
                .items("/api/v1/desk/sealed")
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    /** Two people open what was taken back. */
    static void opens(RunningServer server, String sealed) {
        String at = "/api/v1/desk/sealed/" + sealed;
        Visitor moderator = new Visitor(server).bearer("demo-moderator@demo");
        assertThat(moderator
                        .json(at + "/ask", "{\"reason\":\"The drill of a restore.\"}")
                        .status())
                .isEqualTo(200);
        assertThat(new Visitor(server)
                        .bearer("demo-coordinator@demo")
                        .json(at + "/agree", "")
                        .status())
                .isEqualTo(200);
        assertThat(moderator.json(at + "/open", "").body()).contains("white van");
    }

    /** An answer reaches the address that was given with the message: it was opened. */
    static void aMailFindsItsReader(RunningServer server, String word) {
        Visitor liaison = new Visitor(server).bearer("demo-liaison@state-patrol.demo");
        String ticket = liaison.items("/api/v1/desk/tickets?status=open")
                .filter(one -> one.getString("text").contains("The word is " + word + "."))
                .findFirst()
                .orElseThrow()
                .getString("id");
        assertThat(liaison.json(
                                "/api/v1/desk/tickets/" + ticket + "/answer",
                                "{\"text\":\"We looked into it.\",\"language\":\"en\"}")
                        .status())
                .isEqualTo(200);
        Path outbox = server.data().resolve("outbox");
        eventually("a mail to " + Writers.address(word)).until(() -> {
            if (Files.notExists(outbox)) {
                return false; // It comes with the first mail.
            }
            try (Stream<Path> mails = Files.list(outbox)) {
                for (Path mail :
                        mails.filter(one -> !one.toString().endsWith(".tmp")).toList()) {
                    if (Files.readString(mail, StandardCharsets.ISO_8859_1).contains(Writers.address(word))) {
                        return true;
                    }
                }
                return false;
            }
        });
    }
}
