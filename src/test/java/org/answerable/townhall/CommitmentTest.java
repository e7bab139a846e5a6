package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Withdrawn;
import org.answerable.intake.Written;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a promise. */
class CommitmentTest {
    private static final LocalDate DUE = Planned.DUE;

    private final Commitment promise = Planned.promise(Map.of("en", "We will publish the numbers of stops."));

    @Test
    void it_begins_open_with_the_records_that_it_comes_from_in_their_order() {
        assertThat(promise.status()).isEqualTo(PromiseStatus.OPEN);
        assertThat(promise.isSettled()).isFalse();
        assertThat(promise.records()).containsExactly("r2", "r1");
        assertThat(promise.madeAt()).isEqualTo(Planned.START);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void it_is_kept_with_evidence_and_dropped_with_a_reason_alone(String nothing) {
        assertThatThrownBy(() -> promise.move(PromiseStatus.DONE, nothing))
                .isInstanceOf(Refusal.Invalid.class)
                .satisfies(refused -> assertThat(((Refusal.Invalid) refused).faults())
                        .extracting(Refusal.Fault::key)
                        .containsExactly("townhall.fault.evidence"));
        assertThatThrownBy(() -> promise.move(PromiseStatus.DROPPED, nothing))
                .isInstanceOf(Refusal.Invalid.class)
                .satisfies(refused -> assertThat(((Refusal.Invalid) refused).faults())
                        .extracting(Refusal.Fault::key)
                        .containsExactly("townhall.fault.dropped-reason"));
        assertThat(promise.status()).as("it stands where it stood").isEqualTo(PromiseStatus.OPEN);
        promise.move(PromiseStatus.IN_PROGRESS, nothing);
        assertThat(promise.status()).as("work begins without any").isEqualTo(PromiseStatus.IN_PROGRESS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "DROPPED"})
    void settled_it_is_late_no_more(PromiseStatus settled) {
        LocalDate after = DUE.plusDays(1);
        assertThat(promise.isOverdue(DUE)).as("on its day").isFalse();
        assertThat(promise.isOverdue(after)).isTrue();
        promise.move(PromiseStatus.IN_PROGRESS, null);
        assertThat(promise.isOverdue(after)).as("work alone keeps no promise").isTrue();
        promise.move(settled, "https://example.org/numbers");
        assertThat(promise.isSettled()).isTrue();
        assertThat(promise.isOverdue(after)).isFalse();
        promise.move(PromiseStatus.OPEN, null);
        assertThat(promise.isOverdue(after)).as("taken up again").isTrue();
    }

    /** Nothing is final: what was settled by mistake is taken up again, and each step stays to be read. */
    @ParameterizedTest
    @CsvSource({
        "OPEN,IN_PROGRESS", "OPEN,DONE", "OPEN,DROPPED", "OPEN,OPEN",
        "IN_PROGRESS,OPEN", "IN_PROGRESS,DONE", "IN_PROGRESS,DROPPED", "IN_PROGRESS,IN_PROGRESS",
        "DONE,OPEN", "DONE,IN_PROGRESS", "DONE,DROPPED", "DONE,DONE",
        "DROPPED,OPEN", "DROPPED,IN_PROGRESS", "DROPPED,DONE", "DROPPED,DROPPED"
    })
    void it_moves_from_anywhere_to_anywhere_with_what_shows_it(PromiseStatus from, PromiseStatus to) {
        promise.move(from, "As it was then.");
        promise.move(to, "As it is now.");
        assertThat(promise.status()).isEqualTo(to);
        assertThat(promise.isSettled()).isEqualTo(to == PromiseStatus.DONE || to == PromiseStatus.DROPPED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-02T04:59:59.999Z,false,the last moment of its day in Wisconsin (CDT)",
        "2026-05-02T05:00:00Z,true,midnight after it"
    })
    void it_is_late_from_the_midnight_after_its_day(Instant now, boolean late, String when) {
        assertThat(promise.isOverdue(Time.day(now))).as(when).isEqualTo(late);
    }

    @Test
    void due_on_the_last_day_of_the_year_it_is_late_in_the_new_one() {
        Commitment last = new Commitment(
                "c2",
                Planned.meeting("Stops"),
                Map.of("en", "By the end of the year."),
                "ice",
                LocalDate.of(2026, 12, 31),
                List.of(),
                Planned.START);
        assertThat(last.isOverdue(Time.day(Instant.parse("2027-01-01T05:59:59Z"))))
                .as("it is still the old year in Wisconsin")
                .isFalse();
        assertThat(last.isOverdue(Time.day(Instant.parse("2027-01-01T06:00:00Z"))))
                .isTrue();
        assertThat(last.records()).as("a promise that no record is behind").isEmpty();
    }

    @Test
    void a_step_says_in_which_language_its_evidence_is_and_of_none_that_it_is_not_known() {
        CommitmentEvent kept = new CommitmentEvent(
                promise, Planned.START, PromiseStatus.DONE, "Ya está publicado.", new Language("es"));
        CommitmentEvent begun = new CommitmentEvent(promise, Planned.START, PromiseStatus.IN_PROGRESS, null, null);
        assertThat(kept.language()).isEqualTo("es");
        assertThat(kept.evidence()).isEqualTo("Ya está publicado.");
        assertThat(begun.evidence()).isNull();
        assertThat(begun.language()).isEqualTo("und");
    }

    @Test
    void bars_stand_in_the_evidence_that_repeats_what_a_writer_took_back_and_a_step_without_any_stays() {
        String words = "An officer at the corner of Park Street asked my brother for papers and kept them all evening.";
        CommitmentEvent quoting =
                new CommitmentEvent(promise, Planned.START, PromiseStatus.DONE, "We read: " + words, Language.ENGLISH);
        CommitmentEvent bare = new CommitmentEvent(promise, Planned.START, PromiseStatus.IN_PROGRESS, null, null);
        Withdrawn withdrawn = Written.takenBack(Written.that(words).takenBack());
        quoting.seal(withdrawn);
        bare.seal(withdrawn);
        assertThat(quoting.evidence()).contains("▮▮▮").doesNotContain("Park Street");
        assertThat(bare.evidence()).isNull();
        assertThat(Written.sealed(withdrawn)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "OPEN", "in_progress", "late", "doné"})
    void what_is_no_status_is_none(String tag) {
        assertThat(PromiseStatus.of(tag)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PromiseStatus.class)
    void a_status_is_read_as_programs_write_it(PromiseStatus status) {
        assertThat(PromiseStatus.of(status.tag())).contains(status);
        assertThat(status.tag()).doesNotContain("_");
    }

    @Test
    void bars_stand_where_it_repeats_what_a_writer_took_back() {
        String words = "An officer at the corner of Park Street asked my brother for papers and kept them all evening.";
        Commitment quoting =
                Planned.promise(Map.of("en", "We look into this: \"" + words + "\"", "es", "Lo investigamos."));
        Withdrawn withdrawn = Written.takenBack(Written.that(words).takenBack());
        quoting.seal(withdrawn);
        assertThat(quoting.texts().get("en"))
                .startsWith("We look into this: ")
                .contains("▮▮▮")
                .doesNotContain("Park Street");
        assertThat(quoting.texts()).containsEntry("es", "Lo investigamos.");
        assertThat(Written.sealed(withdrawn)).hasSize(1).allMatch(piece -> piece.contains(words));
    }
}
