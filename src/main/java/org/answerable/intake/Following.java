package org.answerable.intake;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.intake.Handling.Progress;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** What the holder of a receipt sees and does. The receipt is the right: there is no account, and no other way in. */
@UseCase
public class Following {
    @Inject
    Submissions submissions;

    @Inject
    Masking masking;

    @Inject
    Handling handling;

    @Inject
    @Any
    Instance<Aftermath> aftermaths;

    @Inject
    Sealing sealing;

    @Inject
    Journal journal;

    @Inject
    Keys keys;

    @Inject
    Messages messages;

    @Inject
    Time time;

    @Inject
    RateLimits limits;

    /**
     * A case as its writer sees it.
     *
     * @param text empty of what was taken back: its words are sealed for everybody
     * @param hidden how many parts of the words agencies do not see
     * @param keptUntil until when the sealed words are kept; {@code null} where nothing is sealed
     * @param disowns whether it says that something public was sent in the writer's name, and is never public itself
     */
    public record Case(
            CaseStatus status,
            Instant submittedAt,
            String language,
            Kind kind,
            String title,
            String text,
            Progress progress,
            List<Handling.Event> timeline,
            Instant keptUntil,
            Consenting.Consent consent,
            int hidden,
            boolean disowns) {}

    /**
     * Opens the case of a receipt.
     *
     * @throws Refusal.NotFound where there is none; nothing tells whether it ever existed
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Case open(String typed, Language reader) {
        Submission submission = find(typed);
        Progress progress = handling.progress(submission, reader);
        List<Handling.Event> timeline = new ArrayList<>();
        timeline.add(new Handling.Event(submission.receivedAt(), messages.get(reader, "intake.timeline.received")));
        timeline.addAll(progress.events());
        if (submission.isWithdrawn()) {
            timeline.addAll(sealing.told(submission, reader));
        } else {
            aftermaths.forEach(aftermath -> timeline.addAll(aftermath.of(submission, reader)));
        }
        timeline.sort(
                Comparator.comparing(Handling.Event::at)); // Stable: what happened in one instant keeps its order.
        return new Case(
                status(submission, progress),
                submission.receivedAt(),
                submission.language(),
                submission.kind(),
                submission.title(),
                submission.text(),
                progress,
                timeline,
                sealing.keptUntil(submission).orElse(null),
                Consenting.Consent.of(submission),
                submission.masks().count(),
                submission.disowns().isPresent());
    }

    private static CaseStatus status(Submission submission, Progress progress) {
        if (submission.isWithdrawn()) {
            return CaseStatus.WITHDRAWN;
        }
        List<TicketStatus> states = progress.tickets().stream()
                .map(Handling.TicketState::status)
                .filter(s -> s != TicketStatus.TRANSFERRED)
                .toList();
        if (!states.isEmpty() && states.stream().allMatch(TicketStatus.CLOSED::equals)) {
            return CaseStatus.CLOSED;
        }
        if (states.contains(TicketStatus.WAITING)) {
            return CaseStatus.WAITING;
        }
        return progress.answers().isEmpty() ? CaseStatus.RECEIVED : CaseStatus.ANSWERED;
    }

    /**
     * The writer writes to the agencies.
     *
     * @throws Refusal.Invalid where the text is empty or too long
     * @throws Refusal.Conflict after a withdrawal
     * @throws Refusal.TooMany where the address, or the holders of this receipt together, write too often
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public void reply(String typed, String text) {
        Submission submission = toChange(typed); // Locked: a message must not come in behind a withdrawal that runs.
        if (submission.isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        String clean = TextRule.WRITERS_MESSAGE.required("/text", text);
        handling.reply(submission, clean, submission.masksPersonal() ? masking.in(clean, submission) : List.of());
    }

    /** For how many days the words of what is taken back are kept under seal. */
    @Transactional(Transactional.TxType.SUPPORTS)
    @Needs(Right.PUBLIC)
    public int keptDays() {
        return sealing.days();
    }

    /**
     * The writer takes the submission back: gone from every public exit at once, and its words sealed for everybody.
     * Twice is once.
     *
     * @throws Refusal.TooMany as for {@link #reply}
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public void withdraw(String typed) {
        Submission submission = toChange(typed);
        if (!submission.isWithdrawn()) {
            submission.withdraw(time.now());
            sealing.seal(submission);
            journal.record("submission.withdrawn", "submission:" + submission.code(), "");
        }
    }

    /**
     * For what changes something: by one address, whichever receipts it holds, and by one receipt, from whichever
     * addresses.
     */
    Submission toChange(String typed) {
        limits.take(RateLimits.Kind.MESSAGES);
        Submission submission = find(typed);
        limits.take(RateLimits.Kind.RECEIPT_MESSAGES, submission.code());
        return submissions.lock(submission.id());
    }

    private Submission find(String typed) {
        // An impossible receipt is looked up as well, so that it takes as long as a possible one.
        String code = Receipt.parse(typed).map(Receipt::code).orElse("impossible");
        return submissions
                .byReceipt(keys.hash("receipt", code))
                .orElseThrow(() -> new Refusal.NotFound("intake.problem.no-receipt"));
    }
}
