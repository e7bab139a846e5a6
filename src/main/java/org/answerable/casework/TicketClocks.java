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
import java.util.Set;
import java.util.TreeSet;
import org.answerable.access.Identity;
import org.answerable.casework.Clocks.Moment;
import org.answerable.casework.Clocks.Terms;
import org.answerable.casework.Clocks.What;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Targets;
import org.answerable.intake.Contacts;
import org.answerable.intake.Submission;
import org.answerable.platform.Time;

/**
 * The clocks of tickets (ADR 0068). The writer's run from when the message came to the first agency, by what was
 * expected of that one: whoever passes it on wins no time. An agency's own run from when it got it.
 */
@ApplicationScoped
class TicketClocks {
    @Inject
    Tickets tickets;

    @Inject
    Contacts contacts;

    @Inject
    Directory directory;

    @Inject
    Time time;

    /** An earlier ticket of a case. */
    record Earlier(long id, String agency, Instant receivedAt) {}

    /** Something that happened with a ticket, as its history has it; {@code actor} {@code null}: not said. */
    record Entry(Instant at, String what, String actor) {}

    /** How they stand, by ticket. */
    Map<Long, TicketStanding> of(Collection<Ticket> some) {
        Map<Long, TicketStanding> standing = new HashMap<>();
        if (some.isEmpty()) {
            return standing;
        }
        Instant now = time.now();
        Set<Long> reached =
                contacts.reached(some.stream().map(Ticket::submission).toList());
        Map<Long, List<Earlier>> cases = cases(some);
        List<Long> all = new ArrayList<>(some.stream().map(Ticket::id).toList());
        cases.values().forEach(earlier -> earlier.forEach(one -> all.add(one.id())));
        Map<Long, List<Entry>> histories =
                tickets.histories(all.stream().distinct().toList());
        for (Ticket ticket : some) {
            standing.put(
                    ticket.id(),
                    standing(
                            ticket,
                            cases.get(ticket.id()),
                            histories,
                            reached.contains(ticket.submission().id()),
                            now));
        }
        return standing;
    }

    TicketStanding of(Ticket ticket) {
        return of(List.of(ticket)).get(ticket.id());
    }

    /**
     * Writes down what queues read of a ticket. The day of what waits moves on with each day, and is never before the
     * wait began unless it was late then.
     */
    void keep(Ticket ticket) {
        TicketStanding standing = of(ticket);
        ticket.clock(standing.answer().dueAt(), standing.pausedAt(), standing.givenAway());
    }

    /** By when an answer is due; where nothing is owed any more, when it was. */
    static Instant due(Ticket ticket, TicketStanding standing) {
        return standing.answer().dueAt() == null
                ? ticket.dueBy()
                : standing.answer().dueAt();
    }

    /**
     * Those to which something is owed, after a key.
     *
     * @param standing how their clocks stand
     * @param other the ones whose stored day is another than it would be now
     */
    record Turn(List<Ticket> owed, Map<Long, TicketStanding> standing, List<String> other, long last) {}

    Turn look(long after, int most) {
        List<Ticket> owed = tickets.owedAfter(after, most);
        Map<Long, TicketStanding> standing = of(owed);
        return new Turn(
                owed,
                standing,
                owed.stream()
                        .filter(ticket -> {
                            TicketStanding now = standing.get(ticket.id());
                            return !ticket.isClocked(now.answer().dueAt(), now.pausedAt(), now.givenAway());
                        })
                        .map(Ticket::code)
                        .toList(),
                owed.isEmpty() ? -1 : owed.getLast().id());
    }

    private TicketStanding standing(
            Ticket ticket, List<Earlier> earlier, Map<Long, List<Entry>> histories, boolean reached, Instant now) {
        List<Moment> own = moments(ticket.receivedAt(), histories.get(ticket.id()), What.ENDED);
        Clocks agencys = Clocks.of(own, terms(ticket, ticket.agency()), reached, now);
        Clocks writers = agencys;
        int givenAway = 0;
        if (!earlier.isEmpty()) {
            List<Moment> whole = new ArrayList<>(own);
            for (Earlier one : earlier) {
                whole.addAll(moments(one.receivedAt(), histories.get(one.id()), What.PASSED_ON));
                givenAway += !one.agency().equals(Identity.OFFICE)
                                && histories.getOrDefault(one.id(), List.of()).stream()
                                        .anyMatch(entry -> entry.what().equals(Happened.TRANSFERRED.tag()))
                        ? 1
                        : 0;
            }
            writers = Clocks.of(whole, terms(ticket, earlier.getLast().agency()), reached, now);
        }
        return new TicketStanding(
                writers.acknowledge(),
                writers.update(),
                writers.answer(),
                writers.pausedAt(),
                agencys,
                givenAway,
                earlier.stream().anyMatch(one -> one.agency().equals(ticket.agency())),
                returns(ticket, earlier),
                !earlier.isEmpty());
    }

    private static int returns(Ticket ticket, List<Earlier> earlier) {
        List<String> way = new ArrayList<>();
        for (Earlier one : earlier.reversed()) {
            way.add(one.agency());
        }
        way.add(ticket.agency());
        int returns = 0;
        for (int i = 1; i < way.size(); i++) {
            returns += !way.get(i - 1).equals(Identity.OFFICE)
                            && !way.get(i).equals(Identity.OFFICE)
                            && way.subList(0, i).contains(way.get(i))
                    ? 1
                    : 0;
        }
        return returns;
    }

    /**
     * Where a ticket goes that its agency passes on: as it says, unless it would come back for the second time. Then
     * the coordinating office finds out whose it is, as nobody among themselves does (where it has it already or the
     * writer left it out, it goes as the agency says).
     */
    String leads(Ticket ticket, String wanted) {
        if (ticket.agency().equals(Identity.OFFICE) || ticket.submission().leavesOut(Identity.OFFICE)) {
            return wanted;
        }
        List<Earlier> earlier = cases(List.of(ticket)).get(ticket.id());
        boolean again = returns(ticket, earlier) > 0
                && earlier.stream().anyMatch(one -> one.agency().equals(wanted));
        return again
                        && tickets.of(ticket.submission().id()).stream()
                                .noneMatch(other -> other.agency().equals(Identity.OFFICE) && other.isActive())
                ? Identity.OFFICE
                : wanted;
    }

    /** The tickets in which each case was before, the last one first. */
    private Map<Long, List<Earlier>> cases(Collection<Ticket> some) {
        Map<Long, List<Earlier>> cases = new LinkedHashMap<>();
        some.forEach(ticket -> cases.put(ticket.id(), new ArrayList<>()));
        Map<Long, Long> heads = new HashMap<>();
        some.forEach(ticket -> heads.put(ticket.id(), ticket.id()));
        while (!heads.isEmpty()) {
            Map<Long, Earlier> before = tickets.before(List.copyOf(new TreeSet<>(heads.values())));
            Map<Long, Long> further = new HashMap<>();
            heads.forEach((ticket, head) -> {
                Earlier one = before.get(head);
                if (one != null) {
                    cases.get(ticket).add(one);
                    further.put(ticket, one.id());
                }
            });
            heads.clear();
            heads.putAll(further);
        }
        return cases;
    }

    private static List<Moment> moments(Instant receivedAt, List<Entry> history, What transfer) {
        List<Moment> moments = new ArrayList<>();
        moments.add(new Moment(receivedAt, What.OPENED));
        if (history != null) {
            history.forEach(entry -> moments.add(new Moment(entry.at(), what(entry, transfer))));
        }
        return moments;
    }

    private static What what(Entry entry, What transfer) {
        return switch (entry.what()) {
            case "acknowledged" -> What.TOLD;
            case "asked" -> What.ASKED;
            case "replied" -> What.REPLIED;
            case "answered" -> What.ANSWERED;
            case "closed" -> "resident".equals(entry.actor()) ? What.ENDED : What.ANSWERED;
            case "reopened" -> What.REOPENED;
            case "transferred", Tickets.SUCCEEDED -> transfer;
            case "left-out" -> What.ENDED;
            default -> throw new IllegalArgumentException(entry.what());
        };
    }

    private Terms terms(Ticket ticket, String slug) {
        Agency agency = directory.agency(slug).orElseThrow();
        return new Terms(agency.workingDays(), agency.workingHours(), targets(agency, ticket.submission()));
    }

    /** What is expected of an agency with a submission, by its kind and its topics. */
    Targets targets(Agency agency, Submission submission) {
        return agency.targets(submission.kind().tag(), submission.topics());
    }

    /** By when its agency should tell the writer that it has the message. */
    Instant acknowledgeBy(Ticket ticket) {
        Agency agency = directory.agency(ticket.agency()).orElseThrow();
        return agency.workingDays()
                .after(ticket.receivedAt(), targets(agency, ticket.submission()).acknowledgeDays());
    }
}
