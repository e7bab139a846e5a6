package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.platform.Resources;

/**
 * Words of two languages that stand for each other, as they were learned from translations (ADR 0058): terms as the
 * languages' analyzers make them, or pairs of syllables as the field of pairs has them. What was learned of two
 * languages lies in a file of its own; all are read together ({@link #load}, some two seconds) and take some 13 MB.
 * Before that, and where one cannot be read, no word is known. Where two languages have nothing for a word, English
 * stands between them.
 */
public final class Lexicon {
    private static final Logger LOG = Logger.getLogger(Lexicon.class.getName());
    /** The one that comes with the product. */
    private static final Lexicon SHIPPED = new Lexicon(Lexicon::shipped);
    /** One without words. */
    public static final Lexicon NONE = new Lexicon((one, other) -> List.of());

    private static final String FOLDER = "/search/lexicon/";
    /** The keys of its languages. */
    static final Set<String> KEYS = Set.of("ar", "en", "es", "fa", "hmn", "my", "ru", "so", "sw", "uk", "vi", "zh");

    private static final String BETWEEN = "en";
    /** Of a word in one other language. */
    static final int MOST = 4;
    /** What two weights by way of English must come to, times each other. */
    private static final float LEAST_BETWEEN = 0.05f;

    private static final float PERCENT = 100;

    /** A word of another language, and how surely it stands for the one asked for, in (0, 1]. */
    record Word(String term, float weight) {}

    /** A word of one language, one of another, and how surely they stand for each other, in percent. */
    record Pair(String one, String other, byte percent) {}

    /** One direction: words in order, and from where to where of the others theirs lie. */
    private record Direction(String[] words, int[] starts, String[] others, byte[] percents) {
        static final Direction EMPTY = new Direction(new String[0], new int[1], new String[0], new byte[0]);

        static Direction of(List<Pair> pairs) {
            pairs.sort(Comparator.comparing(Pair::one)
                    .thenComparing(Comparator.comparing(Pair::percent).reversed())
                    .thenComparing(Pair::other));
            List<String> words = new ArrayList<>();
            List<Integer> starts = new ArrayList<>();
            String[] others = new String[pairs.size()];
            byte[] percents = new byte[pairs.size()];
            int kept = 0;
            for (Pair pair : pairs) {
                if (words.isEmpty() || !words.getLast().equals(pair.one())) {
                    words.add(pair.one());
                    starts.add(kept);
                }
                if (kept - starts.getLast() < MOST) {
                    others[kept] = pair.other();
                    percents[kept++] = pair.percent();
                }
            }
            starts.add(kept);
            return new Direction(
                    words.toArray(String[]::new),
                    starts.stream().mapToInt(i -> i).toArray(),
                    Arrays.copyOf(others, kept),
                    Arrays.copyOf(percents, kept));
        }

        List<Word> said(String word) {
            int at = Arrays.binarySearch(words, word);
            if (at < 0) {
                return List.of();
            }
            List<Word> said = new ArrayList<>();
            for (int i = starts[at]; i < starts[at + 1]; i++) {
                said.add(new Word(others[i], percents[i] / PERCENT));
            }
            return said;
        }
    }

    /** What was learned of two languages, the key that comes first in the alphabet before the other. */
    private final BiFunction<String, String, Collection<Pair>> source;

    /** Empty until all is read. */
    private volatile Map<String, Direction> directions = Map.of();

    private boolean isLoaded;

    /** @param source what was learned of two languages, by keys in the order of the alphabet */
    Lexicon(BiFunction<String, String, Collection<Pair>> source) {
        this.source = source;
    }

    public static Lexicon shipped() {
        return SHIPPED;
    }

    /** The name of the file of two languages. */
    static String file(String one, String other) {
        return one + "-" + other + ".tsv";
    }

    private static Collection<Pair> shipped(String one, String other) {
        List<Pair> pairs = new ArrayList<>();
        for (String line : Resources.lines(FOLDER + file(one, other))) {
            String[] cells = line.split("\t");
            for (int i = 1; i + 1 < cells.length && !line.startsWith("#"); i += 2) {
                pairs.add(new Pair(cells[0], cells[i + 1], Byte.parseByte(cells[i])));
            }
        }
        return pairs;
    }

    /**
     * How a word is said in another language, by keys of fields; the surest first, at most {@value #MOST}; nothing
     * where the word or the language is not known.
     */
    List<Word> said(String from, String word, String to) {
        List<Word> said = direction(from, to).said(word);
        if (!said.isEmpty() || from.equals(BETWEEN) || to.equals(BETWEEN)) {
            return said;
        }
        Map<String, Float> between = new HashMap<>();
        for (Word one : direction(from, BETWEEN).said(word)) {
            for (Word two : direction(BETWEEN, to).said(one.term())) {
                between.merge(two.term(), one.weight() * two.weight(), Float::sum);
            }
        }
        return between.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_BETWEEN)
                .map(e -> new Word(e.getKey(), Math.min(1, e.getValue())))
                .sorted(Comparator.comparingDouble((Word w) -> -w.weight()).thenComparing(Word::term))
                .limit(MOST)
                .toList();
    }

    private Direction direction(String from, String to) {
        return directions.getOrDefault(from + ">" + to, Direction.EMPTY);
    }

    /**
     * Reads what was learned, once; who asks meanwhile gets nothing, who calls this meanwhile waits. Where it cannot be
     * read, that is logged, and no word is known until the next start.
     */
    public synchronized void load() {
        if (isLoaded) {
            return;
        }
        isLoaded = true;
        try {
            Map<String, Direction> read = new HashMap<>();
            Map<String, String> words = new HashMap<>();
            for (String one : KEYS) {
                for (String other : KEYS) {
                    if (one.compareTo(other) < 0) {
                        List<Pair> forth = new ArrayList<>();
                        List<Pair> back = new ArrayList<>();
                        for (Pair pair : source.apply(one, other)) {
                            // Each word once in memory, whatever it stands for.
                            String first = words.computeIfAbsent(pair.one(), w -> w);
                            String second = words.computeIfAbsent(pair.other(), w -> w);
                            forth.add(new Pair(first, second, pair.percent()));
                            back.add(new Pair(second, first, pair.percent()));
                        }
                        read.put(one + ">" + other, Direction.of(forth));
                        read.put(other + ">" + one, Direction.of(back));
                    }
                }
            }
            directions = Map.copyOf(read);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the lexicon cannot be read: words are not looked for in learned translations", e);
        }
    }
}
