package org.answerable.platform.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.answerable.platform.Resources;
import org.answerable.platform.ScriptFault;

/**
 * Makes a backup: {@code script/backup}. The heads of the journal that this node saw are copied before the database, so
 * that none of them lies beyond the journal that is copied.
 */
public final class Backup {
    static final String H2_PART = "database.mv.db";
    static final String POSTGRESQL_PART = "database.dump";
    static final String FILES = "files/";
    /** What H2 says of a file that another process has open. */
    static final int OPEN_ELSEWHERE = 90020;

    private static final long TAKEN = TimeUnit.SECONDS.toNanos(20);
    private static final long COPIED = TimeUnit.MINUTES.toNanos(60);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Place place;
    private final Path work;
    private final List<Manifest.Part> parts = new ArrayList<>();
    private Facts facts;

    private Backup(Place place, Path work) {
        this.place = place;
        this.work = work;
    }

    public static void main(String[] args) throws IOException {
        try {
            Path target = Path.of(args.length > 0 ? args[0] : ".").toAbsolutePath();
            System.out.println(make(System.getenv(), target));
        } catch (ScriptFault fault) {
            System.err.println("no backup was made: " + fault.getMessage());
            System.exit(1);
        }
    }

    /**
     * Makes one.
     *
     * @param target a folder, or the archive itself
     * @return what to tell of it
     */
    static String make(Map<String, String> environment, Path target) throws IOException, ScriptFault {
        Place place = Place.of(environment);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path archive = Files.isDirectory(target) ? target.resolve("answerable-" + STAMP.format(now) + ".zip") : target;
        if (Files.exists(archive)) {
            throw new ScriptFault(archive + " is there already");
        }
        if (!Files.isDirectory(archive.getParent())) {
            throw new ScriptFault("there is no folder " + archive.getParent());
        }
        Path folder = archive.toAbsolutePath().getParent().toRealPath();
        if (Files.isDirectory(place.data()) && folder.startsWith(place.data().toRealPath())) {
            throw new ScriptFault(
                    folder + " is among what is backed up (DATA_DIR): a backup would hold the ones before it");
        }
        Path work = Files.createTempDirectory(folder, "backup"); // For its owner alone.
        try {
            Path whole = Files.createTempFile(work, "archive", ".zip");
            Backup backup = new Backup(place, work);
            Manifest manifest = backup.write(whole, now.toString());
            Files.move(whole, archive, StandardCopyOption.ATOMIC_MOVE);
            return archive + ": " + Files.size(archive) / 1024 + " kB, journal up to " + manifest.position()
                    + ", schema "
                    + manifest.schema() + ", " + (manifest.parts().size() - 1) + " files beside the database.\n"
                    + "It opens with these keys, which are not in it: " + manifest.keys();
        } catch (SQLException e) {
            throw new ScriptFault("the database does not answer as it should: " + e.getMessage(), e);
        } finally {
            Places.delete(work);
        }
    }

    private Manifest write(Path whole, String now) throws IOException, SQLException, ScriptFault {
        try (OutputStream out = Files.newOutputStream(whole);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : place.files()) {
                try (InputStream in = Files.newInputStream(place.data().resolve(file))) {
                    add(zip, FILES + file.toString().replace('\\', '/'), in);
                } catch (NoSuchFileException gone) {
                    // It was sent, or replaced, since it was listed.
                    continue;
                }
            }
            Path database = place.h2() ? h2() : postgresql();
            try (InputStream in = Files.newInputStream(database)) {
                add(zip, place.h2() ? H2_PART : POSTGRESQL_PART, in);
            }
            Manifest manifest = new Manifest(
                    product(),
                    facts.schema(),
                    place.h2() ? "h2" : "postgresql",
                    now,
                    facts.position(),
                    facts.head(),
                    facts.counts(),
                    facts.keys(),
                    facts.marks(),
                    parts);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.write().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
            return manifest;
        }
    }

    /** The version of the product that this is. */
    static String product() {
        return Resources.lines("/product.properties").stream()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()))
                .findFirst()
                .orElse("?");
    }

    private void add(ZipOutputStream zip, String name, InputStream in) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, sha256());
        zip.putNextEntry(new ZipEntry(name));
        long bytes = digested.transferTo(zip);
        zip.closeEntry();
        parts.add(new Manifest.Part(
                name,
                bytes,
                HexFormat.of().formatHex(digested.getMessageDigest().digest())));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A snapshot that is read from here and dumped by {@code pg_dump}, so that both see the same moment. */
    private Path postgresql() throws SQLException, IOException, ScriptFault {
        Path dump = work.resolve("dump");
        try (Connection connection = place.connect(place.url())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            String snapshot;
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
                row.next();
                snapshot = row.getString(1);
            }
            facts = Facts.of(connection);
            Programs.run(
                    place.libpq(),
                    work,
                    "pg_dump",
                    List.of(
                            "--format=custom",
                            "--schema=public",
                            "--no-owner",
                            "--no-privileges",
                            "--no-password",
                            "--snapshot=" + snapshot,
                            "--file=" + dump));
            connection.rollback();
        }
        return dump;
    }

    /**
     * H2's own backup, made by the server that has the file open, or by this process; opened once, so that it is known
     * to open.
     */
    private Path h2() throws SQLException, IOException, ScriptFault {
        if (!Files.exists(place.h2Whole())) {
            throw new ScriptFault("there is no database " + place.h2Whole());
        }
        Path zip = work.resolve("h2.zip");
        try (Connection connection = place.connect(Place.h2(place.h2File()) + ";IFEXISTS=TRUE");
                Statement statement = connection.createStatement()) {
            statement.execute("backup to '" + zip.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            if (e.getErrorCode() != OPEN_ELSEWHERE) {
                throw e;
            }
            zip = copiedByServer();
        }
        Path copy = work.resolve("copy.mv.db");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    Files.copy(in, copy);
                }
            }
        }
        Files.delete(zip);
        if (!Files.exists(copy)) {
            throw new ScriptFault("H2 left nothing in its copy");
        }
        try (Connection connection = place.connect(Place.h2(work.resolve("copy")) + ";IFEXISTS=TRUE")) {
            facts = Facts.of(connection);
        }
        return copy;
    }

    private Path copiedByServer() throws IOException, ScriptFault {
        Path folder = place.data().resolve(H2Copies.FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new ScriptFault(
                    "the database is open in another process, which is not the server of DATA_DIR " + place.data());
        }
        String name = UUID.randomUUID().toString();
        Path wanted = Files.createFile(folder.resolve(name + H2Copies.WANTED));
        Path copy = folder.resolve(name + H2Copies.COPY);
        Path failed = folder.resolve(name + H2Copies.FAILED);
        long begun = System.nanoTime();
        while (!Files.exists(copy)) {
            if (Files.deleteIfExists(failed)) {
                throw new ScriptFault("the server could not copy its database; its log says why");
            }
            long passed = System.nanoTime() - begun;
            if (passed > TAKEN && Files.deleteIfExists(wanted) || passed > COPIED) {
                throw new ScriptFault("the database is open in another process, which does not answer within "
                        + TimeUnit.NANOSECONDS.toSeconds(TAKEN) + " seconds: is it the server of DATA_DIR "
                        + place.data() + ", and ready?");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return copy;
    }
}
