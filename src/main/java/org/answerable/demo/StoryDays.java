package org.answerable.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.answerable.demo.DemoStories.Event;
import org.answerable.platform.Time;

/**
 * When the demo's stories happen. Writers write on any day; what staff do they do in office hours of days on which
 * offices are open ({@link OfficeDays}). The stories end now, or, where offices are closed today, at the end of the
 * last day on which they were open.
 */
final class StoryDays {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);
    /** How long after a question that was put later than planned its answer comes. */
    private static final Duration REPLY = Duration.ofHours(1);

    private final LocalDate today;
    private final Instant latest;

    StoryDays(Instant now) {
        LocalDate day = Time.day(now);
        today = OfficeDays.until(day);
        latest = today.equals(day) ? now : at(today, CLOSES);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Time.ZONE).toInstant();
    }

    /** The day that stories count back from. */
    LocalDate today() {
        return today;
    }

    Instant daysAgo(int days, String at) {
        return at(today.minusDays(days), LocalTime.parse(at));
    }

    /** No later than the stories go. */
    Instant atMost(Instant at) {
        return at.isAfter(latest) ? latest : at;
    }

    /**
     * When somebody at an office does what is planned for an instant: then, if the office is open; what is planned for
     * a time at which it is closed is done, in the same order, in the hour before it opens again to the public. Of two
     * instants the earlier never becomes the later.
     */
    Instant office(Instant planned) {
        ZonedDateTime local = planned.atZone(Time.ZONE);
        LocalDate day = local.toLocalDate();
        if (OfficeDays.isOpen(day)
                && !local.toLocalTime().isBefore(OPENS)
                && local.toLocalTime().isBefore(CLOSES)) {
            return atMost(planned);
        }
        boolean evening = !local.toLocalTime().isBefore(CLOSES);
        LocalDate next = OfficeDays.from(evening ? day.plusDays(1) : day);
        Instant closed = at(OfficeDays.until(OfficeDays.isOpen(day) && evening ? day : day.minusDays(1)), CLOSES);
        Instant opens = at(next, OPENS);
        double share = (double) Duration.between(closed, planned).toMillis()
                / Duration.between(closed, opens).toMillis();
        return atMost(opens.minus(Duration.ofHours(1))
                .plusMillis((long) (share * Duration.ofHours(1).toMillis())));
    }

    /** What happens in one story, in its order, with the times at which it does. */
    List<Event> inOrder(List<Event> planned) {
        List<Event> sorted = new ArrayList<>(planned);
        sorted.sort(Comparator.comparing(Event::at)); // Stable: what happens in one instant stays in its order.
        List<Event> happen = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Event event : sorted) {
            boolean staff = event.by() != null;
            Instant at = staff ? office(event.at()) : event.at();
            if (at.isBefore(last)) {
                at = staff ? office(last) : atMost(last.plus(REPLY));
            }
            happen.add(new Event(at, event.by(), event.act()));
            last = at;
        }
        return happen;
    }
}
