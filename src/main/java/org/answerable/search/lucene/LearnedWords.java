package org.answerable.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/** The words of a query as the {@link Lexicon} says them in other languages, as far as texts of the index have them. */
final class LearnedWords {
    /** Of several translations in one text the best counts, and so much of the others. */
    private static final float TIE = 0.3f;
    /** What stands in more than this share of a language's texts, of {@value #MANY} or more, says nothing. */
    private static final float EVERYWHERE = 0.5f;

    private static final int MANY = 20;

    /**
     * A word of the query as it is said in other languages.
     *
     * @param word as it stands there, from {@code start} to {@code end}, in chars
     * @param byField terms by field
     */
    record Said(String word, int start, int end, Map<String, List<Lexicon.Word>> byField) {
        Query query(Vocabulary vocabulary) {
            List<Query> any = new ArrayList<>();
            byField.forEach((field, words) ->
                    words.forEach(one -> any.add(new BoostQuery(vocabulary.query(field, one.term()), one.weight()))));
            return new DisjunctionMaxQuery(any, TIE);
        }

        /** What to mark: by field, each way step by step. */
        Map<String, List<List<Plan.Marks.Step>>> steps() {
            Map<String, List<List<Plan.Marks.Step>>> steps = new LinkedHashMap<>();
            byField.forEach((field, words) -> words.forEach(one -> {
                List<Plan.Marks.Step> way = new ArrayList<>();
                for (String syllable : one.term().split(" ")) {
                    way.add(new Plan.Marks.Step(way.size(), Set.of(syllable)));
                }
                steps.computeIfAbsent(own(field), f -> new ArrayList<>()).add(way);
            }));
            return steps;
        }

        /** Pairs are marked in the words of the language. */
        private static String own(String field) {
            return field.startsWith(Analysis.PAIRS_PREFIX)
                    ? Analysis.field(field.substring(Analysis.PAIRS_PREFIX.length()))
                    : field;
        }
    }

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;

    LearnedWords(Lexicon lexicon, Vocabulary vocabulary) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
    }

    /**
     * The words of a text in other languages.
     *
     * @param from the key of the text's language
     * @param into the keys of the others
     * @param isSaid whether a word needs no other words in a language
     */
    List<Said> said(Terms.Reading text, String from, Collection<String> into, BiPredicate<Terms.Term, String> isSaid) {
        if (into.isEmpty()) {
            return List.of();
        }
        List<Terms.Term> terms = new ArrayList<>(text.of(Analysis.field(from), Plan.MAX_TERMS));
        if (Plan.SYLLABLES_APART.contains(from)) {
            text.of(Analysis.PAIRS_PREFIX + from, Plan.MAX_TERMS).stream()
                    .filter(pair -> pair.text().indexOf(' ') > 0)
                    .forEach(terms::add);
        }
        List<Said> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Terms.Term term : terms) {
            if (seen.add(term.text())) {
                Map<String, List<Lexicon.Word>> byField = new LinkedHashMap<>();
                for (String to : into) {
                    if (!isSaid.test(term, to)) {
                        look(from, term.text(), to, byField);
                    }
                }
                if (!byField.isEmpty()) {
                    all.add(new Said(text.part(term.start(), term.end()), term.start(), term.end(), byField));
                }
            }
        }
        return all;
    }

    private void look(String from, String word, String to, Map<String, List<Lexicon.Word>> byField) {
        for (Lexicon.Word one : lexicon.said(from, word, to)) {
            boolean isPair = one.term().indexOf(' ') > 0;
            add(isPair ? Analysis.PAIRS_PREFIX + to : Analysis.field(to), one, byField);
        }
        // Numbers and names in Latin letters stand in texts of other scripts as they are.
        if (!Analysis.script(from).equals(Analysis.script(to)) && word.chars().allMatch(c -> c < 128)) {
            add(Analysis.field(to), new Lexicon.Word(word, 1), byField);
        }
    }

    private void add(String field, Lexicon.Word word, Map<String, List<Lexicon.Word>> byField) {
        int documents = vocabulary.documents(field, word.term());
        if (documents > 0 && !isEverywhere(field, documents)) {
            byField.computeIfAbsent(field, f -> new ArrayList<>()).add(word);
        }
    }

    private boolean isEverywhere(String field, int documents) {
        try {
            int all = documents < MANY * EVERYWHERE ? 0 : vocabulary.reader().getDocCount(field);
            return all >= MANY && documents > EVERYWHERE * all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
