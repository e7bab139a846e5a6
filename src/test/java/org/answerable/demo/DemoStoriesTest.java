package org.answerable.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.platform.Resources;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;

class DemoStoriesTest {
    private static final List<String> LANGUAGES = List.of("en", "es", "hmn", "so", "ar", "zh-Hans", "ru", "uk", "my", "sw", "fa-AF", "vi");
    private static final Pattern FICTIONAL = Pattern.compile("\\d{3}-555-01\\d{2}");
    private static final Pattern PHONE = Pattern.compile("\\d{3}-\\d{3}-\\d{4}");
    private static final Pattern MAIL = Pattern.compile("@[\\w.-]+");

    private static List<JsonObject> stories() {
        return DemoStories.RECORDS.stream().flatMap(records -> Resources.array(records).stream()).toList();
    }

    private static List<JsonObject> published() {
        return stories().stream().filter(told -> told.getString("state").equals("published")).toList();
    }

    private static List<JsonObject> objects(JsonObject of, String field) {
        JsonArray array = of.getJsonArray(field);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }

    private static String id(JsonObject told) {
        return told.getString("id");
    }

    private static String words(JsonObject told) {
        return (told.get("title") instanceof JsonString title ? title.getString() + "\n" : "") + told.getString("text");
    }

    /** What the public may read of a story beside its own text. */
    private static List<String> beside(JsonObject told) {
        List<String> beside = new ArrayList<>();
        objects(told, "translations").forEach(translation -> beside.add(words(translation)));
        for (JsonObject answer : objects(told, "answers")) {
            beside.add(answer.getString("text"));
            objects(answer, "translations").forEach(translation -> beside.add(words(translation)));
        }
        return beside;
    }

    @Test
    void every_language_of_the_interface_is_written_in() {
        Map<String, Long> written = published().stream().collect(Collectors.groupingBy(told -> told.getString("language"), Collectors.counting()));
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
        assertThat(written.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(10));
        assertThat(published()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void a_story_is_told_once() {
        assertThat(stories()).extracting(DemoStoriesTest::id).doesNotHaveDuplicates();
        assertThat(stories()).extracting(told -> told.getString("text")).doesNotHaveDuplicates();
    }

    @Test
    void a_third_of_the_records_and_thirty_answers_have_reviewed_translations() {
        assertThat(published().stream().filter(told -> !objects(told, "translations").isEmpty()).count() * 3).isGreaterThanOrEqualTo(published().size());
        assertThat(published().stream().flatMap(told -> objects(told, "answers").stream()
                .filter(answer -> objects(answer, "translations").stream().anyMatch(translation -> translation.getString("language").equals(told.getString("language"))))))
                .as("answers in the writer's language").hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void a_translation_is_of_another_language_and_has_a_title_where_the_original_has() {
        for (JsonObject told : stories()) {
            for (JsonObject translation : objects(told, "translations")) {
                assertThat(translation.getString("language")).as(id(told)).isIn(LANGUAGES).isNotEqualTo(told.getString("language"));
                assertThat(translation.get("title") == JsonValue.NULL).as(id(told)).isEqualTo(told.get("title") == JsonValue.NULL);
                assertThat(translation.getString("text")).as(id(told)).isNotBlank();
            }
            for (JsonObject answer : objects(told, "answers")) {
                assertThat(objects(answer, "translations")).as(id(told)).allSatisfy(translation -> {
                    assertThat(translation.getString("language")).isIn(LANGUAGES).isNotEqualTo(answer.getString("language"));
                    assertThat(translation.getString("text")).isNotBlank();
                });
            }
        }
    }

    @Test
    void a_translation_shows_a_mark_where_the_original_is_redacted_and_no_redacted_word_stands_anywhere_beside() {
        for (JsonObject told : published()) {
            List<JsonObject> redactions = objects(told, "redactions");
            for (JsonObject translation : objects(told, "translations")) {
                assertThat(translation.getString("text").split(Redaction.MARK, -1)).as(id(told)).hasSize(redactions.size() + 1);
            }
            for (JsonObject redaction : redactions) {
                String quote = redaction.getString("quote");
                assertThat(told.getString("text").split(Pattern.quote(quote), -1)).as("%s quotes %s once", id(told), quote).hasSize(2);
                List<String> names = Stream.concat(Stream.of(quote), Stream.of(quote.split("[\\s-]+")).filter(word -> word.codePointCount(0, word.length()) > 3)).toList();
                assertThat(beside(told)).as(id(told)).allSatisfy(text -> assertThat(names).noneMatch(text::contains));
            }
        }
    }

    @Test
    void telephone_numbers_and_addresses_of_mail_are_invented() {
        for (JsonObject told : stories()) {
            assertThat(PHONE.matcher(told.toString()).results().map(found -> found.group())).as(id(told)).allMatch(number -> FICTIONAL.matcher(number).matches());
            assertThat(MAIL.matcher(told.toString()).results().map(found -> found.group())).as(id(told)).allMatch("@example.org"::equals);
        }
    }

    @Test
    void one_morning_is_told_in_three_languages_and_two_records_mix_theirs() {
        assertThat(published().stream().filter(told -> id(told).startsWith("brown-maple-fork-"))).extracting(told -> told.getString("language"))
                .containsExactlyInAnyOrder("en", "so", "es");
        assertThat(published()).extracting(DemoStoriesTest::id).contains("milwaukee-bus-estop-spanglish", "marathon-pog-thiab-kuv-mixed");
    }
}
