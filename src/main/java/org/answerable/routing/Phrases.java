package org.answerable.routing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.search.analysis.Analyzers;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/**
 * The words of all rules as stored queries (Lucene Monitor): a text is matched against all of them at once. A phrase of a language is
 * matched against texts of that language only, through that language's analyzer; an acronym (ICE, CBP) against every text, in capitals
 * as written, so that "black ice" is not ICE. Immutable once built; thread-safe.
 */
final class Phrases implements Closeable {
    private static final String ACRONYMS = "acronyms";
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]{2}");

    /** A phrase of a rule that stands in a text. */
    record Hit(String rule, String phrase) {}

    private final Monitor monitor;
    private final Map<String, Hit> byId = new HashMap<>();

    Phrases(Map<String, Map<String, List<String>>> wordsByRule) {
        Analyzer acronyms = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new ICUTokenizer());
            }
        };
        Analyzer byField = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.equals(ACRONYMS) ? acronyms : Analyzers.forLanguage(field);
            }
        };
        try {
            monitor = new Monitor(byField, new MonitorConfiguration().setPurgeFrequency(1, java.util.concurrent.TimeUnit.DAYS));
            List<MonitorQuery> queries = new ArrayList<>();
            for (var rule : wordsByRule.entrySet()) {
                for (var language : rule.getValue().entrySet()) {
                    for (String phrase : language.getValue()) {
                        String field = isAcronym(phrase) ? ACRONYMS : language.getKey();
                        Query query = new QueryBuilder(byField).createPhraseQuery(field, phrase);
                        if (query != null) {
                            String id = Integer.toString(byId.size());
                            byId.put(id, new Hit(rule.getKey(), phrase));
                            queries.add(new MonitorQuery(id, query));
                        }
                    }
                }
            }
            monitor.register(queries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAcronym(String phrase) {
        return phrase.length() >= 2 && phrase.length() <= 6 && phrase.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** The phrases found in a text of a language, by rule. */
    Map<String, Set<String>> in(String text, String language) {
        Document document = new Document();
        document.add(new TextField(language, text, Field.Store.NO));
        if (CAPITALS.matcher(text).find()) {
            document.add(new TextField(ACRONYMS, text, Field.Store.NO));
        }
        Map<String, Set<String>> found = new LinkedHashMap<>();
        try {
            MatchingQueries<QueryMatch> matches = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
            for (QueryMatch match : matches.getMatches()) {
                Hit hit = byId.get(match.getQueryId());
                found.computeIfAbsent(hit.rule(), r -> new LinkedHashSet<>()).add(hit.phrase());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
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
