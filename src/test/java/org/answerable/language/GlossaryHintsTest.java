package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.language.GlossaryHints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees of a text whose language they do not read. */
class GlossaryHintsTest {
    private static final String HIDDEN = Barred.MARK;

    private static List<String> seen(String text, String tag, Language reader) {
        return GlossaryHints.in(text, new Language(tag), reader).stream()
                .map(hint -> text.substring(hint.start(), hint.end()) + " = " + hint.meaning())
                .toList();
    }

    /** Tag, text, and what must be seen of it. */
    static List<List<String>> texts() {
        return List.of(
                List.of(
                        "so",
                        "Walaalkay waa la xiray. Turjubaan lama keenin; turjubaan waan rabay.",
                        "Walaalkay = brother / sister",
                        "la xiray = arrest",
                        "Turjubaan lama keenin = no interpreter",
                        "turjubaan = interpreter"),
                List.of(
                        "hmn",
                        "Lawv ntes kuv tus tij laug, tsis muaj tus txhais lus.",
                        "ntes = arrest",
                        "kuv tus tij laug = brother / sister",
                        "tsis muaj tus txhais lus = no interpreter"),
                List.of(
                        "ar",
                        "اعتقلوا أخي ولم يكن هناك مترجم 😀 ولا محامٍ.",
                        "اعتقلوا = arrest",
                        "أخي = brother / sister",
                        "مترجم = interpreter"),
                List.of(
                        "my",
                        "ကျွန်တော့်အစ်ကိုကို ဖမ်းသွား ပြီး စကားပြန် မရှိဘူး။",
                        "အစ်ကို = brother / sister",
                        "ဖမ်းသွား = arrest",
                        "စကားပြန် မရှိ = no interpreter"),
                List.of("zh-Hans", "😀我哥哥被捕了，没有翻译。", "哥哥 = brother / sister", "被捕 = arrest", "没有翻译 = no interpreter"),
                List.of("zh-Hant", "我哥哥被捕了，沒有翻譯。", "哥哥 = brother / sister", "被捕 = arrest", "沒有翻譯 = no interpreter"),
                List.of(
                        "vi",
                        "Anh trai tôi bị bắt mà không có thông dịch viên.",
                        "Anh trai = brother / sister",
                        "bị bắt = arrest",
                        "không có thông dịch viên = no interpreter"),
                List.of(
                        "ru",
                        "Моего брата арестовали без переводчика.",
                        "брата = brother / sister",
                        "арестовали = arrest",
                        "без переводчика = no interpreter"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void words_of_every_script_are_found_where_they_stand(List<String> row) {
        assertThat(seen(row.get(1), row.getFirst(), Language.ENGLISH))
                .as(row.get(1))
                .containsAll(row.subList(2, row.size()));
    }

    static List<String> languages() {
        return Glossary.shipped().languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hints_follow_one_another_and_cut_no_letter(String tag) {
        StringBuilder text = new StringBuilder();
        for (Glossary.Concept concept : Glossary.shipped().concepts().subList(0, 200)) {
            text.append("😀 ").append(concept.preferred(tag).orElseThrow()).append(".\n");
        }
        Language reader = tag.equals("en") ? new Language("es") : Language.ENGLISH;
        List<Hint> hints = GlossaryHints.in(text.toString(), new Language(tag), reader);
        int before = 0;
        for (Hint hint : hints) {
            assertThat(hint.start()).isGreaterThanOrEqualTo(before).isLessThan(hint.end());
            assertThat(Character.isLowSurrogate(text.charAt(hint.start()))).isFalse();
            assertThat(text.substring(hint.start(), hint.end()))
                    .doesNotContain("\n")
                    .doesNotContain("😀");
            before = hint.end();
        }
        assertThat(before).isLessThanOrEqualTo(text.length());
        assertThat(hints.stream().map(Hint::concept).distinct().count())
                .as("of 200 concepts, those found")
                .isGreaterThan(190);
    }

    @Test
    void the_meaning_is_the_readers_and_english_where_the_glossary_does_not_have_their_language() {
        assertThat(seen("Turjubaan", "so", new Language("es")).getFirst()).startsWith("Turjubaan = intérprete");
        assertThat(seen("Turjubaan", "so", new Language("pl")).getFirst()).startsWith("Turjubaan = interpreter");
        assertThat(GlossaryHints.given(new Language("pl"))).isEqualTo(Language.ENGLISH);
        assertThat(seen("Turjubaan", "so", new Language("so"))).isEmpty();
        assertThat(seen("Tłumacz", "pl", Language.ENGLISH)).isEmpty();
        assertThat(seen("mutarjim", "ar-Latn", Language.ENGLISH)).isEmpty();
    }

    @Test
    void a_concept_that_is_two_words_says_both() {
        assertThat(seen("Walaashay", "so", Language.ENGLISH)).containsExactly("Walaashay = brother / sister");
        assertThat(seen("carruurta", "so", Language.ENGLISH)).containsExactly("carruurta = children / kids");
    }

    @Test
    void no_phrase_goes_on_over_a_bar_or_the_end_of_a_sentence() {
        assertThat(seen("la xiray", "so", Language.ENGLISH)).hasSize(1);
        assertThat(seen("la " + HIDDEN + " xiray", "so", Language.ENGLISH)).isEmpty();
        assertThat(seen("la. Xiray", "so", Language.ENGLISH)).isEmpty();
    }

    @Test
    void a_name_in_capitals_that_is_a_word_as_well_is_told_from_it() {
        assertThat(seen("the ice on the road", "en", new Language("es"))).noneMatch(one -> one.startsWith("ice ="));
        assertThat(seen("They were from ICE.", "en", new Language("es"))).anyMatch(one -> one.startsWith("ICE ="));
    }
}
