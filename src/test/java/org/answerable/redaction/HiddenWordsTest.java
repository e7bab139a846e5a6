package org.answerable.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Barred;
import org.answerable.platform.Tagged;
import org.answerable.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that is hidden in one text is found in another, however it is written there; words of every day are not. */
class HiddenWordsTest {

    private static HiddenWords hidden(String part, String kind) {
        String text = "It was (" + part + ") there.";
        int start = 8;
        return HiddenWords.of(
                text,
                List.of(new Redaction(
                        start,
                        start + Texts.length(part),
                        Tagged.of(Barred.Kind.values(), kind).orElseThrow())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            王芳 | 王芳被带走了
            王芳 | 谁见过王 芳？
            王小明 | 小明在哪里
            陳美玲 | 陈美玲
            Bo Xi | Where is Bo Xi?
            Bo Xi | where is bo xi
            Bo Xi | BO XI was taken
            Bo Xi | They took Bo
            Bo Xi | Xi, Bo
            이산 | 이산씨가 없어요
            이산 | 이산은 어디에
            김민수 | 민수가 왔어요
            José | Jose was there
            Jose | ¿Dónde está José?
            José | JOSÉ
            José | Jose\u0301
            José Ramírez | the Ramirez family
            José Ramírez | contact joseramirez88
            José Ramírez | jose.ramirez@example.org
            كَريم | أين كريم
            كريم | وكَرِيم
            كريم | لكريم
            أحمد | احمد
            أحمد | رأيت أحمدًا
            الحسن | للحسن
            حسن | بحسن
            Иванов | с Ивановым
            Иванов | ИВАНОВУ
            Мария | нет Марии
            Мария | с марией
            Алёна | Алена
            Алёна | к Алёне
            Павел | нет Павла
            Достоевский | Достоевского
            Ян | Яном
            Шевченко | Шевченка
            Олег | Олегові
            Kowalski | o Kowalskiego
            Ahmet | Ahmetin evi
            Ahmet | Ahmet'in evi
            Maria | Maria’s brother
            Lopez | the Lopezes
            Maria | Ｍａｒｉａ
            MARÍA | maria
            Vang | Mr. Vang
            Pa Nhia Vue | Nhia
            မောင်ကျော်ဦး | ဦးမောင်ကျော်ဦးကို
            အောင်ဆန်း | အောင်ဆန်းသည်
            O'Brien | OBrien
            O’Brien | the Brien house
            Nguyễn Văn Hòa | Nguyen
            Nguyễn Văn Hòa | ông Hoà
            סמי | לסמי
            ተስፋዬ | የተስፋዬ
            สมชาย | คุณสมชายไปไหน
            田中さくら | 田中さくらさん
            Will | and then Will came
            Иванов | Dear Mr. Ivanov
            Мария Ющенко | Ms. Yushchenko
            Достоевский | Dostoyevsky
            Алексей | Aleksey
            Ivanov | с Иванов
            王芳 | Wang Fang was here
            王小明 | Xiaoming Wang
            محمد | Mohammed
            Mohammed | رأيت محمد
            """)
    void a_name_is_found(String name, String other) {
        assertThat(hidden(name, "name").in(other)).as(name + " in " + other).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phone | 608-555-0199 | 608.555.0199
            phone | 608-555-0199 | (608) 555 0199
            phone | 608-555-0199 | ６０８－５５５－０１９９
            phone | 608-555-0199 | ٦٠٨٥٥٥٠١٩٩
            phone | 608-555-0199 | +16085550199
            phone | 608-555-0199 | call 555-0199
            phone | ٦٠٨ ٥٥٥ ٠١٩٩ | 6085550199
            phone | +1 608 555 0199 | 608–555–0199
            plate | ABC-1234 | abc 1234
            plate | ABC-1234 | ABC1234
            id-number | A 012 345 678 | A012345678
            id-number | 399-55-0142 | 399550142
            account | 4111 1111 1111 1111 | 4111-1111-1111-1111
            address | 1412 Maple Street | 1412 maple street
            address | 1412 Maple Street | the house on Maple
            address | 1412 Maple Street | number 1412
            email | maria.lopez@example.org | maria lopez
            email | maria.lopez@example.org | MARIA.LOPEZ@EXAMPLE.ORG
            account | facebook.com/maria.lopez | marialopez
            other | the red house | behind the Red House
            other | 红房子 | 在红房子后面
            other | zoo | at the zoo
            """)
    void other_hidden_parts_are_found(String kind, String part, String other) {
        assertThat(hidden(part, kind).in(other)).as(part + " in " + other).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            other | the red house | the officers came
            other | the red house | red tape
            other | the red house | house rules
            other | my daughter was born in May | may I ask
            name | Officer Lindqvist | The officer said no
            name | señora Gómez | La señora dijo
            name | Will May | may I ask what will come
            name | May Lee | It may rain
            name | Bo Xi | a bow and an ox
            name | Pa Nhia Vue | tsis muaj pa
            name | Tobias | What Tobiasson saw
            name | 王芳 | 国王的芳香
            name | 이산 | 이산화탄소
            name | Ян | янтарь
            name | كريم | كريمة الوجه
            name | Hòa | hỏa
            name | An | an officer and an agent
            name | Lan | về một lần kiểm tra
            email | lan@example.org | về một lần kiểm tra
            name | Роза | a rose garden
            name | سمير | Summer is warm
            name | 马丽 | ma li
            name | Иванов | an ivanov
            address | 12 Main Street | 12 people in the street
            phone | 608-555-0199 | case 16085550199887
            phone | 608-555-0199 | 608 people, 555 cars and 0199
            birth-date | March 14, 1985 | in March 1985 and on March 14
            email | maria.lopez@gmail.com | write to gmail.com
            """)
    void words_of_every_day_and_other_words_are_not(String kind, String part, String other) {
        assertThat(hidden(part, kind).in(other)).as(part + " in " + other).isEmpty();
    }

    @Test
    void the_place_is_told_in_code_points_with_the_kind_and_the_words_as_they_were_hidden() {
        String text = "😀 Bo Xi";
        assertThat(HiddenWords.of(text, List.of(new Redaction(2, 7, Barred.Kind.NAME)))
                        .in("😀😀 they took bo xi away"))
                .containsExactly(new HiddenWords.Occurrence("Bo Xi", Barred.Kind.NAME, 13, 18));
        assertThat(hidden("608-555-0199", "phone").in("😀 608.555.0199!"))
                .containsExactly(new HiddenWords.Occurrence("608-555-0199", Barred.Kind.PHONE, 2, 14));
        assertThat(hidden("José", "name").in("With Jose\u0301 here").getFirst())
                .isEqualTo(new HiddenWords.Occurrence("José", Barred.Kind.NAME, 5, 10));
    }

    @Test
    void the_places_found_do_not_overlap_and_hiding_them_leaves_nothing() {
        HiddenWords hidden = HiddenWords.of(
                "María Elena López, 608-555-0199",
                List.of(new Redaction(0, 17, Barred.Kind.NAME), new Redaction(19, 31, Barred.Kind.PHONE)));
        String answer = "Dear Maria, dear Mrs. LOPEZ: Elena López called 608.555.0199 (maria.elena@example.org).";
        List<HiddenWords.Occurrence> found = hidden.in(answer);
        int at = 0;
        for (HiddenWords.Occurrence one : found) {
            assertThat(one.start()).isGreaterThanOrEqualTo(at);
            at = one.end();
        }
        String left = Redaction.apply(
                        answer,
                        found.stream().map(HiddenWords.Occurrence::redaction).toList())
                .text();
        assertThat(hidden.in(left)).isEmpty();
        assertThat(left)
                .doesNotContainIgnoringCase("maria")
                .doesNotContainIgnoringCase("lopez")
                .doesNotContain("0199");
    }

    @Test
    void nothing_hidden_gives_nothing_away() {
        assertThat(HiddenWords.of("Anything", List.of()).in("Anything")).isEmpty();
        assertThat(HiddenWords.of("Anything", List.of()).isEmpty()).isTrue();
        assertThat(hidden("...", "other").in("... and ...")).isEmpty();
        assertThat(hidden("Maria", "name").in(null)).isEmpty();
    }

    @Test
    void many_hidden_words_and_a_long_text_come_to_an_end() {
        StringBuilder names = new StringBuilder();
        List<Redaction> redactions = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String name = "Qa" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "son";
            redactions.add(new Redaction(names.length(), names.length() + name.length(), Barred.Kind.NAME));
            names.append(name).append(' ');
        }
        HiddenWords hidden = HiddenWords.of(names.toString(), redactions);
        for (String other : List.of(
                "Qaaason ".repeat(2_500),
                "a".repeat(20_000),
                "1 ".repeat(10_000),
                "芳".repeat(20_000),
                "é".repeat(20_000),
                "a\u0301".repeat(10_000))) {
            org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofMinutes(1), () -> hidden.in(other));
        }
    }
}
