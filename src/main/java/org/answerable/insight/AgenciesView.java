package org.answerable.insight;

import java.time.Instant;
import java.util.List;
import org.answerable.web.View;

/**
 * All agencies by level of government, and all topics, each with what is public of them.
 *
 * @param groups those levels that have an agency, from the state down
 * @param asOf when the numbers last changed; {@code null} while they are counted anew, and then none is told
 */
public record AgenciesView(List<Group> groups, List<Line> topics, Instant asOf) implements View {
    /** The agencies of one level: {@code federal|state|county|municipal}. */
    public record Group(String level, List<Line> agencies) {}

    /** An agency or a topic in the reader's language. */
    public record Line(String slug, String name, Scorecard scorecard) {}
}
