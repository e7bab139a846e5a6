package org.answerable.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * The container's transactions: begins one where the thread has none, else joins it. What is done through JPA meanwhile
 * is in the same.
 */
@ApplicationScoped
public class JtaTransactions implements Transactions {
    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Resource(lookup = "java:comp/UserTransaction")
    UserTransaction transaction;

    @Override
    public <T> T run(Work<T> work) throws Exception {
        // UserTransaction may not even be asked inside a @Transactional method (Jakarta Transactions 2.0, section 3.7).
        if (registry.getTransactionKey() != null) {
            try (Connection connection = database.getConnection()) {
                return work.run(connection);
            }
        }
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
