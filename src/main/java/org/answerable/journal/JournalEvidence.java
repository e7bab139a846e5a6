package org.answerable.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What the journal itself keeps of its acts. */
@ApplicationScoped
class JournalEvidence implements Evidence {
    /** What stands before the id of a key in a subject. */
    static final String KEY = "key-";

    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                new Exhibit(
                        Set.of("chain.resumed"),
                        "journal",
                        Exhibit.Keeping.EACH,
                        "r.id",
                        "r.id",
                        List.of("r.position", "r.hash", "r.reason"),
                        "journal_resumption r",
                        null,
                        rows -> String.join(" ", rows.getFirst()),
                        null,
                        false),
                Exhibit.each(
                        Set.of("readings.sealed"),
                        "readings",
                        "d.on_day",
                        "d.on_day",
                        "cast(d.readings as varchar(20)) || ' ' || d.digest",
                        "reading_digest d",
                        null),
                // A key that positions name; the first that a chain ever had took nobody's place, so it has no act.
                new Exhibit(
                        Set.of("chain.rekeyed"),
                        "journal",
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "'" + KEY + "' || k.key_id",
                        "k.key_id",
                        List.of("k.key_id"),
                        "(select distinct key_id from journal_position where key_id is not null) k",
                        null,
                        rows -> rows.getFirst().getFirst(),
                        null,
                        false));
    }
}
