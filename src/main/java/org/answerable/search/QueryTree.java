package org.answerable.search;

import java.time.LocalDate;
import java.util.List;

/** What a query asks for, as {@link QueryParser} reads it. */
public sealed interface QueryTree {
    /** Words, in whatever order and form they stand in a text; separated by spaces. */
    record Words(String text) implements QueryTree {
        /** Each for itself; where words are not set apart by spaces a run of them is one. */
        public List<String> each() {
            return List.of(text.split(" "));
        }
    }

    /**
     * Words in the order in which they stand in quotes.
     *
     * @param distance 0: one after the other; else they may stand so many words further apart, in any order
     */
    record Phrase(String text, int distance) implements QueryTree {}

    /** Any word that begins so. */
    record Prefix(String text) implements QueryTree {}

    /**
     * In a part of a record, or what it is in other languages.
     *
     * @param part title, text or answer
     * @param of words, a phrase or a prefix
     */
    record In(IndexedText.Part part, QueryTree of) implements QueryTree {}

    /**
     * Any of these values of a facet.
     *
     * @param said the value as it was written
     */
    record Having(Facet facet, List<String> values, String said) implements QueryTree {}

    /** Published from a day to another in Wisconsin, both inclusive; {@code null} for no bound. */
    record Published(LocalDate from, LocalDate to) implements QueryTree {}

    record All(List<QueryTree> of) implements QueryTree {}

    record Any(List<QueryTree> of) implements QueryTree {}

    record Not(QueryTree of) implements QueryTree {}
}
