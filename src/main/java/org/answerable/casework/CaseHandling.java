package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.answerable.access.Identity;
import org.answerable.accounts.DraftKeeping;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.Acknowledgement.OpenedTicket;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Handling;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
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
import org.answerable.redaction.Redaction;
import org.answerable.routing.Assignment;
import org.answerable.routing.Reason;
import org.answerable.routing.Reasons;
import org.answerable.routing.Routing;

/** Casework's side of what a writer sends, sees and takes back. */
@ApplicationScoped
class CaseHandling implements Handling {
    @Inject
    Tickets tickets;

    @Inject
    Routing routing;

    @Inject
    Reasons reasons;

    @Inject
    AgencyWords words;

    @Inject
    TicketClocks clocks;

    @Inject
    Directory directory;

    @Inject
    DraftKeeping drafts;

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
            opened.add(opened(
                    open(
                            submission,
                            assignment.agency(),
                            part(assignment),
                            assignment.because(),
                            submission.receivedAt()),
                    reader));
        }
        return opened;
    }

    @Override
    public List<String> likelyTopics(Submission submission) {
        return routing.ask(submission).topics();
    }

    @Override
    public List<OpenedTicket> begun(Submission submission, Language reader) {
        return tickets.of(submission.id()).stream()
                .filter(ticket -> ticket.receivedAt().equals(submission.receivedAt()))
                .map(ticket -> opened(ticket, reader))
                .toList();
    }

    private OpenedTicket opened(Ticket ticket, Language reader) {
        return new OpenedTicket(ticket.code(), ticket.agency(), ticket.role(), because(ticket, reader), ticket.dueBy());
    }

    private List<String> because(Ticket ticket, Language reader) {
        return reasons.forWriter(
                ticket.because(),
                ticket.submission().title(),
                ticket.submission().text(),
                reader);
    }

    private static TicketRole part(Assignment assignment) {
        return assignment.lead() ? TicketRole.LEAD : TicketRole.SUPPORT;
    }

    /** Opens a ticket and says so in the journal: the one place where words come to an agency. */
    Ticket open(Submission submission, String agency, TicketRole part, List<Reason> because, Instant at) {
        Ticket ticket = new Ticket(Codes.next(), submission, agency, part, because, at, dueBy(submission, agency, at));
        tickets.add(ticket);
        journal.record("ticket.opened", "ticket:" + ticket.code(), agency + " " + because);
        return ticket;
    }

    private Instant dueBy(Submission submission, String slug, Instant from) {
        Agency agency = directory.agency(slug).orElseThrow();
        return agency.workingDays()
                .after(from, clocks.targets(agency, submission).answerDays());
    }

    @Override
    public List<Recipient> foresee(Submission submission, boolean asked, Language reader) {
        return (asked ? routing.ask(submission) : routing.decide(submission))
                .assignments().stream()
                        .map(a -> new Recipient(
                                a.agency(),
                                part(a),
                                reasons.forWriter(a.because(), submission.title(), submission.text(), reader)))
                        .toList();
    }

    @Override
    public void leaveOut(Submission submission) {
        Instant now = time.now();
        List<Ticket> all = tickets.toChangeOf(submission.id());
        List<Ticket> ended = all.stream()
                .filter(t -> submission.leavesOut(t.agency()) && t.isActive())
                .toList();
        List<Ticket> owed =
                ended.stream().filter(t -> t.status() != TicketStatus.ANSWERED).toList();
        for (Ticket ticket : ended) {
            ticket.close(now);
            tickets.add(new TicketEvent(ticket, now, Happened.LEFT_OUT, "resident", null, null));
            journal.record("ticket.left-out", "ticket:" + ticket.code(), "left out");
        }
        if (!owed.isEmpty() && all.stream().noneMatch(t -> t.agency().equals(Identity.OFFICE) && t.isActive())) {
            TicketRole part =
                    owed.stream().anyMatch(t -> t.role() == TicketRole.LEAD) ? TicketRole.LEAD : TicketRole.SUPPORT;
            open(
                    submission,
                    Identity.OFFICE,
                    part,
                    List.of(new Reason(
                            Reason.Kind.LEFT_OUT,
                            owed.stream().map(Ticket::agency).distinct().toList(),
                            "")),
                    now);
        }
    }

    @Override
    public void mask(Submission submission, Function<String, List<Redaction>> masks) {
        Map<Ticket, List<Message>> written = tickets.messages(submission.id()).stream()
                .filter(m -> m.sender() == Correspondent.WRITER)
                .collect(Collectors.groupingBy(Message::ticket));
        written.forEach((ticket, messages) -> {
            messages.forEach(m -> m.mask(masks.apply(m.text())));
            recordHidden(ticket, messages);
        });
    }

    private void recordHidden(Ticket ticket, List<Message> messages) {
        journal.record(
                "message.masked",
                "ticket:" + ticket.code(),
                CaseEvidence.hidden(messages.stream()
                        .filter(m -> m.sender() == Correspondent.WRITER)
                        .collect(Collectors.toMap(Message::id, Message::masks))));
    }

    @Override
    public Progress progress(Submission submission, Language reader) {
        List<Event> events = new ArrayList<>();
        List<TicketState> states = new ArrayList<>();
        List<Read> reads = new ArrayList<>();
        List<Unmasked> unmasked = new ArrayList<>();
        List<Ticket> all = tickets.of(submission.id());
        Map<Long, Instant> told = tickets.told(all.stream().map(Ticket::id).toList());
        Map<Long, TicketStanding> standing = clocks.of(all);
        for (Ticket ticket : all) {
            List<String> because = because(ticket, reader);
            states.add(new TicketState(
                    ticket.agency(),
                    ticket.role(),
                    ticket.status(),
                    TicketClocks.due(ticket, standing.get(ticket.id())),
                    ticket.receivedAt(),
                    clocks.acknowledgeBy(ticket),
                    told.get(ticket.id()),
                    because,
                    ticket.seeksAgency()));
            events.add(new Event(
                    ticket.receivedAt(),
                    ticket.soughtAgency()
                            ? messages.get(reader, "casework.timeline.looking")
                            : messages.get(
                                    reader,
                                    "casework.timeline.opened",
                                    agency(ticket.agency(), reader),
                                    String.join(" ", because))));
            if (ticket.readAt() != null) {
                events.add(new Event(
                        ticket.readAt(),
                        messages.get(reader, "casework.timeline.read", agency(ticket.agency(), reader))));
                if (reads.stream().noneMatch(read -> read.agency().equals(ticket.agency()))) {
                    reads.add(new Read(ticket.agency(), ticket.readAt()));
                }
            }
        }
        for (TicketEvent event : tickets.events(submission.id())) {
            String agency = agency(event.ticket().agency(), reader);
            switch (event.what()) {
                case TRANSFERRED ->
                    events.add(
                            event.reason() == null
                                    ? new Event(
                                            event.at(),
                                            messages.get(
                                                    reader,
                                                    "casework.timeline.succeeded",
                                                    agency,
                                                    agency(event.agency(), reader)))
                                    : quoting(
                                            event,
                                            messages.get(
                                                    reader,
                                                    "casework.timeline.transferred",
                                                    agency,
                                                    agency(event.agency(), reader),
                                                    event.reason())));
                case CLOSED -> {
                    // Closed by the resident: taken back, once for all agencies.
                    Event closed = event.actor().equals("resident")
                            ? new Event(event.at(), messages.get(reader, "casework.timeline.withdrawn"))
                            : quoting(event, messages.get(reader, "casework.timeline.closed", agency, event.reason()));
                    if (!events.contains(closed)) {
                        events.add(closed);
                    }
                }
                case REOPENED ->
                    events.add(
                            quoting(event, messages.get(reader, "casework.timeline.reopened", agency, event.reason())));
                case UNMASKED -> {
                    unmasked.add(new Unmasked(event.ticket().agency(), event.at(), event.reason()));
                    events.add(
                            quoting(event, messages.get(reader, "casework.timeline.unmasked", agency, event.reason())));
                }
                case LEFT_OUT ->
                    events.add(new Event(event.at(), messages.get(reader, "casework.timeline.left-out", agency)));
                default -> {} // Who works on it within the agency is not the writer's.
            }
        }
        for (Ticket ticket : all) {
            tickets.acknowledged(ticket)
                    .ifPresent(one -> events.add(new Event(
                            one.at(),
                            messages.get(reader, "casework.timeline.acknowledged", agency(ticket.agency(), reader)))));
        }
        List<Answer> given = tickets.answers(submission.id());
        List<Message> exchanged = tickets.messages(submission.id());
        Map<Source, List<Translation>> translated = translations(given, exchanged);
        List<GivenAnswer> answers = new ArrayList<>();
        for (Answer answer : given) {
            answers.add(new GivenAnswer(
                    answer.code(),
                    answer.agency(),
                    answer.at(),
                    answer.text(),
                    answer.language(),
                    translated.getOrDefault(AgencyWords.source(answer), List.of())));
            events.add(new Event(
                    answer.at(), messages.get(reader, "casework.timeline.answered", agency(answer.agency(), reader))));
        }
        List<SentMessage> sent = new ArrayList<>();
        for (Message message : exchanged) {
            boolean own = message.sender() == Correspondent.WRITER;
            SentMessage entry = new SentMessage(
                    message.sender(),
                    own ? null : message.ticket().agency(),
                    message.at(),
                    message.text(),
                    own ? submission.language() : words.language(message).tag(),
                    translated.getOrDefault(AgencyWords.source(message), List.of()));
            if (!sent.contains(entry)) { // A reply goes to every agency that is not finished; its writer wrote it once.
                sent.add(entry);
                events.add(new Event(
                        message.at(),
                        own
                                ? messages.get(reader, "casework.timeline.replied")
                                : messages.get(
                                        reader,
                                        "casework.timeline.asked",
                                        agency(message.ticket().agency(), reader))));
            }
        }
        events.sort(Comparator.comparing(Event::at));
        return new Progress(states, events, answers, sent, reads, unmasked);
    }

    /** A reason is read in the language in which somebody of an agency wrote it. */
    private Event quoting(TicketEvent event, String what) {
        return event.reason() == null
                ? new Event(event.at(), what)
                : new Event(event.at(), what, event.reason(), words.languageOf(event.reason()));
    }

    private Map<Source, List<Translation>> translations(List<Answer> answers, List<Message> messages) {
        List<Source> sources = new ArrayList<>();
        answers.forEach(answer -> sources.add(AgencyWords.source(answer)));
        messages.stream()
                .filter(message -> message.sender() == Correspondent.AGENCY)
                .forEach(message -> sources.add(AgencyWords.source(message)));
        return sources.isEmpty() || !translations.isResolvable()
                ? Map.of()
                : translations.get().of(sources);
    }

    private String agency(String slug, Language reader) {
        return directory.agencyName(slug, reader);
    }

    @Override
    public void reply(Submission submission, String text, List<Redaction> masks) {
        List<Ticket> active = tickets.toChangeOf(submission.id()).stream()
                .filter(Ticket::isActive)
                .toList();
        if (active.isEmpty()) {
            throw new Refusal.Conflict("casework.problem.nobody-to-write-to");
        }
        // Where an agency has asked, the reply is for those who asked; otherwise for all.
        List<Ticket> asked =
                active.stream().filter(t -> t.status() == TicketStatus.WAITING).toList();
        Instant now = time.now();
        for (Ticket ticket : asked.isEmpty() ? active : asked) {
            tickets.add(Message.fromWriter(ticket, now, text, masks));
            ticket.writerReplied(now);
            clocks.keep(ticket);
            journal.record("message.received", "ticket:" + ticket.code(), text);
            recordHidden(ticket, tickets.messagesOf(ticket));
        }
    }

    @Override
    public List<String> written(Submission submission) {
        return tickets.messages(submission.id()).stream()
                .filter(m -> m.sender() == Correspondent.WRITER)
                .map(Message::text)
                .toList();
    }

    void withdrawn(@Observes Withdrawn withdrawn) {
        Instant now = Objects.requireNonNullElseGet(withdrawn.submission().withdrawnAt(), time::now);
        long submission = withdrawn.submission().id();
        for (Ticket ticket : tickets.toChangeOf(submission)) {
            if (ticket.isActive()) {
                ticket.close(now);
                tickets.add(new TicketEvent(ticket, now, Happened.CLOSED, "resident", null, null));
                journal.record("ticket.closed", "ticket:" + ticket.code(), "withdrawn");
            }
            ticket.seal(withdrawn);
            drafts.close("/desk/tickets/" + ticket.code());
            tickets.notesOf(ticket).forEach(note -> note.seal(withdrawn));
        }
        tickets.messages(submission).forEach(message -> message.seal(withdrawn));
        tickets.answers(submission).forEach(answer -> answer.seal(withdrawn));
        tickets.events(submission).forEach(event -> event.seal(withdrawn));
        tickets.forgetNotices(submission);
    }
}
