package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.analysis.Analyzers;
import org.answerable.language.Detection;
import org.answerable.language.Detector;
import org.answerable.platform.Time;
import org.answerable.search.Facet;
import org.answerable.search.IndexedText;
import org.answerable.search.SearchQuery;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;

/**
 * How a query's words are looked for: which fields, which terms. The words' language is not known for sure, so they are
 * looked for as they stand (exact), as typed without accents (folded), and in the fields of the likely languages; what
 * matches more closely weighs more. Concepts of the glossary are looked for in every language of the index, and weigh
 * less than any word itself; so are words as the {@link Lexicon} says them, which never make a hit whole. How much of
 * all that a text must hold is the business of {@link QueryParts}; what holds the whole comes first. Only where that
 * finds nothing are quotes beside other words dropped and misspellings forgiven ({@link #loose}).
 *
 * <p>Bounded: at most {@value #MAX_TERMS} terms a field ({@value #MAX_PIECES} pieces), {@value #MAX_LANGUAGES}
 * languages, {@value #MAX_QUOTED} phrases and exclusions, {@value LearnedWords#MOST} words with learned translations,
 * {@value LearnedWords#MOST_TERMS} of those; what is beyond is left out.
 */
public final class Plan {
    static final int MAX_TERMS = 96;
    static final int MAX_PIECES = 128;
    static final int MAX_LANGUAGES = 3;
    static final int MAX_QUOTED = 8;
    /** Pieces are many: those of one language, and of the next in case the words are in that one. */
    private static final int MAX_LANGUAGES_IN_PIECES = 2;

    private static final int MAX_MISSPELT = 8;
    private static final int MAX_SPELLINGS = 8;
    private static final float LANGUAGE_WEIGHT = 1.0f;
    // These two together make what matches as written weigh a fifth more; with more, common words decide over rare ones
    // that are inflected.
    private static final float EXACT_WEIGHT = 0.1f;
    private static final float FOLDED_WEIGHT = 0.1f;
    private static final float PIECES_WEIGHT = 0.3f;
    /** Of pairs where a word is several syllables written apart. */
    private static final float SYLLABLES_WEIGHT = 0.7f;

    static final Set<String> SYLLABLES_APART = Set.of("hmn", "vi");
    private static final float CONCEPT_WEIGHT = 0.4f;
    // Chosen on documents that were left out of learning and are not those that are measured (docs/measured.md).
    private static final float LEARNED_WEIGHT = CONCEPT_WEIGHT;
    /** Of a concept that is said otherwise, beside the words themselves. */
    private static final float CONCEPT_SHARE = 0.6f;
    /** Of a word that was learned, beside the word itself; less than that of a concept. */
    private static final float LEARNED_SHARE = 0.5f;
    /** Numbers of what is marked: the words of the query have their positions. */
    private static final int PHRASE = 1_000;

    private static final int CONCEPT = 2_000;
    private static final int LEARNED = 3_000;
    /** What a filter by language and the reader's language add to the probability of a language of the words. */
    private static final double FILTER_SAYS = 1.0;

    private static final double READER_SAYS = 0.4;
    private static final double LEAST_LIKELY = 0.08;
    private static final Detector DETECTOR = new Detector();

    /** Terms of one field; those of one group stand at one position, and any of them will do. */
    private record Clause(String field, float weight, List<Group> groups) {}

    record Group(int position, List<String> terms) {}

    /** Terms of a field that only the order takes notice of. */
    private record Pieces(String field, float weight, List<String> terms) {}

    /** A concept of the glossary, and how it is said in the fields of languages. */
    private record Meaning(Concepts.Named named, Map<String, List<List<Group>>> said) {}

    /** What finds what is said in other languages. */
    public record Aids(boolean isGlossaryUsed, Lexicon lexicon) {
        /** Those that make a hit whole: where operators join words, a text holds them all or is no hit. */
        Aids sure() {
            return new Aids(isGlossaryUsed, Lexicon.NONE);
        }
    }

    private final Vocabulary vocabulary;
    private final SearchQuery asked;
    private final boolean nothingAsked;
    private final List<String> languages;
    private final List<Clause> words = new ArrayList<>();
    private final List<Pieces> pieces = new ArrayList<>();
    private final List<Meaning> meanings = new ArrayList<>();
    private List<LearnedWords.Said> learned = List.of();
    private QueryParts parts;
    private final boolean isLoose;
    private final TreeClauses further;
    private final List<List<Clause>> phrases = new ArrayList<>();
    private final List<List<Clause>> excluded = new ArrayList<>();

    /** @param searcher of the index, which says how rare a word is */
    Plan(SearchQuery query, Collection<String> indexed, Aids aids, IndexSearcher searcher) {
        this(query, indexed, aids, new SearcherVocabulary(searcher));
    }

    /** @param vocabulary of the index, which says how rare a word is */
    public Plan(SearchQuery query, Collection<String> indexed, Aids aids, Vocabulary vocabulary) {
        this(query, QueryWords.of(query.parsed()), indexed, aids, vocabulary, false);
    }

    private Plan(
            SearchQuery query,
            QueryWords read,
            Collection<String> indexed,
            Aids aids,
            Vocabulary vocabulary,
            boolean isLoose) {
        this.vocabulary = vocabulary;
        this.isLoose = isLoose;
        asked = query;
        nothingAsked = read.isEmpty();
        Map<String, Double> detected = detected(read.said(), query.reader());
        List<String> likely = languages(query, read.said(), detected);
        languages = likely.stream().filter(indexed::contains).toList();
        if (!read.words().isEmpty()) {
            Terms.Reading text = new Terms.Reading(read.words());
            planWords(text);
            parts = new QueryParts(text, languages, vocabulary);
            // Not by the filter, which says what is looked for. What stands in quotes or is excluded may be in another
            // language. Two words may look German: nothing was learned of that.
            List<String> from = likeliest(
                            read.words().equals(read.said().strip())
                                    ? detected
                                    : detected(read.words(), query.reader()),
                            read.words())
                    .stream()
                    .filter(Lexicon.KEYS::contains)
                    .toList();
            if (aids.isGlossaryUsed()) {
                planMeanings(text, likely, indexed, isElsewhere(from) ? 1 : CONCEPT_SHARE);
            }
            if (!from.isEmpty()) {
                planLearned(from.getFirst(), text, aids.lexicon(), indexed, isElsewhere(from) ? 1 : LEARNED_SHARE);
            }
        }
        for (String phrase :
                read.phrases().subList(0, Math.min(MAX_QUOTED, read.phrases().size()))) {
            phrases.add(planQuoted(phrase));
        }
        for (String unwanted :
                read.excluded().subList(0, Math.min(MAX_QUOTED, read.excluded().size()))) {
            List<Clause> clauses = planQuoted(unwanted);
            if (!clauses.isEmpty()) {
                excluded.add(clauses);
            }
        }
        if (isLoose) {
            planSpellings(read.words());
        }
        further = new TreeClauses(
                this,
                words -> new Plan(query, QueryWords.of(words), indexed, aids.sure(), vocabulary, isLoose),
                read.further());
    }

    /**
     * The plan for when nothing was found: one word or concept is enough, what stood in quotes beside other words is
     * words too, and words are also those of the index that differ by one letter, long ones by two.
     */
    static Plan loose(SearchQuery query, Collection<String> indexed, Aids aids, IndexSearcher searcher) {
        return loose(query, indexed, aids, new SearcherVocabulary(searcher));
    }

    /** The same of another index. */
    public static Plan loose(SearchQuery query, Collection<String> indexed, Aids aids, Vocabulary vocabulary) {
        return new Plan(query, QueryWords.of(query.parsed()).loose(), indexed, aids, vocabulary, true);
    }

    private void planWords(Terms.Reading text) {
        List<Terms.Term> exact = text.of(Analysis.EXACT, MAX_TERMS);
        Set<Integer> stops =
                languages.isEmpty() ? Set.of() : stops(exact, text.of(Analysis.field(languages.get(0)), MAX_PIECES));
        add(words, Analysis.EXACT, EXACT_WEIGHT, exact, stops);
        for (String key : languages) {
            add(words, Analysis.field(key), LANGUAGE_WEIGHT, text.of(Analysis.field(key), MAX_TERMS), Set.of());
        }
        for (String key : languages.subList(0, Math.min(languages.size(), MAX_LANGUAGES_IN_PIECES))) {
            boolean isApart = SYLLABLES_APART.contains(key);
            planPieces(Analysis.GRAMS_PREFIX + key, text, PIECES_WEIGHT);
            planPieces(Analysis.PAIRS_PREFIX + key, text, isApart ? SYLLABLES_WEIGHT : PIECES_WEIGHT);
        }
        add(words, Analysis.FOLDED, FOLDED_WEIGHT, text.of(Analysis.FOLDED, MAX_TERMS), stops);
    }

    private void planPieces(String field, Terms.Reading text, float weight) {
        List<String> distinct = text.of(field, 2 * MAX_PIECES).stream()
                .map(Terms.Term::text)
                .distinct()
                .limit(MAX_PIECES)
                .toList();
        if (!distinct.isEmpty()) {
            pieces.add(new Pieces(field, weight, distinct));
        }
    }

    /** The keys of the languages that a filter asks for. */
    private Set<String> filtered() {
        return asked.filters().getOrDefault(Facet.LANGUAGE, Set.of()).stream()
                .map(Analysis::key)
                .collect(Collectors.toSet());
    }

    /** Whether a filter asks for other languages than the likeliest: what is said in those is what is meant then. */
    private boolean isElsewhere(List<String> from) {
        return !from.isEmpty() && !filtered().isEmpty() && !filtered().contains(from.getFirst());
    }

    private void planMeanings(Terms.Reading text, List<String> likely, Collection<String> indexed, float share) {
        for (Concepts.Named named : Concepts.named(text, likely)) {
            Map<String, List<List<Group>>> said = new LinkedHashMap<>();
            for (String key : indexed) {
                List<List<Group>> variants = Concepts.said(named.concept(), key);
                if (!variants.isEmpty()) {
                    said.put(Analysis.field(key), variants);
                }
            }
            if (!said.isEmpty()) {
                Meaning meaning = new Meaning(named, said);
                meanings.add(meaning);
                parts.means(named.start(), named.end(), said(meaning), share, false, CONCEPT_WEIGHT);
            }
        }
    }

    /**
     * In the languages that a filter asks for, else in all.
     *
     * @param from what the words seem to be in
     * @param share of a word's weight that is held by what it may mean
     */
    private void planLearned(
            String from, Terms.Reading text, Lexicon lexicon, Collection<String> indexed, float share) {
        Set<String> into = new LinkedHashSet<>(indexed);
        if (!filtered().isEmpty()) {
            into.retainAll(filtered());
        }
        into.remove(from);
        into.retainAll(Lexicon.KEYS);
        learned = new LearnedWords(lexicon, vocabulary).said(text, from, into, this::isNamed);
        learned.forEach(
                said -> parts.means(said.start(), said.end(), said.query(vocabulary), share, true, LEARNED_WEIGHT));
    }

    /** Whether the glossary has a word of the query in a language: what it says wins. */
    private boolean isNamed(Terms.Term term, String key) {
        return meanings.stream()
                .anyMatch(one -> one.named().start() <= term.start()
                        && one.named().end() >= term.end()
                        && one.said().containsKey(Analysis.field(key)));
    }

    private void planSpellings(String text) {
        List<Group> groups = new ArrayList<>();
        int misspelt = 0;
        for (Terms.Term term : Terms.of(Analysis.FOLDED, text, MAX_TERMS)) {
            int length = term.text().codePointCount(0, term.text().length());
            List<String> spellings = new ArrayList<>(List.of(term.text()));
            if (length >= 4
                    && length <= 24
                    && term.text().codePoints().allMatch(Character::isLetter)
                    && misspelt++ < MAX_MISSPELT) {
                spellings.addAll(
                        vocabulary.spellings(Analysis.FOLDED, term.text(), length < 8 ? 1 : 2, MAX_SPELLINGS - 1));
            }
            groups.add(new Group(term.position(), spellings.stream().distinct().toList()));
            if (parts != null) {
                parts.spelled(term.start(), term.end(), spellings);
            }
        }
        if (misspelt > 0) {
            words.add(new Clause(Analysis.FOLDED, FOLDED_WEIGHT, groups));
        }
    }

    /**
     * The positions of the words that say nothing in the language, which makes no term of them; none where no word
     * would be left.
     */
    private static Set<Integer> stops(List<Terms.Term> exact, List<Terms.Term> said) {
        Set<Integer> stops = new HashSet<>();
        boolean left = false;
        for (Terms.Term term : exact) {
            if (said.stream().noneMatch(one -> one.start() < term.end() && one.end() > term.start())) {
                stops.add(term.position());
            } else {
                left = true;
            }
        }
        return left ? stops : Set.of();
    }

    private List<Clause> planQuoted(String text) {
        List<Clause> clauses = new ArrayList<>();
        QuotedPhrase.ways(Analysis.EXACT, text, languages, vocabulary)
                .forEach(way -> clauses.add(
                        new Clause(Analysis.EXACT, way.isAsWritten() ? EXACT_WEIGHT : EXACT_WEIGHT / 2, way.groups())));
        QuotedPhrase.ways(Analysis.FOLDED, text, languages, vocabulary)
                .forEach(way -> clauses.add(new Clause(
                        Analysis.FOLDED, way.isAsWritten() ? FOLDED_WEIGHT : FOLDED_WEIGHT / 2, way.groups())));
        for (String key : languages) {
            if (!Analysis.script(key)
                    .equals("Latn")) { // Where words are not set apart by spaces, cutting them is itself a guess.
                add(
                        clauses,
                        Analysis.field(key),
                        LANGUAGE_WEIGHT,
                        Terms.of(Analysis.field(key), text, MAX_TERMS),
                        Set.of());
            }
        }
        return clauses;
    }

    private static void add(
            List<Clause> clauses, String field, float weight, List<Terms.Term> terms, Set<Integer> without) {
        Map<Integer, LinkedHashSet<String>> byPosition = new TreeMap<>();
        for (Terms.Term term : terms) {
            if (!without.contains(term.position())) {
                byPosition
                        .computeIfAbsent(term.position(), p -> new LinkedHashSet<>())
                        .add(term.text());
            }
        }
        if (!byPosition.isEmpty()) {
            clauses.add(new Clause(
                    field,
                    weight,
                    byPosition.entrySet().stream()
                            .map(e -> new Group(e.getKey(), List.copyOf(e.getValue())))
                            .toList()));
        }
    }

    /**
     * The languages whose fields are asked, likeliest first: what the words seem to be, what the filter says, what the
     * reader reads. Never one that is written in another script.
     */
    private static List<String> languages(SearchQuery query, String said, Map<String, Double> detected) {
        Map<String, Double> likely = new LinkedHashMap<>(detected);
        query.filters()
                .getOrDefault(Facet.LANGUAGE, Set.of())
                .forEach(tag -> likely.merge(Analysis.key(tag), FILTER_SAYS, Double::sum));
        return likeliest(likely, said);
    }

    private static Map<String, Double> detected(String words, String reader) {
        Map<String, Double> likely = new LinkedHashMap<>();
        for (Detection.Candidate candidate : DETECTOR.detect(words).candidates()) {
            likely.merge(Analysis.key(candidate.language().tag()), candidate.confidence(), Double::sum);
        }
        if (reader != null) {
            likely.merge(Analysis.key(reader), READER_SAYS, Double::sum);
        }
        return likely;
    }

    private static List<String> likeliest(Map<String, Double> likely, String words) {
        return likely.entrySet().stream()
                .filter(e -> e.getValue() >= LEAST_LIKELY && Analyzers.suits(e.getKey(), words))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MAX_LANGUAGES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Beginnings of words that more words have than are looked for. */
    public List<String> cut() {
        return further.cut();
    }

    /** The keys of the languages whose own fields are asked. */
    public List<String> languages() {
        return languages;
    }

    /** Whether what holds the whole query is told from what holds some of it. */
    public boolean isGraded() {
        return parts != null;
    }

    public Map<Facet, Set<String>> filters() {
        return asked.filters();
    }

    /** Whether the words decide the order: without any, everything is equally near. */
    public boolean ranks() {
        return !words.isEmpty() || !phrases.isEmpty() || further.ranks();
    }

    public Query query() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean narrowed = false;
        if (!words.isEmpty()) {
            all.add(
                    parts.query(isLoose),
                    Occur.MUST); // What is found, and what concepts are said in it; all else decides the order.
            addOrder(all);
            narrowed = true;
        }
        for (List<Clause> phrase : phrases) {
            // A phrase without a single word in it, e.g. "...", is in no text.
            all.add(phrase.isEmpty() ? new MatchNoDocsQuery() : phrase(phrase), Occur.MUST);
            narrowed = true;
        }
        narrowed |= further.addTo(all);
        if (!narrowed) {
            if (!nothingAsked && excluded.isEmpty() && !further.excludes()) {
                return new MatchNoDocsQuery(); // Signs only.
            }
            all.add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.MUST);
        }
        excluded.forEach(clauses -> all.add(phrase(clauses), Occur.MUST_NOT));
        if (asked.from() != null || asked.to() != null) {
            long from = asked.from() == null
                    ? Long.MIN_VALUE
                    : asked.from().atStartOfDay(Time.ZONE).toInstant().toEpochMilli();
            long to = asked.to() == null
                    ? Long.MAX_VALUE
                    : asked.to().plusDays(1).atStartOfDay(Time.ZONE).toInstant().toEpochMilli() - 1;
            all.add(LongField.newRangeQuery(Generation.PUBLISHED, from, to), Occur.FILTER);
        }
        return all.build();
    }

    /**
     * As a part of a larger query: what holds every word, or says it otherwise; {@code null} where there is no word.
     */
    Query whole() {
        if (words.isEmpty()) {
            return null;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(parts.whole(), Occur.MUST);
        addOrder(all);
        return all.build();
    }

    /** What decides the order among what holds the words. */
    private void addOrder(BooleanQuery.Builder all) {
        words.forEach(clause -> all.add(words(clause), Occur.SHOULD));
        for (Pieces some : pieces) {
            BooleanQuery.Builder of = new BooleanQuery.Builder();
            some.terms().forEach(term -> of.add(vocabulary.query(some.field(), term), Occur.SHOULD));
            all.add(new BoostQuery(of.build(), some.weight()), Occur.SHOULD);
        }
    }

    /** What holds a phrase in any of the ways in which it may be written; {@code null} where there is no word in it. */
    Query quoted(String text) {
        List<Clause> clauses = planQuoted(text);
        return clauses.isEmpty() ? null : phrase(clauses);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    private Query words(Clause clause) {
        Set<List<String>> distinct = new LinkedHashSet<>();
        clause.groups().forEach(group -> distinct.add(group.terms()));
        Query query;
        if (distinct.size() == 1) {
            query = group(clause.field(), distinct.iterator().next());
        } else {
            BooleanQuery.Builder some = new BooleanQuery.Builder();
            distinct.forEach(terms -> some.add(group(clause.field(), terms), Occur.SHOULD));
            query = some.build();
        }
        return clause.weight() == 1 ? query : new BoostQuery(query, clause.weight());
    }

    private Query group(String field, List<String> terms) {
        if (terms.size() == 1) {
            return vocabulary.query(field, terms.get(0));
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        terms.forEach(term -> any.addTerm(new Term(field, term)));
        return any.build();
    }

    /** A concept as it is said in any language; said twice it counts once. */
    private Query said(Meaning meaning) {
        List<Query> any = new ArrayList<>();
        meaning.said().forEach((field, variants) -> variants.forEach(groups -> any.add(phrase(field, groups))));
        return new DisjunctionMaxQuery(any, 0);
    }

    private Query phrase(String field, List<Group> groups) {
        if (groups.size() == 1) {
            return group(field, groups.get(0).terms());
        }
        int first = groups.get(0).position();
        if (groups.stream().anyMatch(group -> group.terms().size() > 1)) {
            MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
            groups.forEach(group -> phrase.add(
                    group.terms().stream().map(term -> new Term(field, term)).toArray(Term[]::new),
                    group.position() - first));
            return phrase.build();
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        groups.forEach(group -> phrase.add(new Term(field, group.terms().get(0)), group.position() - first));
        return phrase.build();
    }

    private Query phrase(List<Clause> clauses) {
        List<Query> any = new ArrayList<>();
        for (Clause clause : clauses) {
            any.add(new BoostQuery(phrase(clause.field(), clause.groups()), clause.weight()));
        }
        return any.size() == 1 ? any.get(0) : new DisjunctionMaxQuery(any, 0.1f);
    }

    /**
     * The concept that a number of {@link Marks} stands for; {@code null} for a word or a phrase of the query itself.
     */
    String concept(int number) {
        if (number >= TreeClauses.FIRST) {
            return further.concept(number);
        }
        return number < CONCEPT || number >= LEARNED
                ? null
                : meanings.get(number - CONCEPT).named().concept();
    }

    /**
     * The word of the query that a number of {@link Marks} was learned to stand for; {@code null} for anything else.
     */
    String learned(int number) {
        return isLearned(number) ? learned.get(number - LEARNED).word() : null;
    }

    /** Whether what a number of {@link Marks} stands for is a guess. */
    static boolean isLearned(int number) {
        return number >= LEARNED && number < TreeClauses.FIRST;
    }

    /**
     * For each field, the terms to mark: those of words, and those of phrases and concepts where they follow each
     * other.
     */
    Map<String, Marks> marks() {
        Map<String, Marks> marks = new LinkedHashMap<>();
        for (Clause clause : words) {
            Marks of = of(marks, clause.field());
            for (Group group : clause.groups()) {
                group.terms().forEach(term -> of.words().putIfAbsent(term, group.position()));
            }
        }
        for (int i = 0; i < phrases.size(); i++) {
            for (Clause clause : phrases.get(i)) {
                of(marks, clause.field()).phrases().add(new Marks.Phrase(PHRASE + i, steps(clause.groups())));
            }
        }
        for (int i = 0; i < meanings.size(); i++) {
            int number = CONCEPT + i;
            meanings.get(i)
                    .said()
                    .forEach((field, variants) -> variants.forEach(
                            groups -> of(marks, field).phrases().add(new Marks.Phrase(number, steps(groups)))));
        }
        for (int i = 0; i < learned.size(); i++) {
            int number = LEARNED + i;
            learned.get(i)
                    .ways()
                    .forEach((field, ways) -> ways.forEach(way -> {
                        if (way.size() == 1) {
                            of(marks, field).words().putIfAbsent(way.getFirst(), number);
                        } else {
                            of(marks, field).phrases().add(new Marks.Phrase(number, Marks.steps(way)));
                        }
                    }));
        }
        further.addTo(marks);
        return marks;
    }

    static Marks of(Map<String, Marks> marks, String field) {
        return marks.computeIfAbsent(field, f -> new Marks(new LinkedHashMap<>(), new ArrayList<>()));
    }

    static List<Marks.Step> steps(List<Group> groups) {
        int first = groups.get(0).position();
        return groups.stream()
                .map(group -> new Marks.Step(group.position() - first, Set.copyOf(group.terms())))
                .toList();
    }

    /**
     * What to mark of one field, each with the number of what of the query it stands for: words, and phrases step by
     * step.
     */
    record Marks(Map<String, Integer> words, List<Phrase> phrases) {
        /** @param place where in a record it is to be marked; {@code null}: anywhere */
        record Phrase(int number, List<Step> steps, IndexedText.Part place) {
            Phrase(int number, List<Step> steps) {
                this(number, steps, null);
            }
        }

        record Step(int position, Set<String> terms) {}

        /** Of words that follow each other. */
        private static List<Step> steps(List<String> words) {
            return IntStream.range(0, words.size())
                    .mapToObj(i -> new Step(i, Set.of(words.get(i))))
                    .toList();
        }
    }
}
