package org.answerable.search.opensearch;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.answerable.bench.Judged;
import org.answerable.platform.Codes;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.answerable.search.RecordSource;
import org.answerable.search.SearchIndex;
import org.answerable.search.SearchQuery;
import org.answerable.search.SearchResult;
import org.answerable.search.lucene.Lexicon;
import org.answerable.search.lucene.LuceneIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both engines find the same: the first ten hits of 500 queries, which are the judged ones ({@code search-judged}), the
 * titles of the texts and beginnings of the texts themselves, in every language there is among them.
 */
class AgreementTest {
    private static final int QUERIES = 500;
    private static final int WORDS = 7;
    private static final double TARGET = 0.98;

    @TempDir
    Path folder;

    /** So many of the judged queries as there are, then titles, then beginnings of texts. */
    private static List<String> queries(Judged judged) {
        Set<String> queries = new LinkedHashSet<>();
        for (String language : judged.languages()) {
            for (String half : List.of("dev", "held")) {
                judged.queries(language, half).forEach(query -> queries.add(query.words()));
            }
        }
        List<IndexEntry> entries = new ArrayList<>();
        judged.source().each(batch -> entries.addAll(batch.get()));
        for (IndexedText.Part part : List.of(IndexedText.Part.TITLE, IndexedText.Part.TEXT, IndexedText.Part.ANSWER)) {
            entries.stream()
                    .flatMap(entry -> entry.passages().stream())
                    .filter(passage -> passage.part() == part)
                    .map(passage -> part == IndexedText.Part.TITLE ? passage.text() : beginning(passage.text()))
                    .forEach(queries::add);
        }
        return queries.stream().limit(QUERIES).toList();
    }

    private static String beginning(String text) {
        String words = Stream.of(text.split("\\s+")).limit(WORDS).reduce("", (a, b) -> a + " " + b);
        return words.strip().substring(0, Math.min(120, words.strip().length()));
    }

    @Test
    void the_first_ten_hits_of_500_queries_are_the_same_on_both_engines() throws InterruptedException {
        Judged judged = new Judged();
        RecordSource source = judged.source();
        Lexicon.shipped().load();
        ScheduledExecutorService background = Executors.newScheduledThreadPool(2);
        double agreed = 0;
        int alike = 0;
        int totals = 0;
        List<String> queries = queries(judged);
        try (SearchIndex lucene = new LuceneIndex(folder, source, background, Clock.systemUTC());
                SearchIndex opensearch = new OpenSearchIndex(
                        OpenSearchIndexTest.access(OpenSearchNode.shared().url(), "a-" + Codes.next()),
                        source,
                        background,
                        Clock.systemUTC())) {
            eventually("both are built")
                    .until(() -> lucene.state().complete() && opensearch.state().complete());
            for (String words : queries) {
                SearchQuery query = SearchQuery.of(words).sized(10);
                SearchResult one = lucene.search(query);
                SearchResult other = opensearch.search(query);
                Set<String> both = new HashSet<>(one.ids());
                both.retainAll(other.ids());
                int most = Math.max(one.ids().size(), other.ids().size());
                agreed += most == 0 ? 1 : (double) both.size() / most;
                alike += one.ids().equals(other.ids()) ? 1 : 0;
                totals += one.total() == other.total() && one.weakerTotal() == other.weakerTotal() ? 1 : 0;
                if (!one.ids().equals(other.ids()) || one.total() != other.total()) {
                    System.out.printf(
                            "%s: %d and %d found, %s and %s%n",
                            words, one.total(), other.total(), one.ids(), other.ids());
                }
            }
        } finally {
            background.shutdown();
            assertThat(background.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        System.out.printf(
                "agreement of the first ten hits of %d queries over %d texts: %.4f; the same in the same order: %d; the"
                        + " same number found: %d%n",
                queries.size(), judged.texts(), agreed / queries.size(), alike, totals);
        assertThat(queries).hasSize(QUERIES);
        assertThat(agreed / queries.size()).isGreaterThanOrEqualTo(TARGET);
    }
}
