package org.answerable.bench;

import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.answerable.language.Detector;
import org.answerable.language.ModelTrainer;
import org.answerable.language.ModelTrainer.Sentence;

/**
 * How often the language of a text is found, beside Lingua and OpenNLP on the same texts. The detector measured is the
 * product's code with a model trained here, on four fifths of the documents; all are asked about the last fifth. The
 * model that ships has seen nearly all documents and is not measured, as its figures would say nothing. Lingua and
 * OpenNLP come as they are, trained on other text.
 */
final class Identification {
    private static final Path BESIDE = Path.of("../shared/data/ntrex-dev");
    private static final int PARTS = 5;
    private static final int[] LENGTHS = {100_000, 40, 20};
    private static final String[] NAMES = {"sentence", "40", "20"};
    private static final double[] TARGETS = {0.995, 0.985, 0.94};
    private static final Map<String, Double> TARGETS_OF_OTHERS =
            Map.of("words", 0.75, "pairs", 0.93, "sentences", 0.99);

    /** Says the tag of a language. */
    private interface Identifier {
        String tag(String text);
    }

    private Identification() {}

    /** Measures and prints; where there is no folder of documents by language, says so. */
    static void run(Table table) throws IOException {
        String given = System.getenv("BENCH_TEXT");
        Path folder = given == null || given.isBlank() ? BESIDE : Path.of(given);
        if (!Files.isDirectory(folder)) {
            System.out.println("# identify: needs a folder of documents by language (BENCH_TEXT)");
            return;
        }
        List<Sentence> all = ModelTrainer.read(folder);
        List<Sentence> test = all.stream().filter(s -> s.part(PARTS) == 0).toList();
        List<Sentence> training = all.stream().filter(s -> s.part(PARTS) != 0).toList();
        long begun = System.nanoTime();
        Detector detector = ModelTrainer.train(training);
        System.out.printf(
                Locale.ROOT,
                "# identify: a model of the bench, trained in %.0f s on %,d sentences of %d documents; "
                        + "tested on %,d of %d others; the shipped model is another one%n",
                (System.nanoTime() - begun) / 1e9,
                training.size(),
                documents(training),
                test.size(),
                documents(test));
        Map<String, Identifier> identifiers = new LinkedHashMap<>();
        identifiers.put("Answerable", text -> detector.detect(text).language().tag());
        Set<String> tags =
                all.stream().map(s -> ModelTrainer.expected(s.tag())).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> known = new TreeMap<>();
        identifiers.put("Lingua", lingua(tags, known));
        Set<String> ofOpenNlp = new TreeSet<>();
        identifiers.put("OpenNLP", openNlp(tags, ofOpenNlp));
        texts(table, identifiers, test, new TreeSet<>(known.values()), ofOpenNlp);
        String others = System.getenv("BENCH_OTHERS");
        if (others != null && !others.isBlank()) {
            others(table, identifiers, Path.of(others));
        }
    }

    private static long documents(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::document).distinct().count();
    }

    /** Lingua, told to choose among those languages of the test that it has: easier than among all of its own. */
    private static Identifier lingua(Set<String> tags, Map<String, String> known) {
        for (com.github.pemistahl.lingua.api.Language language : com.github.pemistahl.lingua.api.Language.values()) {
            String code = language.getIsoCode639_1().toString().toLowerCase(Locale.ROOT);
            String tag = code.equals("tl") ? "fil" : code.equals("zh") ? "zh-Hans" : code;
            if (tags.contains(tag)) {
                known.put(language.name(), tag);
            }
        }
        com.github.pemistahl.lingua.api.LanguageDetector detector = LanguageDetectorBuilder.fromLanguages(
                        known.keySet().stream()
                                .map(com.github.pemistahl.lingua.api.Language::valueOf)
                                .toArray(com.github.pemistahl.lingua.api.Language[]::new))
                .build();
        return text -> known.getOrDefault(detector.detectLanguageOf(text).name(), "und");
    }

    /** OpenNLP with its model of 103 languages. */
    private static Identifier openNlp(Set<String> tags, Set<String> known) throws IOException {
        Map<String, String> byCode = new TreeMap<>(Map.of(
                "cmn", "zh-Hans", "zho", "zh-Hans", "pes", "fa", "fas", "fa", "tgl", "fil", "npi", "ne", "swh", "sw",
                "kmr", "ku", "gaz", "om"));
        for (String tag : tags) {
            if (!tag.contains("-")) {
                byCode.putIfAbsent(Locale.of(tag).getISO3Language(), tag);
            }
        }
        try (InputStream file = Identification.class.getResourceAsStream("/langdetect-183.bin")) {
            LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(file));
            for (String code : detector.getSupportedLanguages()) {
                if (tags.contains(byCode.getOrDefault(code, ""))) {
                    known.add(byCode.get(code));
                }
            }
            return text -> byCode.getOrDefault(detector.predictLanguage(text).getLang(), "und");
        }
    }

    private static void texts(
            Table table,
            Map<String, Identifier> identifiers,
            List<Sentence> test,
            Set<String> ofLingua,
            Set<String> ofOpenNlp) {
        Map<String, Map<String, int[][]>> hits = new LinkedHashMap<>();
        Map<String, Double> micros = new LinkedHashMap<>();
        identifiers.forEach((name, identifier) -> {
            Map<String, int[][]> byTag = new TreeMap<>();
            for (int length = 0; length < LENGTHS.length; length++) {
                for (Sentence s : test) {
                    String expected = ModelTrainer.expected(s.tag());
                    int[] count = byTag.computeIfAbsent(expected, t -> new int[LENGTHS.length][3])[length];
                    count[0]++;
                    String found = identifier.tag(first(s.text(), LENGTHS[length]));
                    count[1] += found.equals(expected) ? 1 : 0;
                    count[2] += primary(found).equals(primary(expected)) ? 1 : 0;
                }
            }
            // By now it is loaded and warm; of six rounds the best, as the compiler still works beside the first.
            for (int round = 0; round < 6; round++) {
                long begun = cpu();
                test.forEach(s -> identifier.tag(s.text()));
                micros.merge(name, (cpu() - begun) / 1e3 / test.size(), Math::min);
            }
            hits.put(name, byTag);
        });
        System.out.printf("%n%-10s", "language");
        hits.keySet().forEach(name -> System.out.printf("  %-24s", name + " " + String.join("/", NAMES)));
        System.out.println();
        for (String tag : hits.values().iterator().next().keySet()) {
            System.out.printf("%-10s", tag);
            hits.values()
                    .forEach(byTag -> System.out.printf(
                            "  %-24s",
                            Arrays.stream(byTag.get(tag))
                                    .map(c -> figure(c[1], c[0]))
                                    .collect(Collectors.joining(" / "))));
            System.out.println();
        }
        System.out.println();
        for (int length = 0; length < LENGTHS.length; length++) {
            table.floor(
                    "identify, " + hits.get("Answerable").size() + " languages, "
                            + (length == 0 ? "sentences" : "first " + NAMES[length] + " characters"),
                    mean(hits.get("Answerable"), length, null),
                    "Lingua " + figure(mean(hits.get("Lingua"), length, null)) + ", OpenNLP "
                            + figure(mean(hits.get("OpenNLP"), length, null)),
                    TARGETS[length]);
        }
        table.row(
                "identify, Persian and Dari counted as one",
                Arrays.stream(new int[] {0, 1, 2})
                        .mapToObj(length -> figure(hits.get("Answerable").values().stream()
                                .mapToDouble(c -> c[length][2] / (double) c[length][0])
                                .average()
                                .orElse(0)))
                        .collect(Collectors.joining("/")),
                "");
        for (Map.Entry<String, Set<String>> of :
                Map.of("Lingua", ofLingua, "OpenNLP", ofOpenNlp).entrySet()) {
            table.row(
                    "identify, the " + of.getValue().size() + " languages that " + of.getKey() + " has",
                    means(hits.get("Answerable"), of.getValue()),
                    of.getKey() + " " + means(hits.get(of.getKey()), of.getValue()));
        }
        table.bounded(
                "identify, processor time a sentence",
                micros.get("Answerable"),
                "µs",
                "Lingua " + Table.figure(micros.get("Lingua")) + " µs, OpenNLP " + Table.figure(micros.get("OpenNLP"))
                        + " µs",
                50);
    }

    private static String primary(String tag) {
        return tag.split("-")[0];
    }

    /** Of this process with all its threads, as Lingua has some; other work on the machine is not theirs. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String first(String text, int units) {
        int end = Math.min(units, text.length());
        return text.substring(
                0, end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    private static String means(Map<String, int[][]> byTag, Set<String> only) {
        List<String> means = new ArrayList<>();
        for (int length = 0; length < LENGTHS.length; length++) {
            means.add(figure(mean(byTag, length, only)));
        }
        return String.join("/", means);
    }

    /** The mean of the languages' shares. */
    private static double mean(Map<String, int[][]> byTag, int length, Set<String> only) {
        return byTag.entrySet().stream()
                .filter(e -> only == null || only.contains(e.getKey()))
                .mapToDouble(e -> e.getValue()[length][1] / (double) e.getValue()[length][0])
                .average()
                .orElse(0);
    }

    private static String figure(int hits, int of) {
        return figure(hits / (double) of);
    }

    private static String figure(double share) {
        return String.format(Locale.ROOT, "%.3f", share).replaceFirst("^0", "");
    }

    private static void others(Table table, Map<String, Identifier> identifiers, Path folder) throws IOException {
        Map<String, List<Sentence>> byKind = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String[] name = file.getFileName().toString().split("\\.");
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank()) {
                        byKind.computeIfAbsent(name[0], k -> new ArrayList<>())
                                .add(new Sentence(name[1], name[0], line));
                    }
                }
            }
        }
        byKind.forEach((kind, texts) -> {
            Map<String, Double> shares = new LinkedHashMap<>();
            identifiers.forEach((name, identifier) -> shares.put(
                    name,
                    texts.stream()
                                    .filter(s -> {
                                        String tag = identifier.tag(s.text());
                                        return (tag.equals("zh-Hant") ? "zh-Hans" : tag)
                                                .equals(ModelTrainer.expected(s.tag()));
                                    })
                                    .count()
                            / (double) texts.size()));
            table.floor(
                    "identify, out of domain, " + kind,
                    shares.get("Answerable"),
                    "Lingua " + figure(shares.get("Lingua")) + ", OpenNLP " + figure(shares.get("OpenNLP")),
                    TARGETS_OF_OTHERS.getOrDefault(kind, 0.0));
        });
    }
}
