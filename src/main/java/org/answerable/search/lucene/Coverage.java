package org.answerable.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DisiWrapper;
import org.apache.lucene.search.DisjunctionDISIApproximation;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/**
 * The texts that hold enough of a query: of its parts, each by its weight, at least {@code least}; a text that holds
 * all scores {@link #WHOLE} more.
 *
 * <p>Everything is looked up once for both, and for the score of a concept. Costs less than looking at every text with
 * one of the words: what is too light, all together, to reach {@code least} leads nowhere and is asked only about texts
 * that something heavier leads to (MaxScore).
 */
public final class Coverage extends Query {
    /**
     * What a text scores more that holds the whole query: more than any other part of a score; a float of this size
     * still tells scores apart by 0.002.
     */
    public static final float WHOLE = 16_384;

    /**
     * Something that holds parts of the query.
     *
     * @param parts their numbers
     * @param share of their weight that it stands for; 1 for a part itself
     * @param isInstead whether it stands instead of the parts: what they weigh counts once
     * @param isGuess whether it may be wrong: what it stands for does not make the query held as a whole
     * @param boost what its own score adds to the order, times this; 0 where it has none
     */
    public record Holder(
            Query query, List<Integer> parts, float share, boolean isInstead, boolean isGuess, float boost) {}

    /**
     * What is to be held.
     *
     * @param weights of the parts
     * @param pairs how many of the parts, the last ones, are pairs of neighbours: half of those is the whole
     * @param least how much is enough
     * @param isGraded whether what holds all is told from what holds enough
     */
    public record Wanted(List<Float> weights, int pairs, float least, boolean isGraded) {}

    private final List<Holder> holders;
    private final Wanted wanted;

    Coverage(List<Holder> holders, Wanted wanted) {
        this.holders = holders;
        this.wanted = wanted;
    }

    public List<Holder> holders() {
        return holders;
    }

    public Wanted wanted() {
        return wanted;
    }

    private float most(Holder holder) {
        return holder.share()
                * (float) holder.parts().stream()
                        .mapToDouble(part -> wanted.weights().get(part))
                        .sum();
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        List<Holder> rewritten = new ArrayList<>();
        boolean isSame = true;
        for (Holder holder : holders) {
            Query query = holder.query().rewrite(searcher);
            isSame &= query == holder.query();
            rewritten.add(new Holder(
                    query, holder.parts(), holder.share(), holder.isInstead(), holder.isGuess(), holder.boost()));
        }
        return isSame ? this : new Coverage(rewritten, wanted);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        List<Weight> weights = new ArrayList<>();
        for (Holder holder : holders) {
            weights.add(holder.query()
                    .createWeight(
                            searcher,
                            holder.boost() == 0 ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.COMPLETE,
                            holder.boost() == 0 ? 1 : holder.boost()));
        }
        return new Weight(this) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                List<Present> present = new ArrayList<>();
                for (int i = 0; i < weights.size(); i++) {
                    ScorerSupplier supplier = weights.get(i).scorerSupplier(context);
                    if (supplier != null) {
                        present.add(new Present(holders.get(i), most(holders.get(i)), supplier));
                    }
                }
                present.sort(Comparator.comparingDouble(Present::most));
                int light = 0;
                float sum = 0;
                while (light < present.size() && sum + present.get(light).most() < wanted.least()) {
                    sum += present.get(light++).most();
                }
                return light == present.size() ? null : supplier(present, light);
            }

            @Override
            public Explanation explain(LeafReaderContext context, int doc) throws IOException {
                Scorer scorer = scorer(context);
                return scorer != null && scorer.iterator().advance(doc) == doc
                        ? Explanation.match(scorer.score(), "holds enough")
                        : Explanation.noMatch("holds too little");
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    /** What of the holders a segment has; {@code most} is what it may add. */
    private record Present(Holder holder, float most, ScorerSupplier supplier) {}

    private ScorerSupplier supplier(List<Present> present, int light) {
        return new ScorerSupplier() {
            @Override
            public Scorer get(long leadCost) throws IOException {
                List<Holding> light = new ArrayList<>();
                List<Holding> leading = new ArrayList<>();
                for (int i = 0; i < present.size(); i++) {
                    (i < count() ? light : leading)
                            .add(new Holding(
                                    present.get(i), present.get(i).supplier().get(Long.MAX_VALUE)));
                }
                return new Enough(leading, light.reversed());
            }

            private int count() {
                return light;
            }

            @Override
            public long cost() {
                return present.subList(light, present.size()).stream()
                        .mapToLong(one -> one.supplier().cost())
                        .sum();
            }
        };
    }

    /** A holder at work in a segment. */
    private static final class Holding extends DisiWrapper {
        private final Holder holder;
        private final int[] parts;
        private final float most;

        Holding(Present present, Scorer scorer) {
            super(scorer, false);
            holder = present.holder();
            parts = holder.parts().stream().mapToInt(part -> part).toArray();
            most = present.most();
        }

        boolean isOn() throws IOException {
            return twoPhaseView == null || twoPhaseView.matches();
        }
    }

    private final class Enough extends Scorer {
        private final DisjunctionDISIApproximation leading;
        /** Those that may add most first. */
        private final Holding[] light;

        private final float mostOfLight;
        private final TwoPhaseIterator enough;
        private final float[] weights = new float[wanted.weights().size()];
        /**
         * Of the text at hand: parts that stand in it, those that something stands instead of, and those whose weight
         * that took.
         */
        private final boolean[] held = new boolean[weights.length];

        private final boolean[] replaced = new boolean[weights.length];
        private final boolean[] taken = new boolean[weights.length];
        private final List<Holding> instead = new ArrayList<>();
        private final List<Holding> scored = new ArrayList<>();

        Enough(List<Holding> leading, List<Holding> light) {
            this.leading = new DisjunctionDISIApproximation(leading, Long.MAX_VALUE);
            this.light = light.toArray(Holding[]::new);
            this.mostOfLight =
                    (float) light.stream().mapToDouble(one -> one.most).sum();
            for (int i = 0; i < weights.length; i++) {
                weights[i] = wanted.weights().get(i);
            }
            enough = new TwoPhaseIterator(this.leading) {
                @Override
                public boolean matches() throws IOException {
                    return isEnough();
                }

                @Override
                public float matchCost() {
                    return 20 + 10 * Enough.this.light.length;
                }
            };
        }

        private boolean isEnough() throws IOException {
            Arrays.fill(held, false);
            instead.clear();
            scored.clear();
            float possible = mostOfLight;
            for (DisiWrapper one = leading.topList(); one != null; one = one.next) {
                if (((Holding) one).isOn()) {
                    take((Holding) one);
                    possible += ((Holding) one).most;
                }
            }
            int doc = leading.docID();
            for (Holding one : light) {
                if (possible < wanted.least()) {
                    return false;
                }
                int at = one.approximation.docID();
                if ((at < doc ? one.approximation.advance(doc) : at) == doc && one.isOn()) {
                    take(one);
                } else {
                    possible -= one.most;
                }
            }
            return covered() >= wanted.least();
        }

        private void take(Holding one) {
            if (one.holder.isInstead()) {
                instead.add(one);
            } else {
                for (int part : one.parts) {
                    held[part] = true;
                }
            }
            if (one.holder.boost() > 0) {
                scored.add(one);
            }
        }

        private float covered() {
            float sum = 0;
            for (int part = 0; part < weights.length; part++) {
                sum += held[part] ? weights[part] : 0;
            }
            if (!instead.isEmpty()) {
                Arrays.fill(replaced, false);
                Arrays.fill(taken, false);
                instead.sort(Comparator.comparingDouble(one -> -one.most));
                for (Holding one : instead) {
                    float more = one.most;
                    boolean isFree = true;
                    for (int part : one.parts) {
                        replaced[part] |= !one.holder.isGuess();
                        more -= held[part] ? weights[part] : 0;
                        isFree &= !taken[part];
                    }
                    if (isFree && more > 0) {
                        sum += more;
                        for (int part : one.parts) {
                            taken[part] = true;
                        }
                    }
                }
            }
            return sum;
        }

        private boolean isWhole() {
            int words = weights.length - wanted.pairs();
            int pairs = 0;
            for (int part = 0; part < weights.length; part++) {
                boolean isHeld = held[part] || !instead.isEmpty() && replaced[part];
                if (part >= words) {
                    pairs += isHeld ? 1 : 0;
                } else if (!isHeld) {
                    return false;
                }
            }
            return 2 * pairs >= wanted.pairs();
        }

        @Override
        public int docID() {
            return leading.docID();
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
            float score = 0; // How much is held decides what is found, not the order.
            for (Holding one : scored) {
                score += one.scorer.score();
            }
            return wanted.isGraded() && isWhole() ? WHOLE + score : score;
        }

        @Override
        public float getMaxScore(int upTo) {
            return Float.MAX_VALUE;
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this); // Its clauses do not count against Lucene's limit: they are bounded by Parts.
    }

    /** Visits what holds parts. */
    void visitHolders(QueryVisitor visitor) {
        holders.forEach(holder -> holder.query().visit(visitor));
    }

    @Override
    public String toString(String field) {
        return "enough(" + wanted.least() + ": " + holders + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coverage that && holders.equals(that.holders) && wanted.equals(that.wanted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(holders, wanted);
    }
}
