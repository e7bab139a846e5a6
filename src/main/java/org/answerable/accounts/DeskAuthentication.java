package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Sender;
import org.answerable.platform.DatabaseWatch;

/**
 * Jakarta Security's way in: a personal access token under {@code /api}, the session cookie under {@code /{lang}/desk},
 * nothing elsewhere. Who is not recognised goes on as nobody; what needs somebody refuses nobody later, in the answer's
 * own form.
 */
@ApplicationScoped
public class DeskAuthentication implements HttpAuthenticationMechanism {
    /** The session cookie. */
    public static final String COOKIE = "desk";

    private static final Logger LOG = Logger.getLogger(DeskAuthentication.class.getName());
    private static final int LONGEST_SECRET = 300;
    /** Where Jakarta Authentication (3.0, 3.8.4) takes from what {@code getAuthType} says. */
    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    @Inject
    IdentityStoreHandler stores;

    @Inject
    DatabaseWatch watch;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        // Unnamed it would be BASIC, for which the container reads a name out of any Basic header, to note who tried;
        // one without a name would be a 500 of its own.
        context.getMessageInfo().getMap().put(AUTH_TYPE, "ANSWERABLE");
        Optional<OpaqueCredential> credential = credential(request);
        if (credential.isEmpty()) {
            return context.doNothing();
        }
        if (watch.isAway()) {
            Sender.leaveUncertain(request);
            return context.doNothing();
        }
        CredentialValidationResult result;
        try {
            result = stores.validate(credential.get());
        } catch (RuntimeException e) {
            // The database does not answer. Who this is cannot be said, so the desk is closed; everything else goes on.
            LOG.log(Level.WARNING, "cannot recognise anybody: " + e.getClass().getName());
            Sender.leaveUncertain(request);
            return context.doNothing();
        }
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return context.doNothing();
        }
        Sender.recognise(request, ((AccountPrincipal) result.getCallerPrincipal()).identity());
        return context.notifyContainerAboutLogin(result);
    }

    /** What the request carries, looked for only where it may count. */
    static Optional<OpaqueCredential> credential(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", 4);
        if (path.length > 2 && path[1].equals("api")) {
            String header = request.getHeader("Authorization");
            if (header != null
                    && header.length() > 7
                    && header.length() < LONGEST_SECRET
                    && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
                return Optional.of(
                        new OpaqueCredential.Token(header.substring(7).strip()));
            }
        } else if (path.length > 2 && path[2].equals("desk") && request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)
                        && cookie.getValue() != null
                        && cookie.getValue().length() < LONGEST_SECRET) {
                    return Optional.of(new OpaqueCredential.Session(cookie.getValue()));
                }
            }
        }
        return Optional.empty();
    }
}
