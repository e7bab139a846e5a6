package org.answerable.directory;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.language.Wording;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What agencies, topics, kinds and states are called in each language of the interface: data that people at the desk
 * keep.
 */
@UseCase
public class Naming {

    @Inject
    DirectoryEntries entries;

    @Inject
    Journal journal;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    /** What has names; a word is what a kind or state is called ({@link Wording}). */
    public enum Kind {
        AGENCY,
        TOPIC,
        WORD;

        /** As the journal and the API write it. */
        public String tag() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A name and its description. */
    public record Called(String name, String description) {}

    /** An agency, a topic or a word with its names by language. */
    @Schema(name = "NamesItem")
    public record Entry(String kind, String slug, Map<String, Called> names) {}

    /** Every agency, inactive ones too, every topic and word. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        entries.agencies().forEach(agency -> all.add(entry(Kind.AGENCY, agency.slug(), agency.names())));
        entries.topics().forEach(topic -> all.add(entry(Kind.TOPIC, topic.slug(), topic.names())));
        Map<String, Map<String, String>> changed = new HashMap<>();
        entries.words().forEach(word -> changed.put(word.slug(), word.names()));
        Wording.KEYS.forEach(key -> all.add(word(key, changed.getOrDefault(key, Map.of()))));
        return all;
    }

    /** One of them. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Entry one(Kind kind, String slug) {
        return switch (kind) {
            case AGENCY ->
                entry(
                        kind,
                        slug,
                        entries.agency(slug).orElseThrow(Refusal.NotFound::new).names());
            case TOPIC ->
                entry(
                        kind,
                        slug,
                        entries.topic(slug).orElseThrow(Refusal.NotFound::new).names());
            case WORD -> {
                if (!Wording.KEYS.contains(slug)) {
                    throw new Refusal.NotFound();
                }
                yield word(slug, entries.word(slug).map(Word::names).orElse(Map.of()));
            }
        };
    }

    /**
     * Names it in one language; the pages show it at once on this node and within ten seconds on others.
     *
     * @param name at most 200 characters; a word's may be empty, and then is the product's own again
     * @param description at most 2,000 characters, may be empty; words have none
     * @throws Refusal.Invalid where the language is none of the interface or the name is missing or too long
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Entry call(Kind kind, String slug, String language, String name, String description) {
        Object changing = toChange(kind, slug).orElseThrow(Refusal.NotFound::new);
        Entry before = one(kind, slug);
        Language spoken = Languages.parse(language)
                .flatMap(known -> Languages.ui(known.tag()))
                .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"));
        List<Fault> faults = new ArrayList<>();
        String called = TextRule.NAME.optional("/name", name, faults);
        String described = TextRule.DESCRIPTION.optional("/description", description, faults);
        if (called.isEmpty() && faults.isEmpty() && kind != Kind.WORD) {
            faults.add(new Fault("/name", "platform.fault.required"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        if (kind == Kind.WORD && called.isEmpty()) {
            called = shipped(slug, spoken);
        }
        if (new Called(called, described).equals(before.names().get(spoken.tag()))) {
            return before;
        }
        switch (changing) {
            case Agency agency -> agency.call(spoken, new Name(called, described));
            case Topic topic -> topic.call(spoken, new Name(called, described));
            case Word word -> word.call(spoken, called.equals(shipped(slug, spoken)) ? null : called);
            default -> throw new IllegalStateException(changing.toString());
        }
        journal.record(
                kind.tag() + ".named",
                kind.tag() + ":" + slug,
                switch (changing) {
                    case Agency agency -> agency.journaled();
                    case Topic topic -> topic.journaled();
                    default -> spoken.tag() + "\n" + called + "\n" + described;
                });
        directory.changed();
        return one(kind, slug);
    }

    private Optional<?> toChange(Kind kind, String slug) {
        return switch (kind) {
            case AGENCY -> entries.toChange(Agency.class, slug);
            case TOPIC -> entries.toChange(Topic.class, slug);
            case WORD -> entries.toChange(Word.class, slug).filter(word -> Wording.KEYS.contains(word.slug()));
        };
    }

    /** As the product calls it. */
    private String shipped(String slug, Language language) {
        return messages.all(language).get(slug);
    }

    private Entry word(String slug, Map<String, String> changed) {
        Map<String, Called> called = new TreeMap<>();
        Languages.UI.forEach(language -> called.put(
                language.tag(), new Called(changed.getOrDefault(language.tag(), shipped(slug, language)), "")));
        return new Entry(Kind.WORD.tag(), slug, called);
    }

    private static Entry entry(Kind kind, String slug, Map<String, Name> names) {
        Map<String, Called> called = new TreeMap<>();
        names.forEach((language, name) -> called.put(language, new Called(name.name(), name.description())));
        return new Entry(kind.tag(), slug, called);
    }
}
