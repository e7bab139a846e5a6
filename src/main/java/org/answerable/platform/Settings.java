package org.answerable.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the environment configures (MicroProfile Config); README documents each variable. */
@ApplicationScoped
public class Settings {
    private final Config config = ConfigProvider.getConfig();

    /** Whether this is a demonstration: demo accounts, demo data, keys made by itself. */
    public boolean demo() {
        return config.getOptionalValue("DEMO", Boolean.class).orElse(false);
    }

    /** The folder of everything that must survive a restart; made where it is missing. */
    public Path dataDir() {
        Path dir = Path.of(config.getOptionalValue("DATA_DIR", String.class).orElse("data"))
                .toAbsolutePath()
                .normalize();
        try {
            return Files.createDirectories(dir);
        } catch (IOException e) {
            throw new UncheckedIOException("DATA_DIR cannot be made: " + dir, e);
        }
    }

    /**
     * The address under which readers reach the product, without a trailing slash; links in mails and feeds come from
     * here only.
     */
    public String publicUrl() {
        return get("PUBLIC_URL")
                .map(url -> url.replaceAll("/+$", ""))
                .orElseGet(() -> "http://localhost:" + get("HTTP_PORT").orElse("9080"));
    }

    /** Whether readers reach the product over TLS that may end in front of this server: {@code PUBLIC_URL} says so. */
    public boolean behindTls() {
        return get("PUBLIC_URL").filter(url -> url.startsWith("https:")).isPresent();
    }

    /** A variable that holds a whole number of zero or more. */
    public int number(String name, int otherwise) {
        return get(name).map(Integer::parseUnsignedInt).orElse(otherwise);
    }

    /** A variable, absent where it is empty. */
    public Optional<String> get(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
