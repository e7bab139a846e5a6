package org.answerable.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A list as the contract has it.
 *
 * @param next the cursor of the next page, {@code null} on the last
 */
public record Items<T>(List<T> items, String next) {
    /**
     * A page of a list: one more is asked for than it holds, so that it is known whether the list goes on.
     *
     * @param most finds at most so many, from where the page begins
     * @param after the cursor that leads on behind one of them
     */
    public static <T> Items<T> page(int size, IntFunction<List<T>> most, Function<T, String> after) {
        List<T> found = most.apply(size + 1);
        return found.size() <= size
                ? new Items<>(found, null)
                : new Items<>(found.subList(0, size), after.apply(found.get(size - 1)));
    }

    /** The same page, each of its entries seen otherwise. */
    public <R> Items<R> each(Function<T, R> view) {
        return new Items<>(items.stream().map(view).toList(), next);
    }

    /** The same page, seen otherwise as a whole: what all of it needs is loaded once. */
    public <R> Items<R> all(Function<List<T>, List<R>> views) {
        return new Items<>(views.apply(items), next);
    }
}
