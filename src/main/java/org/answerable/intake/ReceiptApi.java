package org.answerable.intake;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.answerable.access.RateLimits;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal;
import org.answerable.web.HistoryEntry;
import org.answerable.web.Invented;
import org.answerable.web.JsonInput;
import org.answerable.web.Pace;
import org.answerable.web.Problem;
import org.answerable.web.Problems;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way back by receipt, for programs. The receipt travels in bodies only; nothing here may be stored on the way. */
@Path("/api/v1/receipts")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receipts")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class ReceiptApi {
    @Inject
    Following following;

    @Inject
    Consenting consenting;

    @Inject
    Reader reader;

    @Inject
    RateLimits limits;

    @Inject
    Pace pace;

    /** The receipt alone. */
    @Schema(name = "Receipt", example = "{\"receipt\": \"7F3K-9QXM-2TRA-V8WD-4NPC\"}")
    public record Held(
            @Schema(
                    required = true,
                    description = "As it was shown; capital or small letters, with or without its dashes")
            String receipt) {}

    /** Words to those who have the case. */
    @Schema(
            name = "Reply",
            example = "{\"receipt\": \"7F3K-9QXM-2TRA-V8WD-4NPC\", \"text\": \"It was about nine in the evening.\"}")
    public record Reply(
            @Schema(required = true) String receipt,
            @Schema(required = true) String text) {}

    /** What the writer decides anew. */
    @Schema(name = "ConsentWish", description = "What is not named stays as it is", example = """
            {"receipt": "7F3K-9QXM-2TRA-V8WD-4NPC", "publish": false, "maskPersonal": true, "excludeAgencies": ["ice"]}""")
    public record ConsentWish(
            @Schema(required = true) String receipt,
            Boolean publish,

            @Schema(description = SubmissionApi.SHARES_CONTACT)
            Boolean shareContactWithAgency,

            Boolean maskPersonal,

            @Schema(
                    nullable = true,
                    description =
                            "Slugs of all agencies that are left out from now on; absent: those that were, empty: none")
            List<String> excludeAgencies) {}

    /** The contract's view of a case. */
    @Schema(name = "Case")
    public record CaseItem(
            CaseStatus status,
            Instant submittedAt,
            String language,
            Kind kind,
            String title,
            String text,
            List<CaseTicket> tickets,
            List<HistoryEntry> timeline,
            List<CaseAnswer> answers,
            List<CaseMessage> messages,
            List<Handling.Read> reads,
            List<Handling.Unmasked> unmasked,
            Consenting.Consent consent)
            implements Invented {}

    /** An agency's part. */
    public record CaseTicket(
            String agency,
            TicketRole role,
            TicketStatus status,
            Instant dueBy,
            Instant acknowledgeBy,
            @Schema(nullable = true) Instant acknowledgedAt,
            List<String> because) {}

    /** An answer, and what there is of it in other languages. */
    public record CaseAnswer(
            String agency, Instant at, String text, String language, List<CaseTranslation> translations)
            implements Invented {}

    /** A translation of what an agency wrote: by {@code person|machine}. */
    public record CaseTranslation(String language, String text, String by) implements Invented {}

    /** A message: from {@code you} or {@code agency}. */
    public record CaseMessage(
            String from, String agency, Instant at, String text, String language, List<CaseTranslation> translations)
            implements Invented {}

    @POST
    @Path("/open")
    @Operation(
            summary = "What became of a submission",
            description =
                    "An unknown receipt is answered with 404 after the same time as a known one; too many tries with 429.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Held.class)))
    @APIResponseSchema(value = CaseItem.class, responseDescription = "The case as its writer sees it")
    public Response open(byte[] body) {
        JsonInput json = JsonInput.of(body, Held.class);
        String receipt = json.required("receipt");
        json.done();
        return paced(() -> {
            Following.Case found = following.open(receipt, reader.language());
            return Response.ok(new CaseItem(
                    found.status(),
                    found.submittedAt(),
                    found.language(),
                    found.kind(),
                    found.title(),
                    found.text(),
                    found.progress().tickets().stream()
                            .map(t -> new CaseTicket(
                                    t.agency(),
                                    t.role(),
                                    t.status(),
                                    t.dueBy(),
                                    t.acknowledgeBy(),
                                    t.acknowledgedAt(),
                                    t.because()))
                            .toList(),
                    found.timeline().stream()
                            .map(e -> new HistoryEntry(e.at(), e.what()))
                            .toList(),
                    found.progress().answers().stream()
                            .map(a -> new CaseAnswer(
                                    a.agency(), a.at(), a.text(), a.language(), translations(a.translations())))
                            .toList(),
                    found.progress().messages().stream()
                            .map(m -> new CaseMessage(
                                    m.from() == Correspondent.WRITER ? "you" : "agency",
                                    m.agency(),
                                    m.at(),
                                    m.text(),
                                    m.language(),
                                    translations(m.translations())))
                            .toList(),
                    found.progress().reads(),
                    found.progress().unmasked(),
                    found.consent()));
        });
    }

    private static List<CaseTranslation> translations(List<Translations.Translation> translations) {
        return translations.stream()
                .map(t -> new CaseTranslation(t.language(), t.text(), t.by()))
                .toList();
    }

    @POST
    @Path("/messages")
    @Operation(summary = "Write to those who have the case")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reply.class)))
    @APIResponse(responseCode = "201", description = "Sent; there is nothing to read in the answer")
    @Produces({MediaType.APPLICATION_JSON, Problems.TYPE
    }) // Where all is well there is nothing to read, so a client may ask for the problem alone.
    public Response message(byte[] body) {
        JsonInput json = JsonInput.of(body, Reply.class);
        String receipt = json.required("receipt");
        String text = json.required("text");
        json.done();
        return paced(() -> {
            following.reply(receipt, text);
            return Response.status(201);
        });
    }

    /** What is not named stays as it is; {@code excludeAgencies} are all that are left out from now on. */
    @POST
    @Path("/consent")
    @Operation(summary = "Decide anew who may see the words", description = SubmissionApi.SHARES_CONTACT)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ConsentWish.class)))
    @APIResponseSchema(value = Consenting.Consent.class, responseDescription = "What holds from now on")
    public Response consent(byte[] body) {
        JsonInput json = JsonInput.of(body, ConsentWish.class);
        String receipt = json.required("receipt");
        Consenting.Wish wish = new Consenting.Wish(
                flag(json, "publish"),
                flag(json, "shareContactWithAgency"),
                flag(json, "maskPersonal"),
                json.has("excludeAgencies") ? json.texts("excludeAgencies") : null);
        json.done();
        return paced(() -> Response.ok(consenting.consent(receipt, wish)));
    }

    private static Boolean flag(JsonInput json, String field) {
        return json.has(field) ? json.flag(field, false) : null;
    }

    @POST
    @Path("/withdraw")
    @Operation(
            summary = "Take a submission back",
            description = "It leaves every public exit. The receipt still opens, and says so.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Held.class)))
    @APIResponse(responseCode = "204", description = "Taken back")
    @Produces({MediaType.APPLICATION_JSON, Problems.TYPE
    }) // Where all is well there is nothing to read, so a client may ask for the problem alone.
    public Response withdraw(byte[] body) {
        JsonInput json = JsonInput.of(body, Held.class);
        String receipt = json.required("receipt");
        json.done();
        return paced(() -> {
            following.withdraw(receipt);
            return Response.noContent();
        });
    }

    /** Known or unknown, an answer leaves at the same time after the question; unknown ones count towards the limit. */
    private Response paced(Supplier<Response.ResponseBuilder> work) {
        return pace.evenly(() -> {
            limits.take(RateLimits.Kind.OPENINGS);
            limits.check(RateLimits.Kind.RECEIPTS);
            try {
                return work.get().header("Cache-Control", "no-store").build();
            } catch (Refusal.NotFound unknown) {
                limits.take(RateLimits.Kind.RECEIPTS);
                throw unknown;
            }
        });
    }
}
