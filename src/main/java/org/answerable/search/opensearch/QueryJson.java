package org.answerable.search.opensearch;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.answerable.platform.JsonText;
import org.answerable.search.lucene.Analysis;
import org.answerable.search.lucene.Coverage;
import org.answerable.search.lucene.Places;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanOrQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * A planned query in OpenSearch's language. Each kind that a plan makes has its like there, which finds and scores the
 * same, but for {@link Coverage}: what a text holds of a query is added up there by scores of their own, see
 * {@link #enough}. Of a query with more clauses than OpenSearch takes, pieces of words are left out first, then pairs:
 * they are for the order alone.
 */
final class QueryJson {
    /** OpenSearch takes 1,024 unless it is told otherwise, and counts some clauses that we do not write. */
    private static final int MOST_CLAUSES = 960;
    /** Ways in which things that stand for several words each may go together. */
    private static final int MOST_WAYS = 24;

    /** What is left out of a query with too many clauses: each leaves out what those before it do. */
    private enum Size {
        ALL(Set.of(), MOST_WAYS),
        NO_GRAMS(Set.of(Analysis.GRAMS_PREFIX), MOST_WAYS),
        NO_PAIRS(Set.of(Analysis.GRAMS_PREFIX, Analysis.PAIRS_PREFIX), MOST_WAYS),
        /** What stands for several words is always dealt out to them. */
        DEALT_OUT(NO_PAIRS.leftOut, 1),
        /** Pairs of neighbours make no text whole. */
        WORDS_ARE_WHOLE(NO_PAIRS.leftOut, 1),
        /** Nothing is whole. */
        LEAST(NO_PAIRS.leftOut, 1);

        private final Set<String> leftOut;
        private final int mostWays;

        Size(Set<String> leftOut, int mostWays) {
            this.leftOut = leftOut;
            this.mostWays = mostWays;
        }
    }

    private final Size size;
    private JsonObject whole;

    private QueryJson(Size size) {
        this.size = size;
    }

    /**
     * A query as it is sent.
     *
     * @param whole what holds the whole query; {@code null} where that is not told
     */
    record Written(JsonObject query, JsonObject whole) {}

    static Written of(Query query) {
        for (Size size : Size.values()) {
            QueryJson one = new QueryJson(size);
            JsonObject json = one.json(query, 1);
            if (size == Size.LEAST || clauses(json) <= MOST_CLAUSES) {
                return new Written(json, one.whole);
            }
        }
        throw new AssertionError("the last one is returned");
    }

    /** How many clauses OpenSearch will count. */
    static int clauses(JsonObject query) {
        int[] count = {0};
        count(query, count);
        return count[0];
    }

    private static void count(JsonValue value, int[] count) {
        if (value instanceof JsonArray several) {
            several.forEach(one -> count(one, count));
        } else if (value instanceof JsonObject object) {
            object.forEach((kind, of) -> {
                switch (kind) {
                    case "term",
                            "terms",
                            "span_term",
                            "prefix",
                            "range",
                            "match",
                            "match_phrase",
                            "match_all",
                            "match_none" -> count[0]++;
                    default -> count(of, count);
                }
            });
        }
    }

    static JsonObjectBuilder object() {
        return JsonText.JSON.createObjectBuilder();
    }

    private static JsonArrayBuilder array(Collection<JsonObject> values) {
        JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }

    private static JsonObject of(String kind, JsonObjectBuilder of, float boost) {
        if (boost != 1) {
            of.add("boost", number(boost));
        }
        return object().add(kind, of).build();
    }

    /** As a float prints itself: the shortest that means it. */
    private static BigDecimal number(float value) {
        return new BigDecimal(Float.toString(value));
    }

    private JsonObject none() {
        return object().add("match_none", object()).build();
    }

    private JsonObject json(Query query, float boost) {
        return switch (query) {
            case BoostQuery boosted -> json(boosted.getQuery(), boost * boosted.getBoost());
            case ConstantScoreQuery constant -> constant(json(constant.getQuery(), 1), boost);
            case BooleanQuery several -> several(several, boost);
            case DisjunctionMaxQuery best ->
                of(
                        "dis_max",
                        object().add(
                                        "queries",
                                        array(best.getDisjuncts().stream()
                                                .map(one -> json(one, 1))
                                                .toList()))
                                .add("tie_breaker", number(best.getTieBreakerMultiplier())),
                        boost);
            case TermQuery term -> term(term.getTerm(), boost);
            case SynonymQuery synonyms -> synonyms(synonyms, boost);
            case PhraseQuery phrase -> phrase(phrase, boost);
            case MultiPhraseQuery phrase -> phrase(phrase, boost);
            case MatchAllDocsQuery ignored -> of("match_all", object(), boost);
            case MatchNoDocsQuery ignored -> none();
            case PrefixQuery prefix ->
                of(
                        "prefix",
                        object().add(
                                        prefix.getField(),
                                        object().add("value", prefix.getPrefix().text())),
                        1);
            case SpanQuery span -> span(span);
            case Coverage coverage -> coverage(coverage);
            case IndexSortSortedNumericDocValuesRangeQuery range -> json(range.getFallbackQuery(), boost);
            case IndexOrDocValuesQuery range -> json(range.getIndexQuery(), boost);
            case PointRangeQuery range ->
                object().add(
                                "range",
                                object().add(
                                                range.getField(),
                                                object().add("gte", LongPoint.decodeDimension(range.getLowerPoint(), 0))
                                                        .add(
                                                                "lte",
                                                                LongPoint.decodeDimension(range.getUpperPoint(), 0))))
                        .build();
            default ->
                throw new IllegalArgumentException(
                        "no such query there: " + query.getClass().getSimpleName());
        };
    }

    private static JsonObject constant(JsonObject filter, float score) {
        return object().add("constant_score", object().add("filter", filter).add("boost", number(score)))
                .build();
    }

    private JsonObject several(BooleanQuery query, float boost) {
        if (query.clauses().isEmpty()) {
            return none();
        }
        JsonObjectBuilder bool = object();
        Map<BooleanClause.Occur, List<JsonObject>> byOccur = new TreeMap<>();
        for (BooleanClause clause : query.clauses()) {
            if (!isLeftOut(clause)) {
                byOccur.computeIfAbsent(clause.occur(), o -> new ArrayList<>()).add(json(clause.query(), 1));
            }
        }
        byOccur.forEach((occur, each) -> bool.add(
                switch (occur) {
                    case MUST -> "must";
                    case FILTER -> "filter";
                    case SHOULD -> "should";
                    case MUST_NOT -> "must_not";
                },
                array(each)));
        if (byOccur.isEmpty()) {
            return none();
        }
        bool.add("adjust_pure_negative", false);
        return of("bool", bool, boost);
    }

    /** Whether it is of pieces, for the order alone, and there is no room for them. */
    private boolean isLeftOut(BooleanClause clause) {
        return !size.leftOut.isEmpty()
                && clause.occur() == BooleanClause.Occur.SHOULD
                && clause.query() instanceof BoostQuery boosted
                && boosted.getQuery() instanceof BooleanQuery pieces
                && !pieces.clauses().isEmpty()
                && pieces.clauses().getFirst().query() instanceof TermQuery term
                && size.leftOut.stream().anyMatch(term.getTerm().field()::startsWith);
    }

    private JsonObject term(Term term, float boost) {
        JsonObjectBuilder value = object().add("value", term.text());
        if (boost != 1) {
            value.add("boost", number(boost));
        }
        return object().add("term", object().add(term.field(), value)).build();
    }

    private JsonObject synonyms(SynonymQuery query, float boost) {
        List<String> words = query.getTerms().stream().map(Term::text).toList();
        if (words.isEmpty()) {
            return none();
        }
        return match("match", query.getField(), List.of(words), boost);
    }

    private JsonObject phrase(PhraseQuery query, float boost) {
        Term[] terms = query.getTerms();
        int[] positions = query.getPositions();
        if (terms.length == 0) {
            return none();
        }
        Map<Integer, Set<String>> places = new TreeMap<>();
        for (int i = 0; i < terms.length; i++) {
            places.computeIfAbsent(positions[i], p -> new LinkedHashSet<>()).add(terms[i].text());
        }
        return phrase(terms[0].field(), places, boost);
    }

    private JsonObject phrase(MultiPhraseQuery query, float boost) {
        Term[][] terms = query.getTermArrays();
        int[] positions = query.getPositions();
        Map<Integer, Set<String>> places = new TreeMap<>();
        for (int i = 0; i < terms.length; i++) {
            Set<String> here = places.computeIfAbsent(positions[i], p -> new LinkedHashSet<>());
            for (Term term : terms[i]) {
                here.add(term.text());
            }
        }
        return phrase(terms[0][0].field(), places, boost);
    }

    private static JsonObject phrase(String field, Map<Integer, Set<String>> places, float boost) {
        List<Set<String>> steps = new ArrayList<>();
        int last = -1;
        for (Map.Entry<Integer, Set<String>> place : places.entrySet()) {
            for (int empty = last + 1; !steps.isEmpty() && empty < place.getKey(); empty++) {
                steps.add(Set.of());
            }
            steps.add(place.getValue());
            last = place.getKey();
        }
        return match("match_phrase", field, steps, boost);
    }

    private static JsonObject match(String kind, String field, List<? extends Collection<String>> steps, float boost) {
        JsonObjectBuilder value = object().add("query", Tokens.steps(steps));
        if (boost != 1) {
            value.add("boost", number(boost));
        }
        return object().add(kind, object().add(field, value)).build();
    }

    private JsonObject span(SpanQuery query) {
        return switch (query) {
            case SpanTermQuery one -> spanTerm(one.getTerm());
            case SpanOrQuery any ->
                spanOr(Arrays.stream(any.getClauses()).map(this::span).toList());
            case SpanNearQuery near -> {
                List<SpanQuery> of = List.of(near.getClauses());
                if (near.getSlop() == Integer.MAX_VALUE && of.stream().anyMatch(QueryJson::isSign)) {
                    yield within(of);
                }
                yield near(of.stream().map(this::span).toList(), near.getSlop(), near.isInOrder());
            }
            default ->
                throw new IllegalArgumentException(
                        "no such span there: " + query.getClass().getSimpleName());
        };
    }

    private static boolean isSign(SpanQuery query) {
        return query instanceof SpanTermQuery term
                && (term.getTerm().text().equals(Places.ANSWERS)
                        || term.getTerm().text().equals(Places.TITLES));
    }

    private JsonObject spanTerm(Term term) {
        return object().add("span_term", object().add(term.field(), term.text()))
                .build();
    }

    private static JsonObject spanOr(List<JsonObject> any) {
        return object().add("span_or", object().add("clauses", array(any))).build();
    }

    private static JsonObject near(List<JsonObject> of, int slop, boolean isInOrder) {
        return object().add(
                        "span_near",
                        object().add("clauses", array(of)).add("slop", slop).add("in_order", isInOrder))
                .build();
    }

    /**
     * Within a part of a record. A sign lies beside the first word of what follows it, or beside the last of all where
     * nothing follows ({@link Layout}): what lies beside it is within as well.
     */
    private JsonObject within(List<SpanQuery> inOrder) {
        SpanQuery sought =
                inOrder.stream().filter(one -> !isSign(one)).findFirst().orElseThrow();
        String field = sought.getField();
        JsonObject answers = spanTerm(new Term(field, Places.ANSWERS));
        JsonObject titles = spanTerm(new Term(field, Places.TITLES));
        JsonObject noAnswers = spanTerm(new Term(field, Layout.NO_ANSWERS));
        JsonObject noTitles = spanTerm(new Term(field, Layout.NO_TITLES));
        JsonObject span = span(sought);
        if (inOrder.size() == 3) {
            return before(behind(answers, span), titles, noTitles);
        }
        return isSign(inOrder.getFirst()) ? behind(titles, span) : before(span, answers, noAnswers);
    }

    private static JsonObject behind(JsonObject sign, JsonObject span) {
        return spanOr(List.of(near(List.of(sign, span), Integer.MAX_VALUE, true), near(List.of(sign, span), 0, false)));
    }

    private static JsonObject before(JsonObject span, JsonObject sign, JsonObject nothing) {
        return spanOr(List.of(
                near(List.of(span, sign), Integer.MAX_VALUE, true),
                near(List.of(span, nothing), Integer.MAX_VALUE, true),
                near(List.of(span, nothing), 0, false)));
    }

    private JsonObject coverage(Coverage coverage) {
        List<Coverage.Holder> holders = coverage.holders();
        Coverage.Wanted wanted = coverage.wanted();
        if (holders.isEmpty()) {
            return none();
        }
        List<JsonObject> should = new ArrayList<>();
        List<JsonObject> filters =
                holders.stream().map(holder -> filter(holder.query())).toList();
        for (Coverage.Holder holder : holders) {
            if (holder.boost() > 0) {
                should.add(json(holder.query(), holder.boost()));
            }
        }
        if (wanted.isGraded() && size != Size.LEAST) {
            JsonObject all = whole(holders, wanted, filters);
            should.add(constant(all, Coverage.WHOLE));
            whole = all;
        }
        JsonObjectBuilder bool = object().add(
                        "filter",
                        object().add(
                                        "function_score",
                                        object().add("query", enough(holders, wanted, filters))
                                                .add("min_score", number(wanted.least()))));
        if (!should.isEmpty()) {
            bool.add("should", array(should));
        }
        return object().add("bool", bool).build();
    }

    /** A holder where only matters whether it is there: the words of one field are one clause. */
    private JsonObject filter(Query query) {
        if (query instanceof TermQuery term) {
            return term(term.getTerm(), 1);
        }
        Map<String, Set<String>> words = new LinkedHashMap<>();
        List<JsonObject> others = new ArrayList<>();
        gather(query, words, others);
        List<JsonObject> any = new ArrayList<>();
        words.forEach((field, some) -> {
            any.add(object().add("terms", object().add(field, Layout.array(some)))
                    .build());
        });
        any.addAll(others);
        return any.size() == 1 ? any.getFirst() : any.isEmpty() ? none() : any(any);
    }

    private void gather(Query query, Map<String, Set<String>> words, List<JsonObject> others) {
        switch (query) {
            case TermQuery term ->
                words.computeIfAbsent(term.getTerm().field(), f -> new LinkedHashSet<>())
                        .add(term.getTerm().text());
            case SynonymQuery synonyms ->
                synonyms.getTerms()
                        .forEach(term -> words.computeIfAbsent(term.field(), f -> new LinkedHashSet<>())
                                .add(term.text()));
            case BoostQuery boosted -> gather(boosted.getQuery(), words, others);
            case DisjunctionMaxQuery best -> best.getDisjuncts().forEach(one -> gather(one, words, others));
            case BooleanQuery several
            when several.clauses().stream().allMatch(one -> one.occur() == BooleanClause.Occur.SHOULD) ->
                several.clauses().forEach(one -> gather(one.query(), words, others));
            default -> others.add(json(query, 1));
        }
    }

    private static JsonObject any(Collection<JsonObject> any) {
        return object().add("bool", object().add("should", array(any))).build();
    }

    /**
     * What holds every part, or something that surely stands for it; of pairs half. Of neighbours that the same things
     * stand for, those are written once.
     */
    private JsonObject whole(List<Coverage.Holder> holders, Coverage.Wanted wanted, List<JsonObject> filters) {
        JsonArrayBuilder every = JsonText.JSON.createArrayBuilder();
        int words = wanted.weights().size() - wanted.pairs();
        for (int part = 0; part < words; ) {
            List<Integer> wide = holding(part, holders, true);
            List<JsonObject> own = new ArrayList<>();
            while (part < words && holding(part, holders, true).equals(wide)) {
                own.add(anyOf(holding(part, holders, false), filters));
                part++;
            }
            JsonObject each =
                    object().add("bool", object().add("filter", array(own))).build();
            List<JsonObject> any = new ArrayList<>(List.of(each));
            wide.forEach(i -> any.add(filters.get(i)));
            every.add(any(any));
        }
        if (wanted.pairs() > 0 && size != Size.WORDS_ARE_WHOLE) {
            JsonArrayBuilder pairs = JsonText.JSON.createArrayBuilder();
            for (int part = words; part < wanted.weights().size(); part++) {
                List<Integer> any = new ArrayList<>(holding(part, holders, false));
                any.addAll(holding(part, holders, true));
                pairs.add(anyOf(any, filters));
            }
            every.add(object().add(
                            "bool",
                            object().add("should", pairs).add("minimum_should_match", (wanted.pairs() + 1) / 2)));
        }
        return object().add("bool", object().add("filter", every)).build();
    }

    /** What surely holds a part: alone, or with others. */
    private static List<Integer> holding(int part, List<Coverage.Holder> holders, boolean isWide) {
        return IntStream.range(0, holders.size())
                .filter(i -> holders.get(i).parts().contains(part)
                        && holders.get(i).parts().size() > 1 == isWide
                        && !(holders.get(i).isInstead() && holders.get(i).isGuess()))
                .boxed()
                .toList();
    }

    private static JsonObject anyOf(List<Integer> those, List<JsonObject> filters) {
        return those.isEmpty()
                ? object().add("match_none", object()).build()
                : any(those.stream().map(filters::get).toList());
    }

    /**
     * What a text holds, added up: for each part its weight, or the share of it that stands instead of it, whichever is
     * more. What stands instead of several parts goes with others in every way that does not count a part twice, and
     * the best way counts; where there are too many ways, its share is dealt out to its parts. The embedded index takes
     * what weighs most first, which is the best way but where several such things meet in one text.
     */
    private JsonObject enough(List<Coverage.Holder> holders, Coverage.Wanted wanted, List<JsonObject> filters) {
        int parts = wanted.weights().size();
        List<List<JsonObject>> single = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            single.add(new ArrayList<>());
        }
        List<Integer> wide = new ArrayList<>();
        for (int i = 0; i < holders.size(); i++) {
            Coverage.Holder holder = holders.get(i);
            if (holder.parts().size() == 1) {
                int part = holder.parts().getFirst();
                single.get(part)
                        .add(constant(
                                filters.get(i),
                                holder.share() * wanted.weights().get(part)));
            } else if (holder.parts().size() > 1) {
                wide.add(i);
            }
        }
        List<JsonObject> sum = new ArrayList<>();
        boolean[] done = new boolean[parts];
        for (int part = 0; part < parts; part++) {
            if (!done[part]) {
                Set<Integer> together = together(part, holders, wide);
                together.forEach(one -> done[one] = true);
                List<Integer> those = wide.stream()
                        .filter(i -> together.contains(holders.get(i).parts().getFirst()))
                        .toList();
                List<List<Integer>> ways = new ArrayList<>();
                ways(those, 0, new ArrayList<>(), holders, ways);
                if (ways.size() <= size.mostWays) {
                    List<JsonObject> each = new ArrayList<>();
                    for (List<Integer> way : ways) {
                        each.add(add(way(way, together, holders, wanted, filters, single)));
                    }
                    sum.add(best(each));
                } else {
                    for (int one : together) {
                        List<JsonObject> any = new ArrayList<>(single.get(one));
                        those.stream()
                                .filter(i -> holders.get(i).parts().contains(one))
                                .forEach(i -> any.add(constant(
                                        filters.get(i),
                                        holders.get(i).share()
                                                * wanted.weights().get(one))));
                        sum.add(best(any));
                    }
                }
            }
        }
        return add(sum);
    }

    /** The parts that hang together with one by what stands for several. */
    private static Set<Integer> together(int part, List<Coverage.Holder> holders, List<Integer> wide) {
        Set<Integer> together = new LinkedHashSet<>(Set.of(part));
        for (boolean isMore = true; isMore; ) {
            isMore = false;
            for (int i : wide) {
                if (holders.get(i).parts().stream().anyMatch(together::contains)) {
                    isMore |= together.addAll(holders.get(i).parts());
                }
            }
        }
        return together;
    }

    /** Every choice of those that have no part in common. */
    private static void ways(
            List<Integer> those,
            int at,
            List<Integer> chosen,
            List<Coverage.Holder> holders,
            List<List<Integer>> ways) {
        if (ways.size() > MOST_WAYS) {
            return;
        }
        if (at == those.size()) {
            ways.add(List.copyOf(chosen));
            return;
        }
        List<Integer> parts = holders.get(those.get(at)).parts();
        if (chosen.stream()
                .noneMatch(other -> holders.get(other).parts().stream().anyMatch(parts::contains))) {
            chosen.add(those.get(at));
            ways(those, at + 1, chosen, holders, ways);
            chosen.removeLast();
        }
        ways(those, at + 1, chosen, holders, ways);
    }

    private static List<JsonObject> way(
            List<Integer> chosen,
            Set<Integer> together,
            List<Coverage.Holder> holders,
            Coverage.Wanted wanted,
            List<JsonObject> filters,
            List<List<JsonObject>> single) {
        List<JsonObject> sum = new ArrayList<>();
        Set<Integer> taken = new LinkedHashSet<>();
        for (int i : chosen) {
            Coverage.Holder holder = holders.get(i);
            taken.addAll(holder.parts());
            sum.add(constant(
                    filters.get(i),
                    holder.share()
                            * (float) holder.parts().stream()
                                    .mapToDouble(part -> wanted.weights().get(part))
                                    .sum()));
        }
        for (int part : together) {
            if (!taken.contains(part)) {
                sum.add(best(single.get(part)));
            }
        }
        return sum;
    }

    private static JsonObject best(List<JsonObject> any) {
        return any.size() == 1
                ? any.getFirst()
                : any.isEmpty()
                        ? object().add("match_none", object()).build()
                        : object().add("dis_max", object().add("queries", array(any)))
                                .build();
    }

    private static JsonObject add(List<JsonObject> all) {
        return all.size() == 1 ? all.getFirst() : all.isEmpty() ? best(all) : any(all);
    }
}
