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

/** One server's part in the journal, without a container. */
class TestNode implements AutoCloseable {
    final Entries entries = new Entries();
    final Head head = new Head();
    final JdbcTransactions transactions;
    final Sequencer sequencer;
    final List<Following> following = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    TestNode(DataSource database, String name) {
        transactions = new JdbcTransactions(database);
        sequencer = new Sequencer(transactions, entries, head, name, System::currentTimeMillis);
    }

    Following follow(Follower follower) {
        Following one = new Following(follower.name(), () -> follower, transactions, entries, head);
        following.add(one);
        return one;
    }

    TestNode start() {
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
    void record(String act, String subject) throws Exception {
        transactions.run(connection -> {
            entries.insert(connection, List.of(entry(act, subject)));
            return null;
        });
        sequencer.wake();
    }

    static Entry entry(String act, String subject) {
        long now = System.currentTimeMillis();
        return new Entry(0, now, now, "resident", act, subject, UUID.randomUUID().toString().replace("-", ""), "0".repeat(64));
    }

    /** Ends as a crash does: connections break, threads are interrupted. */
    void kill() throws SQLException {
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
            assertThat(thread.join(Duration.ofSeconds(20))).as(thread.getName() + " ends").isTrue();
        }
        transactions.close();
    }
}
