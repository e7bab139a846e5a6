package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What can be said of the rules in force by looking at them alone. Within a use case. */
@ApplicationScoped
public class RuleHealth {
    @Inject
    Rules rules;

    /** A rule in force that gives to an agency, and since when it says what it says. */
    public record InForce(String rule, Instant since) {}

    /** Those there are, in their order. */
    public List<InForce> inForce() {
        return giving(rules.inForce()).stream()
                .map(rule -> new InForce(rule.slug(), rule.createdAt()))
                .toList();
    }

    /** A rule that adds nothing to another. */
    public record Shadowed(String rule, String by) {}

    /** Rules that add nothing: another gives to the same agency all that they take, and no lower. */
    public List<Shadowed> shadowed() {
        return shadowed(giving(rules.inForce()).stream().map(Rule::says).toList());
    }

    private static List<Rule> giving(Collection<Rule> all) {
        return all.stream().filter(rule -> rule.agency() != null).toList();
    }

    static List<Shadowed> shadowed(List<RuleWanted> rules) {
        List<Shadowed> shadowed = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < rules.size(); j++) {
                RuleWanted rule = rules.get(i);
                RuleWanted other = rules.get(j);
                // Of two that say the same, one is enough: the second.
                if (i != j && adds(rule, other) && !(i < j && adds(other, rule))) {
                    shadowed.add(new Shadowed(rule.slug(), other.slug()));
                    break;
                }
            }
        }
        return shadowed;
    }

    /** Whether a rule adds nothing to the other. */
    private static boolean adds(RuleWanted rule, RuleWanted other) {
        return rule.agency().equals(other.agency())
                && (other.lead() || !rule.lead())
                && other.priority() >= rule.priority()
                && within(rule.when().topics(), other.when().topics())
                && within(rule.when().counties(), other.when().counties())
                && within(rule.when().kinds(), other.when().kinds())
                && within(rule.when().agencies(), other.when().agencies())
                && within(rule.when().languages(), other.when().languages())
                && within(rule.when().about(), other.when().about())
                && within(rule.when().words(), other.when().words());
    }

    /** Whether whatever meets the one condition meets the other; an empty one is met by everything. */
    private static boolean within(List<String> narrow, List<String> wide) {
        return wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
    }

    private static boolean within(Map<String, List<String>> narrow, Map<String, List<String>> wide) {
        return wide.isEmpty()
                || !narrow.isEmpty()
                        && narrow.entrySet().stream()
                                .allMatch(phrases -> wide.getOrDefault(phrases.getKey(), List.of())
                                        .containsAll(phrases.getValue()));
    }

    /** A phrase of which nothing is left to look for. */
    public record Dropped(String rule, String topic, String language, String phrase) {}

    /** Phrases of rules in force that are found in no text: their language's analyzer drops all of their words. */
    public List<Dropped> dropped() {
        List<Dropped> dropped = new ArrayList<>();
        rules.inForce()
                .forEach(rule -> rule.conditions()
                        .words()
                        .forEach((language, phrases) -> phrases.stream()
                                .filter(phrase -> !Phrases.findable(language, phrase))
                                .forEach(phrase ->
                                        dropped.add(new Dropped(rule.slug(), rule.topic(), language, phrase)))));
        return dropped;
    }
}
