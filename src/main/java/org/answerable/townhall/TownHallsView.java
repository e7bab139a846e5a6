package org.answerable.townhall;

import java.util.List;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.web.View;

/** All meetings: those to come, the next first, and those that were held or cancelled, the last first. */
public record TownHallsView(List<TownHallItem> coming, List<Held> held, List<TownHallItem> cancelled) implements View {
    /** A meeting that was held and what came of it. */
    public record Held(TownHallItem meeting, int promised, int kept) {}
}
