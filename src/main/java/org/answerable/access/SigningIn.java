package org.answerable.access;

import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.answerable.platform.Refusal;

/**
 * Signing in and out of the desk. An unknown name, a wrong password, an account that was switched off and a name that must wait all
 * answer the same, after the same work; the wait grows with the failures in a row ({@link SignInFailure}).
 */
@UseCase
public class SigningIn {
    @Inject
    IdentityStoreHandler stores;
    @Inject
    SignInLedger ledger;
    @Inject
    RateLimits limits;

    /**
     * Signs in.
     *
     * @param former the session that the browser still carries, which ends; {@code null} where there is none
     * @return the new session's secret, 260 random bits; empty where the sign-in is refused, without saying why
     * @throws Refusal.TooMany where the address tries too often
     * @throws Refusal.Unavailable where too many sign-ins wait for their turn
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<String> signIn(String name, String password, String former) throws Exception {
        limits.take(RateLimits.Kind.SIGN_INS);
        String tried = name.length() > Account.NAME_LIMIT ? "" : name;
        boolean inTime = begin(tried);
        CredentialValidationResult result = stores.validate(new UsernamePasswordCredential(tried, password));
        if (inTime && result.getStatus() == CredentialValidationResult.Status.VALID) {
            return Optional.of(ledger.succeed(tried, ((AccountPrincipal) result.getCallerPrincipal()).identity(), former));
        }
        ledger.fail(tried);
        return Optional.empty();
    }

    /** Ends a session: its secret is worth nothing from here on. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void signOut(Identity identity, String session) {
        ledger.end(identity, session);
    }

    private boolean begin(String name) {
        try {
            return ledger.begin(name);
        } catch (SignInFailures.AtOnce e) {
            return false;
        }
    }
}
