package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    private static List<String> apart(String text) {
        return DirectionalRuns.of(text).stream()
                .filter(DirectionalRuns.Piece::apart)
                .map(DirectionalRuns.Piece::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "414-555-0108",
                "(414) 555-0108",
                "+1 414 555 0108",
                "٤١٤-٥٥٥-٠١٠٨",
                "555-0108",
                "482 KZT",
                "771-KLM",
                "A099-555-012",
                "2214 W Oklahoma Ave",
                "N64W14230 Maple Ave",
                "I-94",
                "2026-03-14",
                "12/5/1988",
                "karim88@example.org",
                "219-09-9999",
                "608\u2011555\u20110199"
            })
    void a_number_or_code_within_words_from_right_to_left_is_drawn_apart(String run) {
        assertThat(apart("رقمي " + run + " للتواصل.")).containsExactly(run);
        assertThat(apart("رقمي " + run + ".")).containsExactly(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"بعد 45 دقيقة", "من 5-10 أيام", "بين 2019-2025", "قالت FBI ذلك", "لا شيء"})
    void a_single_number_a_span_and_a_word_stay_as_they_are(String text) {
        assertThat(apart(text)).isEmpty();
    }

    @Test
    void what_a_comma_or_a_full_stop_parts_is_two_runs() {
        assertThat(apart("الطريق I-94, 7:30 ص و 414-555-0108. 3 ضباط")).containsExactly("I-94", "414-555-0108");
    }

    @Test
    void the_pieces_are_the_text() {
        for (String text :
                List.of("رقمي 414-555-0108 أو ٤١٤-٥٥٥-٠١٠٩ ولوحتي 482 KZT.", "Call 414-555-0108", "", "שלום 1-2-3")) {
            assertThat(DirectionalRuns.of(text).stream()
                            .map(DirectionalRuns.Piece::text)
                            .collect(Collectors.joining()))
                    .isEqualTo(text);
        }
        assertThat(DirectionalRuns.of(null)).isEmpty();
    }

    @Test
    void a_text_from_left_to_right_is_one_piece() {
        assertThat(DirectionalRuns.of("Call 414-555-0108, plate 482 KZT"))
                .containsExactly(new DirectionalRuns.Piece("Call 414-555-0108, plate 482 KZT", false));
    }

    /** Of the greatest length of a text; that it ends. */
    @Test
    void a_text_full_of_runs_is_cut_in_time() {
        assertThat(DirectionalRuns.of("ع" + "1 A-".repeat(5_000))).hasSizeLessThan(10_000);
    }

    @Test
    void what_is_marked_in_a_number_stays_marked_and_the_number_one() {
        assertThat(DirectionalRuns.marked("اتصل على 608-<mark>555</mark>-0199 الآن"))
                .isEqualTo("اتصل على <bdo dir=\"ltr\">608-<mark>555</mark>-0199</bdo> الآن");
        assertThat(DirectionalRuns.marked("اتصل <mark>على 608-555</mark>-0199"))
                .isEqualTo("اتصل <mark>على </mark><bdo dir=\"ltr\"><mark>608-555</mark>-0199</bdo>");
        assertThat(DirectionalRuns.marked("لوحة TK9 &amp; 4417 &lt;b&gt;"))
                .contains("&amp;")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(DirectionalRuns.marked("call <mark>608</mark>-555-0199 &amp; wait"))
                .isEqualTo("call <mark>608</mark>-555-0199 &amp; wait");
    }

    @Test
    void a_part_of_arabic_words_that_holds_none_is_drawn_as_within_them() {
        assertThat(DirectionalRuns.of("608-555-0147", true))
                .containsExactly(new DirectionalRuns.Piece("608-555-0147", true));
        assertThat(DirectionalRuns.of("608-555-0147"))
                .containsExactly(new DirectionalRuns.Piece("608-555-0147", false));
    }
}
