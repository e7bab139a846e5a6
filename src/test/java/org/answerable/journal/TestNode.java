package org.answerable.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.Loop;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.crypto.TestKeys;

/** One server's part in the journal, without a container. */
public class TestNode implements AutoCloseable {
    /** One server's keys, for all its nodes. */
    public static final Keys KEYS = TestKeys.fresh();

    public static final JournalKeys JOURNAL_KEYS = TestKeys.journal(KEYS, null, null);

    public final Entries entries = new Entries();
    public final Head head = new Head();
    public final JdbcTransactions transactions;
    public final Sequencer sequencer;
    final List<FollowerLoop> following = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public TestNode(DataSource database, String name) {
        this(database, name, JOURNAL_KEYS);
    }

    public TestNode(DataSource database, String name, JournalKeys keys) {
        transactions = new JdbcTransactions(database);
        sequencer = new Sequencer(transactions, entries, head, keys, KEYS, name, System::currentTimeMillis);
    }

    public FollowerLoop follow(Follower follower) {
        FollowerLoop one = new FollowerLoop(follower.name(), () -> follower, transactions, entries, head);
        following.add(one);
        return one;
    }

    public TestNode start() {
        begin(sequencer);
        following.forEach(this::begin);
        return this;
    }

    private void begin(Loop loop) {
        Thread thread = new Thread(loop, loop.what());
        thread.start();
        threads.add(thread);
    }

    /** Writes one act in a transaction of its own. */
    public void record(String act, String subject) throws Exception {
        record(act, subject, "");
    }

    /** The same of a content. */
    public void record(String act, String subject, String content) throws Exception {
        transactions.run(connection -> {
            entries.insert(connection, List.of(new ContentHash(KEYS).on(entry(act, subject), content)));
            return null;
        });
        sequencer.wake();
    }

    public static Entry entry(String act, String subject) {
        long now = System.currentTimeMillis();
        return new Entry(
                0,
                now,
                now,
                "resident",
                act,
                subject,
                UUID.randomUUID().toString().replace("-", ""),
                "0".repeat(64));
    }

    /** Ends as a crash does: connections break, threads are interrupted. */
    public void kill() throws SQLException {
        sequencer.stop();
        following.forEach(Loop::stop);
        transactions.cut();
        threads.forEach(Thread::interrupt);
    }

    @Override
    public void close() throws Exception {
        sequencer.stop();
        following.forEach(Loop::stop);
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(20)))
                    .as(thread.getName() + " ends")
                    .isTrue();
        }
        transactions.close();
    }
}
