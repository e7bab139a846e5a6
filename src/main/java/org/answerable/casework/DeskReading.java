package org.answerable.casework;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.intake.Arrivals;
import org.answerable.intake.State;
import org.answerable.intake.TicketStatus;
import org.answerable.platform.Time;

/** What waits for the person at the desk, in numbers. */
@UseCase
public class DeskReading {

    @Inject
    Tickets tickets;

    @Inject
    Arrivals arrivals;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /**
     * Numbers for the desk's first page; {@code null} where the caller has no right to know. Past {@link Arrivals#MOST}
     * nothing is counted: then they are one more than that.
     *
     * @param due tickets that are open or waiting, of the caller's agencies or of all
     * @param mine those assigned to the caller
     * @param unassigned those assigned to nobody
     * @param writer those with new words of their writer
     * @param unrouted those with the coordinating office
     * @param moderation submissions that a moderator has to look at
     */
    public record Waiting(
            Long due,
            Long overdue,
            Long waiting,
            Long mine,
            Long unassigned,
            Long writer,
            Long unrouted,
            Long moderation) {}

    @Transactional
    @Needs(Right.USE_DESK)
    public Waiting waiting() {
        Identity me = caller.with(Right.USE_DESK);
        boolean works = me.has(Right.ANSWER_TICKET) && !me.has(Right.SEE_ALL_TICKETS);
        Set<String> agencies = me.has(Right.SEE_ALL_TICKETS) ? null : me.agencies();
        if (!me.has(Right.READ_TICKETS)) {
            return new Waiting(null, null, null, null, null, null, null, moderation(me));
        }
        return new Waiting(
                count(agencies, TicketStatus.OWED, null, null, false, false),
                count(agencies, TicketStatus.OWED, null, null, false, true),
                count(agencies, EnumSet.of(TicketStatus.WAITING), null, null, false, false),
                works ? count(agencies, TicketStatus.OWED, null, me.name(), false, false) : null,
                works ? count(agencies, TicketStatus.OWED, null, null, true, false) : null,
                tickets.writerWaits(filter(agencies, TicketStatus.OWED, null, null, false, false)),
                me.has(Right.SEE_ALL_TICKETS)
                        ? count(agencies, TicketStatus.OWED, Identity.OFFICE, null, false, false)
                        : null,
                moderation(me));
    }

    private Long moderation(Identity me) {
        return me.has(Right.READ_SUBMISSIONS) ? arrivals.in(State.AWAITING_MODERATION) : null;
    }

    private long count(
            Set<String> agencies,
            Set<TicketStatus> statuses,
            String agency,
            String assignee,
            boolean unassigned,
            boolean overdue) {
        return tickets.count(filter(agencies, statuses, agency, assignee, unassigned, overdue));
    }

    private Tickets.Filter filter(
            Set<String> agencies,
            Set<TicketStatus> statuses,
            String agency,
            String assignee,
            boolean unassigned,
            boolean overdue) {
        return new Tickets.Filter(
                agencies,
                statuses,
                agency,
                assignee,
                unassigned,
                overdue,
                time.now(),
                Tickets.About.ANYTHING,
                null,
                null);
    }
}
