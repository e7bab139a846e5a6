package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.TimedJob;

/**
 * Keeps what queues are ordered by: where a calendar, a closure or a number of days is another by now, a ticket waits
 * for its writer for another day, or the release before wrote it. By the same look people are told of deadlines. Every
 * ten minutes; what pages say of a ticket does not wait for that.
 */
@ApplicationScoped
class ClocksKept implements TimedJob {
    private static final int TURN = 200;

    @Inject
    TicketClocks clocks;

    @Inject
    Tickets tickets;

    @Inject
    DeadlineWarnings warnings;

    @Inject
    JtaTransactions transactions;

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() throws Exception {
        for (long after = 0; after >= 0; ) {
            long from = after;
            TicketClocks.Turn turn = transactions.run(connection -> {
                TicketClocks.Turn looked = clocks.look(from, TURN);
                warnings.note(looked.owed(), looked.standing());
                return looked;
            });
            for (String code : turn.other()) {
                // Locked one by one, in the order in which everybody locks.
                transactions.run(connection -> {
                    tickets.toChange(code).ifPresent(clocks::keep);
                    return null;
                });
            }
            after = turn.last();
        }
        warnings.write();
    }
}
