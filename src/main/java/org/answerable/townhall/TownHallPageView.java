package org.answerable.townhall;

import java.time.LocalDate;
import java.util.List;
import org.answerable.platform.Time;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.web.View;

/**
 * One meeting with its agenda, the voices behind each item, its minutes and what was promised.
 *
 * @param changes what became of it since it was planned, the oldest first
 * @param missing whether something of it is not there in the reader's language
 * @param days within how many a translation is mostly done; 0 where that is not known
 * @param asked whether the reader has just asked for a translation
 */
public record TownHallPageView(
        TownHallItem meeting,
        MeetingText title,
        List<Item> agenda,
        List<Said> minutes,
        List<Card> commitments,
        List<Change> changes,
        boolean missing,
        int days,
        boolean asked)
        implements View {
    /** A point of the agenda. */
    public record Item(MeetingText title, List<Voice> voices) {}

    /** The minutes in one language; the reader's first. */
    public record Said(MeetingText words, LocalDate day) {
        static Said of(TownHallReading.MinutesView said) {
            return new Said(MeetingText.of(said.words()), Time.day(said.at()));
        }
    }
}
