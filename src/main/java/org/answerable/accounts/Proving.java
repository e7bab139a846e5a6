package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;

/**
 * Whether the person who signed in is still the one who sits there, before an act that does much harm in other hands:
 * shown by the password, a code or a passkey, and good for {@link DeskSession#PROVEN}. A session in which that fails
 * {@link DeskSession#REFUSALS} times ends.
 */
@UseCase
public class Proving {
    @Inject
    ProofLedger ledger;

    @Inject
    PresentPassword password;

    @Inject
    PasskeyCheck passkeys;

    @Inject
    RateLimits limits;

    @Inject
    Caller caller;

    /** What came of it. */
    public enum Outcome {
        PROVEN,
        REFUSED,
        /** It failed so often that the session has ended. */
        ENDED
    }

    /** Whether a session needs no proof now. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public boolean isFresh(String session) {
        return ledger.isFresh(session);
    }

    /**
     * Whether the caller may set up a first factor in this session without another proof: they have just come from a
     * provider that does not say when it asked, and have neither a password nor a factor, so nothing else could be
     * asked for.
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public boolean maySetUpFirst(String session) {
        Identity me = caller.with(Right.OWN_SIGN_IN);
        return !password.exists(me) && ledger.maySetUpFirst(session, me.account());
    }

    /** Whether the caller has anything beside a password. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public boolean hasFactor() {
        return ledger.hasFactor(caller.with(Right.OWN_SIGN_IN).account());
    }

    /** Whether the caller has a password: who came by an identity provider has none. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public boolean hasPassword() {
        return password.exists(caller.with(Right.OWN_SIGN_IN));
    }

    /**
     * Takes a passkey of the caller's as a proof.
     *
     * @param session the secret of the caller's session
     * @param credential what the browser says, as JSON (WebAuthn Level 3, section 5.1.8)
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public Outcome prove(String session, String credential) {
        limits.take(RateLimits.Kind.SIGN_INS);
        long me = caller.with(Right.OWN_SIGN_IN).account();
        return ledger.by(
                session,
                me,
                passkeys.shown(credential, Challenges.Purpose.PROOF, me).isPresent());
    }

    /**
     * Takes a proof.
     *
     * @param session the secret of the caller's session
     * @param password looked at where no code was typed
     * @param code of an app, or a recovery code
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome prove(String session, String password, String code) {
        limits.take(RateLimits.Kind.SIGN_INS);
        Identity me = caller.with(Right.OWN_SIGN_IN);
        if (!code.isBlank()) {
            return ledger.byCode(session, me.account(), code);
        }
        return ledger.by(session, me.account(), this.password.is(me, password));
    }
}
