package org.answerable.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * That an agency told the writer, by the act of that name, that it has the message; once for a ticket. It is no
 * {@link TicketEvent}, whose rows the release before reads whatever they are of (ADR 0057).
 */
@Entity
@Table(name = "ticket_acknowledged")
class TicketAcknowledged {
    @Id
    private Long ticket;

    private Instant at;
    private String actor;

    protected TicketAcknowledged() {}

    TicketAcknowledged(Ticket ticket, Instant at, String actor) {
        this.ticket = ticket.id();
        this.at = at;
        this.actor = actor;
    }

    long ticket() {
        return ticket;
    }

    Instant at() {
        return at;
    }

    String actor() {
        return actor;
    }
}
