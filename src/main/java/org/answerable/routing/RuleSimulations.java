package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The runs of drafts. */
@ApplicationScoped
class RuleSimulations {
    @PersistenceContext
    EntityManager em;

    void add(RuleSimulation simulation) {
        em.persist(simulation);
    }

    Optional<RuleSimulation> find(String code) {
        return Optional.ofNullable(em.find(RuleSimulation.class, code));
    }

    /** Locked until the transaction ends: of two who put it into force, the second finds that it is. */
    Optional<RuleSimulation> toChange(String code) {
        return Optional.ofNullable(em.find(RuleSimulation.class, code, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The last ones, the newest first. */
    List<RuleSimulation> last(int most) {
        return em.createQuery("select s from RuleSimulation s order by s.askedAt desc, s.code", RuleSimulation.class)
                .setMaxResults(most)
                .getResultList();
    }

    void forget(Instant before) {
        em.createQuery("delete from RuleSimulation s where s.askedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
