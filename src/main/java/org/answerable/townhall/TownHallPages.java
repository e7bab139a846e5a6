package org.answerable.townhall;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.language.Demonstration;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.web.Choice;
import org.answerable.web.Items;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Meetings and promises, for everyone. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TownHallPages {
    /** Entries of a list on one page. */
    static final int PAGE = 20;
    /** How long a meeting is entered for in a calendar, where nothing else is known. */
    private static final Duration LENGTH = Duration.ofHours(2);

    @Inject
    TownHallReading reading;

    @Inject
    Cards cards;

    @Inject
    Translations translations;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Reader reader;

    @Inject
    Demonstration demonstration;

    /** The beginnings of all lists; one of them alone where it goes on. */
    @GET
    @Path("town-halls")
    @Operation(hidden = true)
    public Response list(@QueryParam("list") String list, @QueryParam("cursor") String cursor) {
        String only = TownHallsView.LISTS.contains(Objects.toString(list, "")) ? list : null;
        Map<String, Items<TownHallItem>> lists = new LinkedHashMap<>();
        for (String one : only == null ? TownHallsView.LISTS : List.of(only)) {
            lists.put(one, reading.list(one, only == null ? null : cursor, PAGE, reader.language()));
        }
        return page(new TownHallsView(lists, only != null));
    }

    @GET
    @Path("town-halls/{slug}")
    @Operation(hidden = true)
    public Response one(@PathParam("slug") String slug, @QueryParam("asked") boolean asked) {
        if (slug.endsWith(".ics")) {
            return calendar(slug.substring(0, slug.length() - 4));
        }
        TownHallView view = reading.one(slug, reader.language());
        List<TownHallPageView.Item> agenda = view.agenda().stream()
                .map(i -> new TownHallPageView.Item(
                        MeetingText.of(i.title()), cards.voices(i.records(), reader.language())))
                .toList();
        List<TownHallPageView.Said> minutes = view.minutes().stream()
                .sorted(Comparator.comparing(m -> m.words().isForeignTo(reader.language())))
                .map(TownHallPageView.Said::of)
                .toList();
        boolean missing = !view.isReadBy(reader.language());
        return page(new TownHallPageView(
                view.townHall(),
                MeetingText.of(view.townHall().title()),
                agenda,
                minutes,
                view.commitments().stream().map(cards::card).toList(),
                view.changes().stream().map(Change::of).toList(),
                missing,
                missing ? days() : 0,
                asked));
    }

    private Response calendar(String slug) {
        TownHallItem meeting = reading.one(slug, reader.language()).townHall();
        VEvent event = new VEvent();
        event.setUid(meeting.slug() + "@answerable");
        Language spoken = meeting.title().language();
        event.setSummary(demonstration.marked(meeting.title().text(), spoken)).setLanguage(spoken.tag());
        if (demonstration.isOn()) {
            event.setDescription(messages.get(reader.language(), "platform.demonstration.meeting"))
                    .setLanguage(reader.language().tag());
        }
        event.setDateStart(Date.from(meeting.startsAt()), true);
        event.setDateEnd(Date.from(meeting.startsAt().plus(LENGTH)), true);
        event.setLocation(meeting.place());
        event.setUrl(meeting.url());
        event.setSequence(meeting.revision());
        event.setStatus(meeting.status() == MeetingStatus.CANCELLED ? Status.cancelled() : Status.confirmed());
        if (meeting.changedAt() != null) {
            event.setLastModified(Date.from(meeting.changedAt()));
        }
        ICalendar calendar = new ICalendar();
        calendar.setMethod(Method.publish());
        calendar.addEvent(event);
        return Response.ok(Biweekly.write(calendar).go(), "text/calendar;charset=utf-8")
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .header("Content-Disposition", "attachment; filename=\"" + meeting.slug() + ".ics\"")
                .build();
    }

    @GET
    @Path("commitments")
    @Operation(hidden = true)
    public Response commitments(
            @QueryParam("status") String status,
            @QueryParam("owner") String owner,
            @QueryParam("cursor") String cursor) {
        PromiseState state = PromiseState.of(status).orElse(null);
        Set<String> owners = reading.owners();
        String agency = owners.contains(Objects.toString(owner, "")) ? owner : "";
        TownHallReading.PromiseFilter asked =
                new TownHallReading.PromiseFilter(state, agency.isEmpty() ? null : Set.of(agency));
        Items<CommitmentView> shown = reading.commitments(asked, cursor, PAGE, reader.language());
        TownHallReading.PromisesMade promises = reading.promises(reader.language(), 0);
        List<Choice> stateChoices =
                new ArrayList<>(List.of(new Choice("", messages.get(reader.language(), "townhall.commitments.any"))));
        for (PromiseState one : PromiseState.values()) {
            stateChoices.add(new Choice(one.tag(), messages.get(reader.language(), "townhall.state." + one.tag())));
        }
        List<Choice> ownerChoices = Stream.concat(
                        Stream.of(new Choice("", messages.get(reader.language(), "townhall.commitments.anyone"))),
                        owners.stream()
                                .map(o -> new Choice(
                                        o,
                                        directory
                                                .agency(o)
                                                .map((Agency a) -> a.name(reader.language()))
                                                .orElse(o))))
                .toList();
        return page(new CommitmentsView(
                shown.items().stream().map(cards::card).toList(),
                reading.count(asked),
                promises.kept(),
                promises.made(),
                stateChoices,
                state == null ? "" : state.tag(),
                ownerChoices,
                agency,
                cursor != null && !cursor.isEmpty(),
                shown.next()));
    }

    @GET
    @Path("commitments/{id}")
    @Operation(hidden = true)
    public Response commitment(@PathParam("id") String id, @QueryParam("asked") boolean asked) {
        CommitmentView commitment = reading.commitment(id, reader.language());
        boolean missing = !commitment.isReadBy(reader.language());
        return page(new CommitmentPageView(
                cards.card(commitment),
                cards.voices(commitment.records(), reader.language()),
                missing,
                missing ? days() : 0,
                asked));
    }

    private int days() {
        return translations.usualDays(reader.language()).orElse(0);
    }

    private static Response page(Object view) {
        return Response.ok(view)
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .build();
    }
}
