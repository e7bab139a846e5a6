package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.Untried;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One's own account at the desk, as a page. */
@Path("/desk/account")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AccountPages {
    private static final Set<String> SAID = Set.of("revoked", "password", "session", "sessions", "linked", "unlinked");

    @Inject
    OwnAccount account;

    @Inject
    OpenIdSigning single;

    @Inject
    DraftKeeping drafts;

    @Inject
    Reader reader;

    @Inject
    Caller caller;

    @Inject
    Settings settings;

    @Context
    UriInfo address;

    @Context
    HttpHeaders headers;

    @GET
    @Operation(hidden = true)
    public AccountView show(@QueryParam("said") String said) {
        return view(null, "", said != null && SAID.contains(said) ? said : null, List.of());
    }

    /** Not redirected: the new token must not stand in an address. */
    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response createToken(MultivaluedMap<String, String> form) {
        String label = Forms.text(form, "label");
        return Forms.tried(
                () -> {
                    String fresh = account.createToken(label, days(Forms.text(form, "days")));
                    drafts.discard(reader.path()); // No redirect, by which it would end by itself.
                    return Response.ok(view(fresh, "", null, List.of())).build();
                },
                refused -> refused.answer(view(null, label, null, refused.lines())));
    }

    @POST
    @Path("tokens/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("A button: nothing is typed.")
    public Response revokeToken(MultivaluedMap<String, String> form) {
        account.revokeToken(Forms.text(form, "code"));
        return back("?said=revoked").build();
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changePassword(MultivaluedMap<String, String> form) throws Exception {
        return Forms.tried(
                () -> {
                    SigningIn.Opened opened = account.changePassword(
                            session(),
                            Forms.text(form, "present"),
                            Forms.text(form, "fresh"),
                            Forms.text(form, "repeated"));
                    return back("?said=password")
                            .cookie(SessionCookie.of(opened.session(), address, settings))
                            .cookie(SessionCookie.device(opened.device(), address, settings))
                            .build();
                },
                refused -> refused.answer(
                        me().handedOver()
                                ? new ChoosePasswordView(me(), refused.lines())
                                : view(null, "", null, refused.lines())));
    }

    /** Where somebody is led whose password was handed over. */
    @GET
    @Path("choose")
    @Operation(hidden = true)
    public View choose() {
        return me().handedOver() ? new ChoosePasswordView(me(), List.of()) : view(null, "", null, List.of());
    }

    private Identity me() {
        return caller.with(Right.OWN_SIGN_IN);
    }

    @POST
    @Path("sign-out-everywhere")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOutEverywhere() {
        account.signOutEverywhere();
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/sign-in"))
                .cookie(SessionCookie.ended(address, settings))
                .build();
    }

    /** Ends one session of one's own, this one or another. */
    @POST
    @Path("sessions/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("A button: nothing is typed.")
    public Response endSession(MultivaluedMap<String, String> form) {
        account.endSession(Forms.text(form, "code"));
        return back("?said=session").build();
    }

    @POST
    @Path("sessions/end-others")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("A button: nothing is typed.")
    public Response endOtherSessions() {
        account.endOtherSessions(session());
        return back("?said=sessions").build();
    }

    /** To the identity provider, to link one's own account with whom it knows there. */
    @POST
    @Path("provider/link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    @Untried("A button: nothing is typed.")
    public Response link(MultivaluedMap<String, String> form) {
        OpenIdSigning.Sent sent = single.beginLink(reader.language().tag(), session());
        return Response.seeOther(sent.to())
                .cookie(SessionCookie.flow(sent.kept(), address, settings))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("provider/unlink")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    @Untried("A button: nothing is typed.")
    public Response unlink(MultivaluedMap<String, String> form) {
        account.unlink();
        return back("?said=unlinked").build();
    }

    private String session() {
        Cookie session = headers.getCookies().get(DeskAuthentication.COOKIE);
        return session == null ? "" : session.getValue();
    }

    private AccountView view(String fresh, String label, String said, List<Fault> faults) {
        return new AccountView(
                caller.with(Right.USE_DESK),
                account.tokens(),
                account.sessions(session()),
                account.mayLink() ? single.name().orElse(null) : null,
                account.linkedSince(),
                fresh,
                label,
                said,
                faults);
    }

    private Response.ResponseBuilder back(String query) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/account" + query + "#done"));
    }

    private static int days(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }
}
