package org.answerable.journal;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.answerable.audit.Verification;
import org.answerable.audit.Verified;
import org.answerable.platform.Databases;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The journal's promise, on both databases: every committed act exactly one position, in order, without gaps, followed
 * once in effect.
 */
public class JournalTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int WRITERS = 16;
    private static final int ACTS = 5_200;

    @TempDir
    Path folder;

    /**
     * Keeps its effect in the database, unique by position, in the transaction that it is given; fails at random where
     * asked.
     */
    private static final class Effects implements Follower {
        private final JdbcTransactions transactions;
        private final Random chance;

        Effects(JdbcTransactions transactions, Random chance) {
            this.transactions = transactions;
            this.chance = chance;
        }

        @Override
        public String name() {
            return "effects";
        }

        @Override
        public void follow(List<Act> acts) throws Exception {
            try (PreparedStatement insert =
                    transactions.present().prepareStatement("insert into effect (position, subject) values (?, ?)")) {
                for (Act act : acts) {
                    insert.setLong(1, act.position());
                    insert.setString(2, act.subject());
                    insert.executeUpdate();
                    if (chance.nextInt(2_000) == 0) {
                        throw new IllegalStateException("by chance");
                    }
                }
            }
        }
    }

    /** Keeps its position and what it saw in memory, as a node's own index does. */
    private static final class Memory implements Follower {
        final List<Long> seen = new ArrayList<>();

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public boolean local() {
            return true;
        }

        @Override
        public synchronized long position() {
            return seen.isEmpty() ? 0 : seen.getLast();
        }

        @Override
        public synchronized void follow(List<Act> acts) {
            acts.forEach(act -> seen.add(act.position()));
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, 1", "POSTGRESQL, 1", "POSTGRESQL, 2"})
    void sixteen_writers_lose_and_double_nothing(Databases.Kind kind, int nodes) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        Databases.execute(
                database, "create table effect (position bigint primary key, subject varchar(120) not null unique)");
        List<TestNode> running = new ArrayList<>();
        List<Memory> memories = new ArrayList<>();
        for (int n = 0; n < nodes; n++) {
            TestNode node = new TestNode(database, "node " + n);
            node.follow(new Effects(node.transactions, new Random(n)));
            memories.add(new Memory());
            node.follow(memories.getLast());
            running.add(node.start());
        }
        Set<String> committed = ConcurrentHashMap.newKeySet();
        Set<String> rolledBack = ConcurrentHashMap.newKeySet();
        try {
            write(running, committed, rolledBack);
            long expected = committed.size();
            assertThat(expected).isGreaterThan(5_000);
            assertThat(rolledBack).hasSizeGreaterThan(100);
            for (TestNode node : running) {
                for (FollowerLoop one : node.following) {
                    await(() -> one.reached() == expected, one.what());
                }
            }
            assertThat(longs(database, "select position from journal_position order by position"))
                    .isEqualTo(oneTo(expected));
            assertThat(texts(database, "select subject from journal_position p join journal_entry e on e.id = p.entry"))
                    .hasSize(committed.size())
                    .containsExactlyInAnyOrderElementsOf(committed);
            assertThat(longs(database, "select position from effect order by position"))
                    .isEqualTo(oneTo(expected));
            assertThat(new HashSet<>(texts(database, "select subject from effect")))
                    .isEqualTo(committed)
                    .doesNotContainAnyElementsOf(rolledBack);
            memories.forEach(memory -> assertThat(memory.seen).isEqualTo(oneTo(expected)));
            assertThat(longs(database, "select count(*) from journal_pending")).containsExactly(0L);
            assertThat(verify(database)).isEqualTo(new Verdict(true, expected, null));
        } finally {
            for (TestNode node : running) {
                node.close();
            }
        }
    }

    private static void write(List<TestNode> nodes, Set<String> committed, Set<String> rolledBack) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> work = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        for (int w = 0; w < WRITERS; w++) {
            TestNode node = nodes.get(w % nodes.size());
            Random random = new Random(w);
            String writer = "w" + w;
            work.add(writers.submit(() -> {
                start.await();
                for (int i = 0; written.get() < ACTS; i++) {
                    List<String> subjects = new ArrayList<>();
                    for (int k = 0; k <= random.nextInt(3); k++) {
                        subjects.add("test:" + writer + "-" + i + "-" + k);
                    }
                    boolean fails = random.nextInt(10) == 0;
                    try {
                        node.transactions.run(connection -> {
                            node.entries.insert(
                                    connection,
                                    subjects.stream()
                                            .map(s -> TestNode.entry("test.done", s))
                                            .toList());
                            if (fails) {
                                throw new IllegalStateException("rolled back");
                            }
                            return null;
                        });
                        committed.addAll(subjects);
                        written.addAndGet(subjects.size());
                        node.sequencer.wake();
                    } catch (IllegalStateException e) {
                        rolledBack.addAll(subjects);
                    }
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : work) {
            one.get(120, TimeUnit.SECONDS);
        }
        writers.shutdown();
    }

    @Test
    void a_node_that_dies_holding_the_lease_is_replaced() throws Exception {
        DataSource database = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        TestNode dying = new TestNode(database, "dying");
        TestNode living = new TestNode(database, "living");
        for (int i = 0; i < 700; i++) {
            dying.record("test.done", "test:" + i);
        }
        CountDownLatch holds = new CountDownLatch(1);
        Thread stuck = new Thread(() -> {
            try {
                dying.transactions.run(connection -> {
                    dying.entries.lock(connection, Sequencer.LEASE, LONG);
                    List<Entries.Placed> half = List.of(new Entries.Placed(
                            1,
                            "f".repeat(64),
                            null,
                            dying.entries.pending(connection, 1).getFirst()));
                    dying.entries.place(connection, half);
                    holds.countDown();
                    new CountDownLatch(1).await();
                    return null;
                });
            } catch (Exception e) {
                // It dies.
            }
        });
        stuck.start();
        holds.await();
        try (living) {
            living.start();
            assertThat(longs(database, "select count(*) from journal_position")).containsExactly(0L);
            dying.kill();
            stuck.interrupt();
            await(() -> living.head.position() == 700, "the living node");
            assertThat(verify(database)).isEqualTo(new Verdict(true, 700, null));
            assertThat(texts(database, "select holder from lease where name = 'sequencer'"))
                    .containsExactly("living");
        }
    }

    @Test
    void a_node_that_hangs_holding_the_lease_is_cut_off() throws Exception {
        DataSource database = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        TestNode hanging = new TestNode(database, "hanging");
        TestNode living = new TestNode(database, "living");
        hanging.record("test.done", "test:1");
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> stuck = thread.submit(() -> hanging.transactions.run(connection -> {
            hanging.entries.lock(connection, Sequencer.LEASE, Duration.ofMillis(300));
            holds.countDown();
            release.await();
            hanging.entries.place(
                    connection,
                    List.of(new Entries.Placed(
                            1,
                            "f".repeat(64),
                            null,
                            hanging.entries.pending(connection, 1).getFirst())));
            return null;
        }));
        holds.await();
        try (living) {
            living.start();
            await(() -> living.head.position() == 1, "the living node");
            release.countDown();
            assertThatThrownBy(stuck::get).hasCauseInstanceOf(SQLException.class);
            assertThat(verify(database)).isEqualTo(new Verdict(true, 1, null));
        } finally {
            thread.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_follower_that_fails_does_not_stop_the_others_and_gets_the_same_acts_again(Databases.Kind kind)
            throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        AtomicInteger tries = new AtomicInteger();
        List<Long> seen = new ArrayList<>();
        Follower failing = new Follower() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public void follow(List<Act> acts) {
                if (tries.incrementAndGet() <= 3) {
                    throw new IllegalStateException("not yet");
                }
                acts.forEach(act -> seen.add(act.position()));
            }
        };
        Memory memory = new Memory();
        try (TestNode node = new TestNode(database, "node")) {
            FollowerLoop broken = node.follow(failing);
            FollowerLoop healthy = node.follow(memory);
            node.start();
            node.record("test.done", "test:1");
            await(() -> healthy.reached() == 1, "the healthy follower");
            await(() -> broken.reached() == 1, "the failing follower");
            assertThat(seen).containsExactly(1L);
            assertThat(tries).hasValue(4);
            assertThat(broken.lag()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_follower_goes_on_where_it_was_after_a_restart(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        List<Long> seen = new ArrayList<>();
        Follower follower = new Follower() {
            @Override
            public String name() {
                return "seen";
            }

            @Override
            public void follow(List<Act> acts) {
                acts.forEach(act -> seen.add(act.position()));
            }
        };
        for (int run = 1; run <= 3; run++) {
            try (TestNode node = new TestNode(database, "node")) {
                FollowerLoop following = node.follow(follower);
                node.start();
                node.record("test.done", "test:" + run);
                long expected = run;
                await(() -> following.reached() == expected, "the follower");
            }
        }
        assertThat(seen).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void tampering_is_found_at_the_first_position_it_touches(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        try (TestNode node = new TestNode(database, "node")) {
            FollowerLoop following = node.follow(new Memory());
            node.start();
            for (int i = 1; i <= 40; i++) {
                node.record("test.done", "test:" + i);
            }
            await(() -> following.reached() == 40, "the follower");
        }
        assertThat(verify(database)).isEqualTo(new Verdict(true, 40, null));
        String entry = "(select entry from journal_position where position = 17)";
        for (String change : List.of(
                "at = at + 1",
                "recorded_at = recorded_at + 1",
                "actor = 'system'",
                "act = 'test.undone'",
                "subject = 'test:99'",
                "salt = '" + "1".repeat(32) + "'",
                "content_hash = '" + "1".repeat(64) + "'")) {
            assertThat(tampered(database, "update journal_entry set " + change + " where id = " + entry))
                    .as(change)
                    .isEqualTo(new Verdict(false, 40, 17L));
        }
        assertThat(tampered(
                        database, "update journal_position set hash = '" + "1".repeat(64) + "' where position = 17"))
                .isEqualTo(new Verdict(false, 40, 17L));
        assertThat(tampered(database, "delete from journal_position where position = 17"))
                .isEqualTo(new Verdict(false, 39, 17L));
        assertThat(tampered(database, "update journal_position set position = position + 1000 where position > 39"))
                .isEqualTo(new Verdict(false, 40, 40L));
        assertThat(tampered(
                        database,
                        "insert into journal_entry select 999999, at, recorded_at, actor, act, subject, salt, "
                                + "content_hash from journal_entry where id = "
                                + entry,
                        "update journal_position set entry = 999999 where position = 17"))
                .isEqualTo(new Verdict(false, 40, 17L));
        assertThat(tampered(
                        database,
                        "update journal_position set position = 0 where position = 20",
                        "update journal_position set position = 20 where position = 21",
                        "update journal_position set position = 21 where position = 0"))
                .isEqualTo(new Verdict(false, 40, 20L));
        assertThat(tampered(
                        database,
                        "insert into follower values ('mail', 40, null)",
                        "delete from journal_position where position > 38"))
                .isEqualTo(new Verdict(false, 38, 39L));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void an_act_that_was_kept_from_its_position_is_found_after_a_minute(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        TestNode node = new TestNode(database, "node");
        node.record("test.done", "test:1");
        try (node;
                Connection connection = database.getConnection()) {
            assertThat(verify(connection, Instant.now(), List.of()).ok())
                    .as("it may still wait")
                    .isTrue();
            Instant later = Instant.now().plusSeconds(61);
            assertThat(Verdict.of(verify(connection, later, List.of())))
                    .as("pending for too long")
                    .isEqualTo(new Verdict(false, 0, null));
            Databases.execute(database, "delete from journal_pending");
            assertThat(Verdict.of(verify(connection, later, List.of())))
                    .as("taken off the work list")
                    .isEqualTo(new Verdict(false, 0, null));
        }
    }

    @Test
    void a_role_that_may_only_select_and_insert_is_enough() throws Exception {
        DataSource owner = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        String database;
        try (Connection connection = owner.getConnection()) {
            database = connection.getCatalog();
        }
        String role = "app_" + database;
        Databases.execute(owner, "create role " + role + " login password 'secret'");
        Databases.execute(
                owner,
                "grant select, insert on journal_entry, journal_position, journal_head, journal_resumption to " + role);
        Databases.execute(owner, "grant select, insert, delete on journal_pending to " + role);
        Databases.execute(owner, "grant select, insert, update on follower, lease to " + role);
        Databases.execute(owner, "grant usage on sequence journal_entry_seq to " + role);
        DataSource app = Databases.as(database, role, "secret");
        try (TestNode node = new TestNode(app, "node")) {
            FollowerLoop following = node.follow(new Memory());
            node.start();
            node.record("test.done", "test:1");
            await(() -> following.reached() == 1, "the follower");
            assertThat(verify(app)).isEqualTo(new Verdict(true, 1, null));
        }
        for (String forbidden : List.of(
                "update journal_entry set actor = 'x'",
                "delete from journal_entry",
                "update journal_position set hash = 'x'",
                "delete from journal_position",
                "truncate journal_entry")) {
            assertThatThrownBy(() -> Databases.execute(app, forbidden))
                    .as(forbidden)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    /** What everybody looks at first. */
    record Verdict(boolean ok, long entries, Long firstBad) {
        static Verdict of(Verified verified) {
            return new Verdict(verified.ok(), verified.entries(), verified.firstBad());
        }
    }

    private static Verdict verify(DataSource database) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Verdict.of(verify(connection, Instant.now(), List.of()));
        }
    }

    public static Verified verify(Connection connection, Instant now, List<Exhibit> exhibits) throws Exception {
        Transactions same = new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws Exception {
                return work.run(connection);
            }
        };
        return new Verification(same, new Entries(), TestNode.JOURNAL_KEYS, TestNode.KEYS, exhibits)
                .verify(now, List.of(), 0, (done, total) -> {});
    }

    /** What verification says after the statements, which are then undone. */
    private static Verdict tampered(DataSource database, String... statements) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (String sql : statements) {
                    assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                }
                return Verdict.of(verify(connection, Instant.now(), List.of()));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void await(Callable<Boolean> condition, String what) {
        eventually(what).atMost(LONG).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private static List<Long> oneTo(long last) {
        List<Long> all = new ArrayList<>();
        for (long i = 1; i <= last; i++) {
            all.add(i);
        }
        return all;
    }

    private static List<Long> longs(DataSource database, String sql) throws SQLException {
        List<Long> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(row.getLong(1));
            }
        }
        return all;
    }

    private static List<String> texts(DataSource database, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return all;
    }
}
