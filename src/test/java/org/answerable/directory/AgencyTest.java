package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.answerable.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agency is called, and until when it answers. */
class AgencyTest {
    private static final Language SPANISH = new Language("es");

    private static Agency agency(int days, Map<String, Name> names) {
        return new Agency("patrol", Agency.Level.STATE, null, days, names, Set.of());
    }

    /** The last second of the day, in the time of Wisconsin. */
    @ParameterizedTest
    @CsvSource({
        "20,2026-05-04T15:00:00Z,2026-06-03T04:59:59Z",
        "1,2026-03-06T18:00:00Z,2026-03-10T04:59:59Z",
        "1,2026-12-23T18:00:00Z,2026-12-29T05:59:59Z"
    })
    void an_answer_is_due_so_many_working_days_after_it_came(int days, Instant received, Instant due) {
        Agency agency = agency(days, Map.of());
        assertThat(agency.workingDays().after(received, agency.answerDays())).isEqualTo(due);
    }

    @Test
    void it_is_called_as_readers_of_a_language_call_it_else_in_english_else_by_its_slug() {
        Agency agency = agency(20, Map.of("en", new Name("State Patrol", "Roads")));
        assertThat(agency.name(SPANISH)).isEqualTo("State Patrol");
        assertThat(agency.description(SPANISH)).isEqualTo("Roads");
        agency.call(SPANISH, new Name("Patrulla Estatal", ""));
        assertThat(agency.name(SPANISH)).isEqualTo("Patrulla Estatal");
        assertThat(agency.name(Language.ENGLISH)).isEqualTo("State Patrol");
        assertThat(agency(20, Map.of()).name(SPANISH)).isEqualTo("patrol");
        assertThat(agency(20, Map.of()).description(SPANISH)).isEmpty();
    }

    @Test
    void what_it_is_is_in_the_journal_once_somebody_has_written_it_there() {
        Agency agency = agency(20, Map.of());
        assertThat(agency.isJournaled()).isFalse();
        agency.journaled();
        assertThat(agency.isJournaled()).isTrue();
    }

    @Test
    void it_begins_active_and_without_counties_it_is_for_the_whole_state() {
        assertThat(agency(20, Map.of()).active()).isTrue();
        assertThat(agency(20, Map.of()).counties()).isEmpty();
        assertThat(agency(20, Map.of()).languages()).isEmpty();
    }
}
