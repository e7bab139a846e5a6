package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetRuleTest {
    private static final Targets OTHERWISE = new Targets(5, 10, 20);
    private static final List<TargetRule> RULES = List.of(
            new TargetRule("complaint", null, null, 7, 15),
            new TargetRule(null, "force", 2, null, 12),
            new TargetRule(null, "privacy", 1, null, null),
            new TargetRule("complaint", "force", null, null, 14));

    private static Targets of(String kind, String... topics) {
        return TargetRule.targets(RULES, OTHERWISE, kind, Set.of(topics));
    }

    @Test
    void the_most_specific_counts_for_each_number_and_of_equal_ones_the_shorter() {
        assertThat(of("praise")).isEqualTo(OTHERWISE);
        assertThat(of("complaint")).isEqualTo(new Targets(5, 7, 15));
        assertThat(of("praise", "force")).isEqualTo(new Targets(2, 10, 12));
        assertThat(of("complaint", "force"))
                .as("kind and topic before topic, though that is shorter")
                .isEqualTo(new Targets(2, 7, 14));
        assertThat(of("complaint", "privacy"))
                .as("the topic says one number, the kind the others")
                .isEqualTo(new Targets(1, 7, 15));
        assertThat(of("question", "force", "privacy")).isEqualTo(new Targets(1, 10, 12));
        assertThat(of("question", "elsewhere")).isEqualTo(OTHERWISE);
    }

    @Test
    void they_are_read_as_they_were_stored() {
        assertThat(TargetRule.read(TargetRule.stored(RULES))).isEqualTo(RULES);
        assertThat(TargetRule.stored(RULES)).startsWith("complaint - - 7 15\n- force 2 - 12\n");
        assertThat(TargetRule.read("")).isEmpty();
    }
}
