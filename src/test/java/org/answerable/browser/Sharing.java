package org.answerable.browser;

import org.assertj.core.api.Assertions;

/** The form, from its first question to the receipt, as a person walks it. */
final class Sharing {
    private final Person writer;

    Sharing(Person writer) {
        this.writer = writer;
    }

    /**
     * Sends words that may be published, about a stop by the State Patrol in Dane County.
     *
     * @param email where notices go
     * @return the receipt
     */
    String sends(String words, String topic, String agency, String email) {
        writer.opens("/share").looks("share-1-tell");
        writer.ticks("intake.kind.complaint").presses("intake.share.next").looks("share-1-tell-error");
        writer.readsIn("[role=alert]", "intake.fault.text-empty");
        Assertions.assertThat(writer.field("intake.kind.complaint").isChecked())
                .as("what was ticked is still ticked")
                .isTrue();
        writer.writes("intake.share.text", words).presses("intake.share.next").looks("share-2-about");
        writer.ticks(topic).unfolds("intake.share.agencies").ticks(agency).looks("share-2-about-agencies");
        writer.presses("intake.share.next").looks("share-3-place");
        writer.chooses("intake.share.county", "Dane")
                .writes("intake.share.municipality", "Madison")
                .writes("intake.share.detail", "Park Street");
        writer.presses("intake.share.next").looks("share-4-publicity");
        writer.ticks("intake.share.publish.yes")
                .writes("intake.share.email", "no es un correo")
                .presses("intake.share.next")
                .looks("share-4-publicity-error");
        writer.readsIn("[role=alert]", "intake.fault.email");
        Assertions.assertThat(writer.field("intake.share.email").inputValue())
                .as("what was typed is still there")
                .isEqualTo("no es un correo");
        writer.writes("intake.share.email", email).presses("intake.share.next").looks("share-5-review");
        writer.reads(words).reads("Park Street").reads(email).reads("intake.sees.redacted");
        writer.presses("intake.share.send").looks("share-receipt");
        writer.reads("intake.given.write-down");
        return writer.page.locator("#receipt-code").textContent().strip();
    }
}
