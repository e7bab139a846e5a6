package org.answerable.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.answerable.directory.WorkingDays;
import org.answerable.platform.Tagged;
import org.answerable.platform.Time;

/**
 * A moment of a ticket's clock of which people are told: that it comes, from the working day before on, and that it has
 * passed.
 *
 * @param day on which it is or was due: of one day nobody is told the same twice, whatever hour of it an agency's work
 *     ends
 */
record Deadline(Which clock, Stage stage, LocalDate day) {
    /** Which clock. */
    enum Which implements Tagged {
        ACKNOWLEDGE,
        UPDATE,
        ANSWER
    }

    /** How it stands. */
    enum Stage implements Tagged {
        /** It passed, and what is expected was not done. */
        LATE,
        /** It is due by the end of the next working day. */
        SOON
    }

    /** Those of which people are to be told now; of what waits for its writer, none is near. */
    static List<Deadline> of(TicketStanding standing, WorkingDays days, Instant now) {
        Instant near = days.after(now, 1);
        List<Deadline> deadlines = new ArrayList<>();
        Map.of(
                        Which.ACKNOWLEDGE, standing.acknowledge(),
                        Which.UPDATE, standing.update(),
                        Which.ANSWER, standing.answer())
                .forEach((which, clock) -> {
                    if (clock.isOverdue()) {
                        deadlines.add(new Deadline(which, Stage.LATE, Time.day(clock.dueAt())));
                    } else if (clock.state() == Clocks.State.RUNNING
                            && !clock.dueAt().isAfter(near)) {
                        deadlines.add(new Deadline(which, Stage.SOON, Time.day(clock.dueAt())));
                    }
                });
        return deadlines;
    }
}
