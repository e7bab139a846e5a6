package org.answerable.search.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/**
 * The texts that hold enough of a query. {@code of} scores how much a text holds, each part of the query by its weight, whatever else is in the text; a text that holds less than
 * {@code least} is not found.
 *
 * <p>Costs less than looking at every text with one of the words: parts too light to reach {@code least} lead nowhere by themselves (WAND).
 */
final class Coverage extends Query {
    /** What a text scores more that holds the whole query: more than any other part of a score; a float of this size still tells scores apart by 0.002. */
    static final float WHOLE = 16_384;

    private final Query of;
    private final float least;

    Coverage(Query of, float least) {
        this.of = of;
        this.least = least;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = of.rewrite(searcher);
        return rewritten == of ? this : new Coverage(rewritten, least);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight parts = of.createWeight(searcher, ScoreMode.TOP_SCORES, 1);
        return new FilterWeight(this, parts) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                ScorerSupplier supplier = in.scorerSupplier(context);
                return supplier == null ? null : new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) throws IOException {
                        // It does not only lead here: a supplier may choose a scorer that cannot leave out what is too light.
                        supplier.setTopLevelScoringClause();
                        return new Enough(supplier.get(Long.MAX_VALUE), boost);
                    }

                    @Override
                    public long cost() {
                        return supplier.cost();
                    }
                };
            }

            @Override
            public Explanation explain(LeafReaderContext context, int doc) throws IOException {
                Scorer scorer = scorer(context);
                return scorer != null && scorer.iterator().advance(doc) == doc ? Explanation.match(scorer.score(), "holds enough") : Explanation.noMatch("holds too little");
            }

            @Override
            public int count(LeafReaderContext context) {
                return -1;
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private final class Enough extends Scorer {
        private final Scorer parts;
        private final float boost;
        private final TwoPhaseIterator enough;

        Enough(Scorer parts, float boost) throws IOException {
            this.parts = parts;
            this.boost = boost;
            parts.setMinCompetitiveScore(least);
            DocIdSetIterator those = parts.iterator();
            enough = new TwoPhaseIterator(those) {
                @Override
                public boolean matches() throws IOException {
                    return parts.score() >= least;
                }

                @Override
                public float matchCost() {
                    return 20;
                }
            };
        }

        @Override
        public int docID() {
            return parts.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return TwoPhaseIterator.asDocIdSetIterator(enough);
        }

        @Override
        public TwoPhaseIterator twoPhaseIterator() {
            return enough;
        }

        @Override
        public float score() throws IOException {
            return boost * parts.score();
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.MAX_VALUE;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this); // Bounded by Parts.
    }

    @Override
    public String toString(String field) {
        return "enough(" + least + ": " + of.toString(field) + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coverage that && of.equals(that.of) && least == that.least;
    }

    @Override
    public int hashCode() {
        return Objects.hash(of, least);
    }
}
