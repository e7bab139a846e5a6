package org.answerable.townhall;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Running meetings and keeping promises, as pages of the desk. */
@Path("/desk")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TownHallDeskPages {
    private static final Set<String> DONE = Set.of(
            "planned",
            "shifted",
            "cancelled",
            "held",
            "agenda",
            "removed",
            "moved",
            "minutes",
            "commitment",
            "changed");
    private static final int OFFERED = 10;

    @Inject
    TownHallReading reading;

    @Inject
    TownHallRunning running;

    @Inject
    CommitmentKeeping keeping;

    @Inject
    Cards cards;

    @Inject
    PublicRecords records;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Path("town-halls")
    @Operation(hidden = true)
    public TownHallsDeskView list(@QueryParam("cursor") String cursor) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        return list(200, cursor, Map.of(), List.of("en", "es"), List.of());
    }

    private TownHallsDeskView list(
            int status, String cursor, Map<String, String> typed, List<String> chosen, List<Fault> faults) {
        Items<TownHallItem> page = reading.list("all", cursor, TownHallPages.PAGE, reader.language());
        return new TownHallsDeskView(
                status,
                page.items(),
                cursor != null && !cursor.isEmpty(),
                page.next(),
                counties(),
                languages(),
                typed,
                chosen,
                faults);
    }

    private List<Choice> counties() {
        List<Choice> counties = new ArrayList<>(List.of(new Choice("", "")));
        directory.counties().forEach(c -> counties.add(new Choice(c.fips(), c.name())));
        return counties;
    }

    private List<Choice> languages() {
        return Languages.SPOKEN.stream()
                .limit(Languages.MOST_SPOKEN)
                .map(tag -> new Choice(tag, new Language(tag).name(reader.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    @POST
    @Path("town-halls")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response plan(MultivaluedMap<String, String> form) {
        caller.with(Right.RUN_TOWN_HALLS);
        return Forms.tried(
                () -> to(
                        "/desk/town-halls/"
                                + running.plan(
                                        Map.of(reader.language().tag(), Forms.text(form, "title")),
                                        startsAt(form, ""),
                                        Forms.text(form, "place"),
                                        Forms.text(form, "county"),
                                        Forms.texts(form, "languages")),
                        "planned#done"),
                refused -> refused.answer(
                        list(refused.status(), null, typed(form), Forms.texts(form, "languages"), refused.lines())));
    }

    private static Instant startsAt(MultivaluedMap<String, String> form, String prefix) {
        try {
            LocalDate day = LocalDate.parse(Forms.text(form, prefix + "day"));
            return LocalDateTime.parse(day + "T" + Forms.text(form, prefix + "time"))
                    .atZone(Time.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal.Invalid("/day", "townhall.fault.day-time");
        }
    }

    @GET
    @Path("town-halls/{slug}/print")
    @Operation(hidden = true)
    public TownHallPrintView print(@PathParam("slug") String slug) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        TownHallView view = reading.one(slug, reader.language());
        return new TownHallPrintView(
                view.townHall(),
                MeetingText.of(view.townHall().title()),
                view.agenda().stream()
                        .map(i -> new TownHallPageView.Item(
                                MeetingText.of(i.title()), cards.voices(i.records(), reader.language())))
                        .toList(),
                view.minutes().stream().map(TownHallPageView.Said::of).toList(),
                view.commitments().stream().map(cards::card).toList(),
                view.changes().stream().map(Change::of).toList());
    }

    @GET
    @Path("town-halls/{slug}")
    @Operation(hidden = true)
    public TownHallDeskView one(
            @PathParam("slug") String slug, @QueryParam("done") String done, @QueryParam("words") String words) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        return view(
                200,
                slug,
                done != null && DONE.contains(done) ? done : null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                null,
                words);
    }

    @POST
    @Path("town-halls/{slug}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @PathParam("slug") String slug, @PathParam("act") String act, MultivaluedMap<String, String> form) {
        caller.with(Right.RUN_TOWN_HALLS);
        List<String> chosen = ids(form, act);
        return Forms.tried(
                () -> to("/desk/town-halls/" + slug, act(slug, act, form, chosen) + "#done"),
                refused -> refused.answer(view(
                        refused.status(),
                        slug,
                        null,
                        act,
                        typed(form),
                        chosen,
                        refused.at(fault -> field(act, fault)).faults(),
                        refused.problem(),
                        null)));
    }

    /** Fields are named after their form, so that no two of a page share an id. */
    private static String field(String act, Fault fault) {
        return "/" + act + "-"
                + (fault.field().equals("startsAt") ? "day" : fault.field().split("\\.")[0]);
    }

    private String act(String slug, String act, MultivaluedMap<String, String> form, List<String> chosen) {
        return switch (act) {
            case "agenda" -> {
                running.agenda(slug, Map.of(reader.language().tag(), Forms.text(form, act + "-title")), chosen);
                yield "agenda";
            }
            case "remove" -> {
                running.removeItem(slug, number(form));
                yield "removed";
            }
            case "up", "down" -> {
                running.moveItem(slug, number(form), act.equals("up") ? -1 : 1);
                yield "moved";
            }
            case "shift" -> {
                running.move(
                        slug,
                        startsAt(form, act + "-"),
                        Forms.text(form, act + "-place"),
                        Forms.text(form, act + "-county"));
                yield "shifted";
            }
            case "cancel" -> {
                running.cancel(slug, Forms.text(form, act + "-reason"), Forms.text(form, act + "-language"));
                yield "cancelled";
            }
            case "held" -> {
                running.hold(slug);
                yield "held";
            }
            case "minutes" -> {
                running.minutes(slug, Forms.text(form, act + "-text"), Forms.text(form, act + "-language"));
                yield "minutes";
            }
            case "commitment" -> {
                running.commitment(
                        slug,
                        Map.of(reader.language().tag(), Forms.text(form, act + "-text")),
                        Forms.text(form, act + "-owner"),
                        day(form, act),
                        chosen);
                yield "commitment";
            }
            case "change" -> {
                keeping.move(
                        Forms.text(form, act + "-commitment"),
                        Forms.text(form, act + "-status"),
                        Forms.text(form, act + "-evidence"));
                yield "changed";
            }
            default -> throw new Refusal.NotFound();
        };
    }

    /** The ids chosen by box and those typed, one a line or separated by commas. */
    private static List<String> ids(MultivaluedMap<String, String> form, String act) {
        List<String> ids = new ArrayList<>(Forms.texts(form, "record"));
        for (String typed : Forms.text(form, act + "-records").split("[\\s,;]+")) {
            String id =
                    typed.substring(typed.lastIndexOf('/') + 1); // A record's address may be pasted as well as its id.
            if (!id.isBlank()) {
                ids.add(id);
            }
        }
        return ids.stream().distinct().toList();
    }

    private static long number(MultivaluedMap<String, String> form) {
        String item = Forms.text(form, "item");
        if (!item.matches("[0-9]{1,18}")) {
            throw new Refusal.NotFound();
        }
        return Long.parseLong(item);
    }

    private static LocalDate day(MultivaluedMap<String, String> form, String act) {
        try {
            return LocalDate.parse(Forms.text(form, act + "-dueOn"));
        } catch (DateTimeParseException e) {
            throw new Refusal.Invalid("/dueOn", "platform.fault.day");
        }
    }

    private TownHallDeskView view(
            int status,
            String slug,
            String done,
            String tried,
            Map<String, String> typed,
            List<String> chosen,
            List<Fault> faults,
            String problem,
            String words) {
        TownHallView view = reading.one(slug, reader.language());
        List<Choice> agencies = new ArrayList<>(List.of(new Choice("", "")));
        directory.agencies().forEach(a -> agencies.add(new Choice(a.slug(), a.name(reader.language()))));
        TownHallItem meeting = view.townHall();
        boolean settled = meeting.status().equals("cancelled")
                || view.changes().stream().anyMatch(c -> c.what().equals("held"));
        ZonedDateTime begins = meeting.startsAt().atZone(Time.ZONE);
        List<TownHallPageView.Said> minutes =
                view.minutes().stream().map(TownHallPageView.Said::of).toList();
        return new TownHallDeskView(
                status,
                view.townHall(),
                MeetingText.of(view.townHall().title()),
                view.agenda().stream()
                        .map(i -> new TownHallDeskView.Item(
                                i.id(), MeetingText.of(i.title()), cards.voices(i.records(), reader.language())))
                        .toList(),
                view.townHall().status().equals("planned"),
                minutes,
                view.commitments().stream()
                        .map(c -> new TownHallDeskView.Promise(cards.card(c), c.dueOn(), c.madeAt()))
                        .toList(),
                view.changes().stream().map(Change::of).toList(),
                begins.toLocalDate(),
                begins.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                !settled,
                !settled && !meeting.status().equals("planned"),
                counties(),
                directory.fips(meeting.county()).orElse(""),
                agencies,
                languages(),
                done,
                tried,
                typed,
                chosen,
                faults,
                problem,
                words == null ? "" : words,
                offered());
    }

    /**
     * The records that were answered last: what people are likely to speak about. Any other is added by its id or
     * address.
     */
    private List<Voice> offered() {
        return cards.voices(
                records.latestAnswered(OFFERED).stream().map(PublicRecord::id).toList(), reader.language());
    }

    @GET
    @Path("commitments")
    @Operation(hidden = true)
    public CommitmentsDeskView commitments(@QueryParam("done") String done, @QueryParam("cursor") String cursor) {
        return commitments(200, cursor, done != null && DONE.contains(done) ? done : null, null, "", "", List.of());
    }

    /** A form's own address, opened without a form: the list from that promise on. */
    @GET
    @Path("commitments/{id}")
    @Operation(hidden = true)
    public Response instead(@PathParam("id") String id) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        String from = reading.from(id);
        return Response.seeOther(URI.create(
                        "/" + reader.language().tag() + "/desk/commitments" + (from == null ? "" : "?cursor=" + from)))
                .build();
    }

    private CommitmentsDeskView commitments(
            int status,
            String cursor,
            String done,
            String tried,
            String typedStatus,
            String typedEvidence,
            List<Fault> faults) {
        Identity identity = caller.with(Right.READ_TOWN_HALL_DESK);
        boolean all = !identity.roles().equals(Set.of(org.answerable.access.Role.LIAISON));
        Items<CommitmentView> own = reading.commitments(
                all ? TownHallReading.Asked.ANY : new TownHallReading.Asked(null, identity.agencies()),
                cursor,
                TownHallPages.PAGE,
                reader.language());
        List<Choice> states = new ArrayList<>();
        for (PromiseStatus state : PromiseStatus.values()) {
            states.add(new Choice(state.tag(), messages.get(reader.language(), "townhall.state." + state.tag())));
        }
        return new CommitmentsDeskView(
                status,
                own.items().stream().map(cards::card).toList(),
                cursor == null ? "" : cursor,
                own.next(),
                states,
                done,
                tried,
                typedStatus,
                typedEvidence,
                faults);
    }

    @POST
    @Path("commitments/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response move(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        String from =
                reading.from(id); // Where it stood: what comes after it is next, where it is moved out of the way.
        String status = Forms.text(form, id + "-status");
        String evidence = Forms.text(form, id + "-evidence");
        return Forms.tried(
                () -> {
                    keeping.move(id, status, evidence);
                    return to("/desk/commitments", "changed" + (from == null ? "" : "&cursor=" + from) + "#done");
                },
                refused -> refused.answer(commitments(
                        refused.status(),
                        from,
                        null,
                        id,
                        status,
                        evidence,
                        refused.in(id).lines())));
    }

    private Response to(String path, String done) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + path + "?done=" + done))
                .build();
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new HashMap<>();
        form.forEach((field, values) -> typed.put(field, values.isEmpty() ? "" : values.getFirst()));
        return typed;
    }
}
