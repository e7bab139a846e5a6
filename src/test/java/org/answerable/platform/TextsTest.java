package org.answerable.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A text needs one character that shows, whatever else it holds. */
class TextsTest {
    @Test
    void what_leaves_no_ink_is_no_text() {
        for (String blank : List.of(
                "",
                " ",
                "\n\t",
                "\u00A0",
                "\u3164",
                "\u115F\u1160",
                "\uFFA0",
                "\u2800",
                "\u034F",
                "\u2062",
                "\u2063\u2064",
                "\u180B\u180E",
                "\u17B4\u17B5",
                "\uFE0F",
                "\u3000",
                "\u2003",
                "\u0301",
                "\u20DD",
                "\u200D",
                "\u2028\u2029",
                "\uE000",
                "\uD834\uDD73",
                "\uD834\uDD59",
                "\uDB40\uDD00",
                "\uFFFC",
                "\u3164 \u2800\n\u034F",
                "\uFFF0",
                "\u061C",
                "\u1680")) {
            assertThat(Texts.shows(blank))
                    .as(blank.codePoints()
                            .mapToObj(Integer::toHexString)
                            .toList()
                            .toString())
                    .isFalse();
            assertThat(Texts.stripped("/text", blank)).isEmpty();
        }
        assertThat(Texts.shows(null)).isFalse();
        assertThat(Texts.stripped("/text", null)).isEmpty();
    }

    @Test
    void one_character_that_shows_is_enough() {
        for (String text : List.of(
                "a", ".", "我", "ဒ", "ب", "😀", "1", "▮", "\u3164x\u3164", "\u2801", "e\u0301", "\u102B", "$", "⠃")) {
            assertThat(Texts.shows(text)).as(text).isTrue();
            assertThat(Texts.stripped("/text", " " + text + "\n"))
                    .isEqualTo(Texts.clean("/text", text).text());
        }
    }
}
