package org.answerable.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where one text repeats another, bars stand; where two people say the same by chance, none. */
class QuotesTest {
    private static final String SAID =
            "Two officers in green jackets stopped my brother at the corner of Fish Hatchery Road and took his phone.";

    private static Optional<String> bar(String said, String text) {
        return new Quotes().add(said).bar(text);
    }

    @Test
    void a_run_of_eight_words_is_barred_and_the_rest_stays() {
        assertThat(
                        bar(
                                SAID,
                                "Writer says: “two officers in green jackets stopped my brother at the corner”. To be checked."))
                .contains("Writer says: “▮▮▮”. To be checked.");
    }

    @Test
    void seven_words_in_a_row_are_no_quotation() {
        assertThat(bar(SAID, "We know of two officers in green jackets stopped my own way."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TWO OFFICERS IN GREEN JACKETS STOPPED MY BROTHER",
        "two officers - in green jackets - stopped; my brother",
        "Ｔｗｏ ｏｆｆｉｃｅｒｓ in green jackets stopped my brother",
        "Two óffïcers in green jackets stopped my brother"
    })
    void case_width_marks_and_punctuation_make_no_difference(String repeated) {
        assertThat(bar(SAID, "(" + repeated + ")")).contains("(▮▮▮)");
    }

    @Test
    void a_short_text_is_barred_where_it_is_repeated_whole() {
        assertThat(bar("Help my son.", "They write help my son and no more")).contains("They write ▮▮▮ and no more");
        assertThat(bar("Thank you", "Thank you"))
                .as("two words are said by anybody")
                .isEmpty();
        assertThat(bar("谢谢", "谢谢")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "昨天两名警察在大学大道拦下了我的弟弟还拿走了他的手机, 来信说昨天两名警察在大学大道拦下了我的弟弟还拿走了他的手机。请查, 来信说▮▮▮。请查",
        "မနေ့က ရဲနှစ်ယောက်က ကျွန်တော့်ညီကို လမ်းပေါ်မှာ ရပ်ခိုင်းပြီး ဖုန်းကို ယူသွားပါတယ်, "
                + "စာမှာ ရဲနှစ်ယောက်က ကျွန်တော့်ညီကို လမ်းပေါ်မှာ ရပ်ခိုင်းပြီး ဖုန်းကို ယူသွားပါတယ် ပါသည်, စာမှာ ▮▮▮ ပါသည်",
        "أوقف شرطيان أخي أمس قرب المدرسة وأخذا هاتفه ولم يعيداه, الكاتب: "
                + "أوقف شرطيان أخي أمس قرب المدرسة وأخذا هاتفه ولم يعيداه., الكاتب: ▮▮▮."
    })
    void every_script_counts(String said, String text, String barred) {
        assertThat(bar(said, text)).contains(barred);
    }

    @Test
    void what_is_personal_is_barred_alone_too() {
        String said = "My name is Maria Lopez. Call 608-555-0141 please.";
        Quotes quotes = new Quotes().add(said).addPersonal(said, new Suspicions().in(said, "en"));
        assertThat(quotes.bar("Called Maria Lopez at (608) 555-0141.")).contains("Called ▮▮▮ at (▮▮▮.");
        assertThat(quotes.bar("LOPEZ called.")).contains("▮▮▮ called.");
        assertThat(quotes.bar("Nobody was called.")).isEmpty();
    }

    @Test
    void nothing_is_barred_of_what_nobody_said() {
        assertThat(new Quotes().add("").bar(SAID)).isEmpty();
        assertThat(bar(SAID, "")).isEmpty();
    }

    @Test
    @Timeout(5)
    void texts_of_one_word_cost_no_more_than_others() {
        String same = "again ".repeat(4_000);
        assertThat(bar(same, same + "and once more")).contains("▮▮▮ and once more");
    }
}
