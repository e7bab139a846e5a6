package org.answerable.casework;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.answerable.intake.Withdrawn;

/** A message between the writer and an agency, never public. */
@Entity
class Message {
    static final String WRITER = "you";
    static final String AGENCY = "agency";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message_seq")
    @SequenceGenerator(name = "message_seq", sequenceName = "message_seq", allocationSize = 50)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket")
    private Ticket ticket;
    private String sender;
    private String author;
    private Instant at;
    private String text;
    private boolean sealed;

    protected Message() {}

    private Message(Ticket ticket, String sender, String author, Instant at, String text) {
        this.ticket = ticket;
        this.sender = sender;
        this.author = author;
        this.at = at;
        this.text = text;
    }

    static Message fromWriter(Ticket ticket, Instant at, String text) {
        return new Message(ticket, WRITER, null, at, text);
    }

    static Message fromAgency(Ticket ticket, String author, Instant at, String text) {
        return new Message(ticket, AGENCY, author, at, text);
    }

    Long id() {
        return id;
    }

    Ticket ticket() {
        return ticket;
    }

    /** {@code you} (the writer) or {@code agency}. */
    String sender() {
        return sender;
    }

    String author() {
        return author;
    }

    Instant at() {
        return at;
    }

    /** Empty of a writer's message once it is taken back. */
    String text() {
        return text;
    }

    /** Whether its words were taken back, or bars stand in it for words that were. */
    boolean isSealed() {
        return sealed;
    }

    void seal(Withdrawn withdrawn) {
        if (sender.equals(WRITER)) {
            withdrawn.seal("message:" + id, at, text);
            text = "";
            sealed = true;
        } else {
            withdrawn.bar("asked:" + id, at, text).ifPresent(barred -> {
                text = barred;
                sealed = true;
            });
        }
    }
}
