package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.ActorNames;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.accounts.AccountKeeping.Done;
import org.answerable.accounts.AccountKeeping.Letter;
import org.answerable.accounts.AccountKeeping.Shown;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** What administrators do about invitations (ADR 42): made, made anew, withdrawn. */
@UseCase
public class InvitationKeeping {
    @Inject
    AccountLedger ledger;

    @Inject
    Accounts accounts;

    @Inject
    AccountNames names;

    @Inject
    AccountChanges changes;

    @Inject
    Invitations invitations;

    @Inject
    Keys keys;

    @Inject
    Settings settings;

    @Inject
    Time time;

    /**
     * Who is invited: a name for the account, its roles, the slugs of the agencies a liaison answers for, and the
     * languages that the person works in, as BCP 47 tags.
     */
    public record Wanted(String name, Set<Role> roles, Set<String> agencies, Set<String> languages) {}

    /**
     * Invites somebody: makes an account that is off and has no rights until the person opens the link and chooses a
     * password. With rights to read the link is of no use before a second administrator agrees.
     *
     * @return the link's secret, 130 random bits
     * @throws Refusal.Invalid where the name is taken, reserved or looks like another, or anything is missing or
     *     malformed
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done create(Wanted wanted) {
        return invite(wanted, false);
    }

    /**
     * Invites an administrator for whom whoever runs the server vouches (ADR 52): the link is of no use without the
     * {@link OperatorCode} for it, and who has both is nobody's house but the own one's.
     *
     * @return the link's secret
     * @throws Refusal.Invalid as {@link #create} does
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done createVouched(String name) {
        return invite(new Wanted(name, Set.of(Role.ADMIN), Set.of(), Set.of()), true);
    }

    private Done invite(Wanted wanted, boolean vouched) {
        Account me = ledger.alone();
        List<Fault> faults = AccountRules.faults(wanted.roles(), wanted.agencies());
        String name = ActorNames.canonical(Texts.clean("/name", wanted.name()).text());
        Optional<Account> before = accounts.named(name).filter(this::mayBeInvitedAgain);
        Optional<String> fault = !settings.demo() && DemoAccounts.isDemoName(name)
                ? Optional.of("access.fault.account-reserved")
                : before.isPresent() ? Optional.empty() : names.fault(wanted.name());
        fault.ifPresent(key -> faults.add(new Fault("/name", key, Account.NAME_LIMIT)));
        Set<String> languages = SpokenLanguages.read("/languages", wanted.languages(), faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        boolean guarded = !vouched && wanted.roles().stream().anyMatch(Role::needsTwo);
        boolean waits = guarded && accounts.hasSecond(me);
        if (!waits) {
            AccountRules.refuseAloneBoth(wanted.roles());
        }
        Account account = before.orElseGet(() -> {
            Account made = new Account(name, name, "en", Set.of(), Set.of(), time.now());
            made.switchOff();
            return made;
        });
        account.belongTo(me);
        if (before.isEmpty()) {
            accounts.add(account);
        }
        ledger.withdrawAll(account.id());
        Invitation invitation =
                new Invitation(account, wanted.roles(), wanted.agencies(), languages, me, waits, time.now());
        String secret = Codes.random(AccountRules.PASSWORD);
        invitation.link(linkHash(secret), waits ? keys.seal(secret, invitation.code()) : null, time.real());
        if (vouched) {
            invitation.needsOperator(keys.hash(Inviting.CODE, OperatorCode.of(keys, invitation.code(), name)));
        }
        invitations.add(invitation);
        ledger.record("account.invited", account, invitation.made());
        if (waits) {
            ledger.ask(account, AccountChange.What.NEW, wanted.roles(), wanted.agencies(), null, me, false);
        } else if (guarded) {
            ledger.record("account.granted-alone", account, AccountRules.rights(wanted.roles(), wanted.agencies()));
        }
        return new Done(
                waits,
                name,
                secret,
                Shown.LINK,
                invitation.code(),
                waits ? null : new Letter(invitation.code(), name, secret));
    }

    /** Whether nobody has ever begun the account, and no link leads to it any more. */
    private boolean mayBeInvitedAgain(Account account) {
        List<Invitation> all = invitations.of(account.id());
        return !account.active()
                && account.roles().isEmpty()
                && !all.isEmpty()
                && changes.waiting(account.id()).isEmpty()
                && all.stream()
                        .map(invitation -> invitation.standing(time.real()))
                        .allMatch(standing -> standing == Standing.WITHDRAWN || standing == Standing.EXPIRED);
    }

    /**
     * Makes the link of an invitation anew, for another week; the one before is worth nothing from then on. A code that
     * a second administrator handed over stays, so that one cannot make the link.
     *
     * @throws Refusal.NotFound where there is no such invitation, or it was used or withdrawn
     * @throws Refusal.Conflict where it waits for a second administrator, or the caller is, or belongs to, the one who
     *     has its code
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done renew(String code) {
        Account me = ledger.alone();
        Invitation invitation = alive(code);
        Account account = ledger.found(invitation.account());
        ledger.refuseWaiting(account);
        if (invitation.secondBy() != null && ledger.found(invitation.secondBy()).house() == me.house()) {
            throw new Refusal.Conflict("access.fault.invitation-house");
        }
        String secret = Codes.random(AccountRules.PASSWORD);
        invitation.link(linkHash(secret), null, time.real());
        ledger.record("account.invitation-renewed", account, "");
        return new Done(
                false, account.name(), secret, Shown.LINK, code, new Letter(invitation.code(), account.name(), secret));
    }

    /**
     * Withdraws an invitation: its link is worth nothing from then on, and what waits for it is taken back.
     *
     * @throws Refusal.NotFound where there is no such invitation, or it was used or withdrawn
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void withdraw(String code) {
        ledger.alone();
        Invitation invitation = alive(code);
        invitation.withdraw(time.real());
        ledger.record("account.invitation-withdrawn", ledger.found(invitation.account()), "");
        changes.waiting(invitation.account())
                .forEach(change -> ledger.decide(change, AccountChange.State.TAKEN_BACK, ""));
    }

    private Invitation alive(String code) {
        return invitations.coded(code).filter(Invitation::lives).orElseThrow(Refusal.NotFound::new);
    }

    private String linkHash(String secret) {
        return keys.hash(Inviting.LINK, secret);
    }
}
