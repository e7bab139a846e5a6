package org.answerable.search.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.answerable.search.Facet;
import org.answerable.search.SearchQuery;

/**
 * How well a sentence in one language finds its document in another, with the lexicon and without: of the news, in
 * order of the documents' names, each fourth document (the last of four) is left out of learning and asked about, among
 * all. Of each, one sentence in five is taken out of all languages and asked in each. The split was fixed before it was
 * looked at; constants were chosen on the third of four documents, left out of learning with the fourth.
 */
final class LexiconMeasure {
    private static final int PARTS = 4;
    private static final int HELD_OUT = 5;
    private static final int ASKED = 2;

    private record Question(String tag, String document, String words) {}

    /** Of so many questions how many came first, the sum of 1/rank within ten, and the time in nanoseconds. */
    private static final class Score {
        private int asked;
        private int first;
        private double reciprocal;
        private long nanos;

        void add(int rank, long taken) {
            asked++;
            first += rank == 0 ? 1 : 0;
            reciprocal += rank < 0 ? 0 : 1.0 / (rank + 1);
            nanos += taken;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f/%.3f", (double) first / asked, reciprocal / asked);
        }
    }

    private final Map<String, Map<String, String>> documents = new TreeMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final int part = Integer.getInteger("part", PARTS - 1);
    private final int every = Integer.getInteger("every", 1);

    LexiconMeasure(Path folder) throws IOException {
        for (String tag : LexiconTrainer.tags("zh")) {
            Map<String, List<String>> sentences = new LinkedHashMap<>();
            for (String line : Files.readAllLines(folder.resolve(tag + ".tsv"))) {
                String[] cells = line.split("\t", 2);
                sentences.computeIfAbsent(cells[0], d -> new ArrayList<>()).add(cells[1].strip());
            }
            Map<String, String> texts = new LinkedHashMap<>();
            sentences.forEach((document, all) -> {
                List<String> kept = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    String said = all.get(i);
                    if (i % HELD_OUT == ASKED) {
                        int length = Math.min(SearchQuery.MAX_LENGTH, said.codePointCount(0, said.length()));
                        questions.add(
                                new Question(tag, document, said.substring(0, said.offsetByCodePoints(0, length))));
                    } else {
                        kept.add(said);
                    }
                }
                texts.put(document, String.join(" ", kept));
            });
            documents.put(tag, texts);
        }
    }

    void run(LexiconTrainer trainer) throws IOException {
        List<String> names =
                documents.values().iterator().next().keySet().stream().sorted().toList();
        Set<String> without = new TreeSet<>();
        Set<String> held = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (i % PARTS == part) {
                held.add(names.get(i));
            }
            if (i % PARTS == part || i % PARTS == PARTS - 1) {
                without.add(names.get(i));
            }
        }
        Lexicon learned = new Lexicon((one, other) -> trainer.learn(one, other, without));
        learned.load();
        System.out.println(held.size() + " documents are asked about: " + held);
        ScheduledExecutorService background =
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "lexicon");
        try (LuceneIndex before = open(folder.resolve("before"), background, Lexicon.NONE);
                LuceneIndex with = open(folder.resolve("with"), background, learned)) {
            Map<String, Score[]> scores = new TreeMap<>();
            int number = 0;
            for (Question question : questions) {
                if (held.contains(question.document()) && number++ % every == 0) {
                    for (String to : documents.keySet()) {
                        if (!to.equals(question.tag())) {
                            ask(question, to, before, with, scores);
                        }
                    }
                }
            }
            print(scores);
        } finally {
            background.shutdown();
        }
    }

    private LuceneIndex open(Path folder, ScheduledExecutorService background, Lexicon lexicon) {
        RecordsInMemory records = new RecordsInMemory();
        documents.forEach((language, texts) -> texts.forEach(
                (document, text) -> records.put(RecordsInMemory.entry(language + "/" + document, language, text))));
        LuceneIndex index =
                new LuceneIndex(folder, records, background, Clock.systemUTC(), new Plan.Aids(true, lexicon));
        while (!index.state().complete()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return index;
    }

    private static void ask(
            Question question, String to, LuceneIndex before, LuceneIndex with, Map<String, Score[]> scores) {
        SearchQuery query = SearchQuery.of(question.words()).sized(10).filtered(Facet.LANGUAGE, to);
        List<LuceneIndex> ways = List.of(before, with);
        for (int i = 0; i < ways.size(); i++) {
            long begun = System.nanoTime();
            int rank = ways.get(i).search(query).ids().indexOf(to + "/" + question.document());
            long taken = System.nanoTime() - begun;
            for (String name :
                    List.of(question.tag() + " > " + to, question.tag() + " > all", "all > " + to, "all > all")) {
                scores.computeIfAbsent(name, n -> new Score[] {new Score(), new Score()})[i].add(rank, taken);
            }
        }
    }

    private static void print(Map<String, Score[]> scores) {
        scores.forEach((name, of) -> System.out.printf(
                Locale.ROOT,
                "%-14s %5d  %s  %s  %.2f ms  %.2f ms%n",
                name,
                of[0].asked,
                of[0],
                of[1],
                of[0].nanos / 1e6 / of[0].asked,
                of[1].nanos / 1e6 / of[1].asked));
    }
}
