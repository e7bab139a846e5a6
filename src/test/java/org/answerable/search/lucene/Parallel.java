package org.answerable.search.lucene;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.answerable.language.Glossary;

/**
 * Sentences in several languages, by the keys of their fields.
 *
 * @param document what it is of: whole documents are left out of what is learned to measure on them
 */
record Parallel(String document, Map<String, String> byKey) {
    private static final int LONGEST = 400;

    /** The files of a folder, {@code tag.tsv}, lines of document, tab, sentence; aligned by line. */
    static List<Parallel> byLine(Path folder, Collection<String> tags) throws IOException {
        return folder(folder, tags, false);
    }

    /** The same, lines of document, colon, segment, tab, sentence; aligned by what stands before the tab. */
    static List<Parallel> bySegment(Path folder, Collection<String> tags) throws IOException {
        return folder(folder, tags, true);
    }

    private static List<Parallel> folder(Path folder, Collection<String> tags, boolean isBySegment) throws IOException {
        Map<String, Parallel> sentences = new LinkedHashMap<>();
        for (String tag : tags) {
            Path file = folder.resolve(tag + ".tsv");
            if (!Files.exists(file)) {
                continue;
            }
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", 2);
                String name = isBySegment ? cells[0] : cells[0] + "#" + number++;
                put(sentences, name, cells[0].split(":")[0], tag, cells[1].strip());
            }
        }
        return List.copyOf(sentences.values());
    }

    private static void put(Map<String, Parallel> all, String name, String document, String tag, String text) {
        all.computeIfAbsent(name, n -> new Parallel(document, new TreeMap<>()))
                .byKey()
                .put(Analysis.key(tag), text);
    }

    /** A dictionary, lines of English, tab, translation. */
    static List<Parallel> dictionary(Path file, String tag) throws IOException {
        List<Parallel> entries = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t");
            if (cells.length >= 2) {
                entries.add(new Parallel("", Map.of("en", cells[0], Analysis.key(tag), cells[1])));
            }
        }
        return entries;
    }

    /** The product's own texts: {@code tag/*.properties}, aligned by key. */
    static List<Parallel> own(Path folder, Collection<String> tags) throws IOException {
        Map<String, Parallel> sentences = new LinkedHashMap<>();
        for (String tag : tags) {
            try (Stream<Path> files = Files.list(folder.resolve(tag))) {
                for (Path file : files.filter(
                                path -> path.toString().endsWith(".properties") && !path.endsWith("status.properties"))
                        .sorted()
                        .toList()) {
                    Properties texts = new Properties();
                    try (Reader reader = Files.newBufferedReader(file)) {
                        texts.load(reader);
                    }
                    new TreeMap<>(texts)
                            .forEach((key, text) -> put(
                                    sentences,
                                    key.toString(),
                                    "",
                                    tag,
                                    text.toString()
                                            .replaceAll("\\{\\d+, *(plural|select)[^{]*", " ")
                                            .replaceAll(
                                                    "\\{\\d[^{}]*\\}|\\b(one|few|many|two|zero|other) *\\{|[{}#]",
                                                    " ")));
                }
            }
        }
        return List.copyOf(sentences.values());
    }

    /**
     * Translations of names of things on maps: {@code tag.json}, objects within objects, aligned by their path.
     *
     * @param names of the files by the tags of languages
     */
    static List<Parallel> nested(Path folder, Map<String, String> names) throws IOException {
        Map<String, Parallel> sentences = new LinkedHashMap<>();
        for (Map.Entry<String, String> name : names.entrySet()) {
            try (JsonReader reader =
                    Json.createReader(Files.newInputStream(folder.resolve(name.getValue() + ".json")))) {
                reader.readObject().values().forEach(root -> nested(sentences, "", name.getKey(), root));
            }
        }
        return List.copyOf(sentences.values());
    }

    private static void nested(Map<String, Parallel> all, String path, String tag, JsonValue value) {
        if (value instanceof JsonObject object) {
            object.forEach((key, within) -> nested(all, path + "/" + key, tag, within));
        } else if (value instanceof JsonString text && !path.endsWith("/terms")) {
            put(all, path, "", tag, text.getString());
        }
    }

    /** The concepts of the glossary in each language: the preferred way to say one beside the preferred way. */
    static List<Parallel> glossary() {
        List<Parallel> concepts = new ArrayList<>();
        for (Glossary.Concept concept : Glossary.shipped().concepts()) {
            Map<String, String> said = new TreeMap<>();
            concept.variants().forEach((tag, variants) -> said.put(Analysis.key(tag), variants.getFirst()));
            concepts.add(new Parallel("", said));
        }
        return concepts;
    }

    /** What countries, languages and cities are called: the Common Locale Data Repository, as ICU brings it. */
    static List<Parallel> names(Collection<String> tags) {
        Map<String, Parallel> names = new LinkedHashMap<>();
        for (String tag : tags) {
            ULocale locale = ULocale.forLanguageTag(tag);
            LocaleDisplayNames said = LocaleDisplayNames.getInstance(locale);
            for (String country : Locale.getISOCountries()) {
                name(names, country, tag, said.regionDisplayName(country));
            }
            for (String language : Locale.getISOLanguages()) {
                name(names, "language " + language, tag, said.languageDisplayName(language));
            }
            TimeZoneNames zones = TimeZoneNames.getInstance(locale);
            for (String zone : new TreeSet<>(
                    TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null))) {
                name(names, zone, tag, zones.getExemplarLocationName(zone));
            }
        }
        return List.copyOf(names.values());
    }

    private static void name(Map<String, Parallel> names, String of, String tag, String name) {
        if (name != null && name.length() > 3 || name != null && !name.matches("[a-zA-Z-]+")) {
            put(names, "name " + of, "", tag, name);
        }
    }

    /** The words of each sentence in one language; {@code null} where it is not said in that. */
    static List<Set<String>> words(List<Parallel> sentences, String key) {
        List<Set<String>> words = new ArrayList<>();
        for (Parallel sentence : sentences) {
            String text = sentence.byKey().get(key);
            words.add(text == null ? null : words(key, text));
        }
        return words;
    }

    /** The terms of the language's field, and pairs of neighbours where a word is several syllables written apart. */
    static Set<String> words(String key, String text) {
        Set<String> words = new LinkedHashSet<>();
        Terms.of(Analysis.field(key), text, LONGEST).forEach(term -> words.add(term.text()));
        if (Plan.SYLLABLES_APART.contains(key)) {
            Terms.of(Analysis.PAIRS_PREFIX + key, text, LONGEST).stream()
                    .map(Terms.Term::text)
                    .filter(pair -> pair.indexOf(' ') > 0)
                    .forEach(words::add);
        }
        words.removeIf(word -> word.codePoints().noneMatch(Character::isLetter));
        return words;
    }
}
