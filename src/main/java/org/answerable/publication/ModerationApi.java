package org.answerable.publication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.language.Barred;
import org.answerable.platform.Tagged;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SubmissionItem;
import org.answerable.redaction.Redaction;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.GivenReason;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.PageSize;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Moderation for programs. */
@Path("/api/v1/desk/submissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Moderation")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class ModerationApi {
    @Inject
    ModerationReading reading;

    @Inject
    Publishing publishing;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** What a moderator decides to publish. */
    @Schema(name = "Publication", example = """
            {"redactions": [{"start": 12, "end": 24, "kind": "phone"}], "title": "A stop without an interpreter",
             "answers": [{"id": "9d2k5w8r3t6y", "redactions": []}], "replace": false}""")
    public record Publication(
            @Schema(description = "What is hidden in the text")
            List<NewRedaction> redactions,

            String title,

            @Schema(
                    nullable = true,
                    description = "The answers that become public; absent is not the same as empty: see the operation")
            List<PublishedAnswer> answers,

            @Schema(description = "Whether these redactions take the place of the earlier ones; false where absent")
            Boolean replace,

            @Schema(description = "Why something hidden is shown again")
            String reason) {}

    /** A span in code points. */
    public record NewRedaction(
            @Schema(required = true, description = "In code points")
            Integer start,

            @Schema(required = true, description = "In code points, exclusive")
            Integer end,

            @Schema(
                    required = true,
                    enumeration = {
                        "name",
                        "phone",
                        "email",
                        "address",
                        "id-number",
                        "plate",
                        "birth-date",
                        "account",
                        "other"
                    })
            String kind,

            @Schema(description = "Taken as public answers carry it, and not kept: the kind decides the words")
            String reason) {}

    /** An answer that becomes public. */
    public record PublishedAnswer(@Schema(required = true) String id, List<NewRedaction> redactions) {}

    @GET
    @Operation(summary = "Submissions, oldest first")
    @APIResponse(responseCode = "200", description = "The submissions")
    public Items<SubmissionItem> list(
            @Parameter(
                            description =
                                    "received, awaiting-moderation, published, withheld or withdrawn; all where absent")
                    @QueryParam("state")
                    String state,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 50 where absent") @QueryParam("size") String size) {
        return reading.list(state, cursor, PageSize.of(size, 50), reader.language());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One submission with all that a decision needs")
    @APIResponse(responseCode = "200", description = "The submission as it is then")
    public SubmissionFile one(@Parameter(description = "Its id") @PathParam("id") String id) {
        return reading.file(id, reader.language());
    }

    @POST
    @Path("/{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Publish, or renew what is published",
            description =
                    "Makes public the text and the answers named in answers: [{id, redactions}]. Where answers is absent, "
                            + "a first publication takes all answers given so far, a later one adds none; "
                            + "those already public stay. Without title, the writer's title is public only where "
                            + "nothing hidden stands in it and nothing in it looks personal. "
                            + "A title or a named answer that says a hidden word is refused (422, with the word); "
                            + "in answers not named the word is "
                            + "hidden as well, and alsoHidden says where, in code points of the answer as written. "
                            + "replace: true puts these redactions in the place of the earlier ones; "
                            + "where that shows again what was hidden in public, reason is required, and kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Publication.class)))
    @APIResponse(responseCode = "200", description = "The public record, and what was hidden beside the redactions")
    public Publishing.Published publish(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.MODERATE);
        JsonInput json = JsonInput.of(body, Publication.class);
        List<Redaction> redactions = redactions(json);
        String title = json.text("title");
        Map<String, List<Redaction>> answers = json.given("answers") ? new HashMap<>() : null;
        for (JsonInput answer : json.objects("answers")) {
            answers.computeIfAbsent(answer.required("id"), none -> new ArrayList<>())
                    .addAll(redactions(answer));
            answer.noOthers();
        }
        boolean replace = json.flag("replace", false);
        String reason = json.text("reason");
        json.done();
        return publishing.publish(id, new Publishing.Decision(redactions, title, answers, replace, null, reason));
    }

    private static List<Redaction> redactions(JsonInput json) {
        List<Redaction> redactions = new ArrayList<>();
        for (JsonInput redaction : json.objects("redactions")) {
            Integer start = redaction.number("start");
            Integer end = redaction.number("end");
            String tag = redaction.required("kind");
            Barred.Kind kind = Tagged.of(Barred.Kind.values(), tag).orElse(null);
            if (kind == null && tag != null && !tag.isEmpty()) {
                redaction.fault("kind", "publication.fault.kind");
            }
            redaction.text("reason"); // Accepted as our own answers carry it; the kind decides the words.
            redaction.noOthers();
            if (start == null) {
                redaction.fault("start", "platform.fault.required");
            }
            if (end == null) {
                redaction.fault("end", "platform.fault.required");
            }
            redactions.add(new Redaction(start == null ? -1 : start, end == null ? -1 : end, kind));
        }
        return redactions;
    }

    @POST
    @Path("/{id}/withhold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keep it from the public; the writer reads the reason")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "The submission as it is then")
    public SubmissionFile withhold(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.MODERATE);
        JsonInput json = JsonInput.of(body, GivenReason.class);
        String reason = json.required("reason");
        json.done();
        publishing.withhold(id, reason);
        return reading.file(id, reader.language());
    }
}
