package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.answerable.intake.Following.Case;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Reader;
import org.answerable.web.View;

/**
 * Draws the pages of a receipt: the one that asks for it, and those of its case. A receipt comes as it was typed; where
 * it opens nothing, each of them throws {@link org.answerable.platform.Refusal.NotFound}.
 */
@ApplicationScoped
class ReceiptViews {
    @Inject
    Following following;

    @Inject
    CaseThreads threads;

    @Inject
    Reader reader;

    /** The page that asks for a receipt, with what was typed. */
    ReceiptView ask(int status, String typed, List<Fault> faults, PageNote note) {
        return new ReceiptView(status, Draft.shown(typed), faults, note);
    }

    /**
     * The page that gave the receipt.
     *
     * @param cleaned whether marks were taken out of the words
     */
    GivenView given(String typed, boolean mayBePublic, boolean mail, boolean cleaned) {
        return threads.given(
                carried(typed),
                open(typed),
                mayBePublic,
                mail,
                cleaned ? List.of(Submitting.MARKS_REMOVED) : List.of(),
                reader.language());
    }

    /** The choices to make anew; the case itself where it was taken back. */
    View consent(int status, String typed, Consenting.Wish wish, List<Fault> faults, PageNote note) {
        Case found = open(typed);
        return found.status() == CaseStatus.WITHDRAWN
                ? opened(200, typed, "", List.of(), null)
                : threads.consent(status, carried(typed), found, wish, faults, note, reader.language());
    }

    /** The page that asks whether to take it back; the case itself where that was done. */
    View asked(int status, String typed, PageNote note) {
        Case found = open(typed);
        return found.status() == CaseStatus.WITHDRAWN
                ? opened(200, typed, "", List.of(), null)
                : new WithdrawView(
                        status,
                        carried(typed),
                        following.keptDays(),
                        new Language(found.language()),
                        CaseThreads.words(found),
                        note);
    }

    /** The case, with what is typed of a message. */
    CaseView opened(int status, String typed, String reply, List<Fault> faults, PageNote note) {
        return threads.opened(status, carried(typed), open(typed), reply, faults, note, reader.language());
    }

    Case open(String typed) {
        return following.open(typed, reader.language());
    }

    /** As it is carried on; only what was found gets here. */
    private static String carried(String typed) {
        return Receipt.parse(typed).map(Receipt::grouped).orElse("");
    }
}
