package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.casework.TicketList.Filters;
import org.answerable.casework.TicketPageView.Tried;
import org.answerable.casework.TicketReading.Listing;
import org.answerable.casework.TicketReading.Standing;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.WarningItem;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.answerable.web.Forms;
import org.answerable.web.Next;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The queue and the ticket, as pages of the desk. Each act is a form of its own; it comes back with what was typed
 * where it is refused.
 */
@Path("/desk/tickets")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class TicketPages {
    /** The acts whose words are looked at before they are sent. */
    private static final Set<String> WARNED = Set.of("answer", "message");
    /**
     * The acts after which a ticket needs nothing more for now: the next one follows. After the others it stays, and
     * its notice leads on.
     */
    private static final Set<String> ONWARD = Set.of("answered", "asked", "transferred", "closed", "alike");

    private static final String NOTICE = "#done";

    @Inject
    TicketReading reading;

    @Inject
    Answering answering;

    @Inject
    Copying copying;

    @Inject
    TicketLists lists;

    @Inject
    TicketViews views;

    @Inject
    Reader reader;

    @Context
    UriInfo address;

    @GET
    @Operation(hidden = true)
    public QueueView list() {
        return new QueueView(list(null));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TicketPageView one(@PathParam("id") String id) {
        return view(id, Tried.NOTHING);
    }

    /** What is like it: asked for by itself, as what is shown counts as read. */
    @GET
    @Path("{id}/similar")
    @Operation(hidden = true)
    public SimilarTicketsView similar(@PathParam("id") String id) {
        return new SimilarTicketsView(
                id,
                reading.similar(id, reader.language()).stream()
                        .map(t -> views.row(t, List.of()))
                        .toList(),
                TicketReading.LOOKED_THROUGH);
    }

    /** A form's own address, opened without a form: the ticket. */
    @GET
    @Path("{id}/{act}")
    @Operation(hidden = true)
    public Response instead(@PathParam("id") String id, @PathParam("act") String act) {
        return Response.seeOther(page(id, filters().query())).build();
    }

    @POST
    @Path("{id}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(@PathParam("id") String id, @PathParam("act") String act, MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> acted(id, act, form),
                refused -> refused.answer(view(
                        id,
                        new Tried(
                                refused.status(),
                                act,
                                refused.problem(),
                                refused.in(act).faults(),
                                typed(form),
                                List.of()))));
    }

    private Response acted(String id, String act, MultivaluedMap<String, String> form) {
        List<WarningItem> warnings = warnings(id, act, new Form(act, form));
        if (!warnings.isEmpty()) {
            return Response.ok(view(id, new Tried(200, act, null, List.of(), typed(form), warnings)))
                    .build();
        }
        Filters filters = filters();
        Listing listing = filters.listing(TicketLists.PAGE);
        Standing standing = reading.standing(id, listing);
        String done = act(id, act, new Form(act, form));
        // Where others wrote nearly the same, the next thing to do is here.
        boolean here = (done.equals("answered") || done.equals("alike")) && reading.hasAlike(id);
        return Response.seeOther(
                        ONWARD.contains(done) && !here
                                ? onward(done, standing, filters, listing)
                                : page(id, filters.done(done) + NOTICE))
                .build();
    }

    /**
     * The ticket that comes next in the list as it was narrowed, with word of what was done; the list itself where none
     * is left.
     */
    private URI onward(String done, Standing standing, Filters filters, Listing listing) {
        Next next = reading.next(standing, listing);
        if (next.id() == null) {
            return page("", filters.done(done, standing.ticket(), null) + NOTICE);
        }
        boolean shown =
                reading.list(listing, reader.language()).items().stream().anyMatch(t -> t.id().equals(next.id()));
        return page(next.id(), filters.done(done, standing.ticket(), shown ? filters.cursor() : next.from()) + NOTICE);
    }

    /** A posted form whose fields are named after its act, so that no two fields of a page share a name. */
    private record Form(String act, MultivaluedMap<String, String> fields) {
        String get(String field) {
            return Forms.text(fields, act + "-" + field);
        }

        String seen() {
            return Forms.text(fields, "seen");
        }
    }

    /** What the writer of an answer or a message has not been warned of yet: of the same words only once. */
    private List<WarningItem> warnings(String id, String act, Form form) {
        if (act.equals("alike")) {
            return form.get("sure").isEmpty() ? reading.warnings(id, reader.language()) : List.of();
        }
        if (!WARNED.contains(act)) {
            return List.of();
        }
        String text = Texts.stripped("/text", form.get("text"));
        return form.get("sure").equals(TicketPageView.sure(text))
                ? List.of()
                : reading.warnings(id, text, reader.language());
    }

    private String act(String id, String act, Form form) {
        return switch (act) {
            case "answer" -> {
                if (!Set.of("yes", "no").contains(form.get("public"))) {
                    throw new Refusal.Invalid("/public", "casework.fault.public");
                }
                answering.answer(
                        id,
                        form.get("text"),
                        form.get("language"),
                        form.get("public").equals("yes"),
                        form.seen());
                yield "answered";
            }
            case "message" -> {
                answering.message(id, form.get("text"), form.get("language"), form.seen());
                yield "asked";
            }
            case "acknowledge" -> {
                answering.acknowledge(id);
                yield "acknowledged";
            }
            case "note" -> {
                answering.note(id, form.get("text"));
                yield "noted";
            }
            case "assign" -> {
                answering.assign(id, form.get("assignee"));
                yield "assigned";
            }
            case "transfer" -> {
                answering.transfer(id, form.get("agency"), form.get("reason"), form.seen());
                yield "transferred";
            }
            case "close" -> {
                answering.close(id, form.get("reason"), form.seen());
                yield "closed";
            }
            case "reopen" -> {
                answering.reopen(id, form.get("reason"));
                yield "reopened";
            }
            case "alike" -> {
                copying.copy(
                        id,
                        form.get("answer"),
                        List.of(form.get("tickets").strip().split(" +")),
                        reader.language());
                yield "alike";
            }
            case "unmask" -> {
                answering.unmask(id, form.get("reason"));
                yield "unmasked";
            }
            default -> throw new Refusal.NotFound();
        };
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((field, values) -> typed.put(field, values.get(0)));
        return typed;
    }

    private URI page(String id, String query) {
        return URI.create("/" + reader.language().tag() + "/desk/tickets"
                + (id.matches("[0-9a-z]{1,20}") ? "/" + id : "") + query);
    }

    private TicketPageView view(String id, Tried tried) {
        TicketFile file = reading.file(id, reader.language());
        return views.of(file, list(file.ticket().id()), tried);
    }

    private TicketList list(String current) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        return lists.of(filters(), current, query.getFirst("done"), query.getFirst("of"));
    }

    private Filters filters() {
        return Filters.of(address.getQueryParameters());
    }
}
