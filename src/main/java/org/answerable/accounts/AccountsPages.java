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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.answerable.access.Role;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The accounts, as pages for an administrator. */
@Path("/desk/accounts")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AccountsPages {
    private static final Set<String> SAID = Set.of(
            "changed",
            "waits",
            "off",
            "on",
            "declined",
            "taken-back",
            "agreed",
            "deputy",
            "deputy-ended",
            "withdrawn",
            "factor");
    private static final InvitationKeeping.Wanted NOTHING =
            new InvitationKeeping.Wanted("", Set.of(), Set.of(), Set.of());

    @Inject
    AccountKeeping keeping;

    @Inject
    InvitationKeeping invitations;

    @Inject
    Deputising deputising;

    @Inject
    Deciding deciding;

    @Inject
    FactorKeeping factors;

    @Inject
    Inviting inviting;

    @Inject
    DraftKeeping drafts;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public AccountsView show(@QueryParam("said") String said) {
        return view(null, NOTHING, said != null && SAID.contains(said) ? said : null, null, List.of());
    }

    /** A form's own address, or what is above it, opened without the form: the accounts. */
    @GET
    @Path("{form: .+}")
    @Operation(hidden = true)
    public Response instead() {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/accounts"))
                .build();
    }

    /** Not redirected: a password must not stand in an address. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response create(MultivaluedMap<String, String> form) {
        InvitationKeeping.Wanted wanted = new InvitationKeeping.Wanted(
                Forms.text(form, "name"),
                roles(form),
                AwayPages.words(Forms.text(form, "agencies")),
                AwayPages.words(Forms.text(form, "languages")));
        return Forms.tried(
                () -> done(invitations.create(wanted)),
                refused -> refused.answer(view(null, wanted, null, null, refused.lines())));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/rights")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response assign(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return acted("changed", () -> keeping.assign(id, roles(form), AwayPages.words(Forms.text(form, "agencies"))));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/off")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response switchOff(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return acted("off", () -> {
            keeping.switchOff(id);
            return null;
        });
    }

    @POST
    @Path("{id: [0-9]{1,18}}/on")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response switchOn(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return acted("on", () -> keeping.switchOn(id));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response resetPassword(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return acted("changed", () -> keeping.resetPassword(id));
    }

    /** A role, and an agency where it is a liaison's, until the end of a day. */
    @POST
    @Path("{id: [0-9]{1,18}}/deputy")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response deputise(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return acted(
                "deputy",
                () -> deputising.deputise(
                        id,
                        roles(form).stream().findFirst().orElse(null),
                        Forms.text(form, "agency"),
                        AwayPages.day(Forms.text(form, "until"))));
    }

    @POST
    @Path("deputies/{code: [a-z0-9]{12}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response endDeputyship(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted("deputy-ended", () -> {
            deputising.endDeputyship(code);
            return null;
        });
    }

    @POST
    @Path("invitations/{code: [a-z0-9]{12}}/renew")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response renew(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted("changed", () -> invitations.renew(code));
    }

    @POST
    @Path("invitations/{code: [a-z0-9]{12}}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted("withdrawn", () -> {
            invitations.withdraw(code);
            return null;
        });
    }

    /** The phone is lost. */
    @POST
    @Path("{id: [0-9]{1,18}}/factor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response resetFactor(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        return acted("factor", () -> {
            factors.resetFactor(id);
            return null;
        });
    }

    @POST
    @Path("changes/{code: [a-z0-9]{12}}/agree")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response agree(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted("agreed", () -> deciding.agree(code));
    }

    @POST
    @Path("changes/{code: [a-z0-9]{12}}/decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decline(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        String reason = Forms.text(form, "reason");
        return Forms.tried(
                () -> {
                    deciding.decline(code, reason);
                    return back("declined");
                },
                refused -> again(refused, refused.conflict() == null ? new AccountsView.Decline(code, reason) : null));
    }

    @POST
    @Path("changes/{code: [a-z0-9]{12}}/take-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response takeBack(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted("taken-back", () -> {
            deciding.takeBack(code);
            return null;
        });
    }

    /** What came of an act on an account that exists: the page, with what stood in the way or what is shown once. */
    private Response acted(String said, Supplier<AccountKeeping.Done> act) {
        return Forms.tried(
                () -> {
                    AccountKeeping.Done done = act.get();
                    return done != null && done.secret() != null
                            ? done(done)
                            : back(done != null && done.waits() ? "waits" : said);
                },
                refused -> again(refused, null));
    }

    /** The faults name no field of the form for a new account. */
    private Response again(Refused refused, AccountsView.Decline decline) {
        return refused.answer(
                view(null, NOTHING, null, decline, refused.at(fault -> "").lines()));
    }

    private Response done(AccountKeeping.Done done) {
        drafts.discard(reader.path()); // No redirect, by which it would end by itself.
        boolean mailed = inviting.send(done.letter(), reader.language());
        AccountsView.Once once = new AccountsView.Once(
                done.shown(),
                done.waits(),
                mailed,
                done.name(),
                done.shown() == AccountKeeping.Shown.LINK
                        ? inviting.address(done.secret(), reader.language())
                        : done.secret());
        return Response.ok(view(once, NOTHING, null, null, List.of())).build();
    }

    private AccountsView view(
            AccountsView.Once once,
            InvitationKeeping.Wanted typed,
            String said,
            AccountsView.Decline decline,
            List<Fault> faults) {
        return new AccountsView(
                keeping.all(),
                keeping.needsTwo(),
                deciding.asked(),
                inviting.all(),
                deputising.standingIn(),
                once,
                typed,
                said,
                decline,
                faults);
    }

    private Response back(String said) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/accounts?said=" + said + "#done"))
                .build();
    }

    static Set<Role> roles(MultivaluedMap<String, String> form) {
        List<String> words = Forms.texts(form, "roles");
        return Arrays.stream(Role.values())
                .filter(role -> words.contains(role.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
