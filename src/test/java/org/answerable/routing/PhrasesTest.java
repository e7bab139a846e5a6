package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of rules as stored queries. */
class PhrasesTest {
    private static Phrases phrases(Map<String, List<String>> words) {
        return new Phrases(Map.of("rule", words));
    }

    @Test
    void a_phrase_is_found_in_its_inflections() {
        try (Phrases stops = phrases(Map.of("en", List.of("traffic stop"), "es", List.of("parada de tráfico")))) {
            assertThat(stops.in("Two traffic stops in one week", "en")).containsKey("rule");
            assertThat(stops.in("Hubo paradas de tráfico toda la semana", "es")).containsKey("rule");
            assertThat(stops.in("The traffic did not stop", "en")).isEmpty();
        }
    }

    @Test
    void a_phrase_of_one_language_is_not_looked_for_in_another() {
        try (Phrases phrases = phrases(Map.of("es", List.of("red")))) {
            assertThat(phrases.in("La red no funciona", "es")).containsKey("rule");
            assertThat(phrases.in("A red car", "en")).isEmpty();
        }
    }

    @Test
    void a_variant_of_a_language_is_that_language() {
        try (Phrases phrases = phrases(Map.of("zh-Hans", List.of("翻译"), "fa-AF", List.of("ترجمان")))) {
            assertThat(phrases.in("没有翻译", "zh-Hant")).containsKey("rule");
            assertThat(phrases.in("沒有翻譯", "zh-Hant")).containsKey("rule");
            assertThat(phrases.in("ترجمان نیامد", "fa")).containsKey("rule");
        }
    }

    @Test
    void an_acronym_is_found_in_every_language_and_only_in_capitals() {
        try (Phrases ice = phrases(Map.of("en", List.of("ICE")))) {
            assertThat(ice.in("ICE came to the plant", "en")).containsKey("rule");
            assertThat(ice.in("Vino ICE a la planta", "es")).containsKey("rule");
            assertThat(ice.in("ICE waxay timid warshadda", "so")).containsKey("rule");
            assertThat(ice.in("That was ICE's van", "en")).containsKey("rule");
            assertThat(ice.in("他们说是ICE的人", "zh-Hans")).containsKey("rule");
            assertThat(ice.in("The road was black ice", "en")).isEmpty();
            assertThat(ice.in("JUSTICE FOR ALL", "en")).isEmpty();
            assertThat(ice.in("LE SUPPLÉICE", "fr")).isEmpty();
        }
    }

    @Test
    void what_was_found_is_told_in_the_words_of_the_text() {
        try (Phrases phrases = new Phrases(Map.of(
                "a",
                Map.of("en", List.of("interpreter", "body camera", "ICE detainer")),
                "b",
                Map.of("en", List.of("deer season"))))) {
            assertThat(phrases.in("No interpreter came, and the Body  Cameras were off.", "en"))
                    .containsOnlyKeys("a")
                    .hasEntrySatisfying(
                            "a", found -> assertThat(found.values()).containsExactly("interpreter", "Body  Cameras"));
            assertThat(phrases.in("They sent two ICE detainers", "en").get("a").values())
                    .containsExactly("ICE detainers");
            assertThat(phrases.in("ICE detained my father", "en"))
                    .as("a detainer is a paper")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "es, paradas de tráfico, Hubo paradas de tráfico aquí.",
        "ru, иммиграционная служба, Из иммиграционной службы пришли.",
        "ar, ضباط الهجرة, جاء وضباط الهجرة معهم.",
        "zh-Hans, 移民局, 他說移民局來了。",
        "my, ရဲ အရာရှိ, မနေ့က ရဲ အရာရှိ ရောက်တယ်။",
        "fa-AF, ادارهٔ مهاجرت, از ادارهٔ مهاجرت آمدند.",
        "vi, sở di trú, Hôm qua Sở Di Trú đến.",
        "hmn, tub ceev xwm, Cov Tub Ceev Xwm tuaj.",
        "en, immigration officers, Two ﬁne immigration officers.",
        "sw, maafisa wa uhamiaji, Maafisa wa uhamiaji walikuja.",
        "uk, імміграційна служба, З імміграційної служби прийшли."
    })
    void what_is_quoted_stands_in_the_text(String language, String phrase, String text) {
        try (Phrases phrases = phrases(Map.of(language, List.of(phrase)))) {
            assertThat(phrases.in(text, language).getOrDefault("rule", Map.of()).values())
                    .isNotEmpty()
                    .allSatisfy(words -> assertThat(text).contains(words));
        }
    }

    @Test
    void every_word_of_the_delivered_rules_can_be_found() {
        Map<String, Map<String, List<String>>> each = new HashMap<>();
        for (RuleWanted rule : DirectoryKeeping.readyMade(Optional::of).allRules()) {
            rule.when()
                    .words()
                    .forEach((language, words) ->
                            words.forEach(word -> each.put(language + " " + word, Map.of(language, List.of(word)))));
        }
        assertThat(each).hasSizeGreaterThan(500);
        try (Phrases all = new Phrases(each)) {
            assertThat(each.keySet()).allSatisfy(key -> {
                String language = key.substring(0, key.indexOf(' '));
                assertThat(all.in(key.substring(language.length() + 1), language))
                        .containsKey(key);
            });
        }
    }
}
