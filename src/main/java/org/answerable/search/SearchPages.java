package org.answerable.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.directory.Directory;
import org.answerable.language.Glossary;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
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
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The search page: one form by GET, so that a result can be bookmarked and works without JavaScript. */
@Path("/search")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SearchPages {
    /** Values of a facet that are shown before "more". */
    private static final int SHOWN = 6;

    private static final int TITLE_LIMIT = 200;

    @Inject
    Search search;

    @Inject
    SearchNames names;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public View search(@Context UriInfo uri) {
        Language language = reader.language();
        SearchRequest request = SearchRequest.read(uri.getQueryParameters(), language, directory);
        SearchQuery query = request.query();
        List<Fault> faults = new ArrayList<>(request.faults());
        String cursor = uri.getQueryParameters().getFirst("cursor");
        Search.Found found;
        try {
            found = search.find(query, cursor);
        } catch (Refusal.Malformed e) { // A cursor of another day or another query: people get the first page.
            faults.add(new Fault("/cursor", "search.fault.cursor"));
            cursor = null;
            found = search.find(query, null);
        }
        MultivaluedMap<String, String> asked = parameters(query);
        Set<String> languages = query.filters().getOrDefault(Facet.LANGUAGE, Set.of());
        return new SearchView(
                query.words(),
                languages.size() == 1 ? languages.iterator().next() : "",
                languageChoices(found, languages, language),
                day(query.from()),
                day(query.to()),
                query.sort().name().toLowerCase(java.util.Locale.ROOT),
                found.total(),
                found.complete(),
                faults,
                groups(found, query, asked, language),
                active(query, asked, language),
                path(words(query)),
                found.hits().stream().map(hit -> hit(hit, language)).toList(),
                found.next() == null ? null : path(with(asked, "cursor", found.next())),
                cursor == null || cursor.isEmpty() ? null : path(asked),
                path(asked).substring("/search".length()));
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** The request as it was understood, in the shortest form. */
    private static MultivaluedMap<String, String> parameters(SearchQuery query) {
        MultivaluedMap<String, String> parameters = words(query);
        query.filters().forEach((facet, values) -> parameters.put(facet.parameter(), new ArrayList<>(values)));
        if (query.from() != null) {
            parameters.putSingle("from", query.from().toString());
        }
        if (query.to() != null) {
            parameters.putSingle("to", query.to().toString());
        }
        return parameters;
    }

    private static MultivaluedMap<String, String> words(SearchQuery query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        if (!query.words().isEmpty()) {
            parameters.putSingle("q", query.words());
        }
        if (query.sort() == SearchQuery.Sort.NEWEST) {
            parameters.putSingle("sort", "newest");
        }
        return parameters;
    }

    private static MultivaluedMap<String, String> with(
            MultivaluedMap<String, String> parameters, String name, String value) {
        MultivaluedMap<String, String> more = new MultivaluedHashMap<>(parameters);
        more.putSingle(name, value);
        return more;
    }

    private static MultivaluedMap<String, String> without(
            MultivaluedMap<String, String> parameters, String name, String value) {
        MultivaluedMap<String, String> less = new MultivaluedHashMap<>();
        parameters.forEach((key, values) -> values.stream()
                .filter(v -> !key.equals(name) || value != null && !v.equals(value))
                .forEach(v -> less.add(key, v)));
        return less;
    }

    private static String path(MultivaluedMap<String, String> parameters) {
        UriBuilder path = UriBuilder.fromPath("/search");
        List<String> values = new ArrayList<>();
        for (String name : parameters.keySet().stream().sorted().toList()) {
            for (String value : parameters.get(name)) {
                path.queryParam(name, "{v" + values.size() + "}");
                values.add(value);
            }
        }
        return path.build(values.toArray()).toString();
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
            Search.Found found, SearchQuery query, MultivaluedMap<String, String> asked, Language language) {
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
                        facet == Facet.MONTH ? month(asked, count.value()) : null,
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

    private static String month(MultivaluedMap<String, String> asked, String value) {
        YearMonth month = YearMonth.parse(value);
        return path(with(
                with(asked, "from", month.atDay(1).toString()),
                "to",
                month.atEndOfMonth().toString()));
    }

    private List<SearchView.Active> active(SearchQuery query, MultivaluedMap<String, String> asked, Language language) {
        List<SearchView.Active> active = new ArrayList<>();
        for (Map.Entry<Facet, Set<String>> filter : query.filters().entrySet()) {
            for (String value : filter.getValue()) {
                active.add(new SearchView.Active(
                        "search.facet." + filter.getKey().field(),
                        names.of(filter.getKey(), value, language),
                        path(without(asked, filter.getKey().parameter(), value))));
            }
        }
        if (query.from() != null) {
            active.add(
                    new SearchView.Active("search.from", query.from().toString(), path(without(asked, "from", null))));
        }
        if (query.to() != null) {
            active.add(new SearchView.Active("search.to", query.to().toString(), path(without(asked, "to", null))));
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
        if (title != null && title.length() > TITLE_LIMIT) {
            title = title.substring(
                    0, title.offsetByCodePoints(0, Math.min(TITLE_LIMIT, title.codePointCount(0, title.length()))));
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
                        meaning(match.concept(), reader), names.of(Facet.LANGUAGE, match.language(), reader)))
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
