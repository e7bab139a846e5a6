package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Naming.Entry;
import org.answerable.directory.Naming.Kind;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The names of agencies, topics, kinds and states, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Names")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class NamingApi {
    @Inject
    Naming naming;

    @Inject
    Caller caller;

    /** What something is called. */
    @Schema(
            name = "NewName",
            description = "null or empty: no name of its own",
            example = "{\"name\": \"State Patrol\", \"description\": \"Watches over the highways.\"}")
    public record NewName(
            @Schema(nullable = true) String name,
            @Schema(nullable = true) String description) {}

    /** What a kind or a state is called; it has no description. */
    @Schema(
            name = "NewWord",
            description = "null or empty: the product's own word",
            example = "{\"name\": \"Compliment\"}")
    public record NewWord(@Schema(nullable = true) String name) {}

    @GET
    @Path("/desk/names")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Operation(summary = "What agencies, topics, kinds and states are called")
    @APIResponse(responseCode = "200", description = "All names")
    public Items<Entry> all() {
        return new Items<>(naming.all(), null);
    }

    @PUT
    @Path("/desk/agencies/{slug}/names/{language}")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what an agency is called in a language")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewName.class)))
    @APIResponse(responseCode = "200", description = "The names as they are then")
    public Entry agency(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "BCP 47 tag") @PathParam("language") String language,
            byte[] body) {
        return call(Kind.AGENCY, slug, language, body, NewName.class);
    }

    @PUT
    @Path("/desk/topics/{slug}/names/{language}")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what a topic is called in a language")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewName.class)))
    @APIResponse(responseCode = "200", description = "The names as they are then")
    public Entry topic(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "BCP 47 tag") @PathParam("language") String language,
            byte[] body) {
        return call(Kind.TOPIC, slug, language, body, NewName.class);
    }

    @PUT
    @Path("/desk/words/{slug}/names/{language}")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what a kind or a state is called in a language")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewWord.class)))
    @APIResponse(responseCode = "200", description = "The names as they are then")
    public Entry word(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "BCP 47 tag") @PathParam("language") String language,
            byte[] body) {
        return call(Kind.WORD, slug, language, body, NewWord.class);
    }

    private Entry call(Kind kind, String slug, String language, byte[] body, Class<? extends Record> shape) {
        caller.with(Right.EDIT_DIRECTORY);
        JsonInput json = JsonInput.of(body, shape);
        String name = json.text("name");
        String description =
                kind == Kind.WORD ? null : json.text("description"); // A word has none: sent, it is an unknown field.
        json.done();
        return naming.call(kind, slug, language, name, description);
    }
}
