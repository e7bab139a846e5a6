package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.accounts.Accounts;
import org.answerable.accounts.MailedAccounts;
import org.answerable.accounts.WarningDelivery;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Time;

/**
 * Tells people of deadlines that are near or have passed (ADR 0068): whoever the ticket is assigned to, its agency's
 * people and the coordinators, of those who may read it and have a mail address.
 */
@ApplicationScoped
class DeadlineWarnings {
    /** From when on a working day's mail goes out, in Wisconsin. */
    static final LocalTime MORNING = LocalTime.of(7, 0);

    @Inject
    Accounts accounts;

    @Inject
    Directory directory;

    @Inject
    JtaTransactions transactions;

    @Inject
    WarningsSending sending;

    @Inject
    Time time;

    /** Notes whom to tell of what, of some tickets to which something is owed. */
    void note(List<Ticket> owed, Map<Long, TicketStanding> standing) throws Exception {
        Instant now = time.now();
        Map<String, List<Identity>> people = new HashMap<>();
        List<Warnings.Warning> wanted = new ArrayList<>();
        for (Ticket ticket : owed) {
            Agency agency = directory.agency(ticket.agency()).orElseThrow();
            List<Deadline> deadlines = Deadline.of(standing.get(ticket.id()), agency.workingDays(), now);
            if (deadlines.isEmpty()) {
                continue;
            }
            for (Identity person : told(ticket, people)) {
                deadlines.forEach(
                        deadline -> wanted.add(new Warnings.Warning(person.account(), ticket.id(), deadline)));
            }
        }
        new Warnings(transactions).note(wanted, now);
    }

    private List<Identity> told(Ticket ticket, Map<String, List<Identity>> people) {
        Map<Long, Identity> told = new LinkedHashMap<>();
        if (ticket.assignee() != null) {
            accounts.identity(ticket.assignee()).ifPresent(person -> told.put(person.account(), person));
        }
        for (String agency : List.of(ticket.agency(), Identity.OFFICE)) {
            people.computeIfAbsent(agency, slug -> accounts.liaisons(slug))
                    .forEach(person -> told.put(person.account(), person));
        }
        return told.values().stream()
                .filter(person -> mayBeTold(person, ticket) && MailedAccounts.reaches(person.name()))
                .toList();
    }

    /** Whether somebody may know of a ticket. */
    static boolean mayBeTold(Identity person, Ticket ticket) {
        return person.has(Right.READ_TICKETS) && ticket.isFor(person);
    }

    /** Makes a mail of what waits, for each who wants it now. */
    void write() throws Exception {
        Warnings warnings = new Warnings(transactions);
        boolean any = false;
        for (long account : warnings.waiting()) {
            Optional<String> cause = transactions.run(connection -> cause(account, time.now()));
            any |= cause.isPresent() && warnings.write(account, cause.get(), time.real());
        }
        if (any) {
            sending.wake();
        }
    }

    /** Of the mail that somebody gets now; empty where it is not time. */
    private Optional<String> cause(long account, Instant now) {
        if (accounts.warnings(account) == WarningDelivery.AT_ONCE) {
            return Optional.of("deadlines:" + account + ":" + now.toEpochMilli());
        }
        return accounts.identity(account)
                .filter(person -> isMorning(
                        now,
                        person.agencies().stream()
                                .flatMap(slug -> directory.agency(slug).stream())
                                .toList()))
                .map(person -> "deadlines:" + account + ":" + Time.day(now));
    }

    /** Whether the mail of a day may go: its morning has come, and it is a working day of one of the agencies. */
    static boolean isMorning(Instant now, List<Agency> agencies) {
        return !now.atZone(Time.ZONE).toLocalTime().isBefore(MORNING)
                && agencies.stream().anyMatch(agency -> agency.workingDays().includes(Time.day(now)));
    }
}
