package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All sealed originals, and who asked to open them. */
@ApplicationScoped
class SealedOriginals {
    @PersistenceContext
    EntityManager em;

    void add(Object row) {
        em.persist(row);
    }

    void remove(SealedOriginal original) {
        em.remove(original);
    }

    Optional<SealedOriginal> find(long submission) {
        return Optional.ofNullable(em.find(SealedOriginal.class, submission));
    }

    /** By the submission's opaque id. */
    Optional<SealedOriginal> find(String code) {
        return em.createQuery(
                        "select o from SealedOriginal o, Submission s where s.id = o.submission and s.code = :code",
                        SealedOriginal.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The same, locked until the transaction ends: two people act one after the other. */
    Optional<SealedOriginal> toChange(String code) {
        return find(code)
                .map(original -> em.find(SealedOriginal.class, original.submission(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** A page, the latest first; {@code before}: the submission's key after which to go on. */
    List<SealedOriginal> page(long before, int size) {
        return em.createQuery(
                        "select o from SealedOriginal o where o.submission < :before order by o.submission desc",
                        SealedOriginal.class)
                .setParameter("before", before)
                .setMaxResults(size)
                .getResultList();
    }

    /** One whose time to be kept is over, locked. */
    Optional<SealedOriginal> overdue(Instant now) {
        return em.createQuery(
                        "select o.submission from SealedOriginal o where o.keepUntil <= :now order by o.keepUntil",
                        Long.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(id -> em.find(SealedOriginal.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** What was asked of a submission, oldest first. */
    List<Opening> openings(long submission) {
        return em.createQuery("select o from Opening o where o.submission = :submission order by o.id", Opening.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    /** The keys of what was taken back before words were sealed. */
    List<Long> unsealed() {
        return em.createQuery(
                        "select s.id from Submission s where s.state = :withdrawn and s.erasedAt is null and not"
                                + " exists (select o from SealedOriginal o where o.submission = s.id)",
                        Long.class)
                .setParameter("withdrawn", State.WITHDRAWN)
                .getResultList();
    }
}
