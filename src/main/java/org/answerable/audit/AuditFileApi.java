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
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The journal as a file, for programs of auditors. */
@Path("/api/v1/desk/audit.{format: csv|ndjson}")
@RequestScoped
@Tag(name = "Audit")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class AuditFileApi {
    @Inject
    AuditFile file;

    @Inject
    Caller caller;

    @GET
    @Produces({AuditFile.CSV, AuditFile.NDJSON})
    @Operation(
            summary = "Every act as a file, with the parameters of the list",
            description =
                    "csv: RFC 4180, UTF-8 without a byte order mark; a cell that a spreadsheet would take for a formula "
                            + "begins with an apostrophe. ndjson: one act a line, as the list gives it.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = AuditFile.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = AuditFile.NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    public Response every(
            @Parameter(description = "csv or ndjson") @PathParam("format") String format,
            @Parameter(description = "One of the acts") @QueryParam("act") String act,
            @Parameter(description = "An account's name, resident or system") @QueryParam("actor") String actor,
            @Parameter(description = "A kind, a colon and an id, or a kind alone") @QueryParam("subject")
                    String subject,
            @Parameter(description = "A day, in the time of Wisconsin, or later") @QueryParam("from") String from,
            @Parameter(description = "A day, in the time of Wisconsin, or earlier") @QueryParam("to") String to,
            @Parameter(description = "oldest (the default) or newest") @QueryParam("sort") String sort) {
        caller.with(Right.READ_AUDIT);
        return answer(format, AuditQuery.read(act, actor, subject, from, to, sort, false), file);
    }

    static Response answer(String format, AuditQuery query, AuditFile file) {
        boolean table = format.equals("csv");
        StreamingOutput body = table ? out -> file.csv(query, out) : out -> file.ndjson(query, out);
        return Response.ok(body, table ? AuditFile.CSV : AuditFile.NDJSON)
                .header("Content-Disposition", "attachment; filename=\"answerable-journal." + format + "\"")
                .build();
    }
}
