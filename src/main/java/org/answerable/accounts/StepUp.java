package org.answerable.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.web.Addresses;
import org.answerable.web.FormBody;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;

/**
 * Asks for a proof before what {@link NeedsProof}: keeps what was typed as a draft, leads to the page that asks, and
 * that leads back to where the form stands, with the words in it again. One place for all of them, so that no page has
 * a way of its own.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1) // After PostedForms: what is kept was not forged.
@ApplicationScoped
public class StepUp implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @Inject
    Proving proving;

    @Inject
    DraftKeeping drafts;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!resource.getResourceMethod().isAnnotationPresent(NeedsProof.class)
                || caller.identity().isEmpty()) {
            return;
        }
        Cookie session = request.getCookies().get(DeskAuthentication.COOKIE);
        String secret = session == null ? null : session.getValue();
        if (proving.isFresh(secret)
                || resource.getResourceClass() == FactorPages.class && proving.maySetUpFirst(secret)) {
            return;
        }
        byte[] form = reader.posted();
        if (form != null
                && caller.identity().filter(me -> me.has(Right.USE_DESK)).isPresent()) {
            drafts.keep(reader.path(), FormBody.read(form));
            request.setProperty(DeskForms.REFUSED, true);
        }
        String language = "/" + reader.language().tag();
        request.abortWith(Response.seeOther(URI.create(
                        Addresses.onTo(language + "/desk/account/again", language + reader.path() + reader.query())))
                .header("Cache-Control", "no-store")
                .build());
    }
}
