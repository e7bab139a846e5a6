package org.answerable.analysis;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Says of an acronym that is also a word ({@code ICE}) that it was written in capitals: at its place stands a second
 * term, which the word never has. Works before case folding.
 */
final class Acronyms extends TokenFilter {
    /** Ends the second term; in no text. */
    static final char MARK = '\u0002';

    /** Acronyms of this field that mean something else in small letters. */
    static final Set<String> ENGLISH = Set.of("ICE");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private State waiting;

    Acronyms(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waiting != null) {
            restoreState(waiting);
            waiting = null;
            term.append(MARK);
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (ENGLISH.contains(term.toString())) {
            waiting = captureState();
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = null;
    }
}
