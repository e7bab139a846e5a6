package org.answerable.platform.crypto;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Whether this node has the keysets that the database was founded with, and every key that something in it was sealed
 * with. With another {@code HASH_KEYSET} no receipt would open any more, with another {@code SEAL_KEYSET} no mail could
 * be sent, and nobody would notice before a writer came.
 */
@ApplicationScoped
public class KeyCheck {
    private static final Logger LOG = Logger.getLogger(KeyCheck.class.getName());
    private static final String HASH = Keys.HASH;
    private static final String SEAL = Keys.SEAL;
    static final String PURPOSE = "key-check";

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Inject
    Keys keys;

    /**
     * Checks both, and leaves their marks in a database that has none. To be called under the lock of the start.
     *
     * @throws IllegalStateException where one is another; its message says which
     */
    public void check() throws SQLException {
        try (Connection connection = database.getConnection()) {
            String hashed = mark(connection, HASH, keys.hash(PURPOSE, HASH));
            String sealed = mark(connection, SEAL, keys.seal(SEAL, PURPOSE));
            refuseUnless(fitsHash(keys, hashed), HASH);
            refuseUnless(fitsSeal(keys, sealed), SEAL);
            try (PreparedStatement update = connection.prepareStatement(
                    "update key_check set key_id = ? where keyset = ? and (key_id is null or key_id <> ?)")) {
                update.setString(1, keys.hashingKey());
                update.setString(2, HASH);
                update.setString(3, keys.hashingKey());
                update.executeUpdate();
            }
            lost(SealedTable.needs(connection), keys.sealingKeys())
                    .forEach((key, rows) -> LOG.severe(lostKey(key, rows)));
        }
    }

    /** Whether the mark is of this hash keyset. */
    public static boolean fitsHash(Keys keys, String mark) {
        return mark.equals(keys.hash(PURPOSE, HASH));
    }

    /** Whether this seal keyset opens the mark. */
    public static boolean fitsSeal(Keys keys, String mark) {
        try {
            return keys.open(mark, PURPOSE).equals(SEAL);
        } catch (IllegalStateException | IllegalArgumentException otherKey) {
            return false;
        }
    }

    /** Of what is needed, what no key of those held opens: by key, and then by what needs it. */
    public static Map<String, Map<String, Long>> lost(Map<String, Map<String, Long>> needs, Set<String> held) {
        Map<String, Map<String, Long>> lost = new TreeMap<>(needs);
        lost.keySet().removeAll(held);
        return lost;
    }

    /** A line of the log. */
    public static String lostKey(String key, Map<String, Long> rows) {
        return SEAL + " lacks the key " + key + ", and without it these stay closed: "
                + rows.entrySet().stream()
                        .map(row -> row.getValue() + " " + row.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static void refuseUnless(boolean same, String keyset) {
        if (!same) {
            throw new IllegalStateException(keyset
                    + " is not the one that this database was founded with; every node of a database needs the same");
        }
    }

    /** The mark in the database, which is this one where there was none. */
    private static String mark(Connection connection, String keyset, String own) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select mark from key_check where keyset = ?")) {
            query.setString(1, keyset);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into key_check (keyset, mark) values (?, ?)")) {
            insert.setString(1, keyset);
            insert.setString(2, own);
            insert.executeUpdate();
        }
        return own;
    }
}
