package org.answerable.search;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.answerable.search.SearchResult.Count;

/**
 * How many records were published when: a bar for each month from the first to the last that has any, those without any
 * too; for each year where that would be more than {@value #MOST_MONTHS}.
 *
 * @param years whether a bar is a year; else a month
 * @param bars oldest first; {@code value} is {@code 2026-03} or {@code 2026}
 */
record Histogram(boolean years, List<Count> bars) {
    /** More are not told apart on a phone. */
    static final int MOST_MONTHS = 24;
    /** A hundred years: further apart are mistakes, between which nothing is filled in. */
    private static final int MOST_FILLED = 1_200;

    /** @param found months with their counts, in any order */
    static Histogram of(List<Count> found) {
        List<Count> months = filled(found).reversed();
        if (months.size() <= MOST_MONTHS) {
            return new Histogram(false, months);
        }
        Map<String, Long> years = months.stream()
                .collect(Collectors.groupingBy(
                        month -> month.value().substring(0, 4), TreeMap::new, Collectors.summingLong(Count::count)));
        return new Histogram(
                true,
                years.entrySet().stream()
                        .map(year -> new Count(year.getKey(), year.getValue()))
                        .toList());
    }

    /** The same months with those between them that nothing was published in, latest first. */
    static List<Count> filled(List<Count> found) {
        Map<YearMonth, Long> counts = new TreeMap<>();
        found.forEach(month -> counts.merge(YearMonth.parse(month.value()), month.count(), Long::sum));
        if (counts.isEmpty()) {
            return List.of();
        }
        List<YearMonth> known = List.copyOf(counts.keySet());
        YearMonth last = known.getLast();
        if (known.getFirst().plusMonths(MOST_FILLED).isAfter(last)) {
            for (YearMonth month = known.getFirst(); month.isBefore(last); month = month.plusMonths(1)) {
                counts.putIfAbsent(month, 0L);
            }
        }
        List<Count> all = new ArrayList<>();
        counts.forEach((month, count) -> all.add(new Count(month.toString(), count)));
        return all.reversed();
    }

    /** The tallest bar; of equal ones the latest. */
    Count most() {
        return bars.stream().reduce((a, b) -> b.count() >= a.count() ? b : a).orElseThrow();
    }
}
