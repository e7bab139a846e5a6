package org.answerable.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same records in one table of PostgreSQL's with its full text search: a column of lexemes by the configuration of
 * the record's language where there is one, else {@code simple}, and a GIN index. It is given each query's language.
 * Under a filter it counts what is within the filter alone, which is less than the others do.
 */
final class RawPostgres implements Asking, AutoCloseable {
    private static final int HITS = 20;
    private static final Map<String, String> CONFIGURATIONS = Map.of(
            "en", "english", "es", "spanish", "ru", "russian", "ar", "arabic", "fr", "french", "de", "german", "tr",
            "turkish");
    private static final List<String> ONE_OF = List.of("language", "kind", "status", "county", "month", "agency");

    private final Connection connection;

    RawPostgres(Connection connection, Records records, int count) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table comment (id bigint primary key, language text, kind text, status text, county text,"
                            + " month text, agency text, topic text[], text text, words tsvector)");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into comment values (?, ?, ?, ?, ?, ?, ?, ?, ?, to_tsvector(?::regconfig, ?))")) {
            for (int i = 0; i < count; i++) {
                Records.Item item = records.item(i);
                String text = item.whole();
                Records.set(
                        insert,
                        (long) i,
                        item.language(),
                        item.kind(),
                        item.status(),
                        item.county(),
                        item.month(),
                        item.agency(),
                        topics(item),
                        text,
                        configuration(item.language()),
                        text);
                if ((i + 1) % 1000 == 0 || i + 1 == count) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index on comment using gin (words)");
            for (String column : ONE_OF) {
                statement.execute("create index on comment (" + column + ")");
            }
            statement.execute("create index on comment using gin (topic)");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze comment");
        }
    }

    private Array topics(Records.Item item) throws SQLException {
        return connection.createArrayOf("text", item.topics().toArray());
    }

    private static String configuration(String language) {
        return CONFIGURATIONS.getOrDefault(language, "simple");
    }

    @Override
    public String name() {
        return "PostgreSQL full text";
    }

    @Override
    public long ask(Searches.Asked asked) throws SQLException {
        List<Object> values = new ArrayList<>();
        String configuration = configuration(asked.language());
        String query = "null::tsquery";
        List<String> conditions = new ArrayList<>();
        if (!asked.words().isEmpty()) {
            List<String> parts = asked.phrase()
                    ? List.of(asked.words())
                    : List.of(asked.words().split(" "));
            List<String> each = new ArrayList<>();
            for (String part : parts) {
                each.add((asked.phrase() ? "phraseto_tsquery" : "plainto_tsquery") + "(?::regconfig, ?)");
                values.add(configuration);
                values.add(part);
            }
            query = String.join(" || ", each);
            conditions.add("words @@ query");
        }
        asked.filters().forEach((dimension, value) -> {
            conditions.add(dimension.equals("topic") ? "topic @> array[?]" : dimension + " = ?");
            values.add(value);
        });
        StringBuilder sql = new StringBuilder("with asked as materialized (select " + query
                + " as query), found as materialized ("
                + "select id, query, coalesce(ts_rank(words, query), 0) as rank, language, kind, status, county, month, agency, topic"
                + " from comment, asked"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + "), hits as (select id, query, rank from found order by rank desc, id desc limit " + HITS + ") ");
        sql.append("select 'hit', ")
                .append(
                        asked.words().isEmpty()
                                ? "left(c.text, 200)"
                                : "ts_headline('" + configuration + "', c.text, h.query)")
                .append(", 0 from hits h join comment c on c.id = h.id");
        for (String dimension : ONE_OF) {
            sql.append(" union all select '")
                    .append(dimension)
                    .append("', ")
                    .append(dimension)
                    .append(", count(*) from found group by 2");
        }
        sql.append(" union all select 'topic', one, count(*) from found, unnest(topic) one group by 2");
        sql.append(" union all select 'all', null, count(*) from found");
        long total = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(1).equals("all")) {
                        total = rows.getLong(3);
                    }
                }
            }
        }
        return total;
    }

    @Override
    public long bytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_total_relation_size('comment')")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
