package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.casework.TicketPageView.Talk;
import org.answerable.casework.TicketPageView.Tried;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.directory.Directory;
import org.answerable.intake.Correspondent;
import org.answerable.intake.SimilarRecords;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.platform.Time;
import org.answerable.redaction.Redaction;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Reader;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.Knot;
import org.answerable.web.ThreadView.KnotName;
import org.answerable.web.ThreadView.KnotState;

/** Draws the page of one ticket. */
@ApplicationScoped
class TicketViews {
    @Inject
    TicketReading reading;

    @Inject
    TicketLists lists;

    @Inject
    TicketHistory history;

    @Inject
    Instance<SimilarRecords> similar;

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

    /** The page, beside its list and with the form that came back. */
    TicketPageView of(TicketFile file, TicketList list, Tried tried) {
        TicketItem t = file.ticket();
        Language language = new Language(t.language());
        String agency = directory.agencyName(t.agency(), reader.language());
        Map<String, String> people = history.people(file);
        return new TicketPageView(
                list,
                file,
                language,
                t.title() == null
                        ? null
                        : DrawnText.of(Redaction.barred(t.title(), t.titleMasked()), language)
                                .hinted(reader.language()),
                DrawnText.of(Redaction.barred(t.text(), t.masked()), language).hinted(reader.language()),
                t.place().detail() == null
                        ? null
                        : DrawnText.of(t.place().detail(), language).hinted(reader.language()),
                agency,
                caller.with(Right.READ_TICKETS).agencies().contains(t.agency()),
                TicketLists.days(t, time.today()),
                TicketList.Acknowledge.of(t, time.today()),
                t.topics().stream()
                        .map(slug -> directory.topicName(slug, reader.language()))
                        .toList(),
                thread(file, say("casework.by.writer"), agency),
                people,
                talk(file, language, reader.language()),
                history.of(file, people),
                languages(language),
                agencies(file),
                colleagues(file),
                lead(file.lead()),
                tried,
                could(file.suggestions()),
                similar(file),
                translated(file, language));
    }

    /** What there is of its texts in another language, but of those that the reader reads as they are. */
    private Map<String, TicketPageView.Translated> translated(TicketFile file, Language writers) {
        boolean needed = !Translations.alike(writers, reader.language()) && !file.withdrawn();
        Map<String, TicketPageView.Translated> translated = new LinkedHashMap<>();
        file.translated().forEach((name, text) -> {
            Language language = new Language(text.language());
            if (name.startsWith("answer@") || name.startsWith("message@")) {
                translated.put(name, new TicketPageView.Translated(language, null, null, how(text)));
            } else if (needed) {
                translated.put(name, translated(text, language));
            }
        });
        return translated;
    }

    /** Marks in it stand for what the writer hides, whoever reads the original without bars. */
    private static TicketPageView.Translated translated(TicketReading.TicketTranslation text, Language language) {
        return new TicketPageView.Translated(
                language,
                text.title() == null ? null : DrawnText.of(Barred.marked(text.title()), language),
                text.text() == null ? null : DrawnText.of(Barred.marked(text.text()), language),
                how(text));
    }

    private static String how(TicketReading.TicketTranslation text) {
        return text.text() == null ? "waiting" : text.at() == null ? "draft" : text.by();
    }

    /** A message in a list, with the agencies that it could be for. */
    LookingView.Row row(TicketItem t, List<Suggesting.Suggested> suggestions) {
        Language reads = reader.language();
        return new LookingView.Row(
                t.id(),
                t.kind(),
                new Language(t.language()),
                t.withdrawnAt() == null ? TicketLists.opening(t) : null,
                t.county(),
                t.topics().stream()
                        .map(slug -> directory.topicName(slug, reads))
                        .toList(),
                t.receivedAt(),
                t.overdue(),
                could(suggestions));
    }

    private List<LookingView.Could> could(List<Suggesting.Suggested> suggestions) {
        return suggestions.stream()
                .map(s -> new LookingView.Could(directory.agencyName(s.agency(), reader.language()), s.because()))
                .toList();
    }

    /** By the words that the caller reads: what is hidden from them is not looked for. */
    private List<SimilarRecords.Similar> similar(TicketFile file) {
        TicketItem t = file.ticket();
        return file.withdrawn() || t.text() == null || !similar.isResolvable()
                ? List.of()
                : similar.get().toWords(t.title(), t.text(), t.language(), file.own(), reader.language());
    }

    /** To whom it can be given; empty where the caller gives none. */
    private List<Choice> colleagues(TicketFile file) {
        if (!file.acts().contains("assign")) {
            return List.of();
        }
        Identity me = caller.with(Right.READ_TICKETS);
        List<Choice> colleagues = new ArrayList<>();
        colleagues.add(new Choice("", say("casework.assign.nobody")));
        reading.colleagues(file.ticket().agency()).forEach(p -> colleagues.add(new Choice(p.name(), called(p, me))));
        return colleagues;
    }

    /** A colleague, with the languages they work in, and where they are away with who stands in. */
    private String called(TicketReading.Person person, Identity me) {
        String name = person.name().equals(me.name())
                ? say("casework.assign.me", person.displayName())
                : person.displayName();
        if (!person.languages().isEmpty()) {
            name = say(
                    "casework.assign.speaks",
                    name,
                    messages.list(
                            reader.language(),
                            person.languages().stream()
                                    .map(tag -> new Language(tag).name(reader.language()))
                                    .toList()));
        }
        if (person.awayUntil() == null) {
            return name;
        }
        String until = messages.shortDate(reader.language(), person.awayUntil());
        return person.deputy() == null
                ? say("casework.assign.away", name, until)
                : say("casework.assign.away-deputy", name, until, person.deputy());
    }

    /** To which it can be passed on; empty where the caller passes none on. */
    private List<Choice> agencies(TicketFile file) {
        if (!file.acts().contains("transfer")) {
            return List.of();
        }
        List<Choice> agencies = new ArrayList<>();
        agencies.add(new Choice("", say("casework.transfer.choose")));
        agencies.addAll(lists.names(directory.agencies().stream()
                .map(a -> a.slug())
                .filter(slug -> !slug.equals(file.ticket().agency()))
                .toList()));
        return agencies;
    }

    private TicketPageView.Lead lead(TicketReading.Lead lead) {
        return lead == null
                ? null
                : new TicketPageView.Lead(
                        directory.agencyName(lead.agency(), reader.language()),
                        lead.status(),
                        lead.status().isOwed(),
                        lead.dueBy(),
                        lead.answers().stream()
                                .map(a -> new Talk(
                                        Talk.What.ANSWER,
                                        a.at(),
                                        null,
                                        a.text() == null
                                                ? null
                                                : DrawnText.of(
                                                        a.sealed()
                                                                ? Barred.marked(a.text())
                                                                : Redaction.barred(a.text(), a.masked()),
                                                        new Language(a.language())),
                                        a.text() != null,
                                        a.sealed()))
                                .toList());
    }

    /** To answer in: English, the writer's, then the others by name. */
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
        return new Choice(tag, language.equals(writers) ? say("casework.answer.language.writers", label) : label);
    }

    /** Answers and messages in the order in which they were written. */
    static List<Talk> talk(TicketFile file, Language writers, Language reads) {
        List<Talk> talk = new ArrayList<>();
        file.answers()
                .forEach(a -> talk.add(new Talk(
                        Talk.What.ANSWER,
                        a.at(),
                        a.by(),
                        DrawnText.of(own(a.text(), a.sealed()), new Language(a.language())),
                        a.isPublic(),
                        a.sealed())));
        file.messages()
                .forEach(m -> talk.add(
                        m.from() == Correspondent.WRITER
                                ? new Talk(
                                        Talk.What.REPLIED,
                                        m.at(),
                                        null,
                                        DrawnText.of(Redaction.barred(m.text(), m.masked()), writers)
                                                .hinted(reads),
                                        false,
                                        m.sealed())
                                : new Talk(
                                        Talk.What.ASKED,
                                        m.at(),
                                        m.by(),
                                        DrawnText.of(own(m.text(), m.sealed()), new Language(m.language())),
                                        false,
                                        m.sealed())));
        talk.sort(Comparator.comparing(Talk::at));
        return talk;
    }

    /** What the office itself wrote: bars stand in it only where it repeated words that are sealed now. */
    private static Barred own(String text, boolean sealed) {
        return sealed ? Barred.marked(text) : Barred.none(text);
    }

    /**
     * How far it has come.
     *
     * @param writer what the writer is called here, {@code agency} the agency
     */
    static ThreadView thread(TicketFile file, String writer, String agency) {
        TicketItem t = file.ticket();
        List<Knot> knots = new ArrayList<>();
        knots.add(new Knot(KnotName.SAID, KnotState.DONE).by(writer).at(file.saidAt()));
        knots.add(new Knot(KnotName.ROUTED, KnotState.DONE).by(agency).at(t.receivedAt()));
        if (!file.answers().isEmpty()) {
            knots.add(new Knot(KnotName.ANSWERED, KnotState.DONE)
                    .by(agency)
                    .at(file.answers().getLast().at()));
        } else if (t.status() == TicketStatus.CLOSED || t.status() == TicketStatus.TRANSFERRED) {
            knots.add(new Knot(KnotName.ANSWERED, KnotState.DROPPED).by(agency));
        } else {
            knots.add(new Knot(KnotName.ANSWERED, t.overdue() ? KnotState.LATE : KnotState.OPEN)
                    .by(agency)
                    .until(t.dueBy()));
        }
        return ThreadView.of(ThreadView.Size.MEDIUM, knots);
    }

    private String say(String key, Object... arguments) {
        return messages.get(reader.language(), key, arguments);
    }
}
