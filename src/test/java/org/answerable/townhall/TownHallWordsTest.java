package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.language.Translations.Source;
import org.answerable.publication.PromiseStatus;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.MinutesView;
import org.answerable.townhall.TownHallReading.StepView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.townhall.TownHallWords.Original;
import org.answerable.townhall.TownHallWords.ReadText;
import org.answerable.townhall.TownHallWords.RecordedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a meeting are translated, for whom they are foreign, and when all of it is there for a reader. */
class TownHallWordsTest {
    private static final Language SPANISH = new Language("es");
    private static final Language SOMALI = new Language("so");

    private static Map<String, String> recorded(String... tagsAndTexts) {
        Map<String, String> recorded = new LinkedHashMap<>();
        for (int i = 0; i < tagsAndTexts.length; i += 2) {
            recorded.put(tagsAndTexts[i], tagsAndTexts[i + 1]);
        }
        return recorded;
    }

    private static RecordedText title(String... tagsAndTexts) {
        return RecordedText.of(Planned.meeting(recorded(tagsAndTexts), Planned.START));
    }

    private static ReadText words(String tag) {
        return new ReadText("…", new Language(tag), null, false, false);
    }

    private static CommitmentView promise(ReadText promised, StepView... steps) {
        return new CommitmentView(
                "c1",
                "",
                promised,
                "ice",
                "ICE",
                Planned.DUE,
                PromiseStatus.OPEN,
                false,
                null,
                "madison",
                words("en"),
                Planned.START,
                List.of(),
                List.of(steps));
    }

    private static StepView step(ReadText evidence) {
        return new StepView(Planned.START, "done", PromiseStatus.DONE, evidence);
    }

    private static TownHallItem item(String title, MeetingStage stage) {
        return new TownHallItem(
                "madison",
                "",
                words(title),
                Planned.START,
                "Library",
                "Dane",
                List.of("en"),
                stage,
                0,
                Planned.START,
                0,
                0);
    }

    @Test
    void the_english_text_is_translated_wherever_it_stands_among_the_others() {
        RecordedText text = title("es", "Paradas", "en", "Stops");
        assertThat(text.original()).isEqualTo(new Original("Stops", Language.ENGLISH, false));
        assertThat(text.source()).isEqualTo(new Source("meeting:null", null, "Stops"));
    }

    @Test
    void without_an_english_one_it_is_the_first_that_was_recorded() {
        assertThat(title("so", "Joojin", "es", "Paradas").original()).isEqualTo(new Original("Joojin", SOMALI, false));
    }

    @Test
    void it_is_foreign_to_who_reads_none_of_the_languages_that_it_was_recorded_in() {
        RecordedText text = title("en", "Stops", "es-MX", "Paradas");
        assertThat(text.isForeignTo(SPANISH)).as("a variant is read").isFalse();
        assertThat(text.isForeignTo(SOMALI)).isTrue();
        assertThat(title("zh-Hant", "攔查").isForeignTo(new Language("zh-Hans")))
                .as("the other script is not")
                .isTrue();
    }

    @Test
    void the_steps_of_a_promise_that_show_something_are_texts_and_those_that_do_not_are_none() {
        Commitment promise = Planned.promise(Map.of("en", "We will publish the numbers."));
        CommitmentEvent begun = new CommitmentEvent(promise, Planned.START, PromiseStatus.IN_PROGRESS, null, null);
        CommitmentEvent kept = new CommitmentEvent(promise, Planned.START, PromiseStatus.DONE, "Aquí están.", SPANISH);
        assertThat(RecordedText.of(promise, List.of(begun))).isEmpty();
        assertThat(RecordedText.of(promise, List.of(begun, kept)))
                .extracting(text -> text.original().text())
                .containsExactly("Aquí están.");
        assertThat(RecordedText.of(List.of(promise), new HashMap<>()))
                .as("a promise alone")
                .extracting(RecordedText::subject)
                .containsExactly("commitment:c1");
    }

    @Test
    void words_whose_language_is_not_known_are_foreign_to_nobody() {
        assertThat(words("und").isForeignTo(SOMALI)).isFalse();
        assertThat(words("en").isForeignTo(SOMALI)).isTrue();
        assertThat(words("fa").isForeignTo(new Language("fa-AF"))).isFalse();
    }

    @Test
    void a_promise_is_read_by_whom_its_words_and_all_that_shows_it_are_there_for() {
        assertThat(promise(words("es")).isReadBy(SPANISH)).isTrue();
        assertThat(promise(words("en")).isReadBy(SPANISH)).isFalse();
        assertThat(promise(words("es"), step(null), step(words("es"))).isReadBy(SPANISH))
                .isTrue();
        assertThat(promise(words("es"), step(words("es")), step(words("en"))).isReadBy(SPANISH))
                .as("one step is missing")
                .isFalse();
    }

    @Test
    void of_minutes_one_language_that_a_reader_reads_is_enough_and_of_all_else_everything_is_needed() {
        MinutesView english = new MinutesView(words("en"), Planned.START);
        MinutesView spanish = new MinutesView(words("es"), Planned.START);
        TownHallItem meeting = item("es", MeetingStage.HELD);
        assertThat(new TownHallView(meeting, List.of(), List.of(english, spanish), List.of(), List.of())
                        .isReadBy(SPANISH))
                .isTrue();
        assertThat(new TownHallView(meeting, List.of(), List.of(english), List.of(), List.of()).isReadBy(SPANISH))
                .isFalse();
        assertThat(new TownHallView(meeting, List.of(), List.of(), List.of(), List.of()).isReadBy(SPANISH))
                .as("nothing was recorded yet")
                .isTrue();
        assertThat(new TownHallView(meeting, List.of(), List.of(spanish), List.of(promise(words("en"))), List.of())
                        .isReadBy(SPANISH))
                .as("a promise is missing")
                .isFalse();
        assertThat(new TownHallView(item("en", MeetingStage.HELD), List.of(), List.of(), List.of(), List.of())
                        .isReadBy(SPANISH))
                .as("its title is missing")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PLANNED,false", "CANCELLED,false", "PASSED,false", "TOOK_PLACE,true", "HELD,true", "CLOSED,true"})
    void that_it_was_held_was_told_where_somebody_said_so_or_something_came_of_it(MeetingStage stage, boolean told) {
        assertThat(stage.isTold()).isEqualTo(told);
    }

    @Test
    void what_the_journal_is_told_has_languages_in_one_order_however_they_were_given() {
        assertThat(TownHallEvidence.planned(recorded("so", "b", "en", "a"), Planned.START, "Library"))
                .isEqualTo(TownHallEvidence.planned(recorded("en", "a", "so", "b"), Planned.START, "Library"))
                .isEqualTo("{en=a, so=b} 1776726000000 Library");
        assertThat(TownHallEvidence.moved(Planned.START, "Library", "55025")).isEqualTo("1776726000000 Library 55025");
        assertThat(TownHallEvidence.item(recorded("so", "b", "en", "a"), List.of("r2", "r1")))
                .as("records in the order of the agenda")
                .isEqualTo("{en=a, so=b} [r2, r1]");
        assertThat(TownHallEvidence.promised(recorded("so", "b", "en", "a"), "ice", "2026-05-01"))
                .isEqualTo("{en=a, so=b} ice 2026-05-01");
    }
}
