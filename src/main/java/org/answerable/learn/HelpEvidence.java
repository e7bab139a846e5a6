package org.answerable.learn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What the office says of organizations that help. */
@ApplicationScoped
class HelpEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit(
                Set.of("help.changed"),
                "help",
                Exhibit.Keeping.NEWEST,
                "h.id",
                "h.id",
                List.of("h.entry"),
                "help_entry h",
                null,
                rows -> rows.getFirst().getFirst(),
                null,
                false));
    }
}
