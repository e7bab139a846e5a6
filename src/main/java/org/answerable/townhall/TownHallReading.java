package org.answerable.townhall;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallWords.Text;
import org.answerable.townhall.TownHallWords.Words;

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

    /**
     * A meeting in a list.
     *
     * @param status {@code planned|held|closed|cancelled}
     * @param inWords the same more closely, the end of a message key: of one whose day has come {@code passed} where nobody said that it was held, by a word or by what
     *     was recorded of it, {@code took-place} where nothing was promised, {@code held} where promises are being worked on
     * @param revision how often its time or place changed, or that it takes place at all
     */
    public record TownHallItem(String slug, String url, Words title, Instant startsAt, String place, String county, List<String> languages, String status, String inWords, int revision,
            Instant changedAt) {
        /** Whether somebody said that it was held. */
        public boolean told() {
            return status.equals("closed") || status.equals("held") && !inWords.equals("passed");
        }
    }

    /**
     * What became of a meeting.
     *
     * @param what {@code moved|cancelled|held}
     * @param reason why it was cancelled; {@code null} of others
     */
    public record ChangeView(Instant at, String what, Instant wasStartsAt, String wasPlace, String wasCounty, Instant startsAt, String place, String county, Words reason) {}

    /** A point of the agenda. */
    public record AgendaView(long id, Words title, List<String> records) {}

    /** What was said. */
    public record MinutesView(Words words, Instant at) {}

    /** A step of a promise; the evidence may be {@code null}. */
    public record StepView(Instant at, String what, String status, Words evidence) {}

    /** A promise; the evidence, the last there is, may be {@code null}. */
    public record CommitmentView(String id, String url, Words words, String owner, String ownerName, LocalDate dueOn, String status, boolean overdue, Words evidence, String townHall,
            Words townHallTitle, Instant madeAt, List<String> records, List<StepView> history) {
        /** Whether all of it is there in a language that a reader reads. */
        boolean isReadBy(Language reader) {
            return !words.isForeignTo(reader) && history.stream().allMatch(step -> step.evidence() == null || !step.evidence().isForeignTo(reader));
        }
    }

    /** A meeting with everything. */
    public record TownHallView(TownHallItem townHall, List<AgendaView> agenda, List<MinutesView> minutes, List<CommitmentView> commitments, List<ChangeView> changes) {
        /** Whether all of it is there in a language that a reader reads; of minutes one language is enough. */
        boolean isReadBy(Language reader) {
            return !townHall.title().isForeignTo(reader) && changes.stream().noneMatch(c -> c.reason() != null && c.reason().isForeignTo(reader)) && agenda.stream().noneMatch(item -> item.title().isForeignTo(reader))
                    && (minutes.isEmpty() || minutes.stream().anyMatch(said -> !said.words().isForeignTo(reader))) && commitments.stream().allMatch(c -> c.isReadBy(reader));
        }
    }

    /** All meetings, the latest first. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<TownHallItem> list(Language reader) {
        return items(townHalls.all(), reader);
    }

    /** Where every meeting and every promise is, without its language. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<String> paths() {
        return Stream.concat(townHalls.slugs().stream().map(slug -> "/town-halls/" + slug), townHalls.commitmentCodes().stream().map(code -> "/commitments/" + code)).toList();
    }

    /** The next meeting. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Optional<TownHallItem> next(Language reader) {
        return townHalls.next(time.now()).map(t -> item(t, reader));
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
        Map<String, Words> titles = words.read(agenda.stream().map(Text::of).toList(), reader);
        List<MinutesView> minutes = new ArrayList<>();
        words.read(townHalls.minutes(townHall), reader).forEach((m, said) -> minutes.add(new MinutesView(said, m.at())));
        return new TownHallView(item(townHall, reader),
                agenda.stream().map(i -> new AgendaView(i.id(), titles.get(Text.of(i).subject()), i.records().stream().filter(shown::contains).toList())).toList(),
                minutes, views(townHalls.commitments(townHall), reader), changes(townHall, reader));
    }

    private List<ChangeView> changes(TownHall townHall, Language reader) {
        List<TownHallChange> changes = townHalls.changes(List.of(townHall.id()));
        Map<String, Words> reasons = words.read(changes.stream().filter(c -> c.reason() != null).map(Text::of).toList(), reader);
        return changes.stream().map(c -> new ChangeView(c.at(), c.what().tag(), c.wasStartsAt(), c.wasPlace(), directory.countyName(c.wasCounty()), c.startsAt(), c.place(),
                directory.countyName(c.county()), c.reason() == null ? null : reasons.get(Text.of(c).subject()))).toList();
    }

    /** Every promise, the one due first on top. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<CommitmentView> commitments(Language reader) {
        return views(townHalls.commitments(), reader);
    }

    /**
     * What came of promises.
     *
     * @param made all there are, the kept and the dropped ones included
     * @param latest those that were kept last, the latest first
     */
    public record Promises(long made, long kept, List<CommitmentView> latest) {}

    /** What came of promises so far. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Promises promises(Language reader, int latest) {
        Map<Commitment.Status, Long> promises = townHalls.promises();
        return new Promises(promises.values().stream().mapToLong(Long::longValue).sum(), promises.getOrDefault(Commitment.Status.DONE, 0L), views(townHalls.lastKept(latest), reader));
    }

    /** One promise. */
    @Transactional
    @Needs(Right.PUBLIC)
    public CommitmentView commitment(String code, Language reader) {
        return views(List.of(townHalls.commitment(code).orElseThrow(Refusal.NotFound::new)), reader).getFirst();
    }

    private TownHallItem item(TownHall t, Language reader) {
        return items(List.of(t), reader).getFirst();
    }

    private List<TownHallItem> items(List<TownHall> meetings, Language reader) {
        Instant now = time.now();
        Map<String, Words> titles = words.read(meetings.stream().map(Text::of).toList(), reader);
        Map<Long, Instant> changed = new HashMap<>();
        townHalls.changes(meetings.stream().map(TownHall::id).toList()).forEach(c -> changed.put(c.townHall(), c.at()));
        List<TownHallItem> items = new ArrayList<>();
        for (TownHall t : meetings) {
            String status = "planned";
            String inWords = null;
            if (t.cancelledAt() != null) {
                status = "cancelled";
            } else if (t.hasStarted(now)) {
                boolean recorded = !townHalls.minutes(t).isEmpty();
                List<Commitment> made = townHalls.commitments(t);
                status = recorded && made.stream().allMatch(Commitment::isSettled) ? "closed" : "held";
                inWords = status.equals("closed") ? null : !made.isEmpty() ? "held" : recorded || t.heldAt() != null ? "took-place" : "passed";
            }
            items.add(new TownHallItem(t.slug(), settings.publicUrl() + "/" + reader.tag() + "/town-halls/" + t.slug(), titles.get(Text.of(t).subject()), t.startsAt(), t.place(),
                    directory.countyName(t.county()), t.languages(), status, inWords == null ? status : inWords, t.revision(), changed.getOrDefault(t.id(), t.plannedAt())));
        }
        return items;
    }

    List<CommitmentView> views(Collection<Commitment> commitments, Language reader) {
        Set<String> all = new LinkedHashSet<>();
        commitments.forEach(c -> all.addAll(c.records()));
        Set<String> shown = records.submissions(all).keySet();
        Map<Long, List<CommitmentEvent>> events = townHalls.events(commitments.stream().map(Commitment::id).toList());
        List<Text> texts = new ArrayList<>(Text.of(commitments, events));
        commitments.forEach(c -> texts.add(Text.of(c.townHall())));
        Map<String, Words> read = words.read(texts, reader);
        List<CommitmentView> views = new ArrayList<>();
        for (Commitment c : commitments) {
            List<StepView> steps = events.getOrDefault(c.id(), List.of()).stream().map(e -> new StepView(e.at(), messages.get(reader, "townhall.step." + e.status().tag()), e.status().tag(),
                    e.evidence() == null ? null : read.get(Text.subject(e)))).toList();
            Words evidence = steps.stream().map(StepView::evidence).filter(Objects::nonNull).reduce((a, b) -> b).orElse(null);
            views.add(new CommitmentView(c.code(), settings.publicUrl() + "/" + reader.tag() + "/commitments/" + c.code(), read.get(Text.of(c).subject()), c.owner(),
                    directory.agencyName(c.owner(), reader), c.dueOn(), c.status().tag(), c.isOverdue(time.today()), evidence, c.townHall().slug(), read.get(Text.of(c.townHall()).subject()),
                    c.madeAt(), c.records().stream().filter(shown::contains).toList(), steps));
        }
        return views;
    }
}
