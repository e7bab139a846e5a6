package org.answerable.publication;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The moderators' list as it stands in the address, beside a submission as by itself.
 *
 * @param state as programs write it; empty: what waits; {@code all}
 * @param next the cursor of its next part, or {@code null}
 * @param done what was done just now, or {@code null}
 */
public record ModerationList(
        String state, String cursor, List<ModerationQueueView.Line> lines, String next, Done done) {
    /**
     * What was done.
     *
     * @param act {@code published} or {@code withheld}
     * @param submission with which
     * @param record what is public of it, or {@code null}
     */
    public record Done(String act, String submission, String record) {}

    /** The list from the same place, as a query string. */
    public String query() {
        return query(state, cursor, null);
    }

    /** The list from another place. */
    public String from(String other) {
        return query(state, other, null);
    }

    static String query(String state, String cursor, Done done) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("state", state);
        parts.put("cursor", cursor);
        if (done != null) {
            parts.put("done", done.act());
            parts.put("of", done.submission());
            parts.put("record", done.record());
        }
        String query = parts.entrySet().stream()
                .filter(p -> p.getValue() != null && !p.getValue().isEmpty())
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
