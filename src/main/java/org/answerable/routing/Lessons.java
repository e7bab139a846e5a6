package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What coordinators passed on last. */
@ApplicationScoped
class Lessons {
    @PersistenceContext
    EntityManager em;

    Optional<Lesson> of(long submission) {
        return Optional.ofNullable(em.find(Lesson.class, submission));
    }

    void add(Lesson lesson) {
        em.persist(lesson);
    }

    void remove(long submission) {
        em.createQuery("delete from Lesson l where l.submission = :submission")
                .setParameter("submission", submission)
                .executeUpdate();
    }

    /** Keeps the newest. */
    void trim(int most) {
        em.flush();
        List<Instant> oldest = em.createQuery(
                        "select l.passedAt from Lesson l order by l.passedAt desc, l.submission desc", Instant.class)
                .setFirstResult(most)
                .setMaxResults(1)
                .getResultList();
        if (!oldest.isEmpty()) {
            em.createQuery("delete from Lesson l where l.passedAt <= :at")
                    .setParameter("at", oldest.getFirst())
                    .executeUpdate();
        }
    }

    /** The newest first. */
    List<Lesson> last(int most) {
        return em.createQuery("select l from Lesson l order by l.passedAt desc, l.submission desc", Lesson.class)
                .setMaxResults(most)
                .setHint("eclipselink.read-only", "true")
                .getResultList();
    }
}
