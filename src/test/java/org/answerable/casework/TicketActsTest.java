package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.intake.Written;
import org.junit.jupiter.api.Test;

/** What the page of a ticket offers, by the state of the ticket and by who reads it. */
class TicketActsTest {
    private static final Instant DUE = Written.AT.plusSeconds(86_400);
    private static final Set<String> ACTIVE = Set.of("answer", "message", "note", "assign", "transfer", "close");

    private final Identity liaison = person(Role.LIAISON, "ice");

    private static Identity person(Role role, String... agencies) {
        return new Identity(1, "kim", "Kim", Set.of(role), Set.of(agencies), "en");
    }

    private static Ticket of(Submission submission) {
        return new Ticket("t1", submission, "ice", TicketRole.LEAD, List.of(), Written.AT, DUE);
    }

    private static Ticket open() {
        return of(Written.that("They took my papers.").submission());
    }

    private Set<String> offered(Ticket ticket) {
        return TicketActs.offered(ticket, liaison, false, true);
    }

    @Test
    void what_is_open_or_waits_for_the_writer_is_worked_on_and_not_opened_again() {
        Ticket ticket = open();
        assertThat(offered(ticket)).containsExactlyInAnyOrderElementsOf(ACTIVE);
        ticket.waitForWriter();
        assertThat(offered(ticket)).containsExactlyInAnyOrderElementsOf(ACTIVE);
    }

    @Test
    void the_answer_stands_first_and_the_end_last() {
        assertThat(offered(open())).startsWith("answer", "message").endsWith("close");
    }

    @Test
    void what_is_answered_can_be_answered_more_and_opened_again() {
        Ticket ticket = open();
        ticket.answered();
        assertThat(offered(ticket)).contains("answer", "reopen");
    }

    @Test
    void of_what_is_closed_there_are_notes_and_the_way_back() {
        Ticket ticket = open();
        ticket.close(DUE);
        assertThat(offered(ticket)).containsExactly("note", "reopen");
    }

    @Test
    void what_was_passed_on_is_opened_by_nobody() {
        Ticket ticket = open();
        ticket.transferTo(open());
        assertThat(offered(ticket)).containsExactly("note");
    }

    @Test
    void with_what_its_writer_took_back_nothing_is_done() {
        Ticket ticket = of(Written.that("They took my papers.").takenBack());
        ticket.close(DUE);
        assertThat(TicketActs.offered(ticket, liaison, true, true)).isEmpty();
    }

    @Test
    void an_agency_that_is_left_out_by_now_does_not_open_it_again() {
        Submission submission = Written.that("They took my papers.").submission();
        Ticket ticket = of(submission);
        ticket.close(DUE);
        Written.leaveOut(submission, "ice");
        assertThat(offered(ticket)).containsExactly("note");
    }

    @Test
    void who_looks_behind_bars_is_offered_it_where_there_are_any_and_only_once() {
        Ticket ticket = open();
        assertThat(TicketActs.offered(ticket, liaison, true, true)).contains("unmask");
        assertThat(offered(ticket)).doesNotContain("unmask");
        ticket.unmask(DUE);
        assertThat(TicketActs.offered(ticket, liaison, true, true)).doesNotContain("unmask");
    }

    @Test
    void a_coordinator_passes_on_closes_nothing_and_answers_nothing_of_another_agency() {
        assertThat(TicketActs.offered(open(), person(Role.COORDINATOR, Identity.OFFICE), true, true))
                .containsExactly("transfer");
    }

    @Test
    void who_only_reads_is_offered_nothing() {
        assertThat(TicketActs.offered(open(), person(Role.AUDITOR), true, true)).isEmpty();
        assertThat(TicketActs.offered(open(), person(Role.LIAISON, "cbp"), true, true))
                .isEmpty();
    }
}
