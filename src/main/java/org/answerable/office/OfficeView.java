package org.answerable.office;

import java.time.LocalDate;
import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The office's page at the desk: what is missing, what it says of itself, and trying its mail.
 *
 * @param mailTested the day on which mail was last taken over; {@code null} where it never was
 * @param to what was typed into the form that tries mail
 * @param said what was just done: {@code saved} or {@code sent}; {@code null} where nothing was
 */
public record OfficeView(
        int status,
        List<SetUp.Step> steps,
        Described office,
        LocalDate mailTested,
        String to,
        boolean mayEdit,
        String said,
        List<Fault> faults)
        implements View {
    /** Whether messages are taken. */
    public boolean open() {
        return steps.stream().filter(SetUp.Step::needed).allMatch(SetUp.Step::done);
    }

    /** How many steps are not done. */
    public long missing() {
        return steps.stream().filter(step -> !step.done()).count();
    }
}
