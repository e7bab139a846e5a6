package org.answerable.publication;

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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.accounts.DraftKeeping;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationView.Typed;
import org.answerable.redaction.Redaction;
import org.answerable.web.Forms;
import org.answerable.web.Next;
import org.answerable.web.Reader;
import org.answerable.web.Untried;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Moderation at the desk: the queue, marking, what the public would read, the decision. All of it works without
 * JavaScript.
 */
@Path("/desk/moderation")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ModerationPages {
    @Inject
    ModerationReading reading;

    @Inject
    Publishing publishing;

    @Inject
    ModerationViews views;

    @Inject
    DraftKeeping drafts;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @Context
    UriInfo address;

    @GET
    @Operation(hidden = true)
    public ModerationQueueView queue() {
        return views.queue(asked());
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public ModerationView one(@PathParam("id") String id) {
        SubmissionFile file = reading.file(id, reader.language());
        List<DraftKeeping.Kept> kept = drafts.own(path -> path.equals(base(id)) || path.startsWith(base(id) + "/"));
        if (!kept.isEmpty()) {
            try {
                MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
                form.putAll(kept.getLast().fields());
                ModerationForm marks = ModerationForm.sent(file, form);
                return views.of(file, asked(), marks, Typed.of(form), null, List.of());
            } catch (Refusal changed) {
                drafts.done(base(id)); // Its marks do not fit the texts any more.
            }
        }
        return views.first(file, asked());
    }

    private static String base(String id) {
        return "/desk/moderation/" + id;
    }

    /** Marks what was quoted and shows the form again. Nothing is decided. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("It only shows the form again.")
    public Response mark(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        caller.with(Right.MODERATE);
        SubmissionFile file = reading.file(id, reader.language());
        ModerationForm marks = ModerationForm.sent(file, form);
        return answer(views.of(file, asked(), marks, Typed.of(form), null, marks.faults()));
    }

    /** Shows what the public would read. Nothing is decided. */
    @POST
    @Path("/{id}/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("It only shows the form again.")
    public Response preview(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        caller.with(Right.MODERATE);
        SubmissionFile file = reading.file(id, reader.language());
        ModerationForm marks = ModerationForm.sent(file, form);
        Typed typed = Typed.of(form).clean();
        ModerationView.Preview preview = marks.faults().isEmpty() ? views.preview(file, marks, typed.title()) : null;
        return answer(views.of(file, asked(), marks, typed, preview, marks.faults()));
    }

    @POST
    @Path("/{id}/publish")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response publish(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        caller.with(Right.MODERATE);
        SubmissionFile file = reading.file(id, reader.language());
        ModerationForm marks = ModerationForm.sent(file, form);
        Typed typed = Typed.of(form).clean();
        if (!marks.faults().isEmpty()) {
            return answer(views.of(file, asked(), marks, typed, null, marks.faults()));
        }
        Map<String, List<Redaction>> answers = new LinkedHashMap<>();
        file.answers().forEach(a -> answers.put(a.id(), marks.taken(a.id())));
        Set<String> seen = new LinkedHashSet<>(Forms.texts(form, "seen"));
        answers.keySet().retainAll(seen);
        Publishing.Decision decision = new Publishing.Decision(
                marks.taken(ModerationForm.TEXT), typed.title(), answers, true, seen, typed.uncover());
        return Forms.tried(
                () -> {
                    String record = publishing.publish(id, decision).record();
                    drafts.done(base(id));
                    return onward("published", id, record);
                },
                refused -> answer(views.of(
                        file,
                        asked(),
                        marks,
                        typed,
                        null,
                        refused.at(ModerationPages::onPage).lines())));
    }

    /** Where on the page a fault of a decision is mended. */
    private static String onPage(Fault fault) {
        return fault.pointer().equals("/reason") ? "/uncover" : fault.pointer().replaceFirst("^/answers/", "/heading-");
    }

    @POST
    @Path("/{id}/withhold")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withhold(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> {
                    publishing.withhold(id, Forms.text(form, "reason"));
                    drafts.done(base(id));
                    return onward("withheld", id, null);
                },
                refused -> kept(id, form, refused.lines()));
    }

    private Response kept(String id, MultivaluedMap<String, String> form, List<Fault> faults) {
        SubmissionFile file = reading.file(id, reader.language());
        return answer(views.of(file, asked(), ModerationForm.sent(file, form), Typed.of(form), null, faults));
    }

    private static Response answer(ModerationView view) {
        return Response.status(view.status()).entity(view).build();
    }

    /**
     * The submission that comes next in the list, with word of what was done; the list itself where none is left. The
     * focus goes to that word.
     */
    private Response onward(String act, String id, String record) {
        ModerationList.Asked asked = asked();
        Next next = reading.next(id, asked.shown());
        boolean beside = next.id() != null
                && views.list(asked).lines().stream().anyMatch(line -> line.id().equals(next.id()));
        String query = ModerationList.query(
                asked.state(), beside ? asked.cursor() : next.from(), new ModerationList.Done(act, id, record));
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/moderation"
                        + (next.id() == null ? "" : "/" + next.id()) + query + "#done"))
                .build();
    }

    private ModerationList.Asked asked() {
        return ModerationList.Asked.of(address.getQueryParameters());
    }
}
