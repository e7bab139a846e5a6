package org.answerable.casework;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.answerable.directory.Targets;
import org.answerable.directory.WorkingDays;
import org.answerable.directory.WorkingHours;
import org.answerable.platform.Tagged;
import org.answerable.platform.Time;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The three clocks of a ticket, worked out of what happened, of the days on which its agency works and of what is
 * expected of it. Nothing of them is stored: a holiday that is added, a closure or another number of days counts from
 * the next look on (as {@code lib/escalation.rb} of Zammad works it out, whose pauses are breaks of the calendar, too).
 *
 * <ul>
 *   <li>A term is so many working days. The day of what begins it does not count, the last day does to its end (Wis.
 *       Stat. 990.001(4)(a); ADR 0044); where the agency states its hours, to the end of these.
 *   <li>{@code acknowledge} runs from the day the message came until its writer is told something, once.
 *   <li>{@code update} runs anew from whatever its writer was told last, until the answer.
 *   <li>{@code answer} runs from the day the message came; after an answer, from the day of the writer's or the
 *       agency's next message or of a reopening.
 *   <li>While the agency has asked and the writer has not written, no day counts: not that of the question, unless its
 *       end was past, and not that of the writer's words. What was late before stays late.
 * </ul>
 *
 * @param pausedAt since when it waits for the writer; {@code null}: it does not
 */
public record Clocks(
        Clock acknowledge,
        Clock update,
        Clock answer,
        @Schema(nullable = true) Instant pausedAt) {
    /** However long a term or a pause is, none is looked for longer, in days. */
    private static final int LONGEST = 10 * 366;

    /** How a clock stands. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "ClockState", description = "How the clock stands")
    public enum State implements Tagged {
        RUNNING,
        /** The agency has asked the writer something. */
        PAUSED,
        /** What was expected was done, in time. */
        MET,
        /** Its moment passed before what was expected was done, whether it is done by now or not. */
        LATE,
        /** Nothing is expected: it was passed on, taken back, left out, or no way leads to the writer. */
        OVER
    }

    /**
     * One of them.
     *
     * @param dueAt the last moment in time; of what is paused, the one if the writer wrote today; {@code null} where
     *     nothing is expected
     * @param paused whether it waits for the writer; what was late before that is late and paused
     * @param breachedAt the moment that passed, where it is late
     * @param metAt when it was done, in time or not; {@code null}: not yet
     * @param daysLate working days since the day it was due, not counting those on which it waited for the writer
     * @param hoursLate working hours since then, whole ones; {@code null} where the agency states none
     */
    @Schema(name = "Clock")
    public record Clock(
            State state,
            @Schema(nullable = true) Instant dueAt,
            boolean paused,
            @Schema(nullable = true) Instant breachedAt,
            @Schema(nullable = true) Instant metAt,
            int daysLate,
            @Schema(nullable = true) Integer hoursLate) {
        static final Clock OVER = new Clock(State.OVER, null, false, null, null, 0, null);

        /** Whether something is expected still, and its moment has passed. */
        boolean isOverdue() {
            return state == State.LATE && metAt == null;
        }
    }

    /** What moves the clocks. */
    enum What {
        /** The message came. */
        OPENED,
        /** The writer was told something that is no question and no answer, and it goes on. */
        TOLD,
        /** The case went to another agency, of which its writer reads. */
        PASSED_ON,
        /** The agency asked the writer. */
        ASKED,
        /** The writer wrote. */
        REPLIED,
        /** Answered, or closed with a reason. */
        ANSWERED,
        REOPENED,
        /** Nothing is expected here any more. */
        ENDED
    }

    /** Something that happened. */
    record Moment(Instant at, What what) {}

    /**
     * What is expected.
     *
     * @param hours {@code null} where the agency states none
     */
    record Terms(WorkingDays days, WorkingHours hours, Targets targets) {
        /** The last moment of a working day. */
        Instant end(LocalDate day) {
            return hours == null
                    ? day.plusDays(1).atStartOfDay(Time.ZONE).toInstant().minusSeconds(1)
                    : hours.end(day);
        }
    }

    /** Days on which the ticket waited for its writer, the first and the last one included. */
    private record Pause(LocalDate from, LocalDate to) {
        boolean includes(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * How they stand.
     *
     * @param history what happened, in any order, with when it began ({@link What#OPENED}); what is later than now does
     *     not count
     * @param reached whether the writer can be told anything
     */
    static Clocks of(List<Moment> history, Terms terms, boolean reached, Instant now) {
        Walk walk = new Walk(terms, now);
        history.stream()
                .filter(moment -> !moment.at().isAfter(now))
                .sorted(Comparator.comparing(Moment::at).thenComparing(Moment::what))
                .forEach(walk::go);
        return walk.clocks(reached);
    }

    /** Goes through a history. */
    private static class Walk {
        private final Terms terms;
        private final Instant now;
        private final List<Pause> pauses = new ArrayList<>();
        /** When the message came; when the present term for an answer began. */
        private Instant received;

        private Instant begun;
        /** When the writer was told something first, and last; or the present term began, where that is later. */
        private Instant firstTold;

        private Instant lastTold;
        private Instant asked;
        private Instant answered;
        private boolean ended;

        Walk(Terms terms, Instant now) {
            this.terms = terms;
            this.now = now;
        }

        void go(Moment moment) {
            Instant at = moment.at();
            switch (moment.what()) {
                case OPENED -> {
                    if (received == null) {
                        received = at;
                        begin(at);
                    }
                }
                case TOLD -> told(at);
                case PASSED_ON -> {
                    goOn(at);
                    told(at);
                }
                case ASKED -> {
                    if (answered != null) {
                        begin(at);
                    }
                    if (asked == null) {
                        asked = at;
                    }
                    told(at);
                }
                case REPLIED -> {
                    if (answered != null) {
                        begin(at);
                    }
                    goOn(at);
                }
                case ANSWERED -> {
                    goOn(at);
                    if (answered == null) {
                        answered = at;
                    }
                    firstTold = firstTold == null ? at : firstTold;
                }
                case REOPENED -> {
                    goOn(at);
                    begin(at);
                }
                case ENDED -> ended = true;
            }
        }

        private void begin(Instant at) {
            begun = at;
            lastTold = at;
            answered = null;
            asked = null;
            ended = false;
        }

        private void told(Instant at) {
            firstTold = firstTold == null ? at : firstTold;
            lastTold = at;
        }

        /** It waits for the writer no longer. */
        private void goOn(Instant at) {
            if (asked != null) {
                pauses.add(pause(Time.day(at)));
                asked = null;
            }
        }

        private Pause pause(LocalDate to) {
            LocalDate day = Time.day(asked);
            return new Pause(asked.isAfter(terms.end(day)) ? day.plusDays(1) : day, to);
        }

        Clocks clocks(boolean reached) {
            Targets targets = terms.targets();
            List<Pause> waited = List.copyOf(pauses);
            pauses.clear(); // Whoever was asked something was told something: that clock has no pauses.
            Clock acknowledge = firstTold == null && ended || !reached
                    ? Clock.OVER
                    : clock(received, targets.acknowledgeDays(), firstTold, false);
            pauses.addAll(waited);
            boolean waits = asked != null && answered == null;
            if (waits) {
                pauses.add(pause(Time.day(now)));
            }
            return new Clocks(
                    acknowledge,
                    ended || !reached ? Clock.OVER : clock(lastTold, targets.updateDays(), answered, waits),
                    ended ? Clock.OVER : clock(begun, targets.answerDays(), answered, waits),
                    waits && !ended ? asked : null);
        }

        private Clock clock(Instant from, int days, Instant met, boolean waits) {
            Instant due = due(from, days);
            Instant end = met == null ? now : met;
            if (!end.isAfter(due)) {
                return new Clock(
                        met != null ? State.MET : waits ? State.PAUSED : State.RUNNING, due, waits, null, met, 0, null);
            }
            return new Clock(State.LATE, due, waits, due, met, daysLate(due, end), hoursLate(due, end));
        }

        private boolean counts(LocalDate day) {
            return terms.days().includes(day) && pauses.stream().noneMatch(pause -> pause.includes(day));
        }

        private Instant due(Instant from, int days) {
            LocalDate day = Time.day(from);
            int left = days;
            for (int i = 0; left > 0 && i < LONGEST; i++) {
                day = day.plusDays(1);
                if (counts(day)) {
                    left--;
                }
            }
            return terms.end(day);
        }

        private int daysLate(Instant due, Instant end) {
            int late = 0;
            LocalDate last = Time.day(end);
            for (LocalDate day = Time.day(due).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
                late += counts(day) ? 1 : 0;
            }
            return late;
        }

        private Integer hoursLate(Instant due, Instant end) {
            if (terms.hours() == null) {
                return null;
            }
            Duration late = Duration.ZERO;
            LocalDate last = Time.day(end);
            for (LocalDate day = Time.day(due).plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
                Instant begin = terms.hours().begin(day);
                Instant close = terms.hours().end(day);
                Instant until = end.isBefore(close) ? end : close;
                if (counts(day) && until.isAfter(begin)) {
                    late = late.plus(Duration.between(begin, until));
                }
            }
            return Math.toIntExact(late.toHours());
        }
    }
}
