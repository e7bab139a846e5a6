package org.answerable.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.signature.SignatureConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.answerable.platform.ScriptFault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void registered() throws Exception {
        Keys.register();
        SignatureConfig.register();
    }

    @BeforeEach
    void keyset() throws Exception {
        file = Files.writeString(folder.resolve("seal.json"), Keys.generate(Keys.SEALING));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    private static String run(String... arguments) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        KeyFiles.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private Keys keys() throws Exception {
        return Keys.of(Files.readString(file), Keys.generate(Keys.HASHING));
    }

    @Test
    void a_key_is_added_to_open_with_and_promoted_later() throws Exception {
        String first = keys().sealingKey();
        String sealed = keys().seal("words", "context");
        assertThat(run("add", "seal", file.toString())).contains("script/keys promote seal");
        assertThat(keys().sealingKey()).isEqualTo(first);
        assertThat(keys().sealingKeys()).hasSize(2);
        assertThat(keys().sealsWithNewest()).isFalse();
        run("promote", "seal", file.toString());
        assertThat(keys().sealingKey()).isNotEqualTo(first);
        assertThat(keys().sealsWithNewest()).isTrue();
        assertThat(keys().open(sealed, "context")).isEqualTo("words");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run("show", "seal", file.toString()).lines())
                .hasSize(2)
                .containsOnlyOnce(keys().sealingKey() + " primary");
        assertThatThrownBy(() -> run("promote", "seal", file.toString()))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("is its primary key already");
    }

    /** Nothing needs it yet, and the servers are just about to seal with it. */
    @Test
    void a_key_that_was_added_and_not_promoted_is_not_retired() throws Exception {
        run("add", "seal", file.toString());
        assertThatThrownBy(() -> run("retire", "seal", file.toString()))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("is not the primary key yet")
                .hasMessageContaining("script/keys promote");
        assertThat(keys().sealingKeys()).hasSize(2);
    }

    @Test
    void what_cannot_be_turned_is_said() {
        assertThatThrownBy(() -> run("rotate", "hash", file.toString()))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("HASH_KEYSET cannot be turned");
        assertThatThrownBy(() -> run("retire", "journal", file.toString()))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("keys of the journal stay");
        assertThatThrownBy(() -> run("rotate", "seal", folder.resolve("none").toString()))
                .hasMessageStartingWith("cannot read");
    }

    @Test
    void which_keys_are_needed_is_read_off_what_the_server_answers() throws Exception {
        assertThat(KeyFiles.keysNeeded(
                        "{\"items\":[{\"held\":true,\"key\":\"1\",\"needs\":[{\"count\":3,\"what\":\"contacts\"}],"
                                + "\"primary\":false},{\"held\":true,\"key\":\"2\",\"needs\":[],\"primary\":true}]}"))
                .containsExactly("1");
    }
}
