package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;

/** How somebody of the desk wants to be told of deadlines: each person's own choice. */
@UseCase
public class ChoosingWarnings {
    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    /**
     * What is chosen now.
     *
     * @param mailed whether mail reaches the account, because its name is an address
     */
    public record Chosen(WarningDelivery delivery, boolean mailed) {}

    @Needs(Right.USE_DESK)
    @Transactional
    public Chosen present() {
        Account me = me();
        return new Chosen(me.warnings(), MailedAccounts.reaches(me.name()));
    }

    /**
     * Chooses; it counts from the next mail on.
     *
     * @param tag of a {@link WarningDelivery}
     * @throws Refusal.Invalid where it is none
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void choose(String tag) {
        WarningDelivery delivery =
                WarningDelivery.of(tag).orElseThrow(() -> new Refusal.Invalid("/delivery", "access.fault.warnings"));
        Account me = me();
        if (me.warnings() != delivery) {
            me.warn(delivery);
            journal.record("account.warnings", "account:" + me.id(), delivery.tag());
        }
    }

    private Account me() {
        return accounts.byId(caller.with(Right.USE_DESK).account()).orElseThrow(Refusal.Unauthenticated::new);
    }
}
