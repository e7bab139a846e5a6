package org.answerable.platform;

import java.sql.Connection;

/**
 * One transaction of the database on the calling thread: the container's in the server, plain JDBC where there is none.
 */
public interface Transactions {
    /** Commits where the work returns, rolls back where it throws. */
    <T> T run(Work<T> work) throws Exception;

    /** What is done in a transaction. */
    interface Work<T> {
        T run(Connection connection) throws Exception;
    }
}
