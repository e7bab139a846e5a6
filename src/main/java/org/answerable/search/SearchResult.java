package org.answerable.search;

import java.util.List;
import java.util.Map;

/**
 * One page of a result.
 *
 * @param ids the records in order
 * @param total exact, over all pages
 * @param facets for each facet the values with their counts, most frequent first (months: latest first); a facet's own filter does not
 *     hide its other values, the filters of the other facets do
 * @param next the place after which the next page begins, {@code null} where this is the last
 * @param complete whether the index held everything it should; {@code false} while it is being built for the first time
 */
public record SearchResult(List<String> ids, long total, Map<Facet, List<Count>> facets, SearchQuery.After next, boolean complete) {
    /** How many records have a value. */
    public record Count(String value, long count) {}
}
