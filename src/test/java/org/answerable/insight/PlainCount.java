package org.answerable.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.answerable.insight.Tallies.Count;

/**
 * What {@link Tallies} keep, and the same counted from the tables in the plainest way, both as text, so that a
 * difference can be read.
 */
public final class PlainCount {
    private PlainCount() {}

    static List<Object[]> rows(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<Object[]> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Object[] columns = new Object[row.getMetaData().getColumnCount()];
                    for (int i = 0; i < columns.length; i++) {
                        columns[i] = row.getObject(i + 1);
                    }
                    rows.add(columns);
                }
            }
            return rows;
        }
    }

    /** What is kept. */
    public static String kept(Connection connection) throws SQLException {
        Tallies tallies = new Tallies(connection);
        StringBuilder kept = new StringBuilder();
        for (Map.Entry<String, Count> one : tallies.counts("").entrySet()) {
            if (one.getValue().records() != 0 || one.getValue().answered() != 0) {
                describe(
                        kept,
                        one.getKey(),
                        one.getValue(),
                        tallies.days(one.getKey()),
                        tallies.latest(one.getKey(), 10));
            }
        }
        kept.append("last kept ").append(tallies.lastKept(10)).append('\n');
        tallies.runs(5)
                .forEach(run -> kept.append(run.number())
                        .append(' ')
                        .append(run.records())
                        .append(' ')
                        .append(run.changedAt())
                        .append('\n'));
        return kept.toString();
    }

    private static void describe(
            StringBuilder text, String heading, Count count, SortedMap<Integer, Long> days, List<String> latest) {
        text.append(heading)
                .append(' ')
                .append(count)
                .append(" median ")
                .append(Steps.median(days, 3))
                .append(' ')
                .append(days)
                .append(' ')
                .append(latest)
                .append('\n');
    }

    private static List<Long> lastKept(Connection connection, List<Object[]> promises) throws SQLException {
        TreeMap<Long, List<Long>> byTime = new TreeMap<>();
        for (Object[] promise : promises) {
            if (promise[2].equals("DONE")) {
                long at = (long) promise[3];
                boolean said = false;
                for (Object[] event : rows(
                        connection,
                        "select e.at from commitment_event e where e.commitment = ? and e.status = 'DONE'",
                        promise[0])) {
                    at = said ? Math.max(at, (long) event[0]) : (long) event[0];
                    said = true;
                }
                byTime.computeIfAbsent(at, t -> new ArrayList<>()).add((Long) promise[0]);
            }
        }
        List<Long> last = new ArrayList<>();
        byTime.descendingMap().values().forEach(keys -> {
            keys.sort((a, b) -> Long.compare(b, a));
            last.addAll(keys);
        });
        return last.stream().limit(10).toList();
    }

    /** What is counted. */
    public static String counted(Connection connection) throws SQLException {
        TreeMap<String, List<Object[]>> headings = new TreeMap<>();
        // Columns: id, when, key, days to the first answer or null; a fifth where all of them are answered.
        headings.put(
                "all",
                rows(
                        connection,
                        "select r.code, r.published_at, r.id, (select min(a.days) from public_answer a"
                                + " where a.record = r.id) from public_record r where r.visible = true"));
        for (Object[] row : rows(connection, "select slug from agency")) {
            headings.put(
                    "agency:" + row[0],
                    rows(
                            connection,
                            "select r.code, r.published_at, r.id, (select min(a.days) from public_answer a"
                                    + " where a.record = r.id and a.agency = ?) from public_record r"
                                    + " where r.visible = true and exists (select 1 from ticket t"
                                    + " where t.submission = r.submission and t.agency = ?"
                                    + " and t.status <> 'TRANSFERRED')"
                                    + " and r.submission not in (select x.submission from submission_excluded x where x.agency = ?)",
                            row[0],
                            row[0],
                            row[0]));
        }
        for (Object[] row : rows(connection, "select slug from topic")) {
            headings.put(
                    "topic:" + row[0],
                    rows(
                            connection,
                            "select r.code, r.published_at, r.id, (select min(a.days) from public_answer a"
                                    + " where a.record = r.id) from public_record r"
                                    + " where r.visible = true and r.id in (select p.record from public_record_topic p where p.topic = ?)",
                            row[0]));
        }
        for (Object[] row : rows(connection, "select fips from county")) {
            headings.put(
                    "county:" + row[0],
                    rows(
                            connection,
                            "select r.code, r.published_at, r.id, (select min(a.days) from public_answer a"
                                    + " where a.record = r.id) from public_record r"
                                    + " where r.visible = true and r.county = ?",
                            row[0]));
        }
        headings.put(
                "answered",
                rows(
                        connection,
                        "select r.code, r.updated_at, r.id, null, 1 from public_record r where r.visible = true"
                                + " and r.id in (select a.record from public_answer a)"));
        for (Object[] row : rows(connection, "select distinct language from public_record")) {
            headings.put(
                    "answered:" + row[0],
                    rows(
                            connection,
                            "select r.code, r.updated_at, r.id, null, 1 from public_record r where r.visible = true and r.language = ?"
                                    + " and r.id in (select a.record from public_answer a)",
                            row[0]));
        }
        StringBuilder counted = new StringBuilder();
        List<Object[]> promises = rows(connection, "select c.id, c.owner, c.status, c.made_at from commitment c");
        for (Object[] promise : promises) {
            for (String heading : List.of("promises", "promises:" + promise[1])) {
                // Kept ones as what is answered, with no day and no list.
                headings.computeIfAbsent(heading, h -> new ArrayList<>()).add(promise);
            }
        }
        headings.forEach((heading, rows) -> {
            if (heading.startsWith("promises")) {
                describe(
                        counted,
                        heading,
                        new Count(
                                rows.size(),
                                rows.stream()
                                        .filter(row -> row[2].equals("DONE"))
                                        .count()),
                        new TreeMap<>(),
                        List.of());
                return;
            }
            if (!rows.isEmpty()) {
                SortedMap<Integer, Long> days = new TreeMap<>();
                rows.stream()
                        .filter(row -> row[3] != null)
                        .forEach(row -> days.merge(Steps.of((int) row[3]), 1L, Long::sum));
                rows.sort((a, b) -> (long) a[1] != (long) b[1]
                        ? Long.compare((long) b[1], (long) a[1])
                        : Long.compare((long) b[2], (long) a[2]));
                describe(
                        counted,
                        heading,
                        new Count(
                                rows.size(),
                                rows.stream()
                                        .filter(row -> row[3] != null || row.length > 4)
                                        .count()),
                        days,
                        rows.stream().limit(10).map(row -> (String) row[0]).toList());
            }
        });
        counted.append("last kept ").append(lastKept(connection, promises)).append('\n');
        Map<Long, List<Object[]>> runs = rows(connection, "select id, visible, updated_at from public_record").stream()
                .collect(Collectors.groupingBy(row -> (long) row[0] / 250, TreeMap::new, Collectors.toList()));
        runs.forEach((run, rows) -> {
            long visible = rows.stream().filter(row -> (boolean) row[1]).count();
            if (visible > 0) {
                counted.append(run)
                        .append(' ')
                        .append(visible)
                        .append(' ')
                        .append(Instant.ofEpochMilli(rows.stream()
                                .mapToLong(row -> (long) row[2])
                                .max()
                                .orElse(0)))
                        .append('\n');
            }
        });
        return counted.toString();
    }
}
