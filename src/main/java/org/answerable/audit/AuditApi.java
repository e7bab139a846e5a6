package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.audit.Auditing.AuditItem;
import org.answerable.journal.AuditQuery;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.PageSize;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The journal for programs of auditors. */
@Path("/api/v1/desk/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class AuditApi {
    static final int SIZE = 100;

    @Inject
    Auditing auditing;

    @Inject
    Caller caller;

    @GET
    @Operation(
            summary = "Every act, oldest first",
            description = "act: one of the acts; actor: an account's name, resident or system; subject: "
                    + "a kind, a colon and an id, or a kind alone; "
                    + "from, to: days, in the time of Wisconsin; sort: oldest (the default) or newest. "
                    + "A page may hold fewer acts than asked for, or none, and the list go on: "
                    + "next says so.")
    @APIResponse(responseCode = "200", description = "The acts")
    public Items<AuditItem> list(
            @Parameter(description = "One of the acts") @QueryParam("act") String act,
            @Parameter(description = "An account's name, resident or system") @QueryParam("actor") String actor,
            @Parameter(description = "A kind, a colon and an id, or a kind alone") @QueryParam("subject")
                    String subject,
            @Parameter(description = "A day, in the time of Wisconsin, or later") @QueryParam("from") String from,
            @Parameter(description = "A day, in the time of Wisconsin, or earlier") @QueryParam("to") String to,
            @Parameter(description = "oldest (the default) or newest") @QueryParam("sort") String sort,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 100 where absent") @QueryParam("size") String size)
            throws Exception {
        caller.with(Right.READ_AUDIT);
        return auditing.acts(
                AuditQuery.read(act, actor, subject, from, to, sort, false), cursor, PageSize.of(size, SIZE));
    }

    @POST
    @Path("verify")
    @Operation(summary = "Verify that no act was lost, altered or moved")
    @APIResponse(responseCode = "200", description = "What was found")
    public Verified verify() throws Exception {
        return auditing.verify();
    }
}
