package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.publication.Story;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody whose name another used finds the record, says so, and reads what was decided; by pages alone. */
@ExtendWith(Stage.Shared.class)
class NameClaimIT {
    private final Stage stage;

    NameClaimIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest(name = "JavaScript: {0}, in {1}")
    @CsvSource({"true, es", "false, ar"})
    void who_finds_the_own_name_says_so_and_reads_what_was_decided(boolean javaScript, String language) {
        Inspection inspection = new Inspection(stage, true);
        Story story = new Story(
                stage.server, "I am Zoe Makebelieve and they stopped me, " + Story.mark("o") + ".", "Stopped", true);
        String record = story.publish("{\"redactions\":[]}");
        try (Person reader = new Person(stage, inspection, language, javaScript, true);
                Person moderator = new Person(stage, inspection, "en", javaScript, false)) {
            reader.opens("/records/" + record).follows("publication.record.not-mine");
            reader.looks("share-disowned-1").readsIn("main", "intake.disowned.lead");
            reader.presses("intake.share.next").looks("share-disowned-2");
            reader.presses("intake.share.next").looks("share-disowned-3");
            reader.presses("intake.share.send").looks("share-disowned-receipt");
            String receipt = reader.page.locator("#receipt-code").textContent().strip();

            moderator.signsIn("moderator@demo").opens("/desk/moderation").follows("publication.claim.title");
            moderator.looks("claims");
            moderator.goes(moderator.page.locator(
                    "ol.queue a", new com.microsoft.playwright.Page.LocatorOptions().setHasText(record)));
            moderator.looks("claim");
            moderator
                    .ticks("publication.claim.state.hidden")
                    .writes("publication.claim.words", "Your name is hidden now.")
                    .presses("publication.claim.decide")
                    .looks("claim-error");
            moderator.readsIn("[role=alert]", "publication.claim.fault.unchanged");
            story.publish("{\"redactions\":[{\"start\":5,\"end\":20,\"kind\":\"name\"}]}");
            moderator.presses("publication.claim.decide").looks("claim-decided").reads("publication.claim.done");

            reader.opens("/receipt")
                    .writes("intake.receipt.label", receipt)
                    .presses("intake.receipt.open")
                    .looks("case-disowned");
            assertThat(reader.page.locator("main").textContent()).contains("Your name is hidden now.");
            reader.presses("intake.consent.open").looks("consent-disowned");
            assertThat(reader.page.locator("input[name=publish]").count()).isZero();
            reader.opens("/records/" + record);
            assertThat(reader.page.locator("main").textContent()).doesNotContain("Makebelieve");
        }
        inspection.ends();
    }
}
