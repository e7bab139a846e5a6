package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a frightened person reads here holds, word for word: every English sentence with a word of a promise stands in
 * {@code promises.tsv} with the tests that hold it, or with why it promises nothing. A new sentence, or one that was
 * changed, fails until somebody has looked.
 */
class PromisesTest {
    private static final Path LIST = Path.of("src/test/resources/promises.tsv");
    private static final Path TEXTS = Path.of("i18n/en");
    /** Words that promise. */
    static final Pattern WORDS = Pattern.compile(
            "\\b(?:only|nobody|never|always|at once|cannot|can[’']t|removed|safe|safely|secret|secretly|encrypted"
                    + "|no one|nothing|immediately|anonymous|anonymously"
                    + "|deleted|erased|for ever|forever|guarantees?|guaranteed)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern TESTED = Pattern.compile("([A-Z]\\w+)\\.(\\w+)");

    /** A line of the list: its key and sentence, and what holds it. */
    private record Line(String key, String sentence, String holds) {
        String place() {
            return key + "\t" + sentence;
        }
    }

    /** The sentences of a text that promise something. */
    static List<String> promises(String text) {
        return Stream.of(END.split(text.strip()))
                .filter(sentence -> WORDS.matcher(sentence).find())
                .map(sentence -> sentence.replace("\n", "\\n").replace("\t", " "))
                .toList();
    }

    private static Set<String> sentences() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(TEXTS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                Properties texts = new Properties();
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                texts.forEach(
                        (key, text) -> promises((String) text).forEach(sentence -> found.add(key + "\t" + sentence)));
            }
        }
        return found;
    }

    private static List<Line> list() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(LIST)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] cells = line.split("\t");
                assertThat(cells)
                        .as("key TAB sentence TAB what holds it: " + line)
                        .hasSize(3);
                lines.add(new Line(cells[0], cells[1], cells[2]));
            }
        }
        return lines;
    }

    @Test
    void every_sentence_that_promises_is_held_by_a_test_or_said_to_promise_nothing() throws IOException {
        Map<String, Line> listed = new TreeMap<>();
        for (Line line : list()) {
            assertThat(listed.put(line.place(), line))
                    .as("twice in " + LIST + ": " + line.place())
                    .isNull();
        }
        Set<String> present = sentences();
        Set<String> added = new TreeSet<>(present);
        added.removeAll(listed.keySet());
        assertThat(added)
                .as("New or changed sentences of i18n/en. Is each true, in every language? Then add its line to "
                        + LIST
                        + ": what stands here, a TAB, and the tests that would fail if it were untrue "
                        + "(Class.method, Class.method), or \"- \" and why it promises nothing")
                .isEmpty();
        Set<String> gone = new TreeSet<>(listed.keySet());
        gone.removeAll(present);
        assertThat(gone)
                .as("Sentences that are not in i18n/en any more: take their lines out of " + LIST)
                .isEmpty();
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        List<String> faults = new ArrayList<>();
        for (Line line : list()) {
            if (line.holds().startsWith("- ")) {
                if (line.holds().length() < 6) {
                    faults.add(line + ": why does it promise nothing?");
                }
                continue;
            }
            for (String named : line.holds().split(", ")) {
                Matcher test = TESTED.matcher(named);
                if (!test.matches()
                        || !sources.containsKey(test.group(1))
                        || !isTest(sources.get(test.group(1)), test.group(2))) {
                    faults.add(line.key() + ": there is no test " + named);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Whether a source declares such a method (or rule) under an annotation that makes it a test. */
    private static boolean isTest(String source, String method) {
        Matcher declared =
                Pattern.compile("(?:void|ArchRule|>)\\s+" + method + "\\b").matcher(source);
        if (!declared.find()) {
            return false;
        }
        String before = source.substring(Math.max(0, declared.start() - 1200), declared.start());
        int block = Math.max(before.lastIndexOf("\n\n"), before.lastIndexOf("}\n"));
        return Pattern.compile("@(?:Test|ParameterizedTest|TestFactory|RepeatedTest|ArchTest)\\b")
                .matcher(before.substring(Math.max(0, block)))
                .find();
    }

    @Test
    void words_are_found_whole_in_each_sentence_of_a_text() {
        assertThat(promises("We keep it. Only you have it!\nNobody else does. It is unsafe. Is it for ever?"))
                .containsExactly("Only you have it!", "Nobody else does.", "Is it for ever?");
        assertThat(promises("{0, plural, =0 {Nothing waits} other {# wait}}")).hasSize(1);
        assertThat(promises("We can’t read it. They CANNOT. Commonly so.")).hasSize(2);
    }
}
