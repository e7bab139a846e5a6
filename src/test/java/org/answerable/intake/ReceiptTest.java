package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> Receipt.next().code()).collect(Collectors.toSet())).hasSize(10_000);
    }

    @Test
    void what_a_person_types_of_it_is_understood() {
        Receipt receipt = Receipt.parse("7K2M-0A1B-3C4D-5E6F-8G9H").orElseThrow();
        for (String typed : new String[] {"7k2m0a1b3c4d5e6f8g9h", " 7K2M 0A1B\t3C4D 5E6F 8G9H\r\n", "7K2M–OA1B–3C4D–5E6F–8G9H", "7k2m-oaib-3c4d-5e6f-8g9h", "7k2m-oalb-3c4d-5e6f-8g9h"}) {
            assertThat(Receipt.parse(typed)).as(typed).map(Receipt::code).contains(receipt.code());
        }
    }

    @Test
    void it_survives_being_shown_and_typed_again() {
        Receipt receipt = Receipt.next();
        assertThat(Receipt.parse(receipt.grouped().toLowerCase(Locale.ROOT))).map(Receipt::code).contains(receipt.code());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "7K2M", "7K2M-0A1B-3C4D-5E6F-8G9H-0", "7K2M-0A1B-3C4D-5E6F-8G9U", "7K2M-0A1B-3C4D-5E6F-8G9\0", "<script>alert(1)</script>", "７Ｋ２Ｍ"})
    void what_cannot_be_one_is_none(String typed) {
        assertThat(Receipt.parse(typed)).isEmpty();
    }

    @Test
    void it_does_not_tell_itself_to_a_log() {
        Receipt receipt = Receipt.next();
        assertThat(receipt.toString()).doesNotContain(receipt.code().substring(0, 4));
    }
}
