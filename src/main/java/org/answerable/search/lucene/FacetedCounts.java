package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.answerable.language.Languages;
import org.answerable.search.Facet;
import org.answerable.search.SearchResult.Count;

/** The counts of facets in their order, however they were counted. */
public final class FacetedCounts {
    private FacetedCounts() {}

    /** What was counted of each facet, by value; of languages, a value's count is what a filter by it would find. */
    public static Map<Facet, List<Count>> of(Map<Facet, Map<String, Long>> counted) {
        Map<Facet, List<Count>> facets = new EnumMap<>(Facet.class);
        counted.forEach((facet, values) -> {
            List<Count> list = new ArrayList<>();
            values.forEach((value, count) ->
                    list.add(new Count(value, facet == Facet.LANGUAGE ? together(value, values) : count)));
            list.sort(
                    facet == Facet.MONTH
                            ? Comparator.comparing(Count::value).reversed()
                            : Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value));
            facets.put(facet, List.copyOf(list));
        });
        return facets;
    }

    private static long together(String value, Map<String, Long> counted) {
        List<String> found = Languages.foundAs(value);
        long all = counted.get(value);
        for (Map.Entry<String, Long> other : counted.entrySet()) {
            all += !other.getKey().equals(value) && found.contains(other.getKey()) ? other.getValue() : 0;
        }
        return all;
    }
}
