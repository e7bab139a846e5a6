package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.answerable.directory.Directory;
import org.answerable.intake.Acknowledgement.OpenedTicket;
import org.answerable.intake.Handling;
import org.answerable.intake.Submission;
import org.answerable.intake.Withdrawn;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.language.Translations.Translation;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.routing.Assignment;
import org.answerable.routing.Reasons;
import org.answerable.routing.Routing;

/** Casework's side of what a writer sends, sees and takes back. */
@ApplicationScoped
class CaseHandling implements Handling {
    /** Within how many days a coordinator finds the agency of a ticket that no rule took. */
    private static final int COORDINATOR_DAYS = 3;

    @Inject
    Tickets tickets;
    @Inject
    Routing routing;
    @Inject
    Reasons reasons;
    @Inject
    Directory directory;
    @Inject
    Journal journal;
    @Inject
    Messages messages;
    @Inject
    Instance<Translations> translations;
    @Inject
    Time time;

    @Override
    public List<OpenedTicket> begin(Submission submission, Language reader) {
        Routing.Decision decision = routing.decide(submission);
        submission.classify(decision.topics());
        List<OpenedTicket> opened = new ArrayList<>();
        for (Assignment assignment : decision.assignments()) {
            Ticket ticket = new Ticket(Codes.next(), submission, assignment.agency(), assignment.lead() ? Ticket.Part.LEAD : Ticket.Part.SUPPORT, assignment.because(),
                    submission.receivedAt(), dueBy(assignment.agency(), submission.receivedAt()));
            tickets.add(ticket);
            journal.record("ticket.opened", "ticket:" + ticket.code(), assignment.agency() + " " + assignment.because());
            opened.add(opened(ticket, reader));
        }
        return opened;
    }

    @Override
    public List<OpenedTicket> begun(Submission submission, Language reader) {
        return tickets.of(submission.id()).stream().filter(ticket -> ticket.receivedAt().equals(submission.receivedAt())).map(ticket -> opened(ticket, reader)).toList();
    }

    private OpenedTicket opened(Ticket ticket, Language reader) {
        return new OpenedTicket(ticket.code(), ticket.agency(), ticket.role().tag(), reasons.forWriter(ticket.because(), reader), ticket.dueBy());
    }

    Instant dueBy(String agency, Instant from) {
        return directory.agency(agency).map(a -> a.dueBy(from)).orElseGet(() -> from.plus(Duration.ofDays(COORDINATOR_DAYS)));
    }

    @Override
    public Progress progress(Submission submission, Language reader) {
        List<Event> events = new ArrayList<>();
        List<TicketState> states = new ArrayList<>();
        for (Ticket ticket : tickets.of(submission.id())) {
            List<String> because = reasons.forWriter(ticket.because(), reader);
            states.add(new TicketState(ticket.agency(), ticket.role().tag(), ticket.status().tag(), ticket.dueBy(), ticket.receivedAt(), because));
            events.add(new Event(ticket.receivedAt(), messages.get(reader, "casework.timeline.opened", agency(ticket.agency(), reader), String.join(" ", because))));
        }
        for (TicketEvent event : tickets.events(submission.id())) {
            String agency = agency(event.ticket().agency(), reader);
            switch (event.what()) {
                case TicketEvent.TRANSFERRED -> events.add(new Event(event.at(),
                        messages.get(reader, "casework.timeline.transferred", agency, agency(event.agency(), reader), event.reason())));
                case TicketEvent.CLOSED -> {
                    // Closed by the resident: taken back, once for all agencies.
                    Event closed = new Event(event.at(), event.actor().equals("resident") ? messages.get(reader, "casework.timeline.withdrawn")
                            : messages.get(reader, "casework.timeline.closed", agency, event.reason()));
                    if (!events.contains(closed)) {
                        events.add(closed);
                    }
                }
                case TicketEvent.REOPENED -> events.add(new Event(event.at(), messages.get(reader, "casework.timeline.reopened", agency, event.reason())));
                default -> { } // Who works on it within the agency is not the writer's.
            }
        }
        List<Answer> given = tickets.answers(submission.id());
        List<Message> exchanged = tickets.messages(submission.id());
        Map<Source, List<Translation>> translated = translations(given, exchanged);
        List<GivenAnswer> answers = new ArrayList<>();
        for (Answer answer : given) {
            answers.add(new GivenAnswer(answer.code(), answer.agency(), answer.at(), answer.text(), answer.language(), translated.getOrDefault(AgencyWords.source(answer), List.of())));
            events.add(new Event(answer.at(), messages.get(reader, "casework.timeline.answered", agency(answer.agency(), reader))));
        }
        List<SentMessage> sent = new ArrayList<>();
        for (Message message : exchanged) {
            boolean own = message.sender().equals(Message.WRITER);
            SentMessage entry = new SentMessage(message.sender(), own ? null : message.ticket().agency(), message.at(), message.text(),
                    translated.getOrDefault(AgencyWords.source(message), List.of()));
            if (!sent.contains(entry)) { // A reply goes to every agency that is not finished; its writer wrote it once.
                sent.add(entry);
                events.add(new Event(message.at(), own ? messages.get(reader, "casework.timeline.replied")
                        : messages.get(reader, "casework.timeline.asked", agency(message.ticket().agency(), reader))));
            }
        }
        events.sort(Comparator.comparing(Event::at));
        return new Progress(states, events, answers, sent);
    }

    private Map<Source, List<Translation>> translations(List<Answer> answers, List<Message> messages) {
        List<Source> sources = new ArrayList<>();
        answers.forEach(answer -> sources.add(AgencyWords.source(answer)));
        messages.stream().filter(message -> message.sender().equals(Message.AGENCY)).forEach(message -> sources.add(AgencyWords.source(message)));
        return sources.isEmpty() || !translations.isResolvable() ? Map.of() : translations.get().of(sources);
    }

    private String agency(String slug, Language reader) {
        return slug == null ? messages.get(reader, "routing.coordinator") : directory.agencyName(slug, reader);
    }

    @Override
    public void reply(Submission submission, String text) {
        List<Ticket> active = tickets.toChangeOf(submission.id()).stream().filter(Ticket::isActive).toList();
        if (active.isEmpty()) {
            throw new Refusal.Conflict("casework.problem.nobody-to-write-to");
        }
        // Where an agency has asked, the reply is for those who asked; otherwise for all.
        List<Ticket> asked = active.stream().filter(t -> t.status() == Ticket.Status.WAITING).toList();
        Instant now = time.now();
        for (Ticket ticket : asked.isEmpty() ? active : asked) {
            tickets.add(Message.fromWriter(ticket, now, text));
            ticket.writerReplied(dueBy(ticket.agency(), now));
            journal.record("message.received", "ticket:" + ticket.code(), text);
        }
    }

    @Override
    public List<String> written(Submission submission) {
        return tickets.messages(submission.id()).stream().filter(m -> m.sender().equals(Message.WRITER)).map(Message::text).toList();
    }

    void withdrawn(@Observes Withdrawn withdrawn) {
        Instant now = time.now();
        long submission = withdrawn.submission().id();
        for (Ticket ticket : tickets.toChangeOf(submission)) {
            if (ticket.isActive()) {
                ticket.close(now);
                tickets.add(new TicketEvent(ticket, now, TicketEvent.CLOSED, "resident", null, null));
                journal.record("ticket.closed", "ticket:" + ticket.code(), "withdrawn");
            }
            ticket.seal(withdrawn);
            tickets.notesOf(ticket).forEach(note -> note.seal(withdrawn));
        }
        tickets.messages(submission).forEach(message -> message.seal(withdrawn));
        tickets.answers(submission).forEach(answer -> answer.seal(withdrawn));
        tickets.events(submission).forEach(event -> event.seal(withdrawn));
        tickets.forgetNotices(submission);
    }
}
