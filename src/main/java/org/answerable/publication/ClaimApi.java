package org.answerable.publication;

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
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.publication.ClaimReading.ClaimFile;
import org.answerable.publication.ClaimReading.ClaimItem;
import org.answerable.web.AnswerableApplication;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names that were used falsely, for programs of the desk. */
@Path("/api/v1/desk/claims")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "NameClaims")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class ClaimApi {
    @Inject
    ClaimReading reading;

    @Inject
    ClaimDeciding deciding;

    @Inject
    Caller caller;

    /** What is done about it. */
    @Schema(name = "ClaimDecision", example = """
            {"outcome": "removed", "words": "The record is not public any more.", \
            "reason": "We could not confirm who sent it."}""")
    public record Decision(
            @Schema(
                    required = true,
                    enumeration = {"kept", "hidden", "removed"},
                    description = "hidden: words of the record were hidden since, by publishing it anew; "
                            + "removed: withholds the record where it is public")
            String outcome,

            @Schema(description = "Which record, where it is one of a group")
            String record,

            @Schema(required = true, description = "What who said it reads under the receipt")
            String words,

            @Schema(description = "What who sent the record reads; required where a public record is taken away")
            String reason) {}

    @GET
    @Operation(summary = "Records that somebody says were sent in their name by others, as they came")
    @APIResponse(responseCode = "200", description = "Those that were not taken back")
    public Items<ClaimItem> list(
            @Parameter(description = "open, kept, hidden or removed; all where absent") @QueryParam("state")
                    String state,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 50 where absent") @QueryParam("size") String size) {
        return reading.list(state, cursor, PageSize.of(size, 50));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One with all that a decision needs")
    @APIResponse(responseCode = "200", description = "It as it is then")
    public ClaimFile one(@Parameter(description = "Its id") @PathParam("id") String id) {
        return reading.file(id);
    }

    @POST
    @Path("/{id}/decide")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what was done about the record",
            description = "Once. Who said it reads words under the receipt; who sent the record reads reason, "
                    + "which is refused where it tells anything personal (422). A record is hidden only where words of it "
                    + "are hidden and it changed since, and removed only where it is not public afterwards.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Decision.class)))
    @APIResponse(responseCode = "200", description = "It as it is then")
    public ClaimFile decide(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.MODERATE);
        JsonInput json = JsonInput.of(body, Decision.class);
        ClaimDeciding.Choice choice = new ClaimDeciding.Choice(
                json.required("outcome"), json.text("record"), json.required("words"), json.text("reason"));
        json.done();
        deciding.decide(id, choice);
        return reading.file(id);
    }
}
