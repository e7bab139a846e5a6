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
import java.util.function.Function;
import java.util.regex.Pattern;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.web.Addresses;
import org.answerable.web.FormTokens;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.TakesAnyPost;
import org.answerable.web.Untried;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signing in, in one step or two, and out, as pages. */
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
    PasskeyKeeping passkeys;

    @Inject
    FormTokens tokens;

    @Inject
    DraftKeeping drafts;

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @Inject
    Settings settings;

    @Inject
    Time time;

    @Context
    UriInfo address;

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response form(@QueryParam("next") @DefaultValue("") String next, @QueryParam("kept") String kept) {
        return caller.identity().isPresent()
                ? Response.seeOther(URI.create(target(next))).build()
                : Response.ok(view(200, next, "", "true".equals(kept), List.of()))
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
            @CookieParam(SessionCookie.HALF) String half,
            @CookieParam(SessionCookie.DEVICE) String device)
            throws Exception {
        if (!tokens.valid(reader, form.getFirst("token"))) {
            return again(403, form, new Fault("", "access.sign-in.again"));
        }
        SigningIn.Outcome outcome =
                signing.signIn(Forms.text(form, "name"), Forms.text(form, "password"), former, half, device);
        return outcome instanceof SigningIn.Half begun
                ? Response.seeOther(URI.create(onToSecond(form)))
                        .cookie(SessionCookie.half(begun.secret(), address, settings))
                        .build()
                : answer(outcome, form, half, fault -> again(422, form, at("/name", fault)));
    }

    /** Signing in by a passkey alone. */
    @POST
    @Path("sign-in/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesAnyPost("An old page gets a new challenge.")
    @Untried("Signing in has outcomes, each with its page.")
    public Response passkey(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) String former,
            @CookieParam(SessionCookie.HALF) String half,
            @CookieParam(SessionCookie.DEVICE) String device)
            throws Exception {
        if (!tokens.valid(reader, form.getFirst("token"))) {
            return again(403, form, new Fault("", "access.sign-in.again"));
        }
        return answer(
                signing.byPasskey(Forms.text(form, "credential"), null, former, device),
                form,
                half,
                fault -> again(422, form, passkeyFault(fault)));
    }

    /** The second step, where one is awaited in this browser. */
    @GET
    @Path("sign-in/code")
    @Operation(hidden = true)
    public Response code(
            @QueryParam("next") @DefaultValue("") String next,
            @QueryParam("kept") String kept,
            @CookieParam(SessionCookie.HALF) String half) {
        if (caller.identity().isPresent()) {
            return Response.seeOther(URI.create(target(next))).build();
        }
        return signing.waiting(half)
                .map(waiting -> Response.ok(codeView(200, waiting, next, "true".equals(kept), List.of()))
                        .build())
                .orElseGet(() ->
                        Response.seeOther(URI.create(page("/desk/sign-in"))).build());
    }

    @POST
    @Path("sign-in/code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("Signing in has outcomes, each with its page.")
    public Response second(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) String former,
            @CookieParam(SessionCookie.HALF) String half,
            @CookieParam(SessionCookie.DEVICE) String device)
            throws Exception {
        return answer(
                signing.second(half, Forms.text(form, "code"), former, device),
                form,
                half,
                fault -> codeAgain(
                        half,
                        form,
                        fault.key().equals("access.sign-in.refused")
                                ? new Fault("/code", "access.fault.code", time.real())
                                : at("/code", fault)));
    }

    @POST
    @Path("sign-in/code/passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("Signing in has outcomes, each with its page.")
    public Response secondByPasskey(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) String former,
            @CookieParam(SessionCookie.HALF) String half,
            @CookieParam(SessionCookie.DEVICE) String device)
            throws Exception {
        return answer(
                signing.byPasskey(Forms.text(form, "credential"), half == null ? "" : half, former, device),
                form,
                half,
                fault -> codeAgain(half, form, passkeyFault(fault)));
    }

    /** What came of a step: in, or the page of the step again. */
    private Response answer(
            SigningIn.Outcome outcome,
            MultivaluedMap<String, String> form,
            String half,
            Function<Fault, Response> again) {
        return switch (outcome) {
            case SigningIn.Opened opened -> {
                Response.ResponseBuilder in = Response.seeOther(URI.create(target(Forms.text(form, "next"))))
                        .cookie(SessionCookie.of(opened.session(), address, settings))
                        .cookie(SessionCookie.device(opened.device(), address, settings));
                yield half == null
                        ? in.build()
                        : in.cookie(SessionCookie.halfEnded(address, settings)).build();
            }
            case SigningIn.Refused refused -> again.apply(new Fault("", "access.sign-in.refused"));
            case SigningIn.Wait wait -> again.apply(new Fault("", "access.sign-in.wait", wait.minutes()));
            case SigningIn.Over over -> again(422, form, new Fault("", "access.sign-in.over"));
            case SigningIn.Half begun -> throw new IllegalStateException("a second step has no second step");
        };
    }

    private static Fault at(String pointer, Fault fault) {
        return new Fault(pointer, fault.key(), fault.arguments());
    }

    private static Fault passkeyFault(Fault fault) {
        return fault.key().equals("access.sign-in.refused") ? new Fault("", "access.fault.passkey") : fault;
    }

    private Response codeAgain(String half, MultivaluedMap<String, String> form, Fault fault) {
        return signing.waiting(half)
                .map(waiting -> Response.status(422)
                        .entity(codeView(
                                422, waiting, Forms.text(form, "next"), Forms.ticked(form, "kept"), List.of(fault)))
                        .build())
                .orElseGet(() -> again(422, form, new Fault("", "access.sign-in.over")));
    }

    private SecondStepView codeView(int status, Identity waiting, String next, boolean kept, List<Fault> faults) {
        PasskeyKeeping.Asked asked = passkeys.forSecondStep(waiting);
        return new SecondStepView(
                status,
                own(next).orElse(""),
                kept || drafts.waits(waiting.account()),
                asked.known().isEmpty() ? null : asked,
                faults);
    }

    private Response again(int status, MultivaluedMap<String, String> form, Fault fault) {
        return Response.status(status)
                .entity(view(
                        status,
                        Forms.text(form, "next"),
                        Forms.text(form, "name"),
                        Forms.ticked(form, "kept"),
                        List.of(fault)))
                .build();
    }

    private SignInView view(int status, String next, String name, boolean kept, List<Fault> faults) {
        return new SignInView(
                status, own(next).orElse(""), name, kept, single.name().orElse(null), passkeys.forSignIn(), faults);
    }

    /** Where the second step is, with what the first knows and the last needs. */
    private String onToSecond(MultivaluedMap<String, String> form) {
        return Addresses.onTo(
                page("/desk/sign-in/code") + (Forms.ticked(form, "kept") ? "?kept=true" : ""),
                own(Forms.text(form, "next")).orElse(""));
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesAnyPost(
            "Who is not signed in has nothing to sign out of, and no token that could be right; of anybody else it is checked.")
    @Untried("A button: nothing is typed.")
    public Response signOut(
            MultivaluedMap<String, String> form, @CookieParam(DeskAuthentication.COOKIE) String session) {
        // Who is not signed in (any more) has nothing to sign out of, and no token that could be right.
        boolean byProvider = caller.identity()
                .filter(identity -> {
                    tokens.check(reader, form.getFirst("token"));
                    return signing.signOut(identity, session) == Means.PROVIDER;
                })
                .isPresent();
        boolean elsewhere = byProvider && single.name().isPresent();
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
