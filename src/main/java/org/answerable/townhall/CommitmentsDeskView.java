package org.answerable.townhall;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * The promises of the caller's agencies, each with the form that moves it on.
 *
 * @param cursor of this part of the list; empty: the beginning
 * @param next the cursor of the next part, or {@code null}
 */
public record CommitmentsDeskView(
        int status,
        List<Card> cards,
        String cursor,
        String next,
        List<Choice> states,
        String done,
        String tried,
        String typedStatus,
        String typedEvidence,
        List<Fault> faults)
        implements View {
    /** The list from a cursor, as a query that begins with {@code ?}, or nothing. */
    public String from(String other) {
        return other == null || other.isEmpty() ? "" : "?cursor=" + other;
    }
}
