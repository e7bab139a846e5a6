package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The browsers that accounts have signed in from. */
@ApplicationScoped
class KnownDevices {
    @PersistenceContext
    EntityManager em;

    /** Locked until the transaction ends. */
    Optional<KnownDevice> of(String hash, String name, Instant now) {
        return em.createQuery(
                        "select d from KnownDevice d where d.hash = :hash and d.seenAt > :old "
                                + "and d.account = (select a.id from Account a where a.name = :name)",
                        KnownDevice.class)
                .setParameter("hash", hash)
                .setParameter("name", name)
                .setParameter("old", now.minus(KnownDevice.KEPT))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The browser has another cookie from now on; what knew it goes on knowing it. */
    void rename(String former, String fresh) {
        em.createQuery("update KnownDevice d set d.hash = :fresh where d.hash = :former")
                .setParameter("fresh", fresh)
                .setParameter("former", former)
                .executeUpdate();
    }

    void remove(String hash, long account) {
        em.createQuery("delete from KnownDevice d where d.hash = :hash and d.account = :account")
                .setParameter("hash", hash)
                .setParameter("account", account)
                .executeUpdate();
    }

    void removeOf(long account) {
        em.createQuery("delete from KnownDevice d where d.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    void add(KnownDevice device) {
        em.persist(device);
    }

    void sweep(Instant now) {
        em.createQuery("delete from KnownDevice d where d.seenAt < :old")
                .setParameter("old", now.minus(KnownDevice.KEPT))
                .executeUpdate();
    }
}
