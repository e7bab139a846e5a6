package org.answerable.campaigns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.crypto.Keys;

/**
 * How well letters of campaigns are found among others: letters made of a template of real sentences, each with
 * sentences left out, words exchanged, names, and sentences of the writer's own. Constants were chosen on the documents
 * of the first half; the second is the measure.
 */
public final class CampaignsMeasured {
    private static final List<String> LANGUAGES = List.of("en", "es", "so", "my", "zh", "ar");
    private static final int CAMPAIGNS = 8;
    private static final int TEMPLATE = 8;

    private final Path folder;
    private final Random random;
    private final boolean second;

    private CampaignsMeasured(Path folder, boolean second, long seed) {
        this.folder = folder;
        this.second = second;
        this.random = new Random(seed);
    }

    /** How letters of a section are made. */
    private record Made(String name, int least, int most, int sharedSentences, boolean legalParagraph, double floor) {}

    private static final List<Made> SECTIONS = List.of(
            new Made("plain, 60 copies each", 60, 60, 0, false, .99),
            new Made("sharing personal sentences", 40, 40, 2, false, .97),
            new Made("sharing a legal paragraph", 40, 40, 1, true, .97),
            new Made("10 to 50 copies", 10, 50, 1, false, .97));

    /** A text, and the campaign it is of; negative: of none. */
    private record Letter(int campaign, String text) {}

    /** A figure: which, pairwise F1, of how many letters and others, and the floor. */
    public record Figure(String name, double f1, String of, double floor) {}

    /**
     * Measures.
     *
     * @param database a fresh one
     * @param second the half
     */
    public static List<Figure> run(JdbcTransactions database, Keys keys, Path folder, boolean second, long seed)
            throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Made made : SECTIONS) {
            figures.add(new CampaignsMeasured(folder, second, seed).measure(database, keys, made));
        }
        return figures;
    }

    /**
     * Texts of articles that have nothing to do with each other.
     *
     * @param merged how many stand in a group with one of another article
     * @param ofOne how many stand in a group with others of the same article alone, in whatever language
     */
    public record Unrelated(int texts, int articles, int merged, int ofOne, double millis) {
        public double in10000() {
            return 10_000.0 * merged / texts;
        }
    }

    /**
     * Sentences of articles in all languages, each a text of its own, from some ten words on; what is said twice,
     * letter by letter, is taken once. A headline and the first sentences of one article often say the same.
     */
    public static Unrelated unrelated(JdbcTransactions database, Keys keys, Path folder, boolean second, long seed)
            throws Exception {
        Map<String, Integer> articles = new HashMap<>();
        Map<String, Letter> once = new LinkedHashMap<>();
        for (Map<String, List<String>> documents :
                new CampaignsMeasured(folder, second, seed).documents().values()) {
            documents.forEach((document, sentences) -> {
                int article = articles.computeIfAbsent(document, d -> articles.size());
                sentences.stream()
                        .filter(text -> text.length() >= 60)
                        .forEach(text -> once.putIfAbsent(text, new Letter(article, text)));
            });
        }
        List<Letter> letters = new ArrayList<>(once.values());
        Collections.shuffle(letters, new Random(seed));
        Grouping grouping = new Grouping(database, Pieces.of(keys));
        long begun = System.nanoTime();
        for (int i = 0; i < letters.size(); i++) {
            grouping.put(Space.DESK, "t" + i, letters.get(i).text());
        }
        double each = (System.nanoTime() - begun) / 1e6 / letters.size();
        Map<Long, Map<Integer, Integer>> found = new HashMap<>();
        database.run(connection -> read(connection, letters, found));
        int merged = 0;
        int ofOne = 0;
        for (Map<Integer, Integer> group : found.values()) {
            int size = group.values().stream().mapToInt(n -> n).sum();
            merged += group.size() > 1 ? size : 0;
            ofOne += group.size() == 1 && size > 1 ? size : 0;
        }
        return new Unrelated(letters.size(), articles.size(), merged, ofOne, each);
    }

    private Figure measure(JdbcTransactions database, Keys keys, Made made) throws Exception {
        List<Letter> letters = letters(made);
        Grouping grouping = new Grouping(database, Pieces.of(keys));
        long begun = System.nanoTime();
        for (int i = 0; i < letters.size(); i++) {
            grouping.put(Space.DESK, "t" + i, letters.get(i).text());
        }
        double each = (System.nanoTime() - begun) / 1e6 / letters.size();
        Map<Long, Map<Integer, Integer>> found = new HashMap<>();
        database.run(connection -> read(connection, letters, found));
        Map<Integer, Integer> sizes = new HashMap<>();
        letters.forEach(letter -> sizes.merge(letter.campaign(), 1, Integer::sum));
        long together = 0;
        long right = 0;
        int others = 0;
        int merged = 0;
        for (Map<Integer, Integer> group : found.values()) {
            int all = group.values().stream().mapToInt(n -> n).sum();
            together += pairs(all)
                    - group.entrySet().stream()
                            .filter(e -> e.getKey() < 0)
                            .mapToLong(e -> pairs(e.getValue()))
                            .sum(); // Parts of one article are not counted.
            right += group.entrySet().stream()
                    .filter(e -> e.getKey() >= 0)
                    .mapToLong(e -> pairs(e.getValue()))
                    .sum();
            int background = group.entrySet().stream()
                    .filter(e -> e.getKey() < 0)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            others += background;
            merged += group.size() > 1 ? background : 0;
        }
        long wanted = sizes.entrySet().stream()
                .filter(e -> e.getKey() >= 0)
                .mapToLong(e -> pairs(e.getValue()))
                .sum();
        double precision = together == 0 ? 1 : (double) right / together;
        double recall = (double) right / wanted;
        return new Figure(
                made.name(),
                2 * precision * recall / (precision + recall),
                String.format(
                        Locale.ROOT,
                        "precision %.4f recall %.4f; %d letters of %d campaigns, %d others, %d merged; %.2f ms each",
                        precision,
                        recall,
                        letters.size() - others,
                        sizes.keySet().stream().filter(c -> c >= 0).count(),
                        others,
                        merged,
                        each),
                made.floor());
    }

    private static Void read(Connection connection, List<Letter> letters, Map<Long, Map<Integer, Integer>> found)
            throws java.sql.SQLException {
        try (Statement query = connection.createStatement()) {
            try (ResultSet row = query.executeQuery("select subject, campaign from campaign_member")) {
                while (row.next()) {
                    int letter = Integer.parseInt(row.getString(1).substring(1));
                    found.computeIfAbsent(row.getLong(2), g -> new HashMap<>())
                            .merge(letters.get(letter).campaign(), 1, Integer::sum);
                }
            }
            query.execute("delete from campaign_key");
            query.execute("delete from campaign_member");
            query.execute("delete from campaign");
        }
        return null;
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    private List<Letter> letters(Made made) throws IOException {
        List<Letter> letters = new ArrayList<>();
        int campaign = 0;
        int other = -1;
        for (Map.Entry<String, Map<String, List<String>>> language : documents().entrySet()) {
            List<List<String>> documents = new ArrayList<>(language.getValue().values());
            // Sentences of writers' own: what the first articles say after their beginnings, so that nothing else says
            // it.
            List<String> all = documents.stream()
                    .limit(3L * CAMPAIGNS / 2)
                    .flatMap(document -> document.stream().skip(TEMPLATE))
                    .toList();
            int from = 0;
            if (LANGUAGES.contains(language.getKey())) {
                List<String> legal = all.subList(all.size() - 2, all.size());
                List<String> pool = all.subList(all.size() - 12, all.size() - 2);
                for (int begun = 0; begun < CAMPAIGNS && from < documents.size(); from++) {
                    List<String> document = documents.get(from);
                    if (document.size() < TEMPLATE) {
                        continue;
                    }
                    int copies = made.least() + random.nextInt(made.most() - made.least() + 1);
                    for (int i = 0; i < copies; i++) {
                        letters.add(
                                new Letter(campaign, letter(document.subList(0, TEMPLATE), all, pool, legal, made)));
                    }
                    campaign++;
                    begun++;
                }
            }
            for (List<String> document : documents.subList(
                    Math.min(documents.size(), Math.max(from, 3 * CAMPAIGNS / 2)), documents.size())) {
                other--; // Parts of one article may repeat each other.
                for (int i = 0; i + 4 <= document.size(); i += 4) {
                    letters.add(new Letter(other, String.join(" ", document.subList(i, i + 4))));
                }
            }
        }
        Collections.shuffle(letters, random);
        return letters;
    }

    private String letter(List<String> template, List<String> all, List<String> pool, List<String> legal, Made made) {
        List<String> said = new ArrayList<>();
        for (String sentence : template) {
            if (random.nextDouble() < .85) {
                said.add(exchanged(sentence, all));
            }
        }
        if (made.legalParagraph()) {
            said.addAll(said.size() / 2, legal);
        }
        for (int i = 0; i < made.sharedSentences(); i++) {
            said.add(random.nextInt(said.size() + 1), pool.get(random.nextInt(pool.size())));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            said.add(random.nextInt(said.size() + 1), all.get(random.nextInt(all.size())));
        }
        return word(all) + ", " + String.join(" ", said) + " " + word(all) + " " + word(all);
    }

    /** Three of a hundred words are others. */
    private String exchanged(String sentence, List<String> all) {
        String[] words = sentence.split(" ");
        for (int i = 0; i < words.length; i++) {
            if (random.nextDouble() < .03 && words.length > 1) {
                words[i] = word(all);
            }
        }
        return String.join(" ", words);
    }

    private String word(List<String> all) {
        String[] words = all.get(random.nextInt(all.size())).split(" ");
        String word = words[random.nextInt(words.length)];
        return word.length() > 20 ? word.substring(0, 3) : word;
    }

    /** By language, by document; every other document is of the second half. */
    private Map<String, Map<String, List<String>>> documents() throws IOException {
        Map<String, Map<String, List<String>>> languages = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
                Map<String, List<String>> documents = new LinkedHashMap<>();
                for (String line : Files.readAllLines(file)) {
                    int tab = line.indexOf('\t');
                    if (tab > 0 && !line.substring(tab + 1).isBlank()) {
                        documents
                                .computeIfAbsent(line.substring(0, tab), d -> new ArrayList<>())
                                .add(line.substring(tab + 1).strip());
                    }
                }
                int[] number = {0};
                documents.keySet().removeIf(d -> number[0]++ % 2 == (second ? 0 : 1));
                String name = file.getFileName().toString();
                languages.put(name.substring(0, name.length() - 4), documents);
            }
        }
        return languages;
    }
}
