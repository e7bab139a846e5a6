package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final int MOST = 140;
    /**
     * Code points; what is longer is a table: a row of data is read as one line, and a markup's text is all of it
     * shown.
     */
    private static final List<Pattern> TABLES =
            List.of(Pattern.compile("src/(main|test)/resources/.*"), Pattern.compile("src/main/(jte|webapp)/.*"));

    /** One value of the POM, which a line break would be part of. */
    private static final Pattern VALUE = Pattern.compile("\\s*<([\\w.]+)>[^<]*</\\1>");

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>(List.of(Path.of("pom.xml")));
        for (String folder : List.of("src", "script")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> TABLES.stream()
                                .noneMatch(
                                        table -> table.matcher(file.toString().replace('\\', '/'))
                                                .matches()))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void no_line_is_longer_than_a_screen_is_wide() throws IOException {
        List<String> longer = new ArrayList<>();
        for (Path source : sources()) {
            int number = 0;
            for (String line : Files.readAllLines(source)) {
                number++;
                int length = line.codePointCount(0, line.length());
                if (length > MOST && !VALUE.matcher(line).matches()) {
                    longer.add(source + ":" + number + " (" + length + ")");
                }
            }
        }
        assertThat(longer)
                .as("lines over " + MOST + " characters: cut the text into pieces, or put a table into resources")
                .isEmpty();
    }

    @Test
    void all_kinds_of_sources_are_looked_at() throws IOException {
        assertThat(sources())
                .contains(
                        Path.of("pom.xml"),
                        Path.of("script/test"),
                        Path.of("src/main/java/org/answerable/web/JsonInput.java"),
                        Path.of("src/test/java/org/answerable/SourcesTest.java"),
                        Path.of("src/test/client/org/answerable/ClientIT.java"));
    }
}
