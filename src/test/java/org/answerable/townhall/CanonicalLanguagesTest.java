package org.answerable.townhall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.answerable.journal.Exhibit;
import org.answerable.platform.Databases;
import org.answerable.platform.Migrations;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was stored under other names of languages, after the migration: under their one tag, and found by the journal as
 * it was recorded.
 */
class CanonicalLanguagesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void old_rows_go_by_the_canonical_tag_and_the_journal_finds_what_it_recorded(Databases.Kind kind)
            throws SQLException {
        DataSource database = Databases.before("24", kind, folder);
        long i = 0;
        for (String tag : List.of("prs", "fa-AF", "es-MX", "zh-CN", "mww", "nonsense", "sh", "en")) {
            run(
                    database,
                    "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                            + "language_confidence, publish, share_contact, channel, received_at, state, version, "
                            + "mask_personal, masks) values (?, ?, ?, 'COMMENT', 'x', ?, 'given', 1, false, false, "
                            + "'API', 0, 'RECEIVED', 0, true, '')",
                    ++i,
                    "c" + i,
                    "h" + i,
                    tag);
        }
        run(
                database,
                "insert into town_hall (id, slug, starts_at, place, version) values (1, 'meeting', 1000, 'Hall', 0)");
        for (String tag : List.of("prs", "es", "es-MX")) {
            run(
                    database,
                    "insert into town_hall_title (town_hall, language, title) values (1, ?, ?)",
                    tag,
                    "title " + tag);
            run(database, "insert into town_hall_language (town_hall, language) values (1, ?)", tag);
        }
        run(database, "insert into agenda_item (id, town_hall, position) values (5, 1, 1)");
        run(database, "insert into agenda_item_title (item, language, title) values (5, 'tl', 'Agenda')");
        run(database, "insert into agency (slug, level, answer_days, active) values ('ice', 'FEDERAL', 10, true)");
        run(
                database,
                "insert into commitment (id, code, town_hall, owner, due_on, status, made_at, "
                        + "version) values (7, 'promise', 1, 'ice', '2026-12-31', 'OPEN', 0, 0)");
        run(database, "insert into commitment_text (commitment, language, text) values (7, 'iw', 'Promise')");
        passage(database, 1, "answer:a", "fr-CA", "reviewed", "Bonjour");
        passage(database, 2, "answer:b", "fr-CA", "drafted", "Salut");
        passage(database, 3, "answer:b", "fr", "reviewed", "Bonsoir");
        passage(database, 4, "answer:c", "fr", "waiting", null);
        passage(database, 5, "answer:c", "fr-CA", "reviewed", "Merci");
        Map<String, String> titles = Map.of("prs", "title prs", "es", "title es", "es-MX", "title es-MX");

        Migrations.migrate(database);

        assertThat(column(database, "select language from submission order by id"))
                .containsExactly("fa-AF", "fa-AF", "es", "zh-Hans", "hmn", "und", "sr-Latn", "en");
        assertThat(column(database, "select language from town_hall_title order by language"))
                .containsExactly("es", "es-MX", "fa-AF"); // Two in one language: the second keeps its name.
        assertThat(column(database, "select language from town_hall_language order by language"))
                .containsExactly("es", "fa-AF");
        assertThat(column(database, "select language from agenda_item_title")).containsExactly("fil");
        assertThat(column(database, "select language from commitment_text")).containsExactly("he");
        assertThat(column(database, "select id from passage order by id")).containsExactly("1", "3", "5");
        assertThat(column(database, "select distinct target_language from passage"))
                .containsExactly("fr");

        assertThat(content(database, "town-hall.planned", "meeting"))
                .containsExactly(TownHallEvidence.planned(titles, Instant.ofEpochMilli(1000), "Hall"));
        assertThat(content(database, "agenda.set", "meeting"))
                .containsExactly(TownHallEvidence.item(Map.of("tl", "Agenda"), List.of()));
        assertThat(content(database, "commitment.made", "promise"))
                .containsExactly(TownHallEvidence.promised(Map.of("iw", "Promise"), "ice", "2026-12-31"));
        assertThat(column(
                        database,
                        "select coalesce(recorded_language, target_language) || ' ' || text from passage order by id"))
                .containsExactly("fr-CA Bonjour", "fr Bonsoir", "fr-CA Merci");

        Migrations.migrate(database);
        assertThat(column(database, "select distinct target_language from passage"))
                .containsExactly("fr");
    }

    @ParameterizedTest
    @EnumSource
    void what_came_later_goes_by_it_too_and_what_the_journal_recorded_stays(Databases.Kind kind) throws SQLException {
        DataSource database = Databases.before("32", kind, folder);
        run(
                database,
                "insert into town_hall (id, slug, starts_at, place, version) values (1, 'meeting', 1000, 'Hall', 0)");
        run(
                database,
                "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                        + "language_confidence, publish, share_contact, channel, received_at, state, version, "
                        + "mask_personal, masks) values (1, 'c', 'h', 'COMMENT', 'x', 'en', 'given', 1, false, "
                        + "false, 'API', 0, 'RECEIVED', 0, true, '')");
        run(database, "insert into agency (slug, level, answer_days, active) values ('ice', 'FEDERAL', 10, true)");
        run(
                database,
                "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, "
                        + "version) values (1, 't', 1, 'ice', 'LEAD', 'OPEN', '', 0, 0, 0)");
        long i = 0;
        for (String tag : List.of("prs", "es-MX", "iw", "nonsense", "hmn")) {
            run(
                    database,
                    "insert into town_hall_change (id, town_hall, at, what, was_starts_at, was_place, starts_at, "
                            + "place, reason, language) values (?, 1, 0, 'CANCELLED', 1, 'Hall', 1, 'Hall', 'closed', ?)",
                    ++i,
                    tag);
            run(
                    database,
                    "insert into message (id, ticket, sender, at, text, language) values (?, 1, 'agency', 0, 'x', ?)",
                    i,
                    tag);
        }
        run(database, "insert into message (id, ticket, sender, at, text) values (9, 1, 'you', 0, 'x')");
        run(
                database,
                "insert into town_hall_change (id, town_hall, at, what, was_starts_at, was_place, starts_at, "
                        + "place) values (9, 1, 0, 'HELD', 1, 'Hall', 1, 'Hall')");

        Migrations.migrate(database);

        assertThat(column(database, "select language from town_hall_change order by id"))
                .containsExactly("fa-AF", "es", "he", "und", "hmn", null);
        assertThat(column(database, "select language from message order by id"))
                .containsExactly("fa-AF", "es", "he", "und", "hmn", null);
        assertThat(content(database, "town-hall.cancelled", "meeting")).containsExactly("closed");
    }

    private static List<String> content(DataSource database, String act, String id) throws SQLException {
        Exhibit exhibit = new TownHallEvidence()
                .exhibits().stream()
                        .filter(e -> e.acts().contains(act))
                        .findFirst()
                        .orElseThrow();
        try (Connection connection = database.getConnection();
                PreparedStatement rows = connection.prepareStatement(
                        "select " + String.join(", ", exhibit.columns()) + " from " + exhibit.from() + " where "
                                + exhibit.id() + " = ?" + (exhibit.where() == null ? "" : " and " + exhibit.where()))) {
            rows.setString(1, id);
            List<List<String>> found = new ArrayList<>();
            try (ResultSet result = rows.executeQuery()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= exhibit.columns().size(); i++) {
                        row.add(result.getString(i));
                    }
                    found.add(row);
                }
            }
            return List.of(exhibit.content().apply(found));
        }
    }

    private static void passage(
            DataSource database, long id, String subject, String target, String state, String text) {
        run(
                database,
                "insert into passage (id, code, subject, place, source_hash, source_language, target_language, "
                        + "urgency, asked, since, state, text, machine, draft_tries, draft_next, version)"
                        + " values (?, ?, ?, 'record:r', 'hash', 'en-US', ?, 2, 0, 0, ?, ?, false, 0, 0, 0)",
                id,
                "p" + id,
                subject,
                target,
                state,
                text);
    }

    private static void run(DataSource database, String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> column(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }
}
