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
import org.answerable.web.Items;
import org.answerable.web.PageSize;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The journal for programs of auditors. */
@Path("/api/v1/desk/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditApi {
    static final int SIZE = 100;

    @Inject
    Auditing auditing;
    @Inject
    Caller caller;

    @GET
    @Operation(summary = "Every act, oldest first", description = "act: one of the acts; actor: an account's name, resident or system; subject: a kind, a colon and an id, or a kind alone; "
            + "from, to: days, in the time of Wisconsin; sort: oldest (the default) or newest. A page may hold fewer acts than asked for, or none, and the list go on: next says so.")
    public Items<AuditItem> list(@QueryParam("act") String act, @QueryParam("actor") String actor, @QueryParam("subject") String subject, @QueryParam("from") String from,
            @QueryParam("to") String to, @QueryParam("sort") String sort, @QueryParam("cursor") String cursor, @QueryParam("size") String size) throws Exception {
        caller.with(Right.READ_AUDIT);
        return auditing.acts(AuditQuery.read(act, actor, subject, from, to, sort, false), cursor, PageSize.of(size, SIZE));
    }

    @POST
    @Path("verify")
    @Operation(summary = "Verify that no act was lost, altered or moved")
    public Verified verify() throws Exception {
        return auditing.verify();
    }
}
