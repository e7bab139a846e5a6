package org.answerable.intake;

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
import jakarta.ws.rs.core.Response;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.GivenReason;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.PageSize;
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

/** Sealed originals for programs. */
@Path("/api/v1/desk/sealed")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sealed")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class SealedApi {
    static final int SIZE = 50;

    @Inject
    OpeningSealed opening;

    @Inject
    Caller caller;

    @GET
    @Operation(summary = "What lies under seal, without its words")
    @APIResponse(responseCode = "200", description = "What lies under seal")
    public Items<OpeningSealed.SealedItem> list(
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 50 where absent") @QueryParam("size") String size) {
        return opening.list(cursor, PageSize.of(size, SIZE));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One sealed original and who asked to open it, without its words")
    @APIResponse(responseCode = "200", description = "The file as it is then")
    public OpeningSealed.SealedFile one(@Parameter(description = "Its id") @PathParam("id") String id) {
        return opening.file(id);
    }

    @POST
    @Path("/{id}/ask")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask to open it; the writer reads the reason")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "The file as it is then")
    public OpeningSealed.SealedFile ask(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        opening.ask(id, reason(body));
        return one(id);
    }

    @POST
    @Path("/{id}/agree")
    @Operation(summary = "Agree, as another account than the one that asked")
    @APIResponse(responseCode = "200", description = "The file as it is then")
    public OpeningSealed.SealedFile agree(@Parameter(description = "Its id") @PathParam("id") String id) {
        opening.agree(id);
        return one(id);
    }

    @POST
    @Path("/{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decline, as another account than the one that asked; the writer reads the reason")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "The file as it is then")
    public OpeningSealed.SealedFile decline(
            @Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        opening.decline(id, reason(body));
        return one(id);
    }

    /** A post: each reading is an act of the journal. */
    @POST
    @Path("/{id}/open")
    @Operation(summary = "Read the words, as one of the two, within a day of the agreement")
    @APIResponseSchema(value = OpeningSealed.OpenedWords.class, responseDescription = "The words as they were written")
    public Response open(@Parameter(description = "Its id") @PathParam("id") String id) {
        return Response.ok(opening.open(id)).header("Cache-Control", "no-store").build();
    }

    private String reason(byte[] body) {
        caller.with(Right.OPEN_SEALED);
        JsonInput json = JsonInput.of(body, GivenReason.class);
        String reason = json.required("reason");
        json.done();
        return reason;
    }
}
