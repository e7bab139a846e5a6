package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which words of two languages stand for each other, from sentences and their translations: IBM's first model (Brown,
 * Della Pietra, Della Pietra and Mercer, The Mathematics of Statistical Machine Translation, Computational Linguistics
 * 19, 1993) in both directions. How surely two words stand for each other is the geometric mean of both probabilities.
 */
final class Alignment {
    private static final int TURNS = 5;
    /** What stands in one sentence alone is chance, unless the sentence is an entry of a dictionary. */
    private static final int LEAST_TOGETHER = 2;
    /** As many pairs of words as an entry of a dictionary makes, at most. */
    private static final int ENTRY = 4;
    /** Beside the words of a sentence something that stands for none of them. */
    private static final float NOTHING = 0.02f;
    /** Half a count for what was not seen: a rare word is sure of nothing. */
    private static final float UNSEEN = 0.5f;

    private static final float LEAST = 0.01f;

    /** A word of either language, and how surely they stand for each other, in (0, 1]. */
    record Pair(String from, String to, float weight) {}

    /** One side: the words of each sentence by number, and the sentences of each word. */
    private static final class Side {
        final List<String> words = new ArrayList<>();
        int[][] sentences;
        int[][] where;

        Side(List<Set<String>> texts) {
            Map<String, Integer> numbers = new HashMap<>();
            sentences = new int[texts.size()][];
            for (int i = 0; i < sentences.length; i++) {
                sentences[i] = texts.get(i).stream()
                        .mapToInt(word -> numbers.computeIfAbsent(word, w -> {
                            words.add(w);
                            return words.size() - 1;
                        }))
                        .toArray();
            }
            int[] counts = new int[words.size()];
            for (int[] sentence : sentences) {
                for (int word : sentence) {
                    counts[word]++;
                }
            }
            where = new int[words.size()][];
            for (int word = 0; word < where.length; word++) {
                where[word] = new int[counts[word]];
            }
            for (int i = sentences.length - 1; i >= 0; i--) {
                for (int word : sentences[i]) {
                    where[word][--counts[word]] = i;
                }
            }
        }
    }

    /** What each word may stand for: rows of words of the other side, in order, and their probabilities. */
    private record Model(int[][] rows, float[][] probabilities) {}

    private Alignment() {}

    /**
     * @param from the words of each sentence, and in {@code to} those of its translation; {@code null} where there is
     *     none
     */
    static List<Pair> of(List<Set<String>> from, List<Set<String>> to) {
        List<Set<String>> ones = new ArrayList<>();
        List<Set<String>> others = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) != null
                    && to.get(i) != null
                    && !from.get(i).isEmpty()
                    && !to.get(i).isEmpty()) {
                ones.add(from.get(i));
                others.add(to.get(i));
            }
        }
        Side a = new Side(ones);
        Side b = new Side(others);
        Model forth = learn(a, b);
        Model back = learn(b, a);
        List<Pair> pairs = new ArrayList<>();
        for (int y = 0; y < back.rows().length; y++) {
            for (int i = 0; i < back.rows()[y].length; i++) {
                int x = back.rows()[y][i];
                int at = Arrays.binarySearch(forth.rows()[x], y);
                float weight =
                        at < 0 ? 0 : (float) Math.sqrt(back.probabilities()[y][i] * forth.probabilities()[x][at]);
                if (weight >= LEAST) {
                    pairs.add(new Pair(a.words.get(x), b.words.get(y), weight));
                }
            }
        }
        return pairs;
    }

    private static Model learn(Side from, Side to) {
        int[][] rows = rows(from, to);
        float[][] p = new float[rows.length][];
        for (int x = 0; x < rows.length; x++) {
            p[x] = new float[rows[x].length];
            Arrays.fill(p[x], 1);
        }
        float[][] sums = new float[to.sentences.length][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new float[to.sentences[i].length];
        }
        int[] at = new int[to.words.size()];
        Arrays.fill(at, -1);
        for (int turn = 0; turn < TURNS; turn++) {
            for (float[] sum : sums) {
                Arrays.fill(sum, turn == 0 ? 1 : NOTHING);
            }
            for (int x = 0; x < rows.length; x++) {
                place(rows[x], at);
                for (int i : from.where[x]) {
                    int[] words = to.sentences[i];
                    for (int j = 0; j < words.length; j++) {
                        int cell = at[words[j]];
                        sums[i][j] += cell < 0 ? 0 : p[x][cell];
                    }
                }
                clear(rows[x], at);
            }
            for (int x = 0; x < rows.length; x++) {
                place(rows[x], at);
                float[] counts = new float[rows[x].length];
                float all = UNSEEN;
                for (int i : from.where[x]) {
                    int[] words = to.sentences[i];
                    for (int j = 0; j < words.length; j++) {
                        int cell = at[words[j]];
                        if (cell >= 0) {
                            float share = p[x][cell] / sums[i][j];
                            counts[cell] += share;
                            all += share;
                        }
                    }
                }
                for (int cell = 0; cell < counts.length; cell++) {
                    p[x][cell] = counts[cell] / all;
                }
                clear(rows[x], at);
            }
        }
        return new Model(rows, p);
    }

    private static void place(int[] row, int[] at) {
        for (int cell = 0; cell < row.length; cell++) {
            at[row[cell]] = cell;
        }
    }

    private static void clear(int[] row, int[] at) {
        for (int word : row) {
            at[word] = -1;
        }
    }

    private static int[][] rows(Side from, Side to) {
        int[][] rows = new int[from.words.size()][];
        int[] together = new int[to.words.size()];
        for (int x = 0; x < rows.length; x++) {
            List<Integer> seen = new ArrayList<>();
            for (int i : from.where[x]) {
                boolean isEntry = from.sentences[i].length * to.sentences[i].length <= ENTRY;
                for (int y : to.sentences[i]) {
                    if (together[y] == 0) {
                        seen.add(y);
                    }
                    together[y] += isEntry ? LEAST_TOGETHER : 1;
                }
            }
            rows[x] = seen.stream()
                    .filter(y -> together[y] >= LEAST_TOGETHER)
                    .mapToInt(y -> y)
                    .sorted()
                    .toArray();
            seen.forEach(y -> together[y] = 0);
        }
        return rows;
    }
}
