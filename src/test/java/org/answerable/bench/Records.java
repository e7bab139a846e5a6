package org.answerable.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Stretch;
import org.answerable.platform.Time;

/** Generated public records: the same for the same seed, each made anew from its number, so that none need be kept. */
final class Records {
    private static final List<String> KINDS =
            List.of("complaint", "complaint", "comment", "comment", "question", "praise");
    private static final Detector DETECTOR = new Detector();
    private static final long FIRST_KEY = 10_000_000;
    private static final Instant NEWEST = Instant.parse("2026-11-01T12:00:00Z");

    private final Corpus corpus;
    private final long seed;
    private final List<String> agencies = slugs("agencies", "topics");
    private final List<String> topics = slugs("topics", "rules");
    private final List<String> counties;

    /** One record; {@code answer} is {@code null} where nobody has answered. */
    record Item(
            long number,
            String code,
            String kind,
            String language,
            String title,
            String text,
            String county,
            List<String> topics,
            String agency,
            Instant published,
            String answer,
            String answerLanguage,
            boolean closed) {
        String status() {
            return closed ? "closed" : answer == null ? "awaiting-answer" : "answered";
        }

        String month() {
            return Time.day(published).toString().substring(0, 7);
        }
    }

    Records(Corpus corpus, long seed) throws IOException {
        this.corpus = corpus;
        this.seed = seed;
        this.counties = Files.readAllLines(Path.of("src/main/resources/directory/counties.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, 5))
                .toList();
    }

    /** Those of a list of the directory that comes with the product; the coordinating office is none to write to. */
    private static List<String> slugs(String list, String next) {
        try {
            List<String> slugs = new ArrayList<>();
            String file = Files.readString(Path.of("src/main/resources/directory/wisconsin.json"));
            Matcher slug = Pattern.compile("^ {6}\"slug\": \"([a-z-]+)\"", Pattern.MULTILINE)
                    .matcher(file.substring(
                            file.indexOf("\n  \"" + list + "\": ["), file.indexOf("\n  \"" + next + "\": [")));
            while (slug.find()) {
                if (!slug.group(1).equals("coordinating-office")) {
                    slugs.add(slug.group(1));
                }
            }
            return slugs;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<String> agencies() {
        return agencies;
    }

    List<String> topics() {
        return topics;
    }

    List<String> counties() {
        return counties;
    }

    /** The text of a length people write: one sentence to ten, most of them few. */
    String text(Random random, String language) {
        List<String> sentences = corpus.sentences().get(language);
        StringBuilder text = new StringBuilder();
        int count = 1 + Math.min(random.nextInt(10), random.nextInt(10));
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(sentences.get(random.nextInt(sentences.size())));
        }
        return text.toString();
    }

    Item item(long number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextLong();
        // Few languages hold most of what comes: English a third, the rest falling.
        List<String> languages = corpus.languages();
        String language = random.nextInt(3) == 0 && languages.contains("en")
                ? "en"
                : languages.get((int) (languages.size() * random.nextDouble() * random.nextDouble()));
        String agency = agencies.get((int) (agencies.size() * random.nextDouble() * random.nextDouble()));
        Set<String> about = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            about.add(topics.get((int) (topics.size() * random.nextDouble() * random.nextDouble())));
        }
        String title = random.nextInt(3) == 0 ? shortened(text(random, language)) : null;
        boolean answered = random.nextInt(5) < 3;
        String answerLanguage = random.nextBoolean() && languages.contains("en") ? "en" : language;
        return new Item(
                number,
                code(number),
                KINDS.get(random.nextInt(KINDS.size())),
                language,
                title,
                text(random, language),
                random.nextInt(10) == 0 ? null : counties.get(random.nextInt(counties.size())),
                List.copyOf(about),
                agency,
                NEWEST.minus(random.nextInt(365 * 24 * 60), ChronoUnit.MINUTES)
                        .minus(number % 60_000, ChronoUnit.MILLIS),
                answered ? text(random, answerLanguage) : null,
                answerLanguage,
                random.nextInt(8) == 0);
    }

    private static String shortened(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(60, text.codePointCount(0, text.length()))));
    }

    private static String code(long number) {
        StringBuilder code = new StringBuilder("b");
        for (long rest = number * 0x9E3779B97F4A7C15L, i = 0; i < 11; i++, rest >>>= 5) {
            code.append("0123456789abcdefghjkmnpqrstvwxyz".charAt((int) (rest & 31)));
        }
        return code.toString();
    }

    /**
     * Writes records into a database of the product, past its use cases: no journal, nothing but what the index and the
     * public read.
     */
    void insert(Connection connection, long from, long to) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement submission = connection.prepareStatement(
                        "insert into submission (id, code, receipt_hash, kind, title, text, language, language_source,"
                                + " language_confidence, county, publish, share_contact, channel, received_at, state, version)"
                                + " values (?, ?, ?, ?, ?, ?, ?, 'given', 1, ?, true, false, 'IMPORT', ?, 'PUBLISHED', 1)");
                PreparedStatement ticket = connection.prepareStatement(
                        "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, version)"
                                + " values (?, ?, ?, ?, 'LEAD', ?, ?, ?, ?, 1)");
                PreparedStatement record = connection.prepareStatement(
                        "insert into public_record (id, code, submission, kind, language, title, text, redactions,"
                                + " source_redactions, stretches, submitted_on, published_at, updated_at, county, visible, "
                                + "version) values (?, ?, ?, ?, ?, ?, ?, '[]', '[]', ?, ?, ?, ?, ?, true, 1)");
                PreparedStatement topic =
                        connection.prepareStatement("insert into public_record_topic (record, topic) values (?, ?)");
                PreparedStatement answer = connection.prepareStatement(
                        "insert into public_answer (record, answer, agency, at, text, language, stretches,"
                                + " redactions, source_redactions, days) values (?, ?, ?, ?, ?, ?, ?, '[]', '[]', 10)")) {
            List<PreparedStatement> all = List.of(submission, ticket, record, topic, answer);
            for (long number = from; number < to; number++) {
                Item item = item(number);
                long key = FIRST_KEY + number;
                Instant received = item.published().minus(12, ChronoUnit.DAYS);
                set(
                        submission,
                        key,
                        "s" + item.code().substring(1),
                        "bench" + number,
                        item.kind().toUpperCase(java.util.Locale.ROOT),
                        item.title(),
                        item.text(),
                        item.language(),
                        item.county(),
                        received.toEpochMilli());
                set(
                        ticket,
                        key,
                        "t" + item.code().substring(1),
                        key,
                        item.agency(),
                        item.closed() ? "CLOSED" : item.answer() == null ? "OPEN" : "ANSWERED",
                        "[{\"kind\":\"named\",\"arguments\":[\"" + item.agency() + "\"]}]",
                        received.toEpochMilli(),
                        received.plus(20, ChronoUnit.DAYS).toEpochMilli());
                set(
                        record,
                        key,
                        item.code(),
                        key,
                        item.kind(),
                        item.language(),
                        item.title(),
                        item.text(),
                        cut(item.text(), item.language()),
                        Time.day(received).toString(),
                        item.published().toEpochMilli(),
                        item.published().toEpochMilli(),
                        item.county());
                for (String about : item.topics()) {
                    set(topic, key, about);
                }
                if (item.answer() != null) {
                    set(
                            answer,
                            key,
                            "a" + item.code().substring(1),
                            item.agency(),
                            item.published().toEpochMilli(),
                            item.answer(),
                            item.answerLanguage(),
                            cut(item.answer(), item.answerLanguage()));
                }
                if ((number + 1) % 1000 == 0 || number + 1 == to) {
                    for (PreparedStatement statement : all) {
                        statement.executeBatch();
                    }
                    connection.commit();
                }
            }
        }
    }

    /** As it is kept with what is published. */
    private static String cut(String text, String language) {
        return Stretch.written(DETECTOR.stretches(text, new Language(language)));
    }

    /** Sets the parameters and adds the row to the batch. */
    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                statement.setNull(i + 1, Types.VARCHAR);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        statement.addBatch();
    }
}
