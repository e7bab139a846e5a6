package org.answerable.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Other numbers of working days of an agency, for messages of a kind, about a topic, or both (ADR 0068).
 *
 * @param kind the tag of a kind; {@code null}: any
 * @param topic a slug; {@code null}: any; at least one of the two is said
 * @param acknowledgeDays {@code null}: as something less specific says; so the others; at least one is said
 */
public record TargetRule(String kind, String topic, Integer acknowledgeDays, Integer updateDays, Integer answerDays) {
    private static final String NOT_SAID = "-";

    /** The most specific first: kind and topic, topic, kind. */
    private static final Comparator<TargetRule> SPECIFIC =
            Comparator.comparingInt((TargetRule rule) -> (rule.topic == null ? 2 : 0) + (rule.kind == null ? 1 : 0));

    /** Whether it is said of a message. */
    boolean holds(String of, Collection<String> topics) {
        return (kind == null || kind.equals(of)) && (topic == null || topics.contains(topic));
    }

    /**
     * Those that say one of the numbers, in the order in which the first that holds decides: the most specific, and of
     * those that are equally so, the one with fewer days.
     */
    public static List<TargetRule> deciding(List<TargetRule> rules, Function<TargetRule, Integer> days) {
        return rules.stream()
                .filter(rule -> days.apply(rule) != null)
                .sorted(SPECIFIC.thenComparing(days))
                .toList();
    }

    /** What is expected of a message, where these are said of an agency of which otherwise the others are. */
    static Targets targets(List<TargetRule> rules, Targets otherwise, String kind, Collection<String> topics) {
        return rules.isEmpty()
                ? otherwise
                : new Targets(
                        days(rules, TargetRule::acknowledgeDays, kind, topics, otherwise.acknowledgeDays()),
                        days(rules, TargetRule::updateDays, kind, topics, otherwise.updateDays()),
                        days(rules, TargetRule::answerDays, kind, topics, otherwise.answerDays()));
    }

    private static int days(
            List<TargetRule> rules,
            Function<TargetRule, Integer> days,
            String kind,
            Collection<String> topics,
            int otherwise) {
        return deciding(rules, days).stream()
                .filter(rule -> rule.holds(kind, topics))
                .findFirst()
                .map(days)
                .orElse(otherwise);
    }

    /** As they are stored: one a line, its parts separated by blanks, {@code -} for what is not said. */
    static String stored(List<TargetRule> rules) {
        return rules.stream().map(TargetRule::toString).collect(Collectors.joining("\n"));
    }

    /** What {@link #stored} wrote. */
    static List<TargetRule> read(String stored) {
        return stored == null || stored.isEmpty()
                ? List.of()
                : stored.lines().map(TargetRule::one).toList();
    }

    private static TargetRule one(String line) {
        String[] parts = line.split(" ");
        return new TargetRule(said(parts[0]), said(parts[1]), number(parts[2]), number(parts[3]), number(parts[4]));
    }

    private static String said(String part) {
        return part.equals(NOT_SAID) ? null : part;
    }

    private static Integer number(String part) {
        return part.equals(NOT_SAID) ? null : Integer.valueOf(part);
    }

    @Override
    public String toString() {
        return Objects.toString(kind, NOT_SAID) + " " + Objects.toString(topic, NOT_SAID) + " "
                + Objects.toString(acknowledgeDays, NOT_SAID) + " " + Objects.toString(updateDays, NOT_SAID) + " "
                + Objects.toString(answerDays, NOT_SAID);
    }
}
