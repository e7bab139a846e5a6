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
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    private final Messages messages = new Messages();

    @Test
    void the_languages_are_the_folders_that_say_what_they_are_by_their_own_names() throws IOException {
        List<String> folders;
        try (Stream<Path> all = Files.list(Path.of("i18n"))) {
            folders = all.filter(folder -> Files.exists(folder.resolve("status.properties")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
        assertThat(Languages.UI)
                .extracting(Language::tag)
                .containsExactlyInAnyOrderElementsOf(folders)
                .startsWith("en")
                .containsSubsequence("en", "es", "hmn", "sw", "so", "vi", "ru", "uk", "ar", "fa-AF", "my", "zh-Hans");
        assertThat(Languages.UI)
                .extracting(Language::ownName)
                .doesNotHaveDuplicates()
                .allMatch(name -> !name.isBlank());
    }

    @Test
    void every_language_but_english_is_a_draft_until_somebody_signs_for_it() {
        for (Language language : Languages.UI) {
            Review review = Languages.review(language);
            assertThat(review.status() == Review.Status.ORIGINAL)
                    .as(language.tag())
                    .isEqualTo(language.equals(Language.ENGLISH));
            assertThat(review.status() == Review.Status.REVIEWED)
                    .as("%s names its reviewer and the day", language)
                    .isEqualTo(review.by() != null && review.on() != null);
        }
    }

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource({
        "zh,zh-Hans",
        "zh-CN,zh-Hans",
        "zh-Hans-CN,zh-Hans",
        "zh-TW,zh-Hans",
        "ZH-hans,zh-Hans",
        "fa,fa-AF",
        "fa-IR,fa-AF",
        "prs,fa-AF",
        "prs-AF,fa-AF",
        "mww,hmn",
        "mww-Hmnp,hmn",
        "arz,ar",
        "pes-IR,fa-AF",
        "hmn-Latn-US,hmn",
        "es-419,es",
        "es-MX,es",
        "en-GB,en",
        "ar-EG,ar",
        "sw-KE,sw",
        "swh,sw",
        "uk-UA,uk",
        "my-MM,my",
        "so-SO,so",
        "vi-VN,vi",
        "ru,ru"
    })
    void a_near_tag_finds_its_language(String asked, String found) {
        assertThat(Languages.near(asked)).contains(new Language(found));
        assertThat(Languages.negotiate("la-VA, " + asked + ";q=0.8, en;q=0.1")).isEqualTo(new Language(found));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "prs,fa-AF",
        "prs-AF,fa-AF",
        "PRS,fa-AF",
        "fa-AF,fa-AF",
        "fa-Arab-AF,fa-AF",
        "fa_AF,fa-AF",
        "per,fa",
        "pes,fa",
        "fa-IR,fa",
        "fa-Aran,fa",
        "fas-u-ca-persian,fa",
        "es-MX,es",
        "es-419,es",
        "ES,es",
        "spa,es",
        "es-US-u-nu-latn,es",
        "es_MX,es",
        "zh,zh-Hans",
        "zh-CN,zh-Hans",
        "zh-SG,zh-Hans",
        "zh-Hans-CN,zh-Hans",
        "cmn,zh-Hans",
        "zh-cmn-Hans-CN,zh-Hans",
        "chi,zh-Hans",
        "zh-TW,zh-Hant",
        "zh-HK,zh-Hant",
        "cmn-Hant,zh-Hant",
        "zh-Hant-TW,zh-Hant",
        "zh-yue,yue",
        "hmn,hmn",
        "mww,hmn",
        "hnj,hmn",
        "hmn-Latn,hmn",
        "hmn-Latn-US,hmn",
        "hmn-Hmnp,hmn-Hmnp",
        "mww-Hmnp,hmn-Hmnp",
        "iw,he",
        "in,id",
        "tl,fil",
        "tgl,fil",
        "tl-PH,fil",
        "ji,yi",
        "jw,jv",
        "mo,ro",
        "ro-MD,ro",
        "sh,sr-Latn",
        "sr-ME,sr-Latn",
        "sr-Cyrl,sr",
        "sr,sr",
        "en-US,en",
        "eng,en",
        "en-GB-oed,en",
        "en-x-office,en",
        "de-1996,de",
        "pa,pa",
        "pa-PK,pa-Arab",
        "pa-Arab-PK,pa-Arab",
        "pa-Guru,pa",
        "pnb,pa-Arab",
        "uz-AF,uz-Arab",
        "swh,sw",
        "swc,sw",
        "sw-CD,sw",
        "arb,ar",
        "arz,ar",
        "apc,ar",
        "ar-EG,ar",
        "ar-Latn,ar-Latn",
        "ru-Latn,ru-Latn",
        "ru-Cyrl-RU,ru",
        "som,so",
        "mya,my",
        "bur,my",
        "my-Mymr-MM,my",
        "kmr,ku",
        "ckb-IQ,ckb",
        "nb,nb",
        "no,nb",
        "pbu,ps",
        "gaz,om",
        "npi,ne",
        "ko-Hang,ko",
        "ja-Jpan-JP,ja",
        "ksw,ksw",
        "pt-BR,pt",
        "fr-CA,fr",
        "uk-UA,uk",
        "vi-VN,vi",
        "und,und"
    })
    void a_language_has_one_tag_whatever_it_is_called(String given, String canonical) {
        assertThat(Languages.parse(given)).contains(new Language(canonical));
        assertThat(Languages.parse(canonical)).contains(new Language(canonical));
        assertThat(new Language(given.replace('_', '-')).dir()).isEqualTo(new Language(canonical).dir());
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                " ",
                "x-klingon",
                "x-default",
                "qaa",
                "qtz",
                "xx",
                "zzz",
                "qq-US",
                "klingonese",
                "e",
                "es--MX",
                "es-",
                "-es",
                "spanish language",
                "es;q=0.8",
                "es-XX",
                "es-JJ",
                "es-Qaaa",
                "es-Xxxx",
                "mul",
                "zxx",
                "mis",
                "12",
                "../en",
                "en\u0000",
                "<b>",
                "x-und"
            })
    void what_means_no_language_is_none(String given) {
        assertThat(Languages.parse(given)).isEmpty();
    }

    @Test
    void what_the_detector_finds_and_what_is_spoken_here_goes_by_its_one_tag() {
        Detector detector = new Detector();
        for (String tag : detector.all()) {
            assertThat(Languages.parse(tag)).as(tag).contains(new Language(tag));
        }
        Languages.UI.forEach(
                language -> assertThat(Languages.parse(language.tag())).contains(language));
    }

    @Test
    void the_direction_and_the_name_are_those_of_the_language_not_of_its_tag() {
        for (String tag : List.of(
                "prs", "prs-AF", "fa-AF", "iw", "ji", "pa-PK", "pa-Arab", "uz-AF", "ur", "ps", "ckb", "ar", "arz",
                "rhg", "dv", "ff-Adlm", "syr", "az-IR", "ku-Arab")) {
            assertThat(new Language(tag).dir()).as(tag).isEqualTo("rtl");
        }
        for (String tag : List.of("es-MX", "ar-Latn", "fa-Latn", "sh", "pa", "uz", "az", "ku", "mww", "zh-TW", "und")) {
            assertThat(new Language(tag).dir()).as(tag).isEqualTo("ltr");
        }
        assertThat(Languages.parse("prs").orElseThrow().name(Language.ENGLISH)).isEqualTo("Dari");
        assertThat(Languages.parse("es-MX").orElseThrow().name(Language.ENGLISH))
                .isEqualTo("Spanish");
        assertThat(Languages.parse("tl").orElseThrow().name(Language.ENGLISH)).isEqualTo("Filipino");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "fa,fa-AF,true",
        "prs,fa,true",
        "fa-AF,fa,true",
        "es,es-MX,true",
        "zh-Hans,zh-Hant,false",
        "pa,pa-Arab,false",
        "ar,ar-Latn,false",
        "fa,ps,false",
        "mww,hmn,true"
    })
    void who_reads_one_reads_the_other(String one, String other, boolean alike) {
        assertThat(Translations.alike(new Language(one), new Language(other))).isEqualTo(alike);
        assertThat(Translations.alike(new Language(other), new Language(one))).isEqualTo(alike);
    }

    @Test
    void a_translation_into_persian_is_asked_for_as_dari_and_one_into_french_as_french() {
        assertThat(Translations.target(new Language("fa"))).isEqualTo(new Language("fa-AF"));
        assertThat(Translations.target(new Language("fr"))).isEqualTo(new Language("fr"));
        assertThat(Translations.target(new Language("zh-Hant"))).isEqualTo(new Language("zh-Hant"));
        assertThat(Translations.target(new Language("zh-Hans"))).isEqualTo(new Language("zh-Hans"));
    }

    @Test
    void what_nobody_wrote_here_is_english_and_what_is_no_tag_is_none() {
        assertThat(Languages.near("la")).isEmpty();
        assertThat(Languages.near("share")).isEmpty();
        assertThat(Languages.near("")).isEmpty();
        assertThat(Languages.near(null)).isEmpty();
        assertThat(Languages.negotiate("la, eo;q=0.5")).isEqualTo(Language.ENGLISH);
        assertThat(Languages.negotiate("*")).isEqualTo(Language.ENGLISH);
        assertThat(Languages.negotiate(";;;")).isEqualTo(Language.ENGLISH);
        assertThat(Languages.negotiate("es;q=0, ar;q=0.3, so;q=0.9")).isEqualTo(new Language("so"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Tuesday, March 31, 2026; March 2026; 12,345",
                "es; martes, 31 de marzo de 2026; marzo de 2026; 12,345",
                "hmn; Hnub Zwj Quag, Lub Peb Hlis tim 31, 2026; Lub Peb Hlis 2026; 12,345",
                "ar; الثلاثاء، ٣١ مارس ٢٠٢٦; مارس ٢٠٢٦; ١٢٬٣٤٥",
                "fa-AF; سه‌شنبه ۳۱ مارچ ۲۰۲۶; مارچ ۲۰۲۶; ۱۲٬۳۴۵",
                "my; ၂၀၂၆ မတ် ၃၁ အင်္ဂါ; ၂၀၂၆ မတ်; ၁၂,၃၄၅",
                "zh-Hans; 2026年3月31日星期二; 2026年3月; 12,345",
                "vi; Thứ Ba, 31 tháng 3, 2026; tháng 3 năm 2026; 12.345"
            })
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
            String written = messages.fullDateTime(language, evening) + " " + messages.dateTime(language, evening) + " "
                    + messages.shortDate(language, LocalDate.of(2026, 11, 24));
            String western = written.codePoints()
                    .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(western)
                    .as(language.tag())
                    .contains("2026")
                    .contains("24")
                    .matches("(?s).*(6:30|18[:.]30).*");
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
                    assertThat(name)
                            .as("%s in %s", named, reader)
                            .isNotEqualToIgnoringCase(named.name(Language.ENGLISH));
                }
            }
        }
    }

    @Test
    void things_are_listed_as_each_language_lists_them() {
        assertThat(messages.list(Language.ENGLISH, List.of("Madison", "Racine", "Wausau")))
                .isEqualTo("Madison, Racine, Wausau");
        assertThat(messages.list(new Language("hmn"), List.of("Madison", "Racine")))
                .isEqualTo("Madison, Racine");
        assertThat(messages.list(new Language("ar"), List.of("السكن", "العمل", "ICE")))
                .contains("السكن", "العمل", "\u2068ICE\u2069")
                .doesNotContain(",");
        assertThat(messages.list(new Language("my"), List.of("ICE"))).isEqualTo("ICE");
    }
}
