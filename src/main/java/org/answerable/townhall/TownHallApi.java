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
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.MinutesView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.web.Cached;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.NextLink;
import org.answerable.web.PageSize;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Meetings and commitments for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
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

    /** A meeting; {@code status}: {@code planned|held|closed|cancelled}. */
    public record Meeting(String slug, String url, String title, Instant startsAt, String place, String county, List<String> languages, String status) implements Invented {}

    /** What became of a meeting: {@code moved|cancelled|held}; {@code was} is where and when it was to be before, {@code reason} why it was cancelled. */
    public record Change(Instant at, String what, Spot was, Spot now, String reason, String language) implements Invented {}

    /** When and where. */
    public record Spot(Instant startsAt, String place, String county) {}

    /** A point of the agenda. */
    public record Item(String title, List<String> records) implements Invented {}

    /** What was said, as it was recorded. */
    public record Said(String text, String language, Instant at) implements Invented {}

    /** A step of a promise. */
    public record Step(Instant at, String what) {}

    /** A promise. */
    public record Promise(String id, String url, String text, String owner, LocalDate dueOn, String status, String evidence, String townHall, List<String> records, List<Step> history) implements Invented {}

    /** A meeting with everything. */
    public record WholeMeeting(String slug, String url, String title, Instant startsAt, String place, String county, List<String> languages, String status, List<Item> agenda,
            List<Said> minutes, List<Promise> commitments, List<Change> changes) implements Invented {}

    /** What was made. */
    public record Made(String id) {}

    /** The meeting that was planned. */
    public record Planned(String slug) {}

    @GET
    @Path("/town-halls")
    @Operation(summary = "Meetings, the latest first", description = "At most size of them (1 to 100; 100 where nothing is said); next is the cursor of those after them.")
    public Response list(@QueryParam("cursor") String cursor, @QueryParam("size") String size, @Context Request request, @Context UriInfo address) {
        Items<TownHallItem> page = reading.list("all", cursor, PageSize.of(size, PAGE), reader.language());
        return listed(new Items<>(page.items().stream().map(TownHallApi::meeting).toList(), page.next()), request, address);
    }

    private Response listed(Items<?> page, Request request, UriInfo address) {
        Response answer = Cached.answer(request, page, reader.language());
        return page.next() == null ? answer : Response.fromResponse(answer).header("Link", NextLink.to(address, page.next())).build();
    }

    @GET
    @Path("/town-halls/{slug}")
    public Response one(@PathParam("slug") String slug, @Context Request request) {
        return Cached.answer(request, whole(slug), reader.language());
    }

    @GET
    @Path("/commitments")
    @Operation(summary = "Promises", description = "First those that are to be kept, the one due first on top, then those that were kept or dropped, the one due last on top. At most size of them "
            + "(1 to 100; 100 where nothing is said); next is the cursor of those after them.")
    public Response commitments(@QueryParam("cursor") String cursor, @QueryParam("size") String size, @Context Request request, @Context UriInfo address) {
        Items<CommitmentView> page = reading.commitments(TownHallReading.Asked.ANY, cursor, PageSize.of(size, PAGE), reader.language());
        return listed(new Items<>(page.items().stream().map(TownHallApi::promise).toList(), page.next()), request, address);
    }

    @POST
    @Path("/desk/town-halls")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response plan(byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body);
        String title = json.required("title");
        Instant startsAt = instant(json, "startsAt");
        String place = json.required("place");
        String county = json.required("county");
        List<String> languages = json.texts("languages");
        String language = language(json);
        json.done();
        return Response.status(201).entity(new Planned(running.plan(Map.of(language, title), startsAt, place, county, languages))).build();
    }

    @POST
    @Path("/desk/town-halls/{slug}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Move a meeting", description = "To another time, place or county; what is not given stays. Its address stays. Not once it is cancelled, or marked as held.")
    public WholeMeeting shift(@PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body);
        TownHallItem now = reading.one(slug, reader.language()).townHall();
        Instant startsAt = json.given("startsAt") ? instant(json, "startsAt") : now.startsAt();
        String place = json.given("place") ? json.required("place") : now.place();
        String county = json.given("county") ? json.required("county") : now.county();
        json.done();
        running.move(slug, startsAt, place, county);
        return whole(slug);
    }

    @POST
    @Path("/desk/town-halls/{slug}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cancel a meeting", description = "With a reason for everyone to read. That is final.")
    public WholeMeeting cancel(@PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body);
        String reason = json.required("reason");
        String language = json.text("language");
        json.done();
        running.cancel(slug, reason, language);
        return whole(slug);
    }

    @POST
    @Path("/desk/town-halls/{slug}/held")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that a meeting was held", description = "Not before it begins. Takes an empty object.")
    public WholeMeeting held(@PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput.of(body).done();
        running.hold(slug);
        return whole(slug);
    }

    @POST
    @Path("/desk/town-halls/{slug}/agenda")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response agenda(@PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body);
        String title = json.required("title");
        List<String> records = json.texts("records");
        String language = language(json);
        json.done();
        running.agenda(slug, Map.of(language, title), records);
        return Response.status(201).entity(whole(slug)).build();
    }

    @POST
    @Path("/desk/town-halls/{slug}/minutes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response minutes(@PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body);
        String text = json.required("text");
        String language = json.text("language");
        json.done();
        running.minutes(slug, text, language);
        return Response.status(201).entity(whole(slug)).build();
    }

    @POST
    @Path("/desk/town-halls/{slug}/commitments")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response commitment(@PathParam("slug") String slug, byte[] body) {
        caller.with(Right.RUN_TOWN_HALLS);
        JsonInput json = JsonInput.of(body);
        String text = json.required("text");
        String owner = json.required("owner");
        json.required("dueOn");
        LocalDate dueOn = json.day("dueOn");
        List<String> records = json.texts("records");
        String language = language(json);
        json.done();
        return Response.status(201).entity(new Made(running.commitment(slug, Map.of(language, text), owner, dueOn, records))).build();
    }

    @PATCH
    @Path("/desk/commitments/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Promise move(@PathParam("id") String id, byte[] body) {
        caller.with(Right.UPDATE_COMMITMENT);
        JsonInput json = JsonInput.of(body);
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

    private static Instant instant(JsonInput json, String field) {
        String text = json.required(field);
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
        return new WholeMeeting(t.slug(), t.url(), t.title().text(), t.startsAt(), t.place(), t.county(), t.languages(), t.status(),
                view.agenda().stream().map(i -> new Item(i.title().text(), i.records())).toList(), view.minutes().stream().map(TownHallApi::said).toList(), view.commitments().stream().map(TownHallApi::promise).toList(),
                view.changes().stream().map(TownHallApi::change).toList());
    }

    private static Change change(TownHallReading.ChangeView c) {
        TownHallWords.Original said = c.reason() == null ? null : c.reason().original() != null ? c.reason().original() : new TownHallWords.Original(c.reason().text(), c.reason().language(), c.reason().hidden());
        return new Change(c.at(), c.what(), new Spot(c.wasStartsAt(), c.wasPlace(), c.wasCounty()), new Spot(c.startsAt(), c.place(), c.county()), said == null ? null : said.text(),
                said == null ? null : said.language().tag());
    }

    private static Meeting meeting(TownHallItem t) {
        return new Meeting(t.slug(), t.url(), t.title().text(), t.startsAt(), t.place(), t.county(), t.languages(), t.status());
    }

    private static Said said(MinutesView said) {
        TownHallWords.Original original = said.words().original();
        return original == null ? new Said(said.words().text(), said.words().language().tag(), said.at()) : new Said(original.text(), original.language().tag(), said.at());
    }

    private static Promise promise(CommitmentView c) {
        return new Promise(c.id(), c.url(), c.words().text(), c.owner(), c.dueOn(), c.status(), c.evidence() == null ? null : c.evidence().text(), c.townHall(), c.records(),
                c.history().stream().map(s -> new Step(s.at(), s.what())).toList());
    }
}
