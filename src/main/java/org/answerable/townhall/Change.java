package org.answerable.townhall;

import java.time.Instant;

/**
 * What became of a meeting, as pages tell it.
 *
 * @param wasStartsAt when it was to begin before; {@code wasPlace} where, with its county or {@code null}
 * @param reason why it was cancelled, or {@code null}
 */
public record Change(
        Instant at,
        TownHallChange.What what,
        Instant wasStartsAt,
        String wasPlace,
        String wasCounty,
        MeetingText reason) {
    public boolean isCancelled() {
        return what == TownHallChange.What.CANCELLED;
    }

    public boolean isMoved() {
        return what == TownHallChange.What.MOVED;
    }

    static Change of(TownHallReading.ChangeView change) {
        return new Change(
                change.at(),
                change.what(),
                change.wasStartsAt(),
                change.wasPlace(),
                change.wasCounty(),
                change.reason() == null ? null : MeetingText.of(change.reason()));
    }
}
