package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.answerable.access.Identity;
import org.answerable.directory.DirectoryRewriting;

/**
 * Fills an empty rule book with what every directory begins with, the rules that find topics and those of the
 * coordinating office; for a demonstration, the directory with the one that comes with the product.
 */
@ApplicationScoped
public class RuleFounding {
    @Inject
    Rules rules;

    @Inject
    DirectoryKeeping keeping;

    @Inject
    DirectoryRewriting directory;

    /** The rules that find topics, and what goes to the coordinating office by its topic. */
    @Transactional
    public void found() {
        if (rules.count() == 0) {
            DirectoryKeeping.readyMade(directory.counties()).allRules().stream()
                    .filter(rule -> rule.active() && (rule.topic() != null || Identity.OFFICE.equals(rule.agency())))
                    .forEach(keeping::found);
        }
    }

    /**
     * Takes over the agencies and rules that come with the product, where there is none but the coordinating office.
     */
    @Transactional
    public void readyMade() {
        if (keeping.isEmpty()) {
            keeping.takeReadyMade();
        }
    }
}
