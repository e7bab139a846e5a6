package org.answerable.access;

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

    List<AccessToken> of(long account) {
        return em.createQuery("select t from AccessToken t where t.account = :account order by t.createdAt desc, t.code", AccessToken.class)
                .setParameter("account", account).getResultList();
    }

    Optional<AccessToken> of(long account, String code) {
        return em.createQuery("select t from AccessToken t where t.account = :account and t.code = :code", AccessToken.class)
                .setParameter("account", account).setParameter("code", code).getResultStream().findFirst();
    }

    void add(AccessToken token) {
        em.persist(token);
    }

    void remove(AccessToken token) {
        em.remove(token);
    }

    /** Returns how many there were. */
    int removeOf(long account) {
        return em.createQuery("delete from AccessToken t where t.account = :account").setParameter("account", account).executeUpdate();
    }
}
