package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.access.Caller;
import org.answerable.intake.Submission;
import org.answerable.journal.Journal;
import org.answerable.platform.Time;

/** Ends what offices still have of a message that was decided on elsewhere, within the use case that decides. */
@ApplicationScoped
public class Settling {
    @Inject
    Tickets tickets;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * Closes what is open of a submission.
     *
     * @param why the reason, which its writer reads
     */
    public void settle(Submission submission, String why) {
        for (Ticket ticket : tickets.toChangeOf(submission.id())) {
            if (ticket.isActive()) {
                ticket.close(time.now());
                tickets.add(new TicketEvent(ticket, time.now(), Happened.CLOSED, caller.actor(), null, why));
                journal.record("ticket.closed", "ticket:" + ticket.code(), why);
            }
        }
    }
}
