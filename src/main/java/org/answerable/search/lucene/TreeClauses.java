package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.answerable.language.Languages;
import org.answerable.platform.Time;
import org.answerable.search.Facet;
import org.answerable.search.IndexedText;
import org.answerable.search.QueryTree;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanOrQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * What a query asks for beside plain words, as clauses: operators, fields, words near each other, beginnings of words.
 * Words among operators are each looked for as they would be alone, in every form and by what they mean
 * ({@link Plan#whole()}), but where they are excluded: there only as they are written.
 *
 * <p>Bounded: the parser gives a small tree ({@code QueryParser}); a beginning stands for the {@value #MOST_BEGINNINGS}
 * words that most texts hold.
 */
final class TreeClauses {
    /** Numbers of what is marked, from here on: those of the clauses, then those of each plan of words. */
    static final int FIRST = 5_000;

    static final int MOST_BEGINNINGS = 96;
    private static final int EACH_PLAN = 10_000;
    /** As much as a phrase that is written as it was typed. */
    private static final float WEIGHT = 0.1f;

    private final Plan plan;
    private final Function<String, Plan> planner;
    private final List<QueryTree> trees;
    private final List<Plan> plans = new ArrayList<>();
    private final Map<QueryTree.Words, Plan> planned = new HashMap<>();
    private final Map<QueryTree.Prefix, Vocabulary.Some> beginnings = new LinkedHashMap<>();
    private final Map<String, Plan.Marks> marks = new LinkedHashMap<>();
    private int number = FIRST;

    /** @param planner makes the plan of some words by themselves */
    TreeClauses(Plan plan, Function<String, Plan> planner, List<QueryTree> trees) {
        this.plan = plan;
        this.planner = planner;
        this.trees = trees;
        trees.forEach(tree -> plan(tree, false));
    }

    /** Whether any of it decides the order. */
    boolean ranks() {
        return !plans.isEmpty() || !marks.isEmpty();
    }

    /** Whether there is something that a text must not hold. */
    boolean excludes() {
        return trees.stream().anyMatch(tree -> tree instanceof QueryTree.Not);
    }

    /** Beginnings that more words have than are looked for. */
    List<String> cut() {
        return beginnings.entrySet().stream()
                .filter(one -> one.getValue().isCut())
                .map(one -> one.getKey().text())
                .toList();
    }

    /** Plans what is to be marked: what is not excluded. */
    private void plan(QueryTree tree, boolean isOut) {
        switch (tree) {
            case QueryTree.All all -> all.of().forEach(one -> plan(one, isOut));
            case QueryTree.Any any -> any.of().forEach(one -> plan(one, isOut));
            case QueryTree.Not not -> plan(not.of(), !isOut);
            case QueryTree.Words words -> {
                if (!isOut && !planned.containsKey(words)) {
                    Plan own = planner.apply(words.text());
                    planned.put(words, own);
                    plans.add(own);
                }
            }
            case QueryTree.Prefix prefix -> begin(prefix, isOut, null);
            case QueryTree.Phrase phrase -> {
                if (!isOut) {
                    mark(phrase.text(), phrase.distance() > 0, null);
                }
            }
            case QueryTree.In in -> {
                switch (in.of()) {
                    case QueryTree.Words words -> {
                        if (!isOut) {
                            words.each().forEach(word -> mark(word, false, in.part()));
                        }
                    }
                    case QueryTree.Phrase phrase -> {
                        if (!isOut) {
                            mark(phrase.text(), phrase.distance() > 0, in.part());
                        }
                    }
                    case QueryTree.Prefix prefix -> begin(prefix, isOut, in.part());
                    default -> {}
                }
            }
            case QueryTree.Having ignored -> {}
            case QueryTree.Published ignored -> {}
        }
    }

    private void mark(String text, boolean isApart, IndexedText.Part place) {
        int own = number++;
        ways(text)
                .forEach((field, ways) -> ways.forEach(groups -> {
                    List<Plan.Marks.Phrase> phrases = Plan.of(marks, field).phrases();
                    if (isApart) {
                        groups.forEach(
                                group -> phrases.add(new Plan.Marks.Phrase(own, Plan.steps(List.of(group)), place)));
                    } else {
                        phrases.add(new Plan.Marks.Phrase(own, Plan.steps(groups), place));
                    }
                }));
    }

    /** The words that begin so; of a beginning of several parts, those of its last. */
    private void begin(QueryTree.Prefix prefix, boolean isOut, IndexedText.Part place) {
        Set<String> words = new LinkedHashSet<>();
        boolean isCut = false;
        for (Terms.Term term : last(Terms.of(Analysis.FOLDED, prefix.text(), Plan.MAX_TERMS))) {
            Vocabulary.Some some = plan.vocabulary().beginning(Analysis.FOLDED, term.text(), MOST_BEGINNINGS);
            words.addAll(some.words());
            isCut |= some.isCut();
        }
        beginnings.put(prefix, new Vocabulary.Some(List.copyOf(words), isCut));
        if (!isOut && !words.isEmpty()) {
            Plan.of(marks, Analysis.FOLDED)
                    .phrases()
                    .add(new Plan.Marks.Phrase(number++, List.of(new Plan.Marks.Step(0, Set.copyOf(words))), place));
        }
    }

    /** The terms that reach to the end: of {@code non-cit} both {@code noncit} and {@code cit}. */
    private static List<Terms.Term> last(List<Terms.Term> terms) {
        int end = terms.stream().mapToInt(Terms.Term::end).max().orElse(0);
        return terms.stream().filter(term -> term.end() == end).toList();
    }

    /** The ways in which a text may stand there, by field. */
    private Map<String, List<List<Plan.Group>>> ways(String text) {
        Map<String, List<List<Plan.Group>>> ways = new LinkedHashMap<>();
        ways.put(
                Analysis.FOLDED,
                QuotedPhrase.ways(Analysis.FOLDED, text, plan.languages(), plan.vocabulary()).stream()
                        .map(QuotedPhrase.Way::groups)
                        .toList());
        for (String key : plan.languages()) {
            List<Plan.Group> groups = Concepts.groups(Terms.of(Analysis.field(key), text, Plan.MAX_TERMS));
            ways.put(Analysis.field(key), groups.isEmpty() ? List.of() : List.of(groups));
        }
        return ways;
    }

    /** Adds what a text must hold, and what it must not. @return whether there is something that it must */
    boolean addTo(BooleanQuery.Builder all) {
        boolean isNarrowed = false;
        for (QueryTree tree : trees) {
            isNarrowed |= addTo(all, tree, false);
        }
        return isNarrowed;
    }

    private boolean addTo(BooleanQuery.Builder all, QueryTree tree, boolean isOut) {
        if (tree instanceof QueryTree.All several) {
            boolean isNarrowed = false;
            for (QueryTree one : several.of()) {
                isNarrowed |= addTo(all, one, isOut);
            }
            return isNarrowed;
        }
        if (tree instanceof QueryTree.Not not) {
            Query unwanted = query(not.of(), !isOut);
            if (unwanted != null) {
                all.add(unwanted, Occur.MUST_NOT);
            }
            return false;
        }
        Query query = query(tree, isOut);
        if (query == null) {
            return false;
        }
        all.add(
                query,
                tree instanceof QueryTree.Having || tree instanceof QueryTree.Published ? Occur.FILTER : Occur.MUST);
        return true;
    }

    /** @param isOut whether it is excluded; {@code null} where there is nothing to look for */
    private Query query(QueryTree tree, boolean isOut) {
        return switch (tree) {
            case QueryTree.All all -> {
                BooleanQuery.Builder each = new BooleanQuery.Builder();
                boolean isNarrowed = addTo(each, all, isOut);
                yield closed(each, isNarrowed);
            }
            case QueryTree.Not not -> {
                BooleanQuery.Builder each = new BooleanQuery.Builder();
                yield closed(each, addTo(each, not, isOut));
            }
            case QueryTree.Any any -> {
                List<Query> some = any.of().stream()
                        .map(one -> query(one, isOut))
                        .filter(Objects::nonNull)
                        .toList();
                BooleanQuery.Builder each = new BooleanQuery.Builder();
                some.forEach(one -> each.add(one, Occur.SHOULD));
                yield some.isEmpty() ? null : some.size() == 1 ? some.getFirst() : each.build();
            }
            case QueryTree.Words words ->
                isOut ? written(words) : planned.get(words).whole();
            case QueryTree.Phrase phrase ->
                phrase.distance() > 0 ? near(phrase.text(), phrase.distance()) : plan.quoted(phrase.text());
            case QueryTree.Prefix prefix -> beginning(prefix);
            case QueryTree.In in -> within(in);
            case QueryTree.Having having -> unscored(having(having));
            case QueryTree.Published published -> unscored(published(published));
        };
    }

    private static Query closed(BooleanQuery.Builder each, boolean isNarrowed) {
        BooleanQuery built = each.build();
        if (built.clauses().isEmpty()) {
            return null;
        }
        if (!isNarrowed) {
            each.add(unscored(new MatchAllDocsQuery()), Occur.MUST);
        }
        return each.build();
    }

    private static Query unscored(Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), 0);
    }

    private static Query constant(Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), WEIGHT);
    }

    /** Every word as it is written. */
    private Query written(QueryTree.Words words) {
        List<Query> each =
                words.each().stream().map(plan::quoted).filter(Objects::nonNull).toList();
        return each.isEmpty() ? null : all(each);
    }

    private static Query all(List<Query> each) {
        if (each.size() == 1) {
            return each.getFirst();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        each.forEach(one -> all.add(one, Occur.MUST));
        return all.build();
    }

    private static Query best(List<Query> any) {
        return any.isEmpty() ? null : any.size() == 1 ? any.getFirst() : new DisjunctionMaxQuery(any, 0);
    }

    private Query near(String text, int distance) {
        return best(spans(text, distance).stream().map(one -> constant(one)).toList());
    }

    /** Every way of a text in every field, its words so far apart at most; in this order where that is 0. */
    private List<SpanQuery> spans(String text, int distance) {
        List<SpanQuery> all = new ArrayList<>();
        ways(text)
                .forEach((field, ways) -> ways.forEach(groups -> {
                    SpanQuery[] steps = groups.stream()
                            .map(group -> any(field, group.terms()))
                            .toArray(SpanQuery[]::new);
                    // Words that say nothing leave their places empty.
                    int empty = groups.getLast().position() - groups.getFirst().position() + 1 - steps.length;
                    all.add(
                            steps.length == 1
                                    ? steps[0]
                                    : new SpanNearQuery(steps, Math.max(0, empty) + distance, distance == 0));
                }));
        return all;
    }

    private static SpanQuery any(String field, Collection<String> terms) {
        SpanQuery[] each = terms.stream()
                .map(term -> new SpanTermQuery(new Term(field, term)))
                .toArray(SpanQuery[]::new);
        return each.length == 1 ? each[0] : new SpanOrQuery(each);
    }

    private Query beginning(QueryTree.Prefix prefix) {
        List<String> words = beginnings.get(prefix).words();
        if (words.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        List<Terms.Term> terms = Terms.of(Analysis.FOLDED, prefix.text(), Plan.MAX_TERMS);
        List<Query> any = new ArrayList<>();
        int first = terms.stream().mapToInt(Terms.Term::position).min().orElse(0);
        int place = terms.stream().mapToInt(Terms.Term::position).max().orElse(0);
        List<String> joined = new ArrayList<>();
        List<String> single = new ArrayList<>();
        for (Terms.Term term : last(terms)) {
            List<String> those =
                    words.stream().filter(word -> word.startsWith(term.text())).toList();
            (term.position() == first ? joined : single).addAll(those);
        }
        if (!joined.isEmpty()) {
            SynonymQuery.Builder those = new SynonymQuery.Builder(Analysis.FOLDED);
            joined.stream().distinct().forEach(word -> those.addTerm(new Term(Analysis.FOLDED, word)));
            any.add(new BoostQuery(those.build(), WEIGHT));
        }
        if (!single.isEmpty()) {
            MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
            for (int at = first; at < place; at++) {
                int here = at;
                Term[] before = terms.stream()
                        .filter(term ->
                                term.position() == here && last(terms).stream().noneMatch(term::equals))
                        .map(term -> new Term(Analysis.FOLDED, term.text()))
                        .toArray(Term[]::new);
                if (before.length > 0) {
                    phrase.add(before, at - first);
                }
            }
            phrase.add(
                    single.stream()
                            .distinct()
                            .map(word -> new Term(Analysis.FOLDED, word))
                            .toArray(Term[]::new),
                    place - first);
            any.add(new BoostQuery(phrase.build(), WEIGHT));
        }
        return any.isEmpty() ? new MatchNoDocsQuery() : best(any);
    }

    private Query within(QueryTree.In in) {
        return switch (in.of()) {
            case QueryTree.Words words -> {
                List<Query> each = words.each().stream()
                        .map(word -> within(in.part(), spans(word, 0)))
                        .filter(Objects::nonNull)
                        .toList();
                yield each.isEmpty() ? null : all(each);
            }
            case QueryTree.Phrase phrase -> within(in.part(), spans(phrase.text(), phrase.distance()));
            case QueryTree.Prefix prefix -> {
                List<String> words = beginnings.get(prefix).words();
                yield words.isEmpty()
                        ? new MatchNoDocsQuery()
                        : within(in.part(), List.of(any(Analysis.FOLDED, words)));
            }
            default -> null;
        };
    }

    private static Query within(IndexedText.Part part, List<SpanQuery> spans) {
        return best(
                spans.stream().map(span -> constant(Places.within(part, span))).toList());
    }

    private static Query having(QueryTree.Having having) {
        String field = Generation.facetField(having.facet());
        List<Query> any = new ArrayList<>();
        for (String value : having.values()) {
            List<String> alike = having.facet() == Facet.LANGUAGE ? Languages.foundAs(value) : List.of(value);
            alike.forEach(one -> any.add(new TermQuery(new Term(field, one))));
            if (having.facet() == Facet.LANGUAGE) {
                any.add(new PrefixQuery(new Term(field, value + "-")));
            }
        }
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        any.forEach(one -> some.add(one, Occur.SHOULD));
        return any.size() == 1 ? any.getFirst() : some.build();
    }

    private static Query published(QueryTree.Published days) {
        return LongField.newRangeQuery(
                Generation.PUBLISHED,
                days.from() == null
                        ? Long.MIN_VALUE
                        : days.from().atStartOfDay(Time.ZONE).toInstant().toEpochMilli(),
                days.to() == null
                        ? Long.MAX_VALUE
                        : days.to()
                                        .plusDays(1)
                                        .atStartOfDay(Time.ZONE)
                                        .toInstant()
                                        .toEpochMilli()
                                - 1);
    }

    /** Adds what is to be marked. */
    void addTo(Map<String, Plan.Marks> all) {
        marks.forEach((field, some) -> Plan.of(all, field).phrases().addAll(some.phrases()));
        for (int i = 0; i < plans.size(); i++) {
            int from = EACH_PLAN * (i + 1);
            plans.get(i).marks().forEach((field, some) -> {
                Plan.Marks of = Plan.of(all, field);
                some.words().forEach((word, own) -> of.words().putIfAbsent(word, from + own));
                some.phrases()
                        .forEach(phrase -> of.phrases()
                                .add(new Plan.Marks.Phrase(from + phrase.number(), phrase.steps(), phrase.place())));
            });
        }
    }

    /** The plan that a number belongs to; {@code null} for one of these clauses. */
    Plan plan(int marked) {
        return marked < EACH_PLAN ? null : plans.get(marked / EACH_PLAN - 1);
    }

    /** The concept that a number stands for; {@code null} where it stands for none. */
    String concept(int marked) {
        Plan own = plan(marked);
        return own == null ? null : own.concept(marked % EACH_PLAN);
    }
}
