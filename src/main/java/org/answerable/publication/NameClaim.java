package org.answerable.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.answerable.intake.Disowned;
import org.answerable.intake.Submission;
import org.answerable.intake.Withdrawn;
import org.answerable.platform.Refusal;

/**
 * That somebody says of something public that it was sent in their name by others, and what moderators decided of it,
 * once. What they say they did has to be so: a record whose words have not changed since was not hidden, and one that
 * is public was not taken away. Whether the claim is true is nothing that is written down: nobody can know.
 */
@Entity
@Table(name = "name_claim")
class NameClaim {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "name_claim_seq")
    @SequenceGenerator(name = "name_claim_seq", sequenceName = "name_claim_seq", allocationSize = 50)
    private Long id;

    /** The message in which it is said. */
    private Long submission;
    /** As {@link Disowned#written}. */
    private String subject;

    private Instant at;
    /** By its tag. */
    private String state = ClaimState.OPEN.tag();

    private String record;
    private String words;
    private boolean sealed;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Version
    private int version;

    protected NameClaim() {}

    NameClaim(Submission said) {
        this.submission = said.id();
        this.subject = said.disowns().orElseThrow().written();
        this.at = said.receivedAt();
    }

    /**
     * What is known of a record when it is decided on.
     *
     * @param id the record's
     * @param isPublic at this moment
     * @param changedAt when its words changed the last time; {@code null}: never
     * @param hides whether anything in it is hidden
     */
    record Standing(String id, boolean isPublic, Instant changedAt, boolean hides) {}

    Long id() {
        return id;
    }

    Long submission() {
        return submission;
    }

    Disowned subject() {
        return Disowned.read(subject);
    }

    Instant at() {
        return at;
    }

    ClaimState state() {
        return ClaimState.of(state).orElseThrow();
    }

    /** The record that was decided on; {@code null} where none is, or none of a group. */
    String record() {
        return record;
    }

    /** What who said it is told. */
    String words() {
        return words;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decidedBy() {
        return decidedBy;
    }

    /** Whether its words were hidden since somebody said so. */
    boolean changedSince(Standing found) {
        return found.hides() && found.changedAt() != null && found.changedAt().isAfter(at);
    }

    /**
     * Says what was done.
     *
     * @param found the record, {@code null} where a group is kept as it is
     * @param told the words for who said it
     * @throws Refusal.Conflict where it was decided before
     * @throws Refusal.Invalid where the record is not as this says
     */
    void decide(ClaimState done, Standing found, String told, String by, Instant now) {
        if (state() != ClaimState.OPEN) {
            throw new Refusal.Conflict("publication.claim.problem.decided");
        }
        boolean isPublic = found != null && found.isPublic();
        switch (done) {
            case KEPT -> {
                if (found != null && !isPublic) {
                    throw new Refusal.Invalid("/outcome", "publication.claim.fault.gone");
                }
            }
            case HIDDEN -> {
                if (!isPublic) {
                    throw new Refusal.Invalid("/outcome", "publication.claim.fault.gone");
                }
                if (!changedSince(found)) {
                    throw new Refusal.Invalid("/outcome", "publication.claim.fault.unchanged");
                }
            }
            case REMOVED -> {
                if (found == null || isPublic) {
                    throw new Refusal.Invalid("/outcome", "publication.claim.fault.public");
                }
            }
            case OPEN -> throw new Refusal.Invalid("/outcome", "publication.claim.fault.outcome");
        }
        state = done.tag();
        record = found == null ? null : found.id();
        words = told;
        decidedAt = now;
        decidedBy = by;
    }

    /** The decision as the journal hashes it. */
    String decision() {
        return decision(state, record, words);
    }

    static String decision(String state, String record, String words) {
        return state + "\n" + record + "\n" + words;
    }

    void seal(Withdrawn withdrawn) {
        if (words != null) {
            withdrawn.bar("claim:" + id, decidedAt, words).ifPresent(barred -> {
                words = barred;
                sealed = true;
            });
        }
    }
}
