package org.answerable.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnalyzersTest {
    private static final List<String> HOSTILE_UNITS = List.of(
            "a",
            "я",
            "ع",
            "\u200c",
            "中",
            "한",
            "ไ",
            "ລ",
            "ក",
            "မ",
            "አ",
            "ग",
            "ß",
            "ﷺ",
            "\u0301",
            "👩‍👩‍👧",
            "𞤀",
            "9",
            "'",
            ".",
            "a.",
            "ế",
            "\ud800",
            "\u202e",
            "٣");

    static Stream<Map.Entry<String, Analyzer>> all() {
        Map<String, Analyzer> all = new LinkedHashMap<>();
        Analyzers.keys().forEach(key -> all.put(key, Analyzers.forKey(key)));
        all.put("exact", Analyzers.exact());
        all.put("folded", Analyzers.folded());
        all.put("grams", Analyzers.grams());
        all.put("pairs", Analyzers.pairs());
        return all.entrySet().stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The officers were detaining people|officer were detain people",
                "en|We don’t know the neighbor’s name|we don't dont know neighbor name",
                "en|A non-profit at O’Malley’s|nonprofit non profit o'malley omalley",
                "en|detainer detainers detained|detainer detainer detain",
                "en|nonprofit omalleys|nonprofit omalley",
                "en|H-2A, H2A, I‑94|h2a h 2a h2a i94 i 94",
                "en|I'll, we're|i'll we're",
                "es|anti-inmigrante|antiinmigrant anti inmigrant",
                "uk|обєкти|обєкти",
                "ru|как-нибудь|какнибуд",
                "zh-Hans|H-2A签证|h2a h 2a 签证",
                "my|H-2A|h2a h 2a",
                "so|la'aan|la'aan laaan",
                "es|la policía, policia, detuvo a mi vecino en el estado|polici polici detuv vecin estad",
                "ru|Полицейские задержали её|полицейск задержа",
                "uk|об’єкти затримали|об'єкт обєкти затримати",
                "vi|Cảnh sát bắt giữ|cảnh sát bắt giữ",
                "ko|경찰이 왔다|경찰 찰이 왔다",
                "zh-Hant|警察逮捕|警察 察逮 逮捕",
                "zh-Hans|國家|国家",
                "fa-AF|کتاب‌ها|كتاب",
                "hmn|Tub Ceev Xwm|tub ceev xwm",
                "my|အသံုးျပဳသူမ်ား|အသုံးပြု သူများ",
                "my|အသုံးပြုသူများ|အသုံးပြု သူများ",
                "th|ตำรวจจับกุม|ตํารวจ จับกุม",
                "tr|İstanbul'daki IŞIKLAR, polislerin|istanbul ışık polis",
                "ro|polițiștii, poliţist|polițist polițist",
                "el|των δρόμων, δρόμοι|δρομ δρομ",
                "xx|Straße ÀÉ|strasse àé",
            })
    void words_become_the_terms_of_their_language(String tag, String text, String terms) throws IOException {
        assertThat(String.join(" ", terms(Analyzers.forLanguage(tag), text))).isEqualTo(terms);
    }

    @ParameterizedTest
    @MethodSource("all")
    void acronyms_and_numbers_stay_findable(Map.Entry<String, Analyzer> analyzer) throws IOException {
        for (String word : List.of("ICE", "CBP", "MOA", "US", "IT", "287", "2026")) {
            List<String> terms = terms(analyzer.getValue(), word);
            assertThat(terms).as("%s with %s", word, analyzer.getKey()).isNotEmpty();
            assertThat(String.join(" ", terms(analyzer.getValue(), "x " + word + " y")))
                    .contains(terms);
        }
        assertThat(terms(analyzer.getValue(), "I.C.E.")).isEqualTo(terms(analyzer.getValue(), "ICE"));
        assertThat(terms(analyzer.getValue(), "٢٨٧")).isEqualTo(terms(analyzer.getValue(), "287"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void hostile_text_is_bounded_and_makes_no_graph(Map.Entry<String, Analyzer> analyzer) throws IOException {
        for (String unit : HOSTILE_UNITS) {
            for (String text : List.of(unit, unit.repeat(10_000), (unit + " ").repeat(2_000))) {
                read(analyzer.getValue(), text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_megabyte_without_a_space_is_bounded(Map.Entry<String, Analyzer> analyzer) throws IOException {
        read(analyzer.getValue(), "a".repeat(1 << 20));
    }

    @Test
    void exact_keeps_diacritics_and_folded_does_not() throws IOException {
        assertThat(terms(Analyzers.exact(), "Policía BẮT")).containsExactly("policía", "bắt");
        assertThat(terms(Analyzers.folded(), "Policía BẮT")).containsExactly("policia", "bat");
    }

    @Test
    void grams_and_pairs_are_second_streams() throws IOException {
        assertThat(terms(Analyzers.grams(), "Detención ICE"))
                .containsExactly("dete", "eten", "tenc", "enci", "ncio", "cion", "detencion", "ice");
        assertThat(terms(Analyzers.pairs(), "tub ceev xwm")).containsExactly("tub ceev", "ceev xwm");
        assertThat(terms(Analyzers.pairs(), "xwm")).containsExactly("xwm");
    }

    @Test
    void a_highlight_in_zawgyi_points_into_its_phrase() throws IOException {
        String zawgyi = "ICE အသံုးျပဳသူမ်ား ICE";
        try (TokenStream stream = Analyzers.forLanguage("my").tokenStream("text", zawgyi)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            List<String> ends = new ArrayList<>();
            while (stream.incrementToken()) {
                if (term.toString().equals("ice")) {
                    ends.add(zawgyi.substring(offset.startOffset(), offset.endOffset()));
                } else {
                    assertThat(zawgyi.substring(offset.startOffset(), offset.endOffset()))
                            .isNotEmpty()
                            .doesNotContain("I");
                }
            }
            assertThat(ends).containsExactly("ICE", "ICE");
        }
    }

    @Test
    void a_variant_of_a_language_is_read_by_its_analyzer() {
        assertThat(Analyzers.key("fa-AF")).isEqualTo("fa");
        assertThat(Analyzers.key("zh-Hant-TW")).isEqualTo("zh");
        assertThat(Analyzers.key("km")).isEqualTo(Analyzers.OTHER);
        assertThat(Analyzers.key("ar-Latn")).isEqualTo(Analyzers.OTHER);
        assertThat(Analyzers.forLanguage("es-MX")).isSameAs(Analyzers.forLanguage("es"));
    }

    @ParameterizedTest
    @CsvSource({
        "en,help,true", "en,помощь,false", "en,ΟΔΟΣ,false", "zh,ΟΔΟΣ,false", "zh,help,false", "zh,ICE 拘留,true",
                "en,12:30,true", "ru,'ICE, задержали',true",
        "uk,допомога,true", "hmn,pab kuv,true", "hmn,ความช่วยเหลือ,false", "fa-AF,کمک,true", "ar,کمک,true",
                "so,caawimaad,true", "ja,逮捕,true", "ko,도움,true",
        "en,拘留拘留拘留拘留 ICE,false", "my,အကူအညီ,true", "ku,alîkarî,true",
    })
    void a_query_in_one_script_never_meets_the_analyzer_of_another(String tag, String text, boolean suits) {
        assertThat(Analyzers.suits(tag, text)).isEqualTo(suits);
    }

    private static List<String> terms(Analyzer analyzer, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }

    private static void read(Analyzer analyzer, String text) throws IOException {
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                assertThat(term.length()).isBetween(1, TokenShape.MAX_LENGTH);
                assertThat(length.getPositionLength()).isEqualTo(1);
                assertThat(offset.endOffset()).isBetween(offset.startOffset(), text.length());
            }
            stream.end();
        }
    }
}
