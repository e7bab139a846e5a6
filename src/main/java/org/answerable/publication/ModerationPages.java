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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.accounts.DraftKeeping;
import org.answerable.directory.Directory;
import org.answerable.intake.State;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.publication.ModerationReading.SubmissionAnswer;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SubmissionItem;
import org.answerable.redaction.Redaction;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Forms;
import org.answerable.web.Items;
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
    private static final int SIZE = 25;
    private static final int EXCERPT = 140;
    private static final String ID = "[a-z0-9]{4,40}";
    private static final Set<String> DONE = Set.of("published", "withheld");
    private static final List<String> KINDS =
            List.of("name", "phone", "email", "address", "id-number", "plate", "birth-date", "account", "other");

    @Inject
    ModerationReading reading;

    @Inject
    Publishing publishing;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

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
        List<Choice> states = new ArrayList<>();
        for (String tag : List.of("awaiting-moderation", "published", "withheld", "received", "withdrawn")) {
            states.add(new Choice(tag, messages.get(reader.language(), "publication.state." + tag)));
        }
        states.add(new Choice("all", messages.get(reader.language(), "publication.state.all")));
        return new ModerationQueueView(shown(), reading.count(State.AWAITING_MODERATION), states, list());
    }

    private String asked(String parameter) {
        return Forms.text(address.getQueryParameters(), parameter);
    }

    /** The state that is listed, as programs write it; empty: any. */
    private String shown() {
        return asked("state").isEmpty()
                ? State.AWAITING_MODERATION.tag()
                : asked("state").equals("all") ? "" : asked("state");
    }

    private ModerationList list() {
        Items<SubmissionItem> page = reading.list(shown(), asked("cursor"), SIZE, reader.language());
        String done = asked("done");
        return new ModerationList(
                asked("state"),
                asked("cursor"),
                lines(page.items()),
                page.next(),
                DONE.contains(done) && asked("of").matches(ID)
                        ? new ModerationList.Done(
                                done, asked("of"), asked("record").matches(ID) ? asked("record") : null)
                        : null);
    }

    private List<ModerationQueueView.Line> lines(List<SubmissionItem> items) {
        return items.stream()
                .map(s -> new ModerationQueueView.Line(
                        s.id(),
                        s.state(),
                        messages.get(reader.language(), "intake.kind." + s.kind()),
                        new Language(s.language()),
                        excerpt(s),
                        s.county(),
                        s.receivedAt(),
                        s.suspected().size(),
                        s.record() != null && s.state().equals("awaiting-moderation")))
                .toList();
    }

    private static String excerpt(SubmissionItem item) {
        if (item.text() == null || item.state().equals("withdrawn")) {
            return "";
        }
        return Barred.none(item.text().strip()).onOneLine().beginning(EXCERPT).text();
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
                return view(file, marks, Typed.of(form), null, List.of());
            } catch (Refusal changed) {
                drafts.done(base(id)); // Its marks do not fit the texts any more.
            }
        }
        ModerationForm marks = ModerationForm.first(file);
        return view(file, marks, new Typed(firstTitle(file, marks), "", ""), null, List.of());
    }

    private static String base(String id) {
        return "/desk/moderation/" + id;
    }

    /** The title that is public, else the writer's where nothing in it is hidden or suspected. */
    private String firstTitle(SubmissionFile file, ModerationForm marks) {
        if (file.submission().record() != null) {
            return file.publicTitle() == null ? "" : file.publicTitle();
        }
        String own = file.submission().title();
        return own == null || !giveaway(file, marks, own).isEmpty() ? "" : own;
    }

    /** What a title would give away: words that are hidden in a text, and what looks personal. */
    private List<String> giveaway(SubmissionFile file, ModerationForm marks, String title) {
        List<String> words = new ArrayList<>(marks.hidden().in(title).stream()
                .map(s -> Texts.slice(title, s.start(), s.end()))
                .toList());
        reading.suspected(title, file.submission().language(), reader.language())
                .forEach(s -> words.add(Texts.slice(title, s.start(), s.end())));
        return words.stream().distinct().toList();
    }

    /** What was typed beside the marks. */
    private record Typed(String title, String reason, String uncover) {
        static Typed of(MultivaluedMap<String, String> form) {
            return new Typed(Forms.text(form, "title"), Forms.text(form, "reason"), Forms.text(form, "uncover"));
        }

        Typed clean() {
            return new Typed(Texts.stripped("/title", title).replaceAll("\\s+", " "), reason, uncover);
        }
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
        return answer(view(file, marks, Typed.of(form), null, marks.faults()));
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
        ModerationView.Preview preview = marks.faults().isEmpty() ? preview(file, marks, typed.title()) : null;
        return answer(view(file, marks, typed, preview, marks.faults()));
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
            return answer(view(file, marks, typed, null, marks.faults()));
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
                refused -> answer(view(
                        file,
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
        return answer(view(file, ModerationForm.sent(file, form), Typed.of(form), null, faults));
    }

    private static Response answer(ModerationView view) {
        return Response.status(view.status()).entity(view).build();
    }

    /**
     * The submission that comes next in the list, with word of what was done; the list itself where none is left. The
     * focus goes to that word.
     */
    private Response onward(String act, String id, String record) {
        ModerationReading.Next next = reading.next(id, shown());
        boolean beside = next.submission() != null
                && reading.list(shown(), asked("cursor"), SIZE, reader.language()).items().stream()
                        .anyMatch(s -> s.id().equals(next.submission()));
        String query = ModerationList.query(
                asked("state"), beside ? asked("cursor") : next.from(), new ModerationList.Done(act, id, record));
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/moderation"
                        + (next.submission() == null ? "" : "/" + next.submission()) + query + "#done"))
                .build();
    }

    private ModerationView.Preview preview(SubmissionFile file, ModerationForm marks, String title) {
        List<ModerationView.Shown> shown = new ArrayList<>();
        shown.add(shown(
                null,
                file.submission().receivedAt(),
                file.submission().text(),
                file.submission().language(),
                marks.taken(ModerationForm.TEXT)));
        for (SubmissionAnswer answer : file.answers()) {
            shown.add(shown(
                    directory.agencyName(answer.agency(), reader.language()),
                    answer.at(),
                    answer.text(),
                    answer.language(),
                    marks.taken(answer.id())));
        }
        return new ModerationView.Preview(title, shown, marks.warnings(title));
    }

    private static ModerationView.Shown shown(
            String agency, java.time.Instant at, String text, String language, List<Redaction> taken) {
        Redaction.Redacted redacted = Redaction.apply(text, taken);
        return new ModerationView.Shown(
                agency,
                at,
                DrawnText.of(redacted.barred(), new Language(language)),
                redacted.redactions().size());
    }

    private ModerationView view(
            SubmissionFile file,
            ModerationForm marks,
            Typed typed,
            ModerationView.Preview preview,
            List<Fault> faults) {
        Language language = reader.language();
        SubmissionItem item = file.submission();
        boolean isPublic = item.record() != null;
        List<ModerationView.Marked> texts = new ArrayList<>();
        texts.add(new ModerationView.Marked(
                ModerationForm.TEXT,
                null,
                item.receivedAt(),
                new Language(item.language()),
                false,
                isPublic,
                marks.pieces(ModerationForm.TEXT),
                marks.rows(ModerationForm.TEXT),
                marks.quotes(ModerationForm.TEXT)));
        for (SubmissionAnswer answer : file.answers()) {
            texts.add(new ModerationView.Marked(
                    answer.id(),
                    directory.agencyName(answer.agency(), language),
                    answer.at(),
                    new Language(answer.language()),
                    isPublic && !answer.published(),
                    answer.published(),
                    marks.pieces(answer.id()),
                    marks.rows(answer.id()),
                    marks.quotes(answer.id())));
        }
        boolean uncovers = !Redaction.covers(marks.taken(ModerationForm.TEXT), file.redactions())
                || file.answers().stream()
                        .anyMatch(a -> a.published() && !Redaction.covers(marks.taken(a.id()), a.redactions()));
        String looked = typed.title().isEmpty() && !isPublic && item.title() != null ? item.title() : typed.title();
        return new ModerationView(
                item.id(),
                item.state(),
                file.mayBePublished(),
                messages.get(language, "intake.kind." + item.kind()),
                new Language(item.language()),
                item.title(),
                item.place(),
                item.topics().stream()
                        .map(t -> directory.topicName(t, language))
                        .toList(),
                item.receivedAt(),
                item.record(),
                file.decision(),
                file.decidedAt(),
                file.decidedBy(),
                file.reason(),
                file.decisions(),
                typed.title(),
                giveaway(file, marks, looked),
                uncovers,
                typed.uncover(),
                typed.reason(),
                texts,
                KINDS.stream()
                        .map(k -> new Choice(k, messages.get(language, "publication.kind." + k)))
                        .toList(),
                list(),
                preview,
                faults);
    }
}
