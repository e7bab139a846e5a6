package org.answerable.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A county's page touches as many rows where thousands of records are of that county as where a few are: what the
 * databases say of each of its queries is counted, not the time.
 */
class CountyPageCostTest {
    private static final int RECORDS = 5_000;
    private static final int MEETINGS = 1_000;
    /** A query may touch so many rows: some lists are of thirty, and an index is looked into for each. */
    private static final int FEW = 150;

    private static final String HEADING = Tallies.COUNTY + "55079";

    /** As H2 and PostgreSQL tell how many rows a step of a plan has read. */
    private static final Pattern SCANNED = Pattern.compile("scanCount: ([0-9]+)");

    private static final Pattern STEP = Pattern.compile("(Scan|Removed by).*?(?:rows=|: )([0-9]+)(?: loops=([0-9]+))?");

    @TempDir
    Path folder;

    private record Asked(String sql, Map<Integer, Object> values) {}

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void no_query_of_it_reads_more_rows_where_there_are_more_records(Databases.Kind kind) throws Exception {
        try (Connection connection = Databases.fresh(kind, folder).getConnection()) {
            fill(connection);
            List<Asked> asked = new ArrayList<>();
            Tallies tallies = new Tallies(noting(connection, asked));
            assertThat(tallies.count(HEADING).records()).isEqualTo(RECORDS);
            tallies.state();
            tallies.days(HEADING);
            assertThat(tallies.latest(HEADING, 10)).hasSize(10);
            assertThat(asked).hasSize(4);
            // As the repositories ask: records by their codes, what hangs on them, and the next meetings.
            asked.add(new Asked(
                    "select * from public_record r where r.code in (?, ?) and r.visible = true",
                    Map.of(1, "p1", 2, "p2")));
            asked.add(new Asked("select * from public_record_topic where record in (?, ?)", Map.of(1, 1L, 2, 2L)));
            asked.add(new Asked("select * from public_answer where record in (?, ?)", Map.of(1, 1L, 2, 2L)));
            asked.add(new Asked("select * from ticket where submission in (?, ?)", Map.of(1, 1L, 2, 2L)));
            asked.add(new Asked("select * from submission_excluded where submission in (?, ?)", Map.of(1, 1L, 2, 2L)));
            asked.add(new Asked(
                    "select * from town_hall t where t.county = ? and t.starts_at > ? and t.cancelled_at is null"
                            + " order by t.county, t.starts_at, t.id fetch first 5 rows only",
                    Map.of(1, "55079", 2, 10L)));
            asked.add(new Asked("select * from commitment where town_hall in (?, ?)", Map.of(1, 1L, 2, 2L)));
            for (Asked one : asked) {
                String plan = plan(connection, one);
                assertThat(touched(plan)).as(one.sql() + "\n" + plan).isLessThan(FEW);
            }
        }
    }

    private static void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement county =
                connection.prepareStatement("insert into county (fips, name, seat) values ('55079', 'Lake', 'Lake')")) {
            county.execute();
        }
        String submission = "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                + "language_confidence, publish, share_contact, channel, received_at, state, version)"
                + " values (?, ?, ?, 'COMMENT', 'words', 'en', 'given', 1, true, false, 'FORM', 1, 'PUBLISHED', 1)";
        String record = "insert into public_record (id, code, submission, kind, language, text, redactions, "
                + "source_redactions, county, submitted_on, published_at, updated_at, visible, version)"
                + " values (?, ?, ?, 'comment', 'en', 'words', '[]', '[]', '55079', '2026-01-05', ?, ?, true, 1)";
        String entry = "insert into tally_entry (heading, record, at, answered, days) values ('" + HEADING
                + "', ?, ?, false, null)";
        String meeting = "insert into town_hall (id, slug, starts_at, place, county, version) values (?, ?, ?, 'Hall',"
                + " '55079', 1)";
        try (PreparedStatement submissions = connection.prepareStatement(submission);
                PreparedStatement records = connection.prepareStatement(record);
                PreparedStatement entries = connection.prepareStatement(entry);
                PreparedStatement meetings = connection.prepareStatement(meeting)) {
            for (long id = 1; id <= RECORDS; id++) {
                add(submissions, id, "s" + id, "r" + id);
                add(records, id, "p" + id, id, id, id);
                add(entries, id, id);
                if (id <= MEETINGS) {
                    add(meetings, id, "m" + id, id);
                }
            }
            for (PreparedStatement one : List.of(submissions, records, entries, meetings)) {
                one.executeBatch();
            }
        }
        try (PreparedStatement count =
                connection.prepareStatement("insert into tally (heading, records, answered) values (?, ?, 0)")) {
            count.setString(1, HEADING);
            count.setLong(2, RECORDS);
            count.execute();
        }
        connection.commit();
        connection.setAutoCommit(true);
        try (PreparedStatement analyze = connection.prepareStatement("analyze")) {
            analyze.execute();
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    /** The same connection, which writes down what it is asked. */
    private static Connection noting(Connection connection, List<Asked> asked) {
        return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
            Object made = pass(connection, method, arguments);
            if (!(made instanceof PreparedStatement statement)) {
                return made;
            }
            Asked one = new Asked((String) arguments[0], new TreeMap<>());
            asked.add(one);
            return proxy(PreparedStatement.class, (inner, set, given) -> {
                if (set.getName().equals("setObject")) {
                    one.values().put((Integer) given[0], given[1]);
                }
                return pass(statement, set, given);
            });
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(CountyPageCostTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object pass(Object to, java.lang.reflect.Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String plan(Connection connection, Asked asked) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explained = connection.prepareStatement("explain analyze " + asked.sql())) {
            for (Map.Entry<Integer, Object> value : asked.values().entrySet()) {
                explained.setObject(value.getKey(), value.getValue());
            }
            try (ResultSet rows = explained.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    /** How many rows a plan's steps have read from tables and indexes. */
    private static long touched(String plan) {
        assertThat(plan).containsPattern("scanCount|actual");
        long touched = 0;
        Matcher h2 = SCANNED.matcher(plan);
        while (h2.find()) {
            touched += Long.parseLong(h2.group(1));
        }
        for (String line : plan.split("\n")) {
            Matcher step = STEP.matcher(line.replaceFirst("\\(cost=[^)]*\\)", ""));
            if (step.find()) {
                touched += Long.parseLong(step.group(2)) * (step.group(3) == null ? 1 : Long.parseLong(step.group(3)));
            }
        }
        return touched;
    }
}
