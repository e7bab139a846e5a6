package org.answerable.townhall;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecords;

/** Meetings and promises as anyone reads them. Records that are no longer public are left out. */
@UseCase
public class TownHallReading {
    @Inject
    TownHalls townHalls;
    @Inject
    PublicRecords records;
    @Inject
    PromiseWords promiseWords;
    @Inject
    Directory directory;
    @Inject
    Messages messages;
    @Inject
    Settings settings;
    @Inject
    Time time;

    /** A meeting in a list. */
    public record TownHallItem(String slug, String url, String title, String titleLanguage, Instant startsAt, String place, String county, List<String> languages, String status) {}

    /** A point of the agenda. */
    public record AgendaView(long id, String title, String titleLanguage, List<String> records) {}

    /** What was said. */
    public record MinutesView(String text, String language, Instant at) {}

    /** A step of a promise. */
    public record StepView(Instant at, String what, String status, String evidence) {}

    /**
     * A promise.
     *
     * @param original what its words were translated from; {@code null} where they are as they were recorded
     * @param machine whether a machine wrote the translation, which a person has checked in any case
     */
    public record CommitmentView(String id, String url, String text, String language, PromiseWords.Original original, boolean machine, String owner, String ownerName, LocalDate dueOn, String status, boolean overdue,
            String evidence, String townHall, String townHallTitle, Instant madeAt, List<String> records, List<StepView> history) {}

    /** A meeting with everything. */
    public record TownHallView(TownHallItem townHall, List<AgendaView> agenda, List<MinutesView> minutes, List<CommitmentView> commitments) {}

    /** All meetings, the latest first. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<TownHallItem> list(Language reader) {
        return townHalls.all().stream().map(t -> item(t, reader)).toList();
    }

    /** The next meeting. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Optional<TownHallItem> next(Language reader) {
        Instant now = time.now();
        return townHalls.all().reversed().stream().filter(t -> !t.hasStarted(now)).findFirst().map(t -> item(t, reader));
    }

    /** One meeting. */
    @Transactional
    @Needs(Right.PUBLIC)
    public TownHallView one(String slug, Language reader) {
        TownHall townHall = townHalls.find(slug).orElseThrow(Refusal.NotFound::new);
        List<AgendaItem> agenda = townHalls.agenda(townHall);
        List<Commitment> commitments = townHalls.commitments(townHall);
        Set<String> all = new LinkedHashSet<>();
        agenda.forEach(i -> all.addAll(i.records()));
        Set<String> shown = records.submissions(all).keySet();
        return new TownHallView(item(townHall, reader),
                agenda.stream().map(i -> new AgendaView(i.id(), Languages.choose(i.titles(), reader), languageOf(i.titles(), reader), i.records().stream().filter(shown::contains).toList()))
                        .toList(),
                townHalls.minutes(townHall).stream().map(m -> new MinutesView(m.text(), m.language(), m.at())).toList(), views(commitments, reader));
    }

    /** Every promise, the one due first on top. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<CommitmentView> commitments(Language reader) {
        return views(townHalls.commitments(), reader);
    }

    /** One promise. */
    @Transactional
    @Needs(Right.PUBLIC)
    public CommitmentView commitment(String code, Language reader) {
        return views(List.of(townHalls.commitment(code).orElseThrow(Refusal.NotFound::new)), reader).getFirst();
    }

    private TownHallItem item(TownHall t, Language reader) {
        Instant now = time.now();
        String status = "planned";
        if (t.hasStarted(now)) {
            boolean closed = !townHalls.minutes(t).isEmpty() && townHalls.commitments(t).stream().allMatch(Commitment::isSettled);
            status = closed ? "closed" : "held";
        }
        return new TownHallItem(t.slug(), settings.publicUrl() + "/" + reader.tag() + "/town-halls/" + t.slug(), Languages.choose(t.titles(), reader), languageOf(t.titles(), reader),
                t.startsAt(), t.place(), directory.countyName(t.county()), t.languages(), status);
    }

    List<CommitmentView> views(Collection<Commitment> commitments, Language reader) {
        Set<String> all = new LinkedHashSet<>();
        commitments.forEach(c -> all.addAll(c.records()));
        Set<String> shown = records.submissions(all).keySet();
        Map<Long, List<CommitmentEvent>> events = townHalls.events(commitments.stream().map(Commitment::id).toList());
        Map<Commitment, PromiseWords.Words> words = promiseWords.read(commitments, reader);
        List<CommitmentView> views = new ArrayList<>();
        for (Commitment c : commitments) {
            List<CommitmentEvent> steps = events.getOrDefault(c.id(), List.of());
            String evidence = steps.stream().filter(e -> e.evidence() != null).reduce((a, b) -> b).map(CommitmentEvent::evidence).orElse(null);
            PromiseWords.Words said = words.get(c);
            views.add(new CommitmentView(c.code(), settings.publicUrl() + "/" + reader.tag() + "/commitments/" + c.code(), said.text(), said.language().tag(), said.original(),
                    said.machine(), c.owner(), directory.agencyName(c.owner(), reader), c.dueOn(), c.status().tag(), c.isOverdue(time.today()), evidence,
                    c.townHall().slug(), Languages.choose(c.townHall().titles(), reader), c.madeAt(), c.records().stream().filter(shown::contains).toList(),
                    steps.stream().map(e -> new StepView(e.at(), messages.get(reader, "townhall.step." + e.status().tag()), e.status().tag(), e.evidence())).toList()));
        }
        return views;
    }

    /** The language of the text that {@link Languages#choose} takes. */
    static String languageOf(Map<String, String> texts, Language reader) {
        String chosen = Languages.choose(texts, reader);
        return texts.entrySet().stream().filter(e -> e.getValue() == chosen).map(Map.Entry::getKey).findFirst().orElse("en");
    }
}
