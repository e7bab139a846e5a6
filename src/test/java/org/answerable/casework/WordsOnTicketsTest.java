package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Withdrawn;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;

/**
 * Answers, messages, notes and events: what is written on a ticket, and what stays of it once a writer takes words
 * back.
 */
class WordsOnTicketsTest {
    private static final String WORDS =
            "An officer at the corner of Park Street asked my brother for papers and kept them all evening.";
    private static final String QUOTING = "They write: \"" + WORDS + "\"";
    private static final String OWN = "We looked into it and will call back.";
    private static final Instant AT = Written.AT.plusSeconds(60);

    private final Ticket ticket = Handled.by("ice", Written.that(WORDS).takenBack());
    private final Withdrawn withdrawn = Written.takenBack(ticket.submission());

    private static Message fromWriter(Ticket ticket, String text, Redaction... masks) {
        return Message.fromWriter(ticket, AT, text, List.of(masks));
    }

    @Test
    void an_answer_is_the_agencys_whose_ticket_it_stands_on() {
        Answer answer = Handled.answered(ticket, "a1", AT, OWN);
        assertThat(answer.agency()).isEqualTo("ice");
        assertThat(answer.isPublic()).isTrue();
        assertThat(answer.isSealed()).isFalse();
    }

    @Test
    void a_message_says_which_side_wrote_it_and_only_of_an_agency_by_whose_account() {
        Message asked = Message.fromAgency(ticket, "kim", AT, "¿Cuándo?", "es");
        Message said = fromWriter(ticket, "On Tuesday.");
        assertThat(asked.sender()).isEqualTo(Correspondent.AGENCY);
        assertThat(asked.author()).isEqualTo("kim");
        assertThat(asked.language()).isEqualTo("es");
        assertThat(said.sender()).isEqualTo(Correspondent.WRITER);
        assertThat(said.author()).as("nobody knows who writes").isNull();
        assertThat(said.language()).isNull();
    }

    @Test
    void agencies_read_bars_where_the_writer_hides_something_in_a_message() {
        Message said = fromWriter(ticket, "😀 I am José.", new Redaction(7, 11, Barred.Kind.NAME));
        assertThat(said.masked().text()).isEqualTo("😀 I am ▮▮▮.");
        assertThat(said.hidden().in("Dear José,")).hasSize(1);
        said.mask(List.of());
        assertThat(said.masked().text()).as("shown again").isEqualTo("😀 I am José.");
        assertThat(said.hidden().isEmpty()).isTrue();
    }

    @Test
    void a_writers_own_message_goes_into_the_seal_as_a_whole_with_what_was_hidden_in_it() {
        Message said = fromWriter(ticket, "I am José.", new Redaction(5, 9, Barred.Kind.NAME));
        said.seal(withdrawn);
        assertThat(said.text()).isEmpty();
        assertThat(said.masks()).isEqualTo("[]");
        assertThat(said.masked().text()).isEmpty();
        assertThat(said.isSealed()).isTrue();
        assertThat(Written.sealed(withdrawn)).containsExactly("message:null I am José.");
    }

    @Test
    void what_repeats_the_words_gets_bars_and_the_whole_of_it_goes_into_the_seal() {
        Answer answer = Handled.answered(ticket, "a1", AT, QUOTING);
        Message asked = Message.fromAgency(ticket, "kim", AT, QUOTING, "en");
        Note note = new Note(ticket, "kim", AT, QUOTING);
        TicketEvent closed = new TicketEvent(ticket, AT, Happened.CLOSED, "kim", null, QUOTING);
        answer.seal(withdrawn);
        asked.seal(withdrawn);
        note.seal(withdrawn);
        closed.seal(withdrawn);
        assertThat(List.of(answer.text(), asked.text(), note.text(), closed.reason()))
                .allSatisfy(text -> assertThat(text)
                        .startsWith("They write: ")
                        .contains("▮▮▮")
                        .doesNotContain("Park Street"));
        assertThat(answer.isSealed() && asked.isSealed() && note.isSealed()).isTrue();
        assertThat(Written.sealed(withdrawn))
                .containsExactly(
                        "answer:a1 " + QUOTING,
                        "asked:null " + QUOTING,
                        "note:null " + QUOTING,
                        "event:null " + QUOTING);
    }

    @Test
    void an_event_has_a_kind_that_the_release_before_reads() {
        assertThat(Happened.EVENTS.stream().map(Happened::tag))
                .as("what is new has a table of its own (ADR 0057)")
                .containsExactly("assigned", "transferred", "closed", "reopened", "unmasked", "left-out");
        assertThatThrownBy(() -> new TicketEvent(ticket, AT, Happened.ACKNOWLEDGED, "kim", null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_repeats_nothing_stays_as_it_is_and_is_in_no_seal() {
        Answer answer = Handled.answered(ticket, "a1", AT, OWN);
        Message asked = Message.fromAgency(ticket, "kim", AT, OWN, "en");
        Note note = new Note(ticket, "kim", AT, OWN);
        TicketEvent opened = new TicketEvent(ticket, AT, Happened.REOPENED, null, null, null);
        answer.seal(withdrawn);
        asked.seal(withdrawn);
        note.seal(withdrawn);
        opened.seal(withdrawn);
        assertThat(List.of(answer.text(), asked.text(), note.text())).containsOnly(OWN);
        assertThat(opened.reason()).isNull();
        assertThat(answer.isSealed() || asked.isSealed() || note.isSealed()).isFalse();
        assertThat(Written.sealed(withdrawn)).isEmpty();
    }

    @Test
    void whom_it_was_given_to_is_no_text_and_is_never_barred() {
        Ticket named = Handled.by("ice", Written.that("kim").takenBack());
        Withdrawn oneWord = Written.takenBack(named.submission());
        TicketEvent assigned = new TicketEvent(named, AT, Happened.ASSIGNED, "lee", null, "kim");
        assigned.seal(oneWord);
        assertThat(assigned.reason()).isEqualTo("kim");
        assertThat(Written.sealed(oneWord)).isEmpty();
    }
}
