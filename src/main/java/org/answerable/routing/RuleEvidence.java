package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/**
 * The conditions of rules and the reasons given for them, a rule is never altered; what else a version says, since acts
 * tell it; and which were switched off.
 */
@ApplicationScoped
class RuleEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        String name = "r.slug || '/' || cast(r.version as varchar(12))";
        return List.of(
                Exhibit.each(Set.of("rule.added"), "rule", name, name, "r.conditions", "routing_rule r", null),
                Exhibit.each(
                        Set.of("rule.explained"),
                        "rule",
                        name,
                        name,
                        "r.because",
                        "routing_rule r",
                        "r.because is not null"),
                new Exhibit(
                        Set.of("rule.placed"),
                        "rule",
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        name,
                        name,
                        List.of("r.agency", "r.topic", "r.role", "cast(r.priority as varchar(12))"),
                        "routing_rule r",
                        null,
                        rows -> placed(rows.getFirst()),
                        null,
                        false),
                Exhibit.each(
                        Set.of("rule.switched-off"),
                        "rule",
                        name,
                        name,
                        "case when r.active then 'on' else 'off' end",
                        "routing_rule r",
                        "r.active = false"));
    }

    private static String placed(List<String> columns) {
        return columns.get(0) + "\n" + columns.get(1) + "\n" + columns.get(2) + "\n" + columns.get(3);
    }

    /** What is written down of whom a rule gives to, beside its conditions. */
    static String placed(RuleWanted rule) {
        return placed(Arrays.asList(
                rule.agency(), rule.topic(), rule.lead() ? "LEAD" : "SUPPORT", String.valueOf(rule.priority())));
    }
}
