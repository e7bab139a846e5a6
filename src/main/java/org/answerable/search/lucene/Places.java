package org.answerable.search.lucene;

import java.util.List;
import org.answerable.search.IndexedText;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;

/**
 * Where in a record a word stands: fields hold first what people wrote, then {@link #ANSWERS}, the answers, then
 * {@link #TITLES}, and the title. So a field need not be there once more for each part.
 */
public final class Places {
    /** In which order the parts of a record are indexed. */
    public static final List<IndexedText.Part> ORDER =
            List.of(IndexedText.Part.TEXT, IndexedText.Part.ANSWER, IndexedText.Part.TITLE);

    /** Signs that are in no text. */
    public static final String ANSWERS = "\u0002a";

    public static final String TITLES = "\u0002t";

    private Places() {}

    /** The sign that stands before a part. */
    public static String before(IndexedText.Part part) {
        return part == IndexedText.Part.ANSWER ? ANSWERS : TITLES;
    }

    /** Within one part. */
    static SpanQuery within(IndexedText.Part part, SpanQuery span) {
        SpanQuery answers = new SpanTermQuery(new Term(span.getField(), ANSWERS));
        SpanQuery titles = new SpanTermQuery(new Term(span.getField(), TITLES));
        SpanQuery[] inOrder =
                switch (part) {
                    case ANSWER -> new SpanQuery[] {answers, span, titles};
                    case TITLE -> new SpanQuery[] {titles, span};
                    default -> new SpanQuery[] {span, answers};
                };
        return new SpanNearQuery(inOrder, Integer.MAX_VALUE, true);
    }

    /**
     * A sign as the value of a field. It takes no place of its own, so that the length of a text stays what it was;
     * only where nothing stands before it must it take one.
     */
    static final class Sign extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
        private final String sign;
        private final boolean isFirst;
        private boolean isGiven;

        Sign(String sign, boolean isFirst) {
            this.sign = sign;
            this.isFirst = isFirst;
        }

        @Override
        public boolean incrementToken() {
            if (isGiven) {
                return false;
            }
            clearAttributes();
            term.append(sign);
            position.setPositionIncrement(isFirst ? 1 : 0);
            isGiven = true;
            return true;
        }
    }
}
