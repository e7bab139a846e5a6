package org.answerable.directory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.answerable.platform.Tagged;

/**
 * What is known of an agency's own way to complain, fact by fact. A fact that nobody looked at has no answer.
 *
 * <p>The score is the share of yes among the facts that were found to be yes or no, in whole percent, rounded down; it
 * is told from {@link #LEAST} such facts on. What is unknown or was not looked at counts neither way, so that an agency
 * gains and loses nothing by what others do not know.
 */
public record ComplaintRoute(Map<RouteFact, RouteAnswer> facts) {
    /** Of so few facts no score is told. */
    public static final int LEAST = 6;

    /** Nobody has looked yet. */
    public static final ComplaintRoute NOT_CHECKED = new ComplaintRoute(Map.of());

    /** In the order of the list. */
    public ComplaintRoute {
        Map<RouteFact, RouteAnswer> sorted = new EnumMap<>(RouteFact.class);
        sorted.putAll(facts);
        facts = Collections.unmodifiableMap(sorted);
    }

    /** So many facts are yes. */
    public int yes() {
        return count(RouteAnswer.Says.YES);
    }

    /** So many facts are yes or no. */
    public int known() {
        return yes() + count(RouteAnswer.Says.NO);
    }

    private int count(RouteAnswer.Says says) {
        return (int)
                facts.values().stream().filter(answer -> answer.says() == says).count();
    }

    /** Whether a score may be told. */
    public boolean hasScore() {
        return known() >= LEAST;
    }

    /** 0 to 100; 0 where nothing is known. */
    public int score() {
        return known() == 0 ? 0 : 100 * yes() / known();
    }

    /** Which facts get another answer where another takes its place; empty for those that lose theirs. */
    Map<RouteFact, Optional<RouteAnswer>> until(ComplaintRoute next) {
        Map<RouteFact, Optional<RouteAnswer>> changes = new EnumMap<>(RouteFact.class);
        for (RouteFact fact : RouteFact.values()) {
            if (!Objects.equals(facts.get(fact), next.facts.get(fact))) {
                changes.put(fact, Optional.ofNullable(next.facts.get(fact)));
            }
        }
        return changes;
    }

    /** As it is stored: a fact a line, its parts separated by blanks, {@code -} for no source. */
    String stored() {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey().tag() + " " + written(fact.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** One answer as it is stored. */
    static String written(RouteAnswer answer) {
        return answer.says().tag() + " " + answer.checked() + " " + (answer.source() == null ? "-" : answer.source());
    }

    static ComplaintRoute read(String stored) {
        if (stored == null || stored.isEmpty()) {
            return NOT_CHECKED;
        }
        return new ComplaintRoute(stored.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> Tagged.of(RouteFact.values(), parts[0]).orElseThrow(),
                        parts -> new RouteAnswer(
                                Tagged.of(RouteAnswer.Says.values(), parts[1]).orElseThrow(),
                                parts[2],
                                parts[3].equals("-") ? null : parts[3]))));
    }
}
