package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.answerable.casework.Clocks.Clock;
import org.answerable.casework.Clocks.Moment;
import org.answerable.casework.Clocks.State;
import org.answerable.casework.Clocks.Terms;
import org.answerable.casework.Clocks.What;
import org.answerable.directory.Holidays;
import org.answerable.directory.Targets;
import org.answerable.directory.WorkingDays;
import org.answerable.directory.WorkingHours;
import org.junit.jupiter.api.Test;

/**
 * A scripted week at an agency: 300 tickets in nine languages, three liaisons who read three each, from Monday 21
 * December 2026 to the Monday after, with two holidays of Wisconsin, the 24th and the 25th. The clock is the script's.
 * What is late at the end, whose it is, on which clock and by how many working hours says {@link Clocks}, and
 * {@link Paper} confirms it, which knows nothing of it, of calendars or of holidays: it has a list of days written by
 * hand and counts minutes.
 */
class WeekOfClocksTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final List<String> CLOCKS = List.of("acknowledge", "update", "answer");
    private static final Targets TARGETS = new Targets(2, 3, 6);
    private static final Terms TERMS = new Terms(
            new WorkingDays(Holidays.of(Holidays.STATE), Set.of()),
            WorkingHours.of("08:00-16:30").orElseThrow(),
            TARGETS);
    private static final Map<String, List<String>> LIAISONS = new TreeMap<>(Map.of(
            "ana", List.of("en", "es", "hmn"), "bo", List.of("so", "ar", "my"), "kim", List.of("vi", "ru", "uk")));

    /** Something on paper: when, and one of came, told, asked, wrote, answered. */
    private record Line(LocalDateTime at, String what) {}

    private record Case(String language, String liaison, List<Line> lines) {}

    /** What was late of a liaison's tickets on one clock. */
    private record Late(int tickets, int days, int hours) {
        Late and(int moreDays, int moreHours) {
            return new Late(tickets + 1, days + moreDays, hours + moreHours);
        }
    }

    private final Random random = new Random(300);
    private LocalDateTime now;

    /** 300 tickets of the fortnight before and of the week, in turn in each language. */
    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<String> languages =
                LIAISONS.values().stream().flatMap(List::stream).toList();
        for (int i = 0; i < 300; i++) {
            String language = languages.get(i % languages.size());
            String liaison = LIAISONS.entrySet().stream()
                    .filter(one -> one.getValue().contains(language))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            // Any day and hour, weekends and holidays too: writers keep no hours.
            LocalDateTime came = LocalDateTime.parse("2026-12-10T00:00").plusMinutes(random.nextInt(14 * 24 * 60));
            cases.add(new Case(language, liaison, new ArrayList<>(List.of(new Line(came, "came")))));
        }
        return cases;
    }

    /**
     * The week goes by: each liaison does something with a ticket of theirs every 18 minutes of work; writers reply.
     */
    private void work(List<Case> cases) {
        for (String day : Paper.DAYS) {
            if (day.compareTo("2026-12-14") < 0 || day.compareTo("2026-12-28") > 0) {
                continue;
            }
            for (now = LocalDateTime.parse(day + "T08:10");
                    now.isBefore(LocalDateTime.parse(day + "T16:50"));
                    now = now.plusMinutes(18)) {
                for (String liaison : LIAISONS.keySet()) {
                    act(cases.stream()
                            .filter(one -> one.liaison().equals(liaison)
                                    && one.lines().getFirst().at().isBefore(now)
                                    && one.lines().stream()
                                            .noneMatch(line -> line.what().equals("answered"))
                                    && !one.lines().getLast().at().isAfter(now))
                            .toList());
                }
            }
        }
    }

    private void act(List<Case> mine) {
        if (mine.isEmpty()) {
            return;
        }
        Case one = mine.get(random.nextInt(mine.size()));
        String last = one.lines().getLast().what();
        switch (random.nextInt(5)) {
            case 0, 1 -> one.lines().add(new Line(now, last.equals("came") ? "told" : "answered"));
            case 2 -> {
                if (!last.equals("asked")) {
                    one.lines().add(new Line(now, "asked"));
                    if (random.nextInt(3) > 0) {
                        one.lines().add(new Line(now.plusMinutes(60 + random.nextInt(4_000)), "wrote"));
                    }
                }
            }
            case 3 -> one.lines().add(new Line(now, "answered"));
            default -> {
                // Read, and put aside.
            }
        }
    }

    private static Instant instant(LocalDateTime at) {
        return at.atZone(ZONE).toInstant();
    }

    private static Moment moment(Line line) {
        return new Moment(
                instant(line.at()),
                switch (line.what()) {
                    case "came" -> What.OPENED;
                    case "told" -> What.TOLD;
                    case "asked" -> What.ASKED;
                    case "wrote" -> What.REPLIED;
                    default -> What.ANSWERED;
                });
    }

    @Test
    void who_was_late_on_which_clock_and_by_how_many_hours_is_what_one_counts_on_paper() {
        List<Case> cases = cases();
        work(cases);
        LocalDateTime end = LocalDateTime.parse("2026-12-28T16:00");
        Map<String, Late> late = new TreeMap<>();
        Map<String, Late> counted = new TreeMap<>();
        Map<String, Integer> languages = new HashMap<>();
        int paused = 0;
        for (Case one : cases) {
            languages.merge(one.language(), 1, Integer::sum);
            Clocks clocks =
                    Clocks.of(one.lines().stream().map(WeekOfClocksTest::moment).toList(), TERMS, true, instant(end));
            Paper paper = new Paper(
                    one.lines().stream().filter(line -> !line.at().isAfter(end)).toList(), end);
            paused += clocks.answer().paused() ? 1 : 0;
            List<Clock> three = List.of(clocks.acknowledge(), clocks.update(), clocks.answer());
            List<Paper.Found> found = List.of(
                    paper.acknowledge(TARGETS.acknowledgeDays()),
                    paper.update(TARGETS.updateDays()),
                    paper.answer(TARGETS.answerDays()));
            for (int i = 0; i < CLOCKS.size(); i++) {
                String whose = one.liaison() + " " + CLOCKS.get(i);
                if (three.get(i).state() == State.LATE) {
                    late.put(
                            whose,
                            late.getOrDefault(whose, new Late(0, 0, 0))
                                    .and(three.get(i).daysLate(), three.get(i).hoursLate()));
                }
                if (found.get(i).late()) {
                    counted.put(
                            whose,
                            counted.getOrDefault(whose, new Late(0, 0, 0))
                                    .and(found.get(i).days(), found.get(i).minutes() / 60));
                }
                assertThat(three.get(i).dueAt())
                        .as(whose + " " + one)
                        .isEqualTo(instant(found.get(i).due()));
            }
        }
        assertThat(cases).hasSize(300);
        assertThat(languages).hasSize(9);
        assertThat(paused).as("some wait for their writers").isPositive();
        System.out.println("a week of 300 tickets, late by liaison and clock: " + late);
        assertThat(late).isEqualTo(counted);
        for (String some : List.of("ana ", "bo ", "kim ", " acknowledge", " update", " answer")) {
            assertThat(late.keySet()).as("the script has what is late of each").anyMatch(whose -> whose.contains(some));
        }
    }

    /**
     * One who counts on paper. No instant, no zone, no rule for holidays: the days of work are written down; minutes
     * are counted one by one.
     */
    private record Paper(List<Line> lines, LocalDateTime end) {
        /** The days on which Wisconsin's offices work, from 9 December 2026 on; neither weekends nor the holidays. */
        static final List<String> DAYS = List.of(
                "2026-12-09",
                "2026-12-10",
                "2026-12-11",
                "2026-12-14",
                "2026-12-15",
                "2026-12-16",
                "2026-12-17",
                "2026-12-18",
                "2026-12-21",
                "2026-12-22",
                "2026-12-23",
                "2026-12-28",
                "2026-12-29",
                "2026-12-30",
                "2027-01-04",
                "2027-01-05",
                "2027-01-06",
                "2027-01-07",
                "2027-01-08",
                "2027-01-11",
                "2027-01-12",
                "2027-01-13",
                "2027-01-14",
                "2027-01-15",
                "2027-01-19",
                "2027-01-20");

        record Found(LocalDateTime due, boolean late, int days, int minutes) {}

        private static String day(LocalDateTime at) {
            return at.toString().substring(0, 10);
        }

        /** Whether the writer had the turn at some time of a day; a question after the day's work is the next day's. */
        private boolean writersTurn(String day) {
            String asked = null;
            for (Line line : lines) {
                if (line.what().equals("asked") && asked == null) {
                    boolean after = line.at().toString().substring(11).compareTo("16:30") > 0;
                    asked = after ? day(line.at().plusDays(1)) : day(line.at());
                } else if (asked != null
                        && (line.what().equals("wrote") || line.what().equals("answered"))) {
                    if (day.compareTo(asked) >= 0 && day.compareTo(day(line.at())) <= 0) {
                        return true;
                    }
                    asked = null;
                }
            }
            return asked != null && day.compareTo(asked) >= 0 && day.compareTo(day(end)) <= 0;
        }

        private LocalDateTime first(String... whats) {
            return lines.stream()
                    .filter(line -> List.of(whats).contains(line.what()))
                    .map(Line::at)
                    .findFirst()
                    .orElse(null);
        }

        private Found count(LocalDateTime from, int number, LocalDateTime done, boolean pausable) {
            List<String> counted = DAYS.stream()
                    .filter(day -> day.compareTo(day(from)) > 0 && !(pausable && writersTurn(day)))
                    .toList();
            LocalDateTime due = LocalDateTime.parse(counted.get(number - 1) + "T16:30");
            LocalDateTime until = done == null ? end : done;
            int days = 0;
            int minutes = 0;
            for (String day : counted.subList(number, counted.size())) {
                days += day.compareTo(day(until)) <= 0 ? 1 : 0;
                for (LocalDateTime minute = LocalDateTime.parse(day + "T08:00");
                        minute.isBefore(LocalDateTime.parse(day + "T16:30")) && minute.isBefore(until);
                        minute = minute.plusMinutes(1)) {
                    minutes++;
                }
            }
            return new Found(due, until.isAfter(due), days, minutes);
        }

        Found acknowledge(int number) {
            return count(first("came"), number, first("told", "asked", "answered"), false);
        }

        Found update(int number) {
            LocalDateTime told = first("came");
            for (Line line : lines) {
                told = line.what().equals("told") || line.what().equals("asked") ? line.at() : told;
            }
            return count(told, number, first("answered"), true);
        }

        Found answer(int number) {
            return count(first("came"), number, first("answered"), true);
        }
    }
}
