package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;

/**
 * Signing in and out of the desk. An unknown name, a wrong password and an account that was switched off answer the
 * same, after the same work. Failures make the next try wait ({@link SignInDelay}): by account name and address, so
 * that a stranger elsewhere keeps nobody out; a browser that has signed in with the account before
 * ({@link KnownDevice}) has tries of its own, and all others of a name have a budget together ({@link SignInBudget}),
 * so that many addresses have little more than one. Whether a name must wait depends on what was tried with it alone,
 * never on whether there is such an account.
 *
 * <p>Where the account has a second factor there are two steps ({@link HalfSignIn}). The second is asked for on known
 * browsers too, and has a budget of its own beside the first's.
 */
@UseCase
public class SigningIn {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    SignInLedger ledger;

    @Inject
    PasskeyCheck passkeys;

    @Inject
    RateLimits limits;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /** What came of a try. */
    public sealed interface Outcome {}

    /** Signed in: the new session's secret, and what the browser shows next time to be known; 260 random bits each. */
    public record Opened(String session, String device) implements Outcome {}

    /** The password was right, and the account has a second factor: what the browser shows with it, 260 random bits. */
    public record Half(String secret) implements Outcome {}

    /** The sign-in that waited for its second step has ended: it begins anew. */
    public record Over() implements Outcome {}

    /** The name and the password, or the code or passkey, do not fit. */
    public record Refused() implements Outcome {}

    /** Not looked at: the next try from here will be in so many minutes, at most {@code 15}. */
    public record Wait(long minutes) implements Outcome {}

    /**
     * Signs in, or takes the first of two steps.
     *
     * @param former the session that the browser still carries, which ends; {@code null} where there is none
     * @param half the sign-in that the browser has begun before, which ends; {@code null} where there is none
     * @param device what the browser was given when it last signed in; {@code null} where there is none
     * @throws Refusal.TooMany where the address, or the known device, tries too often
     * @throws Refusal.Unavailable where too many sign-ins wait for their turn
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome signIn(String name, String password, String former, String half, String device) throws Exception {
        String tried = Texts.length(name) > Account.NAME_LIMIT ? "" : name;
        take(ledger.known(tried, device));
        String client = String.valueOf(caller.client());
        Instant wait = begin(tried, device, client);
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(tried, password));
        if (wait == null && result.getStatus() == CredentialValidationResult.Status.VALID) {
            return ledger.passwordRight(
                    tried, ((AccountPrincipal) result.getCallerPrincipal()).identity(), former, half, device, client);
        }
        ledger.fail(tried);
        return wait == null ? new Refused() : new Wait(ledger.minutes(wait));
    }

    private void take(String known) {
        if (known != null) {
            limits.take(
                    RateLimits.Kind.SIGN_INS,
                    known); // For itself: neighbours of its address must not use its tries up.
        } else {
            limits.take(RateLimits.Kind.SIGN_INS);
        }
    }

    /** The account whose sign-in waits for its second step in this browser; empty where none does, or no longer. */
    @Needs(Right.PUBLIC)
    @Transactional
    public Optional<Identity> waiting(String half) {
        return ledger.waiting(half);
    }

    /**
     * Takes the second step, by a code of an app or a recovery code.
     *
     * @param half what {@link #signIn} gave; {@code null} where the browser carries none
     * @param typed as it was typed: spaces, hyphens and digits of any script do no harm
     * @throws Refusal.TooMany where the address, or the known device, tries too often
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome second(String half, String typed, String former, String device) throws Exception {
        Optional<Identity> waiting = ledger.waiting(half);
        take(waiting.map(identity -> ledger.known(identity.name(), device)).orElse(null));
        if (waiting.isEmpty()) {
            return new Over();
        }
        try {
            return ledger.second(half, typed, former, device, String.valueOf(caller.client()));
        } catch (SignInBudgets.AtOnce e) {
            return new Wait(1);
        }
    }

    /**
     * Signs in by a passkey: alone, or as the second step where one is awaited in this browser.
     *
     * @param credential what the browser says, as JSON (WebAuthn Level 3, section 5.1.8)
     * @param half what {@link #signIn} gave; {@code null} for a passkey alone
     * @throws Refusal.TooMany where the address tries too often
     */
    @Needs(Right.PUBLIC)
    @Transactional
    public Outcome byPasskey(String credential, String half, String former, String device) throws Exception {
        limits.take(RateLimits.Kind.SIGN_INS);
        String client = String.valueOf(caller.client());
        if (half == null) {
            Optional<Passkey> shown = passkeys.shown(credential, Challenges.Purpose.SIGN_IN, 0);
            if (shown.isEmpty()) {
                ledger.fail("");
                return new Refused();
            }
            return ledger.passkeyRight(shown.get().account(), former, device, client);
        }
        Optional<Identity> waiting = ledger.waiting(half);
        if (waiting.isEmpty()) {
            return new Over();
        }
        if (passkeys.shown(
                        credential,
                        Challenges.Purpose.SECOND_STEP,
                        waiting.get().account())
                .isEmpty()) {
            ledger.failSecond(waiting.get());
            return new Refused();
        }
        return ledger.secondByPasskey(half, waiting.get().account(), former, device, client);
    }

    /**
     * Ends a session: its secret is worth nothing from here on.
     *
     * @return how it began; {@code null} where there was none
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public Means signOut(Identity identity, String session) {
        return ledger.end(identity, session);
    }

    private Instant begin(String name, String device, String client) {
        try {
            return ledger.begin(name, device, client);
        } catch (SignInBudgets.AtOnce e) {
            return time.real().plus(SignInDelay.after(SignInDelay.FREE));
        }
    }
}
