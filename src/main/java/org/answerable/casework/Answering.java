package org.answerable.casework;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.accounts.Accounts;
import org.answerable.campaigns.Campaigns;
import org.answerable.campaigns.Space;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.Contacts;
import org.answerable.intake.Intake;
import org.answerable.intake.Submission;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.routing.Reason;

/**
 * What an agency does with a ticket. Each act is refused on a ticket that is not the caller's as if it did not exist.
 *
 * <p>{@code seen} is {@link TicketReading.TicketFile#mark} of the ticket as its reader saw it: where it changed since,
 * the act is refused. {@code null}: it was not looked at before.
 */
@UseCase
public class Answering {
    @Inject
    Contacts contacts;

    @Inject
    Tickets tickets;

    @Inject
    Intake intake;

    @Inject
    CaseHandling handling;

    @Inject
    TicketClocks clocks;

    @Inject
    Directory directory;

    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    @Inject
    Event<Answered> answered;

    @Inject
    Campaigns campaigns;

    /** Gives the ticket to a person of the agency; {@code null} or empty takes it from whoever has it. */
    @Transactional
    @Needs(Right.ASSIGN_TICKET)
    public void assign(String code, String assignee) {
        Ticket ticket = own(code, Right.ASSIGN_TICKET);
        String account = assignee == null || assignee.isBlank() ? null : Texts.stripped("/assignee", assignee);
        if (account != null) {
            Identity found = accounts.identity(account)
                    .filter(i -> i.has(Right.ANSWER_TICKET) && i.agencies().contains(ticket.agency()))
                    .orElseThrow(() -> new Refusal.Invalid("/assignee", "casework.fault.assignee"));
            account = found.name();
            if (!account.equals(ticket.assignee())
                    && accounts.away(List.of(account)).containsKey(account)) {
                throw new Refusal.Invalid("/assignee", "casework.fault.away");
            }
        }
        ticket.assign(account);
        event(ticket, Happened.ASSIGNED, null, account);
        journal.record("ticket.assigned", "ticket:" + code, String.valueOf(account));
    }

    /**
     * Passes the ticket to the agency that it belongs to; the reason is read by that agency and by the writer. Where it
     * would come back to an agency for the second time, it goes to the coordinating office instead. Returns the new
     * ticket's code.
     */
    @Transactional
    @Needs(Right.TRANSFER_TICKET)
    public String transfer(String code, String agency, String reason, String seen) {
        Ticket ticket = own(code, Right.TRANSFER_TICKET, seen);
        Agency wanted = directory
                .agency(agency)
                .filter(Agency::active)
                .orElseThrow(() -> new Refusal.Invalid("/agency", "casework.fault.agency"));
        if (wanted.slug().equals(ticket.agency())) {
            throw new Refusal.Invalid("/agency", "casework.fault.same-agency");
        }
        String why = TextRule.REASON.required("/reason", reason);
        Agency to = directory.agency(clocks.leads(ticket, wanted.slug())).orElseThrow();
        if (ticket.submission().leavesOut(to.slug())) {
            throw new Refusal.Conflict("casework.problem.left-out");
        }
        if (tickets.of(ticket.submission().id()).stream()
                .anyMatch(t -> to.slug().equals(t.agency()) && t.isActive())) {
            throw new Refusal.Conflict("casework.problem.has-it-already");
        }
        Instant now = time.now();
        journal.record("ticket.transferred", "ticket:" + code, to.slug() + " " + why);
        Ticket next = handling.open(
                ticket.submission(),
                to.slug(),
                ticket.role(),
                List.of(new Reason(Reason.Kind.TRANSFER, List.of(ticket.agency(), why), "")),
                now);
        ticket.transferTo(next);
        event(ticket, Happened.TRANSFERRED, to.slug(), why);
        clocks.keep(next);
        return next.code();
    }

    /** An internal note: the writer never sees it. */
    @Transactional
    @Needs(Right.NOTE_TICKET)
    public void note(String code, String text) {
        Ticket ticket = own(code, Right.NOTE_TICKET);
        if (ticket.submission().isWithdrawn()) {
            throw new Refusal.Conflict(
                    "intake.problem.withdrawn"); // It might hold what was copied before; nobody could tell any more.
        }
        String clean = TextRule.ANSWER.required("/text", text);
        tickets.add(new Note(ticket, caller.actor(), time.now(), clean));
        journal.record("ticket.noted", "ticket:" + code, clean);
    }

    /**
     * Asks or tells the writer something that is no answer; the ticket waits for the writer.
     *
     * @param language BCP 47; {@code null} or empty: as it looks
     */
    @Transactional
    @Needs(Right.MESSAGE_WRITER)
    public void message(String code, String text, String language, String seen) {
        Ticket ticket = own(code, Right.MESSAGE_WRITER, seen);
        String clean = TextRule.ANSWER.required("/text", text);
        String spoken = language == null || language.isBlank()
                ? null
                : Languages.parse(language)
                        .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"))
                        .tag();
        ticket.waitForWriter();
        tickets.add(Message.fromAgency(ticket, caller.actor(), time.now(), clean, spoken));
        clocks.keep(ticket);
        journal.record("message.sent", "ticket:" + code, clean);
    }

    /**
     * Tells the writer that the agency has the message, before it has more to say.
     *
     * @throws Refusal.Conflict where it has told the writer something already, or the writer has neither a receipt nor
     *     a mail address
     */
    @Transactional
    @Needs(Right.MESSAGE_WRITER)
    public void acknowledge(String code) {
        Ticket ticket = own(code, Right.MESSAGE_WRITER);
        if (!ticket.isActive()) {
            throw new Refusal.Conflict("casework.problem.finished");
        }
        if (!contacts.reaches(ticket.submission())) {
            throw new Refusal.Conflict("casework.problem.no-way");
        }
        if (tickets.told(List.of(ticket.id())).containsKey(ticket.id())) {
            throw new Refusal.Conflict("casework.problem.acknowledged-already");
        }
        tickets.add(new TicketAcknowledged(ticket, time.now(), caller.actor()));
        journal.record("ticket.acknowledged", "ticket:" + code, "");
    }

    /**
     * Answers.
     *
     * @param language BCP 47; {@code null}: English
     * @param isPublic whether it may be published beside the submission, after a moderator has seen it
     */
    @Transactional
    @Needs(Right.ANSWER_TICKET)
    public void answer(String code, String text, String language, boolean isPublic, String seen) {
        Ticket ticket = own(code, Right.ANSWER_TICKET, seen);
        String clean = TextRule.ANSWER.required("/text", text);
        Language spoken = language == null || language.isBlank()
                ? Language.ENGLISH
                : Languages.parse(language)
                        .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"));
        give(ticket, clean, spoken.tag(), isPublic);
    }

    private void give(Ticket ticket, String text, String language, boolean isPublic) {
        Submission submission = intake.lock(ticket.submission().id());
        ticket.answered();
        tickets.add(new Answer(Codes.next(), ticket, caller.actor(), time.now(), text, language, isPublic));
        clocks.keep(ticket);
        journal.record("ticket.answered", "ticket:" + ticket.code(), text);
        answered.fire(new Answered(submission, isPublic));
    }

    /**
     * The answer on a ticket that may be given to other writers as well.
     *
     * @param answer its id, as the caller saw it
     * @throws Refusal.Conflict where it is not the last one there, or words of its writer that were taken back stood in
     *     it
     */
    @Transactional
    @Needs(Right.ANSWER_TICKET)
    public Copied toCopy(String code, String answer) {
        Identity identity = caller.with(Right.ANSWER_TICKET);
        Ticket ticket = tickets.find(code).filter(t -> t.isFor(identity)).orElseThrow(Refusal.NotFound::new);
        if (!identity.may(Right.ANSWER_TICKET, ticket.agency())) {
            throw new Refusal.Forbidden();
        }
        return ticket.copied(tickets.answersOf(ticket))
                .filter(last -> last.code().equals(answer))
                .map(last -> new Copied(code, ticket.agency(), last.text(), last.language(), last.isPublic()))
                .orElseThrow(() -> new Refusal.Conflict("casework.problem.nothing-to-copy"));
    }

    /** An answer that is given to other writers as well. */
    public record Copied(String ticket, String agency, String text, String language, boolean isPublic) {}

    /**
     * Gives the writer of a ticket a copy of an answer that another one got, who wrote nearly the same. By that nobody
     * has read the ticket.
     *
     * @throws Refusal.Conflict where it is not open any more, its writer waits for an answer to words of the own, or
     *     what it says is something else
     */
    @Transactional
    @Needs(Right.ANSWER_TICKET)
    public void copy(Copied answer, String code) {
        Ticket ticket = reached(code, Right.ANSWER_TICKET);
        Ticket from = tickets.find(answer.ticket()).orElseThrow(Refusal.NotFound::new);
        if (!ticket.takesCopies()
                || !ticket.agency().equals(answer.agency())
                || !campaigns.areAlike(
                        Space.DESK,
                        ticket.submission().code(),
                        from.submission().code())) {
            throw new Refusal.Conflict("casework.problem.not-alike");
        }
        give(
                ticket,
                answer.text(),
                answer.language(),
                answer.isPublic() && ticket.submission().mayBePublished());
    }

    /** Ends the agency's work on it. */
    @Transactional
    @Needs(Right.CLOSE_TICKET)
    public void close(String code, String reason, String seen) {
        Ticket ticket = own(code, Right.CLOSE_TICKET, seen);
        String why = TextRule.REASON.required("/reason", reason);
        ticket.close(time.now());
        event(ticket, Happened.CLOSED, null, why);
        journal.record("ticket.closed", "ticket:" + code, why);
    }

    /** Takes it up again; the time to answer begins anew. */
    @Transactional
    @Needs(Right.REOPEN_TICKET)
    public void reopen(String code, String reason) {
        Ticket ticket = own(code, Right.REOPEN_TICKET);
        if (ticket.submission().isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        if (ticket.submission().leavesOut(ticket.agency())) {
            throw new Refusal.Conflict("casework.problem.left-out");
        }
        String why = TextRule.REASON.required("/reason", reason);
        ticket.reopen();
        event(ticket, Happened.REOPENED, null, why);
        clocks.keep(ticket);
        journal.record("ticket.reopened", "ticket:" + code, why);
    }

    /**
     * Shows the agency what the writer hides from agencies. It counts for this ticket alone; its writer reads who
     * looked, when and why.
     *
     * @throws Refusal.Conflict where nothing is hidden any more, or the writer took it back
     */
    @Transactional
    @Needs(Right.UNMASK_TICKET)
    public void unmask(String code, String reason) {
        Ticket ticket = own(code, Right.UNMASK_TICKET);
        String why = TextRule.REASON.required("/reason", reason);
        ticket.unmask(time.now());
        event(ticket, Happened.UNMASKED, null, why);
        journal.record("ticket.unmasked", "ticket:" + code, why);
    }

    private Ticket own(String code, Right right) {
        return own(code, right, null);
    }

    private Ticket reached(String code, Right right) {
        Identity identity = caller.with(right);
        Ticket ticket = tickets.toChange(code).filter(t -> t.isFor(identity)).orElseThrow(Refusal.NotFound::new);
        if (!identity.may(right, ticket.agency())) {
            throw new Refusal.Forbidden(); // Sees it by one role, and has the right by another that does not reach it.
        }
        return ticket;
    }

    private Ticket own(String code, Right right, String seen) {
        Identity identity = caller.with(right);
        Ticket ticket = reached(code, right);
        if (identity.agencies().contains(ticket.agency()) && ticket.read(time.now())) {
            journal.record("ticket.read", "ticket:" + code, "");
        }
        if (seen != null && !tickets.mark(ticket).equals(seen)) {
            throw new Refusal.Conflict("casework.problem.changed-meanwhile");
        }
        return ticket;
    }

    private void event(Ticket ticket, Happened what, String agency, String reason) {
        tickets.add(new TicketEvent(ticket, time.now(), what, caller.actor(), agency, reason));
    }
}
