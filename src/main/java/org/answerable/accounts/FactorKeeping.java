package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;

/** Which roles must have a second factor, and another's that is taken away because the phone is lost (ADR 40). */
@UseCase
public class FactorKeeping {
    @Inject
    AccountLedger ledger;

    @Inject
    Factors factors;

    @Inject
    FactorLedger factorLedger;

    @Inject
    Journal journal;

    /**
     * Takes another's second factor away, whose phone is lost: the app, all passkeys and recovery codes. Its sessions,
     * tokens and known browsers end with it. Nobody reads by that: the password is still asked for.
     *
     * @throws Refusal.Conflict where it is the caller's own, or there is none
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void resetFactor(long id) {
        ledger.alone();
        Account account = ledger.found(id);
        if (account.is(ledger.me())) {
            throw new Refusal.Conflict("access.fault.own-factor");
        }
        if (!factors.has(id)) {
            throw new Refusal.Conflict("access.fault.factor-none");
        }
        factorLedger.endAll(id);
        ledger.forget(account);
        ledger.record("account.factor-reset", account, "");
    }

    /** The roles that must have a second factor. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Set<Role> demanded() {
        return factors.rule().roles();
    }

    /**
     * Says which roles must have a second factor. Whoever holds one and has none sets it up before anything else, from
     * the next request on; until then the account's access tokens open nothing.
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void demand(Set<Role> roles) {
        FactorRule rule = factors.ruleToChange();
        if (!rule.roles().equals(roles)) {
            rule.demand(roles);
            journal.record("factor.demanded", "factors:" + FactorRule.THIS, rule.written());
        }
    }
}
