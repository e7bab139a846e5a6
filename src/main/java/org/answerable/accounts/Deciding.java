package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.accounts.AccountKeeping.Done;
import org.answerable.accounts.AccountKeeping.Letter;
import org.answerable.accounts.AccountKeeping.Shown;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * What a second administrator decides of what the first asked for. The second must be somebody else indeed: not the one
 * who asks, not the one it is for, not of the same house ({@link Account#house}; ADR 15).
 */
@UseCase
public class Deciding {
    private static final int DECIDED_SHOWN = 20;

    @Inject
    AccountLedger ledger;

    @Inject
    AccountChanges changes;

    @Inject
    Invitations invitations;

    @Inject
    Keys keys;

    @Inject
    Time time;

    /** Something that waits or was decided. {@code mayDecide}, {@code mayTakeBack}: the caller. Names are accounts'. */
    public record Asked(
            String code,
            AccountChange.What what,
            String account,
            Set<Role> roles,
            Set<String> agencies,
            String by,
            Instant at,
            AccountChange.State state,
            String decidedBy,
            Instant decidedAt,
            String reason,
            LocalDate until,
            boolean mayDecide,
            boolean mayTakeBack) {}

    /** What waits for a second administrator, then what was decided last. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Asked> asked() {
        Account me = ledger.me();
        List<AccountChange> all = new ArrayList<>(changes.waiting());
        all.addAll(changes.decided(DECIDED_SHOWN));
        return all.stream()
                .map(c -> new Asked(
                        c.code(),
                        c.what(),
                        ledger.name(c.account()),
                        c.roles(),
                        c.agencies(),
                        ledger.name(c.askedBy()),
                        c.askedAt(),
                        c.state(),
                        c.decidedBy() == null ? null : ledger.name(c.decidedBy()),
                        c.decidedAt(),
                        c.reason(),
                        c.untilDay(),
                        c.waits() && mayDecide(c, me),
                        c.waits() && c.askedBy() == me.id()))
                .toList();
    }

    /**
     * A second administrator agrees, and it is done.
     *
     * @return the second half of the password, where there is one
     * @throws Refusal.NotFound where nothing of this code waits
     * @throws Refusal.Conflict where the caller is not a second administrator for it, or a deputy's account is off or
     *     the last day over
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done agree(String code) {
        Account me = ledger.alone();
        AccountChange change = waiting(code);
        refuseUnlessSecond(change, me);
        Account asker = ledger.found(change.askedBy());
        if (!asker.active() || !asker.roles().contains(Role.ADMIN)) {
            throw new Refusal.Conflict("access.fault.second-asker");
        }
        Account account = ledger.found(change.account());
        if (change.what() == AccountChange.What.NEW && change.half() == null) {
            return invited(change, account, me);
        }
        if (change.what() == AccountChange.What.DEPUTY) {
            if (!account.active()) {
                throw new Refusal.Conflict("access.fault.deputy-off"); // By the release before, which left it waiting.
            }
            if (change.untilDay().isBefore(time.today())) {
                throw new Refusal.Conflict("access.fault.deputy-past");
            }
            ledger.begin(new Deputyship(
                    account,
                    change.roles().iterator().next(),
                    change.agencies().stream().findFirst().orElse(null),
                    change.untilDay(),
                    change.askedBy(),
                    time.now()));
            ledger.decide(change, AccountChange.State.AGREED, "");
            return Done.nothing(false, account.name());
        }
        // A new account with half a password was asked for by a release before there were invitations.
        boolean begins = change.what() == AccountChange.What.NEW || change.what() == AccountChange.What.ON;
        if (change.what() == AccountChange.What.NEW
                || change.roles().contains(Role.ADMIN) && !account.roles().contains(Role.ADMIN)) {
            account.standAlone();
        }
        account.assign(change.roles(), change.agencies(), time.now());
        if (begins) {
            account.switchOn();
        }
        String second = null;
        if (change.half() != null) {
            second = Codes.random(AccountRules.PASSWORD / 2);
            ledger.hand(account, keys.open(change.half(), change.code()) + second, me);
        }
        if (change.what() != AccountChange.What.PASSWORD) {
            ledger.record("account.changed", account, AccountRules.rights(account));
        }
        if (begins) {
            ledger.record("account.switched-on", account, "");
        }
        ledger.decide(change, AccountChange.State.AGREED, "");
        return new Done(false, account.name(), second, second == null ? null : Shown.HALF, null, null);
    }

    /** The link of an invitation may be used now, with a code that the second administrator hands over. */
    private Done invited(AccountChange change, Account account, Account me) {
        Invitation invitation = invitations.of(account.id()).stream()
                .filter(Invitation::lives)
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        account.standAlone();
        String secret = invitation.sealedLink() == null ? null : keys.open(invitation.sealedLink(), invitation.code());
        String second = Codes.random(AccountRules.PASSWORD / 2);
        invitation.agree(keys.hash(Inviting.CODE, second), me, time.real());
        ledger.decide(change, AccountChange.State.AGREED, "");
        return new Done(
                false,
                account.name(),
                second,
                Shown.CODE,
                invitation.code(),
                secret == null ? null : new Letter(invitation.code(), account.name(), secret));
    }

    /**
     * A second administrator declines.
     *
     * @param reason what the asker reads, at most 500 code points
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void decline(String code, String reason) {
        ledger.alone();
        AccountChange change = waiting(code);
        refuseUnlessSecond(change, ledger.me());
        ledger.decide(change, AccountChange.State.DECLINED, TextRule.DECLINED.required("/reason", reason));
    }

    /** The asker takes it back. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void takeBack(String code) {
        ledger.alone();
        AccountChange change = waiting(code);
        if (change.askedBy() != ledger.me().id()) {
            throw new Refusal.NotFound();
        }
        ledger.decide(change, AccountChange.State.TAKEN_BACK, "");
    }

    private void refuseUnlessSecond(AccountChange change, Account me) {
        if (!mayDecide(change, me)) {
            throw new Refusal.Conflict("access.fault.second");
        }
    }

    /** Neither who asked or is of their house, nor whom it concerns. */
    private boolean mayDecide(AccountChange change, Account me) {
        return change.account() != me.id() && ledger.isSecond(change.askedBy(), me);
    }

    private AccountChange waiting(String code) {
        return changes.coded(code).filter(AccountChange::waits).orElseThrow(Refusal.NotFound::new);
    }
}
