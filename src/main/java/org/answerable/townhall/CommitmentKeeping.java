package org.answerable.townhall;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.language.Detector;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;

/** Moving a promise on, with what shows it: by the coordinator, or by the liaison of the agency that owns it. */
@UseCase
public class CommitmentKeeping {
    @Inject
    TownHalls townHalls;

    @Inject
    TownHallWords words;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Detector detector;

    @Inject
    Time time;

    /**
     * Moves a commitment.
     *
     * @param status {@code open|in-progress|done|dropped}
     * @param evidence what shows it, or why it was dropped; needed for both, may be {@code null} otherwise
     */
    @Transactional
    @Needs(Right.UPDATE_COMMITMENT)
    public void move(String code, String status, String evidence) {
        Identity identity = caller.with(Right.UPDATE_COMMITMENT);
        Commitment commitment = townHalls
                .commitmentToChange(code)
                .filter(c -> identity.has(Right.RUN_TOWN_HALLS)
                        || identity.agencies().contains(c.owner()))
                .orElseThrow(Refusal.NotFound::new);
        PromiseStatus to =
                PromiseStatus.of(status).orElseThrow(() -> new Refusal.Invalid("/status", "townhall.fault.status"));
        String shown = null;
        if (evidence != null && !evidence.isBlank()) {
            List<Fault> faults = new ArrayList<>();
            shown = TextRule.PROMISE.required("/evidence", evidence, faults);
            TownHallRunning.checkHidden("/evidence", List.of(shown), words.hiddenAt("commitment:" + code), faults);
            if (!faults.isEmpty()) {
                throw new Refusal.Invalid(faults);
            }
        }
        commitment.move(to, shown);
        townHalls.add(new CommitmentEvent(
                commitment, time.now(), to, shown, shown == null ? null : detector.ofAgency(shown)));
        journal.record("commitment.changed", "commitment:" + code, to + " " + shown);
        commitment.records().forEach(id -> journal.record("record.touched", "record:" + id, ""));
    }
}
