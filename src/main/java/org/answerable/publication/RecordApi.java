package org.answerable.publication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.answerable.platform.Refusal;
import org.answerable.web.Cached;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Public records for programs. */
@Path("/api/v1/records")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class RecordApi {
    @Inject
    PublicRecords records;

    @Inject
    RecordViews views;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    Reader reader;

    @GET
    @Path("/{id}")
    @Operation(summary = "One public record")
    @APIResponseSchema(
            value = RecordViews.RecordView.class,
            responseDescription = "The record, with its answers and history")
    public Response one(@Parameter(description = "Its id") @PathParam("id") String id, @Context Request request) {
        PublicRecord record = records.find(id).orElseThrow(Refusal.NotFound::new);
        return Cached.answer(
                request, views.of(record, reader.language(), campaigns.of(id).orElse(null)), reader.language());
    }
}
