package org.answerable.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured: each row is printed as soon as it is there, and all of them again at the end. */
final class Table {
    private static final String LAYOUT = "%-50s %14s   %-46s %8s  %-12s %s%n";
    private final List<String> rows = new ArrayList<>();

    void head() {
        System.out.printf(Locale.ROOT, LAYOUT, "what", "figure", "beside", "ratio", "target", "");
        System.out.println("-".repeat(140));
    }

    /** A figure alone. */
    void row(String what, String figure, String beside) {
        add(what, figure, beside, "", "", "");
    }

    /** A figure beside another that does less, so that there is no target. */
    void compared(String what, String figure, String beside, double ratio) {
        add(what, figure, beside, String.format(Locale.ROOT, "%.2f", ratio), "", "");
    }

    /** A figure with a bound of its own. */
    void bounded(String what, double value, String unit, String beside, double most) {
        add(
                what,
                figure(value) + " " + unit,
                beside,
                "",
                "≤ " + figure(most) + " " + unit,
                value <= most ? "met" : "MISSED");
    }

    /** A share of one with a bound of its own. */
    void floor(String what, double share, String beside, double least) {
        add(
                what,
                String.format(Locale.ROOT, "%.4f", share),
                beside,
                "",
                String.format(Locale.ROOT, "≥ %.3f", least),
                share >= least ? "met" : "MISSED");
    }

    /** A figure beside another: {@code value / other}; at most or at least {@code target}. */
    void ratio(String what, String figure, String beside, double ratio, boolean most, double target) {
        add(
                what,
                figure,
                beside,
                String.format(Locale.ROOT, "%.2f", ratio),
                String.format(Locale.ROOT, "%s %.2f", most ? "≤" : "≥", target),
                (most ? ratio <= target : ratio >= target) ? "met" : "MISSED");
    }

    private void add(Object... cells) {
        String row = String.format(Locale.ROOT, LAYOUT, cells);
        rows.add(row);
        System.out.print(row);
        System.out.flush();
    }

    void whole() {
        System.out.println();
        head();
        rows.forEach(System.out::print);
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String millis(double nanos) {
        return figure(nanos / 1e6) + " ms";
    }

    /** The value below which the part {@code p} of the first {@code count} values lies. */
    static long percentile(long[] values, double p) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (p * sorted.length))];
    }
}
