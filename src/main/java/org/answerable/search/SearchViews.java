package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.directory.Directory;
import org.answerable.language.Glossary;
import org.answerable.language.Language;
import org.answerable.language.Messages;
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

    private static final String MARK = "<mark>";
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
    Messages messages;

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
                String.join(",", languages),
                languageChoices(found, languages, language),
                day(query.from()),
                day(query.to()),
                query.sort().name().toLowerCase(Locale.ROOT),
                found.total(),
                found.complete(),
                faults,
                groups(found, query, language),
                chart(found, asked, language),
                query.size() == SearchRequest.DEFAULT_SIZE ? null : query.size(),
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
                understood.ways(language),
                query.collapse(),
                found.collapsed());
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

    /** Each with its count; several that were chosen together stay one choice. */
    private List<Choice> languageChoices(Search.Found found, Set<String> chosen, Language language) {
        Map<String, Long> counts = new LinkedHashMap<>();
        chosen.forEach(tag -> counts.put(tag, 0L));
        found.facets().get(Facet.LANGUAGE).forEach(count -> counts.put(count.value(), count.count()));
        List<Choice> choices = new ArrayList<>();
        if (chosen.size() > 1) {
            choices.add(new Choice(
                    String.join(",", chosen),
                    messages.list(
                            language,
                            chosen.stream()
                                    .map(tag -> names.of(Facet.LANGUAGE, tag, language))
                                    .toList())));
        }
        counts.entrySet().stream()
                .map(tag -> new Choice(
                        tag.getKey(),
                        messages.get(
                                language,
                                "search.filters.value",
                                names.of(Facet.LANGUAGE, tag.getKey(), language),
                                messages.number(language, tag.getValue()))))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(choices::add);
        return choices;
    }

    /** When what was found was published; {@code null} where nothing was. */
    private SearchView.Chart chart(Search.Found found, SearchAddress asked, Language language) {
        List<SearchResult.Count> months = found.facets().get(Facet.MONTH);
        if (months.isEmpty()) {
            return null;
        }
        Histogram histogram = Histogram.of(months);
        SearchResult.Count most = histogram.most();
        List<SearchView.Bar> bars = new ArrayList<>();
        for (SearchResult.Count bar : histogram.bars()) {
            String first = histogram.years() ? bar.value() + "-01" : bar.value();
            String last = histogram.years() ? bar.value() + "-12" : bar.value();
            bars.add(new SearchView.Bar(
                    histogram.years() ? bar.value() : names.of(Facet.MONTH, bar.value(), language),
                    bar.count(),
                    SearchView.Chart.height(bar.count(), most.count()),
                    bar.count() == 0
                            ? null
                            : asked.within(
                                            YearMonth.parse(first).atDay(1),
                                            YearMonth.parse(last).atEndOfMonth())
                                    .path()));
        }
        return new SearchView.Chart(
                histogram.years(),
                histogram.years() ? most.value() : names.of(Facet.MONTH, most.value(), language),
                most.count(),
                bars);
    }

    private List<SearchView.Group> groups(Search.Found found, SearchQuery query, Language language) {
        List<SearchView.Group> groups = new ArrayList<>();
        for (Facet facet : List.of(Facet.STATUS, Facet.TOPIC, Facet.AGENCY, Facet.COUNTY, Facet.KIND)) {
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
                        count.count(),
                        ticked.contains(count.value()),
                        facet == Facet.COUNTY));
            }
            int shown = Math.max(SHOWN, ticked.size());
            if (!values.isEmpty()) {
                groups.add(new SearchView.Group(
                        facet.parameter(),
                        "search.facet." + facet.field(),
                        values.subList(0, Math.min(shown, values.size())),
                        values.subList(Math.min(shown, values.size()), values.size())));
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
        Search.Title read = hit.title(language);
        String title = read == null ? null : read.text();
        IndexedText.Translated made = hit.snippet().translated();
        if (title != null && Texts.length(title) > TITLE_LIMIT) {
            title = Texts.slice(title, 0, TITLE_LIMIT);
        }
        return new SearchView.Hit(
                Addresses.record(record.id()),
                hit.weaker(),
                title,
                read == null ? null : read.language(),
                new Language(record.language()),
                names.of(Facet.KIND, record.kind(), language),
                DirectionalRuns.marked(hit.snippet().html()),
                new Language(hit.snippet().language()),
                hit.snippet().part() == IndexedText.Part.ANSWER || made != null && made.of() == IndexedText.Part.ANSWER,
                made == null ? null : made.byMachine(),
                original(hit),
                reasons(hit.snippet(), language),
                record.agencies().stream()
                        .map(slug -> directory.agencyName(slug, language))
                        .toList(),
                record.topics().stream()
                        .map(slug -> directory.topicName(slug, language))
                        .toList(),
                directory.countyName(record.county()),
                record.submittedOn(),
                thread(record),
                hit.nearly());
    }

    private static SearchView.Original original(Search.Hit hit) {
        return hit.original() == null
                ? null
                : new SearchView.Original(
                        DirectionalRuns.marked(hit.original().html()),
                        new Language(hit.original().language()),
                        hit.original().html().contains(MARK)
                                && !hit.snippet().html().contains(MARK));
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
