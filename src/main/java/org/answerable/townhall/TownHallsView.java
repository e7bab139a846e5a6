package org.answerable.townhall;

import java.util.List;
import java.util.Map;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.web.Items;
import org.answerable.web.View;

/**
 * Meetings by list: those to come, the next first, and those that were held or cancelled, the last first.
 *
 * @param lists the beginnings of all of {@link #LISTS}, or a part of one
 * @param alone whether it is a part of one
 */
public record TownHallsView(Map<String, Items<TownHallItem>> lists, boolean alone) implements View {
    static final List<String> LISTS = List.of("coming", "held", "cancelled");

    /** Whether a list is shown; what was cancelled only where anything was. */
    public boolean shows(String list) {
        return lists.containsKey(list)
                && (!list.equals("cancelled") || !meetings(list).isEmpty());
    }

    /** The meetings of a list. */
    public List<TownHallItem> meetings(String list) {
        return lists.get(list).items();
    }

    /** Where a list goes on, as a query; {@code null} where it ends. */
    public String next(String list) {
        String cursor = lists.get(list).next();
        return cursor == null ? null : "?list=" + list + "&cursor=" + cursor;
    }
}
