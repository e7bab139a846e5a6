package org.answerable.bench;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.platform.Resources;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.answerable.search.RecordSource;

/**
 * Search measured with what people type: the queries and judgments of {@code search-judged} (its README says how they
 * were made), over the demonstration's records and some texts more.
 */
public final class Judged {
    /** What of a result is looked at. */
    public static final int DEPTH = 10;

    private static final String FOLDER = "/search-judged/";
    private static final int BOOTSTRAPS = 2_000;

    /** A query; {@code half} is {@code dev} or {@code held}; {@code relevant} by the ids of texts, 1 or 2. */
    public record Query(String language, String half, String words, Map<String, Integer> relevant) {}

    /** What was shown for a query, at most {@value #DEPTH} ids, best first. */
    public interface Way {
        List<String> search(Query query) throws IOException;
    }

    /**
     * How one query was answered.
     *
     * @param precision relevant ones among those shown; 0 where nothing was
     * @param recall of the relevant texts that can be read in the query's language (at most ten of them count), how
     *     many were shown
     * @param recallAll the same of the relevant texts of all languages
     * @param shown how many were shown
     */
    public record Answered(double precision, double recall, double recallAll, int shown) {}

    /** A mean and the interval that holds it in 95 of 100 samples of the queries. */
    public record Figure(double mean, double low, double high) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", mean, low, high)
                    .replace("0.", ".");
        }
    }

    private final Map<String, IndexEntry> texts = new LinkedHashMap<>();
    private final List<Query> queries = new ArrayList<>();

    /** Reads the texts and the queries. */
    public Judged() {
        Detector detector = new Detector();
        for (JsonObject record : Stream.of("/demo/records.json", "/demo/records-more.json")
                .flatMap(file -> Resources.array(file).stream())
                .toList()) {
            if (record.getBoolean("publish") && record.getString("state").equals("published")) {
                put(record.getString("id"), record.getString("language"), passages(record, detector));
            }
        }
        for (String line : Resources.lines(FOLDER + "texts.tsv")) {
            String[] cells = line.split("\t", -1);
            List<IndexedText> passages = new ArrayList<>();
            add(passages, IndexedText.Part.TITLE, cells[1], cells[2]);
            add(passages, IndexedText.Part.TEXT, cells[1], cells[3]);
            put(cells[0], cells[1], passages);
        }
        for (String line : Resources.lines(FOLDER + "queries.tsv")) {
            String[] cells = line.split("\t", -1);
            Map<String, Integer> relevant = Stream.of(cells[3].split(" "))
                    .map(one -> one.split("="))
                    .collect(Collectors.toMap(one -> one[0], one -> Integer.valueOf(one[1])));
            if (!texts.keySet().containsAll(relevant.keySet())) {
                throw new IllegalStateException("judged, but no text: " + cells[2]);
            }
            queries.add(new Query(cells[0], cells[1], cells[2], relevant));
        }
    }

    private void put(String id, String language, List<IndexedText> passages) {
        texts.put(
                id,
                new IndexEntry(
                        id,
                        "comment",
                        language,
                        "answered",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Instant.EPOCH,
                        passages));
    }

    /** As the index gets them: redacted, each stretch in its language, with answers and translations. */
    private static List<IndexedText> passages(JsonObject record, Detector detector) {
        List<IndexedText> passages = new ArrayList<>();
        String language = record.getString("language");
        String text = record.getString("text");
        for (JsonObject redaction : objects(record, "redactions")) {
            text = text.replace(redaction.getString("quote"), "\u25AE\u25AE\u25AE");
        }
        add(passages, IndexedText.Part.TITLE, language, record.getString("title", ""));
        cut(passages, IndexedText.Part.TEXT, language, text, detector);
        for (JsonObject answer : objects(record, "answers")) {
            if (answer.getBoolean("public", false)) {
                cut(
                        passages,
                        IndexedText.Part.ANSWER,
                        answer.getString("language"),
                        answer.getString("text"),
                        detector);
                translations(passages, answer);
            }
        }
        translations(passages, record);
        return passages;
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        return of.containsKey(name) && of.get(name).getValueType() == JsonValue.ValueType.ARRAY
                ? of.getJsonArray(name).getValuesAs(JsonObject.class)
                : List.of();
    }

    private static void translations(List<IndexedText> passages, JsonObject of) {
        for (JsonObject translation : objects(of, "translations")) {
            add(
                    passages,
                    IndexedText.Part.TRANSLATION,
                    translation.getString("language"),
                    translation.getString("title", "") + "\n" + translation.getString("text"));
        }
    }

    private static void cut(
            List<IndexedText> passages, IndexedText.Part part, String language, String text, Detector detector) {
        detector.stretches(text, new Language(language))
                .forEach(stretch -> add(passages, part, stretch.language().tag(), stretch.of(text)));
    }

    private static void add(List<IndexedText> passages, IndexedText.Part part, String language, String text) {
        if (!text.isBlank()) {
            passages.add(new IndexedText(part, language, text.strip()));
        }
    }

    /** The languages that are asked in, and the queries of one of them in one half. */
    public Set<String> languages() {
        return queries.stream().map(Query::language).collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Query> queries(String language, String half) {
        return queries.stream()
                .filter(q -> q.language().equals(language) && q.half().equals(half))
                .toList();
    }

    public int texts() {
        return texts.size();
    }

    /** All of each text in one: for the plain indexes beside ours. */
    Map<String, Map<String, String>> plain() {
        Map<String, Map<String, String>> plain = new LinkedHashMap<>();
        texts.values()
                .forEach(entry -> plain.computeIfAbsent(entry.language(), l -> new LinkedHashMap<>())
                        .put(
                                entry.id(),
                                entry.passages().stream().map(IndexedText::text).collect(Collectors.joining("\n"))));
        return plain;
    }

    /** The texts as public records. */
    public RecordSource source() {
        return new RecordSource() {
            @Override
            public long head() {
                return 1;
            }

            @Override
            public void each(Consumer<Supplier<List<IndexEntry>>> batch) {
                batch.accept(() -> List.copyOf(texts.values()));
            }

            @Override
            public List<IndexEntry> find(Collection<String> ids) {
                return ids.stream().map(texts::get).toList();
            }
        };
    }

    private boolean isReadable(String id, String language) {
        return texts.get(id).passages().stream()
                .anyMatch(passage -> passage.language().equals(language));
    }

    /** How a query was answered. */
    public Answered judge(Query query, List<String> shown) {
        long right = shown.stream().filter(query.relevant()::containsKey).count();
        List<String> own = query.relevant().keySet().stream()
                .filter(id -> isReadable(id, query.language()))
                .toList();
        double recall = own.isEmpty()
                ? Double.NaN
                : (double) shown.stream().filter(own::contains).count() / Math.min(DEPTH, own.size());
        return new Answered(
                shown.isEmpty() ? 0 : (double) right / shown.size(),
                recall,
                (double) right / Math.min(DEPTH, query.relevant().size()),
                shown.size());
    }

    /** The mean of what is a number, with an interval by drawing queries anew. */
    public static Figure figure(List<Double> values) {
        double[] all = values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(value -> value)
                .toArray();
        Random random = new Random(13);
        double[] means = new double[BOOTSTRAPS];
        for (int i = 0; i < BOOTSTRAPS; i++) {
            double sum = 0;
            for (int j = 0; j < all.length; j++) {
                sum += all[random.nextInt(all.length)];
            }
            means[i] = sum / all.length;
        }
        Arrays.sort(means);
        return new Figure(
                Arrays.stream(all).average().orElse(Double.NaN),
                means[BOOTSTRAPS * 25 / 1000],
                means[BOOTSTRAPS * 975 / 1000]);
    }

    /** Prints what each way shows, by language of the query. */
    void run(Map<String, Way> ways) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%njudged queries over %d texts, at most %d shown, query language not given; mean and 95 %% interval by query%n",
                texts.size(),
                DEPTH);
        String row = "%-8s %-5s %7s  %-18s %-18s %-18s %-18s %6s%n";
        for (String half : List.of("dev", "held")) {
            System.out.printf(
                    row, "asked in", "half", "queries", "way", "precision", "recall, language", "recall, all", "shown");
            for (String language : languages()) {
                List<Query> asked = queries(language, half);
                for (Map.Entry<String, Way> way : ways.entrySet()) {
                    List<Answered> answered = new ArrayList<>();
                    for (Query query : asked) {
                        answered.add(judge(query, way.getValue().search(query)));
                    }
                    System.out.printf(
                            row,
                            language,
                            half,
                            asked.size(),
                            way.getKey(),
                            figure(answered.stream().map(Answered::precision).toList()),
                            figure(answered.stream().map(Answered::recall).toList()),
                            figure(answered.stream().map(Answered::recallAll).toList()),
                            String.format(
                                    Locale.ROOT,
                                    "%.1f",
                                    answered.stream()
                                            .mapToInt(Answered::shown)
                                            .average()
                                            .orElse(0)));
                }
            }
        }
    }
}
