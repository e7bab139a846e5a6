package org.answerable.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.answerable.platform.Codes;
import org.answerable.platform.JtaTransactions;

/**
 * Sealing anew, as the database knows it. One node at a time does a piece: the row lock of a lease is held in the
 * transaction that does it, so two never seal the same rows, and a node that dies lets go.
 */
@ApplicationScoped
public class KeyRotations {
    private static final String LEASE = "resealing";

    @Inject
    JtaTransactions transactions;

    @Inject
    Keys keys;

    /**
     * Where a pass over all tables has come to.
     *
     * @param table an index into {@link SealedTable#all}
     * @param after the id after which it goes on, {@code null} from the beginning
     */
    public record Mark(int table, Object after) {
        public static final Mark BEGINNING = new Mark(0, null);
    }

    /** A piece of a pass: how many rows were sealed, and where it goes on; {@code null} after the last table. */
    public record Piece(int rows, Mark next) {}

    /** What needs which key. */
    public Map<String, Map<String, Long>> needs() {
        return in(SealedTable::needs);
    }

    /** How many rows were sealed by another key than the present one, and can be opened. */
    public static long waiting(Map<String, Map<String, Long>> needs, Keys keys) {
        if (!keys.sealsWithNewest()) {
            return 0;
        }
        return needs.entrySet().stream()
                .filter(one -> !one.getKey().equals(keys.sealingKey())
                        && keys.sealingKeys().contains(one.getKey()))
                .flatMap(one -> one.getValue().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Notes that sealing anew under the present key has begun; whether that was not noted yet. */
    boolean begin(Connection connection, long now) throws SQLException {
        lock(connection);
        try (PreparedStatement query =
                connection.prepareStatement("select id from key_rotation where ended_at is null" + " and key_id = ?")) {
            query.setString(1, keys.sealingKey());
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    return false;
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into key_rotation (id, key_id, begun_at, resealed) values (?, ?, ?, 0)")) {
            insert.setString(1, Codes.next());
            insert.setString(2, keys.sealingKey());
            insert.setLong(3, now);
            insert.executeUpdate();
        }
        return true;
    }

    /** The same, in the caller's transaction. */
    public boolean begin(long now) {
        return in(connection -> begin(connection, now));
    }

    /** Seals a piece anew. */
    public Piece piece(Mark from, int most) {
        return in(connection -> {
            lock(connection);
            List<SealedTable> all = SealedTable.all();
            SealedTable.Resealed done = all.get(from.table()).reseal(connection, keys, from.after(), most);
            if (done.rows() > 0) {
                try (PreparedStatement update = connection.prepareStatement(
                        "update key_rotation set resealed = resealed + ? where ended_at is null and key_id = ?")) {
                    update.setLong(1, done.rows());
                    update.setString(2, keys.sealingKey());
                    update.executeUpdate();
                }
            }
            Mark next = done.last() != null ? new Mark(from.table(), done.last()) : new Mark(from.table() + 1, null);
            return new Piece(done.rows(), next.table() < all.size() ? next : null);
        });
    }

    /** Notes that nothing waits any more; whether that was not noted yet. */
    public boolean end(long now) {
        return in(connection -> {
            lock(connection);
            try (PreparedStatement update = connection.prepareStatement(
                    "update key_rotation set ended_at = ? where ended_at is null and key_id = ?")) {
                update.setLong(1, now);
                update.setString(2, keys.sealingKey());
                return update.executeUpdate() > 0;
            }
        });
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select holder from lease where name = ? for update")) {
            query.setString(1, LEASE);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("there is no lease " + LEASE);
                }
            }
        }
    }

    private <T> T in(JtaTransactions.Work<T> work) {
        try {
            return transactions.run(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the keys cannot be turned", e);
        }
    }
}
