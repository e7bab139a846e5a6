package org.answerable.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTextKeepingTest {
    private static final Instant MONDAY = Instant.parse("2026-11-30T15:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-12-01T15:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "No arguments|Braces { stay, it's fine|true",
                "Open {0}|Öffnen: {0}|true",
                "Open {0}|Open it|false",
                "Open {0}|Open {1}|false",
                "Open {0}|Open {0} {1}|false",
                "Open {0}|Open {0|false",
                "Open {0}|Open {0, number}|false",
                "Open {0}|Open {name}|false",
                "{0} for {1}|{1}: {0}, {0}|true"
            })
    void a_text_takes_what_the_product_puts_into_its_own(String product, String text, boolean right) {
        assertThat(OwnTextKeeping.fault(product, text).isEmpty()).isEqualTo(right);
    }

    @Test
    void a_translation_is_older_once_english_was_changed_after_it_was_looked_at() {
        assertThat(OwnTexts.isOlder(null, null)).as("nobody changed anything").isFalse();
        assertThat(OwnTexts.isOlder(MONDAY, null)).as("only the translation").isFalse();
        assertThat(OwnTexts.isOlder(null, MONDAY)).isTrue();
        assertThat(OwnTexts.isOlder(MONDAY, TUESDAY)).isTrue();
        assertThat(OwnTexts.isOlder(TUESDAY, MONDAY)).isFalse();
        assertThat(OwnTexts.isOlder(MONDAY, MONDAY)).as("in the same moment").isFalse();
    }
}
