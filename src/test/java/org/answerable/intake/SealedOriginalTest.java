package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.platform.Refusal;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.crypto.TestKeys;
import org.junit.jupiter.api.Test;

/** What is sealed opens for its own submission and unaltered, or not at all; and opening it takes two. */
class SealedOriginalTest {
    private static final Instant NOW = Instant.parse("2026-11-30T18:00:00Z");
    private final Keys keys = TestKeys.fresh();

    private static SealedWords words(String text) {
        return new SealedWords(
                "A title",
                text,
                "55025",
                "Fitchburg",
                "Apartment 4",
                LocalDate.parse("2026-11-02"),
                List.of("ice"),
                List.of(new SealedWords.Piece("message:17", NOW, "It was “on Monday”.\n\u0007")));
    }

    private static Submission submission() {
        NewSubmission written = new NewSubmission(
                "complaint",
                "text",
                null,
                "en",
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                true,
                null,
                false,
                true,
                List.of(),
                List.of(),
                Submission.Channel.API);
        return new Submission("abc123", "hash", written, new Submission.Spoken("en", 1, "given"), Masks.NONE, NOW);
    }

    private SealedOriginal sealed(String text) {
        return new SealedOriginal(submission(), words(text), keys, NOW, NOW);
    }

    @Test
    void what_was_sealed_comes_out_word_for_word() {
        assertThat(sealed("နေ့ \uD83D\uDE00 text").open("abc123", keys)).isEqualTo(words("နေ့ \uD83D\uDE00 text"));
    }

    @Test
    void a_text_longer_than_a_column_is_cut_and_put_together() {
        String longest = "漢".repeat(200_000);
        assertThat(sealed(longest).open("abc123", keys).text()).isEqualTo(longest);
    }

    @Test
    void the_ciphertext_holds_no_word_of_it() {
        assertThat(sealed("unmistakable").ciphertext())
                .doesNotContain("unmistakable")
                .doesNotContain("Fitchburg");
        assertThat(words("unmistakable").toString()).doesNotContain("unmistakable");
    }

    @Test
    void it_does_not_open_for_another_submission() {
        assertThatThrownBy(() -> sealed("text").open("abc124", keys)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_does_not_open_once_a_character_was_altered() throws Exception {
        SealedOriginal original = sealed("text");
        Field parts = SealedOriginal.class.getDeclaredField("parts");
        parts.setAccessible(true);
        String ciphertext = original.ciphertext();
        char last = ciphertext.charAt(ciphertext.length() / 2);
        parts.set(
                original,
                List.of(ciphertext.substring(0, ciphertext.length() / 2)
                        + (last == 'A' ? 'B' : 'A')
                        + ciphertext.substring(ciphertext.length() / 2 + 1)));
        assertThatThrownBy(() -> original.open("abc123", keys)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_part_that_is_missing_opens_nothing() throws Exception {
        SealedOriginal original = sealed("漢".repeat(100_000));
        Field parts = SealedOriginal.class.getDeclaredField("parts");
        parts.setAccessible(true);
        List<?> all = (List<?>) parts.get(original);
        assertThat(all).hasSizeGreaterThan(1);
        parts.set(original, all.subList(0, all.size() - 1));
        assertThatThrownBy(() -> original.open("abc123", keys)).isInstanceOf(RuntimeException.class);
    }

    private static Opening asked() {
        return new Opening(1L, "one@desk", "A court asks.", NOW);
    }

    @Test
    void who_asked_does_not_decide() {
        Opening opening = asked();
        assertThatThrownBy(() -> opening.agree("one@desk", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> opening.decline("one@desk", "no", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> opening.look("one@desk", NOW)).isInstanceOf(Refusal.Conflict.class);
        opening.agree("two@desk", NOW);
        opening.look("one@desk", NOW);
        opening.look("two@desk", NOW);
        assertThat(opening.looks()).extracting(Opening.Look::reader).containsExactly("one@desk", "two@desk");
    }

    @Test
    void a_third_does_not_read_and_the_two_do_for_one_day() {
        Opening opening = asked();
        opening.agree("two@desk", NOW);
        assertThatThrownBy(() -> opening.look("three@desk", NOW)).isInstanceOf(Refusal.Forbidden.class);
        opening.look("two@desk", NOW.plusSeconds(24 * 3600 - 1));
        assertThatThrownBy(() -> opening.look("two@desk", NOW.plusSeconds(24 * 3600)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(opening.state(NOW.plusSeconds(24 * 3600))).isEqualTo(Opening.State.ENDED);
        assertThat(opening.stands(NOW.plusSeconds(24 * 3600))).isFalse();
    }

    @Test
    void what_was_declined_is_not_open_and_not_decided_again() {
        Opening opening = asked();
        opening.decline("two@desk", "No reason.", NOW);
        assertThat(opening.state(NOW)).isEqualTo(Opening.State.DECLINED);
        assertThatThrownBy(() -> opening.agree("three@desk", NOW)).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> opening.look("two@desk", NOW)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void a_wish_that_nobody_decided_on_within_seven_days_has_lapsed() {
        Opening opening = asked();
        Instant late = NOW.plusSeconds(7 * 24 * 3600);
        assertThat(opening.state(late)).isEqualTo(Opening.State.LAPSED);
        assertThat(opening.stands(late)).isFalse();
        assertThatThrownBy(() -> opening.agree("two@desk", late)).isInstanceOf(Refusal.Conflict.class);
    }
}
