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

/** What is asked of the sources as they are written. */
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

    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?org\\.answerable\\.([a-z]+)\\.", Pattern.MULTILINE);

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

    /** What a comment alone names is imported too, and is not in the classes that ArchitectureTest reads. */
    @Test
    void no_import_runs_up() throws IOException {
        Path root = Path.of("src/main/java/org/answerable");
        List<String> up = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String room = root.relativize(file).getName(0).toString();
                IMPORT.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(other -> !ArchitectureTest.mayKnow(room, other))
                        .forEach(other -> up.add(file + " imports of " + other));
            }
        }
        assertThat(up).isEmpty();
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
