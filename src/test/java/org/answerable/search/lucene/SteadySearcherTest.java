package org.answerable.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** In which steps is counted what scores are made of. */
class SteadySearcherTest {
    @Test
    void a_step_is_not_above_its_number_keeps_the_order_and_is_a_fifth_below_at_most() {
        long before = 0;
        for (long number : LongStream.concat(
                        LongStream.range(0, 10_000), LongStream.of(1_000_000, 1_999_999_999L, 3_000_000_000_000L))
                .toArray()) {
            long step = SteadySearcher.step(number);
            assertThat(step).isBetween(before, number);
            assertThat(number - step).isLessThanOrEqualTo(number / 5 + 1);
            assertThat(SteadySearcher.step(step)).isEqualTo(step);
            before = step;
        }
    }

    @Test
    void one_more_or_less_mostly_changes_nothing() {
        assertThat(LongStream.range(1_000, 2_000)
                        .filter(n -> SteadySearcher.step(n) != SteadySearcher.step(n + 1))
                        .count())
                .isLessThanOrEqualTo(4);
        assertThat(SteadySearcher.step(0)).isZero();
        assertThat(SteadySearcher.step(3)).isEqualTo(3);
    }
}
