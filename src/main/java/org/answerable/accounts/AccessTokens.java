package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The personal access tokens. */
@ApplicationScoped
class AccessTokens {
    @PersistenceContext
    EntityManager em;

    Optional<AccessToken> hashed(String hash) {
        return Optional.ofNullable(em.find(AccessToken.class, hash));
    }

    /** Those of an account that were not ended, the newest first. */
    List<AccessToken> of(long account) {
        return em.createQuery(
                        "select t from AccessToken t where t.account = :account and t.endedAt is null order by t.createdAt desc, t.code",
                        AccessToken.class)
                .setParameter("account", account)
                .getResultList();
    }

    Optional<AccessToken> of(long account, String code) {
        return em.createQuery(
                        "select t from AccessToken t where t.account = :account and t.code = :code and t.endedAt is null",
                        AccessToken.class)
                .setParameter("account", account)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    void add(AccessToken token) {
        em.persist(token);
    }

    /** Those of which no act says that they were made. */
    List<AccessToken> unjournaled() {
        return em.createQuery(
                        "select t from AccessToken t where t.journaled = false order by t.code", AccessToken.class)
                .getResultList();
    }
}
