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
import java.util.List;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Withdrawn;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;

/**
 * A message between the writer and an agency, never public. An agency's makes its ticket wait for the writer; a
 * writer's goes to each agency that is not finished, and makes it that agency's turn. Neither is altered. Once the
 * writer takes the submission back, the writer's own messages go into the seal and are empty here, and bars stand in an
 * agency's where it repeats the words. What a writer hides from agencies in a message moves with the writer's consent.
 */
@Entity
class Message {
    /** What the column of the sender has of a writer's, and of an agency's. */
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
    private String masks;
    private String language;

    protected Message() {}

    private Message(Ticket ticket, String sender, String author, Instant at, String text, List<Redaction> masks) {
        this.ticket = ticket;
        this.sender = sender;
        this.author = author;
        this.at = at;
        this.text = text;
        this.masks = Redaction.write(masks);
    }

    static Message fromWriter(Ticket ticket, Instant at, String text, List<Redaction> masks) {
        return new Message(ticket, WRITER, null, at, text, masks);
    }

    /** {@code language}: a BCP 47 tag, or {@code null} where its writer did not say. */
    static Message fromAgency(Ticket ticket, String author, Instant at, String text, String language) {
        Message message = new Message(ticket, AGENCY, author, at, text, List.of());
        message.language = language;
        return message;
    }

    /** The language that an agency's writer said, or {@code null}. */
    String language() {
        return language;
    }

    Long id() {
        return id;
    }

    Ticket ticket() {
        return ticket;
    }

    Correspondent sender() {
        return sender.equals(WRITER) ? Correspondent.WRITER : Correspondent.AGENCY;
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
            masks = "[]";
            sealed = true;
        } else {
            withdrawn.bar("asked:" + id, at, text).ifPresent(barred -> {
                text = barred;
                sealed = true;
            });
        }
    }

    /** With bars in place of what its writer hides from agencies. */
    Redaction.Redacted masked() {
        return Redaction.apply(text, Redaction.read(masks));
    }

    /** What its writer hides from agencies in it, to be found where another text repeats it. */
    HiddenWords hidden() {
        return HiddenWords.of(text, Redaction.read(masks));
    }

    /** Where bars stand in it, as stored. */
    String masks() {
        return masks;
    }

    void mask(List<Redaction> spans) {
        masks = Redaction.write(spans);
    }
}
