package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What somebody sees who was invited. The link's secret stands in an address once: opening it puts the secret into a
 * cookie and leads to an address without it, so it stands in no page, in no {@code Referer}, and on top of no history.
 */
@Path("/invitation")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class InvitationPages {
    @Inject
    Inviting inviting;

    @Inject
    Reader reader;

    @Inject
    Settings settings;

    @Context
    UriInfo address;

    /** Whatever else somebody made of the address leads on as well, without a secret. */
    @GET
    @Path("{secret: .+}")
    @Operation(hidden = true)
    public Response open(@PathParam("secret") String secret) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/invitation"))
                .cookie(SessionCookie.invitation(secret.matches("[0-9a-z]{26}") ? secret : null, address, settings))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Operation(hidden = true)
    public Response show(@CookieParam(SessionCookie.INVITATION) String secret) {
        InvitationView view = view(0, inviting.look(secret), "", List.of());
        return Response.status(view.status()).entity(view).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(MultivaluedMap<String, String> form, @CookieParam(SessionCookie.INVITATION) String secret)
            throws Exception {
        String language = Forms.text(form, "language");
        return Forms.tried(
                () -> {
                    SigningIn.Opened opened = inviting.begin(
                            secret,
                            Forms.text(form, "code"),
                            Forms.text(form, "displayName"),
                            language,
                            Forms.text(form, "fresh"),
                            Forms.text(form, "repeated"));
                    return Response.seeOther(URI.create("/" + language + "/desk"))
                            .cookie(SessionCookie.of(opened.session(), address, settings))
                            .cookie(SessionCookie.device(opened.device(), address, settings))
                            .cookie(SessionCookie.invitation(null, address, settings))
                            .build();
                },
                refused -> refused.answer(view(
                        refused.status(),
                        inviting.look(secret),
                        Forms.text(form, "displayName"),
                        refused.conflict() == null ? refused.lines() : List.of())));
    }

    private InvitationView view(int status, Inviting.Opened invitation, String displayName, List<Fault> faults) {
        int told =
                switch (invitation.standing()) {
                    case OPEN -> 200;
                    case WAITING -> 409;
                    case UNKNOWN -> 404;
                    case EXPIRED, USED, WITHDRAWN -> 410;
                };
        return new InvitationView(
                status == 0 ? told : status,
                invitation,
                displayName,
                reader.language().tag(),
                faults);
    }
}
