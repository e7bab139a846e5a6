package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** What all changes of accounts by administrators share; in the caller's transaction. */
@ApplicationScoped
class AccountLedger {
    @Inject
    Accounts accounts;

    @Inject
    AccountChanges changes;

    @Inject
    Invitations invitations;

    @Inject
    Deputies deputies;

    @Inject
    OpenWork work;

    @Inject
    Recognising recognising;

    @Inject
    ProviderAccounts provided;

    @Inject
    Passwords passwords;

    @Inject
    Keys keys;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /** Nobody else changes accounts until the transaction ends; who asks. */
    Account alone() {
        accounts.oneAtATime();
        return me();
    }

    Account me() {
        return found(caller.with(Right.ADMINISTER_ACCOUNTS).account());
    }

    Account found(long id) {
        return accounts.byId(id).orElseThrow(Refusal.NotFound::new);
    }

    String name(long id) {
        return accounts.byId(id).map(Account::name).orElse("");
    }

    /**
     * Whether somebody is a second administrator for what was asked: neither who asked nor of their house, since two
     * accounts of one house may be one person.
     */
    boolean isSecond(long asker, Account me) {
        return asker != me.id()
                && accounts.byId(asker)
                        .filter(other -> other.house() != me.house())
                        .isPresent();
    }

    /** Whether it has a role that two administrators give, of its own or because it stands in today. */
    boolean isGuarded(Account account) {
        return account.identity(time.today()).roles().stream().anyMatch(Role::needsTwo);
    }

    void refuseWaiting(Account account) {
        if (!changes.waiting(account.id()).isEmpty()) {
            throw new Refusal.Conflict("access.fault.waits-already");
        }
    }

    AccountKeeping.Done ask(
            Account account,
            AccountChange.What what,
            Set<Role> roles,
            Set<String> agencies,
            LocalDate until,
            Account me,
            boolean password) {
        AccountChange change = AccountChange.asked(account, what, roles, agencies, until, me.id(), time.now());
        String first = password ? Codes.random(AccountRules.PASSWORD / 2) : null;
        if (first != null) {
            change.keepHalf(keys.seal(first, change.code()));
        }
        changes.add(change);
        record("account.change-asked", account, change.asked());
        return new AccountKeeping.Done(
                true, account.name(), first, first == null ? null : AccountKeeping.Shown.HALF, null, null);
    }

    void decide(AccountChange change, AccountChange.State decision, String reason) {
        if (change.what() == AccountChange.What.NEW && decision != AccountChange.State.AGREED) {
            withdrawAll(change.account());
        }
        change.decide(decision, me().id(), time.now(), reason);
        record(
                "account.change-" + decision.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found(change.account()),
                change.decided());
    }

    void hand(Account account, String password, Account me) {
        account.handPassword(passwords.hash(password), me.id());
        forget(account);
        record("account.password-reset", account, account.passwordHash());
    }

    /** Ends all that opens the account beside its password: sessions, tokens, known browsers, a provider's link. */
    void forget(Account account) {
        recognising.forget(account.id());
        provided.ownLink(account.id()).ifPresent(link -> {
            link.end(time.now());
            record("account.provider-unlinked", account, link.code());
        });
    }

    void withdrawAll(long account) {
        invitations.of(account).stream().filter(Invitation::lives).forEach(alive -> alive.withdraw(time.real()));
    }

    void begin(Deputyship deputyship) {
        deputies.add(deputyship);
        record("account.deputised", deputyship.account(), deputyship.granted());
    }

    /**
     * Ends what somebody stands in for; what they have before them from it goes back to the agency.
     *
     * @param before for which agencies the account worked with it
     */
    void end(Deputyship deputyship, Set<String> before) {
        deputyship.end(time.now());
        record("account.deputy-ended", deputyship.account(), deputyship.code());
        giveBack(deputyship.account(), before);
    }

    /** Open tickets go back to the agencies that the account worked for before and does not work for now. */
    void giveBack(Account account, Set<String> before) {
        Identity now = account.identity(time.today());
        Set<String> lost = AccountRules.without(before, now.agencies());
        if (!lost.isEmpty()) {
            work.giveBack(now, lost);
        }
    }

    void record(String act, Account account, String content) {
        journal.record(act, "account:" + account.id(), content);
    }
}
