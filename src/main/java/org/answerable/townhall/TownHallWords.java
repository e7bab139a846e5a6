package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.language.Translations.Translation;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.redaction.HiddenWords;
import org.answerable.translation.MeetingWords;

/**
 * The words of meetings and of what was promised there: as they were recorded, in one language or more, and what
 * translators made of them. They are read at a place: {@code town-hall:SLUG} has the title, the agenda, why it was
 * cancelled and the minutes, {@code commitment:ID} the promise and what shows how it is kept.
 */
@ApplicationScoped
public class TownHallWords implements MeetingWords {
    private static final String TOWN_HALL = "town-hall:";
    private static final String COMMITMENT = "commitment:";

    @Inject
    TownHalls townHalls;

    @Inject
    PublicRecords records;

    @Inject
    Translations translations;

    @Inject
    Time time;

    /**
     * A text as one reader reads it.
     *
     * @param original what it was translated from; {@code null} where it is as it was recorded
     * @param machine whether a machine wrote the translation, which a person has checked in any case
     * @param hidden whether something in it is hidden
     */
    public record ReadText(String text, Language language, Original original, boolean machine, boolean hidden) {
        /** Whether it is in another language than the reader's. */
        boolean isForeignTo(Language reader) {
            return !language.equals(Language.UNDETERMINED) && !Translations.alike(language, reader);
        }
    }

    /** What a translation was made of. */
    public record Original(String text, Language language, boolean hidden) {}

    /** A text by language as it was recorded at a meeting; what is translated is the English one, or else the first. */
    record RecordedText(String subject, Map<String, String> recorded, Long meeting, boolean hidden) {
        private RecordedText(String subject, Map<String, String> recorded, Long meeting) {
            this(subject, recorded, meeting, false);
        }

        static RecordedText of(TownHall t) {
            return new RecordedText("meeting:" + t.id(), t.titles(), t.id());
        }

        static RecordedText of(AgendaItem i) {
            return new RecordedText("agenda:" + i.id(), i.titles(), i.townHall());
        }

        static RecordedText of(Minutes m) {
            return new RecordedText("minutes:" + m.id(), Map.of(m.language(), m.text()), m.townHall());
        }

        static RecordedText of(TownHallChange c) {
            return new RecordedText("cancelled:" + c.id(), Map.of(c.language(), c.reason()), c.townHall());
        }

        static RecordedText of(Commitment c) {
            return new RecordedText(
                    COMMITMENT + c.code(), c.texts(), c.townHall().id());
        }

        static String subject(CommitmentEvent e) {
            return "evidence:" + e.id();
        }

        /** What shows how a promise is kept. */
        static List<RecordedText> of(Commitment c, List<CommitmentEvent> steps) {
            return steps.stream()
                    .filter(e -> e.evidence() != null)
                    .map(e -> new RecordedText(
                            subject(e),
                            Map.of(e.language(), e.evidence()),
                            c.townHall().id()))
                    .toList();
        }

        /** Promises, and what shows how they are kept. */
        static List<RecordedText> of(Collection<Commitment> commitments, Map<Long, List<CommitmentEvent>> steps) {
            return commitments.stream()
                    .flatMap(c ->
                            Stream.concat(Stream.of(of(c)), of(c, steps.getOrDefault(c.id(), List.of())).stream()))
                    .toList();
        }

        private RecordedText without(HiddenWords hidden) {
            if (hidden.isEmpty() || recorded.values().stream().noneMatch(hidden::standIn)) {
                return this;
            }
            Map<String, String> shown = new LinkedHashMap<>(recorded);
            shown.replaceAll((language, text) -> hidden.hide(text));
            return new RecordedText(subject, shown, meeting, true);
        }

        private String tag() {
            return recorded.containsKey(Language.ENGLISH.tag())
                    ? Language.ENGLISH.tag()
                    : recorded.keySet().iterator().next();
        }

        Original original() {
            return new Original(recorded.get(tag()), new Language(tag()), hidden);
        }

        Source source() {
            return new Source(subject, null, recorded.get(tag()));
        }

        boolean isForeignTo(Language reader) {
            return recorded.keySet().stream().noneMatch(tag -> Translations.alike(new Language(tag), reader));
        }

        private Said said(Instant at, boolean told) {
            return new Said(
                    source(),
                    original().language(),
                    recorded.keySet().stream().map(Language::new).collect(Collectors.toSet()),
                    at,
                    told);
        }

        private ReadText read(List<Translation> made, HiddenWords hidden, Language reader) {
            String tag = Languages.chosen(recorded, reader);
            ReadText words = new ReadText(recorded.get(tag), new Language(tag), null, false, this.hidden);
            return words.isForeignTo(reader)
                    ? Translations.forReader(made, reader)
                            .map(t -> new ReadText(
                                    hidden.hide(t.text()),
                                    new Language(t.language()),
                                    original(),
                                    t.byMachine(),
                                    hidden.standIn(t.text())))
                            .orElse(words)
                    : words;
        }
    }

    /**
     * What is hidden in the public records that each of these meetings refers to, on its agenda or in its promises.
     * Nothing that is written of a meeting says it: what is recorded anew is refused, what was there before is shown
     * without.
     */
    Map<Long, HiddenWords> hidden(Collection<Long> meetings) {
        Map<Long, Set<String>> referred = townHalls.recordsOf(meetings);
        Map<String, HiddenWords> known =
                records.hidden(referred.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<Long, HiddenWords> hidden = new HashMap<>();
        meetings.forEach(meeting -> hidden.put(
                meeting,
                HiddenWords.of(referred.getOrDefault(meeting, Set.of()).stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList())));
        return hidden;
    }

    private Map<Long, HiddenWords> hiddenIn(Collection<RecordedText> texts) {
        return hidden(texts.stream().map(RecordedText::meeting).collect(Collectors.toSet()));
    }

    /** The texts as everyone may read them. */
    List<RecordedText> shown(Collection<RecordedText> texts) {
        Map<Long, HiddenWords> hidden = hiddenIn(texts);
        return texts.stream()
                .map(text -> text.without(hidden.get(text.meeting())))
                .toList();
    }

    private RecordedText shown(RecordedText text) {
        return shown(List.of(text)).getFirst();
    }

    @Override
    public Map<String, List<Said>> at(Collection<String> places) {
        Map<String, List<Said>> at = new LinkedHashMap<>();
        List<Commitment> commitments = townHalls.commitmentsNamed(places.stream()
                .filter(p -> p.startsWith(COMMITMENT))
                .map(TownHallWords::id)
                .toList());
        Map<Long, List<CommitmentEvent>> events =
                townHalls.events(commitments.stream().map(Commitment::id).toList());
        for (Commitment c : commitments) {
            List<Said> said = new ArrayList<>(List.of(shown(RecordedText.of(c)).said(c.madeAt(), true)));
            List<CommitmentEvent> steps = events.getOrDefault(c.id(), List.of()).stream()
                    .filter(e -> e.evidence() != null)
                    .toList();
            List<RecordedText> evidence = shown(RecordedText.of(c, steps));
            for (int i = 0; i < steps.size(); i++) {
                said.add(evidence.get(i).said(steps.get(i).at(), true));
            }
            at.put(COMMITMENT + c.code(), said);
        }
        places.stream()
                .filter(p -> p.startsWith(TOWN_HALL))
                .distinct()
                .forEach(place -> townHalls.find(id(place)).ifPresent(t -> at.put(place, meeting(t))));
        return at;
    }

    private List<Said> meeting(TownHall t) {
        HiddenWords hidden = hidden(List.of(t.id())).get(t.id());
        List<Said> said =
                new ArrayList<>(List.of(RecordedText.of(t).without(hidden).said(orNow(t.plannedAt()), true)));
        townHalls
                .agenda(t)
                .forEach(i -> said.add(RecordedText.of(i).without(hidden).said(orNow(i.addedAt()), false)));
        townHalls.changes(List.of(t.id())).stream()
                .filter(c -> c.reason() != null)
                .forEach(c -> said.add(RecordedText.of(c).without(hidden).said(c.at(), true)));
        List<Minutes> minutes = townHalls.minutes(t);
        Set<Language> recorded =
                minutes.stream().map(m -> new Language(m.language())).collect(Collectors.toSet());
        originals(minutes)
                .forEach(m -> said.add(new Said(
                        RecordedText.of(m).without(hidden).source(),
                        new Language(m.language()),
                        recorded,
                        m.at(),
                        false)));
        return said;
    }

    private Instant orNow(Instant known) {
        return known == null ? time.now() : known;
    }

    /** The minutes that are translated: the English ones, or else those of the language that was recorded first. */
    private static List<Minutes> originals(List<Minutes> minutes) {
        String english = Language.ENGLISH.tag();
        String language =
                minutes.isEmpty() || minutes.stream().anyMatch(m -> m.language().equals(english))
                        ? english
                        : minutes.getFirst().language();
        return minutes.stream().filter(m -> m.language().equals(language)).toList();
    }

    @Override
    public List<String> placesOf(String slug) {
        return townHalls
                .find(slug)
                .map(t -> Stream.concat(
                                Stream.of(TOWN_HALL + slug),
                                townHalls.commitments(t).stream().map(c -> COMMITMENT + c.code()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<String> placesBehind(String record) {
        return townHalls.meetingsBehind(record).stream()
                .flatMap(t -> placesOf(t.slug()).stream())
                .distinct()
                .toList();
    }

    @Override
    public Set<Language> behind(String place) {
        Collection<String> ids = place.startsWith(COMMITMENT)
                ? townHalls.commitment(id(place)).map(Commitment::records).orElse(List.of())
                : townHalls
                        .find(id(place))
                        .map(t -> townHalls.agenda(t).stream()
                                .flatMap(i -> i.records().stream())
                                .toList())
                        .orElse(List.of());
        return records.find(ids).values().stream()
                .map(PublicRecord::language)
                .map(Language::new)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Language> announced(String place) {
        return place.startsWith(TOWN_HALL)
                ? townHalls
                        .find(id(place))
                        .map(t -> t.languages().stream().map(Language::new).collect(Collectors.toSet()))
                        .orElse(Set.of())
                : Set.of();
    }

    private static String id(String place) {
        return place.substring(place.indexOf(':') + 1);
    }

    /** Each text in the reader's language where it was recorded in that or somebody has translated it; by subject. */
    Map<String, ReadText> read(Collection<RecordedText> recorded, Language reader) {
        Map<Long, HiddenWords> hidden = hiddenIn(recorded);
        List<RecordedText> texts = recorded.stream()
                .map(text -> text.without(hidden.get(text.meeting())))
                .toList();
        Map<Source, List<Translation>> made = translations.of(texts.stream()
                .filter(t -> t.isForeignTo(reader))
                .map(RecordedText::source)
                .toList());
        Map<String, ReadText> read = new HashMap<>();
        texts.forEach(text -> read.put(
                text.subject(),
                text.read(made.getOrDefault(text.source(), List.of()), hidden.get(text.meeting()), reader)));
        return read;
    }

    /**
     * The minutes as a reader reads them, in their order: translated only where none of them is in a language that the
     * reader reads.
     */
    Map<Minutes, ReadText> read(List<Minutes> minutes, Language reader) {
        boolean isRead = minutes.stream().anyMatch(m -> Translations.alike(new Language(m.language()), reader));
        Map<String, ReadText> translated = isRead
                ? Map.of()
                : read(originals(minutes).stream().map(RecordedText::of).toList(), reader);
        List<RecordedText> shown = shown(minutes.stream().map(RecordedText::of).toList());
        Map<Minutes, ReadText> read = new LinkedHashMap<>();
        for (int i = 0; i < minutes.size(); i++) {
            Original original = shown.get(i).original();
            read.put(
                    minutes.get(i),
                    translated.getOrDefault(
                            shown.get(i).subject(),
                            new ReadText(original.text(), original.language(), null, false, original.hidden())));
        }
        return read;
    }

    /** The words of each promise as everyone may read them, and what translators made of them. */
    Map<Commitment, Translated> translated(Collection<Commitment> commitments) {
        List<Commitment> several = List.copyOf(commitments);
        List<RecordedText> texts = shown(several.stream().map(RecordedText::of).toList());
        Map<Source, List<Translation>> made =
                translations.of(texts.stream().map(RecordedText::source).toList());
        Map<Commitment, Translated> translated = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            translated.put(
                    several.get(i),
                    new Translated(texts.get(i), made.getOrDefault(texts.get(i).source(), List.of())));
        }
        return translated;
    }

    /** A text and its translations. */
    record Translated(RecordedText text, List<Translation> translations) {}

    @Override
    public HiddenWords hiddenAt(String place) {
        Long meeting = place.startsWith(COMMITMENT)
                ? townHalls.commitment(id(place)).map(c -> c.townHall().id()).orElse(null)
                : townHalls.find(id(place)).map(TownHall::id).orElse(null);
        return meeting == null
                ? HiddenWords.of(List.of())
                : hidden(List.of(meeting)).get(meeting);
    }
}
