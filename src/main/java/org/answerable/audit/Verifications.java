package org.answerable.audit;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.answerable.platform.JsonText;
import org.answerable.platform.Tagged;

/** Verifications asked for at the desk: any node answers how far one is. */
class Verifications {
    void begin(Connection connection, String id, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into journal_verification (id, started_at, told_at, done, total) values (?, ?, ?, 0, 0)")) {
            insert.setString(1, id);
            insert.setLong(2, now.toEpochMilli());
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    void tell(Connection connection, String id, Instant now, long done, long total, Verified result)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update journal_verification set told_at = ?, done = ?, total = ?, result = ? where id = ?")) {
            update.setLong(1, now.toEpochMilli());
            update.setLong(2, done);
            update.setLong(3, total);
            update.setString(4, result == null ? null : write(result));
            update.setString(5, id);
            update.executeUpdate();
        }
    }

    /** The one that was begun last. */
    Optional<VerificationRun> last(Connection connection) throws SQLException {
        return last(connection, "");
    }

    /** The same of those that came to an end. */
    Optional<VerificationRun> lastEnded(Connection connection) throws SQLException {
        return last(connection, " where result is not null");
    }

    private static Optional<VerificationRun> last(Connection connection, String where) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select started_at, told_at, done, total, result from journal_verification" + where
                                + " order by started_at desc, id fetch first 1 rows only");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new VerificationRun(
                            Instant.ofEpochMilli(row.getLong(1)),
                            Instant.ofEpochMilli(row.getLong(2)),
                            row.getLong(3),
                            row.getLong(4),
                            read(row.getString(5))))
                    : Optional.empty();
        }
    }

    private static String write(Verified v) {
        var json = JsonText.JSON
                .createObjectBuilder()
                .add("ok", v.ok())
                .add("entries", v.entries())
                .add("resumed", v.resumed());
        if (v.firstBad() != null) {
            json.add("firstBad", v.firstBad());
        }
        if (v.problem() != null) {
            json.add("problem", v.problem().tag());
        }
        if (v.by() != null) {
            json.add("by", v.by());
        }
        if (v.contents() != null) {
            Verified.Contents c = v.contents();
            json.add(
                    "contents",
                    JsonText.JSON
                            .createArrayBuilder()
                            .add(c.held())
                            .add(c.sealed())
                            .add(c.erased())
                            .add(c.superseded())
                            .add(c.altered())
                            .add(c.missing())
                            .add(c.unjournaled()));
        }
        if (v.head() != null) {
            json.add(
                    "head",
                    JsonText.JSON
                            .createObjectBuilder()
                            .add("position", v.head().position())
                            .add("hash", v.head().hash()));
        }
        return json.build().toString();
    }

    private static Verified read(String stored) {
        if (stored == null) {
            return null;
        }
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(stored))) {
            JsonObject json = reader.readObject();
            Verified.Contents contents = null;
            if (json.containsKey("contents")) {
                long[] c = json.getJsonArray("contents").getValuesAs(JsonNumber.class).stream()
                        .mapToLong(JsonNumber::longValue)
                        .toArray();
                contents = new Verified.Contents(c[0], c[1], c[2], c[3], c[4], c[5], c[6]);
            }
            JsonObject head = json.getJsonObject("head");
            return new Verified(
                    json.getBoolean("ok"),
                    json.getJsonNumber("entries").longValue(),
                    json.containsKey("firstBad")
                            ? json.getJsonNumber("firstBad").longValue()
                            : null,
                    Tagged.of(Verified.Problem.values(), json.getString("problem", ""))
                            .orElse(null),
                    json.getString("by", null),
                    contents,
                    head == null
                            ? null
                            : new Verified.HeadItem(
                                    head.getJsonNumber("position").longValue(), head.getString("hash")),
                    json.getInt("resumed"));
        }
    }
}
