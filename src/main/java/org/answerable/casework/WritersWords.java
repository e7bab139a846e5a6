package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Submission;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;

/**
 * What writers wrote, for those who translate it for an agency: the words alone, with bars where the writer hides
 * something from agencies, whether the agency has looked behind them or not. Each text is one of its own: who reads it
 * is told neither whose it is, nor with which others it belongs.
 */
@ApplicationScoped
public class WritersWords {
    /** Kinds of texts, as their subjects begin. */
    public static final String SUBMISSION = "submission";

    /** Where exactly it was. */
    public static final String PLACE = "place";

    public static final String REPLY = "reply";

    /** All of them. */
    public static final Set<String> KINDS = Set.of(SUBMISSION, PLACE, REPLY);

    @Inject
    Tickets tickets;

    @Inject
    Directory directory;

    /**
     * A text that an agency has to read and does not.
     *
     * @param target the language to translate it into
     * @param dueBy when the agency's answer is due
     */
    public record TextForAgency(
            Source source, String ticket, Language language, Language target, Instant at, Instant dueBy) {}

    /**
     * The texts of a ticket that its agency's people do not read; none of one that is finished, or that the writer took
     * back.
     */
    public List<TextForAgency> ofTicket(String code) {
        Ticket ticket = tickets.find(code).orElse(null);
        if (ticket == null || !ticket.isActive() || ticket.submission().isWithdrawn()) {
            return List.of();
        }
        Language language = new Language(ticket.submission().language());
        Language target = target(ticket.agency(), language).orElse(null);
        if (target == null) {
            return List.of();
        }
        return sources(ticket).entrySet().stream()
                .map(text -> new TextForAgency(text.getKey(), code, language, target, text.getValue(), ticket.dueBy()))
                .toList();
    }

    /** Into which language an agency's people need a text to be translated; empty where they read it. */
    private Optional<Language> target(String agency, Language language) {
        Set<String> read = directory.agency(agency).map(Agency::languages).orElse(Set.of());
        if (language.equals(Language.UNDETERMINED)
                || read.stream().anyMatch(tag -> Translations.alike(new Language(tag), language))) {
            return Optional.empty();
        }
        // Who says nothing of languages reads English, as its own pages are.
        Language target = read.isEmpty() || read.contains(Language.ENGLISH.tag())
                ? Language.ENGLISH
                : new Language(read.iterator().next());
        return Translations.alike(target, language) ? Optional.empty() : Optional.of(target);
    }

    /** The texts of each of these tickets, whoever reads them; nothing of those that the writer took back. */
    public Map<String, List<Source>> ofTickets(Collection<String> codes) {
        Map<String, List<Source>> found = new HashMap<>();
        tickets.named(codes).stream()
                .filter(ticket -> !ticket.submission().isWithdrawn())
                .forEach(ticket ->
                        found.put(ticket.code(), List.copyOf(sources(ticket).keySet())));
        return found;
    }

    /** What was sent at first. */
    static Optional<Source> submission(Submission submission) {
        Submission.ShownWords words = submission.words(true);
        return submission.isWithdrawn() || !says(words.text())
                ? Optional.empty()
                : Optional.of(new Source(SUBMISSION + ':' + submission.code(), words.title(), words.text()));
    }

    static Optional<Source> place(Submission submission) {
        String detail = submission.words(true).detail();
        return submission.isWithdrawn() || !says(detail)
                ? Optional.empty()
                : Optional.of(new Source(PLACE + ':' + submission.code(), null, detail));
    }

    /** The same for each agency that it went to: it was written once. */
    static Optional<Source> reply(Message message) {
        String text = message.masked().text();
        return !says(text)
                ? Optional.empty()
                : Optional.of(new Source(
                        REPLY
                                + ':'
                                + message.ticket().submission().code()
                                + '-'
                                + message.at().toEpochMilli(),
                        null,
                        text));
    }

    private Map<Source, Instant> sources(Ticket ticket) {
        Map<Source, Instant> sources = new LinkedHashMap<>();
        Submission submission = ticket.submission();
        submission(submission).ifPresent(source -> sources.put(source, submission.receivedAt()));
        place(submission).ifPresent(source -> sources.put(source, submission.receivedAt()));
        tickets.messagesOf(ticket).stream()
                .filter(message -> message.sender() == Correspondent.WRITER)
                .forEach(message -> reply(message).ifPresent(source -> sources.put(source, message.at())));
        return sources;
    }

    private static boolean says(String text) {
        return text != null && text.replace(Barred.MARK, "").codePoints().anyMatch(Character::isLetter);
    }
}
