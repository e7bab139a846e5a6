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
import org.answerable.language.Detection;
import org.answerable.language.Detector;
import org.answerable.platform.Time;
import org.answerable.search.Facet;
import org.answerable.search.SearchQuery;
import org.answerable.search.analysis.Analyzers;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * How a query's words are looked for: which fields, which terms. The words' language is not known for sure, so they are looked for as
 * they stand (exact), as typed without accents (folded), and in the fields of the likely languages; what matches more closely weighs
 * more.
 *
 * <p>Bounded: at most {@value #MAX_TERMS} terms a field, {@value #MAX_LANGUAGES} languages, {@value #MAX_QUOTED} phrases and exclusions;
 * what is beyond is left out.
 */
final class Plan {
    static final int MAX_TERMS = 64;
    static final int MAX_LANGUAGES = 3;
    static final int MAX_QUOTED = 8;
    private static final float EXACT_WEIGHT = 1.0f;
    private static final float LANGUAGE_WEIGHT = 1.0f;
    private static final float FOLDED_WEIGHT = 0.3f;
    private static final float GRAMS_WEIGHT = 0.3f;
    /** What a filter by language and the reader's language add to the probability of a language of the words. */
    private static final double FILTER_SAYS = 1.0;
    private static final double READER_SAYS = 0.4;
    private static final double LEAST_LIKELY = 0.08;
    private static final Detector DETECTOR = new Detector();

    /** Terms of one field; those of one group stand at one position, and any of them will do. */
    private record Clause(String field, float weight, List<Group> groups) {}

    private record Group(int position, List<String> terms) {}

    private final SearchQuery asked;
    private final boolean nothingAsked;
    private final List<Clause> words = new ArrayList<>();
    private final Set<String> grams = new LinkedHashSet<>();
    private final List<List<Clause>> phrases = new ArrayList<>();
    private final List<List<Clause>> excluded = new ArrayList<>();

    Plan(SearchQuery query, Collection<String> indexed) {
        asked = query;
        Words read = Words.read(query.words());
        nothingAsked = read.words().isEmpty() && read.phrases().isEmpty() && read.excluded().isEmpty();
        List<String> languages = languages(query, indexed);
        if (!read.words().isEmpty()) {
            planWords(read.words(), languages);
        }
        for (String phrase : read.phrases().subList(0, Math.min(MAX_QUOTED, read.phrases().size()))) {
            phrases.add(planQuoted(phrase, languages));
        }
        for (String unwanted : read.excluded().subList(0, Math.min(MAX_QUOTED, read.excluded().size()))) {
            List<Clause> clauses = planQuoted(unwanted, languages);
            if (!clauses.isEmpty()) {
                excluded.add(clauses);
            }
        }
    }

    private void planWords(String text, List<String> languages) {
        List<Terms.Term> exact = Terms.of(Analysis.EXACT, text, MAX_TERMS);
        Set<Integer> stops = languages.isEmpty() ? Set.of() : stops(exact, Analysis.field(languages.get(0)));
        add(words, Analysis.EXACT, EXACT_WEIGHT, exact, stops);
        for (String key : languages) {
            add(words, Analysis.field(key), LANGUAGE_WEIGHT, Terms.of(Analysis.field(key), text, MAX_TERMS), Set.of());
        }
        add(words, Analysis.FOLDED, FOLDED_WEIGHT, Terms.of(Analysis.FOLDED, text, MAX_TERMS), stops);
        Terms.of(Analysis.GRAMS, text, 2 * MAX_TERMS).stream().map(Terms.Term::text).distinct().limit(MAX_TERMS).forEach(grams::add);
    }

    /** The positions of the words that say nothing in the language; none where no word would be left. */
    private static Set<Integer> stops(List<Terms.Term> exact, String field) {
        Set<Integer> stops = new HashSet<>();
        boolean left = false;
        for (Terms.Term term : exact) {
            if (Terms.of(field, term.text(), 1).isEmpty()) {
                stops.add(term.position());
            } else {
                left = true;
            }
        }
        return left ? stops : Set.of();
    }

    private static List<Clause> planQuoted(String text, List<String> languages) {
        List<Clause> clauses = new ArrayList<>();
        add(clauses, Analysis.EXACT, EXACT_WEIGHT, Terms.of(Analysis.EXACT, text, MAX_TERMS), Set.of());
        add(clauses, Analysis.FOLDED, FOLDED_WEIGHT, Terms.of(Analysis.FOLDED, text, MAX_TERMS), Set.of());
        for (String key : languages) {
            if (!Analysis.script(key).equals("Latn")) { // Where words are not set apart by spaces, cutting them is itself a guess.
                add(clauses, Analysis.field(key), LANGUAGE_WEIGHT, Terms.of(Analysis.field(key), text, MAX_TERMS), Set.of());
            }
        }
        return clauses;
    }

    private static void add(List<Clause> clauses, String field, float weight, List<Terms.Term> terms, Set<Integer> without) {
        Map<Integer, LinkedHashSet<String>> byPosition = new TreeMap<>();
        for (Terms.Term term : terms) {
            if (!without.contains(term.position())) {
                byPosition.computeIfAbsent(term.position(), p -> new LinkedHashSet<>()).add(term.text());
            }
        }
        if (!byPosition.isEmpty()) {
            clauses.add(new Clause(field, weight, byPosition.entrySet().stream().map(e -> new Group(e.getKey(), List.copyOf(e.getValue()))).toList()));
        }
    }

    /**
     * The languages whose fields are asked, likeliest first: what the words seem to be, what the filter says, what the reader reads. Never
     * one that is written in another script.
     */
    private static List<String> languages(SearchQuery query, Collection<String> indexed) {
        Map<String, Double> likely = new LinkedHashMap<>();
        for (Detection.Candidate candidate : DETECTOR.detect(query.words()).candidates()) {
            Analysis.key(candidate.language().tag()).ifPresent(key -> likely.merge(key, candidate.confidence(), Double::sum));
        }
        query.filters().getOrDefault(Facet.LANGUAGE, Set.of()).forEach(tag -> Analysis.key(tag).ifPresent(key -> likely.merge(key, FILTER_SAYS, Double::sum)));
        if (query.reader() != null) {
            Analysis.key(query.reader()).ifPresent(key -> likely.merge(key, READER_SAYS, Double::sum));
        }
        return likely.entrySet().stream().filter(e -> e.getValue() >= LEAST_LIKELY && indexed.contains(e.getKey()) && Analyzers.suits(e.getKey(), query.words()))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(MAX_LANGUAGES).map(Map.Entry::getKey).toList();
    }

    /** Whether the words decide the order: without any, everything is equally near. */
    boolean ranks() {
        return !words.isEmpty() || !phrases.isEmpty();
    }

    Query query() {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean narrowed = false;
        if (!words.isEmpty()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            words.forEach(clause -> any.add(words(clause), Occur.SHOULD));
            all.add(any.build(), Occur.MUST);
            if (!grams.isEmpty()) {
                BooleanQuery.Builder pieces = new BooleanQuery.Builder();
                grams.forEach(gram -> pieces.add(new TermQuery(new Term(Analysis.GRAMS, gram)), Occur.SHOULD));
                all.add(new BoostQuery(pieces.build(), GRAMS_WEIGHT), Occur.SHOULD); // Decides the order, not what is found.
            }
            narrowed = true;
        }
        for (List<Clause> phrase : phrases) {
            // A phrase without a single word in it, e.g. "...", is in no text.
            all.add(phrase.isEmpty() ? new MatchNoDocsQuery() : phrase(phrase), Occur.MUST);
            narrowed = true;
        }
        if (!narrowed) {
            if (!nothingAsked && excluded.isEmpty()) {
                return new MatchNoDocsQuery(); // Signs only.
            }
            all.add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.MUST);
        }
        excluded.forEach(clauses -> all.add(phrase(clauses), Occur.MUST_NOT));
        if (asked.from() != null || asked.to() != null) {
            long from = asked.from() == null ? Long.MIN_VALUE : asked.from().atStartOfDay(Time.ZONE).toInstant().toEpochMilli();
            long to = asked.to() == null ? Long.MAX_VALUE : asked.to().plusDays(1).atStartOfDay(Time.ZONE).toInstant().toEpochMilli() - 1;
            all.add(LongField.newRangeQuery(Generation.PUBLISHED, from, to), Occur.FILTER);
        }
        return all.build();
    }

    /** One word must be there, of two or more at least two (recall@1 of long questions is .6 points worse with three): the order does the rest. */
    static int needed(int words) {
        return Math.min(2, words);
    }

    private static Query words(Clause clause) {
        Set<List<String>> distinct = new LinkedHashSet<>();
        clause.groups().forEach(group -> distinct.add(group.terms()));
        Query query;
        if (distinct.size() == 1) {
            query = group(clause.field(), distinct.iterator().next());
        } else {
            BooleanQuery.Builder some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(needed(distinct.size()));
            distinct.forEach(terms -> some.add(group(clause.field(), terms), Occur.SHOULD));
            query = some.build();
        }
        return clause.weight() == 1 ? query : new BoostQuery(query, clause.weight());
    }

    private static Query group(String field, List<String> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.get(0)));
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        terms.forEach(term -> any.addTerm(new Term(field, term)));
        return any.build();
    }

    private static Query phrase(List<Clause> clauses) {
        List<Query> any = new ArrayList<>();
        for (Clause clause : clauses) {
            Query query;
            if (clause.groups().size() == 1) {
                query = group(clause.field(), clause.groups().get(0).terms());
            } else {
                PhraseQuery.Builder phrase = new PhraseQuery.Builder();
                int first = clause.groups().get(0).position();
                clause.groups().forEach(group -> phrase.add(new Term(clause.field(), group.terms().get(0)), group.position() - first));
                query = phrase.build();
            }
            any.add(new BoostQuery(query, clause.weight()));
        }
        return any.size() == 1 ? any.get(0) : new DisjunctionMaxQuery(any, 0.1f);
    }

    /** For each field, the terms to mark: those of words, and those of phrases where they follow each other. */
    Map<String, Marks> marks() {
        Map<String, Marks> marks = new LinkedHashMap<>();
        for (Clause clause : words) {
            Marks of = marks.computeIfAbsent(clause.field(), f -> new Marks(new LinkedHashMap<>(), new ArrayList<>()));
            for (int i = 0; i < clause.groups().size(); i++) {
                int number = clause.groups().get(i).position();
                clause.groups().get(i).terms().forEach(term -> of.words().putIfAbsent(term, number));
            }
        }
        for (List<Clause> phrase : phrases) {
            for (Clause clause : phrase) {
                Marks of = marks.computeIfAbsent(clause.field(), f -> new Marks(new LinkedHashMap<>(), new ArrayList<>()));
                int first = clause.groups().get(0).position();
                of.phrases().add(clause.groups().stream().map(group -> new Marks.Step(group.position() - first, Set.copyOf(group.terms()))).toList());
            }
        }
        return marks;
    }

    /** What to mark of one field: words with the number of the query's word they stand for, and phrases step by step. */
    record Marks(Map<String, Integer> words, List<List<Step>> phrases) {
        record Step(int position, Set<String> terms) {}
    }
}
