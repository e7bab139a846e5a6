package org.answerable.platform.upkeep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.answerable.platform.ScriptFault;
import org.answerable.platform.crypto.SealedTable;
import org.flywaydb.core.api.MigrationVersion;

/** What a database says of itself, as of the connection's transaction. */
record Facts(
        String schema,
        long position,
        String head,
        Map<String, Long> counts,
        Map<String, List<String>> keys,
        Map<String, String> marks) {
    private static final String TABLES =
            "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
                    + " and lower(table_schema) = 'public' order by table_name";

    /** The names of its tables, as it writes them itself. */
    static List<String> tables(Connection connection) throws SQLException {
        return texts(connection, TABLES);
    }

    static Facts of(Connection connection) throws SQLException, ScriptFault {
        Map<String, Long> counts = new TreeMap<>();
        for (String table : tables(connection)) {
            counts.put(table.toLowerCase(Locale.ROOT), number(connection, "select count(*) from \"" + table + "\""));
        }
        if (!counts.containsKey("flyway_schema_history") || !counts.containsKey("journal_position")) {
            throw new ScriptFault("the database holds nothing of Answerable");
        }
        List<String> schema = texts(
                connection,
                "select \"version\" from \"flyway_schema_history\" where \"version\" is not null and \"success\""
                        + " order by \"installed_rank\"");
        List<String> head = texts(connection, "select hash from journal_position order by position desc limit 1");
        Map<String, List<String>> keys = new TreeMap<>();
        boolean turnable = counts.containsKey("key_rotation"); // Before that, keys could not be turned.
        keys.put(
                "SEAL_KEYSET",
                new ArrayList<>(
                        SealedTable.needs(connection, counts::containsKey).keySet()));
        if (turnable) {
            keys.put(
                    "HASH_KEYSET",
                    texts(
                            connection,
                            "select key_id from key_check where keyset = 'HASH_KEYSET' and key_id is not null"));
        }
        keys.put(
                "JOURNAL_KEYSET",
                texts(
                        connection,
                        "select distinct key_id from journal_position where key_id is not null and key_id <> '0'"));
        Map<String, String> marks = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement("select keyset, mark from key_check");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                marks.put(rows.getString(1), rows.getString(2));
            }
        }
        return new Facts(
                schema.stream().reduce("0", Facts::later),
                number(connection, "select coalesce(max(position), 0) from journal_position"),
                head.isEmpty() ? "" : head.getFirst(),
                counts,
                keys,
                marks);
    }

    /** The later of two versions. */
    static String later(String one, String other) {
        return MigrationVersion.fromVersion(one).compareTo(MigrationVersion.fromVersion(other)) >= 0 ? one : other;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
