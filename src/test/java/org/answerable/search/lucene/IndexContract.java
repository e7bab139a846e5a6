package org.answerable.search.lucene;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.answerable.platform.Time;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexState;
import org.answerable.search.IndexedText;
import org.answerable.search.Likeness;
import org.answerable.search.SearchIndex;
import org.answerable.search.SearchQuery;
import org.answerable.search.SearchResult;
import org.answerable.search.SearchResult.Count;
import org.answerable.search.Snippet;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every kind of index does; each is tried with it. */
public abstract class IndexContract {
    static final IndexSearcher NOTHING = nothing();

    @BeforeAll
    static void read() {
        Lexicon.shipped().load(); // Else it depends on the time what is found.
    }

    private static IndexSearcher nothing() {
        try {
            return new IndexSearcher(new MultiReader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> SYNTAX = List.of(
            " AND ", " OR ", " NOT ", "(", ")", "title:", "off*", "\"a b\"~5", "agency:", "from:2026 ", " ", "officer");

    protected final RecordsInMemory records = new RecordsInMemory();
    protected final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);
    protected SearchIndex index;

    /** Opens the index of this test; the same as before, where it was opened before. */
    protected abstract SearchIndex begin();

    /** Where what was removed counts in how rare a word is until files are merged: has them merged. */
    protected void merge() {}

    @AfterEach
    void close() throws InterruptedException {
        if (index != null) {
            index.close();
        }
        background.shutdown();
        assertThat(background.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    protected SearchIndex open() {
        index = begin();
        await(() -> index.state().complete());
        return index;
    }

    /** What the follower does for one act. */
    protected void publish(IndexEntry entry) {
        records.put(entry);
        index.update(List.of(entry), List.of(), records.head);
    }

    protected void withdraw(String id) {
        records.remove(id);
        index.update(List.of(), List.of(id), records.head);
    }

    protected static void await(BooleanSupplier condition) {
        eventually("the index has come so far")
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }

    protected List<String> found(String words) {
        return index.search(SearchQuery.of(words)).ids();
    }

    @Test
    void a_published_record_is_found_when_update_returns_and_a_withdrawn_one_is_gone() {
        open();
        publish(RecordsInMemory.entry("a", "es", "La policía me paró sin razón en la carretera."));
        assertThat(found("policía")).containsExactly("a");
        assertThat(found("policia carretera")).containsExactly("a");
        withdraw("a");
        SearchResult result = index.search(SearchQuery.of(""));
        assertThat(result.total()).isZero();
        assertThat(result.facets().get(Facet.LANGUAGE)).isEmpty();
    }

    @Test
    void each_language_is_found_by_a_word_of_it_and_by_its_inflections() {
        open();
        Map<String, List<String>> texts = new TreeMap<>(Map.of(
                "en", List.of("The officers searched our houses at night.", "officer house", "HOUSE officers"),
                "es", List.of("Los oficiales registraron nuestras casas de noche.", "noches", "OFICIALES"),
                "hmn", List.of("Cov tub ceev xwm tuaj nrhiav peb lub tsev thaum tsaus ntuj.", "tub ceev xwm", "TSEV"),
                "so", List.of("Saraakiisha ayaa guryahayaga baaray habeenkii.", "saraakiisha", "Guryahayaga"),
                "zh-Hans", List.of("警察晚上搜查了我们的房子。", "警察", "我们的房子"),
                "ar", List.of("فتش الضباط منازلنا في الليل.", "الضباط", "الليل"),
                "ru", List.of("Полицейские обыскали наши дома ночью.", "дома ночью", "обыскали"),
                "vi", List.of("Cảnh sát đã khám xét nhà chúng tôi vào ban đêm.", "cảnh sát", "canh sat"),
                "lo", List.of("ຕຳຫຼວດຄົ້ນເຮືອນຂອງພວກເຮົາໃນຕອນກາງຄືນ", "ຕຳຫຼວດ", "ເຮືອນ"),
                "my", List.of("ရဲများက ညအချိန်တွင် ကျွန်ုပ်တို့၏အိမ်များကို ရှာဖွေခဲ့သည်။", "ရဲများ", "ရှာဖွေ")));
        texts.put(
                "tr",
                List.of("Polisler gece evlerimizi İstanbul'daki gibi aradı.", "polis evlerimiz", "İSTANBUL gece"));
        texts.put(
                "ro",
                List.of(
                        "Polițiștii ne-au percheziționat casele noaptea, fără mandat.",
                        "polițist casele",
                        "percheziționat mandate"));
        texts.put(
                "el",
                List.of("Οι αστυνομικοί έψαξαν τα σπίτια στους δρόμους μας τη νύχτα.", "δρόμος σπίτι", "ΔΡΟΜΟΙ νύχτα"));
        texts.put(
                "pl",
                List.of("Policjanci przeszukali nocą nasze domy bez nakazu.", "policjanci domy", "PRZESZUKALI nakazu"));
        texts.forEach((language, text) -> publish(RecordsInMemory.entry(language, language, text.get(0))));
        texts.forEach((language, text) -> {
            for (String query : text.subList(1, text.size())) {
                assertThat(found(query)).as(query).first().isEqualTo(language);
            }
        });
    }

    @Test
    void the_form_as_written_ranks_before_the_one_without_accents() {
        open();
        publish(RecordsInMemory.entry("plain", "vi", "ma cua toi"));
        publish(RecordsInMemory.entry("accented", "vi", "mạ của tôi"));
        assertThat(found("mạ")).containsExactly("accented", "plain");
        assertThat(found("ma")).startsWith("plain");
    }

    @Test
    void a_word_finds_what_says_the_same_in_another_language_below_what_holds_the_word() {
        open();
        publish(RecordsInMemory.entry(
                "hmn", "hmn", "Peb mus tom tsev hais plaub. Tsis muaj tus neeg txhais lus rau kuv pog."));
        publish(RecordsInMemory.entry("en", "en", "There was no interpreter for my grandmother in the court."));
        publish(RecordsInMemory.entry("so", "so", "Wadada ayaa xiran."));
        assertThat(found("interpreter")).containsExactly("en", "hmn");
        assertThat(found("مترجم")).containsExactlyInAnyOrder("en", "hmn");
        assertThat(found("interpreter court")).as("two concepts").containsExactly("en", "hmn");
        publish(RecordsInMemory.entry("zoo", "en", "The giraffe and the elephant."));
        assertThat(found("interpreter giraffe zanzibar lantern elephant"))
                .as("one of five words is no reason where two are found")
                .containsExactly("zoo");
        Snippet snippet = index.search(SearchQuery.of("مترجم").readBy("ar"))
                .marker()
                .snippets(List.of(records.find(List.of("hmn")).get(0).passages()))
                .get(0);
        assertThat(snippet.html()).contains("<mark>txhais</mark> <mark>lus</mark>");
        assertThat(snippet.matched()).containsExactly(new Snippet.Match("hmn", Snippet.Match.GLOSSARY, "interpreter"));
        Snippet own = index.search(SearchQuery.of("grandmother"))
                .marker()
                .snippets(List.of(records.find(List.of("en")).get(0).passages()))
                .get(0);
        assertThat(own.matched().getFirst()).isEqualTo(new Snippet.Match("en", Snippet.Match.WORDS, null));
    }

    @Test
    void a_hmong_text_is_found_by_neighbouring_syllables_and_not_by_any_two_that_it_shares() {
        open();
        publish(RecordsInMemory.entry("police", "hmn", "Cov tub ceev xwm tuaj nrhiav peb lub tsev thaum tsaus ntuj."));
        publish(RecordsInMemory.entry(
                "chance", "hmn", "Kuv tus tub mus kawm ntawv. Nws xav tau ib lub rooj hauv tsev kawm ntawv."));
        publish(RecordsInMemory.entry("quoted", "en", "They wrote tub on one door, and tsev on the other."));
        assertThat(found("tub ceev xwm tuaj nrhiav tsev")).containsExactly("police");
        assertThat(found("tub tsev")).as("two syllables: both are there").contains("police", "chance", "quoted");
        withdraw("police");
        withdraw("quoted");
        merge();
        assertThat(found("tub ceev xwm rooj tsev"))
                .as("where nothing else is found")
                .containsExactly("chance");
    }

    @Test
    void what_holds_the_whole_query_comes_before_what_holds_enough_of_it_and_what_holds_too_little_is_not_found() {
        open();
        for (int i = 0; i < 40; i++) {
            publish(RecordsInMemory.entry(
                    "other" + i,
                    "en",
                    "They asked for papers at the office " + (i % 4 == 0 ? "and at work." : "that day.")));
        }
        publish(RecordsInMemory.entry("whole", "en", "My wife was detained at work in the laundry of the hotel."));
        publish(RecordsInMemory.entry(
                "some", "en", "He was detained in the hall, and nobody said why, nor for how long it would be."));
        publish(RecordsInMemory.entry("paper", "en", "There is a detainer on my cousin, and I work second shift."));
        publish(RecordsInMemory.entry("camera", "en", "A camera reads each license plate."));
        publish(RecordsInMemory.entry("reader", "en", "Three questions about license plate readers: who sees a read?"));
        for (SearchQuery.Sort sort : SearchQuery.Sort.values()) {
            SearchResult found = index.search(SearchQuery.of("detained at work").sorted(sort));
            assertThat(found.ids()).containsExactlyInAnyOrder("whole", "some");
            assertThat(found.weaker()).containsExactly("some");
            assertThat(found.total()).isEqualTo(2);
            assertThat(found.weakerTotal()).isEqualTo(1);
            assertThat(found.facets().get(Facet.LANGUAGE)).containsExactly(new Count("en", 2));
        }
        assertThat(found("detained at work")).containsExactly("whole", "some");
        assertThat(found("license plate camera"))
                .as("a concept of the glossary")
                .containsExactly("camera", "reader");
        assertThat(index.search(SearchQuery.of("license plate camera")).weaker())
                .isEmpty();
        List<String> first = new ArrayList<>();
        Set<String> marked = new HashSet<>();
        index.every(SearchQuery.of("detained at work"), 1, (ids, weaker) -> {
            first.addAll(ids);
            marked.addAll(weaker);
        });
        assertThat(first).containsExactly("whole", "some");
        assertThat(marked).containsExactly("some");
        SearchResult page = index.search(SearchQuery.of("detained at work").sized(1));
        SearchResult next =
                index.search(SearchQuery.of("detained at work").sized(1).after(page.next()));
        assertThat(page.weaker()).isEmpty();
        assertThat(next.ids()).containsExactly("some");
        assertThat(next.weaker()).containsExactly("some");
        assertThat(next.total()).isEqualTo(2);
        assertThat(index.search(SearchQuery.of("\"license plate\"")).weaker()).isEmpty();
        assertThat(index.search(SearchQuery.of("")).weakerTotal()).isZero();
    }

    @Test
    void compounds_and_contractions_are_found_however_they_are_written() {
        open();
        publish(RecordsInMemory.entry("pantry", "en", "We are a small non-profit that gives out food."));
        publish(RecordsInMemory.entry("closed", "en", "Our nonprofit closed on Friday."));
        publish(RecordsInMemory.entry("tavern", "en", "Three officers walked into O'Malley’s during trivia night."));
        publish(RecordsInMemory.entry("visa", "es", "Somos trabajadores con visa H-2A."));
        publish(RecordsInMemory.entry("form", "ar", "سجل I‑94 فيه تاريخ خطأ"));
        publish(RecordsInMemory.entry("race", "so", "Tani waa midabtakoor, waxaanan rabnaa in la baaro."));
        Map<String, List<String>> found = new TreeMap<>(Map.of(
                "nonprofit",
                List.of("pantry", "closed"),
                "non-profit",
                List.of("pantry", "closed"),
                "non profit",
                List.of("pantry", "closed"),
                "omalley",
                List.of("tavern"),
                "omalleys",
                List.of("tavern"),
                "O’Malley",
                List.of("tavern"),
                "H2A",
                List.of("visa"),
                "h-2a",
                List.of("visa"),
                "I94",
                List.of("form"),
                "midab takoor",
                List.of("race")));
        found.put("trivianight", List.of("tavern"));
        found.forEach((query, ids) -> {
            SearchResult result = index.search(SearchQuery.of(query));
            assertThat(result.ids()).as(query).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(result.weaker()).as(query).isEmpty();
        });
        Snippet snippet = index.search(SearchQuery.of("nonprofit"))
                .marker()
                .snippets(List.of(records.find(List.of("pantry")).get(0).passages()))
                .get(0);
        assertThat(snippet.html()).contains("<mark>non-profit</mark>");
    }

    @Test
    void a_quoted_phrase_is_found_however_its_compounds_and_contractions_are_written() {
        open();
        publish(RecordsInMemory.entry("h-2a", "en", "He has an H-2A visa and no car."));
        publish(RecordsInMemory.entry("h2a", "en", "An H2A visa takes months."));
        publish(RecordsInMemory.entry("h 2a", "es", "Mi visa H 2A visa de trabajo."));
        publish(RecordsInMemory.entry("non-profit", "en", "We are a small non-profit group that gives out food."));
        publish(RecordsInMemory.entry("nonprofit", "en", "Our nonprofit group closed on Friday."));
        publish(RecordsInMemory.entry("non profit", "en", "The non profit group asked why."));
        publish(RecordsInMemory.entry("apart", "en", "The group wants profit, and neither visa nor H-1B."));
        publish(RecordsInMemory.entry("tavern", "en", "Three officers walked into O'Malley’s pub during trivia."));
        publish(RecordsInMemory.entry("plain", "en", "They came back to Omalleys pub on Sunday."));
        publish(RecordsInMemory.entry("mail", "en", "Nobody answered my e-mail address question."));
        publish(RecordsInMemory.entry("ex", "es", "El ex-alcalde de Beloit habló primero."));
        publish(RecordsInMemory.entry("exalcalde", "es", "Un exalcalde de Beloit vino."));
        publish(RecordsInMemory.entry("онлайн", "ru", "Онлайн-запись на прием не работает."));
        publish(RecordsInMemory.entry("об'єкт", "uk", "Цей об’єкт нерухомості обшукали."));
        publish(RecordsInMemory.entry("i-94", "ar", "سجل I‑94 فيه تاريخ خطأ"));
        publish(RecordsInMemory.entry("lo'aan", "so", "Shaqo la’aan baa ka dhalatay."));
        publish(RecordsInMemory.entry("hmoob", "hmn", "Lub rooj Hmoob-Meskas tuaj ntawm no."));
        Map<String, List<String>> found = new TreeMap<>();
        List.of("H2A visa", "H-2A visa", "h 2a visa", "H‑2A visa")
                .forEach(phrase -> found.put(phrase, List.of("h-2a", "h2a", "h 2a")));
        List.of("nonprofit group", "non-profit group", "non profit group")
                .forEach(phrase -> found.put(phrase, List.of("non-profit", "nonprofit", "non profit")));
        List.of("non profit", "nonprofit", "non-profit")
                .forEach(phrase -> found.put(phrase, List.of("non-profit", "nonprofit", "non profit")));
        List.of("O'Malley's", "omalleys", "O’Malley’s pub", "omalleys pub", "O Malleys pub")
                .forEach(phrase -> found.put(phrase, List.of("tavern", "plain")));
        List.of("email address", "e-mail address", "e mail address")
                .forEach(phrase -> found.put(phrase, List.of("mail")));
        List.of("exalcalde de Beloit", "ex-alcalde de Beloit")
                .forEach(phrase -> found.put(phrase, List.of("ex", "exalcalde")));
        found.put("онлайнзапись на прием", List.of("онлайн"));
        found.put("онлайн запись на прием", List.of("онлайн"));
        found.put("обєкт нерухомості", List.of("об'єкт"));
        found.put("سجل I94 فيه", List.of("i-94"));
        found.put("shaqo laaan baa", List.of("lo'aan"));
        found.put("hmoobmeskas tuaj", List.of("hmoob"));
        found.put("group profit", List.of());
        found.put("visa H", List.of("h 2a"));
        found.forEach((phrase, ids) ->
                assertThat(found("\"" + phrase + "\"")).as(phrase).containsExactlyInAnyOrderElementsOf(ids));
        assertThat(found("\"H2A visa\"").getFirst())
                .as("as it was typed comes first")
                .isEqualTo("h2a");
        assertThat(found("group -\"nonprofit group\"")).containsExactly("apart");
        publish(RecordsInMemory.entry("therapist", "en", "The rapist was found; the form was lost in form letters."));
        assertThat(found("\"therapist\"")).as("two words that are others").isEmpty();
        assertThat(found("\"inform letters\"")).isEmpty();
        Snippet snippet = index.search(SearchQuery.of("\"H2A visa\""))
                .marker()
                .snippets(List.of(records.find(List.of("h-2a")).get(0).passages()))
                .get(0);
        assertThat(snippet.html()).contains("<mark>H-2A</mark> <mark>visa</mark>");
    }

    @Test
    void a_text_in_dari_or_persian_is_found_and_counted_for_both_and_keeps_its_label() {
        open();
        publish(RecordsInMemory.entry("dari", "fa-AF", "پولیس موتر ما را ایستاد کرد."));
        publish(RecordsInMemory.entry("persian", "fa", "پلیس خودروی ما را متوقف کرد."));
        publish(RecordsInMemory.entry("arabic", "ar", "أوقفت الشرطة سيارتنا."));
        for (String tag : List.of("fa-AF", "fa")) {
            SearchResult result = index.search(SearchQuery.of("").filtered(Facet.LANGUAGE, tag));
            assertThat(result.ids()).as(tag).containsExactlyInAnyOrder("dari", "persian");
            assertThat(result.facets().get(Facet.LANGUAGE))
                    .containsExactlyInAnyOrder(new Count("fa-AF", 2), new Count("fa", 2), new Count("ar", 1));
        }
        assertThat(index.search(SearchQuery.of("").filtered(Facet.LANGUAGE, "ar"))
                        .ids())
                .containsExactly("arabic");
        assertThat(records.find(List.of("dari")).getFirst().language()).isEqualTo("fa-AF");
    }

    @Test
    void names_of_places_and_agencies_are_found_in_other_spellings() {
        open();
        publish(RecordsInMemory.entry("en", "en", "They stopped us in Milwaukee."));
        publish(RecordsInMemory.entry("ru", "ru", "Нас остановили в Милуоки."));
        publish(RecordsInMemory.entry("zh", "zh-Hans", "我们在密尔沃基被拦下。"));
        assertThat(found("Милуоки")).contains("en", "ru", "zh").first().isEqualTo("ru");
        assertThat(found("密尔沃基")).contains("en", "ru", "zh").first().isEqualTo("zh");
    }

    @Test
    void a_reviewed_translation_is_found_as_text_of_its_language_and_said_to_be_one() {
        open();
        List<IndexedText> passages = List.of(
                new IndexedText(IndexedText.Part.TEXT, "so", "Waan sugnay saacado badan."),
                new IndexedText(IndexedText.Part.TRANSLATION, "es", "Esperamos muchas horas en los pasillos."));
        publish(new IndexEntry(
                "a", "comment", "so", "answered", null, null, List.of(), List.of(), Instant.EPOCH, passages));
        assertThat(found("pasillo")).containsExactly("a");
        Snippet snippet = index.search(SearchQuery.of("pasillo"))
                .marker()
                .snippets(List.of(passages))
                .get(0);
        assertThat(snippet.language()).isEqualTo("es");
        assertThat(snippet.html()).contains("<mark>pasillos</mark>");
        assertThat(snippet.matched()).containsExactly(new Snippet.Match("es", Snippet.Match.TRANSLATION, null));
    }

    @Test
    void misspellings_and_quotes_beside_words_are_forgiven_only_where_nothing_else_is_found() {
        open();
        publish(RecordsInMemory.entry("a", "en", "The interpreter at the courthouse left early."));
        assertThat(found("courthuose")).containsExactly("a");
        assertThat(found("intrepreter")).containsExactly("a");
        assertThat(found("left \"courthouse interpreter\"")).containsExactly("a");
        assertThat(found("\"courthouse interpreter\"")).isEmpty();
        assertThat(found("2027")).isEmpty();
        publish(RecordsInMemory.entry("b", "en", "The courthuose was closed."));
        assertThat(found("courthuose")).containsExactly("b");
        List<String> all = new ArrayList<>();
        index.every(SearchQuery.of("intrepreter"), 10, (ids, weaker) -> all.addAll(ids));
        assertThat(all).containsExactly("a");
    }

    static int clauses(Query query) {
        int[] count = {0};
        query.visit(new QueryVisitor() {
            @Override
            public void consumeTerms(Query of, Term... terms) {
                count[0] += terms.length;
            }

            @Override
            public void visitLeaf(Query query) {
                if (query instanceof Coverage coverage) {
                    coverage.visitHolders(this);
                }
            }

            @Override
            public QueryVisitor getSubVisitor(BooleanClause.Occur occur, Query parent) {
                return this;
            }
        });
        return count[0];
    }

    @Test
    void quotes_make_a_phrase_a_minus_excludes_and_what_is_no_syntax_is_words() {
        open();
        publish(RecordsInMemory.entry("a", "en", "the traffic stop on the bridge"));
        publish(RecordsInMemory.entry("b", "en", "stop the traffic near the school bridge"));
        assertThat(found("\"traffic stop\"")).containsExactly("a");
        assertThat(found("“traffic stop”")).containsExactly("a");
        assertThat(found("traffic -school")).containsExactly("a");
        assertThat(found("bridge -\"traffic stop\"")).containsExactly("b");
        assertThat(found("-school")).containsExactly("a");
        assertThat(found("tr*")).isEmpty();
        assertThat(found("/traf.*/")).isEmpty();
        assertThat(found("text_en:traffic")).isEmpty();
        assertThat(found("traffic and nonsense")).as("one word of three").containsExactlyInAnyOrder("a", "b");
        assertThat(found("traffic-stop")).contains("a");
    }

    private static IndexEntry told(String id, String title, String text, String answer) {
        List<IndexedText> passages = new ArrayList<>();
        if (title != null) {
            passages.add(new IndexedText(IndexedText.Part.TITLE, "en", title));
        }
        passages.add(new IndexedText(IndexedText.Part.TEXT, "en", text));
        if (answer != null) {
            passages.add(new IndexedText(IndexedText.Part.ANSWER, "en", answer));
        }
        return new IndexEntry(
                id,
                "complaint",
                "en",
                "answered",
                "55079",
                null,
                List.of("privacy"),
                List.of("ice"),
                Instant.parse("2026-05-10T18:00:00Z"),
                passages);
    }

    @Test
    void operators_say_how_words_belong_together_and_every_word_counts() {
        open();
        publish(RecordsInMemory.entry("both", "en", "Officers stopped the bus near the school."));
        publish(RecordsInMemory.entry("bus", "en", "The bus was late again on Monday."));
        publish(RecordsInMemory.entry("school", "en", "Deputies waited at the schools all morning."));
        publish(RecordsInMemory.entry("other", "en", "My mail was opened."));
        Map<String, List<String>> found = new TreeMap<>(Map.of(
                "bus AND school", List.of("both"),
                "bus OR school", List.of("both", "bus", "school"),
                "bus NOT school", List.of("bus"),
                "school AND NOT (bus OR monday)", List.of("school"),
                "(bus OR mail) AND NOT school", List.of("bus", "other"),
                "NOT bus", List.of("school", "other"),
                "officers stopped AND bus", List.of("both"),
                "deputies monday OR mail", List.of("other"),
                "bus AND zanzibar", List.of(),
                "\"the bus\" OR \"the schools\"", List.of("both", "bus", "school")));
        found.put("mail OR NOT bus", List.of("school", "other"));
        found.forEach((query, ids) -> {
            SearchResult result = index.search(SearchQuery.of(query));
            assertThat(result.ids()).as(query).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(result.weaker()).as(query).isEmpty();
            List<String> all = new ArrayList<>();
            index.every(SearchQuery.of(query), 10, (some, weaker) -> all.addAll(some));
            assertThat(all).as(query).containsExactlyInAnyOrderElementsOf(result.ids());
        });
        assertThat(found("bus -(near school)")).containsExactly("bus");
        assertThat(found("bus -(monday school)")).containsExactlyInAnyOrder("both", "bus");
        assertThat(index.search(SearchQuery.of("bus Y school").readBy("es")).ids())
                .containsExactly("both");
        publish(RecordsInMemory.entry("hmn", "hmn", "Peb mus tom tsev hais plaub. Tsis muaj tus neeg txhais lus."));
        assertThat(found("interpreter AND court")).as("what words mean").containsExactly("hmn");
        assertThat(found("mial AND opened")).as("a misspelling is forgiven").containsExactly("other");
        assertThat(found("mial AND bus")).as("an operator is not").isEmpty();
    }

    @Test
    void a_field_takes_words_phrases_and_beginnings_from_its_part_of_the_record_alone() {
        open();
        publish(told(
                "a",
                "School bus",
                "Officers stopped us near the river.",
                "The deputies will answer at the town hall."));
        publish(told("b", "River", "The school bus was late.", "We stopped the inquiry."));
        publish(told("c", null, "The bus stop near the school.", null));
        publish(new IndexEntry(
                "d",
                "praise",
                "es",
                "awaiting-answer",
                null,
                null,
                List.of("housing"),
                List.of(),
                Instant.parse("2026-02-01T18:00:00Z"),
                List.of(
                        new IndexedText(IndexedText.Part.TEXT, "es", "Los agentes fueron amables."),
                        new IndexedText(
                                IndexedText.Part.TRANSLATION,
                                "en",
                                "The agents near the river were kind.",
                                new IndexedText.Translated(IndexedText.Part.TEXT, "es", "person")))));
        Map<String, List<String>> found = new TreeMap<>(Map.of(
                "title:school", List.of("a"),
                "title:schools", List.of("a"),
                "text:school", List.of("b", "c"),
                "text:river", List.of("a", "d"),
                "text:rivers", List.of("a", "d"),
                "answer:stopped", List.of("b"),
                "text:stopped", List.of("a", "c"),
                "title:\"school bus\"", List.of("a"),
                "text:\"school bus\"", List.of("b"),
                "answer:\"school bus\"", List.of()));
        found.put("text:\"bus school\"~5", List.of("b", "c"));
        found.put("answer:inqu*", List.of("b"));
        found.put("text:inqu*", List.of());
        found.put("text:(bus OR officers)", List.of("a", "b", "c"));
        found.put("-title:school", List.of("b", "c", "d"));
        found.put("school -title:school", List.of("b", "c"));
        found.put("text:agentes", List.of("d"));
        found.put("kind:praise", List.of("d"));
        found.put("status:answered school", List.of("a", "b", "c"));
        found.put("language:es OR title:river", List.of("b", "d"));
        found.put("from:2026-03", List.of("a", "b", "c"));
        found.put("to:2026-02-01", List.of("d"));
        found.put("kind:praise AND from:2026-03", List.of());
        found.put("kind:school", List.of("a", "b", "c"));
        found.forEach((query, ids) -> assertThat(found(query)).as(query).containsExactlyInAnyOrderElementsOf(ids));
        Snippet snippet = index.search(SearchQuery.of("text:river"))
                .marker()
                .snippets(List.of(records.find(List.of("a")).get(0).passages()))
                .get(0);
        assertThat(snippet.html()).contains("the <mark>river</mark>");
        assertThat(index.search(SearchQuery.of("kind:complaint")).facets().get(Facet.KIND))
                .containsExactly(new Count("complaint", 3));
    }

    @Test
    void words_near_each_other_and_beginnings_of_words_are_found_and_marked() {
        open();
        publish(RecordsInMemory.entry("near", "en", "The agent knocked twice on our front door."));
        publish(RecordsInMemory.entry(
                "far",
                "en",
                "The agent came early. Nobody knew why, and nobody would say. Later we found the door open."));
        publish(RecordsInMemory.entry("depot", "en", "They wait at the deportation office; she was deported."));
        publish(RecordsInMemory.entry("es", "es", "Lo deportaron el lunes. Temen la deportación."));
        publish(RecordsInMemory.entry("zh", "zh-Hans", "移民局的人来了。"));
        publish(RecordsInMemory.entry("hyphen", "en", "We are non-citizens here."));
        assertThat(found("\"agent door\"~5")).containsExactly("near");
        assertThat(found("\"door agent\"~5")).containsExactly("near");
        assertThat(found("\"agents doors\"~5")).containsExactly("near");
        assertThat(found("\"agent door\"~2")).isEmpty();
        assertThat(found("\"agent door\"~50")).containsExactlyInAnyOrder("near", "far");
        assertThat(found("depor*")).containsExactlyInAnyOrder("depot", "es");
        assertThat(found("DEPORTACIÓ*")).containsExactly("es");
        assertThat(found("deportacio*")).containsExactly("es");
        assertThat(found("monday AND depor*")).isEmpty();
        assertThat(found("移*")).containsExactly("zh");
        assertThat(found("non-cit*")).containsExactly("hyphen");
        assertThat(found("noncit*")).containsExactly("hyphen");
        assertThat(found("depor* -office")).containsExactly("es");
        assertThat(found("zanzi*")).isEmpty();
        Snippet snippet = index.search(SearchQuery.of("depor*"))
                .marker()
                .snippets(List.of(records.find(List.of("depot")).get(0).passages()))
                .get(0);
        assertThat(snippet.html()).contains("<mark>deportation</mark>", "<mark>deported</mark>");
        for (int i = 0; i < 120; i++) {
            publish(RecordsInMemory.entry("many" + i, "en", "xylo" + (char) ('a' + i % 26) + (char) ('a' + i / 26)));
        }
        SearchResult many = index.search(SearchQuery.of("xylo*"));
        assertThat(many.cut()).containsExactly("xylo");
        assertThat(many.total()).isEqualTo(TreeClauses.MOST_BEGINNINGS);
        assertThat(index.search(SearchQuery.of("depor*")).cut()).isEmpty();
    }

    @Test
    void what_may_have_been_meant_is_a_word_of_live_texts_of_the_language_and_only_where_little_is_found() {
        open();
        publish(RecordsInMemory.entry("a", "en", "The interpreter at the courthouse left early."));
        publish(RecordsInMemory.entry("es", "es", "La carretera estaba cerrada por la policía."));
        assertThat(suggested("intrepreter", "en")).containsExactly("interpreter");
        assertThat(suggested("the \"courthuose\" -intrepreter", "en"))
                .containsExactly("the \"courthouse\" -intrepreter");
        assertThat(suggested("intrepreter AND courthuose", "en")).containsExactly("interpreter AND courthouse");
        assertThat(suggested("title:courthuose", "en")).containsExactly("title:courthouse");
        assertThat(suggested("carretara policia", "es")).containsExactly("carretera policía");
        assertThat(suggested("interpreter", "en")).isEmpty();
        assertThat(suggested("2027 xq", "en")).isEmpty();
        assertThat(suggested("", "en")).isEmpty();
        SearchResult.Suggestion one = index.search(SearchQuery.of("intrepreter").readBy("en"))
                .suggestions()
                .getFirst();
        assertThat(one.holders()).isEqualTo(Map.of("interpreter", List.of("a")));
        publish(RecordsInMemory.entry("typo", "en", "The intrepreter came."));
        assertThat(suggested("intrepreter", "en"))
                .as("written so once, and not ten times otherwise")
                .isEmpty();
        for (int i = 0; i < 10; i++) {
            publish(RecordsInMemory.entry("more" + i, "en", "An interpreter came."));
        }
        assertThat(suggested("intrepreter", "en")).containsExactly("interpreter");
        withdraw("a");
        assertThat(suggested("courthuose", "en"))
                .as("no text holds it any more")
                .isEmpty();
    }

    private List<String> suggested(String words, String reader) {
        return index.search(SearchQuery.of(words).readBy(reader)).suggestions().stream()
                .map(SearchResult.Suggestion::query)
                .toList();
    }

    @Test
    void an_acronym_finds_what_it_stands_for_in_any_language_and_the_word_does_not() {
        open();
        publish(RecordsInMemory.entry("full", "en", "Someone from Immigration and Customs Enforcement called."));
        publish(RecordsInMemory.entry("caps", "en", "ICE came to our street."));
        publish(RecordsInMemory.entry("water", "en", "The ice on the bridge was thin."));
        publish(RecordsInMemory.entry("es", "es", "Vinieron los de Inmigración y Control de Aduanas."));
        publish(RecordsInMemory.entry("es2", "es", "Trabaja en el Departamento de Seguridad Nacional."));
        publish(RecordsInMemory.entry("zh", "zh-Hans", "移民与海关执法局的人来了。"));
        publish(RecordsInMemory.entry("ar", "ar", "جاء موظفو إدارة الهجرة والجمارك."));
        publish(RecordsInMemory.entry("ru", "ru", "Приехала Служба таможенного и пограничного контроля."));
        publish(RecordsInMemory.entry("vi", "vi", "Tôi nộp đơn ở Sở Di trú Nhập tịch."));
        assertThat(found("ICE")).contains("caps", "full", "es", "zh", "ar").startsWith("caps");
        assertThat(found("ice")).contains("water", "caps").doesNotContain("full", "es", "zh", "ar");
        assertThat(index.search(SearchQuery.of("ice").readBy("es")).ids())
                .as("whoever reads Spanish")
                .doesNotContain("full", "zh");
        assertThat(found("Immigration and Customs Enforcement"))
                .contains("full", "caps", "es")
                .doesNotContain("water");
        assertThat(found("移民与海关执法局")).contains("zh", "caps").doesNotContain("water");
        assertThat(found("I.C.E.")).contains("full");
        assertThat(found("cbp")).containsExactly("ru");
        assertThat(found("CBP OR uscis")).containsExactlyInAnyOrder("ru", "vi");
        assertThat(found("dhs")).containsExactly("es2");
    }

    @Test
    void compounds_are_found_with_every_hyphen_and_apostrophe_and_in_either_number() {
        open();
        publish(RecordsInMemory.entry("hyphen", "en", "They asked all non-citizens to wait."));
        publish(RecordsInMemory.entry("one", "en", "A noncitizen may have a lawyer."));
        publish(RecordsInMemory.entry("two", "en", "For non citizens there is another line."));
        publish(RecordsInMemory.entry("co-op", "en", "The food co-op closed."));
        publish(RecordsInMemory.entry("coop", "en", "Our coop stayed open."));
        publish(RecordsInMemory.entry("fr", "fr", "Nous étions d’accord avec l’avocat."));
        for (String query : List.of("non-citizens", "noncitizens", "non citizens", "noncitizen", "NON‑CITIZENS")) {
            assertThat(index.search(SearchQuery.of(query).readBy("en")).ids())
                    .as(query)
                    .containsExactlyInAnyOrder("hyphen", "one", "two");
        }
        for (String query : List.of("co-op", "coop", "co op")) {
            assertThat(index.search(SearchQuery.of(query).readBy("en")).ids())
                    .as(query)
                    .containsExactlyInAnyOrder("co-op", "coop");
        }
        for (String query : List.of("d'accord", "d’accord", "daccord", "d accord")) {
            assertThat(found(query)).as(query).containsExactly("fr");
        }
        for (String hyphen : "-\u2010\u2011\u2012\u2013\u2043\u2212\u02D7\uFE58\uFE63\uFF0D".split("")) {
            assertThat(found("\"non" + hyphen + "citizens\"")).as(hyphen).contains("hyphen");
        }
        for (String apostrophe : "'\u2018\u2019\u201b\u2032\u02bc\u02bb\u02b9\ua78c\uff07`\u00b4".split("")) {
            assertThat(found("\"d" + apostrophe + "accord\"")).as(apostrophe).containsExactly("fr");
        }
    }

    @Test
    void facets_equal_a_count_by_hand_under_random_filters() {
        Random random = new Random(42);
        for (int i = 0; i < 700; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        for (int i = 0; i < 100; i++) { // Several segments, replaced and deleted records.
            if (random.nextInt(4) == 0) {
                withdraw("r" + random.nextInt(700));
            } else {
                publish(RecordsInMemory.random("r" + random.nextInt(750), random));
            }
        }
        for (int round = 0; round < 60; round++) {
            SearchQuery query = SearchQuery.of(random.nextBoolean() ? "" : RecordsInMemory.word(random))
                    .sized(1 + random.nextInt(100));
            if (random.nextBoolean()) {
                query = query.between(
                        LocalDate.parse("2026-01-01").plusDays(random.nextInt(100)),
                        random.nextBoolean() ? null : LocalDate.parse("2026-08-01"));
            }
            for (Facet facet : Facet.values()) {
                if (random.nextInt(3) == 0) {
                    List<String> values = values(facet, records.records.values());
                    query = query.filtered(
                            facet,
                            random.ints(1 + random.nextInt(2), 0, values.size())
                                    .distinct()
                                    .mapToObj(values::get)
                                    .toArray(String[]::new));
                }
            }
            SearchResult result = index.search(query);
            SearchQuery asked = query;
            List<IndexEntry> hits = records.records.values().stream()
                    .filter(e -> matches(e, asked, null))
                    .toList();
            assertThat(result.total()).as("%s", query).isEqualTo(hits.size());
            assertThat(result.ids())
                    .hasSize(Math.min(hits.size(), query.size()))
                    .isSubsetOf(hits.stream().map(IndexEntry::id).toList());
            for (Facet facet : Facet.values()) {
                Map<String, Long> expected = records.records.values().stream()
                        .filter(e -> matches(e, asked, facet))
                        .flatMap(e -> values(facet, e).stream())
                        .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
                Map<String, Long> counted = new TreeMap<>(
                        result.facets().get(facet).stream().collect(Collectors.toMap(Count::value, Count::count)));
                assertThat(counted).as("%s of %s", facet, query).isEqualTo(expected);
            }
        }
    }

    private static boolean matches(IndexEntry entry, SearchQuery query, Facet without) {
        LocalDate day = Time.day(entry.publishedAt());
        if (query.from() != null && day.isBefore(query.from()) || query.to() != null && day.isAfter(query.to())) {
            return false;
        }
        if (!query.words().isEmpty()
                && !List.of(entry.passages().get(0).text().split(" ")).contains(query.words())
                && !stems(entry, query.words())) {
            return false;
        }
        return query.filters().entrySet().stream()
                .filter(f -> f.getKey() != without)
                .allMatch(f -> values(f.getKey(), entry).stream().anyMatch(f.getValue()::contains));
    }

    /** English words of the maker match their own inflections. */
    private static boolean stems(IndexEntry entry, String word) {
        if (!entry.language().equals("en") && !entry.language().equals("es")) {
            return false;
        }
        String field = Analysis.field(entry.language());
        String stem =
                org.answerable.search.lucene.Terms.of(field, word, 1).get(0).text();
        return org.answerable.search.lucene.Terms.of(
                        field, entry.passages().get(0).text(), 1000)
                .stream()
                .anyMatch(t -> t.text().equals(stem));
    }

    private static List<String> values(Facet facet, Collection<IndexEntry> entries) {
        return entries.stream()
                .flatMap(e -> values(facet, e).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> values(Facet facet, IndexEntry entry) {
        return switch (facet) {
            case LANGUAGE -> List.of(entry.language());
            case KIND -> List.of(entry.kind());
            case TOPIC -> entry.topics();
            case AGENCY -> entry.agencies();
            case COUNTY -> entry.county() == null ? List.of() : List.of(entry.county());
            case STATUS -> List.of(entry.status());
            case MONTH -> List.of(Time.day(entry.publishedAt()).toString().substring(0, 7));
        };
    }

    @Test
    void a_language_filter_takes_the_scripts_and_regions_of_the_language_too() {
        open();
        publish(RecordsInMemory.entry("a", "zh-Hans", "警察"));
        publish(RecordsInMemory.entry("b", "zho", "警察"));
        assertThat(index.search(SearchQuery.of("").filtered(Facet.LANGUAGE, "zh"))
                        .ids())
                .containsExactly("a");
        assertThat(index.search(SearchQuery.of("").filtered(Facet.LANGUAGE, "zh-Hans"))
                        .ids())
                .containsExactly("a");
        publish(RecordsInMemory.entry("persian", "fa", "x"));
        publish(RecordsInMemory.entry("dari", "fa-AF", "x"));
        for (String one : List.of("fa", "fa-AF")) {
            assertThat(index.search(SearchQuery.of("").filtered(Facet.LANGUAGE, one))
                            .ids())
                    .as(one)
                    .containsExactlyInAnyOrder("persian", "dari");
        }
    }

    @Test
    void facets_equal_a_count_by_hand_under_every_pair_and_triple_of_filters() {
        Random random = new Random(11);
        for (int i = 0; i < 400; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        for (int i = 0; i < 60; i++) {
            withdraw("r" + random.nextInt(400));
            publish(RecordsInMemory.random("r" + random.nextInt(450), random));
        }
        Facet[] facets = Facet.values();
        int asked = 0;
        for (int chosen = 0; chosen < 1 << facets.length; chosen++) {
            if (Integer.bitCount(chosen) != 2 && Integer.bitCount(chosen) != 3) {
                continue;
            }
            SearchQuery query = SearchQuery.of("");
            for (Facet facet : facets) {
                if ((chosen & 1 << facet.ordinal()) != 0) {
                    List<String> values = values(facet, records.records.values());
                    query = query.filtered(
                            facet,
                            random.ints(1 + random.nextInt(3), 0, values.size())
                                    .distinct()
                                    .mapToObj(values::get)
                                    .toArray(String[]::new));
                }
            }
            SearchQuery filtered = query;
            SearchResult result = index.search(filtered);
            assertThat(result.total())
                    .as("%s", filtered)
                    .isEqualTo(records.records.values().stream()
                            .filter(entry -> matches(entry, filtered, null))
                            .count());
            for (Facet facet : facets) {
                assertThat(result.facets().get(facet).stream().collect(Collectors.toMap(Count::value, Count::count)))
                        .as("%s of %s", facet, filtered)
                        .isEqualTo(records.records.values().stream()
                                .filter(entry -> matches(entry, filtered, facet))
                                .flatMap(entry -> values(facet, entry).stream())
                                .collect(Collectors.groupingBy(value -> value, Collectors.counting())));
            }
            asked++;
        }
        assertThat(asked).as("pairs and triples of seven").isEqualTo(21 + 35);
    }

    @Test
    void by_date_what_stays_is_met_once_while_others_are_published_and_withdrawn_between_pages() {
        Random random = new Random(23);
        for (int i = 0; i < 560; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        int number = 0;
        for (SearchQuery query : List.of(
                SearchQuery.of("").sized(19),
                SearchQuery.of("officer").sorted(SearchQuery.Sort.NEWEST).sized(7),
                SearchQuery.of("officer night family")
                        .sorted(SearchQuery.Sort.NEWEST)
                        .sized(23))) {
            Set<String> there = new HashSet<>(all(query.sized(100)));
            Set<String> touched = new HashSet<>();
            List<String> met = new ArrayList<>();
            SearchResult page = index.search(query);
            met.addAll(page.ids());
            while (page.next() != null) {
                // The last hit of the page that was shown, and one of somewhere.
                for (String gone : List.of(page.ids().getLast(), "r" + random.nextInt(560))) {
                    String fresh = "n" + number++;
                    touched.addAll(List.of(gone, fresh));
                    if (records.records.containsKey(gone)) {
                        withdraw(gone);
                        publish(RecordsInMemory.random(fresh, random));
                    }
                }
                page = index.search(query.after(page.next()));
                met.addAll(page.ids());
                assertThat(met).as("nothing twice, and an end: %s", query).doesNotHaveDuplicates();
            }
            there.removeAll(touched);
            assertThat(met).as("nothing is passed over: %s", query).containsAll(there);
        }
    }

    private List<String> all(SearchQuery query) {
        SearchResult page = index.search(query);
        List<String> all = new ArrayList<>(page.ids());
        while (page.next() != null) {
            page = index.search(query.after(page.next()));
            all.addAll(page.ids());
        }
        return all;
    }

    private List<String> similar(String language, String text, String... without) {
        return index.similar(new Likeness(
                List.of(new IndexedText(IndexedText.Part.TEXT, language, text)), Set.of(without), null, 5));
    }

    private void village() {
        Random random = new Random(5);
        for (int i = 0; i < 150; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        publish(RecordsInMemory.entry(
                "plates",
                "en",
                "Cameras on the bridge read every license plate and nobody says who keeps the pictures."));
        publish(RecordsInMemory.entry("faces", "hmn", "Lawv siv tshuab nyeem ntsej muag rau kuv pog hauv khw."));
        publish(RecordsInMemory.entry("puente", "es", "Las cámaras del puente fotografían todas las matrículas."));
        publish(RecordsInMemory.entry("bees", "en", "The beekeepers thanked a trooper who closed the lane for them."));
    }

    @Test
    void what_says_something_similar_is_found_and_what_says_something_else_is_not() {
        village();
        assertThat(similar("en", "A camera photographs the license plates of everyone who drives over the bridge."))
                .startsWith("plates")
                .doesNotContain("bees");
        assertThat(similar("es", "Una cámara en el puente tomó una foto de mi matrícula."))
                .contains("puente");
        assertThat(similar("en", "Zymurgy xylophone quokka")).isEmpty();
        assertThat(similar("en", "the of and to")).isEmpty();
        assertThat(similar("en", "")).isEmpty();
    }

    @Test
    void what_says_the_same_in_another_language_is_similar_by_the_glossary() {
        village();
        assertThat(similar("en", "Deputies used facial recognition on my grandmother, facial recognition in a market."))
                .contains("faces");
    }

    @Test
    void a_record_is_not_similar_to_itself_and_what_was_withdrawn_is_similar_to_nothing() {
        village();
        String text = records.records.get("plates").passages().getFirst().text();
        assertThat(similar("en", text)).first().isEqualTo("plates");
        assertThat(similar("en", text, "plates")).doesNotContain("plates");
        withdraw("plates");
        assertThat(similar("en", text)).doesNotContain("plates");
    }

    @Test
    void each_hit_says_the_group_it_is_in_and_pages_of_groups_look_through_more() {
        open();
        for (int i = 0; i < 12; i++) {
            IndexEntry entry = RecordsInMemory.entry("r" + i, "en", "The bridge was closed.");
            publish(i % 2 == 0 ? RecordsInMemory.in("even", entry) : entry);
        }
        SearchQuery query = SearchQuery.of("bridge").sized(2);
        SearchResult plain = index.search(query);
        assertThat(plain.ids()).hasSize(2);
        assertThat(plain.next()).isEqualTo(plain.places().getLast().at());
        SearchResult collapsed = index.search(query.collapsed(true));
        assertThat(collapsed.ids()).hasSize(2 * SearchQuery.LOOKED_THROUGH);
        assertThat(collapsed.total()).isEqualTo(12);
        assertThat(collapsed.facets()).isEqualTo(plain.facets());
        for (int i = 0; i < collapsed.ids().size(); i++) {
            SearchResult.Place place = collapsed.places().get(i);
            String id = collapsed.ids().get(i);
            assertThat(place.at().id()).isEqualTo(id);
            assertThat(place.group()).as(id).isEqualTo(Integer.parseInt(id.substring(1)) % 2 == 0 ? "even" : null);
        }
        SearchResult rest = index.search(
                query.collapsed(true).after(collapsed.places().get(3).at()));
        assertThat(rest.ids().getFirst()).isEqualTo(collapsed.ids().get(4));
        publish(RecordsInMemory.in("odd", records.records.get("r0")));
        SearchResult moved = index.search(query.collapsed(true).sized(4));
        assertThat(moved.places().get(moved.ids().indexOf("r0")).group()).isEqualTo("odd");
    }

    @Test
    void a_group_is_left_out_of_what_is_similar() {
        village();
        IndexEntry plates = records.records.get("plates");
        String text = plates.passages().getFirst().text();
        publish(RecordsInMemory.in("g", plates));
        assertThat(similar("en", text)).contains("plates");
        assertThat(index.similar(
                        new Likeness(List.of(new IndexedText(IndexedText.Part.TEXT, "en", text)), Set.of(), "g", 5)))
                .doesNotContain("plates");
    }

    @Test
    void no_text_however_long_or_strange_makes_similar_fail_or_wait() {
        village();
        List<String> texts =
                new ArrayList<>(List.of("\u25AE\u25AE\u25AE", "\uD83D\uDE00".repeat(10_000), "\"((-", "9 99 9999"));
        for (String unit : List.of("a", "я", "ع", "中", "မ", "\u0301", "officer night ", "license plate ")) {
            texts.add(unit.repeat(20_000 / unit.length()));
        }
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            many.append("w").append(Integer.toString(i * 7_919, 36)).append(' ');
        }
        texts.add(many.toString());
        for (String text : texts) {
            for (String language : List.of("en", "my", "zh-Hans", "hmn", "tlh")) {
                similar(language, text); // Once for what is made at the first use.
                long begun = System.nanoTime();
                assertThat(similar(language, text)).hasSizeLessThanOrEqualTo(5);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(750));
            }
        }
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition_and_a_download_has_the_same_order() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        for (SearchQuery.Sort sort : SearchQuery.Sort.values()) {
            SearchQuery query =
                    SearchQuery.of("officer night family").sorted(sort).sized(37);
            List<String> paged = new ArrayList<>();
            SearchResult page = index.search(query);
            long total = page.total();
            paged.addAll(page.ids());
            while (page.next() != null) {
                page = index.search(query.after(page.next()));
                assertThat(page.total()).isEqualTo(total);
                paged.addAll(page.ids());
            }
            assertThat(paged).hasSize((int) total).doesNotHaveDuplicates();
            List<String> downloaded = new ArrayList<>();
            index.every(query, 50, (ids, weaker) -> downloaded.addAll(ids));
            assertThat(downloaded).containsExactlyElementsOf(paged);
        }
        List<String> newest = index.search(SearchQuery.of("").sized(100)).ids();
        assertThat(newest)
                .isSortedAccordingTo(Comparator.comparing(
                                (String id) -> records.records.get(id).publishedAt())
                        .reversed());
    }

    @Test
    void a_clean_stop_keeps_the_position_and_the_index_is_not_built_again() {
        open();
        publish(RecordsInMemory.entry("a", "en", "kept"));
        String generation = index.state().generation();
        index.close();
        open();
        assertThat(index.position()).isEqualTo(records.head);
        assertThat(index.state().generation()).isEqualTo(generation);
        assertThat(index.state().rebuild()).isNull();
        assertThat(found("kept")).containsExactly("a");
    }

    @Test
    void a_rebuild_while_serving_never_answers_wrongly_and_misses_no_change() throws InterruptedException {
        Random random = new Random(11);
        for (int i = 0; i < 4000; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                while (!stop.get()) {
                    SearchResult result = index.search(SearchQuery.of("").sized(1));
                    long counted = result.facets().get(Facet.KIND).stream()
                            .mapToLong(Count::count)
                            .sum();
                    assertThat(result.complete()).isTrue();
                    assertThat(result.total()).isEqualTo(counted).isBetween(3900L, 4100L);
                }
            } catch (Throwable t) {
                wrong.set(t);
            }
        });
        reader.start();
        for (int round = 0; round < 2; round++) {
            String job = index.rebuild();
            assertThat(index.rebuild()).as("one at a time").isEqualTo(job);
            int change = 0;
            while (index.state().rebuild().finishedAt() == null) {
                if (random.nextBoolean() && change < 90) {
                    withdraw("r" + random.nextInt(4000));
                } else {
                    publish(RecordsInMemory.random("r" + random.nextInt(4000), random));
                }
                change++;
            }
            assertThat(index.state().rebuild().state()).isEqualTo(IndexState.Rebuild.State.DONE);
            assertThat(index.position()).isEqualTo(records.head);
            List<String> all = new ArrayList<>();
            index.every(SearchQuery.of(""), 500, (ids, weaker) -> all.addAll(ids));
            assertThat(all).containsExactlyInAnyOrderElementsOf(records.records.keySet());
            for (Facet facet : Facet.values()) {
                Map<String, Long> expected = records.records.values().stream()
                        .flatMap(e -> values(facet, e).stream())
                        .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
                assertThat(new TreeMap<>(index.search(SearchQuery.of("")).facets().get(facet).stream()
                                .collect(Collectors.toMap(Count::value, Count::count))))
                        .isEqualTo(expected);
            }
        }
        stop.set(true);
        reader.join();
        assertThat(wrong.get()).isNull();
    }

    @Test
    void while_it_is_first_built_an_index_says_that_it_is_incomplete() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        AtomicBoolean go = new AtomicBoolean();
        records.betweenBatches = () -> await(go::get);
        index = begin();
        assertThat(index.search(SearchQuery.of("")).complete()).isFalse();
        IndexEntry early = RecordsInMemory.random("r0", random);
        publish(early);
        assertThat(index.search(SearchQuery.of("")).ids()).containsExactly("r0");
        go.set(true);
        await(() -> index.state().complete());
        SearchResult result = index.search(SearchQuery.of(""));
        assertThat(result.complete()).isTrue();
        assertThat(result.total()).isEqualTo(1000);
    }

    @Test
    void no_query_however_hostile_fails() {
        Random random = new Random(9);
        for (int i = 0; i < 2000; i++) {
            records.put(RecordsInMemory.random("r" + i, random));
        }
        open();
        publish(RecordsInMemory.entry("zh", "zh-Hans", "警察晚上搜查了我们的房子".repeat(50)));
        List<String> hostile = new ArrayList<>(List.of(
                "\"",
                "\"\"",
                "\"\"\"\"\"",
                "“",
                "”“",
                "-",
                "--",
                "-\"",
                "-\"\"",
                "- -",
                "\"-",
                "\"...\"",
                "()[]{}",
                "*",
                "?*?*",
                "~2",
                "a^9999",
                "\\",
                "/.*/",
                "AND OR NOT",
                "😀😀😀",
                "👨‍👩‍👧‍👦",
                "\u0301\u0302\u0303",
                "e\u0301\u0301\u0301",
                "\u200d",
                "\ud800",
                "\udc00\ud800",
                "\u0000",
                "\u202e",
                "𝔓𝔬𝔩𝔦𝔠𝔢",
                "ﷺ",
                "a ".repeat(250),
                "-a ".repeat(160),
                "\"a b\" ".repeat(80),
                "\"".repeat(500),
                "警".repeat(500),
                "警察晚上搜查了我们的房子".repeat(40),
                "ก".repeat(500),
                "x".repeat(500),
                "officer ".repeat(60),
                "\"" + "officer ".repeat(60) + "\"",
                "ا".repeat(500),
                "ကျွန်ုပ်".repeat(60),
                "off* ".repeat(125),
                "(".repeat(250) + "a" + ")".repeat(249),
                "title:(officer OR ".repeat(27),
                "officer OR ".repeat(45),
                "\"officer stop road\"~50 ".repeat(20),
                "NOT ".repeat(125),
                "title:\"a b\"~9 text:x* ".repeat(20),
                "من:2026 [أو] ".repeat(30)));
        for (int i = 0; i < 300; i++) {
            StringBuilder noise = new StringBuilder();
            for (int j = random.nextInt(490); j > 0; j--) {
                noise.appendCodePoint(
                        random.nextInt(4) == 0 ? "\"- ".charAt(random.nextInt(3)) : random.nextInt(0x10FFFF));
            }
            for (int j = 0; i % 3 == 0 && j < 40; j++) {
                noise.insert(
                        noise.isEmpty() ? 0 : random.nextInt(noise.length()),
                        SYNTAX.get(random.nextInt(SYNTAX.size())));
            }
            hostile.add(noise.toString());
        }
        for (String words : hostile) {
            String cut = words.substring(
                    0, words.offsetByCodePoints(0, Math.min(500, words.codePointCount(0, words.length()))));
            SearchQuery query = SearchQuery.of(cut);
            assertThatCode(() -> {
                        List<String> ids = index.search(query).ids();
                        index.search(query)
                                .marker()
                                .snippets(ids.stream()
                                        .map(id ->
                                                records.find(List.of(id)).get(0).passages())
                                        .toList());
                    })
                    .as("%s", cut)
                    .doesNotThrowAnyException();
            assertThat(clauses(new Plan(
                                    query,
                                    List.of("en", "es", "zh", "ar"),
                                    new Plan.Aids(true, Lexicon.shipped()),
                                    NOTHING)
                            .query()))
                    .as("terms looked for by %s", cut)
                    .isLessThan(2_500);
        }
        assertThat(found("...")).as("signs only").isEmpty();
        assertThat(index.search(SearchQuery.of("  ")).total())
                .as("nothing asked")
                .isEqualTo(2001);
    }

    @Test
    void a_snippet_shows_the_passage_that_matched_in_its_language_escaped_with_only_marks() {
        open();
        List<IndexedText> passages = List.of(
                new IndexedText(IndexedText.Part.TITLE, "en", "A <b>stop</b>"),
                new IndexedText(
                        IndexedText.Part.TEXT,
                        "en",
                        "word ".repeat(100) + "They asked <script>alert('&')</script> about my houses. "
                                + "word ".repeat(100)),
                new IndexedText(IndexedText.Part.ANSWER, "es", "Los oficiales deben mostrar su identificación."));
        publish(new IndexEntry(
                "a", "comment", "en", "answered", null, null, List.of(), List.of(), Instant.EPOCH, passages));
        Snippet text = index.search(SearchQuery.of("house"))
                .marker()
                .snippets(List.of(passages))
                .get(0);
        assertThat(text.part()).isEqualTo(IndexedText.Part.TEXT);
        assertThat(text.html()).contains("<mark>houses</mark>").startsWith("…").endsWith("…");
        assertThat(text.html().replaceAll("</?mark>", ""))
                .doesNotContain("<", ">")
                .contains("&lt;/script&gt;");
        assertThat(text.html().length()).isLessThan(300);
        Snippet answer = index.search(SearchQuery.of("identificacion"))
                .marker()
                .snippets(List.of(passages))
                .get(0);
        assertThat(answer.html()).isEqualTo("Los oficiales deben mostrar su <mark>identificación</mark>.");
        assertThat(answer.language()).isEqualTo("es");
        Snippet title = index.search(SearchQuery.of("stops"))
                .marker()
                .snippets(List.of(passages))
                .get(0);
        assertThat(title.html()).isEqualTo("A &lt;b&gt;<mark>stop</mark>&lt;/b&gt;");
        Snippet nothing = index.search(SearchQuery.of(""))
                .marker()
                .snippets(List.of(passages))
                .get(0);
        assertThat(nothing.html()).startsWith("word word").doesNotContain("<mark>");
        Snippet phrase = index.search(SearchQuery.of("\"my houses\""))
                .marker()
                .snippets(List.of(passages))
                .get(0);
        assertThat(phrase.html()).contains("<mark>my</mark> <mark>houses</mark>");
    }
}
