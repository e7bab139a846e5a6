package org.answerable.routing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.analysis.Analyzers;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CachingTokenFilter;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * The words of all rules as stored queries (Lucene Monitor): a text is matched against all of them at once. A phrase of
 * a language is matched against texts of that language only, variants of it included ({@code fa-AF}, {@code fa}),
 * through that language's analyzer; an acronym (ICE, CBP) against every text, in capitals as written, so that "black
 * ice" is not ICE. Immutable once built; thread-safe.
 */
final class Phrases implements Closeable {
    private static final Pattern ACRONYM = Pattern.compile("[A-Z]{2,6}");

    /** A phrase of a rule. */
    record Hit(String rule, String phrase) {}

    /** A phrase of a rule that stands in a text, from where to where, in chars. */
    private record Place(Hit hit, int start, int end) {}

    private final Analyzer known;
    private final Monitor monitor;
    private final Map<String, Hit> byId = new HashMap<>();
    /** Of each language the words that phrases are of: nothing else of a text is looked at. */
    private final Map<String, CharArraySet> words = new HashMap<>();
    /**
     * Of each language the words of each phrase, by one of them: a text that has all words of none needs no matching.
     */
    private final Map<String, Map<String, List<Set<String>>>> phrases = new HashMap<>();

    private final Map<String, List<Hit>> acronyms = new HashMap<>();

    Phrases(Map<String, Map<String, List<String>>> wordsByRule) {
        known = new AnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return Analyzers.forLanguage(field);
            }

            @Override
            protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
                return new TokenStreamComponents(
                        components.getSource(), new KeepWordFilter(components.getTokenStream(), words.get(field)));
            }
        };
        try {
            monitor = new Monitor(
                    known, new MonitorConfiguration().setPurgeFrequency(1, java.util.concurrent.TimeUnit.DAYS));
            List<MonitorQuery> queries = new ArrayList<>();
            Set<Term> terms = new HashSet<>();
            for (var rule : wordsByRule.entrySet()) {
                for (var language : rule.getValue().entrySet()) {
                    for (String phrase : language.getValue()) {
                        Hit hit = new Hit(rule.getKey(), phrase);
                        if (ACRONYM.matcher(phrase).matches()) {
                            acronyms.computeIfAbsent(phrase, p -> new ArrayList<>())
                                    .add(hit);
                            continue;
                        }
                        String field = field(language.getKey());
                        Query query = new QueryBuilder(Analyzers.forLanguage(field)).createPhraseQuery(field, phrase);
                        if (query != null) {
                            String id = Integer.toString(byId.size());
                            byId.put(id, hit);
                            queries.add(new MonitorQuery(id, query));
                            query.visit(QueryVisitor.termCollector(terms));
                            Set<String> its = terms.stream().map(Term::text).collect(Collectors.toSet());
                            words.computeIfAbsent(field, f -> new CharArraySet(64, false))
                                    .addAll(its);
                            // Where an analyzer gives several words for one, any of them may stand in the text.
                            boolean whole = query instanceof TermQuery || query instanceof PhraseQuery;
                            Map<String, List<Set<String>>> byWord =
                                    phrases.computeIfAbsent(field, f -> new HashMap<>());
                            (whole ? List.of(its) : its.stream().map(Set::of).toList())
                                    .forEach(needed -> byWord.computeIfAbsent(
                                                    needed.iterator().next(), w -> new ArrayList<>())
                                            .add(needed));
                            terms.clear();
                        }
                    }
                }
            }
            monitor.register(queries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether anything of a phrase is looked for: an analyzer drops the most common words of its language. */
    static boolean findable(String language, String phrase) {
        if (ACRONYM.matcher(phrase).matches()) {
            return true;
        }
        String field = field(language);
        return new QueryBuilder(Analyzers.forLanguage(field)).createPhraseQuery(field, phrase) != null;
    }

    private static String field(String language) {
        String key = Analyzers.key(language);
        return key.equals(Analyzers.OTHER) ? language : key;
    }

    /**
     * The phrases found in a text of a language, by rule: each phrase with the words that stand for it in the text, as
     * they stand there, in the order of the text.
     */
    Map<String, Map<String, String>> in(String text, String language) {
        List<Place> places = new ArrayList<>();
        findAcronyms(text, places);
        String field = field(language);
        if (words.containsKey(field)) {
            // Read once: what is not kept of it is most of the work.
            try (CachingTokenFilter tokens = new CachingTokenFilter(known.tokenStream(field, text))) {
                if (mayHold(tokens, field)) {
                    tokens.reset();
                    Document document = new Document();
                    document.add(new TextField(field, tokens));
                    MatchingQueries<HighlightsMatch> matches = monitor.match(document, HighlightsMatch.MATCHER);
                    for (HighlightsMatch match : matches.getMatches()) {
                        Hit hit = byId.get(match.getQueryId());
                        match.getHits(field).stream()
                                .min(Comparator.naturalOrder())
                                .ifPresent(at -> places.add(new Place(hit, at.startOffset(), at.endOffset())));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        places.stream()
                .sorted(Comparator.comparingInt(Place::start)
                        .thenComparing(p -> p.hit().rule())
                        .thenComparing(p -> p.hit().phrase()))
                .forEach(p -> found.computeIfAbsent(p.hit().rule(), r -> new LinkedHashMap<>())
                        .putIfAbsent(p.hit().phrase(), text.substring(p.start(), p.end())));
        return found;
    }

    /**
     * Whether a text has every word of some phrase, in whatever order: most have not, and matching takes as long as
     * reading them.
     */
    private boolean mayHold(TokenStream tokens, String field) throws IOException {
        Set<String> here = new HashSet<>();
        CharTermAttribute token = tokens.addAttribute(CharTermAttribute.class);
        tokens.reset();
        while (tokens.incrementToken()) {
            here.add(token.toString());
        }
        Map<String, List<Set<String>>> byWord = phrases.get(field);
        return here.stream()
                .anyMatch(word -> byWord.getOrDefault(word, List.of()).stream().anyMatch(here::containsAll));
    }

    private void findAcronyms(String text, List<Place> places) {
        for (int end, start = 0; start < text.length(); start = end + 1) {
            end = start;
            boolean capitals = true;
            for (; end < text.length() && isLatinOrDigit(text.charAt(end)); end++) {
                capitals &= text.charAt(end) >= 'A' && text.charAt(end) <= 'Z';
            }
            if (capitals && end - start > 1) {
                for (Hit hit : acronyms.getOrDefault(text.substring(start, end), List.of())) {
                    places.add(new Place(hit, start, end));
                }
            }
        }
    }

    /**
     * Accented letters too: what begins behind one is no word. Other scripts (Chinese, Arabic) may stand right beside
     * an acronym.
     */
    private static boolean isLatinOrDigit(char c) {
        return c < 0x80
                ? c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
                : Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
