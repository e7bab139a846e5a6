package org.answerable.routing;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One run of a draft of the rules over what came last. Its node has the draft in memory: where that ends, so does the
 * run, and whoever asks is told. The draft is kept beside it, so that it can be put into force, or run again.
 */
@Entity
@Table(name = "rule_simulation")
class RuleSimulation {
    /** Whoever runs it says so more often than that. */
    static final Duration SILENT = Duration.ofSeconds(20);
    /** The longest text of rules that is kept, in UTF-16 code units. */
    static final int LONGEST = 2_000_000;

    @Id
    private String code;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private JobState state;

    private int done;
    private int total;
    /** Over how many it was to run; {@code total} is how many there were, once it is done. */
    private int wanted;

    @Column(name = "seen_at")
    private Instant seenAt;

    /** As {@link SimulationResult} writes it; {@code null} until it is done. */
    private String result;

    /** The rules that were run, as the file has them; {@code null} where a release ran them that kept none. */
    @Basic(fetch = FetchType.LAZY)
    private String draft;

    /** Those that were in the book then. */
    @Basic(fetch = FetchType.LAZY)
    private String beside;

    /** Which of them the draft and somebody else had both changed, with spaces between. */
    @Column(name = "both_changed")
    private String both;

    @Column(name = "applied_at")
    private Instant appliedAt;

    protected RuleSimulation() {}

    RuleSimulation(String code, int total, Instant now) {
        this.code = code;
        this.total = total;
        this.wanted = total;
        this.askedAt = now;
        this.seenAt = now;
        this.state = JobState.WAITING;
    }

    /** What is run, and what was in the book, so that it can be put into force as it was tried. */
    RuleSimulation of(String rules, String present, List<String> bothChanged) {
        this.draft = rules;
        this.beside = present;
        this.both = String.join(" ", bothChanged);
        return this;
    }

    String draft() {
        return draft;
    }

    String beside() {
        return beside;
    }

    /** The slugs of the rules that the draft and somebody else had both changed. */
    List<String> both() {
        return both == null || both.isEmpty() ? List.of() : List.of(both.split(" "));
    }

    /** Over how many submissions it was to run. */
    int wanted() {
        return wanted;
    }

    /** When it was put into force; {@code null} where it was not. */
    Instant appliedAt() {
        return appliedAt;
    }

    void applied(Instant now) {
        appliedAt = now;
    }

    String code() {
        return code;
    }

    /** @param now tells whether it still goes on */
    JobState state(Instant now) {
        return state(state, seenAt, now);
    }

    /**
     * The same of a run of which only that was read.
     *
     * @param said as it is stored
     * @param seenAt when that was
     */
    static JobState state(JobState said, Instant seenAt, Instant now) {
        boolean goesOn = said == JobState.WAITING || said == JobState.RUNNING;
        return goesOn && seenAt.plus(SILENT).isBefore(now) ? JobState.FAILED : said;
    }

    int done() {
        return done;
    }

    int total() {
        return total;
    }

    String result() {
        return result;
    }

    /** It is still to be done. */
    void waits(Instant now) {
        seenAt = now;
    }

    void comesTo(int count, Instant now) {
        state = JobState.RUNNING;
        done = count;
        seenAt = now;
    }

    void end(int count, String written, Instant now) {
        state = written == null ? JobState.FAILED : JobState.DONE;
        done = count;
        total = written == null ? total : count;
        result = written;
        seenAt = now;
    }
}
