package org.answerable.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void
            each_number_of_days_below_the_bound_has_a_step_of_its_own_and_others_are_told_less_than_a_64th_too_low_and_never_too_high() {
        int before = -1;
        for (int days = 0; days < 1_000_000; days++) {
            int step = Steps.of(days);
            int told = Steps.days(step);
            assertThat(step).as("steps rise: %d", days).isBetween(before, before + 1);
            assertThat(told).as("never too high: %d", days).isLessThanOrEqualTo(days);
            assertThat((days - told) * 64L).as("error of %d", days).isLessThan(Math.max(1, days));
            if (days < Steps.EXACT) {
                assertThat(told).isEqualTo(days);
            }
            before = step;
        }
        assertThat(Steps.of(-3)).isZero();
        assertThat(Steps.of(Integer.MAX_VALUE)).isGreaterThanOrEqualTo(before);
    }

    @Test
    void a_median_is_the_lower_one_in_the_middle_to_within_its_step() {
        Random random = new Random(13);
        for (int round = 0; round < 2_000; round++) {
            int count = 1 + random.nextInt(60);
            int[] days = random.ints(count, 0, 1 + random.nextInt(900)).sorted().toArray();
            SortedMap<Integer, Long> counted = new TreeMap<>();
            for (int one : days) {
                counted.merge(Steps.of(one), 1L, Long::sum);
            }
            int median = days[(count - 1) / 2];
            assertThat(Steps.median(counted, 3)).isEqualTo(count < 3 ? -1 : Steps.days(Steps.of(median)));
        }
    }
}
