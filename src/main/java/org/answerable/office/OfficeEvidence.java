package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What the office says of itself, and its own texts, since they were written last. */
@ApplicationScoped
class OfficeEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                new Exhibit(
                        Set.of("text.written"),
                        "text",
                        Exhibit.Keeping.NEWEST,
                        "t.id",
                        "t.id",
                        List.of("t.words"),
                        "office_text t",
                        null,
                        rows -> rows.getFirst().getFirst() == null
                                ? "-"
                                : "+" + rows.getFirst().getFirst(),
                        null,
                        false),
                new Exhibit(
                        Set.of("mark.changed"),
                        "office",
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "o.id",
                        "o.id",
                        List.of("o.mark"),
                        "office o",
                        null,
                        rows -> String.valueOf(rows.getFirst().getFirst()),
                        null,
                        false),
                new Exhibit(
                        Set.of("organisation.described"),
                        "office",
                        Exhibit.Keeping.NEWEST,
                        "o.id",
                        "o.id",
                        List.of("o.name", "o.run_by", "o.contact", "o.security_contact", "o.sender"),
                        "office o",
                        "o.name is not null",
                        rows -> described(rows.getFirst()),
                        null,
                        false));
    }

    private static String described(List<String> row) {
        return new Described(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4) == null ? "" : row.get(4))
                .journaled();
    }
}
