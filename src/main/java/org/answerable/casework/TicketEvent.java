package org.answerable.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.answerable.intake.Withdrawn;

/**
 * Something that happened to a ticket beside answers, messages and notes: its history. One is written by each act, in
 * the act's transaction, and none is altered, but that bars stand in its reason from then on where a writer takes back
 * what it repeats; whom a ticket was assigned to is no words of anybody and stays.
 */
@Entity
@Table(name = "ticket_event")
class TicketEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_event_seq")
    @SequenceGenerator(name = "ticket_event_seq", sequenceName = "ticket_event_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket")
    private Ticket ticket;

    private Instant at;
    /** By its tag, as the column has always had it. */
    private String what;

    private String actor;
    private String agency;
    private String reason;
    private boolean sealed;

    protected TicketEvent() {}

    TicketEvent(Ticket ticket, Instant at, Happened what, String actor, String agency, String reason) {
        if (!Happened.EVENTS.contains(what)) {
            throw new IllegalArgumentException(what.tag());
        }
        this.ticket = ticket;
        this.at = at;
        this.what = what.tag();
        this.actor = actor;
        this.agency = agency;
        this.reason = reason;
    }

    Ticket ticket() {
        return ticket;
    }

    Instant at() {
        return at;
    }

    Happened what() {
        return Happened.of(what).orElseThrow();
    }

    String actor() {
        return actor;
    }

    /** For a transfer, the agency it went to; {@code null} otherwise. */
    String agency() {
        return agency;
    }

    /** The reason given, or the assignee. */
    String reason() {
        return reason;
    }

    void seal(Withdrawn withdrawn) {
        if (what() != Happened.ASSIGNED) {
            withdrawn.bar("event:" + id, at, reason).ifPresent(barred -> {
                reason = barred;
                sealed = true;
            });
        }
    }
}
