package org.answerable.search;

import java.util.List;
import java.util.Set;

/**
 * What records are to be like.
 *
 * @param texts pieces of one text and what it is in other languages, each with its language, the most important first;
 *     an index bounds what of them it reads
 * @param without ids of records that are not wanted
 * @param group the group whose records are not wanted either; {@code null} for none
 * @param most how many at most
 */
public record Likeness(List<IndexedText> texts, Set<String> without, String group, int most) {
    /** The most that may be asked for. */
    public static final int MOST = 20;

    public Likeness {
        texts = List.copyOf(texts);
        without = Set.copyOf(without);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("out of bounds: " + most);
        }
    }
}
