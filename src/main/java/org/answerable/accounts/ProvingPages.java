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
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.web.Addresses;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Untried;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where {@link StepUp} leads: the password or a code once more, then back to what was about to be done. */
@Path("/desk/account/again")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ProvingPages {
    @Inject
    Proving proving;

    @Inject
    PasskeyKeeping passkeys;

    @Inject
    OpenIdSigning single;

    @Inject
    Reader reader;

    @Inject
    Settings settings;

    @Context
    UriInfo address;

    /**
     * @param next where to afterwards
     * @param factor whether a code will do as well
     * @param password whether the account has a password
     * @param passkey what a passkey signs; {@code null} where the account has none
     * @param provider where it signs in else; {@code null} where there is no single sign-on
     */
    public record ProvingView(
            int status,
            String next,
            boolean factor,
            boolean password,
            PasskeyKeeping.Asked passkey,
            String provider,
            List<Fault> faults)
            implements View {
        @Override
        public String template() {
            return "accounts/ProvingView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public View show(@QueryParam("next") @DefaultValue("") String next) {
        return view(200, next, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("A proof has outcomes, each with its page.")
    public Response prove(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) @DefaultValue("") String session) {
        String code = Forms.text(form, "code");
        return answer(
                proving.prove(session, Forms.text(form, "present"), code),
                form,
                code.isBlank()
                        ? new Fault("/present", "access.fault.present")
                        : new Fault("/code", "access.fault.code-again"));
    }

    @POST
    @Path("passkey")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("A proof has outcomes, each with its page.")
    public Response proveByPasskey(
            MultivaluedMap<String, String> form,
            @CookieParam(DeskAuthentication.COOKIE) @DefaultValue("") String session) {
        return answer(
                proving.prove(session, Forms.text(form, "credential")), form, new Fault("", "access.fault.passkey"));
    }

    private Response answer(Proving.Outcome outcome, MultivaluedMap<String, String> form, Fault fault) {
        String next = Forms.text(form, "next");
        String language = "/" + reader.language().tag();
        return switch (outcome) {
            case PROVEN ->
                Response.seeOther(URI.create(SignInPages.own(next).orElse(language + "/desk/account")))
                        .build();
            case REFUSED ->
                Response.status(422).entity(view(422, next, List.of(fault))).build();
            case ENDED ->
                Response.seeOther(URI.create(Addresses.onTo(
                                language + "/desk/sign-in",
                                SignInPages.own(next).orElse(""))))
                        .cookie(SessionCookie.ended(address, settings))
                        .build();
        };
    }

    private ProvingView view(int status, String next, List<Fault> faults) {
        PasskeyKeeping.Asked asked = passkeys.forProof();
        return new ProvingView(
                status,
                SignInPages.own(next).orElse(""),
                proving.hasFactor(),
                proving.hasPassword(),
                asked.known().isEmpty() ? null : asked,
                single.name().orElse(null),
                faults);
    }
}
