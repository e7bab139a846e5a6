package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.language.Translations.Translation;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;

/** The words of promises: as they were recorded, in one language or more, and what translators made of them. */
@ApplicationScoped
public class PromiseWords {
    @Inject
    TownHalls townHalls;
    @Inject
    PublicRecords records;
    @Inject
    Translations translations;

    /**
     * What is translated of a promise: its English words, or else the first that were recorded.
     *
     * @param recorded the languages that it was recorded in
     */
    public record Promised(Source source, Language language, Set<Language> recorded, Instant at) {}

    /** A promise as one reader reads it; {@code machine} where the person who checked a translation left a machine's words as they were. */
    record Words(String text, Language language, Original original, boolean machine) {}

    /** What a translation was made of. */
    public record Original(String text, Language language) {}

    /** One promise; empty where there is none of this id. */
    public Optional<Promised> find(String id) {
        return townHalls.commitment(id).map(PromiseWords::promised);
    }

    /** The promises of these ids. */
    public Map<String, Promised> find(Collection<String> ids) {
        Map<String, Promised> found = new LinkedHashMap<>();
        townHalls.commitmentsNamed(ids).forEach(c -> found.put(c.code(), promised(c)));
        return found;
    }

    /** The languages of the public records behind a promise. */
    public Set<Language> behind(String id) {
        return townHalls.commitment(id).map(c -> languages(records.find(c.records()).values().stream().map(PublicRecord::language))).orElse(Set.of());
    }

    private static Promised promised(Commitment c) {
        return new Promised(source(c), new Language(original(c).getKey()), languages(c.texts().keySet().stream()), c.madeAt());
    }

    private static Set<Language> languages(Stream<String> tags) {
        return tags.map(Language::new).collect(Collectors.toSet());
    }

    private static Map.Entry<String, String> original(Commitment c) {
        String english = c.texts().get(Language.ENGLISH.tag());
        return english == null ? c.texts().entrySet().iterator().next() : Map.entry(Language.ENGLISH.tag(), english);
    }

    private static Source source(Commitment c) {
        return new Source("commitment:" + c.code(), null, original(c).getValue());
    }

    /** Each promise in the reader's language where it was recorded in that or somebody has translated it. */
    Map<Commitment, Words> read(Collection<Commitment> commitments, Language reader) {
        Map<Source, List<Translation>> made = translations.of(commitments.stream().map(PromiseWords::source).toList());
        Map<Commitment, Words> read = new LinkedHashMap<>();
        for (Commitment c : commitments) {
            Language recorded = new Language(TownHallReading.languageOf(c.texts(), reader));
            Words words = new Words(Languages.choose(c.texts(), reader), recorded, null, false);
            if (!Translations.alike(recorded, reader)) {
                Map.Entry<String, String> original = original(c);
                words = Translations.forReader(made.getOrDefault(source(c), List.of()), reader)
                        .map(t -> new Words(t.text(), new Language(t.language()), new Original(original.getValue(), new Language(original.getKey())), t.by().equals("machine")))
                        .orElse(words);
            }
            read.put(c, words);
        }
        return read;
    }

    /** All words there are of each promise, by language. */
    Map<Commitment, Map<String, String>> every(Collection<Commitment> commitments) {
        Map<Source, List<Translation>> made = translations.of(commitments.stream().map(PromiseWords::source).toList());
        Map<Commitment, Map<String, String>> every = new LinkedHashMap<>();
        for (Commitment c : commitments) {
            Map<String, String> texts = new LinkedHashMap<>(Map.of(original(c).getKey(), original(c).getValue()));
            texts.putAll(c.texts());
            made.getOrDefault(source(c), List.of()).forEach(t -> texts.putIfAbsent(t.language(), t.text()));
            every.put(c, texts);
        }
        return every;
    }
}
