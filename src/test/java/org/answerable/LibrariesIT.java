package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * What must not come along with a library. An old JSON-P implementation (org.glassfish:jakarta.json before 2.0.1,
 * Parsson before 1.1.3) gives one buffer to two threads after a second close, and mixes one reader's answer into
 * another's (eclipse-ee4j/parsson issues 20 and 77).
 */
class LibrariesIT {
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
}
