package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.answerable.directory.RouteAnswer.Says;
import org.junit.jupiter.api.Test;

class ComplaintRouteTest {
    private static ComplaintRoute route(int yes, int no, int unknown) {
        Map<RouteFact, RouteAnswer> facts = new EnumMap<>(RouteFact.class);
        int i = 0;
        for (RouteFact fact : RouteFact.values()) {
            Says says = i < yes ? Says.YES : i < yes + no ? Says.NO : i < yes + no + unknown ? Says.UNKNOWN : null;
            if (says != null) {
                facts.put(
                        fact,
                        new RouteAnswer(says, "2026-11-30", says == Says.UNKNOWN ? null : "https://a.example/?q=1"));
            }
            i++;
        }
        return new ComplaintRoute(facts);
    }

    @Test
    void the_score_is_the_share_of_yes_among_what_is_known() {
        assertThat(route(4, 2, 0).score()).isEqualTo(66);
        assertThat(route(12, 0, 0).score()).isEqualTo(100);
        assertThat(route(0, 12, 0).score()).isZero();
    }

    @Test
    void what_is_unknown_or_was_not_looked_at_counts_neither_way() {
        assertThat(route(4, 2, 6).score()).isEqualTo(route(4, 2, 0).score());
        assertThat(route(4, 2, 6).known()).isEqualTo(6);
    }

    @Test
    void of_few_facts_no_score_is_told() {
        assertThat(route(5, 0, 7).hasScore()).isFalse();
        assertThat(route(5, 1, 6).hasScore()).isTrue();
        assertThat(ComplaintRoute.NOT_CHECKED.hasScore()).isFalse();
        assertThat(ComplaintRoute.NOT_CHECKED.score()).isZero();
    }

    @Test
    void what_is_stored_is_read_as_it_was() {
        for (ComplaintRoute route : new ComplaintRoute[] {ComplaintRoute.NOT_CHECKED, route(3, 4, 5), route(1, 0, 0)}) {
            assertThat(ComplaintRoute.read(route.stored())).isEqualTo(route);
        }
        assertThat(ComplaintRoute.NOT_CHECKED.stored()).isEmpty();
        assertThat(route(1, 0, 0).stored()).isEqualTo("online yes 2026-11-30 https://a.example/?q=1");
    }

    @Test
    void all_facts_with_the_longest_sources_fit_into_their_column() {
        Map<RouteFact, RouteAnswer> facts = new EnumMap<>(RouteFact.class);
        for (RouteFact fact : RouteFact.values()) {
            facts.put(fact, new RouteAnswer(Says.UNKNOWN, "2026-11-30", "https://" + "a".repeat(292)));
        }
        assertThat(new ComplaintRoute(facts).stored()).hasSizeLessThan(6000);
    }

    @Test
    void what_changes_is_each_fact_with_another_answer() {
        assertThat(route(1, 0, 0).until(route(1, 0, 0))).isEmpty();
        assertThat(route(1, 0, 0).until(ComplaintRoute.NOT_CHECKED))
                .isEqualTo(Map.of(RouteFact.ONLINE, Optional.empty()));
        assertThat(route(1, 0, 0).until(route(1, 1, 0)).keySet()).containsExactly(RouteFact.PHONE);
    }
}
