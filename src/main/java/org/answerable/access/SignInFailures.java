package org.answerable.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** The counted failures of sign-in. */
@ApplicationScoped
class SignInFailures {
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    @PersistenceContext
    EntityManager em;

    /** Counts a try as failed; false where it comes too early after others and must not be looked at. */
    boolean begin(String nameHash, Instant now) {
        SignInFailure row = em.find(SignInFailure.class, nameHash, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            first(nameHash, now);
            return true;
        }
        if (!row.allowsAt(now)) {
            return false;
        }
        row.count(now);
        return true;
    }

    private void first(String nameHash, Instant now) {
        try {
            em.persist(new SignInFailure(nameHash, now));
            em.flush();
        } catch (PersistenceException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                // Class 23: the key is there already.
                if (t instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("23")) {
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

    void forget(String nameHash) {
        em.createQuery("delete from SignInFailure f where f.nameHash = :name").setParameter("name", nameHash).executeUpdate();
    }

    /** Forgets rows a day old, so that made-up names do not pile up. */
    void sweep(Instant now) {
        em.createQuery("delete from SignInFailure f where f.notBefore < :old").setParameter("old", now.minus(FORGOTTEN)).executeUpdate();
    }
}
