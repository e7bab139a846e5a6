package org.answerable.platform.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.answerable.platform.Migrations;
import org.answerable.platform.ScriptFault;
import org.answerable.platform.crypto.GivenKeyset;
import org.answerable.platform.crypto.KeyCheck;
import org.answerable.platform.crypto.Keys;

/**
 * Puts a backup in place: {@code script/restore}. Everything about the archive, the keys and the place is looked at
 * before anything is touched; then the database is put back in one step, and what is there afterwards is compared with
 * the manifest.
 */
public final class Restore {
    private final Place place;
    private final ZipFile archive;
    private final Manifest manifest;
    private final boolean over;

    private Restore(Place place, ZipFile archive, Manifest manifest, boolean over) {
        this.place = place;
        this.archive = archive;
        this.manifest = manifest;
        this.over = over;
    }

    public static void main(String[] args) throws IOException {
        LogManager.getLogManager().reset(); // What libraries have to say is not for who runs a script.
        List<String> all = new ArrayList<>(Arrays.asList(args));
        boolean over = all.remove("--over");
        boolean check = all.remove("--check");
        try {
            if (all.size() != 1) {
                throw new ScriptFault("script/restore --help tells the usage");
            }
            System.out.println(run(System.getenv(), Path.of(all.getFirst()).toAbsolutePath(), over, check));
        } catch (ScriptFault fault) {
            System.err.println("not restored: " + fault.getMessage());
            System.exit(1);
        }
    }

    /**
     * Restores.
     *
     * @param over whether data that is there may be replaced
     * @param check whether it ends before anything is touched
     * @return what to tell of it
     */
    static String run(Map<String, String> environment, Path file, boolean over, boolean check)
            throws IOException, ScriptFault {
        if (!Files.isReadable(file)) {
            throw new ScriptFault("cannot read " + file);
        }
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(archive);
            Restore restore = new Restore(Place.of(environment), archive, manifest, over);
            restore.checkParts();
            restore.checkVersion();
            restore.checkKeys(environment);
            String what = "backup of " + manifest.takenAt() + " by version " + manifest.product() + ", journal up to "
                    + manifest.position();
            if (check) {
                return "this archive is whole, and these keys open it: " + what;
            }
            restore.checkPlace();
            restore.put();
            return "restored: " + what + ". The index is built when the server starts.";
        } catch (ZipException | java.io.EOFException e) {
            throw new ScriptFault(file + " is not a whole archive: it is damaged, or a part of it is missing", e);
        } catch (SQLException e) {
            throw new ScriptFault("the database does not answer as it should: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new ScriptFault("SEAL_KEYSET or HASH_KEYSET holds no keyset", e);
        }
    }

    private static Manifest manifest(ZipFile archive) throws IOException, ScriptFault {
        ZipEntry entry = archive.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new ScriptFault("this archive has no " + Manifest.NAME + ": it is no backup of this product");
        }
        try (InputStream in = archive.getInputStream(entry)) {
            return Manifest.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void checkParts() throws IOException, ScriptFault {
        boolean database = false;
        for (Manifest.Part part : manifest.parts()) {
            ZipEntry entry = archive.getEntry(part.name());
            if (entry == null) {
                throw new ScriptFault("the archive is not whole: " + part.name() + " is missing");
            }
            String sha256;
            try (DigestInputStream in = new DigestInputStream(archive.getInputStream(entry), Backup.sha256())) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
                sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
            } catch (ZipException damaged) {
                throw new ScriptFault("the archive is damaged: " + part.name() + " cannot be read", damaged);
            }
            if (!sha256.equals(part.sha256())) {
                throw new ScriptFault("the archive is damaged: " + part.name() + " is not what the manifest says");
            }
            database |= part.name().equals(databasePart());
            Path to = place.data().resolve(part.name().substring(part.name().indexOf('/') + 1));
            if (!to.normalize().startsWith(place.data())) {
                throw new ScriptFault("the archive holds a file that would leave DATA_DIR: " + part.name());
            }
        }
        if (!database) {
            throw new ScriptFault("the archive is not whole: it holds no database");
        }
        if (place.h2() != manifest.database().equals("h2")) {
            throw new ScriptFault("this is a backup of " + manifest.database() + ", and DATABASE_URL is of "
                    + (place.h2() ? "h2" : "postgresql"));
        }
    }

    private String databasePart() {
        return manifest.database().equals("h2") ? Backup.H2_PART : Backup.POSTGRESQL_PART;
    }

    private void checkVersion() throws SQLException, ScriptFault {
        String known = Migrations.newest();
        if (!Facts.later(known, manifest.schema()).equals(known)) {
            throw new ScriptFault("this backup is of version " + manifest.product() + " (schema " + manifest.schema()
                    + "), and this is version " + Backup.product() + ", which knows the schema up to " + known
                    + ": restore it with that version or a newer one");
        }
    }

    private void checkKeys(Map<String, String> environment) throws IOException, GeneralSecurityException, ScriptFault {
        String seal = keyset(environment, "SEAL_KEYSET");
        String hash = keyset(environment, "HASH_KEYSET");
        if (seal == null || hash == null) {
            throw new ScriptFault(
                    "SEAL_KEYSET and HASH_KEYSET must be set, as the server has them: this backup needs the keys "
                            + manifest.keys());
        }
        Keys keys = Keys.of(seal, hash);
        List<String> missing = new ArrayList<>(manifest.keys().getOrDefault("SEAL_KEYSET", List.of()));
        missing.removeAll(keys.sealingKeys());
        if (!missing.isEmpty()) {
            throw new ScriptFault("SEAL_KEYSET lacks keys that this backup needs: " + missing + " (it has "
                    + keys.sealingKeys() + ")");
        }
        if (!KeyCheck.fitsHash(keys, manifest.marks().getOrDefault("HASH_KEYSET", ""))) {
            throw new ScriptFault("HASH_KEYSET is not the one of this backup, which needs the key "
                    + manifest.keys().getOrDefault("HASH_KEYSET", List.of()) + " (it has " + keys.hashingKey() + ")");
        }
        if (!KeyCheck.fitsSeal(keys, manifest.marks().getOrDefault("SEAL_KEYSET", ""))) {
            throw new ScriptFault("SEAL_KEYSET is not the one of this backup");
        }
    }

    private static String keyset(Map<String, String> environment, String name) throws IOException {
        String given = environment.get(name);
        if (given == null || given.isBlank()) {
            return null;
        }
        return new GivenKeyset(given).read();
    }

    /** Whether there is anything that would be replaced. */
    private void checkPlace() throws SQLException, IOException, ScriptFault {
        if (place.h2()) {
            if (Files.exists(place.h2Whole())) {
                if (!over) {
                    throw new ScriptFault("there is a database already: " + place.h2Whole()
                            + ". To put the backup in its place, stop the server and say --over");
                }
                refuseOpen();
            }
        } else {
            try (Connection connection = place.connect(place.url())) {
                if (!Facts.tables(connection).isEmpty() && !over) {
                    throw new ScriptFault(
                            "there are tables in that database already. To put the backup in their place, stop"
                                    + " every server and say --over");
                }
                checkRights(connection);
            }
        }
    }

    /**
     * What is dropped must be the role's own, and it must be able to make it again: said before anything is dropped.
     */
    private static void checkRights(Connection connection) throws SQLException, ScriptFault {
        List<String> others = Facts.texts(
                connection,
                "select tablename from pg_tables where schemaname = 'public' and not pg_has_role(tableowner, 'usage')"
                        + " order by 1");
        if (!others.isEmpty()) {
            throw new ScriptFault("DATABASE_USER does not own " + String.join(", ", others)
                    + ", and so cannot replace them; restore as the role that owns them");
        }
        if (!Facts.texts(
                        connection,
                        "select nspname from pg_namespace where nspname = 'public'"
                                + " and not has_schema_privilege(oid, 'create')")
                .isEmpty()) {
            throw new ScriptFault(
                    "DATABASE_USER may not make tables in the schema public. A superuser of the database gives"
                            + " the right: grant create on schema public to that role");
        }
    }

    /** A file that is damaged, or has another password, is what a restore is for. */
    private void refuseOpen() throws ScriptFault {
        try {
            place.connect(Place.h2(place.h2File()) + ";IFEXISTS=TRUE").close();
        } catch (SQLException e) {
            if (e.getErrorCode() == Backup.OPEN_ELSEWHERE) {
                throw new ScriptFault("a server has the database open: stop it first", e);
            }
        }
    }

    private void put() throws IOException, SQLException, ScriptFault {
        Files.createDirectories(place.data());
        Path work = Files.createTempDirectory(place.data(), "restore");
        try {
            Path database = work.resolve("database");
            extract(databasePart(), database);
            if (place.h2()) {
                h2(database);
            } else {
                postgresql(work, database);
            }
            for (Manifest.Part part : manifest.parts()) {
                if (part.name().startsWith(Backup.FILES)) {
                    putFile(part.name());
                }
            }
            Places.delete(place.data().resolve("index")); // Of what was there before.
        } finally {
            Places.delete(work);
        }
    }

    private void extract(String part, Path to) throws IOException {
        try (InputStream in = archive.getInputStream(archive.getEntry(part))) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void putFile(String part) throws IOException {
        Path below = Path.of(part.substring(Backup.FILES.length()));
        Path to = place.data().resolve(below);
        if (Files.exists(to) && below.startsWith(Place.HEADS)) {
            return; // What this node saw of the journal stays: that it is shorter now shall be told.
        }
        Files.createDirectories(to.getParent());
        extract(part, to);
    }

    private void h2(Path database) throws IOException, SQLException, ScriptFault {
        Path copy = database.resolveSibling("copy.mv.db");
        Files.move(database, copy);
        try (Connection connection = place.connect(Place.h2(database.resolveSibling("copy")) + ";IFEXISTS=TRUE")) {
            compare(Facts.of(connection));
        }
        Files.createDirectories(place.h2Whole().getParent());
        Path beside = place.h2Whole().resolveSibling(place.h2Whole().getFileName() + ".restored");
        Files.move(copy, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, place.h2Whole(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** In one transaction: where anything fails, the database is as it was. */
    private void postgresql(Path work, Path dump) throws IOException, SQLException, ScriptFault {
        Path script = work.resolve("script.sql");
        Programs.run(
                place.libpq(),
                work,
                "pg_restore",
                // What is in the schema, and not the schema itself: until PostgreSQL 14 that belongs to the superuser.
                List.of("--no-owner", "--no-privileges", "--schema=public", "--file=" + script, dump.toString()));
        List<String> arguments = new ArrayList<>(
                List.of("--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--set=ON_ERROR_STOP=1"));
        try (Connection connection = place.connect(place.url())) {
            if (Facts.texts(connection, "select nspname from pg_namespace where nspname = 'public'")
                    .isEmpty()) {
                arguments.add("--command=create schema public");
            }
            // Only where --over was said is there any.
            drop(connection, "table", "select tablename from pg_tables where schemaname = 'public'")
                    .ifPresent(arguments::add);
            drop(
                            connection,
                            "sequence",
                            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where"
                                    + " n.nspname = 'public' and c.relkind = 'S' and not exists (select 1 from pg_depend d"
                                    + " where d.objid = c.oid and d.deptype in ('a', 'i'))")
                    .ifPresent(arguments::add);
        }
        arguments.add("--file=" + script);
        Programs.run(place.libpq(), work, "psql", arguments);
        try (Connection connection = place.connect(place.url())) {
            compare(Facts.of(connection));
        }
    }

    private static Optional<String> drop(Connection connection, String kind, String query) throws SQLException {
        List<String> names = Facts.texts(connection, query).stream()
                .map(name -> "public.\"" + name.replace("\"", "\"\"") + "\"")
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("--command=drop " + kind + " " + String.join(", ", names) + " cascade");
    }

    private void compare(Facts facts) throws ScriptFault {
        if (facts.position() != manifest.position()
                || !facts.head().equals(manifest.head())
                || !facts.counts().equals(manifest.counts())) {
            throw new ScriptFault("what was restored is not what the manifest says: journal up to " + facts.position()
                    + " instead of " + manifest.position());
        }
    }
}
