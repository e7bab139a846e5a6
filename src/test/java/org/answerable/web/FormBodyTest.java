package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    private static String value(String encoded) {
        return FormBody.read(("a=" + encoded).getBytes(StandardCharsets.ISO_8859_1))
                .getFirst("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b+c%&=é",
                "ئەو پرسیارە",
                "သူတို့",
                "👩‍👩‍👧",
                "Zoë\r\nline",
                "\uFFFD",
                "߿ࠀ\uFFFF\uD800\uDC00\uDBFF\uDFFF"
            })
    void text_comes_through(String text) {
        assertThat(value(URLEncoder.encode(text, StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @Test
    void fields_may_come_twice_or_without_a_value() {
        var form = FormBody.read("t=1&t=2&&empty=&bare&=x".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(form.get("t")).containsExactly("1", "2");
        assertThat(form.getFirst("empty")).isEmpty();
        assertThat(form.getFirst("bare")).isEmpty();
    }

    @Test
    void a_percent_sign_that_begins_nothing_stays() {
        assertThat(value("100%25+is%2")).isEqualTo("100% is%2");
        assertThat(value("100%+sure%zz%")).isEqualTo("100% sure%zz%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ED%A0%80",
                "%ED%B0%80",
                "%ED%A0%BD%ED%B8%80",
                "%C0%AF",
                "%E0%80%AF",
                "%F5%80%80%80",
                "%80",
                "a%C3",
                "a%E2%82",
                "%FF"
            })
    void what_is_not_utf_8_is_refused_as_text_and_never_repaired(String encoded) {
        assertThatThrownBy(() -> Texts.clean("/text", value(encoded))).isInstanceOf(Refusal.Invalid.class);
    }
}
