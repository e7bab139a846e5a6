package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.language.Barred;
import org.answerable.language.Barred.Bar;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.redaction.Redaction;
import org.answerable.web.DrawnText.Part;
import org.junit.jupiter.api.Test;

class PassageTest {
    @Test
    void each_bar_says_what_was_taken_out() {
        assertThat(DrawnText.of(
                                new Barred(
                                        "Call ▮▮▮ or ▮▮▮",
                                        List.of(new Bar(5, 8, Barred.Kind.PHONE), new Bar(12, 15, Barred.Kind.NAME))),
                                Language.ENGLISH)
                        .parts())
                .containsExactly(
                        new Part("Call ", null),
                        new Part(null, "platform.redacted.phone"),
                        new Part(" or ", null),
                        new Part(null, "platform.redacted.name"));
    }

    @Test
    void marks_that_somebody_typed_hide_nothing_and_say_nothing() {
        assertThat(DrawnText.of("▮▮▮ is what I typed", Language.ENGLISH).parts())
                .containsExactly(new Part("▮▮▮ is what I typed", null));
        assertThat(DrawnText.of(
                                new Barred("▮▮▮ typed, 😀 ▮▮▮ taken out", List.of(new Bar(13, 16, Barred.Kind.PHONE))),
                                Language.ENGLISH)
                        .parts())
                .containsExactly(
                        new Part("▮▮▮ typed, 😀 ", null),
                        new Part(null, "platform.redacted.phone"),
                        new Part(" taken out", null));
    }

    @Test
    void a_text_without_bars_is_one_part() {
        assertThat(DrawnText.of("All of it", Language.ENGLISH).parts()).containsExactly(new Part("All of it", null));
    }

    @Test
    void every_kind_of_redaction_has_a_label_in_every_language() {
        Messages messages = new Messages();
        for (Language language : Languages.UI) {
            for (Barred.Kind kind : Barred.Kind.values()) {
                assertThat(messages.get(language, "platform.redacted." + kind.tag()))
                        .isNotBlank();
            }
        }
    }

    @Test
    void a_part_in_another_language_says_so_and_redactions_within_keep_their_order() {
        String english = "They stopped my brother ▮▮▮ on the highway and asked for his papers.\n";
        String arabic = "أخذوا أخي إلى السجن ولم يكن هناك مترجم، وما زلنا لا نعرف أين هو.\n";
        String again = "Please answer me at ▮▮▮ as soon as you can, because his children are waiting.";
        DrawnText passage = DrawnText.of(
                Redaction.apply(
                                english.replace("▮▮▮", "Ali") + arabic + again.replace("▮▮▮", "608-555-0141"),
                                List.of(
                                        at(english, 0, "Ali", Barred.Kind.NAME),
                                        at(
                                                again,
                                                english.length() + arabic.length(),
                                                "608-555-0141",
                                                Barred.Kind.PHONE)))
                        .barred(),
                Language.ENGLISH);
        assertThat(passage.parts())
                .containsExactly(
                        new Part("They stopped my brother ", null),
                        new Part(null, "platform.redacted.name"),
                        new Part(" on the highway and asked for his papers.\n", null),
                        new Part(arabic, null, new Language("ar"), true),
                        new Part("Please answer me at ", null),
                        new Part(null, "platform.redacted.phone"),
                        new Part(" as soon as you can, because his children are waiting.", null));
    }

    /** A redaction where the bar of a text will stand. */
    private static Redaction at(String text, int before, String hidden, Barred.Kind kind) {
        int start = before + text.indexOf("▮▮▮");
        return new Redaction(start, start + hidden.length(), kind);
    }

    @Test
    void what_words_mean_is_said_beside_them_and_nothing_of_what_a_bar_hides() {
        DrawnText drawn = DrawnText.of(
                        new Barred(
                                "Walaalkay ▮▮▮ waa la xiray, turjubaan ma jirin.",
                                List.of(new Bar(10, 13, Barred.Kind.NAME))),
                        new Language("so"))
                .hinted(Language.ENGLISH);
        assertThat(drawn.plain()).isEqualTo("Walaalkay ▮▮▮ waa la xiray, turjubaan ma jirin.");
        assertThat(drawn.parts().getFirst().pieces().getFirst())
                .isEqualTo(new DrawnText.Piece("Walaalkay", "brother / sister"));
        assertThat(DrawnText.glosses(List.of(drawn, drawn)))
                .extracting(DrawnText.Gloss::word)
                .containsExactly("Walaalkay", "la xiray", "turjubaan ma jirin");
        assertThat(drawn.parts().stream()
                        .filter(part -> part.text() != null)
                        .flatMap(part -> part.pieces().stream())
                        .map(DrawnText.Piece::text))
                .as("in pieces it is the same text")
                .containsSequence("la xiray", ", ", "turjubaan ma jirin", ".");
    }
}
