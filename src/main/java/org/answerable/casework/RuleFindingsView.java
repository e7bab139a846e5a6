package org.answerable.casework;

import java.util.List;
import org.answerable.routing.Teaching;
import org.answerable.web.View;

/**
 * What is to be done about the rules, by kind.
 *
 * @param kind the one that is shown alone; {@code null}: of each the first ones
 * @param next where the page after this begins; 0: there is none
 * @param learned how good suggestions of whom a coordinator would choose are
 */
public record RuleFindingsView(String kind, List<Group> groups, int next, Teaching.Measured learned) implements View {
    /**
     * Those of one kind.
     *
     * @param all how many there are, shown or not
     */
    public record Group(String kind, List<RuleFindings.Finding> findings, int all) {}
}
