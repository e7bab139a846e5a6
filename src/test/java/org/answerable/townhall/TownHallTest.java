package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Withdrawn;
import org.answerable.intake.Written;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.townhall.TownHallChange.What;
import org.junit.jupiter.api.Test;

/** What becomes of a meeting, and what stays to be read of what it was before. */
class TownHallTest {
    private static final Instant START = Planned.START;
    private static final Instant LATER = START.plus(Duration.ofDays(7));
    private static final String WORDS =
            "An officer at the corner of Park Street asked my brother for papers and kept them all evening.";

    private final TownHall meeting = Planned.meeting("Stops in Madison");

    @Test
    void it_has_started_from_the_moment_on_at_which_it_starts() {
        assertThat(meeting.hasStarted(START.minusMillis(1))).isFalse();
        assertThat(meeting.hasStarted(START)).isTrue();
    }

    @Test
    void a_language_is_spoken_there_once_however_often_it_was_said() {
        assertThat(meeting.languages()).containsExactly("en", "hmn", "so");
    }

    @Test
    void whoever_has_it_in_a_calendar_is_told_of_every_change_of_time_and_place_and_of_its_end() {
        assertThat(meeting.revision()).isZero();
        meeting.move(LATER, "Town hall", "55079");
        assertThat(meeting.revision()).isEqualTo(1);
        assertThat(meeting.startsAt()).isEqualTo(LATER);
        assertThat(meeting.place()).isEqualTo("Town hall");
        assertThat(meeting.county()).isEqualTo("55079");
        assertThat(meeting.hasStarted(START)).as("the new time counts").isFalse();
        meeting.cancel(LATER);
        assertThat(meeting.revision()).isEqualTo(2);
        assertThat(meeting.cancelledAt()).isEqualTo(LATER);
        assertThat(meeting.slug()).as("its address stays").isEqualTo("madison");
    }

    @Test
    void that_it_was_held_is_said_and_changes_nothing_in_a_calendar() {
        meeting.hold(LATER);
        assertThat(meeting.heldAt()).isEqualTo(LATER);
        assertThat(meeting.revision()).isZero();
    }

    @Test
    void a_move_remembers_what_it_was_before_and_a_cancellation_why() {
        TownHallChange move = new TownHallChange(meeting, START, What.MOVED, LATER, "Town hall", "55079", null, null);
        meeting.move(LATER, "Town hall", "55079");
        assertThat(List.of(move.wasStartsAt(), move.wasPlace(), move.wasCounty()))
                .containsExactly(START, "Library", "55025");
        assertThat(List.of(move.startsAt(), move.place(), move.county())).containsExactly(LATER, "Town hall", "55079");
        TownHallChange end =
                new TownHallChange(meeting, LATER, What.CANCELLED, "The room is flooded.", Language.ENGLISH);
        assertThat(end.reason()).isEqualTo("The room is flooded.");
        assertThat(end.language()).isEqualTo("en");
        assertThat(end.startsAt())
                .as("it leaves time and place as they are")
                .isEqualTo(end.wasStartsAt())
                .isEqualTo(LATER);
        assertThat(What.MOVED.tag()).isEqualTo("moved");
    }

    @Test
    void bars_stand_in_all_that_repeats_what_a_writer_took_back_and_nowhere_else() {
        TownHall quoting = Planned.meeting("Why: " + WORDS);
        AgendaItem item = new AgendaItem(
                meeting, 0, Map.of("en", "About \"" + WORDS + "\"", "es", "Otra cosa"), List.of("r1"), START);
        Minutes minutes = new Minutes(meeting, START, "Somebody read: " + WORDS, "en");
        Minutes others = new Minutes(meeting, START, "The chief explained the numbers.", "en");
        TownHallChange end =
                new TownHallChange(meeting, LATER, What.CANCELLED, "Because of this: " + WORDS, Language.ENGLISH);
        Withdrawn withdrawn = Written.takenBack(Written.that(WORDS).takenBack());
        quoting.seal(withdrawn);
        meeting.seal(withdrawn);
        item.seal(withdrawn, START);
        minutes.seal(withdrawn);
        others.seal(withdrawn);
        end.seal(withdrawn);
        assertThat(List.of(quoting.titles().get("en"), item.titles().get("en"), minutes.text(), end.reason()))
                .allSatisfy(text -> assertThat(text).contains("▮▮▮").doesNotContain("Park Street"));
        assertThat(meeting.titles()).containsEntry("en", "Stops in Madison");
        assertThat(item.titles()).containsEntry("es", "Otra cosa");
        assertThat(others.text()).isEqualTo("The chief explained the numbers.");
        assertThat(Written.sealed(withdrawn))
                .as("the whole of what stood there")
                .hasSize(4)
                .allMatch(piece -> piece.contains(WORDS));
    }

    @Test
    void announced_for_midnight_it_is_of_the_day_that_begins_in_wisconsin_in_winter_and_in_summer_time() {
        TownHall winter = Planned.meeting(Map.of("en", "Old and new year"), Instant.parse("2027-01-01T06:00:00Z"));
        TownHall summer = Planned.meeting(Map.of("en", "Clocks go forward"), Instant.parse("2026-03-09T05:00:00Z"));
        assertThat(Time.day(winter.startsAt())).isEqualTo("2027-01-01");
        assertThat(Time.day(winter.startsAt().minusMillis(1))).isEqualTo("2026-12-31");
        assertThat(Time.day(summer.startsAt())).isEqualTo("2026-03-09");
    }

    @Test
    void moved_twice_each_move_remembers_what_was_just_before_it() {
        TownHallChange first = new TownHallChange(meeting, START, What.MOVED, LATER, "Town hall", "55079", null, null);
        meeting.move(LATER, "Town hall", "55079");
        TownHallChange second = new TownHallChange(meeting, LATER, What.MOVED, START, "Library", "55025", null, null);
        meeting.move(START, "Library", "55025");
        assertThat(first.wasStartsAt()).isEqualTo(START);
        assertThat(second.wasStartsAt()).isEqualTo(LATER);
        assertThat(second.wasPlace()).isEqualTo("Town hall");
        assertThat(second.wasCounty()).isEqualTo("55079");
        assertThat(meeting.revision()).as("back where it was is a change too").isEqualTo(2);
    }

    @Test
    void a_meeting_that_nobody_has_a_language_for_is_announced_in_none() {
        TownHall silent = new TownHall("s", Map.of("en", "Silent"), START, "Library", "55025", List.of(), START);
        assertThat(silent.languages()).isEmpty();
    }

    @Test
    void a_point_of_the_agenda_moves_and_keeps_its_records_in_their_order() {
        AgendaItem item = new AgendaItem(meeting, 2, Map.of("en", "Stops"), List.of("r2", "r1"), START);
        item.moveTo(0);
        assertThat(item.position()).isZero();
        assertThat(item.records()).containsExactly("r2", "r1");
        assertThat(item.addedAt()).isEqualTo(START);
        assertThat(new AgendaItem(meeting, 0, Map.of("en", "About nothing yet"), List.of(), START).records())
                .isEmpty();
    }

    @Test
    void what_is_written_about_it_is_stripped_is_something_and_is_not_too_long() {
        List<Refusal.Fault> faults = new ArrayList<>();
        assertThat(TextRule.PROMISE.required("/text", "  The chief spoke. \n", faults))
                .isEqualTo("The chief spoke.");
        assertThat(faults).isEmpty();
        TextRule.PROMISE.required("/text", " \n ", faults);
        TextRule.PROMISE.required("/reason", "😀".repeat(2_001), faults);
        assertThat(faults).extracting(Refusal.Fault::pointer).containsExactly("/text", "/reason");
        assertThat(faults)
                .extracting(Refusal.Fault::key)
                .containsExactly("platform.fault.required", "intake.fault.too-long");
        assertThat(TextRule.PROMISE.required("/text", "😀".repeat(2_000)))
                .as("counted as people count")
                .hasSize(4_000);
    }
}
