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
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;
import org.answerable.townhall.TownHallDeskView.Tried;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Running meetings, as pages of the desk. */
@Path("/desk/town-halls")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TownHallDeskPages {
    static final Set<String> DONE = Set.of(
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

    @Inject
    TownHallRunning running;

    @Inject
    CommitmentKeeping keeping;

    @Inject
    TownHallDeskViews views;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public TownHallsDeskView list(@QueryParam("cursor") String cursor) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        return views.list(200, cursor, Map.of(), List.of("en", "es"), List.of());
    }

    @POST
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
                refused -> refused.answer(views.list(
                        refused.status(), null, typed(form), Forms.texts(form, "languages"), refused.lines())));
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
    @Path("{slug}/print")
    @Operation(hidden = true)
    public TownHallPrintView print(@PathParam("slug") String slug) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        return views.print(slug);
    }

    @GET
    @Path("{slug}")
    @Operation(hidden = true)
    public TownHallDeskView one(
            @PathParam("slug") String slug, @QueryParam("done") String done, @QueryParam("words") String words) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        return views.of(slug, done != null && DONE.contains(done) ? done : null, words, Tried.NOTHING);
    }

    @POST
    @Path("{slug}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @PathParam("slug") String slug, @PathParam("act") String act, MultivaluedMap<String, String> form) {
        caller.with(Right.RUN_TOWN_HALLS);
        List<String> chosen = ids(form, act);
        return Forms.tried(
                () -> to("/desk/town-halls/" + slug, act(slug, act, form, chosen) + "#done"),
                refused -> refused.answer(views.of(
                        slug,
                        null,
                        null,
                        new Tried(
                                refused.status(),
                                act,
                                typed(form),
                                chosen,
                                refused.at(fault -> field(act, fault)).faults(),
                                refused.problem()))));
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
