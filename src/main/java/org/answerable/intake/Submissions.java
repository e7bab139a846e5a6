package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All submissions. For use cases within features; nothing here is public. */
@ApplicationScoped
class Submissions {
    @PersistenceContext
    EntityManager em;

    void add(Submission submission) {
        em.persist(submission);
    }

    Optional<Submission> byReceipt(String receiptHash) {
        return em.createQuery("select s from Submission s where s.receiptHash = :hash", Submission.class)
                .setParameter("hash", receiptHash)
                .getResultStream()
                .findFirst();
    }

    /** By opaque id, locked until the transaction ends: two moderators act one after the other. */
    public Optional<Submission> toChange(String code) {
        return em.createQuery("select s from Submission s where s.code = :code", Submission.class)
                .setParameter("code", code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** By opaque id. */
    public Optional<Submission> find(String code) {
        return em.createQuery("select s from Submission s where s.code = :code", Submission.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    Optional<Long> imported(String code) {
        return em.createQuery("select s.id from Submission s where s.code = :code and s.channel = :channel", Long.class)
                .setParameter("code", code)
                .setParameter("channel", Submission.Channel.IMPORT)
                .getResultStream()
                .findFirst();
    }

    /** The topics that any submission names. */
    List<String> topics() {
        return em.createQuery("select distinct t from Submission s join s.topics t order by t", String.class)
                .getResultList();
    }

    /** By key. */
    public Submission get(long id) {
        return em.find(Submission.class, id);
    }

    /** By key, locked until the transaction ends. */
    public Submission lock(long id) {
        return em.find(Submission.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A page of submissions in key order. {@code state} {@code null} means any. */
    public List<Submission> page(State state, long afterId, int size) {
        TypedQuery<Submission> query = em.createQuery(
                        "select s from Submission s where s.id > :after"
                                + (state == null ? "" : " and s.state = :state") + " order by s.id",
                        Submission.class)
                .setParameter("after", afterId)
                .setMaxResults(size);
        if (state != null) {
            query.setParameter("state", state);
        }
        return query.getResultList();
    }

    List<Submission> before(Long id, int size) {
        return em.createQuery(
                        "select s from Submission s where s.withdrawnAt is null and s.id < :before order by s.id desc",
                        Submission.class)
                .setParameter("before", id == null ? Long.MAX_VALUE : id)
                .setMaxResults(size)
                .setHint("eclipselink.read-only", "true")
                .getResultList();
    }

    /** Whether any came this way. */
    public boolean cameBy(Submission.Channel channel) {
        return !em.createQuery("select s.id from Submission s where s.channel = :channel", Long.class)
                .setParameter("channel", channel)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** How many are in a state; where it is more than {@link Arrivals#MOST}, one more than that. */
    public long count(State state) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from (select 1 as one from submission s where s.state = ?1 fetch first "
                                        + (Arrivals.MOST + 1) + " rows only) c")
                        .setParameter(1, state.name())
                        .getSingleResult())
                .longValue();
    }

    Optional<Idempotency> answered(String keyHash) {
        return Optional.ofNullable(em.find(Idempotency.class, keyHash));
    }

    void answered(Idempotency idempotency) {
        em.persist(idempotency);
    }

    /**
     * What is kept for repeated requests says no more why an agency got it: that may quote. The request stays answered,
     * so it is not taken in again.
     */
    void forgetReasons(long submission) {
        em.createQuery("select i from Idempotency i where i.submission = :submission", Idempotency.class)
                .setParameter("submission", submission)
                .getResultList()
                .forEach(Idempotency::forgetReasons);
    }

    void forgetAnswered(Instant before) {
        em.createQuery("delete from Idempotency i where i.createdAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
