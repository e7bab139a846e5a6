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
import org.answerable.casework.TicketReading.Place;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.casework.TicketReading.WarningItem;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.answerable.redaction.Redaction;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.PageSize;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tickets for programs of agencies. */
@Path("/api/v1/desk/tickets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
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
    DraftKeeping drafts;
    @Inject
    Caller caller;
    @Inject
    Reader reader;

    /** What the caller typed and did not send. */
    public record DraftItem(String act, String text, String language, Instant at) implements Invented {}

    /** An answer given. */
    public record AnswerItem(String id, Instant at, String text, String language, @JsonbProperty("public") boolean isPublic, boolean sealed) implements Invented {}

    /** A ticket with everything that belongs to it; {@code lead} is the agency that is supported, if one is; {@code warnings} are about what this call wrote, in code points of it as it is kept. */
    public record TicketView(String id, String submission, String agency, String role, String status, String kind, String language, String title, String text, String county,
            Place place, LocalDate occurredOn, List<String> topics, List<String> because, Instant receivedAt, Instant dueBy, boolean overdue, String assignee, boolean newFromWriter, List<Redaction> masked, List<Redaction> titleMasked, Instant withdrawnAt,
            List<MessageItem> messages, List<NoteItem> notes, List<AnswerItem> answers, List<HistoryItem> history, TicketReading.Lead lead, List<WarningItem> warnings,
            List<Suggesting.Suggested> suggestions) implements Invented {}

    @GET
    @Operation(summary = "Tickets", description = "sort: writer (where words of the writer wait first, then by due date; the default), due (the default with overdue), or newest. language: a BCP 47 tag; topic: a slug; "
            + "county: a name or a FIPS code. What is not known is refused.")
    public Items<TicketItem> list(@QueryParam("status") String status, @QueryParam("agency") String agency, @QueryParam("assignee") String assignee,
            @QueryParam("overdue") String overdue, @QueryParam("language") String language, @QueryParam("topic") String topic, @QueryParam("county") String county,
            @QueryParam("sort") String sort, @QueryParam("cursor") String cursor, @QueryParam("size") String size) {
        return reading.list(new Listing(status, agency, assignee, overdue(overdue), language, topic, county, sort, cursor, PageSize.of(size, 50)), reader.language());
    }

    @GET
    @Path("/{id}")
    public TicketView one(@PathParam("id") String id) {
        return one(id, List.of());
    }

    private TicketView one(String id, List<WarningItem> warnings) {
        TicketFile file = reading.file(id, reader.language());
        TicketItem t = file.ticket();
        return new TicketView(t.id(), t.submission(), t.agency(), t.role(), t.status(), t.kind(), t.language(), t.title(), t.text(), t.county(), t.place(), t.occurredOn(), t.topics(),
                t.because(), t.receivedAt(), t.dueBy(), t.overdue(), t.assignee(), t.newFromWriter(), t.masked(), t.titleMasked(), t.withdrawnAt(), file.messages(), file.notes(),
                file.answers().stream().map(a -> new AnswerItem(a.id(), a.at(), a.text(), a.language(), a.isPublic(), a.sealed())).toList(), file.history(), file.lead(), warnings, file.suggestions());
    }

    @POST
    @Path("/bulk")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(description = "One act on several tickets, at most 100: each is done or refused by itself, and journalled by itself. act is transfer, with agency and reason.")
    public PassingOn.Outcome bulk(byte[] body) {
        caller.with(Right.TRANSFER_TICKET);
        JsonInput json = JsonInput.of(body);
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
    public TicketView assign(@PathParam("id") String id, byte[] body) {
        caller.with(Right.ASSIGN_TICKET);
        JsonInput json = JsonInput.of(body);
        String assignee = json.text("assignee");
        json.done();
        answering.assign(id, assignee);
        return one(id);
    }

    @POST
    @Path("/{id}/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    public TicketView transfer(@PathParam("id") String id, byte[] body) {
        caller.with(Right.TRANSFER_TICKET);
        JsonInput json = JsonInput.of(body);
        String agency = json.required("agency");
        String reason = json.required("reason");
        json.done();
        answering.transfer(id, agency, reason);
        return one(id);
    }

    @POST
    @Path("/{id}/note")
    @Consumes(MediaType.APPLICATION_JSON)
    public TicketView note(@PathParam("id") String id, byte[] body) {
        caller.with(Right.NOTE_TICKET);
        answering.note(id, text(body, "text"));
        return one(id);
    }

    @POST
    @Path("/{id}/message")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(description = "What looks personal in the text, or repeats what looks personal in the writer's words, is sent all the same and told in warnings: [{start, end, kind, words, why}], "
            + "in code points of the text as it is kept.")
    public TicketView message(@PathParam("id") String id, byte[] body) {
        caller.with(Right.MESSAGE_WRITER);
        JsonInput json = JsonInput.of(body);
        String text = json.required("text");
        String language = json.text("language");
        json.done();
        answering.message(id, text, language);
        return one(id, warnings(id, text));
    }

    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(description = "What looks personal in the text, or repeats what looks personal in the writer's words, is sent all the same and told in warnings: [{start, end, kind, words, why}], "
            + "in code points of the text as it is kept.")
    public TicketView answer(@PathParam("id") String id, byte[] body) {
        caller.with(Right.ANSWER_TICKET);
        JsonInput json = JsonInput.of(body);
        String text = json.required("text");
        String language = json.text("language");
        boolean isPublic = json.flag("public", true);
        json.done();
        answering.answer(id, text, language, isPublic);
        return one(id, warnings(id, text));
    }

    private List<WarningItem> warnings(String id, String text) {
        return reading.warnings(id, Texts.stripped("/text", text), reader.language());
    }

    @POST
    @Path("/{id}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    public TicketView close(@PathParam("id") String id, byte[] body) {
        caller.with(Right.CLOSE_TICKET);
        answering.close(id, text(body, "reason"));
        return one(id);
    }

    @POST
    @Path("/{id}/reopen")
    @Consumes(MediaType.APPLICATION_JSON)
    public TicketView reopen(@PathParam("id") String id, byte[] body) {
        caller.with(Right.REOPEN_TICKET);
        answering.reopen(id, text(body, "reason"));
        return one(id);
    }

    @POST
    @Path("/{id}/unmask")
    @Consumes(MediaType.APPLICATION_JSON)
    public TicketView unmask(@PathParam("id") String id, byte[] body) {
        caller.with(Right.UNMASK_TICKET);
        answering.unmask(id, text(body, "reason"));
        return one(id);
    }

    @GET
    @Path("/{id}/draft")
    @Operation(description = "What the caller typed for this ticket and did not send, here or on the page: act is answer, message or note. Nobody else is shown it; it ends with sending, with the ticket, "
            + "and by itself after two weeks.")
    public Items<DraftItem> drafts(@PathParam("id") String id) {
        caller.with(Right.READ_TICKETS);
        reading.present(id);
        String place = place(id);
        return new Items<>(drafts.own(path -> path.startsWith(place)).stream().map(kept -> draft(kept, kept.path().substring(place.length()))).filter(kept -> TYPED.contains(kept.act())).toList(), null);
    }

    @POST
    @Path("/{id}/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(description = "Keeps what was typed for an act and sends nothing; the page has it in its form. An empty text ends it.")
    public Items<DraftItem> draft(@PathParam("id") String id, byte[] body) {
        caller.with(Right.READ_TICKETS);
        JsonInput json = JsonInput.of(body);
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
            Map<String, List<String>> fields = new LinkedHashMap<>(Map.of(act + "-text", List.of(Answering.text("/text", text, Answering.MAX_ANSWER))));
            if (language != null && !act.equals("note")) {
                fields.put(act + "-language", List.of(Languages.parse(language).map(Language::tag).orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"))));
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
        return kept.fields().getOrDefault(field, List.of()).stream().findFirst().filter(value -> !value.isEmpty()).orElse(null);
    }

    private static boolean overdue(String parameter) {
        return switch (parameter) {
            case null -> false;
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new Refusal.Malformed("/overdue", "platform.fault.type-flag");
        };
    }

    private static String text(byte[] body, String field) {
        JsonInput json = JsonInput.of(body);
        String text = json.required(field);
        json.done();
        return text;
    }
}
