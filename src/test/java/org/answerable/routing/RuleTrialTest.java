package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.routing.RuleTrial.Span;
import org.answerable.routing.RuleTrialView.Piece;
import org.junit.jupiter.api.Test;

/** Which words of a message that is tried decided. */
class RuleTrialTest {
    private static Reason words(String... words) {
        return new Reason(Reason.Kind.WORDS, List.of(words), "");
    }

    @Test
    void words_are_found_each_time_they_stand_there_in_code_points() {
        String text = "😀 ICE came. Then ICE left.";
        assertThat(RuleTrial.stand(List.of(words("ICE")), text)).containsExactly(new Span(2, 5), new Span(17, 20));
    }

    @Test
    void words_that_overlap_are_one_part_and_other_reasons_have_none() {
        String text = "the State Patrol stopped us";
        assertThat(RuleTrial.stand(
                        List.of(
                                words("State Patrol", "Patrol stopped"),
                                new Reason(Reason.Kind.TOPIC, List.of("stopped"), "a/1"),
                                words("not there")),
                        text))
                .containsExactly(new Span(4, 24));
    }

    @Test
    void the_text_comes_back_whole_in_pieces() {
        String text = "😀 ICE came, CBP too";
        List<Piece> pieces = RuleTrialPages.pieces(text, List.of(new Span(2, 5), new Span(2, 5), new Span(12, 15)));
        assertThat(pieces.stream().map(Piece::text).reduce("", String::concat)).isEqualTo(text);
        assertThat(pieces.stream().filter(Piece::marked).map(Piece::text)).containsExactly("ICE", "CBP");
    }

    @Test
    void a_text_without_any_is_one_piece() {
        assertThat(RuleTrialPages.pieces("nothing", List.of())).containsExactly(new Piece("nothing", false));
    }
}
