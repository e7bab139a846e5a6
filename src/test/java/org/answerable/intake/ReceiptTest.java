package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
    @Test
    void a_receipt_is_five_groups_of_four_without_letters_that_look_like_others() {
        assertThat(Receipt.next().grouped()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void no_two_are_alike() {
        assertThat(IntStream.range(0, 10_000)
                        .mapToObj(i -> Receipt.next().code())
                        .collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @Test
    void what_a_person_types_of_it_is_understood() {
        Receipt receipt = Receipt.parse("7K2M-0A1B-3C4D-5E6F-8G9H").orElseThrow();
        for (String typed : new String[] {
            "7k2m0a1b3c4d5e6f8g9h",
            " 7K2M 0A1B\t3C4D 5E6F 8G9H\r\n",
            "7K2M–OA1B–3C4D–5E6F–8G9H",
            "7k2m-oaib-3c4d-5e6f-8g9h",
            "7k2m-oalb-3c4d-5e6f-8g9h"
        }) {
            assertThat(Receipt.parse(typed)).as(typed).map(Receipt::code).contains(receipt.code());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "7K2M-0A1B-3C4D-5E6F-8G9H.",
                "“7K2M-0A1B-3C4D-5E6F-8G9H”",
                "«7K2M-0A1B-3C4D-5E6F-8G9H»,",
                "(7K2M-0A1B-3C4D-5E6F-8G9H)",
                "<7K2M-0A1B-3C4D-5E6F-8G9H>",
                "**7K2M-0A1B-3C4D-5E6F-8G9H**",
                "7K2M‐0A1B‑3C4D—5E6F−8G9H",
                "7K2M－0A1B－3C4D－5E6F－8G9H",
                "7K2M ー 0A1B ー 3C4D ー 5E6F ー 8G9H",
                "7K2M_0A1B_3C4D_5E6F_8G9H",
                "7K2M.0A1B.3C4D.5E6F.8G9H",
                "7K2M\u00a00A1B\u202f3C4D\u30005E6F\u20098G9H",
                "\ufeff7K2M\u200b-0A1B\u200c-3C4D\u2060-5E6F\u00ad-8G9H\u200f",
                "\u2066\u202a7K2M-0A1B-3C4D-5E6F-8G9H\u202c\u2069",
                "７Ｋ２Ｍ－０Ａ１Ｂ－３Ｃ４Ｄ－５Ｅ６Ｆ－８Ｇ９Ｈ",
                "７ｋ２ｍ　０ａ１ｂ　３ｃ４ｄ　５ｅ６ｆ　８ｇ９ｈ。",
                "𝟕𝐊𝟐𝐌-0A1B-3C4D-5E6F-8G9H",
                "7\ufe0f\u20e3K2M-0A1B-3C4D-5E6F-8G9H",
                "7К2М-0А1В-3С4D-5Е6F-8G9Н",
                "7к2м-оа1в-3с4d-5е6f-8g9н",
                "7Κ2Μ-ΟΑΙΒ-3C4D-5Ε6F-8G9Η",
                "7K2M-OAlB-3C4D-5E6F-8G9H",
                "7K2M-0AІB-3C4D-5E6F-8G9H",
                "٧K٢M-٠A١B-٣C٤D-٥E٦F-٨G٩H",
                "۷K۲M-۰A۱B-۳C۴D-۵E۶F-۸G۹H",
                "၇K၂M-၀A၁B-၃C၄D-၅E၆F-၈G၉H",
                "7K2M-0A1B-\n3C4D-5E6F-8G9H",
                "7K2M-0A1B-3C\r\n4D-5E6F-8G9H",
                "> 7K2M-0A1B-3C4D-5E6F-8G9H",
                "7K2M-0A1B-3C4D-5E6F-8G9H\t7K2M-0A1B-3C4D-5E6F-8G9H",
                "My code is 7K2M-0A1B-3C4D-5E6F-8G9H, please open it.",
                "code 7K2M 0A1B 3C4D 5E6F 8G9H",
                "here: 7k2m 0a1b 3c4d 5e6f 8g9h made 2 days ago",
                "receipt=7K2M-0A1B-3C4D-5E6F-8G9H&go=open",
                "Your receipt7K2M-0A1B-3C4D-5E6F-8G9HCopy the receipt",
                "1. 7K2M0A1B3C4D5E6F8G9H",
                "我的收据是7K2M 0A1B 3C4D 5E6F 8G9H。",
                "إيصالي: 7K2M-0A1B-3C4D-5E6F-8G9H؟",
                "Вот код 7К2М-0А1В-3С4D-5Е6F-8G9Н, откройте",
                "Mã của tôi là 7K2M-0A1B-3C4D-5E6F-8G9H nhé",
                "7K2M–0Á1B–3C4D–5E6F–8G9H"
            })
    void it_is_found_in_what_is_around_it_and_in_letters_that_look_alike(String typed) {
        assertThat(Receipt.parse(typed)).map(Receipt::grouped).contains("7K2M-0A1B-3C4D-5E6F-8G9H");
    }

    @Test
    void it_is_found_behind_the_words_that_the_pages_print_before_it_in_every_language() {
        Messages messages = new Messages();
        for (Language language : Languages.UI) {
            for (String key : List.of(
                    "intake.given.receipt", "intake.receipt.label", "intake.receipt.title", "intake.given.lead")) {
                for (String between : List.of(": ", "", "\n", " ", "： ")) {
                    Receipt receipt = Receipt.next();
                    String line = messages.get(language, key) + between + receipt.grouped();
                    assertThat(Receipt.parse(line)).as(line).map(Receipt::code).contains(receipt.code());
                    assertThat(Receipt.parse(line + between + messages.get(language, "intake.given.copy")))
                            .as(line)
                            .map(Receipt::code)
                            .contains(receipt.code());
                }
            }
        }
    }

    @Test
    void it_survives_being_shown_and_typed_again() {
        Receipt receipt = Receipt.next();
        assertThat(Receipt.parse(receipt.grouped().toLowerCase(Locale.ROOT)))
                .map(Receipt::code)
                .contains(receipt.code());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "7K2M",
                "7K2M-0A1B-3C4D-5E6F-8G9H-0",
                "7K2M-0A1B-3C4D-5E6F-8G9U",
                "7K2M-0A1B-3C4D-5E6F-8G9\0",
                "<script>alert(1)</script>",
                "７Ｋ２Ｍ",
                "7K2M-0A1B-3C4D-5E6F",
                "7K2M-0A1B-3C4D-5E6F-8GЖH",
                "0-7K2M-0A1B-3C4D-5E6F-8G9H",
                "I lost my receipt, can you find it for me"
            })
    void what_cannot_be_one_is_none(String typed) {
        assertThat(Receipt.parse(typed)).isEmpty();
    }

    @Test
    void it_does_not_tell_itself_to_a_log() {
        Receipt receipt = Receipt.next();
        assertThat(receipt.toString()).doesNotContain(receipt.code().substring(0, 4));
    }
}
