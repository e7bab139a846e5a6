package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.Refusal;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody's wish to open what a writer took back. It is asked for with a reason; another account agrees, or declines
 * with a reason; then the two may read for {@link #OPEN}. A wish that nobody decided on within {@link #WAITS} has
 * lapsed.
 */
@Entity
class Opening {
    static final Duration OPEN = Duration.ofHours(24);
    static final Duration WAITS = Duration.ofDays(7);

    /** Where a wish stands. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "OpeningState", description = "Where the wish to open it stands")
    public enum State implements Tagged {
        ASKED,
        AGREED,
        DECLINED,
        LAPSED,
        ENDED
    }

    /** One of the two read it. */
    @Embeddable
    static class Look {
        private Instant at;
        private String reader;

        protected Look() {}

        Look(Instant at, String reader) {
            this.at = at;
            this.reader = reader;
        }

        Instant at() {
            return at;
        }

        String reader() {
            return reader;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "opening_seq")
    @SequenceGenerator(name = "opening_seq", sequenceName = "opening_seq", allocationSize = 50)
    private Long id;

    private Long submission;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "asked_by")
    private String askedBy;

    private String reason;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    private boolean agreed;
    private String because;

    @ElementCollection
    @CollectionTable(name = "opening_look", joinColumns = @JoinColumn(name = "opening"))
    @OrderColumn(name = "number")
    private List<Look> looks = new ArrayList<>();

    protected Opening() {}

    Opening(Long submission, String askedBy, String reason, Instant askedAt) {
        this.submission = submission;
        this.askedBy = askedBy;
        this.reason = reason;
        this.askedAt = askedAt;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** The account. */
    String askedBy() {
        return askedBy;
    }

    String reason() {
        return reason;
    }

    /** {@code null} while nobody has. */
    Instant decidedAt() {
        return decidedAt;
    }

    /** The account; {@code null} while nobody has. */
    String decidedBy() {
        return decidedBy;
    }

    /** Why it was declined, or {@code null}. */
    String because() {
        return because;
    }

    /** Until when the two may read, or {@code null} where they may not. */
    Instant openUntil() {
        return agreed ? decidedAt.plus(OPEN) : null;
    }

    List<Look> looks() {
        return List.copyOf(looks);
    }

    State state(Instant now) {
        if (decidedAt == null) {
            return now.isBefore(askedAt.plus(WAITS)) ? State.ASKED : State.LAPSED;
        }
        if (!agreed) {
            return State.DECLINED;
        }
        return now.isBefore(openUntil()) ? State.AGREED : State.ENDED;
    }

    /** Whether nobody may ask again before this is over. */
    boolean stands(Instant now) {
        State state = state(now);
        return state == State.ASKED || state == State.AGREED;
    }

    void agree(String account, Instant now) {
        decide(account, now);
        agreed = true;
    }

    void decline(String account, String why, Instant now) {
        decide(account, now);
        because = why;
    }

    private void decide(String account, Instant now) {
        if (state(now) != State.ASKED) {
            throw new Refusal.Conflict("intake.sealed.problem.not-asked");
        }
        if (account.equals(askedBy)) {
            throw new Refusal.Conflict("intake.sealed.problem.own");
        }
        decidedBy = account;
        decidedAt = now;
    }

    /** One of the two reads. */
    void look(String account, Instant now) {
        if (state(now) != State.AGREED) {
            throw new Refusal.Conflict("intake.sealed.problem.not-open");
        }
        if (!isOneOfTheTwo(account)) {
            throw new Refusal.Forbidden("intake.sealed.problem.not-yours");
        }
        looks.add(new Look(now, account));
    }

    boolean isOneOfTheTwo(String account) {
        return account.equals(askedBy) || account.equals(decidedBy);
    }
}
