package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.PublicExits;
import org.answerable.PublicExits.Exit;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A demonstration names real agencies: whatever leaves it says of itself that it is made up, wherever it is carried.
 * Nothing that leaves another server does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventedIT {
    private static final Map<String, String> MARKS = texts("word");
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("<entry>(.*?)</entry>", Pattern.DOTALL);
    private static final Pattern IN_LANGUAGE = Pattern.compile("/([a-zA-Z-]+)/.*");
    /** What stands beside somebody's words, or beside a meeting. */
    private static final List<String> TELLING = List.of("text", "snippet", "startsAt");

    private static final List<String> KINDS = List.of(
            "text/html",
            "application/json",
            "application/x-ndjson",
            "text/csv",
            "application/atom+xml",
            "text/calendar");

    private RunningServer server;
    private List<Exit> exits;
    /** How each record, answer and promise begins. */
    private final List<String> told = new ArrayList<>();

    /** What a demonstration says, by language. */
    private static Map<String, String> texts(String key) {
        Map<String, String> said = new LinkedHashMap<>();
        try (Stream<Path> folders = Files.list(Path.of("i18n"))) {
            for (Path folder : folders.filter(f -> Files.exists(f.resolve("platform.properties")))
                    .toList()) {
                Properties texts = new Properties();
                texts.load(Files.newBufferedReader(folder.resolve("platform.properties")));
                said.put(folder.getFileName().toString(), texts.getProperty("platform.demonstration." + key));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    @BeforeAll
    void everything_that_leaves_is_fetched() {
        server = RunningServer.shared();
        Story.awaitIndexed(server);
        Visitor stranger = new Visitor(server);
        stranger.get("/api/v1/search.ndjson")
                .body()
                .lines()
                .map(PublicExits::json)
                .forEach(record -> {
                    told.add(beginning(record));
                    record.getJsonArray("answers")
                            .getValuesAs(JsonObject.class)
                            .forEach(answer -> told.add(beginning(answer)));
                });
        stranger.items("/api/v1/commitments").forEach(promise -> told.add(beginning(promise)));
        assertThat(told).hasSizeGreaterThan(300);
        exits = PublicExits.crawl(server).stream()
                .filter(exit -> exit.reply().status() == 200)
                .toList();
    }

    private static String beginning(JsonObject said) {
        String line = said.getString("text").lines().findFirst().orElseThrow();
        return line.substring(0, Math.min(line.length(), 30)).replaceAll("[&<>\"'▮].*", "");
    }

    private List<Exit> exits(String type) {
        List<Exit> found = exits.stream()
                .filter(exit -> exit.reply().header("Content-Type").orElse("").startsWith(type))
                .toList();
        assertThat(found).as(type).isNotEmpty();
        return found;
    }

    private static String language(Exit exit) {
        Matcher path = IN_LANGUAGE.matcher(exit.path());
        return path.matches() && MARKS.containsKey(path.group(1)) ? path.group(1) : "en";
    }

    private static String mark(Exit exit) {
        return MARKS.get(language(exit));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void every_page_says_so_in_its_title_its_banner_and_its_description() {
        for (Exit exit : exits("text/html")) {
            Matcher title = TITLE.matcher(exit.reply().body());
            assertThat(title.find()).as(exit.path()).isTrue();
            assertThat(title.group(1)).as(exit.path()).startsWith(mark(exit));
            assertThat(exit.reply().body())
                    .as(exit.path())
                    .contains("<p class=\"demo\">")
                    .contains("<meta name=\"description\"")
                    .contains("<meta name=\"robots\" content=\"noindex\">");
        }
    }

    @Test
    void a_record_s_citation_and_each_answer_on_its_page_say_so() {
        Map<String, String> answers = texts("answer");
        for (Exit exit : exits("text/html").stream()
                .filter(e -> e.path().contains("/records/"))
                .toList()) {
            assertThat(exit.reply().body())
                    .as(exit.path())
                    .contains("id=\"citation\">" + mark(exit))
                    .contains("mailto:?subject=" + mark(exit).replace(" ", "%20"));
            int shown = PublicExits.json(new Visitor(server)
                            .get("/api/v1" + exit.path().substring(exit.path().indexOf("/records/")))
                            .body())
                    .getJsonArray("answers")
                    .size();
            assertThat(count(exit.reply().body(), answers.get(language(exit))))
                    .as(exit.path())
                    .isEqualTo(shown);
        }
    }

    @Test
    void every_object_with_somebody_s_words_says_so_in_json() {
        for (Exit exit : exits("application/json")) {
            if (!exit.path().startsWith("/openapi")) {
                check(exit.path(), PublicExits.json(exit.reply().body()));
            }
        }
        for (Exit exit : exits("application/x-ndjson")) {
            exit.reply().body().lines().forEach(line -> check(exit.path(), PublicExits.json(line)));
        }
    }

    @Test
    void so_does_every_object_that_staff_and_writers_read() {
        Story story = new Story(server, "Something that somebody tries out " + Story.mark("tried"), "Tried", true);
        story.answer("An answer that somebody tries out", true);
        story.publish("{\"redactions\":[]}");
        for (String path : List.of("/api/v1/desk/tickets", "/api/v1/desk/tickets/" + story.ticket)) {
            check(path, PublicExits.json(story.liaison.get(path).body()));
        }
        for (String path : List.of("/api/v1/desk/submissions", "/api/v1/desk/submissions/" + story.id)) {
            check(path, PublicExits.json(story.moderator.get(path).body()));
        }
        check(
                "translations",
                PublicExits.json(new Visitor(server)
                        .bearer("demo-translator@demo")
                        .get("/api/v1/desk/translations?target=es")
                        .body()));
        JsonObject opened = PublicExits.json(new Visitor(server)
                .json("/api/v1/receipts/open", "{\"receipt\":\"" + story.receipt + "\"}")
                .body());
        check("receipt", opened);
        assertThat(opened.getJsonArray("answers").getJsonObject(0).getBoolean("invented"))
                .isTrue();
        JsonObject sent =
                Submitted.that("Tried again").as("comment").inUnsaidLanguage().acknowledged(new Visitor(server));
        assertThat(sent.getBoolean("invented")).as("told to whoever sends").isTrue();
    }

    private static void check(String where, JsonValue value) {
        switch (value.getValueType()) {
            case ARRAY -> value.asJsonArray().forEach(each -> check(where, each));
            case OBJECT -> {
                JsonObject object = value.asJsonObject();
                if (TELLING.stream().anyMatch(object::containsKey)) {
                    assertThat(object.getBoolean("invented", false))
                            .as("%s: %s", where, object)
                            .isTrue();
                }
                object.values().forEach(each -> check(where, each));
            }
            default -> {}
        }
    }

    @Test
    void every_line_of_a_table_says_so() throws IOException {
        for (Exit exit : exits("text/csv")) {
            try (var parser = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(exit.reply().body()))) {
                assertThat(parser.getHeaderNames()).as(exit.path()).contains("invented");
                assertThat(parser.getRecords())
                        .as(exit.path())
                        .isNotEmpty()
                        .allMatch(row -> row.get("invented").equals("true"));
            }
        }
    }

    @Test
    void a_feed_and_each_of_its_entries_and_answers_say_so_in_the_language_of_the_feed() {
        Map<String, String> answers = texts("answer");
        for (String language : MARKS.keySet()) {
            String feed = new Visitor(server)
                    .header("Accept-Language", language)
                    .get("/api/v1/search.atom")
                    .body();
            assertThat(feed.replaceAll("(?s)<entry>.*</entry>", ""))
                    .as(language)
                    .contains("<title>" + MARKS.get(language))
                    .contains("<category term=\"invented\"");
            List<String> entries =
                    ENTRY.matcher(feed).results().map(found -> found.group(1)).toList();
            assertThat(entries).as(language).hasSizeGreaterThan(100).allSatisfy(entry -> {
                Matcher title = TITLE.matcher(entry);
                assertThat(title.find()).isTrue();
                assertThat(title.group(1)).startsWith(MARKS.get(language));
                assertThat(entry).contains("<category term=\"invented\"");
                assertThat(count(entry, answers.get(language))).isEqualTo(count(entry, "&lt;h2"));
            });
        }
    }

    @Test
    void a_meeting_in_a_calendar_says_so_and_that_nobody_should_go_there() {
        Map<String, String> warnings = texts("meeting");
        for (Exit exit : exits("text/calendar")) {
            String plain = exit.reply().body().replace("\r\n ", "").replace("\\,", ",");
            assertThat(plain)
                    .as(exit.path())
                    .containsPattern("SUMMARY[^:]*:(" + String.join("|", MARKS.values()) + ")")
                    .contains(warnings.get(language(exit)));
        }
    }

    @Test
    void nothing_told_stands_in_any_other_kind_of_file() {
        List<Exit> others = exits.stream()
                .filter(exit -> KINDS.stream()
                        .noneMatch(exit.reply().header("Content-Type").orElse("")::startsWith))
                // Made when the product is built, before anything is told; its examples are sent by other tests.
                .filter(exit -> !exit.path().startsWith("/openapi"))
                .toList();
        assertThat(others).as("robots.txt, sitemap.xml and their like").hasSizeGreaterThan(2);
        assertThat(others)
                .allSatisfy(exit -> assertThat(told.stream().filter(words -> words.length() > 15))
                        .as(exit.path())
                        .noneMatch(exit.reply().body()::contains));
    }

    @Test
    void search_engines_are_asked_to_leave_it_alone() {
        assertThat(new Visitor(server).get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /\n");
        assertThat(exits.stream()
                        .filter(exit ->
                                Stream.of("/metrics", "/health", "/openapi").noneMatch(exit.path()::startsWith)))
                .allSatisfy(exit -> assertThat(exit.reply().header("X-Robots-Tag"))
                        .as(exit.path())
                        .contains("noindex"));
    }

    @Test
    void whoever_writes_is_told_before_sending_in_every_language() {
        texts("sending")
                .forEach((language, sentence) -> assertThat(new Visitor(server)
                                .get("/" + language + "/share")
                                .body())
                        .as(language)
                        .contains(sentence));
    }

    private static Map<String, String> production(Path data) {
        Path keys = data.resolve("demo-keys");
        return Map.of(
                "DEMO",
                "false",
                "DATA_DIR",
                data.toString(),
                "PUBLIC_URL",
                "https://comments.example",
                "SEAL_KEYSET",
                "file:" + keys.resolve("SEAL_KEYSET.json"),
                "HASH_KEYSET",
                "file:" + keys.resolve("HASH_KEYSET.json"));
    }

    @Test
    void the_stories_of_a_demonstration_never_leave_a_server_that_does_not_mark_them(@TempDir Path data)
            throws Exception {
        RunningServer.tell(data);
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:" + data.resolve("answerable"), "answerable", "");
                Statement statement = database.createStatement()) {
            statement.execute("update account set active = false");
        }
        try (RunningServer production = RunningServer.startRefused(
                production(data),
                "REFUSING TO START: DEMO is false, but the database holds the stories of the demonstration")) {
            production.awaitLog("CWWKZ0002E");
            production.awaitReadiness(503);
            assertThat(new Visitor(production).get("/api/v1/search").status()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void a_server_that_is_no_demonstration_marks_nothing(@TempDir Path data) throws Exception {
        String receipt;
        String record;
        try (RunningServer demonstration = RunningServer.start(Map.of("DATA_DIR", data.toString()))) {
            Story.awaitIndexed(demonstration);
            Story story = new Story(demonstration, "Something that somebody wrote", "Written", true);
            story.answer("An answer that somebody gave", true);
            receipt = story.receipt;
            record = story.publish("{\"redactions\":[]}");
            demonstration.stop();
        }
        try (Connection database =
                        DriverManager.getConnection("jdbc:h2:" + data.resolve("answerable"), "answerable", "");
                Statement statement = database.createStatement()) {
            statement.execute("update account set active = false");
            statement.execute("update submission set channel = 'API'"); // Otherwise it would refuse to start.
        }
        try (RunningServer production = RunningServer.start(production(data))) {
            Visitor stranger = new Visitor(production);
            assertThat(stranger.get("/en/records/" + record).body()).contains("Something that somebody wrote");
            List<Exit> all = new ArrayList<>(PublicExits.crawl(production));
            all.add(new Exit(
                    "/api/v1/receipts/open",
                    stranger.json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}")));
            List<String> words = Stream.of("word", "answer", "meeting", "sending")
                    .flatMap(key -> texts(key).values().stream())
                    .toList();
            for (Exit exit :
                    all.stream().filter(e -> !e.path().startsWith("/openapi")).toList()) {
                assertThat(exit.reply().body())
                        .as(exit.path())
                        .doesNotContain("\"invented\"")
                        .doesNotContain("class=\"demo\"");
                assertThat(words).as(exit.path()).noneMatch(exit.reply().body()::contains);
                assertThat(exit.reply().header("X-Robots-Tag")).as(exit.path()).isEmpty();
            }
            assertThat(stranger.get("/api/v1/search.csv")
                            .body()
                            .lines()
                            .findFirst()
                            .orElseThrow())
                    .doesNotContain("invented");
            assertThat(stranger.get("/robots.txt").body())
                    .contains("Disallow: /en/desk")
                    .contains("Sitemap: ");
        }
    }
}
