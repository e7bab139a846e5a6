package org.answerable.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.Codes;
import org.answerable.platform.crypto.Keys;

/**
 * Where an administrator went on after a gap; each with a keyed hash, so that nobody who writes into the database alone
 * can make one.
 */
public class Resumptions {
    private final Keys keys;
    private final Entries entries;

    public Resumptions(Keys keys, Entries entries) {
        this.keys = keys;
        this.entries = entries;
    }

    /**
     * One of them.
     *
     * @param at epoch milliseconds
     * @param link the end of the chain then
     */
    public record Resumption(String id, long at, Entries.Link link, String reason, String mark) {}

    /** Writes that somebody went on now. */
    public Resumption write(Connection connection, long at, String reason) throws SQLException {
        Entries.Link end = entries.head(connection);
        String id = Codes.next();
        Resumption made = new Resumption(id, at, end, reason, mark(id, at, end, reason));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_resumption (id, at, position, hash, reason, mark) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setLong(2, at);
            insert.setLong(3, end.position());
            insert.setString(4, end.hex());
            insert.setString(5, reason);
            insert.setString(6, made.mark());
            insert.executeUpdate();
        }
        return made;
    }

    /** All that hold: made by this product, and what they went on from is in the chain. Oldest first. */
    public List<Resumption> all(Connection connection) throws SQLException {
        List<Resumption> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select id, at, position, hash, reason, mark from journal_resumption order by at, id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Resumption one = new Resumption(
                        row.getString(1),
                        row.getLong(2),
                        Entries.Link.of(row.getLong(3), row.getString(4)),
                        row.getString(5),
                        row.getString(6));
                if (one.mark().equals(mark(one.id(), one.at(), one.link(), one.reason()))) {
                    all.add(one);
                }
            }
        }
        List<Resumption> holding = new ArrayList<>();
        for (Resumption one : all) {
            if (entries.at(connection, one.link().position())
                    .filter(one.link()::same)
                    .isPresent()) {
                holding.add(one);
            }
        }
        return holding;
    }

    /** Whether somebody went on at or after an instant. */
    boolean after(Connection connection, long at) throws SQLException {
        return all(connection).stream().anyMatch(r -> r.at() >= at);
    }

    private String mark(String id, long at, Entries.Link link, String reason) {
        return keys.hash("journal-resumption", id + " " + at + " " + link.position() + " " + link.hex() + " " + reason);
    }
}
