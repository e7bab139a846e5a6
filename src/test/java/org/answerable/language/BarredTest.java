package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.language.Barred.Bar;
import org.junit.jupiter.api.Test;

class BarredTest {
    private static final Barred TWO = new Barred(
            "Call ▮▮▮ or write to ▮▮▮ please",
            List.of(new Bar(21, 24, Barred.Kind.EMAIL), new Bar(5, 8, Barred.Kind.PHONE)));

    @Test
    void bars_are_in_order_and_stand_where_a_mark_is() {
        assertThat(TWO.bars()).extracting(Bar::kind).containsExactly(Barred.Kind.PHONE, Barred.Kind.EMAIL);
        assertThat(new Barred(
                                "No mark here",
                                List.of(
                                        new Bar(0, 3, Barred.Kind.NAME),
                                        new Bar(90, 93, Barred.Kind.NAME),
                                        new Bar(-1, 2, Barred.Kind.NAME)))
                        .bars())
                .isEmpty();
    }

    @Test
    void a_beginning_is_cut_before_a_word_and_never_within_a_bar() {
        assertThat(TWO.beginning(100)).isEqualTo(TWO);
        assertThat(TWO.beginning(7)).isEqualTo(Barred.none("Call…"));
        assertThat(TWO.beginning(22))
                .isEqualTo(new Barred("Call ▮▮▮ or write to…", List.of(new Bar(5, 8, Barred.Kind.PHONE))));
        assertThat(Barred.none("The officers asked for papers").beginning(15).text())
                .isEqualTo("The officers…");
        assertThat(Barred.none("警察在我家门口等了三个小时").beginning(6).text()).isEqualTo("警察在我家门…");
        // A letter with its sign stays whole.
        assertThat(Barred.none("ကျွန်တော့်နာမည်").beginning(4).text()).isEqualTo("ကျွ…");
    }

    @Test
    void one_line_moves_the_bars_along() {
        Barred line = new Barred("One \n\n two\t▮▮▮  three", List.of(new Bar(11, 14, Barred.Kind.NAME))).onOneLine();
        assertThat(line).isEqualTo(new Barred("One two ▮▮▮ three", List.of(new Bar(8, 11, Barred.Kind.NAME))));
    }

    @Test
    void a_text_after_another_moves_its_bars() {
        assertThat(new Barred("▮▮▮ took him", List.of(new Bar(0, 3, Barred.Kind.NAME)))
                        .after(new Barred("😀 ▮▮▮", List.of(new Bar(2, 5, Barred.Kind.OTHER))), " – "))
                .isEqualTo(new Barred(
                        "😀 ▮▮▮ – ▮▮▮ took him",
                        List.of(new Bar(2, 5, Barred.Kind.OTHER), new Bar(8, 11, Barred.Kind.NAME))));
    }

    @Test
    void a_translation_has_its_bars_where_its_marks_are() {
        assertThat(TWO.in("Por favor ▮▮▮ o ▮▮▮").bars())
                .containsExactly(new Bar(10, 13, Barred.Kind.OTHER), new Bar(16, 19, Barred.Kind.OTHER));
        assertThat(new Barred("▮▮▮ took him", List.of(new Bar(0, 3, Barred.Kind.NAME)))
                        .in("Lo llevó ▮▮▮")
                        .bars())
                .containsExactly(new Bar(9, 12, Barred.Kind.NAME));
    }

    @Test
    void marks_that_the_writer_typed_are_no_bars_in_the_translation_either() {
        Barred typed = new Barred("▮▮▮ I typed, ▮▮▮ was taken out", List.of(new Bar(13, 16, Barred.Kind.PHONE)));
        assertThat(typed.in("▮▮▮ escribí, ▮▮▮ fue quitado").bars()).containsExactly(new Bar(13, 16, Barred.Kind.PHONE));
        assertThat(Barred.none("▮▮▮ I typed").in("▮▮▮ escribí").bars()).isEmpty();
    }

    @Test
    void what_the_product_itself_barred_has_a_bar_at_every_mark() {
        assertThat(Barred.marked("You wrote ▮▮▮ to us").bars()).containsExactly(new Bar(10, 13, Barred.Kind.OTHER));
    }
}
