package org.answerable.search;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is looked for.
 *
 * @param words as {@link QueryParser} reads them; empty means everything; at most {@value #MAX_LENGTH} code points
 * @param parsed the words as they were understood; {@code null}: with such names of fields' values as are the same
 *     everywhere
 * @param reader the reader's language (BCP 47), a hint for the language of the words; may be {@code null}
 * @param filters values of one facet widen, facets narrow each other
 * @param from the first day of publication in Wisconsin, inclusive; may be {@code null}
 * @param to the last day, inclusive; may be {@code null}
 * @param size hits of a page, 1 to {@value #MAX_SIZE}
 * @param after the last hit of the page before; {@code null} for the first page
 * @param collapse whether public records that say nearly the same are one hit
 */
public record SearchQuery(
        String words,
        ParsedQuery parsed,
        String reader,
        Map<Facet, Set<String>> filters,
        LocalDate from,
        LocalDate to,
        Sort sort,
        int size,
        After after,
        boolean collapse) {
    /** The longest query, in code points. */
    public static final int MAX_LENGTH = 500;
    /** The most hits of one page. */
    public static final int MAX_SIZE = 100;
    /** Where groups are one hit, an index is asked for so many records a hit, and no more. */
    public static final int LOOKED_THROUGH = 5;

    /** The order; {@link #RELEVANCE} without words is {@link #NEWEST}. */
    public enum Sort {
        RELEVANCE,
        NEWEST
    }

    /** The place of a hit in the order. */
    public record After(float score, long publishedAt, String id) {}

    public SearchQuery {
        if (words.codePointCount(0, words.length()) > MAX_LENGTH || size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("query out of bounds");
        }
        parsed = parsed == null ? QueryParser.read(words, reader, FieldValues.TAGS) : parsed;
        Map<Facet, Set<String>> copy = new EnumMap<>(Facet.class);
        filters.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, new TreeSet<>(values));
            }
        });
        filters = copy;
    }

    /** Everything that matches the words, first page. */
    public static SearchQuery of(String words) {
        return new SearchQuery(words, null, null, Map.of(), null, null, Sort.RELEVANCE, 20, null, false);
    }

    public SearchQuery after(After place) {
        return new SearchQuery(words, parsed, reader, filters, from, to, sort, size, place, collapse);
    }

    public SearchQuery sorted(Sort order) {
        return new SearchQuery(words, parsed, reader, filters, from, to, order, size, after, collapse);
    }

    public SearchQuery sized(int hits) {
        return new SearchQuery(words, parsed, reader, filters, from, to, sort, hits, after, collapse);
    }

    public SearchQuery readBy(String language) {
        return new SearchQuery(words, null, language, filters, from, to, sort, size, after, collapse);
    }

    public SearchQuery filtered(Facet facet, String... values) {
        Map<Facet, Set<String>> more = new EnumMap<>(Facet.class);
        more.putAll(filters);
        more.put(facet, Set.of(values));
        return new SearchQuery(words, parsed, reader, more, from, to, sort, size, after, collapse);
    }

    public SearchQuery collapsed(boolean groups) {
        return new SearchQuery(words, parsed, reader, filters, from, to, sort, size, after, groups);
    }

    /** How many records of the result an index gives for one page. */
    public int records() {
        return collapse ? size * LOOKED_THROUGH : size;
    }

    public SearchQuery between(LocalDate first, LocalDate last) {
        return new SearchQuery(words, parsed, reader, filters, first, last, sort, size, after, collapse);
    }

    /** What makes two pages belong to one result: everything but the size and the place. */
    public String fingerprint() {
        String all = words + '\u0000' + reader + '\u0000' + filters + '\u0000' + from + '\u0000' + to + '\u0000' + sort;
        return collapse ? all + "\u0000collapse" : all;
    }
}
