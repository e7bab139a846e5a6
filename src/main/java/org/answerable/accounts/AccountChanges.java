package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** What administrators asked each other for. */
@ApplicationScoped
class AccountChanges {
    @PersistenceContext
    EntityManager em;

    Optional<AccountChange> coded(String code) {
        return em.createQuery("select c from AccountChange c where c.code = :code", AccountChange.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    Optional<AccountChange> waiting(long account) {
        return em.createQuery(
                        "select c from AccountChange c where c.account = :account and c.state = 'waiting'",
                        AccountChange.class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    /** Those that wait, the oldest first. */
    List<AccountChange> waiting() {
        return em.createQuery(
                        "select c from AccountChange c where c.state = 'waiting' order by c.id", AccountChange.class)
                .getResultList();
    }

    /** Those decided last, the newest first. */
    List<AccountChange> decided(int most) {
        return em.createQuery(
                        "select c from AccountChange c where c.state <> 'waiting' order by c.decidedAt desc, c.id desc",
                        AccountChange.class)
                .setMaxResults(most)
                .getResultList();
    }

    void add(AccountChange change) {
        em.persist(change);
    }
}
