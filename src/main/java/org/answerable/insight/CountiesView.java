package org.answerable.insight;

import java.time.Instant;
import java.util.List;
import org.answerable.web.View;

/**
 * All counties, each with what is public of it.
 *
 * @param asOf when the numbers last changed; {@code null} while they are counted anew, and then none is told
 */
public record CountiesView(List<AgenciesView.Line> counties, Instant asOf) implements View {}
