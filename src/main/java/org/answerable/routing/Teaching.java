package org.answerable.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Naive Bayes over what coordinators passed on (D. D. Lewis, "Naive (Bayes) at forty", ECML 1998, section 2, with the
 * features that are there alone): how probable each agency is, given what a submission has. Of the few that most
 * agencies have, shares are drawn towards everybody's (the m-estimate of B. Cestnik, ECAI 1990, with m =
 * {@link #DRAWN}); words hang together, so each counts for {@link #WORD} of a topic. What only one submission had says
 * nothing. An agency is suggested where it has at least {@link #LEAST} of all probability, and something in common with
 * at least {@link #ENOUGH} that went there: that is its reason. Immutable; thread-safe.
 */
public final class Teaching {
    /** Of all probability an agency must have so much. */
    static final double LEAST = 0.4;
    /** As if so many others had gone to each agency, with what all have in the shares in which all have it. */
    static final double DRAWN = 4;
    /** How much a word counts beside a topic, a place or a kind. */
    static final double WORD = 0.3;
    /** So many that are like it must have gone there. */
    static final int ENOUGH = 2;
    /** So many words are told at most. */
    private static final int WORDS = 3;
    /** Of those that say most so many are tried for it. */
    private static final int TRIED = 10;

    private final List<Learned> lessons;
    private final Map<String, Integer> agencies = new TreeMap<>();
    private final Map<String, Map<String, Integer>> features = new HashMap<>();

    /** @param lessons what was passed on, each submission once */
    public Teaching(Collection<Learned> lessons) {
        this.lessons = List.copyOf(lessons);
        for (Learned lesson : this.lessons) {
            agencies.merge(lesson.agency(), 1, Integer::sum);
            lesson.features()
                    .forEach(feature -> features.computeIfAbsent(feature, f -> new HashMap<>())
                            .merge(lesson.agency(), 1, Integer::sum));
        }
    }

    /** An agency, how probable it is, and why. */
    record Taught(String agency, double probability, List<Reason> because) {}

    /**
     * Of how many it was tried, how many got a suggestion, and how many of those the one that the coordinator chose.
     */
    public record Measured(int tried, int suggested, int right) {}

    /**
     * Whose it could be; none where nothing is like it.
     *
     * @param has what the submission has, each with what that is in its own words
     * @param own its key: what it teaches itself does not count
     */
    Optional<Taught> suggest(Map<String, String> has, long own) {
        Learned itself = lessons.stream()
                .filter(lesson -> lesson.submission() == own)
                .findFirst()
                .orElse(null);
        Map<String, Double> score = new TreeMap<>();
        int all = lessons.size() - (itself == null ? 0 : 1);
        agencies.forEach((agency, many) -> {
            int n = many - (itself != null && itself.agency().equals(agency) ? 1 : 0);
            if (n > 0) {
                double sum = Math.log(n / (double) all);
                for (String feature : has.keySet()) {
                    int with = with(feature, itself);
                    if (with >= ENOUGH) {
                        double share = (with(feature, agency, itself) + DRAWN * with / all) / (n + DRAWN);
                        sum += (feature.startsWith("w:") ? WORD : 1) * Math.log(share);
                    }
                }
                score.put(agency, sum);
            }
        });
        double highest =
                score.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = score.values().stream()
                .mapToDouble(one -> Math.exp(one - highest))
                .sum();
        return score.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(best -> new Taught(best.getKey(), 1 / sum, because(has, best.getKey(), itself)))
                .filter(taught ->
                        taught.probability() >= LEAST && !taught.because().isEmpty());
    }

    /** Each left out in turn and suggested by the others. */
    public Measured measured() {
        int suggested = 0;
        int right = 0;
        for (Learned lesson : lessons) {
            Map<String, String> has = new HashMap<>();
            lesson.features().forEach(feature -> has.put(feature, feature));
            Optional<Taught> taught = suggest(has, lesson.submission());
            if (taught.isPresent()) {
                suggested++;
                right += taught.get().agency().equals(lesson.agency()) ? 1 : 0;
            }
        }
        return new Measured(lessons.size(), suggested, right);
    }

    private int with(String feature, Learned without) {
        int many = features.getOrDefault(feature, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return many - (without != null && without.features().contains(feature) ? 1 : 0);
    }

    private int with(String feature, String agency, Learned without) {
        int many = features.getOrDefault(feature, Map.of()).getOrDefault(agency, 0);
        return many
                - (without != null
                                && without.agency().equals(agency)
                                && without.features().contains(feature)
                        ? 1
                        : 0);
    }

    /**
     * What it has in common with those that went there: of topics and places the one that says most, and some words.
     */
    private List<Reason> because(Map<String, String> has, String agency, Learned itself) {
        List<Reason> because = new ArrayList<>();
        for (String kind : List.of("t:", "c:")) {
            telling(has, kind, agency, itself)
                    .findFirst()
                    .ifPresent(feature -> because.add(reason(
                            with(feature, agency, itself),
                            with(feature, itself),
                            kind.equals("t:") ? "topic" : "place",
                            List.of(has.get(feature)))));
        }
        List<String> words = new ArrayList<>();
        for (String word : telling(has, "w:", agency, itself).limit(TRIED).toList()) {
            words.add(word);
            if (words.size() > WORDS || with(words, agency, itself) < ENOUGH) {
                words.removeLast();
            }
        }
        if (!words.isEmpty()) {
            because.add(reason(
                    with(words, agency, itself),
                    with(words, null, itself),
                    "words",
                    words.stream().map(has::get).distinct().toList()));
        }
        return because;
    }

    /** Those of a kind that more than half of went there, what says most first. */
    private Stream<String> telling(Map<String, String> has, String kind, String agency, Learned itself) {
        return has.keySet().stream()
                .filter(feature -> feature.startsWith(kind)
                        && with(feature, agency, itself) >= ENOUGH
                        && 2 * with(feature, agency, itself) > with(feature, itself))
                .sorted(Comparator.comparingDouble((String feature) ->
                                -(with(feature, agency, itself) + 0.5) / (with(feature, itself) + 1))
                        .thenComparing(feature -> -with(feature, agency, itself))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many have all of these; {@code agency}: of those that went there. */
    private int with(List<String> all, String agency, Learned itself) {
        Set<String> wanted = Set.copyOf(all);
        return (int) lessons.stream()
                .filter(lesson -> !lesson.equals(itself)
                        && (agency == null || lesson.agency().equals(agency))
                        && lesson.features().containsAll(wanted))
                .count();
    }

    private static Reason reason(int went, int all, String what, List<String> common) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(went), String.valueOf(all), what));
        arguments.addAll(common);
        return new Reason(Reason.Kind.SIMILAR, arguments, "");
    }
}
