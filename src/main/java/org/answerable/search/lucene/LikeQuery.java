package org.answerable.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.search.IndexedText;
import org.answerable.search.Likeness;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;

/**
 * What is like a text: what holds enough of its rare words, each counted within its language, or of the concepts of the
 * glossary that it names, in whatever language they are said. Where a word is several syllables written apart, pairs of
 * neighbours stand for words.
 *
 * <p>Bounded: of each text the first {@value #READ} characters, {@value #TEXTS} texts, {@value #WORDS} words of the
 * first language and half as many of each further one, {@value #CONCEPTS} concepts.
 */
public final class LikeQuery {
    private static final int READ = 4_000;
    private static final int TEXTS = 8;
    private static final int WORDS = 24;
    private static final int CONCEPTS = 8;
    /** Concepts are looked for in so much at a time, in characters. */
    private static final int PIECE = 400;
    /** What stands in more than this share of a language's texts says nothing. */
    private static final double EVERYWHERE = 0.3;

    private static final float CONCEPT_WEIGHT = 1.2f;
    /** Of the weight of everything: so much is alike. */
    private static final float SHARE = 0.3f;
    /** However long the text: two or three rare words, or two concepts. */
    private static final float ENOUGH = 1.4f;
    /** However short: one word in common is chance. */
    private static final float LEAST = 0.7f;

    /** A word or a concept, and how rare it is: 1 for what stands in one text only, 0 for what stands in all. */
    private record Rare(Query query, double weight) {}

    private LikeQuery() {}

    /** @param indexed the keys of the languages whose fields the index has */
    public static Query of(Likeness likeness, Collection<String> indexed, Vocabulary vocabulary) throws IOException {
        List<IndexedText> texts = likeness.texts();
        // What a text of the index alone says is no help in finding others.
        int fewest = likeness.without().isEmpty() ? 1 : 2;
        Map<String, Map<String, Integer>> words = new LinkedHashMap<>();
        Set<String> concepts = new LinkedHashSet<>();
        for (IndexedText text : texts.subList(0, Math.min(TEXTS, texts.size()))) {
            read(text, words, concepts);
        }
        List<Rare> rare = new ArrayList<>();
        int most = WORDS;
        for (Map.Entry<String, Map<String, Integer>> of : words.entrySet()) {
            rare.addAll(rarest(of.getKey(), of.getValue(), fewest, most, vocabulary));
            most = WORDS / 2;
        }
        concepts(concepts, indexed, fewest, vocabulary).forEach(rare::add);
        return rare.isEmpty() ? new MatchNoDocsQuery() : query(rare);
    }

    private static void read(IndexedText text, Map<String, Map<String, Integer>> words, Set<String> concepts) {
        String key = Analysis.key(text.language());
        String field = Plan.SYLLABLES_APART.contains(key) ? Analysis.PAIRS_PREFIX + key : Analysis.field(key);
        Map<String, Integer> counted = words.computeIfAbsent(field, f -> new HashMap<>());
        for (String part : text.text().split(Generation.REDACTED)) {
            String begin = part.length() <= READ ? part : part.substring(0, READ);
            for (int from = 0; from < begin.length(); ) {
                int to = end(begin, from);
                Terms.Reading piece = new Terms.Reading(begin.substring(from, to));
                piece.of(field, PIECE).forEach(term -> counted.merge(term.text(), 1, Integer::sum));
                Concepts.named(piece, List.of(key)).forEach(named -> concepts.add(named.concept()));
                from = to;
            }
        }
    }

    /** Where a piece ends: after a blank, as far as there is one. */
    private static int end(String text, int from) {
        int latest = Math.min(text.length(), from + PIECE);
        for (int at = latest; latest < text.length() && at > from; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return latest < text.length() && Character.isHighSurrogate(text.charAt(latest - 1)) ? latest - 1 : latest;
    }

    private static List<Rare> rarest(
            String field, Map<String, Integer> counted, int fewest, int most, Vocabulary vocabulary)
            throws IOException {
        int all = vocabulary.texts(field);
        List<Rare> rare = new ArrayList<>();
        for (Map.Entry<String, Integer> word : counted.entrySet()) {
            int in = vocabulary.documents(field, word.getKey());
            if (in >= fewest && in <= Math.max(fewest, EVERYWHERE * all) && isWord(word.getKey())) {
                double weight = rarity(in, all) * Math.min(1.3, 0.9 + 0.1 * word.getValue());
                rare.add(new Rare(vocabulary.query(field, word.getKey()), weight));
            }
        }
        rare.sort(Comparator.comparingDouble(Rare::weight)
                .reversed()
                .thenComparing(one -> one.query().toString())); // Of equally rare ones always the same.
        return rare.subList(0, Math.min(most, rare.size()));
    }

    /** No number, and no single letter. */
    private static boolean isWord(String term) {
        return term.codePointCount(0, term.length()) > 1 && term.codePoints().anyMatch(Character::isLetter);
    }

    private static double rarity(double in, int all) {
        double rarest = Math.log(1 + (all - 0.5) / 1.5);
        return rarest <= 0 ? 1 : Math.log(1 + Math.max(0, all - in + 0.5) / (in + 0.5)) / rarest;
    }

    private static List<Rare> concepts(
            Set<String> concepts, Collection<String> indexed, int fewest, Vocabulary vocabulary) throws IOException {
        int all = vocabulary.texts(Analysis.EXACT);
        List<Rare> rare = new ArrayList<>();
        for (String concept : concepts) {
            List<Query> said = new ArrayList<>();
            double in = 0;
            for (String key : indexed) {
                String field = Analysis.field(key);
                for (List<Plan.Group> steps : Concepts.said(concept, key)) {
                    int texts = steps.stream()
                            .mapToInt(step -> step.terms().stream()
                                    .mapToInt(term -> vocabulary.documents(field, term))
                                    .sum())
                            .min()
                            .orElse(0);
                    if (texts > 0) {
                        in += texts;
                        said.add(said(field, steps, vocabulary));
                    }
                }
            }
            if (in >= fewest && in <= Math.max(fewest, EVERYWHERE * all)) {
                rare.add(new Rare(new DisjunctionMaxQuery(said, 0), rarity(in, all) * CONCEPT_WEIGHT));
            }
        }
        rare.sort(Comparator.comparingDouble(Rare::weight).reversed());
        return rare.subList(0, Math.min(CONCEPTS, rare.size()));
    }

    private static Query said(String field, List<Plan.Group> steps, Vocabulary vocabulary) {
        if (steps.size() == 1) {
            List<Query> any = new ArrayList<>();
            steps.getFirst().terms().forEach(term -> any.add(vocabulary.query(field, term)));
            return any.size() == 1 ? any.getFirst() : new DisjunctionMaxQuery(any, 0);
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        int first = steps.getFirst().position();
        steps.forEach(step -> phrase.add(new Term(field, step.terms().getFirst()), step.position() - first));
        return phrase.build();
    }

    private static Query query(List<Rare> rare) {
        List<Coverage.Holder> holders = new ArrayList<>();
        BooleanQuery.Builder order = new BooleanQuery.Builder();
        float all = 0;
        for (int i = 0; i < rare.size(); i++) {
            holders.add(new Coverage.Holder(rare.get(i).query(), List.of(i), 1, false, false, 0));
            order.add(new BoostQuery(rare.get(i).query(), (float) rare.get(i).weight()), Occur.SHOULD);
            all += (float) rare.get(i).weight();
        }
        List<Float> weights = rare.stream().map(one -> (float) one.weight()).toList();
        float least = Math.max(LEAST, Math.min(SHARE * all, ENOUGH));
        order.add(new Coverage(holders, new Coverage.Wanted(weights, 0, least, false)), Occur.MUST);
        return order.build();
    }
}
