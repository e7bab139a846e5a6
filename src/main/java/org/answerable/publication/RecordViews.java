package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.answerable.directory.Directory;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.platform.Settings;
import org.answerable.redaction.Redaction;
import org.answerable.routing.Reasons;
import org.answerable.web.Addresses;
import org.answerable.web.HistoryEntry;
import org.answerable.web.Invented;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A public record as a reader's page or a program shows it: names and reasons in words. */
@ApplicationScoped
public class RecordViews {
    @Inject
    Reasons reasons;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    /** The contract's record. */
    @Schema(name = "PublicRecord")
    public record RecordView(
            String id,
            String url,
            String kind,
            String language,
            String title,
            String text,
            List<HiddenPart> redactions,
            LocalDate submittedOn,
            Instant publishedAt,
            String county,
            List<String> topics,
            List<String> agencies,
            PublicRecord.Status status,
            List<RecordTicket> tickets,
            List<RecordAnswer> answers,
            List<RecordTranslation> translations,
            List<RecordCommitment> commitments,
            List<HistoryEntry> history,
            PublicCampaigns.Campaign campaign)
            implements Invented {}

    /** A redacted part and why. */
    public record HiddenPart(int start, int end, Barred.Kind kind, String reason) {}

    /** An agency's part. */
    public record RecordTicket(String agency, TicketRole role, TicketStatus status, List<String> because) {}

    /** An answer. */
    public record RecordAnswer(
            String agency,
            Instant at,
            String text,
            String language,
            List<RecordTranslation> translations,
            List<HiddenPart> redactions)
            implements Invented {}

    /** A translation: by {@code person|machine}. */
    public record RecordTranslation(String language, String title, String text, String by) implements Invented {}

    /** A promise that came of it. */
    public record RecordCommitment(String id, String text, String owner, LocalDate dueOn, PromiseStatus status)
            implements Invented {}

    /** The view of a record for a reader. */
    public RecordView of(PublicRecord record, Language reader) {
        return of(record, reader, null);
    }

    /**
     * The same of one record.
     *
     * @param campaign the records that say nearly the same, or {@code null}
     */
    RecordView of(PublicRecord record, Language reader, PublicCampaigns.Campaign campaign) {
        List<HistoryEntry> history = new ArrayList<>();
        history.add(new HistoryEntry(record.publishedAt(), messages.get(reader, "publication.history.published")));
        record.answers()
                .forEach(a -> history.add(new HistoryEntry(
                        a.at(),
                        messages.get(
                                reader, "publication.history.answered", directory.agencyName(a.agency(), reader)))));
        record.commitments()
                .forEach(c -> history.add(new HistoryEntry(
                        c.madeAt(),
                        messages.get(
                                reader, "publication.history.promised", directory.agencyName(c.owner(), reader)))));
        record.changes()
                .forEach(at -> history.add(new HistoryEntry(at, messages.get(reader, "publication.history.changed"))));
        history.sort(Comparator.comparing(HistoryEntry::at));
        return new RecordView(
                record.id(),
                Addresses.whole(settings, reader, Addresses.record(record.id())),
                record.kind(),
                record.language(),
                record.title(),
                record.text(),
                hidden(record.redactions(), reader),
                record.submittedOn(),
                record.publishedAt(),
                directory.countyName(record.county()),
                record.topics(),
                record.agencies(),
                record.status(),
                record.tickets().stream()
                        .map(t -> new RecordTicket(
                                t.agency(), t.role(), t.status(), reasons.inPublic(t.because(), reader)))
                        .toList(),
                record.answers().stream()
                        .map(a -> new RecordAnswer(
                                a.agency(),
                                a.at(),
                                a.text(),
                                a.language(),
                                translations(a.translations()),
                                hidden(a.redactions(), reader)))
                        .toList(),
                translations(record.translations()),
                record.commitments().stream()
                        .map(c -> new RecordCommitment(c.id(), c.text(), c.owner(), c.dueOn(), c.status()))
                        .toList(),
                history,
                campaign);
    }

    private static List<RecordTranslation> translations(List<Translations.Translation> translations) {
        return translations.stream()
                .map(t -> new RecordTranslation(t.language(), t.title(), t.text(), t.by()))
                .toList();
    }

    private List<HiddenPart> hidden(List<Redaction> redactions, Language reader) {
        return redactions.stream()
                .map(r -> new HiddenPart(
                        r.start(),
                        r.end(),
                        r.kind(),
                        messages.get(reader, "publication.redacted." + r.kind().tag())))
                .toList();
    }
}
