package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** Passkeys of an account: what a browser is asked, and what it answers. */
@UseCase
public class PasskeyKeeping {
    /** How many an account may have. */
    static final int MOST = 10;

    @Inject
    Factors factors;

    @Inject
    FactorLedger ledger;

    @Inject
    Challenges challenges;

    @Inject
    PasskeyCheck check;

    @Inject
    RateLimits limits;

    @Inject
    Keys keys;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * What a browser is asked to sign, all base64url but the site.
     *
     * @param site the name of the host that the passkey is for
     * @param user what the authenticator keeps to tell one account from another: a hash, nothing about the person
     * @param known the account's passkeys: those that are not to be made twice, or that may be shown
     */
    public record Asked(String challenge, String site, String user, List<String> known) {}

    /** For a new passkey of the caller's. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public Asked forNew() {
        long me = caller.with(Right.OWN_SIGN_IN).account();
        return asked(Challenges.Purpose.REGISTER, me);
    }

    /** For signing in by a passkey alone. */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.SUPPORTS)
    public Asked forSignIn() {
        return new Asked(challenges.next(Challenges.Purpose.SIGN_IN, 0), check.site(), "", List.of());
    }

    /** For the second step of a sign-in; without any passkeys where the account has none. */
    @Needs(Right.PUBLIC)
    @Transactional
    public Asked forSecondStep(Identity waiting) {
        return asked(Challenges.Purpose.SECOND_STEP, waiting.account());
    }

    /** For a proof; without any passkeys where the caller has none. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public Asked forProof() {
        return asked(Challenges.Purpose.PROOF, caller.with(Right.OWN_SIGN_IN).account());
    }

    private Asked asked(Challenges.Purpose purpose, long account) {
        return new Asked(
                challenges.next(purpose, account),
                check.site(),
                PasskeyCheck.base64(keys.bytes("passkey-user", Long.toString(account))),
                factors.passkeys(account).stream().map(Passkey::credentialId).toList());
    }

    /**
     * Adds a passkey.
     *
     * @param name what its owner calls it, at most 100 code points
     * @param credential what the browser says, as JSON (WebAuthn Level 3, section 5.1.8)
     * @return new recovery codes, shown this once; empty where the account has some from before
     * @throws Refusal.Invalid where anything about it is wrong
     * @throws Refusal.Conflict where the account has {@value #MOST} already
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public List<String> add(String name, String credential) {
        limits.take(RateLimits.Kind.SIGN_INS);
        long me = caller.with(Right.OWN_SIGN_IN).account();
        String called = TextRule.PASSKEY.required("/name", name);
        factors.lock(me);
        if (factors.passkeys(me).size() >= MOST) {
            throw new Refusal.Conflict("access.fault.passkeys-many", MOST);
        }
        PasskeyCheck.Made made =
                check.made(credential, me).orElseThrow(() -> new Refusal.Invalid("", "access.fault.passkey"));
        Passkey passkey = new Passkey(me, called, made.credentialId(), made.publicKey(), made.counter(), time.real());
        factors.add(passkey);
        journal.record("account.passkey-made", "account:" + me, passkey.journaled());
        return ledger.codesWhereNone(me);
    }
}
