package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of the desk. */
@ApplicationScoped
class DeskSessions {
    @PersistenceContext
    EntityManager em;

    Optional<DeskSession> hashed(String hash) {
        return Optional.ofNullable(em.find(DeskSession.class, hash));
    }

    /** Those of an account, newest first. */
    List<DeskSession> of(long account) {
        return em.createQuery(
                        "select s from DeskSession s where s.account = :account order by s.createdAt desc, s.hash",
                        DeskSession.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** Locked until the transaction ends, so that tries sent at once are counted one by one. */
    Optional<DeskSession> toChange(String hash) {
        return Optional.ofNullable(em.find(DeskSession.class, hash, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(DeskSession session) {
        em.persist(session);
    }

    void remove(String hash) {
        em.createQuery("delete from DeskSession s where s.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    void removeOthers(long account, String hash) {
        em.createQuery("delete from DeskSession s where s.account = :account and s.hash <> :hash")
                .setParameter("account", account)
                .setParameter("hash", hash)
                .executeUpdate();
    }

    void removeOf(long account) {
        em.createQuery("delete from DeskSession s where s.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Those that began at the identity provider. */
    void removeOfProvider(long account) {
        em.createQuery("delete from DeskSession s where s.account = :account and s.means = :means")
                .setParameter("account", account)
                .setParameter("means", Means.PROVIDER)
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
