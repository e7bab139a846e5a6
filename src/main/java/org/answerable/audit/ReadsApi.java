package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.PageSize;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who looked at a case, for programs of auditors. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class ReadsApi {
    @Inject
    ReadsReading reads;

    @Inject
    Caller caller;

    @GET
    @Path("/desk/reads")
    @Operation(summary = "Who of the desk looked at what, the newest first")
    @APIResponse(responseCode = "200", description = "Each time, with the parts that were seen")
    public Items<ReadsReading.ReadItem> list(
            @Parameter(description = "A ticket or a submission: a kind, a colon and an id") @QueryParam("subject")
                    String subject,
            @Parameter(description = "An account's name") @QueryParam("actor") String actor,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 100 where absent") @QueryParam("size") String size)
            throws Exception {
        caller.with(Right.READ_AUDIT);
        return reads.list(subject, actor, cursor, PageSize.of(size, AuditApi.SIZE));
    }
}
