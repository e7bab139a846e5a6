package org.answerable.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Transactions without a container; each thread keeps one connection, and a test can cut them all as a crash does. */
public class JdbcTransactions implements Transactions, AutoCloseable {
    private final DataSource database;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Connection> own = new ThreadLocal<>();
    private volatile boolean cut;

    public JdbcTransactions(DataSource database) {
        this.database = database;
    }

    @Override
    public <T> T run(Work<T> work) throws Exception {
        Connection connection = connection();
        boolean done = false;
        try {
            T result = work.run(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                undo(connection);
            }
        }
    }

    private Connection connection() throws SQLException {
        if (cut) {
            throw new SQLException("this node is dead");
        }
        Connection connection = own.get();
        if (connection == null || connection.isClosed()) {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            open.add(connection);
            own.set(connection);
        }
        return connection;
    }

    /** The connection of the transaction on this thread. */
    public Connection present() {
        return own.get();
    }

    private void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            open.remove(connection);
            own.remove();
        }
    }

    /** The connections break, as where the process dies. */
    public void cut() throws SQLException {
        cut = true;
        for (Connection connection : open) {
            connection.abort(Runnable::run);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
    }
}
