package org.answerable.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.answerable.language.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client of a translation service, over real HTTP. */
class LibreTranslateTest {
    private static final Language ENGLISH = Language.ENGLISH;
    private static final Language SPANISH = new Language("es");

    private final TranslationService service = new TranslationService();
    private final LibreTranslate client = new LibreTranslate(service.url() + "/", TranslationService.KEY);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void its_own_list_says_which_pairs_it_speaks() throws Exception {
        assertThat(client.can(SPANISH, ENGLISH)).isTrue();
        assertThat(client.can(new Language("es-MX"), ENGLISH)).isTrue();
        assertThat(client.can(ENGLISH, new Language("fa-AF")))
                .as("Dari is told by the code of Persian")
                .isTrue();
        assertThat(client.can(SPANISH, new Language("so")))
                .as("not among the targets of Spanish")
                .isFalse();
        assertThat(client.can(new Language("hmn"), ENGLISH)).isFalse();
    }

    @Test
    void a_text_is_translated_with_the_key() throws Exception {
        assertThat(client.translate("Hola, ▮▮▮.", SPANISH, ENGLISH)).contains("[machine] Hola, ▮▮▮.");
        assertThat(new LibreTranslate(service.url(), TranslationService.KEY).translate("Adiós", SPANISH, ENGLISH))
                .contains("[machine] Adiós");
    }

    @Test
    void where_it_loses_the_mark_of_a_redaction_what_stands_between_the_marks_is_asked_for_alone() throws Exception {
        service.translates = text -> text.replace("▮▮▮", "XXX")
                .replace("Me paró", "I was stopped by")
                .replace("en Madison", "in Madison");
        assertThat(client.translate("Me paró ▮▮▮ en Madison", SPANISH, ENGLISH))
                .contains("I was stopped by ▮▮▮ in Madison");
        assertThat(service.given).containsExactly("Me paró ▮▮▮ en Madison", "Me paró", "en Madison");
    }

    @Test
    void marks_that_it_makes_up_are_no_translation() throws Exception {
        service.translates = text -> text + " ▮▮▮";
        assertThat(client.translate("Me paró ▮▮▮ en Madison", SPANISH, ENGLISH)).isEmpty();
    }

    @Test
    void a_service_that_fails_refuses_or_is_not_there_is_told_and_its_answer_is_not_taken_for_words() {
        service.status = 500;
        assertThatThrownBy(() -> client.translate("Hola", SPANISH, ENGLISH))
                .isInstanceOf(Translator.Unreachable.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> new LibreTranslate(service.url(), "another").translate("Hola", SPANISH, ENGLISH))
                .isInstanceOf(Translator.Unreachable.class)
                .hasMessageContaining("403");
        service.close();
        assertThatThrownBy(() -> new LibreTranslate(service.url(), null).can(SPANISH, ENGLISH))
                .isInstanceOf(Translator.Unreachable.class);
        assertThatThrownBy(() -> new LibreTranslate("file:///etc/passwd", null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
