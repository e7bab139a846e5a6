package org.answerable.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.journal.Entries;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;
import org.answerable.journal.Followers;
import org.answerable.journal.Resumptions;
import org.answerable.journal.Sequencer;
import org.answerable.platform.Codes;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Loop;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.crypto.Keys;

/** Runs verifications. Outside of any transaction: each page of a verification has one of its own. */
@ApplicationScoped
public class Verifying {
    private static final Logger LOG = Logger.getLogger(Verifying.class.getName());
    /** How often a run tells how far it is. */
    private static final Duration TELL = Duration.ofMillis(500);

    @Inject
    JtaTransactions transactions;

    @Inject
    Keys keys;

    @Inject
    JournalKeys journalKeys;

    @Inject
    Time time;

    @Inject
    Followers followers;

    @Inject
    @Any
    Instance<Evidence> evidence;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Entries entries = new Entries();
    private final Verifications runs = new Verifications();
    private final AtomicLong ended = new AtomicLong();

    /** How often this node has come to the end of one. */
    long ended() {
        return ended.get();
    }

    /** Verifies on the calling thread, and keeps what was found for those at the desk. */
    Verified now() throws Exception {
        String id = Codes.next();
        Instant begun = time.real();
        transactions.run(connection -> {
            runs.begin(connection, id, begun);
            return null;
        });
        Verified found = now((done, total) -> {});
        tell(id, 1, 1, found);
        return found;
    }

    private Verified now(Verification.Progress progress) throws Exception {
        List<Exhibit> exhibits =
                evidence.stream().flatMap(e -> e.exhibits().stream()).toList();
        List<Entries.Seen> seen = followers.watch().seen();
        int resumed = transactions
                .run(connection -> new Resumptions(keys, entries).all(connection))
                .size();
        return new Verification(transactions, entries, journalKeys, keys, exhibits)
                .verify(time.real(), seen, resumed, progress);
    }

    /** Begins a run where none runs, and waits for its end for a moment. */
    void begin(Duration moment) throws Exception {
        String id = Codes.next();
        Instant now = time.real();
        boolean runs = transactions.run(connection -> {
            entries.lock(connection, Sequencer.LEASE, Sequencer.LEASE_TIME);
            if (this.runs.last(connection).filter(run -> run.runs(now)).isPresent()) {
                return true;
            }
            this.runs.begin(connection, id, now);
            return false;
        });
        if (!runs) {
            CountDownLatch done = new CountDownLatch(1);
            Thread thread = threads.newThread(() -> run(id, done));
            thread.setName("journal-verification");
            thread.start();
            done.await(moment.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void run(String id, CountDownLatch done) {
        try {
            long[] told = {System.nanoTime()};
            Verified found = now((at, total) -> {
                if (System.nanoTime() - told[0] > TELL.toNanos()) {
                    told[0] = System.nanoTime();
                    tell(id, at, total, null);
                }
            });
            tell(id, 1, 1, found);
        } catch (Exception e) {
            LOG.log(Level.WARNING, "a verification of the journal broke off: {0}", Loop.kinds(e));
        } finally {
            done.countDown();
        }
    }

    private void tell(String id, long done, long total, Verified result) throws Exception {
        transactions.run(connection -> {
            runs.tell(connection, id, time.real(), done, total, result);
            return null;
        });
        if (result != null) {
            ended.incrementAndGet();
        }
    }

    /** The one begun last of those that came to an end; {@code null} before the first. */
    VerificationRun lastEnded() throws Exception {
        return transactions.run(runs::lastEnded).orElse(null);
    }

    VerificationRun last() throws Exception {
        return transactions.run(runs::last).orElse(null);
    }

    /** What this node has seen and misses, and where an administrator went on. */
    Resuming.JournalState state() throws Exception {
        List<Resuming.Resumed> resumed =
                transactions.run(connection -> new Resumptions(keys, entries).all(connection)).stream()
                        .map(r -> new Resuming.Resumed(
                                Instant.ofEpochMilli(r.at()), r.link().position(), r.reason()))
                        .toList();
        return new Resuming.JournalState(
                followers.watch().lost().stream()
                        .map(s -> new Resuming.Lost(s.by(), s.position()))
                        .toList(),
                resumed);
    }
}
