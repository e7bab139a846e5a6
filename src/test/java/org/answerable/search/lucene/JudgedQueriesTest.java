package org.answerable.search.lucene;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.answerable.bench.Judged;
import org.answerable.platform.Resources;
import org.answerable.search.SearchQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people type finds what it found when it was measured: the judged queries ({@code search-judged}) and the figures
 * that stand in {@code docs/measured.md}. New stories of the demonstration change what is rare, hence the margin; what
 * is better by more than that is written down anew.
 */
class JudgedQueriesTest {
    /** One query of twenty may lose a whole hit in ten. */
    private static final double MARGIN = 0.03;

    @TempDir
    Path folder;

    @Test
    void judged_queries_find_what_they_found_when_they_were_measured() throws InterruptedException {
        Judged judged = new Judged();
        Map<String, double[]> measured = new HashMap<>();
        ScheduledExecutorService background = Executors.newScheduledThreadPool(1);
        Lexicon.shipped().load();
        try (LuceneIndex index = new LuceneIndex(folder, judged.source(), background, Clock.systemUTC())) {
            eventually("the index is built").until(() -> index.state().complete());
            for (String language : judged.languages()) {
                for (String half : List.of("dev", "held")) {
                    List<Judged.Answered> answered = new ArrayList<>();
                    for (Judged.Query query : judged.queries(language, half)) {
                        answered.add(judged.judge(
                                query,
                                index.search(SearchQuery.of(query.words()).sized(Judged.DEPTH))
                                        .ids()));
                    }
                    measured.put(language + " " + half, new double[] {
                        Judged.figure(answered.stream()
                                        .map(Judged.Answered::precision)
                                        .toList())
                                .mean(),
                        Judged.figure(answered.stream()
                                        .map(Judged.Answered::recall)
                                        .toList())
                                .mean()
                    });
                }
            }
        } finally {
            background.shutdown();
            assertThat(background.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        List<String> lines = Resources.lines("/search-judged/figures.tsv");
        assertThat(lines).hasSameSizeAs(measured.keySet());
        for (String line : lines) {
            String[] cells = line.split("\t");
            double[] figures = measured.get(cells[0] + " " + cells[1]);
            assertThat(figures[0])
                    .as("precision, %s, %s", cells[0], cells[1])
                    .isGreaterThanOrEqualTo(Double.parseDouble(cells[2]) - MARGIN);
            assertThat(figures[1])
                    .as("recall, %s, %s", cells[0], cells[1])
                    .isGreaterThanOrEqualTo(Double.parseDouble(cells[3]) - MARGIN);
        }
    }
}
