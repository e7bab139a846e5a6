package org.answerable.search.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.answerable.search.lucene.Analysis;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Words as our analyzers make them, written as one text that the analyzer of {@link Layout} takes apart again: a line
 * for each place, {@value #BESIDE} between words of one place, {@link #HOLE} for a place that a word has left.
 */
final class Tokens {
    static final char BETWEEN = '\n';
    static final char BESIDE = '\u001f';
    static final String HOLE = "\u0001";

    /** The words of each place. */
    private final List<List<String>> places = new ArrayList<>();

    private Tokens() {}

    /** What a field makes of a text. */
    static Tokens of(String field, String text) {
        Tokens tokens = new Tokens();
        try (TokenStream stream = Analysis.of(field).tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.next(increment.getPositionIncrement());
                tokens.places.getLast().add(clean(term.toString()));
            }
            stream.end();
            for (int i = increment.getPositionIncrement(); i > 0; i--) {
                tokens.places.add(new ArrayList<>());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private void next(int increment) {
        for (int i = places.isEmpty() ? Math.max(1, increment) : increment; i > 0; i--) {
            places.add(new ArrayList<>());
        }
    }

    /** A sign that takes a place of its own. */
    static Tokens sign(String sign) {
        Tokens tokens = new Tokens();
        tokens.places.add(new ArrayList<>(List.of(sign)));
        return tokens;
    }

    /** Words that are said to follow each other: of each place some. */
    static String steps(List<? extends Collection<String>> places) {
        return written(places.stream()
                .map(words -> words.stream().map(Tokens::clean).toList())
                .toList());
    }

    private static String written(List<? extends Collection<String>> places) {
        return places.stream()
                .map(words -> words.stream().filter(word -> !word.isEmpty()).toList())
                .map(words -> words.isEmpty() ? HOLE : String.join(String.valueOf(BESIDE), words))
                .collect(Collectors.joining(String.valueOf(BETWEEN)));
    }

    /** A word without what takes words apart: none of ours has any, but what somebody sends may. */
    static String clean(String word) {
        return word.chars().noneMatch(c -> c == BETWEEN || c == BESIDE || c == HOLE.charAt(0))
                ? word
                : word.replaceAll("[" + BETWEEN + BESIDE + HOLE + "]", "");
    }

    /** Whether there is a word in it. */
    boolean hasWords() {
        return places.stream().anyMatch(Tokens::hasWord);
    }

    /** Lays a sign beside the first word. */
    void signFirst(String sign) {
        places.stream().filter(Tokens::hasWord).findFirst().orElseThrow().add(sign);
    }

    /** Lays a sign beside the last word. */
    void signLast(String sign) {
        places.reversed().stream()
                .filter(Tokens::hasWord)
                .findFirst()
                .orElseThrow()
                .add(sign);
    }

    private static boolean hasWord(List<String> words) {
        return words.stream().anyMatch(word -> !word.isEmpty());
    }

    /** Each word there is. */
    Collection<String> words() {
        return places.stream()
                .flatMap(List::stream)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return written(places); // With the signs, which are ours.
    }
}
