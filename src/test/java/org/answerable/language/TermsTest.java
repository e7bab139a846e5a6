package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * One word for one thing, and no word that means something of the camp, the court or the police: {@code i18n/TERMS.md}
 * and what stands beside it.
 */
class TermsTest {
    private static final Path TEXTS = Path.of("i18n");

    /**
     * A word that must not stand in a language, what to write instead, and why; the keys in which it is right, each
     * with its reason.
     */
    private record Forbidden(String tag, Pattern word, String instead, String why, Map<String, String> exceptions) {
        static Forbidden read(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(5);
            Map<String, String> exceptions = Arrays.stream(cells[4].split(" \\| "))
                    .filter(one -> !one.isBlank())
                    .map(one -> one.split(": ", 2))
                    .collect(Collectors.toMap(one -> one[0], one -> one[1]));
            return new Forbidden(
                    cells[0],
                    Pattern.compile(
                            cells[1],
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS),
                    cells[2],
                    cells[3],
                    exceptions);
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(TEXTS.resolve(file));
    }

    @Test
    void no_text_has_a_word_that_its_language_must_not_use() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Forbidden> all = lines("terms.tsv").stream().map(Forbidden::read).toList();
        for (Forbidden forbidden : all) {
            assertThat(forbidden.why()).isNotBlank();
            TreeSet<String> needed = new TreeSet<>();
            texts(forbidden.tag()).forEach((key, text) -> {
                if (forbidden.word().matcher(text).find()) {
                    if (forbidden.exceptions().containsKey(key)) {
                        needed.add(key);
                    } else {
                        wrong.add("%s %s has “%s” (write: %s). %s In: %s"
                                .formatted(
                                        forbidden.tag(),
                                        key,
                                        forbidden.word(),
                                        forbidden.instead(),
                                        forbidden.why(),
                                        text));
                    }
                }
            });
            forbidden.exceptions().keySet().stream()
                    .filter(key -> !needed.contains(key))
                    .forEach(key -> wrong.add(
                            forbidden.tag() + " " + key + " needs no exception for “" + forbidden.word() + "”"));
        }
        assertThat(wrong).as(() -> String.join("\n", wrong)).isEmpty();
        assertThat(all.stream().map(Forbidden::tag).distinct())
                .as("every language has words not to use")
                .containsExactlyInAnyOrderElementsOf(
                        Languages.UI.stream().map(Language::tag).toList());
    }

    @Test
    void every_language_uses_the_terms_that_are_written_down_for_it() throws IOException {
        Map<String, List<String>> terms = new TreeMap<>();
        String tag = "";
        for (String line : lines("TERMS.md")) {
            if (line.startsWith("## ")) {
                tag = line.substring(3, line.indexOf(':'));
            } else if (line.startsWith("| ") && !line.startsWith("| thing") && !line.startsWith("| ---")) {
                terms.computeIfAbsent(tag, t -> new ArrayList<>()).add(line.split(" \\| ")[1].replace(" |", ""));
            }
        }
        assertThat(terms.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Languages.UI.stream().map(Language::tag).toList());
        int things = terms.get("en").size();
        assertThat(things).isGreaterThan(10);
        for (Map.Entry<String, List<String>> language : terms.entrySet()) {
            String all = String.join("\n", texts(language.getKey()).values()).toLowerCase(Locale.ROOT);
            assertThat(language.getValue())
                    .as(language.getKey())
                    .hasSize(things)
                    .allMatch(term -> all.contains(term.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void every_question_for_a_speaker_is_about_a_text_that_is_there() throws IOException {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        for (String line : lines("questions.tsv")) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(3).doesNotContain("");
            String where = cells[1];
            if (where.startsWith("glossary/")) {
                assertThat(Glossary.shipped().concept(where.substring("glossary/".length())))
                        .as(line)
                        .isPresent();
            } else if (where.startsWith("status/")) {
                assertThat(properties(TEXTS.resolve(cells[0]).resolve("status.properties")))
                        .as(line)
                        .containsKey(where.substring("status/".length()));
            } else {
                assertThat(texts.computeIfAbsent(cells[0], TermsTest::texts))
                        .as(line)
                        .containsKey(where);
            }
        }
    }

    /** Every text of a language by its key. */
    private static Map<String, String> texts(String tag) {
        Map<String, String> texts = new TreeMap<>();
        Messages.FEATURES.stream()
                .map(feature -> TEXTS.resolve(tag).resolve(feature + ".properties"))
                .filter(Files::exists)
                .forEach(file -> texts.putAll(properties(file)));
        return texts;
    }

    private static Map<String, String> properties(Path file) {
        Properties read = new Properties();
        try (StringReader text = new StringReader(Files.readString(file))) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, read::getProperty, (a, b) -> b, TreeMap::new));
    }
}
