package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.language.Language;
import org.answerable.townhall.TownHallWords.Original;
import org.answerable.townhall.TownHallWords.ReadText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of a meeting, ready to be drawn. */
class MeetingTextTest {
    @Test
    void as_it_was_recorded_nobody_put_it_into_the_readers_language() {
        MeetingText spoken = MeetingText.of(new ReadText("Stops", Language.ENGLISH, null, false, false));
        assertThat(spoken.rendering()).isNull();
        assertThat(spoken.original()).isNull();
        assertThat(spoken.passage()).isNotNull();
    }

    @Test
    void translated_it_comes_with_what_it_was_made_of_and_says_whether_a_machine_wrote_it() {
        Original english = new Original("Stops", Language.ENGLISH, false);
        MeetingText byPerson = MeetingText.of(new ReadText("Paradas", new Language("es"), english, false, false));
        MeetingText byMachine = MeetingText.of(new ReadText("Paradas", new Language("es"), english, true, false));
        assertThat(byPerson.text()).isEqualTo("Paradas");
        assertThat(byPerson.original()).isNotNull().isNotEqualTo(byPerson.passage());
        assertThat(byPerson.rendering()).isNotEqualTo(byMachine.rendering());
    }

    @ParameterizedTest
    @CsvSource({"en,ltr", "ar,rtl", "fa-AF,rtl", "und,auto"})
    void it_runs_in_the_direction_of_its_language_and_of_an_unknown_one_as_the_letters_say(String tag, String dir) {
        assertThat(MeetingText.of(new ReadText("…", new Language(tag), null, false, false))
                        .dir())
                .isEqualTo(dir);
    }
}
