package org.answerable.search.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns the {@link Lexicon}: {@code write DATA MAPS TARGET} writes a file for each two languages, {@code measure DATA
 * MAPS} learns without a quarter of the news and asks about that ({@link LexiconMeasure}). {@code DATA} holds
 * ntrex-dev, tico19-dev and gatitos, {@code MAPS} the translations of openstreetmap/id-tagging-schema.
 */
final class LexiconTrainer {
    /** In percent. */
    private static final int LEAST = 17;

    private static final List<String> TAGS =
            List.of("ar", "en", "es", "fa-AF", "hmn", "my", "ru", "so", "sw", "uk", "vi", "zh-Hans");
    // In order, as all that is learned from: else two runs would learn a little differently.
    private static final Map<String, String> MAPS = new TreeMap<>(Map.of(
            "ar", "ar", "en", "en", "es", "es", "fa-AF", "fa", "ru", "ru", "so", "so", "uk", "uk", "vi", "vi",
            "zh-Hans", "zh-CN"));
    private static final String HEAD = """
            # Words that stand for each other, and how surely, in percent: a word, then weight and word of the other language.
            # Learned by script/train-lexicon; see LICENSE-lexicon.txt beside this file. CC-BY-SA-4.0
            """;

    private final List<Parallel> news;
    private final List<Parallel> others = new ArrayList<>();
    private final Map<String, List<Set<String>>> words = new TreeMap<>();

    LexiconTrainer(Path data, Path maps) throws IOException {
        news = Parallel.byLine(data.resolve("ntrex-dev"), tags("zh"));
        others.addAll(Parallel.bySegment(data.resolve("tico19-dev"), TAGS));
        others.addAll(Parallel.own(Path.of("i18n"), TAGS));
        others.addAll(
                Parallel.names(TAGS.stream().filter(tag -> !tag.equals("hmn")).toList()));
        others.addAll(Parallel.glossary());
        others.addAll(Parallel.nested(maps, MAPS));
        for (String tag : List.of("es", "fa-AF")) {
            others.addAll(Parallel.dictionary(data.resolve("gatitos/" + tag + ".tsv"), tag));
        }
        List<Parallel> all = new ArrayList<>(news);
        all.addAll(others);
        Lexicon.KEYS.forEach(key -> words.put(key, Parallel.words(all, key)));
    }

    /** The languages, Chinese by the name that a folder has for it. */
    static List<String> tags(String chinese) {
        return TAGS.stream().map(tag -> tag.startsWith("zh") ? chinese : tag).toList();
    }

    public static void main(String[] args) throws Exception {
        LexiconTrainer trainer = new LexiconTrainer(Path.of(args[1]), Path.of(args[2]));
        if (args[0].equals("measure")) {
            new LexiconMeasure(Path.of(args[1], "ntrex-dev")).run(trainer);
        } else {
            trainer.write(Path.of(args[3]));
        }
    }

    /** What is learned of two languages without some documents of the news. */
    List<Lexicon.Pair> learn(String one, String other, Set<String> without) {
        List<Set<String>> from = new ArrayList<>(words.get(one));
        for (int i = 0; i < news.size(); i++) {
            if (without.contains(news.get(i).document())) {
                from.set(i, null);
            }
        }
        List<Lexicon.Pair> pairs = new ArrayList<>();
        for (Alignment.Pair pair : Alignment.of(from, words.get(other))) {
            int percent = Math.min(99, Math.round(100 * pair.weight()));
            if (percent >= LEAST) {
                pairs.add(new Lexicon.Pair(pair.from(), pair.to(), (byte) percent));
            }
        }
        return best(pairs);
    }

    /** Those that are among the best of either of their words. */
    private static List<Lexicon.Pair> best(List<Lexicon.Pair> pairs) {
        pairs.sort(Comparator.comparing(Lexicon.Pair::percent)
                .reversed()
                .thenComparing(Lexicon.Pair::one)
                .thenComparing(Lexicon.Pair::other));
        Map<String, Integer> ones = new HashMap<>();
        Map<String, Integer> others = new HashMap<>();
        List<Lexicon.Pair> best = new ArrayList<>();
        for (Lexicon.Pair pair : pairs) {
            boolean isBest = ones.merge(pair.one(), 1, Integer::sum) <= Lexicon.MOST;
            isBest |= others.merge(pair.other(), 1, Integer::sum) <= Lexicon.MOST;
            if (isBest) {
                best.add(pair);
            }
        }
        best.sort(Comparator.comparing(Lexicon.Pair::one)
                .thenComparing(Comparator.comparing(Lexicon.Pair::percent).reversed())
                .thenComparing(Lexicon.Pair::other));
        return best;
    }

    private void write(Path target) throws IOException {
        List<String> keys = Lexicon.KEYS.stream().sorted().toList();
        for (String one : keys) {
            for (String other : keys.subList(keys.indexOf(one) + 1, keys.size())) {
                StringBuilder lines = new StringBuilder(HEAD);
                String last = null;
                for (Lexicon.Pair pair : learn(one, other, Set.of())) {
                    if (!pair.one().equals(last)) {
                        lines.append(last == null ? "" : "\n").append(pair.one());
                    }
                    lines.append('\t').append(pair.percent()).append('\t').append(pair.other());
                    last = pair.one();
                }
                Files.writeString(
                        target.resolve(Lexicon.file(one, other)),
                        lines.append('\n').toString());
            }
        }
    }
}
