package org.answerable.directory;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two texts beside each other, paragraph by paragraph; in paragraphs that both have in another wording, the words that
 * differ (Myers, An O(ND) Difference Algorithm, 1986).
 */
public record Comparison(List<Row> rows) {
    /**
     * Time grows with the square: so many words of the one with words of the other are compared, and so many paragraphs
     * with paragraphs; what is beyond is shown as different as a whole.
     */
    private static final long MOST_WORDS = 10_000_000;

    private static final long MOST_PARAGRAPHS = 1_000_000;

    /** A piece of a paragraph, and whether the other lacks it. */
    public record Piece(String text, boolean differs) {}

    /** A paragraph of each; none where only the other has one. */
    public record Row(List<Piece> before, List<Piece> after) {
        /** Whether both say the same. */
        public boolean same() {
            return before.equals(after);
        }
    }

    /** Compares what was with what is. */
    public static Comparison of(String before, String after) {
        List<String> old = paragraphs(before);
        List<String> young = paragraphs(after);
        int first = 0;
        while (first < Math.min(old.size(), young.size()) && old.get(first).equals(young.get(first))) {
            first++;
        }
        int last = 0;
        while (last < Math.min(old.size(), young.size()) - first
                && old.get(old.size() - 1 - last).equals(young.get(young.size() - 1 - last))) {
            last++;
        }
        Budget budget = new Budget();
        List<Row> rows = new ArrayList<>();
        old.subList(0, first).forEach(paragraph -> rows.add(same(paragraph)));
        between(old.subList(first, old.size() - last), young.subList(first, young.size() - last), rows, budget);
        old.subList(old.size() - last, old.size()).forEach(paragraph -> rows.add(same(paragraph)));
        return new Comparison(List.copyOf(rows));
    }

    private static void between(List<String> old, List<String> young, List<Row> rows, Budget budget) {
        if ((long) old.size() * young.size() > MOST_PARAGRAPHS) {
            beside(old, young, rows, budget);
            return;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young).getDeltas()) {
            for (; at < delta.getSource().getPosition(); at++) {
                rows.add(same(old.get(at)));
            }
            beside(delta.getSource().getLines(), delta.getTarget().getLines(), rows, budget);
            at += delta.getSource().size();
        }
        for (; at < old.size(); at++) {
            rows.add(same(old.get(at)));
        }
    }

    /** How much may still be compared word by word. */
    private static final class Budget {
        private long left = MOST_WORDS;

        boolean allows(long much) {
            left -= Math.min(left, much);
            return left > 0;
        }
    }

    /** How many paragraphs differ. */
    public long differing() {
        return rows.stream().filter(row -> !row.same()).count();
    }

    /** The paragraphs of a text. */
    public static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static Row same(String paragraph) {
        List<Piece> piece = List.of(new Piece(paragraph, false));
        return new Row(piece, piece);
    }

    private static void beside(List<String> old, List<String> young, List<Row> rows, Budget budget) {
        for (int i = 0; i < Math.max(old.size(), young.size()); i++) {
            if (i >= young.size()) {
                rows.add(new Row(List.of(new Piece(old.get(i), true)), List.of()));
            } else if (i >= old.size()) {
                rows.add(new Row(List.of(), List.of(new Piece(young.get(i), true))));
            } else {
                rows.add(words(old.get(i), young.get(i), budget));
            }
        }
    }

    private static Row words(String before, String after, Budget budget) {
        List<String> old = words(before);
        List<String> young = words(after);
        if (!budget.allows((long) old.size() * young.size())) {
            return new Row(List.of(new Piece(before, true)), List.of(new Piece(after, true)));
        }
        boolean[] gone = new boolean[old.size()];
        boolean[] come = new boolean[young.size()];
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young).getDeltas()) {
            if (delta.getType() != DeltaType.INSERT) {
                Arrays.fill(
                        gone,
                        delta.getSource().getPosition(),
                        delta.getSource().getPosition() + delta.getSource().size(),
                        true);
            }
            if (delta.getType() != DeltaType.DELETE) {
                Arrays.fill(
                        come,
                        delta.getTarget().getPosition(),
                        delta.getTarget().getPosition() + delta.getTarget().size(),
                        true);
            }
        }
        return new Row(pieces(old, gone), pieces(young, come));
    }

    /** Words and what stands between them, each by itself: joined, they are the text again. */
    private static List<String> words(String text) {
        return Arrays.asList(text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)|(?=\\p{IsIdeographic})"));
    }

    private static List<Piece> pieces(List<String> words, boolean[] differs) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            piece.append(words.get(i));
            if (i + 1 == words.size() || differs[i + 1] != differs[i]) {
                pieces.add(new Piece(piece.toString(), differs[i]));
                piece.setLength(0);
            }
        }
        return List.copyOf(pieces);
    }
}
