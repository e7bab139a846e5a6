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
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.Nothing;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Inviting people, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class PeopleApi {
    @Inject
    InvitationKeeping keeping;

    @Inject
    Inviting inviting;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** Who is invited. */
    @Schema(
            name = "NewAccount",
            example = "{\"name\": \"ana@agency.example\", \"roles\": [\"liaison\"], \"agencies\": [\"state-patrol\"],"
                    + " \"languages\": [\"en\", \"es\"]}")
    public record NewAccount(
            @Schema(required = true, description = "What the person types to sign in, as a rule an e-mail address")
            String name,

            @Schema(required = true, description = "At least one role, each by its word")
            List<String> roles,

            @Schema(description = "For liaisons: the slugs of the agencies they answer for")
            List<String> agencies,

            @Schema(description = "The languages that the person works in, BCP 47")
            List<String> languages) {}

    /** An invitation that was just made: the link is told this once. */
    @Schema(name = "MadeInvitation")
    public record Made(
            @Schema(description = "Its code") String id,
            String account,

            @Schema(description = "The link, told this once")
            String link,

            @Schema(description = "Whether it was sent by mail as well")
            boolean mailed,

            boolean waits) {}

    /** What comes of inviting. */
    @Schema(name = "Invited")
    public record Invited(Made invitation) {}

    /** An invitation in the list. */
    @Schema(name = "Invitation")
    public record Listed(
            @Schema(description = "Its code") String id,
            String account,
            List<String> roles,
            @Schema(description = "Slugs") List<String> agencies,
            @Schema(description = "BCP 47") List<String> languages,
            @Schema(description = "Who invited: an account") String by,
            @Schema(description = "When it was made") Instant at,

            @Schema(description = "Until when the link can be used")
            Instant expiresAt,

            @Schema(description = "Where it stands") Standing state) {}

    @POST
    @Path("/desk/accounts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Invite somebody",
            description =
                    "The account begins when the person opens the link and chooses a password. With rights to read "
                            + "it waits for a second administrator, who agrees on the page of accounts and hands over a code.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewAccount.class)))
    @APIResponseSchema(value = Invited.class, responseCode = "201", responseDescription = "The invitation")
    public Response invite(byte[] body) {
        caller.with(Right.ADMINISTER_ACCOUNTS);
        JsonInput json = JsonInput.of(body, NewAccount.class);
        String name = json.required("name");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        json.texts("roles")
                .forEach(word ->
                        role(word).ifPresentOrElse(roles::add, () -> json.fault("roles", "access.fault.roles")));
        Set<String> agencies = new LinkedHashSet<>(json.texts("agencies"));
        Set<String> languages = new LinkedHashSet<>(json.texts("languages"));
        json.done();
        AccountKeeping.Done done = keeping.create(new InvitationKeeping.Wanted(name, roles, agencies, languages));
        return Response.status(201).entity(made(done)).build();
    }

    @GET
    @Path("/desk/invitations")
    @Operation(summary = "Invitations: those open or waiting, and those that ended in the last thirty days")
    @APIResponse(responseCode = "200", description = "The newest first, at most a hundred")
    public Items<Listed> invitations() {
        return new Items<>(
                inviting.all().stream()
                        .map(i -> new Listed(
                                i.code(),
                                i.name(),
                                i.roles().stream().sorted().map(Role::word).toList(),
                                List.copyOf(i.agencies()),
                                List.copyOf(i.languages()),
                                i.by(),
                                i.at(),
                                i.expiresAt(),
                                i.state()))
                        .toList(),
                null);
    }

    @POST
    @Path("/desk/invitations/{id}/renew")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make the link of an invitation anew, for another week; the one before ends")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "200", description = "The invitation with its new link")
    public Invited renew(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.ADMINISTER_ACCOUNTS);
        JsonInput.of(body, Nothing.class).done();
        return made(keeping.renew(id));
    }

    @POST
    @Path("/desk/invitations/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Withdraw an invitation: its link ends")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    public void withdraw(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.ADMINISTER_ACCOUNTS);
        JsonInput.of(body, Nothing.class).done();
        keeping.withdraw(id);
    }

    private Invited made(AccountKeeping.Done done) {
        boolean mailed = inviting.send(done.letter(), reader.language());
        return new Invited(new Made(
                done.code(), done.name(), inviting.address(done.secret(), reader.language()), mailed, done.waits()));
    }

    static Optional<Role> role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst();
    }
}
