package org.answerable.townhall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.web.ThreadView;

/**
 * A commitment as a card.
 *
 * @param evidence the last there is, or {@code null}
 * @param meetingPath the meeting where it was made, without the language
 */
public record Card(
        String id,
        MeetingText words,
        String owner,
        String ownerPath,
        LocalDate dueOn,
        PromiseState state,
        MeetingText evidence,
        MeetingText meeting,
        String meetingPath,
        ThreadView thread,
        List<Step> steps) {
    /** A step; the evidence may be {@code null}. */
    public record Step(Instant at, String what, MeetingText evidence) {}
}
