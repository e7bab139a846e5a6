package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.Untried;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One's own second factor and passkeys, as pages; what is shown once is never redirected to. */
@Path("/desk/account/factor")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class FactorPages {
    private static final Set<String> SAID = Set.of("app", "app-ended", "passkey", "passkey-named", "passkey-ended");

    @Inject
    OwnFactor own;

    @Inject
    PasskeyKeeping passkeys;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public View show(@QueryParam("said") String said) {
        return view(said != null && SAID.contains(said) ? said : null, List.of());
    }

    /** A new secret, each time the page is opened. */
    @GET
    @Path("app")
    @Operation(hidden = true)
    @NeedsProof
    public View app() {
        return app(own.propose(), List.of());
    }

    @POST
    @Path("app")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response confirm(MultivaluedMap<String, String> form) {
        String sealed = Forms.text(form, "set-up");
        return Forms.tried(
                () -> done(own.confirm(sealed, Forms.text(form, "code")), "app"),
                refused -> refused.answer(
                        refused.faults().stream().anyMatch(f -> f.field().equals("code"))
                                ? app(own.proposed(sealed), refused.lines())
                                : app(own.propose(), refused.lines())));
    }

    @POST
    @Path("app/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    @Untried("A button: nothing is typed.")
    public Response endApp(MultivaluedMap<String, String> form) {
        own.endApp();
        return back("app-ended");
    }

    @POST
    @Path("codes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response renewCodes(MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> Response.ok(new RecoveryCodesView(own.renewCodes())).build(),
                refused -> refused.answer(view(null, refused.lines())));
    }

    @GET
    @Path("passkeys")
    @Operation(hidden = true)
    @NeedsProof
    public View passkeys() {
        return new PasskeyView(200, passkeys.forNew(), "", List.of());
    }

    @POST
    @Path("passkeys")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response addPasskey(MultivaluedMap<String, String> form) {
        String name = Forms.text(form, "name");
        return Forms.tried(
                () -> done(passkeys.add(name, Forms.text(form, "credential")), "passkey"),
                refused -> refused.answer(new PasskeyView(refused.status(), passkeys.forNew(), name, refused.lines())));
    }

    @POST
    @Path("passkeys/{code: [a-z0-9]{12}}/name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response call(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> {
                    own.call(code, Forms.text(form, "name-" + code));
                    return back("passkey-named");
                },
                refused -> refused.answer(view(null, refused.lines())));
    }

    @POST
    @Path("passkeys/{code: [a-z0-9]{12}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    @Untried("A button: nothing is typed.")
    public Response endPasskey(@PathParam("code") String code) {
        own.endPasskey(code);
        return back("passkey-ended");
    }

    /** A form's own address, or what is above it, opened without the form: the second factor. */
    @GET
    @Path("passkeys/{form: .+}")
    @Operation(hidden = true)
    public Response instead() {
        return Response.seeOther(URI.create(page())).build();
    }

    private static AppView app(OwnFactor.Proposal proposal, List<Fault> faults) {
        return new AppView(faults.isEmpty() ? 200 : 422, proposal, QrPicture.of(proposal.address()), faults);
    }

    private Response done(List<String> codes, String said) {
        return codes.isEmpty()
                ? back(said)
                : Response.ok(new RecoveryCodesView(codes)).build();
    }

    private FactorView view(String said, List<Fault> faults) {
        return new FactorView(own.state(), said, faults);
    }

    private String page() {
        return "/" + reader.language().tag() + "/desk/account/factor";
    }

    private Response back(String said) {
        return Response.seeOther(URI.create(page() + "?said=" + said + "#done")).build();
    }
}
