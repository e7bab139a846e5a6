package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.answerable.intake.Kind;
import org.answerable.intake.State;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.platform.Refusal;
import org.answerable.publication.ModerationReading.SubmissionAnswer;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SubmissionItem;
import org.answerable.publication.ModerationReading.SuspectedItem;
import org.answerable.publication.ModerationView.Mark;
import org.answerable.publication.ModerationView.Piece;
import org.answerable.publication.ModerationView.Quote;
import org.answerable.publication.ModerationView.Warning;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a moderator marks in a form, as it goes to the browser and comes back. */
class ModerationFormTest {
    private static final String TEXT = "😀 José called; call José at 608-555-0142.";
    private static final Redaction FIRST = new Redaction(2, 6, Barred.Kind.NAME);
    private static final Redaction SECOND = new Redaction(20, 24, Barred.Kind.NAME);
    private static final SuspectedItem PHONE = new SuspectedItem(28, 40, Barred.Kind.PHONE, "redaction.why.phone");

    private static SubmissionFile file(ModerationDecision decision, List<Redaction> hidden) {
        return new SubmissionFile(
                new SubmissionItem(
                        "s1",
                        State.AWAITING_MODERATION,
                        Kind.COMPLAINT,
                        "en",
                        null,
                        TEXT,
                        null,
                        null,
                        List.of(),
                        Written.AT,
                        List.of(PHONE),
                        null,
                        null),
                true,
                null,
                hidden,
                List.of(new SubmissionAnswer(
                        "abcd",
                        "ice",
                        Written.AT,
                        "Call José.",
                        "en",
                        List.of(new SuspectedItem(5, 9, Barred.Kind.NAME, "redaction.why.name")),
                        List.of(),
                        false)),
                decision,
                null,
                null,
                null,
                List.of());
    }

    private static ModerationForm sent(Map<String, List<String>> fields) {
        return ModerationForm.sent(file(null, List.of()), fields);
    }

    private static ModerationForm quoting(String words) {
        return sent(Map.of("quote.text.0", List.of(words), "quote-kind.text.0", List.of("name")));
    }

    @Test
    void before_a_decision_what_looks_personal_in_the_writers_words_is_taken_and_in_an_answer_it_is_only_shown() {
        ModerationForm form = ModerationForm.first(file(null, List.of()));
        assertThat(form.ids()).containsExactly("text", "abcd");
        assertThat(form.taken("text")).containsExactly(new Redaction(28, 40, Barred.Kind.PHONE));
        assertThat(form.taken("abcd")).isEmpty();
        assertThat(form.rows("abcd"))
                .containsExactly(new Mark("abcd:5:9", "José", Barred.Kind.NAME, "redaction.why.name", false));
    }

    @Test
    void after_a_publication_what_was_hidden_is_taken_and_nothing_else() {
        assertThat(ModerationForm.first(file(ModerationDecision.PUBLISHED, List.of(FIRST)))
                        .taken("text"))
                .containsExactly(FIRST);
    }

    @Test
    void a_mark_comes_back_with_its_kind_and_one_without_is_of_another() {
        ModerationForm form = sent(Map.of("mark", List.of("text:2:6", "abcd:5:9"), "kind:text:2:6", List.of("name")));
        assertThat(form.taken("text")).containsExactly(FIRST);
        assertThat(form.taken("abcd")).containsExactly(new Redaction(5, 9, Barred.Kind.OTHER));
        assertThat(form.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "text:2", "other:0:1", "TEXT:0:1", "text:-1:2", "text:0:9999999"})
    void a_mark_of_no_text_of_this_form_is_refused(String mark) {
        assertThatThrownBy(() -> sent(Map.of("mark", List.of(mark)))).isInstanceOf(Refusal.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text:6:2", "text:2:2", "text:0:999"})
    void a_mark_that_lies_outside_is_refused(String mark) {
        assertThatThrownBy(() -> sent(Map.of("mark", List.of(mark)))).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void more_marks_than_anybody_makes_are_refused() {
        List<String> marks = IntStream.range(0, 1_001).mapToObj(i -> "text:0:1").toList();
        assertThatThrownBy(() -> sent(Map.of("mark", marks))).isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void quoted_words_are_marked_wherever_they_stand() {
        ModerationForm form = quoting(" José ");
        assertThat(form.taken("text")).containsExactly(FIRST, SECOND);
        assertThat(form.faults()).isEmpty();
        assertThat(form.quotes("text")).as("the row is free again").containsOnly(new Quote("", Barred.Kind.NAME));
    }

    @Test
    void quoted_words_are_words_and_no_pattern() {
        assertThat(quoting("J.sé").faults()).hasSize(1);
        assertThat(quoting("\\E.*\\Q").faults()).hasSize(1);
    }

    @Test
    void a_quote_that_stands_nowhere_is_a_fault_and_stays_as_it_was_typed() {
        ModerationForm form = quoting("Jose");
        assertThat(form.taken("text")).isEmpty();
        assertThat(form.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/quote.text.0");
            assertThat(fault.key()).isEqualTo("publication.fault.quote");
        });
        assertThat(form.quotes("text"))
                .hasSize(ModerationForm.ROWS)
                .first()
                .isEqualTo(new Quote("Jose", Barred.Kind.NAME));
    }

    @Test
    void a_quote_of_no_kind_is_refused() {
        assertThatThrownBy(() -> sent(Map.of("quote.text.0", List.of("José"), "quote-kind.text.0", List.of("spy"))))
                .isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void the_text_is_cut_where_marks_begin_and_end_and_says_what_each_piece_is() {
        ModerationForm form = sent(Map.of("mark", List.of("text:2:6"), "kind:text:2:6", List.of("name")));
        List<Piece> pieces = form.pieces("text");
        assertThat(pieces)
                .containsExactly(
                        new Piece("😀 ", null),
                        new Piece("José", Piece.Marking.HIDDEN),
                        new Piece(" called; call José at ", null),
                        new Piece("608-555-0142", Piece.Marking.SUSPECT),
                        new Piece(".", null));
        List<String> together = new ArrayList<>();
        pieces.forEach(piece -> together.add(piece.text()));
        assertThat(String.join("", together)).isEqualTo(TEXT);
    }

    @Test
    void what_is_hidden_once_and_stands_elsewhere_is_warned_of_with_the_place() {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("mark", List.of("text:2:6"));
        fields.put("kind:text:2:6", List.of("name"));
        assertThat(sent(fields).warnings("About José"))
                .containsExactly(
                        new Warning("José", "publication.warning.title"),
                        new Warning("José", "publication.warning.text"),
                        new Warning("José", "publication.warning.answer"));
        assertThat(sent(Map.of()).warnings("About José"))
                .as("nothing is hidden")
                .isEmpty();
    }
}
