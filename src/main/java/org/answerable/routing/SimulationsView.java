package org.answerable.routing;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The last runs of drafts, and a form for another.
 *
 * @param places what is wrong with the rules, each with its place in the file
 * @param file a directory file, or the rules of one, as it was pasted
 * @param base the rules from which the draft began; empty where it was pasted
 */
public record SimulationsView(
        int status,
        List<RuleSimulating.Run> runs,
        String file,
        String base,
        String last,
        boolean mayRun,
        List<Fault> faults,
        List<Fault> places)
        implements View {}
