package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The stored rules. */
@ApplicationScoped
class Rules {
    @PersistenceContext
    EntityManager em;

    List<Rule> inForce() {
        return em.createQuery(
                        "select r from Rule r where r.active = true order by r.priority desc, r.key.slug", Rule.class)
                .getResultList();
    }

    /** The newest version of each rule, in force or not, by slug. */
    List<Rule> newest() {
        return em.createQuery(
                        "select r from Rule r where r.key.version = "
                                + "(select max(o.key.version) from Rule o where o.key.slug = r.key.slug) order by r.key.slug",
                        Rule.class)
                .getResultList();
    }

    /** Every version of a rule, the newest first. */
    List<Rule> versions(String slug) {
        return em.createQuery("select r from Rule r where r.key.slug = :slug order by r.key.version desc", Rule.class)
                .setParameter("slug", slug)
                .getResultList();
    }

    long count() {
        return em.createQuery("select count(r) from Rule r", Long.class).getSingleResult();
    }

    void add(Rule rule) {
        em.persist(rule);
    }
}
