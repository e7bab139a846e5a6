package org.answerable.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.answerable.casework.SimilarWords.Words;
import org.junit.jupiter.api.Test;

/** Which of some messages are like one. */
class LuceneSimilarWordsTest {
    private final Map<String, Words> others = new LinkedHashMap<>();

    private static Words words(String language, String text) {
        return new Words(null, text, language);
    }

    @Test
    void what_says_something_similar_is_named_in_any_language_and_what_says_something_else_is_not() {
        for (int i = 0; i < 40; i++) {
            others.put(
                    "n" + i,
                    words("en", "Somebody of an office wrote a letter number " + i + " about a car and a house."));
        }
        others.put("plates", words("en", "Cameras on the bridge read every license plate that passes."));
        others.put("puente", words("es", "Las cámaras del puente fotografían la matrícula de cada coche."));
        others.put("bees", words("en", "The beekeepers thanked a trooper who closed the lane."));
        assertThat(new LuceneSimilarWords()
                        .among(words("en", "A camera at our bridge takes the license plates."), others, 5))
                .startsWith("plates")
                .doesNotContain("bees", "n1");
        assertThat(new LuceneSimilarWords()
                        .among(words("es", "La cámara del puente fotografía mi matrícula."), others, 5))
                .as("what says it in this language, and in another by the glossary")
                .contains("puente", "plates")
                .doesNotContain("bees", "n1");
    }

    @Test
    void words_behind_bars_make_nothing_similar_and_nothing_is_like_nothing() {
        others.put("a", new Words("▮▮▮", "▮▮▮ ▮▮▮", "en"));
        others.put("b", words("und", ""));
        assertThat(new LuceneSimilarWords().among(words("en", "▮▮▮ ▮▮▮"), others, 5))
                .isEmpty();
        assertThat(new LuceneSimilarWords().among(words("my", "မြန်မာ"), Map.of(), 5))
                .isEmpty();
        assertThat(new LuceneSimilarWords().among(words("xx", ""), others, 5)).isEmpty();
    }
}
