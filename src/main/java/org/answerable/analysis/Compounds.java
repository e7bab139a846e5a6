package org.answerable.analysis;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * What one writes as one word, another with a hyphen or an apostrophe: {@code non-profit} gives {@code nonprofit} and,
 * beginning at the same place, its parts; {@code O'Malley's} gives also {@code omalleys}, {@code o'malley} and
 * {@code omalley}. Each stands for itself alone: no graph. Hyphens come as {@link HyphenReader#JOINT}.
 */
final class Compounds extends TokenFilter {
    /** What a verb leaves behind an apostrophe: with it, "I'll" would be "ill". */
    private static final Set<String> VERBS = Set.of("ll", "re", "ve", "d", "m");
    /** More parts than this are no word but a list. */
    private static final int MOST_PARTS = 5;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Deque<Piece> waiting = new ArrayDeque<>();

    private record Piece(String text, int start, int end, int increment) {}

    Compounds(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waiting.isEmpty()) {
            int skipped = 0;
            while (waiting.isEmpty()) {
                if (!input.incrementToken()) {
                    return false;
                }
                String text = term.toString();
                if (text.indexOf(HyphenReader.JOINT) < 0 && text.indexOf('\'') < 0) {
                    position.setPositionIncrement(position.getPositionIncrement() + skipped);
                    return true;
                }
                take(text, position.getPositionIncrement() + skipped);
                skipped += position.getPositionIncrement();
            }
        }
        Piece piece = waiting.poll();
        clearAttributes();
        term.append(piece.text());
        offset.setOffset(piece.start(), piece.end());
        position.setPositionIncrement(piece.increment());
        return true;
    }

    private void take(String text, int increment) {
        int start = offset.startOffset();
        int end = offset.endOffset();
        boolean isWhole = end - start
                == text.length(); // Else a char filter changed its length, and nobody knows where its parts stand.
        List<String> parts = Stream.of(text.split(String.valueOf(HyphenReader.JOINT), -1))
                .filter(part -> !part.isEmpty())
                .toList();
        int next = increment;
        if (parts.size() > 1 && parts.size() <= MOST_PARTS) { // First, as offsets must not go back.
            for (String form : forms(String.join("", parts))) {
                waiting.add(new Piece(form, start, end, next));
                next = 0;
            }
        }
        int at = 0;
        for (String part : parts) {
            at = text.indexOf(part, at);
            int from = isWhole ? start + at : start;
            at += part.length();
            for (String form : forms(part)) {
                waiting.add(new Piece(form, from, isWhole ? from + part.length() : end, next));
                next = 0;
            }
            next = 1;
        }
    }

    /** As written, without apostrophes, and without an English genitive. */
    private static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>(Set.of(word));
        int last = word.lastIndexOf('\'');
        if (last <= 0
                || last == word.length() - 1
                || VERBS.contains(word.substring(last + 1).toLowerCase(Locale.ROOT))) {
            return forms;
        }
        forms.add(word.replace("'", ""));
        if (word.substring(last + 1).equalsIgnoreCase("s")) {
            String base = word.substring(0, last);
            forms.add(base);
            forms.add(base.replace("'", ""));
        }
        return forms;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting.clear();
    }
}
