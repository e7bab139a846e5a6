package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text in no language, in two, or in the letters of another one; the texts stand in {@code unusual.tsv}, a dozen a
 * kind.
 */
class UnusualTextTest {
    /** Below this the form asks. */
    private static final double ASKED = 0.7;

    private final Detector detector = new Detector();

    private static List<String> texts(String kind) {
        try (InputStream file = UnusualTextTest.class.getResourceAsStream("/language/unusual.tsv")) {
            List<String> texts = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .filter(cells -> cells[0].equals(kind))
                    .map(cells -> cells[1])
                    .toList();
            assertThat(texts).hasSizeGreaterThanOrEqualTo(12);
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, Detection> found(String kind) {
        return texts(kind).stream().collect(Collectors.toMap(t -> t, detector::detect, (a, b) -> a, TreeMap::new));
    }

    @Test
    void text_without_letters_is_undetermined() {
        assertThat(found("none"))
                .allSatisfy((text, detection) -> assertThat(detection).isEqualTo(Detection.NONE));
    }

    @Test
    void names_alone_are_a_guess_that_the_writer_is_asked_about() {
        assertThat(found("names"))
                .allSatisfy(
                        (text, detection) -> assertThat(detection.confidence()).isLessThan(ASKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-Latn", "ru-Latn", "uk-Latn"})
    void another_script_s_language_in_latin_letters_is_recognised_by_its_small_words_and_asked_about(String tag) {
        Map<String, Detection> found = found(tag);
        assertThat(found)
                .allSatisfy(
                        (text, detection) -> assertThat(detection.confidence()).isLessThan(ASKED));
        assertThat(found.values().stream()
                        .filter(d -> d.language().tag().equals(tag))
                        .count())
                .as("%s", found)
                .isGreaterThanOrEqualTo(found.size() - 1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fa-Latn|polis amad khana ma wa baradaram ra bord, namedanam kujast",
                        "fa-Latn|baradaram ra gereftand va nemidanam kojast, lotfan komak konid",
                "hi-Latn ur-Latn|police mere ghar aayi aur mere bhai ko le gayi, hume nahi pata woh kahan hai",
                        "hi-Latn ur-Latn|mujhe angrezi nahi aati, koi tarjuman nahi tha",
                "hi-Latn ur-Latn|unhone mera phone le liya aur kuch nahi bataya",
                        "ne-Latn|police le malai rokyo ra mero kagaj magyo, malai thaha chaina kina",
                "ne-Latn|hami dherai daraeka chhau, mero dai lai lage ani kehi bhanenan"
            })
    void more_languages_in_latin_letters_stand_first_in_the_question(String tags, String text) {
        Detection found = detector.detect(text);
        assertThat(found.confidence()).isLessThan(ASKED);
        assertThat(tags).as("%s", found).contains(found.language().tag());
    }

    @Test
    void a_word_in_its_own_letters_hides_no_language_that_is_typed_in_latin_ones() {
        assertThat(detector.detect("ana khayfa 3ala ebni (ابني), el shorta akhadu men el madrasa w mish 3arfeen fen")
                        .language()
                        .tag())
                .isEqualTo("ar-Latn");
    }

    @Test
    void a_language_in_latin_letters_is_named_in_its_own_words_and_runs_as_those_letters_do() {
        assertThat(new Language("ar-Latn").ownName()).startsWith("العربية");
        assertThat(new Language("uk-Latn").ownName().toLowerCase(java.util.Locale.ROOT))
                .startsWith("українська");
        assertThat(new Language("ar-Latn").name(Language.ENGLISH)).isEqualTo("Arabic (Latin)");
        assertThat(new Language("ar-Latn").dir()).isEqualTo("ltr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es+en", "hmn+en", "so+en"})
    void who_changes_between_two_languages_has_written_in_both(String kind) {
        List<String> both = List.of(kind.split("\\+"));
        Map<String, Detection> found = found(kind);
        assertThat(found)
                .allSatisfy((text, detection) ->
                        assertThat(both).contains(detection.language().tag()));
        long second = found.values().stream()
                .filter(d -> d.candidates().size() > 1
                        && both.contains(d.candidates().get(1).language().tag()))
                .count();
        assertThat(second).as("%s", found).isGreaterThanOrEqualTo(found.size() * 3L / 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we had a meeting on 2nd street at 5pm, my 3yo son was with me, and the h1b papers too",
                "mi marido no volvió, ya no sé qué hacer, no sé nada de él",
                "kahapon kinuha nila ang kapatid ko, wala akong alam kung nasaan siya",
                "ma garanayo meesha ay wiilkayga geeyeen, fadlan ii sheega",
                "hatujui wamempeleka wapi, tafadhali tusaidieni"
            })
    void ordinary_texts_are_not_taken_for_other_scripts_in_latin_letters(String text) {
        assertThat(detector.detect(text).candidates())
                .noneMatch(c -> c.language().tag().endsWith("-Latn"));
    }

    @ParameterizedTest
    @CsvSource({
        "pl, 'wczoraj policja przyszła do mojego domu i zabrali mojego brata'",
        "hr, 'jučer je policija došla u moju kuću i odveli su mog brata'",
        "tr, 'dün polis evime geldi ve kardeşimi götürdü, nerede olduğunu bilmiyoruz'",
        "sq, 'dje policia erdhi në shtëpinë time dhe mori vëllanë tim'",
        "ro, 'ieri poliția a venit la mine acasă și l-a luat pe fratele meu'",
        "ur, 'کل پولیس میرے گھر آئی اور میرے بھائی کو ساتھ لے گئی، ہمیں نہیں معلوم وہ کہاں ہے'",
        "sr, 'јуче је полиција дошла у моју кућу и одвели су мог брата, не знамо где је'"
    })
    void a_language_that_is_not_among_the_known_ones_is_asked_about_and_stands_first_in_the_question(
            String tag, String text) {
        Detection found = detector.detect(text);
        assertThat(found.confidence()).isLessThan(ASKED);
        assertThat(found.language().tag()).as("%s", found).isEqualTo(tag);
    }
}
