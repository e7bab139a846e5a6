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

    String text() {
        return text;
    }
}
