package org.answerable.casework;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.answerable.language.Language;
import org.answerable.platform.http.Choice;
import org.answerable.platform.http.Passage;

/**
 * The list of tickets as both pages show it.
 *
 * @param total how many there are under these filters
 * @param next the cursor of the next part, or {@code null}
 * @param current the ticket shown beside it, or {@code null}
 * @param agencies what may be chosen; empty where there is nothing to choose
 * @param assignable whether tickets are given to people here, so that it is worth a filter
 */
public record Queue(List<Row> rows, long total, String next, Filters filters, String current, List<Choice> agencies, boolean assignable) {

    /** One ticket in the list; {@code days} until it is due, negative when late, {@code null} where nothing is owed any more; {@code opening} {@code null} where its writer took it back. */
    public record Row(String id, String kind, String status, Language language, String county, List<String> topics, String agency, String assignee, boolean late, Long days,
            Passage opening) {}

    /**
     * What the list is narrowed to, as it stands in the address.
     *
     * @param status empty: what is due; {@code all}: everything
     * @param agency empty: all
     * @param assignee empty: anyone; {@code me}; {@code none}
     */
    public record Filters(String status, String agency, String assignee, boolean overdue, String cursor) {
        /** The filters as a query string that begins with {@code ?}, or nothing. */
        public String query() {
            return query(null, cursor);
        }

        /** The same list from another cursor. */
        public String from(String other) {
            return query(null, other);
        }

        /** With word of what was done. */
        public String done(String done) {
            return query(done, cursor);
        }

        public boolean narrowed() {
            return !status.isEmpty() || !agency.isEmpty() || !assignee.isEmpty() || overdue;
        }

        private String query(String done, String from) {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("status", status);
            parts.put("agency", agency);
            parts.put("assignee", assignee);
            parts.put("overdue", overdue ? "true" : "");
            parts.put("cursor", from == null ? "" : from);
            parts.put("done", done == null ? "" : done);
            String query = parts.entrySet().stream().filter(p -> !p.getValue().isEmpty())
                    .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
            return query.isEmpty() ? "" : "?" + query;
        }
    }

    /** The cursor's own address, from the list's beginning. */
    public boolean started() {
        return !filters.cursor().isEmpty();
    }
}
