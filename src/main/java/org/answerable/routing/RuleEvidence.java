package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** The conditions of rules; a rule is never altered. */
@ApplicationScoped
class RuleEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        String name = "r.slug || '/' || cast(r.version as varchar(12))";
        return List.of(Exhibit.each(Set.of("rule.added"), "rule", name, name, "r.conditions", "routing_rule r", null));
    }
}
