package org.answerable.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Makes tokens safe and uniform: {@code I.C.E.} becomes {@code ICE}, a token longer than {@link #MAX_LENGTH} is cut (a
 * megabyte without a space is one word to a tokenizer, and the index refuses terms over 32,766 bytes), an empty one is
 * dropped.
 */
final class TokenShape extends TokenFilter {
    /** UTF-16 units of a term: longer than any word, short enough to be harmless. */
    static final int MAX_LENGTH = 80;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    TokenShape(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        int skipped = 0;
        while (input.incrementToken()) {
            joinAcronym();
            if (term.length() > MAX_LENGTH) {
                term.setLength(Character.isHighSurrogate(term.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
            }
            if (term.length() > 0) {
                position.setPositionIncrement(position.getPositionIncrement() + skipped);
                return true;
            }
            skipped += position.getPositionIncrement();
        }
        return false;
    }

    /** Single letters with dots between them are an acronym: "U.S", "I.C.E". */
    private void joinAcronym() {
        int length = term.length();
        if (length < 3 || length > 15) {
            return;
        }
        for (int i = 0; i < length; i++) {
            if (i % 2 == 0 ? !Character.isLetter(term.charAt(i)) : term.charAt(i) != '.') {
                return;
            }
        }
        int kept = 0;
        for (int i = 0; i < length; i += 2) {
            term.buffer()[kept++] = term.charAt(i);
        }
        term.setLength(kept);
    }
}
