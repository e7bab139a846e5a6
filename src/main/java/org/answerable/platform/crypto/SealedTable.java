package org.answerable.platform.crypto;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A column in which something sealed is kept: which key each row needs, and sealing it anew under the present one.
 * Every part of it is a constant of the code.
 *
 * @param name what programs and the manifest of a backup call it
 * @param table the table
 * @param id the column that tells rows apart, with {@code part}
 * @param column what is sealed, base 64
 * @param part the column that numbers the pieces of one ciphertext from 0; {@code null} where it is in one piece
 * @param context SQL for what the ciphertext belongs to, of the row {@code t}
 * @param only SQL for the rows that are meant, of the row {@code t}; {@code null}: all
 */
public record SealedTable(
        String name, String table, String id, String column, String part, String context, String only) {
    /** So many characters of base 64 hold the mark of Tink's format and the key's id, and two bits more. */
    private static final int BEGINNING = 7;

    /** A table of the usual kind. */
    public SealedTable(String name, String table, String id, String column, String context) {
        this(name, table, id, column, null, context, null);
    }

    /** What came of a piece of work. */
    public record Resealed(int rows, Object last) {}

    /** Those of all rooms, in the order of their names. */
    public static List<SealedTable> all() {
        return ServiceLoader.load(SealedTables.class, SealedTable.class.getClassLoader()).stream()
                .flatMap(room -> room.get().all().stream())
                .sorted((a, b) -> a.name.compareTo(b.name))
                .toList();
    }

    /** How many rows there are by the id of the key that opens them; reads a few characters of each. */
    public Map<String, Long> needed(Connection connection) throws SQLException {
        Map<String, Long> needed = new TreeMap<>();
        String beginning = "substr(t." + column + ", 1, " + BEGINNING + ")";
        try (PreparedStatement query = connection.prepareStatement("select " + beginning + ", count(*) from " + table
                        + " t where " + meant() + " group by " + beginning);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                needed.merge(Keys.keyOf(rows.getString(1)), rows.getLong(2), Long::sum);
            }
        }
        return needed;
    }

    /** What every table needs: by key, and then by the name of the table. */
    public static Map<String, Map<String, Long>> needs(Connection connection) throws SQLException {
        return needs(connection, table -> true);
    }

    /** The same of a schema that may be older than some: {@code there} says of a name whether there is such a table. */
    public static Map<String, Map<String, Long>> needs(Connection connection, Predicate<String> there)
            throws SQLException {
        Map<String, Map<String, Long>> needs = new TreeMap<>();
        for (SealedTable one : all()) {
            if (!there.test(one.table)) {
                continue;
            }
            one.needed(connection)
                    .forEach((key, rows) ->
                            needs.computeIfAbsent(key, any -> new TreeMap<>()).merge(one.name, rows, Long::sum));
        }
        return needs;
    }

    /**
     * Seals rows that another key sealed anew under the present one. A row that changed meanwhile, or that no key here
     * opens, is passed over.
     *
     * @param after the id after which to go on, {@code null} from the beginning
     * @param most how many rows are looked at
     * @return how many were sealed, and the last that was looked at: {@code null} where there are no more
     */
    public Resealed reseal(Connection connection, Keys keys, Object after, int most) throws SQLException {
        List<Object> ids = new ArrayList<>();
        String[] kept = Keys.beginnings(keys.sealingKey());
        String places = String.join(", ", Arrays.stream(kept).map(any -> "?").toList());
        try (PreparedStatement query = connection.prepareStatement("select t." + id + " from " + table + " t where "
                + meant() + " and substr(t." + column + ", 1, " + BEGINNING + ") not in (" + places + ")"
                + (after == null ? "" : " and t." + id + " > ?") + " order by 1 limit " + most)) {
            for (int i = 0; i < kept.length; i++) {
                query.setString(i + 1, kept[i]);
            }
            if (after != null) {
                query.setObject(kept.length + 1, after);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1));
                }
            }
        }
        int resealed = 0;
        for (Object one : ids) {
            resealed += anew(connection, keys, one) ? 1 : 0;
        }
        return new Resealed(resealed, ids.size() < most ? null : ids.getLast());
    }

    private boolean anew(Connection connection, Keys keys, Object row) throws SQLException {
        List<String> pieces = new ArrayList<>();
        String context = null;
        try (PreparedStatement query = connection.prepareStatement("select t." + column + ", " + this.context + " from "
                + table + " t where " + (only == null ? "" : only + " and ") + "t." + id + " = ?"
                + (part == null ? "" : " order by t." + part))) {
            query.setObject(1, row);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    pieces.add(rows.getString(1));
                    context = rows.getString(2);
                }
            }
        }
        String fresh;
        try {
            fresh = keys.seal(keys.open(String.join("", pieces), context), context);
        } catch (IllegalStateException | IllegalArgumentException noKey) {
            return false;
        }
        // A key of the same kind makes a ciphertext of the same length, so that it falls into the same pieces.
        int from = 0;
        for (int number = 0; number < pieces.size(); number++) {
            String old = pieces.get(number);
            String piece =
                    number == pieces.size() - 1 ? fresh.substring(from) : fresh.substring(from, from + old.length());
            from += piece.length();
            if (!replace(connection, row, number, old, piece)) {
                if (number > 0) {
                    throw new SQLException("a ciphertext of " + table + " was changed while it was sealed anew");
                }
                return false;
            }
        }
        return !pieces.isEmpty();
    }

    private boolean replace(Connection connection, Object row, int number, String old, String piece)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update " + table + " set " + column + " = ? where "
                + id + " = ? and " + column + " = ?" + (part == null ? "" : " and " + part + " = " + number))) {
            update.setString(1, piece);
            update.setObject(2, row);
            update.setString(3, old);
            return update.executeUpdate() == 1;
        }
    }

    private String meant() {
        return "t." + column + " is not null" + (part == null ? "" : " and t." + part + " = 0")
                + (only == null ? "" : " and " + only);
    }
}
