package org.answerable.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Keeps all hits, by their score or their day: 20 bytes each, so that a download of a million stays small. */
final class Everything implements Collector {
    /** Of several that collected other segments each: all hits of all of them, in order. */
    record All(boolean scored) implements CollectorManager<Everything, int[]> {
        @Override
        public Everything newCollector() {
            return new Everything(scored);
        }

        @Override
        public int[] reduce(Collection<Everything> collectors) {
            Everything all = new Everything(scored);
            collectors.forEach(all::add);
            return all.inOrder();
        }
    }

    private final boolean scored;
    private int[] docs = new int[256];
    private long[] published = new long[256];
    private float[] scores = new float[256];
    private int size;

    Everything(boolean scored) {
        this.scored = scored;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        SortedNumericDocValues days = DocValues.getSortedNumeric(context.reader(), Generation.PUBLISHED);
        return new LeafCollector() {
            private Scorable scorer;

            @Override
            public void setScorer(Scorable given) {
                scorer = given;
            }

            @Override
            public void collect(int doc) throws IOException {
                if (size == docs.length) {
                    docs = Arrays.copyOf(docs, size * 2);
                    published = Arrays.copyOf(published, size * 2);
                    scores = Arrays.copyOf(scores, size * 2);
                }
                docs[size] = context.docBase + doc;
                published[size] = days.advanceExact(doc) ? days.nextValue() : 0;
                scores[size] = scored ? scorer.score() : 0;
                size++;
            }
        };
    }

    @Override
    public ScoreMode scoreMode() {
        return scored ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    private void add(Everything other) {
        if (size == 0) {
            docs = other.docs;
            published = other.published;
            scores = other.scores;
        } else {
            docs = Arrays.copyOf(docs, size + other.size);
            published = Arrays.copyOf(published, size + other.size);
            scores = Arrays.copyOf(scores, size + other.size);
            System.arraycopy(other.docs, 0, docs, size, other.size);
            System.arraycopy(other.published, 0, published, size, other.size);
            System.arraycopy(other.scores, 0, scores, size, other.size);
        }
        size += other.size;
    }

    private int[] inOrder() {
        Integer[] order = new Integer[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> {
            int byScore = Float.compare(scores[b], scores[a]);
            int byDay = byScore != 0 ? byScore : Long.compare(published[b], published[a]);
            return byDay != 0 ? byDay : Integer.compare(docs[a], docs[b]);
        });
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = docs[order[i]];
        }
        return sorted;
    }
}
