package org.answerable.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records of a stretch of the result are a page's hits, where a group is one: of each group the one that comes
 * first. It knows no index, so that it is the same for all.
 *
 * @param shown the ids of the hits, in order
 * @param groups for those of them that stand for a group, its code
 * @param left how many public records of the stretch are no hit of their own, as their group has been shown
 * @param next the place after which the next page begins, or {@code null}
 * @param seen the groups shown until now, the latest last, at most {@value #REMEMBERED}
 */
record Collapsed(List<String> shown, Map<String, String> groups, long left, SearchQuery.After next, List<String> seen) {
    /**
     * So many groups that were shown are remembered from page to page: more than a page has hits, and what a cursor has
     * room for. One that was shown before these may come once more.
     */
    static final int REMEMBERED = 110;

    /**
     * A page of a stretch.
     *
     * @param visible those of its records that are public now
     * @param present the groups that have enough public records now
     * @param before the groups that pages before have shown
     * @param size hits at most
     */
    static Collapsed of(SearchResult stretch, Set<String> visible, Set<String> present, List<String> before, int size) {
        List<String> shown = new ArrayList<>();
        Map<String, String> groups = new HashMap<>();
        Set<String> seen = new LinkedHashSet<>(before);
        long left = 0;
        SearchQuery.After last = null;
        for (int i = 0; i < stretch.ids().size(); i++) {
            String id = stretch.ids().get(i);
            SearchResult.Place place = stretch.places().get(i);
            if (visible.contains(id)) {
                String group = place.group() != null && present.contains(place.group()) ? place.group() : null;
                if (group != null && seen.contains(group)) {
                    left++;
                } else if (shown.size() == size) {
                    return new Collapsed(shown, groups, left, last, latest(seen));
                } else {
                    shown.add(id);
                    if (group != null) {
                        groups.put(id, group);
                        seen.add(group);
                    }
                }
            }
            last = place.at();
        }
        return new Collapsed(shown, groups, left, stretch.next(), latest(seen));
    }

    private static List<String> latest(Set<String> seen) {
        List<String> all = List.copyOf(seen);
        return all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }
}
