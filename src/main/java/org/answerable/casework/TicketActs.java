package org.answerable.casework;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.intake.TicketStatus;

/** What somebody may do with a ticket as it stands now. */
final class TicketActs {
    private TicketActs() {}

    /**
     * By name, in the order in which the page offers them:
     * {@code answer|message|acknowledge|unmask|note|assign|transfer|close|reopen}.
     *
     * @param hidden whether something on it is hidden from this caller
     * @param told whether the agency has told the writer something
     */
    static Set<String> offered(Ticket ticket, Identity identity, boolean hidden, boolean told) {
        Set<String> acts = new LinkedHashSet<>();
        BiConsumer<String, Right> offer = (act, right) -> {
            if (identity.may(right, ticket.agency())) {
                acts.add(act);
            }
        };
        if (ticket.isActive()) {
            offer.accept("answer", Right.ANSWER_TICKET);
            offer.accept("message", Right.MESSAGE_WRITER);
            if (!told) {
                offer.accept("acknowledge", Right.MESSAGE_WRITER);
            }
        }
        if (hidden && !ticket.isUnmasked() && !ticket.submission().isWithdrawn()) {
            offer.accept("unmask", Right.UNMASK_TICKET);
        }
        if (!ticket.submission().isWithdrawn()) {
            offer.accept("note", Right.NOTE_TICKET);
        }
        if (ticket.isActive()) {
            offer.accept("assign", Right.ASSIGN_TICKET);
            offer.accept("transfer", Right.TRANSFER_TICKET);
            offer.accept("close", Right.CLOSE_TICKET);
        }
        if (!ticket.submission().isWithdrawn()
                && !ticket.submission().leavesOut(ticket.agency())
                && (ticket.status() == TicketStatus.CLOSED || ticket.status() == TicketStatus.ANSWERED)) {
            offer.accept("reopen", Right.REOPEN_TICKET);
        }
        return acts;
    }
}
