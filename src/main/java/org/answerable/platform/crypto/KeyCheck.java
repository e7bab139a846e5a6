package org.answerable.platform.crypto;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Whether this node has the keysets that the database was founded with. With another {@code HASH_KEYSET} no receipt
 * would open any more, with another {@code SEAL_KEYSET} no mail could be sent, and nobody would notice before a writer
 * came.
 */
@ApplicationScoped
public class KeyCheck {
    private static final String HASH = "HASH_KEYSET";
    private static final String SEAL = "SEAL_KEYSET";
    private static final String PURPOSE = "key-check";

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
            refuseUnless(hashed.equals(keys.hash(PURPOSE, HASH)), HASH);
            refuseUnless(opens(sealed), SEAL);
        }
    }

    private boolean opens(String sealed) {
        try {
            return keys.open(sealed, PURPOSE).equals(SEAL);
        } catch (IllegalStateException | IllegalArgumentException otherKey) {
            return false;
        }
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
