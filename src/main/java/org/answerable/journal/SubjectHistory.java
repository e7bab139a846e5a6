package org.answerable.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.answerable.platform.JtaTransactions;

/** What was done with one thing, as its own page tells it. Within a use case, which says who may read it. */
@ApplicationScoped
public class SubjectHistory {
    @Inject
    JtaTransactions transactions;

    private final Entries entries = new Entries();

    /** Something that was done. */
    public record Done(Instant at, String actor, String act) {}

    /**
     * The last acts on a subject, the newest first; those alone that have their place in the journal, which a moment
     * after they were done they have.
     *
     * @param subject a kind, a colon and an id
     */
    public List<Done> of(String subject, int most) throws Exception {
        AuditQuery query = new AuditQuery(null, null, subject, null, null, true);
        return transactions.run(connection ->
                entries.range(connection, query, 1, entries.head(connection).position() + 1, most).stream()
                        .map(Entries.Placed::entry)
                        .filter(Objects::nonNull)
                        .map(entry -> new Done(Instant.ofEpochMilli(entry.at()), entry.actor(), entry.act()))
                        .toList());
    }
}
