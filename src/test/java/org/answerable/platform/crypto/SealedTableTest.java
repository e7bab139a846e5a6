package org.answerable.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealedTableTest {
    /** In pieces, as a long original is kept. */
    private static final SealedTable TABLE =
            new SealedTable("things", "thing", "id", "words", "piece", "'thing:' || t.id", null);

    @TempDir
    Path folder;

    @BeforeAll
    static void registered() throws Exception {
        Keys.register();
    }

    private static String with(String keyset, boolean another, boolean primary) throws Exception {
        KeysetHandle.Builder more = KeysetHandle.newBuilder(Keys.parse(keyset));
        if (another) {
            KeysetHandle.Builder.Entry fresh =
                    KeysetHandle.generateEntryFromParametersName(Keys.SEALING).withRandomId();
            more.addEntry(primary ? fresh.makePrimary() : fresh);
        } else {
            more.deleteAt(0);
        }
        return TinkJsonProtoKeysetFormat.serializeKeyset(more.build(), InsecureSecretKeyAccess.get());
    }

    @Test
    void the_key_of_a_ciphertext_is_read_off_its_beginning() throws Exception {
        Keys keys = Keys.of(Keys.generate(Keys.SEALING), Keys.generate(Keys.HASHING));
        for (int i = 0; i < 200; i++) {
            String sealed = keys.seal("x".repeat(i), "context");
            assertThat(Keys.keyOf(sealed)).isEqualTo(keys.sealingKey());
            assertThat(Keys.beginnings(keys.sealingKey())).contains(sealed.substring(0, 7));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void rows_are_sealed_anew_piece_by_piece_and_what_no_key_opens_is_passed_over(Databases.Kind kind)
            throws Exception {
        String hashing = Keys.generate(Keys.HASHING);
        String first = Keys.generate(Keys.SEALING);
        Keys old = Keys.of(first, hashing);
        Keys strange = Keys.of(Keys.generate(Keys.SEALING), hashing);
        String second = with(first, true, true);
        Keys both = Keys.of(second, hashing);
        Keys fresh = Keys.of(with(second, false, false), hashing);
        assertThat(both.sealsWithNewest()).isTrue();
        assertThat(Keys.of(with(first, true, false), hashing).sealsWithNewest())
                .as("added, not promoted")
                .isFalse();

        DataSource database = Databases.fresh(kind, folder);
        try (Connection connection = database.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table thing (id bigint, piece integer, words varchar(1000))");
            }
            for (long id = 1; id <= 7; id++) {
                keep(
                        connection,
                        id,
                        (id == 4 ? strange : old).seal("word " + id + " " + "x".repeat(300), "thing:" + id));
            }
            assertThat(TABLE.needed(connection)).isEqualTo(Map.of(old.sealingKey(), 6L, strange.sealingKey(), 1L));
            assertThat(KeyRotations.waiting(
                            Map.of(old.sealingKey(), Map.of("things", 6L), strange.sealingKey(), Map.of("things", 1L)),
                            both))
                    .isEqualTo(6);

            int resealed = 0;
            Object after = null;
            do {
                SealedTable.Resealed done = TABLE.reseal(connection, both, after, 2);
                resealed += done.rows();
                after = done.last();
            } while (after != null);
            assertThat(resealed).isEqualTo(6);
            assertThat(TABLE.needed(connection)).isEqualTo(Map.of(fresh.sealingKey(), 6L, strange.sealingKey(), 1L));
            for (long id = 1; id <= 7; id++) {
                Keys opens = id == 4 ? strange : fresh;
                assertThat(opens.open(kept(connection, id), "thing:" + id)).startsWith("word " + id + " ");
            }
            Map<String, Map<String, Long>> needs =
                    Map.of(fresh.sealingKey(), Map.of("things", 6L), strange.sealingKey(), Map.of("things", 1L));
            assertThat(KeyCheck.lost(needs, both.sealingKeys()))
                    .isEqualTo(Map.of(strange.sealingKey(), Map.of("things", 1L)));
            assertThat(KeyCheck.lostKey(strange.sealingKey(), Map.of("things", 1L)))
                    .isEqualTo("SEAL_KEYSET lacks the key " + strange.sealingKey()
                            + ", and without it these stay closed: 1 things");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void every_table_that_is_named_is_one_of_the_schema(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        Keys keys = Keys.of(Keys.generate(Keys.SEALING), Keys.generate(Keys.HASHING));
        try (Connection connection = database.getConnection()) {
            assertThat(SealedTable.needs(connection)).isEmpty();
            for (SealedTable one : SealedTable.all()) {
                assertThat(one.reseal(connection, keys, null, 10).rows()).isZero();
            }
        }
        assertThat(SealedTable.all())
                .extracting(SealedTable::name)
                .contains("contacts", "originals", "drafts", "marks");
    }

    /** Whoever seals something new names its table, or stands here because nothing of it is kept. */
    @Test
    void whoever_seals_is_known() throws Exception {
        Set<String> sealing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("keys.seal(")) {
                    sealing.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        assertThat(sealing)
                .as("a class that keeps what it seals: name its column in the room's SealedTables, then here")
                .containsExactlyInAnyOrder(
                        "AccountLedger",
                        "InvitationKeeping",
                        "Contacts",
                        "DraftKeeping",
                        "FactorLedger",
                        "KeyCheck",
                        "SealedOriginal",
                        "SealedTable",
                        "CarriedForm", // In a cookie alone.
                        "ProviderFlow", // In a cookie alone.
                        "OwnFactor"); // A proposal in the page's own form.
    }

    private static void keep(Connection connection, long id, String sealed) throws Exception {
        int piece = 0;
        for (int from = 0; from < sealed.length(); from += 100, piece++) {
            try (PreparedStatement insert = connection.prepareStatement("insert into thing values (?, ?, ?)")) {
                insert.setLong(1, id);
                insert.setInt(2, piece);
                insert.setString(3, sealed.substring(from, Math.min(sealed.length(), from + 100)));
                insert.executeUpdate();
            }
        }
    }

    private static String kept(Connection connection, long id) throws Exception {
        StringBuilder whole = new StringBuilder();
        try (PreparedStatement query =
                connection.prepareStatement("select words from thing where id = ? order by piece")) {
            query.setLong(1, id);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    whole.append(rows.getString(1));
                }
            }
        }
        return whole.toString();
    }
}
