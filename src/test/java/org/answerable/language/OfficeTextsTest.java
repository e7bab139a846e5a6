package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.answerable.language.OfficeTexts.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OfficeTextsTest {
    @ParameterizedTest
    @EnumSource(Part.class)
    void a_part_has_texts_in_the_order_of_the_page_and_no_text_is_in_two(Part part) {
        assertThat(part.keys()).isNotEmpty().doesNotHaveDuplicates();
        for (Part other : Part.values()) {
            if (other != part) {
                Set<String> both = new HashSet<>(part.keys());
                both.retainAll(other.keys());
                assertThat(both).isEmpty();
            }
        }
        assertThat(OfficeTexts.KEYS).containsAll(part.keys());
    }

    @Test
    void the_notice_on_privacy_begins_with_its_title() {
        assertThat(Part.PRIVACY.keys()).startsWith("learn.privacy.title", "learn.privacy.lead");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nothing is put in|true|",
                "It''s {0} and {1}|true|0 1",
                "{0, plural, one {#} other {#}}|false|0",
                "{0, date} here|false|0",
                "{name}|false|",
                "'{'0'}'|true|"
            })
    void what_is_put_into_a_text_is_known_and_counting_is_not_plain(String pattern, boolean plain, String arguments) {
        assertThat(OfficeTexts.isPlain(pattern)).isEqualTo(plain);
        assertThat(OfficeTexts.arguments(pattern).stream().map(String::valueOf))
                .containsExactlyInAnyOrder(arguments == null ? new String[0] : arguments.split(" "));
    }
}
