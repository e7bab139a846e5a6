package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The sign-ins that wait for a second factor. */
@ApplicationScoped
class HalfSignIns {
    @PersistenceContext
    EntityManager em;

    Optional<HalfSignIn> hashed(String hash) {
        return Optional.ofNullable(em.find(HalfSignIn.class, hash));
    }

    /** Whose it is, without reading the row into the transaction: it is locked after the account. */
    Optional<Long> account(String hash) {
        return em.createQuery("select h.account from HalfSignIn h where h.hash = :hash", Long.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** Locked until the transaction ends: tries sent at once come one after the other. */
    Optional<HalfSignIn> toChange(String hash) {
        return Optional.ofNullable(em.find(HalfSignIn.class, hash, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(HalfSignIn half) {
        em.persist(half);
    }

    /** Whether it was there. */
    boolean remove(String hash) {
        return em.createQuery("delete from HalfSignIn h where h.hash = :hash")
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    void removeOf(long account) {
        em.createQuery("delete from HalfSignIn h where h.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    void removeOfProvider(long account) {
        em.createQuery("delete from HalfSignIn h where h.account = :account and h.byProvider = true")
                .setParameter("account", account)
                .executeUpdate();
    }

    void sweep(Instant now) {
        em.createQuery("delete from HalfSignIn h where h.begunAt < :old")
                .setParameter("old", now.minus(HalfSignIn.LIFE))
                .executeUpdate();
    }
}
