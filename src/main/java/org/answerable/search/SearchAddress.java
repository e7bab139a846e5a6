package org.answerable.search;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The address of a search, without the language: the request as it was understood, in the shortest form. */
final class SearchAddress {
    private static final String PATH = "/search";

    private final MultivaluedMap<String, String> parameters;

    private SearchAddress(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The words and their order, without any filter. */
    static SearchAddress words(SearchQuery query) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        if (!query.words().isEmpty()) {
            parameters.putSingle("q", query.words());
        }
        if (query.sort() == SearchQuery.Sort.NEWEST) {
            parameters.putSingle("sort", "newest");
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
        return new SearchAddress(parameters);
    }

    SearchAddress with(String name, String value) {
        MultivaluedMap<String, String> more = new MultivaluedHashMap<>(parameters);
        more.putSingle(name, value);
        return new SearchAddress(more);
    }

    /** Within a month: {@code 2026-11}. */
    SearchAddress in(YearMonth month) {
        return with("from", month.atDay(1).toString())
                .with("to", month.atEndOfMonth().toString());
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
        UriBuilder path = UriBuilder.fromPath(PATH);
        List<String> values = new ArrayList<>();
        for (String name : parameters.keySet().stream().sorted().toList()) {
            for (String value : parameters.get(name)) {
                path.queryParam(name, "{v" + values.size() + "}");
                values.add(value);
            }
        }
        return path.build(values.toArray()).toString();
    }
}
