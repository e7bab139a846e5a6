package org.answerable.search.lucene;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.answerable.search.SearchQuery;
import org.answerable.search.SearchResult;
import org.answerable.search.Snippet;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lexicon of a few words finds in an index, and what it must not do. */
class LearnedWordsTest {
    @TempDir
    Path folder;

    private final RecordsInMemory records = new RecordsInMemory();
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);
    private LuceneIndex index;

    @AfterEach
    void close() throws InterruptedException {
        if (index != null) {
            index.close();
        }
        background.shutdown();
        assertThat(background.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private void open(Lexicon lexicon) {
        lexicon.load();
        openWhileReading(lexicon);
    }

    private void openWhileReading(Lexicon lexicon) {
        index = new LuceneIndex(folder, records, background, Clock.systemUTC(), new Plan.Aids(true, lexicon));
        eventually("the index is complete")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> index.state().complete());
    }

    private static String term(String key, String word) {
        return Terms.of(Analysis.field(key), word, 1).getFirst().text();
    }

    /** English and Spanish words by turns. */
    private static Lexicon spanish(String... words) {
        List<Lexicon.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            pairs.add(new Lexicon.Pair(term("en", words[i]), term("es", words[i + 1]), (byte) 80));
        }
        return new Lexicon((one, other) -> one.equals("en") && other.equals("es") ? pairs : List.of());
    }

    private SearchResult search(SearchQuery query) {
        return index.search(query);
    }

    private static SearchQuery asked(String words) {
        return SearchQuery.of(words).readBy("en");
    }

    private void put(String id, String language, String text) {
        records.put(RecordsInMemory.entry(id, language, text));
    }

    @Test
    void a_learned_word_finds_what_holds_its_translation_marks_it_and_says_which_word_it_means() {
        put("es", "es", "El farol de la esquina estaba roto.");
        put("en", "en", "The lantern on the corner was broken.");
        open(spanish("lantern", "farol"));
        SearchResult result = search(asked("lantern"));
        assertThat(result.ids()).containsExactly("en", "es");
        assertThat(result.weaker()).as("a guess is no whole hit").containsExactly("es");
        Snippet snippet = result.marker().snippets(List.of(passages("es"))).getFirst();
        assertThat(snippet.html()).contains("<mark>farol</mark>");
        assertThat(snippet.matched()).containsExactly(Snippet.Match.learned("es", "lantern"));
    }

    private List<IndexedText> passages(String id) {
        return records.find(List.of(id)).getFirst().passages();
    }

    @Test
    void a_filter_asks_for_translations_in_its_language_only() {
        put("es", "es", "El farol de la esquina estaba roto.");
        put("so", "so", "Siraadka waddada ayaa jabay.");
        open(spanish("lantern", "farol"));
        SearchResult spanish = search(asked("lantern").filtered(Facet.LANGUAGE, "es"));
        assertThat(spanish.ids()).containsExactly("es");
        assertThat(spanish.weaker()).containsExactly("es");
        assertThat(search(asked("lantern").filtered(Facet.LANGUAGE, "so")).ids())
                .isEmpty();
    }

    @Test
    void what_is_excluded_or_quoted_is_not_translated() {
        put("es", "es", "El farol de la esquina estaba roto.");
        put("both", "es", "El farol cerca del puente estaba roto.");
        open(spanish("lantern", "farol", "bridge", "puente"));
        assertThat(search(asked("\"lantern\"")).ids()).as("quoted").isEmpty();
        assertThat(search(asked("lantern -bridge")).ids())
                .as("excluded is the word, no guess at it")
                .containsExactlyInAnyOrder("es", "both");
        assertThat(search(asked("lantern -puente")).ids()).containsExactly("es");
    }

    @Test
    void what_operators_join_and_fields_near_words_and_beginnings_hold_is_not_translated() {
        put("es", "es", "El farol del puente estaba roto.");
        open(spanish("lantern", "farol", "bridge", "puente"));
        for (String words : List.of(
                "lantern AND bridge",
                "lantern OR bridge",
                "lantern NOT river",
                "(lantern OR bridge) puente",
                "text:lantern",
                "\"lantern bridge\"~9",
                "lanter*",
                "bridge lanter*")) {
            assertThat(search(asked(words)).ids()).as(words).isEmpty();
        }
        assertThat(search(asked("puente NOT lantern")).ids()).containsExactly("es");
        SearchResult beside = search(asked("lantern text:puente"));
        assertThat(beside.ids()).as("plain words beside a field are").containsExactly("es");
        assertThat(beside.weaker()).containsExactly("es");
    }

    @Test
    void what_the_glossary_names_is_not_guessed() {
        put("es", "es", "El farol de la esquina estaba roto.");
        put("glossary", "es", "No había intérprete para mi abuela.");
        open(spanish("interpreter", "farol"));
        SearchResult result = search(asked("interpreter"));
        assertThat(result.ids()).containsExactly("glossary");
        assertThat(result.marker()
                        .snippets(List.of(passages("glossary")))
                        .getFirst()
                        .matched())
                .containsExactly(new Snippet.Match("es", Snippet.Match.GLOSSARY, "interpreter"));
    }

    @Test
    void a_guess_weighs_less_than_a_concept_of_the_glossary() {
        put("guess", "es", "No había farol para mi abuela.");
        put("glossary", "es", "No había intérprete para mi abuela.");
        put("one", "en", "There was no lantern.");
        put("two", "en", "There was no interpreter.");
        open(spanish("lantern", "farol"));
        for (String words : List.of("interpreter lantern", "lantern interpreter")) {
            assertThat(search(asked(words)).ids())
                    .as("what holds one of two words itself comes before what may mean one: %s", words)
                    .startsWith("two", "one")
                    .doesNotContain("guess");
            SearchResult spanish = search(asked(words).filtered(Facet.LANGUAGE, "es"));
            assertThat(spanish.ids()).as(words).containsExactly("glossary", "guess");
            assertThat(spanish.weaker()).as(words).contains("guess");
        }
    }

    @Test
    void a_passage_that_holds_the_word_itself_is_quoted_before_one_that_holds_guesses() {
        IndexEntry original = RecordsInMemory.entry("es", "es", "El farol y el puente de la esquina.");
        List<IndexedText> passages = List.of(
                original.passages().getFirst(),
                new IndexedText(
                        IndexedText.Part.TRANSLATION,
                        "en",
                        "The lantern on the corner.",
                        new IndexedText.Translated(IndexedText.Part.TEXT, "es", "person")));
        records.put(new IndexEntry(
                "es",
                original.kind(),
                original.language(),
                original.status(),
                original.county(),
                original.group(),
                original.topics(),
                original.agencies(),
                original.publishedAt(),
                passages));
        open(spanish("lantern", "farol", "bridge", "puente"));
        Snippet snippet = search(asked("lantern bridge"))
                .marker()
                .snippets(List.of(passages))
                .getFirst();
        assertThat(snippet.html()).contains("<mark>lantern</mark>");
        assertThat(snippet.matched().getFirst()).isEqualTo(new Snippet.Match("en", Snippet.Match.TRANSLATION, null));
    }

    @Test
    void words_in_latin_letters_are_looked_for_as_they_stand_and_not_again_as_learned() throws IOException {
        put("ru", "ru", "Фонарь Lumex на углу был сломан.");
        open(spanish("lantern", "farol"));
        assertThat(search(asked("lumex")).ids()).containsExactly("ru");
        assertThat(search(asked("lumex"))
                        .marker()
                        .snippets(List.of(passages("ru")))
                        .getFirst()
                        .matched())
                .containsExactly(new Snippet.Match("ru", Snippet.Match.WORDS, null));
    }

    @Test
    void who_searches_while_the_lexicon_is_read_does_without() {
        put("es", "es", "El farol de la esquina estaba roto.");
        put("en", "en", "The lantern on the corner was broken.");
        CountDownLatch isRead = new CountDownLatch(1);
        Lexicon lexicon = new Lexicon((one, other) -> {
            try {
                isRead.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return one.equals("en") && other.equals("es")
                    ? List.of(new Lexicon.Pair(term("en", "lantern"), term("es", "farol"), (byte) 80))
                    : List.of();
        });
        try {
            openWhileReading(lexicon);
            assertThat(search(asked("lantern")).ids()).containsExactly("en");
        } finally {
            isRead.countDown();
        }
        eventually("the lexicon is read")
                .until(() -> search(asked("lantern")).ids().equals(List.of("en", "es")));
    }

    @Test
    void of_learned_words_a_hit_names_three_at_most() {
        put("es", "es", "El farol, el puente, la jirafa, el elefante y la cebolla.");
        open(spanish(
                "lantern",
                "farol",
                "bridge",
                "puente",
                "giraffe",
                "jirafa",
                "elephant",
                "elefante",
                "onion",
                "cebolla"));
        SearchResult result = search(asked("lantern bridge giraffe elephant onion"));
        assertThat(result.ids()).containsExactly("es");
        Snippet snippet = result.marker().snippets(List.of(passages("es"))).getFirst();
        assertThat(snippet.matched()).hasSize(Snippet.Match.MOST_LEARNED);
        assertThat(snippet.html()).contains("<mark>cebolla</mark>");
    }

    @Test
    void the_readers_language_decides_what_language_a_word_is_asked_in_where_it_may_be_several() {
        put("es", "es", "El farol de la esquina estaba roto.");
        open(spanish("animal", "farol"));
        assertThat(search(asked("animal")).ids())
                .as("read by who reads English")
                .containsExactly("es");
        assertThat(search(SearchQuery.of("animal").readBy("es")).ids()).isEmpty();
    }

    @Test
    void a_source_that_fails_leaves_a_search_without_learned_words() {
        put("en", "en", "The lantern on the corner was broken.");
        open(new Lexicon((one, other) -> {
            throw new IllegalStateException("a damaged file");
        }));
        assertThat(search(asked("lantern")).ids()).containsExactly("en");
    }

    /** Whatever is asked, what is looked for stays bounded: in a real index that holds every translation. */
    @Test
    void of_many_words_the_rarest_are_looked_for_and_all_terms_are_bounded() throws IOException {
        List<String> words = words();
        List<Lexicon.Pair> pairs = new ArrayList<>();
        List<String> into = List.of("es", "so", "sw", "vi", "hmn", "ru", "uk", "ar", "fa", "my", "zh");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            for (int rank = 0; rank < Lexicon.MOST; rank++) {
                String said = "said" + i + "x" + rank;
                pairs.add(new Lexicon.Pair(term("en", words.get(i)), said, (byte) (80 - rank)));
                all.append(said).append(' ');
            }
        }
        Directory texts = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(texts, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
            Document document = new Document();
            into.forEach(key -> document.add(new TextField(Analysis.field(key), all.toString(), Field.Store.NO)));
            writer.addDocument(document);
        }
        Lexicon lexicon = new Lexicon((one, other) -> one.equals("en")
                ? pairs
                : other.equals("en")
                        ? pairs.stream()
                                .map(pair -> new Lexicon.Pair(pair.other(), pair.one(), pair.percent()))
                                .toList()
                        : List.of());
        lexicon.load();
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(texts));
        List<LearnedWords.Said> said = new LearnedWords(lexicon, new SearcherVocabulary(searcher))
                .said(new Terms.Reading(String.join(" ", words)), "en", into, (term, key) -> false);
        assertThat(said).hasSize(LearnedWords.MOST);
        assertThat(said.stream()
                        .flatMap(one -> one.byField().values().stream())
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(LearnedWords.MOST_TERMS);
        List<String> indexed = new ArrayList<>(into);
        indexed.add("en");
        Plan plan = new Plan(asked(String.join(" ", words)), indexed, new Plan.Aids(true, lexicon), searcher);
        assertThat(clauses(plan.query())).isLessThan(1_000);
    }

    /** Seventy that the analyzer tells apart. */
    private static List<String> words() {
        List<String> words = IntStream.range(0, 70)
                .mapToObj(i -> "w" + (char) ('a' + i / 26) + "k" + (char) ('a' + i % 26) + "k")
                .toList();
        assertThat(words.stream().map(word -> term("en", word)).collect(Collectors.toSet()))
                .hasSize(70);
        return words;
    }

    private static int clauses(Query query) {
        int[] count = {0};
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query of, Term... terms) {
                count[0] += terms.length;
            }

            @Override
            public void visitLeaf(Query leaf) {
                if (leaf instanceof Coverage coverage) {
                    coverage.visitHolders(this);
                }
            }

            @Override
            public QueryVisitor getSubVisitor(Occur occur, Query parent) {
                return this;
            }
        });
        return count[0];
    }

    @Test
    void sentences_find_their_translation_before_others() {
        put("es", "es", "La jirafa cruzó el puente cuando el farol estaba roto.");
        put("other", "es", "El farol de mi casa no funciona desde hace tres semanas.");
        IndexEntry unrelated = RecordsInMemory.entry("none", "es", "Quiero dar las gracias por la reunión.");
        records.put(unrelated);
        open(spanish("lantern", "farol", "bridge", "puente", "giraffe", "jirafa", "broken", "roto"));
        assertThat(search(asked("The giraffe crossed the bridge when the lantern was broken"))
                        .ids())
                .startsWith("es")
                .doesNotContain("none");
    }
}
