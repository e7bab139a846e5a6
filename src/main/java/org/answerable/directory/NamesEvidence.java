package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What agencies, topics and words are called where somebody has changed it. */
@ApplicationScoped
class NamesEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(names("agency", Exhibit.Keeping.NEWEST_OF_MORE, "n.description"), names("topic", Exhibit.Keeping.NEWEST_OF_MORE, "n.description"),
                names("word", Exhibit.Keeping.WRITTEN, "''"));
    }

    private static Exhibit names(String kind, Exhibit.Keeping keeping, String description) {
        return new Exhibit(Set.of(kind + ".named"), kind, keeping, "n." + kind, "n.language", List.of("n.language", "n.name", description), kind + "_name n", null,
                rows -> String.join("\n", rows.getFirst()), null, false);
    }
}
