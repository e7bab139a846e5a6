package org.answerable.directory;

import java.util.Map;

/**
 * Where something of the directory is known from.
 *
 * @param source in words; {@code null} for none
 * @param url a page that says so, or {@code null}
 * @param checked the day on which somebody looked there, ISO 8601, or {@code null}
 */
public record SourceNote(String source, String url, String checked) {
    /** Nobody said. */
    public static final SourceNote NONE = new SourceNote(null, null, null);

    void write(Map<String, Object> tree) {
        tree.put("source", source);
        tree.put("url", url);
        tree.put("checked", checked);
    }
}
