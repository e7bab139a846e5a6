package org.answerable.townhall;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.publication.PromiseStatus;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.MinutesView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Cached;
import org.answerable.web.HistoryEntry;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.NextLink;
import org.answerable.web.Nothing;
import org.answerable.web.PageSize;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Meetings and commitments for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Meetings")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class TownHallApi {
    private static final int PAGE = 100;

    @Inject
    TownHallReading reading;

    @Inject
    TownHallRunning running;

    @Inject
    CommitmentKeeping keeping;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** A meeting to come. */
    @Schema(name = "NewMeeting", example = """
            {"title": "Traffic stops in Dane County", "startsAt": "2027-01-14T18:00:00-06:00", "place": "Central Library, Madison", \
            "county": "Dane", "languages": ["en", "es"]}""")
    public record NewMeeting(
            @Schema(required = true) String title,
            @Schema(required = true) Instant startsAt,
            @Schema(required = true) String place,

            @Schema(required = true, description = "A name or a FIPS code")
            String county,

            @Schema(description = "BCP 47 tags of what will be spoken or interpreted")
            List<String> languages,

            @Schema(description = "Of the title; en where absent")
            String language) {}

    /** Another time or place. */
    @Schema(
            name = "NewSpot",
            description = "What is not given stays",
            example = "{\"startsAt\": \"2027-01-21T18:00:00-06:00\", \"place\": \"City Hall, Madison\"}")
    public record NewSpot(Instant startsAt, String place, String county) {}

    /** Why it does not take place. */
    @Schema(name = "Cancellation", example = "{\"reason\": \"The library is closed that week.\", \"language\": \"en\"}")
    public record Cancellation(
            @Schema(required = true) String reason,

            @Schema(description = "BCP 47 tag of the reason")
            String language) {}

    /** A point for the agenda. */
    @Schema(name = "NewAgendaItem", example = "{\"title\": \"Interpreters at stops\", \"records\": [\"3h8m1v6z9q2x\"]}")
    public record NewAgendaItem(
            @Schema(required = true) String title,
            @Schema(description = "Ids of public records") List<String> records,

            @Schema(description = "Of the title; en where absent")
            String language) {}

    /** What was said. */
    @Schema(
            name = "NewMinutes",
            example = "{\"text\": \"The State Patrol explained how interpreters are called.\", \"language\": \"en\"}")
    public record NewMinutes(
            @Schema(required = true) String text,
            @Schema(description = "BCP 47 tag") String language) {}

    /** What an agency promised. */
    @Schema(name = "NewCommitment", example = """
            {"text": "Every squad car carries the interpreter card.", "owner": "state-patrol", \
            "dueOn": "2027-04-01", "records": ["3h8m1v6z9q2x"]}""")
    public record NewCommitment(
            @Schema(required = true) String text,

            @Schema(required = true, description = "Slug of the agency")
            String owner,

            @Schema(required = true) LocalDate dueOn,
            @Schema(description = "Ids of public records") List<String> records,

            @Schema(description = "Of the text; en where absent")
            String language) {}

    /** How far a promise is. */
    @Schema(
            name = "CommitmentStep",
            example = "{\"status\": \"done\", \"evidence\": \"A photograph of the card in each car.\"}")
    public record CommitmentStep(
            @Schema(
                    required = true,
                    enumeration = {"open", "in-progress", "done", "dropped"})
            String status,

            @Schema(description = "What shows it") String evidence) {}

    /** A meeting. */
    public record Meeting(
            String slug,
            String url,
            String title,
            Instant startsAt,
            String place,
            String county,
            List<String> languages,
            MeetingStatus status)
            implements Invented {}

    /**
     * What became of a meeting; {@code was} is where and when it was to be before, {@code reason} why it was cancelled.
     */
    public record MeetingChange(
            Instant at, TownHallChange.What what, MeetingSpot was, MeetingSpot now, String reason, String language)
            implements Invented {}

    /** When and where. */
    public record MeetingSpot(Instant startsAt, String place, String county) implements Invented {}

    /** A point of the agenda. */
    @Schema(name = "AgendaItem")
    public record AgendaPoint(String title, List<String> records) implements Invented {}

    /** What was said, as it was recorded. */
    public record MinutesItem(String text, String language, Instant at) implements Invented {}

    /** A promise. */
    @Schema(name = "Commitment")
    public record Promise(
            String id,
            String url,
            String text,
            String owner,
            LocalDate dueOn,
            PromiseStatus status,
            String evidence,
            String townHall,
            List<String> records,
            List<HistoryEntry> history)
            implements Invented {}

    /** A meeting with everything. */
    public record WholeMeeting(
            String slug,
            String url,
            String title,
            Instant startsAt,
            String place,
            String county,
            List<String> languages,
            MeetingStatus status,
            List<AgendaPoint> agenda,
            List<MinutesItem> minutes,
            List<Promise> commitments,
            List<MeetingChange> changes)
            implements Invented {}

    /** What was made. */
    public record MadeCommitment(String id) {}

    /** The meeting that was planned. */
    public record PlannedMeeting(String slug) {}

    @GET
    @Path("/town-halls")
    @Operation(
            summary = "Meetings, the latest first",
            description =
                    "At most size of them (1 to 100; 100 where nothing is said); next is the cursor of those after them.")
    @APIResponse(
            responseCode = "200",
            description = "The meetings",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = Meeting.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response list(
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 100 where absent") @QueryParam("size") String size,
            @Context Request request,
            @Context UriInfo address) {
        Items<TownHallItem> page = reading.list("all", cursor, PageSize.of(size, PAGE), reader.language());
        return listed(
                new Items<>(page.items().stream().map(TownHallApi::meeting).toList(), page.next()), request, address);
    }

    private Response listed(Items<?> page, Request request, UriInfo address) {
        Response answer = Cached.answer(request, page, reader.language());
        return page.next() == null
                ? answer
                : Response.fromResponse(answer)
                        .header("Link", NextLink.to(address, page.next()))
                        .build();
    }

    @GET
    @Path("/town-halls/{slug}")
    @Operation(summary = "A meeting with its agenda, minutes and commitments")
    @APIResponseSchema(value = WholeMeeting.class, responseDescription = "The meeting")
    public Response one(@Parameter(description = "Its slug") @PathParam("slug") String slug, @Context Request request) {
        return Cached.answer(request, whole(slug), reader.language());
    }

    @GET
    @Path("/commitments")
    @Operation(
            summary = "Promises",
            description = "First those that are to be kept, the one due first on top, "
                    + "then those that were kept or dropped, the one due last on top. At most size of them "
                    + "(1 to 100; 100 where nothing is said); next is the cursor of those after them.")
    @APIResponse(
            responseCode = "200",
            description = "The promises",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = Promise.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response commitments(
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 100 where absent") @QueryParam("size") String size,
            @Context Request request,
            @Context UriInfo address) {
        Items<CommitmentView> page = reading.commitments(
                TownHallReading.PromiseFilter.ANY, cursor, PageSize.of(size, PAGE), reader.language());
        return listed(
                new Items<>(page.items().stream().map(TownHallApi::promise).toList(), page.next()), request, address);
    }

    @POST
    @Path("/desk/town-halls")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plan a meeting")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewMeeting.class)))
    @APIResponseSchema(value = PlannedMeeting.class, responseCode = "201", responseDescription = "Planned")
    public Response plan(byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body, NewMeeting.class);
        String title = json.required("title");
        Instant startsAt = instant(json, "startsAt", json.required("startsAt"));
        String place = json.required("place");
        String county = json.required("county");
        List<String> languages = json.texts("languages");
        String language = language(json);
        json.done();
        return Response.status(201)
                .entity(new PlannedMeeting(running.plan(Map.of(language, title), startsAt, place, county, languages)))
                .build();
    }

    @POST
    @Path("/desk/town-halls/{slug}/move")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Move a meeting",
            description = "To another time, place or county; what is not given stays. Its address stays. "
                    + "Not once it is cancelled, or marked as held.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewSpot.class)))
    @APIResponse(responseCode = "200", description = "The meeting as it is then")
    public WholeMeeting shift(@Parameter(description = "Its slug") @PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body, NewSpot.class);
        TownHallItem now = reading.one(slug, reader.language()).townHall();
        Instant startsAt = json.given("startsAt") ? instant(json, "startsAt", json.filled("startsAt")) : now.startsAt();
        String place = json.given("place") ? json.filled("place") : now.place();
        String county = json.given("county") ? json.filled("county") : now.county();
        json.done();
        running.move(slug, startsAt, place, county);
        return whole(slug);
    }

    @POST
    @Path("/desk/town-halls/{slug}/cancel")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel a meeting", description = "With a reason for everyone to read. That is final.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Cancellation.class)))
    @APIResponse(responseCode = "200", description = "The meeting as it is then")
    public WholeMeeting cancel(@Parameter(description = "Its slug") @PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body, Cancellation.class);
        String reason = json.required("reason");
        String language = json.text("language");
        json.done();
        running.cancel(slug, reason, language);
        return whole(slug);
    }

    @POST
    @Path("/desk/town-halls/{slug}/held")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that a meeting was held", description = "Not before it begins. Takes an empty object.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Nothing.class)))
    @APIResponse(responseCode = "200", description = "The meeting as it is then")
    public WholeMeeting held(@Parameter(description = "Its slug") @PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput.of(body, Nothing.class).done();
        running.hold(slug);
        return whole(slug);
    }

    @POST
    @Path("/desk/town-halls/{slug}/agenda")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put a point on the agenda")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewAgendaItem.class)))
    @APIResponseSchema(value = WholeMeeting.class, responseCode = "201", responseDescription = "The meeting with it")
    public Response agenda(@Parameter(description = "Its slug") @PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body, NewAgendaItem.class);
        String title = json.required("title");
        List<String> records = json.texts("records");
        String language = language(json);
        json.done();
        running.agenda(slug, Map.of(language, title), records);
        return Response.status(201).entity(whole(slug)).build();
    }

    @POST
    @Path("/desk/town-halls/{slug}/minutes")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record what was said")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewMinutes.class)))
    @APIResponseSchema(value = WholeMeeting.class, responseCode = "201", responseDescription = "The meeting with it")
    public Response minutes(@Parameter(description = "Its slug") @PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body, NewMinutes.class);
        String text = json.required("text");
        String language = json.text("language");
        json.done();
        running.minutes(slug, text, language);
        return Response.status(201).entity(whole(slug)).build();
    }

    @POST
    @Path("/desk/town-halls/{slug}/commitments")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Record a promise of an agency")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewCommitment.class)))
    @APIResponseSchema(value = MadeCommitment.class, responseCode = "201", responseDescription = "Recorded")
    public Response commitment(@Parameter(description = "Its slug") @PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body, NewCommitment.class);
        String text = json.required("text");
        String owner = json.required("owner");
        json.required("dueOn");
        LocalDate dueOn = json.day("dueOn");
        List<String> records = json.texts("records");
        String language = language(json);
        json.done();
        return Response.status(201)
                .entity(new MadeCommitment(running.commitment(slug, Map.of(language, text), owner, dueOn, records)))
                .build();
    }

    @PATCH
    @Path("/desk/commitments/{id}")
    @SecurityRequirement(name = AnswerableApplication.TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say how far a promise is")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CommitmentStep.class)))
    @APIResponse(responseCode = "200", description = "The promise as it is then")
    public Promise move(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.UPDATE_COMMITMENT);
        JsonInput json = JsonInput.of(body, CommitmentStep.class);
        String status = json.required("status");
        String evidence = json.text("evidence");
        json.done();
        keeping.move(id, status, evidence);
        return promise(reading.commitment(id, reader.language()));
    }

    private static String language(JsonInput json) {
        String language = json.text("language");
        return language == null || language.isBlank() ? "en" : language;
    }

    private static Instant instant(JsonInput json, String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            json.fault(field, "townhall.fault.instant");
            return null;
        }
    }

    private WholeMeeting whole(String slug) {
        TownHallView view = reading.one(slug, reader.language());
        TownHallItem t = view.townHall();
        return new WholeMeeting(
                t.slug(),
                t.url(),
                t.title().text(),
                t.startsAt(),
                t.place(),
                t.county(),
                t.languages(),
                t.status(),
                view.agenda().stream()
                        .map(i -> new AgendaPoint(i.title().text(), i.records()))
                        .toList(),
                view.minutes().stream().map(TownHallApi::said).toList(),
                view.commitments().stream().map(TownHallApi::promise).toList(),
                view.changes().stream().map(TownHallApi::change).toList());
    }

    private static MeetingChange change(TownHallReading.ChangeView c) {
        TownHallWords.Original said = c.reason() == null
                ? null
                : c.reason().original() != null
                        ? c.reason().original()
                        : new TownHallWords.Original(
                                c.reason().text(),
                                c.reason().language(),
                                c.reason().hidden());
        return new MeetingChange(
                c.at(),
                c.what(),
                new MeetingSpot(c.wasStartsAt(), c.wasPlace(), c.wasCounty()),
                new MeetingSpot(c.startsAt(), c.place(), c.county()),
                said == null ? null : said.text(),
                said == null ? null : said.language().tag());
    }

    private static Meeting meeting(TownHallItem t) {
        return new Meeting(
                t.slug(), t.url(), t.title().text(), t.startsAt(), t.place(), t.county(), t.languages(), t.status());
    }

    private static MinutesItem said(MinutesView said) {
        TownHallWords.Original original = said.words().original();
        return original == null
                ? new MinutesItem(said.words().text(), said.words().language().tag(), said.at())
                : new MinutesItem(original.text(), original.language().tag(), said.at());
    }

    private static Promise promise(CommitmentView c) {
        return new Promise(
                c.id(),
                c.url(),
                c.words().text(),
                c.owner(),
                c.dueOn(),
                c.status(),
                c.evidence() == null ? null : c.evidence().text(),
                c.townHall(),
                c.records(),
                c.history().stream()
                        .map(s -> new HistoryEntry(s.at(), s.what()))
                        .toList());
    }
}
