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
    static final String PUBLISHED = "published";
    static final String WITHHELD = "withheld";
    /** Something that was hidden in public was shown again; the reason says why. */
    static final String UNCOVERED = "uncovered";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "moderation_seq")
    @SequenceGenerator(name = "moderation_seq", sequenceName = "moderation_seq", allocationSize = 50)
    private Long id;

    private Long submission;
    private Instant at;
    private String decision;
    private String moderator;
    private String reason;
    private boolean sealed;

    protected Moderation() {}

    Moderation(Long submission, Instant at, String decision, String moderator, String reason) {
        this.submission = submission;
        this.at = at;
        this.decision = decision;
        this.moderator = moderator;
        this.reason = reason;
    }

    Instant at() {
        return at;
    }

    /** {@code published}, {@code withheld} or {@code uncovered}. */
    String decision() {
        return decision;
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
