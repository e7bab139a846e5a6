package org.answerable.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The journal's tables. Rows of {@code journal_entry} and {@code journal_position} are inserted and read, never
 * altered: the application's database role needs neither UPDATE nor DELETE on them. Knows no container, so that tests
 * run several nodes in one process.
 */
public class Entries {
    /** How many ids one call of the sequence stands for; as in {@code V2__journal.sql}. */
    static final int BLOCK = 50;

    private static final String COLUMNS =
            "e.id, e.at, e.recorded_at, e.actor, e.act, e.subject, e.salt, e.content_hash";

    private long next = 1;
    private long last;

    /** A position and its hash; {@code position} 0 is the beginning, whose hash is 32 zero bytes. */
    public record Link(long position, byte[] hash) {
        public static final Link BEGINNING = new Link(0, new byte[32]);

        static Link of(long position, String hash) {
            return new Link(position, HexFormat.of().parseHex(hash));
        }

        public String hex() {
            return HexFormat.of().formatHex(hash);
        }

        boolean same(Link other) {
            return position == other.position && Arrays.equals(hash, other.hash);
        }
    }

    /**
     * A row of the chain as stored.
     *
     * @param key the id of the key it was hashed under; {@code null} before the chain was keyed
     * @param entry {@code null} where the position names none
     */
    public record Placed(long position, String hash, String key, Entry entry) {
        public Link link() {
            return Link.of(position, hash);
        }

        Act act() {
            return new Act(position, Instant.ofEpochMilli(entry.at()), entry.actor(), entry.act(), entry.subject());
        }
    }

    /** Ids grow within a node's block, have gaps, and say nothing about order between nodes. */
    private synchronized long nextId(Connection connection) throws SQLException {
        if (next > last) {
            try (PreparedStatement call = connection.prepareStatement("select nextval('journal_entry_seq')");
                    ResultSet row = call.executeQuery()) {
                row.next();
                last = row.getLong(1);
                next = last - BLOCK + 1;
            }
        }
        return next++;
    }

    /**
     * Writes entries into the present transaction, and that they wait for a position: two statements, whatever their
     * number.
     *
     * @return the same with their ids
     */
    public List<Entry> insert(Connection connection, List<Entry> entries) throws SQLException {
        List<Entry> written = new ArrayList<>(entries.size());
        try (PreparedStatement entry = connection.prepareStatement(
                        "insert into journal_entry (id, at, recorded_at, actor, act, subject, salt, "
                                + "content_hash) values (?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement pending =
                        connection.prepareStatement("insert into journal_pending (entry) values (?)")) {
            for (Entry e : entries) {
                long id = nextId(connection);
                entry.setLong(1, id);
                entry.setLong(2, e.at());
                entry.setLong(3, e.recordedAt());
                entry.setString(4, e.actor());
                entry.setString(5, e.act());
                entry.setString(6, e.subject());
                entry.setString(7, e.salt());
                entry.setString(8, e.contentHash());
                pending.setLong(1, id);
                written.add(new Entry(
                        id, e.at(), e.recordedAt(), e.actor(), e.act(), e.subject(), e.salt(), e.contentHash()));
                if (entries.size() == 1) {
                    entry.executeUpdate();
                    pending.executeUpdate();
                    return written;
                }
                entry.addBatch();
                pending.addBatch();
            }
            entry.executeBatch();
            pending.executeBatch();
            return written;
        }
    }

    boolean anyPending(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select entry from journal_pending fetch first 1 rows only");
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** How many wait, at most so many. */
    long waiting(Connection connection, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select count(*) from (select entry from journal_pending fetch first " + most
                                + " rows only) p");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What waits, by id. */
    List<Entry> pending(Connection connection, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + COLUMNS
                        + " from journal_pending p join journal_entry e on e.id = p.entry order by p.entry fetch first "
                        + limit + " rows only");
                ResultSet row = query.executeQuery()) {
            List<Entry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(row, 1));
            }
            return entries;
        }
    }

    private static Entry entry(ResultSet row, int first) throws SQLException {
        return new Entry(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getString(first + 6),
                row.getString(first + 7));
    }

    /** The end of the chain. */
    public Link head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position, hash from journal_position order by position desc fetch first 1 rows only");
                ResultSet row = query.executeQuery()) {
            return row.next() ? Link.of(row.getLong(1), row.getString(2)) : Link.BEGINNING;
        }
    }

    /** The id of the key that a position was hashed under; {@code null} where it was none. */
    String key(Connection connection, long position) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select key_id from journal_position where position = ?")) {
            query.setLong(1, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Appends to the chain and takes what was placed off the work list. */
    void place(Connection connection, List<Placed> placed) throws SQLException {
        Array ids = connection.createArrayOf(
                "bigint", placed.stream().map(p -> p.entry().id()).toArray());
        // One statement for all of them: each of a batch's would be a message of its own.
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_position (position, entry, hash, key_id) select * from unnest(?, ?, ?, ?)")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", placed.stream().map(Placed::position).toArray()));
            insert.setArray(2, ids);
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "varchar", placed.stream().map(Placed::hash).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "varchar", placed.stream().map(Placed::key).toArray()));
            insert.executeUpdate();
        }
        // By their keys: of a subquery, H2 would run the whole again for each row that it deletes.
        try (PreparedStatement delete =
                connection.prepareStatement("delete from journal_pending where entry = any(?)")) {
            delete.setArray(1, ids);
            delete.executeUpdate();
        }
    }

    /** The chain after a position, in order. */
    public List<Placed> after(Connection connection, long position, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select p.position, p.hash, p.key_id, " + COLUMNS
                + " from journal_position p left join journal_entry e on e.id = p.entry where p.position > ?"
                + " order by p.position fetch first "
                + limit + " rows only")) {
            query.setLong(1, position);
            try (ResultSet row = query.executeQuery()) {
                List<Placed> placed = new ArrayList<>();
                while (row.next()) {
                    Entry entry = entry(row, 4);
                    placed.add(new Placed(
                            row.getLong(1), row.getString(2), row.getString(3), entry.act() == null ? null : entry));
                }
                return placed;
            }
        }
    }

    /**
     * The acts of a query between two positions, in its order.
     *
     * @param low the lowest position that counts; {@code high} the first above
     */
    public List<Placed> range(Connection connection, AuditQuery query, long low, long high, int limit)
            throws SQLException {
        StringBuilder where = new StringBuilder("p.position >= ? and p.position < ?");
        List<Object> parameters = new ArrayList<>(List.of(low, high));
        BiConsumer<String, Object> narrow = (condition, value) -> {
            if (value != null) {
                where.append(" and ").append(condition);
                parameters.add(value);
            }
        };
        narrow.accept("e.act = ?", query.act());
        narrow.accept("e.actor = ?", query.actor());
        narrow.accept("e.subject = ?", query.namesSubject() ? query.subject() : null);
        narrow.accept("e.subject >= ?", query.prefix());
        narrow.accept(
                "e.subject < ?",
                query.prefix() == null
                        ? null
                        : query.prefix().substring(0, query.prefix().length() - 1) + (char) (':' + 1));
        narrow.accept("e.at >= ?", query.start() == null ? null : query.start().toEpochMilli());
        narrow.accept("e.at < ?", query.end() == null ? null : query.end().toEpochMilli());
        try (PreparedStatement statement = connection.prepareStatement("select p.position, p.hash, p.key_id, " + COLUMNS
                + " from journal_position p left join journal_entry e on e.id = p.entry where " + where
                + " order by p.position" + (query.newest() ? " desc" : "")
                + " fetch first " + limit + " rows only")) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            return placed(statement);
        }
    }

    /**
     * About where in the chain a moment lies: the first position whose act happened at it or later, as far as acts
     * stand in the order in which they happened (a demonstration's first ones do not).
     */
    public long near(Connection connection, Instant moment, long last) throws SQLException {
        long low = 1;
        long high = last + 1;
        try (PreparedStatement query = connection.prepareStatement(
                "select e.at from journal_position p join journal_entry e on e.id = p.entry where p.position = ?")) {
            while (low < high) {
                long middle = low + (high - low) / 2;
                query.setLong(1, middle);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next() && row.getLong(1) >= moment.toEpochMilli()) {
                        high = middle;
                    } else {
                        low = middle + 1;
                    }
                }
            }
        }
        return low;
    }

    /** The hash at a position; empty where there is none. */
    Optional<Link> at(Connection connection, long position) throws SQLException {
        if (position == 0) {
            return Optional.of(Link.BEGINNING);
        }
        try (PreparedStatement query =
                connection.prepareStatement("select position, hash from journal_position where position = ?")) {
            query.setLong(1, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(Link.of(row.getLong(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    /**
     * Entries of some acts by subject, then in the order of their ids, those without a position too.
     *
     * @param from the subject to begin with
     * @param after of that subject, only entries with a greater id
     */
    List<Placed> bySubject(Connection connection, List<String> acts, String from, long after, int limit)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select coalesce(p.position, 0), p.hash, p.key_id, " + COLUMNS
                        + " from journal_entry e left join journal_position p on p.entry = e.id where e.subject >= "
                        + "? and (e.subject > ? or e.id > ?) and e.act = any(?)"
                        + " order by e.subject, e.id fetch first " + limit + " rows only")) {
            query.setString(1, from);
            query.setString(2, from);
            query.setLong(3, after);
            query.setArray(4, connection.createArrayOf("varchar", acts.toArray()));
            return placed(query);
        }
    }

    /** Every entry of some acts on some subjects, by subject, then in the order of their ids. */
    List<Placed> of(Connection connection, List<String> acts, List<String> subjects) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select coalesce(p.position, 0), p.hash, p.key_id, " + COLUMNS
                        + " from journal_entry e left join journal_position p on p.entry = e.id where e.subject = "
                        + "any(?) and e.act = any(?) order by e.subject, e.id")) {
            query.setArray(1, connection.createArrayOf("varchar", subjects.toArray()));
            query.setArray(2, connection.createArrayOf("varchar", acts.toArray()));
            return placed(query);
        }
    }

    private static List<Placed> placed(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            List<Placed> placed = new ArrayList<>();
            while (row.next()) {
                Entry entry = entry(row, 4);
                placed.add(new Placed(
                        row.getLong(1), row.getString(2), row.getString(3), entry.act() == null ? null : entry));
            }
            return placed;
        }
    }

    /** How many positions there are. */
    public long count(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from journal_position");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether an entry recorded before an instant (epoch milliseconds) has no position. */
    public boolean unplacedBefore(Connection connection, long recordedBefore) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select e.id from journal_entry e left join journal_position p on p.entry = e.id"
                        + " where p.entry is null and e.recorded_at < ? fetch first 1 rows only")) {
            query.setLong(1, recordedBefore);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Waits for a lease and locks it for the present transaction: whoever has it is alone over all nodes, and a node
     * that dies lets go.
     *
     * @param longest how long this session may then do nothing before PostgreSQL ends it; H2 has one node only
     */
    public void lock(Connection connection, String lease, Duration longest) throws SQLException {
        boundIdle(connection, longest);
        try (PreparedStatement query =
                connection.prepareStatement("select holder from lease where name = ? for update")) {
            query.setString(1, lease);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("there is no lease " + lease);
                }
            }
        }
    }

    private static void boundIdle(Connection connection, Duration longest) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (PreparedStatement set = connection.prepareStatement(
                    "set local idle_in_transaction_session_timeout = " + longest.toMillis())) {
                set.execute();
            }
        }
    }

    void hold(Connection connection, String lease, String holder, long until) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update lease set holder = ?, until = ? where name = ?")) {
            update.setString(1, holder);
            update.setLong(2, until);
            update.setString(3, lease);
            update.executeUpdate();
        }
    }

    /** A shared follower's stored position; empty where it has none yet. */
    Optional<Long> followed(Connection connection, String follower) throws SQLException {
        return followed(connection, "select position from follower where name = ?", follower);
    }

    /** The same, locked for the present transaction; empty where another transaction has it. */
    Optional<Long> lockFollower(Connection connection, String follower, Duration longest) throws SQLException {
        boundIdle(connection, longest);
        return followed(connection, "select position from follower where name = ? for update skip locked", follower);
    }

    private static Optional<Long> followed(Connection connection, String sql, String follower) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, follower);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    void makeFollower(Connection connection, String follower) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into follower (name, position) values (?, 0)")) {
            insert.setString(1, follower);
            insert.executeUpdate();
        }
    }

    void follow(Connection connection, String follower, Placed last) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update follower set position = ?, hash = ? where name = ?")) {
            update.setLong(1, last.position());
            update.setString(2, last.hash());
            update.setString(3, follower);
            update.executeUpdate();
        }
    }

    /** The heads that shared followers have seen. */
    public List<Seen> followed(Connection connection) throws SQLException {
        return seen(connection, "select name, position, hash from follower where position > 0");
    }

    /** The heads that were shown to the public. */
    public List<Seen> published(Connection connection) throws SQLException {
        return seen(connection, "select published_on, position, hash from journal_head where position > 0");
    }

    private static List<Seen> seen(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            List<Seen> seen = new ArrayList<>();
            while (row.next()) {
                seen.add(new Seen(row.getString(1), row.getLong(2), row.getString(3)));
            }
            return seen;
        }
    }

    /**
     * A head that somebody saw.
     *
     * @param hash {@code null} where only the position is known
     */
    public record Seen(String by, long position, String hash) {
        public boolean fits(Placed placed) {
            return hash == null || hash.equals(placed.hash());
        }
    }
}
