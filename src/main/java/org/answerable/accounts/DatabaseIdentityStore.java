package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.stream.Collectors;
import org.answerable.access.Identity;
import org.answerable.access.Role;

/**
 * Jakarta Security's store over the accounts in the database: passwords, personal access tokens, sessions of the desk.
 */
@ApplicationScoped
public class DatabaseIdentityStore implements IdentityStore {
    @Inject
    Recognising recognising;

    @Inject
    Passwords passwords;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return switch (credential) {
            case OpaqueCredential.Token token -> result(recognising.byToken(token.secret()));
            case OpaqueCredential.Session session -> result(recognising.bySession(session.secret()));
            case UsernamePasswordCredential login -> result(byPassword(login));
            default -> CredentialValidationResult.NOT_VALIDATED_RESULT;
        };
    }

    private Optional<Identity> byPassword(UsernamePasswordCredential login) {
        // The database connection is given back before the password is hashed.
        Optional<Recognising.Known> known = recognising.byName(login.getCaller());
        boolean right = passwords.matches(
                login.getPasswordAsString(),
                known.map(Recognising.Known::passwordHash).orElse(null));
        return right ? known.map(Recognising.Known::identity) : Optional.empty();
    }

    private static CredentialValidationResult result(Optional<Identity> identity) {
        return identity.map(found -> new CredentialValidationResult(
                        new AccountPrincipal(found),
                        found.roles().stream().map(Role::name).collect(Collectors.toSet())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
