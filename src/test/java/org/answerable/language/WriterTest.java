package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language somebody writes who quotes another one. */
class WriterTest {
    /** Below this the form asks. */
    private static final double ASKED = 0.7;

    private static final String OFFICER =
            "Step out of the vehicle right now and show me your papers, or I will have to take you and your family to the station.";
    private static final String LETTER =
            "Dear resident, we have received your request of last month. We are not able to give you any "
                    + "information about an ongoing case. "
                    + "Please contact the office in writing if you have further questions about this matter. "
                    + "Sincerely, the records department.";

    private final Detector detector = new Detector();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "es|El oficial se acercó a la ventana y nos gritó muy fuerte:"
                        + "|Mi esposo no entendió nada y los niños lloraban en el asiento de atrás.",
                "so|Askariga ayaa daaqadda noogu yimid wuuna nagu qayliyay:"
                        + "|Ninkaygu waxba ma fahmin, carruurtuna kursiga dambe ayay ku ooyayeen.",
                "hmn|Tus tub ceev xwm los txog ntawm lub qhov rai thiab qw rau peb tias:"
                        + "|Kuv tus txiv tsis to taub dab tsi li thiab cov menyuam quaj nyob tom qab.",
                "vi|Viên cảnh sát đến bên cửa xe và quát rất to với chúng tôi:|Chồng tôi không hiểu gì cả, còn các con thì khóc ở ghế sau.",
                "sw|Afisa alikuja karibu na dirisha na kutufokea kwa sauti kubwa:"
                        + "|Mume wangu hakuelewa chochote na watoto walikuwa wakilia kiti cha nyuma.",
                "ru|Офицер подошёл к окну машины и очень громко закричал на нас:"
                        + "|Мой муж ничего не понял, а дети плакали на заднем сиденье.",
                "ar|اقترب الشرطي من نافذة السيارة وصرخ في وجوهنا بصوت عال:|لم يفهم زوجي شيئا وكان الأولاد يبكون في المقعد الخلفي.",
                "my|ရဲအရာရှိက ကားပြတင်းပေါက်နားကို လာပြီး ကျွန်မတို့ကို အော်ပါတယ်:"
                        + "|ကျွန်မယောက်ျားက ဘာမှ နားမလည်ဘူး၊ ကလေးတွေက နောက်ခန်းမှာ ငိုနေကြတယ်။",
                "zh-Hans|警官走到车窗前，对我们大声喊叫：|我丈夫什么也没听懂，孩子们在后座上一直哭。"
            })
    void the_words_of_an_officer_are_not_the_writers(String tag, String before, String after) {
        for (String text : List.of(
                before + " “" + OFFICER + "” " + after,
                before + " \"" + OFFICER + "\"\n" + after,
                before + " «" + OFFICER + "»\n\n" + after,
                before + " " + OFFICER + "\n" + after,
                before + "\n" + LETTER + "\n\n" + after,
                before + "\n> " + OFFICER + "\n> " + LETTER + "\n\n" + after)) {
            Detection found = detector.detect(text);
            assertThat(found.language().tag()).as("%s: %s", text, found).isEqualTo(tag);
        }
    }

    @Test
    void the_same_holds_the_other_way_round() {
        Detection found =
                detector.detect("My neighbor told me what happened at the store: \"Llegaron a las seis de la mañana, "
                        + "tocaron todas las puertas y se llevaron a mi hermano sin decir por qué.\" "
                        + "She is afraid to go back to work, and nobody has called her.");
        assertThat(found.language()).isEqualTo(Language.ENGLISH);
        assertThat(found.confidence()).isGreaterThan(ASKED);
    }

    @Test
    void a_sentence_in_another_language_among_several_of_ones_own_changes_nothing() {
        Detection found = detector.detect("Trabajo en la planta desde hace nueve años y nunca tuve problemas. "
                + "El martes llegaron unos agentes y cerraron las puertas. Nobody is allowed to leave the "
                + "building. Nos tuvieron tres horas sin agua y sin poder llamar a nadie. "
                + "Quiero saber quién lo ordenó y por qué no había intérprete.");
        assertThat(found.language().tag()).isEqualTo("es");
        assertThat(found.confidence()).as("%s", found).isGreaterThan(ASKED);
    }

    @Test
    void several_sentences_of_a_language_that_is_not_told_apart_stay_one_language() {
        String turkish = "Dün sabah polis evimize geldi ve kardeşimi götürdü. Nerede olduğunu hâlâ bilmiyoruz. "
                + "Çocuklar çok korktu ve okula gitmek istemiyor. Lütfen bize yardım edin.";
        assertThat(detector.detect(turkish).language().tag()).isEqualTo("tr");
    }

    @Test
    void where_it_is_half_and_half_the_writer_is_asked_with_both_on_top() {
        Detection found = detector.detect("They came to our house at six in the morning and took my brother away. "
                + "Llegaron a nuestra casa a las seis de la mañana y se llevaron a mi hermano.");
        assertThat(found.confidence()).isLessThan(ASKED);
        assertThat(found.candidates().subList(0, 2))
                .extracting(c -> c.language().tag())
                .containsExactlyInAnyOrder("en", "es");
    }

    @Test
    void marks_that_do_not_pair_up_and_texts_of_marks_alone_end() {
        for (String text : List.of(
                "“".repeat(5_000),
                "\"“«".repeat(2_000) + OFFICER,
                ":\n".repeat(5_000),
                ("> " + OFFICER + "\n").repeat(200),
                OFFICER + " “" + "x".repeat(50_000),
                "\ud83d".repeat(4_000))) {
            assertThat(detector.detect(text)).isNotNull();
        }
        assertThat(detector.detect("“" + OFFICER + "”").language())
                .as("nothing but a quotation")
                .isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "vi|Canh sat chan xe cua toi va hoi giay to cua ca gia dinh",
                "vi|Toi khong hieu tai sao ho bat em trai toi",
                "vi|xin cho toi biet chong toi dang o dau, toi rat lo lang",
                "vi|chung toi khong co thong dich vien o toa an",
                "vi|giup toi voi, canh sat toi nha",
                "es|el policia me pidio mis papeles y no me dijo por que",
                "es|mi nino no quiere ir a la escuela manana porque tiene miedo",
                "fr|la police a arrete mon frere hier soir et nous ne savons pas ou il est",
                "de|die beamten waren unhoeflich und haben uns nicht gehort",
                "ku|polis hat mala me u birayê min bir, em nizanin li ku ye"
            })
    void a_language_typed_without_its_accents_is_still_itself(String tag, String text) {
        assertThat(detector.detect(text).candidates().getFirst().language().tag())
                .as("%s", detector.detect(text))
                .isEqualTo(tag);
    }
}
