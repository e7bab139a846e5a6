package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.access.Identity;
import org.answerable.language.Language;
import org.answerable.office.SetUpStep;

/** Without a rule that names an agency every message would be the coordinating office's to pass on. */
@ApplicationScoped
class RulesStep implements SetUpStep {
    @Inject
    Rules rules;

    @Override
    public int position() {
        return 8;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public String path() {
        return "/desk/directory";
    }

    @Override
    public State state(Language reader) {
        return State.of(rules.inForce().stream()
                .anyMatch(rule -> rule.agency() != null && !rule.agency().equals(Identity.OFFICE)));
    }
}
