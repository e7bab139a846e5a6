package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

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

    /** A version by the name that reasons have of it. */
    Optional<Rule> named(String name) {
        int slash = name.indexOf('/');
        return slash < 0 || !name.substring(slash + 1).matches("[0-9]{1,9}")
                ? Optional.empty()
                : Optional.ofNullable(em.find(
                        Rule.class,
                        new Rule.Key(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)))));
    }

    long count() {
        return em.createQuery("select count(r) from Rule r", Long.class).getSingleResult();
    }

    void add(Rule rule) {
        em.persist(rule);
    }
}
