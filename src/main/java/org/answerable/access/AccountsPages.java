package org.answerable.access;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.http.FormTokens;
import org.answerable.platform.http.Forms;
import org.answerable.platform.http.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The accounts, as pages for an administrator. */
@Path("/desk/accounts")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AccountsPages {
    private static final Set<String> SAID = Set.of("changed", "off", "on");
    private static final AccountKeeping.Wanted NOTHING = new AccountKeeping.Wanted("", "", Set.of(), Set.of());

    @Inject
    AccountKeeping keeping;
    @Inject
    FormTokens tokens;
    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public AccountsView show(@QueryParam("said") String said) {
        return new AccountsView(keeping.all(), null, NOTHING, said != null && SAID.contains(said) ? said : null, List.of());
    }

    /** Not redirected: a password must not stand in an address. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(MultivaluedMap<String, String> form) {
        tokens.check(reader, form.getFirst("token"));
        AccountKeeping.Wanted wanted = new AccountKeeping.Wanted(Forms.text(form, "name"), Forms.text(form, "displayName"),
                roles(form), agencies(form));
        try {
            String password = keeping.create(wanted);
            AccountsView.HandOver handOver = new AccountsView.HandOver(Account.canonical(wanted.name()), password);
            return Response.ok(new AccountsView(keeping.all(), handOver, NOTHING, null, List.of())).build();
        } catch (Refusal.Invalid invalid) {
            return refused(wanted, invalid.faults());
        }
    }

    @POST
    @Path("{id: [0-9]{1,18}}/rights")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response assign(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        tokens.check(reader, form.getFirst("token"));
        try {
            keeping.assign(id, roles(form), agencies(form));
            return back("changed");
        } catch (Refusal.Invalid invalid) {
            // The faults name no field of the form for a new account.
            return refused(NOTHING, invalid.faults().stream().map(fault -> new Fault("", fault.key(), fault.arguments())).toList());
        }
    }

    @POST
    @Path("{id: [0-9]{1,18}}/off")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response switchOff(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        tokens.check(reader, form.getFirst("token"));
        keeping.switchOff(id);
        return back("off");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/on")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response switchOn(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        tokens.check(reader, form.getFirst("token"));
        keeping.switchOn(id);
        return back("on");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response resetPassword(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        tokens.check(reader, form.getFirst("token"));
        String password = keeping.resetPassword(id);
        List<AccountKeeping.Line> all = keeping.all();
        String name = all.stream().filter(line -> line.id() == id).map(AccountKeeping.Line::name).findFirst().orElse("");
        return Response.ok(new AccountsView(all, new AccountsView.HandOver(name, password), NOTHING, null, List.of())).build();
    }

    private Response refused(AccountKeeping.Wanted typed, List<Fault> faults) {
        return Response.status(422).entity(new AccountsView(keeping.all(), null, typed, null, faults)).build();
    }

    private Response back(String said) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/accounts?said=" + said)).build();
    }

    private static Set<Role> roles(MultivaluedMap<String, String> form) {
        List<String> words = Forms.texts(form, "roles");
        return Arrays.stream(Role.values()).filter(role -> words.contains(role.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Set<String> agencies(MultivaluedMap<String, String> form) {
        return Arrays.stream(Forms.text(form, "agencies").split("[\\s,;]+")).filter(slug -> !slug.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
