package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.casework.Clocks.Clock;
import org.answerable.casework.Clocks.Moment;
import org.answerable.casework.Clocks.State;
import org.answerable.casework.Clocks.Terms;
import org.answerable.casework.Clocks.What;
import org.answerable.directory.Holidays;
import org.answerable.directory.Targets;
import org.answerable.directory.WorkingDays;
import org.answerable.directory.WorkingHours;
import org.answerable.platform.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the three clocks say of a history. */
class ClocksTest {
    private static final WorkingDays WISCONSIN = new WorkingDays(Holidays.of(Holidays.STATE), Set.of());
    private static final Targets TARGETS = new Targets(2, 5, 10);
    private static final Terms TERMS = new Terms(WISCONSIN, null, TARGETS);
    private static final Terms STATING_HOURS =
            new Terms(WISCONSIN, WorkingHours.of("08:00-16:30").orElseThrow(), TARGETS);

    /** A moment of Wisconsin's time, {@code 2026-05-04T09:00}; a day alone is its noon. */
    private static Instant at(String local) {
        return (local.contains("T")
                        ? LocalDateTime.parse(local)
                        : LocalDate.parse(local).atTime(12, 0))
                .atZone(Time.ZONE)
                .toInstant();
    }

    private static Moment moment(String local, What what) {
        return new Moment(at(local), what);
    }

    private static Clocks clocks(String now, Moment... history) {
        return Clocks.of(List.of(history), TERMS, true, at(now));
    }

    private static String due(Clock clock) {
        return Time.day(clock.dueAt()).toString();
    }

    @Test
    void each_runs_from_the_day_the_message_came() {
        Clocks clocks = clocks("2026-05-04", moment("2026-05-04T09:00", What.OPENED));
        assertThat(List.of(clocks.acknowledge(), clocks.update(), clocks.answer()))
                .allSatisfy(clock -> assertThat(clock.state()).isEqualTo(State.RUNNING))
                .extracting(ClocksTest::due)
                .containsExactly("2026-05-06", "2026-05-11", "2026-05-18");
    }

    @Test
    void what_is_not_done_by_the_end_of_its_day_is_late_by_so_many_working_days() {
        Moment opened = moment("2026-05-04T09:00", What.OPENED);
        assertThat(clocks("2026-05-06T23:59", opened).acknowledge().state()).isEqualTo(State.RUNNING);
        Clock late = clocks("2026-05-11T00:01", opened).acknowledge();
        assertThat(late.state()).isEqualTo(State.LATE);
        assertThat(late.breachedAt()).isEqualTo(late.dueAt()).isEqualTo(at("2026-05-06T23:59:59"));
        assertThat(late.daysLate()).as("Thursday, Friday, and Monday").isEqualTo(3);
        assertThat(late.hoursLate()).as("it states none").isNull();
        assertThat(late.metAt()).isNull();
    }

    @Test
    void what_was_done_in_time_is_met_and_what_was_done_later_stays_late() {
        Moment opened = moment("2026-05-04T09:00", What.OPENED);
        Moment told = moment("2026-05-06T17:00", What.TOLD);
        Moment answered = moment("2026-05-20", What.ANSWERED);
        Clocks clocks = clocks("2026-06-30", opened, told, answered);
        assertThat(clocks.acknowledge().state()).isEqualTo(State.MET);
        assertThat(clocks.acknowledge().metAt()).isEqualTo(told.at());
        assertThat(clocks.answer().state()).isEqualTo(State.LATE);
        assertThat(clocks.answer().metAt()).isEqualTo(answered.at());
        assertThat(clocks.answer().isOverdue()).isFalse();
        assertThat(clocks.answer().daysLate()).isEqualTo(2);
        assertThat(clocks.update().state()).as("it was silent from the 6th on").isEqualTo(State.LATE);
    }

    @Test
    void the_clock_of_the_next_update_runs_anew_from_whatever_the_writer_was_told() {
        Moment opened = moment("2026-05-04T09:00", What.OPENED);
        assertThat(due(clocks("2026-05-12", opened, moment("2026-05-08", What.TOLD))
                        .update()))
                .isEqualTo("2026-05-15");
    }

    @Test
    void no_day_counts_while_the_ticket_waits_for_its_writer() {
        Moment opened = moment("2026-05-04T09:00", What.OPENED);
        Moment asked = moment("2026-05-05T10:00", What.ASKED);
        Clock waits = clocks("2026-05-13", opened, asked).answer();
        assertThat(waits.state()).isEqualTo(State.PAUSED);
        assertThat(waits.paused()).isTrue();
        assertThat(due(waits)).as("all ten days are left on the 13th").isEqualTo("2026-05-28");
        Clocks goesOn = clocks("2026-05-13", opened, asked, moment("2026-05-08", What.REPLIED));
        assertThat(goesOn.answer().state()).isEqualTo(State.RUNNING);
        assertThat(due(goesOn.answer())).isEqualTo("2026-05-22");
        assertThat(due(goesOn.update())).isEqualTo("2026-05-15");
    }

    @Test
    void who_asks_on_the_last_day_has_a_day_left_when_the_writer_wrote() {
        Clock clock = clocks(
                        "2026-05-26",
                        moment("2026-05-04T09:00", What.OPENED),
                        moment("2026-05-18T16:00", What.ASKED),
                        moment("2026-05-21", What.REPLIED))
                .answer();
        assertThat(due(clock)).isEqualTo("2026-05-22");
    }

    @Test
    void a_question_makes_nothing_undone_that_was_late_before() {
        Clock clock = clocks("2026-05-29", moment("2026-05-04T09:00", What.OPENED), moment("2026-05-20", What.ASKED))
                .answer();
        assertThat(clock.state()).isEqualTo(State.LATE);
        assertThat(clock.paused()).isTrue();
        assertThat(due(clock)).isEqualTo("2026-05-18");
        assertThat(clock.daysLate()).as("the 19th").isEqualTo(1);
    }

    @Test
    void a_question_after_the_hours_of_the_last_day_comes_too_late() {
        List<Moment> history = List.of(moment("2026-05-04T09:00", What.OPENED), moment("2026-05-18T17:00", What.ASKED));
        Clock clock = Clocks.of(history, STATING_HOURS, true, at("2026-05-20")).answer();
        assertThat(clock.state()).isEqualTo(State.LATE);
        assertThat(clock.dueAt()).isEqualTo(at("2026-05-18T16:30"));
    }

    @Test
    void after_an_answer_a_new_term_begins_with_words_of_either_and_with_a_reopening() {
        Moment opened = moment("2026-05-04T09:00", What.OPENED);
        Moment answered = moment("2026-05-06", What.ANSWERED);
        assertThat(due(clocks("2026-06-01", opened, answered, moment("2026-06-01", What.REPLIED))
                        .answer()))
                .isEqualTo("2026-06-15");
        assertThat(due(clocks("2026-06-01", opened, answered, moment("2026-06-01", What.REOPENED))
                        .answer()))
                .isEqualTo("2026-06-15");
        Clocks asked = clocks("2026-06-02", opened, answered, moment("2026-06-01", What.ASKED));
        assertThat(asked.answer().state()).isEqualTo(State.PAUSED);
        assertThat(due(asked.answer())).isEqualTo("2026-06-16");
        assertThat(asked.acknowledge().state()).as("that was once").isEqualTo(State.MET);
    }

    @Test
    void a_transfer_keeps_the_writers_clock_and_the_next_agency_has_its_own_term() {
        Moment opened = moment("2026-05-04T09:00", What.OPENED);
        Moment passedOn = moment("2026-05-11", What.PASSED_ON);
        Moment comes = moment("2026-05-11", What.OPENED);
        assertThat(due(clocks("2026-05-12", opened, passedOn, comes).answer())).isEqualTo("2026-05-18");
        assertThat(due(clocks("2026-05-12", comes).answer())).isEqualTo("2026-05-26");
        assertThat(due(clocks("2026-05-12", opened, passedOn, comes).update())).isEqualTo("2026-05-18");
        assertThat(clocks("2026-05-12", opened, moment("2026-05-11", What.ENDED))
                        .answer())
                .isEqualTo(Clock.OVER);
    }

    @Test
    void a_transfer_ends_the_wait_for_the_writer() {
        Clock clock = clocks(
                        "2026-05-13",
                        moment("2026-05-04T09:00", What.OPENED),
                        moment("2026-05-05", What.ASKED),
                        moment("2026-05-07", What.PASSED_ON))
                .answer();
        assertThat(clock.state()).isEqualTo(State.RUNNING);
        assertThat(due(clock)).isEqualTo("2026-05-21");
    }

    @Test
    void a_closure_that_is_added_moves_the_day_at_the_next_look() {
        List<Moment> history = List.of(moment("2026-05-04T09:00", What.OPENED));
        Terms closed = new Terms(
                new WorkingDays(Holidays.of(Holidays.STATE), Set.of("2026-05-12", "2026-05-13")), null, TARGETS);
        assertThat(due(Clocks.of(history, closed, true, at("2026-05-19")).answer()))
                .isEqualTo("2026-05-20");
        assertThat(Clocks.of(history, TERMS, true, at("2026-05-19")).answer().state())
                .isEqualTo(State.LATE);
        assertThat(Clocks.of(history, closed, true, at("2026-05-19")).answer().state())
                .isEqualTo(State.RUNNING);
    }

    @Test
    void nobody_owes_word_to_a_writer_whom_no_way_leads_to_and_the_answer_all_the_same() {
        Clocks clocks = Clocks.of(List.of(moment("2026-05-04", What.OPENED)), TERMS, false, at("2026-05-05"));
        assertThat(clocks.acknowledge()).isEqualTo(Clock.OVER);
        assertThat(clocks.update()).isEqualTo(Clock.OVER);
        assertThat(clocks.answer().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void hours_of_delay_are_hours_in_which_the_agency_works() {
        List<Moment> history = List.of(moment("2026-05-04T09:00", What.OPENED));
        assertThat(Clocks.of(history, STATING_HOURS, true, at("2026-05-18T16:30"))
                        .answer()
                        .state())
                .isEqualTo(State.RUNNING);
        Clock evening =
                Clocks.of(history, STATING_HOURS, true, at("2026-05-18T20:00")).answer();
        assertThat(evening.state()).isEqualTo(State.LATE);
        assertThat(evening.daysLate()).isZero();
        assertThat(evening.hoursLate()).isZero();
        Clock later =
                Clocks.of(history, STATING_HOURS, true, at("2026-05-20T10:15")).answer();
        assertThat(later.daysLate()).isEqualTo(2);
        assertThat(later.hoursLate()).as("8.5 of the 19th and 2.25 of the 20th").isEqualTo(10);
    }

    /** Ten working days, the hours of an agency ending at 16:30 of Wisconsin; UTC, so that the hour of summer shows. */
    @ParameterizedTest(name = "what came on {0} is due at {1}")
    @CsvSource({
        // 8 March and 1 November 2026 are Sundays on which the clocks change.
        "2026-03-06T15:00, 2026-03-20T21:30:00Z",
        "2026-02-20T15:00, 2026-03-06T22:30:00Z",
        "2026-10-23T15:00, 2026-11-06T22:30:00Z",
        "2026-10-16T15:00, 2026-10-30T21:30:00Z",
        // 24, 25 and 31 December and 1 January are holidays of Wisconsin.
        "2026-12-21T15:00, 2027-01-08T22:30:00Z",
        "2028-02-15T15:00, 2028-02-29T22:30:00Z",
        "2028-02-28T15:00, 2028-03-13T21:30:00Z",
        // 4 July 2026 is a Saturday, for which Wisconsin keeps no other day; in 2027 it is a Sunday, kept on Monday.
        "2026-06-26T15:00, 2026-07-10T21:30:00Z",
        "2027-06-25T15:00, 2027-07-12T21:30:00Z",
        // What comes on a Saturday has the next Monday as its first day, as what came on Friday.
        "2026-05-09T15:00, 2026-05-22T21:30:00Z"
    })
    void summer_time_new_year_leap_days_and_holidays_at_weekends_are_counted_as_they_are(String came, Instant due) {
        assertThat(Clocks.of(List.of(moment(came, What.OPENED)), STATING_HOURS, true, at(came))
                        .answer()
                        .dueAt())
                .isEqualTo(due);
    }

    /** Every history of these, seeded: what the clocks say is what one finds who crosses days off a calendar. */
    @Test
    void days_crossed_off_a_calendar_say_the_same_of_six_hundred_histories() {
        Random random = new Random(68);
        Set<State> seen = new HashSet<>();
        for (int i = 0; i < 600; i++) {
            List<Moment> history = new ArrayList<>();
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_200));
            history.add(new Moment(noon(day, random), What.OPENED));
            int more = random.nextInt(6);
            for (int j = 0; j < more; j++) {
                day = day.plusDays(1 + random.nextInt(9));
                What what = List.of(What.TOLD, What.ASKED, What.REPLIED, What.ANSWERED, What.REOPENED, What.PASSED_ON)
                        .get(random.nextInt(6));
                history.add(new Moment(noon(day, random), what));
            }
            Set<String> closures = IntStream.range(0, random.nextInt(6))
                    .mapToObj(c -> history.getFirst()
                            .at()
                            .atZone(Time.ZONE)
                            .toLocalDate()
                            .plusDays(random.nextInt(40)))
                    .map(LocalDate::toString)
                    .collect(Collectors.toSet());
            Terms terms = new Terms(
                    new WorkingDays(Holidays.of(random.nextBoolean() ? Holidays.STATE : Holidays.FEDERAL), closures),
                    null,
                    new Targets(1 + random.nextInt(5), 1 + random.nextInt(10), 1 + random.nextInt(25)));
            Instant now = noon(day.plusDays(random.nextInt(20)), random).plus(7, ChronoUnit.HOURS);
            List<Moment> shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, random);
            Clocks clocks = Clocks.of(shuffled, terms, true, now);
            Calendar plain = new Calendar(history, terms.days(), Time.day(now));
            String what = i + ": " + history + " now " + now;
            check(what, clocks.acknowledge(), plain.acknowledge(terms.targets().acknowledgeDays()), seen);
            check(what, clocks.update(), plain.update(terms.targets().updateDays()), seen);
            check(what, clocks.answer(), plain.answer(terms.targets().answerDays()), seen);
        }
        assertThat(seen).containsExactlyInAnyOrder(State.RUNNING, State.PAUSED, State.MET, State.LATE);
    }

    private static Instant noon(LocalDate day, Random random) {
        return day.atTime(LocalTime.of(6 + random.nextInt(12), random.nextInt(60)))
                .atZone(Time.ZONE)
                .toInstant();
    }

    private static void check(String what, Clock clock, Plain plain, Set<State> seen) {
        seen.add(clock.state());
        assertThat(new Plain(due(clock), clock.state(), clock.daysLate()))
                .as(what)
                .isEqualTo(plain);
    }

    private record Plain(String due, State state, int daysLate) {}

    /**
     * The plain way: days, no instants, at most one thing a day. It asks of each day whether the ticket waited on it,
     * by looking back for the last thing that was asked or said, and crosses off what is left.
     */
    private record Calendar(List<Moment> history, WorkingDays days, LocalDate today) {
        private LocalDate day(Moment moment) {
            return Time.day(moment.at());
        }

        private List<Moment> byDay() {
            return history.stream().sorted(Comparator.comparing(Moment::at)).toList();
        }

        /** The last of these kinds on or before a day; {@code null}: none. */
        private LocalDate last(LocalDate until, Set<What> kinds) {
            LocalDate last = null;
            for (Moment moment : byDay()) {
                if (kinds.contains(moment.what()) && !day(moment).isAfter(until)) {
                    last = day(moment);
                }
            }
            return last;
        }

        private boolean asked(LocalDate day) {
            return byDay().stream().anyMatch(m -> m.what() == What.ASKED && day(m).equals(day));
        }

        /** Whether it waits at the end of a day. */
        private boolean waitsAfter(LocalDate day) {
            LocalDate question = last(day, Set.of(What.ASKED));
            LocalDate ends = last(day, Set.of(What.REPLIED, What.ANSWERED, What.REOPENED, What.PASSED_ON));
            return question != null && (ends == null || question.isAfter(ends));
        }

        private boolean waited(LocalDate day) {
            return !day.isAfter(today) && (asked(day) || waitsAfter(day) || waitsAfter(day.minusDays(1)));
        }

        private boolean counts(LocalDate day, boolean pausable) {
            return days.includes(day) && !(pausable && waited(day));
        }

        private LocalDate answered() {
            LocalDate begun = begun();
            return byDay().stream()
                    .filter(m -> m.what() == What.ANSWERED && day(m).isAfter(begun))
                    .map(this::day)
                    .findFirst()
                    .orElse(null);
        }

        /** When the present term began: the last reopening, or the first word after an answer. */
        private LocalDate begun() {
            LocalDate begun = day(byDay().getFirst());
            boolean answered = false;
            for (Moment moment : byDay()) {
                boolean word = moment.what() == What.ASKED || moment.what() == What.REPLIED;
                if (moment.what() == What.REOPENED || answered && word) {
                    begun = day(moment);
                    answered = false;
                } else if (moment.what() == What.ANSWERED) {
                    answered = true;
                }
            }
            return begun;
        }

        private Plain after(LocalDate from, int number, LocalDate done, boolean pausable) {
            LocalDate due = from;
            for (int left = number; left > 0; ) {
                due = due.plusDays(1);
                left -= counts(due, pausable) ? 1 : 0;
            }
            LocalDate end = done == null ? today : done;
            int late = 0;
            for (LocalDate day = due.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
                late += counts(day, pausable) ? 1 : 0;
            }
            State state = end.isAfter(due)
                    ? State.LATE
                    : done != null ? State.MET : pausable && waitsAfter(today) ? State.PAUSED : State.RUNNING;
            return new Plain(due.toString(), state, late);
        }

        Plain acknowledge(int number) {
            LocalDate told = byDay().stream()
                    .filter(m -> Set.of(What.TOLD, What.ASKED, What.ANSWERED, What.PASSED_ON)
                            .contains(m.what()))
                    .map(this::day)
                    .findFirst()
                    .orElse(null);
            return after(day(byDay().getFirst()), number, told, false);
        }

        Plain update(int number) {
            LocalDate done = answered();
            LocalDate told = begun();
            for (Moment moment : byDay()) {
                if (Set.of(What.TOLD, What.ASKED, What.PASSED_ON).contains(moment.what())
                        && !day(moment).isBefore(told)) {
                    told = day(moment);
                }
            }
            return after(told, number, done, true);
        }

        Plain answer(int number) {
            return after(begun(), number, answered(), true);
        }
    }
}
