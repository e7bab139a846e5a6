package org.answerable.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.DrawnText;
import org.answerable.web.Rendering;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * A case as its writer sees it.
 *
 * @param status the page's HTTP status
 * @param state {@code received|looking|waiting|answered|closed|withdrawn}; {@code looking}: no agency has it yet
 * @param messages with the agencies, oldest first
 * @param seen how many messages of the writer this page shows
 * @param leftOut names of the agencies that the writer left out
 * @param hidden how many parts of the words agencies do not see
 * @param canWrite whether an agency still works on it
 * @param keptUntil the last day on which the words of what was taken back are kept; {@code null} where nothing is
 *     sealed
 * @param reply what was typed and not sent yet
 */
public record CaseView(
        int status,
        String receipt,
        String state,
        ThreadView thread,
        List<Handling.Event> timeline,
        List<ShownMessage> messages,
        long seen,
        boolean canWrite,
        LocalDate keptUntil,
        List<String> leftOut,
        int hidden,
        String reply,
        List<Fault> faults,
        PageNote note)
        implements View {
    /**
     * A message; {@code from} is {@code null} for the writer, else the agency's name; {@code rendering} in the reader's
     * language, or {@code null}; {@code missing} says that it is not there yet, or {@code null}.
     */
    public record ShownMessage(String from, Instant at, DrawnText words, Rendering rendering, String missing) {}

    public boolean withdrawn() {
        return state.equals(CaseStatus.WITHDRAWN.tag());
    }
}
