package org.answerable.insight;

import java.util.List;
import org.answerable.platform.http.View;

/**
 * All agencies by level of government, and all topics, each with what is public of them.
 *
 * @param groups those levels that have an agency, from the state down
 */
public record AgenciesView(List<Group> groups, List<Line> topics) implements View {
    /** The agencies of one level: {@code federal|state|county|municipal}. */
    public record Group(String level, List<Line> agencies) {}

    /** An agency or a topic in the reader's language. */
    public record Line(String slug, String name, Scorecard scorecard) {}
}
