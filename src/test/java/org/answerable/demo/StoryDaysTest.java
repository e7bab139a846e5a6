package org.answerable.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.demo.DemoStories.Event;
import org.answerable.platform.Time;
import org.junit.jupiter.api.Test;

class StoryDaysTest {
    private static final Identity STAFF = new Identity(0, "staff", "Staff", Set.of(Role.LIAISON), Set.of("ice"), "en");
    private static final Instant FAR = Instant.parse("2036-01-02T18:00:00Z");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Time.ZONE).toInstant();
    }

    private static void assertAtTheOffice(Instant at) {
        ZonedDateTime local = at.atZone(Time.ZONE);
        assertThat(OfficeDays.isOpen(local.toLocalDate())).as(local.toString()).isTrue();
        assertThat(local.toLocalTime()).as(local.toString()).isBetween(LocalTime.of(8, 0), LocalTime.of(18, 0));
    }

    @Test
    void what_staff_do_is_done_at_the_office_and_in_its_order() {
        StoryDays days = new StoryDays(FAR);
        Instant before = Instant.MIN;
        for (Instant planned = at("2026-01-01T00:00:00");
                planned.isBefore(at("2028-01-10T00:00:00"));
                planned = planned.plus(Duration.ofMinutes(20))) {
            Instant done = days.office(planned);
            assertAtTheOffice(done);
            assertThat(done).as(planned.toString()).isAfterOrEqualTo(before);
            assertThat(Duration.between(planned, done))
                    .as(planned.toString())
                    .isBetween(Duration.ofHours(-1), Duration.ofDays(5));
            before = done;
        }
        assertThat(days.office(at("2026-03-04T14:30:00")))
                .as("an ordinary afternoon")
                .isEqualTo(at("2026-03-04T14:30:00"));
        assertThat(days.office(at("2026-12-25T14:30:00")).atZone(Time.ZONE).toLocalDate())
                .as("Christmas")
                .isEqualTo("2026-12-28");
    }

    @Test
    void on_any_day_of_two_years_stories_end_by_now_on_a_day_on_which_offices_are_open() {
        for (LocalDate today = LocalDate.of(2026, 1, 1);
                today.isBefore(LocalDate.of(2028, 1, 1));
                today = today.plusDays(1)) {
            for (int hour : new int[] {0, 9, 23}) {
                Instant now = today.atTime(hour, 10).atZone(Time.ZONE).toInstant();
                StoryDays days = new StoryDays(now);
                Instant begins = days.daysAgo(3, "17:42");
                List<Event> story = new ArrayList<>(List.of(
                        new Event(begins, null, null), new Event(begins.plus(Duration.ofHours(26)), STAFF, null)));
                for (int day = 1; day < 6; day++) {
                    story.add(new Event(
                            days.atMost(begins.plus(Duration.ofDays(day)).plus(Duration.ofHours(2))), null, null));
                    story.add(new Event(days.atMost(begins.plus(Duration.ofDays(day))), STAFF, null));
                }
                Instant before = Instant.MIN;
                for (Event event : days.inOrder(story)) {
                    assertThat(event.at())
                            .as(now.toString())
                            .isBeforeOrEqualTo(now)
                            .isAfterOrEqualTo(before);
                    if (event.by() != null) {
                        assertThat(OfficeDays.isOpen(Time.day(event.at())))
                                .as(event.at().toString())
                                .isTrue();
                    }
                    before = event.at();
                }
            }
        }
    }

    @Test
    void a_reply_comes_after_its_question_though_that_was_put_on_monday() {
        StoryDays days = new StoryDays(FAR);
        List<Event> told = days.inOrder(List.of(
                new Event(at("2026-03-06T21:00:00"), null, null),
                new Event(at("2026-03-07T11:20:00"), STAFF, null),
                new Event(at("2026-03-07T19:20:00"), null, null),
                new Event(at("2026-03-08T14:30:00"), STAFF, null)));
        assertThat(told).extracting(Event::at).isSorted();
        assertThat(told.get(2).by()).isNull();
        assertThat(told.get(2).at()).as("the reply").isEqualTo(told.get(1).at().plus(Duration.ofHours(1)));
    }
}
