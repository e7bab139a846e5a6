package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.publication.PublicRecord.PublicAnswer;
import org.answerable.publication.PublicRecord.PublicTicket;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a public record stands, and with whom. */
class PublicRecordTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /** @param tickets {@code agency:status}, with spaces between */
    private static PublicRecord record(String tickets, int answers) {
        return new PublicRecord(
                "r1",
                "complaint",
                "en",
                null,
                "They took ▮▮▮ away.",
                null,
                List.of(new Redaction(10, 13, Barred.Kind.NAME)),
                DAY,
                Written.AT,
                Written.AT,
                List.of(),
                null,
                List.of(),
                Stream.of(tickets.split(" "))
                        .filter(ticket -> !ticket.isEmpty())
                        .map(ticket -> ticket.split(":"))
                        .map(ticket -> new PublicTicket(
                                ticket[0],
                                TicketRole.LEAD,
                                TicketStatus.of(ticket[1]).orElseThrow(),
                                List.of(),
                                DAY,
                                DAY))
                        .toList(),
                Stream.generate(() ->
                                new PublicAnswer("a1", "ice", Written.AT, "Yes.", "en", List.of(), List.of(), null))
                        .limit(answers)
                        .toList(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'',0,awaiting-answer",
        "ice:open,0,awaiting-answer",
        "ice:open,1,answered",
        "ice:answered,1,answered",
        "ice:closed,0,closed",
        "ice:closed,1,closed",
        "ice:closed cbp:open,0,awaiting-answer",
        "ice:closed cbp:open,2,answered",
        "ice:closed cbp:closed,0,closed",
        "ice:transferred cbp:open,0,awaiting-answer",
        "ice:transferred cbp:closed,0,closed",
        "ice:transferred,0,awaiting-answer",
        "ice:transferred,1,answered"
    })
    void it_is_closed_once_all_have_closed_that_have_it_and_answered_once_the_public_reads_an_answer(
            String tickets, int answers, String status) {
        assertThat(record(tickets, answers).status().tag()).isEqualTo(status);
    }

    @Test
    void it_is_with_those_who_did_not_pass_it_on_each_once_in_their_order() {
        assertThat(record("ice:open cbp:transferred sheriff:closed ice:answered", 0)
                        .agencies())
                .containsExactly("ice", "sheriff");
        assertThat(record("", 0).agencies()).isEmpty();
    }

    @Test
    void its_bars_stand_where_something_was_taken_out() {
        assertThat(record("", 0).barred().bars())
                .singleElement()
                .satisfies(bar -> assertThat(List.of(bar.start(), bar.end())).containsExactly(10, 13));
    }
}
