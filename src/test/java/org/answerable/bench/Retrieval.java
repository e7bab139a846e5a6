package org.answerable.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Glossary;
import org.answerable.platform.Resources;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.answerable.search.RecordSource;
import org.answerable.search.SearchQuery;
import org.answerable.search.lucene.LuceneIndex;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * How well a text is found: from each document one sentence in five is held out and searched for in one index of all
 * languages, where its document's remaining text should come first. The query's language is not given. Beside the
 * product's index stand two made of Lucene's standard analyzer and of ICU's words, folded, alone.
 */
final class Retrieval {
    /** The lexicon was learned from these very texts: {@code script/train-lexicon measure} says what it does. */
    private static final Set<LuceneIndex.Aid> GLOSSARY = EnumSet.of(LuceneIndex.Aid.GLOSSARY);

    private static final int HELD_OUT = 5;
    private static final int DEPTH = 10;
    /**
     * Across languages there are many pairs: after so long no more are asked; they come evenly from all documents, so
     * that the figures stand whatever was left out.
     */
    private static final Duration ACROSS_AT_MOST =
            Duration.ofMinutes(Long.parseLong(System.getenv().getOrDefault("BENCH_ACROSS_MINUTES", "15")));

    private static final int BOOTSTRAPS = 1_000;
    private static final String ROW = "%-10s %7s %9s  %-13s %-13s %-13s %-13s %s%n";

    /**
     * What one way to search found: of so many questions how many came first, the sum of 1/rank within ten, and the
     * time.
     */
    private static final class Score {
        /** By document asked, first and the sum of 1/rank: sentences of one document are not independent. */
        private final Map<String, double[]> byDocument = new TreeMap<>();

        private final Set<String> sentences = new HashSet<>();
        private int asked;
        private int first;
        private double reciprocal;
        private long nanos;

        void add(Question question, int rank, long taken) {
            double[] document = byDocument.computeIfAbsent(question.document(), d -> new double[3]);
            document[0]++;
            document[1] += rank == 0 ? 1 : 0;
            document[2] += rank < 0 ? 0 : 1.0 / (rank + 1);
            sentences.add(question.document() + "#" + question.number());
            asked++;
            first += rank == 0 ? 1 : 0;
            reciprocal += rank < 0 ? 0 : 1.0 / (rank + 1);
            nanos += taken;
        }

        double recall() {
            return (double) first / asked;
        }

        double mrr() {
            return reciprocal / asked;
        }

        @Override
        public String toString() {
            return asked == 0 ? "" : String.format(Locale.ROOT, "%.3f/%.3f", recall(), mrr());
        }

        /** What holds the figures in 95 of 100 samples of the documents. */
        String interval() {
            double[][] documents = byDocument.values().toArray(double[][]::new);
            Random random = new Random(13);
            double[][] means = new double[2][BOOTSTRAPS];
            for (int i = 0; i < BOOTSTRAPS && documents.length > 0; i++) {
                double[] sum = new double[3];
                for (int j = 0; j < documents.length; j++) {
                    double[] drawn = documents[random.nextInt(documents.length)];
                    for (int k = 0; k < sum.length; k++) {
                        sum[k] += drawn[k];
                    }
                }
                means[0][i] = sum[1] / sum[0];
                means[1][i] = sum[2] / sum[0];
            }
            for (double[] mean : means) {
                Arrays.sort(mean);
            }
            int low = BOOTSTRAPS * 25 / 1000;
            int high = BOOTSTRAPS * 975 / 1000;
            return asked == 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%.3f-%.3f/%.3f-%.3f",
                            means[0][low],
                            means[0][high],
                            means[1][low],
                            means[1][high]);
        }

        String time() {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6 / asked);
        }
    }

    /** A way to search: the names of at most ten documents, best first. */
    private interface Way {
        List<String> search(String words, String language) throws IOException;
    }

    /** @param number which sentence of the document, the same in all languages of aligned texts */
    private record Question(String language, String document, int number, String words) {}

    private final Map<String, Map<String, String>> documents = new TreeMap<>();
    private final List<Question> questions = new ArrayList<>();

    /** @param folder of {@code tag.tsv}, lines of document, tab, sentence; documents have the same names in all */
    Retrieval(Path folder) throws IOException {
        for (Map.Entry<String, Path> file : byTag(folder, ".tsv").entrySet()) {
            read(file.getKey(), Files.readAllLines(file.getValue()));
        }
    }

    private static Map<String, Path> byTag(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending))
                    .collect(Collectors.toMap(
                            f -> f.getFileName().toString().replace(ending, ""), f -> f, (a, b) -> a, TreeMap::new));
        }
    }

    private void read(String tag, List<String> lines) {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        for (String line : lines) {
            String[] cells = line.split("\t", 2);
            sentences.computeIfAbsent(cells[0], d -> new ArrayList<>()).add(cells[1].strip());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sentences.forEach((document, all) -> {
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                String sentence = all.get(i);
                if (i % HELD_OUT == 2) {
                    int length = Math.min(SearchQuery.MAX_LENGTH, sentence.codePointCount(0, sentence.length()));
                    questions.add(new Question(
                            tag, document, i, sentence.substring(0, sentence.offsetByCodePoints(0, length))));
                } else {
                    kept.add(sentence);
                }
            }
            texts.put(document, String.join(" ", kept));
        });
        documents.put(tag, texts);
    }

    /** Measures and prints. */
    void run() throws Exception {
        try (Place place = new Place();
                LuceneIndex index = place.open("with", documents, GLOSSARY);
                LuceneIndex without = place.open("without", documents, EnumSet.noneOf(LuceneIndex.Aid.class));
                Plain standard = new Plain(new StandardAnalyzer(), documents);
                Plain icu = new Plain(new FoldedWords(), documents)) {
            within("held-out sentence to its document", documents, questions, standard, icu, way(index));
            across(standard, icu, way(without), way(index));
            demonstration(place);
            abuse(index);
            System.out.printf(
                    Locale.ROOT, "%nsize of the index: %.1f times the text%n", (double) place.size("with") / bytes());
        }
    }

    /** A folder for indexes that is gone afterwards, and the thread that builds them. */
    private static final class Place implements AutoCloseable {
        private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);
        private final Path folder;

        Place() throws IOException {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "retrieval");
        }

        LuceneIndex open(String name, Map<String, Map<String, String>> documents, Set<LuceneIndex.Aid> aids) {
            return open(name, new Source(documents), aids);
        }

        LuceneIndex open(String name, RecordSource source) {
            return open(name, source, EnumSet.allOf(LuceneIndex.Aid.class));
        }

        private LuceneIndex open(String name, RecordSource source, Set<LuceneIndex.Aid> aids) {
            LuceneIndex index = new LuceneIndex(folder.resolve(name), source, background, Clock.systemUTC(), aids);
            while (!index.state().complete()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // Built by another thread.
            }
            return index;
        }

        long size(String name) throws IOException {
            try (Stream<Path> files = Files.walk(folder.resolve(name))) {
                return files.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            background.shutdown();
            background.awaitTermination(20, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Way way(LuceneIndex index) {
        return (words, language) -> {
            SearchQuery query = SearchQuery.of(words).sized(DEPTH);
            return index.search(language == null ? query : query.filtered(Facet.LANGUAGE, language))
                    .ids();
        };
    }

    private long bytes() {
        return documents.values().stream()
                .flatMap(texts -> texts.values().stream())
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /**
     * A sentence in one language, its document in another, among all documents of that one. What finds it without a
     * glossary are names and numbers; news has few of the words of this field, so this says how little harm and how
     * much good the glossary does outside of it.
     */
    private void across(Way... ways) throws IOException {
        List<String> languages = Glossary.shipped().languages().stream()
                .map(tag -> tag.equals("zh-Hans") ? "zh" : tag)
                .filter(documents::containsKey)
                .toList();
        Map<Question, Integer> rounds = new IdentityHashMap<>();
        Map<String, Integer> before = new HashMap<>();
        List<Question> asked = questions.stream()
                .filter(q -> languages.contains(q.language()))
                .peek(q -> rounds.put(q, before.merge(q.language() + "/" + q.document(), 1, Integer::sum)))
                .sorted(Comparator.comparingInt(rounds::get))
                .toList();
        Map<String, Score[]> scores = new LinkedHashMap<>();
        languages.forEach(language -> scores.put(language, scores(ways.length)));
        Score[] all = scores(ways.length);
        long until = System.nanoTime() + ACROSS_AT_MOST.toNanos();
        int done = 0;
        // A round, one sentence of each document in each language, is asked whole or not at all.
        for (int at = 0;
                at < asked.size()
                        && (at == 0
                                || System.nanoTime() < until
                                || rounds.get(asked.get(at)).equals(rounds.get(asked.get(at - 1))));
                at++, done++) {
            Question question = asked.get(at);
            for (String to : languages) {
                for (int way = 0; way < ways.length && !to.equals(question.language()); way++) {
                    long begun = System.nanoTime();
                    int rank = ways[way].search(question.words(), to).indexOf(id(to, question.document()));
                    long taken = System.nanoTime() - begun;
                    scores.get(question.language())[way].add(question, rank, taken);
                    all[way].add(question, rank, taken);
                }
            }
        }
        System.out.printf(
                "%nsentence in one language to its document in another (each of %d languages asked for in the %d "
                        + "others); %d of %d sentences asked%n",
                languages.size(), languages.size() - 1, done, asked.size());
        System.out.printf(
                ROW,
                "asked in",
                "asked",
                "sentences",
                "standard",
                "icu",
                "ours, before",
                "with glossary",
                "its 95 % interval by document");
        scores.forEach((language, of) -> System.out.printf(
                ROW, language, of[0].asked, of[0].sentences.size(), of[0], of[1], of[2], of[3], of[3].interval()));
        System.out.printf(
                ROW, "all", all[0].asked, all[0].sentences.size(), all[0], all[1], all[2], all[3], all[3].interval());
        System.out.printf(ROW, "time", "", "", all[0].time(), all[1].time(), all[2].time(), all[3].time(), "");
    }

    /**
     * The demonstration's records in the language they were written in, among the others of that language, asked for by
     * the title (or the first sentence) of a translation: texts of the field itself, written apart from the glossary.
     */
    private static void demonstration(Place place) throws IOException {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        List<Question> titles = new ArrayList<>();
        int number = 0;
        for (JsonObject record : Stream.of("/demo/records.json", "/demo/records-more.json")
                .flatMap(file -> Resources.array(file).stream())
                .toList()) {
            String document = "d" + number++;
            String language = record.getString("language");
            texts.computeIfAbsent(language, l -> new LinkedHashMap<>())
                    .put(document, record.getString("title", "") + "\n" + record.getString("text"));
            if (record.containsKey("translations")) {
                for (JsonObject translation :
                        record.getJsonArray("translations").getValuesAs(JsonObject.class)) {
                    String title = translation.getString("title", "");
                    titles.add(new Question(
                            translation.getString("language"),
                            id(language, document),
                            0,
                            title.isBlank() ? beginning(translation.getString("text")) : title));
                }
            }
        }
        try (LuceneIndex without = place.open("demo-without", texts, EnumSet.noneOf(LuceneIndex.Aid.class));
                LuceneIndex with = place.open("demo-with", texts, EnumSet.allOf(LuceneIndex.Aid.class));
                Plain standard = new Plain(new StandardAnalyzer(), texts);
                Plain icu = new Plain(new FoldedWords(), texts)) {
            Way[] ways = {standard, icu, way(without), way(with)};
            System.out.printf(
                    "%ntitle or first sentence of a translation to its record among those of the language it was "
                            + "written in: %d records of the demonstration, in %d languages%n",
                    number, texts.size());
            System.out.printf(
                    ROW,
                    "asked in",
                    "asked",
                    "records",
                    "standard",
                    "icu",
                    "ours, before",
                    "with glossary",
                    "its 95 % interval by record");
            Score[] all = scores(ways.length);
            Map<String, Score[]> byLanguage = new TreeMap<>();
            for (Question title : titles) {
                Score[] scores = byLanguage.computeIfAbsent(title.language(), l -> scores(ways.length));
                for (int i = 0; i < ways.length; i++) {
                    long begun = System.nanoTime();
                    int rank = ways[i].search(title.words(), title.document().split("/")[0])
                            .indexOf(title.document());
                    long taken = System.nanoTime() - begun;
                    scores[i].add(title, rank, taken);
                    all[i].add(title, rank, taken);
                }
            }
            byLanguage.forEach((language, scores) -> System.out.printf(
                    ROW,
                    language,
                    scores[0].asked,
                    scores[0].byDocument.size(),
                    scores[0],
                    scores[1],
                    scores[2],
                    scores[3],
                    scores[3].interval()));
            System.out.printf(
                    ROW,
                    "all",
                    all[0].asked,
                    all[0].byDocument.size(),
                    all[0],
                    all[1],
                    all[2],
                    all[3],
                    all[3].interval());
            System.out.printf(ROW, "time", "", "", all[0].time(), all[1].time(), all[2].time(), all[3].time(), "");
        }
    }

    /** What people type: {@link Judged}, beside any word of the same texts by BM25. */
    static void judged() throws Exception {
        Judged judged = new Judged();
        try (Place place = new Place();
                LuceneIndex index = place.open("judged", judged.source());
                LuceneIndex without = place.open("judged-without", judged.source(), GLOSSARY);
                Plain any = new Plain(new FoldedWords(), judged.plain())) {
            Map<String, Judged.Way> ways = new LinkedHashMap<>();
            ways.put(
                    "any word, BM25",
                    query -> any.search(query.words(), null).stream()
                            .map(id -> id.substring(id.indexOf('/') + 1))
                            .toList());
            ways.put(
                    "ours, without learned words",
                    query -> without.search(SearchQuery.of(query.words()).sized(Judged.DEPTH))
                            .ids());
            ways.put(
                    "ours",
                    query -> index.search(SearchQuery.of(query.words()).sized(Judged.DEPTH))
                            .ids());
            judged.run(ways);
        }
    }

    /** The first sentence, at most 150 code points of it. */
    private static String beginning(String text) {
        String sentence = text.split("(?<=[.!?。။؟])", 2)[0];
        return sentence.substring(
                0, sentence.offsetByCodePoints(0, Math.min(150, sentence.codePointCount(0, sentence.length()))));
    }

    /** The longest queries of every script: how long the slowest takes. */
    private static void abuse(LuceneIndex index) {
        List<String> units = List.of(
                "a",
                "я",
                "ع",
                "中",
                "한",
                "ไ",
                "ລ",
                "ក",
                "မ",
                "አ",
                "ग",
                "Ω",
                "א",
                "\u0301",
                "😀",
                "9",
                "ế",
                "police ",
                "tub ceev xwm ",
                "警察",
                "ရဲ ");
        long slowest = 0;
        String which = "";
        for (String unit : units) {
            for (String words : List.of(
                    unit.repeat(500),
                    (unit + " ").repeat(250),
                    ("\"" + unit + "\" ").repeat(120),
                    ("-" + unit + " ").repeat(150))) {
                String cut = words.substring(
                        0,
                        words.offsetByCodePoints(
                                0, Math.min(SearchQuery.MAX_LENGTH, words.codePointCount(0, words.length()))));
                index.search(SearchQuery.of(cut));
                long begun = System.nanoTime();
                index.search(SearchQuery.of(cut));
                long taken = System.nanoTime() - begun;
                if (taken > slowest) {
                    slowest = taken;
                    which = unit;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nslowest of %d hostile queries of 500 characters (longer ones are refused): "
                        + "%.1f ms, \u201c%s\u201d repeated (target 250 ms)%n",
                4 * units.size(),
                slowest / 1e6,
                which.strip());
    }

    /**
     * Questions of people to the paragraph that answers each, among all paragraphs of all languages.
     *
     * @param folder of {@code tag.json} in the format of SQuAD: {@code data[].paragraphs[]} of {@code context} and
     *     {@code qas[].question}
     */
    static void questions(Path folder) throws Exception {
        Map<String, Map<String, String>> paragraphs = new TreeMap<>();
        List<Question> questions = new ArrayList<>();
        for (Map.Entry<String, Path> file : byTag(folder, ".json").entrySet()) {
            String tag = file.getKey();
            Map<String, String> texts = paragraphs.computeIfAbsent(tag, t -> new LinkedHashMap<>());
            try (JsonReader reader = Json.createReader(Files.newBufferedReader(file.getValue()))) {
                for (JsonObject article :
                        reader.readObject().getJsonArray("data").getValuesAs(JsonObject.class)) {
                    for (JsonObject paragraph :
                            article.getJsonArray("paragraphs").getValuesAs(JsonObject.class)) {
                        String name = "p" + texts.size();
                        texts.put(name, paragraph.getString("context"));
                        for (JsonObject asked : paragraph.getJsonArray("qas").getValuesAs(JsonObject.class)) {
                            questions.add(new Question(
                                    tag,
                                    name,
                                    questions.size(),
                                    asked.getString("question").strip()));
                        }
                    }
                }
            }
        }
        try (Place place = new Place();
                LuceneIndex index = place.open("questions", paragraphs, EnumSet.allOf(LuceneIndex.Aid.class));
                Plain standard = new Plain(new StandardAnalyzer(), paragraphs);
                Plain icu = new Plain(new FoldedWords(), paragraphs)) {
            within(
                    "question to the paragraph that answers it (targets .915/.945)",
                    paragraphs,
                    questions,
                    standard,
                    icu,
                    way(index));
        }
    }

    private static void within(
            String title, Map<String, Map<String, String>> documents, List<Question> questions, Way... ways)
            throws IOException {
        System.out.printf(
                "%n%s: %d texts in %d languages in one index, language not given; recall@1/MRR@10%n",
                title, documents.values().stream().mapToInt(Map::size).sum(), documents.size());
        System.out.printf(
                ROW, "language", "asked", "sentences", "standard", "icu", "ours", "", "its 95 % interval by document");
        Score[] all = scores(ways.length);
        Map<String, Score[]> byLanguage = new TreeMap<>();
        for (Question question : questions) {
            Score[] scores = byLanguage.computeIfAbsent(question.language(), l -> scores(ways.length));
            for (int i = 0; i < ways.length; i++) {
                long begun = System.nanoTime();
                List<String> found = ways[i].search(question.words(), null);
                long taken = System.nanoTime() - begun;
                int rank = found.indexOf(id(question.language(), question.document()));
                scores[i].add(question, rank, taken);
                all[i].add(question, rank, taken);
            }
        }
        byLanguage.forEach((language, scores) -> System.out.printf(
                ROW,
                language,
                scores[0].asked,
                scores[0].sentences.size(),
                scores[0],
                scores[1],
                scores[2],
                "",
                scores[2].interval()));
        System.out.printf(
                ROW, "all", all[0].asked, all[0].sentences.size(), all[0], all[1], all[2], "", all[2].interval());
        System.out.printf(ROW, "time", "", "", all[0].time(), all[1].time(), all[2].time(), "", "");
    }

    private static Score[] scores(int count) {
        return Stream.generate(Score::new).limit(count).toArray(Score[]::new);
    }

    private static String id(String language, String document) {
        return language + "/" + document;
    }

    /** ICU's words without case and diacritics. */
    private static final class FoldedWords extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new ICUTokenizer();
            return new TokenStreamComponents(words, new ICUFoldingFilter(words));
        }
    }

    /** One field, one analyzer, any word will do. */
    private static final class Plain implements Way, AutoCloseable {
        private final Analyzer analyzer;
        private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
        private final DirectoryReader reader;
        private final IndexSearcher searcher;

        Plain(Analyzer analyzer, Map<String, Map<String, String>> documents) throws IOException {
            this.analyzer = analyzer;
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                documents.forEach((language, texts) -> texts.forEach((document, text) -> {
                    Document one = new Document();
                    one.add(new StringField("id", id(language, document), Field.Store.YES));
                    one.add(new StringField("language", language, Field.Store.NO));
                    one.add(new TextField("text", text, Field.Store.NO));
                    try {
                        writer.addDocument(one);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            }
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
        }

        @Override
        public List<String> search(String words, String language) throws IOException {
            Set<String> terms = new LinkedHashSet<>();
            try (TokenStream stream = analyzer.tokenStream("text", words)) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    terms.add(term.toString());
                }
                stream.end();
            }
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            terms.stream()
                    .limit(IndexSearcher.getMaxClauseCount())
                    .forEach(term -> any.add(new TermQuery(new Term("text", term)), Occur.SHOULD));
            BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
            if (language != null) {
                query.add(new TermQuery(new Term("language", language)), Occur.FILTER);
            }
            List<String> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query.build(), DEPTH).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc).get("id"));
            }
            return found;
        }

        @Override
        public void close() throws IOException {
            reader.close();
            directory.close();
        }
    }

    /** The documents as public records. */
    private record Source(Map<String, Map<String, String>> documents) implements RecordSource {
        @Override
        public long head() {
            return 1;
        }

        @Override
        public void each(Consumer<Supplier<List<IndexEntry>>> batch) {
            documents.forEach((language, texts) -> batch.accept(() -> texts.entrySet().stream()
                    .map(e -> entry(language, e.getKey(), e.getValue()))
                    .toList()));
        }

        @Override
        public List<IndexEntry> find(Collection<String> ids) {
            return ids.stream()
                    .map(id -> id.split("/", 2))
                    .map(at -> entry(at[0], at[1], documents.get(at[0]).get(at[1])))
                    .toList();
        }

        private static IndexEntry entry(String language, String document, String text) {
            return new IndexEntry(
                    id(language, document),
                    "comment",
                    language,
                    "answered",
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    List.of(new IndexedText(IndexedText.Part.TEXT, language, text)));
        }
    }
}
