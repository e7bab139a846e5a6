package org.answerable.townhall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Meetings and promises for tests without a server. */
final class Planned {
    /** When they begin: on an evening in Madison. */
    static final Instant START = Instant.parse("2026-04-20T23:00:00Z");
    /** When what was promised there is due. */
    static final LocalDate DUE = LocalDate.of(2026, 5, 1);

    private Planned() {}

    static TownHall meeting(String title) {
        return meeting(Map.of("en", title), START);
    }

    static TownHall meeting(Map<String, String> titles, Instant start) {
        return new TownHall(
                "madison",
                titles,
                start,
                "Library",
                "55025",
                List.of("so", "en", "so", "hmn"),
                start.minus(Duration.ofDays(30)));
    }

    static Commitment promise(Map<String, String> texts) {
        return new Commitment(
                "c1", meeting("Stops in Madison"), texts, "state-patrol", DUE, List.of("r2", "r1"), START);
    }
}
