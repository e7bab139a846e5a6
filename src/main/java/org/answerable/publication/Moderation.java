package org.answerable.publication;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.answerable.intake.Withdrawn;

/**
 * What a moderator decided, and why: one row for each decision, the last of which stands. None is altered, but that
 * bars stand in its reason from then on where a writer takes back what it repeats.
 */
@Entity
class Moderation {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "moderation_seq")
    @SequenceGenerator(name = "moderation_seq", sequenceName = "moderation_seq", allocationSize = 50)
    private Long id;

    private Long submission;
    private Instant at;
    /** By its tag, as the column has always had it. */
    private String decision;

    private String moderator;
    private String reason;
    private boolean sealed;

    protected Moderation() {}

    Moderation(Long submission, Instant at, ModerationDecision decision, String moderator, String reason) {
        this.submission = submission;
        this.at = at;
        this.decision = decision.tag();
        this.moderator = moderator;
        this.reason = reason;
    }

    Instant at() {
        return at;
    }

    ModerationDecision decision() {
        return ModerationDecision.of(decision).orElseThrow();
    }

    String moderator() {
        return moderator;
    }

    String reason() {
        return reason;
    }

    void seal(Withdrawn withdrawn) {
        withdrawn.bar("moderation:" + id, at, reason).ifPresent(barred -> {
            reason = barred;
            sealed = true;
        });
    }
}
