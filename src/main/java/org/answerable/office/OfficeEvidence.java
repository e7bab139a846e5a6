package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What the office says of itself, since it was described last. */
@ApplicationScoped
class OfficeEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit(
                Set.of("organisation.described"),
                "office",
                Exhibit.Keeping.NEWEST,
                "o.id",
                "o.id",
                List.of("o.name", "o.run_by", "o.contact", "o.security_contact"),
                "office o",
                "o.name is not null",
                rows -> String.join("\n", rows.getFirst()),
                null,
                false));
    }
}
