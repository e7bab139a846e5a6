package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a body until all of it has come. */
class SpoolTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Spool.IN_MEMORY - 1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 3 * Spool.IN_MEMORY + 17})
    void what_comes_out_is_what_went_in(int length) throws IOException {
        byte[] sent = new byte[length];
        new Random(length).nextBytes(sent);
        try (Spool spool = new Spool(folder)) {
            for (int at = 0; at < length; at += 10_007) {
                byte[] piece = Arrays.copyOfRange(sent, at, Math.min(length, at + 10_007));
                spool.write(piece, piece.length);
            }
            assertThat(spool.length()).isEqualTo(length);
            assertThat(spool.read().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void nothing_of_it_has_a_name_on_the_disk_or_can_be_read_there() throws IOException {
        byte[] told = "my name is Telltale Marker ".getBytes(StandardCharsets.UTF_8);
        try (Spool spool = new Spool(folder)) {
            for (int i = 0; i < 40_000; i++) {
                spool.write(told, told.length);
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
            for (Path open : open()) {
                assertThat(new String(Files.readAllBytes(open), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Telltale");
            }
        }
        assertThat(open()).as("given back with its end").isEmpty();
    }

    /** This process's files that have no name any more, where the system shows them. */
    private Iterable<Path> open() throws IOException {
        Path all = Path.of("/proc/self/fd");
        if (!Files.isDirectory(all)) {
            return java.util.List.of();
        }
        try (Stream<Path> files = Files.list(all)) {
            return files.filter(file -> {
                        try {
                            return Files.readSymbolicLink(file).toString().startsWith(folder.toString());
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .toList();
        }
    }
}
