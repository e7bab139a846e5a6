package org.answerable.routing;

import java.util.List;
import org.answerable.web.View;

/**
 * Agencies or topics at the desk.
 *
 * @param list {@code agencies|topics}, the last part of the address
 * @param q what the list is narrowed to; empty: all
 */
public record EntryListView(String list, String q, List<Line> lines, boolean mayEdit) implements View {
    /** One of the list: its name for the reader, and whether it is retired. */
    public record Line(String slug, String name, boolean active, String more) {}
}
