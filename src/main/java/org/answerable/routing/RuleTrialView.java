package org.answerable.routing;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * Trying the rules at the desk.
 *
 * @param result {@code null} before anything was tried
 */
public record RuleTrialView(
        int status,
        String text,
        String kind,
        String county,
        List<Choice> kinds,
        List<Choice> counties,
        Result result,
        List<Fault> faults)
        implements View {
    /** What came of it. */
    public record Result(String language, List<String> topics, List<Recipient> recipients, List<Piece> pieces) {
        /** Whether any words decided. */
        public boolean marked() {
            return pieces.stream().anyMatch(Piece::marked);
        }
    }

    /** An agency that would have it. */
    public record Recipient(String name, String role, List<String> because) {}

    /** A part of the text; {@code marked}: it decided. */
    public record Piece(String text, boolean marked) {}
}
