package org.answerable.publication;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.casework.Settling;
import org.answerable.intake.Disowned;
import org.answerable.intake.Intake;
import org.answerable.intake.Submission;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;

/**
 * What moderators do about a record of which somebody says that it was sent in their name by others: they leave it,
 * they have hidden the name where texts are moderated, or they take it from the public here. Who said it reads under
 * the receipt what was done; who sent the record is told the reason that is given for them, and nothing else.
 */
@UseCase
public class ClaimDeciding {
    @Inject
    NameClaims claims;

    @Inject
    Intake intake;

    @Inject
    PublicRecords records;

    @Inject
    Publishing publishing;

    @Inject
    Settling settling;

    @Inject
    Suspicions suspicions;

    @Inject
    Caller caller;

    @Inject
    Messages messages;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * What is done.
     *
     * @param outcome {@code kept|hidden|removed}
     * @param record which record, where it is one of a group; else {@code null}
     * @param words for who said it
     * @param reason for who sent the record, where it is taken from the public; else {@code null}
     */
    public record Choice(String outcome, String record, String words, String reason) {}

    /**
     * Decides, once.
     *
     * @throws Refusal.Conflict where it was decided before, or taken back
     * @throws Refusal.Invalid where the record is not as this says, or the reason tells who said it
     */
    @Transactional
    @Needs(Right.MODERATE)
    public void decide(String code, Choice choice) {
        Submission said = intake.toChange(code).orElseThrow(Refusal.NotFound::new);
        NameClaim claim = claims.toChange(said.id()).orElseThrow(Refusal.NotFound::new);
        if (said.isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        List<Fault> faults = new ArrayList<>();
        ClaimState outcome = ClaimState.of(choice.outcome())
                .filter(state -> state != ClaimState.OPEN)
                .orElse(null);
        if (outcome == null) {
            faults.add(new Fault("/outcome", "publication.claim.fault.outcome"));
        }
        String words = TextRule.REASON.required("/words", choice.words(), faults);
        RecordEntry entry = record(claim, outcome, choice.record(), faults);
        boolean takesAway = outcome == ClaimState.REMOVED && entry != null && entry.isVisible();
        String reason = takesAway ? reason(choice.reason(), said, faults) : null;
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        if (takesAway && claim.state() == ClaimState.OPEN) {
            publishing.withhold(intake.code(entry.submission()), reason);
        }
        claim.decide(outcome, entry == null ? null : entry.standing(), words, caller.actor(), time.now());
        journal.record("claim.decided", "submission:" + code, claim.decision());
        settling.settle(said, messages.get(new Language(said.language()), "publication.claim.settled"));
    }

    private RecordEntry record(NameClaim claim, ClaimState outcome, String chosen, List<Fault> faults) {
        boolean one = claim.subject().of() == Disowned.Of.RECORD;
        String id = one ? claim.subject().id() : chosen == null ? "" : chosen.strip();
        if (id.isEmpty()) {
            if (outcome != ClaimState.KEPT) {
                faults.add(new Fault("/record", "publication.claim.fault.record"));
            }
            return null;
        }
        RecordEntry entry = records.byCode(id).orElse(null);
        if (entry == null) {
            faults.add(new Fault("/record", "publication.claim.fault.record"));
        }
        return entry;
    }

    /** Whoever sent the record reads it: it says nothing personal, and nothing personal that stands in the message. */
    private String reason(String given, Submission said, List<Fault> faults) {
        String reason = TextRule.REASON.required("/reason", given, faults);
        HiddenWords personal = HiddenWords.of(
                said.text(),
                suspicions.in(said.text(), said.language()).stream()
                        .map(part -> new Redaction(part.start(), part.end(), part.kind()))
                        .toList());
        if (personal.standIn(reason)
                || !suspicions.in(reason, Language.ENGLISH.tag()).isEmpty()) {
            faults.add(new Fault("/reason", "publication.claim.fault.tells"));
        }
        return reason;
    }
}
