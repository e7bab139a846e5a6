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
        After after) {
    /** The longest query, in code points. */
    public static final int MAX_LENGTH = 500;
    /** The most hits of one page. */
    public static final int MAX_SIZE = 100;

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
        return new SearchQuery(words, null, null, Map.of(), null, null, Sort.RELEVANCE, 20, null);
    }

    public SearchQuery after(After place) {
        return new SearchQuery(words, parsed, reader, filters, from, to, sort, size, place);
    }

    public SearchQuery sorted(Sort order) {
        return new SearchQuery(words, parsed, reader, filters, from, to, order, size, after);
    }

    public SearchQuery sized(int hits) {
        return new SearchQuery(words, parsed, reader, filters, from, to, sort, hits, after);
    }

    public SearchQuery readBy(String language) {
        return new SearchQuery(words, null, language, filters, from, to, sort, size, after);
    }

    public SearchQuery filtered(Facet facet, String... values) {
        Map<Facet, Set<String>> more = new EnumMap<>(Facet.class);
        more.putAll(filters);
        more.put(facet, Set.of(values));
        return new SearchQuery(words, parsed, reader, more, from, to, sort, size, after);
    }

    public SearchQuery between(LocalDate first, LocalDate last) {
        return new SearchQuery(words, parsed, reader, filters, first, last, sort, size, after);
    }

    /** What makes two pages belong to one result: everything but the size and the place. */
    public String fingerprint() {
        return words + '\u0000' + reader + '\u0000' + filters + '\u0000' + from + '\u0000' + to + '\u0000' + sort;
    }
}
