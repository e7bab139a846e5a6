package org.answerable.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sentences by language, from which records are made: a folder of {@code tag.tsv} (document, tab, sentence), else the
 * demo's own texts.
 */
record Corpus(String source, Map<String, List<String>> sentences, List<String> languages) {
    private static final Path BESIDE = Path.of("../shared/data/ntrex-dev");
    private static final Path DEMO = Path.of("src/main/resources/demo/records.json");

    /** What {@code BENCH_TEXT} names, else the folder beside the project, else the demo's. */
    static Corpus find() throws IOException {
        String given = System.getenv("BENCH_TEXT");
        if (given != null && !given.isBlank()) {
            return folder(Path.of(given));
        }
        return Files.isDirectory(BESIDE) ? folder(BESIDE) : demo();
    }

    private static Corpus folder(Path folder) throws IOException {
        Map<String, List<String>> sentences = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
                String name = file.getFileName().toString();
                List<String> found = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    String sentence = line.substring(line.indexOf('\t') + 1).strip();
                    if (!sentence.isEmpty()) {
                        found.add(sentence);
                    }
                }
                if (!found.isEmpty()) {
                    sentences.put(name.substring(0, name.length() - 4), found);
                }
            }
        }
        if (sentences.isEmpty()) {
            throw new IOException("no tag.tsv in " + folder);
        }
        return new Corpus(folder.toString(), sentences, List.copyOf(sentences.keySet()));
    }

    private static Corpus demo() throws IOException {
        Map<String, List<String>> sentences = new TreeMap<>();
        try (Reader in = Files.newBufferedReader(DEMO);
                JsonReader json = Json.createReader(in)) {
            for (JsonObject record : json.readArray().getValuesAs(JsonObject.class)) {
                List<String> found = sentences.computeIfAbsent(record.getString("language"), l -> new ArrayList<>());
                for (String sentence :
                        record.getString("text").split("(?<=[.!?\u3002\u104B\u17D4\u0964\u1362])\\s*|\\n+")) {
                    if (!sentence.isBlank()) {
                        found.add(sentence.strip());
                    }
                }
            }
        }
        return new Corpus(DEMO.toString(), sentences, List.copyOf(sentences.keySet()));
    }
}
