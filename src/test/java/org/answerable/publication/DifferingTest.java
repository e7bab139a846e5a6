package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What of a text another has not. */
class DifferingTest {
    private static final String COMMON = "We ask for a meeting before the agreement is signed.";

    private static String marked(String text) {
        return Differing.of(COMMON, text).stream()
                .map(part -> part.differs() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }

    @Test
    void words_of_its_own_are_marked_and_nothing_else() {
        assertThat(marked(COMMON)).isEqualTo(COMMON);
        assertThat(marked("Dear Ana, " + COMMON + " My son was there."))
                .isEqualTo("[Dear Ana], " + COMMON + " [My son was there].");
        assertThat(marked("We ask for a talk before the agreement is signed."))
                .isEqualTo("We ask for a [talk] before the agreement is signed.");
    }

    @Test
    void of_nothing_there_is_nothing() {
        assertThat(marked("")).isEmpty();
        assertThat(marked("…")).isEqualTo("…");
    }
}
