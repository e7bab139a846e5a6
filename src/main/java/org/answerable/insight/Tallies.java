package org.answerable.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.answerable.platform.Transactions;

/**
 * The projection itself: what is counted of public records, heading by heading, and in which order a heading lists
 * them. It holds keys, days and instants, and no text. A change takes a record's old entries out of the sums and its
 * present ones in, so that it may come twice. Knows no container, so that tests run it on both databases without one.
 * Promises are counted beside the records, in the same sums. Each method works in the caller's transaction.
 */
final class Tallies {
    /** Raised where what is counted changes its meaning: everything is then counted anew. */
    static final int FORMAT = 3;
    /** Keys in one stretch of the site map. */
    static final int STRETCH = 50;
    /** So many records are counted in one transaction; it takes some seconds at most. */
    static final int BATCH = 10_000;

    static final String ALL = "all";
    static final String AGENCY = "agency:";
    static final String TOPIC = "topic:";
    /** With the FIPS code of the county where its writer says that it happened. */
    static final String COUNTY = "county:";

    static final String ANSWERED = "answered";
    /** Promises: {@code records} of these are those that were made, {@code answered} those that were kept. */
    static final String PROMISES = "promises";

    static final String PROMISED_BY = "promises:";

    /**
     * Present entries, each with the records it is made from ({@code r}) still to be narrowed. A ticket that was
     * transferred is its agency's no more, and an agency that the writer left out, be it later, has no part in it.
     */
    private static final List<String> ENTRIES = List.of(
            "select '" + ALL
                    + "', r.id, r.published_at, count(a.record) > 0, min(a.days) from public_record r left"
                    + " join public_answer a on a.record = r.id"
                    + " where r.visible = true and %s group by r.id, r.published_at",
            "select '" + AGENCY
                    + "' || t.agency, r.id, r.published_at, count(a.record) > 0, min(a.days) from public_record r"
                    + " join ticket t on t.submission = r.submission"
                    + " left join public_answer a on a.record = r.id and a.agency = t.agency where r.visible = true"
                    + " and t.status <> 'TRANSFERRED' and %s"
                    + " and not exists (select 1 from submission_excluded x where x.submission = r.submission and x.agency = t.agency)"
                    + " group by t.agency, r.id, r.published_at",
            "select '" + TOPIC
                    + "' || p.topic, r.id, r.published_at, count(a.record) > 0, min(a.days) from public_record r"
                    + " join public_record_topic p on p.record = r.id"
                    + " left join public_answer a on a.record = r.id where r.visible = true and %s group by p.topic, r.id, r.published_at",
            "select '" + COUNTY
                    + "' || r.county, r.id, r.published_at, count(a.record) > 0, min(a.days) from public_record r"
                    + " left join public_answer a on a.record = r.id"
                    + " where r.visible = true and r.county is not null and %s group by r.county, r.id, r.published_at",
            "select '" + ANSWERED + "', r.id, r.updated_at, true, cast(null as integer) from public_record r"
                    + " where r.visible = true and exists (select 1 from public_answer a where a.record = r.id) and %s",
            "select '" + ANSWERED
                    + ":' || r.language, r.id, r.updated_at, true, cast(null as integer) from public_record r"
                    + " where r.visible = true and exists (select 1 from public_answer a where a.record = r.id) and %s");

    /** Promises as they stand: kept when they were last said to be. */
    private static final String PROMISED =
            "select c.id, c.owner, case when c.status = 'DONE' then coalesce((select max(e.at)"
                    + " from commitment_event e where e.commitment = c.id and e.status = 'DONE'),"
                    + " c.made_at) end from commitment c";

    private static final List<String> PROMISE_HEADINGS =
            List.of("'" + PROMISES + "'", "'" + PROMISED_BY + "' || owner");

    /**
     * How far it is.
     *
     * @param format of what is counted; another than {@link #FORMAT} counts for nothing
     * @param countedFrom records with a key below this are still to be counted; 0 where all are
     * @param position acts up to this one happened before the counting began, and are in it
     * @param changedAt when a number or an order last changed
     * @param revision another one after each change of anything
     * @param countedAt when all was last counted from the tables, to the end; {@code null} where that is not known
     */
    record State(int format, long countedFrom, long position, Instant changedAt, long revision, Instant countedAt) {
        boolean isWhole() {
            return format == FORMAT && countedFrom == 0;
        }
    }

    /** How many records stand under a heading, and how many of them are answered. */
    record Count(long records, long answered) {}

    /** A stretch of keys that has public records. */
    record Stretch(long number, int records, Instant changedAt) {}

    private final Connection connection;

    Tallies(Connection connection) {
        this.connection = connection;
    }

    /** What is done with the tallies in one transaction: the caller's, or one of its own. */
    interface Work<T> {
        T with(Tallies tallies) throws SQLException;
    }

    static <T> T in(Transactions transactions, Work<T> work) {
        try {
            return transactions.run(connection -> work.with(new Tallies(connection)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the tallies cannot be reached", e);
        }
    }

    State state() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select format, counted_from, position, changed_at, revision, counted_at from tally_state where id = 1");
                ResultSet row = query.executeQuery()) {
            row.next();
            long countedAt = row.getLong(6);
            return new State(
                    row.getInt(1),
                    row.getLong(2),
                    row.getLong(3),
                    Instant.ofEpochMilli(row.getLong(4)),
                    row.getLong(5),
                    row.wasNull() ? null : Instant.ofEpochMilli(countedAt));
        }
    }

    /**
     * Begins to count everything anew. From now on it is {@link #count} that goes on, from the newest record down, so
     * that the latest are there first.
     */
    void begin(Instant now) throws SQLException {
        long position = number("select coalesce(max(position), 0) from journal_position");
        long from = number("select coalesce(max(id), 0) + 1 from public_record");
        for (String table : List.of("tally", "tally_days", "tally_stretch", "tally_promise")) {
            update("delete from " + table);
        }
        if (from == 1) {
            from = 0;
        }
        update("delete from tally_entry where record >= ?", from);
        // Promises are few beside records: all at once.
        update("insert into tally_promise (commitment, owner, kept_at) " + PROMISED);
        for (String heading : PROMISE_HEADINGS) {
            update("insert into tally (heading, records, answered) " + promises(heading, "1 = 1"));
        }
        update(
                "update tally_state set format = ?, counted_from = ?, position = ?, changed_at = ? where id = 1",
                FORMAT,
                from,
                position,
                now.toEpochMilli());
    }

    /** Counts some more; whether there are more still. */
    boolean count(int atMost) throws SQLException {
        long to = state().countedFrom();
        if (to == 0) {
            return false;
        }
        long from = number(
                "select coalesce(min(b.id), 0) from (select r.id from public_record r where r.id < ? order by r.id desc fetch first "
                        + atMost + " rows only) b",
                to);
        // A stretch is counted as a whole.
        from -= from % STRETCH;
        if (from > 0) {
            addUp(new Range(from, to - 1), false);
        } else {
            addUp(new Range(0, to - 1), false);
        }
        boolean more = from > 0
                && number(
                                "select count(*) from (select r.id from public_record r where r.id < ? fetch first 1 rows only) b",
                                from)
                        > 0;
        update("update tally_state set counted_from = ? where id = 1", more ? from : 0);
        return more;
    }

    /**
     * Brings some records up to their present state: their entries and, by the difference, the sums.
     *
     * @return whether anything changed
     */
    boolean refresh(Collection<Long> records) throws SQLException {
        long from = state().countedFrom();
        List<Long> counted = records.stream().filter(id -> id >= from).sorted().toList();
        return !counted.isEmpty() && addUp(new Some(counted), true);
    }

    /** Brings some promises, by their opaque ids, up to their present state, and the sums with them. */
    void promised(Collection<String> codes) throws SQLException {
        if (codes.isEmpty()) {
            return;
        }
        String some = "(" + "?, ".repeat(codes.size() - 1) + "?)";
        String known = "commitment in (select c.id from commitment c where c.code in " + some + ")";
        Map<String, long[]> counts = new TreeMap<>();
        promises(known, codes, -1, counts);
        update("delete from tally_promise where " + known, codes.toArray());
        update(
                "insert into tally_promise (commitment, owner, kept_at) " + PROMISED + " where c.code in " + some,
                codes.toArray());
        promises(known, codes, 1, counts);
        store(counts, Map.of());
    }

    private void promises(String known, Collection<String> codes, int sign, Map<String, long[]> counts)
            throws SQLException {
        for (String heading : PROMISE_HEADINGS) {
            try (PreparedStatement query = prepared(promises(heading, known), codes.toArray());
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long[] count = counts.computeIfAbsent(row.getString(1), h -> new long[2]);
                    count[0] += sign * row.getLong(2);
                    count[1] += sign * row.getLong(3);
                }
            }
        }
    }

    private static String promises(String heading, String which) {
        return "select p.heading, count(*), count(p.kept_at) from (select " + heading
                + " as heading, kept_at from tally_promise where " + which + ") p group by p.heading";
    }

    /** The keys of the promises that were kept last, the latest first. */
    List<Long> lastKept(int size) throws SQLException {
        List<Long> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select commitment from tally_promise where kept_at is not null order by kept_at desc, commitment desc fetch first "
                                + size + " rows only");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.add(row.getLong(1));
            }
        }
        return keys;
    }

    /** All is counted, to the end. */
    void counted(Instant at) throws SQLException {
        update("update tally_state set counted_at = ? where id = 1", at.toEpochMilli());
    }

    void changed(Instant at) throws SQLException {
        update(
                "update tally_state set changed_at = ? where id = 1 and changed_at < ?",
                at.toEpochMilli(),
                at.toEpochMilli());
    }

    /** Which records an entry is about. */
    private sealed interface About permits Range, Some {
        String condition(String column);

        Object[] values();

        List<Range> stretches();
    }

    private record Range(long from, long to) implements About {
        @Override
        public String condition(String column) {
            return column + " between ? and ?";
        }

        @Override
        public Object[] values() {
            return new Object[] {from, to};
        }

        @Override
        public List<Range> stretches() {
            return List.of(new Range(from / STRETCH, to / STRETCH));
        }
    }

    private record Some(List<Long> ids) implements About {
        @Override
        public String condition(String column) {
            return column + " in (" + "?, ".repeat(ids.size() - 1) + "?)";
        }

        @Override
        public Object[] values() {
            return ids.toArray();
        }

        @Override
        public List<Range> stretches() {
            return new TreeSet<>(ids.stream().map(id -> id / STRETCH).toList())
                    .stream().map(number -> new Range(number, number)).toList();
        }
    }

    private record Step(String heading, int step) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int order = heading.compareTo(other.heading);
            return order != 0 ? order : Integer.compare(step, other.step);
        }
    }

    /** @param known whether the present entries are in the sums */
    private boolean addUp(About about, boolean known) throws SQLException {
        Map<String, long[]> counts = new TreeMap<>();
        Map<Step, long[]> steps = new TreeMap<>();
        String before = known ? content(about) : "";
        if (known) {
            sum(about, -1, counts, steps);
        }
        update("delete from tally_entry where " + about.condition("record"), about.values());
        for (String entries : ENTRIES) {
            update(
                    "insert into tally_entry (heading, record, at, answered, days) "
                            + entries.formatted(about.condition("r.id")),
                    about.values());
        }
        sum(about, 1, counts, steps);
        store(counts, steps);
        update("update tally_state set revision = revision + 1 where id = 1");
        for (Range stretches : about.stretches()) {
            stretch(stretches);
        }
        return !known || !before.equals(content(about));
    }

    /** What the entries of some records hold, to tell whether anything changed. */
    private String content(About about) throws SQLException {
        StringBuilder content = new StringBuilder();
        try (PreparedStatement query = prepared(
                        "select heading, record, at, answered, days from tally_entry where " + about.condition("record")
                                + " order by heading, record",
                        about.values());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                content.append(row.getString(1))
                        .append(' ')
                        .append(row.getLong(2))
                        .append(' ')
                        .append(row.getLong(3))
                        .append(' ')
                        .append(row.getBoolean(4))
                        .append(' ')
                        .append(row.getInt(5))
                        .append('\n');
            }
        }
        return content.toString();
    }

    private void sum(About about, int sign, Map<String, long[]> counts, Map<Step, long[]> steps) throws SQLException {
        try (PreparedStatement query = prepared(
                        "select heading, count(*), sum(case when answered then 1 else 0 end) from tally_entry where "
                                + about.condition("record") + " group by heading",
                        about.values());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long[] count = counts.computeIfAbsent(row.getString(1), h -> new long[2]);
                count[0] += sign * row.getLong(2);
                count[1] += sign * row.getLong(3);
            }
        }
        try (PreparedStatement query = prepared(
                        "select s.heading, s.step, count(*) from (select heading, " + Steps.sql("days")
                                + " as step from tally_entry where " + about.condition("record")
                                + " and days is not null) s group by s.heading, s.step",
                        about.values());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                steps.computeIfAbsent(new Step(row.getString(1), row.getInt(2)), s -> new long[1])[0] +=
                        sign * row.getLong(3);
            }
        }
    }

    private void store(Map<String, long[]> counts, Map<Step, long[]> steps) throws SQLException {
        for (var count : counts.entrySet()) {
            long[] more = count.getValue();
            if ((more[0] != 0 || more[1] != 0)
                    && update(
                                    "update tally set records = records + ?, answered = answered + ? where heading = ?",
                                    more[0],
                                    more[1],
                                    count.getKey())
                            == 0) {
                update(
                        "insert into tally (heading, records, answered) values (?, ?, ?)",
                        count.getKey(),
                        more[0],
                        more[1]);
            }
        }
        for (var step : steps.entrySet()) {
            long more = step.getValue()[0];
            if (more != 0
                    && update(
                                    "update tally_days set records = records + ? where heading = ? and step = ?",
                                    more,
                                    step.getKey().heading(),
                                    step.getKey().step())
                            == 0) {
                update(
                        "insert into tally_days (heading, step, records) values (?, ?, ?)",
                        step.getKey().heading(),
                        step.getKey().step(),
                        more);
            }
        }
    }

    /** The day of a change counts for what went as well: an address that is there no more is a change of the map. */
    private void stretch(Range stretches) throws SQLException {
        update("delete from tally_stretch where stretch between ? and ?", stretches.from(), stretches.to());
        update(
                "insert into tally_stretch (stretch, records, changed_at) select r.id / " + STRETCH
                        + ", sum(case when r.visible then 1 else 0 end), max(r.updated_at) from public_record r"
                        + " where r.id between ? and ? group by r.id / " + STRETCH,
                stretches.from() * STRETCH,
                stretches.to() * STRETCH + STRETCH - 1);
    }

    /** Every heading that begins so, with what it counts; without that beginning. */
    Map<String, Count> counts(String beginning) throws SQLException {
        Map<String, Count> counts = new TreeMap<>();
        try (PreparedStatement query =
                        prepared("select heading, records, answered from tally where heading like ?", beginning + "%");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1).substring(beginning.length()), new Count(row.getLong(2), row.getLong(3)));
            }
        }
        return counts;
    }

    Count count(String heading) throws SQLException {
        try (PreparedStatement query = prepared("select records, answered from tally where heading = ?", heading);
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Count(row.getLong(1), row.getLong(2)) : new Count(0, 0);
        }
    }

    /** How many records under a heading took how long; see {@link Steps}. */
    SortedMap<Integer, Long> days(String heading) throws SQLException {
        SortedMap<Integer, Long> days = new TreeMap<>();
        try (PreparedStatement query =
                        prepared("select step, records from tally_days where heading = ? and records > 0", heading);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                days.put(row.getInt(1), row.getLong(2));
            }
        }
        return days;
    }

    /** The ids of the newest records under a heading, as far as they are still public at this moment. */
    List<String> latest(String heading, int size) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query = prepared(
                        "select r.code from (select record, at from tally_entry where heading = ?"
                                + " order by heading, at desc, record desc fetch first "
                                + (size + SPARE)
                                + " rows only) e join public_record r on r.id = e.record where r.visible = true"
                                + " order by e.at desc, e.record desc fetch first "
                                + size + " rows only",
                        heading);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    /** So many records may have gone since the projection last followed before a list of the latest becomes shorter. */
    private static final int SPARE = 20;

    /** The keys of records, and of those that tickets and submissions belong to, by the opaque ids of all. */
    Collection<Long> keys(Collection<String> records, Collection<String> tickets, Collection<String> submissions)
            throws SQLException {
        Collection<Long> keys = new TreeSet<>();
        for (Map.Entry<String, Collection<String>> some : Map.of(
                        "select r.id from public_record r where r.code in (%s)",
                        records,
                        "select r.id from public_record r join ticket t on t.submission = r.submission where t.code in (%s)",
                        tickets,
                        "select r.id from public_record r join submission s on s.id = r.submission where s.code in (%s)",
                        submissions)
                .entrySet()) {
            if (!some.getValue().isEmpty()) {
                try (PreparedStatement query = prepared(
                                some.getKey()
                                        .formatted("?, ".repeat(some.getValue().size() - 1) + "?"),
                                some.getValue().toArray());
                        ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        keys.add(row.getLong(1));
                    }
                }
            }
        }
        return keys;
    }

    /**
     * Runs of so many stretches each that have public records, in order; a run's number is that of its first stretch
     * divided by that.
     */
    List<Stretch> runs(int stretches) throws SQLException {
        List<Stretch> runs = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select stretch / " + stretches
                        + ", sum(records), max(changed_at) from tally_stretch group by stretch / " + stretches
                        + " having sum(records) > 0 order by 1");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                runs.add(new Stretch(row.getLong(1), row.getInt(2), Instant.ofEpochMilli(row.getLong(3))));
            }
        }
        return runs;
    }

    private long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement query = prepared(sql, values);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = prepared(sql, values)) {
            return update.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
