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

    /** A run without its texts: {@code state} as it was stored at {@code seenAt}. */
    record Line(String code, Instant askedAt, JobState state, int done, int total, Instant seenAt) {}

    /** The last ones, the newest first. */
    List<Line> last(int most) {
        return em
                .createQuery(
                        "select s.code, s.askedAt, s.state, s.done, s.total, s.seenAt from RuleSimulation s"
                                + " order by s.askedAt desc, s.code",
                        Object[].class)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Line(
                        (String) row[0],
                        (Instant) row[1],
                        (JobState) row[2],
                        (Integer) row[3],
                        (Integer) row[4],
                        (Instant) row[5]))
                .toList();
    }

    void forget(Instant before) {
        em.createQuery("delete from RuleSimulation s where s.askedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
