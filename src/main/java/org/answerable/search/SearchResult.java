package org.answerable.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of a result.
 *
 * @param ids the records in order
 * @param total exact, over all pages
 * @param places where each of {@code ids} stands, and the group it is in
 * @param weaker those of {@code ids} that hold some of what was looked for, not all of it
 * @param weakerTotal how many of {@code total} do
 * @param facets for each facet the values with their counts, most frequent first (months: latest first); a facet's own
 *     filter does not hide its other values, the filters of the other facets do
 * @param next the place after which the next page begins, {@code null} where this is the last
 * @param complete whether the index held everything it should; {@code false} while it is being built for the first time
 * @param cut beginnings of words that more words have than were looked for
 * @param suggestions what may have been meant, where little was found
 * @param marker shows what of a record was found
 */
public record SearchResult(
        List<String> ids,
        List<Place> places,
        long total,
        Set<String> weaker,
        long weakerTotal,
        Map<Facet, List<Count>> facets,
        SearchQuery.After next,
        boolean complete,
        List<String> cut,
        List<Suggestion> suggestions,
        Marker marker) {
    /**
     * Where a record stands in the order.
     *
     * @param group the code of the group of public records that it is in, as the index saw it; {@code null} where none
     */
    public record Place(SearchQuery.After at, String group) {}

    /**
     * The query as it may have been meant.
     *
     * @param holders for each word that is another, ids of records that hold it
     */
    public record Suggestion(String query, Map<String, List<String>> holders) {}

    /** Shows what of records was found, by the query as the index understood it. */
    @FunctionalInterface
    public interface Marker {
        /** For each record's passages, what to show of it; the beginning of its text where nothing of it matched. */
        List<Snippet> snippets(List<List<IndexedText>> records);
    }

    /** How many records have a value. */
    public record Count(String value, long count) {}
}
