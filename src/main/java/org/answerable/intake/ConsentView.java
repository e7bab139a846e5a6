package org.answerable.intake;

import java.time.Instant;
import java.util.List;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The page on which the holder of a receipt decides anew who may see the words.
 *
 * @param publishable whether it may ever be public: what is said about one's own name may not
 */
public record ConsentView(
        int status,
        String receipt,
        boolean publish,
        boolean hide,
        boolean publishable,
        List<AgencyChoice> agencies,
        List<Fault> faults,
        PageNote note)
        implements View {
    /** An agency that has it, had it, or could get it; {@code readAt}: since when it has seen it, or {@code null}. */
    public record AgencyChoice(String slug, String name, String level, Instant readAt, boolean leftOut) {}
}
