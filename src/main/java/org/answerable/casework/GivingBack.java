package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.accounts.OpenWork;
import org.answerable.journal.Journal;
import org.answerable.platform.Time;

/** Tickets go back to their agency when whoever has them goes. */
@ApplicationScoped
class GivingBack implements OpenWork {
    @Inject
    Tickets tickets;

    @Inject
    Journal journal;

    @Inject
    Caller caller;

    @Inject
    Time time;

    @Override
    public void giveBack(Identity person, Collection<String> agencies) {
        for (Ticket ticket : tickets.toChangeAssignedTo(person.name())) {
            if (ticket.isActive() && (agencies.isEmpty() || agencies.contains(ticket.agency()))) {
                ticket.assign(null);
                tickets.add(new TicketEvent(ticket, time.now(), Happened.ASSIGNED, caller.actor(), null, null));
                journal.record("ticket.assigned", "ticket:" + ticket.code(), "null");
            }
        }
    }

    @Override
    public Set<String> unfinished(Collection<String> agencies) {
        return new HashSet<>(tickets.unfinished(agencies));
    }
}
