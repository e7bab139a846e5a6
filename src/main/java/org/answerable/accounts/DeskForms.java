package org.answerable.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.platform.Refusal;
import org.answerable.web.Addresses;
import org.answerable.web.FormBody;
import org.answerable.web.FormTokens;
import org.answerable.web.Reader;

/**
 * Loses nothing that is typed at the desk. A form whose session or token has ended is not acted on; what was typed is
 * kept for the account whose form it is ({@link FormTokens#owner}: a forged post belongs to nobody and is refused as
 * before), and its sender is led to the sign-in or back to the page, where {@link KeptForms} puts the words into the
 * form again, to be sent by a new click. Where a form was sent, its draft ends.
 */
@Provider
@PreMatching
@Priority(Priorities.USER + 1) // After RequestReader, which knows the path without its language; before DeskGate.
@ApplicationScoped
public class DeskForms implements ContainerRequestFilter, ContainerResponseFilter {
    /** Drafts of the form at {@code /desk/x} are posted to {@code /desk/drafts/x}. */
    static final String DRAFTS = "/desk/drafts/";

    /** Set on a request whose form was not acted on, so that its draft stays. */
    static final String REFUSED = "org.answerable.form.refused";

    @Inject
    Reader reader;

    @Inject
    FormTokens tokens;

    @Inject
    DraftKeeping drafts;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!forms(request) || caller.uncertain()) {
            return;
        }
        MultivaluedMap<String, String> form = FormBody.read(reader.posted());
        String token = form.getFirst("token");
        Optional<Identity> identity = caller.identity();
        OptionalLong owner = tokens.owner(token);
        if (owner.isEmpty() || identity.isPresent() && tokens.valid(reader, token)) {
            return;
        }
        request.setProperty(REFUSED, true);
        boolean kept = drafts.keepRefused(owner.getAsLong(), place(), form);
        String language = "/" + reader.language().tag();
        String page = language + place() + reader.query();
        if (identity.isEmpty()) {
            request.abortWith(to(Addresses.onTo(language + "/desk/sign-in", page) + (kept ? "&kept=true" : "")));
        } else if (identity.get().account() == owner.getAsLong()) {
            request.abortWith(to(page));
        } else {
            throw new Refusal.Forbidden("platform.problem.form-other");
        }
    }

    /** Where the form itself is posted to. */
    private String place() {
        return reader.path().startsWith(DRAFTS) ? "/desk/" + reader.path().substring(DRAFTS.length()) : reader.path();
    }

    private boolean forms(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        return request.getMethod().equals("POST")
                && reader.path().startsWith("/desk/")
                && !reader.path().startsWith("/desk/sign-")
                && request.hasEntity()
                && type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE) && reader.posted() != null);
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 303
                && forms(request)
                && request.getProperty(REFUSED) == null
                && !reader.path().startsWith(DRAFTS)
                && caller.identity()
                        .filter(identity -> identity.has(Right.USE_DESK))
                        .isPresent()) {
            drafts.discard(reader.path());
        }
    }
}
