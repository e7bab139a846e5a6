package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.web.Addresses;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signing in by an identity provider, as pages. */
@Path("/desk/sign-in/provider")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ProviderPages {
    @Inject
    OpenIdSigning signing;

    @Inject
    Reader reader;

    @Inject
    Settings settings;

    @Context
    UriInfo address;

    @GET
    @Operation(hidden = true)
    public Response begin(@QueryParam("next") @DefaultValue("") String next, @QueryParam("anew") String anew) {
        String tag = reader.language().tag();
        OpenIdSigning.Sent sent = signing.begin(SignInPages.own(next).orElse(""), tag, "true".equals(anew));
        return Response.seeOther(sent.to())
                .cookie(SessionCookie.flow(sent.kept(), address, settings))
                .header("Cache-Control", "no-store")
                .build();
    }

    /**
     * Not redirected: a browser that comes from another site sends no strict cookie with what it is redirected to, so
     * the page itself leads on.
     */
    @GET
    @Path("return")
    @Operation(hidden = true)
    public Response come(
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("iss") String issuer,
            @CookieParam(SessionCookie.FLOW) String kept,
            @CookieParam(DeskAuthentication.COOKIE) String former,
            @CookieParam(SessionCookie.DEVICE) String device)
            throws Exception {
        OpenIdSigning.Came came = signing.come(kept, state, code, error, issuer, former, device);
        reader.speaks(Languages.ui(came.language()).orElse(Language.ENGLISH));
        String name = signing.name().orElse("");
        if (came.linked()) {
            return Response.ok(new ProviderView(
                            200, name, null, "/" + came.language() + "/desk/account?said=linked#done", false))
                    .cookie(SessionCookie.flow(null, address, settings))
                    .build();
        }
        if (came.fault() != null) {
            return Response.status(403)
                    .entity(new ProviderView(403, name, came.fault(), null, false))
                    .cookie(SessionCookie.flow(null, address, settings))
                    .build();
        }
        String home = "/" + came.language() + "/desk";
        if (came.outcome() instanceof SigningIn.Half half) {
            return Response.ok(new ProviderView(
                            200, name, null, Addresses.onTo(home + "/sign-in/code", came.next()), false))
                    .cookie(SessionCookie.half(half.secret(), address, settings))
                    .cookie(SessionCookie.flow(null, address, settings))
                    .build();
        }
        SigningIn.Opened opened = (SigningIn.Opened) came.outcome();
        return Response.ok(new ProviderView(200, name, null, came.next().isEmpty() ? home : came.next(), false))
                .cookie(SessionCookie.of(opened.session(), address, settings))
                .cookie(SessionCookie.device(opened.device(), address, settings))
                .cookie(SessionCookie.flow(null, address, settings))
                .build();
    }

    /** After signing out here: the provider's own session may go on, which is told and can be ended. */
    @GET
    @Path("out")
    @Operation(hidden = true)
    public Response out() {
        String name = signing.name().orElseThrow(Refusal.NotFound::new);
        String place =
                signing.endSession(reader.language().tag()).map(URI::toString).orElse(null);
        return Response.ok(new ProviderView(200, name, null, place, true)).build();
    }
}
