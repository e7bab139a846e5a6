package org.answerable.audit;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Entries;
import org.answerable.journal.Followers;
import org.answerable.journal.Journal;
import org.answerable.journal.Resumptions;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * Going on although the journal is not the one that was seen, because an older backup was put in place on purpose. It
 * hides nothing: the act stands in the journal with its reason, and every verification says how often it was done.
 */
@UseCase
public class Resuming {

    @Inject
    JtaTransactions transactions;

    @Inject
    Journal journal;

    @Inject
    Followers followers;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Verifying verifying;

    private final Entries entries = new Entries();

    /**
     * A head that was seen and is not in the chain.
     *
     * @param by {@code node}, or {@code follower-} and its name
     */
    public record Lost(String by, long position) {}

    /** Where somebody went on. */
    public record Resumed(Instant at, long position, String reason) {}

    /** How the journal stands to what this node has seen. */
    public record JournalState(List<Lost> lost, List<Resumed> resumed) {}

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.RESUME_JOURNAL)
    public JournalState state() throws Exception {
        return verifying.state();
    }

    /**
     * Goes on.
     *
     * @param reason at most 2,000 characters, read by auditors
     * @throws Refusal.Invalid without a reason
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.RESUME_JOURNAL)
    public JournalState resume(String reason) throws Exception {
        String why = TextRule.REASON.required("/reason", reason);
        transactions.run(connection -> {
            Resumptions.Resumption made =
                    new Resumptions(keys, entries).write(connection, time.real().toEpochMilli(), why);
            journal.record(
                    "chain.resumed",
                    "journal:" + made.id(),
                    made.link().position() + " " + made.link().hex() + " " + why);
            return null;
        });
        followers.watch().look();
        return verifying.state();
    }
}
