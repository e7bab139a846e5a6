package org.answerable.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * The words of an index as one search asks for them: each is looked up once, however many of its queries have it. Not
 * for several threads.
 */
final class Vocabulary {
    private final IndexSearcher searcher;
    private final Map<Term, TermStates> known = new HashMap<>();

    Vocabulary(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    IndexReader reader() {
        return searcher.getIndexReader();
    }

    /** How many texts have a field. */
    int texts(String field) throws IOException {
        return searcher.getIndexReader().getDocCount(field);
    }

    /** How many texts hold a word in a field. */
    int documents(String field, String word) {
        return states(new Term(field, word)).docFreq();
    }

    /** The texts that hold a word in a field. */
    TermQuery query(String field, String word) {
        Term term = new Term(field, word);
        return new TermQuery(term, states(term));
    }

    private TermStates states(Term term) {
        TermStates states = known.get(term);
        if (states == null) {
            try {
                states = TermStates.build(searcher, term, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            known.put(term, states);
        }
        return states;
    }
}
