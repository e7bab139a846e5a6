package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.intake.Acknowledgement.OpenedTicket;
import org.answerable.language.Barred;
import org.answerable.platform.Refusal.Fault;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;

/** What a repeated request is answered from: all of the first answer but its receipt. */
class AcknowledgementTextTest {
    private static final Receipt RECEIPT =
            Receipt.parse("0123-4567-89AB-CDEF-GHJK").orElseThrow();

    private static Acknowledgement acknowledgement(OpenedTicket... tickets) {
        return new Acknowledgement(
                RECEIPT,
                "s1",
                new Submission.Spoken("fa-AF", 0.75, "detected"),
                List.of(tickets),
                new Masks(List.of(new Redaction(2, 6, Barred.Kind.NAME)), List.of(), List.of(), List.of()),
                List.of(new Fault("/text", "intake.note.marks-removed")));
    }

    private static OpenedTicket ticket(String agency, String... because) {
        return new OpenedTicket("t-" + agency, agency, TicketRole.LEAD, List.of(because), Written.AT);
    }

    @Test
    void it_is_read_as_it_was_written_for_one_ticket_for_many_and_for_none() {
        for (Acknowledgement first : List.of(
                acknowledgement(),
                acknowledgement(ticket("ice", "You named \"it\".", "José – 🙂")),
                acknowledgement(ticket("ice"), ticket("cbp", "By topic.")))) {
            Acknowledgement again = AcknowledgementText.read(AcknowledgementText.write(first), RECEIPT);
            assertThat(again.submission()).isEqualTo(first.submission());
            assertThat(again.language()).isEqualTo(first.language());
            assertThat(again.tickets()).isEqualTo(first.tickets());
            assertThat(again.masks()).isEqualTo(first.masks());
            assertThat(again.cleaned()).extracting(Fault::pointer).containsExactly("/text");
        }
    }

    @Test
    void the_receipt_is_not_in_what_is_kept() {
        assertThat(AcknowledgementText.write(acknowledgement(ticket("ice"))))
                .doesNotContain("0123")
                .doesNotContain("CDEF");
    }

    @Test
    void once_the_words_are_taken_back_the_reasons_that_tell_of_them_are_forgotten_and_all_else_stays() {
        Idempotency kept = new Idempotency(
                "k",
                "b",
                1L,
                AcknowledgementText.write(acknowledgement(ticket("ice", "You wrote \"papers\"."))),
                Written.AT);
        kept.forgetReasons();
        assertThat(kept.answer()).doesNotContain("papers");
        Acknowledgement left = AcknowledgementText.read(kept.answer(), RECEIPT);
        assertThat(left.tickets()).containsExactly(ticket("ice"));
        kept.forgetReasons();
        assertThat(AcknowledgementText.read(kept.answer(), RECEIPT).tickets())
                .as("twice is once")
                .isEqualTo(left.tickets());
    }
}
