package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * A query's words as parts that a text holds or does not: each in whatever form and field, weighed by how rare it is.
 * Several neighbouring parts may be held by one thing: a concept said otherwise, a compound written as one word. Where
 * a word is several syllables written apart, pairs of neighbours are parts as well.
 */
final class QueryParts {
    /** What is beyond does not count. */
    static final int MOST = 48;

    private static final int MOST_WIDE = 24;
    /** Concepts and learned words. */
    private static final int MOST_MEANT = Concepts.MOST + LearnedWords.MOST;

    /** Sums of floats are not exact. */
    private static final float ROUNDING = 0.999f;
    /** Two words as one: with fewer letters another word is likelier. */
    private static final int SHORTEST_JOINED = 6;

    /** What is written apart, with a hyphen or in one. */
    private static final List<String> PREFIXES = List.of(
            "non", "anti", "co", "ex", "mid", "multi", "over", "pre", "pro", "re", "self", "semi", "sub", "under");

    private static final int SHORTEST_WITH_PREFIX = 4;
    private static final int SHORTEST_REST = 4;
    private static final int MOST_UNKNOWN = 8;
    // Chosen on the dev half of the judged queries (src/test/resources/search-judged), none on the held one.
    /** Where so much of a query is held, by weight, a text is found. */
    private static final float SHARE = 0.45f;
    /** However long a query: this much is enough, in words that stand in one text only. */
    private static final float ENOUGH = 2.5f;
    /**
     * More words than this (twice as many syllables, or pairs of characters) are a sentence, whose order says more than
     * what it leaves out: of it, this is enough. Chosen on the news (documents of odd number), as no judged query is so
     * long.
     */
    private static final int LONG = 8;

    private static final float ENOUGH_OF_LONG = 1;
    /**
     * The weight of a word that stands in no text, beside 1 for one that stands in one and 0 for one that stands in
     * all.
     */
    private static final float UNKNOWN = 0.8f;
    /** What stands in more than this share of a language's texts is no part where others are. */
    private static final float EVERYWHERE = 0.6f;

    /** Of a syllable where a word is several of them, beside a pair. */
    private static final float SYLLABLE = 0.5f;

    private static final class Part {
        private final int start;
        private final int end;
        private final boolean isPair;
        private final Map<String, Set<String>> terms = new LinkedHashMap<>();
        private float weight;

        Part(int start, int end, boolean isPair) {
            this.start = start;
            this.end = end;
            this.isPair = isPair;
        }

        void add(String field, String term) {
            terms.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(term);
        }
    }

    /** What stands for all parts between two places. */
    private record Wide(int start, int end, Query query, float share, boolean isGuess, float boost) {}

    private final String primary;
    /** Into pairs of characters, which overlap. */
    private final boolean isCut;
    /** A word is several syllables. */
    private final boolean isApart;

    private final Vocabulary vocabulary;
    private final List<Part> parts = new ArrayList<>();
    private final List<Wide> wide = new ArrayList<>();
    private final List<Wide> meant = new ArrayList<>();

    /** @param languages whose fields are asked, likeliest first */
    QueryParts(Terms.Reading text, List<String> languages, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.primary = languages.isEmpty() ? null : languages.getFirst();
        isCut = primary != null && Set.of("zh", "ja", "ko").contains(primary);
        isApart = primary != null && Plan.SYLLABLES_APART.contains(primary);
        String base = isCut ? Analysis.field(primary) : Analysis.EXACT;
        List<Terms.Term> terms = text.of(base, 2 * MOST);
        Map<Integer, Part> byPosition = new TreeMap<>();
        for (Terms.Term term : terms) {
            Part part = byPosition.get(term.position());
            // Of a compound and its first part the part.
            if (part == null && byPosition.size() < MOST
                    || part != null && term.end() - term.start() < part.end - part.start) {
                byPosition.put(term.position(), new Part(term.start(), term.end(), false));
            }
        }
        parts.addAll(byPosition.values());
        place(base, terms);
        Set<String> fields = new LinkedHashSet<>(List.of(Analysis.EXACT, Analysis.FOLDED));
        languages.forEach(key -> fields.add(Analysis.field(key)));
        fields.remove(base);
        Set<Part> said = new LinkedHashSet<>();
        for (String field : fields) {
            List<Part> placed = place(field, text.of(field, 3 * MOST));
            if (primary != null && field.equals(Analysis.field(primary))) {
                said.addAll(placed);
            }
        }
        if (primary != null && !isCut && !said.isEmpty()) {
            parts.removeIf(part -> !said.contains(part)); // A stop word.
        }
        if (!isCut) {
            join();
        }
        merge();
        if (isApart) {
            String pairs = Analysis.PAIRS_PREFIX + primary;
            for (Terms.Term pair : text.of(pairs, MOST)) {
                if (pair.text().indexOf(' ') > 0
                        && parts.stream()
                                .noneMatch(part ->
                                        part.terms.getOrDefault(pairs, Set.of()).contains(pair.text()))) {
                    Part part = new Part(pair.start(), pair.end(), true);
                    part.add(pairs, pair.text());
                    parts.add(part);
                }
            }
        }
    }

    /**
     * Gives each term to the part that it is a form of; to several together where it spans them. @return the parts that
     * got one
     */
    private List<Part> place(String field, List<Terms.Term> terms) {
        List<Part> got = new ArrayList<>();
        for (Terms.Term term : terms) {
            List<Part> those = parts.stream()
                    .filter(part -> isCut
                            ? part.start == term.start() && part.end == term.end()
                            : part.start < term.end() && part.end > term.start())
                    .toList();
            if (those.size() == 1) {
                those.getFirst().add(field, term.text());
            } else if (those.size() > 1) {
                stand(term.start(), term.end(), field, term.text());
            }
            got.addAll(those);
        }
        return got;
    }

    /** What is typed as two words may stand as one, and what is typed as one as two: where the index has it. */
    private void join() {
        String pairs = Analysis.PAIRS_PREFIX + primary;
        int unknown = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (String first : part.terms.getOrDefault(Analysis.FOLDED, Set.of())) {
                for (String second : i + 1 < parts.size()
                        ? parts.get(i + 1).terms.getOrDefault(Analysis.FOLDED, Set.of())
                        : Set.<String>of()) {
                    if ((first.length() + second.length() >= SHORTEST_JOINED || QuotedPhrase.isMixed(first + second))
                            && documents(Analysis.FOLDED, first + second) > 0) {
                        stand(part.start, parts.get(i + 1).end, Analysis.FOLDED, first + second);
                    }
                    if (PREFIXES.contains(first)
                            && first.length() + second.length() >= SHORTEST_WITH_PREFIX
                            && primary != null) {
                        joinInflected(part, parts.get(i + 1), first + second);
                    }
                }
                splitBehindPrefix(part, first, pairs);
            }
            if (primary == null
                    || part.terms.entrySet().stream()
                            .anyMatch(field ->
                                    field.getValue().stream().anyMatch(term -> documents(field.getKey(), term) > 0))
                    || unknown++ >= MOST_UNKNOWN) {
                continue;
            }
            for (String word : List.copyOf(part.terms.getOrDefault(Analysis.EXACT, Set.of()))) {
                for (int cut = 3; cut <= word.length() - 3; cut++) {
                    String apart = word.substring(0, cut) + " " + word.substring(cut);
                    if (documents(pairs, apart) > 0) {
                        part.add(pairs, apart);
                    }
                }
            }
        }
    }

    /** "non citizens" where texts have "noncitizen", "co op" where they have "coop". */
    private void joinInflected(Part first, Part second, String word) {
        stand(first.start, second.end, Analysis.FOLDED, word);
        Terms.of(Analysis.field(primary), word, 2)
                .forEach(term -> stand(first.start, second.end, Analysis.field(primary), term.text()));
    }

    /** "noncitizens" where texts have "non citizens" or "non citizen". */
    private void splitBehindPrefix(Part part, String word, String pairs) {
        for (String prefix : primary == null ? List.<String>of() : PREFIXES) {
            String rest = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
            if (rest.length() < SHORTEST_REST) {
                continue;
            }
            List<String> forms = rest.endsWith("s")
                    ? List.of(rest, rest.substring(0, rest.length() - 1))
                    : List.of(rest, rest + "s");
            for (String form : forms) {
                if (documents(pairs, prefix + " " + form) > 0) {
                    part.add(pairs, prefix + " " + form);
                }
            }
        }
    }

    private int documents(String field, String term) {
        return vocabulary.documents(field, term);
    }

    /** A word that is said twice counts once. */
    private void merge() {
        Set<Map<String, Set<String>>> seen = new LinkedHashSet<>();
        parts.removeIf(part -> !seen.add(part.terms));
    }

    private void stand(int start, int end, String field, String term) {
        if (wide.size() < MOST_WIDE && documents(field, term) > 0) {
            wide.add(new Wide(start, end, vocabulary.query(field, term), 1, false, 0));
        }
    }

    /**
     * Something that stands for the words between two places, in chars; its own score, times {@code boost}, is added to
     * a text's.
     */
    void means(int start, int end, Query query, float share, boolean isGuess, float boost) {
        if (meant.size() < MOST_MEANT) {
            meant.add(new Wide(start, end, query, share, isGuess, boost));
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /**
     * The query: what holds enough, and before it ({@link Coverage#WHOLE}) what holds the whole. {@code isLoose} where
     * nothing holds enough: words that stand nowhere count no more, and nothing is whole.
     */
    Query query(boolean isLoose) {
        float all = weigh(isLoose, true);
        parts.sort(Comparator.comparing(part -> part.isPair)); // Pairs last.
        List<Coverage.Holder> holders = holders();
        int pairs = (int) parts.stream().filter(part -> part.isPair).count();
        boolean isSentence = parts.size() - pairs > (isCut || isApart ? 2 * LONG : LONG);
        float enough = isSentence ? ENOUGH_OF_LONG : ENOUGH;
        return new Coverage(
                holders,
                new Coverage.Wanted(
                        parts.stream().map(part -> part.weight).toList(),
                        pairs,
                        Math.min(SHARE * all, enough) * ROUNDING,
                        !isLoose));
    }

    private List<Coverage.Holder> holders() {
        List<Coverage.Holder> holders = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Query any = any(parts.get(i));
            if (any != null) {
                holders.add(new Coverage.Holder(any, List.of(i), 1, false, false, 0));
            }
        }
        for (Wide one : Stream.concat(wide.stream(), meant.stream()).toList()) {
            List<Integer> those = IntStream.range(0, parts.size())
                    .filter(i -> isWithin(parts.get(i), one))
                    .boxed()
                    .toList();
            holders.add(new Coverage.Holder(one.query(), those, one.share(), true, one.isGuess(), one.boost()));
        }
        return holders;
    }

    /** The query as a part of a larger one: what holds every part, or something that stands for it. */
    Query whole() {
        parts.removeIf(part -> part.isPair); // Those say something about the order.
        float all = weigh(false, false);
        List<Coverage.Holder> holders = holders().stream()
                .filter(one -> !one.isGuess())
                .map(one -> new Coverage.Holder(one.query(), one.parts(), 1, one.isInstead(), false, one.boost()))
                .toList();
        return new Coverage(
                holders,
                new Coverage.Wanted(parts.stream().map(part -> part.weight).toList(), 0, all * ROUNDING, false));
    }

    private static boolean isWithin(Part part, Wide one) {
        return part.start >= one.start() && part.end <= one.end();
    }

    /** A part in any of its forms; {@code null} where no text has one. */
    private Query any(Part part) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Query only = null;
        int count = 0;
        for (Map.Entry<String, Set<String>> field : part.terms.entrySet()) {
            for (String term : field.getValue()) {
                if (documents(field.getKey(), term) > 0) {
                    only = vocabulary.query(field.getKey(), term);
                    any.add(only, Occur.SHOULD);
                    count++;
                }
            }
        }
        return count < 2 ? only : any.build();
    }

    /** Gives each part its weight. @return the weight of all */
    private float weigh(boolean isLoose, boolean isEverywhereLeftOut) {
        int all = Math.max(1, vocabulary.texts(Analysis.EXACT));
        int own = primary == null ? all : vocabulary.texts(Analysis.field(primary));
        own = own == 0 ? all : own;
        double rarest = Math.log(1 + (own - 0.5) / 1.5);
        List<Part> everywhere = new ArrayList<>();
        for (Part part : parts) {
            double in = 0;
            for (Map.Entry<String, Set<String>> field : part.terms.entrySet()) {
                for (String term : field.getValue()) {
                    double documents = documents(field.getKey(), term);
                    in = Math.max(
                            in,
                            field.getKey().equals(Analysis.EXACT)
                                            || field.getKey().equals(Analysis.FOLDED)
                                    ? documents * own / all
                                    : documents);
                }
            }
            double rare =
                    rarest <= 0 ? 1 : Math.log(1 + Math.max(0, own - in + 0.5) / (Math.max(1, in) + 0.5)) / rarest;
            part.weight = in == 0 ? isLoose ? 0 : UNKNOWN : (float) Math.max(0, Math.min(1, rare));
            if (isApart) {
                part.weight *= part.isPair ? 1 : SYLLABLE;
            }
            if (Vocabulary.isMore(in, EVERYWHERE, own)) {
                everywhere.add(part);
            }
        }
        if (isEverywhereLeftOut
                && everywhere.size()
                        < parts.stream().filter(part -> !part.isPair).count()) {
            parts.removeAll(everywhere);
        }
        parts.removeIf(part -> part.weight == 0);
        return (float) parts.stream().mapToDouble(part -> part.weight).sum();
    }

    /** Other spellings of a word, in the field without accents. */
    void spelled(int start, int end, Collection<String> spellings) {
        parts.stream()
                .filter(part -> !part.isPair && part.start < end && part.end > start)
                .findFirst()
                .ifPresent(part -> spellings.forEach(spelling -> part.add(Analysis.FOLDED, spelling)));
    }
}
