package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.answerable.intake.Submission;

/** Learns from what coordinators pass on (ADR 0053). Within a transaction. */
@ApplicationScoped
public class Learning {
    /** So many are kept, the newest: all of them are looked at for a suggestion. */
    static final int MOST = 500;

    @Inject
    Lessons lessons;

    @Inject
    Features features;

    /** A coordinator passed it on; one that was taken back teaches nothing. */
    public void learn(Submission submission, String agency, Instant at) {
        if (submission.isWithdrawn()) {
            return;
        }
        Optional<Lesson> known = lessons.of(submission.id());
        Lesson lesson = known.orElseGet(() -> new Lesson(submission.id()));
        lesson.teaches(agency, features.of(submission).keySet(), at);
        if (known.isEmpty()) {
            lessons.add(lesson);
        }
    }

    /** Its writer hides other words than before. */
    public void again(Submission submission) {
        lessons.of(submission.id())
                .ifPresent(lesson -> lesson.has(features.of(submission).keySet()));
    }

    /** What was taken back teaches nothing any more. */
    public void forget(Submission submission) {
        lessons.remove(submission.id());
    }

    /** Keeps the newest. */
    public void trim() {
        lessons.trim(MOST);
    }

    /** What those that there are teach. */
    public Teaching teaching() {
        return new Teaching(lessons.last(MOST).stream().map(Lesson::learned).toList());
    }
}
