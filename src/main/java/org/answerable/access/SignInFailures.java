package org.answerable.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
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
            em.persist(new SignInFailure(nameHash, now));
            em.flush(); // Of two first tries at once, one fails here, on the key.
            return true;
        }
        if (!row.allowsAt(now)) {
            return false;
        }
        row.count(now);
        return true;
    }

    void forget(String nameHash) {
        em.createQuery("delete from SignInFailure f where f.nameHash = :name").setParameter("name", nameHash).executeUpdate();
    }

    /** Forgets rows a day old, so that made-up names do not pile up. */
    void sweep(Instant now) {
        em.createQuery("delete from SignInFailure f where f.notBefore < :old").setParameter("old", now.minus(FORGOTTEN)).executeUpdate();
    }
}
