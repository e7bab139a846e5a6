package org.answerable.casework;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.intake.Submission;
import org.answerable.language.Language;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.http.Cursor;
import org.answerable.platform.http.Items;
import org.answerable.routing.Reasons;

/** Looking at tickets: the queue, and one with all that belongs to it. Never who wrote. */
@UseCase
public class TicketReading {
    @Inject
    Tickets tickets;
    @Inject
    Reasons reasons;
    @Inject
    Directory directory;
    @Inject
    Caller caller;
    @Inject
    Keys keys;
    @Inject
    Time time;

    /** Where it happened; {@code detail} only for the ticket's own agency. */
    public record Place(String county, String municipality, String detail) {}

    /**
     * A ticket in a list.
     *
     * @param submission an opaque id; the same for all tickets of one submission only to those who may see them all
     */
    public record TicketItem(String id, String submission, String agency, String role, String status, String kind, String language, String title, String text, String county,
            Place place, java.time.LocalDate occurredOn, List<String> topics, List<String> because, Instant receivedAt, Instant dueBy, boolean overdue, String assignee) {}

    /** A message with the writer. */
    public record MessageItem(String from, Instant at, String text) {}

    /** An internal note. */
    public record NoteItem(String by, Instant at, String text) {}

    /** An answer given. */
    public record AnswerItem(String id, Instant at, String by, String text, String language, boolean isPublic) {}

    /** Something that happened: {@code opened|assigned|transferred|closed|reopened|asked|replied|noted|answered}. */
    public record HistoryItem(Instant at, String what, String by, String agency, String reason) {}

    /** A ticket with everything. */
    public record TicketFile(TicketItem ticket, List<MessageItem> messages, List<NoteItem> notes, List<AnswerItem> answers, List<HistoryItem> history) {}

    /**
     * What to list; {@code null} means any.
     *
     * @param agency a slug, or {@code none} for the coordinator's queue
     */
    public record Listing(String status, String agency, String assignee, boolean overdue, String cursor, int size) {}

    /** The queue, what is due first on top. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Items<TicketItem> list(Listing listing, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Cursor after = Cursor.read(listing.cursor(), keys, "tickets");
        List<Ticket> page = tickets.page(filter(listing, identity), Instant.ofEpochMilli(after.number(0, Long.MIN_VALUE / 4)), after.number(1, 0), listing.size() + 1);
        boolean more = page.size() > listing.size();
        List<Ticket> shown = more ? page.subList(0, listing.size()) : page;
        String next = more ? Cursor.write(keys, "tickets", shown.getLast().dueBy().toEpochMilli(), shown.getLast().id()) : null;
        return new Items<>(shown.stream().map(t -> item(t, identity, reader)).toList(), next);
    }

    /** How many there are. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public long count(Listing listing) {
        return tickets.count(filter(listing, caller.with(Right.READ_TICKETS)));
    }

    private Tickets.Filter filter(Listing listing, Identity identity) {
        Ticket.Status status = null;
        if (listing.status() != null && !listing.status().isEmpty()) {
            status = Ticket.Status.of(listing.status()).orElseThrow(() -> new Refusal.Malformed("/status", "casework.fault.status"));
        }
        Set<String> agencies = identity.has(Right.SEE_ALL_TICKETS) ? null : identity.agencies();
        boolean unrouted = "none".equals(listing.agency());
        String agency = unrouted || listing.agency() == null || listing.agency().isEmpty() ? null : listing.agency();
        String assignee = listing.assignee() == null || listing.assignee().isEmpty() ? null : listing.assignee();
        return new Tickets.Filter(agencies, status, agency, unrouted, assignee, listing.overdue(), time.now());
    }

    /** One ticket with everything that belongs to it. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public TicketFile file(String code, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Ticket ticket = tickets.find(code).filter(t -> identity.reaches(t.agency())).orElseThrow(Refusal.NotFound::new);
        List<HistoryItem> history = new ArrayList<>();
        history.add(new HistoryItem(ticket.receivedAt(), TicketEvent.OPENED, "system", null, null));
        tickets.eventsOf(ticket).forEach(e -> history.add(new HistoryItem(e.at(), e.what(), e.actor(), e.agency(), e.reason())));
        List<MessageItem> messages = new ArrayList<>();
        tickets.messagesOf(ticket).forEach(m -> {
            messages.add(new MessageItem(m.sender().equals(Message.WRITER) ? "writer" : "agency", m.at(), m.text()));
            history.add(new HistoryItem(m.at(), m.sender().equals(Message.WRITER) ? "replied" : "asked", m.author() == null ? "resident" : m.author(), null, null));
        });
        List<NoteItem> notes = new ArrayList<>();
        tickets.notesOf(ticket).forEach(n -> {
            notes.add(new NoteItem(n.author(), n.at(), n.text()));
            history.add(new HistoryItem(n.at(), "noted", n.author(), null, null));
        });
        List<AnswerItem> answers = new ArrayList<>();
        tickets.answersOf(ticket).forEach(a -> {
            answers.add(new AnswerItem(a.code(), a.at(), a.author(), a.text(), a.language(), a.isPublic()));
            history.add(new HistoryItem(a.at(), "answered", a.author(), null, null));
        });
        history.sort(Comparator.comparing(HistoryItem::at));
        return new TicketFile(item(ticket, identity, reader), messages, notes, answers, history);
    }

    private TicketItem item(Ticket ticket, Identity identity, Language reader) {
        Submission submission = ticket.submission();
        String id = identity.has(Right.SEE_ALL_TICKETS) ? submission.code()
                : Codes.encode(keys.bytes("submission-for-agency", submission.code() + "|" + ticket.agency()), 12);
        String county = directory.countyName(submission.county());
        boolean own = ticket.agency() != null && identity.agencies().contains(ticket.agency());
        return new TicketItem(ticket.code(), id, ticket.agency(), ticket.role().tag(), ticket.status().tag(), submission.kind().tag(), submission.language(), submission.title(),
                submission.text(), county, new Place(county, submission.municipality(), own ? submission.detail() : null), submission.occurredOn(),
                submission.topics(), reasons.inWords(ticket.because(), reader), ticket.receivedAt(), ticket.dueBy(), ticket.isOverdue(time.now()), ticket.assignee());
    }
}
