package org.answerable.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Lets one node at a time fill an empty database; others that start at the same moment wait and then find what it made.
 * It is a row lock: a node that dies lets go with its connection, and the next one goes on from what was committed.
 */
@ApplicationScoped
public class StartLock {
    /**
     * How long one node may be at it, which is also how long another may have to wait; the demo's stories take seconds.
     */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Resource(lookup = "java:comp/UserTransaction")
    UserTransaction transaction;

    @Inject
    Apart apart;

    /** What is done alone, in transactions of its own. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Does it while no other node does anything under this lock. Its own transactions may take as long: on a slow
     * machine the demo's outlasts the default.
     */
    public void alone(Work work) throws Exception {
        transaction.setTransactionTimeout((int) LONGEST.toSeconds());
        transaction.begin();
        try {
            try (Connection connection = database.getConnection()) {
                lock(connection);
            }
            apart.run(work);
        } finally {
            transaction.rollback(); // Nothing was written under it; this lets the next one in.
            transaction.setTransactionTimeout(0); // The default again, for what this thread begins from here on.
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select holder from lease where name = 'start' for update");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("there is no lease start");
            }
        }
    }

    /** Suspends the transaction that holds the lock, so that the work commits step by step. */
    @ApplicationScoped
    static class Apart {
        @Transactional(value = Transactional.TxType.NOT_SUPPORTED, dontRollbackOn = Exception.class)
        public void run(Work work) throws Exception {
            work.run();
        }
    }
}
