package org.answerable.townhall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.answerable.intake.Withdrawn;
import org.answerable.language.Language;
import org.answerable.publication.PromiseStatus;

/**
 * One step of a promise, with what shows it: written when the promise is made (open, without evidence) and at each
 * move, and never altered, but that bars stand in its evidence from then on where a writer takes back what it repeats.
 */
@Entity
@Table(name = "commitment_event")
class CommitmentEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "commitment_event_seq")
    @SequenceGenerator(name = "commitment_event_seq", sequenceName = "commitment_event_seq", allocationSize = 50)
    private Long id;

    @Column(name = "commitment")
    private Long commitment;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private PromiseStatus status;

    private String evidence;
    private boolean sealed;
    private String language;

    protected CommitmentEvent() {}

    CommitmentEvent(Commitment commitment, Instant at, PromiseStatus status, String evidence, Language language) {
        this.commitment = commitment.id();
        this.at = at;
        this.status = status;
        this.evidence = evidence;
        this.language = language == null ? null : language.tag();
    }

    Long id() {
        return id;
    }

    Long commitment() {
        return commitment;
    }

    Instant at() {
        return at;
    }

    PromiseStatus status() {
        return status;
    }

    /** What shows it, or why it was dropped; {@code null} for none. */
    String evidence() {
        return evidence;
    }

    /** The language of the evidence; undetermined of what was recorded before languages were. */
    String language() {
        return language == null ? Language.UNDETERMINED.tag() : language;
    }

    /** Bars stand in it from now on where it repeats what a writer took back. */
    void seal(Withdrawn withdrawn) {
        withdrawn.bar("evidence:" + id, at, evidence).ifPresent(barred -> {
            evidence = barred;
            sealed = true;
        });
    }
}
