package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.answerable.casework.NoticeAudience;
import org.answerable.journal.Act;
import org.answerable.publication.PublicRecords;

/** A commitment, and each step towards keeping it, is news for the writers behind its records. */
@ApplicationScoped
class CommitmentAudience implements NoticeAudience {
    private static final Map<String, String> KINDS =
            Map.of("commitment.made", "commitment", "commitment.changed", "commitment-step");

    @Inject
    TownHalls townHalls;

    @Inject
    PublicRecords records;

    @Override
    public String kind(Act act) {
        return KINDS.get(act.act());
    }

    @Override
    public Collection<Long> submissions(Act act) {
        List<String> ids = townHalls
                .commitment(act.id())
                .map(Commitment::records)
                .map(List::copyOf)
                .orElse(List.of());
        return new TreeSet<>(records.submissions(ids).values());
    }
}
