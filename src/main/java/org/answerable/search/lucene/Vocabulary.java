package org.answerable.search.lucene;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;

/**
 * The words of an index as one search asks for them: each is looked up once, however many of its queries have it. Not
 * for several threads.
 */
public abstract class Vocabulary {
    /** With fewer texts, what stands in many of them says nothing yet. */
    private static final int MANY = 20;

    /** How many texts hold a word in a field. */
    public abstract int documents(String field, String word);

    /** How many texts have a field. */
    public abstract int texts(String field);

    /** Whether some texts are more than a share of all, of {@value #MANY} or more. */
    static boolean isMore(double some, float share, int all) {
        return all >= MANY && some > share * all;
    }

    /** The texts that hold a word in a field. */
    public TermQuery query(String field, String word) {
        return new TermQuery(new Term(field, word));
    }

    /**
     * Words of a field.
     *
     * @param isCut whether there are more of them
     */
    public record Some(List<String> words, boolean isCut) {}

    /** The words of a field that begin so, those that most texts hold first. */
    public abstract Some beginning(String field, String prefix, int most);

    /** Words of a field, in its order, that begin with the same letter and differ by so many letters at most. */
    public abstract List<String> spellings(String field, String word, int edits, int most);

    /** The ids of texts that hold a word in a field and are in the index now; the first of them. */
    public abstract List<String> holders(String field, String word, int most);
}
