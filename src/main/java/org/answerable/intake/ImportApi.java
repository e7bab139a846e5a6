package org.answerable.intake;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Taking in many submissions at once: newline-delimited JSON, one submission of the contract a line, or a table with a
 * header row.
 */
@Path("/api/v1/desk/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class ImportApi {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    /** Which of them it is, the first bytes tell ({@link AsUtf8}). */
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be");

    @Inject
    Importing importing;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    /** The contract's report; {@code ignored}: columns of our own download that were left out. */
    public record ImportReport(int accepted, List<RefusedRow> refused, List<String> ignored) {}

    /** A row that was not taken in, counted from 1. */
    public record RefusedRow(int row, List<RowError> errors) {}

    /** What was wrong, and where in the row. */
    public record RowError(String pointer, String message) {}

    @POST
    @Consumes({NDJSON, CSV})
    @Operation(
            summary = "Take in many submissions",
            description = "As newline-delimited JSON, each line a submission as POST /api/v1/submissions takes it, "
                    + "or as a table with a header row.")
    @RequestBody(
            required = true,
            description = "Streamed; at most 100,000 rows",
            content = {
                @Content(
                        mediaType = NDJSON,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        example = "{\"kind\": \"praise\", \"text\": \"The clerk was kind.\"}\n")),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(type = SchemaType.STRING, example = "kind,text\npraise,The clerk was kind.\n"))
            })
    @APIResponse(responseCode = "200", description = "What was taken in, and each row that was not and why")
    public ImportReport take(
            InputStream body,
            @HeaderParam("Content-Type") MediaType type,
            @Parameter(description = "A second import with the same key takes in no row twice; at most 200 characters")
                    @HeaderParam("Idempotency-Key")
                    String key)
            throws IOException {
        caller.with(Right.IMPORT);
        if (type == null
                || !CHARSETS.contains(
                        type.getParameters().getOrDefault("charset", "utf-8").toLowerCase(Locale.ROOT))) {
            throw new Refusal.WrongType();
        }
        if (key != null && (key.isBlank() || key.length() > 200)) {
            throw new Refusal.Malformed("", "intake.fault.idempotency-key", 200);
        }
        Importing.Report report = importing.take(
                body,
                type.getSubtype().equals("csv") ? Importing.Format.CSV : Importing.Format.NDJSON,
                key,
                reader.language());
        return new ImportReport(
                report.accepted(),
                report.refused().stream()
                        .map(r -> new RefusedRow(
                                r.row(),
                                r.faults().stream()
                                        .map(f -> new RowError(
                                                f.pointer(), messages.get(reader.language(), f.key(), f.arguments())))
                                        .toList()))
                        .toList(),
                report.ignored());
    }
}
