package org.answerable.routing;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * A run of a draft.
 *
 * @param places what is wrong with rules of the draft, each with its place
 * @param draft what it would change, and whether it can be put into force
 * @param state the tag of {@link JobState}
 * @param result whether there is one; then the rest is told
 */
public record SimulationView(
        int status,
        String job,
        RuleSimulating.Draft draft,
        boolean mayApply,
        boolean mayRun,
        List<Fault> faults,
        List<Fault> places,
        String state,
        int done,
        int total,
        boolean result,
        int same,
        int changed,
        List<Share> shares,
        List<Change> changes)
        implements View {
    /** How many an agency has now, and would have. */
    public record Share(String agency, int before, int after) {}

    /** One kind of change, the agencies by their names, the one that leads first. */
    public record Change(String from, String to, int count, List<Sample> samples) {}

    /** A submission that would go elsewhere. */
    public record Sample(String text, String language, String kind) {}

    /** Whether it still goes on. */
    public boolean goesOn() {
        return state.equals("waiting") || state.equals("running");
    }
}
