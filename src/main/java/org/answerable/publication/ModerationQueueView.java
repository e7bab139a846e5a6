package org.answerable.publication;

import java.time.Instant;
import java.util.List;
import org.answerable.intake.State;
import org.answerable.language.Language;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * The moderators' queue, oldest on top.
 *
 * @param state the state that is shown, empty for all
 * @param waiting how many wait for a decision; {@link org.answerable.intake.Arrivals#MOST} and one where there are more
 * @param states the states to choose from; value: as in the address, label: in words
 * @param list what is shown
 */
public record ModerationQueueView(String state, long waiting, List<Choice> states, ModerationList list)
        implements View {
    /** A submission, shortly. {@code again}: something new came to what is public already. */
    public record Line(
            String id,
            State state,
            String kind,
            Language language,
            String excerpt,
            String county,
            Instant receivedAt,
            int suspected,
            boolean again) {}
}
