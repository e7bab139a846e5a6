package org.answerable.casework;

import jakarta.persistence.Column;
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
 * What an agency answered. It is never altered; a correction is another answer. Where it repeats what a writer took
 * back, bars stand in it from then on.
 */
@Entity
public class Answer {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "answer_seq")
    @SequenceGenerator(name = "answer_seq", sequenceName = "answer_seq", allocationSize = 50)
    private Long id;

    private String code;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket")
    private Ticket ticket;

    private String author;
    private Instant at;
    private String text;
    private boolean sealed;
    private String language;

    @Column(name = "is_public")
    private boolean isPublic;

    protected Answer() {}

    Answer(String code, Ticket ticket, String author, Instant at, String text, String language, boolean isPublic) {
        this.code = code;
        this.ticket = ticket;
        this.author = author;
        this.at = at;
        this.text = text;
        this.language = language;
        this.isPublic = isPublic;
    }

    /** The opaque id. */
    public String code() {
        return code;
    }

    public Ticket ticket() {
        return ticket;
    }

    public String agency() {
        return ticket.agency();
    }

    /** The account that wrote it; never shown outside the desk. */
    public String author() {
        return author;
    }

    public Instant at() {
        return at;
    }

    public String text() {
        return text;
    }

    /** Whether bars stand in it for words that their writer took back. */
    public boolean isSealed() {
        return sealed;
    }

    void seal(Withdrawn withdrawn) {
        withdrawn.bar("answer:" + code, at, text).ifPresent(barred -> {
            text = barred;
            sealed = true;
        });
    }

    public String language() {
        return language;
    }

    /** Whether it may be published; otherwise it is for the writer alone. */
    public boolean isPublic() {
        return isPublic;
    }
}
