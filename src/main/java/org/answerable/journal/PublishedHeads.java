package org.answerable.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The heads that the public sees: at most one a day (UTC), each at the last full {@link #STEP} of positions, so that
 * nobody can tell from them when, or whether, a single thing happened here.
 */
public class PublishedHeads {
    static final int STEP = 100;

    private final Entries entries;

    public PublishedHeads(Entries entries) {
        this.entries = entries;
    }

    /** A head and when it was published. */
    record Published(Entries.Link link, Instant at) {}

    /** Publishes today's head where there is none yet; of several nodes one does. */
    public void publish(Connection connection, long now) throws SQLException {
        String day =
                LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC).toString();
        Optional<Published> last = last(connection);
        if (last.isPresent()
                && day.compareTo(LocalDate.ofInstant(last.get().at(), ZoneOffset.UTC)
                                .toString())
                        <= 0) {
            return;
        }
        long position = entries.head(connection).position() / STEP * STEP;
        if (position == 0) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_head (published_on, position, hash, at) select ?, p.position, p.hash, ? from journal_position p"
                        + " where p.position = ? and not exists (select 1 from journal_head h where h.published_on = ?)")) {
            insert.setString(1, day);
            insert.setLong(2, now);
            insert.setLong(3, position);
            insert.setString(4, day);
            insert.executeUpdate();
        }
    }

    Optional<Published> last(Connection connection) throws SQLException {
        return latest(connection, 1).stream().findFirst();
    }

    /** The last heads, newest first. */
    List<Published> latest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select position, hash, at from journal_head order by published_on desc fetch first " + limit
                        + " rows only")) {
            return read(query);
        }
    }

    /** The head published at a position. */
    Optional<Published> at(Connection connection, long position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select position, hash, at from journal_head where position = ? order by published_on fetch first 1 rows only")) {
            query.setLong(1, position);
            return read(query).stream().findFirst();
        }
    }

    private static List<Published> read(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            List<Published> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Published(
                        Entries.Link.of(row.getLong(1), row.getString(2)), Instant.ofEpochMilli(row.getLong(3))));
            }
            return found;
        }
    }
}
