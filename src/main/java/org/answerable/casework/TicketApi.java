package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.accounts.DraftKeeping;
import org.answerable.casework.TicketReading.HistoryItem;
import org.answerable.casework.TicketReading.Listing;
import org.answerable.casework.TicketReading.MessageItem;
import org.answerable.casework.TicketReading.NoteItem;
import org.answerable.casework.TicketReading.TicketAnswer;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.casework.TicketReading.WarningItem;
import org.answerable.intake.Kind;
import org.answerable.intake.ShownPlace;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Texts;
import org.answerable.redaction.Redaction;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.GivenReason;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.Nothing;
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

/** Tickets for programs of agencies. */
@Path("/api/v1/desk/tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class TicketApi {
    /** The acts of which a draft is kept for programs. */
    private static final Set<String> TYPED = Set.of("answer", "message", "note");

    @Inject
    TicketReading reading;

    @Inject
    Answering answering;

    @Inject
    PassingOn passingOn;

    @Inject
    Copying copying;

    @Inject
    DraftKeeping drafts;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** What the caller typed and did not send. */
    public record DraftItem(String act, String text, String language, Instant at) implements Invented {}

    /** What is kept of what was typed. */
    @Schema(
            name = "NewDraft",
            example = "{\"act\": \"answer\", \"text\": \"There was an interpreter, who\", \"language\": \"en\"}")
    public record NewDraft(
            @Schema(
                    required = true,
                    enumeration = {"answer", "message", "note"})
            String act,

            @Schema(description = "Empty: nothing is kept any longer")
            String text,

            @Schema(description = "BCP 47 tag") String language) {}

    /** One act on several tickets. */
    @Schema(
            name = "BulkAct",
            example = "{\"tickets\": [\"4x7q2m9k1c8d\"], \"act\": \"transfer\", \"agency\": "
                    + "\"dane-county-sheriff\", \"reason\": \"The stop was the sheriff's.\"}")
    public record BulkAct(
            @Schema(description = "Ids, at most 100") List<String> tickets,

            @Schema(required = true, enumeration = "transfer")
            String act,

            @Schema(required = true, description = "Slug") String agency,
            @Schema(required = true) String reason) {}

    /** Who works on it. */
    @Schema(name = "Assignment", example = "{\"assignee\": \"liaison@agency.example\"}")
    public record NewAssignment(
            @Schema(description = "An account's name; null or absent: nobody", nullable = true)
            String assignee) {}

    /** To whom it goes. */
    @Schema(
            name = "Transfer",
            example = "{\"agency\": \"dane-county-sheriff\", \"reason\": \"The stop was the sheriff's.\"}")
    public record Transfer(
            @Schema(required = true, description = "Slug") String agency,
            @Schema(required = true) String reason) {}

    /** Words for colleagues. */
    @Schema(name = "NewNote", example = "{\"text\": \"Asked the dispatch for its log.\"}")
    public record NewNote(@Schema(required = true) String text) {}

    /** Words to the writer. */
    @Schema(name = "NewMessage", example = "{\"text\": \"At what time was it?\", \"language\": \"en\"}")
    public record NewMessage(
            @Schema(required = true) String text,

            @Schema(description = "BCP 47 tag; found out where absent")
            String language) {}

    /** The agency's answer. */
    @Schema(
            name = "NewAnswer",
            example =
                    "{\"text\": \"There was an interpreter, who was not called. We are sorry.\", \"language\": \"en\", \"public\": true}")
    public record NewAnswer(
            @Schema(required = true) String text,

            @Schema(description = "BCP 47 tag; found out where absent")
            String language,

            @JsonbProperty("public") @Schema(description = "false: for the writer alone; true where absent")
            Boolean isPublic) {}

    /** Who gets a copy of an answer. */
    @Schema(name = "Copies", example = "{\"answer\": \"7k2mq4xw9c3d\", \"tickets\": [\"4x7q2m9k1c8d\"]}")
    public record Copies(
            @Schema(required = true) String answer,

            @Schema(required = true) List<String> tickets) {}

    /**
     * A ticket with everything that belongs to it; {@code lead} is the agency that is supported, if one is;
     * {@code warnings} are about what this call wrote, in code points of it as it is kept.
     */
    public record TicketView(
            String id,
            String submission,
            String agency,
            TicketRole role,
            TicketStatus status,
            Kind kind,
            String language,
            String title,
            String text,
            String county,
            ShownPlace place,
            LocalDate occurredOn,
            List<String> topics,
            List<String> because,
            Instant receivedAt,
            Instant dueBy,
            boolean overdue,
            @Schema(nullable = true) Instant acknowledgeBy,
            @Schema(nullable = true) Instant acknowledgedAt,
            TicketStanding clocks,
            String assignee,
            boolean newFromWriter,
            List<Redaction> masked,
            List<Redaction> titleMasked,
            Instant withdrawnAt,
            List<MessageItem> messages,
            List<NoteItem> notes,
            List<TicketAnswer> answers,
            List<HistoryItem> history,
            TicketReading.Lead lead,
            List<WarningItem> warnings,
            List<Suggesting.Suggested> suggestions,
            List<String> alike,
            @Schema(nullable = true) TicketReading.TicketTranslation translation)
            implements Invented {}

    @GET
    @Operation(
            summary = "Tickets",
            description = "sort: writer (where words of the writer wait first, then by due date; "
                    + "the default), due (the default with overdue), or newest. language: a BCP 47 tag; topic: "
                    + "a slug; county: a name or a FIPS code. What is not known is refused.")
    @APIResponse(responseCode = "200", description = "The tickets")
    public Items<TicketItem> list(
            @Parameter(
                            description =
                                    "open, waiting, answered, closed, transferred, due (open or waiting), unacknowledged (the agency "
                                            + "has told the writer nothing yet) or acknowledge-late (and should have)")
                    @QueryParam("status")
                    String status,
            @Parameter(description = "A slug") @QueryParam("agency") String agency,
            @Parameter(description = "An account's name") @QueryParam("assignee") String assignee,
            @Parameter(description = "true: only what is overdue") @QueryParam("overdue") String overdue,
            @Parameter(description = "BCP 47 tag") @QueryParam("language") String language,
            @Parameter(description = "A slug") @QueryParam("topic") String topic,
            @Parameter(description = "A name or a FIPS code") @QueryParam("county") String county,
            @Parameter(description = "writer, due, newest or oldest") @QueryParam("sort") String sort,
            @Parameter(
                            description =
                                    "stuck: only what bounced (agencies passed it on twice or more) or is stuck (nothing "
                                            + "happened on ten working days of its agency)")
                    @QueryParam("view")
                    String view,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 50 where absent") @QueryParam("size") String size) {
        return reading.list(
                new Listing(
                        status,
                        agency,
                        assignee,
                        overdue(overdue),
                        language,
                        topic,
                        county,
                        sort,
                        view,
                        cursor,
                        PageSize.of(size, 50)),
                reader.language());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One ticket with everything that belongs to it")
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView one(@Parameter(description = "Its id") @PathParam("id") String id) {
        return one(id, List.of());
    }

    @GET
    @Path("/{id}/similar")
    @Operation(
            summary = "Tickets whose messages say something similar",
            description = "At most five, in any language, of the latest 300 that the caller may read; "
                    + "what is shown counts as read. Public records like it: /api/v1/records/{id}/similar.")
    @APIResponse(responseCode = "200", description = "Those tickets, the most similar first")
    public Items<TicketItem> similar(@Parameter(description = "Its id") @PathParam("id") String id) {
        return new Items<>(reading.similar(id, reader.language()), null);
    }

    private TicketView one(String id, List<WarningItem> warnings) {
        TicketFile file = reading.file(id, reader.language());
        TicketItem t = file.ticket();
        return new TicketView(
                t.id(),
                t.submission(),
                t.agency(),
                t.role(),
                t.status(),
                t.kind(),
                t.language(),
                t.title(),
                t.text(),
                t.county(),
                t.place(),
                t.occurredOn(),
                t.topics(),
                t.because(),
                t.receivedAt(),
                t.dueBy(),
                t.overdue(),
                t.acknowledgeBy(),
                t.acknowledgedAt(),
                t.clocks(),
                t.assignee(),
                t.newFromWriter(),
                t.masked(),
                t.titleMasked(),
                t.withdrawnAt(),
                file.messages(),
                file.notes(),
                file.answers(),
                file.history(),
                file.lead(),
                warnings,
                file.suggestions(),
                file.alike(),
                file.translated().get(WritersWords.SUBMISSION));
    }

    @POST
    @Path("/bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "One act on several tickets",
            description = "One act on several tickets, at most 100: each is done or refused by itself, "
                    + "and journalled by itself. act is transfer, with agency and reason.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkAct.class)))
    @APIResponse(responseCode = "200", description = "What was done, and what was refused and why")
    public PassingOn.BulkOutcome bulk(byte[] body) {
        caller.with(Right.TRANSFER_TICKET);
        JsonInput json = JsonInput.of(body, BulkAct.class);
        List<String> tickets = json.texts("tickets");
        String act = json.required("act");
        String agency = json.required("agency");
        String reason = json.required("reason");
        if (act != null && !act.equals("transfer")) {
            json.fault("act", "casework.fault.act");
        }
        json.done();
        return passingOn.pass(tickets, agency, reason, reader.language());
    }

    @POST
    @Path("/{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say who works on it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewAssignment.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView assign(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.ASSIGN_TICKET);
        JsonInput json = JsonInput.of(body, NewAssignment.class);
        String assignee = json.text("assignee");
        json.done();
        answering.assign(id, assignee);
        return one(id);
    }

    @POST
    @Path("/{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Tell the writer that the agency has the message",
            description = "409 where the agency has told the writer something already.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView acknowledge(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.MESSAGE_WRITER);
        JsonInput.of(body, Nothing.class).done();
        answering.acknowledge(id);
        return one(id);
    }

    @POST
    @Path("/{id}/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Pass it to another agency")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Transfer.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView transfer(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.TRANSFER_TICKET);
        JsonInput json = JsonInput.of(body, Transfer.class);
        String agency = json.required("agency");
        String reason = json.required("reason");
        json.done();
        answering.transfer(id, agency, reason, null);
        return one(id);
    }

    @POST
    @Path("/{id}/note")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Note something for colleagues")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewNote.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView note(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.NOTE_TICKET);
        answering.note(id, text(body, NewNote.class, "text"));
        return one(id);
    }

    @POST
    @Path("/{id}/message")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask the writer",
            description = "What looks personal in the text, or repeats what looks personal in the writer's words, "
                    + "is sent all the same and told in warnings: [{start, end, kind, words, why}], "
                    + "in code points of the text as it is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewMessage.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView message(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.MESSAGE_WRITER);
        JsonInput json = JsonInput.of(body, NewMessage.class);
        String text = json.required("text");
        String language = json.text("language");
        json.done();
        answering.message(id, text, language, null);
        return one(id, warnings(id, text));
    }

    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Answer the writer",
            description = "What looks personal in the text, or repeats what looks personal in the writer's words, "
                    + "is sent all the same and told in warnings: [{start, end, kind, words, why}], "
                    + "in code points of the text as it is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewAnswer.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView answer(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.ANSWER_TICKET);
        JsonInput json = JsonInput.of(body, NewAnswer.class);
        String text = json.required("text");
        String language = json.text("language");
        boolean isPublic = json.flag("public", true);
        json.done();
        answering.answer(id, text, language, isPublic, null);
        return one(id, warnings(id, text));
    }

    @POST
    @Path("/{id}/alike")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give the answer to others who wrote nearly the same",
            description =
                    "Each writer gets a copy of the last answer on this ticket, under the own receipt, at most 100: "
                            + "each is done or refused by itself, and journalled by itself. 409 where that is not the last "
                            + "answer any more.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Copies.class)))
    @APIResponse(responseCode = "200", description = "Which tickets have it, and which were refused and why")
    public PassingOn.BulkOutcome alike(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.ANSWER_TICKET);
        JsonInput json = JsonInput.of(body, Copies.class);
        String answer = json.required("answer");
        List<String> tickets = json.texts("tickets");
        json.done();
        return copying.copy(id, answer, tickets, reader.language());
    }

    private List<WarningItem> warnings(String id, String text) {
        return reading.warnings(id, Texts.stripped("/text", text), reader.language());
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Close it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView close(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.CLOSE_TICKET);
        answering.close(id, text(body, GivenReason.class, "reason"), null);
        return one(id);
    }

    @POST
    @Path("/{id}/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open it again")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView reopen(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.REOPEN_TICKET);
        answering.reopen(id, text(body, GivenReason.class, "reason"));
        return one(id);
    }

    @POST
    @Path("/{id}/unmask")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "See what was hidden; the writer reads the reason")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "The ticket as it is then")
    public TicketView unmask(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.UNMASK_TICKET);
        answering.unmask(id, text(body, GivenReason.class, "reason"));
        return one(id);
    }

    @GET
    @Path("/{id}/draft")
    @Operation(
            summary = "What the caller typed and did not send",
            description = "What the caller typed for this ticket and did not send, here or on the page: "
                    + "act is answer, message or note. Nobody else is shown it; "
                    + "it ends with sending, with the ticket, "
                    + "and by itself after two weeks.")
    @APIResponse(responseCode = "200", description = "The drafts")
    public Items<DraftItem> drafts(@Parameter(description = "Its id") @PathParam("id") String id) {
        caller.with(Right.READ_TICKETS);
        reading.present(id);
        String place = place(id);
        return new Items<>(
                drafts.own(path -> path.startsWith(place)).stream()
                        .map(kept -> draft(kept, kept.path().substring(place.length())))
                        .filter(kept -> TYPED.contains(kept.act()))
                        .toList(),
                null);
    }

    @POST
    @Path("/{id}/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Keep what was typed",
            description =
                    "Keeps what was typed for an act and sends nothing; the page has it in its form. An empty text ends it.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewDraft.class)))
    @APIResponse(responseCode = "200", description = "The drafts")
    public Items<DraftItem> draft(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.READ_TICKETS);
        JsonInput json = JsonInput.of(body, NewDraft.class);
        String act = json.required("act");
        String text = json.text("text");
        String language = json.text("language");
        if (act != null && !TYPED.contains(act)) {
            json.fault("act", "casework.fault.draft");
        }
        json.done();
        reading.present(id);
        if (text == null || text.isBlank()) {
            drafts.discard(place(id) + act);
        } else {
            Map<String, List<String>> fields =
                    new LinkedHashMap<>(Map.of(act + "-text", List.of(TextRule.ANSWER.required("/text", text))));
            if (language != null && !act.equals("note")) {
                fields.put(
                        act + "-language",
                        List.of(Languages.parse(language)
                                .map(Language::tag)
                                .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"))));
            }
            drafts.keep(place(id) + act, fields);
        }
        return drafts(id);
    }

    private static String place(String id) {
        return "/desk/tickets/" + id + "/";
    }

    private static DraftItem draft(DraftKeeping.Kept kept, String act) {
        return new DraftItem(act, first(kept, act + "-text"), first(kept, act + "-language"), kept.at());
    }

    private static String first(DraftKeeping.Kept kept, String field) {
        return kept.fields().getOrDefault(field, List.of()).stream()
                .findFirst()
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static boolean overdue(String parameter) {
        return switch (parameter) {
            case null -> false;
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new Refusal.Malformed("/overdue", "platform.fault.type-flag");
        };
    }

    private static String text(byte[] body, Class<? extends Record> shape, String field) {
        JsonInput json = JsonInput.of(body, shape);
        String text = json.required(field);
        json.done();
        return text;
    }
}
