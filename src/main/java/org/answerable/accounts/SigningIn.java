package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
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
 */
@UseCase
public class SigningIn {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    SignInLedger ledger;

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

    /** The name and the password do not fit. */
    public record Refused() implements Outcome {}

    /** Not looked at: the next try from here will be in so many minutes, at most {@code 15}. */
    public record Wait(long minutes) implements Outcome {}

    /**
     * Signs in.
     *
     * @param former the session that the browser still carries, which ends; {@code null} where there is none
     * @param device what the browser was given when it last signed in; {@code null} where there is none
     * @throws Refusal.TooMany where the address, or the known device, tries too often
     * @throws Refusal.Unavailable where too many sign-ins wait for their turn
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome signIn(String name, String password, String former, String device) throws Exception {
        String tried = Texts.length(name) > Account.NAME_LIMIT ? "" : name;
        String known = ledger.known(tried, device);
        if (known != null) {
            limits.take(
                    RateLimits.Kind.SIGN_INS,
                    known); // For itself: neighbours of its address must not use its tries up.
        } else {
            limits.take(RateLimits.Kind.SIGN_INS);
        }
        String client = String.valueOf(caller.client());
        Instant wait = begin(tried, device, client);
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(tried, password));
        if (wait == null && result.getStatus() == CredentialValidationResult.Status.VALID) {
            return ledger.succeed(
                    tried, ((AccountPrincipal) result.getCallerPrincipal()).identity(), former, device, client);
        }
        ledger.fail(tried);
        return wait == null
                ? new Refused()
                : new Wait(Math.max(
                        1, Duration.between(time.real(), wait).plusSeconds(59).toMinutes()));
    }

    /** Ends a session: its secret is worth nothing from here on. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public void signOut(Identity identity, String session) {
        ledger.end(identity, session);
    }

    private Instant begin(String name, String device, String client) {
        try {
            return ledger.begin(name, device, client);
        } catch (SignInBudgets.AtOnce e) {
            return time.real().plus(SignInDelay.after(SignInDelay.FREE));
        }
    }
}
