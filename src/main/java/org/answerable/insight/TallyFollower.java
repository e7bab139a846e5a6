package org.answerable.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Time;

/**
 * Keeps the {@link Tallies} at the records' present state. What an act says is not looked at, only which record it may
 * have changed, so acts may come twice and late. Shared: one node counts for all, in the transaction that keeps the
 * position.
 */
@ApplicationScoped
public class TallyFollower implements Follower {
    /**
     * The acts on tickets after which a record may be with other agencies; whether it is answered in public is said by
     * {@code record.published}.
     */
    private static final Set<String> TICKET_ACTS = Set.of(
            "ticket.opened",
            "ticket.transferred",
            "ticket.left-out",
            "ticket.closed",
            "ticket.reopened",
            "ticket.answered");

    @Inject
    JtaTransactions transactions;

    @Inject
    Time time;
    /** Whether all was counted when this node last looked. */
    private volatile boolean whole;

    @Override
    public String name() {
        return "tallies";
    }

    @Override
    public boolean shown() {
        return true;
    }

    @Override
    public boolean whole() {
        if (!whole) {
            whole = Tallies.in(transactions, tallies -> tallies.state().isWhole());
        }
        return whole;
    }

    @Override
    public void follow(List<Act> acts) {
        if (!Tallies.in(transactions, tallies -> follow(tallies, acts, time.now(), Tallies.BATCH))) {
            whole = false; // That all is counted is believed only once it is committed.
        }
    }

    /**
     * Follows, and counts some of what is not counted yet.
     *
     * @param batch how many of those at most
     * @return whether all is counted
     */
    static boolean follow(Tallies tallies, List<Act> acts, Instant now, int batch) throws SQLException {
        boolean began = tallies.state().format() != Tallies.FORMAT;
        if (began) {
            tallies.begin(now);
        }
        for (Act act : acts) {
            if (act.act().equals(Recounting.RECOUNTED)
                    && act.position() > tallies.state().position()) {
                tallies.begin(now);
                began = true;
            }
        }
        long known = tallies.state().position();
        Set<String> records = new HashSet<>();
        Set<String> tickets = new HashSet<>();
        Set<String> submissions = new HashSet<>();
        Set<String> promises = new HashSet<>();
        for (Act act : acts) {
            if (act.position() <= known) {
                continue;
            }
            if (act.kind().equals("record")) {
                records.add(act.id());
            } else if (act.kind().equals("commitment")) {
                promises.add(act.id());
            } else if (TICKET_ACTS.contains(act.act())) {
                tickets.add(act.id());
            } else if (act.act().equals("submission.consented")) {
                submissions.add(act.id()); // Its writer may have left an agency out whose part had ended before.
            }
        }
        tallies.promised(promises);
        Collection<Long> keys = tallies.keys(records, tickets, submissions);
        if (!keys.isEmpty() && tallies.refresh(keys)) {
            tallies.changed(acts.getLast().at());
        }
        boolean counting = began || !tallies.state().isWhole();
        boolean whole = !tallies.count(batch);
        if (counting && whole) {
            tallies.counted(now);
        }
        return whole;
    }
}
