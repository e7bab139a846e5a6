package org.answerable.routing;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * How much there is of each list of the directory, and what can be done with all of them at once.
 *
 * @param agencies that are active, but for the coordinating office
 * @param empty whether the directory that comes with the product may be taken over
 * @param taken whether that was just done
 */
public record DirectoryView(
        int status,
        long agencies,
        long topics,
        long rules,
        long taskForces,
        long documents,
        boolean empty,
        boolean mayEdit,
        boolean taken,
        List<Fault> faults)
        implements View {}
