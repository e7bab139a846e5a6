package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
    private final Detector detector = new Detector();

    private record Sentence(String tag, String text) {}

    @ParameterizedTest
    @CsvSource({"100000, 0.98, 0.99", "40, 0.96, 0.985", "20, 0.92, 0.945"})
    void finds_the_language_of_sentences_it_has_not_seen(int length, double least, double leastWithDariAsPersian)
            throws IOException {
        List<Sentence> sample = sample();
        Map<String, Integer> wrong = new TreeMap<>();
        for (Sentence s : sample) {
            String found = detector.detect(s.text.substring(0, Math.min(length, s.text.length())))
                    .language()
                    .tag();
            if (!found.equals(s.tag)) {
                wrong.merge(s.tag + " taken for " + found, 1, Integer::sum);
            }
        }
        double accuracy = 1 - wrong.values().stream().mapToInt(i -> i).sum() / (double) sample.size();
        assertThat(accuracy).as("up to %d characters; %s", length, wrong).isGreaterThanOrEqualTo(least);
        int dari = wrong.getOrDefault("fa taken for fa-AF", 0) + wrong.getOrDefault("fa-AF taken for fa", 0);
        assertThat(accuracy + dari / (double) sample.size())
                .as("Dari counted as Persian; %s", wrong)
                .isGreaterThanOrEqualTo(leastWithDariAsPersian);
    }

    @Test
    void who_reads_dari_writes_dari_where_it_might_be_persian() throws IOException {
        Language dari = new Language("fa-AF");
        List<Sentence> written =
                sample().stream().filter(s -> s.tag.equals("fa-AF")).toList();
        long found = written.stream()
                .filter(s -> detector.detect(s.text, dari).language().equals(dari))
                .count();
        assertThat(found).isGreaterThanOrEqualTo(Math.round(written.size() * 0.99));
    }

    @Test
    void the_page_decides_between_variants_and_nothing_else() {
        Language dari = new Language("fa-AF");
        Detection unsure = detector.detect("پولیس دیروز به خانه ما آمد", Language.ENGLISH);
        assertThat(unsure.candidates()).extracting(c -> c.language().tag()).contains("fa", "fa-AF");
        Detection onItsPage = detector.detect("پولیس دیروز به خانه ما آمد", dari);
        assertThat(onItsPage.language()).isEqualTo(dari);
        assertThat(onItsPage.confidence()).isGreaterThan(unsure.confidence());
        assertThat(onItsPage.candidates())
                .extracting(c -> c.language().tag())
                .doesNotContain("fa")
                .doesNotHaveDuplicates();
        assertThat(detector.detect("They stopped my car for no reason at all", dari)
                        .language())
                .isEqualTo(Language.ENGLISH);
        assertThat(detector.detect("昨天警察來我家門口問話，沒有說明原因", new Language("zh-Hans"))
                        .language()
                        .tag())
                .isEqualTo("zh-Hant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|ICE came to my work yesterday and took 2 people, nobody told us why",
                "en|they stoped my car for no reason",
                "es|mi esposo fue detenido en la parada de autobus y no sabemos donde esta",
                "es|no me dieron interprete",
                "hmn|Lawv tuaj nres kuv lub tsheb thiab nug kuv cov ntaub ntawv",
                "hmn|kuv tsis paub lus Askiv",
                "so|Booliisku waxay istaajiyeen gaarigayga, turjumaan ma ay haysan",
                "so|fadlan i caawi",
                "ar|أخذوا جاري أمس ولا نعرف إلى أين",
                "zh-Hans|昨天ICE来我工作的地方抓人，没有翻译",
                "zh-Hant|昨天警察來我家門口問話，沒有說明原因",
                "ru|меня остановили без причины и не дали переводчика",
                "uk|мене зупинили без причини і не дали перекладача",
                "my|မနေ့က ရဲက ကျွန်တော့်ကားကို ရပ်ခိုင်းတယ်",
                "sw|walikuja kazini kwetu na kumchukua rafiki yangu",
                "fa-AF|پولیس موتر مرا بدون دلیل توقف داد و ترجمان نبود",
                "vi|hôm qua cảnh sát đến nhà tôi hỏi giấy tờ",
                "fr|ils ont arrêté mon voisin sans explication",
                "fil|kinuha nila ang kapatid ko kahapon sa trabaho",
                "ksw|ပှၤကညီအဂီၢ် တၢ်မၤစၢၤ ပအဲၣ်ဒိး",
                "ja|昨日、警察が家に来ました",
                "ko|어제 경찰이 집에 왔어요",
                "th|เมื่อวานตำรวจมาที่บ้าน",
                "el|χθες ήρθε η αστυνομία στο σπίτι μου",
                "he|אתמול המשטרה באה הביתה",
                "am|ትናንት ፖሊስ ወደ ቤቴ መጣ",
                "ti|ትማሊ ፖሊስ ናብ ገዛይ መጺኡ",
                "ps|پولیس زما موټر ودراوه او ژباړن نه و",
            })
    void reads_short_messages_of_residents(String tag, String text) {
        assertThat(detector.detect(text).language().tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0123 456-789",
                "👩‍👩‍👧 😀",
                "...",
                "\u0301\u0301",
                "\ud800",
                "https://example.org/policia",
                "someone@example.org"
            })
    void text_without_words_is_undetermined(String text) {
        assertThat(detector.detect(text)).isEqualTo(new Detection(Language.UNDETERMINED, 0, List.of()));
        assertThat(detector.detect(null).language()).isEqualTo(Language.UNDETERMINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Αθήνα", "กรุงเทพ", "東京", "とうきょう", "서울", "თბილისი", "Երևան", "ירושלים"})
    void a_script_that_hmong_does_not_use_is_never_hmong(String text) {
        assertThat(detector.detect(text).candidates())
                .noneMatch(c -> c.language().tag().equals("hmn"));
        assertThat(detector.detect(text).confidence()).isGreaterThan(0.7);
    }

    @Test
    void is_sure_of_long_text_and_unsure_of_a_name_or_of_a_language_it_does_not_know() throws IOException {
        List<Sentence> sample =
                sample().stream().filter(s -> !s.tag.startsWith("fa")).toList();
        assertThat(sample.stream()
                        .mapToDouble(s -> detector.detect(s.text).confidence())
                        .average()
                        .orElseThrow())
                .isGreaterThan(0.95);
        assertThat(detector.detect("Ana").confidence()).isLessThan(0.8);
        assertThat(detector.detect("Maria Xiong").confidence()).isLessThan(0.9);
        assertThat(detector.detect("wczoraj policja przyszła do mojego domu").confidence())
                .isLessThan(0.8);
    }

    @Test
    void names_both_languages_of_a_mixed_text() {
        Detection found = detector.detect("ICE detained my neighbor on Monday morning. " + "我的邻居星期一早上被拘留了。");
        assertThat(found.candidates()).extracting(c -> c.language().tag()).contains("en", "zh-Hans");
        assertThat(found.confidence()).isLessThan(0.9);
        assertThat(detector.detect("ICE 昨天早上带走了我的邻居").language().tag()).isEqualTo("zh-Hans");
    }

    @Test
    void candidates_come_best_first_and_are_probabilities() throws IOException {
        for (Sentence s : sample()) {
            Detection found = detector.detect(s.text);
            assertThat(found.candidates()).hasSizeBetween(1, 5);
            assertThat(found.candidates().getFirst().language()).isEqualTo(found.language());
            assertThat(found.candidates())
                    .extracting(Detection.Candidate::confidence)
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(found.candidates().stream()
                            .mapToDouble(Detection.Candidate::confidence)
                            .sum())
                    .isBetween(0.0, 1.0000001);
        }
    }

    @Test
    void reads_a_bounded_part_of_a_long_text() throws IOException {
        String spanish = sample().stream()
                .filter(s -> s.tag.equals("es"))
                .map(Sentence::text)
                .collect(Collectors.joining(" "));
        String longText = spanish.repeat(20_000 / spanish.length() + 1).substring(0, 20_000);
        assertThat(detector.detect(longText).language().tag()).isEqualTo("es");
        // Proved without a clock: whatever stands outside of what is read changes nothing of what comes out.
        List<String> elsewhere = List.of(
                "مرحبا يا صديقي ",
                "3la 7abibi ya3ni ",
                "privet kak dela ",
                "привіт, як справи ",
                "cảnh sát đến nhà tôi ",
                "他们来了 ",
                "police came to our house ",
                "1",
                "\ud83d");
        List<String> read = new ArrayList<>(
                List.of(spanish + " ", "a", "é", "e\u0301", "\u0301", "ﷺ", "中", "😀", "\ud800", " ", "'", "\u200c"));
        for (String unit : read) {
            String whole = unit.repeat((1 << 20) / unit.length() + 1).substring(0, 1 << 20);
            Detection expected = detector.detect(whole);
            for (String other : elsewhere) {
                assertThat(detector.detect(unread(whole, other)))
                        .as(unit.substring(0, 1) + " with " + other)
                        .isEqualTo(expected);
            }
        }
    }

    /** The text with another in place of all but what is read of it. */
    private static String unread(String whole, String other) {
        char[] mixed = other.repeat(whole.length() / other.length() + 1)
                .substring(0, whole.length())
                .toCharArray();
        whole.getChars(0, Math.max(2 * ScriptLetters.LIMIT, WritersLanguage.LIMIT), mixed, 0);
        for (int from : ScriptLetters.samples(whole.length())) {
            whole.getChars(from, from + ScriptLetters.SAMPLE, mixed, from);
        }
        return new String(mixed);
    }

    @Test
    void vietnamese_in_decomposed_form_is_vietnamese() {
        String decomposed = java.text.Normalizer.normalize("cảnh sát đến nhà tôi", java.text.Normalizer.Form.NFD);
        assertThat(detector.detect(decomposed).language().tag()).isEqualTo("vi");
    }

    @Test
    void many_threads_get_the_same_answers() throws IOException {
        List<Sentence> sample = sample();
        List<Detection> alone =
                sample.stream().map(s -> detector.detect(s.text)).toList();
        List<Detection> together = IntStream.range(0, sample.size())
                .parallel()
                .mapToObj(i -> detector.detect(sample.get(i).text))
                .toList();
        assertThat(together).isEqualTo(alone);
    }

    private static List<Sentence> sample() throws IOException {
        try (InputStream file = DetectorTest.class.getResourceAsStream("/language/sample.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .map(part -> new Sentence(ModelTrainer.expected(part[0]), part[1]))
                    .toList();
        }
    }
}
