package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;

/**
 * What administrators do with the accounts of others. Taking away works at once and by one alone: a role, an agency,
 * the whole account; its sessions, tokens and known browsers end with it. What lets an account read what people wrote,
 * or makes an administrator, needs a second administrator's agreement, and so does what would let the first act as that
 * account: a new password, switching it on again (ADR 15).
 *
 * <p>The second must be somebody else indeed: not the one who asks, not the one it is for, not of the same house
 * ({@link Account#house}). Where there has never been such a second, an administrator founds accounts alone, and the
 * journal says so; never rights for the own account, and never the desk's reading together with administration.
 */
@UseCase
public class AccountKeeping {
    @Inject
    AccountLedger ledger;

    @Inject
    Accounts accounts;

    @Inject
    AccountChanges changes;

    @Inject
    LastOf last;

    @Inject
    OpenWork work;

    @Inject
    DeskDrafts drafts;

    @Inject
    Factors factors;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /**
     * An account as an administrator sees it.
     *
     * @param factor whether it has a second factor
     * @param own whether it is the caller's
     * @param waits whether something about it waits for a second administrator
     * @param begun whether the person has begun it: an account whose invitation was not used yet has not
     */
    public record Line(
            long id,
            String name,
            String displayName,
            Set<Role> roles,
            Set<String> agencies,
            boolean active,
            boolean handedOver,
            boolean factor,
            boolean own,
            boolean waits,
            boolean begun) {}

    /** What is shown once, to hand over in person. */
    public enum Shown {
        PASSWORD,
        /** Half of a password: the first where it waits, else the second. */
        HALF,
        /** The secret of an invitation's link. */
        LINK,
        /** What a second administrator hands over beside the link. */
        CODE
    }

    /** A link that may be sent by mail now: the invitation's code, the address, the link's secret. */
    record Letter(String code, String to, String secret) {
        @Override
        public String toString() {
            return "letter";
        }
    }

    /**
     * What came of it.
     *
     * @param waits whether it is not done yet, because a second administrator must agree
     * @param name the account
     * @param secret what is shown once; {@code null} for nothing
     * @param code of the invitation; {@code null} where there is none
     * @param letter what may be sent by mail; {@code null} for nothing
     */
    public record Done(boolean waits, String name, String secret, Shown shown, String code, Letter letter) {
        static Done nothing(boolean waits, String name) {
            return new Done(waits, name, null, null, null, null);
        }

        @Override
        public String toString() {
            return "done";
        }
    }

    /** All accounts, by name. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Line> all() {
        Set<Long> waiting = new HashSet<>();
        changes.waiting().forEach(change -> waiting.add(change.account()));
        Set<Long> withFactor = factors.all();
        long me = caller.with(Right.ADMINISTER_ACCOUNTS).account();
        return accounts.all().stream()
                .map(a -> new Line(
                        a.id(),
                        a.name(),
                        a.displayName(),
                        a.roles(),
                        a.agencies(),
                        a.active(),
                        a.handedOver(),
                        withFactor.contains(a.id()),
                        a.id() == me,
                        waiting.contains(a.id()),
                        !a.roles().isEmpty() || a.active()))
                .toList();
    }

    /** Whether there is, or was, a second administrator, so that one alone cannot give rights to read. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public boolean needsTwo() {
        return accounts.hasSecond(ledger.me());
    }

    /** What the account stands in for today, beside roles of its own. */
    private Set<Role> deputies(Account account) {
        return AccountRules.without(account.identity(time.today()).roles(), account.roles());
    }

    /**
     * Gives an account other roles and agencies. What is taken away ends at once, with the account's sessions, tokens
     * and known browsers; what is added may wait.
     *
     * @throws Refusal.NotFound where there is no such account
     * @throws Refusal.Conflict where an administrator would take their own role, where no administrator would remain,
     *     where something waits already, or where one alone may not
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done assign(long id, Set<Role> roles, Set<String> agencies) {
        List<Fault> faults = AccountRules.faults(roles, agencies);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Account me = ledger.alone();
        Account account = ledger.found(id);
        ledger.refuseWaiting(account);
        if (account.roles().contains(Role.ADMIN) && !roles.contains(Role.ADMIN)) {
            AccountRules.refuseOwn(account, me);
        }
        AccountRules.refuseUnbegun(account);
        last.refuse(account, roles, agencies);
        Set<Role> addedRoles = AccountRules.without(roles, account.roles());
        Set<String> addedAgencies = AccountRules.without(agencies, account.agencies());
        boolean guarded = addedRoles.stream().anyMatch(Role::needsTwo) || !addedAgencies.isEmpty();
        boolean waits = guarded && accounts.hasSecond(me);
        if (guarded && !waits) {
            AccountRules.refuseAlone(account, me);
            AccountRules.refuseAloneBoth(AccountRules.with(roles, deputies(account)));
            if (addedRoles.contains(Role.ADMIN)) {
                account.belongTo(me); // Whom one alone made an administrator is no second one.
            }
        }
        boolean takes = !roles.containsAll(account.roles()) || !agencies.containsAll(account.agencies());
        Set<Role> rolesNow = waits ? AccountRules.without(roles, addedRoles) : roles;
        Set<String> agenciesNow = waits ? AccountRules.without(agencies, addedAgencies) : agencies;
        Set<String> before = account.identity(time.today()).agencies();
        account.assign(rolesNow, agenciesNow, time.now());
        if (takes) {
            ledger.forget(account);
        }
        ledger.giveBack(account, before);
        if (takes || !waits) {
            ledger.record("account.changed", account, AccountRules.rights(account));
        }
        if (guarded && !waits) {
            ledger.record("account.granted-alone", account, AccountRules.rights(account));
        }
        return waits
                ? ledger.ask(account, AccountChange.What.RIGHTS, roles, agencies, null, me, false)
                : Done.nothing(false, account.name());
    }

    /**
     * Switches an account off: its sessions end, its tokens and known browsers are forgotten, what waits for it is
     * taken back, and its open tickets go back to their agencies.
     *
     * @throws Refusal.Conflict where it is the caller's own, or nobody would remain who can do what it does
     *     ({@link LastOf})
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void switchOff(long id) {
        ledger.alone();
        Account account = ledger.found(id);
        AccountRules.refuseOwn(account, ledger.me());
        last.refuse(account, Set.of(), Set.of());
        work.giveBack(account.identity(time.today()), Set.of());
        ledger.withdrawAll(id);
        account.switchOff();
        ledger.forget(account);
        drafts.removeOf(account.id());
        ledger.record("account.switched-off", account, "");
        changes.waiting(id).forEach(change -> ledger.decide(change, AccountChange.State.TAKEN_BACK, ""));
    }

    /** Switches an account on again; one with rights to read waits for a second administrator. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done switchOn(long id) {
        Account me = ledger.alone();
        Account account = ledger.found(id);
        ledger.refuseWaiting(account);
        if (account.roles().isEmpty()) {
            throw new Refusal.Conflict("access.fault.no-roles");
        }
        if (ledger.isGuarded(account) && accounts.hasSecond(me)) {
            return ledger.ask(account, AccountChange.What.ON, account.roles(), account.agencies(), null, me, false);
        }
        account.switchOn();
        ledger.record("account.switched-on", account, "");
        return Done.nothing(false, account.name());
    }

    /**
     * Gives an account a new password, good for choosing another and nothing else, and ends its sessions, tokens and
     * known browsers. That of an account that reads waits for a second administrator: each of the two gets a half.
     *
     * @return the password, or the first half
     * @throws Refusal.Conflict where it is the caller's own, or something waits already
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done resetPassword(long id) {
        Account me = ledger.alone();
        Account account = ledger.found(id);
        ledger.refuseWaiting(account);
        if (account.is(me)) {
            throw new Refusal.Conflict("access.fault.own-password");
        }
        if (ledger.isGuarded(account) && accounts.hasSecond(me)) {
            return ledger.ask(
                    account, AccountChange.What.PASSWORD, account.roles(), account.agencies(), null, me, true);
        }
        AccountRules.refuseUnbegun(account);
        String password = Codes.random(AccountRules.PASSWORD);
        ledger.hand(account, password, me);
        return new Done(false, account.name(), password, Shown.PASSWORD, null, null);
    }
}
