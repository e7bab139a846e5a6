package org.answerable.publication;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.intake.SimilarRecords;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Barred;
import org.answerable.language.Demonstration;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord.PublicAnswer;
import org.answerable.publication.PublicRecord.PublicCommitment;
import org.answerable.publication.PublicRecord.PublicTicket;
import org.answerable.routing.Reasons;
import org.answerable.web.Addresses;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Quoted;
import org.answerable.web.Rendering;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.Knot;
import org.answerable.web.ThreadView.KnotName;
import org.answerable.web.ThreadView.KnotState;
import org.answerable.web.ThreadView.Size;
import org.answerable.web.ThreadView.Strand;

/** Reads a public record as its page shows it: from {@link PublicRecord} alone. */
@UseCase
public class RecordPage {
    @Inject
    PublicRecords records;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    Directory directory;

    @Inject
    Reasons reasons;

    @Inject
    Messages messages;

    @Inject
    Instance<Translations> translations;

    @Inject
    Instance<SimilarRecords> similar;

    @Inject
    Citations citations;

    @Inject
    Settings settings;

    @Inject
    Demonstration demonstration;

    @Inject
    Time time;

    /**
     * The page of a record.
     *
     * @param asked whether its reader has just asked for a translation
     * @throws Refusal.NotFound where there is none, or none any more; the two are not told apart
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public RecordPageView read(String id, Language reader, boolean asked) {
        PublicRecord record = records.find(id).orElseThrow(Refusal.NotFound::new);
        Language language = new Language(record.language());
        String county = directory.countyName(record.county());
        String kind = messages.get(reader, "intake.kind." + record.kind());
        String described = citations.described(record, reader);
        String heading = record.title() == null ? described : record.title();
        String permalink = Addresses.whole(settings, reader, Addresses.record(record.id()));
        List<RecordPageView.Cited> cited = citations.of(record, reader);
        String mail = "mailto:?subject=" + encode(demonstration.marked(described, reader)) + "&body="
                + encode(cited.getFirst().text());
        return new RecordPageView(
                record.id(),
                heading,
                record.title() != null,
                language,
                DrawnText.of(record.barred(), language),
                record.redactions().size(),
                kind,
                county,
                record.submittedOn(),
                record.publishedAt(),
                record.topics().stream()
                        .map(t -> new Choice(t, directory.topicName(t, reader)))
                        .toList(),
                record.agencies().stream()
                        .map(a -> new Choice(a, directory.agencyName(a, reader)))
                        .toList(),
                thread(record, language, reader),
                record.commitments().stream().map(c -> promise(c, reader)).toList(),
                history(record, reader),
                cited,
                Citation.of(record),
                permalink,
                mail,
                similar.isResolvable() ? similar.get().toRecord(record.id(), reader) : List.of(),
                tongues(record, language, reader, asked),
                campaigns.of(record.id()).orElse(null));
    }

    private RecordPageView.Promise promise(PublicCommitment c, Language reader) {
        return new RecordPageView.Promise(
                c.id(),
                words(c, reader),
                directory.agencyName(c.owner(), reader),
                c.dueOn(),
                ThreadView.promise(kept(c)));
    }

    /** A promise as a reader reads it best: as it was recorded, or translated. */
    private static Quoted words(PublicCommitment c, Language reader) {
        String tag = Languages.chosen(c.texts(), reader);
        return Quoted.of(Barred.none(c.texts().get(tag)), tag, c.translations(), reader);
    }

    private RecordPageView.Tongues tongues(PublicRecord record, Language language, Language reader, boolean asked) {
        Rendering readers = Rendering.needed(record.barred(), language, record.translations(), reader)
                .orElse(null);
        List<Rendering> others = record.translations().stream()
                .map(t -> Rendering.of(t, record.barred()))
                .filter(r -> readers == null || !r.language().equals(readers.language()))
                .toList();
        // Which text it is: a reader of the words may still miss the answer far below.
        List<String> none = new ArrayList<>();
        if (readers == null && !language.equals(Language.UNDETERMINED) && !Translations.alike(language, reader)) {
            none.add(messages.get(reader, "translation.none"));
        }
        List<String> unread = record.answers().stream()
                .filter(a -> !Translations.alike(new Language(a.language()), reader)
                        && Translations.forReader(a.translations(), reader).isEmpty())
                .map(a -> directory.agencyName(a.agency(), reader))
                .distinct()
                .toList();
        if (!unread.isEmpty()) {
            none.add(messages.get(reader, "translation.none.answers", messages.list(reader, unread)));
        }
        boolean missing = !none.isEmpty();
        int days = missing && translations.isResolvable()
                ? translations.get().usualDays(reader).orElse(0)
                : 0;
        return new RecordPageView.Tongues(readers, others, none, days, asked);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<RecordPageView.Event> history(PublicRecord record, Language reader) {
        List<RecordPageView.Event> events = new ArrayList<>();
        events.add(
                new RecordPageView.Event(record.submittedOn(), messages.get(reader, "publication.history.submitted")));
        record.answers()
                .forEach(a -> events.add(new RecordPageView.Event(
                        Time.day(a.at()),
                        messages.get(
                                reader, "publication.history.answered", directory.agencyName(a.agency(), reader)))));
        events.add(new RecordPageView.Event(
                Time.day(record.publishedAt()), messages.get(reader, "publication.history.published")));
        record.commitments()
                .forEach(c -> events.add(new RecordPageView.Event(
                        Time.day(c.madeAt()),
                        messages.get(
                                reader, "publication.history.promised", directory.agencyName(c.owner(), reader)))));
        record.changes()
                .forEach(at -> events.add(
                        new RecordPageView.Event(Time.day(at), messages.get(reader, "publication.history.changed"))));
        events.sort(
                java.util.Comparator.comparing(RecordPageView.Event::day)); // Stable: on one day in the order above.
        return events;
    }

    private ThreadView thread(PublicRecord record, Language language, Language reader) {
        Knot said = new Knot(KnotName.SAID, KnotState.DONE).on(record.submittedOn());
        Map<String, List<Knot>> strands = new LinkedHashMap<>();
        for (PublicTicket ticket : record.tickets()) {
            strands.computeIfAbsent(ticket.agency(), a -> new ArrayList<>()).addAll(knots(ticket, record, reader));
        }
        boolean one = strands.size() == 1; // Otherwise each strand says whose it is.
        for (PublicCommitment commitment : record.commitments()) {
            String owner = one ? directory.agencyName(commitment.owner(), reader) : null;
            List<Knot> knots = strands.computeIfAbsent(
                    one ? strands.keySet().iterator().next() : commitment.owner(), a -> new ArrayList<>());
            DrawnText promised = words(commitment, reader).shown();
            knots.add(new Knot(KnotName.PROMISED, KnotState.DONE)
                    .by(owner)
                    .on(Time.day(commitment.madeAt()))
                    .words(promised.plain(), promised.language()));
            Knot kept = new Knot(KnotName.KEPT, kept(commitment));
            knots.add(kept.state() == KnotState.DONE ? kept : kept.by(owner).until(commitment.dueOn()));
        }
        List<Knot> shared = new ArrayList<>(List.of(said));
        if (one) {
            shared.addAll(strands.values().iterator().next());
            return ThreadView.of(Size.LARGE, shared);
        }
        if (strands.isEmpty()) {
            shared.add(new Knot(KnotName.ROUTED, KnotState.OPEN));
        }
        return new ThreadView(
                Size.LARGE,
                shared,
                strands.entrySet().stream()
                        .map(s -> new Strand(directory.agencyName(s.getKey(), reader), s.getValue()))
                        .toList());
    }

    private List<Knot> knots(PublicTicket ticket, PublicRecord record, Language reader) {
        List<Knot> knots = new ArrayList<>();
        String agency = record.tickets().size() == 1 ? directory.agencyName(ticket.agency(), reader) : null;
        knots.add(new Knot(KnotName.ROUTED, KnotState.DONE)
                .by(agency)
                .on(ticket.routedOn())
                .note(why(ticket, reader)));
        List<PublicAnswer> answers = record.answers().stream()
                .filter(a -> a.agency().equals(ticket.agency()))
                .toList();
        for (PublicAnswer answer : answers) {
            Language in = new Language(answer.language());
            Knot knot = new Knot(KnotName.ANSWERED, KnotState.DONE)
                    .by(agency)
                    .on(Time.day(answer.at()))
                    .words(answer.barred(), in);
            Optional<Rendering> readers = Rendering.needed(answer.barred(), in, answer.translations(), reader);
            knots.add(
                    Translations.alike(in, reader)
                            ? knot
                            : readers.map(knot::rendered)
                                    .orElseGet(() ->
                                            knot.note(messages.get(reader, "publication.record.answer.language", in))));
        }
        if (answers.isEmpty()) {
            switch (ticket.status()) {
                case TRANSFERRED -> {}
                case CLOSED -> knots.add(new Knot(KnotName.ANSWERED, KnotState.DROPPED).by(agency));
                default ->
                    knots.add(new Knot(
                                    KnotName.ANSWERED,
                                    ticket.dueOn().isBefore(time.today()) ? KnotState.LATE : KnotState.OPEN)
                            .by(agency)
                            .until(ticket.dueOn()));
            }
        }
        return knots;
    }

    private String why(PublicTicket ticket, Language reader) {
        String why = String.join(" ", reasons.inPublic(ticket.because(), reader));
        return ticket.status() == TicketStatus.TRANSFERRED
                ? (why + " " + messages.get(reader, "publication.record.passed-on")).strip()
                : why.isEmpty() ? null : why;
    }

    private KnotState kept(PublicCommitment commitment) {
        return switch (commitment.status()) {
            case DONE -> KnotState.DONE;
            case DROPPED -> KnotState.DROPPED;
            default -> commitment.dueOn().isBefore(time.today()) ? KnotState.LATE : KnotState.OPEN;
        };
    }
}
