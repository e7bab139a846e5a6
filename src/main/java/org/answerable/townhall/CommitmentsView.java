package org.answerable.townhall;

import java.util.List;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * Every promise, narrowed by state and owner.
 *
 * @param total how many there are of those that are asked for; {@link org.answerable.intake.Arrivals#MOST} and one
 *     where there are more
 * @param kept how many of all are kept
 * @param all how many there are; -1 while they are counted
 * @param begun whether this is a later part of the list
 * @param next the cursor of the next part, or {@code null}
 */
public record CommitmentsView(
        List<Card> cards,
        long total,
        long kept,
        long all,
        List<Choice> states,
        String state,
        List<Choice> owners,
        String owner,
        boolean begun,
        String next)
        implements View {
    /** The list from a cursor, as a query that begins with {@code ?}, or nothing. */
    public String from(String cursor) {
        String query = (state.isEmpty() ? "" : "&status=" + state)
                + (owner.isEmpty() ? "" : "&owner=" + owner)
                + (cursor == null ? "" : "&cursor=" + cursor);
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }
}
