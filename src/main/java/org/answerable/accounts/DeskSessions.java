package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The sessions of the desk. */
@ApplicationScoped
class DeskSessions {
    @PersistenceContext
    EntityManager em;

    Optional<DeskSession> hashed(String hash) {
        return Optional.ofNullable(em.find(DeskSession.class, hash));
    }

    void add(DeskSession session) {
        em.persist(session);
    }

    void remove(String hash) {
        em.createQuery("delete from DeskSession s where s.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    void removeOf(long account) {
        em.createQuery("delete from DeskSession s where s.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Removes what can no longer be used. */
    void sweep(Instant now) {
        em.createQuery("delete from DeskSession s where s.seenAt < :idle or s.createdAt < :old")
                .setParameter("idle", now.minus(DeskSession.IDLE))
                .setParameter("old", now.minus(DeskSession.WHOLE))
                .executeUpdate();
    }
}
