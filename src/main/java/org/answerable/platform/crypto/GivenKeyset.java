package org.answerable.platform.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A keyset as the environment gives it: Tink's JSON, or {@code file:} and the path of a file that holds it. */
public record GivenKeyset(String given) {
    private static final String FILE = "file:";

    /** The file that holds it; empty where it is given itself. */
    public Optional<Path> file() {
        return given.startsWith(FILE) ? Optional.of(Path.of(given.substring(FILE.length()))) : Optional.empty();
    }

    /** Tink's JSON. */
    public String read() throws IOException {
        Optional<Path> file = file();
        return file.isPresent() ? Files.readString(file.get()) : given;
    }
}
