package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.DirectoryRewriting;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.journal.Journal;
import org.answerable.platform.Time;
import org.answerable.routing.Reason;

/**
 * What a retired agency still owes goes to whoever has its work now: to its successor, or to the coordinating office
 * where there is none or the writer left it out. A follower, so that it makes no difference how an agency was retired,
 * and that a ticket which is opened or opened again meanwhile is passed on as well.
 */
@ApplicationScoped
class Succession implements Follower {
    /** What stands in the journal where others have the reason that somebody gave. */
    static final String BY_SUCCESSION = "by succession";

    /** So many tickets are passed on in one transaction. */
    private static final int TURN = 200;

    private static final Set<String> ACTS =
            Set.of("agency.founded", "agency.changed", "ticket.opened", "ticket.reopened", "message.received");

    @Inject
    Tickets tickets;

    @Inject
    CaseHandling handling;

    @Inject
    TicketClocks clocks;

    @Inject
    DirectoryRewriting directory;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    private volatile boolean whole = true;

    @Override
    public String name() {
        return "succession";
    }

    @Override
    public boolean whole() {
        return whole;
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        if (!whole || acts.stream().anyMatch(act -> ACTS.contains(act.act()))) {
            whole = passOn();
        }
    }

    /** Whether nothing is left. */
    private boolean passOn() {
        // With each ticket that comes: the whole directory is read where something is to be passed on, and not before.
        if (!tickets.anyOwedBy(directory.retired())) {
            return true;
        }
        Map<String, AgencyEntry> agencies = new HashMap<>();
        directory.heads().agencies().forEach(agency -> agencies.put(agency.slug(), agency));
        int left = TURN;
        for (AgencyEntry agency : agencies.values()) {
            if (agency.active()) {
                continue;
            }
            String heir = heir(agency, agencies);
            for (String code : tickets.owedBy(agency.slug(), left)) {
                tickets.toChange(code)
                        .filter(ticket -> ticket.status().isOwed())
                        .ifPresent(ticket -> passOn(ticket, heir));
                left--;
            }
            if (left <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Who has its work now: the first that is active of those that came after it, else the coordinating office. */
    static String heir(AgencyEntry retired, Map<String, AgencyEntry> agencies) {
        AgencyEntry at = retired;
        for (int i = 0; at != null && !at.active() && i <= agencies.size(); i++) {
            at = at.successor() == null ? null : agencies.get(at.successor());
        }
        return at == null || !at.active() ? Identity.OFFICE : at.slug();
    }

    private void passOn(Ticket ticket, String heir) {
        Submission submission = ticket.submission();
        boolean leftOut = submission.leavesOut(heir);
        String to = leftOut ? Identity.OFFICE : heir;
        Instant now = time.now();
        Optional<Ticket> theirs = tickets.of(submission.id()).stream()
                .filter(other -> other.agency().equals(to) && other.isActive())
                .findFirst();
        journal.record("ticket.transferred", "ticket:" + ticket.code(), to + " " + BY_SUCCESSION);
        Ticket next = theirs.orElseGet(() -> handling.open(
                submission,
                to,
                ticket.role(),
                List.of(
                        leftOut
                                ? new Reason(Reason.Kind.LEFT_OUT, List.of(heir), "")
                                : new Reason(Reason.Kind.SUCCESSOR, List.of(ticket.agency()), "")),
                now));
        if (ticket.role() == TicketRole.LEAD) {
            next.lead();
        }
        ticket.transferTo(next);
        tickets.add(new TicketEvent(ticket, now, Happened.TRANSFERRED, caller.actor(), to, null));
        clocks.keep(next);
    }
}
