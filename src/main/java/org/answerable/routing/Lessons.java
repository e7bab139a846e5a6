package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.answerable.intake.Submission;

/** What coordinators passed on last. */
@ApplicationScoped
public class Lessons {
    /** So many are kept, the newest: all of them are looked at for a suggestion. */
    public static final int MOST = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Features features;

    /** A coordinator passed it on; one that was taken back teaches nothing. */
    public void learn(Submission submission, String agency, Instant at) {
        if (submission.isWithdrawn()) {
            return;
        }
        Lesson lesson = em.find(Lesson.class, submission.id());
        boolean fresh = lesson == null;
        if (fresh) {
            lesson = new Lesson(submission.id());
        }
        lesson.teaches(agency, features.of(submission).keySet(), at);
        if (fresh) {
            em.persist(lesson);
        }
    }

    /** Its writer hides other words than before. */
    public void again(Submission submission) {
        Lesson lesson = em.find(Lesson.class, submission.id());
        if (lesson != null) {
            lesson.has(features.of(submission).keySet());
        }
    }

    /** What was taken back teaches nothing any more. */
    public void forget(long submission) {
        em.createQuery("delete from Lesson l where l.submission = :submission")
                .setParameter("submission", submission)
                .executeUpdate();
    }

    /** Keeps the newest. */
    public void trim() {
        em.flush();
        List<Instant> oldest = em.createQuery(
                        "select l.passedAt from Lesson l order by l.passedAt desc, l.submission desc", Instant.class)
                .setFirstResult(MOST)
                .setMaxResults(1)
                .getResultList();
        if (!oldest.isEmpty()) {
            em.createQuery("delete from Lesson l where l.passedAt <= :at")
                    .setParameter("at", oldest.getFirst())
                    .executeUpdate();
        }
    }

    /** Those there are, the newest first. */
    public List<Learned> last() {
        return em
                .createQuery("select l from Lesson l order by l.passedAt desc, l.submission desc", Lesson.class)
                .setMaxResults(MOST)
                .setHint("eclipselink.read-only", "true")
                .getResultList()
                .stream()
                .map(Lesson::learned)
                .toList();
    }
}
