package org.answerable.townhall;

import java.util.List;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.web.View;

/**
 * A meeting on paper: its agenda with the words behind each point, what was recorded, what was promised.
 *
 * @param url the address of the meeting's page, for the foot
 */
public record TownHallPrintView(
        TownHallItem meeting,
        MeetingText title,
        List<TownHallPageView.Item> agenda,
        List<TownHallPageView.Said> minutes,
        List<Card> commitments,
        List<Change> changes)
        implements View {}
