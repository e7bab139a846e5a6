package org.answerable.intake;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;

/** The holder of a receipt decides anew who may see the words. What somebody has read before stays read. */
@UseCase
public class Consenting {
    @Inject
    Following following;

    @Inject
    Submitting submitting;

    @Inject
    Contacts contacts;

    @Inject
    Masking masking;

    @Inject
    Handling handling;

    @Inject
    Event<PublicationForbidden> forbidden;

    @Inject
    Journal journal;

    /**
     * What is to be from now on; {@code null}: as it is.
     *
     * @param excludeAgencies all that are left out then, not only those that come to it
     */
    public record Wish(Boolean publish, Boolean shareContact, Boolean maskPersonal, List<String> excludeAgencies) {}

    /** Who may see the words. */
    public record Consent(
            boolean publish, boolean shareContactWithAgency, boolean maskPersonal, List<String> excludeAgencies) {
        static Consent of(Submission submission) {
            return new Consent(
                    submission.mayBePublished(),
                    submission.sharesContact(),
                    submission.masksPersonal(),
                    submission.leftOut());
        }
    }

    /**
     * Decides anew.
     *
     * @throws Refusal.NotFound where there is no such receipt
     * @throws Refusal.Conflict after a withdrawal
     * @throws Refusal.Invalid where an agency is unknown or cannot be left out, or what is said about one's name is to
     *     be public
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Consent consent(String typed, Wish wish) {
        Submission submission = following.toChange(typed);
        if (submission.isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        List<Fault> faults = new ArrayList<>();
        List<String> leftOut = wish.excludeAgencies() == null
                ? submission.leftOut()
                : submitting.leftOut(wish.excludeAgencies(), List.of(), faults);
        if (Boolean.TRUE.equals(wish.publish()) && submission.disowns().isPresent()) {
            faults.add(new Fault("/publish", "intake.fault.disowned-public"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        String before = chosen(submission);
        if (wish.publish() != null && submission.allowPublication(wish.publish()) && !wish.publish()) {
            forbidden.fire(new PublicationForbidden(submission));
        }
        if (wish.shareContact() != null) {
            submission.shareContact(wish.shareContact() && contacts.has(submission.id()));
        }
        if (wish.maskPersonal() != null && wish.maskPersonal() != submission.masksPersonal()) {
            boolean hide = wish.maskPersonal();
            submission.mask(hide, hide ? masking.in(submission) : Masks.NONE);
            handling.mask(submission, text -> hide ? masking.in(text, submission) : List.of());
        }
        if (!submission.leftOut().equals(leftOut.stream().sorted().toList())) {
            submission.leaveOut(leftOut);
            handling.leaveOut(submission);
        }
        String after = chosen(submission);
        if (!after.equals(before)) {
            journal.record("submission.consented", "submission:" + submission.code(), after);
        }
        return Consent.of(submission);
    }

    /** What is written down of a choice: who may see the words, and where bars stand in them. */
    static String chosen(Submission submission) {
        return chosen(Consent.of(submission), submission.hidden());
    }

    static String chosen(Consent consent, String hidden) {
        return consent + "\n" + hidden;
    }
}
