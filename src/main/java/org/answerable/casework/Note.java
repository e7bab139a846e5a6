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

/**
 * An internal note of an agency, never shown to the writer. It is written while the ticket is worked on and never
 * altered; where it repeats what a writer took back, bars stand in it from then on.
 */
@Entity
class Note {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "note_seq")
    @SequenceGenerator(name = "note_seq", sequenceName = "note_seq", allocationSize = 50)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket")
    private Ticket ticket;

    private String author;
    private Instant at;
    private String text;
    private boolean sealed;

    protected Note() {}

    Note(Ticket ticket, String author, Instant at, String text) {
        this.ticket = ticket;
        this.author = author;
        this.at = at;
        this.text = text;
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

    /** Whether bars stand in it for words that their writer took back. */
    boolean isSealed() {
        return sealed;
    }

    void seal(Withdrawn withdrawn) {
        withdrawn.bar("note:" + id, at, text).ifPresent(barred -> {
            text = barred;
            sealed = true;
        });
    }
}
