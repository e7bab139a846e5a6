package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {
    @Test
    void a_code_has_two_groups_of_five_and_is_read_as_it_is_written() {
        for (int i = 0; i < 50; i++) {
            String code = RecoveryCode.next();
            assertThat(code).matches("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}");
            assertThat(RecoveryCode.read(code)).contains(code.replace("-", ""));
        }
        assertThat(RecoveryCode.next()).isNotEqualTo(RecoveryCode.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a0b1c-d2e3f",
                "A0B1C D2E3F",
                " a0b1cd2e3f ",
                "aOblc-d2e3f",
                "aobIc\u2014d2e3f",
                "\u200ea\u0660b\u0661c d\u0662e\u0663f",
                "\uff41\uff10\uff42\uff11\uff43\uff44\uff12\uff45\uff13\uff46"
            })
    void what_is_easily_mistaken_does_no_harm(String typed) {
        assertThat(RecoveryCode.read(typed)).contains("a0b1cd2e3f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123456", "a0b1c-d2e3", "a0b1c-d2e3f1", "a0b1c-d2e3u", "a0b1c.d2e3f", "a0b1c-d2e3\u00e9"})
    void anything_else_is_none(String typed) {
        assertThat(RecoveryCode.read(typed)).isEmpty();
        assertThat(RecoveryCode.read("a0b1c-d2e3f" + " ".repeat(100))).isEmpty();
    }

    @Test
    void no_code_of_an_app_is_taken_for_one() {
        assertThat(RecoveryCode.read("123 456")).isEmpty();
        assertThat(Totp.digits("12345-67890")).isEmpty();
    }
}
