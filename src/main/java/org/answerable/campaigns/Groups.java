package org.answerable.campaigns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.answerable.platform.Codes;

/** The groups in the database. Knows no container, so that what is measured is what runs. */
final class Groups {
    /** By so many pieces of each of its first members a group is found. */
    static final int KEYS = 24;
    /** So many of its first members stand for a group. */
    static final int FIRST = 32;
    /** A piece that so many groups have leads to none of them. */
    static final int COMMON = 64;

    private final Connection connection;
    private final String space;

    Groups(Connection connection, Space space) {
        this.connection = connection;
        this.space = space.name();
    }

    /** Where a text is: its group and its sketch. */
    record Member(long group, Sketch sketch) {}

    Optional<Member> member(String subject) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select campaign, sketch from campaign_member where space = ? and subject = ?")) {
            query.setString(1, space);
            query.setString(2, subject);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Member(row.getLong(1), Sketch.read(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    /** The groups that have each of the first pieces of a text; those of a piece that is too common not. */
    Map<Long, List<Long>> having(Sketch sketch) throws SQLException {
        long[] keys = sketch.first(KEYS);
        Map<Long, List<Long>> having = new HashMap<>();
        if (keys.length == 0) {
            return having;
        }
        String one = "(select piece, campaign from campaign_key where space = ? and piece = ? order by campaign"
                + " fetch first " + COMMON + " rows only)";
        StringBuilder all = new StringBuilder(one);
        for (int i = 1; i < keys.length; i++) {
            all.append(" union all ").append(one);
        }
        try (PreparedStatement query = connection.prepareStatement(all.toString())) {
            for (int i = 0; i < keys.length; i++) {
                query.setString(2 * i + 1, space);
                query.setLong(2 * i + 2, keys[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    having.computeIfAbsent(row.getLong(1), piece -> new ArrayList<>())
                            .add(row.getLong(2));
                }
            }
        }
        return having;
    }

    /** The members that stand for each of some groups, in the order in which they came. */
    Map<Long, List<Sketch>> first(List<Long> groups) throws SQLException {
        Map<Long, List<Sketch>> first = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select sketch from campaign_member where campaign = ? order by number fetch first " + FIRST
                        + " rows only")) {
            for (long group : groups) {
                query.setLong(1, group);
                List<Sketch> sketches = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        sketches.add(Sketch.read(row.getString(1)));
                    }
                }
                first.put(group, sketches);
            }
        }
        return first;
    }

    private long next() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select nextval('campaign_seq')");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    long found() throws SQLException {
        long id = next();
        try (PreparedStatement insert =
                connection.prepareStatement("insert into campaign (id, space, code) values (?, ?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, space);
            insert.setString(3, Codes.next());
            insert.executeUpdate();
        }
        return id;
    }

    void join(long group, String subject, Sketch sketch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into campaign_member (space, subject, campaign, number, sketch) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, space);
            insert.setString(2, subject);
            insert.setLong(3, group);
            insert.setLong(4, next());
            insert.setString(5, sketch.write());
            insert.executeUpdate();
        }
    }

    /** From now on a group is found by these pieces of one of its members, too. */
    void findBy(long group, Sketch sketch, Map<Long, List<Long>> having) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into campaign_key (space, piece, campaign) values (?, ?, ?)")) {
            boolean any = false;
            for (long piece : sketch.first(KEYS)) {
                List<Long> groups = having.getOrDefault(piece, List.of());
                if (groups.size() < COMMON && !groups.contains(group)) {
                    insert.setString(1, space);
                    insert.setLong(2, piece);
                    insert.setLong(3, group);
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }

    void leave(String subject) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from campaign_member where space = ? and subject = ?")) {
            delete.setString(1, space);
            delete.setString(2, subject);
            delete.executeUpdate();
        }
    }

    /** A group is found by no piece any more. */
    void findByNothing(long group) throws SQLException {
        change("delete from campaign_key where campaign = ?", group);
    }

    void end(long group) throws SQLException {
        findByNothing(group);
        change("delete from campaign where id = ?", group);
    }

    /** All members of a group go over to another. */
    void moveAll(long from, long to) throws SQLException {
        change("update campaign_member set campaign = ? where campaign = ?", to, from);
    }

    private void change(String sql, long... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setLong(i + 1, values[i]);
            }
            change.executeUpdate();
        }
    }
}
