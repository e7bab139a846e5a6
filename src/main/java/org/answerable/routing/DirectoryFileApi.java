package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Resources;
import org.answerable.routing.DirectoryKeeping.Outcome;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.JsonInput;
import org.answerable.web.Nothing;
import org.answerable.web.Problem;
import org.answerable.web.Problem.ProblemError;
import org.answerable.web.Problems;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole directory as one file, for those who keep it under version control ({@code script/directory}). */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class DirectoryFileApi {
    private static final String JSON = "application/json;charset=utf-8";
    /** RFC 9110, section 8.8.3; group 1: weak, which never matches where it must be the same. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    @Inject
    DirectoryFiling filing;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    /** The file; {@code directory/directory.schema.json} says the same in full. */
    @Schema(name = "DirectoryFile", example = """
                    {"format": "answerable-directory", "version": 1,
                     "agencies": [{"slug": "coordinating-office", "coordinating": true, "level": "state", "answerDays": 3,
                       "active": true, "counties": [], "name": {"en": "Coordinating office"}, "description": {}}],
                     "topics": [{"slug": "detention", "active": true, "name": {"en": "Detention"}, "description": {},
                       "words": {"en": ["held in jail"]}}],
                     "rules": [{"id": "jails", "active": true, "agency": "coordinating-office", "role": "lead", "priority": 10,
                       "when": {"topics": ["detention"]}}]}""")
    public record FileSent(
            @Schema(required = true) String format,
            @Schema(required = true) int version,
            @Schema(required = true) List<FileAgency> agencies,
            @Schema(required = true) List<FileTopic> topics,
            @Schema(required = true) List<FileRule> rules,
            List<FileTaskForce> taskForces,
            List<FileDocument> documents,
            Map<String, Map<String, String>> texts,
            List<FileHelp> help) {}

    /** An organization of the file. */
    @Schema(
            name = "FileHelp",
            example = "{\"id\": \"lake-legal-aid\", \"list\": \"independent\", \"name\": \"Lake Legal Aid\","
                    + " \"url\": \"https://aid.example\", \"subjects\": [\"rights\"], \"phone\": \"608-555-0100\","
                    + " \"source\": \"https://aid.example/about\", \"checked\": \"2026-11-30\","
                    + " \"about\": {\"en\": \"Legal help.\"}}")
    public record FileHelp(
            @Schema(required = true) String id,
            Boolean active,
            @Schema(required = true) String list,
            @Schema(required = true) String name,
            @Schema(required = true) String url,
            @Schema(required = true) List<String> subjects,
            List<String> counties,
            String phone,
            String cost,
            List<String> languages,
            String hours,
            @Schema(required = true) String source,
            @Schema(required = true) String checked,
            Map<String, String> about) {}

    /** A task force of the file. */
    @Schema(
            name = "FileTaskForce",
            example = "{\"slug\": \"north-shore\", \"agencies\": [\"coordinating-office\"],"
                    + " \"name\": {\"en\": \"North Shore task force\"}, \"description\": {}}")
    public record FileTaskForce(
            @Schema(required = true) String slug,
            Boolean active,
            @Schema(required = true) List<String> agencies,
            @Schema(nullable = true) String lead,
            @Schema(nullable = true) String since,
            @Schema(nullable = true) String until,
            @Schema(nullable = true) String successor,
            @Schema(nullable = true) String source,
            @Schema(nullable = true) String url,
            @Schema(nullable = true) String checked,
            @Schema(required = true) Map<String, String> name,
            Map<String, String> description) {}

    /** A document of the file. */
    @Schema(
            name = "FileDocument",
            example = "{\"slug\": \"stops-policy\", \"kind\": \"policy\", \"agencies\": [\"coordinating-office\"],"
                    + " \"versions\": [{\"number\": 1, \"text\": {\"en\": \"Officers give their names.\"}}],"
                    + " \"name\": {\"en\": \"Policy on stops\"}, \"description\": {}}")
    public record FileDocument(
            @Schema(required = true) String slug,
            @Schema(required = true) String kind,
            Boolean active,
            List<String> agencies,
            List<String> taskForces,
            @Schema(required = true) List<FileVersion> versions,
            @Schema(required = true) Map<String, String> name,
            Map<String, String> description) {}

    /** A version of a document. */
    @Schema(name = "FileVersion")
    public record FileVersion(
            @Schema(required = true) int number,
            @Schema(nullable = true) String signed,
            @Schema(nullable = true) String from,
            @Schema(nullable = true) String until,
            @Schema(nullable = true) String source,
            @Schema(nullable = true) String url,
            @Schema(nullable = true) String checked,

            @Schema(required = true) Map<String, String> text,

            @Schema(description = "By language, the SHA-256 of the PDF that the text was read from")
            Map<String, String> pdf,

            @Schema(nullable = true, description = "Where it was taken back, and that stays")
            TakenBackSent takenBack) {}

    /** That a version of a document is read by nobody but the desk any more. */
    @Schema(name = "TakenBack")
    public record TakenBackSent(
            @Schema(required = true) String on,
            @Schema(required = true) String reason) {}

    /** An agency of the file. */
    @Schema(
            name = "FileAgency",
            example =
                    "{\"slug\": \"lake-police\", \"level\": \"municipal\", \"answerDays\": 20, \"counties\": [\"55025\"],"
                            + " \"name\": {\"en\": \"Police of the Lake\"}, \"description\": {}}")
    public record FileAgency(
            @Schema(required = true) String slug,
            Boolean coordinating,
            @Schema(required = true) String level,
            @Schema(nullable = true) String url,
            @Schema(required = true) int answerDays,
            Integer acknowledgeDays,
            Integer updateDays,
            @Schema(nullable = true) String hours,
            List<FileTarget> targets,
            String calendar,
            List<String> closures,
            List<String> languages,
            Boolean active,
            @Schema(nullable = true) String successor,
            List<String> counties,

            Map<String, RouteFactSent> complaintRoute,

            @Schema(required = true) Map<String, String> name,
            Map<String, String> description) {}

    /** Other numbers of working days, for messages of a kind, about a topic, or both. */
    @Schema(name = "FileTarget", example = "{\"kind\": \"complaint\", \"topic\": \"detention\", \"answerDays\": 5}")
    public record FileTarget(
            @Schema(description = "Of which kind; left out: of any")
            String kind,

            @Schema(description = "The slug of a topic; left out: about any", example = "language-access")
            String topic,

            Integer acknowledgeDays,
            Integer updateDays,
            Integer answerDays) {}

    /** What somebody found when they looked. */
    @Schema(
            name = "FileRouteFact",
            example =
                    "{\"answer\": \"yes\", \"checked\": \"2026-11-30\", \"source\": \"https://agency.example/complaints\"}")
    public record RouteFactSent(
            @Schema(required = true) String answer,
            @Schema(required = true) String checked,
            @Schema(nullable = true) String source) {}

    /** A topic of the file. */
    public record FileTopic(
            @Schema(required = true) String slug,
            Boolean active,
            @Schema(nullable = true) String mergedInto,
            @Schema(required = true) Map<String, String> name,
            Map<String, String> description,
            Map<String, List<String>> words) {}

    /** A rule of the file. */
    @Schema(
            name = "FileRule",
            example = "{\"id\": \"jails\", \"agency\": \"coordinating-office\", \"role\": \"lead\", \"priority\": 10,"
                    + " \"when\": {\"topics\": [\"detention\"]}}")
    public record FileRule(
            @Schema(required = true) String id,
            Boolean active,
            @Schema(required = true) String agency,
            @Schema(required = true) String role,
            @Schema(required = true) int priority,
            Map<String, String> because,
            @Schema(required = true) FileConditions when) {}

    /** What must hold for a rule: every condition that is there, and within it any of its values. */
    public record FileConditions(
            List<String> topics,
            List<String> counties,
            List<String> kinds,
            List<String> agencies,
            List<String> languages,
            List<String> about,
            Map<String, List<String>> words) {}

    /** What a file changes, and what is wrong with it; of the two, one is empty. */
    public record FileOutcome(
            @Schema(required = true) List<DirectoryChange> changes,
            @Schema(required = true) List<ProblemError> faults) {}

    @GET
    @Path("/desk/directory")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Operation(
            summary = "The whole directory as one file",
            description =
                    "Agencies, topics with the words that find them, rules, task forces and documents, those too that are "
                            + "retired, texts of the office and organizations that help. Its ETag is "
                            + "what a PUT must name. /api/v1/directory.schema.json describes it.")
    @APIResponseSchema(value = FileSent.class, responseDescription = "The file")
    public Response read(@Context Request request) {
        DirectoryFiling.Text file = filing.read();
        EntityTag tag = new EntityTag(file.tag());
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same != null ? same : Response.ok(file.text().getBytes(StandardCharsets.UTF_8), JSON))
                .tag(tag)
                .build();
    }

    @PUT
    @Path("/desk/directory")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a file in the place of the directory",
            description =
                    "Nothing is deleted: what the file leaves out is retired or switched off, and a changed rule is a new "
                            + "version. Where anything in it is wrong, all of it is refused (422), with every fault and its place, "
                            + "and nothing changes. Where it changes texts of the office, the caller must be an "
                            + "administrator. If-Match must name the directory that was read: 428 without, 412 where it "
                            + "has changed since.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FileSent.class)))
    @APIResponseSchema(value = FileOutcome.class, responseCode = "200", responseDescription = "What it changes")
    public Response apply(
            @Parameter(description = "true: only say what would change", schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("dryRun")
                    String dryRun,
            @Parameter(
                            description = "The ETag of the directory that was read",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        boolean dry = "true".equals(dryRun);
        if (dryRun != null && !dry && !dryRun.equals("false")) {
            throw new Refusal.Malformed("", "platform.fault.type-flag");
        }
        if (seen == null || seen.isBlank()) {
            throw new Refusal.Unconditional();
        }
        return answer(filing.apply(JsonInput.whole(body, FileSent.class), matches(seen), dry));
    }

    /** Whether an entity tag is one that {@code If-Match} names; any is where it is absent. */
    static Function<String, Boolean> matches(String seen) {
        if (seen == null || seen.strip().equals("*")) {
            return tag -> true;
        }
        List<String> tags = TAG.matcher(seen)
                .results()
                .filter(found -> found.group(1) == null)
                .map(found -> found.group(2))
                .collect(Collectors.toList());
        return tags::contains;
    }

    private Response answer(Outcome outcome) {
        List<ProblemError> faults = outcome.faults().stream().map(this::said).toList();
        if (faults.isEmpty()) {
            return Response.ok(new FileOutcome(outcome.changes(), faults))
                    .tag(new EntityTag(outcome.tag()))
                    .build();
        }
        Map<String, Object> problem = new LinkedHashMap<>(); // As Problem describes it, and as an outcome.
        problem.put("type", "about:blank");
        problem.put("title", messages.get(reader.language(), "platform.problem.title.422"));
        problem.put("status", 422);
        problem.put("detail", messages.get(reader.language(), "platform.problem.invalid", faults.size()));
        problem.put("errors", faults);
        problem.put("changes", outcome.changes());
        problem.put("faults", faults);
        return Response.status(422)
                .type(Problems.TYPE)
                .header("Content-Language", reader.language().tag())
                .entity(problem)
                .build();
    }

    private ProblemError said(Fault fault) {
        return new ProblemError(fault.pointer(), messages.get(reader.language(), fault.key(), fault.arguments()));
    }

    @GET
    @Path("/desk/directory/ready-made")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Operation(summary = "The directory of Wisconsin that comes with the product, as a file")
    @APIResponseSchema(value = FileSent.class, responseDescription = "The file")
    public Response readyMade() {
        return Response.ok(filing.readyMade(), JSON).build();
    }

    @POST
    @Path("/desk/directory/ready-made")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take over the directory that comes with the product",
            description =
                    "Its agencies and rules, where there is no agency but the coordinating office (else 409). That office, "
                            + "and topics and rules that are there, stay as they are.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponseSchema(value = FileOutcome.class, responseCode = "200", responseDescription = "What was taken over")
    public Response takeReadyMade(byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        JsonInput.of(body, Nothing.class).done();
        return answer(filing.takeReadyMade());
    }

    @GET
    @Path("/directory.schema.json")
    @Produces("application/schema+json")
    @Operation(summary = "What a directory file is, as a JSON Schema (2020-12)")
    @APIResponse(
            responseCode = "200",
            description = "The schema",
            content = @Content(mediaType = "application/schema+json", schema = @Schema(type = SchemaType.STRING)))
    public Response schema() {
        try (InputStream in = Resources.open("/directory/directory.schema.json")) {
            return Response.ok(in.readAllBytes(), "application/schema+json")
                    .header("Cache-Control", "public, max-age=3600")
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
