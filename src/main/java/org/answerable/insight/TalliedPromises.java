package org.answerable.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.answerable.platform.JtaTransactions;
import org.answerable.townhall.PromiseCounts;

/** What the {@link Tallies} hold of promises. */
@ApplicationScoped
class TalliedPromises implements PromiseCounts {
    @Inject
    JtaTransactions transactions;

    @Override
    public Optional<Count> all() {
        return Tallies.in(
                transactions,
                tallies -> tallies.state().format() == Tallies.FORMAT
                        ? Optional.of(count(tallies.count(Tallies.PROMISES)))
                        : Optional.empty());
    }

    @Override
    public Map<String, Count> byOwner() {
        Map<String, Count> counts = new TreeMap<>();
        Tallies.in(transactions, tallies -> tallies.counts(Tallies.PROMISED_BY)).forEach((owner, count) -> {
            if (count.records() > 0) {
                counts.put(owner, count(count));
            }
        });
        return counts;
    }

    @Override
    public List<Long> lastKept(int size) {
        return Tallies.in(transactions, tallies -> tallies.lastKept(size));
    }

    private static Count count(Tallies.Count count) {
        return new Count(count.records(), count.answered());
    }
}
