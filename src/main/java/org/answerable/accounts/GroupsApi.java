package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.Nothing;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the groups of an identity provider may do here, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class GroupsApi {
    @Inject
    GroupKeeping keeping;

    @Inject
    Caller caller;

    /** What a group may do. */
    @Schema(
            name = "NewGroupRights",
            example = "{\"group\": \"desk-moderators\", \"roles\": [\"moderator\"], \"agencies\": []}")
    public record Wanted(
            @Schema(required = true) String group,
            @Schema(required = true) List<String> roles,
            List<String> agencies) {}

    /** A line of the table. */
    @Schema(name = "GroupRights")
    public record GroupLine(
            @Schema(description = "Its code") String id,
            String group,
            List<String> roles,
            @Schema(description = "Slugs") List<String> agencies,
            boolean waits,

            @Schema(description = "Who wrote it down: an account")
            String by,

            @Schema(nullable = true) String decidedBy) {}

    /** What came of it. */
    @Schema(name = "GroupWritten")
    public record Written(boolean waits) {}

    @GET
    @Path("/desk/groups")
    @Operation(summary = "What the groups of the identity provider may do here")
    @APIResponse(responseCode = "200", description = "What counts and what waits, by the group")
    public Items<GroupLine> list() {
        return new Items<>(
                keeping.all().stream()
                        .map(g -> new GroupLine(
                                g.code(),
                                g.group(),
                                g.roles().stream().sorted().map(Role::word).toList(),
                                List.copyOf(g.agencies()),
                                g.waits(),
                                g.by(),
                                g.decidedBy()))
                        .toList(),
                null);
    }

    @POST
    @Path("/desk/groups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what a group may do; with rights to read it waits for a second administrator")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Wanted.class)))
    @APIResponseSchema(value = Written.class, responseCode = "201", responseDescription = "It is written down")
    public Response map(byte[] body) {
        caller.with(Right.ADMINISTER_ACCOUNTS);
        JsonInput json = JsonInput.of(body, Wanted.class);
        String group = json.required("group");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        json.texts("roles")
                .forEach(word -> PeopleApi.role(word)
                        .ifPresentOrElse(roles::add, () -> json.fault("roles", "access.fault.roles")));
        Set<String> agencies = new LinkedHashSet<>(json.texts("agencies"));
        json.done();
        return Response.status(201)
                .entity(new Written(keeping.map(group, roles, agencies)))
                .build();
    }

    @POST
    @Path("/desk/groups/{id}/agree")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Agree, as a second administrator: it counts from the next sign-in on")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "204", description = "It counts")
    public void agree(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        act(id, body, keeping::agree);
    }

    @POST
    @Path("/desk/groups/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decline, as a second administrator")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "204", description = "It never counts")
    public void decline(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        act(id, body, keeping::decline);
    }

    @POST
    @Path("/desk/groups/{id}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End it; who is signed in keeps what they have until they sign in again")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "204", description = "It counts no more")
    public void end(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        act(id, body, keeping::end);
    }

    private void act(String id, byte[] body, Consumer<String> act) {
        caller.with(Right.ADMINISTER_ACCOUNTS);
        JsonInput.of(body, Nothing.class).done();
        act.accept(id);
    }
}
