package org.answerable.townhall;

import java.util.List;
import java.util.Map;
import org.answerable.platform.Refusal.Fault;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * The meetings at the desk, and the form that plans one.
 *
 * @param begun whether this is a later part of the list
 * @param next the cursor of the next part, or {@code null}
 */
public record TownHallsDeskView(
        int status,
        List<TownHallItem> meetings,
        boolean begun,
        String next,
        List<Choice> counties,
        List<Choice> languages,
        Map<String, String> typed,
        List<String> chosen,
        List<Fault> faults)
        implements View {
    /** What was typed in a field. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
