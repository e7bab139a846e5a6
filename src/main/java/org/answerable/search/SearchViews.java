package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.directory.Directory;
import org.answerable.language.Glossary;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.PublicRecord;
import org.answerable.web.Addresses;
import org.answerable.web.Choice;
import org.answerable.web.DirectionalRuns;
import org.answerable.web.Reader;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.Knot;
import org.answerable.web.ThreadView.KnotName;
import org.answerable.web.ThreadView.KnotState;

/** Draws the search page. */
@ApplicationScoped
class SearchViews {
    /** Values of a facet that are shown before "more". */
    private static final int SHOWN = 6;

    private static final int TITLE_LIMIT = 200;
    /** At most so many task forces and documents stand beside what people wrote. */
    private static final int THINGS = 5;

    @Inject
    SearchNames names;

    @Inject
    Directory directory;

    @Inject
    DocumentFinder finder;

    @Inject
    Understood understood;

    @Inject
    Reader reader;

    /**
     * What was found.
     *
     * @param faults what of the request could not be read
     * @param cursor {@code null} or empty: the first page
     */
    SearchView of(SearchQuery query, Search.Found found, List<Fault> faults, String cursor) {
        Language language = reader.language();
        SearchAddress asked = SearchAddress.of(query);
        Set<String> languages = query.filters().getOrDefault(Facet.LANGUAGE, Set.of());
        return new SearchView(
                query.words(),
                languages.size() == 1 ? languages.iterator().next() : "",
                languageChoices(found, languages, language),
                day(query.from()),
                day(query.to()),
                query.sort().name().toLowerCase(Locale.ROOT),
                found.total(),
                found.complete(),
                faults,
                groups(found, query, asked, language),
                active(query, asked, language),
                SearchAddress.words(query).path(),
                found.hits().stream().map(hit -> hit(hit, language)).toList(),
                found.next() == null ? null : asked.with("cursor", found.next()).path(),
                cursor == null || cursor.isEmpty() ? null : asked.path(),
                asked.query(),
                query.words().isEmpty() || cursor != null && !cursor.isEmpty()
                        ? List.of()
                        : finder.find(query.parsed().plain(), THINGS).stream()
                                .flatMap(thing -> thing(thing, language).stream())
                                .toList(),
                reading(query.parsed(), found, asked, language),
                understood.ways(language));
    }

    private SearchView.Reading reading(ParsedQuery query, Search.Found found, SearchAddress asked, Language language) {
        return new SearchView.Reading(
                query.isPlain() ? null : understood.said(query, language),
                understood.leftOut(query, found.cut(), language),
                found.suggestions().stream()
                        .map(words -> new SearchView.Meant(
                                words, asked.with("q", words).path()))
                        .toList());
    }

    private Optional<SearchView.Thing> thing(DocumentFinder.Found found, Language language) {
        return found.force()
                ? directory
                        .taskForce(found.slug())
                        .map(force -> new SearchView.Thing(
                                "/task-forces/" + force.slug(),
                                force.name(language),
                                new Language(force.language(language)),
                                "search.things.task-force"))
                : directory
                        .document(found.slug())
                        .map(document -> new SearchView.Thing(
                                "/documents/" + document.slug(),
                                document.title(language),
                                new Language(document.language(language)),
                                "directory.document.kind." + document.kind().tag()));
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private List<Choice> languageChoices(Search.Found found, Set<String> chosen, Language language) {
        Set<String> tags = new LinkedHashSet<>(chosen);
        found.facets().get(Facet.LANGUAGE).forEach(count -> tags.add(count.value()));
        return tags.stream()
                .map(tag -> new Choice(tag, names.of(Facet.LANGUAGE, tag, language)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private List<SearchView.Group> groups(
            Search.Found found, SearchQuery query, SearchAddress asked, Language language) {
        List<SearchView.Group> groups = new ArrayList<>();
        for (Facet facet : List.of(
                Facet.STATUS, Facet.TOPIC, Facet.AGENCY, Facet.COUNTY, Facet.LANGUAGE, Facet.KIND, Facet.MONTH)) {
            Set<String> ticked = query.filters().getOrDefault(facet, Set.of());
            List<SearchResult.Count> counts = new ArrayList<>(found.facets().get(facet));
            ticked.stream()
                    .filter(value -> counts.stream().noneMatch(c -> c.value().equals(value)))
                    .forEach(value -> counts.add(new SearchResult.Count(value, 0)));
            counts.sort(Comparator.comparing(
                    c -> !ticked.contains(c.value()))); // What is ticked is never hidden behind "more".
            List<SearchView.Value> values = new ArrayList<>();
            for (SearchResult.Count count : counts) {
                values.add(new SearchView.Value(
                        facet.field() + "-" + values.size(),
                        count.value(),
                        names.of(facet, count.value(), language),
                        facet == Facet.LANGUAGE ? new Language(count.value()) : null,
                        count.count(),
                        ticked.contains(count.value()),
                        facet == Facet.MONTH
                                ? asked.in(YearMonth.parse(count.value())).path()
                                : null,
                        facet == Facet.COUNTY));
            }
            int shown = Math.max(SHOWN, ticked.size());
            if (!values.isEmpty()) {
                groups.add(new SearchView.Group(
                        facet.parameter(),
                        "search.facet." + facet.field(),
                        values.subList(0, Math.min(shown, values.size())),
                        values.subList(Math.min(shown, values.size()), values.size()),
                        !ticked.isEmpty() || groups.size() < 3));
            }
        }
        return groups;
    }

    private List<SearchView.Active> active(SearchQuery query, SearchAddress asked, Language language) {
        List<SearchView.Active> active = new ArrayList<>();
        for (Map.Entry<Facet, Set<String>> filter : query.filters().entrySet()) {
            for (String value : filter.getValue()) {
                active.add(new SearchView.Active(
                        "search.facet." + filter.getKey().field(),
                        names.of(filter.getKey(), value, language),
                        asked.without(filter.getKey().parameter(), value).path()));
            }
        }
        if (query.from() != null) {
            active.add(new SearchView.Active(
                    "search.from",
                    query.from().toString(),
                    asked.without("from", null).path()));
        }
        if (query.to() != null) {
            active.add(new SearchView.Active(
                    "search.to",
                    query.to().toString(),
                    asked.without("to", null).path()));
        }
        return active;
    }

    private SearchView.Hit hit(Search.Hit hit, Language language) {
        PublicRecord record = hit.record();
        String title = record.title();
        Language titleLanguage = new Language(record.language());
        Optional<Translations.Translation> reads = Translations.alike(titleLanguage, language)
                ? Optional.empty()
                : Translations.forReader(record.translations(), language);
        if (title != null
                && reads.isPresent()
                && reads.get().title() != null
                && !reads.get().title().isBlank()) {
            title = reads.get().title();
            titleLanguage = new Language(reads.get().language());
        }
        IndexedText.Translated made = hit.snippet().translated();
        if (title != null && Texts.length(title) > TITLE_LIMIT) {
            title = Texts.slice(title, 0, TITLE_LIMIT);
        }
        return new SearchView.Hit(
                Addresses.record(record.id()),
                hit.weaker(),
                title,
                titleLanguage,
                new Language(record.language()),
                names.of(Facet.KIND, record.kind(), language),
                DirectionalRuns.marked(hit.snippet().html()),
                new Language(hit.snippet().language()),
                hit.snippet().part() == IndexedText.Part.ANSWER || made != null && made.of() == IndexedText.Part.ANSWER,
                made == null ? null : made.byMachine(),
                reasons(hit.snippet(), language),
                record.agencies().stream()
                        .map(slug -> directory.agencyName(slug, language))
                        .toList(),
                record.topics().stream()
                        .map(slug -> directory.topicName(slug, language))
                        .toList(),
                directory.countyName(record.county()),
                record.submittedOn(),
                thread(record));
    }

    /** At most three; none where the record holds the words in its own text. */
    private List<SearchView.FoundBy> reasons(Snippet snippet, Language reader) {
        if (snippet.matched().stream().anyMatch(match -> match.by().equals(Snippet.Match.WORDS))) {
            return List.of();
        }
        return snippet.matched().stream()
                .map(match -> new SearchView.FoundBy(
                        match.word() == null ? meaning(match.concept(), reader) : match.word(),
                        match.by().equals(Snippet.Match.LEARNED),
                        names.of(Facet.LANGUAGE, match.language(), reader)))
                .distinct()
                .limit(3)
                .toList();
    }

    private static String meaning(String concept, Language reader) {
        return concept == null
                ? null
                : Glossary.shipped()
                        .concept(concept)
                        .flatMap(c -> c.preferred(reader.tag()).or(() -> c.preferred("en")))
                        .orElse(concept);
    }

    /** How far the record has come. */
    static ThreadView thread(PublicRecord record) {
        List<Knot> knots = new ArrayList<>();
        knots.add(new Knot(KnotName.SAID, KnotState.DONE));
        knots.add(new Knot(KnotName.ROUTED, record.agencies().isEmpty() ? KnotState.OPEN : KnotState.DONE));
        knots.add(new Knot(
                KnotName.ANSWERED,
                record.isAnswered()
                        ? KnotState.DONE
                        : record.status() == PublicRecord.Status.CLOSED ? KnotState.DROPPED : KnotState.OPEN));
        List<PromiseStatus> promises = record.commitments().stream()
                .map(PublicRecord.PublicCommitment::status)
                .toList();
        boolean kept = !promises.isEmpty()
                && promises.stream().allMatch(PromiseStatus::isSettled)
                && promises.contains(PromiseStatus.DONE);
        knots.add(
                kept
                        ? new Knot(KnotName.KEPT, KnotState.DONE)
                        : new Knot(KnotName.PROMISED, promises.isEmpty() ? KnotState.OPEN : KnotState.DONE));
        return ThreadView.of(ThreadView.Size.SMALL, knots);
    }
}
