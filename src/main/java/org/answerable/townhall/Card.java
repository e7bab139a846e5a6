package org.answerable.townhall;

import java.time.LocalDate;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.platform.http.Passage;
import org.answerable.platform.http.Rendering;
import org.answerable.platform.http.ThreadView;
import org.answerable.townhall.TownHallReading.StepView;

/**
 * A commitment as a card.
 *
 * @param text as the reader reads it best
 * @param rendering who put it into the reader's language; {@code null} where it is as it was recorded
 * @param original what it was translated from, or {@code null}
 * @param state {@code open|in-progress|done|dropped|late}
 * @param meetingPath the meeting where it was made, without the language
 */
public record Card(String id, String text, Language language, Rendering rendering, Passage original, String owner, String ownerPath, LocalDate dueOn, String state, String evidence, String meeting, String meetingPath,
        ThreadView thread, List<StepView> steps) {}
