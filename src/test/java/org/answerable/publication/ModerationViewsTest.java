package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.answerable.intake.Kind;
import org.answerable.intake.State;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.publication.ModerationReading.SubmissionAnswer;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SubmissionItem;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;

/** When a moderator has to say why something that is hidden in public is shown again. */
class ModerationViewsTest {
    private static final Redaction NAME = new Redaction(0, 4, Barred.Kind.NAME);

    /** A submission whose name is hidden in public, and an answer with the same. */
    private static SubmissionFile file(boolean answerIsPublic) {
        return new SubmissionFile(
                new SubmissionItem(
                        "s1",
                        State.PUBLISHED,
                        Kind.COMPLAINT,
                        "en",
                        null,
                        "José called.",
                        null,
                        null,
                        List.of(),
                        Written.AT,
                        List.of(),
                        "r1",
                        null),
                true,
                null,
                List.of(NAME),
                List.of(new SubmissionAnswer(
                        "abcd", "ice", Written.AT, "José, we call.", "en", List.of(), List.of(NAME), answerIsPublic)),
                ModerationDecision.PUBLISHED,
                null,
                null,
                null,
                List.of());
    }

    private static boolean uncovers(boolean answerIsPublic, String... marks) {
        SubmissionFile file = file(answerIsPublic);
        return ModerationViews.uncovers(file, ModerationForm.sent(file, Map.of("mark", List.of(marks))));
    }

    @Test
    void what_stays_hidden_or_is_hidden_more_needs_no_reason() {
        assertThat(uncovers(true, "text:0:4", "abcd:0:4")).isFalse();
        assertThat(uncovers(true, "text:0:11", "abcd:0:4")).isFalse();
        assertThat(ModerationViews.uncovers(file(true), ModerationForm.first(file(true))))
                .as("as it is first opened")
                .isFalse();
    }

    @Test
    void a_mark_that_is_taken_away_from_the_words_or_from_a_public_answer_needs_one() {
        assertThat(uncovers(true, "abcd:0:4")).isTrue();
        assertThat(uncovers(true, "text:0:3", "abcd:0:4")).as("a letter of it").isTrue();
        assertThat(uncovers(true, "text:0:4")).isTrue();
    }

    @Test
    void of_an_answer_that_is_not_public_nothing_is_shown_again() {
        assertThat(uncovers(false, "text:0:4")).isFalse();
    }
}
