package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.answerable.intake.Handling.SentMessage;
import org.junit.jupiter.api.Test;

/** What a case says of its writer's own words. */
class CaseThreadsTest {
    private static SentMessage message(Correspondent from, String text) {
        return new SentMessage(from, from == Correspondent.WRITER ? null : "ice", Written.AT, text, "en", List.of());
    }

    private static Following.Case with(String title, SentMessage... messages) {
        Submission submission = Written.that("They took my papers.").submission();
        return new Following.Case(
                CaseStatus.RECEIVED,
                Written.AT,
                "en",
                Kind.COMPLAINT,
                title,
                "They took my papers.",
                new Handling.Progress(List.of(), List.of(), List.of(), Arrays.asList(messages), List.of(), List.of()),
                List.of(),
                null,
                Consenting.Consent.of(submission),
                0,
                false);
    }

    @Test
    void all_that_the_writer_wrote_is_told_before_it_is_taken_back_and_nothing_of_an_agency() {
        assertThat(CaseThreads.words(with(
                        "My papers",
                        message(Correspondent.AGENCY, "When was it?"),
                        message(Correspondent.WRITER, "On Tuesday."),
                        message(Correspondent.WRITER, "In the evening."))))
                .containsExactly("My papers", "They took my papers.", "On Tuesday.", "In the evening.");
    }

    @Test
    void without_a_title_it_begins_with_the_words() {
        assertThat(CaseThreads.words(with(null))).containsExactly("They took my papers.");
    }

    @Test
    void a_page_counts_the_writers_messages_alone() {
        assertThat(CaseThreads.written(
                        with(null, message(Correspondent.AGENCY, "When?"), message(Correspondent.WRITER, "Now."))))
                .isEqualTo(1);
        assertThat(CaseThreads.written(with(null))).isZero();
    }
}
