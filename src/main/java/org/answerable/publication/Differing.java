package org.answerable.publication;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * In what a text differs from another: words that stand in no run of {@link #RUN} words which the other has as well. It
 * reads both once, however long they are.
 */
public final class Differing {
    private static final int RUN = 3;

    private Differing() {}

    /** A piece of a text. */
    public record Part(String text, boolean differs) {}

    /** A word, or what stands between two. */
    private record Token(String text, boolean word) {}

    static List<Part> of(String common, String text) {
        Set<List<String>> runs = new HashSet<>(runs(words(tokens(common))));
        List<Token> tokens = tokens(text);
        List<String> words = words(tokens);
        boolean[] same = new boolean[words.size()];
        List<List<String>> own = runs(words);
        for (int i = 0; i < own.size(); i++) {
            if (runs.contains(own.get(i))) {
                for (int word = i; word < Math.min(i + RUN, same.length); word++) {
                    same[word] = true;
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        StringBuilder between = new StringBuilder(); // Belongs to what differs only where that goes on behind it.
        boolean differs = false;
        int word = 0;
        for (Token token : tokens) {
            if (!token.word()) {
                between.append(token.text());
                continue;
            }
            boolean now = !same[word++];
            if (now == differs) {
                piece.append(between);
            } else {
                piece.append(differs ? "" : between);
                if (!piece.isEmpty()) {
                    parts.add(new Part(piece.toString(), differs));
                }
                piece.setLength(0);
                piece.append(differs ? between : "");
                differs = now;
            }
            between.setLength(0);
            piece.append(token.text());
        }
        piece.append(differs ? "" : between);
        if (!piece.isEmpty()) {
            parts.add(new Part(piece.toString(), differs));
        }
        if (differs && !between.isEmpty()) {
            parts.add(new Part(between.toString(), false));
        }
        return parts;
    }

    private static List<Token> tokens(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        List<Token> tokens = new ArrayList<>();
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            tokens.add(new Token(text.substring(from, to), breaks.getRuleStatus() != BreakIterator.WORD_NONE));
        }
        return tokens;
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .filter(Token::word)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<List<String>> runs(List<String> words) {
        List<List<String>> runs = new ArrayList<>();
        for (int i = 0; i == 0 || i + RUN <= words.size(); i++) {
            runs.add(words.subList(i, Math.min(i + RUN, words.size())));
        }
        return runs;
    }
}
