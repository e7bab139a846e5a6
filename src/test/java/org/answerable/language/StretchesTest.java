package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StretchesTest {
    private static final String ENGLISH =
            "They stopped my brother on the highway and asked for his papers. Nobody told us why they took him away.";
    private static final String SPANISH =
            "Mi hermano no ha vuelto a la casa y no sabemos dónde está. Nadie nos quiere decir nada por teléfono.";
    private static final String HMONG =
            "Lawv coj kuv tus kwv mus lawm thiab peb tsis paub tias nws nyob qhov twg. Peb ntshai heev.";
    private static final String SOMALI =
            "Walaalkay gurigii kuma soo noqon, mana garanayno meesha uu joogo. Fadlan noo soo jawaaba.";
    private static final String ARABIC = "أخذوا أخي إلى السجن ولم يكن هناك مترجم، وما زلنا لا نعرف أين هو.";
    private static final String CHINESE = "我的邻居星期一早上被带走了，我们不知道他在哪里。";
    private static final String RUSSIAN = "Моего брата остановили на дороге без причины и увезли, мы не знаем куда.";
    private static final String DARI = "برادر مرا پولیس بدون دلیل توقف داد و ترجمان هم نبود.";
    private static final String PERSIAN = "نمی‌دانیم برادرم کجاست و هیچ‌کس به ما جواب نمی‌دهد.";

    private final Detector detector = new Detector();

    private List<String> cut(String text, String main) {
        List<String> parts = new ArrayList<>();
        int before = 0;
        for (Stretch stretch : detector.stretches(text, new Language(main))) {
            assertThat(stretch.start()).as("without gaps").isEqualTo(before);
            assertThat(stretch.confidence()).isBetween(0.0, 1.0);
            before = stretch.end();
            parts.add(stretch.language().tag() + " "
                    + text.substring(
                                    text.offsetByCodePoints(0, stretch.start()),
                                    text.offsetByCodePoints(0, stretch.end()))
                            .strip());
        }
        assertThat(before).as("to the end").isEqualTo(text.codePointCount(0, text.length()));
        return parts;
    }

    @Test
    void what_is_kept_of_a_text_cuts_it_as_it_was_cut() {
        String text = String.join("\n\n", "😀 " + ENGLISH, SPANISH, ARABIC, CHINESE);
        List<Stretch> cut = detector.stretches(text, new Language("en"));
        String written = Stretch.written(cut);
        assertThat(written).startsWith("1;").doesNotContain("brother").hasSizeLessThan(80);
        List<Stretch> read = Stretch.read(written, text).orElseThrow();
        assertThat(read).extracting(one -> one.language().tag()).containsExactly("en", "es", "ar", "zh-Hans");
        assertThat(read.stream().map(one -> one.of(text)).toList())
                .isEqualTo(cut.stream().map(one -> one.of(text)).toList());
        for (int i = 0; i < cut.size(); i++) {
            assertThat(read.get(i).confidence())
                    .isBetween(cut.get(i).confidence() - 0.006, cut.get(i).confidence() + 0.006);
        }
        assertThat(Stretch.written(read)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1;",
                "2;20 en 1.00",
                "1;19 en 1.00",
                "1;21 en 1.00",
                "1;20 en",
                "1;20 en 2.00",
                "1;20  1.00",
                "1;10 en .90;",
                "1;0 es .90;20 en .90",
                "1;-1 es .90;21 en .90",
                "1;99999999999999999999 en .90",
                "they took"
            })
    void what_is_not_of_this_text_or_cannot_be_read_is_nothing(String written) {
        assertThat(Stretch.read(written, "A text of 20 letters")).isEmpty();
        assertThat(Stretch.read(null, "A text of 20 letters")).isEmpty();
        assertThat(Stretch.read("1;20 en 1.00", "A text of 20 letters")).isPresent();
    }

    @Test
    void of_a_text_that_changes_its_language_too_often_nothing_is_kept() {
        List<Stretch> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(new Stretch(i * 30, i * 30 + 30, new Language(i % 2 == 0 ? "en" : "es"), 0.9));
        }
        assertThat(Stretch.written(many.subList(0, 100))).isNotNull().hasSizeLessThanOrEqualTo(Stretch.LONGEST);
        assertThat(Stretch.written(many)).isNull();
    }

    @Test
    void paragraphs_in_several_languages_are_told_apart() {
        assertThat(cut(String.join("\n\n", ENGLISH, SPANISH, ARABIC, HMONG, CHINESE), "en"))
                .containsExactly(
                        "en " + ENGLISH, "es " + SPANISH, "ar " + ARABIC, "hmn " + HMONG, "zh-Hans " + CHINESE);
        assertThat(cut(SOMALI + " " + ENGLISH, "so")).containsExactly("so " + SOMALI, "en " + ENGLISH);
        assertThat(cut(RUSSIAN + "\n" + SPANISH, "es")).containsExactly("ru " + RUSSIAN, "es " + SPANISH);
    }

    @Test
    void another_script_within_a_line_is_another_stretch_when_it_is_more_than_a_name() {
        assertThat(cut("My neighbor wrote this for me and I do not read it well " + CHINESE, "en"))
                .containsExactly("en My neighbor wrote this for me and I do not read it well", "zh-Hans " + CHINESE);
        assertThat(cut("My neighbor 王小明 was taken from his house on Monday, and Мария from hers.", "en"))
                .hasSize(1);
    }

    @Test
    void offsets_are_code_points() {
        String smile = "\ud83d\ude00\ud83d\ude00 ";
        List<Stretch> found = detector.stretches(smile + ENGLISH + "\n" + ARABIC, Language.ENGLISH);
        assertThat(found).extracting(Stretch::start).containsExactly(0, 3 + ENGLISH.length() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My cousin José Luis Hernández García and his wife María Guadalupe were stopped in Milwaukee. "
                        + "They live on Avenida César Chávez.",
                "The officer kept saying “no me mires, no te muevas” to my mother, who is seventy years old. She was scared.",
                "The sign in the window says \"Aquí no se permite la entrada\" and nobody took it down. We asked them to.",
                "He shouted: “Dame los papeles ahora mismo. No me hagas esperar. "
                        + "Tú sabes lo que quiero.” Then he left with my phone and did not come back.",
                "Xiong Pao Vang, Mai Yer Thao, Tou Ger Lee. They are my cousins and they were all in the car "
                        + "when it was stopped by the deputies.",
                "ICE, CBP, DHS, ERO. I do not know which of them it was, because none of them would say it when I asked."
            })
    void names_and_quotations_do_not_split_a_text(String text) {
        assertThat(cut(text, "en")).containsExactly("en " + text);
    }

    @ParameterizedTest
    @CsvSource({"fa-AF", "fa"})
    void variants_of_one_language_are_one_stretch(String main) {
        assertThat(cut(DARI + " " + PERSIAN + " " + DARI, main))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(main + " ");
    }

    @Test
    void the_main_language_is_what_was_said_even_where_the_detector_does_not_know_it() {
        String polish =
                "Wczoraj policja przyszła do mojego domu. Zabrali mojego brata i nie wiemy, gdzie on teraz jest.";
        assertThat(cut(polish, "pl")).containsExactly("pl " + polish);
        assertThat(cut(polish + "\n" + ARABIC, "pl")).containsExactly("pl " + polish, "ar " + ARABIC);
    }

    @Test
    void a_text_in_one_language_is_one_stretch() {
        for (String text : List.of(ENGLISH, SPANISH, HMONG, SOMALI, ARABIC, CHINESE, RUSSIAN, DARI, PERSIAN)) {
            String main = detector.detect(text).language().tag();
            assertThat(cut(text + "\n" + text, main)).hasSize(1);
        }
        assertThat(cut("", "en")).hasSize(1);
    }

    @Test
    void its_cost_is_bounded() {
        for (String unit : List.of("a", "a.\n", "\n", "“", "é ", "中", "ab ", "я a ", "😀", "\u0301", "ab я中ع ")) {
            String text = unit.repeat(20_000 / unit.length());
            detector.stretches(text, Language.ENGLISH);
            long start = System.nanoTime();
            detector.stretches(text, Language.ENGLISH);
            assertThat(System.nanoTime() - start).as(unit).isLessThan(2_000_000_000L);
        }
    }
}
