package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.answerable.intake.State;
import org.answerable.intake.Submission;

/** What was said of names that were used falsely. What its writer took back is in none of the lists. */
@ApplicationScoped
class NameClaims {
    private static final String SAID =
            "select c, s from NameClaim c, Submission s where s.id = c.submission and s.state <> :withdrawn";

    @PersistenceContext
    EntityManager em;

    /** What is said, and the message in which it is. */
    record Said(NameClaim claim, Submission message) {}

    void add(NameClaim claim) {
        em.persist(claim);
    }

    /** By the message's opaque id. */
    Optional<Said> find(String code) {
        return em.createQuery(SAID + " and s.code = :code", Object[].class)
                .setParameter("withdrawn", State.WITHDRAWN)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .map(NameClaims::said);
    }

    /** By the message's key, whatever became of it. */
    Optional<NameClaim> of(long submission) {
        return em.createQuery("select c from NameClaim c where c.submission = :submission", NameClaim.class)
                .setParameter("submission", submission)
                .getResultStream()
                .findFirst();
    }

    /** The same, locked: two moderators decide one after the other. */
    Optional<NameClaim> toChange(long submission) {
        return em.createQuery("select c from NameClaim c where c.submission = :submission", NameClaim.class)
                .setParameter("submission", submission)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** A page in the order in which they came; {@code null} means any state. */
    List<Said> page(ClaimState state, long after, int most) {
        TypedQuery<Object[]> query = em.createQuery(
                        SAID + " and c.id > :after" + (state == null ? "" : " and c.state = :state") + " order by c.id",
                        Object[].class)
                .setParameter("withdrawn", State.WITHDRAWN)
                .setParameter("after", after)
                .setMaxResults(most);
        if (state != null) {
            query.setParameter("state", state.tag());
        }
        return query.getResultList().stream().map(NameClaims::said).toList();
    }

    private static Said said(Object[] row) {
        return new Said((NameClaim) row[0], (Submission) row[1]);
    }
}
