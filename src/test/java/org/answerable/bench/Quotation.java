package org.answerable.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.language.DariTrainer;
import org.answerable.language.Detection;
import org.answerable.language.Detector;

/**
 * In which language somebody writes who quotes English, and Dari beside Persian, on texts that were translated into
 * many languages and that the model has not seen (TICO-19). How much a quotation weighs was chosen on the first half of
 * the sentences; measured is the second.
 */
final class Quotation {
    private static final Path BESIDE = Path.of("../shared/data/tico19-dev");
    private static final List<String> LANGUAGES =
            List.of("es", "fr", "so", "sw", "om", "ku", "ru", "ar", "zh-Hans", "my", "ti");
    /** Every sixth, as each text takes up to four sentences in a row. */
    private static final int STEP = 6;
    /** Below this the form asks. */
    private static final double ASKED = 0.7;

    private Quotation() {}

    /** How many there were, how many were right, how many were in doubt, and how many wrong without doubt. */
    private static final class Count {
        private int all;
        private int right;
        private int asked;
        private int wrong;

        private void add(Detection found, String expected) {
            boolean hit = found.language().tag().equals(expected);
            all++;
            right += hit ? 1 : 0;
            asked += found.confidence() < ASKED ? 1 : 0;
            wrong += !hit && found.confidence() >= ASKED ? 1 : 0;
        }
    }

    /** Measures and prints; where there is no folder of documents by language, says so. */
    static void run(Table table) throws IOException {
        String given = System.getenv("BENCH_PARALLEL");
        Path folder = given == null || given.isBlank() ? BESIDE : Path.of(given);
        if (!Files.isDirectory(folder)) {
            System.out.println(
                    "# identify: quotations and Dari need a folder of the same sentences by language (BENCH_PARALLEL)");
            return;
        }
        for (String line : DariTrainer.measure(folder)) {
            table.row("identify, Persian or Dari, documents left out one by one", line, "");
        }
        Detector detector = new Detector();
        Map<String, Count> counts = new LinkedHashMap<>();
        List<String> english = sentences(folder, "en");
        for (String tag : LANGUAGES) {
            List<String> own = sentences(folder, tag);
            for (int i = own.size() / 2; i + 4 < own.size(); i += STEP) {
                String said = english.get(i + 1);
                String more = english.get(i + 2);
                measure(counts, detector, "a sentence that quotes another", own.get(i) + " “" + said + "”", tag);
                measure(
                        counts,
                        detector,
                        "two sentences around a longer quotation",
                        own.get(i) + " \"" + said + " " + more + "\" " + own.get(i + 3),
                        tag);
                measure(
                        counts,
                        detector,
                        "a line above an English letter",
                        start(own.get(i)) + ":\n\n" + said + " " + more,
                        tag);
                measure(
                        counts,
                        detector,
                        "two sentences and one in English without marks",
                        own.get(i) + " " + own.get(i + 1) + " " + more,
                        tag);
                measure(
                        counts,
                        detector,
                        "an English sentence and one of the language without marks",
                        said + " " + own.get(i),
                        tag);
                measure(
                        counts,
                        detector,
                        "English that quotes the language",
                        said + " “" + own.get(i) + "” " + more,
                        "en");
                measure(
                        counts,
                        detector,
                        "three sentences of one language",
                        own.get(i) + " " + own.get(i + 1) + " " + own.get(i + 3),
                        tag);
            }
        }
        counts.forEach((kind, count) -> table.row(
                "identify, " + kind,
                String.format(
                        java.util.Locale.ROOT,
                        "%.3f of %d (95%% %s)",
                        count.right / (double) count.all,
                        count.all,
                        DariTrainer.wilson(count.right, count.all)),
                String.format(
                        java.util.Locale.ROOT,
                        "asked %.3f, wrong without asking %.3f",
                        count.asked / (double) count.all,
                        count.wrong / (double) count.all)));
    }

    private static void measure(
            Map<String, Count> counts, Detector detector, String kind, String text, String expected) {
        counts.computeIfAbsent(kind, k -> new Count()).add(detector.detect(text), expected);
    }

    private static String start(String sentence) {
        int end = sentence.indexOf(' ', Math.min(60, sentence.length()));
        return end < 0
                ? sentence.substring(
                        0, sentence.offsetByCodePoints(0, Math.min(30, sentence.codePointCount(0, sentence.length()))))
                : sentence.substring(0, end);
    }

    private static List<String> sentences(Path folder, String tag) throws IOException {
        List<String> sentences = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(tag + ".tsv"))) {
            sentences.add(line.substring(line.indexOf('\t') + 1));
        }
        return sentences;
    }
}
