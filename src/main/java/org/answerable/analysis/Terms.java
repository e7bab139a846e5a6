package org.answerable.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The terms of a text as its language's analyzer makes them. */
public final class Terms {
    private Terms() {}

    /**
     * The first different terms of more than one sign and without a digit, each with the word of the text that it comes
     * from.
     *
     * @param most so many at most
     */
    public static Map<String, String> of(String language, String text, int most) {
        Map<String, String> terms = new LinkedHashMap<>();
        try (TokenStream tokens = Analyzers.forLanguage(language).tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute at = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (terms.size() < most && tokens.incrementToken()) {
                String word = term.toString();
                if (word.codePointCount(0, word.length()) > 1 && word.chars().noneMatch(Character::isDigit)) {
                    terms.putIfAbsent(word, text.substring(at.startOffset(), at.endOffset()));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
