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
import java.util.function.Supplier;
import org.answerable.access.Role;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the groups of an identity provider may do here, as a page for administrators. */
@Path("/desk/groups")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class GroupsPages {
    private static final Set<String> SAID = Set.of("mapped", "waits", "agreed", "declined", "ended");

    @Inject
    GroupKeeping keeping;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public GroupsView show(@QueryParam("said") String said) {
        return view(200, "", Set.of(), "", said != null && SAID.contains(said) ? said : null, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response map(MultivaluedMap<String, String> form) {
        String group = Forms.text(form, "group");
        Set<Role> roles = AccountsPages.roles(form);
        String agencies = Forms.text(form, "agencies");
        return Forms.tried(
                () -> back(keeping.map(group, roles, AwayPages.words(agencies)) ? "waits" : "mapped"),
                refused -> refused.answer(view(refused.status(), group, roles, agencies, null, refused.lines())));
    }

    @POST
    @Path("{code: [a-z0-9]{12}}/agree")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response agree(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted(() -> {
            keeping.agree(code);
            return "agreed";
        });
    }

    @POST
    @Path("{code: [a-z0-9]{12}}/decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decline(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted(() -> {
            keeping.decline(code);
            return "declined";
        });
    }

    @POST
    @Path("{code: [a-z0-9]{12}}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(@PathParam("code") String code, MultivaluedMap<String, String> form) {
        return acted(() -> {
            keeping.end(code);
            return "ended";
        });
    }

    private Response acted(Supplier<String> act) {
        return Forms.tried(
                () -> back(act.get()),
                refused -> refused.answer(view(refused.status(), "", Set.of(), "", null, refused.lines())));
    }

    private GroupsView view(
            int status, String group, Set<Role> roles, String agencies, String said, List<Fault> faults) {
        return new GroupsView(status, keeping.configured(), keeping.all(), group, roles, agencies, said, faults);
    }

    private Response back(String said) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/groups?said=" + said + "#done"))
                .build();
    }
}
