package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.answerable.platform.Codes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are refused (NIST SP 800-63B-4, 3.1.1.2), and that nothing else is. */
class PasswordRulesTest {
    private static final List<String> OWN = List.of("liaison@ice.demo", "Chris Doyle", "ice", "milwaukee-police");

    private static String fault(String password) {
        return PasswordRules.fault(password, OWN, "https://comments.example.gov")
                .map(fault -> fault.key())
                .orElse(null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "PasswordPassword1!",
                "P@ssw0rdP@ssw0rd",
                "password password",
                "Password12345678",
                "1234567890123456",
                "123456781234567812345678",
                "qwertyuiopasdfgh",
                "qazwsxedcrfvtgbyhn",
                "aaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "abcdefghijklmnopqrst",
                "letmeinletmein12",
                "iloveyou1iloveyou1",
                "trustno1trustno1",
                "changeme12345678",
                "welcome2026welcome",
                "summer2026summer!",
                "answerableanswerable",
                "Answerable2026!!",
                "4nsw3r4bl34nsw3r4bl3",
                "wisconsinwisconsin",
                "commentscomments",
                "chrisdoyle123456",
                "Doyle-Chris-2026",
                "milwaukeepolice1",
                "m1lw4uk33-p0l1c3!",
                "administrator2026",
                "thisismypassword",
                "verysecretpassword",
                "sunshinefootball",
                "correct horse battery staple",
                "CorrectHorseBatteryStaple1",
                "to be or not to be",
                "\u043F\u0430\u0440\u043E\u043B\u044C\u043F\u0430\u0440\u043E\u043B\u044C\u043F\u0430\u0440\u043E\u043B\u044C",
                "contrase\u00F1acontrase\u00F1a",
                "\uFF50\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF44\uFF50\uFF41\uFF53\uFF53\uFF57\uFF4F\uFF52\uFF44"
            })
    void what_everybody_tries_first_is_refused(String password) {
        assertThat(fault(password)).isEqualTo("access.fault.password-known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a quiet lake in the north",
                "a new and long password",
                "my dog eats old shoes",
                "seven green trains leave late",
                "kuvtxawjntawvmuaj5qho",
                "tr\u1EDDi m\u01B0a tr\u00EAn m\u00E1i nh\u00E0 c\u0169",
                "\u043A\u043E\u0442 \u0447\u0438\u0442\u0430\u0435\u0442 \u0441\u0442\u0430\u0440\u0443\u044E "
                        + "\u043A\u0430\u0440\u0442\u0443",
                "x7$Kp2!mQ9z@4Lw",
                "a pear, a bus and a drum"
            })
    void words_that_do_not_belong_together_and_random_ones_are_good(String password) {
        assertThat(fault(password)).isNull();
    }

    @Test
    void what_the_product_makes_itself_is_good() {
        for (int i = 0; i < 40; i++) {
            assertThat(fault(Codes.random(26))).isNull();
        }
    }

    @Test
    void length_counts_in_characters_whatever_they_are_and_kinds_of_characters_do_not() {
        assertThat(fault("fourteen-chars")).isEqualTo("access.fault.password-length");
        assertThat(fault("x".repeat(257))).isEqualTo("access.fault.password-length");
        assertThat(fault("\u1007\u102F\u1014\u103A\u1038\u1015\u103D\u1004\u103A\u1037\u1005\u1015\u102B\u1038"))
                .isEqualTo("access.fault.password-length");
        assertThat(fault("onlysmallletterskettlemoonriver")).isNull();
    }

    @Test
    void the_accounts_own_name_is_refused_wherever_it_stands() {
        assertThat(fault("zebra liaison@ice.demo kettle moon river")).isEqualTo("access.fault.password-name");
        assertThat(fault("zebra Chris Doyle kettle moon river")).isEqualTo("access.fault.password-name");
    }

    @Test
    void one_word_typed_on_two_keyboards_is_one_password() {
        assertThat(Passwords.normal("\uFF4B\uFF45\uFF54\uFF54\uFF4C\uFF45 cafe\u0301"))
                .isEqualTo(Passwords.normal("kettle caf\u00E9"));
    }

    @Test
    void judging_the_longest_takes_less_than_a_second() {
        long begin = System.nanoTime();
        fault("@4831!0$57".repeat(25));
        fault("a1!".repeat(80));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
}
