package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The invitations. */
@ApplicationScoped
class Invitations {
    @PersistenceContext
    EntityManager em;

    Optional<Invitation> linked(String hash) {
        return em.createQuery("select i from Invitation i where i.linkHash = :hash", Invitation.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** The same, for whoever uses it: two cannot use it at once. */
    Optional<Invitation> linkedToUse(String hash) {
        return linked(hash).map(found -> {
            em.refresh(found, LockModeType.PESSIMISTIC_WRITE);
            return found;
        });
    }

    Optional<Invitation> coded(String code) {
        return em.createQuery("select i from Invitation i where i.code = :code", Invitation.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** All that an account ever had, the newest first. */
    List<Invitation> of(long account) {
        return em.createQuery(
                        "select i from Invitation i where i.account = :account order by i.id desc", Invitation.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** Those that are neither used nor withdrawn, and those that ended after an instant; the newest first. */
    List<Invitation> since(Instant ended, int most) {
        return em.createQuery(
                        "select i from Invitation i where i.endedAt is null or i.endedAt > :ended order by i.id desc",
                        Invitation.class)
                .setParameter("ended", ended)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those that need the code of whoever runs the server and are neither used nor withdrawn. */
    List<Invitation> vouched() {
        return em.createQuery(
                        "select i from Invitation i where i.vouched = true and i.endedAt is null order by i.id",
                        Invitation.class)
                .getResultList();
    }

    void add(Invitation invitation) {
        em.persist(invitation);
    }
}
