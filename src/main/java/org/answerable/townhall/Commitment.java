package org.answerable.townhall;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Withdrawn;
import org.answerable.platform.Refusal;
import org.answerable.publication.PromiseStatus;

/**
 * A promise made at a meeting: an agency owns it, and it is due on a day. A coordinator records it, open, at a meeting
 * that was not cancelled; from then on the coordinator and the owner's liaison move it between its
 * {@link PromiseStatus}, in any direction, so that what was settled by mistake is taken up again. It is kept only with
 * evidence, and dropped only with a reason; each step is a {@link CommitmentEvent} and stays. It is late by the
 * calendar, from the midnight in Wisconsin after its day on, until it is settled. Words, owner, day and records never
 * change; nothing ends it.
 */
@Entity
class Commitment {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "commitment_seq")
    @SequenceGenerator(name = "commitment_seq", sequenceName = "commitment_seq", allocationSize = 50)
    private Long id;

    private String code;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "town_hall")
    private TownHall townHall;

    private boolean sealed;
    private String owner;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private PromiseStatus status;

    @Column(name = "made_at")
    private Instant madeAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "commitment_text", joinColumns = @JoinColumn(name = "commitment"))
    @MapKeyColumn(name = "language")
    @Column(name = "text")
    private Map<String, String> texts = new LinkedHashMap<>();

    @ElementCollection
    @CollectionTable(name = "commitment_record", joinColumns = @JoinColumn(name = "commitment"))
    @Column(name = "record")
    @OrderColumn(name = "position")
    private List<String> records = new ArrayList<>();

    protected Commitment() {}

    Commitment(
            String code,
            TownHall townHall,
            Map<String, String> texts,
            String owner,
            LocalDate dueOn,
            List<String> records,
            Instant madeAt) {
        this.code = code;
        this.townHall = townHall;
        this.texts.putAll(texts);
        this.owner = owner;
        this.dueOn = dueOn;
        this.records.addAll(records);
        this.madeAt = madeAt;
        this.status = PromiseStatus.OPEN;
    }

    Long id() {
        return id;
    }

    String code() {
        return code;
    }

    TownHall townHall() {
        return townHall;
    }

    /** The agency's slug. */
    String owner() {
        return owner;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    PromiseStatus status() {
        return status;
    }

    Instant madeAt() {
        return madeAt;
    }

    Map<String, String> texts() {
        return texts;
    }

    List<String> records() {
        return List.copyOf(records);
    }

    boolean isSettled() {
        return status.isSettled();
    }

    boolean isOverdue(LocalDate today) {
        return !isSettled() && dueOn.isBefore(today);
    }

    /**
     * Moves it on. Done needs evidence, dropped needs a reason, in the same field.
     *
     * @throws Refusal.Invalid without it
     */
    void move(PromiseStatus to, String evidence) {
        if ((to == PromiseStatus.DONE || to == PromiseStatus.DROPPED) && (evidence == null || evidence.isBlank())) {
            throw new Refusal.Invalid(
                    "/evidence",
                    to == PromiseStatus.DONE ? "townhall.fault.evidence" : "townhall.fault.dropped-reason");
        }
        status = to;
    }

    /** Bars stand in it from now on where it repeats what a writer took back. */
    void seal(Withdrawn withdrawn) {
        texts.replaceAll((language, text) -> withdrawn
                .bar("promise:" + id, madeAt, text)
                .map(barred -> {
                    sealed = true;
                    return barred;
                })
                .orElse(text));
    }
}
