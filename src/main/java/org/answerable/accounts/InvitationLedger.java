package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;

/** The transactions of an invitation, with the slow password hash and the mail outside of them. */
@ApplicationScoped
@Transactional
class InvitationLedger {
    @Inject
    Invitations invitations;

    @Inject
    Accounts accounts;

    @Inject
    SignInLedger ledger;

    @Inject
    Journal journal;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /** What whoever has the link may know; {@code name} and {@code hash} of the second code where it is open. */
    record Found(Standing standing, long account, String name, String secondHash, boolean vouched) {}

    Found look(String linkHash) {
        return invitations
                .linked(linkHash)
                .map(found -> new Found(
                        found.standing(time.real()),
                        found.account(),
                        accounts.byId(found.account()).map(Account::name).orElse(""),
                        found.secondHash(),
                        found.vouched()))
                .orElse(new Found(Standing.UNKNOWN, 0, "", null, false));
    }

    /**
     * Begins the account and opens a session.
     *
     * @throws Refusal.Conflict where somebody was faster, or it was withdrawn meanwhile
     */
    SigningIn.Opened begin(String linkHash, String shown, String language, String passwordHash) throws Exception {
        Invitation invitation = invitations
                .linkedToUse(linkHash)
                .filter(found -> found.standing(time.real()) == Standing.OPEN)
                .orElseThrow(() -> new Refusal.Conflict("access.invitation.gone"));
        Account account = accounts.byId(invitation.account())
                .filter(found -> !found.active() && found.roles().isEmpty())
                .orElseThrow(() -> new Refusal.Conflict("access.invitation.gone"));
        Instant now = time.now();
        invitation.use(time.real());
        if (invitation.vouched()) {
            account.standAlone();
        }
        account.introduce(shown, language);
        account.assign(invitation.roles(), invitation.agencies(), now);
        account.speak(invitation.languages());
        account.switchOn();
        Identity identity = account.identity(time.today());
        caller.as(identity, () -> {
            String subject = "account:" + account.id();
            journal.record("account.created", subject, AccountEvidence.rights(account.roles(), account.agencies()));
            if (invitation.vouched()) {
                journal.record("account.vouched", subject, invitation.code());
            }
            journal.record("account.switched-on", subject, "");
            if (!account.languages().isEmpty()) {
                journal.record("account.languages", subject, AccountEvidence.languages(account.languages()));
            }
            return null;
        });
        return ledger.replacePassword(identity, passwordHash);
    }

    void mailed(String code) {
        invitations.coded(code).ifPresent(found -> found.mailed(time.real()));
    }
}
