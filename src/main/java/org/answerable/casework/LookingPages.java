package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Identity;
import org.answerable.casework.LookingView.Row;
import org.answerable.casework.PassingOn.BulkOutcome;
import org.answerable.casework.TicketReading.Looked;
import org.answerable.directory.Directory;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Messages that need an agency: several are chosen and passed on together. */
@Path("/desk/routing")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class LookingPages {
    private static final int PAGE = 25;

    @Inject
    TicketReading reading;

    @Inject
    TicketViews views;

    @Inject
    PassingOn passingOn;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    @GET
    @Operation(hidden = true)
    public LookingView list(@QueryParam("cursor") String cursor, @QueryParam("done") String done) {
        Integer passed = done != null && done.matches("[0-9]{1,3}") ? Integer.valueOf(done) : null;
        return view(200, cursor, passed, Map.of(), List.of(), "", "", List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response pass(MultivaluedMap<String, String> form) {
        List<String> chosen = form.getOrDefault("tickets", List.of());
        String agency = Forms.text(form, "agency");
        String reason = Forms.text(form, "reason");
        String cursor = Forms.text(form, "cursor");
        return Forms.tried(
                () -> passed(passingOn.pass(chosen, agency, reason, reader.language()), cursor, agency, reason),
                refused -> refused.answer(
                        view(refused.status(), cursor, null, Map.of(), chosen, agency, reason, refused.lines())));
    }

    private Response passed(BulkOutcome outcome, String cursor, String agency, String reason) {
        if (outcome.refused().isEmpty()) {
            return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/routing?done="
                            + outcome.done().size() + "#done"))
                    .build();
        }
        Map<String, String> refused = new LinkedHashMap<>();
        outcome.refused().forEach(r -> refused.put(r.id(), r.detail()));
        return Response.ok(view(
                        200,
                        cursor,
                        outcome.done().size(),
                        refused,
                        List.copyOf(refused.keySet()),
                        agency,
                        reason,
                        List.of()))
                .build();
    }

    private LookingView view(
            int status,
            String cursor,
            Integer done,
            Map<String, String> refused,
            List<String> chosen,
            String agency,
            String reason,
            List<Fault> faults) {
        Items<Looked> found = reading.looking(cursor, PAGE, reader.language());
        List<Choice> agencies =
                new ArrayList<>(List.of(new Choice("", messages.get(reader.language(), "casework.transfer.choose"))));
        directory.agencies().stream()
                .filter(a -> !a.slug().equals(Identity.OFFICE))
                .map(a -> new Choice(a.slug(), a.name(reader.language())))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(agencies::add);
        return new LookingView(
                status,
                found.items().stream().map(this::row).toList(),
                found.next(),
                cursor != null && !cursor.isEmpty(),
                agencies,
                done,
                refused,
                chosen,
                agency,
                reason,
                faults);
    }

    private Row row(Looked looked) {
        return views.row(looked.ticket(), looked.suggestions());
    }
}
