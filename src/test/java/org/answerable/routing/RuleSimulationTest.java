package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSimulationTest {
    private static final Instant START = Instant.parse("2026-05-04T15:00:00Z");

    @Test
    void a_run_of_which_nobody_speaks_any_more_has_failed() {
        RuleSimulation run = new RuleSimulation("x", 500, START);
        assertThat(run.state(START.plusSeconds(5))).isEqualTo(JobState.WAITING);
        run.comesTo(50, START.plusSeconds(10));
        assertThat(run.state(START.plusSeconds(25))).isEqualTo(JobState.RUNNING);
        assertThat(run.state(START.plusSeconds(31))).isEqualTo(JobState.FAILED);
        run.end(70, "{}", START.plusSeconds(12));
        assertThat(run.state(START.plusSeconds(999))).isEqualTo(JobState.DONE);
        assertThat(run.total()).isEqualTo(70);
        assertThat(run.wanted()).as("to be run again over as many").isEqualTo(500);
    }

    private static Map<String, Object> rule(String id, int priority, boolean active) {
        return Map.of("id", id, "priority", BigDecimal.valueOf(priority), "active", active);
    }

    @Test
    void what_a_draft_leaves_as_it_was_is_as_others_have_made_it_since() {
        List<Object> base = List.of(rule("a", 1, true), rule("b", 1, true), rule("c", 1, true));
        List<Object> draft = List.of(rule("a", 1, true), rule("b", 2, true), rule("c", 1, true), rule("own", 1, true));
        List<Object> now =
                List.of(rule("a", 9, true), rule("b", 1, true), rule("c", 1, false), rule("theirs", 1, true));
        RuleMerge merged = RuleMerge.of(base, draft, now);
        assertThat(merged.rules())
                .containsExactly(
                        rule("a", 9, true),
                        rule("b", 2, true),
                        rule("c", 1, false),
                        rule("own", 1, true),
                        rule("theirs", 1, true));
        assertThat(merged.both()).isEmpty();
    }

    @Test
    void of_a_rule_that_both_have_changed_the_draft_s_stands_and_is_told() {
        List<Object> base = List.of(rule("a", 1, true), rule("b", 1, true), rule("c", 1, true));
        List<Object> draft = List.of(rule("a", 2, true), rule("c", 5, true), rule("new", 1, true));
        List<Object> now = List.of(rule("a", 3, true), rule("b", 3, true), rule("c", 5, true), rule("new", 2, true));
        RuleMerge merged = RuleMerge.of(base, draft, now);
        assertThat(merged.rules())
                .containsExactly(rule("a", 2, true), rule("c", 5, true), rule("new", 1, true), rule("b", 1, false));
        assertThat(merged.both()).as("not where both say the same").containsExactly("a", "new", "b");
    }

    @Test
    void what_is_left_out_is_switched_off_and_what_was_off_is_no_change() {
        List<Object> book = List.of(rule("off", 1, false), rule("on", 1, true));
        RuleMerge merged = RuleMerge.of(book, List.of("no rule"), book);
        assertThat(merged.rules()).containsExactly("no rule", rule("off", 1, false), rule("on", 1, false));
        assertThat(merged.both()).isEmpty();
    }
}
