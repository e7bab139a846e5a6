package org.answerable.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.answerable.platform.Databases;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.crypto.TestKeys;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A day of readings is sealed once it is over, and whatever is done to its rows afterwards changes its digest. */
class ReadingDigestsTest {
    private static final String DAY = "2026-03-08";

    @TempDir
    Path folder;

    private static void put(DataSource database, int id, String actor, String subject) {
        Databases.execute(
                database,
                "insert into reading (id, at, on_day, actor, subject, about, fields) values (" + id + ", 1, '" + DAY
                        + "', '" + actor + "', '" + subject + "', 'submission:s', 'title text')");
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void each_change_of_a_row_changes_the_digest_of_its_day(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        Keys keys = TestKeys.fresh();
        put(database, 1, "kim", "ticket:a");
        put(database, 2, "lee", "ticket:b");
        try (Connection connection = database.getConnection()) {
            ReadingDigests.Digest sealed = ReadingDigests.of(connection, DAY, keys);
            assertThat(sealed.readings()).isEqualTo(2);
            assertThat(ReadingDigests.of(connection, DAY, keys)).isEqualTo(sealed);
            assertThat(ReadingDigests.of(connection, DAY, TestKeys.fresh()))
                    .as("without the key nobody makes it")
                    .isNotEqualTo(sealed);
            Databases.execute(database, "update reading set actor = 'moe' where id = 1");
            assertThat(ReadingDigests.of(connection, DAY, keys)).isNotEqualTo(sealed);
            Databases.execute(database, "update reading set actor = 'kim' where id = 1");
            assertThat(ReadingDigests.of(connection, DAY, keys)).isEqualTo(sealed);
            Databases.execute(database, "update reading set about = null where id = 2");
            assertThat(ReadingDigests.of(connection, DAY, keys)).isNotEqualTo(sealed);
            Databases.execute(database, "delete from reading where id = 2");
            assertThat(ReadingDigests.of(connection, DAY, keys).readings()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_day_is_sealed_when_it_has_been_over_for_an_hour_and_once(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        Keys keys = TestKeys.fresh();
        put(database, 1, "kim", "ticket:a");
        Instant stillOpen = Instant.parse("2026-03-09T05:59:59Z"); // 00:59:59 in Wisconsin
        Instant over = Instant.parse("2026-03-09T06:00:00Z");
        assertThat(ReadingDigests.openOn(stillOpen)).isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(ReadingDigests.openOn(over)).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(ReadingDigests.openOn(over, stillOpen))
                .as("a clock that is ahead")
                .isEqualTo(LocalDate.of(2026, 3, 8));
        try (Connection connection = database.getConnection()) {
            assertThat(ReadingDigests.clock(connection)).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(ReadingDigests.unsealed(connection, ReadingDigests.openOn(stillOpen)))
                    .isEmpty();
            assertThat(ReadingDigests.unsealed(connection, ReadingDigests.openOn(over)))
                    .containsExactly(DAY);
            ReadingDigests.seal(connection, DAY, over, keys);
            assertThat(ReadingDigests.unsealed(connection, ReadingDigests.openOn(over)))
                    .isEmpty();
        }
    }
}
