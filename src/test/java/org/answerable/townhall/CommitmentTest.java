package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Withdrawn;
import org.answerable.intake.Written;
import org.answerable.platform.Refusal;
import org.answerable.publication.PromiseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a promise. */
class CommitmentTest {
    private static final LocalDate DUE = LocalDate.of(2026, 5, 1);
    private static final Instant MADE = Instant.parse("2026-03-31T23:00:00Z");
    private static final TownHall MEETING =
            new TownHall("madison", Map.of("en", "Stops in Madison"), MADE, "Library", "55025", List.of("en"), MADE);

    private final Commitment promise = promise(Map.of("en", "We will publish the numbers of stops."));

    private static Commitment promise(Map<String, String> texts) {
        return new Commitment("c1", MEETING, texts, "state-patrol", DUE, List.of("r2", "r1"), MADE);
    }

    @Test
    void it_begins_open_with_the_records_that_it_comes_from_in_their_order() {
        assertThat(promise.status()).isEqualTo(PromiseStatus.OPEN);
        assertThat(promise.isSettled()).isFalse();
        assertThat(promise.records()).containsExactly("r2", "r1");
        assertThat(promise.madeAt()).isEqualTo(MADE);
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

    @ParameterizedTest
    @EnumSource(PromiseStatus.class)
    void a_status_is_read_as_programs_write_it(PromiseStatus status) {
        assertThat(PromiseStatus.of(status.tag())).contains(status);
        assertThat(status.tag()).doesNotContain("_");
    }

    @Test
    void bars_stand_where_it_repeats_what_a_writer_took_back() {
        String words = "An officer at the corner of Park Street asked my brother for papers and kept them all evening.";
        Commitment quoting = promise(Map.of("en", "We look into this: \"" + words + "\"", "es", "Lo investigamos."));
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
