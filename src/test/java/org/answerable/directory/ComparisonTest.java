package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.directory.Comparison.Piece;
import org.answerable.directory.Comparison.Row;
import org.junit.jupiter.api.Test;

/** Two versions beside each other. */
class ComparisonTest {
    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static List<String> marked(List<Piece> pieces) {
        return pieces.stream()
                .filter(Piece::differs)
                .map(Piece::text)
                .map(String::strip)
                .toList();
    }

    @Test
    void words_that_differ_are_marked_and_the_rest_is_not() {
        Comparison compared = Comparison.of(
                "Same.\n\nReports are kept for one year.\n\nGone.", "Same.\n\nReports are kept for three years.");
        assertThat(compared.rows()).hasSize(3);
        assertThat(compared.differing()).isEqualTo(2);
        Row words = compared.rows().get(1);
        assertThat(marked(words.before())).containsExactly("one", "year.");
        assertThat(marked(words.after())).containsExactly("three", "years.");
        assertThat(text(words.before())).isEqualTo("Reports are kept for one year.");
        assertThat(text(words.after())).isEqualTo("Reports are kept for three years.");
        assertThat(compared.rows().get(2)).isEqualTo(new Row(List.of(new Piece("Gone.", true)), List.of()));
    }

    @Test
    void a_paragraph_that_came_stands_alone_and_what_follows_is_beside_itself() {
        Comparison compared = Comparison.of("One.\n\nTwo.", "One.\n\nBetween.\n\nTwo.");
        assertThat(compared.rows().stream().map(row -> text(row.before()))).containsExactly("One.", "", "Two.");
        assertThat(compared.rows().stream().map(row -> text(row.after()))).containsExactly("One.", "Between.", "Two.");
        assertThat(Comparison.of("One.", "One.").differing()).isZero();
    }

    @Test
    void where_nobody_puts_blanks_characters_are_compared() {
        Row row = Comparison.of("报告保存一年。", "报告保存三年。").rows().getFirst();
        assertThat(marked(row.before())).containsExactly("一");
        assertThat(marked(row.after())).containsExactly("三");
    }

    /** All of two long texts is another: that each paragraph stands there once is what remains to be told. */
    @Test
    void what_is_too_much_to_compare_is_shown_as_a_whole() {
        String old = IntStream.range(0, 20_000).mapToObj(i -> "old " + i).collect(Collectors.joining("\n\n"));
        String young = IntStream.range(0, 20_000).mapToObj(i -> "young " + i).collect(Collectors.joining("\n\n"));
        Comparison compared = Comparison.of("Same.\n\n" + old + "\n\nEnd.", "Same.\n\n" + young + "\n\nEnd.");
        assertThat(compared.rows()).hasSize(20_002);
        assertThat(compared.differing()).isEqualTo(20_000);
        String words = "word ".repeat(4_000);
        Row whole = Comparison.of(words + "old", words + "young").rows().getFirst();
        assertThat(whole.before()).containsExactly(new Piece(words + "old", true));
    }
}
