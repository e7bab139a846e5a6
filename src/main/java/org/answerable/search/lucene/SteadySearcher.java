package org.answerable.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;

/**
 * Counts what scores are made of in steps of a fifth: how many texts there are, how long they are and how many hold a
 * word. A score, and with it a place in a list, stays what it was while single records come and go.
 */
final class SteadySearcher extends IndexSearcher {
    /** Steps from one number to its double. */
    private static final int STEPS = 4;

    SteadySearcher(IndexReader reader) {
        super(reader);
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) throws IOException {
        CollectionStatistics exact = super.collectionStatistics(field);
        if (exact == null) {
            return null;
        }
        long texts = step(exact.docCount());
        long words = Math.max(texts, texts * step(Math.round((double) exact.sumTotalTermFreq() / exact.docCount())));
        return new CollectionStatistics(
                field, exact.maxDoc(), texts, words, Math.clamp(exact.sumDocFreq(), texts, words));
    }

    @Override
    public TermStatistics termStatistics(Term term, int texts, long occurrences) {
        long steady = step(texts);
        return new TermStatistics(term.bytes(), steady, Math.max(steady, occurrences));
    }

    /** The step that a number stands on: not above it, and the same order as the numbers. */
    static long step(long number) {
        if (number < 1) {
            return number;
        }
        double step = Math.pow(2, Math.floor(STEPS * Math.log(number) / Math.log(2) + 1e-9) / STEPS);
        return Math.min(number, (long) Math.ceil(step * (1 - 1e-12)));
    }
}
