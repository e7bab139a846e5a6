package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.language.Barred;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agencies do not see of a writer's words. */
class MaskingTest {
    private static Masking masking() {
        Masking masking = new Masking();
        masking.suspicions = new Suspicions();
        return masking;
    }

    private static NewSubmission said(String text, String title, String town, String place, String language) {
        return new NewSubmission(
                "complaint",
                text,
                title,
                language,
                List.of(),
                List.of(),
                null,
                town,
                place,
                null,
                false,
                null,
                false,
                true,
                List.of(),
                List.of(),
                Submission.Channel.API);
    }

    private static String shown(String text, String language) {
        return Redaction.apply(
                        text,
                        masking()
                                .in(said(text, null, null, null, language), language)
                                .text())
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My name is Maria Lopez. They shouted: Maria! MARIA! at Lopez's door. | My name is ▮▮▮. "
                        + "They shouted: ▮▮▮! ▮▮▮! at ▮▮▮ door.",
                "en | Call me at 608-555-0141, I said 608-555-0141. | Call me at ▮▮▮, I said ▮▮▮.",
                "en | My name is Will Grant. I will not grant that. | My name is ▮▮▮. I will not grant that.",
                "en | Write to ana.perez@example.org soon. | Write to ▮▮▮ soon.",
                "ru | Меня зовут Иван Петров. Петров ничего не сделал. | Меня зовут ▮▮▮. ▮▮▮ ничего не сделал."
            })
    void a_word_that_is_hidden_once_is_hidden_wherever_it_stands(String language, String text, String expected) {
        assertThat(shown(text, language)).isEqualTo(expected);
    }

    @Test
    void a_name_of_the_text_is_hidden_in_the_title_and_the_place_and_a_street_stays_in_the_place() {
        NewSubmission said = said(
                "My name is Maria Lopez.",
                "Maria was stopped",
                "Madison",
                "12 Main Street, ask Lopez, 608-555-0141",
                "en");
        Masks masks = masking().in(said, "en");
        assertThat(Redaction.apply(said.title(), masks.title()).text()).isEqualTo("▮▮▮ was stopped");
        assertThat(masks.municipality()).isEmpty();
        assertThat(Redaction.apply(said.detail(), masks.detail()).text()).isEqualTo("12 Main Street, ask ▮▮▮, ▮▮▮");
    }

    @Test
    void what_the_writer_shows_is_shown_word_for_word_and_nothing_else() {
        String text = "My name is Maria Lopez, call 608-555-0141.";
        List<Redaction> found =
                masking().in(said(text, null, null, null, "en"), "en").text();
        assertThat(Redaction.apply(text, Masking.without(text, found, List.of("608-555-0141")))
                        .text())
                .isEqualTo("My name is ▮▮▮, call 608-555-0141.");
        assertThat(Masking.without(text, found, List.of("608-555-0142"))).isEqualTo(found);
    }

    @Test
    void masks_are_read_as_they_were_written() {
        Masks masks = new Masks(
                List.of(new Redaction(3, 5, Barred.Kind.NAME)),
                List.of(),
                List.of(),
                List.of(new Redaction(0, 2, Barred.Kind.PHONE), new Redaction(4, 6, Barred.Kind.EMAIL)));
        assertThat(Masks.read(masks.write())).isEqualTo(masks);
        assertThat(Masks.read(Masks.NONE.write())).isEqualTo(Masks.NONE);
    }
}
