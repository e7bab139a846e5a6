package org.answerable.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.answerable.journal.Act;
import org.answerable.platform.Databases;
import org.answerable.platform.JdbcTransactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept in sums against what is counted from the tables, through a long life of records, on both databases. */
class TalliesTest {
    private static final List<String> AGENCIES =
            List.of("state-patrol", "ice", "cbp", "dane-county-sheriff", "state-jail");
    private static final List<String> TOPICS = List.of("detention", "privacy", "traffic-stops");
    private static final List<String> LANGUAGES = List.of("en", "es", "ar");
    private static final Instant BEGIN = Instant.parse("2026-01-05T15:00:00Z");

    @TempDir
    Path folder;

    private JdbcTransactions transactions;
    private Connection plain;
    private final List<Act> acts = new ArrayList<>();
    private final Random random = new Random(20261201);
    private long lastKey = 1_000;
    private long clock = BEGIN.toEpochMilli();
    private int answers;

    private void open(Databases.Kind kind) throws SQLException {
        DataSource database = Databases.fresh(kind, folder);
        transactions = new JdbcTransactions(database);
        plain = database.getConnection();
        for (String agency : AGENCIES) {
            run("insert into agency (slug, level, answer_days, active) values (?, 'STATE', 20, true)", agency);
        }
        for (int i = 0; i < TOPICS.size(); i++) {
            run("insert into topic (slug, position) values (?, ?)", TOPICS.get(i), i);
        }
        run("insert into town_hall (id, slug, starts_at, place, version) values (1, 'meeting', ?, 'Hall', 1)", clock);
    }

    private int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = plain.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private List<Object[]> rows(String sql, Object... values) throws SQLException {
        return PlainCount.rows(plain, sql, values);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void act(String act, String subject) throws SQLException {
        run(
                "insert into journal_entry (id, at, recorded_at, actor, act, subject, salt, content_hash) values "
                        + "(?, ?, ?, 'system', ?, ?, '', '')",
                acts.size() + 1L,
                clock,
                clock,
                act,
                subject);
        run(
                "insert into journal_position (position, entry, hash) values (?, ?, '')",
                acts.size() + 1L,
                acts.size() + 1L);
        acts.add(new Act(acts.size() + 1, Instant.ofEpochMilli(clock), "system", act, subject));
    }

    // What the use cases leave in the tables, and the acts they write.

    private void submit() throws SQLException {
        long key = lastKey += 1 + random.nextInt(4);
        run(
                "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                        + "language_confidence, publish, share_contact, channel, received_at, state, version)"
                        + " values (?, ?, ?, 'COMMENT', 'words', ?, 'given', 1, true, false, 'FORM', ?, 'AWAITING_MODERATION', 1)",
                key,
                "s" + key,
                "r" + key,
                one(LANGUAGES),
                clock);
        act("submission.received", "submission:s" + key);
        for (int i = random.nextInt(3); i >= 0; i--) {
            ticket(key, one(AGENCIES));
        }
    }

    private void ticket(long submission, String agency) throws SQLException {
        long key = ++lastKey;
        run(
                "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, "
                        + "version) values (?, ?, ?, ?, 'LEAD', 'OPEN', '[]', ?, ?, 1)",
                key,
                "t" + key,
                submission,
                agency,
                clock,
                clock);
        act("ticket.opened", "ticket:t" + key);
    }

    /** The first time, or again with more answers. */
    private void publish() throws SQLException {
        for (Object[] row : rows(
                "select id, language from submission where state in ('AWAITING_MODERATION', 'PUBLISHED')"
                        + " order by id offset ? rows fetch first 1 rows only",
                random.nextInt(40))) {
            long key = (long) row[0];
            if (rows("select 1 from public_record where id = ?", key).isEmpty()) {
                run(
                        "insert into public_record (id, code, submission, kind, language, text, redactions, "
                                + "source_redactions, submitted_on, published_at, updated_at, visible, version)"
                                + " values (?, ?, ?, 'comment', ?, 'words', '[]', '[]', '2026-01-05', ?, ?, true, 1)",
                        key,
                        "p" + key,
                        key,
                        row[1],
                        clock,
                        clock);
            } else {
                run(
                        "update public_record set visible = true, updated_at = ?, version = version + 1 where id = ?",
                        clock,
                        key);
                run("delete from public_record_topic where record = ?", key);
            }
            for (String topic : TOPICS) {
                if (random.nextInt(3) == 0) {
                    run("insert into public_record_topic (record, topic) values (?, ?)", key, topic);
                }
            }
            for (Object[] agency : rows("select distinct agency from ticket where submission = ?", key)) {
                if (random.nextInt(2) == 0) {
                    run(
                            "insert into public_answer (record, answer, agency, at, text, language, redactions, "
                                    + "source_redactions, days) values (?, ?, ?, ?, 'words', 'en', '[]', '[]', ?)",
                            key,
                            "a" + answers++,
                            agency[0],
                            clock,
                            random.nextInt(random.nextInt(20) == 0 ? 900 : 40));
                }
            }
            run("update submission set state = 'PUBLISHED' where id = ?", key);
            act("record.published", "record:p" + key);
        }
    }

    /** Taken back, withheld or no longer allowed: gone from the public, perhaps to come again. */
    private void remove(String state) throws SQLException {
        for (Object[] row : rows(
                "select id, code from public_record where visible = true order by id offset ? rows fetch first 1 rows only",
                random.nextInt(30))) {
            run(
                    "update public_record set visible = false, text = '', updated_at = ?, version = version + 1 where id = ?",
                    clock,
                    row[0]);
            run("delete from public_answer where record = ?", row[0]);
            run("delete from public_record_topic where record = ?", row[0]);
            run("update submission set state = ? where id = ?", state, row[0]);
            act("record.removed", "record:" + row[1]);
        }
    }

    private void transfer(String act) throws SQLException {
        for (Object[] row : rows(
                "select id, code, submission from ticket where status <> 'TRANSFERRED'"
                        + " order by id desc offset ? rows fetch first 1 rows only",
                random.nextInt(60))) {
            run("update ticket set status = 'TRANSFERRED' where id = ?", row[0]);
            act(act, "ticket:" + row[1]);
            ticket((long) row[2], one(AGENCIES));
        }
    }

    /** Later, and also an agency whose part has ended. */
    private void leaveOut() throws SQLException {
        for (Object[] row : rows(
                "select t.submission, t.agency from ticket t where not exists (select 1"
                        + " from submission_excluded x where x.submission = t.submission and x.agency = t.agency)"
                        + " order by t.id offset ? rows fetch first 1 rows only",
                random.nextInt(60))) {
            run("insert into submission_excluded (submission, agency) values (?, ?)", row[0], row[1]);
            act("submission.consented", "submission:s" + row[0]);
        }
    }

    private void promise() throws SQLException {
        long key = ++lastKey;
        run(
                "insert into commitment (id, code, town_hall, owner, due_on, status, made_at, version) values "
                        + "(?, ?, 1, ?, '2027-01-01', 'OPEN', ?, 1)",
                key,
                "c" + key,
                one(AGENCIES),
                clock);
        step(key, "OPEN");
        act("commitment.made", "commitment:c" + key);
    }

    private void step(Object promise, String status) throws SQLException {
        run(
                "insert into commitment_event (id, commitment, at, status) values (?, ?, ?, ?)",
                ++lastKey,
                promise,
                clock,
                status);
    }

    /** Kept, dropped, or taken up again. */
    private void keep() throws SQLException {
        for (Object[] row : rows(
                "select id, code from commitment order by id desc offset ? rows fetch first 1 rows only",
                random.nextInt(12))) {
            String status = one(List.of("DONE", "DONE", "DONE", "OPEN", "DROPPED"));
            run("update commitment set status = ? where id = ?", status, row[0]);
            step(row[0], status);
            act("commitment.changed", "commitment:" + row[1]);
        }
    }

    private void live() throws SQLException {
        clock += random.nextInt(3) * 3_600_000L; // Several things may happen in one instant.
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> submit();
            case 3, 4, 5, 6 -> publish();
            case 7 -> remove(random.nextBoolean() ? "WITHDRAWN" : "AWAITING_MODERATION");
            case 8 -> transfer("ticket.transferred");
            case 9 -> leaveOut();
            case 11 -> promise();
            case 12, 13 -> keep();
            default -> transfer("ticket.left-out");
        }
    }

    private boolean follow(long after, int batch) throws Exception {
        List<Act> some = acts.stream().filter(a -> a.position() > after).toList();
        return transactions.run(
                connection -> TallyFollower.follow(new Tallies(connection), some, Instant.ofEpochMilli(clock), batch));
    }

    private Tallies.State state() throws Exception {
        return transactions.run(connection -> new Tallies(connection).state());
    }

    private String kept() throws Exception {
        return transactions.run(PlainCount::kept);
    }

    private String counted() throws SQLException {
        return PlainCount.counted(plain);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_is_kept_is_what_is_counted_after_each_batch_of_a_long_life_and_after_each_recount(Databases.Kind kind)
            throws Exception {
        open(kind);
        for (int i = 0; i < 300; i++) { // There were records before anybody counted.
            live();
        }
        long reached = 0;
        assertThat(state().isWhole()).isFalse();
        for (int batch = 0; batch < 120; batch++) {
            for (int i = random.nextInt(25); i >= 0; i--) {
                live();
            }
            if (random.nextInt(8) == 0) {
                act(Recounting.RECOUNTED, "tallies:all");
            }
            // Now and then what it has seen comes again; now and then it is told nothing and only goes on counting.
            boolean whole = follow(random.nextInt(5) == 0 ? Math.max(0, reached - random.nextInt(60)) : reached, 17);
            reached = acts.size();
            while (!whole) {
                if (random.nextInt(3) == 0) {
                    live(); // Life goes on while it is counted anew.
                }
                whole = follow(reached, 17);
                reached = acts.size();
            }
            assertThat(kept()).as("batch %d", batch).isEqualTo(counted());
        }
        assertThat(kept())
                .contains("agency:state-patrol")
                .contains("topic:privacy")
                .contains("answered:ar")
                .contains("promises:ice")
                .contains("last kept [");
        Instant changed = state().changedAt();
        Instant counted = state().countedAt();
        assertThat(counted).as("when it was last counted from the tables").isNotNull();
        act("ticket.read", "ticket:t1002");
        act(
                "translation.reviewed",
                "record:"
                        + rows("select code from public_record where visible = true")
                                .getFirst()[0]);
        clock += 1;
        follow(reached, 17);
        assertThat(state().changedAt()).as("what changes no number").isEqualTo(changed);
        assertThat(state().countedAt()).as("nothing was counted anew").isEqualTo(counted);
        act(Recounting.RECOUNTED, "tallies:all");
        clock += 1;
        while (!follow(acts.size() - 1, 17)) {
            continue;
        }
        assertThat(state().countedAt()).isEqualTo(Instant.ofEpochMilli(clock));
    }

    @Test
    void a_list_that_lags_leaves_out_what_is_public_no_more() throws Exception {
        open(Databases.Kind.H2);
        for (int i = 0; i < 200; i++) {
            live();
        }
        while (!follow(0, 50)) {
            continue;
        }
        List<String> before = transactions.run(connection -> new Tallies(connection).latest(Tallies.ALL, 5));
        run("update public_record set visible = false where code = ?", before.get(1));
        List<String> after = transactions.run(connection -> new Tallies(connection).latest(Tallies.ALL, 5));
        assertThat(after).hasSize(5).doesNotContain(before.get(1)).startsWith(before.get(0), before.get(2));
    }
}
