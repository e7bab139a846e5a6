package org.answerable.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The terms of a text as its language's analyzer makes them. */
public final class Terms {
    /**
     * A term where it stands.
     *
     * @param position of its word; what one word gives more than one term of has one position
     * @param start in the text as given, in chars, as {@code end} is
     */
    public record Placed(String text, int position, int start, int end) {}

    private Terms() {}

    /** All terms, in the order of the text; offsets are those of the text as given, within it. */
    public static List<Placed> placed(String language, String text) {
        List<Placed> terms = new ArrayList<>();
        try (TokenStream tokens = Analyzers.forLanguage(language).tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = tokens.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute at = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            int position = -1;
            while (tokens.incrementToken()) {
                position += increment.getPositionIncrement();
                int start = Math.min(at.startOffset(), text.length());
                int end = Math.min(at.endOffset(), text.length());
                if (!term.isEmpty() && start < end) {
                    terms.add(new Placed(term.toString(), position, start, end));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

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
