package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.answerable.analysis.Analyzers;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlossaryTest {
    private static final Path FOLDER = Path.of("i18n/glossary");
    private static final int MOST_VARIANTS = 7;
    private static final int LONGEST_PHRASE = 5;
    /** Phrases whose analyzer leaves one word, where that one word finds the concept. */
    private static final String ONE_WORD = "one-word.tsv";

    private final Glossary glossary = Glossary.shipped();

    static List<String> languages() {
        return Glossary.shipped().languages();
    }

    private static List<String[]> rows(String file) throws IOException {
        String text = Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
        assertThat(text).as(file).doesNotContain("\r", "\n\n", "\uFEFF").endsWith("\n");
        return text.lines().map(line -> line.split("\t", -1)).toList();
    }

    @Test
    void every_file_of_the_folder_is_one_of_its_languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".tsv")
                                    && !List.of("concepts.tsv", ONE_WORD).contains(name))
                            .map(name -> name.substring(0, name.length() - 4)))
                    .containsExactlyInAnyOrderElementsOf(languages());
        }
        assertThat(languages()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void concepts_have_an_id_of_their_own_a_group_and_a_note() throws IOException {
        List<String[]> rows = rows("concepts.tsv");
        assertThat(rows).hasSizeGreaterThanOrEqualTo(400).allSatisfy(row -> {
            assertThat(row).hasSize(3).doesNotContain("");
            assertThat(row[0]).matches("[a-z0-9]+(-[a-z0-9]+)*");
        });
        assertThat(rows.stream().map(row -> row[0])).doesNotHaveDuplicates();
        assertThat(glossary.concepts())
                .extracting(Glossary.Concept::id)
                .containsExactlyElementsOf(rows.stream().map(row -> row[0]).toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_concept_has_words_in_every_language(String tag) throws IOException {
        List<String[]> rows = rows(tag + ".tsv");
        assertThat(rows.stream().map(row -> row[0]))
                .containsExactlyElementsOf(
                        glossary.concepts().stream().map(Glossary.Concept::id).toList());
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows) {
            List<String> variants = row.length == 2 ? Arrays.asList(row[1].split(" \\| ", -1)) : List.of();
            boolean tidy = variants.stream()
                    .allMatch(v -> v.equals(v.strip())
                            && !v.isEmpty()
                            && !v.contains("|")
                            && v.split(" ").length <= LONGEST_PHRASE);
            if (variants.isEmpty()
                    || variants.size() > MOST_VARIANTS
                    || !tidy
                    || variants.stream().distinct().count() != variants.size()) {
                wrong.add(String.join("\t", row));
            } else {
                Glossary.Concept concept = glossary.concept(row[0]).orElseThrow();
                assertThat(concept.variants(tag)).isEqualTo(variants);
                assertThat(concept.preferred(tag)).contains(variants.getFirst());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_entry_has_a_word_for_its_languages_analyzer_and_stands_for_one_concept_only(String tag)
            throws IOException {
        Map<List<String>, String> owners = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Glossary.Concept concept : glossary.concepts()) {
            for (String variant : concept.variants(tag)) {
                List<String> terms = terms(Analyzers.forLanguage(tag), variant);
                String owner = terms.isEmpty() ? "no word" : owners.putIfAbsent(terms, concept.id());
                if (owner != null && !owner.equals(concept.id())) {
                    wrong.add(variant + ": " + owner + ", " + concept.id());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_phrase_of_several_words_is_more_than_one_word_for_its_languages_analyzer_or_that_word_is_enough(String tag)
            throws IOException {
        List<String> enough = rows(ONE_WORD).stream()
                .peek(row -> assertThat(row).hasSize(2))
                .filter(row -> row[0].equals(tag))
                .map(row -> row[1])
                .toList();
        Map<String, String> reduced = new TreeMap<>();
        for (Glossary.Concept concept : glossary.concepts()) {
            for (String variant : concept.variants(tag)) {
                Set<String> terms = new HashSet<>(terms(Analyzers.forLanguage(tag), variant));
                if (variant.contains(" ") && terms.size() == 1) {
                    reduced.put(variant, concept.id() + ", " + terms);
                }
            }
        }
        assertThat(enough)
                .as("said in " + ONE_WORD + ", and no such phrase")
                .isSubsetOf(reduced.keySet())
                .doesNotHaveDuplicates();
        reduced.keySet().removeAll(enough);
        assertThat(reduced)
                .as("would find every text that has this one word: say it in more words, or put it into " + ONE_WORD)
                .isEmpty();
    }

    @Test
    void a_language_that_the_glossary_lacks_has_no_words() {
        Glossary.Concept concept = glossary.concept("police").orElseThrow();
        assertThat(concept.preferred("en")).contains("police");
        assertThat(concept.variants("es")).contains("policía");
        assertThat(concept.preferred("tlh")).isEmpty();
        assertThat(glossary.concept("no-such-concept")).isEmpty();
    }

    private static List<String> terms(Analyzer analyzer, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
