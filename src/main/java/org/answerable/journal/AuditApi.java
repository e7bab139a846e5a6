package org.answerable.journal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.journal.Auditing.AuditItem;
import org.answerable.platform.http.Items;
import org.answerable.platform.http.PageSize;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The journal for programs of auditors. */
@Path("/api/v1/desk")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditApi {
    static final int SIZE = 100;

    @Inject
    Auditing auditing;
    @Inject
    AuditFile file;
    @Inject
    Caller caller;

    @GET
    @Path("audit")
    @Operation(summary = "Every act, oldest first", description = "act: one of the acts; actor: an account's name, resident or system; subject: a kind, a colon and an id, or a kind alone; "
            + "from, to: days, in the time of Wisconsin; sort: oldest (the default) or newest. A page may hold fewer acts than asked for, or none, and the list go on: next says so.")
    public Items<AuditItem> list(@QueryParam("act") String act, @QueryParam("actor") String actor, @QueryParam("subject") String subject, @QueryParam("from") String from,
            @QueryParam("to") String to, @QueryParam("sort") String sort, @QueryParam("cursor") String cursor, @QueryParam("size") String size) throws Exception {
        caller.with(Right.READ_AUDIT);
        return auditing.acts(AuditQuery.read(act, actor, subject, from, to, sort, false), cursor, PageSize.of(size, SIZE));
    }

    @GET
    @Path("audit.csv")
    @Produces(AuditFile.CSV)
    @Operation(summary = "Every act as a table, with the same parameters", description = "RFC 4180, UTF-8 without a byte order mark.")
    public Response csv(@QueryParam("act") String act, @QueryParam("actor") String actor, @QueryParam("subject") String subject, @QueryParam("from") String from,
            @QueryParam("to") String to, @QueryParam("sort") String sort) {
        caller.with(Right.READ_AUDIT);
        AuditQuery query = AuditQuery.read(act, actor, subject, from, to, sort, false);
        return file(out -> file.csv(query, out), AuditFile.CSV, "answerable-journal.csv");
    }

    @GET
    @Path("audit.ndjson")
    @Produces(AuditFile.NDJSON)
    @Operation(summary = "Every act, one a line, with the same parameters")
    public Response ndjson(@QueryParam("act") String act, @QueryParam("actor") String actor, @QueryParam("subject") String subject, @QueryParam("from") String from,
            @QueryParam("to") String to, @QueryParam("sort") String sort) {
        caller.with(Right.READ_AUDIT);
        AuditQuery query = AuditQuery.read(act, actor, subject, from, to, sort, false);
        return file(out -> file.ndjson(query, out), AuditFile.NDJSON, "answerable-journal.ndjson");
    }

    static Response file(StreamingOutput body, String type, String name) {
        return Response.ok(body, type).header("Content-Disposition", "attachment; filename=\"" + name + "\"").build();
    }

    @POST
    @Path("audit/verify")
    @Operation(summary = "Verify that no act was lost, altered or moved")
    public Verified verify() throws Exception {
        return auditing.verify();
    }
}
