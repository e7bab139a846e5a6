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
import java.util.Set;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.platform.Refusal;
import org.answerable.web.Addresses;
import org.answerable.web.FormBody;
import org.answerable.web.FormTokens;
import org.answerable.web.Problems;
import org.answerable.web.Reader;
import org.answerable.web.View;

/**
 * Loses nothing that is typed at the desk. A form whose session or token has ended is not acted on; what was typed is
 * kept for the account whose form it is ({@link FormTokens#owner}: a forged post belongs to nobody and is refused as
 * before), and its sender is led to the sign-in or back to the page, where {@link KeptForms} puts the words into the
 * form again, to be sent by a new click. The same of a form that is answered without being acted on, whatever the
 * answer is: it is there again after the browser was closed on it. Where a form was sent, its draft ends.
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

    /** Set on a request that was led elsewhere first, before its form was looked at ({@link DeskGate}). */
    static final String LED_AWAY = "org.answerable.form.led-away";

    /** While the database is away or full nothing can be kept; the page of the answer has the form. */
    private static final Set<Integer> NO_ROOM = Set.of(503, 507);

    private static final Logger LOG = Logger.getLogger(DeskForms.class.getName());

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
                && reader.posted() != null // Too long a one was not read.
                && reader.path().startsWith("/desk/")
                && !reader.path().startsWith("/desk/sign-")
                && request.hasEntity()
                && type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE));
    }

    private static Response to(String address) {
        return Response.seeOther(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!forms(request) || request.getProperty(REFUSED) != null || caller.uncertain()) {
            return;
        }
        Identity me = caller.identity().orElse(null);
        MultivaluedMap<String, String> form = FormBody.read(reader.posted());
        if (me == null || !tokens.valid(reader, form.getFirst("token"))) {
            return;
        }
        boolean away = request.getProperty(LED_AWAY) != null;
        boolean again = response.getEntity() instanceof View view && view.undone();
        if (away || again || response.getStatus() >= 400) {
            if (!NO_ROOM.contains(response.getStatus())
                    && kept(me, form, away ? 403 : response.getStatus())
                    && response.getEntity() instanceof Problems.ProblemView problem) {
                response.setEntity(problem.keeping());
            }
        } else if (!reader.path().startsWith(DRAFTS) && me.has(Right.USE_DESK)) {
            if (response.getStatus() == 303) {
                drafts.discard(reader.path(), form);
            } else {
                drafts.settle(reader.path(), form);
            }
        }
    }

    /** Whether it could be kept: what fails here makes no answer worse. */
    private boolean kept(Identity me, MultivaluedMap<String, String> form, int status) {
        try {
            return drafts.keepAnswered(me.account(), place(), form, status);
        } catch (RuntimeException failed) {
            // Its message may quote what was typed.
            LOG.warning("what was typed could not be kept: " + failed.getClass().getName());
            return false;
        }
    }
}
