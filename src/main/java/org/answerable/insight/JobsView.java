package org.answerable.insight;

import java.util.List;
import org.answerable.platform.Jobs;
import org.answerable.web.View;

/**
 * What this node does by itself, and counting anew.
 *
 * @param asked whether counting anew was asked for just now
 */
public record JobsView(List<Jobs.State> jobs, Recounting.TalliesState counting, boolean asked) implements View {}
