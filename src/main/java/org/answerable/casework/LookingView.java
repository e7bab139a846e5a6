package org.answerable.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Kind;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.View;

/**
 * The messages that the coordinating office looks for an agency for, several of which can be passed on together.
 *
 * @param status the page's HTTP status
 * @param next the cursor of the next part, or {@code null}; {@code started}: this is not the first
 * @param done how many were passed on just now, or {@code null}; {@code refused} why others were not, by ticket
 * @param chosen the tickets that are ticked
 */
public record LookingView(
        int status,
        List<Row> rows,
        String next,
        boolean started,
        List<Choice> agencies,
        Integer done,
        Map<String, String> refused,
        List<String> chosen,
        String agency,
        String reason,
        List<Fault> faults)
        implements View {
    /** Some could not be passed on, and are chosen still. */
    @Override
    public boolean undone() {
        return !refused.isEmpty() || !faults.isEmpty();
    }

    /** One message; {@code because} of a suggestion in words. */
    public record Row(
            String id,
            Kind kind,
            Language language,
            DrawnText words,
            String county,
            List<String> topics,
            Instant receivedAt,
            boolean late,
            List<Could> could) {}

    /** An agency that it could be for. */
    public record Could(String agency, List<String> because) {}
}
