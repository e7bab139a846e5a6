package org.answerable.platform.crypto;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyCheckTest {
    @TempDir
    Path folder;

    private static KeyCheck check(DataSource database, Keys keys) {
        KeyCheck check = new KeyCheck();
        check.database = database;
        check.keys = keys;
        return check;
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_node_with_another_keyset_than_the_database_was_founded_with_is_refused(Databases.Kind kind)
            throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        AeadConfig.register();
        PrfConfig.register();
        String sealing = Keys.generate(Keys.SEALING);
        String hashing = Keys.generate(Keys.HASHING);
        check(database, Keys.of(sealing, hashing)).check();
        assertThatCode(() -> check(database, Keys.of(sealing, hashing)).check())
                .as("the same, after a restart")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(database, Keys.of(sealing, Keys.generate(Keys.HASHING)))
                        .check())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("HASH_KEYSET is not the one");
        assertThatThrownBy(() -> check(database, Keys.of(Keys.generate(Keys.SEALING), hashing))
                        .check())
                .hasMessageStartingWith("SEAL_KEYSET is not the one");
    }
}
