package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.answerable.routing.RuleHealth.Shadowed;
import org.junit.jupiter.api.Test;

class RuleHealthTest {
    private static Conditions when(List<String> topics, List<String> counties) {
        return new Conditions(topics, counties, List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    private static RuleWanted rule(String slug, String agency, boolean lead, int priority, Conditions when) {
        return new RuleWanted(slug, true, agency, null, lead, priority, Map.of(), when);
    }

    @Test
    void a_rule_is_shadowed_by_one_that_gives_the_same_agency_all_that_it_takes() {
        RuleWanted wide = rule("wide", "patrol", true, 50, when(List.of("stops", "detention"), List.of()));
        RuleWanted narrow = rule("narrow", "patrol", true, 40, when(List.of("stops"), List.of("55025")));
        assertThat(RuleHealth.shadowed(List.of(wide, narrow))).containsExactly(new Shadowed("narrow", "wide"));
    }

    @Test
    void one_that_takes_more_leads_or_comes_first_is_not() {
        RuleWanted wide = rule("wide", "patrol", false, 50, when(List.of("stops"), List.of()));
        assertThat(RuleHealth.shadowed(List.of(
                        wide,
                        rule("leads", "patrol", true, 40, when(List.of("stops"), List.of("55025"))),
                        rule("first", "patrol", false, 60, when(List.of("stops"), List.of("55025"))),
                        rule("other", "sheriff", false, 40, when(List.of("stops"), List.of("55025"))),
                        rule("more", "patrol", false, 40, when(List.of("stops", "privacy"), List.of("55025"))))))
                .isEmpty();
    }

    @Test
    void of_two_that_say_the_same_one_is_told() {
        RuleWanted one = rule("one", "patrol", true, 50, when(List.of("stops"), List.of()));
        RuleWanted two = rule("two", "patrol", true, 50, when(List.of("stops"), List.of()));
        assertThat(RuleHealth.shadowed(List.of(one, two))).containsExactly(new Shadowed("two", "one"));
    }

    @Test
    void words_of_which_the_analyzer_leaves_nothing_are_found_in_no_text() {
        assertThat(Phrases.findable("en", "the")).isFalse();
        assertThat(Phrases.findable("en", "of the")).isFalse();
        assertThat(Phrases.findable("en", "pulled over")).isTrue();
        assertThat(Phrases.findable("en", "ICE")).isTrue();
    }
}
