package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallDeskView.Tried;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.web.Choice;
import org.answerable.web.Items;
import org.answerable.web.Reader;

/** Draws the desk's pages of meetings and promises. */
@ApplicationScoped
class TownHallDeskViews {
    /** How many records are offered to be spoken about. */
    private static final int OFFERED = 10;

    @Inject
    TownHallReading reading;

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

    /** The list of meetings, with the form that plans one. */
    TownHallsDeskView list(
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

    /** A meeting on paper. */
    TownHallPrintView print(String slug) {
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

    /**
     * The page of one meeting.
     *
     * @param done what was done just now, or {@code null}
     * @param words what records are searched by, or {@code null}
     * @param tried the form that came back
     */
    TownHallDeskView of(String slug, String done, String words, Tried tried) {
        TownHallView view = reading.one(slug, reader.language());
        List<Choice> agencies = new ArrayList<>(List.of(new Choice("", "")));
        directory.agencies().forEach(a -> agencies.add(new Choice(a.slug(), a.name(reader.language()))));
        TownHallItem meeting = view.townHall();
        ZonedDateTime begins = meeting.startsAt().atZone(Time.ZONE);
        List<TownHallPageView.Said> minutes =
                view.minutes().stream().map(TownHallPageView.Said::of).toList();
        return new TownHallDeskView(
                view.townHall(),
                MeetingText.of(view.townHall().title()),
                view.agenda().stream()
                        .map(i -> new TownHallDeskView.Item(
                                i.id(), MeetingText.of(i.title()), cards.voices(i.records(), reader.language())))
                        .toList(),
                view.townHall().status() == MeetingStatus.PLANNED,
                minutes,
                view.commitments().stream()
                        .map(c -> new TownHallDeskView.Promise(cards.card(c), c.dueOn(), c.madeAt()))
                        .toList(),
                view.changes().stream().map(Change::of).toList(),
                begins.toLocalDate(),
                begins.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString(),
                isOpen(view),
                isOpen(view) && meeting.status() != MeetingStatus.PLANNED,
                counties(),
                directory.fips(meeting.county()).orElse(""),
                agencies,
                languages(),
                done,
                tried,
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

    /** Whether nobody has said yet that it was held, and it is not cancelled: it can be moved or cancelled still. */
    static boolean isOpen(TownHallView view) {
        return view.townHall().status() != MeetingStatus.CANCELLED
                && view.changes().stream().noneMatch(c -> c.what() == TownHallChange.What.HELD);
    }

    /** The promises of the caller's agencies; of all for who is not of an agency alone. */
    CommitmentsDeskView commitments(
            int status,
            String cursor,
            String done,
            String tried,
            String typedStatus,
            String typedEvidence,
            List<Fault> faults) {
        Identity identity = caller.with(Right.READ_TOWN_HALL_DESK);
        boolean all = !identity.roles().equals(Set.of(Role.LIAISON));
        Items<CommitmentView> own = reading.commitments(
                all ? TownHallReading.PromiseFilter.ANY : new TownHallReading.PromiseFilter(null, identity.agencies()),
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
}
