package org.answerable.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.answerable.platform.Migrations;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Plain JDBC on a database of its own with the product's schema: what a commit costs there, without the product. */
final class Commits implements Closeable {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final AtomicLong NEXT = new AtomicLong();
    private final List<Writer> writers = new ArrayList<>();

    /** What one submission writes, as many rows of each table as the product's answers showed. */
    record Rows(int topics, int tickets) {}

    /** A database on H2 as the product opens it. */
    static DataSource h2(Path folder) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:async:" + folder.toAbsolutePath().resolve("raw" + UUID.randomUUID()) + ";WRITE_DELAY=0");
        source.setUser("answerable");
        source.setPassword("");
        return source;
    }

    /** A PostgreSQL that keeps what it commits: the tests' library turns that off unless told otherwise. */
    static EmbeddedPostgres postgres() throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " is " + row.getString(1));
                    }
                }
            }
        }
        return server;
    }

    static DataSource on(EmbeddedPostgres server, String database) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setUser("postgres");
        return source;
    }

    /** Opens connections on a fresh database. */
    Commits(DataSource database, int connections, Records records) throws SQLException {
        Migrations.migrate(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table small (id bigint not null primary key, amount bigint not null)");
            for (String county : records.counties()) {
                statement.execute(
                        "insert into county (fips, name, seat) values ('" + county + "', 'C" + county + "', 'Seat')");
            }
            for (String agency : records.agencies()) {
                statement.execute("insert into agency (slug, level, url, answer_days, active) values ('" + agency
                        + "', 'state', null, 20, true)");
            }
            int position = 0;
            for (String topic : records.topics()) {
                statement.execute("insert into topic (slug, position) values ('" + topic + "', " + position++ + ")");
            }
        }
        for (int i = 0; i < connections; i++) {
            writers.add(new Writer(database.getConnection()));
        }
    }

    Writer writer(int number) {
        return writers.get(number);
    }

    /** One connection with its statements prepared. */
    static final class Writer {
        private final Connection connection;
        private final PreparedStatement small;
        private final PreparedStatement submission;
        private final PreparedStatement topic;
        private final PreparedStatement agency;
        private final PreparedStatement ticket;
        private final PreparedStatement entry;
        private final PreparedStatement pending;

        Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            small = connection.prepareStatement("insert into small (id, amount) values (?, ?)");
            submission = connection.prepareStatement(
                    "insert into submission (id, code, receipt_hash, kind, title, text, language, "
                            + "language_source, language_confidence, county,"
                            + " publish, share_contact, channel, received_at, state, version) values "
                            + "(?, ?, ?, ?, ?, ?, ?, 'detected', 0.9, ?, true, false, 'API', ?, "
                            + "'AWAITING_MODERATION', 1)");
            topic = connection.prepareStatement("insert into submission_topic (submission, topic) values (?, ?)");
            agency = connection.prepareStatement("insert into submission_agency (submission, agency) values (?, ?)");
            ticket = connection.prepareStatement(
                    "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, version)"
                            + " values (?, ?, ?, ?, 'LEAD', 'OPEN', ?, ?, ?, 1)");
            entry = connection.prepareStatement(
                    "insert into journal_entry (id, at, recorded_at, actor, act, subject, salt, content_hash) "
                            + "values (?, ?, ?, ?, ?, ?, ?, ?)");
            pending = connection.prepareStatement("insert into journal_pending (entry) values (?)");
        }

        /** One row of two numbers. */
        void small() throws SQLException {
            small.setLong(1, NEXT.incrementAndGet());
            small.setLong(2, 42);
            small.executeUpdate();
            connection.commit();
        }

        /** The rows of one submission. */
        void submission(Records.Item item, Rows rows, List<String> topics) throws SQLException {
            long now = System.currentTimeMillis();
            long id = NEXT.addAndGet(10);
            Records.set(
                    submission,
                    id,
                    "s" + id,
                    HASH.substring(20) + id,
                    item.kind().toUpperCase(java.util.Locale.ROOT),
                    item.title(),
                    item.text(),
                    item.language(),
                    item.county(),
                    now);
            submission.executeBatch();
            for (int i = 0; i < rows.topics(); i++) {
                Records.set(topic, id, topics.get((int) ((id + i) % topics.size())));
            }
            topic.executeBatch();
            Records.set(agency, id, item.agency());
            agency.executeBatch();
            for (int i = 0; i <= rows.tickets(); i++) {
                if (i > 0) {
                    Records.set(
                            ticket,
                            id + i,
                            "t" + (id + i),
                            id,
                            item.agency(),
                            "[{\"kind\":\"topic\",\"arguments\":[\"traffic-stops\"],\"rule\":\"stops-patrol/1\"}]",
                            now,
                            now);
                }
                Records.set(
                        entry, id + i, now, now, "resident", "ticket.opened", "ticket:" + id, HASH.substring(32), HASH);
                Records.set(pending, id + i);
            }
            ticket.executeBatch();
            entry.executeBatch();
            pending.executeBatch();
            connection.commit();
        }
    }

    @Override
    public void close() {
        for (Writer writer : writers) {
            try {
                writer.connection.close();
            } catch (SQLException e) {
                System.err.println("a connection does not close: " + e.getMessage());
            }
        }
    }
}
