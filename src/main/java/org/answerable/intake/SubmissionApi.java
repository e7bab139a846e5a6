package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.answerable.access.RateLimits;
import org.answerable.directory.Directory;
import org.answerable.intake.NewSubmission.NewContact;
import org.answerable.intake.Submission.Spoken;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.redaction.Redaction;
import org.answerable.web.Invented;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Submitting by program; no sign-in. One for all requests: nothing else comes in such numbers. */
@Path("/api/v1/submissions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class SubmissionApi {
    @Inject
    Submitting submitting;

    @Inject
    Directory directory;

    @Inject
    SubmittingOnce once;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    @Inject
    Instance<SimilarRecords> similar;

    @Inject
    RateLimits limits;

    /** A submission as it is sent. */
    @Schema(name = "NewSubmission", example = """
            {"kind": "complaint", "text": "Nobody spoke Spanish at the stop near Madison.", \
            "title": "A stop without an interpreter", "language": "en",
             "topics": ["traffic-stops"], "agencies": ["state-patrol"], \
            "place": {"county": "Dane", "detail": "near exit 142"}, "occurredOn": "2026-11-03",
             "publish": true, "contact": {"email": "writer@example.org", "language": "en"}, \
            "maskPersonal": true, "excludeAgencies": ["ice"]}""")
    public record Sent(
            @Schema(
                    required = true,
                    enumeration = {"comment", "complaint", "question", "praise"})
            String kind,

            @Schema(required = true, description = "1 to 20,000 code points")
            String text,

            @Schema(description = "A few words over it") String title,

            @Schema(description = "BCP 47 tag; found out where absent")
            String language,

            @Schema(description = "Slugs of topics") List<String> topics,

            @Schema(description = "Slugs of the agencies that the writer names")
            List<String> agencies,

            NewPlace place,
            @Schema(description = "The day it happened") LocalDate occurredOn,

            @Schema(description = "Whether the text may be public once a person has looked it over; false where absent")
            Boolean publish,

            NewContact contact,
            @Schema(description = SHARES_CONTACT) Boolean shareContactWithAgency,

            @Schema(
                    description =
                            "Whether what looks personal is hidden from agencies until the writer allows it; true where absent")
            Boolean maskPersonal,

            @Schema(description = "Slugs of agencies that are left out, whatever rules or transfers say")
            List<String> excludeAgencies,

            @Schema(
                    description =
                            "Says that a public record was sent in the writer's name by somebody else. Moderators read it; "
                                    + "it is never published, and goes to no agency but the coordinating office")
            AboutPublic about) {}

    /** What of the public's a message is about. */
    @Schema(name = "About")
    public record AboutPublic(
            @Schema(
                    required = true,
                    enumeration = {"in-my-name"},
                    description = "What is said of it",
                    example = "in-my-name")
            String kind,

            @Schema(
                    required = true,
                    description = "The id of a public record, or of a group of them that say nearly the same")
            String id) {}

    /** Where it happened. */
    public record NewPlace(
            @Schema(description = "A name or a FIPS code") String county,

            String municipality,
            @Schema(description = "Not for the public") String detail) {}

    /** The contract's answer to a submission. */
    public record Acknowledged(
            String receipt,
            Spoken language,
            List<Handling.Recipient> tickets,
            List<Redaction> masked,
            List<Redaction> titleMasked,
            List<Cleaned> notes)
            implements Invented {}

    /** Whom it would go to, and what agencies would not see; spans in code points of what would be kept. */
    public record Foreseen(
            Spoken language,
            List<Handling.Recipient> tickets,
            List<Redaction> masked,
            List<Redaction> titleMasked,

            @Schema(
                    description =
                            "In which counties the municipality lies, where none of them was named; none is taken from it")
            List<Cleaned> notes,

            @Schema(description = "Public records that say something similar, in any language; at most five")
            List<SimilarRecords.Item> similar)
            implements Invented {}

    /** Something the writer should know about what was kept. */
    @Schema(name = "Note")
    public record Cleaned(String pointer, String message) {}

    /**
     * What {@code shareContactWithAgency} does as long as no page and no answer at the desk holds contact data; whoever
     * changes that changes this.
     */
    static final String SHARES_CONTACT =
            "shareContactWithAgency (default false) is kept and told back to the holder of the receipt, "
                    + "and has no other effect yet: no agency"
                    + " and nobody at the desk is shown contact data, whatever it says.";

    @POST
    @Operation(summary = "Take in a submission; no sign-in", description = SHARES_CONTACT)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Sent.class)))
    @APIResponseSchema(
            value = Acknowledged.class,
            responseCode = "201",
            responseDescription = "Taken in; the receipt is shown this once")
    public Response submit(
            byte[] body,
            @Parameter(description = "The same key and body give the first answer again; at most 200 characters")
                    @HeaderParam("Idempotency-Key")
                    String key) {
        limits.take(RateLimits.Kind.SUBMISSIONS);
        NewSubmission written =
                read(JsonInput.of(body == null ? new byte[0] : body, Sent.class), Submission.Channel.API);
        Acknowledgement acknowledgement;
        if (key == null) {
            acknowledgement = submitting.submit(written, reader.language());
        } else {
            if (key.isBlank() || key.length() > 200) {
                throw new Refusal.Malformed("", "intake.fault.idempotency-key", 200);
            }
            // Bytes, not text: a body that differs in anything is another body.
            acknowledgement = once.submit(
                    written,
                    new Submitting.Repeatable(key, Base64.getEncoder().encodeToString(body)),
                    reader.language());
        }
        return Response.status(201)
                .entity(view(acknowledgement))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Says what would become of it. Nothing is kept; an {@code Idempotency-Key} means nothing here. */
    @POST
    @Path("/preview")
    @Operation(summary = "What would become of a submission", description = "Nothing is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Sent.class)))
    @APIResponseSchema(
            value = Foreseen.class,
            responseDescription = "Whom it would go to, and what agencies would not see")
    public Response preview(byte[] body) {
        limits.take(RateLimits.Kind.PREVIEWS);
        Submitting.Preview p = submitting.preview(
                read(JsonInput.of(body == null ? new byte[0] : body, Sent.class), Submission.Channel.API),
                reader.language());
        return Response.ok(new Foreseen(
                        p.language(), p.tickets(), p.masks().text(), p.masks().title(), notes(p), similar(p)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private List<SimilarRecords.Item> similar(Submitting.Preview preview) {
        return similar.isResolvable()
                ? similar
                        .get()
                        .toWords(
                                preview.written().title(),
                                preview.written().text(),
                                preview.language().tag(),
                                null,
                                reader.language())
                        .stream()
                        .map(SimilarRecords.Item::of)
                        .toList()
                : List.of();
    }

    private List<Cleaned> notes(Submitting.Preview preview) {
        return preview.place().tells()
                ? cleaned(List.of(preview.place()
                        .note(
                                preview.written().municipality(),
                                directory::countyName,
                                names -> messages.list(reader.language(), names))))
                : List.of();
    }

    private List<Cleaned> cleaned(List<Fault> notes) {
        return notes.stream()
                .map(f -> new Cleaned(f.pointer(), messages.get(reader.language(), f.key(), f.arguments())))
                .toList();
    }

    private Acknowledged view(Acknowledgement a) {
        return new Acknowledged(
                a.receipt().grouped(),
                a.language(),
                a.tickets().stream()
                        .map(t -> new Handling.Recipient(t.agency(), t.role(), t.because()))
                        .toList(),
                a.masks().text(),
                a.masks().title(),
                cleaned(a.cleaned()));
    }

    /** Reads one submission; also for imports. Unknown fields are refused. */
    static NewSubmission read(JsonInput json, Submission.Channel channel) {
        String kind = json.text("kind");
        String text = json.text("text");
        String title = json.text("title");
        String language = json.text("language");
        List<String> topics = json.texts("topics");
        List<String> agencies = json.texts("agencies");
        JsonInput place = json.object("place");
        String county = null;
        String municipality = null;
        String detail = null;
        if (place != null) {
            county = place.text("county");
            municipality = place.text("municipality");
            detail = place.text("detail");
            place.noOthers();
        }
        var occurredOn = json.day("occurredOn");
        boolean publish = json.flag("publish", false);
        JsonInput contact = json.object("contact");
        NewContact given = null;
        if (contact != null) {
            given = new NewContact(
                    contact.text("name"), contact.text("email"), contact.text("phone"), contact.text("language"));
            contact.noOthers();
        }
        boolean share = json.flag("shareContactWithAgency", false);
        boolean mask = json.flag("maskPersonal", true);
        List<String> excluded = json.texts("excludeAgencies");
        JsonInput about = json.object("about");
        String disowned = null;
        if (about != null) {
            String said = about.required("kind");
            if (!said.isEmpty() && !said.equals(About.IN_MY_NAME.tag())) {
                about.fault("kind", "intake.fault.about-kind");
            }
            disowned = about.required("id");
            about.noOthers();
        }
        json.done();
        return new NewSubmission(
                kind,
                text,
                title,
                language,
                topics,
                agencies,
                county,
                municipality,
                detail,
                occurredOn,
                publish,
                given,
                share,
                mask,
                excluded,
                List.of(),
                channel,
                disowned);
    }
}
