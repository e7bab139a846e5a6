package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.JtaTransactions;

/** Has everything that is counted of public records counted anew; the node that follows does it. */
@UseCase
public class Recounting {
    static final String RECOUNTED = "tallies.recounted";

    @Inject
    JtaTransactions transactions;

    @Inject
    Journal journal;

    /**
     * How far the counting is.
     *
     * @param complete whether everything is counted; until then pages tell no number
     * @param records how many public records are counted
     * @param changedAt when something that is counted last changed
     * @param countedAt when everything was last counted from the beginning, {@code null} where that is not known
     */
    public record TalliesState(boolean complete, long records, Instant changedAt, Instant countedAt) {}

    /** Asks for it. */
    @Transactional
    @Needs(Right.REBUILD_INDEX)
    public void recount() {
        journal.record(RECOUNTED, "tallies:all", "");
    }

    /** How it is. */
    @Transactional
    @Needs(Right.REBUILD_INDEX)
    public TalliesState state() {
        return Tallies.in(transactions, tallies -> {
            Tallies.State state = tallies.state();
            return new TalliesState(
                    state.isWhole(), tallies.count(Tallies.ALL).records(), state.changedAt(), state.countedAt());
        });
    }
}
