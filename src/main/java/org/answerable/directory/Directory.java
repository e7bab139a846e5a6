package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.language.Language;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.RecentCopy;
import org.answerable.platform.Time;

/** The directory as everyone reads it: a copy in memory, at most ten seconds older than the database. */
@ApplicationScoped
public class Directory {
    private record Copy(
            Map<String, Agency> agencies,
            Map<String, Topic> topics,
            Map<String, County> counties,
            Map<String, County> byName,
            Map<String, Map<String, String>> words,
            Map<String, TaskForceEntry> taskForces,
            Map<String, DocumentEntry> documents) {}

    @Inject
    DirectoryReading reading;

    @Inject
    DocumentRows rows;

    @Inject
    Time time;

    @Inject
    AfterCommit afterCommit;

    private final RecentCopy<Copy> copy = new RecentCopy<>(known -> read());

    private Copy copy() {
        return copy.present(time);
    }

    private Copy read() {
        return reading.inOne(entries -> {
            Map<String, Agency> agencies = new LinkedHashMap<>();
            entries.agencies().forEach(a -> agencies.put(a.slug(), a));
            Map<String, Topic> topics = new LinkedHashMap<>();
            entries.topics().forEach(t -> topics.put(t.slug(), t));
            Map<String, County> counties = new LinkedHashMap<>();
            Map<String, County> byName = new LinkedHashMap<>();
            entries.counties().forEach(c -> {
                counties.put(c.fips(), c);
                byName.put(c.name().toLowerCase(Locale.ROOT), c);
            });
            Map<String, Map<String, String>> words = new HashMap<>();
            entries.words().forEach(w -> words.put(w.slug(), w.names()));
            Map<String, TaskForceEntry> taskForces = new LinkedHashMap<>();
            rows.taskForces().forEach(row -> taskForces.put(row.entry().slug(), row.entry()));
            Map<String, DocumentEntry> documents = new LinkedHashMap<>();
            rows.heads().forEach(document -> documents.put(document.slug(), document.forAnybody()));
            return new Copy(agencies, topics, counties, byName, words, taskForces, documents);
        });
    }

    /** Forgets the copy once the present transaction has committed: the next reader sees the database. */
    void changed() {
        copy.changed(afterCommit);
    }

    /** Every active agency, by slug. */
    public List<Agency> agencies() {
        return copy().agencies().values().stream().filter(Agency::active).toList();
    }

    /** An agency, active or not: old tickets keep theirs. */
    public Optional<Agency> agency(String slug) {
        return Optional.ofNullable(slug).map(copy().agencies()::get);
    }

    /** The name of an agency for a reader; the slug where there is none. */
    public String agencyName(String slug, Language reader) {
        return agency(slug).map(a -> a.name(reader)).orElse(slug);
    }

    /** Every topic that is offered, in its order. */
    public List<Topic> topics() {
        return copy().topics().values().stream().filter(Topic::active).toList();
    }

    /** A topic, offered or not: old submissions keep theirs. */
    public Optional<Topic> topic(String slug) {
        return Optional.ofNullable(slug).map(copy().topics()::get);
    }

    /** The topic that one is part of now: itself, where it was not merged into another. */
    public String topicNow(String slug) {
        return now(slug, copy().topics());
    }

    private static String now(String slug, Map<String, Topic> topics) {
        String now = slug;
        Topic topic = topics.get(slug);
        // In the directory no circle can be; a copy of it is of one moment.
        while (topic != null && topic.mergedInto() != null) {
            now = topic.mergedInto();
            topic = topics.get(now);
        }
        return now;
    }

    /** All topics that are one with this now, by merging: a search for any of them means them all. */
    public Set<String> topicsAlike(String slug) {
        Map<String, Topic> topics = copy().topics();
        String now = now(slug, topics);
        return topics.keySet().stream()
                .filter(other -> now(other, topics).equals(now))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The agency that has the work of one now: itself where it is active, else whoever followed it last. */
    public Optional<Agency> agencyNow(String slug) {
        Optional<Agency> agency = agency(slug);
        while (agency.isPresent() && !agency.get().active()) {
            agency = agency(agency.get().successor());
        }
        return agency;
    }

    /** Every task force that is shown, by slug. */
    public List<TaskForceEntry> taskForces() {
        return copy().taskForces().values().stream()
                .filter(TaskForceEntry::active)
                .toList();
    }

    /** A task force that is shown. */
    public Optional<TaskForceEntry> taskForce(String slug) {
        return Optional.ofNullable(slug).map(copy().taskForces()::get).filter(TaskForceEntry::active);
    }

    /** Every document that is shown, by slug, without the words of its versions. */
    public List<DocumentEntry> documents() {
        return copy().documents().values().stream()
                .filter(DocumentEntry::active)
                .toList();
    }

    /** A document that is shown, without the words of its versions. */
    public Optional<DocumentEntry> document(String slug) {
        return Optional.ofNullable(slug).map(copy().documents()::get).filter(DocumentEntry::active);
    }

    /** The agencies that a document is about: its parties, and the members of task forces that are. */
    public Set<String> parties(DocumentEntry document) {
        Set<String> parties = new LinkedHashSet<>(document.agencies());
        document.taskForces().forEach(force -> taskForce(force).ifPresent(one -> parties.addAll(one.agencies())));
        return parties;
    }

    public String topicName(String slug, Language reader) {
        return topic(slug).map(t -> t.name(reader)).orElse(slug);
    }

    /** What a kind or state is called where that was changed ({@link org.answerable.language.Wording}). */
    Optional<String> word(String key, String language) {
        return Optional.ofNullable(copy().words().getOrDefault(key, Map.of()).get(language));
    }

    /** All counties by name. */
    public List<County> counties() {
        return List.copyOf(copy().counties().values());
    }

    /** A county by FIPS code or by name, case and a trailing "County" aside. */
    public Optional<County> county(String fipsOrName) {
        if (fipsOrName == null || fipsOrName.isBlank()) {
            return Optional.empty();
        }
        County byFips = copy().counties().get(fipsOrName.strip());
        if (byFips != null) {
            return Optional.of(byFips);
        }
        String name = fipsOrName.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                copy().byName().get(name.endsWith(" county") ? name.substring(0, name.length() - 7) : name));
    }

    /** The county of an address. */
    public Optional<County> countyAt(String slug) {
        return copy().counties().values().stream()
                .filter(county -> county.slug().equals(slug))
                .findFirst();
    }

    /** The FIPS code of a county given by code or by name. */
    public Optional<String> fips(String fipsOrName) {
        return county(fipsOrName).map(County::fips);
    }

    /** The name of a county for people; {@code null} for none. */
    public String countyName(String fips) {
        return fips == null ? null : county(fips).map(County::name).orElse(fips);
    }
}
