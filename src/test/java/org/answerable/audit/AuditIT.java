package org.answerable.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.demo.OpenDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal as an auditor meets it, on a running server with its demo data. */
class AuditIT {
    private static final String LIST = "/api/v1/desk/audit";
    private static final String VERIFY = "/api/v1/desk/audit/verify";

    private final RunningServer server = RunningServer.shared();

    private Visitor program(String account) {
        return new Visitor(server).bearer("demo-" + account);
    }

    private static JsonObject json(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    @Test
    void every_act_of_the_demo_is_read_page_by_page_without_a_gap() {
        Visitor auditor = program("auditor@demo");
        long expected = 1;
        String path = LIST;
        Set<String> acts = new HashSet<>();
        while (path != null) {
            JsonObject page = json(auditor.get(path));
            JsonArray items = page.getJsonArray("items");
            assertThat(items).hasSizeBetween(1, 100);
            for (JsonObject item : items.getValuesAs(JsonObject.class)) {
                assertThat(item.getJsonNumber("position").longValue()).isEqualTo(expected++);
                assertThat(item.getString("hash")).matches("[0-9a-f]{64}");
                assertThat(item.getString("at")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
                assertThat(item.getString("subject")).matches("[a-z-]+:.+");
                acts.add(item.getString("act"));
            }
            path = page.containsKey("next") && !page.isNull("next") ? LIST + "?cursor=" + page.getString("next") : null;
        }
        assertThat(acts).contains("submission.received", "ticket.opened", "ticket.answered", "record.published");
    }

    /** Writers write on any day; what tests did today does not count. */
    @Test
    void what_staff_of_the_demonstration_did_they_did_on_days_on_which_offices_are_open() {
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(12));
        List<JsonObject> closed = new ArrayList<>();
        int[] looked = {0};
        program("auditor@demo")
                .items(LIST)
                .filter(item -> item.getString("actor", "").contains("@")
                        && Instant.parse(item.getString("at")).isBefore(today))
                .forEach(item -> {
                    looked[0]++;
                    if (!OpenDays.open(Instant.parse(item.getString("at")))) {
                        closed.add(item);
                    }
                });
        assertThat(looked[0]).isGreaterThan(500);
        assertThat(closed).isEmpty();
    }

    @Test
    void the_journal_of_the_demo_verifies() {
        JsonObject verified = json(program("auditor@demo").json(VERIFY, ""));
        assertThat(verified.getBoolean("ok")).isTrue();
        assertThat(verified.getJsonNumber("entries").longValue()).isGreaterThan(100);
        assertThat(verified.get("firstBad")).isEqualTo(JsonValue.NULL);
        assertThat(verified.get("problem")).isEqualTo(JsonValue.NULL);
        JsonObject contents = verified.getJsonObject("contents");
        assertThat(contents.getInt("held")).isGreaterThan(100);
        assertThat(List.of(contents.getInt("altered"), contents.getInt("missing"), contents.getInt("unjournaled")))
                .as(contents.toString())
                .containsOnly(0);
        assertThat(verified.getJsonObject("head").getJsonNumber("position"))
                .isEqualTo(verified.getJsonNumber("entries"));
    }

    @Test
    void the_list_goes_on_where_the_header_says() {
        Reply first = program("auditor@demo").get(LIST + "?size=3");
        assertThat(first.header("Link").orElseThrow())
                .startsWith("<?size=3&cursor=")
                .endsWith(">; rel=\"next\"");
        String next = first.header("Link").get().replaceAll("^<(.*)>.*", "$1");
        assertThat(json(program("auditor@demo").get(LIST + next))
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getInt("position"))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?cursor=100", "?cursor=3~0000000000000000", "?cursor=~", "?size=0", "?size=101", "?size=x"})
    void a_made_up_cursor_or_size_is_malformed(String query) {
        Reply reply = program("auditor@demo").get(LIST + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "auditor@demo, 200",
        "coordinator@demo, 200",
        "liaison@state-patrol.demo, 403",
        "liaison@ice.demo, 403",
        "moderator@demo, 403",
        "translator@demo, 403",
        "admin@demo, 403",
        "partner@demo, 403",
        "nobody@demo, 401"
    })
    void only_auditor_and_coordinator_read_and_verify(String account, int status) {
        for (String exit : List.of("", ".csv", ".ndjson")) {
            assertThat(program(account).get(LIST + exit).status()).as(exit).isEqualTo(status);
        }
        assertThat(program(account).json(VERIFY, "").status()).isEqualTo(status);
    }

    @Test
    void the_page_lists_the_acts_and_verifies_them() {
        Visitor auditor = new Visitor(server).signIn("auditor@demo");
        Reply page = auditor.get("/es/desk/audit?sort=oldest");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Registro de actos</h1>", "<code>topic.founded</code>", "rel=\"next\"");
        Reply verified = auditor.submit("/es/desk/audit", "/es/desk/audit/verify", Map.of());
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.body()).contains("notice-good").contains("Verificado");
        assertThat(auditor.post("/es/desk/audit/verify", Map.of()).status())
                .as("without the form's token")
                .isEqualTo(403);
        assertThat(new Visitor(server)
                        .signIn("moderator@demo")
                        .get("/en/desk/audit")
                        .status())
                .isEqualTo(403);
    }

    private List<JsonObject> acts(String query) {
        return program("auditor@demo").items(LIST + "?size=100" + query).toList();
    }

    @Test
    void acts_are_narrowed_by_act_person_subject_and_day_in_either_order_without_losing_one() {
        List<JsonObject> all = acts("&to=2099-01-01");
        assertThat(all)
                .extracting(a -> a.getJsonNumber("position").longValue())
                .isSorted()
                .hasSizeGreaterThan(200);
        JsonObject some = all.stream()
                .filter(a -> a.getString("act").equals("ticket.answered"))
                .findFirst()
                .orElseThrow();
        String day = some.getString("at").substring(0, 10);
        String before = java.time.LocalDate.parse(day).minusDays(1).toString();
        String after = java.time.LocalDate.parse(day).plusDays(1).toString();
        Map<String, java.util.function.Predicate<JsonObject>> narrowed = Map.of(
                "act=ticket.answered",
                a -> a.getString("act").equals("ticket.answered"),
                "actor=resident",
                a -> a.getString("actor").equals("resident"),
                "subject=" + some.getString("subject"),
                a -> a.getString("subject").equals(some.getString("subject")),
                "subject=ticket",
                a -> a.getString("subject").startsWith("ticket:"),
                "subject=ticket:",
                a -> a.getString("subject").startsWith("ticket:"),
                "act=ticket.answered&subject=" + some.getString("subject") + "&from=" + before + "&to=" + after,
                a -> a.getString("act").equals("ticket.answered")
                        && a.getString("subject").equals(some.getString("subject"))
                        && Math.abs(a.getString("at").compareTo(some.getString("at"))) >= 0);
        narrowed.forEach((query, fits) -> {
            long last = all.getLast().getJsonNumber("position").longValue();
            List<Object> expected = all.stream()
                    .filter(fits)
                    .map(a -> (Object) a.getInt("position"))
                    .toList();
            List<Object> oldest = acts("&" + query).stream()
                    .filter(a -> a.getInt("position") <= last)
                    .map(a -> (Object) a.getInt("position"))
                    .toList();
            List<Object> newest = acts("&sort=newest&" + query).stream()
                    .filter(a -> a.getInt("position") <= last)
                    .map(a -> (Object) a.getInt("position"))
                    .toList();
            if (!query.contains("from=")) {
                assertThat(oldest).as(query).isEqualTo(expected).isNotEmpty();
            }
            assertThat(oldest).as(query).isNotEmpty();
            assertThat(newest.reversed()).as(query).isEqualTo(oldest);
        });
        assertThat(acts("&from=" + day + "&to=" + day))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(java.time.Instant.parse(a.getString("at"))
                                .atZone(java.time.ZoneId.of("America/Chicago"))
                                .toLocalDate())
                        .hasToString(day));
        assertThat(acts("&to=1999-12-31")).isEmpty();
        List<JsonObject> until = acts("&sort=newest&to=" + before);
        assertThat(until.getFirst().getString("at")).as("the jump to a day").isLessThan(after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=nothing.done",
                "act=%3Cb%3E",
                "from=yesterday",
                "to=2026-02-30",
                "sort=best",
                "actor=a%00b",
                "from=99999-01-01"
            })
    void what_is_not_known_of_a_query_is_refused_by_list_page_and_file(String query) {
        for (String path : List.of(LIST, LIST + ".csv", LIST + ".ndjson")) {
            Reply reply = program("auditor@demo").get(path + "?" + query);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
        }
        assertThat(new Visitor(server)
                        .signIn("auditor@demo")
                        .get("/en/desk/audit?" + query)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_page_is_newest_first_narrowed_by_its_form_and_taken_away_as_a_file() {
        Visitor auditor = new Visitor(server).signIn("auditor@demo");
        Reply page = auditor.get("/en/desk/audit");
        List<String> positions = java.util.regex.Pattern.compile("<th scope=\"row\"[^>]*>([0-9,]+)</th>")
                .matcher(page.body())
                .results()
                .map(m -> m.group(1).replace(",", ""))
                .toList();
        assertThat(positions).hasSize(25);
        assertThat(positions.stream().map(Long::valueOf).toList())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        String narrowed = "?act=ticket.answered&actor=liaison%40state-patrol.demo";
        String shown = auditor.get("/en/desk/audit" + narrowed).body();
        assertThat(shown)
                .contains(
                        "<option value=\"ticket.answered\" lang=\"en\" dir=\"ltr\" selected>",
                        "value=\"liaison@state-patrol.demo\"",
                        "<code>ticket.answered</code>")
                .doesNotContain("<code>ticket.opened</code>");
        assertThat(shown).contains("/en/desk/audit.csv" + narrowed.replace("&", "&amp;"));
        Reply csv = auditor.get("/en/desk/audit.csv" + narrowed);
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("position,at,actor,act,subject,hash");
        assertThat(lines.stream().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains(",liaison@state-patrol.demo,ticket.answered,ticket:"));
        String ndjson = program("auditor@demo")
                .get(LIST + ".ndjson?act=ticket.answered&actor=liaison%40state-patrol.demo&sort=newest")
                .body();
        assertThat(ndjson.lines()
                        .map(line -> Json.createReader(new StringReader(line))
                                .readObject()
                                .getInt("position"))
                        .toList())
                .hasSize(lines.size() - 1)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
        long whole = program("auditor@demo").get(LIST + ".csv").body().lines().count() - 1;
        assertThat(whole).isBetween((long) acts("&to=2099-01-01").size() - 200, (long)
                acts("&to=2099-01-01").size());
        assertThat(auditor.get("/en/desk/audit?subject=no:thing").body()).contains("No act fits what you chose.");
    }

    @Test
    void the_page_says_in_words_what_contents_were_compared() {
        Visitor auditor = new Visitor(server).signIn("auditor@demo");
        String page = auditor.submit("/en/desk/audit", "/en/desk/audit/verify", Map.of())
                .body();
        assertThat(page)
                .contains(
                        "Stored as it was written",
                        "Taken back by the writer; the original is sealed",
                        "Stored without an act");
        assertThat(auditor.get("/en/desk/audit").body())
                .as("kept for the next auditor, on any node")
                .contains("Stored as it was written");
    }

    private JsonObject head() {
        return json(new Visitor(server).get("/api/v1/journal/head"));
    }

    @Test
    void the_published_head_is_in_the_journal_at_a_full_hundred_and_can_be_checked_by_anybody() {
        JsonObject head = head();
        long position = head.getJsonNumber("position").longValue();
        assertThat(position).isPositive();
        assertThat(position % 100).isZero();
        assertThat(head.keySet()).contains("hash", "at", "signature", "key");
        Visitor stranger = new Visitor(server);
        String noted = "{\"position\":" + position + ",\"hash\":\"" + head.getString("hash") + "\"}";
        assertThat(json(stranger.json("/api/v1/journal/check", noted)).getBoolean("same"))
                .isTrue();
        assertThat(json(stranger.json("/api/v1/journal/check", noted.replace(head.getString("hash"), "0".repeat(64))))
                        .getBoolean("same"))
                .isFalse();
        assertThat(json(stranger.json("/api/v1/journal/check", noted.replace(":" + position, ":1")))
                        .getBoolean("same"))
                .as("a position that was not published")
                .isFalse();
        assertThat(json(stranger.get("/api/v1/journal/head?position=" + position)))
                .isEqualTo(head);
        assertThat(stranger.get("/api/v1/journal/head?position=7").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/journal/head?position=x").status()).isEqualTo(400);
        assertThat(stranger.json("/api/v1/journal/check", "{}").status()).isEqualTo(422);
        String page = stranger.get("/en/journal").body();
        assertThat(page).contains(head.getString("hash"), head.getString("key"));
        String entry = json(program("auditor@demo").get(LIST + "?size=100"))
                .getJsonArray("items")
                .getJsonObject(99)
                .getString("hash");
        assertThat(json(stranger.json("/api/v1/journal/check", "{\"position\":100,\"hash\":\"" + entry + "\"}"))
                        .getBoolean("same"))
                .isTrue();
    }

    /** As the page tells it. */
    @Test
    void the_signature_is_checked_with_openssl_and_fails_for_another_head(@TempDir Path folder) throws Exception {
        JsonObject head = head();
        JsonObject key = json(new Visitor(server).get("/api/v1/journal/keys"))
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(key.getString("id")).isEqualTo(head.getString("key"));
        Files.writeString(folder.resolve("key.pem"), key.getString("pem"));
        Files.write(folder.resolve("signature.bin"), Base64.getDecoder().decode(head.getString("signature")));
        Files.writeString(folder.resolve("statement.txt"), head.getString("statement"));
        assertThat(head.getString("statement"))
                .isEqualTo("answerable journal head\nposition: " + head.getJsonNumber("position") + "\nhash: "
                        + head.getString("hash") + "\nat: " + head.getString("at") + "\n");
        assertThat(openssl(folder)).isZero();
        Files.writeString(
                folder.resolve("statement.txt"), head.getString("statement").replace("position: ", "position: 1"));
        assertThat(openssl(folder)).isNotZero();
    }

    private static int openssl(Path folder) throws Exception {
        return new ProcessBuilder(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "key.pem",
                        "-rawin",
                        "-in",
                        "statement.txt",
                        "-sigfile",
                        "signature.bin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
    }

    @Test
    void feeds_and_downloads_carry_the_head_that_is_published() {
        JsonObject head = head();
        String noted = head.getJsonNumber("position") + " " + head.getString("hash");
        for (String path : List.of("/api/v1/search.csv", "/api/v1/search.ndjson", "/api/v1/search.atom")) {
            assertThat(new Visitor(server).get(path).header("Answerable-Journal-Head"))
                    .as(path)
                    .contains(noted);
        }
        assertThat(new Visitor(server).get("/api/v1/search.atom").body())
                .contains("<journal:head", "hash=\"" + head.getString("hash") + "\"", "signature=\"");
    }

    /** Acts of nobody's concern happen; what strangers see of the journal stays as it was. */
    @Test
    void no_single_act_moves_the_published_head() {
        JsonObject before = head();
        for (int i = 0; i < 5; i++) {
            new Visitor(server).signIn("translator@demo");
        }
        assertThat(head()).isEqualTo(before);
    }

    @Test
    void only_an_administrator_reaches_the_page_for_going_on_after_an_older_backup_and_needs_a_reason() {
        Visitor admin = new Visitor(server).signIn("admin@demo");
        assertThat(admin.get("/en/desk/journal").body())
                .contains("Nothing that this server has seen of the journal is missing.");
        Reply reply = program("admin@demo").json("/api/v1/desk/journal/resume", "{\"reason\":\" \"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(new Visitor(server)
                        .signIn("auditor@demo")
                        .get("/en/desk/journal")
                        .status())
                .isEqualTo(403);
    }
}
