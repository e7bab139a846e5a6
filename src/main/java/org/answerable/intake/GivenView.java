package org.answerable.intake;

import java.time.LocalDate;
import java.util.List;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * The page that gives the receipt.
 *
 * @param receipt in groups
 * @param answersBy by when each agency is to answer
 * @param mayBePublic whether a moderator will look at it
 * @param mail whether a note goes to an address
 * @param leftOut names of the agencies that were left out
 * @param hidden how many parts of the words agencies do not see
 * @param looking whether the coordinating office looks for the agency that it is for
 * @param notes keys of what the writer should know about what was kept
 */
public record GivenView(
        String receipt,
        ThreadView thread,
        List<Expected> answersBy,
        boolean mayBePublic,
        boolean mail,
        List<String> notes,
        List<String> leftOut,
        int hidden,
        boolean looking)
        implements View {
    /** An agency and the day of its answer. */
    public record Expected(String agency, LocalDate day) {}

    public List<String> groups() {
        return List.of(receipt.split("-"));
    }
}
