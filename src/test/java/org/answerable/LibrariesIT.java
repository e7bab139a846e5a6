package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * What must not come along with a library. An old JSON-P implementation (org.glassfish:jakarta.json before 2.0.1,
 * Parsson before 1.1.3) gives one buffer to two threads after a second close, and mixes one reader's answer into
 * another's (eclipse-ee4j/parsson issues 20 and 77).
 */
class LibrariesIT {
    private static final String DRIVERS = "target/liberty/wlp/usr/servers/defaultServer/jdbc";
    /** Bytes in the zip that ships of the minified server around application and drivers; docs/measured.md. */
    private static final long RUNTIME = 74_000_000;

    private static final long MOST = 150_000_000;

    @Test
    void there_is_one_json_implementation_and_it_is_a_sound_one() {
        List<String> found = ServiceLoader.load(JsonProvider.class).stream()
                .map(provider -> provider.type().getName())
                .distinct()
                .toList();
        assertThat(found).containsExactly("org.eclipse.parsson.JsonProviderImpl");
    }

    @Test
    void the_application_brings_no_json_of_its_own_since_the_server_has_one() throws IOException {
        try (ZipFile application = new ZipFile("target/answerable.war")) {
            List<String> libraries = application.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("WEB-INF/lib/"))
                    .toList();
            assertThat(libraries)
                    .isNotEmpty()
                    .noneMatch(name -> name.matches("WEB-INF/lib/(jakarta\\.json|parsson|johnzon|yasson).*"));
        }
    }

    /**
     * The zip that ships weighs at most 150 MB: a minified Open Liberty of this version and these features, which is
     * what it is, the drivers, and the application (docs/measured.md).
     */
    @Test
    void what_ships_is_light() throws IOException {
        long ours = Files.size(Path.of("target/answerable.war"));
        for (String driver : drivers()) {
            ours += Files.size(Path.of(DRIVERS, driver));
        }
        assertThat(ours).isLessThanOrEqualTo(MOST - RUNTIME);
        // Packed loose it would be in the zip twice.
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<looseApplication>false</looseApplication>");
    }

    @Test
    void whatever_ships_is_in_the_list_of_what_it_is_made_of() throws IOException {
        JsonObject bom;
        try (JsonReader reader = Json.createReader(Files.newInputStream(Path.of("target/bom.json")))) {
            bom = reader.readObject();
        }
        Set<String> listed = bom.getJsonArray("components").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("name") + "-" + one.getString("version") + ".jar")
                .collect(Collectors.toSet());
        assertThat(listed).anyMatch(name -> name.startsWith("openliberty-runtime-"));
        try (ZipFile application = new ZipFile("target/answerable.war")) {
            assertThat(application.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
                            .map(name -> name.substring("WEB-INF/lib/".length())))
                    .isNotEmpty()
                    .allMatch(listed::contains);
        }
        assertThat(drivers())
                .hasSize(3)
                .allMatch(name -> listed.stream().anyMatch(one -> one.startsWith(name.replace(".jar", "-"))));
        assertThat(bom.getString("serialNumber"))
                .as("made of its content, not of chance: the build is reproducible")
                .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-3.*");
        assertThat(bom.getJsonObject("metadata")).doesNotContainKey("timestamp");
    }

    private static List<String> drivers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(DRIVERS))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
