package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersianDariTest {
    private final Detector detector = new Detector();

    /** The same said in both, with the non-joiners of careful typing and without. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fa-AF|پولیس موترم را ایستاد کرد و در شفاخانه ترجمان نبود",
                "fa|پلیس ماشینم را نگه داشت و در بیمارستان مترجم نبود",
                "fa-AF|به شاروالی رفتم، می‌گویند دوسیه‌ات در محکمه است و تیلفون را جواب نمی‌دهند",
                "fa|به شهرداری رفتم، می‌گویند پرونده‌ات در دادگاه است و تلفن را جواب نمی‌دهند",
                "fa-AF|داکتر گفت اطفالت می‌توانند روز دوم جنوری دوباره به مکتب بروند",
                "fa|دکتر گفت بچه‌هایت می‌توانند روز دوم ژانویه دوباره به دبیرستان بروند",
                "fa-AF|هشتاد فيصد معاشم براي كرايه ميرود و هر ماه صد دالر ميماند",
                "fa|هشتاد درصد حقوقم براي اجاره ميرود و هر ماه صد دلار ميماند",
            })
    void the_words_of_one_decide_however_it_is_typed(String tag, String text) {
        assertThat(detector.detect(text).language().tag())
                .as("%s", detector.detect(text))
                .isEqualTo(tag);
    }

    /** What health offices and encyclopedias say in both, in words of ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fa-AF|برای وقایه از این مرض باید الی ماه مارچ واکسین کنید",
                "fa|برای پیشگیری از این بیماری باید تا ماه مارس واکسن بزنید",
                "fa-AF|وزارت صحت اعلان کرد که رخصتی مکاتب تمدید شد",
                "fa|وزارت بهداشت اعلام کرد که تعطیلی مدارس تمدید شد",
            })
    void what_one_uses_more_than_the_other_decides(String tag, String text) {
        assertThat(detector.detect(text).language().tag())
                .as("%s", detector.detect(text))
                .isEqualTo(tag);
    }

    @Test
    void what_says_nothing_of_either_leaves_both_possible() {
        assertThat(detector.detect("برادرم را بردند و نمی‌دانم کجاست").candidates())
                .extracting(c -> c.language().tag())
                .contains("fa", "fa-AF");
    }

    @Test
    void no_word_is_in_both_lists_twice_in_one_or_of_two_parts() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/language/persian-dari.tsv")) {
            List<String> words = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> Arrays.stream(line.split("\t")[1].split(" ")))
                    .toList();
            assertThat(words)
                    .hasSizeGreaterThan(300)
                    .doesNotHaveDuplicates()
                    .allMatch(word -> word.codePoints().allMatch(Character::isLetter));
        }
    }
}
