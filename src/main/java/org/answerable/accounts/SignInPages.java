package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.answerable.access.Caller;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.web.FormTokens;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.TakesAnyPost;
import org.answerable.web.Untried;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signing in and out, as pages. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class SignInPages {
    /** A page of the desk in some language, without anything that a browser or a proxy could read as another site. */
    private static final Pattern OWN = Pattern.compile(
            "/[a-z]{2,3}(-[A-Za-z]{2,8})*/desk(/[A-Za-z0-9_~@-][A-Za-z0-9._~@-]*)*(\\?[A-Za-z0-9._~@=&%+:-]*)?");

    @Inject
    SigningIn signing;

    @Inject
    OpenIdSigning single;

    @Inject
    FormTokens tokens;

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @Inject
    Settings settings;

    @Context
    UriInfo address;

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response form(@QueryParam("next") @DefaultValue("") String next, @QueryParam("kept") String kept) {
        return caller.identity().isPresent()
                ? Response.seeOther(URI.create(target(next))).build()
                : Response.ok(new SignInView(
                                200,
                                own(next).orElse(""),
                                "",
                                "true".equals(kept),
                                single.name().orElse(null),
                                List.of()))
                        .build();
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesAnyPost("Gives back the name that was typed.")
    @Untried("Signing in has outcomes, each with its page.")
    public Response signIn(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) String former,
            @CookieParam(SessionCookie.DEVICE) String device)
            throws Exception {
        String next = Forms.text(form, "next");
        if (!tokens.valid(reader, form.getFirst("token"))) {
            return again(403, form, next, new Fault("", "access.sign-in.again"));
        }
        return switch (signing.signIn(Forms.text(form, "name"), Forms.text(form, "password"), former, device)) {
            case SigningIn.Opened opened ->
                Response.seeOther(URI.create(target(next)))
                        .cookie(SessionCookie.of(opened.session(), address, settings))
                        .cookie(SessionCookie.device(opened.device(), address, settings))
                        .build();
            case SigningIn.Refused refused -> again(422, form, next, new Fault("/name", "access.sign-in.refused"));
            case SigningIn.Wait wait ->
                again(422, form, next, new Fault("/name", "access.sign-in.wait", wait.minutes()));
        };
    }

    private Response again(int status, MultivaluedMap<String, String> form, String next, Fault fault) {
        return Response.status(status)
                .entity(new SignInView(
                        status,
                        own(next).orElse(""),
                        Forms.text(form, "name"),
                        Forms.ticked(form, "kept"),
                        single.name().orElse(null),
                        List.of(fault)))
                .build();
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesAnyPost(
            "Who is not signed in has nothing to sign out of, and no token that could be right; of anybody else it is checked.")
    @Untried("A button: nothing is typed.")
    public Response signOut(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) String session,
            @CookieParam(SessionCookie.PROVIDER) String provider) {
        // Who is not signed in (any more) has nothing to sign out of, and no token that could be right.
        caller.identity().ifPresent(identity -> {
            tokens.check(reader, form.getFirst("token"));
            signing.signOut(identity, session);
        });
        boolean elsewhere = "yes".equals(provider) && single.name().isPresent();
        return Response.seeOther(URI.create(page(elsewhere ? "/desk/sign-in/provider/out" : "/desk/sign-in")))
                .cookie(SessionCookie.ended(address, settings))
                .build();
    }

    private String target(String next) {
        return own(next).orElseGet(() -> page("/desk"));
    }

    private String page(String path) {
        return "/" + reader.language().tag() + path;
    }

    /** The address to return to, where it is one of our own desk pages. */
    static Optional<String> own(String next) {
        return next.length() <= 500 && OWN.matcher(next).matches() && !next.contains("/desk/sign-")
                ? Optional.of(next)
                : Optional.empty();
    }
}
