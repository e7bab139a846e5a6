package org.answerable.intake;

import org.answerable.web.View;

/** What stands where the form would be while nobody would read what is sent. */
public record ClosedView() implements View {
    @Override
    public int status() {
        return 503;
    }
}
