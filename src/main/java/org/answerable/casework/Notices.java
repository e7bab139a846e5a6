package org.answerable.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.answerable.platform.Transactions;

/**
 * The mails to send and sent. They hold no address and no text. Several nodes may send at once: whoever claims a notice
 * has it, and the others pass it over ({@code skip locked}, which JPA cannot say). Knows no container, so that tests
 * run several nodes in one process.
 */
class Notices {
    private final Transactions transactions;
    private final String table;
    /** The column that says whom it is for. */
    private final String owner;

    /** Those to writers, by submission. */
    Notices(Transactions transactions) {
        this(transactions, "notice", "submission");
    }

    private Notices(Transactions transactions, String table, String owner) {
        this.transactions = transactions;
        this.table = table;
        this.owner = owner;
    }

    /** Those to people of the desk, of deadlines, by account. */
    static Notices ofDeadlines(Transactions transactions) {
        return new Notices(transactions, "warning_letter", "account");
    }

    /**
     * A notice that is due.
     *
     * @param cause what it is sent for, unique
     * @param owner the submission or the account that it is for
     * @param tries how often it was tried, this time included
     */
    record Due(long id, String cause, long owner, Instant createdAt, int tries) {}

    /** Adds a notice, unless there is one of the same cause; whether it did. */
    boolean add(String cause, long of, String kind, Instant now) throws Exception {
        return transactions.run(connection -> !exists(connection, cause) && insert(connection, cause, of, kind, now));
    }

    private boolean exists(Connection connection, String cause) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from " + table + " where cause = ?")) {
            query.setString(1, cause);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private boolean insert(Connection connection, String cause, long of, String kind, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " (id, cause, " + owner
                + ", kind, created_at, next_try_at, tries, given_up) values (nextval('" + table
                + "_seq'), ?, ?, ?, ?, ?, 0, false)")) {
            insert.setString(1, cause);
            insert.setLong(2, of);
            insert.setString(3, kind);
            insert.setLong(4, now.toEpochMilli());
            insert.setLong(5, now.toEpochMilli());
            return insert.executeUpdate() == 1;
        }
    }

    /** Takes one that is due; nobody else gets it before {@code until}. */
    Optional<Due> claim(Instant now, Instant until) throws Exception {
        return transactions.run(connection -> {
            Optional<Due> due = lock(connection, now);
            if (due.isPresent()) {
                update(
                        connection,
                        "update " + table + " set tries = tries + 1, next_try_at = ? where id = ?",
                        until.toEpochMilli(),
                        due.get().id());
            }
            return due;
        });
    }

    private Optional<Due> lock(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select id, cause, " + owner + ", created_at, tries from " + table
                        + " where sent_at is null and given_up = false and next_try_at <= ?"
                        + " order by next_try_at, id fetch first 1 rows only for update skip locked")) {
            query.setLong(1, now.toEpochMilli());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Due(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                Instant.ofEpochMilli(row.getLong(4)),
                                row.getInt(5) + 1))
                        : Optional.empty();
            }
        }
    }

    void sent(long id, Instant now) throws Exception {
        change("update " + table + " set sent_at = ? where id = ?", now.toEpochMilli(), id);
    }

    void later(long id, Instant next) throws Exception {
        change("update " + table + " set next_try_at = ? where id = ?", next.toEpochMilli(), id);
    }

    void giveUp(long id) throws Exception {
        change("update " + table + " set given_up = true where id = ?", id);
    }

    /** When the oldest that waits was made. */
    Optional<Instant> oldestWaiting() throws Exception {
        return transactions.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "select min(created_at) from " + table + " where sent_at is null and given_up = false");
                    ResultSet row = query.executeQuery()) {
                row.next();
                long oldest = row.getLong(1);
                return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(oldest));
            }
        });
    }

    /** How many wait, at most so many. */
    long waiting(int most) throws Exception {
        return transactions.run(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select count(*) from (select n.id from " + table
                            + " n where n.sent_at is null and n.given_up = false fetch first " + most
                            + " rows only) w");
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void change(String sql, long... values) throws Exception {
        transactions.run(connection -> {
            update(connection, sql, values);
            return null;
        });
    }

    private static void update(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setLong(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
