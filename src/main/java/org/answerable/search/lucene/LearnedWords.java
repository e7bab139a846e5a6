package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    /** What stands in more than this share of a language's texts says nothing. */
    private static final float EVERYWHERE = 0.5f;
    /** Words of a query, in terms of all languages, and how many are looked for to find those. */
    static final int MOST = 24;

    static final int MOST_TERMS = 256;
    private static final int MOST_LOOKED = 2 * MOST_TERMS;

    /** A word of the query: what the lexicon says of it by language, and by field what of that the index has. */
    private record Asked(
            Terms.Term term, Map<String, List<Lexicon.Word>> byKey, Map<String, List<Lexicon.Word>> byField) {}

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

        /** What to mark: by field, each way word by word. */
        Map<String, List<List<String>>> ways() {
            Map<String, List<List<String>>> ways = new LinkedHashMap<>();
            byField.forEach((field, words) ->
                    words.forEach(one -> ways.computeIfAbsent(own(field), f -> new ArrayList<>())
                            .add(List.of(one.term().split(" ")))));
            return ways;
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
     * The words of a text in other languages; at most {@value #MOST}, in at most {@value #MOST_TERMS} terms.
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
        List<Asked> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Terms.Term term : terms) {
            if (seen.add(term.text())) {
                Map<String, List<Lexicon.Word>> byKey = new LinkedHashMap<>();
                for (String to : into) {
                    List<Lexicon.Word> words = isSaid.test(term, to) ? List.of() : lexicon.said(from, term.text(), to);
                    if (!words.isEmpty()) {
                        byKey.put(to, words);
                    }
                }
                if (!byKey.isEmpty()) {
                    all.add(new Asked(term, byKey, new LinkedHashMap<>()));
                }
            }
        }
        List<Asked> some = rarest(all, from);
        look(some);
        return some.stream()
                .filter(asked -> !asked.byField().isEmpty())
                .map(asked -> new Said(
                        text.part(asked.term().start(), asked.term().end()),
                        asked.term().start(),
                        asked.term().end(),
                        asked.byField()))
                .toList();
    }

    /** Of many words those that stand in the fewest texts of their own language, as they stand in the query. */
    private List<Asked> rarest(List<Asked> all, String from) {
        if (all.size() <= MOST) {
            return all;
        }
        List<Asked> rarest = new ArrayList<>(all);
        rarest.sort(Comparator.comparingInt(asked -> vocabulary.documents(
                field(from, asked.term().text()), asked.term().text())));
        return all.stream()
                .filter(Set.copyOf(rarest.subList(0, MOST))::contains)
                .toList();
    }

    /** Looks for the surest translation of each word first, as long as there are not too many. */
    private void look(List<Asked> all) {
        int looked = 0;
        int terms = 0;
        for (int rank = 0; rank < Lexicon.MOST; rank++) {
            for (Asked asked : all) {
                for (Map.Entry<String, List<Lexicon.Word>> said : asked.byKey().entrySet()) {
                    if (rank >= said.getValue().size()) {
                        continue;
                    }
                    if (looked++ == MOST_LOOKED || terms == MOST_TERMS) {
                        return;
                    }
                    Lexicon.Word word = said.getValue().get(rank);
                    String field = field(said.getKey(), word.term());
                    int documents = vocabulary.documents(field, word.term());
                    if (documents > 0 && !Vocabulary.isMore(documents, EVERYWHERE, vocabulary.texts(field))) {
                        asked.byField()
                                .computeIfAbsent(field, f -> new ArrayList<>())
                                .add(word);
                        terms++;
                    }
                }
            }
        }
    }

    /** The field of a language that has a word, or a pair of syllables. */
    private static String field(String key, String word) {
        return word.indexOf(' ') > 0 ? Analysis.PAIRS_PREFIX + key : Analysis.field(key);
    }
}
