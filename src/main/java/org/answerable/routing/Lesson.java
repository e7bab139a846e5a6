package org.answerable.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** That a coordinator passed a submission on to an agency, and what the submission had: no word of it. */
@Entity
@Table(name = "transfer_lesson")
class Lesson {
    @Id
    private long submission;

    private String agency;

    @Column(name = "passed_at")
    private Instant passedAt;

    /** As {@link Features} names them, with blanks between. */
    private String features;

    protected Lesson() {}

    Lesson(long submission) {
        this.submission = submission;
    }

    /** Passed on once more, it teaches the last. */
    void teaches(String to, Collection<String> had, Instant at) {
        agency = to;
        passedAt = at;
        has(had);
    }

    void has(Collection<String> had) {
        features = String.join(" ", had);
    }

    Learned learned() {
        return new Learned(submission, agency, features.isEmpty() ? Set.of() : Set.of(features.split(" ")));
    }
}
