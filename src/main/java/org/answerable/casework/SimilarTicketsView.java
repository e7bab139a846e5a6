package org.answerable.casework;

import java.util.List;
import org.answerable.web.View;

/**
 * Tickets whose messages say something similar to one's.
 *
 * @param ticket the one
 * @param looked how many were looked through at most
 */
public record SimilarTicketsView(String ticket, List<LookingView.Row> rows, int looked) implements View {}
