package org.answerable.insight;

import java.util.SortedMap;

/**
 * The fixed steps of a histogram of days. Up to {@link #EXACT} days each number has a step of its own; from there on
 * every doubling is cut into {@value #FINE} steps, and a step is told as its lowest day. What is told is therefore
 * exact below {@value #EXACT} days, and above less than 1/{@value #FINE} (1.6 %) too low at most, never too high.
 */
final class Steps {
    /** Days below this are told exactly. */
    static final int EXACT = 128;

    private static final int FINE = 64;
    /** How often the exact range is doubled: 2^20 days are more than any record waits. */
    private static final int DOUBLINGS = 13;

    private Steps() {}

    /** The step of a number of days; of a negative one that of none. */
    static int of(int days) {
        if (days < EXACT) {
            return Math.max(0, days);
        }
        int doubling = Math.min(DOUBLINGS, 31 - Integer.numberOfLeadingZeros(days) - 6);
        return EXACT + (doubling - 1) * FINE + Math.min(FINE - 1, (days >> doubling) - FINE);
    }

    /** The lowest number of days of a step. */
    static int days(int step) {
        if (step < EXACT) {
            return step;
        }
        int doubling = (step - EXACT) / FINE + 1;
        return ((step - EXACT) % FINE + FINE) << doubling;
    }

    /** The same as {@link #of} in SQL, for whole numbers of days in a column. */
    static String sql(String column) {
        StringBuilder sql = new StringBuilder("case when ")
                .append(column)
                .append(" < 0 then 0 when ")
                .append(column)
                .append(" < ")
                .append(EXACT)
                .append(" then ")
                .append(column);
        for (int doubling = 1; doubling <= DOUBLINGS; doubling++) {
            int first = EXACT + (doubling - 1) * FINE;
            sql.append(" when ")
                    .append(column)
                    .append(" < ")
                    .append((long) EXACT << doubling)
                    .append(" then ")
                    .append(first - FINE)
                    .append(" + ")
                    .append(column)
                    .append(" / ")
                    .append(1 << doubling);
        }
        return sql.append(" else ").append(of(Integer.MAX_VALUE)).append(" end").toString();
    }

    /**
     * The median, the lower one of two in the middle, told as its step is.
     *
     * @param counted how many stand on each step
     * @param least -1 where fewer are counted
     */
    static int median(SortedMap<Integer, Long> counted, long least) {
        long all = counted.values().stream().mapToLong(Long::longValue).sum();
        if (all < least) {
            return -1;
        }
        long half = (all + 1) / 2;
        for (var step : counted.entrySet()) {
            half -= step.getValue();
            if (half <= 0) {
                return days(step.getKey());
            }
        }
        return -1;
    }
}
