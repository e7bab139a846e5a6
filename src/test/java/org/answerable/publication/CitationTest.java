package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.platform.Sha256;
import org.junit.jupiter.api.Test;

/** What the hash of a record is of. */
class CitationTest {
    @Test
    void title_text_and_answers_are_hashed_in_their_order_with_zeros_between() {
        assertThat(Citation.text("A stop", "They took ▮▮▮ away.", List.of("One.", "Two.")))
                .isEqualTo("A stop\u0000They took ▮▮▮ away.\u0000One.\u0000Two.");
        assertThat(Citation.text(null, "Text", List.of())).isEqualTo("\u0000Text");
    }

    @Test
    void words_that_stand_elsewhere_are_other_words() {
        assertThat(List.of(
                        Citation.text("A", "B", List.of()),
                        Citation.text(null, "A", List.of("B")),
                        Citation.text(null, "AB", List.of()),
                        Citation.text("AB", "", List.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_hash_is_the_one_that_everybody_knows() {
        // printf '\0They took \342\226\256\342\226\256\342\226\256 away.' | sha256sum
        assertThat(Sha256.hex(
                        Citation.text(null, "They took ▮▮▮ away.", List.of())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        32))
                .isEqualTo("2ae74d972f7064289c767e2b724a57ad75a2e643553221722fea2c5345b851e5");
    }
}
