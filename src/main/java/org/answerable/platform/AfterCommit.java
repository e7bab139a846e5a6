package org.answerable.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Runs something once the present transaction has committed, and never where it rolls back. For wake-ups only: it may
 * be lost.
 */
@ApplicationScoped
public class AfterCommit {
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry registry;

    /**
     * Runs each {@code wakeUp} once a transaction, however often it is given; {@code wakeUp} must be quick and must not
     * throw.
     */
    public void run(Runnable wakeUp) {
        if (registry.getTransactionKey() == null) {
            throw new IllegalStateException("no transaction");
        }
        if (registry.getResource(wakeUp) != null) {
            return;
        }
        registry.putResource(wakeUp, true);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wakeUp.run();
                }
            }
        });
    }
}
