package org.answerable.language;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings every language in the database to its canonical tag, which no SQL knows. What was no tag at all becomes
 * {@code und}. Where the canonical one is already there beside another name of it, a title stays as it was recorded, so
 * that the journal still finds it, and of two translations the one that is further remains.
 */
final class CanonicalLanguages implements JavaMigration {
    /**
     * A column, and the table's column that keeps what the journal hashed, or {@code null}; {@code key}: with the
     * language it names a row once, or {@code null}.
     */
    private record Place(String table, String column, String recorded, String key) {}

    private static final List<Place> FIRST = List.of(
            new Place("account", "language", null, null),
            new Place("submission", "language", null, null),
            new Place("contact", "language", null, null),
            new Place("answer", "language", null, null),
            new Place("public_record", "language", null, null),
            new Place("public_answer", "language", null, null),
            new Place("minutes", "language", null, null),
            new Place("commitment_event", "language", null, null),
            new Place("passage", "source_language", null, null),
            new Place("town_hall_title", "language", "recorded_language", "town_hall"),
            new Place("agenda_item_title", "language", "recorded_language", "item"),
            new Place("commitment_text", "language", "recorded_language", "commitment"));
    /** Columns that are younger than the first of these migrations. */
    private static final List<Place> LATER = List.of(
            new Place("message", "language", null, null), new Place("town_hall_change", "language", null, null));

    private final String version;
    private final String description;
    private final List<Place> places;
    private final boolean whole;

    private CanonicalLanguages(String version, String description, List<Place> places, boolean whole) {
        this.version = version;
        this.description = description;
        this.places = places;
        this.whole = whole;
    }

    /** All there are, in the order in which they run. */
    static List<JavaMigration> all() {
        return List.of(
                new CanonicalLanguages("24.1", "canonical language tags", FIRST, true),
                new CanonicalLanguages("32", "canonical language tags of messages and changes", LATER, false));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return description;
    }

    /** Its rows do not depend on how it is written. */
    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection database = context.getConnection();
        for (Place place : places) {
            for (String tag : tags(database, place.table, place.column)) {
                String canonical = canonical(tag);
                if (!canonical.equals(tag)) {
                    String kept = place.recorded == null ? "" : ", " + place.recorded + " = " + place.column;
                    String free = place.key == null
                            ? ""
                            : " and not exists (select 1 from " + place.table + " o where o." + place.key + " = "
                                    + place.table + "." + place.key + " and o." + place.column + " = ?)";
                    execute(
                            database,
                            "update " + place.table + " set " + place.column + " = ?" + kept + " where " + place.column
                                    + " = ?" + free,
                            place.key == null ? List.of(canonical, tag) : List.of(canonical, tag, canonical));
                }
            }
        }
        if (whole) {
            lists(database);
        }
    }

    private static void lists(Connection database) throws SQLException {
        for (String tag : tags(database, "town_hall_language", "language")) {
            String canonical = canonical(tag);
            if (!canonical.equals(tag)) {
                execute(
                        database,
                        "update town_hall_language set language = ? where language = ? and not exists (select 1 from town_hall_language o"
                                + " where o.town_hall = town_hall_language.town_hall and o.language = ?)",
                        List.of(canonical, tag, canonical));
                execute(database, "delete from town_hall_language where language = ?", List.of(tag));
            }
        }
        for (String tag : tags(database, "passage", "target_language")) {
            String canonical = canonical(tag);
            if (!canonical.equals(tag)) {
                translations(database, tag, canonical);
            }
        }
    }

    private static void translations(Connection database, String tag, String canonical) throws SQLException {
        String twin = "exists (select 1 from passage o where o.subject = passage.subject"
                + " and o.source_hash = passage.source_hash and o.target_language = ? and ";
        String further =
                "case o.state when 'reviewed' then 2 when 'drafted' then 1 else 0 end %s case passage.state when "
                        + "'reviewed' then 2 when 'drafted' then 1 else 0 end)";
        execute(
                database,
                "delete from passage where target_language = ? and " + twin + further.formatted(">="),
                List.of(tag, canonical));
        execute(
                database,
                "delete from passage where target_language = ? and " + twin + further.formatted(">"),
                List.of(canonical, tag));
        execute(
                database,
                "update passage set target_language = ?, recorded_language = target_language where target_language = ?",
                List.of(canonical, tag));
    }

    private static String canonical(String tag) {
        return Languages.parse(tag).orElse(Language.UNDETERMINED).tag();
    }

    private static List<String> tags(Connection database, String table, String column) throws SQLException {
        List<String> tags = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("select distinct " + column + " from " + table + " where "
                        + column + " is not null order by " + column)) {
            while (found.next()) {
                tags.add(found.getString(1));
            }
        }
        return tags;
    }

    private static void execute(Connection database, String sql, List<String> values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }
}
