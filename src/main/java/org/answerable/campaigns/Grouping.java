package org.answerable.campaigns;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.answerable.platform.Transactions;

/**
 * Puts texts into groups as they come. The same texts in the same order make the same groups; what is put twice is put
 * once. Its cost does not grow with the number of texts: a bounded number of groups is looked at by a bounded number of
 * their members.
 */
final class Grouping {
    /** From how near to a group a text belongs to it. Chosen on the development half: ADR 0063. */
    static final double NEAR = 0.4;
    /** The same where either has few pieces: a slogan with another name in it is another slogan. */
    static final double NEAR_SHORT = 0.8;
    /** Below so many pieces a text is short: some ten words. */
    static final int SHORT = 60;
    /** From how near two groups, that both are near to one text, are one. */
    static final double ONE = 0.5;
    /** So many groups are looked at, those with most pieces in common. */
    static final int LOOKED_AT = 8;

    private final Transactions transactions;
    private final Pieces pieces;

    Grouping(Transactions transactions, Pieces pieces) {
        this.transactions = transactions;
        this.pieces = pieces;
    }

    /**
     * Puts a text, or what it is now, where it belongs.
     *
     * @return whether it made one group of two
     */
    boolean put(Space space, String subject, String text) throws Exception {
        Sketch sketch = pieces.sketch(text);
        return transactions.run(connection -> {
            Groups groups = new Groups(connection, space);
            Optional<Groups.Member> known = groups.member(subject);
            if (known.isPresent() && known.get().sketch().equals(sketch)) {
                return false;
            }
            if (known.isPresent()) {
                remove(groups, subject, known.get().group());
            }
            return !sketch.isEmpty() && add(groups, subject, sketch);
        });
    }

    /** Forgets a text and its sketch. */
    void remove(Space space, String subject) throws Exception {
        transactions.run(connection -> {
            Groups groups = new Groups(connection, space);
            Optional<Groups.Member> known = groups.member(subject);
            if (known.isPresent()) {
                remove(groups, subject, known.get().group());
            }
            return null;
        });
    }

    /** A group and what stands for it. */
    private record Known(long group, List<Sketch> first, Profile profile, double near) {}

    private static boolean add(Groups groups, String subject, Sketch sketch) throws SQLException {
        Profile own = new Profile(List.of(sketch));
        Map<Long, List<Long>> having = groups.having(sketch);
        List<Known> near = new ArrayList<>();
        groups.first(candidates(having)).forEach((group, first) -> {
            Profile profile = new Profile(first);
            double how = own.near(profile);
            boolean few = Math.min(own.smallest(), profile.smallest()) < SHORT;
            if (how >= (few ? NEAR_SHORT : NEAR)) {
                near.add(new Known(group, first, profile, how));
            }
        });
        near.sort(Comparator.comparingDouble(Known::near).reversed().thenComparing(Known::group));
        if (near.isEmpty()) {
            long group = groups.found();
            groups.join(group, subject, sketch);
            groups.findBy(group, sketch, having);
            return false;
        }
        Known best = near.getFirst();
        groups.join(best.group(), subject, sketch);
        if (best.first().size() < Groups.FIRST) {
            groups.findBy(best.group(), sketch, having);
        }
        for (Known other : near.subList(1, near.size())) {
            if (other.profile().near(best.profile()) >= ONE) {
                merge(groups, Math.min(best.group(), other.group()), Math.max(best.group(), other.group()));
                return true; // With the next text that is near to both, the next.
            }
        }
        return false;
    }

    /** Those with most pieces in common, the oldest first among equals. */
    private static List<Long> candidates(Map<Long, List<Long>> having) {
        Map<Long, Integer> shared = new HashMap<>();
        having.values().stream()
                .filter(groups -> groups.size() < Groups.COMMON)
                .flatMap(List::stream)
                .forEach(group -> shared.merge(group, 1, Integer::sum));
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LOOKED_AT)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void merge(Groups groups, long into, long from) throws SQLException {
        groups.moveAll(from, into);
        groups.end(from);
        refound(groups, into);
    }

    private static void remove(Groups groups, String subject, long group) throws SQLException {
        groups.leave(subject);
        refound(groups, group);
    }

    /** A group is found by the pieces of those that are its first members now, and by no others. */
    private static void refound(Groups groups, long group) throws SQLException {
        List<Sketch> first = groups.first(List.of(group)).get(group);
        if (first.isEmpty()) {
            groups.end(group);
            return;
        }
        groups.findByNothing(group);
        for (Sketch sketch : first) {
            groups.findBy(group, sketch, groups.having(sketch));
        }
    }
}
