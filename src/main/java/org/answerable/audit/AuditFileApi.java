package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.journal.AuditQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The journal as a file, for programs of auditors. */
@Path("/api/v1/desk/audit.{format: csv|ndjson}")
@RequestScoped
public class AuditFileApi {
    @Inject
    AuditFile file;
    @Inject
    Caller caller;

    @GET
    @Produces({AuditFile.CSV, AuditFile.NDJSON})
    @Operation(summary = "Every act as a file, with the parameters of the list", description = "csv: RFC 4180, UTF-8 without a byte order mark; a cell that a spreadsheet would take for a formula "
            + "begins with an apostrophe. ndjson: one act a line, as the list gives it.")
    public Response every(@PathParam("format") String format, @QueryParam("act") String act, @QueryParam("actor") String actor, @QueryParam("subject") String subject,
            @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("sort") String sort) {
        caller.with(Right.READ_AUDIT);
        return answer(format, AuditQuery.read(act, actor, subject, from, to, sort, false), file);
    }

    static Response answer(String format, AuditQuery query, AuditFile file) {
        boolean table = format.equals("csv");
        StreamingOutput body = table ? out -> file.csv(query, out) : out -> file.ndjson(query, out);
        return Response.ok(body, table ? AuditFile.CSV : AuditFile.NDJSON).header("Content-Disposition", "attachment; filename=\"answerable-journal." + format + "\"").build();
    }
}
