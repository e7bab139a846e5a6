package org.answerable.analysis;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Drops words that carry no subject, but never what could be an acronym: a token of two or more letters all in capitals
 * stays ("US", "IT", "WHO"), whatever the list says. Works before case folding, ignoring case.
 */
final class StopWords extends FilteringTokenFilter {
    private final CharArraySet words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    StopWords(TokenStream input, CharArraySet words) {
        super(input);
        this.words = words;
    }

    @Override
    protected boolean accept() {
        return !words.contains(term.buffer(), 0, term.length()) || isAcronym();
    }

    private boolean isAcronym() {
        if (term.length() < 2) {
            return false;
        }
        for (int i = 0; i < term.length(); i++) {
            if (!Character.isUpperCase(term.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
