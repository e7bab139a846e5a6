package org.answerable.townhall;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.intake.Arrivals;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Tagged;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallWords.ReadText;
import org.answerable.townhall.TownHallWords.RecordedText;
import org.answerable.web.Addresses;
import org.answerable.web.Cursor;
import org.answerable.web.Items;

/** Meetings and promises as anyone reads them. Records that are no longer public are left out. */
@UseCase
public class TownHallReading {
    @Inject
    TownHalls townHalls;

    @Inject
    PublicRecords records;

    @Inject
    TownHallWords words;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Time time;

    @Inject
    Keys keys;

    @Inject
    PromiseCounts counts;

    /**
     * A meeting in a list.
     *
     * @param revision how often its time or place changed, or that it takes place at all
     * @param promised how many promises were made there
     * @param kept how many of them are kept
     */
    public record TownHallItem(
            String slug,
            String url,
            ReadText title,
            Instant startsAt,
            String place,
            String county,
            List<String> languages,
            MeetingStage stage,
            int revision,
            Instant changedAt,
            int promised,
            int kept) {
        public MeetingStatus status() {
            return stage.status();
        }
    }

    /**
     * What became of a meeting.
     *
     * @param reason why it was cancelled; {@code null} of others
     */
    record ChangeView(
            Instant at,
            TownHallChange.What what,
            Instant wasStartsAt,
            String wasPlace,
            String wasCounty,
            Instant startsAt,
            String place,
            String county,
            ReadText reason) {}

    /** A point of the agenda. */
    public record AgendaView(long id, ReadText title, List<String> records) {}

    /** What was said. */
    public record MinutesView(ReadText words, Instant at) {}

    /** A step of a promise; the evidence may be {@code null}. */
    public record StepView(Instant at, String what, PromiseStatus status, ReadText evidence) {}

    /** A promise; the evidence, the last there is, may be {@code null}. */
    public record CommitmentView(
            String id,
            String url,
            ReadText words,
            String owner,
            String ownerName,
            LocalDate dueOn,
            PromiseStatus status,
            boolean overdue,
            ReadText evidence,
            String townHall,
            ReadText townHallTitle,
            Instant madeAt,
            List<String> records,
            List<StepView> history) {
        /** Whether all of it is there in a language that a reader reads. */
        boolean isReadBy(Language reader) {
            return !words.isForeignTo(reader)
                    && history.stream()
                            .allMatch(step ->
                                    step.evidence() == null || !step.evidence().isForeignTo(reader));
        }
    }

    /** A meeting with everything. */
    public record TownHallView(
            TownHallItem townHall,
            List<AgendaView> agenda,
            List<MinutesView> minutes,
            List<CommitmentView> commitments,
            List<ChangeView> changes) {
        /** Whether all of it is there in a language that a reader reads; of minutes one language is enough. */
        boolean isReadBy(Language reader) {
            return !townHall.title().isForeignTo(reader)
                    && changes.stream()
                            .noneMatch(c -> c.reason() != null && c.reason().isForeignTo(reader))
                    && agenda.stream().noneMatch(item -> item.title().isForeignTo(reader))
                    && (minutes.isEmpty()
                            || minutes.stream().anyMatch(said -> !said.words().isForeignTo(reader)))
                    && commitments.stream().allMatch(c -> c.isReadBy(reader));
        }
    }

    /**
     * The meetings after a cursor ({@code null}: from the beginning).
     *
     * @param list {@code all} (the latest first), {@code coming} (the next first), {@code held} (the last first) or
     *     {@code cancelled} (what was cancelled last first)
     * @throws Refusal.Malformed where the cursor is of another list
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Items<TownHallItem> list(String list, String cursor, int size, Language reader) {
        TownHalls.Shelf shelf = Tagged.of(TownHalls.Shelf.values(), list).orElseThrow();
        Cursor after = Cursor.read(cursor, keys, "town-halls-" + list);
        TownHalls.Position start = shelf.start();
        TownHalls.Position from = new TownHalls.Position(after.number(0, start.at()), after.number(1, start.id()));
        return Items.page(size, most -> townHalls.page(shelf, time.now(), from, most), last -> {
                    TownHalls.Position place = shelf.of(last);
                    return Cursor.write(keys, "town-halls-" + list, place.at(), place.id());
                })
                .all(shown -> items(shown, reader));
    }

    /** What a map of the site lists of meetings. */
    public enum Mapped {
        MEETINGS,
        PROMISES
    }

    /** Where meetings or promises are, by a range of their keys, without the language. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<String> paths(Mapped mapped, long from, long to) {
        return mapped == Mapped.MEETINGS
                ? townHalls.slugs(from, to).stream().map(Addresses::townHall).toList()
                : townHalls.commitmentCodes(from, to).stream()
                        .map(Addresses::commitment)
                        .toList();
    }

    /** The runs of so many keys of meetings or promises in which there is any, by their numbers. */
    @Transactional
    @Needs(Right.PUBLIC)
    public SortedSet<Long> runs(Mapped mapped, int keys) {
        return townHalls.runs(mapped == Mapped.PROMISES, keys);
    }

    /** How many meetings or promises there are; where it is more than {@code most}, one more than that. */
    @Transactional
    @Needs(Right.PUBLIC)
    public int count(Mapped mapped, int most) {
        return townHalls.count(mapped == Mapped.PROMISES, most);
    }

    /** The next meeting. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Optional<TownHallItem> next(Language reader) {
        return townHalls.next(time.now()).map(t -> item(t, reader));
    }

    /** The next meetings in a county, by FIPS code; at most so many. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<TownHallItem> coming(String county, int most, Language reader) {
        return townHalls.coming(county, time.now(), most).stream()
                .map(t -> item(t, reader))
                .toList();
    }

    /** One meeting. */
    @Transactional
    @Needs(Right.PUBLIC)
    public TownHallView one(String slug, Language reader) {
        TownHall townHall = townHalls.find(slug).orElseThrow(Refusal.NotFound::new);
        List<AgendaItem> agenda = townHalls.agenda(townHall);
        Set<String> all = new LinkedHashSet<>();
        agenda.forEach(i -> all.addAll(i.records()));
        Set<String> shown = records.submissions(all).keySet();
        Map<String, ReadText> titles =
                words.read(agenda.stream().map(RecordedText::of).toList(), reader);
        List<MinutesView> minutes = new ArrayList<>();
        words.read(townHalls.minutes(townHall), reader)
                .forEach((m, said) -> minutes.add(new MinutesView(said, m.at())));
        return new TownHallView(
                item(townHall, reader),
                agenda.stream()
                        .map(i -> new AgendaView(
                                i.id(),
                                titles.get(RecordedText.of(i).subject()),
                                i.records().stream().filter(shown::contains).toList()))
                        .toList(),
                minutes,
                views(townHalls.commitments(townHall), reader),
                changes(townHall, reader));
    }

    private List<ChangeView> changes(TownHall townHall, Language reader) {
        List<TownHallChange> changes = townHalls.changes(List.of(townHall.id()));
        Map<String, ReadText> reasons = words.read(
                changes.stream()
                        .filter(c -> c.reason() != null)
                        .map(RecordedText::of)
                        .toList(),
                reader);
        return changes.stream()
                .map(c -> new ChangeView(
                        c.at(),
                        c.what(),
                        c.wasStartsAt(),
                        c.wasPlace(),
                        directory.countyName(c.wasCounty()),
                        c.startsAt(),
                        c.place(),
                        directory.countyName(c.county()),
                        c.reason() == null
                                ? null
                                : reasons.get(RecordedText.of(c).subject())))
                .toList();
    }

    /**
     * Which promises.
     *
     * @param state {@code null}: any
     * @param owners the slugs of the agencies that own them; {@code null}: any
     */
    public record PromiseFilter(PromiseState state, Set<String> owners) {
        /** All of them. */
        public static final PromiseFilter ANY = new PromiseFilter(null, null);
    }

    private static final String COMMITMENTS = "commitments";

    /**
     * The promises after a cursor ({@code null}: from the beginning): first those that are to be kept, the one due
     * first on top, then those that were kept or dropped, the one due last on top.
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Items<CommitmentView> commitments(PromiseFilter asked, String cursor, int size, Language reader) {
        Cursor after = Cursor.read(cursor, keys, COMMITMENTS);
        TownHalls.Due start = TownHalls.Due.START;
        TownHalls.Due from =
                new TownHalls.Due(after.number(0, 0) == 1, after.text(1, start.due()), after.number(2, start.id()));
        return Items.page(
                        size, most -> townHalls.page(wanted(asked), from, most), last -> cursor(TownHalls.Due.of(last)))
                .all(shown -> views(shown, reader));
    }

    /** The cursor of the list that begins with a promise; {@code null} where there is no such promise. */
    @Transactional
    @Needs(Right.PUBLIC)
    public String from(String code) {
        return townHalls
                .commitment(code)
                .map(c -> cursor(TownHalls.Due.of(c).before()))
                .orElse(null);
    }

    private String cursor(TownHalls.Due due) {
        return Cursor.write(keys, COMMITMENTS, due.settled() ? 1 : 0, due.due(), due.id());
    }

    /** How many promises there are; where it is more than {@link Arrivals#MOST}, one more than that. */
    @Transactional
    @Needs(Right.PUBLIC)
    public long count(PromiseFilter asked) {
        return townHalls.count(wanted(asked), Arrivals.MOST);
    }

    private TownHalls.Wanted wanted(PromiseFilter asked) {
        LocalDate today = time.today();
        if (asked.state() == null) {
            return new TownHalls.Wanted(asked.owners(), null, null, null);
        }
        return switch (asked.state()) {
            case LATE ->
                new TownHalls.Wanted(
                        asked.owners(), EnumSet.of(PromiseStatus.OPEN, PromiseStatus.IN_PROGRESS), null, today);
            case OPEN, IN_PROGRESS ->
                new TownHalls.Wanted(asked.owners(), EnumSet.of(asked.state().status()), today, null);
            case DONE, DROPPED ->
                new TownHalls.Wanted(asked.owners(), EnumSet.of(asked.state().status()), null, null);
        };
    }

    /**
     * What came of promises.
     *
     * @param made all there are, the kept and the dropped ones included; -1 while they are counted
     * @param latest those that were kept last, the latest first
     */
    public record PromisesMade(long made, long kept, List<CommitmentView> latest) {}

    /** What came of promises so far. */
    @Transactional
    @Needs(Right.PUBLIC)
    public PromisesMade promises(Language reader, int latest) {
        PromiseCounts.Count count = counts.all().orElse(new PromiseCounts.Count(-1, -1));
        return new PromisesMade(
                count.made(),
                count.kept(),
                latest == 0
                        ? List.of()
                        : views(
                                townHalls.found(counts.lastKept(latest)).stream()
                                        .filter(c -> c.status() == PromiseStatus.DONE)
                                        .toList(),
                                reader));
    }

    /** The agencies that have promised something, by their slugs. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Set<String> owners() {
        return counts.byOwner().keySet();
    }

    /** One promise. */
    @Transactional
    @Needs(Right.PUBLIC)
    public CommitmentView commitment(String code, Language reader) {
        return views(List.of(townHalls.commitment(code).orElseThrow(Refusal.NotFound::new)), reader)
                .getFirst();
    }

    private TownHallItem item(TownHall t, Language reader) {
        return items(List.of(t), reader).getFirst();
    }

    private List<TownHallItem> items(List<TownHall> meetings, Language reader) {
        Instant now = time.now();
        Map<String, ReadText> titles =
                words.read(meetings.stream().map(RecordedText::of).toList(), reader);
        Map<Long, Instant> changed = new HashMap<>();
        List<Long> ids = meetings.stream().map(TownHall::id).toList();
        townHalls.changes(ids).forEach(c -> changed.put(c.townHall(), c.at()));
        Set<Long> recorded = townHalls.recorded(ids);
        Map<Long, Map<PromiseStatus, Integer>> promises = townHalls.promises(ids);
        List<TownHallItem> items = new ArrayList<>();
        for (TownHall t : meetings) {
            Map<PromiseStatus, Integer> made = promises.getOrDefault(t.id(), Map.of());
            items.add(new TownHallItem(
                    t.slug(),
                    Addresses.whole(settings, reader, Addresses.townHall(t.slug())),
                    titles.get(RecordedText.of(t).subject()),
                    t.startsAt(),
                    t.place(),
                    directory.countyName(t.county()),
                    t.languages(),
                    stage(t, recorded.contains(t.id()), made.keySet(), now),
                    t.revision(),
                    changed.getOrDefault(t.id(), t.plannedAt()),
                    made.values().stream().mapToInt(Integer::intValue).sum(),
                    made.getOrDefault(PromiseStatus.DONE, 0)));
        }
        return items;
    }

    /**
     * How far a meeting has come.
     *
     * @param recorded whether anything that was said there is
     * @param made where the promises made there stand
     */
    private static MeetingStage stage(TownHall t, boolean recorded, Set<PromiseStatus> made, Instant now) {
        if (t.cancelledAt() != null) {
            return MeetingStage.CANCELLED;
        }
        if (!t.hasStarted(now)) {
            return MeetingStage.PLANNED;
        }
        if (recorded && made.stream().allMatch(PromiseStatus::isSettled)) {
            return MeetingStage.CLOSED;
        }
        if (!made.isEmpty()) {
            return MeetingStage.HELD;
        }
        return t.heldAt() != null ? MeetingStage.TOOK_PLACE : MeetingStage.PASSED;
    }

    List<CommitmentView> views(Collection<Commitment> commitments, Language reader) {
        Set<String> all = new LinkedHashSet<>();
        commitments.forEach(c -> all.addAll(c.records()));
        Set<String> shown = records.submissions(all).keySet();
        Map<Long, List<CommitmentEvent>> events =
                townHalls.events(commitments.stream().map(Commitment::id).toList());
        List<RecordedText> texts = new ArrayList<>(RecordedText.of(commitments, events));
        commitments.forEach(c -> texts.add(RecordedText.of(c.townHall())));
        Map<String, ReadText> read = words.read(texts, reader);
        List<CommitmentView> views = new ArrayList<>();
        for (Commitment c : commitments) {
            List<StepView> steps = events.getOrDefault(c.id(), List.of()).stream()
                    .map(e -> new StepView(
                            e.at(),
                            messages.get(reader, "townhall.step." + e.status().tag()),
                            e.status(),
                            e.evidence() == null ? null : read.get(RecordedText.subject(e))))
                    .toList();
            ReadText evidence = steps.stream()
                    .map(StepView::evidence)
                    .filter(Objects::nonNull)
                    .reduce((a, b) -> b)
                    .orElse(null);
            views.add(new CommitmentView(
                    c.code(),
                    Addresses.whole(settings, reader, Addresses.commitment(c.code())),
                    read.get(RecordedText.of(c).subject()),
                    c.owner(),
                    directory.agencyName(c.owner(), reader),
                    c.dueOn(),
                    c.status(),
                    c.isOverdue(time.today()),
                    evidence,
                    c.townHall().slug(),
                    read.get(RecordedText.of(c.townHall()).subject()),
                    c.madeAt(),
                    c.records().stream().filter(shown::contains).toList(),
                    steps));
        }
        return views;
    }
}
