package org.answerable.insight;

/**
 * What is public of an agency's or a topic's records, in numbers; of public records only. Numbers below {@link #LEAST}
 * are not told.
 *
 * @param published records that are public
 * @param answered of those, the ones with a public answer (of this agency)
 * @param medianDays from the day a record was sent in to the day of the first answer (of this agency), over those that
 *     are answered; {@code -1} where too few are. Half were answered within so many days; from {@link Steps#EXACT} days
 *     on it is told with an error of less than 1.6 %, never too high
 */
public record Scorecard(long published, long answered, int medianDays) {
    /** The smallest number that is told. */
    public static final int LEAST = 3;

    /** Whether the number of records is told. */
    public boolean tellsPublished() {
        return published >= LEAST;
    }

    /** Whether the number of answered records is told. */
    public boolean tellsAnswered() {
        return answered >= LEAST;
    }

    /** The share that is answered, in whole percent; only where both numbers are told. */
    public int percent() {
        return published == 0 ? 0 : (int) Math.round(100.0 * answered / published);
    }

    /** Whether the share is told. */
    public boolean tellsPercent() {
        return tellsPublished() && tellsAnswered();
    }

    /** Whether the median is exact, see {@link Steps}. */
    public boolean tellsMedianExactly() {
        return medianDays < Steps.EXACT;
    }

    /** Whether a median is told. */
    public boolean tellsMedian() {
        return medianDays >= 0;
    }
}
