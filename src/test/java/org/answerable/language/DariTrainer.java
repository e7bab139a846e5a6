package org.answerable.language;

import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.language.ModelTrainer.Sentence;

/**
 * Learns which words and pairs of words speak for Dari and which for Persian from texts that were translated into both,
 * and says how often that is right of documents that were left out, one after the other.
 *
 * <p>Arguments: a folder with {@code fa.tsv} and {@code fa-AF.tsv} of lines {@code document:segment<TAB>sentence}; the
 * file to write, none to measure only.
 */
public final class DariTrainer {
    /** What is seen less often, or in one document only, says more of that document than of a language. */
    private static final int LEAST = 3;

    private static final double UNSEEN = 0.5;
    /**
     * How much of naive Bayes's log-odds counts: words of one sentence are not independent. Fitted, as the constants of
     * {@link PersianDari}, on documents left out.
     */
    private static final double SCALE = 0.45;
    /** Less than this is left out, and the rest kept in steps of a tenth. */
    private static final double LEAST_WEIGHT = 0.15;

    private DariTrainer() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        measure(folder).forEach(System.out::println);
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), file(learn(read(folder))));
        }
    }

    private static List<Sentence> read(Path folder) throws IOException {
        List<Sentence> all = new ArrayList<>();
        for (String tag : List.of(PersianDari.PERSIAN, PersianDari.DARI)) {
            for (String line : Files.readAllLines(folder.resolve(tag + ".tsv"))) {
                int tab = line.indexOf('\t');
                all.add(new Sentence(tag, line.substring(0, tab).split(":")[0], line.substring(tab + 1)));
            }
        }
        return all;
    }

    /** How often each language is found in documents that were left out, one after the other; a line a language. */
    public static List<String> measure(Path folder) throws IOException {
        List<Sentence> all = read(folder);
        NgramModel model;
        try (var file = Detector.class.getResourceAsStream("/language/ngrams.gz")) {
            model = NgramModel.read(file);
        }
        NgramModel.Table table = model.table(UScript.ARABIC);
        Map<String, int[]> right = new TreeMap<>();
        Set<String> documents = all.stream().map(Sentence::document).collect(Collectors.toCollection(TreeSet::new));
        for (String document : documents) {
            PersianDari.Weights weights = learn(
                    all.stream().filter(s -> !s.document().equals(document)).toList());
            for (Sentence sentence :
                    all.stream().filter(s -> s.document().equals(document)).toList()) {
                char[] words = new ScriptLetters(sentence.text()).words(UScript.ARABIC);
                double[] probabilities = table.probabilities(words);
                double log = PersianDari.logOdds(
                        probabilities[table.tags.indexOf(PersianDari.DARI)]
                                / Math.max(probabilities[table.tags.indexOf(PersianDari.PERSIAN)], Double.MIN_NORMAL),
                        words,
                        weights);
                int[] count = right.computeIfAbsent(sentence.tag(), t -> new int[2]);
                count[0] += log > 0 == sentence.tag().equals(PersianDari.DARI) ? 1 : 0;
                count[1]++;
            }
        }
        return right.entrySet().stream()
                .map(e -> String.format(
                        Locale.ROOT,
                        "%s %.3f of %d in %d documents (95%% %s)",
                        e.getKey(),
                        e.getValue()[0] / (double) e.getValue()[1],
                        e.getValue()[1],
                        documents.size(),
                        wilson(e.getValue()[0], e.getValue()[1])))
                .toList();
    }

    /** The interval of Wilson's score, 95 %. */
    public static String wilson(int right, int all) {
        double z = 1.96;
        double p = right / (double) all;
        double middle = p + z * z / (2 * all);
        double half = z * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
        return String.format(
                Locale.ROOT, "%.3f–%.3f", (middle - half) / (1 + z * z / all), (middle + half) / (1 + z * z / all));
    }

    private static PersianDari.Weights learn(List<Sentence> sentences) {
        Map<String, int[]> counts = new HashMap<>();
        Map<String, Set<String>> documents = new HashMap<>();
        int[] all = new int[2];
        for (Sentence sentence : sentences) {
            int language = sentence.tag().equals(PersianDari.DARI) ? 1 : 0;
            all[language]++;
            for (String feature :
                    new HashSet<>(PersianDari.features(new ScriptLetters(sentence.text()).words(UScript.ARABIC)))) {
                counts.computeIfAbsent(feature, f -> new int[2])[language]++;
                documents.computeIfAbsent(feature, f -> new HashSet<>()).add(sentence.document());
            }
        }
        Map<String, Double> weights = new HashMap<>();
        counts.forEach((feature, count) -> {
            if (count[0] + count[1] >= LEAST && documents.get(feature).size() > 1) {
                double weight = SCALE
                        * Math.log((count[1] + UNSEEN)
                                / (all[1] + 2 * UNSEEN)
                                / ((count[0] + UNSEEN) / (all[0] + 2 * UNSEEN)));
                if (Math.abs(weight) >= LEAST_WEIGHT) {
                    weights.put(feature, Math.round(weight * 10) / 10.0);
                }
            }
        });
        return new PersianDari.Weights(weights);
    }

    private static String file(PersianDari.Weights weights) {
        Map<Double, TreeSet<String>> byWeight = new TreeMap<>();
        weights.of()
                .forEach((feature, weight) ->
                        byWeight.computeIfAbsent(weight, w -> new TreeSet<>()).add(feature));
        return byWeight.entrySet().stream()
                .map(e -> e.getKey() + "\t" + String.join(",", e.getValue()) + "\n")
                .collect(Collectors.joining());
    }
}
