package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.analysis.Terms;
import org.answerable.routing.Routing.Asked;
import org.answerable.routing.Teaching.Measured;
import org.junit.jupiter.api.Test;

/** What is learned of what coordinators passed on. */
class TeachingTest {
    private final List<Learned> lessons = new ArrayList<>();

    private void passed(String agency, String... features) {
        lessons.add(new Learned(lessons.size() + 1, agency, Set.of(features)));
    }

    private static Map<String, String> has(String... features) {
        Map<String, String> has = new LinkedHashMap<>();
        for (String feature : features) {
            has.put(feature, feature.substring(2));
        }
        return has;
    }

    private void some() {
        passed("warden", "t:lakes", "c:55025", "k:complaint", "w:rod", "w:pier");
        passed("warden", "t:lakes", "c:55025", "k:complaint", "w:rod", "w:boat");
        passed("warden", "c:55079", "k:question", "w:rod", "w:pier");
        passed("doj", "t:forms", "c:55079", "k:complaint", "w:box", "w:name");
        passed("doj", "t:forms", "c:55079", "k:complaint", "w:name", "w:line");
    }

    @Test
    void what_is_like_it_is_suggested_with_how_many_of_how_many_went_there() {
        some();
        var taught = new Teaching(lessons)
                .suggest(has("t:lakes", "c:55025", "w:rod", "w:pier", "w:son"), 99)
                .orElseThrow();
        assertThat(taught.agency()).isEqualTo("warden");
        assertThat(taught.probability()).isGreaterThan(0.8);
        assertThat(taught.because())
                .extracting(Reason::arguments)
                .containsExactly(
                        List.of("2", "2", "topic", "lakes"),
                        List.of("2", "2", "place", "55025"),
                        List.of("2", "2", "words", "rod", "pier"));
    }

    @Test
    void nothing_is_suggested_of_what_nothing_is_like_and_where_nothing_was_passed_on() {
        some();
        assertThat(new Teaching(lessons).suggest(has("w:snow", "t:privacy"), 99))
                .as("no reason")
                .isEmpty();
        assertThat(new Teaching(List.of()).suggest(has("w:snow"), 99)).isEmpty();
        assertThat(new Teaching(List.of()).measured()).isEqualTo(new Measured(0, 0, 0));
    }

    @Test
    void what_a_submission_teaches_is_no_reason_for_itself() {
        passed("warden", "w:rod");
        passed("warden", "w:rod");
        assertThat(new Teaching(lessons).suggest(has("w:rod"), 1)).isEmpty();
        assertThat(new Teaching(lessons).suggest(has("w:rod"), 99)).isPresent();
    }

    @Test
    void each_is_left_out_in_turn_where_it_is_measured() {
        some();
        passed("warden", "t:lakes", "w:rod", "w:box");
        Measured measured = new Teaching(lessons).measured();
        assertThat(measured.tried()).isEqualTo(6);
        assertThat(measured.suggested()).isEqualTo(4);
        assertThat(measured.right()).isEqualTo(3);
    }

    @Test
    void five_hundred_are_measured_in_a_moment() {
        for (int i = 0; i < Learning.MOST; i++) {
            Set<String> features = new java.util.HashSet<>();
            for (int w = 0; w < Features.WORDS; w++) {
                features.add("w:" + (i * 31 + w * w) % 700);
            }
            lessons.add(new Learned(i, "agency-" + i % 20, features));
        }
        long begun = System.nanoTime();
        assertThat(new Teaching(lessons).measured().tried()).isEqualTo(Learning.MOST);
        assertThat((System.nanoTime() - begun) / 1e9).as("seconds").isLessThan(10);
    }

    @Test
    void features_are_topics_place_kind_and_hashed_words_and_no_number_is_one() {
        Map<String, String> features = Features.of(
                new Asked(
                        "The boats of 608-555-0142 and the boat",
                        "en",
                        "complaint",
                        "55025",
                        null,
                        List.of("lakes"),
                        List.of()),
                term -> "#" + term);
        assertThat(features)
                .containsExactly(
                        Map.entry("t:lakes", "lakes"),
                        Map.entry("c:55025", "55025"),
                        Map.entry("k:complaint", "complaint"),
                        Map.entry("w:#boat", "boats"));
        assertThat(Terms.of("my", "ရဲအရာရှိက ကျွန်တော့်ကို ရပ်တန့်စေခဲ့တယ်", 80))
                .isNotEmpty();
        assertThat(Terms.of("en", "word".repeat(5000), Features.WORDS)).hasSizeLessThanOrEqualTo(Features.WORDS);
    }
}
