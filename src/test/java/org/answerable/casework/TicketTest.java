package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketStatus;
import org.answerable.intake.Withdrawn;
import org.answerable.intake.Written;
import org.answerable.platform.Refusal;
import org.answerable.routing.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a ticket, and who sees what of it. */
class TicketTest {
    private static final String WORDS = "They asked for papers at the corner of Park Street and nobody said why.";
    private static final Instant RECEIVED = Written.AT;
    private static final Instant DUE = Handled.DUE;
    private static final Instant LATER = DUE.plusSeconds(86_400);

    private final Ticket ticket = Handled.by("ice", Written.that(WORDS).submission());

    private static Identity person(Role role, String... agencies) {
        return new Identity(1, "kim", "Kim", Set.of(role), Set.of(agencies), "en");
    }

    private static void conflict(Runnable act, String key) {
        assertThatThrownBy(act::run)
                .isInstanceOf(Refusal.Conflict.class)
                .extracting(refused -> ((Refusal) refused).key())
                .isEqualTo(key);
    }

    @Test
    void an_agency_that_the_writer_left_out_gets_no_ticket() {
        Submission submission = Written.that(WORDS).leavingOut("ice").submission();
        assertThatThrownBy(() -> Handled.by("ice", submission)).isInstanceOf(IllegalStateException.class);
        assertThat(Handled.by("cbp", submission).status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void it_is_answered_closed_and_reopened() {
        ticket.answered();
        assertThat(ticket.status()).isEqualTo(TicketStatus.ANSWERED);
        ticket.close(LATER);
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket.isActive()).isFalse();
        ticket.reopen();
        assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void what_is_open_is_not_reopened() {
        conflict(() -> ticket.reopen(), "casework.problem.not-closed");
        ticket.waitForWriter();
        conflict(() -> ticket.reopen(), "casework.problem.not-closed");
    }

    @Test
    void a_question_makes_it_wait_and_the_writers_reply_makes_it_the_agencys_turn() {
        ticket.waitForWriter();
        assertThat(ticket.status()).isEqualTo(TicketStatus.WAITING);
        ticket.writerReplied(RECEIVED.plusSeconds(60));
        assertThat(ticket.status()).isEqualTo(TicketStatus.OPEN);
        assertThat(ticket.writerAt()).isEqualTo(RECEIVED.plusSeconds(60));
    }

    @Test
    void what_queues_read_of_it_is_what_was_worked_out_last() {
        assertThat(ticket.isClocked(DUE, null, 0)).isTrue();
        ticket.clock(LATER, RECEIVED, 1);
        assertThat(ticket.isClocked(DUE, RECEIVED, 1)).isFalse();
        assertThat(ticket.isClocked(LATER, null, 1)).isFalse();
        assertThat(ticket.isClocked(LATER, RECEIVED, 0)).isFalse();
        assertThat(ticket.isClocked(LATER, RECEIVED, 1)).isTrue();
        ticket.clock(null, null, 1);
        assertThat(ticket.dueBy()).as("where nothing is due the day stays").isEqualTo(LATER);
    }

    @Test
    void words_of_the_writer_wait_until_the_agency_writes_closes_or_passes_on() {
        Map<String, Consumer<Ticket>> acts = Map.of(
                "answers",
                Ticket::answered,
                "asks",
                one -> one.waitForWriter(),
                "closes",
                one -> one.close(LATER),
                "passes on",
                one -> one.transferTo(Handled.by("cbp", one.submission())));
        acts.forEach((name, act) -> {
            Ticket one = Handled.by("ice", Written.that(WORDS).submission());
            one.writerReplied(LATER);
            one.assign("kim");
            assertThat(one.writerAt()).as("assigning is no reply").isEqualTo(LATER);
            act.accept(one);
            assertThat(one.writerAt()).as(name).isNull();
        });
    }

    /** What each act makes of a ticket, by where it stands; in capitals where it stands then, else what it is told. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    act,         OPEN,        WAITING,     ANSWERED,    CLOSED,   TRANSFERRED
                    assign,      OPEN,        WAITING,     ANSWERED,    finished, finished
                    ask,         WAITING,     WAITING,     WAITING,     finished, finished
                    answer,      ANSWERED,    ANSWERED,    ANSWERED,    finished, finished
                    close,       CLOSED,      CLOSED,      CLOSED,      finished, finished
                    pass-on,     TRANSFERRED, TRANSFERRED, TRANSFERRED, finished, finished
                    reopen,      not-closed,  not-closed,  OPEN,        OPEN,     not-closed
                    writer-says, OPEN,        OPEN,        OPEN,        CLOSED,   TRANSFERRED
                    """)
    void every_act_is_allowed_or_refused_by_where_it_stands(
            String act, String open, String waiting, String answered, String closed, String passedOn) {
        List<String> expected = List.of(open, waiting, answered, closed, passedOn);
        for (TicketStatus from : TicketStatus.values()) {
            Ticket one = standing(from);
            Runnable acting = () -> act(one, act);
            String then = expected.get(from.ordinal());
            if (TicketStatus.of(then.toLowerCase(Locale.ROOT)).isPresent()) {
                acting.run();
                assertThat(one.status()).as(act + " when " + from).isEqualTo(TicketStatus.valueOf(then));
            } else {
                conflict(acting, "casework.problem." + then);
                assertThat(one.status()).as("refused, it stands where it stood").isEqualTo(from);
            }
        }
    }

    private static Ticket standing(TicketStatus status) {
        Ticket one = Handled.by("ice", Written.that(WORDS).submission());
        switch (status) {
            case OPEN -> {}
            case WAITING -> one.waitForWriter();
            case ANSWERED -> one.answered();
            case CLOSED -> one.close(LATER);
            case TRANSFERRED -> one.transferTo(Handled.by("cbp", one.submission()));
        }
        return one;
    }

    private static void act(Ticket one, String act) {
        switch (act) {
            case "assign" -> one.assign("kim");
            case "ask" -> one.waitForWriter();
            case "answer" -> one.answered();
            case "close" -> one.close(LATER);
            case "pass-on" -> one.transferTo(Handled.by("cbp", one.submission()));
            case "reopen" -> one.reopen();
            case "writer-says" -> one.writerReplied(LATER);
            default -> throw new IllegalArgumentException(act);
        }
    }

    @Test
    void nobody_has_it_again_once_it_is_given_back() {
        assertThat(ticket.assignee()).isNull();
        ticket.assign("kim");
        ticket.assign("lee");
        assertThat(ticket.assignee()).isEqualTo("lee");
        ticket.assign(null);
        assertThat(ticket.assignee()).isNull();
    }

    @Test
    void what_was_passed_on_goes_on_elsewhere_for_good() {
        Ticket next = Handled.by("cbp", ticket.submission());
        ticket.transferTo(next);
        assertThat(ticket.transferredTo()).isSameAs(next);
        conflict(() -> ticket.reopen(), "casework.problem.not-closed");
        ticket.writerReplied(LATER);
        assertThat(ticket.status()).as("words of the writer go to the next one").isEqualTo(TicketStatus.TRANSFERRED);
    }

    @Test
    void it_is_late_while_an_answer_is_owed_after_its_day() {
        assertThat(ticket.isOverdue(DUE)).as("on the moment itself").isFalse();
        assertThat(ticket.isOverdue(LATER)).isTrue();
        ticket.waitForWriter();
        ticket.clock(DUE, LATER, 0);
        assertThat(ticket.isOverdue(LATER))
                .as("what was late before its writer was asked stays late")
                .isTrue();
        ticket.clock(DUE, DUE, 0);
        assertThat(ticket.isOverdue(LATER)).as("it waits for its writer").isFalse();
        ticket.answered();
        assertThat(ticket.isOverdue(LATER)).isFalse();
        ticket.close(LATER);
        assertThat(ticket.isOverdue(LATER.plusSeconds(1))).isFalse();
    }

    @Test
    void it_is_read_for_the_first_time_once() {
        assertThat(ticket.readAt()).isNull();
        assertThat(ticket.read(LATER)).isTrue();
        assertThat(ticket.read(LATER.plusSeconds(5))).isFalse();
        assertThat(ticket.readAt()).isEqualTo(LATER);
    }

    @Test
    void hidden_words_are_looked_at_once_and_by_the_people_of_that_agency() {
        Identity liaison = person(Role.LIAISON, "ice");
        assertThat(ticket.showsHiddenTo(liaison)).isFalse();
        assertThat(ticket.showsHiddenTo(person(Role.MODERATOR)))
                .as("moderators see what they are to hide from the public")
                .isTrue();
        ticket.unmask(LATER);
        assertThat(ticket.showsHiddenTo(liaison)).isTrue();
        assertThat(ticket.showsHiddenTo(person(Role.LIAISON, "cbp"))).isFalse();
        conflict(() -> ticket.unmask(LATER), "casework.problem.unmasked-already");
    }

    @Test
    void what_is_hidden_in_words_that_were_taken_back_is_looked_at_no_more() {
        Submission submission = Written.that(WORDS).takenBack();
        conflict(() -> Handled.by("ice", submission).unmask(LATER), "intake.problem.withdrawn");
    }

    @Test
    void an_agency_that_is_left_out_later_does_not_know_of_its_ticket_and_who_sees_all_does() {
        assertThat(ticket.isFor(person(Role.LIAISON, "ice"))).isTrue();
        assertThat(ticket.isFor(person(Role.LIAISON, "state-patrol"))).isFalse();
        Written.leaveOut(ticket.submission(), "ice");
        assertThat(ticket.isFor(person(Role.LIAISON, "ice"))).isFalse();
        assertThat(ticket.isFor(person(Role.COORDINATOR, Identity.OFFICE))).isTrue();
        assertThat(ticket.isFor(person(Role.AUDITOR))).isTrue();
    }

    @Test
    void the_office_looks_for_an_agency_where_nobody_was_found_or_somebody_passed_it_on_and_until_it_has_answered() {
        Submission submission = Written.that(WORDS).submission();
        Ticket found = Handled.by(Identity.OFFICE, submission, new Reason(Reason.Kind.FALLBACK, List.of(), ""));
        assertThat(found.seeksAgency()).isTrue();
        found.answered();
        assertThat(found.seeksAgency()).isFalse();
        assertThat(found.soughtAgency()).isTrue();
        assertThat(Handled.by(
                                Identity.OFFICE,
                                submission,
                                new Reason(Reason.Kind.TRANSFER, List.of("ice", "Not ours."), ""))
                        .seeksAgency())
                .isTrue();
        assertThat(Handled.by(Identity.OFFICE, submission, new Reason(Reason.Kind.LEFT_OUT, List.of("ice"), ""))
                        .seeksAgency())
                .as("it is the office's own")
                .isFalse();
        assertThat(Handled.by("ice", submission, new Reason(Reason.Kind.FALLBACK, List.of(), ""))
                        .seeksAgency())
                .isFalse();
    }

    @Test
    void a_copy_of_an_answer_goes_to_what_waits_for_its_first_word_and_to_nothing_else() {
        assertThat(ticket.takesCopies()).isTrue();
        ticket.writerReplied(LATER);
        assertThat(ticket.takesCopies()).as("words of its writer's own wait").isFalse();
        ticket.answered();
        assertThat(ticket.takesCopies()).isFalse();
        ticket.reopen();
        ticket.waitForWriter();
        assertThat(ticket.takesCopies()).as("its writer was asked something").isFalse();
    }

    @Test
    void the_last_answer_is_copied_until_its_writer_takes_the_words_back() {
        Submission submission = Written.that(WORDS).submission();
        Ticket one = Handled.by("ice", submission);
        assertThat(one.copied(List.of())).isEmpty();
        Answer first = new Answer("a1", one, "kim", Written.AT, "We are sorry.", "en", true);
        Answer last = new Answer("a2", one, "kim", Written.AT, "You wrote: " + WORDS, "en", true);
        assertThat(one.copied(List.of(first, last))).containsSame(last);
        last.seal(Written.takenBack(submission));
        assertThat(one.copied(List.of(first, last))).isEmpty();
        assertThat(Handled.by("ice", Written.that(WORDS).takenBack()).copied(List.of(first)))
                .isEmpty();
    }

    @Test
    void sealed_its_reasons_tell_nothing_of_the_words() {
        Submission submission = Written.that(WORDS).submission();
        String passedOn = "They write: " + WORDS;
        Reason[] because = {
            new Reason(Reason.Kind.NAMED, List.of("ice"), ""),
            new Reason(Reason.Kind.WORDS, List.of("papers"), "stops/1"),
            new Reason(Reason.Kind.PLACE, List.of("55025"), "stops/1"),
            new Reason(Reason.Kind.TOPIC, List.of("detention"), "stops/1"),
            new Reason(Reason.Kind.TRANSFER, List.of("cbp", passedOn), "")
        };
        Ticket one = Handled.by("ice", submission, because);
        Withdrawn withdrawn = Written.takenBack(submission);
        one.seal(withdrawn);
        assertThat(one.because()).extracting(Reason::kind).containsExactly(Reason.Kind.TOPIC, Reason.Kind.TRANSFER);
        assertThat(one.because().getLast().arguments()).first().isEqualTo("cbp");
        assertThat(one.because().getLast().arguments().getLast())
                .startsWith("They write: ")
                .contains("▮▮▮")
                .doesNotContain("Park Street");
        assertThat(Written.sealed(withdrawn))
                .as("what stood there is in the seal")
                .anyMatch(piece -> piece.contains("\"papers\""))
                .anyMatch(piece -> piece.endsWith(passedOn));
    }
}
