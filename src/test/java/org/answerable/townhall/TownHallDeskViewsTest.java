package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.townhall.TownHallChange.What;
import org.answerable.townhall.TownHallReading.ChangeView;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.townhall.TownHallReading.TownHallView;
import org.answerable.townhall.TownHallWords.ReadText;
import org.junit.jupiter.api.Test;

/** What the desk's page of a meeting offers. */
class TownHallDeskViewsTest {
    private static final Instant AT = Instant.parse("2026-04-01T23:00:00Z");

    private static TownHallView meeting(MeetingStage stage, What... changes) {
        return new TownHallView(
                new TownHallItem(
                        "stops-in-dane",
                        "https://example.org/en/town-halls/stops-in-dane",
                        new ReadText("Stops in Dane", Language.ENGLISH, null, false, false),
                        AT,
                        "Library",
                        "Dane",
                        List.of("en"),
                        stage,
                        0,
                        AT,
                        0,
                        0),
                List.of(),
                List.of(),
                List.of(),
                Arrays.stream(changes)
                        .map(what -> new ChangeView(AT, what, AT, "Library", "Dane", AT, "Hall", "Dane", null))
                        .toList());
    }

    @Test
    void a_meeting_to_come_can_be_moved_or_cancelled_however_often_it_was_moved() {
        assertThat(TownHallDeskViews.isOpen(meeting(MeetingStage.PLANNED))).isTrue();
        assertThat(TownHallDeskViews.isOpen(meeting(MeetingStage.PLANNED, What.MOVED, What.MOVED)))
                .isTrue();
    }

    @Test
    void one_that_has_begun_stays_open_until_somebody_says_that_it_was_held() {
        assertThat(TownHallDeskViews.isOpen(meeting(MeetingStage.HELD, What.MOVED)))
                .isTrue();
        assertThat(TownHallDeskViews.isOpen(meeting(MeetingStage.HELD, What.MOVED, What.HELD)))
                .isFalse();
        assertThat(TownHallDeskViews.isOpen(meeting(MeetingStage.CLOSED, What.HELD)))
                .isFalse();
    }

    @Test
    void what_is_cancelled_is_moved_no_more() {
        assertThat(TownHallDeskViews.isOpen(meeting(MeetingStage.CANCELLED, What.CANCELLED)))
                .isFalse();
    }
}
