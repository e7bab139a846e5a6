package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = Totp.base32(KEY);
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:10Z");
    private static final long PRESENT = Totp.step(NOW);

    private static String codeAt(Instant instant) {
        return Totp.code(KEY, Totp.step(instant), Totp.DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codes_are_those_of_rfc_6238_appendix_b(long second, String code) {
        assertThat(Totp.code(KEY, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base_32_is_that_of_rfc_4648_section_10(String text, String base32) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
        assertThat(new String(Totp.bytes(base32), StandardCharsets.US_ASCII)).isEqualTo(text);
    }

    @Test
    void a_secret_has_160_bits_and_is_another_each_time() {
        assertThat(Totp.bytes(Totp.secret())).hasSize(20);
        assertThat(Totp.secret()).isNotEqualTo(Totp.secret());
    }

    @Test
    void a_clock_may_be_thirty_seconds_wrong_either_way_and_no_more() {
        for (int seconds : new int[] {-30, 0, 30}) {
            assertThat(Totp.fitting(SECRET, codeAt(NOW.plusSeconds(seconds)), NOW, 0))
                    .as("%d seconds", seconds)
                    .isPresent();
        }
        for (Duration wrong :
                new Duration[] {Duration.ofSeconds(60), Duration.ofMinutes(2), Duration.ofHours(1), Duration.ofDays(365)
                }) {
            assertThat(Totp.fitting(SECRET, codeAt(NOW.plus(wrong)), NOW, 0))
                    .as(wrong + " fast")
                    .isEmpty();
            assertThat(Totp.fitting(SECRET, codeAt(NOW.minus(wrong)), NOW, 0))
                    .as(wrong + " slow")
                    .isEmpty();
        }
    }

    @Test
    void neither_a_used_code_nor_one_before_it_is_good_any_more() {
        assertThat(Totp.fitting(SECRET, codeAt(NOW), NOW, PRESENT - 1)).isEqualTo(OptionalLong.of(PRESENT));
        assertThat(Totp.fitting(SECRET, codeAt(NOW), NOW, PRESENT))
                .as("replayed")
                .isEmpty();
        assertThat(Totp.fitting(SECRET, codeAt(NOW.minusSeconds(30)), NOW, PRESENT))
                .as("the one before")
                .isEmpty();
        assertThat(Totp.fitting(SECRET, codeAt(NOW.plusSeconds(30)), NOW, PRESENT))
                .as("the next")
                .isEqualTo(OptionalLong.of(PRESENT + 1));
    }

    @Test
    void an_app_uses_its_codes_up() {
        Authenticator app = new Authenticator("a", 7, "sealed", PRESENT - 1, NOW);
        assertThat(app.accepts(SECRET, codeAt(NOW), NOW)).isTrue();
        assertThat(app.accepts(SECRET, codeAt(NOW), NOW)).isFalse();
        assertThat(app.accepts(SECRET, codeAt(NOW.plusSeconds(30)), NOW.plusSeconds(30)))
                .isTrue();
        assertThat(app.accepts(SECRET, codeAt(NOW), NOW.plusSeconds(30))).isFalse();
    }

    @Test
    void an_app_that_was_taken_away_keeps_no_secret() {
        Authenticator app = new Authenticator("a", 7, "sealed", PRESENT, NOW);
        app.end(NOW);
        assertThat(app.sealed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "123 456",
                " 12 34 56 ",
                "123-456",
                "123\u2013456",
                "\u200e123\u00a0456\u200f",
                "\u0661\u0662\u0663\u0664\u0665\u0666",
                "\u06f1\u06f2\u06f3 \u06f4\u06f5\u06f6",
                "\u1041\u1042\u1043\u1044\u1045\u1046",
                "\uff11\uff12\uff13\uff14\uff15\uff16"
            })
    void a_code_is_read_with_spaces_and_in_digits_of_any_script(String typed) {
        assertThat(Totp.digits(typed)).contains("123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345", "1234567", "12345a", "123.456", "0x1234", "twelve"})
    void anything_else_is_no_code(String typed) {
        assertThat(Totp.digits(typed)).isEmpty();
        assertThat(Totp.digits(typed + " ".repeat(100))).isEmpty();
    }

    @Test
    void the_address_for_the_app_names_site_and_account() {
        assertThat(Totp.address("ABC", "feedback.example", "kim lee@agency.example"))
                .isEqualTo(
                        "otpauth://totp/feedback.example:kim%20lee%40agency.example?secret=ABC&issuer=feedback.example");
    }

    @Test
    void a_picture_of_it_is_drawn_with_its_margin() {
        QrPicture picture = QrPicture.of(Totp.address(SECRET, "feedback.example", "kim@agency.example"));
        assertThat(picture.size()).isGreaterThan(40);
        assertThat(picture.path()).startsWith("M4 4h7v1h-7z").matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");
    }
}
