package org.answerable.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The words of an open Lucene index. */
final class SearcherVocabulary extends Vocabulary {
    /** Of words that begin so, as many are looked at. */
    private static final int MOST_SEEN = 4_096;

    private final IndexSearcher searcher;
    private final Map<Term, TermStates> known = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();

    SearcherVocabulary(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    private IndexReader reader() {
        return searcher.getIndexReader();
    }

    @Override
    public int documents(String field, String word) {
        return states(new Term(field, word)).docFreq();
    }

    @Override
    public int texts(String field) {
        return texts.computeIfAbsent(field, f -> {
            try {
                return reader().getDocCount(f);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public TermQuery query(String field, String word) {
        Term term = new Term(field, word);
        return new TermQuery(term, states(term));
    }

    @Override
    public Some beginning(String field, String prefix, int most) {
        try {
            Terms all = MultiTerms.getTerms(reader(), field);
            if (all == null) {
                return new Some(List.of(), false);
            }
            Map<String, Integer> found = new HashMap<>();
            TermsEnum each = all.iterator();
            BytesRef from = new BytesRef(prefix);
            boolean isThere = each.seekCeil(from) != TermsEnum.SeekStatus.END;
            while (isThere && StringHelper.startsWith(each.term(), from) && found.size() < MOST_SEEN) {
                found.put(each.term().utf8ToString(), each.docFreq());
                isThere = each.next() != null;
            }
            return new Some(
                    found.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(most)
                            .map(Map.Entry::getKey)
                            .toList(),
                    found.size() > most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> spellings(String field, String word, int edits, int most) {
        try {
            Terms known = MultiTerms.getTerms(reader(), field);
            List<String> spellings = new ArrayList<>();
            if (known != null) {
                TermsEnum near = new FuzzyTermsEnum(known, new Term(field, word), edits, 1, true);
                for (BytesRef one = near.next(); one != null && spellings.size() < most; one = near.next()) {
                    spellings.add(one.utf8ToString());
                }
            }
            return spellings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> holders(String field, String word, int most) {
        try {
            List<String> ids = new ArrayList<>();
            for (LeafReaderContext leaf : reader().leaves()) {
                PostingsEnum texts = leaf.reader().postings(new Term(field, word), PostingsEnum.NONE);
                Bits live = leaf.reader().getLiveDocs();
                SortedDocValues values = DocValues.getSorted(leaf.reader(), Generation.ID);
                while (texts != null && ids.size() < most && texts.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if ((live == null || live.get(texts.docID())) && values.advanceExact(texts.docID())) {
                        ids.add(values.lookupOrd(values.ordValue()).utf8ToString());
                    }
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
