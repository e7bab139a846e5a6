package org.answerable.campaigns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some texts taken together: each piece weighs as much as the share of the texts that have it. What all say weighs
 * most, what one alone says hardly anything, so that two letters of different campaigns are not brought together by a
 * sentence of the writer's own, and no chain of texts leads from one campaign into another.
 */
final class Profile {
    private final Map<Long, Integer> counts = new HashMap<>();
    private final int smallest;
    private final long limit;

    Profile(List<Sketch> sketches) {
        long least = Long.MAX_VALUE;
        int shortest = Integer.MAX_VALUE;
        for (Sketch sketch : sketches) {
            for (long piece : sketch.kept()) {
                counts.merge(piece, 1, Integer::sum);
            }
            least = Math.min(least, sketch.limit());
            shortest = Math.min(shortest, sketch.size());
        }
        smallest = shortest;
        limit = least;
    }

    /** How many pieces the shortest of the texts has. */
    int smallest() {
        return smallest;
    }

    /** The cosine of the angle between the two, as far as both were sampled; 0 to 1. */
    double near(Profile other) {
        long upTo = Math.min(limit, other.limit);
        double product = 0;
        for (Map.Entry<Long, Integer> piece : counts.entrySet()) {
            if (piece.getKey() <= upTo) {
                product += (double) piece.getValue() * other.counts.getOrDefault(piece.getKey(), 0);
            }
        }
        double length = length(upTo) * other.length(upTo);
        return length == 0 ? 0 : Math.min(1, product / length);
    }

    private double length(long upTo) {
        double squares = 0;
        for (Map.Entry<Long, Integer> piece : counts.entrySet()) {
            if (piece.getKey() <= upTo) {
                squares += (double) piece.getValue() * piece.getValue();
            }
        }
        return Math.sqrt(squares);
    }
}
