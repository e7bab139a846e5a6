package org.answerable.casework;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.intake.Withdrawn;
import org.answerable.platform.Refusal;
import org.answerable.routing.Reason;

/**
 * One agency's part in a submission. It is opened by routing, by a transfer, or for the coordinating office where the
 * writer leaves an agency out; it is waiting while the agency has asked the writer something; it is answered, closed,
 * and may be reopened; transferred is final, the case goes on in the ticket it was transferred to.
 *
 * <p>The agency's people and the office move it by {@link Answering}; a writer's message opens again what was waiting
 * or answered, and nothing that is closed. Words of a writer wait from then on ({@code writerAt}) until the agency
 * writes, closes or passes on. By when an answer is due say {@link Clocks}; the day that is stored is what queues are
 * ordered by, and {@link TicketClocks} keeps it.
 *
 * <p>Never does a ticket stand with an agency that its writer had left out when it was opened, and its agency and
 * submission never change. Late is derived and not stored.
 */
@Entity
public class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_seq")
    @SequenceGenerator(name = "ticket_seq", sequenceName = "ticket_seq", allocationSize = 50)
    private Long id;

    private String code;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "submission")
    private Submission submission;

    private String agency;

    @Enumerated(EnumType.STRING)
    private TicketRole role;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    private String because;
    private String assignee;
    /** The submission's, and its county: queues are narrowed by them. */
    private String language;

    private String county;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "due_by")
    private Instant dueBy;

    @Column(name = "paused_at")
    private Instant pausedAt;

    @Column(name = "given_away")
    private int givenAway;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(name = "writer_at")
    private Instant writerAt;

    @Column(name = "unmasked_at")
    private Instant unmaskedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "transferred_to")
    private Ticket transferredTo;

    @Version
    private int version;

    protected Ticket() {}

    /** Opens one: the only way for words to reach an agency. */
    Ticket(
            String code,
            Submission submission,
            String agency,
            TicketRole role,
            List<Reason> because,
            Instant receivedAt,
            Instant dueBy) {
        if (submission.leavesOut(agency)) {
            throw new IllegalStateException("the writer left this agency out");
        }
        this.code = code;
        this.submission = submission;
        this.agency = agency;
        this.role = role;
        this.status = TicketStatus.OPEN;
        this.because = Reason.write(because);
        this.language = submission.language();
        this.county = submission.county();
        this.receivedAt = receivedAt;
        this.dueBy = dueBy;
    }

    public Long id() {
        return id;
    }

    /** The opaque id. */
    public String code() {
        return code;
    }

    public Submission submission() {
        return submission;
    }

    /** The agency's slug. */
    public String agency() {
        return agency;
    }

    public TicketRole role() {
        return role;
    }

    public TicketStatus status() {
        return status;
    }

    /** Whether it came to the coordinating office so that this finds the agency that it is for. */
    boolean soughtAgency() {
        return agency.equals(Identity.OFFICE)
                && because().stream()
                        .anyMatch(
                                reason -> EnumSet.of(Reason.Kind.FALLBACK, Reason.Kind.TRANSFER, Reason.Kind.SUCCESSOR)
                                        .contains(reason.kind()));
    }

    /** Whether the coordinating office still looks for that agency. */
    boolean seeksAgency() {
        return isActive() && status != TicketStatus.ANSWERED && soughtAgency();
    }

    public List<Reason> because() {
        return Reason.read(because);
    }

    /** The account it is assigned to, or {@code null}. */
    public String assignee() {
        return assignee;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant dueBy() {
        return dueBy;
    }

    /**
     * What queues read of it, as it is worked out of its history.
     *
     * @param due by when an answer is due; {@code null}: as it was
     * @param paused since when it waits for its writer; {@code null}: it does not
     */
    void clock(Instant due, Instant paused, int away) {
        dueBy = due == null ? dueBy : due;
        pausedAt = paused;
        givenAway = away;
    }

    /** Whether what is stored of it says that already. */
    boolean isClocked(Instant due, Instant paused, int away) {
        return (due == null || due.equals(dueBy)) && Objects.equals(paused, pausedAt) && away == givenAway;
    }

    /** Since when words of the writer wait for the agency to write, close or pass on; {@code null}: none do. */
    Instant writerAt() {
        return writerAt;
    }

    /** Since when the agency has seen the words; {@code null}: not yet. */
    Instant readAt() {
        return readAt;
    }

    /** Somebody of the agency has the words before them; whether that is the first time. */
    boolean read(Instant now) {
        boolean first = readAt == null;
        if (first) {
            readAt = now;
        }
        return first;
    }

    /** Whether the agency looked at what the writer hides from agencies. */
    boolean isUnmasked() {
        return unmaskedAt != null;
    }

    void unmask(Instant now) {
        if (submission.isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        if (unmaskedAt != null) {
            throw new Refusal.Conflict("casework.problem.unmasked-already");
        }
        unmaskedAt = now;
    }

    /**
     * Whether somebody may know of this ticket: who sees all, and the agency's people unless the writer left the agency
     * out.
     */
    boolean isFor(Identity identity) {
        return identity.reaches(agency) && (identity.has(Right.SEE_ALL_TICKETS) || !submission.leavesOut(agency));
    }

    /**
     * Whether somebody sees the words as they are, and not with bars in place of what the writer hides from agencies.
     */
    boolean showsHiddenTo(Identity identity) {
        return identity.has(Right.READ_HIDDEN_WORDS)
                || isUnmasked() && identity.agencies().contains(agency);
    }

    /** The ticket in which the case goes on after a transfer, or {@code null}. */
    Ticket transferredTo() {
        return transferredTo;
    }

    /** Whether an answer is still owed and its day has passed, before it waited for its writer. */
    public boolean isOverdue(Instant now) {
        return status.isOwed() && dueBy.isBefore(now) && (pausedAt == null || dueBy.isBefore(pausedAt));
    }

    /** Whether the agency still works on it. */
    public boolean isActive() {
        return status != TicketStatus.CLOSED && status != TicketStatus.TRANSFERRED;
    }

    /** Whether it waits for its first word, so that an answer to another one may be given to its writer, too. */
    boolean takesCopies() {
        return status == TicketStatus.OPEN && writerAt == null;
    }

    /**
     * The answer that may be given to others as well: the last one, unless it repeats what its writer took back.
     *
     * @param answers those on this ticket, oldest first
     */
    Optional<Answer> copied(List<Answer> answers) {
        return answers.isEmpty() || submission.isWithdrawn()
                ? Optional.empty()
                : Optional.of(answers.getLast()).filter(last -> !last.isSealed());
    }

    void assign(String account) {
        active();
        assignee = account;
    }

    /** The agency asked the writer. */
    void waitForWriter() {
        active();
        status = TicketStatus.WAITING;
        writerAt = null;
    }

    /** The writer wrote: the agency's turn. */
    void writerReplied(Instant now) {
        if (isActive()) {
            status = TicketStatus.OPEN;
            writerAt = now;
        }
    }

    void answered() {
        active();
        status = TicketStatus.ANSWERED;
        writerAt = null;
    }

    void close(Instant now) {
        active();
        status = TicketStatus.CLOSED;
        writerAt = null;
        closedAt = now;
    }

    /** Opens it again. */
    void reopen() {
        if (status != TicketStatus.CLOSED && status != TicketStatus.ANSWERED) {
            throw new Refusal.Conflict("casework.problem.not-closed");
        }
        status = TicketStatus.OPEN;
        closedAt = null;
    }

    /** The reasons without what they tell of the words: those give away what was written, where, and whom it named. */
    void seal(Withdrawn withdrawn) {
        withdrawn.seal("because:" + code, receivedAt, because);
        county = null; // As the submission's own, which is sealed there.
        because = Reason.write(because().stream()
                .filter(r -> EnumSet.of(
                                Reason.Kind.TOPIC,
                                Reason.Kind.KIND,
                                Reason.Kind.FALLBACK,
                                Reason.Kind.TRANSFER,
                                Reason.Kind.SUCCESSOR)
                        .contains(r.kind()))
                .map(r -> r.kind() == Reason.Kind.TRANSFER
                        ? new Reason(
                                r.kind(),
                                List.of(
                                        r.arguments().get(0),
                                        withdrawn
                                                .bar(
                                                        "because:" + code,
                                                        receivedAt,
                                                        r.arguments().get(1))
                                                .orElse(r.arguments().get(1))),
                                r.rule())
                        : r)
                .toList());
    }

    /** Leads from now on: the one that led went into it. */
    void lead() {
        role = TicketRole.LEAD;
    }

    void transferTo(Ticket next) {
        active();
        status = TicketStatus.TRANSFERRED;
        writerAt = null;
        transferredTo = next;
    }

    private void active() {
        if (!isActive()) {
            throw new Refusal.Conflict("casework.problem.finished");
        }
    }
}
