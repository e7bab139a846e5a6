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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.casework.TicketList.Done;
import org.answerable.casework.TicketList.Filters;
import org.answerable.casework.TicketList.Options;
import org.answerable.casework.TicketList.Row;
import org.answerable.casework.TicketPageView.Talk;
import org.answerable.casework.TicketReading.Listing;
import org.answerable.casework.TicketReading.Next;
import org.answerable.casework.TicketReading.Standing;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.casework.TicketReading.WarningItem;
import org.answerable.directory.Directory;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.redaction.Redaction;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.Reader;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.Knot;
import org.answerable.web.ThreadView.KnotName;
import org.answerable.web.ThreadView.KnotState;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The queue and the ticket, as pages of the desk. Each act is a form of its own; it comes back with what was typed
 * where it is refused.
 */
@Path("/desk/tickets")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class TicketPages {
    private static final int PAGE = 25;
    private static final int OPENING = 180;
    /** The acts whose words are looked at before they are sent. */
    private static final Set<String> WARNED = Set.of("answer", "message");
    /**
     * The acts after which a ticket needs nothing more for now: the next one follows. After the others it stays, and
     * its notice leads on.
     */
    private static final Set<String> ONWARD = Set.of("answered", "asked", "transferred", "closed");

    private static final String NOTICE = "#done";
    private static final Set<String> DONE =
            Set.of("answered", "asked", "noted", "assigned", "transferred", "closed", "reopened", "unmasked");

    @Inject
    TicketReading reading;

    @Inject
    Answering answering;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    @Inject
    Time time;

    @Context
    UriInfo address;

    @GET
    @Operation(hidden = true)
    public QueueView list() {
        return new QueueView(queue(null));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public TicketPageView one(@PathParam("id") String id) {
        return view(200, id, null, null, List.of(), Map.of());
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
                        refused.status(),
                        id,
                        act,
                        refused.problem(),
                        refused.in(act).faults(),
                        typed(form))));
    }

    private Response acted(String id, String act, MultivaluedMap<String, String> form) {
        List<WarningItem> warnings = warnings(id, act, new Form(act, form));
        if (!warnings.isEmpty()) {
            return Response.ok(view(200, id, act, null, List.of(), typed(form), warnings))
                    .build();
        }
        Filters filters = filters();
        Listing listing = listing(filters);
        Standing standing = reading.standing(id, listing);
        String done = act(id, act, new Form(act, form));
        return Response.seeOther(
                        ONWARD.contains(done)
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
        if (next.ticket() == null) {
            return page("", filters.done(done, standing.ticket(), null) + NOTICE);
        }
        boolean shown =
                reading.list(listing, reader.language()).items().stream().anyMatch(t -> t.id().equals(next.ticket()));
        return page(
                next.ticket(), filters.done(done, standing.ticket(), shown ? filters.cursor() : next.from()) + NOTICE);
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

    private Filters filters() {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        return new Filters(
                Forms.text(query, "status"),
                Forms.text(query, "agency"),
                Forms.text(query, "assignee"),
                Forms.ticked(query, "overdue"),
                tag(Forms.text(query, "language")),
                Forms.text(query, "topic"),
                Forms.text(query, "county"),
                Forms.text(query, "sort"),
                Forms.text(query, "cursor"));
    }

    /** The language by its one tag, so that every link on says the same; what is none stays, and is refused. */
    private static String tag(String language) {
        return Languages.parse(language).map(Language::tag).orElse(language);
    }

    private static Listing listing(Filters filters) {
        String status = filters.status().isEmpty() ? "due" : filters.status().equals("all") ? "" : filters.status();
        return new Listing(
                status,
                filters.agency(),
                filters.assignee(),
                filters.overdue(),
                filters.language(),
                filters.topic(),
                filters.county(),
                filters.sort(),
                filters.cursor(),
                PAGE);
    }

    private Done done(String current, List<TicketItem> listed) {
        String done = address.getQueryParameters().getFirst("done");
        String of = address.getQueryParameters().getFirst("of");
        boolean other = of != null && of.matches("[0-9a-z]{1,20}") && !of.equals(current);
        return done == null || !DONE.contains(done)
                ? null
                : new Done(done, other ? of : null, other ? null : after(current, listed));
    }

    private TicketList queue(String current) {
        Filters filters = filters();
        Listing listing = listing(filters);
        Items<TicketItem> found = reading.list(listing, reader.language());
        Map<String, String> people =
                reading.people(found.items().stream().map(TicketItem::assignee).toList());
        Identity me = caller.with(Right.READ_TICKETS);
        List<String> slugs = me.has(Right.SEE_ALL_TICKETS)
                ? directory.agencies().stream().map(a -> a.slug()).toList()
                : me.agencies().stream().sorted().toList();
        List<Choice> agencies = new ArrayList<>();
        if (slugs.size() > 1) {
            agencies.add(new Choice("", messages.get(reader.language(), "casework.queue.agency.all")));
            agencies.addAll(names(slugs));
        }
        return new TicketList(
                found.items().stream()
                        .map(t -> row(t, people, me, slugs.size() > 1))
                        .toList(),
                reading.count(listing),
                found.next(),
                filters,
                current,
                agencies,
                me.has(Right.ASSIGN_TICKET),
                options(filters),
                done(current, found.items()));
    }

    private static String after(String current, List<TicketItem> listed) {
        List<String> ids = listed.stream().map(TicketItem::id).toList();
        int at = ids.indexOf(current) + 1; // From the beginning where it is not listed any more.
        return at < ids.size() ? ids.get(at) : null;
    }

    /**
     * What the list may be narrowed to by its words; what stands in the address stays to be chosen, whatever its
     * spelling.
     */
    private Options options(Filters filters) {
        Language mine = reader.language();
        Choice any = new Choice("", messages.get(mine, "casework.queue.any"));
        Set<String> tags =
                new LinkedHashSet<>(Stream.concat(Languages.UI.stream().map(Language::tag), Languages.SPOKEN.stream())
                        .toList());
        Languages.parse(filters.language()).map(Language::tag).ifPresent(tags::add);
        return new Options(
                choices(any, tags.stream().map(tag -> new Choice(tag, new Language(tag).name(mine)))),
                choices(any, directory.topics().stream().map(t -> new Choice(t.slug(), t.name(mine)))),
                choices(any, directory.counties().stream().map(c -> new Choice(c.fips(), c.name()))));
    }

    private static List<Choice> choices(Choice any, Stream<Choice> named) {
        return Stream.concat(Stream.of(any), named.sorted(Comparator.comparing(Choice::label)))
                .toList();
    }

    private List<Choice> names(List<String> slugs) {
        return slugs.stream()
                .map(slug -> new Choice(slug, directory.agencyName(slug, reader.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private Row row(TicketItem t, Map<String, String> people, Identity me, boolean several) {
        String assignee = t.assignee() == null
                ? null
                : t.assignee().equals(me.name())
                        ? messages.get(reader.language(), "casework.you")
                        : people.get(t.assignee());
        return new Row(
                t.id(),
                t.kind(),
                t.status(),
                new Language(t.language()),
                t.county(),
                topics(t),
                several ? agency(t) : null,
                assignee,
                t.overdue(),
                t.newFromWriter(),
                days(t),
                t.withdrawnAt() == null ? opening(t) : null);
    }

    private List<String> topics(TicketItem t) {
        return t.topics().stream()
                .map(slug -> directory.topicName(slug, reader.language()))
                .toList();
    }

    private String agency(TicketItem t) {
        return directory.agencyName(t.agency(), reader.language());
    }

    private Long days(TicketItem t) {
        return t.status().equals("open") || t.status().equals("waiting")
                ? ChronoUnit.DAYS.between(time.today(), Time.day(t.dueBy()))
                : null;
    }

    /** What the office itself wrote: bars stand in it only where it repeated words that are sealed now. */
    private static Barred own(String text, boolean sealed) {
        return sealed ? Barred.marked(text) : Barred.none(text);
    }

    /** The first words, cut between words where the script has such. */
    static DrawnText opening(TicketItem t) {
        Barred text = Redaction.barred(t.text(), t.masked());
        Barred whole = t.title() == null ? text : text.after(Redaction.barred(t.title(), t.titleMasked()), " – ");
        return DrawnText.of(whole.onOneLine().beginning(OPENING), new Language(t.language()));
    }

    private TicketPageView view(
            int status, String id, String tried, String conflict, List<Fault> faults, Map<String, String> typed) {
        return view(status, id, tried, conflict, faults, typed, List.of());
    }

    private TicketPageView view(
            int status,
            String id,
            String tried,
            String conflict,
            List<Fault> faults,
            Map<String, String> typed,
            List<WarningItem> warnings) {
        TicketFile file = reading.file(id, reader.language());
        TicketItem t = file.ticket();
        Identity me = caller.with(Right.READ_TICKETS);
        boolean own = me.agencies().contains(t.agency());
        Map<String, String> people = reading.people(Stream.concat(
                        file.history().stream()
                                .flatMap(h -> h.what().equals(TicketEvent.ASSIGNED)
                                        ? Stream.of(h.by(), h.reason())
                                        : Stream.of(h.by())),
                        Stream.of(t.assignee()))
                .toList());
        people.put("system", messages.get(reader.language(), "casework.by.system"));
        people.put("resident", messages.get(reader.language(), "casework.by.writer"));
        Language language = new Language(t.language());
        List<Choice> colleagues = new ArrayList<>();
        if (file.acts().contains("assign")) {
            colleagues.add(new Choice("", messages.get(reader.language(), "casework.assign.nobody")));
            reading.colleagues(t.agency())
                    .forEach(p -> colleagues.add(new Choice(
                            p.name(),
                            p.name().equals(me.name())
                                    ? messages.get(reader.language(), "casework.assign.me", p.displayName())
                                    : p.displayName())));
        }
        List<Choice> agencies = new ArrayList<>();
        if (file.acts().contains("transfer")) {
            agencies.add(new Choice("", messages.get(reader.language(), "casework.transfer.choose")));
            agencies.addAll(names(directory.agencies().stream()
                    .map(a -> a.slug())
                    .filter(slug -> !slug.equals(t.agency()))
                    .toList()));
        }
        return new TicketPageView(
                status,
                queue(t.id()),
                file,
                language,
                DrawnText.of(Redaction.barred(t.text(), t.masked()), language),
                agency(t),
                own,
                days(t),
                topics(t),
                thread(file),
                people,
                talk(file, language),
                history(file, people),
                languages(language),
                agencies,
                colleagues,
                lead(file.lead()),
                tried,
                conflict,
                faults,
                typed,
                warnings,
                file.suggestions().stream()
                        .map(s ->
                                new LookingView.Could(directory.agencyName(s.agency(), reader.language()), s.because()))
                        .toList());
    }

    private TicketPageView.Lead lead(TicketReading.Lead lead) {
        return lead == null
                ? null
                : new TicketPageView.Lead(
                        directory.agencyName(lead.agency(), reader.language()),
                        lead.status(),
                        Set.of("open", "waiting").contains(lead.status()),
                        lead.dueBy(),
                        lead.answers().stream()
                                .map(a -> new TicketPageView.LeadAnswer(
                                        a.at(),
                                        a.text() == null
                                                ? null
                                                : DrawnText.of(
                                                        a.sealed()
                                                                ? Barred.marked(a.text())
                                                                : Redaction.barred(a.text(), a.masked()),
                                                        new Language(a.language())),
                                        a.sealed()))
                                .toList());
    }

    private List<Choice> languages(Language writers) {
        Set<String> tags = new LinkedHashSet<>();
        tags.add("en");
        if (!writers.equals(Language.UNDETERMINED)) {
            tags.add(writers.tag());
        }
        List<Choice> choices = new ArrayList<>();
        tags.forEach(tag -> choices.add(language(tag, writers)));
        Languages.SPOKEN.stream()
                .filter(tag -> !tags.contains(tag))
                .map(tag -> language(tag, writers))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(choices::add);
        return choices;
    }

    private Choice language(String tag, Language writers) {
        Language language = new Language(tag);
        String name = language.name(reader.language());
        String label = language.ownName().equalsIgnoreCase(name) ? name : name + " · " + language.ownName();
        return new Choice(
                tag,
                language.equals(writers)
                        ? messages.get(reader.language(), "casework.answer.language.writers", label)
                        : label);
    }

    /** Answers and messages in the order in which they were written. */
    private List<Talk> talk(TicketFile file, Language writers) {
        List<Talk> talk = new ArrayList<>();
        file.answers()
                .forEach(a -> talk.add(new Talk(
                        "answer",
                        a.at(),
                        a.by(),
                        DrawnText.of(own(a.text(), a.sealed()), new Language(a.language())),
                        a.isPublic(),
                        a.sealed())));
        file.messages()
                .forEach(m -> talk.add(
                        m.from().equals("writer")
                                ? new Talk(
                                        "replied",
                                        m.at(),
                                        null,
                                        DrawnText.of(Redaction.barred(m.text(), m.masked()), writers),
                                        false,
                                        m.sealed())
                                : new Talk(
                                        "asked",
                                        m.at(),
                                        m.by(),
                                        DrawnText.of(own(m.text(), m.sealed()), new Language(m.language())),
                                        false,
                                        m.sealed())));
        talk.sort(Comparator.comparing(Talk::at));
        return talk;
    }

    private List<TicketPageView.Event> history(TicketFile file, Map<String, String> people) {
        return file.history().stream()
                .map(h -> {
                    String by = TicketPageView.Event.given(people.getOrDefault(h.by(), h.by()));
                    String reason = TicketPageView.Event.given(h.reason());
                    String what =
                            switch (h.what()) {
                                case TicketEvent.OPENED -> messages.get(reader.language(), "casework.history.opened");
                                case TicketEvent.ASSIGNED ->
                                    h.reason() == null
                                            ? messages.get(reader.language(), "casework.history.unassigned", by)
                                            : messages.get(
                                                    reader.language(),
                                                    "casework.history.assigned",
                                                    by,
                                                    TicketPageView.Event.given(
                                                            people.getOrDefault(h.reason(), h.reason())));
                                case TicketEvent.TRANSFERRED ->
                                    messages.get(
                                            reader.language(),
                                            "casework.history.transferred",
                                            by,
                                            directory.agencyName(h.agency(), reader.language()),
                                            reason);
                                case TicketEvent.CLOSED ->
                                    h.reason() == null
                                            ? messages.get(reader.language(), "casework.history.withdrawn")
                                            : messages.get(reader.language(), "casework.history.closed", by, reason);
                                case TicketEvent.REOPENED ->
                                    messages.get(reader.language(), "casework.history.reopened", by, reason);
                                case TicketEvent.UNMASKED ->
                                    messages.get(reader.language(), "casework.history.unmasked", by, reason);
                                case TicketEvent.LEFT_OUT ->
                                    messages.get(reader.language(), "casework.history.left-out");
                                case "asked" -> messages.get(reader.language(), "casework.history.asked", by);
                                case "replied" -> messages.get(reader.language(), "casework.history.replied");
                                case "noted" -> messages.get(reader.language(), "casework.history.noted", by);
                                default -> messages.get(reader.language(), "casework.history.answered", by);
                            };
                    return TicketPageView.Event.of(h.at(), what);
                })
                .toList();
    }

    private ThreadView thread(TicketFile file) {
        TicketItem t = file.ticket();
        List<Knot> knots = new ArrayList<>();
        knots.add(new Knot(KnotName.SAID, KnotState.DONE)
                .by(messages.get(reader.language(), "casework.by.writer"))
                .at(file.saidAt()));
        knots.add(new Knot(KnotName.ROUTED, KnotState.DONE).by(agency(t)).at(t.receivedAt()));
        if (!file.answers().isEmpty()) {
            knots.add(new Knot(KnotName.ANSWERED, KnotState.DONE)
                    .by(agency(t))
                    .at(file.answers().getLast().at()));
        } else if (t.status().equals("closed") || t.status().equals("transferred")) {
            knots.add(new Knot(KnotName.ANSWERED, KnotState.DROPPED).by(agency(t)));
        } else {
            knots.add(new Knot(KnotName.ANSWERED, t.overdue() ? KnotState.LATE : KnotState.OPEN)
                    .by(agency(t))
                    .until(t.dueBy()));
        }
        return ThreadView.of(ThreadView.Size.MEDIUM, knots);
    }
}
