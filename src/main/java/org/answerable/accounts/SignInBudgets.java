package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The tries that unknown devices have left. */
@ApplicationScoped
class SignInBudgets {
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    @PersistenceContext
    EntityManager em;

    /** The budget of a name, locked until the transaction ends. */
    SignInBudget of(String nameHash, Instant now) {
        SignInBudget budget = em.find(SignInBudget.class, nameHash, LockModeType.PESSIMISTIC_WRITE);
        return budget == null ? first(nameHash, now) : budget;
    }

    private SignInBudget first(String nameHash, Instant now) {
        SignInBudget budget = new SignInBudget(nameHash, now);
        try {
            em.persist(budget);
            em.flush();
            return budget;
        } catch (PersistenceException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                // Class 23: the key is there already.
                if (t instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("23")) {
                    throw new AtOnce(e);
                }
            }
            throw e;
        }
    }

    /** The same name was first tried twice at once, and this is the try that came second: its transaction is lost. */
    static final class AtOnce extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AtOnce(Throwable cause) {
            super(cause);
        }
    }

    /** Forgets rows a day old, so that made-up names do not pile up. */
    void sweep(Instant now) {
        em.createQuery("delete from SignInBudget b where b.countedAt < :old")
                .setParameter("old", now.minus(FORGOTTEN))
                .executeUpdate();
    }
}
