package org.answerable.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.platform.Texts;

/**
 * Sentences in which what is personal is marked, and how much of it {@link Suspicions} finds: by kind and by language,
 * with the number of cases and an interval.
 */
public final class PersonalData {
    /** The half that the finder was built by, and the half whose misses nobody looked at meanwhile. */
    public static final List<String> HALVES = List.of("dev", "blind");

    private static final Pattern MARK = Pattern.compile("\\[\\[([a-z-]+)(?:\\.([a-z-]+))?:(.*?)\\]\\]", Pattern.DOTALL);

    private PersonalData() {}

    /** A part that should be found, in code points; {@code form} is its form within its kind, or {@code null}. */
    record Label(int start, int end, String kind, String form) {}

    /** A text with its parts; with none it is clean. */
    record Sentence(String language, String text, List<Label> labels) {}

    /**
     * Of one kind, form, language, or kind in a language.
     *
     * @param found labels that a part of their kind covers whole
     * @param labels all labels
     * @param right marked parts that are at least half label
     * @param marked all marked parts
     */
    public record Figures(int found, int labels, int right, int marked) {
        static final Figures NONE = new Figures(0, 0, 0, 0);

        Figures plus(Figures other) {
            return new Figures(found + other.found, labels + other.labels, right + other.right, marked + other.marked);
        }

        /** A share of one; of nothing, all. */
        public double recall() {
            return labels == 0 ? 1 : (double) found / labels;
        }

        /** A share of one; of nothing, all. */
        public double precision() {
            return marked == 0 ? 1 : (double) right / marked;
        }
    }

    /** What was measured on one half. */
    public record Measured(
            Map<String, Figures> kinds,
            Map<String, Figures> forms,
            Map<String, Figures> languages,
            Map<String, Map<String, Figures>> kindsByLanguage,
            Figures all,
            int clean,
            int cleanMarked) {}

    static List<Sentence> sentences(String half) {
        try (InputStream in = PersonalData.class.getResourceAsStream("/publication/personal-" + half + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .map(PersonalData::sentence)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sentence sentence(String line) {
        String[] parts = line.split(" \\| ", 2);
        String written = Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(parts[1])
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                .replace("\\n", "\n");
        StringBuilder text = new StringBuilder();
        List<Label> labels = new ArrayList<>();
        Matcher matcher = MARK.matcher(written);
        int at = 0;
        while (matcher.find()) {
            text.append(written, at, matcher.start());
            int start = text.codePointCount(0, text.length());
            text.append(matcher.group(3));
            labels.add(new Label(start, text.codePointCount(0, text.length()), matcher.group(1), matcher.group(2)));
            at = matcher.end();
        }
        text.append(written.substring(at));
        return new Sentence(parts[0], text.toString(), List.copyOf(labels));
    }

    /** Measures one half; {@code told}, where there is one, hears of each part that was missed or marked beside. */
    public static Measured measure(String half, PrintStream told) {
        Suspicions suspicions = new Suspicions();
        Map<String, Figures> kinds = new TreeMap<>();
        Map<String, Figures> forms = new TreeMap<>();
        Map<String, Figures> languages = new TreeMap<>();
        Map<String, Map<String, Figures>> both = new TreeMap<>();
        int clean = 0;
        int cleanMarked = 0;
        for (Sentence sentence : sentences(half)) {
            List<Suspicion> found = suspicions.in(sentence.text(), sentence.language());
            BitSet labelled = new BitSet();
            sentence.labels().forEach(l -> labelled.set(l.start(), l.end()));
            for (Label label : sentence.labels()) {
                boolean whole = found.stream()
                        .anyMatch(s -> s.kind().tag().equals(label.kind())
                                && s.start() <= label.start()
                                && s.end() >= label.end());
                add(kinds, languages, both, label.kind(), sentence.language(), new Figures(whole ? 1 : 0, 1, 0, 0));
                if (label.form() != null) {
                    forms.merge(label.form(), new Figures(whole ? 1 : 0, 1, 0, 0), Figures::plus);
                }
                if (!whole && told != null) {
                    told.println("missed " + label.kind() + " ["
                            + Texts.slice(sentence.text(), label.start(), label.end()) + "] " + shown(sentence, found));
                }
            }
            for (Suspicion part : found) {
                boolean right = 2 * labelled.get(part.start(), part.end()).cardinality() >= part.end() - part.start();
                add(
                        kinds,
                        languages,
                        both,
                        part.kind().tag(),
                        sentence.language(),
                        new Figures(0, 0, right ? 1 : 0, 1));
                String form = part.why().substring(part.why().lastIndexOf('.') + 1);
                if (!form.equals(part.kind().tag())) {
                    forms.merge(form, new Figures(0, 0, right ? 1 : 0, 1), Figures::plus);
                }
                if (!right && told != null) {
                    told.println("beside " + part.kind().tag() + " ["
                            + Texts.slice(sentence.text(), part.start(), part.end()) + "] " + shown(sentence, found));
                }
            }
            if (sentence.labels().isEmpty()) {
                clean++;
                cleanMarked += found.isEmpty() ? 0 : 1;
            }
        }
        return new Measured(
                kinds,
                forms,
                languages,
                both,
                kinds.values().stream().reduce(Figures.NONE, Figures::plus),
                clean,
                cleanMarked);
    }

    private static String shown(Sentence sentence, List<Suspicion> found) {
        return sentence.language() + ": " + sentence.text().replace('\n', '/') + " -> "
                + found.stream()
                        .map(s -> s.kind().tag() + " "
                                + Texts.slice(sentence.text(), s.start(), s.end())
                                        .replace('\n', '/'))
                        .toList();
    }

    private static void add(
            Map<String, Figures> kinds,
            Map<String, Figures> languages,
            Map<String, Map<String, Figures>> both,
            String kind,
            String language,
            Figures figures) {
        kinds.merge(kind, figures, Figures::plus);
        both.computeIfAbsent(kind, k -> new TreeMap<>()).merge(language, figures, Figures::plus);
        languages.merge(language, figures, Figures::plus);
    }

    /** One row a kind, a form of one and a language: what was found of how many, with Wilson's interval of 95 %. */
    public static void print(String half, Measured measured, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "personal data, %s half: %-8s %-42s %s%n",
                half,
                "",
                "found of what is marked (recall)",
                "right of what was marked (precision)");
        measured.kinds().forEach((kind, figures) -> row(out, kind, figures));
        measured.forms().forEach((form, figures) -> row(out, "- " + form, figures));
        measured.languages().forEach((language, figures) -> row(out, language, figures));
        row(out, "structured", structured(measured));
        row(out, "all", measured.all());
        table(measured, out);
        out.printf(Locale.ROOT, "  clean sentences with a mark: %d of %d%n", measured.cleanMarked(), measured.clean());
    }

    /** All kinds but names, whose forms say little. */
    static Figures structured(Measured measured) {
        return measured.kinds().entrySet().stream()
                .filter(e -> !e.getKey().equals("name"))
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::plus);
    }

    /**
     * Each kind in each language, bare numbers: found of labels, right of marked. Most cells rest on two to five cases.
     */
    private static void table(Measured measured, PrintStream out) {
        out.println("  found/labels right/marked, by kind and language:");
        out.printf(Locale.ROOT, "  %-12s", "");
        measured.languages().keySet().forEach(language -> out.printf(Locale.ROOT, " %-12s", language));
        out.println();
        measured.kindsByLanguage().forEach((kind, cells) -> {
            out.printf(Locale.ROOT, "  %-12s", kind);
            measured.languages().keySet().forEach(language -> {
                Figures cell = cells.getOrDefault(language, Figures.NONE);
                out.printf(
                        Locale.ROOT,
                        " %-12s",
                        cell.found() + "/" + cell.labels() + " " + cell.right() + "/" + cell.marked());
            });
            out.println();
        });
    }

    /** How much is marked in texts that nobody labelled: most of it names of people in the news, which are names. */
    public static void real(Map<String, List<String>> sentences, PrintStream out) {
        Suspicions suspicions = new Suspicions();
        out.println("marked in 1,000 sentences of the corpus:");
        sentences.forEach((language, texts) -> {
            Map<String, Integer> kinds = new TreeMap<>();
            texts.forEach(text -> suspicions
                    .in(text, language)
                    .forEach(part -> kinds.merge(part.kind().tag(), 1, Integer::sum)));
            out.printf(
                    Locale.ROOT,
                    "  %-12s %6.1f  of %d sentences %s%n",
                    language,
                    1000.0 * kinds.values().stream().mapToInt(i -> i).sum() / texts.size(),
                    texts.size(),
                    kinds);
        });
    }

    private static void row(PrintStream out, String name, Figures figures) {
        out.printf(
                Locale.ROOT,
                "  %-12s %-46s %s%n",
                name,
                share(figures.found(), figures.labels()),
                share(figures.right(), figures.marked()));
    }

    /** A share, its cases and Wilson's score interval of 95 % (Wilson 1927, without continuity correction). */
    static String share(int part, int all) {
        if (all == 0) {
            return "none";
        }
        double z = 1.96;
        double p = (double) part / all;
        double middle = (p + z * z / (2 * all)) / (1 + z * z / all);
        double half = z / (1 + z * z / all) * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
        return String.format(
                Locale.ROOT,
                "%.3f  %d of %d  (%.3f to %.3f)",
                p,
                part,
                all,
                Math.max(0, middle - half),
                Math.min(1, middle + half));
    }

    /** While the finder is built: {@code dev} tells each miss, {@code blind} only figures. */
    public static void main(String[] args) {
        for (String half : args.length == 0 ? HALVES : List.of(args)) {
            print(half, measure(half, half.equals("blind") ? null : System.out), System.out);
        }
    }
}
