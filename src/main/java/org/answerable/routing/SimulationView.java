package org.answerable.routing;

import java.util.List;
import org.answerable.web.View;

/**
 * A run of a draft.
 *
 * @param state the tag of {@link JobState}
 * @param result whether there is one; then the rest is told
 */
public record SimulationView(
        String job,
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
