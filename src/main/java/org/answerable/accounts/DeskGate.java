package org.answerable.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Refusal;
import org.answerable.web.Reader;

/**
 * Lets nobody unknown into the desk, before anything else of the request is looked at: without it, an address that does
 * not exist or a body that cannot be read would answer before the missing sign-in does. The use cases check their
 * rights all the same.
 */
@Provider
@PreMatching
@Priority(Priorities.USER
        + 2) // After RequestReader, which knows the path without its language, and DeskForms, which keeps what was
// typed.
@ApplicationScoped
public class DeskGate implements ContainerRequestFilter {
    /** Where somebody may go whose password was handed over. */
    private static final Set<String> CHOOSING = Set.of("/desk/account/choose", "/desk/account/password");
    /** Where somebody may go who must have a second factor and has none, and where one is set up. */
    private static final String FACTOR = "/desk/account/factor";

    private static final String PROVING = "/desk/account/again";

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        String path = reader.path();
        boolean desk = within(path, "/desk") || within(path, "/api/v1/desk");
        boolean open = within(path, "/desk/sign-in") || path.equals("/desk/sign-out");
        if (desk && caller.uncertain()) {
            throw new Refusal.Unavailable();
        }
        if (desk && !open && caller.identity().isEmpty()) {
            throw new Refusal.Unauthenticated();
        }
        if (within(path, "/desk") && !open) {
            caller.identity().map(identity -> owed(identity, path)).ifPresent(page -> {
                request.setProperty(DeskForms.LED_AWAY, true);
                request.abortWith(
                        Response.seeOther(URI.create("/" + reader.language().tag() + page))
                                .build());
            });
        }
    }

    /** The page that this account must go to first; {@code null} where it may go on. */
    private static String owed(Identity identity, String path) {
        if (identity.handedOver()) {
            return CHOOSING.contains(path) ? null : "/desk/account/choose";
        }
        return !identity.factorMissing() || within(path, FACTOR) || within(path, PROVING) ? null : FACTOR;
    }

    private static boolean within(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
