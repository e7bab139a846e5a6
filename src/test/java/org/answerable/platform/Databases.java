package org.answerable.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.answerable.RunningServer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fresh databases with the product's schema, for tests without a container: an H2 file as the product opens it, and a
 * database on a real PostgreSQL that is started once a test run.
 */
public final class Databases {
    private static EmbeddedPostgres postgres;
    private static String template;
    private static String toldTemplate;
    private static Path file;

    private Databases() {}

    /** The databases the product runs on. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /**
     * A fresh database with the schema; {@code folder} is where H2 keeps its file. The migrations run once for each
     * kind, and what they made is copied: tests of what they do themselves begin with {@link #before}.
     */
    public static DataSource fresh(Kind kind, Path folder) {
        if (kind == Kind.POSTGRESQL) {
            String name = name();
            execute(server().getPostgresDatabase(), "create database " + name + " template " + template());
            return as(name, "postgres", "");
        }
        try {
            String name = name();
            Files.copy(file(), folder.resolve(name + ".mv.db"));
            return h2(folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a PostgreSQL database with the schema and nobody who is connected. */
    private static synchronized String template() {
        if (template == null) {
            Empty empty = empty();
            migrate(empty.source());
            template = empty.name();
        }
        return template;
    }

    /** The file of an H2 database with the schema, closed. */
    private static synchronized Path file() throws IOException {
        if (file == null) {
            Path folder = Files.createTempDirectory("schema");
            folder.toFile().deleteOnExit();
            DataSource database = h2(folder, "schema");
            migrate(database);
            execute(database, "shutdown");
            file = folder.resolve("schema.mv.db");
            file.toFile().deleteOnExit();
        }
        return file;
    }

    private static void migrate(DataSource database) {
        try {
            Migrations.migrate(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh database with the schema as it was before a version, for migrations that change what is stored. */
    public static DataSource before(String version, Kind kind, Path folder) {
        DataSource database = kind == Kind.H2 ? h2(folder, name()) : postgres();
        MigrationVersion limit = MigrationVersion.fromVersion(version);
        try {
            Flyway all = Migrations.configured(database).load();
            MigrationVersion last = Arrays.stream(all.info().all())
                    .map(MigrationInfo::getVersion)
                    .filter(v -> v.compareTo(limit) < 0)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Migrations.configured(database).target(last).load().migrate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    private static String name() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    private static DataSource h2(Path folder, String name) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:async:" + folder.resolve(name) + ";WRITE_DELAY=0", "answerable", "");
        pool.setMaxConnections(64);
        return pool;
    }

    private static DataSource postgres() {
        return empty().source();
    }

    /** A database on the one PostgreSQL, for a server: empty, so that it founds its own in it, or {@link #told()}. */
    public record Empty(String name, boolean told) {
        /** What the server is told of it. */
        public Map<String, String> environment() {
            Map<String, String> environment = new HashMap<>(
                    Map.of("DATABASE_URL", server().getJdbcUrl("postgres", name), "DATABASE_USER", "postgres"));
            if (told) {
                environment.put(RunningServer.BEGINS_TOLD, "true");
            }
            return environment;
        }

        /** The same for the test. */
        public DataSource source() {
            return as(name, "postgres", "");
        }
    }

    public static Empty empty() {
        String name = name();
        execute(server().getPostgresDatabase(), "create database " + name);
        return new Empty(name, false);
    }

    /**
     * A database on the one PostgreSQL with the demonstration told, for a server with the data and keys that go with it
     * ({@link RunningServer#BEGINS_TOLD}, which its {@link Empty#environment()} says): what {@code script/test} had
     * told once on H2, row by row. Telling it anew takes longer than a start without it. Empty where it was told
     * nowhere.
     */
    public static Empty told() {
        Optional<Path> told = RunningServer.told().map(data -> data.resolve("answerable.mv.db"));
        if (told.isEmpty()) {
            return empty();
        }
        String name = name();
        execute(server().getPostgresDatabase(), "create database " + name + " template " + told(told.get()));
        return new Empty(name, true);
    }

    private static synchronized String told(Path h2) {
        if (toldTemplate == null) {
            try {
                toldTemplate = copied(h2);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return toldTemplate;
    }

    /** A PostgreSQL database with the schema and every row of a closed H2 database's file. */
    private static String copied(Path h2) throws SQLException, IOException {
        String name = name();
        execute(server().getPostgresDatabase(), "create database " + name + " template " + template());
        Path folder = Files.createTempDirectory("told");
        Path file = Files.copy(h2, folder.resolve("answerable.mv.db"));
        try (Connection from =
                        DriverManager.getConnection("jdbc:h2:" + folder.resolve("answerable"), "answerable", "");
                Connection to = as(name, "postgres", "").getConnection();
                Statement read = from.createStatement();
                Statement write = to.createStatement()) {
            to.setAutoCommit(false);
            write.execute("set session_replication_role = replica"); // Rows come in any order.
            List<String> tables = first(write.executeQuery(
                    "select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'"));
            for (String table : tables) {
                write.execute("truncate " + table + " cascade");
            }
            for (String table : tables) {
                copy(read.executeQuery("select * from " + table), table, to);
            }
            for (String sequence :
                    first(write.executeQuery("select sequencename from pg_sequences where schemaname = 'public'"))) {
                String next = first(read.executeQuery("select base_value from information_schema.sequences"
                                + " where sequence_name = upper('" + sequence + "')"))
                        .getFirst();
                write.execute("select setval('" + sequence + "', " + next + ", false)");
            }
            to.commit();
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
        return name;
    }

    private static List<String> first(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }

    private static void copy(ResultSet rows, String table, Connection to) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add('"' + columns.getColumnName(i).toLowerCase(Locale.ROOT) + '"');
        }
        String sql = "insert into " + table + " (" + String.join(", ", names) + ") values ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
        try (PreparedStatement insert = to.prepareStatement(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= names.size(); i++) {
                    Object value = rows.getObject(i);
                    insert.setObject(
                            i,
                            value instanceof Clob
                                    ? rows.getString(i)
                                    : value instanceof Blob ? rows.getBytes(i) : value);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Connects to a database of {@link Kind#POSTGRESQL} as another role. */
    public static DataSource as(String database, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {server().getPort()});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /**
     * A {@link Kind#POSTGRESQL} by connections that are kept: it begins a process for each new one, which costs more
     * than most statements. For a test that runs hundreds of them by {@link #execute}; to be disposed of, because the
     * one PostgreSQL has so many connections and no more.
     */
    public static JdbcConnectionPool kept(DataSource database) {
        PGSimpleDataSource simple = (PGSimpleDataSource) database;
        PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
        source.setServerNames(simple.getServerNames());
        source.setPortNumbers(simple.getPortNumbers());
        source.setDatabaseName(simple.getDatabaseName());
        source.setUser(simple.getUser());
        source.setPassword(simple.getPassword());
        return JdbcConnectionPool.create(source);
    }

    /** The one PostgreSQL of this test run. */
    public static synchronized EmbeddedPostgres server() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("a real PostgreSQL is needed and does not start", e);
            }
        }
        return postgres;
    }

    /** Runs one statement, committed. */
    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Starts a PostgreSQL until Enter is pressed, for trying the server on it by hand. */
    public static void main(String[] args) throws IOException {
        System.out.println("DATABASE_URL=" + server().getJdbcUrl("postgres", "postgres") + " DATABASE_USER=postgres");
        System.in.read();
    }
}
