package org.answerable.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.language.Languages;
import org.answerable.search.Facet;
import org.answerable.search.SearchResult.Count;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreCachingWrappingScorer;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.SparseFixedBitSet;

/**
 * Applies the filters and counts, in one pass over what matches the words: what passes all filters is a hit; what fails
 * only the filter of one facet is counted by that facet, so that its other values stay in sight (drill sideways).
 */
final class FacetedCollector implements Collector {
    private static final Facet[] FACETS = Facet.values();

    private final Columns.Cache cache;
    private final Map<Facet, Set<String>> filters;
    private final Collector hits;
    private final Facet[] filtered;
    private final boolean[][] wanted;
    private final int[][] counts = new int[FACETS.length][0];
    private final boolean isGraded;
    private final SparseFixedBitSet weaker;
    private long total;

    /**
     * @param isGraded whether scores tell what holds the whole query ({@link Coverage})
     * @param size of the index, in documents
     */
    FacetedCollector(Columns.Cache cache, Map<Facet, Set<String>> filters, Collector hits, boolean isGraded, int size) {
        this.isGraded = isGraded;
        this.weaker = new SparseFixedBitSet(Math.max(1, size));
        this.cache = cache;
        this.filters = filters;
        this.hits = hits;
        this.filtered = filters.keySet().toArray(Facet[]::new);
        this.wanted = new boolean[filtered.length][0];
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Columns columns = cache.of(context.reader());
        grow();
        LeafCollector delegate = hits.getLeafCollector(context);
        Columns.Column[] all = new Columns.Column[FACETS.length];
        for (Facet facet : FACETS) {
            all[facet.ordinal()] = columns.of(facet);
        }
        LeafCollector each = new LeafCollector() {
            private Scorable scores;

            @Override
            public void setScorer(Scorable scorer) throws IOException {
                scores = scorer;
                delegate.setScorer(scorer);
            }

            @Override
            public void collect(int doc) throws IOException {
                int missed = -1;
                for (int i = 0; i < filtered.length; i++) {
                    int facet = filtered[i].ordinal();
                    if (!all[facet].any(doc, wanted[i])) {
                        if (missed >= 0) {
                            return;
                        }
                        missed = facet;
                    }
                }
                if (missed >= 0) {
                    all[missed].count(doc, counts[missed]);
                    return;
                }
                total++;
                for (int i = 0; i < all.length; i++) {
                    all[i].count(doc, counts[i]);
                }
                if (isGraded && scores.score() < Coverage.WHOLE) {
                    weaker.set(context.docBase + doc);
                }
                delegate.collect(doc);
            }
        };
        return isGraded ? ScoreCachingWrappingScorer.wrap(each) : each; // Both sides ask for it.
    }

    /** Makes room for the values that the segment at hand may have brought. */
    private void grow() {
        for (Facet facet : FACETS) {
            int size = cache.values().of(facet).length;
            if (counts[facet.ordinal()].length < size) {
                counts[facet.ordinal()] = Arrays.copyOf(counts[facet.ordinal()], size);
            }
        }
        for (int i = 0; i < filtered.length; i++) {
            String[] values = cache.values().of(filtered[i]);
            if (wanted[i].length < values.length) {
                Set<String> asked = filters.get(filtered[i]);
                boolean[] flags = new boolean[values.length];
                for (int v = 0; v < values.length; v++) {
                    flags[v] = matches(filtered[i], values[v], asked);
                }
                wanted[i] = flags;
            }
        }
    }

    private static boolean matches(Facet facet, String value, Set<String> asked) {
        if (asked.contains(value)) {
            return true;
        }
        return facet == Facet.LANGUAGE
                && asked.stream()
                        .anyMatch(range -> value.startsWith(range + "-")
                                || Languages.foundAs(value).contains(range));
    }

    @Override
    public ScoreMode scoreMode() {
        return isGraded || hits.scoreMode().needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    long total() {
        return total;
    }

    /** Whether a hit, by its number in the whole index, holds less than the whole query. */
    boolean isWeaker(int doc) {
        return weaker.get(doc);
    }

    /** How many hits do. */
    long weaker() {
        return weaker.cardinality();
    }

    /** Adds what another collector of the same search found in other segments. */
    void add(FacetedCollector other) {
        total += other.total;
        for (int i = 0; i < counts.length; i++) {
            int[] more = other.counts[i];
            if (counts[i].length < more.length) {
                counts[i] = Arrays.copyOf(counts[i], more.length);
            }
            for (int value = 0; value < more.length; value++) {
                counts[i][value] += more[value];
            }
        }
        int size = weaker.length();
        for (int doc = other.weaker.nextSetBit(0); doc != DocIdSetIterator.NO_MORE_DOCS; ) {
            weaker.set(doc);
            doc = doc + 1 < size ? other.weaker.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS;
        }
    }

    Map<Facet, List<Count>> facets() {
        Map<Facet, Map<String, Long>> counted = new EnumMap<>(Facet.class);
        for (Facet facet : FACETS) {
            String[] values = cache.values().of(facet);
            int[] counts = this.counts[facet.ordinal()];
            Map<String, Long> of = new HashMap<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    of.put(values[i], (long) counts[i]);
                }
            }
            counted.put(facet, of);
        }
        return FacetedCounts.of(counted);
    }
}
