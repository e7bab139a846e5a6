package org.answerable.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md and the files of operations/ name is there. */
class OperationsTest {
    private static final Pattern SCRIPT = Pattern.compile("script/([a-z-]+)((?: +[^\\s`|)]+)*)");
    private static final Pattern VARIABLE = Pattern.compile("\\b([A-Z]{2,}(?:_[A-Z]+)+)\\b");
    /** Of Liberty, systemd, containers or the images; all others are the product's. */
    private static final Set<String> OF_OTHERS = Set.of(
            "LOG_DIR",
            "WLP_OUTPUT_DIR",
            "WLP_SKIP_BOOTSTRAP_AGENT",
            "AF_INET",
            "AF_UNIX",
            "AF_NETLINK",
            "POSTGRES_DB",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD_FILE",
            "DISABLE_SECURITY_PLUGIN");

    @TempDir
    Path folder;

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("operations"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void every_script_and_option_that_the_guide_names_is_one() throws IOException {
        Matcher named = SCRIPT.matcher(read("docs/operations.md"));
        int found = 0;
        while (named.find()) {
            Path script = Path.of("script", named.group(1));
            assertThat(script).as(named.group()).isExecutable();
            for (String word : named.group(2).strip().split("\\s+")) {
                if (word.startsWith("--")) {
                    assertThat(Files.readString(script)).as(named.group()).contains(word);
                    found++;
                }
            }
            if (named.group(1).equals("keys") && !named.group(2).isBlank()) {
                String act = named.group(2).strip().split("\\s+")[0];
                if (act.matches("[a-z]+") && !act.equals("asks")) {
                    assertThat(Files.readString(script)).as(named.group()).contains("script/keys " + act);
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(8);
    }

    @Test
    void every_file_that_the_guide_names_is_there() throws IOException {
        Matcher named =
                Pattern.compile("\\b((?:operations|docs)/[A-Za-z.-]+[A-Za-z])").matcher(read("docs/operations.md"));
        Set<String> all = new TreeSet<>();
        while (named.find()) {
            all.add(named.group(1));
        }
        assertThat(all)
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void every_variable_is_in_the_readme_or_in_the_help_of_a_script() throws IOException {
        StringBuilder known = new StringBuilder(read("README.md"));
        try (Stream<Path> scripts = Files.list(Path.of("script"))) {
            for (Path script : scripts.toList()) {
                known.append(Files.readString(script));
            }
        }
        StringBuilder using = new StringBuilder(read("docs/operations.md"));
        for (Path file : files()) {
            using.append(Files.readString(file));
        }
        Set<String> unknown = new TreeSet<>();
        Matcher named = VARIABLE.matcher(using);
        while (named.find()) {
            if (!OF_OTHERS.contains(named.group(1)) && !known.toString().contains(named.group(1))) {
                unknown.add(named.group(1));
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_alert_leads_to_a_runbook() throws IOException {
        String guide = read("docs/operations.md");
        Set<String> headings = new TreeSet<>();
        guide.lines()
                .filter(line -> line.startsWith("#"))
                .forEach(line -> headings.add(line.replaceFirst("^#+ ", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '-')));
        Matcher named = Pattern.compile("docs/operations\\.md#([a-z-]+)").matcher(read("operations/alerts.yaml"));
        int found = 0;
        while (named.find()) {
            assertThat(headings).contains(named.group(1));
            found++;
        }
        assertThat(found).isGreaterThan(8);
    }

    @Test
    void the_yaml_is_yaml_and_the_dashboard_json() throws Exception {
        for (String file : new String[] {"operations/compose.yaml", "operations/alerts.yaml"}) {
            Object read = new org.yaml.snakeyaml.Yaml().load(read(file));
            assertThat(read).as(file).isInstanceOf(Map.class);
        }
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(read("operations/dashboard.json"))
                        .get("panels")
                        .size())
                .isGreaterThan(10);
    }

    /** By systemd itself; programs that are not installed here stand for by one that is. */
    @Test
    void the_units_are_what_systemd_reads() throws Exception {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".service") || name.endsWith(".timer")) {
                Files.writeString(
                        folder.resolve(name),
                        Files.readString(file).replaceAll("(?m)^ExecStart=\\S+", "ExecStart=/bin/true"));
            }
        }
        for (String unit :
                new String[] {"answerable.service", "answerable-backup.service", "answerable-backup.timer"}) {
            Process process = new ProcessBuilder(
                            "systemd-analyze", "verify", folder.resolve(unit).toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(said).as(unit).doesNotContain("answerable");
            assertThat(process.waitFor()).as(unit + ": " + said).isZero();
        }
    }

    /** The image's root is read-only in the Compose file. */
    @Test
    void what_the_image_writes_lies_in_a_volume_or_in_memory() throws IOException {
        Map<?, ?> compose = new org.yaml.snakeyaml.Yaml().load(read("operations/compose.yaml"));
        Map<?, ?> server = (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get("answerable");
        assertThat(server.get("read_only")).isEqualTo(true);
        Set<String> writable = new TreeSet<>();
        ((List<?>) server.get("volumes")).forEach(one -> writable.add(((String) one).split(":")[1]));
        ((List<?>) server.get("tmpfs")).forEach(one -> writable.add(((String) one).split(":")[0]));
        Matcher written = Pattern.compile("\\b(DATA_DIR|WLP_OUTPUT_DIR|LOG_DIR)=(/\\S+)")
                .matcher(read("operations/Containerfile"));
        int found = 0;
        while (written.find()) {
            assertThat(writable).as(written.group()).anyMatch(written.group(2)::startsWith);
            found++;
        }
        assertThat(found).isEqualTo(3);
        assertThat(writable).contains("/tmp");
    }

    /** Images are named by their short names, and every copied file is one that the build makes. */
    @Test
    void the_containerfile_builds_on_what_the_build_makes() throws IOException {
        String file = read("operations/Containerfile");
        assertThat(file).contains("COPY target/answerable-server.zip").contains("USER 10001");
        // Liberty packs its configuration for the owner alone, and that is root here.
        assertThat(file).contains("chmod -R a+rX /opt/answerable");
        assertThat(file.lines().filter(line -> line.startsWith("FROM ")))
                .allSatisfy(line -> assertThat(line.split(" ")[1].split("/")[0]).doesNotContain("."));
        assertThat(read("pom.xml")).contains("<packageName>answerable-server</packageName>");
    }
}
