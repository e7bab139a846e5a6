package org.answerable.search.lucene;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexState;
import org.answerable.search.SearchIndex;
import org.answerable.search.SearchQuery;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest extends IndexContract {
    @TempDir
    Path folder;

    @Override
    protected SearchIndex begin() {
        return new LuceneIndex(folder, records, background, Clock.systemUTC());
    }

    @Test
    void what_is_collected_in_several_threads_is_what_one_finds() throws IOException {
        Random random = new Random(11);
        Plan.Aids aids = new Plan.Aids(true, Lexicon.shipped());
        try (Generation generation = new Generation(folder.resolve("several"))) {
            for (int i = 0; i < 60; i++) { // A segment each, of which some become one.
                List<IndexEntry> some = new ArrayList<>();
                for (int j = 0; j < 1 + random.nextInt(60); j++) {
                    some.add(RecordsInMemory.random("r" + random.nextInt(2_000), random));
                }
                generation.put(some);
                generation.remove(List.of("r" + random.nextInt(2_000)));
                generation.refresh();
            }
            IndexSearcher acquired = generation.searchers().acquire();
            try {
                IndexSearcher one = new IndexSearcher(acquired.getIndexReader());
                IndexSearcher several = new Generation.Searcher(acquired.getIndexReader(), 1, 1_000);
                assertThat(several.getSlices()).hasSizeGreaterThan(2);
                for (int i = 0; i < 200; i++) {
                    String words = RecordsInMemory.word(random)
                            + (i % 4 == 0 ? "" : " " + RecordsInMemory.word(random))
                            + (i % 9 == 0 ? " offecir" : "");
                    SearchQuery query = SearchQuery.of(i % 10 == 0 ? "" : words).sized(1 + random.nextInt(30));
                    if (i % 3 == 0) {
                        query = query.filtered(Facet.LANGUAGE, "en", "es");
                    }
                    if (i % 5 == 0) {
                        query = query.filtered(Facet.STATUS, "answered");
                    }
                    same(generation, query, aids, one, several);
                }
            } finally {
                generation.searchers().release(acquired);
            }
        }
    }

    @Test
    void a_query_in_a_script_meets_no_analyzer_of_another() {
        open();
        for (String language : List.of("zh-Hans", "ru", "ar", "en", "el", "my", "th")) {
            publish(RecordsInMemory.entry(language, language, "x"));
        }
        Map.of(
                        "Η αστυνομία μας σταμάτησε",
                        "el",
                        "警察拦下我们",
                        "zh",
                        "Полиция остановила нас",
                        "ru",
                        "أوقفتنا الشرطة",
                        "ar",
                        "ရဲတွေက ကျွန်တော်တို့ကို တားခဲ့တယ်",
                        "my",
                        "ตำรวจหยุดเรา",
                        "th")
                .forEach((words, key) -> {
                    for (String reader : List.of("zh-Hans", "en", "ru", "ar")) {
                        Plan plan = new Plan(
                                SearchQuery.of(words).readBy(reader).filtered(Facet.LANGUAGE, "zh-Hans", "en"),
                                Set.of("zh", "ru", "ar", "en", "el", "my", "th"),
                                new Plan.Aids(true, Lexicon.shipped()),
                                NOTHING);
                        assertThat(plan.languages())
                                .as("%s read by %s", words, reader)
                                .contains(key)
                                .allMatch(asked -> Analysis.script(asked).equals(Analysis.script(key)));
                    }
                });
    }

    @Test
    void whatever_is_asked_the_clauses_are_bounded() {
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
                "ﷺ",
                "\u0301",
                "😀",
                "👩‍👩‍👧",
                "9",
                "ế",
                "police ",
                "tub ceev xwm ",
                "警察",
                "ပုလိပ်");
        Set<String> indexed =
                Set.of("en", "es", "hmn", "so", "ar", "zh", "ru", "uk", "my", "sw", "fa", "vi", "ko", "th", "el");
        for (String unit : units) {
            for (String words : List.of(
                    unit.repeat(250),
                    (unit + " ").repeat(250),
                    ("\"" + unit + "\" ").repeat(120),
                    ("-" + unit + " ").repeat(150),
                    (unit + " OR ").repeat(100) + unit,
                    (unit + " " + unit + " AND ").repeat(50) + unit,
                    ("(" + unit + " NOT ").repeat(40) + unit + ")".repeat(40),
                    ("title:" + unit + " ").repeat(60),
                    ("\"" + unit + " x\"~9 ").repeat(40),
                    (unit.strip().repeat(3) + "* ").repeat(60))) {
                String cut = words.substring(
                        0, words.offsetByCodePoints(0, Math.min(500, words.codePointCount(0, words.length()))));
                assertThat(clauses(new Plan(
                                        SearchQuery.of(cut).readBy("en"),
                                        indexed,
                                        new Plan.Aids(true, Lexicon.shipped()),
                                        NOTHING)
                                .query()))
                        .as(cut)
                        .isLessThan(2_500);
            }
        }
        StringBuilder all = new StringBuilder();
        org.answerable.language.Glossary.shipped().concepts().stream()
                .limit(25)
                .forEach(
                        concept -> all.append(concept.variants("en").getFirst()).append(' '));
        assertThat(clauses(new Plan(
                                SearchQuery.of(all.toString()),
                                indexed,
                                new Plan.Aids(true, Lexicon.shipped()),
                                NOTHING)
                        .query()))
                .isBetween(100, 2_500);
    }

    @Test
    void the_index_holds_no_stored_text_no_vectors_and_no_term_of_a_redacted_span() throws IOException {
        open();
        publish(RecordsInMemory.entry("a", "en", "Call me at ▮▮▮ tomorrow, said ▮▮▮▮ zanzibarically"));
        assertThat(found("\"at tomorrow\""))
                .as("words on the two sides of a redaction are no phrase")
                .isEmpty();
        assertThat(found("▮▮▮")).isEmpty();
        index.close();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(current()))) {
            for (LeafReaderContext leaf : reader.leaves()) {
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    assertThat(leaf.reader().storedFields().document(doc).getFields())
                            .isEmpty();
                    assertThat(leaf.reader().termVectors().get(doc)).isNull();
                }
                for (FieldInfo field : leaf.reader().getFieldInfos()) {
                    assertThat(field.getIndexOptions())
                            .isNotEqualTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
                }
            }
            Set<String> terms = new HashSet<>();
            for (String field : FieldInfos.getIndexedFields(reader)) {
                Terms of = MultiTerms.getTerms(reader, field);
                TermsEnum each = of == null ? TermsEnum.EMPTY : of.iterator();
                while (each.next() != null) {
                    terms.add(each.term().utf8ToString());
                }
            }
            assertThat(terms).contains("zanzibarically", "tomorrow").noneMatch(term -> term.contains("▮"));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean quoted = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("Call me");
                assertThat(quoted).as("%s holds text", file.getFileName()).isFalse();
            }
        }
    }

    @Test
    void after_a_crash_the_index_goes_on_from_its_last_commit_and_ends_the_same() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 5; round++) {
            open();
            long from = index.position();
            assertThat(from).isLessThanOrEqualTo(records.head);
            // Replays what the crash lost: the present state of everything is at least that.
            index.update(List.copyOf(records.records.values()), gone(), records.head);
            for (int i = 0; i < 30; i++) {
                if (random.nextInt(5) == 0) {
                    withdraw("r" + random.nextInt(200));
                } else {
                    publish(RecordsInMemory.random("r" + random.nextInt(200), random));
                }
            }
            ((LuceneIndex) index).crash();
            index = null;
        }
        open();
        index.update(List.copyOf(records.records.values()), gone(), records.head);
        List<String> all = new ArrayList<>();
        index.every(SearchQuery.of(""), 100, (ids, weaker) -> all.addAll(ids));
        assertThat(all).containsExactlyInAnyOrderElementsOf(records.records.keySet());
    }

    @Test
    void a_missing_damaged_or_too_new_index_is_built_again_by_itself() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open().close();
        records.remove("r0");
        for (String damage : List.of("no pointer", "no folder", "cut", "flipped", "other format", "ahead")) {
            Path generation = current();
            switch (damage) {
                case "no pointer" -> Files.delete(folder.resolve("current"));
                case "no folder" -> Files.writeString(folder.resolve("current"), "g-nothing");
                case "cut" -> {
                    for (Path file : files(generation, "cfs")) {
                        Files.write(file, new byte[10]);
                    }
                }
                case "flipped" -> {
                    for (Path file : files(generation, "cfs")) {
                        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                            bytes.seek(bytes.length() / 2);
                            int old = bytes.read();
                            bytes.seek(bytes.length() / 2);
                            bytes.write(old ^ 0x55);
                        }
                    }
                }
                case "other format" -> {
                    for (Path file : files(generation, "")) {
                        if (file.getFileName().toString().startsWith("segments_")) {
                            Files.delete(file);
                        }
                    }
                }
                default -> records.head = 1;
            }
            index = new LuceneIndex(folder, records, background, Clock.systemUTC());
            await(() -> index.state().complete()
                    && index.state().rebuild() != null
                    && index.state().rebuild().state() == IndexState.Rebuild.State.DONE);
            assertThat(index.search(SearchQuery.of("")).total()).as(damage).isEqualTo(299);
            assertThat(index.position()).isLessThanOrEqualTo(records.head);
            index.close();
            try (Stream<Path> kept = Files.list(folder)) {
                assertThat(kept.filter(Files::isDirectory))
                        .as("old generations are deleted")
                        .hasSize(1);
            }
            records.head = 400;
        }
    }

    @Test
    void a_word_that_was_redacted_or_withdrawn_is_gone_from_every_file_within_a_minute() {
        open();
        for (int i = 0; i < 300; i++) {
            publish(RecordsInMemory.entry("r" + i, "en", "Officers stopped me on the road, number " + i + "."));
        }
        publish(RecordsInMemory.entry("a", "en", "My neighbour Quillfeather was stopped."));
        publish(RecordsInMemory.entry("b", "en", "They followed Oddenwright."));
        await(() -> termsOnDisk().containsAll(Set.of("quillfeather", "oddenwright")));
        publish(RecordsInMemory.entry("a", "en", "My neighbour ▮▮▮ was stopped."));
        index.forget();
        assertThat(found("Quillfeather")).isEmpty();
        await(() -> !termsOnDisk().contains("quillfeather"));
        withdraw("b");
        index.forget();
        // The second time waits until some time has passed since the first.
        eventually("the word is gone within a minute")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !termsOnDisk().contains("oddenwright"));
        assertThat(termsOnDisk())
                .as("the others are there")
                .contains("officers", "neighbour", "stopped")
                .doesNotContain("followed");
        assertThat(index.search(SearchQuery.of("")).total()).isEqualTo(301);
    }

    @Test
    void what_was_to_be_forgotten_before_the_end_is_forgotten_after_the_next_start() {
        open();
        publish(RecordsInMemory.entry("z", "en", "Something stays."));
        publish(RecordsInMemory.entry("a", "en", "My neighbour Quillfeather was stopped."));
        await(() -> termsOnDisk().contains("quillfeather"));
        publish(RecordsInMemory.entry("a", "en", "My neighbour ▮▮▮ was stopped."));
        index.close();
        open();
        await(() -> !termsOnDisk().contains("quillfeather"));
    }

    private static void same(
            Generation generation, SearchQuery query, Plan.Aids aids, IndexSearcher one, IndexSearcher several)
            throws IOException {
        Plan plan = new Plan(query, generation.languages(), aids, one);
        LuceneIndex.Collected<TopFieldDocs> serial = LuceneIndex.top(generation, one, query, plan);
        LuceneIndex.Collected<TopFieldDocs> parallel =
                LuceneIndex.top(generation, several, query, new Plan(query, generation.languages(), aids, several));
        assertThat(parallel.faceted().total())
                .as(query.words())
                .isEqualTo(serial.faceted().total());
        assertThat(parallel.faceted().weaker()).isEqualTo(serial.faceted().weaker());
        assertThat(parallel.faceted().facets()).isEqualTo(serial.faceted().facets());
        assertThat(parallel.hits().scoreDocs).hasSameSizeAs(serial.hits().scoreDocs);
        for (int i = 0; i < serial.hits().scoreDocs.length; i++) {
            FieldDoc expected = (FieldDoc) serial.hits().scoreDocs[i];
            FieldDoc actual = (FieldDoc) parallel.hits().scoreDocs[i];
            assertThat(actual.doc).isEqualTo(expected.doc);
            assertThat(actual.fields).containsExactly(expected.fields);
            assertThat(parallel.faceted().isWeaker(actual.doc))
                    .isEqualTo(serial.faceted().isWeaker(expected.doc));
        }
        assertThat(LuceneIndex.collect(generation, several, plan, new Everything.All(plan.ranks()))
                        .hits())
                .containsExactly(LuceneIndex.collect(generation, one, plan, new Everything.All(plan.ranks()))
                        .hits());
    }

    private Path current() throws IOException {
        return folder.resolve(Files.readString(folder.resolve("current")).strip());
    }

    private List<String> gone() {
        return Stream.iterate(0, i -> i + 1)
                .limit(200)
                .map(i -> "r" + i)
                .filter(id -> !records.records.containsKey(id))
                .toList();
    }

    private static List<Path> files(Path generation, String ending) throws IOException {
        try (Stream<Path> files = Files.list(generation)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    /** Every term of every field that a file of the index still holds, told by opening the folder as a thief would. */
    private Set<String> termsOnDisk() {
        Set<String> terms = new HashSet<>();
        try (Stream<Path> generations = Files.list(folder)) {
            for (Path generation : generations.filter(Files::isDirectory).toList()) {
                try (FSDirectory directory = FSDirectory.open(generation)) {
                    for (IndexCommit commit : DirectoryReader.listCommits(directory)) {
                        try (DirectoryReader reader = DirectoryReader.open(commit)) {
                            for (String field : FieldInfos.getIndexedFields(reader)) {
                                Terms there = MultiTerms.getTerms(reader, field);
                                TermsEnum each = there == null ? TermsEnum.EMPTY : there.iterator();
                                while (each.next() != null) {
                                    terms.add(each.term().utf8ToString());
                                }
                            }
                        }
                    }
                }
            }
        } catch (IOException e) {
            return Set.of("a file went while it was read: look again", "quillfeather");
        }
        return terms;
    }
}
