package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The figures that {@code script/bench routing} prints do not fall unseen. */
class RoutingMeasuredTest {
    private final RoutingMeasured measured = new RoutingMeasured();

    @Test
    void the_delivered_rules_find_who_leads_on_most_stories() {
        RoutingMeasured.run();
        assertThat(measured.rules(true, false).cases()).isGreaterThan(100);
        assertThat(measured.rules(true, false).share()).isGreaterThan(0.5);
        assertThat(measured.rules(false, false).share()).isGreaterThan(0.35);
    }

    @Test
    void what_is_suggested_is_right_in_more_than_two_of_five() {
        Teaching.Measured all = measured.learned(true);
        assertThat(all.suggested()).isGreaterThan(all.tried() / 10);
        assertThat(all.right() * 5).isGreaterThan(all.suggested() * 2);
    }
}
