package org.answerable.search;

import com.ibm.icu.text.Normalizer2;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.platform.crypto.Keys;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.web.Cursor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Searching what is public, by anyone; and building the index anew. */
@UseCase
public class Search {
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();
    /** How many records a download holds in memory at a time. */
    private static final int BATCH = 200;
    /** In a cursor: between the groups that were shown, and where there are none. */
    private static final String BETWEEN = "-";

    private static final String NO_GROUP = ".";

    @Inject
    SearchIndex index;

    @Inject
    PublicSource source;

    @Inject
    PublicRecords records;

    @Inject
    Directory directory;

    @Inject
    Keys keys;

    @Inject
    Journal journal;

    /**
     * A page of hits.
     *
     * @param weaker how many of the total hold some of the words, not all; they come last, unless the order is by time
     * @param next the cursor of the next page, or {@code null}
     * @param cut beginnings of words that more words have than were looked for
     * @param suggestions the query as it may have been meant, where little was found
     * @param collapsed how many records between this page's first and the next page's are no hit, as their group has
     *     been shown; they count in the total
     */
    public record Found(
            long total,
            long weaker,
            List<Hit> hits,
            Map<Facet, List<SearchResult.Count>> facets,
            String next,
            boolean complete,
            List<String> cut,
            List<String> suggestions,
            long collapsed) {}

    /** What a hit stands for: its group, and how many more public records are in that at this moment. */
    @Schema(name = "Nearly", description = "The group of public records that a hit stands for")
    public record Nearly(
            @Schema(description = "The group's id", example = "5h0fq4xw9c3d")
            String campaign,

            @Schema(description = "How many more public records are in it", example = "11")
            long more) {}

    /**
     * A record and what to show of it.
     *
     * @param snippet in the reader's language where a person has checked a translation into it
     * @param original the same in the words it is a translation of; {@code null} where the snippet is no translation
     *     into the reader's language
     * @param weaker whether it holds some of the words, not all
     * @param nearly the group it stands for; {@code null} where it stands for itself
     */
    public record Hit(PublicRecord record, Snippet snippet, Snippet original, boolean weaker, Nearly nearly) {
        /** The title that stands over it, as its reader reads it; {@code null} where it has none. */
        public Title title(Language reader) {
            Language own = new Language(record.language());
            return Optional.<Title>empty()
                    .or(() -> Translations.alike(own, reader)
                            ? Optional.empty()
                            : Translations.forReader(record.translations(), reader)
                                    .filter(made -> made.title() != null
                                            && !made.title().isBlank())
                                    .map(made -> new Title(made.title(), new Language(made.language()))))
                    .orElse(record.title() == null ? null : new Title(record.title(), own));
        }
    }

    /** A title and its language. */
    public record Title(String text, Language language) {}

    /**
     * One page. What was withdrawn since the index saw it is left out, whatever the index says.
     *
     * @param cursor the cursor of the page, empty or {@code null} for the first
     * @throws org.answerable.platform.Refusal.Malformed where the cursor was not made for this query
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Found find(SearchQuery query, String cursor) {
        String list = "search" + query.fingerprint();
        Cursor place = Cursor.read(cursor, keys, list);
        SearchQuery asked = cursor == null || cursor.isEmpty()
                ? query
                : query.after(new SearchQuery.After(
                        Float.intBitsToFloat((int) place.number(0, 0)), place.number(1, 0), place.text(2, "")));
        SearchResult result = index.search(widened(asked));
        Set<String> visible = query.collapse() ? records.visible(result.ids()) : null;
        Map<String, Long> counts = query.collapse() ? counts(result) : Map.of();
        Collapsed page = visible == null
                ? null
                : Collapsed.of(result, visible, counts.keySet(), shownBefore(place), query.size());
        List<PublicRecord> shown = List.copyOf(
                records.find(page == null ? result.ids() : page.shown()).values());
        List<Hit> hits = hits(result, shown, query.reader(), page, counts);
        SearchQuery.After after = page == null ? result.next() : page.next();
        String next = after == null
                ? null
                : page == null
                        ? Cursor.write(
                                keys, list, Float.floatToRawIntBits(after.score()), after.publishedAt(), after.id())
                        : Cursor.write(
                                keys,
                                list,
                                Float.floatToRawIntBits(after.score()),
                                after.publishedAt(),
                                after.id(),
                                page.seen().isEmpty() ? NO_GROUP : String.join(BETWEEN, page.seen()));
        long gone = result.ids().size() - (visible == null ? shown.size() : visible.size());
        long goneWeaker = result.weaker().size()
                - (visible == null
                        ? hits.stream().filter(Hit::weaker).count()
                        : result.weaker().stream().filter(visible::contains).count());
        return new Found(
                Math.max(0, result.total() - gone),
                Math.max(0, result.weakerTotal() - goneWeaker),
                hits,
                result.facets(),
                next,
                result.complete(),
                result.cut(),
                result.suggestions().stream()
                        .filter(one -> one.holders().entrySet().stream()
                                .allMatch(held -> isPublic(held.getKey(), held.getValue())))
                        .map(SearchResult.Suggestion::query)
                        .filter(words -> words.codePointCount(0, words.length()) <= SearchQuery.MAX_LENGTH)
                        .toList(),
                page == null ? 0 : page.left());
    }

    /** The groups of what was found that are groups now, each with how many public records it has. */
    private Map<String, Long> counts(SearchResult result) {
        return records.groupCounts(result.places().stream()
                .map(SearchResult.Place::group)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static List<String> shownBefore(Cursor place) {
        String groups = place.text(3, NO_GROUP);
        return groups.equals(NO_GROUP) ? List.of() : List.of(groups.split(BETWEEN));
    }

    /** Whether one of these records is public now, whatever the index says, and holds a word as the index has it. */
    private boolean isPublic(String word, List<String> ids) {
        return records.find(ids).values().stream()
                .flatMap(record -> source.passages(record, null).stream())
                .anyMatch(passage -> FOLDED.normalize(passage.text()).contains(word));
    }

    private List<Hit> hits(
            SearchResult result, List<PublicRecord> shown, String reader, Collapsed page, Map<String, Long> counts) {
        List<List<IndexedText>> passages =
                shown.stream().map(record -> source.passages(record, reader)).toList();
        List<Snippet> snippets = result.marker().snippets(passages);
        List<List<IndexedText>> readers =
                passages.stream().map(of -> Readable.readers(of, reader)).toList();
        // Analysing is what a snippet costs: only of what is there in the reader's language it is done again.
        List<Snippet> translated = result.marker()
                .snippets(readers.stream().filter(of -> !of.isEmpty()).toList());
        List<Snippet> originals = result.marker()
                .snippets(IntStream.range(0, passages.size())
                        .filter(i -> !readers.get(i).isEmpty())
                        .mapToObj(i -> Readable.originals(passages.get(i)))
                        .toList());
        List<Hit> hits = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < shown.size(); i++) {
            boolean weaker = result.weaker().contains(shown.get(i).id());
            Readable readable = readers.get(i).isEmpty()
                    ? new Readable(snippets.get(i), null)
                    : Readable.of(snippets.get(i), translated.get(read), originals.get(read));
            read += readers.get(i).isEmpty() ? 0 : 1;
            hits.add(new Hit(
                    shown.get(i),
                    weaker ? readable.shown().weaker() : readable.shown(),
                    readable.original(),
                    weaker,
                    nearly(page, shown.get(i).id(), counts)));
        }
        return hits;
    }

    private static Nearly nearly(Collapsed page, String id, Map<String, Long> counts) {
        String group = page == null ? null : page.groups().get(id);
        return group == null ? null : new Nearly(group, counts.get(group) - 1);
    }

    /** Whoever looks for a topic means those too that became part of it: records keep what they were given. */
    private SearchQuery widened(SearchQuery query) {
        Set<String> topics = query.filters().getOrDefault(Facet.TOPIC, Set.of()).stream()
                .flatMap(topic -> directory.topicsAlike(topic).stream())
                .collect(Collectors.toSet());
        return topics.isEmpty() ? query : query.filtered(Facet.TOPIC, topics.toArray(String[]::new));
    }

    /** The whole result, each record loaded just before it is given, and whether it is weaker ({@link Hit}). */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void every(SearchQuery query, BiConsumer<PublicRecord, Boolean> each) {
        index.every(
                widened(query),
                BATCH,
                (ids, weaker) -> records.find(ids)
                        .values()
                        .forEach(record -> each.accept(record, weaker.contains(record.id()))));
    }

    /** Begins to build the index anew while the present one serves. @return the job */
    @Transactional
    @Needs(Right.REBUILD_INDEX)
    public String rebuild() {
        String job = index.rebuild();
        journal.record("index.rebuilt", "index:" + job, "");
        return job;
    }

    /** How the index is. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.REBUILD_INDEX)
    public IndexState state() {
        return index.state();
    }
}
