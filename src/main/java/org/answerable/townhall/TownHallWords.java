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

/**
 * The words of meetings and of what was promised there: as they were recorded, in one language or more, and what translators made of them.
 * They are read at a place: {@code town-hall:SLUG} has the title, the agenda and the minutes, {@code commitment:ID} the promise and what
 * shows how it is kept.
 */
@ApplicationScoped
public class TownHallWords {
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
     * A text that may be translated.
     *
     * @param language of the source
     * @param recorded the languages that it was recorded in
     * @param told whether the writers behind it read it under their receipts
     */
    public record Said(Source source, Language language, Set<Language> recorded, Instant at, boolean told) {
        /** Whether somebody reads it as it was recorded; what is in no known language nobody can translate. */
        public boolean isReadBy(Language reader) {
            return language.equals(Language.UNDETERMINED) || recorded.stream().anyMatch(one -> Translations.alike(one, reader));
        }
    }

    /**
     * A text as one reader reads it.
     *
     * @param original what it was translated from; {@code null} where it is as it was recorded
     * @param machine whether a machine wrote the translation, which a person has checked in any case
     */
    public record Words(String text, Language language, Original original, boolean machine) {
        /** Whether it is in another language than the reader's. */
        boolean isForeignTo(Language reader) {
            return !language.equals(Language.UNDETERMINED) && !Translations.alike(language, reader);
        }
    }

    /** What a translation was made of. */
    public record Original(String text, Language language) {}

    /** A text by language as it was recorded; what is translated is the English one, or else the first. */
    record Text(String subject, Map<String, String> recorded) {
        static Text of(TownHall t) {
            return new Text("meeting:" + t.id(), t.titles());
        }

        static Text of(AgendaItem i) {
            return new Text("agenda:" + i.id(), i.titles());
        }

        static Text of(Minutes m) {
            return new Text("minutes:" + m.id(), Map.of(m.language(), m.text()));
        }

        static Text of(Commitment c) {
            return new Text(COMMITMENT + c.code(), c.texts());
        }

        static Text of(CommitmentEvent e) {
            return new Text("evidence:" + e.id(), Map.of(e.language(), e.evidence()));
        }

        /** Promises, and what shows how they are kept. */
        static List<Text> of(Collection<Commitment> commitments, Map<Long, List<CommitmentEvent>> steps) {
            return Stream.concat(commitments.stream().map(Text::of), steps.values().stream().flatMap(List::stream).filter(e -> e.evidence() != null).map(Text::of)).toList();
        }

        private String tag() {
            return recorded.containsKey(Language.ENGLISH.tag()) ? Language.ENGLISH.tag() : recorded.keySet().iterator().next();
        }

        Original original() {
            return new Original(recorded.get(tag()), new Language(tag()));
        }

        Source source() {
            return new Source(subject, null, recorded.get(tag()));
        }

        boolean isForeignTo(Language reader) {
            return recorded.keySet().stream().noneMatch(tag -> Translations.alike(new Language(tag), reader));
        }

        private Said said(Instant at, boolean told) {
            return new Said(source(), original().language(), recorded.keySet().stream().map(Language::new).collect(Collectors.toSet()), at, told);
        }

        private Words read(List<Translation> made, Language reader) {
            String tag = Languages.chosen(recorded, reader);
            Words words = new Words(recorded.get(tag), new Language(tag), null, false);
            return words.isForeignTo(reader)
                    ? Translations.forReader(made, reader).map(t -> new Words(t.text(), new Language(t.language()), original(), t.by().equals("machine"))).orElse(words) : words;
        }
    }

    /** The texts of each of these places; none where there is no such place. */
    public Map<String, List<Said>> at(Collection<String> places) {
        Map<String, List<Said>> at = new LinkedHashMap<>();
        List<Commitment> commitments = townHalls.commitmentsNamed(places.stream().filter(p -> p.startsWith(COMMITMENT)).map(TownHallWords::id).toList());
        Map<Long, List<CommitmentEvent>> events = townHalls.events(commitments.stream().map(Commitment::id).toList());
        for (Commitment c : commitments) {
            List<Said> said = new ArrayList<>(List.of(Text.of(c).said(c.madeAt(), true)));
            events.getOrDefault(c.id(), List.of()).stream().filter(e -> e.evidence() != null).forEach(e -> said.add(Text.of(e).said(e.at(), true)));
            at.put(COMMITMENT + c.code(), said);
        }
        places.stream().filter(p -> p.startsWith(TOWN_HALL)).distinct().forEach(place -> townHalls.find(id(place)).ifPresent(t -> at.put(place, meeting(t))));
        return at;
    }

    private List<Said> meeting(TownHall t) {
        List<Said> said = new ArrayList<>(List.of(Text.of(t).said(orNow(t.plannedAt()), true)));
        townHalls.agenda(t).forEach(i -> said.add(Text.of(i).said(orNow(i.addedAt()), false)));
        List<Minutes> minutes = townHalls.minutes(t);
        Set<Language> recorded = minutes.stream().map(m -> new Language(m.language())).collect(Collectors.toSet());
        originals(minutes).forEach(m -> said.add(new Said(Text.of(m).source(), new Language(m.language()), recorded, m.at(), false)));
        return said;
    }

    private Instant orNow(Instant known) {
        return known == null ? time.now() : known;
    }

    /** The minutes that are translated: the English ones, or else those of the language that was recorded first. */
    private static List<Minutes> originals(List<Minutes> minutes) {
        String english = Language.ENGLISH.tag();
        String language = minutes.isEmpty() || minutes.stream().anyMatch(m -> m.language().equals(english)) ? english : minutes.getFirst().language();
        return minutes.stream().filter(m -> m.language().equals(language)).toList();
    }

    /** The place of a meeting, and those of the promises that were made there. */
    public List<String> placesOf(String slug) {
        return townHalls.find(slug).map(t -> Stream.concat(Stream.of(TOWN_HALL + slug), townHalls.commitments(t).stream().map(c -> COMMITMENT + c.code())).toList()).orElse(List.of());
    }

    /** The languages of the public records behind a place: of those whose words led to it. */
    public Set<Language> behind(String place) {
        Collection<String> ids = place.startsWith(COMMITMENT) ? townHalls.commitment(id(place)).map(Commitment::records).orElse(List.of())
                : townHalls.find(id(place)).map(t -> townHalls.agenda(t).stream().flatMap(i -> i.records().stream()).toList()).orElse(List.of());
        return records.find(ids).values().stream().map(PublicRecord::language).map(Language::new).collect(Collectors.toSet());
    }

    /** The languages that a meeting was announced in; none of a promise. */
    public Set<Language> announced(String place) {
        return place.startsWith(TOWN_HALL) ? townHalls.find(id(place)).map(t -> t.languages().stream().map(Language::new).collect(Collectors.toSet())).orElse(Set.of()) : Set.of();
    }

    private static String id(String place) {
        return place.substring(place.indexOf(':') + 1);
    }

    /** Each text in the reader's language where it was recorded in that or somebody has translated it; by subject. */
    Map<String, Words> read(Collection<Text> texts, Language reader) {
        Map<Source, List<Translation>> made = translations.of(texts.stream().filter(t -> t.isForeignTo(reader)).map(Text::source).toList());
        Map<String, Words> read = new HashMap<>();
        texts.forEach(text -> read.put(text.subject(), text.read(made.getOrDefault(text.source(), List.of()), reader)));
        return read;
    }

    /** The minutes as a reader reads them, in their order: translated only where none of them is in a language that the reader reads. */
    Map<Minutes, Words> read(List<Minutes> minutes, Language reader) {
        boolean isRead = minutes.stream().anyMatch(m -> Translations.alike(new Language(m.language()), reader));
        Map<String, Words> translated = isRead ? Map.of() : read(originals(minutes).stream().map(Text::of).toList(), reader);
        Map<Minutes, Words> read = new LinkedHashMap<>();
        minutes.forEach(m -> read.put(m, translated.getOrDefault(Text.of(m).subject(), new Words(m.text(), new Language(m.language()), null, false))));
        return read;
    }

    /** What translators made of each promise. */
    Map<Commitment, List<Translation>> translated(Collection<Commitment> commitments) {
        Map<Source, List<Translation>> made = translations.of(commitments.stream().map(c -> Text.of(c).source()).toList());
        Map<Commitment, List<Translation>> translated = new LinkedHashMap<>();
        commitments.forEach(c -> translated.put(c, made.getOrDefault(Text.of(c).source(), List.of())));
        return translated;
    }
}
