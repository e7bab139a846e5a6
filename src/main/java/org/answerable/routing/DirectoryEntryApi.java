package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.PdfReading;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.routing.DirectoryFileApi.FileAgency;
import org.answerable.routing.DirectoryFileApi.FileConditions;
import org.answerable.routing.DirectoryFileApi.FileDocument;
import org.answerable.routing.DirectoryFileApi.FileRule;
import org.answerable.routing.DirectoryFileApi.FileTaskForce;
import org.answerable.routing.DirectoryFileApi.FileVersion;
import org.answerable.routing.DirectoryFileApi.RouteFactSent;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.GivenReason;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
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

/** Agencies, topics and rules one at a time, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class DirectoryEntryApi {
    private static final String JSON = "application/json;charset=utf-8";

    private static final String PATCHED =
            "A merge patch (RFC 7396): fields that are not named stay, null takes one away. "
                    + "If-Match names the entry that was read: 412 where it has changed since.";

    @Inject
    DirectoryEditing editing;

    @Inject
    Caller caller;

    /** A topic with its place in the list. */
    @Schema(
            name = "DeskTopic",
            example =
                    "{\"slug\": \"detention\", \"active\": true, \"name\": {\"en\": \"Detention\"}, \"description\": {},"
                            + " \"words\": {\"en\": [\"held in jail\"]}, \"position\": 2}")
    public record DeskTopic(
            @Schema(required = true) String slug,
            Boolean active,
            @Schema(nullable = true) String mergedInto,
            @Schema(required = true) Map<String, String> name,
            Map<String, String> description,
            Map<String, List<String>> words,
            Integer position) {}

    /** What becomes another with an agency. */
    @Schema(name = "AgencyPatch", example = "{\"active\": false, \"successor\": \"state-patrol\"}")
    public record AgencyPatch(
            Boolean coordinating,
            String level,
            @Schema(nullable = true) String url,
            Integer answerDays,
            Integer acknowledgeDays,
            Integer updateDays,
            @Schema(nullable = true) String hours,
            List<DirectoryFileApi.FileTarget> targets,
            String calendar,
            List<String> closures,
            List<String> languages,
            Boolean active,
            @Schema(nullable = true) String successor,
            List<String> counties,
            Map<String, RouteFactSent> complaintRoute,
            Map<String, String> name,
            Map<String, String> description) {}

    /** What becomes another with a topic. */
    @Schema(name = "TopicPatch", example = "{\"mergedInto\": \"detention\"}")
    public record TopicPatch(
            Boolean active,
            @Schema(nullable = true) String mergedInto,
            Map<String, String> name,
            Map<String, String> description,
            Map<String, List<String>> words,
            Integer position) {}

    /** What becomes another with a rule. */
    @Schema(name = "RulePatch", example = "{\"active\": false}")
    public record RulePatch(
            Boolean active,
            String agency,
            String role,
            Integer priority,
            Map<String, String> because,
            FileConditions when) {}

    /** What becomes another with a task force. */
    @Schema(name = "TaskForcePatch", example = "{\"until\": \"2026-06-30\"}")
    public record TaskForcePatch(
            Boolean active,
            List<String> agencies,
            @Schema(nullable = true) String lead,
            @Schema(nullable = true) String since,
            @Schema(nullable = true) String until,
            @Schema(nullable = true) String successor,
            @Schema(nullable = true) String source,
            @Schema(nullable = true) String url,
            @Schema(nullable = true) String checked,
            Map<String, String> name,
            Map<String, String> description) {}

    /** What becomes another with a document. */
    @Schema(name = "DocumentPatch", example = "{\"active\": false}")
    public record DocumentPatch(
            String kind,
            Boolean active,
            List<String> agencies,
            List<String> taskForces,
            List<FileVersion> versions,
            Map<String, String> name,
            Map<String, String> description) {}

    /** A PDF that was taken in. */
    @Schema(name = "TakenPdf")
    public record PdfAnswer(
            String sha256,

            int pages,
            @Schema(description = "What was read from it") String text) {}

    @GET
    @Path("/desk/agencies/{slug}")
    @Operation(summary = "An agency with all its fields; its ETag is what a change may name")
    @APIResponseSchema(value = FileAgency.class, responseDescription = "As the directory's file has it")
    public Response agency(@Parameter(description = "Its slug") @PathParam("slug") String slug) {
        return answer(200, editing.one(DirectoryPart.AGENCY, slug));
    }

    @POST
    @Path("/desk/agencies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add an agency")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FileAgency.class)))
    @APIResponseSchema(value = FileAgency.class, responseCode = "201", responseDescription = "The agency")
    public Response addAgency(byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(201, editing.add(DirectoryPart.AGENCY, JsonInput.whole(body, FileAgency.class)));
    }

    @PATCH
    @Path("/desk/agencies/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change an agency, or retire it",
            description = PATCHED
                    + " Where it is retired and names a successor, rules in force that gave to it give to its successor, "
                    + "and its open tickets go there; those whose writers left the successor out, and those of an agency "
                    + "without one, go to the coordinating office.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AgencyPatch.class)))
    @APIResponseSchema(value = FileAgency.class, responseCode = "200", responseDescription = "As it is then")
    public Response changeAgency(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The ETag of what was read", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(
                200,
                editing.change(
                        DirectoryPart.AGENCY,
                        slug,
                        JsonInput.whole(body, AgencyPatch.class),
                        DirectoryFileApi.matches(seen)));
    }

    @GET
    @Path("/desk/topics/{slug}")
    @Operation(summary = "A topic with all its fields; its ETag is what a change may name")
    @APIResponseSchema(value = DeskTopic.class, responseDescription = "As the directory's file has it, and its place")
    public Response topic(@Parameter(description = "Its slug") @PathParam("slug") String slug) {
        return answer(200, editing.one(DirectoryPart.TOPIC, slug));
    }

    @POST
    @Path("/desk/topics")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a topic", description = "It is the last, where no position is said.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DeskTopic.class)))
    @APIResponseSchema(value = DeskTopic.class, responseCode = "201", responseDescription = "The topic")
    public Response addTopic(byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(201, editing.add(DirectoryPart.TOPIC, JsonInput.whole(body, DeskTopic.class)));
    }

    @PATCH
    @Path("/desk/topics/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a topic, retire it, merge it into another, or move it in the list",
            description =
                    PATCHED
                            + " A topic that is merged into another is retired; the other gets the words that found it, and rules "
                            + "about it are about the other. One about which messages wait for an answer can be merged, not retired.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TopicPatch.class)))
    @APIResponseSchema(value = DeskTopic.class, responseCode = "200", responseDescription = "As it is then")
    public Response changeTopic(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The ETag of what was read", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(
                200,
                editing.change(
                        DirectoryPart.TOPIC,
                        slug,
                        JsonInput.whole(body, TopicPatch.class),
                        DirectoryFileApi.matches(seen)));
    }

    @GET
    @Path("/desk/rules/{name}")
    @Operation(summary = "A rule with its conditions; its ETag is what a change may name")
    @APIResponseSchema(value = FileRule.class, responseDescription = "As the directory's file has it")
    public Response rule(@Parameter(description = "Its slug") @PathParam("name") String name) {
        return answer(200, editing.one(DirectoryPart.RULE, name));
    }

    @POST
    @Path("/desk/rules")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a rule")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FileRule.class)))
    @APIResponseSchema(value = FileRule.class, responseCode = "201", responseDescription = "The rule")
    public Response addRule(byte[] body) {
        caller.with(Right.EDIT_ROUTING);
        return answer(201, editing.addRule(JsonInput.whole(body, FileRule.class)));
    }

    @PATCH
    @Path("/desk/rules/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put another version of a rule into force, or switch it off",
            description = PATCHED + " Its conditions are one thing: where when is named, it is all of them.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RulePatch.class)))
    @APIResponseSchema(value = FileRule.class, responseCode = "200", responseDescription = "As it is then")
    public Response changeRule(
            @Parameter(description = "Its slug") @PathParam("name") String name,
            @Parameter(description = "The ETag of what was read", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_ROUTING);
        return answer(
                200, editing.changeRule(name, JsonInput.whole(body, RulePatch.class), DirectoryFileApi.matches(seen)));
    }

    @GET
    @Path("/desk/task-forces/{slug}")
    @Operation(summary = "A task force with all its fields; its ETag is what a change may name")
    @APIResponseSchema(value = FileTaskForce.class, responseDescription = "As the directory's file has it")
    public Response taskForce(@Parameter(description = "Its slug") @PathParam("slug") String slug) {
        return answer(200, editing.one(DirectoryPart.TASK_FORCE, slug));
    }

    @POST
    @Path("/desk/task-forces")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a task force")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FileTaskForce.class)))
    @APIResponseSchema(value = FileTaskForce.class, responseCode = "201", responseDescription = "As it is then")
    public Response addTaskForce(byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(201, editing.add(DirectoryPart.TASK_FORCE, JsonInput.whole(body, FileTaskForce.class)));
    }

    @PATCH
    @Path("/desk/task-forces/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a task force", description = PATCHED)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TaskForcePatch.class)))
    @APIResponseSchema(value = FileTaskForce.class, responseCode = "200", responseDescription = "As it is then")
    public Response changeTaskForce(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The ETag of what was read", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(
                200,
                editing.change(
                        DirectoryPart.TASK_FORCE,
                        slug,
                        JsonInput.whole(body, TaskForcePatch.class),
                        DirectoryFileApi.matches(seen)));
    }

    @GET
    @Path("/desk/documents/{slug}")
    @Operation(summary = "A document with all its fields; its ETag is what a change may name")
    @APIResponseSchema(value = FileDocument.class, responseDescription = "As the directory's file has it")
    public Response document(@Parameter(description = "Its slug") @PathParam("slug") String slug) {
        return answer(200, editing.one(DirectoryPart.DOCUMENT, slug));
    }

    @POST
    @Path("/desk/documents")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a document")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FileDocument.class)))
    @APIResponseSchema(value = FileDocument.class, responseCode = "201", responseDescription = "As it is then")
    public Response addDocument(byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(201, editing.add(DirectoryPart.DOCUMENT, JsonInput.whole(body, FileDocument.class)));
    }

    @PATCH
    @Path("/desk/documents/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a document",
            description = PATCHED + " A version that is not named stays, and so does what each says.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DocumentPatch.class)))
    @APIResponseSchema(value = FileDocument.class, responseCode = "200", responseDescription = "As it is then")
    public Response changeDocument(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The ETag of what was read", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        return answer(
                200,
                editing.change(
                        DirectoryPart.DOCUMENT,
                        slug,
                        JsonInput.whole(body, DocumentPatch.class),
                        DirectoryFileApi.matches(seen)));
    }

    @POST
    @Path("/desk/pdfs")
    @Consumes("application/pdf")
    @Operation(
            summary = "Send a PDF",
            description =
                    "It is kept under its hash, which a version of a document names beside its text. One that is broken, "
                            + "needs a password, or does more than show pages is refused (422).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, example = "%PDF-1.7")))
    @APIResponseSchema(value = PdfAnswer.class, responseCode = "201", responseDescription = "Its hash and its text")
    public Response takePdf(InputStream body) throws IOException {
        caller.with(Right.EDIT_DIRECTORY);
        DirectoryEditing.TakenPdf taken = editing.takePdf(body.readNBytes(PdfReading.MOST_BYTES + 1));
        return Response.status(201)
                .entity(new PdfAnswer(taken.hash(), taken.pages(), taken.text()))
                .build();
    }

    @POST
    @Path("/desk/documents/{slug}/versions/{number}/take-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take a version of a document back",
            description = "The public then reads that and when it was taken back, and no more of it. That stays so.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponseSchema(value = FileDocument.class, responseCode = "200", responseDescription = "As it is then")
    public Response takeBack(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The version's number, from 1", schema = @Schema(type = SchemaType.STRING))
                    @PathParam("number")
                    String number,
            @Parameter(description = "The ETag of what was read", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        JsonInput given = JsonInput.of(body, GivenReason.class);
        String reason = given.text("reason");
        given.done();
        return answer(
                200,
                editing.takeBack(
                        slug,
                        number.matches("[1-9][0-9]?") ? Integer.parseInt(number) : 0,
                        reason,
                        DirectoryFileApi.matches(seen)));
    }

    private static Response answer(int status, Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>(entry.fields());
        return Response.status(status)
                .entity(DirectoryFile.text(fields).getBytes(StandardCharsets.UTF_8))
                .type(JSON)
                .tag(new EntityTag(entry.tag()))
                .build();
    }
}
