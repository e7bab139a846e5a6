package org.answerable.search;

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

/** The index, for administrators: how it is, and building it anew. */
@Path("/api/v1/desk/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Index")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class SearchDeskApi {
    @Inject
    Search search;

    /** A rebuild that was begun; {@code GET /api/v1/desk/search} tells how it goes. */
    public record Job(String job) {}

    @GET
    @Operation(summary = "How the index is")
    @APIResponse(responseCode = "200", description = "The index")
    public IndexState state() {
        return search.state();
    }

    @POST
    @Path("/rebuild")
    @Operation(summary = "Build the index anew")
    @APIResponseSchema(value = Job.class, responseCode = "202", responseDescription = "Begun")
    public Response rebuild() {
        return Response.accepted(new Job(search.rebuild()))
                .header("Location", "/api/v1/desk/search")
                .build();
    }
}
