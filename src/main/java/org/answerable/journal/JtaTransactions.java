package org.answerable.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import javax.sql.DataSource;

/** The container's transactions, for threads that have none: what a follower does through JPA joins in. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    @Resource(lookup = "jdbc/answerable")
    DataSource database;
    @Resource(lookup = "java:comp/UserTransaction")
    UserTransaction transaction;

    @Override
    public <T> T run(Work<T> work) throws Exception {
        transaction.begin();
        boolean done = false;
        try {
            T result;
            try (Connection connection = database.getConnection()) {
                result = work.run(connection);
            }
            done = true;
            return result;
        } finally {
            if (done) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
    }
}
