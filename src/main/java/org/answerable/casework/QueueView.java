package org.answerable.casework;

import org.answerable.web.View;

/** The list of tickets, with none chosen yet. */
public record QueueView(TicketList queue) implements View {
    @Override
    public String queryString() {
        return queue.filters().query();
    }
}
