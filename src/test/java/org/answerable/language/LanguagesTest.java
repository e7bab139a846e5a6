package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private final Messages messages = new Messages();

    @Test
    void the_languages_are_the_folders_that_say_what_they_are_by_their_own_names() throws IOException {
        List<String> folders;
        try (Stream<Path> all = Files.list(Path.of("i18n"))) {
            folders = all.filter(folder -> Files.exists(folder.resolve("status.properties"))).map(folder -> folder.getFileName().toString()).toList();
        }
        assertThat(Languages.UI).extracting(Language::tag).containsExactlyInAnyOrderElementsOf(folders)
                .containsExactly("en", "es", "hmn", "sw", "so", "vi", "ru", "uk", "ar", "fa-AF", "my", "zh-Hans");
        assertThat(Languages.UI).extracting(Language::ownName).doesNotHaveDuplicates().allMatch(name -> !name.isBlank());
    }

    @Test
    void every_language_but_english_is_a_draft_until_somebody_signs_for_it() {
        for (Language language : Languages.UI) {
            Review review = Languages.review(language);
            assertThat(review.status() == Review.Status.ORIGINAL).as(language.tag()).isEqualTo(language.equals(Language.ENGLISH));
            assertThat(review.status() == Review.Status.REVIEWED).as("%s names its reviewer and the day", language).isEqualTo(review.by() != null && review.on() != null);
        }
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource({"zh,zh-Hans", "zh-CN,zh-Hans", "zh-Hans-CN,zh-Hans", "zh-TW,zh-Hans", "ZH-hans,zh-Hans", "fa,fa-AF", "fa-IR,fa-AF", "prs,fa-AF", "prs-AF,fa-AF", "mww,hmn",
        "hmn-Latn-US,hmn", "es-419,es", "es-MX,es", "en-GB,en", "ar-EG,ar", "sw-KE,sw", "swh,sw", "uk-UA,uk", "my-MM,my", "so-SO,so", "vi-VN,vi", "ru,ru"})
    void a_near_tag_finds_its_language(String asked, String found) {
        assertThat(Languages.near(asked)).contains(new Language(found));
        assertThat(Languages.negotiate("fr-CA, " + asked + ";q=0.8, en;q=0.1")).isEqualTo(new Language(found));
    }

    @Test
    void what_nobody_wrote_here_is_english_and_what_is_no_tag_is_none() {
        assertThat(Languages.near("fr")).isEmpty();
        assertThat(Languages.near("share")).isEmpty();
        assertThat(Languages.near("")).isEmpty();
        assertThat(Languages.near(null)).isEmpty();
        assertThat(Languages.negotiate("fr, de;q=0.5")).isEqualTo(Language.ENGLISH);
        assertThat(Languages.negotiate("*")).isEqualTo(Language.ENGLISH);
        assertThat(Languages.negotiate(";;;")).isEqualTo(Language.ENGLISH);
        assertThat(Languages.negotiate("es;q=0, ar;q=0.3, so;q=0.9")).isEqualTo(new Language("so"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', value = {
        "en; Tuesday, March 31, 2026; March 2026; 12,345",
        "es; martes, 31 de marzo de 2026; marzo de 2026; 12,345",
        "hmn; Hnub Tuesday, Lub Peb Hlis tim 31, 2026; Lub Peb Hlis 2026; 12,345",
        "ar; الثلاثاء، ٣١ مارس ٢٠٢٦; مارس ٢٠٢٦; ١٢٬٣٤٥",
        "fa-AF; سه‌شنبه ۳۱ مارچ ۲۰۲۶; مارچ ۲۰۲۶; ۱۲٬۳۴۵",
        "my; ၂၀၂၆ မတ် ၃၁ အင်္ဂါ; ၂၀၂၆ မတ်; ၁၂,၃၄၅",
        "zh-Hans; 2026年3月31日星期二; 2026年3月; 12,345",
        "vi; Thứ Ba, 31 tháng 3, 2026; tháng 3 năm 2026; 12.345"})
    void dates_and_numbers_are_those_of_the_reader(String tag, String day, String month, String number) {
        Language language = new Language(tag);
        assertThat(messages.date(language, LocalDate.of(2026, 3, 31))).isEqualTo(day);
        assertThat(messages.month(language, YearMonth.of(2026, 3))).isEqualTo(month);
        assertThat(messages.number(language, 12345)).isEqualTo(number);
    }

    @Test
    void no_date_is_written_with_english_names_or_a_foreign_calendar() {
        Instant evening = Instant.parse("2026-11-25T00:30:00Z");
        for (Language language : Languages.UI) {
            String written = messages.fullDateTime(language, evening) + " " + messages.dateTime(language, evening) + " " + messages.shortDate(language, LocalDate.of(2026, 11, 24));
            String western = written.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertThat(western).as(language.tag()).contains("2026").contains("24").matches("(?s).*(6:30|18[:.]30).*");
            if (!language.equals(Language.ENGLISH)) {
                assertThat(written).as(language.tag()).doesNotContainPattern("\\b(November|at)\\b|M\\d\\d");
            }
        }
    }

    @Test
    void every_language_is_named_in_every_language() {
        for (Language reader : Languages.UI) {
            for (Language named : Languages.UI) {
                String name = named.name(reader);
                assertThat(name).as("%s in %s", named, reader).isNotBlank().isNotEqualTo(named.tag());
                if (!reader.script().equals("Latn")) {
                    assertThat(name).as("%s in %s", named, reader).isNotEqualToIgnoringCase(named.name(Language.ENGLISH));
                }
            }
        }
    }

    @Test
    void things_are_listed_as_each_language_lists_them() {
        assertThat(messages.list(Language.ENGLISH, List.of("Madison", "Racine", "Wausau"))).isEqualTo("Madison, Racine, Wausau");
        assertThat(messages.list(new Language("hmn"), List.of("Madison", "Racine"))).isEqualTo("Madison, Racine");
        assertThat(messages.list(new Language("ar"), List.of("السكن", "العمل", "ICE"))).contains("السكن", "العمل", "\u2068ICE\u2069").doesNotContain(",");
        assertThat(messages.list(new Language("my"), List.of("ICE"))).isEqualTo("ICE");
    }
}
