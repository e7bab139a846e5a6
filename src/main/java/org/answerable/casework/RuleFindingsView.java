package org.answerable.casework;

import java.util.List;
import org.answerable.web.View;

/** What is to be done about the rules, by kind. */
public record RuleFindingsView(List<Group> groups) implements View {
    /** Those of one kind. */
    public record Group(String kind, List<RuleFindings.Finding> findings) {}
}
