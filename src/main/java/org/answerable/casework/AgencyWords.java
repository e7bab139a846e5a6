package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.answerable.intake.Contacts;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Submission;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Translations.Source;

/**
 * What agencies wrote to writers, for those who translate it: the words, and in which language their reader reads;
 * never who that is.
 */
@ApplicationScoped
public class AgencyWords {

    @Inject
    Tickets tickets;

    @Inject
    Contacts contacts;

    @Inject
    Detector detector;

    /**
     * A text for a writer.
     *
     * @param ticket the ticket's code
     * @param language the language it is written in
     * @param reader the writer's
     */
    public record TextForWriter(
            Source source, String ticket, String agency, Instant at, Language language, Language reader) {}

    /**
     * The answers and messages of an agency on a ticket, oldest first; none once the writer took the submission back.
     */
    public List<TextForWriter> ofTicket(String code) {
        return tickets.find(code).map(this::words).orElse(List.of());
    }

    /** The texts that an agency wrote on each of these tickets; nothing of those that the writer took back. */
    public Map<String, List<Source>> ofTickets(Collection<String> codes) {
        Map<Long, String> found = new LinkedHashMap<>();
        tickets.named(codes).stream()
                .filter(t -> !t.submission().isWithdrawn())
                .forEach(t -> found.put(t.id(), t.code()));
        Map<String, List<Source>> written = new HashMap<>();
        tickets.answersOn(found.keySet())
                .forEach(a -> written.computeIfAbsent(found.get(a.ticket().id()), t -> new ArrayList<>())
                        .add(source(a)));
        tickets.messagesOn(found.keySet()).stream()
                .filter(m -> m.sender() == Correspondent.AGENCY)
                .forEach(m -> written.computeIfAbsent(found.get(m.ticket().id()), t -> new ArrayList<>())
                        .add(source(m)));
        return written;
    }

    /**
     * The texts that stand for a submission's writer to read, by the codes of its tickets, whether it was taken back or
     * not.
     */
    public Map<String, List<Source>> standing(long submission) {
        Map<String, List<Source>> standing = new LinkedHashMap<>();
        for (Ticket ticket : tickets.of(submission)) {
            List<Source> there = new ArrayList<>();
            tickets.answersOf(ticket).forEach(a -> there.add(source(a)));
            tickets.messagesOf(ticket).stream()
                    .filter(m -> m.sender() == Correspondent.AGENCY)
                    .forEach(m -> there.add(source(m)));
            standing.put(ticket.code(), there);
        }
        return standing;
    }

    private List<TextForWriter> words(Ticket ticket) {
        Submission submission = ticket.submission();
        if (submission.isWithdrawn()) {
            return List.of();
        }
        Language reader = contacts.reader(submission);
        List<TextForWriter> words = new ArrayList<>();
        tickets.answersOf(ticket)
                .forEach(a -> words.add(new TextForWriter(
                        source(a), ticket.code(), ticket.agency(), a.at(), new Language(a.language()), reader)));
        tickets.messagesOf(ticket).stream()
                .filter(m -> m.sender() == Correspondent.AGENCY)
                .forEach(m -> words.add(
                        new TextForWriter(source(m), ticket.code(), ticket.agency(), m.at(), language(m), reader)));
        return words;
    }

    /** The language of an agency's message: as its writer said, else as it looks. */
    Language language(Message message) {
        return message.language() == null ? languageOf(message.text()) : new Language(message.language());
    }

    /** The language in which somebody of an agency wrote, as it looks. */
    Language languageOf(String text) {
        return detector.ofAgency(text);
    }

    /** The tickets of a submission. */
    public List<String> ticketsOf(String submission) {
        return tickets.codesOf(submission);
    }

    /** The codes of the submissions of these tickets, by the ticket's code. */
    public Map<String, String> submissionsOf(Collection<String> codes) {
        Map<String, String> found = new HashMap<>();
        tickets.named(codes).forEach(t -> found.put(t.code(), t.submission().code()));
        return found;
    }

    /** Whose ticket it is, by key: for whom what was written on it is news. */
    public Optional<Long> submissionOf(String ticket) {
        return tickets.find(ticket).map(t -> t.submission().id());
    }

    static Source source(Answer answer) {
        return new Source("answer:" + answer.code(), null, answer.text());
    }

    static Source source(Message message) {
        return new Source("message:" + message.id(), null, message.text());
    }
}
