package org.answerable.search;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** The address of a search, without the language: the request as it was understood, in the shortest form. */
final class SearchAddress {
    private static final String PATH = "/search";

    private final MultivaluedMap<String, String> parameters;

    private SearchAddress(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The words, their order and the size of a page, without any filter. */
    static SearchAddress words(SearchQuery query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        if (!query.words().isEmpty()) {
            parameters.putSingle("q", query.words());
        }
        if (query.sort() == SearchQuery.Sort.NEWEST) {
            parameters.putSingle("sort", "newest");
        }
        if (query.size() != SearchRequest.DEFAULT_SIZE) {
            parameters.putSingle("size", String.valueOf(query.size()));
        }
        return new SearchAddress(parameters);
    }

    /** The whole request. */
    static SearchAddress of(SearchQuery query) {
        MultivaluedMap<String, String> parameters = words(query).parameters;
        query.filters().forEach((facet, values) -> parameters.put(facet.parameter(), new ArrayList<>(values)));
        if (query.from() != null) {
            parameters.putSingle("from", query.from().toString());
        }
        if (query.to() != null) {
            parameters.putSingle("to", query.to().toString());
        }
        if (query.collapse()) {
            parameters.putSingle(SearchRequest.COLLAPSE, "true");
        }
        return new SearchAddress(parameters);
    }

    SearchAddress with(String name, String value) {
        MultivaluedMap<String, String> more = new MultivaluedHashMap<>(parameters);
        more.putSingle(name, value);
        return new SearchAddress(more);
    }

    /** Within these days, as far as it was not asked for fewer. */
    SearchAddress within(LocalDate first, LocalDate last) {
        LocalDate from = day("from");
        LocalDate to = day("to");
        return with("from", (from != null && from.isAfter(first) ? from : first).toString())
                .with("to", (to != null && to.isBefore(last) ? to : last).toString());
    }

    private LocalDate day(String name) {
        String day = parameters.getFirst(name);
        return day == null ? null : LocalDate.parse(day);
    }

    /** Without one value of a parameter; {@code value} {@code null}: without any. */
    SearchAddress without(String name, String value) {
        MultivaluedMap<String, String> less = new MultivaluedHashMap<>();
        parameters.forEach((key, values) -> values.stream()
                .filter(v -> !key.equals(name) || value != null && !v.equals(value))
                .forEach(v -> less.add(key, v)));
        return new SearchAddress(less);
    }

    /** Empty, or beginning with {@code ?}. */
    String query() {
        return path().substring(PATH.length());
    }

    String path() {
        String said = parameters.keySet().stream()
                .sorted()
                .flatMap(name -> parameters.get(name).stream().sorted().map(value -> name + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return said.isEmpty() ? PATH : PATH + "?" + said;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
