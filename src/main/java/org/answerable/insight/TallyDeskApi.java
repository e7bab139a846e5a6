package org.answerable.insight;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What pages tell in numbers, for administrators: how far it is counted, and counting it anew. */
@Path("/api/v1/desk/tallies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tallies")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class TallyDeskApi {
    @Inject
    Recounting recounting;

    @GET
    @Operation(summary = "How far it is counted")
    @APIResponse(responseCode = "200", description = "The count")
    public Recounting.TalliesState state() {
        return recounting.state();
    }

    /** Begins soon; {@code GET /api/v1/desk/tallies} tells how far it is. */
    @POST
    @Path("/recount")
    @Operation(summary = "Count anew")
    @APIResponseSchema(
            value = Recounting.TalliesState.class,
            responseCode = "202",
            responseDescription = "Begun; the state as it still is")
    public Response recount() {
        recounting.recount();
        return Response.accepted(recounting.state())
                .header("Location", "/api/v1/desk/tallies")
                .build();
    }
}
