package org.answerable.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.answerable.language.Language;
import org.answerable.language.Translations.Translation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A text on its way into another language: who waits for it, what a machine may do, and what a person has the last word
 * on.
 */
class PassageTest {
    private static final Instant SINCE = Instant.parse("2026-03-31T15:00:00Z");
    private static final Instant LATER = SINCE.plus(Duration.ofHours(2));

    private final Passage passage = passage("record:r1", Passage.NOBODY, SINCE);

    private static Passage passage(String place, int urgency, Instant since) {
        return new Passage("p1", "answer:17", place, "hash", Language.ENGLISH, new Language("es"), urgency, since);
    }

    @Test
    void it_says_what_it_is_of_and_where_it_is_read() {
        assertThat(passage.kind()).isEqualTo("answer");
        assertThat(passage.placeId()).isEqualTo("r1");
        assertThat(passage.isPublic()).isTrue();
        assertThat(passage("ticket:t1", Passage.WRITER, SINCE).isPublic())
                .as("what an agency wrote to a writer")
                .isFalse();
    }

    @Test
    void a_reader_who_asks_moves_it_forward_once_and_is_counted_each_time() {
        assertThat(passage.ask()).isTrue();
        assertThat(passage.ask()).isFalse();
        assertThat(passage.asked()).isEqualTo(2);
        assertThat(passage.urgency()).isEqualTo(Passage.READERS);
    }

    @Test
    void a_writer_who_waits_comes_first_and_is_put_back_by_nobody() {
        passage.waits(Passage.WRITER);
        assertThat(passage.ask()).as("it is first already").isFalse();
        passage.waits(Passage.NOBODY);
        assertThat(passage.urgency()).isEqualTo(Passage.WRITER);
    }

    @Test
    void a_text_that_changed_keeps_its_place_in_the_queue() {
        Passage earlier = passage("record:r1", Passage.WRITER, SINCE.minusSeconds(60));
        earlier.ask();
        earlier.ask();
        passage.follow(earlier);
        assertThat(passage.asked()).isEqualTo(2);
        assertThat(passage.urgency()).isEqualTo(Passage.WRITER);
        assertThat(passage.since()).isEqualTo(SINCE.minusSeconds(60));
        passage.follow(passage("record:r1", Passage.NOBODY, LATER));
        assertThat(passage.since())
                .as("nobody waits for less long because another came later")
                .isEqualTo(SINCE.minusSeconds(60));
        assertThat(passage.asked()).isEqualTo(2);
    }

    @Test
    void one_machine_tries_at_a_time_and_again_after_a_while() {
        assertThat(passage.mayBeDrafted(SINCE.minusMillis(1))).isFalse();
        assertThat(passage.mayBeDrafted(SINCE)).isTrue();
        passage.tryDraft(LATER);
        assertThat(passage.draftTries()).isEqualTo(1);
        assertThat(passage.mayBeDrafted(LATER.minusMillis(1)))
                .as("another is at it")
                .isFalse();
        assertThat(passage.mayBeDrafted(LATER)).as("which may have ended").isTrue();
        passage.draftAgain(LATER.plusSeconds(60));
        assertThat(passage.mayBeDrafted(LATER)).isFalse();
    }

    @Test
    void a_draft_is_a_machines_and_is_written_once() {
        assertThat(passage.draft("Título", "Texto")).isTrue();
        assertThat(passage.state()).isEqualTo(PassageState.DRAFTED);
        assertThat(passage.isMachine()).isTrue();
        assertThat(passage.isReviewed()).as("nobody has read it").isFalse();
        assertThat(passage.draft("Otro", "Otro")).isFalse();
        assertThat(passage.text()).isEqualTo("Texto");
        assertThat(passage.mayBeDrafted(LATER)).isFalse();
    }

    @Test
    void what_a_machine_wrote_stays_its_own_until_a_person_changes_a_word() {
        passage.draft("Título", "Texto");
        passage.review("Título", "Texto", "ana", LATER);
        assertThat(passage.isReviewed()).isTrue();
        assertThat(passage.translation()).isEqualTo(new Translation("es", "Título", "Texto", "machine"));
        passage.review("Título", "Otro texto", "ana", LATER);
        assertThat(passage.translation().by()).isEqualTo("person");
        passage.review("Título", "Texto", "ana", LATER);
        assertThat(passage.translation().by())
                .as("what was a person's does not become a machine's again")
                .isEqualTo("person");
    }

    @Test
    void a_title_that_a_person_changes_makes_the_whole_a_persons() {
        passage.draft(null, "Texto");
        passage.review("Título", "Texto", "ana", LATER);
        assertThat(passage.isMachine()).isFalse();
    }

    @Test
    void what_a_person_wrote_no_machine_writes_over_and_who_read_it_last_and_when_it_was_first_read_is_kept() {
        passage.review(null, "Texto", "ana", LATER);
        assertThat(passage.draft("x", "x")).isFalse();
        passage.review(null, "Texto mejor", "luis", LATER.plusSeconds(60));
        assertThat(passage.reviewer()).isEqualTo("luis");
        assertThat(passage.reviewedAt()).isEqualTo(LATER);
        assertThat(passage.text()).isEqualTo("Texto mejor");
    }

    /** What each act makes of a passage, by where it stands. */
    @ParameterizedTest
    @CsvSource({
        "draft,WAITING,DRAFTED", "draft,DRAFTED,DRAFTED", "draft,REVIEWED,REVIEWED",
        "review,WAITING,REVIEWED", "review,DRAFTED,REVIEWED", "review,REVIEWED,REVIEWED",
        "ask,WAITING,WAITING", "ask,DRAFTED,DRAFTED", "ask,REVIEWED,REVIEWED",
        "follow,WAITING,WAITING", "follow,DRAFTED,DRAFTED", "follow,REVIEWED,REVIEWED",
        "try,WAITING,WAITING", "try,DRAFTED,DRAFTED", "try,REVIEWED,REVIEWED"
    })
    void only_a_draft_and_a_person_move_it_and_nothing_moves_it_back(String act, PassageState from, PassageState to) {
        switch (from) {
            case DRAFTED -> passage.draft(null, "Texto");
            case REVIEWED -> passage.review(null, "Texto", "ana", LATER);
            default -> {}
        }
        assertThat(passage.state()).isEqualTo(from);
        switch (act) {
            case "draft" -> passage.draft(null, "Otro");
            case "review" -> passage.review(null, "Otro", "luis", LATER);
            case "ask" -> passage.ask();
            case "follow" -> passage.follow(passage("record:r1", Passage.WRITER, SINCE));
            default -> passage.tryDraft(LATER);
        }
        assertThat(passage.state()).isEqualTo(to);
        assertThat(passage.mayBeDrafted(LATER)).isEqualTo(to == PassageState.WAITING);
    }
}
