package org.answerable.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What the journal itself keeps of its acts. */
@ApplicationScoped
class JournalEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit(Set.of("chain.resumed"), "journal", Exhibit.Keeping.EACH, "r.id", "r.id", List.of("r.position", "r.hash", "r.reason"), "journal_resumption r",
                null, rows -> String.join(" ", rows.getFirst()), null, false));
    }
}
