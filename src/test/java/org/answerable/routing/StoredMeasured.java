package org.answerable.routing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.directory.Agency;
import org.answerable.routing.Routing.Asked;
import org.answerable.routing.RuleBook.Edition;

/**
 * How long ten thousand stored queries take against one new text. They are routing rules, made of what the delivered
 * ones say in their languages: every second is one of their phrases with a county or a topic beside it, as many people
 * wait for the same words in different places; the others are words of two of their phrases, side by side. The texts
 * are the demonstration's stories, which hold such words, and those that are given, which hardly do.
 */
public final class StoredMeasured {
    private static final int QUERIES = 10_000;
    private static final String AGENCY = "state-patrol";

    private StoredMeasured() {}

    /** A text in a language, as it comes in. */
    public record Text(String words, String language, String county, List<String> topics) {}

    /**
     * What it takes, in milliseconds, by the clock and of the processor: beside other work the clock says little.
     *
     * @param queries how many were stored
     * @param phrases of how many phrases the delivered rules are
     * @param texts how many texts were asked about, each once
     * @param met how many queries a text met at the median and at most
     */
    public record Figure(
            int queries,
            int phrases,
            int texts,
            double p50,
            double p99,
            double most,
            double cpu50,
            double cpu99,
            int met,
            int mostMet,
            double building) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d stored queries of %,d delivered phrases, %,d texts: p50 %.2f, p99 %.2f, most %.2f ms (processor %.2f, %.2f);"
                            + " %d met at the median, %d at most; built in %.0f ms",
                    queries,
                    phrases,
                    texts,
                    p50,
                    p99,
                    most,
                    cpu50,
                    cpu99,
                    met,
                    mostMet,
                    building);
        }
    }

    /** A delivered phrase. */
    private record Phrase(String language, String words) {}

    /**
     * Measures.
     *
     * @param counties FIPS codes
     * @param topics slugs
     * @param others texts beside the demonstration's stories
     */
    public static Figure run(List<String> counties, List<String> topics, List<Text> others, long seed) {
        Random random = new Random(seed);
        List<Phrase> phrases = phrases();
        long begun = System.nanoTime();
        Edition edition = RuleBook.edition(stored(phrases, counties, topics, random));
        double building = (System.nanoTime() - begun) / 1e6;
        List<Asked> texts = Stream.concat(
                        new RoutingMeasured().asked().stream(),
                        others.stream()
                                .map(text -> new Asked(
                                        text.words(),
                                        text.language(),
                                        "comment",
                                        text.county(),
                                        null,
                                        text.topics(),
                                        List.of())))
                .toList();
        AgencyNames nobody = new AgencyNames(List.of());
        double[] took = new double[texts.size()];
        double[] worked = new double[texts.size()];
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        int[] met = new int[texts.size()];
        for (int round = 0; round < 3; round++) { // The first two warm up.
            for (int i = 0; i < texts.size(); i++) {
                long workedBefore = processor.getCurrentThreadCpuTime();
                long from = System.nanoTime();
                Routing.Decision decision =
                        Routing.decide(texts.get(i), edition, nobody, slug -> Optional.of(agency(slug)));
                took[i] = (System.nanoTime() - from) / 1e6;
                worked[i] = (processor.getCurrentThreadCpuTime() - workedBefore) / 1e6;
                met[i] = decision.assignments().getFirst().because().size();
            }
        }
        Arrays.sort(took);
        Arrays.sort(worked);
        Arrays.sort(met);
        return new Figure(
                edition.rules().size(),
                phrases.size(),
                texts.size(),
                took[texts.size() / 2],
                took[(int) (texts.size() * .99)],
                took[texts.size() - 1],
                worked[texts.size() / 2],
                worked[(int) (texts.size() * .99)],
                met[texts.size() / 2],
                met[texts.size() - 1],
                building);
    }

    private static Agency agency(String slug) {
        return new Agency(slug, Agency.Level.STATE, null, 20, Map.of(), Set.of());
    }

    private static List<Phrase> phrases() {
        Set<Phrase> phrases = new LinkedHashSet<>();
        for (RuleWanted rule : DirectoryKeeping.readyMade(Optional::of).allRules()) {
            rule.when()
                    .words()
                    .forEach((language, all) -> all.forEach(words -> phrases.add(new Phrase(language, words))));
        }
        return List.copyOf(phrases);
    }

    private static List<RuleWanted> stored(
            List<Phrase> phrases, List<String> counties, List<String> topics, Random random) {
        Map<String, List<Phrase>> byLanguage = new LinkedHashMap<>();
        phrases.forEach(phrase -> byLanguage
                .computeIfAbsent(phrase.language(), l -> new ArrayList<>())
                .add(phrase));
        List<RuleWanted> stored = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            Phrase one = phrases.get(random.nextInt(phrases.size()));
            boolean alone = i % 2 == 0;
            List<Phrase> same = byLanguage.get(one.language());
            String words = alone
                    ? one.words()
                    : beside(one.words(), same.get(random.nextInt(same.size())).words());
            boolean placed = random.nextBoolean();
            stored.add(new RuleWanted(
                    "stored-" + i,
                    true,
                    AGENCY,
                    null,
                    false,
                    0,
                    Map.of(),
                    new Conditions(
                            alone && !placed ? Arrays.asList(topics.get(random.nextInt(topics.size()))) : List.of(),
                            alone && placed ? Arrays.asList(counties.get(random.nextInt(counties.size()))) : List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Map.of(one.language(), List.of(words)))));
        }
        return stored;
    }

    /** The first word of one and the last of another; of scripts that put no spaces between words, both. */
    private static String beside(String one, String other) {
        return one.split(" ")[0] + " " + other.substring(other.lastIndexOf(' ') + 1);
    }
}
