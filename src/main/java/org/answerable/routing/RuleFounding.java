package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.answerable.access.Identity;
import org.answerable.directory.DirectoryRewriting;
import org.answerable.web.JsonInput;

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

    /**
     * Adds the task forces and documents of a directory's file to what is there, by the door of every file.
     *
     * @throws IllegalStateException where anything in it is wrong
     */
    @Transactional
    public void add(byte[] file) {
        Map<String, Object> present = DirectoryPart.document(keeping.wholeToChange());
        Map<String, Object> more = DirectoryPart.fields(JsonInput.whole(file, DirectoryFileApi.FileSent.class));
        for (DirectoryPart part : List.of(DirectoryPart.TASK_FORCE, DirectoryPart.DOCUMENT)) {
            part.of(present).addAll(part.of(more));
        }
        DirectoryKeeping.Outcome outcome = keeping.apply(present, tag -> true, false);
        if (!outcome.faults().isEmpty()) {
            throw new IllegalStateException(outcome.faults().toString());
        }
    }
}
