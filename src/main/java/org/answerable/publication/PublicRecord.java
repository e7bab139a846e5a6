package org.answerable.publication;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Barred;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Translation;
import org.answerable.platform.Tagged;
import org.answerable.redaction.Redaction;
import org.answerable.routing.Reason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What anyone may read of a submission: the only thing that public exits are built from. Only {@link PublicRecords}
 * makes one, from what a moderator published; an unpublished or withdrawn submission has none.
 */
public final class PublicRecord {
    private final String id;
    private final String kind;
    private final String language;
    private final String title;
    private final String text;
    private final String stretches;
    private final List<Redaction> redactions;
    private final LocalDate submittedOn;
    private final Instant publishedAt;
    private final Instant updatedAt;
    private final List<Instant> changes;
    private final String county;
    private final List<String> topics;
    private final List<PublicTicket> tickets;
    private final List<PublicAnswer> answers;
    private final List<PublicCommitment> commitments;
    private final List<Translation> translations;

    PublicRecord(
            String id,
            String kind,
            String language,
            String title,
            String text,
            String stretches,
            List<Redaction> redactions,
            LocalDate submittedOn,
            Instant publishedAt,
            Instant updatedAt,
            List<Instant> changes,
            String county,
            List<String> topics,
            List<PublicTicket> tickets,
            List<PublicAnswer> answers,
            List<PublicCommitment> commitments,
            List<Translation> translations) {
        this.id = id;
        this.kind = kind;
        this.language = language;
        this.title = title;
        this.text = text;
        this.stretches = stretches;
        this.redactions = List.copyOf(redactions);
        this.submittedOn = submittedOn;
        this.publishedAt = publishedAt;
        this.updatedAt = updatedAt;
        this.changes = List.copyOf(changes);
        this.county = county;
        this.topics = List.copyOf(topics);
        this.tickets = List.copyOf(tickets);
        this.answers = List.copyOf(answers);
        this.commitments = List.copyOf(commitments);
        this.translations = List.copyOf(translations);
    }

    /**
     * An agency's part.
     *
     * @param agency slug
     * @param status what the public knows: a message to the writer, or an answer that no moderator has published or
     *     that is for the writer alone, leaves it open
     * @param because for {@code Reasons.inPublic} only
     * @param routedOn the day it came to the agency
     * @param dueOn the day by which the agency is to answer
     */
    public record PublicTicket(
            String agency,
            TicketRole role,
            TicketStatus status,
            List<Reason> because,
            LocalDate routedOn,
            LocalDate dueOn) {}

    /**
     * A published answer, redacted, and what there is of it in other languages.
     *
     * @param stretches as {@link PublicRecord#stretches}
     */
    public record PublicAnswer(
            String id,
            String agency,
            Instant at,
            String text,
            String language,
            List<Redaction> redactions,
            List<Translation> translations,
            String stretches) {
        /** The text with its bars. */
        public Barred barred() {
            return Redaction.barred(text, redactions);
        }

        /** The text that its translations were made of. */
        public Translations.Source source() {
            return source(id, text);
        }

        static Translations.Source source(String id, String text) {
            return new Translations.Source("answer:" + id, null, text);
        }
    }

    /**
     * A promise that came of it.
     *
     * @param texts the same in every language that it was recorded in
     * @param translations what translators made of it
     */
    public record PublicCommitment(
            String id,
            String text,
            String language,
            Map<String, String> texts,
            List<Translation> translations,
            String owner,
            LocalDate dueOn,
            PromiseStatus status,
            Instant madeAt) {}

    public String id() {
        return id;
    }

    /** {@code comment|complaint|question|praise}. */
    public String kind() {
        return kind;
    }

    /** The BCP 47 tag of the text's language. */
    public String language() {
        return language;
    }

    /** {@code null} where it has none. */
    public String title() {
        return title;
    }

    /** The redacted text. */
    public String text() {
        return text;
    }

    /** Where the text changes its language, as {@code Stretch.read} takes it; {@code null} where that was not kept. */
    public String stretches() {
        return stretches;
    }

    /** Where something was redacted, in code points of the public text. */
    public List<Redaction> redactions() {
        return redactions;
    }

    /** The text with its bars. */
    public Barred barred() {
        return Redaction.barred(text, redactions);
    }

    /** A day, never a time. */
    public LocalDate submittedOn() {
        return submittedOn;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * When what is shown became other words, oldest first: something was hidden, an answer added. Not what was shown
     * before, and no hash of it: who knows all but a few hidden digits would find those by trying.
     */
    public List<Instant> changes() {
        return changes;
    }

    /** FIPS, or {@code null}. */
    public String county() {
        return county;
    }

    public List<String> topics() {
        return topics;
    }

    public List<PublicTicket> tickets() {
        return tickets;
    }

    /** The agencies it is with now: those of the tickets not transferred away, the lead first. */
    public List<String> agencies() {
        return tickets.stream()
                .filter(t -> t.status() != TicketStatus.TRANSFERRED)
                .map(PublicTicket::agency)
                .distinct()
                .toList();
    }

    public List<PublicAnswer> answers() {
        return answers;
    }

    public List<PublicCommitment> commitments() {
        return commitments;
    }

    /** The title and the text in other languages, each checked by a person. */
    public List<Translation> translations() {
        return translations;
    }

    /** The text that {@link #translations} were made of. */
    public Translations.Source source() {
        return source(id, title, text);
    }

    static Translations.Source source(String id, String title, String text) {
        return new Translations.Source("record:" + id, title, text);
    }

    public boolean isAnswered() {
        return !answers.isEmpty();
    }

    /** How far it has come, for the public. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "RecordStatus", description = "How far the record has come, for the public")
    public enum Status implements Tagged {
        AWAITING_ANSWER,
        ANSWERED,
        CLOSED
    }

    public Status status() {
        List<PublicTicket> kept = tickets.stream()
                .filter(t -> t.status() != TicketStatus.TRANSFERRED)
                .toList();
        if (!kept.isEmpty() && kept.stream().allMatch(t -> t.status() == TicketStatus.CLOSED)) {
            return Status.CLOSED;
        }
        return isAnswered() ? Status.ANSWERED : Status.AWAITING_ANSWER;
    }
}
