package org.answerable.language;

import com.ibm.icu.lang.UScript;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains the detector's model. The one that ships has seen all documents but {@linkplain #forTheSample a few}, from
 * which the sample of the tests is taken; the benchmark trains another, which has not seen its test part, by the same
 * {@link #train}.
 *
 * <p>Arguments: a folder of files {@code tag.tsv} with lines {@code document<TAB>sentence}; the model file to write; a
 * sample file to write (some sentences a language of the documents held out); and, if wished, a folder of files
 * {@code kind.tag} with a text a line, of other domains, to measure on.
 */
public final class ModelTrainer {
    /**
     * The training documents are in so many folds: a sentence is corrected by what naive Bayes learns from the other
     * folds.
     */
    private static final int FOLDS = 5;
    /** What naive Bayes takes every gram to have been seen more often. */
    private static final double UNSEEN = number("unseen", 0.1);
    /** Grams seen less often, in all languages together, are left out. */
    private static final double LEAST = number("least", 2.5);
    /**
     * So many times the letters of the documents Lingua's statistics count for; of them, grams that are rarer than this
     * then are left out.
     */
    private static final double LINGUA = number("lingua", 3);

    private static final double LINGUA_LEAST = number("lingua.least", 0.3);
    /** How sharp naive Bayes is taken to be while it is corrected; calibration says how sharp both are together. */
    private static final double SHARPNESS = number("sharpness", 0.4);

    private static final int EPOCHS = (int) number("epochs", 12);
    private static final double RATE = number("rate", 0.2);
    private static final int SAMPLES = 8;
    private static final String ZERO_WIDTH_NON_JOINER = "\u200c";

    /** A sentence, its document and language. */
    public record Sentence(String tag, String document, String text) {
        /** Which of so many parts the document is in, always the same one. */
        public int part(int parts) {
            return Math.floorMod(document.hashCode(), parts);
        }

        private int fold() {
            return Math.floorMod(document.hashCode() / 16, FOLDS);
        }
    }

    private ModelTrainer() {}

    public static void main(String[] arguments) throws IOException {
        List<Sentence> all = read(Path.of(arguments[0]));
        long start = System.nanoTime();
        NgramModel model = model(all.stream().filter(s -> !forTheSample(s)).toList());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        model.write(file);
        System.out.printf("trained in %.1f s, %,d bytes%n", (System.nanoTime() - start) / 1e9, file.size());
        Files.write(Path.of(arguments[1]), file.toByteArray());
        List<Sentence> heldOut = all.stream().filter(ModelTrainer::forTheSample).toList();
        Files.write(Path.of(arguments[2]), sample(heldOut));
        start = System.nanoTime();
        Detector detector = new Detector(NgramModel.read(new ByteArrayInputStream(file.toByteArray())));
        System.out.printf("loaded in %.0f ms%n", (System.nanoTime() - start) / 1e6);
        measure(detector, heldOut);
        if (arguments.length > 3) {
            others(detector, Path.of(arguments[3]));
        }
    }

    private static boolean forTheSample(Sentence sentence) {
        return sentence.part(16) == 1;
    }

    /** A detector whose model has seen these sentences and no others. */
    public static Detector train(List<Sentence> sentences) {
        return new Detector(model(sentences));
    }

    private static double number(String name, double usual) {
        return Double.parseDouble(System.getProperty(name, Double.toString(usual)));
    }

    /** All sentences of a folder. */
    public static List<Sentence> read(Path folder) throws IOException {
        List<Sentence> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
                String tag = file.getFileName().toString().replace(".tsv", "");
                for (String line : Files.readAllLines(file)) {
                    int tab = line.indexOf('\t');
                    all.add(new Sentence(tag, line.substring(0, tab), line.substring(tab + 1)));
                }
            }
        }
        return all;
    }

    private static NgramModel model(List<Sentence> given) {
        List<Sentence> sentences = typedOnPhones(given);
        Map<String, Integer> scripts = scripts(sentences);
        Map<Integer, NgramModel.Table> tables = new ConcurrentSkipListMap<>();
        scripts.values().stream().distinct().parallel().forEach(script -> {
            List<String> tags = scripts.keySet().stream()
                    .filter(tag -> scripts.get(tag).equals(script))
                    .toList();
            if (tags.size() > 1) {
                tables.put(
                        script,
                        table(
                                script,
                                tags,
                                sentences.stream()
                                        .filter(s -> tags.contains(s.tag))
                                        .toList(),
                                given));
            }
        });
        return new NgramModel(tables);
    }

    /**
     * Printed Persian has zero-width non-joiners, which phones seldom write: half of the sentences lose theirs, so that
     * their lack says little.
     */
    private static List<Sentence> typedOnPhones(List<Sentence> sentences) {
        Random random = new Random(3);
        List<Sentence> typed = new ArrayList<>();
        for (Sentence s : sentences) {
            int way = s.text.contains(ZERO_WIDTH_NON_JOINER) ? random.nextInt(4) : 0;
            typed.add(
                    way < 2
                            ? s
                            : new Sentence(
                                    s.tag, s.document, s.text.replace(ZERO_WIDTH_NON_JOINER, way == 2 ? "" : " ")));
        }
        return typed;
    }

    private static Map<String, Integer> scripts(List<Sentence> sentences) {
        Map<String, int[]> votes = new TreeMap<>();
        for (Sentence sentence : sentences) {
            int[] counts = votes.computeIfAbsent(sentence.tag, t -> new int[ScriptLetters.scripts().length]);
            ScriptLetters letters = new ScriptLetters(sentence.text);
            for (int i = 0; i < counts.length; i++) {
                counts[i] += letters.count(ScriptLetters.scripts()[i]);
            }
        }
        Map<String, Integer> scripts = new TreeMap<>();
        votes.forEach((tag, counts) -> {
            int most = 0;
            for (int i = 0; i < counts.length; i++) {
                most = counts[i] > counts[most] ? i : most;
            }
            scripts.put(tag, ScriptLetters.scripts()[most]);
        });
        return scripts;
    }

    /** A table of all sentences, calibrated by one that has not seen a fold of them. */
    private static NgramModel.Table table(
            int script, List<String> tags, List<Sentence> sentences, List<Sentence> asGiven) {
        NgramModel.Table partial = table(
                script, tags, sentences.stream().filter(s -> s.fold() != 0).toList(), 1, 0, 1);
        double[] fitted = calibrate(
                script,
                partial,
                asGiven.stream()
                        .filter(s -> s.fold() == 0 && tags.contains(s.tag))
                        .toList());
        NgramModel.Table whole = table(script, tags, sentences, fitted[0], fitted[1], fitted[2]);
        System.out.printf(
                "# %s %s: %,d grams, sharpness %.3f, flattening %.2f, familiar %.2f%n",
                UScript.getShortName(script), tags, whole.hashes.length, fitted[0], fitted[1], fitted[2]);
        return whole;
    }

    private static NgramModel.Table table(
            int script,
            List<String> tags,
            List<Sentence> sentences,
            double sharpness,
            double flattening,
            double familiar) {
        int languages = tags.size();
        Map<Integer, double[]> counts = new HashMap<>();
        double[] totals = new double[languages];
        int[] letters = new int[languages];
        for (Sentence sentence : sentences) {
            int language = tags.indexOf(sentence.tag);
            char[] words = new ScriptLetters(sentence.text).words(script);
            NgramModel.grams(words, hash -> {
                counts.computeIfAbsent(hash, h -> new double[languages])[language]++;
                totals[language]++;
            });
            for (char c : words) {
                letters[language] += c == ' ' ? 0 : 1;
            }
        }
        for (int i = 0; i < languages; i++) {
            int language = i;
            LinguaGrams.each(tags.get(i), (gram, probability) -> {
                double count = probability * letters[language] * LINGUA;
                if (count >= LINGUA_LEAST) {
                    counts.computeIfAbsent(NgramModel.hash(gram), h -> new double[languages])[language] += count;
                    totals[language] += count;
                }
            });
        }
        int vocabulary = counts.size();
        counts.values().removeIf(c -> Arrays.stream(c).sum() < LEAST);
        int[] hashes = counts.keySet().stream().mapToInt(i -> i).sorted().toArray();
        NgramModel.Table index = new NgramModel.Table(tags, 1, 0, 1, hashes, new byte[0]);
        double[] weights = new double[hashes.length * languages];
        for (int row = 0; row < hashes.length; row++) {
            double[] count = counts.get(hashes[row]);
            for (int i = 0; i < languages; i++) {
                weights[row * languages + i] = Math.log((count[i] + UNSEEN) / (totals[i] + UNSEEN * vocabulary));
            }
        }
        correct(
                script,
                index,
                sentences,
                weights,
                ofTheOtherFolds(script, index, sentences, counts, totals, vocabulary));
        byte[] bytes = new byte[weights.length];
        for (int row = 0; row < hashes.length; row++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < languages; i++) {
                best = Math.max(best, weights[row * languages + i]);
            }
            for (int i = 0; i < languages; i++) {
                bytes[row * languages + i] =
                        (byte) Math.min(255, Math.round((best - weights[row * languages + i]) * NgramModel.STEPS));
            }
        }
        return new NgramModel.Table(tags, sharpness, flattening, familiar, hashes, bytes);
    }

    /**
     * For each fold the weights that naive Bayes has without it; NaN where a gram is new or nearly so then. Corrected
     * by its own counts, a rare gram of a sentence would seem to be the surest sign of all.
     */
    private static float[][] ofTheOtherFolds(
            int script,
            NgramModel.Table index,
            List<Sentence> sentences,
            Map<Integer, double[]> counts,
            double[] totals,
            int vocabulary) {
        int languages = index.tags.size();
        float[][] weights = new float[FOLDS][index.hashes.length * languages];
        double[][] own = new double[FOLDS][languages];
        for (Sentence sentence : sentences) {
            int language = index.tags.indexOf(sentence.tag);
            NgramModel.grams(new ScriptLetters(sentence.text).words(script), hash -> {
                int row = index.row(hash);
                own[sentence.fold()][language]++;
                if (row >= 0) {
                    weights[sentence.fold()][row * languages + language]++;
                }
            });
        }
        for (int row = 0; row < index.hashes.length; row++) {
            double[] count = counts.get(index.hashes[row]);
            for (int fold = 0; fold < FOLDS; fold++) {
                double others = 0;
                for (int i = 0; i < languages; i++) {
                    others += count[i] - weights[fold][row * languages + i];
                }
                double mean = 0;
                for (int i = 0; i < languages; i++) {
                    int at = row * languages + i;
                    weights[fold][at] = others < LEAST - 1
                            ? Float.NaN
                            : (float) Math.log((count[i] - weights[fold][at] + UNSEEN)
                                    / (totals[i] - own[fold][i] + UNSEEN * vocabulary));
                    mean += weights[fold][at] / languages;
                }
                for (int i = 0; i < languages; i++) {
                    weights[fold][row * languages + i] -= (float) mean;
                }
            }
        }
        return weights;
    }

    /**
     * Adds to the weights what a logistic regression (AdaGrad; whole sentences and random pieces of them) finds to be
     * wrong with them.
     */
    private static void correct(
            int script, NgramModel.Table index, List<Sentence> sentences, double[] weights, float[][] ofTheOtherFolds) {
        int languages = index.tags.size();
        float[] learnt = new float[weights.length];
        float[] squares = new float[index.hashes.length];
        Random random = new Random(5);
        List<Sentence> shuffled = new ArrayList<>(sentences);
        double[] p = new double[languages];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(shuffled, random);
            for (Sentence sentence : shuffled) {
                int language = index.tags.indexOf(sentence.tag);
                float[] base = ofTheOtherFolds[sentence.fold()];
                for (int piece = 0; piece < 3; piece++) {
                    String text = piece == 0
                            ? sentence.text
                            : piece(sentence.text, piece == 1 ? 40 : 8 + random.nextInt(16), random);
                    int[] rows = rows(index, new ScriptLetters(text).words(script), base);
                    if (rows.length == 0) {
                        continue;
                    }
                    double scale = SHARPNESS / Math.sqrt(rows.length);
                    Arrays.fill(p, 0);
                    for (int row : rows) {
                        for (int i = 0; i < languages; i++) {
                            p[i] += learnt[row * languages + i] + base[row * languages + i];
                        }
                    }
                    double sum = 0;
                    double best = Arrays.stream(p).max().orElseThrow();
                    for (int i = 0; i < languages; i++) {
                        p[i] = Math.exp((p[i] - best) * scale);
                        sum += p[i];
                    }
                    double norm = 0;
                    for (int i = 0; i < languages; i++) {
                        p[i] = (p[i] / sum - (i == language ? 1 : 0)) * scale;
                        norm += p[i] * p[i];
                    }
                    if (norm < 1e-7) {
                        continue;
                    }
                    for (int row : rows) {
                        squares[row] += (float) norm;
                        double step = RATE / Math.sqrt(squares[row] + 1e-4);
                        for (int i = 0; i < languages; i++) {
                            learnt[row * languages + i] -= (float) (step * p[i]);
                        }
                    }
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] += learnt[i];
        }
    }

    /** The rows of a text's grams that the other folds know. */
    private static int[] rows(NgramModel.Table index, char[] words, float[] base) {
        IntStream.Builder rows = IntStream.builder();
        NgramModel.grams(words, hash -> {
            int row = index.row(hash);
            if (row >= 0 && !Float.isNaN(base[row * index.tags.size()])) {
                rows.add(row);
            }
        });
        return rows.build().toArray();
    }

    /**
     * The sharpness and flattening of least log loss over pieces of all lengths; and how familiar all but a tenth of
     * the whole sentences are.
     */
    private static double[] calibrate(int script, NgramModel.Table table, List<Sentence> heldOut) {
        Random random = new Random(9);
        List<double[]> scores = new ArrayList<>();
        List<Integer> truths = new ArrayList<>();
        List<Double> familiar = new ArrayList<>();
        for (Sentence sentence : heldOut) {
            for (int length : new int[] {5, 8, 12, 20, 40, 80, 1000}) {
                scores.add(table.score(new ScriptLetters(piece(sentence.text, length, random)).words(script), null));
                truths.add(table.tags.indexOf(sentence.tag));
            }
            familiar.add(scores.getLast()[table.tags.size() + 1]);
        }
        familiar.sort(null);
        double[] best = {Double.POSITIVE_INFINITY, 1, 0};
        for (double flattening = 0; flattening <= 1.0; flattening += 0.05) {
            for (double sharpness = 0.05; sharpness < 8; sharpness *= 1.15) {
                double loss = 0;
                for (int i = 0; i < scores.size(); i++) {
                    loss -= Math.log(Math.max(
                            1e-6,
                            NgramModel.Table.spread(scores.get(i), sharpness, flattening, table.tags)[truths.get(i)]));
                }
                if (loss < best[0]) {
                    best = new double[] {loss, sharpness, flattening};
                }
            }
        }
        return new double[] {best[1], best[2], familiar.get(familiar.size() / 10)};
    }

    /** A piece of a text that begins with a word and is of so many UTF-16 units at most. */
    static String piece(String text, int length, Random random) {
        if (text.length() <= length) {
            return text;
        }
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 1; i + length <= text.length(); i++) {
            if (text.charAt(i - 1) == ' ') {
                starts.add(i);
            }
        }
        int start = starts.get(random.nextInt(starts.size()));
        return text.substring(start, start + length);
    }

    private static List<String> sample(List<Sentence> heldOut) {
        List<String> lines = new ArrayList<>();
        Map<String, List<Sentence>> byTag = new TreeMap<>();
        heldOut.forEach(
                s -> byTag.computeIfAbsent(s.tag, t -> new ArrayList<>()).add(s));
        byTag.forEach((tag, sentences) -> {
            for (int i = 0; i < SAMPLES; i++) {
                lines.add(tag + "\t"
                        + sentences.get(i * sentences.size() / SAMPLES).text.strip());
            }
        });
        return lines;
    }

    /** The tag that the detector gives a language of the folder. */
    public static String expected(String tag) {
        return tag.equals("zh") ? "zh-Hans" : tag.equals("tl") ? "fil" : tag;
    }

    private static void measure(Detector detector, List<Sentence> heldOut) {
        for (int length : new int[] {100_000, 40, 20, 10}) {
            for (boolean anywhere : length > 40 ? new boolean[] {false} : new boolean[] {false, true}) {
                Random random = new Random(1);
                Map<String, Integer> confusions = new TreeMap<>();
                Map<String, int[]> byTag = new TreeMap<>();
                double[][] bins = new double[10][3];
                int right = 0;
                for (Sentence s : heldOut) {
                    String text = anywhere
                            ? piece(s.text, length, random)
                            : s.text.substring(0, Math.min(length, s.text.length()));
                    Detection found = detector.detect(text);
                    boolean hit = found.language().tag().equals(expected(s.tag));
                    right += hit ? 1 : 0;
                    byTag.computeIfAbsent(s.tag, t -> new int[2])[hit ? 1 : 0]++;
                    double[] bin = bins[(int) Math.min(9, found.confidence() * 10)];
                    bin[0]++;
                    bin[1] += found.confidence();
                    bin[2] += hit ? 1 : 0;
                    if (!hit) {
                        confusions.merge(s.tag + ">" + found.language(), 1, Integer::sum);
                    }
                }
                double error = 0;
                for (double[] bin : bins) {
                    error += Math.abs(bin[1] - bin[2]) / heldOut.size();
                }
                System.out.printf(
                        "held out, %s %d: %.4f, calibration error %.4f; most confused %s%n",
                        anywhere ? "any" : "first",
                        length,
                        right / (double) heldOut.size(),
                        error,
                        confusions.entrySet().stream()
                                .sorted((a, b) -> b.getValue() - a.getValue())
                                .limit(8)
                                .toList());
                if (length == 20 && !anywhere) {
                    byTag.forEach((tag, c) -> System.out.printf("%s %.3f  ", tag, c[1] / (double) (c[0] + c[1])));
                    System.out.println();
                }
            }
        }
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            heldOut.forEach(s -> detector.detect(s.text));
            System.out.printf("%.1f µs a sentence  ", (System.nanoTime() - start) / 1e3 / heldOut.size());
        }
        System.out.println();
    }

    private static void others(Detector detector, Path folder) throws IOException {
        Map<String, int[]> byKind = new TreeMap<>();
        Map<String, int[]> byFile = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                String[] name = file.getFileName().toString().split("\\.");
                try {
                    for (String line : Files.readAllLines(file)) {
                        if (!line.isBlank()) {
                            String tag = detector.detect(line).language().tag();
                            int hit = tag.equals(expected(name[1])) || name[1].equals("zh") && tag.equals("zh-Hant")
                                    ? 1
                                    : 0;
                            byKind.computeIfAbsent(name[0], k -> new int[2])[hit]++;
                            byFile.computeIfAbsent(name[0] + " " + name[1], k -> new int[2])[hit]++;
                        }
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        byKind.forEach((kind, c) -> System.out.printf("other domain, %s: %.4f%n", kind, c[1] / (double) (c[0] + c[1])));
        byFile.forEach((kind, c) -> System.out.printf("%s %.3f  ", kind, c[1] / (double) (c[0] + c[1])));
        System.out.println();
    }
}
