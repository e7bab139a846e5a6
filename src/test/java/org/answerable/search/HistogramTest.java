package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.answerable.search.SearchResult.Count;
import org.junit.jupiter.api.Test;

/** When what was found was published: gaps are seen, long times are told by years. */
class HistogramTest {
    private static final int TALLEST = new SearchView.Chart(false, "", 0, List.of()).height();

    private static List<Count> months(String first, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Count(YearMonth.parse(first).plusMonths(i).toString(), i + 1))
                .toList();
    }

    @Test
    void nothing_found_has_no_bar_and_one_month_has_one() {
        assertThat(Histogram.of(List.of()).bars()).isEmpty();
        Histogram one = Histogram.of(List.of(new Count("2026-03", 1)));
        assertThat(one.years()).isFalse();
        assertThat(one.bars()).containsExactly(new Count("2026-03", 1));
        assertThat(one.most()).isEqualTo(new Count("2026-03", 1));
    }

    @Test
    void a_month_without_any_is_a_gap_and_no_month_is_left_out() {
        Histogram histogram = Histogram.of(List.of(new Count("2026-02", 4), new Count("2025-11", 2)));
        assertThat(histogram.bars())
                .containsExactly(
                        new Count("2025-11", 2),
                        new Count("2025-12", 0),
                        new Count("2026-01", 0),
                        new Count("2026-02", 4));
        assertThat(Histogram.filled(List.of(new Count("2026-02", 4), new Count("2025-12", 2))))
                .as("for programs the latest comes first")
                .containsExactly(new Count("2026-02", 4), new Count("2026-01", 0), new Count("2025-12", 2));
    }

    @Test
    void more_months_than_a_phone_shows_are_years_and_count_the_same() {
        assertThat(Histogram.of(months("2024-01", Histogram.MOST_MONTHS)).years())
                .isFalse();
        List<Count> many = months("2023-06", Histogram.MOST_MONTHS + 1);
        Histogram years = Histogram.of(many);
        assertThat(years.years()).isTrue();
        assertThat(years.bars()).extracting(Count::value).containsExactly("2023", "2024", "2025");
        assertThat(years.bars().stream().mapToLong(Count::count).sum())
                .isEqualTo(many.stream().mapToLong(Count::count).sum());
        assertThat(Histogram.of(List.of(new Count("2026-01", 1), new Count("2021-12", 1)))
                        .bars())
                .as("a year without any is a gap too")
                .extracting(Count::count)
                .containsExactly(1L, 0L, 0L, 0L, 0L, 1L);
    }

    @Test
    void a_date_that_must_be_a_mistake_costs_no_thousand_bars() {
        assertThat(Histogram.of(List.of(new Count("2026-01", 1), new Count("0001-01", 1)))
                        .bars())
                .hasSize(2);
    }

    @Test
    void of_equally_many_the_latest_is_named() {
        assertThat(Histogram.of(List.of(new Count("2026-02", 4), new Count("2026-01", 4)))
                        .most()
                        .value())
                .isEqualTo("2026-02");
    }

    @Test
    void bars_begin_at_zero_and_a_single_one_is_seen_beside_a_million() {
        assertThat(SearchView.Chart.height(0, 9)).isZero();
        assertThat(SearchView.Chart.height(9, 9)).isEqualTo(TALLEST);
        assertThat(SearchView.Chart.height(50, 100)).isEqualTo(TALLEST / 2);
        assertThat(SearchView.Chart.height(1, 1_000_000)).isPositive();
    }

    @Test
    void time_runs_the_way_that_is_read() {
        SearchView.Bar bar = new SearchView.Bar("", 1, 1, null);
        SearchView.Chart chart = new SearchView.Chart(false, "", 1, List.of(bar, bar, bar));
        assertThat(chart.x(0, false)).isZero();
        assertThat(chart.x(2, true)).isZero();
        assertThat(chart.x(0, true)).isEqualTo(chart.x(2, false)).isEqualTo(chart.width() - chart.step());
    }
}
