package org.answerable.search;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Search over HTTP, with the demo's records and some of its own. */
class SearchIT {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final RunningServer server = RunningServer.shared();
    private final Visitor reader = new Visitor(server);

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonObject json(Reply reply) {
        return Json.createReader(new StringReader(reply.body())).readObject();
    }

    private JsonObject search(String parameters) {
        Reply reply = reader.get("/api/v1/search?" + parameters);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("hits").getValuesAs(JsonObject.class).stream()
                .map(hit -> hit.getString("id"))
                .toList();
    }

    /**
     * Asks until the answer is as expected: the index follows the database within a second, on a loaded machine within
     * a few.
     */
    private JsonObject awaitTotal(String words, int total) {
        return eventually(words + " finds " + total)
                .atMost(AT_MOST)
                .until(() -> search("q=" + encoded(words)), page -> page.getInt("total") == total);
    }

    private String submit(String text) {
        return submit(text, "en");
    }

    private String submit(String text, String language) {
        return Submitted.that(text)
                .as("comment")
                .in(language)
                .allowingPublication()
                .about("privacy")
                .receipt(reader);
    }

    /** @param hidden what is redacted; {@code null} for nothing */
    private String publish(String word, String hidden) {
        Visitor moderator = new Visitor(server).bearer("demo-moderator@demo");
        JsonObject item = moderator
                .items("/api/v1/desk/submissions?state=awaiting-moderation")
                .filter(i -> i.getString("text").contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the submission does not await moderation"));
        String text = item.getString("text");
        JsonArrayBuilder redactions = Json.createArrayBuilder();
        if (hidden != null) {
            int start = text.codePointCount(0, text.indexOf(hidden));
            redactions.add(Json.createObjectBuilder()
                    .add("start", start)
                    .add("end", start + hidden.length())
                    .add("kind", "name"));
        }
        Reply published = moderator.json(
                "/api/v1/desk/submissions/" + item.getString("id") + "/publish",
                Json.createObjectBuilder().add("redactions", redactions).build().toString());
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        return json(published).getString("record");
    }

    @Test
    void a_record_is_found_once_published_without_its_redacted_words_and_vanishes_when_withdrawn() {
        String word = "quaggamire" + Long.toString(System.nanoTime(), 36);
        String hidden = "secretname" + Long.toString(System.nanoTime(), 36);
        String receipt = submit("They wrote " + word + " and called me " + hidden + " <b>twice</b>.");
        assertThat(search("q=" + word).getInt("total")).isZero();
        String record = publish(word, hidden);
        JsonObject hit = awaitTotal(word, 1).getJsonArray("hits").getJsonObject(0);
        assertThat(hit.getString("id")).isEqualTo(record);
        assertThat(hit.getString("snippet"))
                .contains("<mark>" + word + "</mark>")
                .contains("▮▮▮ &lt;b&gt;twice&lt;/b&gt;")
                .doesNotContain(hidden);
        assertThat(search("q=" + hidden).getInt("total")).isZero();
        for (String exit : List.of(
                "/api/v1/search?q=",
                "/api/v1/search.csv?q=",
                "/api/v1/search.ndjson?q=",
                "/api/v1/search.atom?q=",
                "/en/search?q=")) {
            Reply reply = reader.get(exit + word);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).as(exit).contains(record).doesNotContain(hidden);
        }
        assertThat(reader.json(
                                "/api/v1/receipts/withdraw",
                                Json.createObjectBuilder()
                                        .add("receipt", receipt)
                                        .build()
                                        .toString())
                        .status())
                .isEqualTo(204);
        assertThat(ids(search("q=" + word)))
                .as("gone at once, whatever the index says")
                .isEmpty();
        assertThat(search("q=" + word).getInt("total")).isZero();
        awaitTotal(word, 0);
    }

    @Test
    void a_record_in_hmong_is_found_in_english_and_in_arabic_by_what_it_means_and_says_so() {
        String mark = "zq" + Long.toString(System.nanoTime(), 36);
        submit("Lawv siv tshuab nyeem ntsej muag rau kuv pog hauv khw. " + mark, "hmn");
        String record = publish(mark, null);
        awaitTotal(mark, 1);
        Map<String, String> queries = Map.of("en", "face recognition", "ar", "التعرف على الوجه");
        Map<String, String> said =
                Map.of("en", "Same meaning: “facial recognition” (Hmong)", "ar", "بالمعنى نفسه: «التعرف على الوجه»");
        queries.forEach((language, words) -> {
            Visitor visitor = new Visitor(server).header("Accept-Language", language);
            JsonObject page = json(visitor.get("/api/v1/search?size=100&q=" + encoded(words)));
            JsonObject hit = page.getJsonArray("hits").getValuesAs(JsonObject.class).stream()
                    .filter(h -> h.getString("id").equals(record))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(words + " finds " + page));
            assertThat(hit.getString("snippet"))
                    .contains("<mark>tshuab</mark> <mark>nyeem</mark> <mark>ntsej</mark> <mark>muag</mark>");
            assertThat(hit.getString("snippetLanguage")).isEqualTo("hmn");
            JsonObject reason = hit.getJsonArray("matched").getJsonObject(0);
            assertThat(reason.getString("language")).isEqualTo("hmn");
            assertThat(reason.getString("by")).isEqualTo("glossary");
            assertThat(reason.getString("concept")).isEqualTo("facial-recognition");
            String html =
                    reader.get("/" + language + "/search?q=" + encoded(words)).body();
            assertThat(html).contains(record, said.get(language), "<mark>tshuab</mark> <mark>nyeem</mark>");
        });
        JsonObject own = search("q=" + mark)
                .getJsonArray("hits")
                .getJsonObject(0)
                .getJsonArray("matched")
                .getJsonObject(0);
        assertThat(own.getString("by")).isEqualTo("words");
        assertThat(own.containsKey("concept") && !own.isNull("concept")).isFalse();
    }

    @Test
    void each_passage_of_a_mixed_text_is_read_in_its_own_language() {
        String mark = "mx" + Long.toString(System.nanoTime(), 36);
        submit(
                "Nobody at the dairy could read what they left on our door that morning. " + mark
                        + ".\nMi abuela se quedó sola con las gallinas y tuvo mucho miedo porque nadie le explicó qué querían los agentes.",
                "en");
        String record = publish(mark, null);
        awaitTotal(mark, 1);
        // One hen for many: only the Spanish analyzer knows that they are the same.
        JsonObject hit =
                search("q=" + encoded("gallina " + mark)).getJsonArray("hits").getJsonObject(0);
        assertThat(hit.getString("id")).isEqualTo(record);
        JsonObject one = search("q=gallina&size=50").getJsonArray("hits").getValuesAs(JsonObject.class).stream()
                .filter(found -> found.getString("id").equals(record))
                .findFirst()
                .orElseThrow();
        assertThat(one.getString("snippet")).contains("<mark>gallinas</mark>").doesNotContain("dairy");
        assertThat(one.getJsonArray("matched").getJsonObject(0).getString("language"))
                .isEqualTo("es");
    }

    @Test
    void a_query_of_any_script_however_long_is_answered_or_refused() {
        for (String unit :
                List.of("a", "я", "ع", "中", "한", "ไ", "ລ", "ក", "မ", "አ", "ग", "Ω", "א", "\u0301", "😀", "9")) {
            for (String words : List.of(
                    unit.repeat(500),
                    (unit + " ").repeat(250).strip(),
                    unit.repeat(1_500),
                    (unit + " ").repeat(2_000),
                    unit.repeat(10_000))) {
                int length = words.strip().codePointCount(0, words.strip().length());
                int status = reader.get("/api/v1/search?q=" + encoded(words)).status();
                assertThat(status)
                        .as("%s, %s times", unit, length)
                        .isIn(length <= 500 ? List.of(200) : List.of(400, 413, 414));
            }
        }
    }

    /** A word that stands nowhere else, of letters alone: such a one can be misspelt. */
    private static String word() {
        return "quo"
                + new Random().ints(9, 'k', 'y').mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Test
    void operators_fields_and_beginnings_are_understood_in_two_languages_and_the_page_says_how() {
        String both = word();
        String one = word();
        String other = word();
        String first = submitted(both + " at the school " + one);
        String second = submitted(both + " near the river " + other);
        awaitTotal(both, 2);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put(one + " AND " + both, List.of(first));
        expected.put(both + " NOT " + one, List.of(second));
        expected.put(one + " OR " + other, List.of(first, second));
        expected.put("(" + one + " OR " + other + ") AND river", List.of(second));
        expected.put(both.substring(0, 10) + "* -" + other, List.of(first));
        expected.put("text:" + one, List.of(first));
        expected.put("answer:" + one, List.of());
        expected.put("\"" + one + " " + both + "\"~5", List.of(first));
        expected.put("\"" + one + " " + both + "\"~1", List.of());
        expected.put(both + " topic:privacy AND kind:praise", List.of());
        expected.forEach((query, ids) -> {
            assertThat(ids(search("q=" + encoded(query)))).as(query).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(lines(reader.get("/api/v1/search.ndjson?q=" + encoded(query))).stream()
                            .map(line -> line.getString("id")))
                    .as(query)
                    .containsExactlyInAnyOrderElementsOf(ids);
        });
        assertThat(ids(json(new Visitor(server)
                        .header("Accept-Language", "es")
                        .get("/api/v1/search?q=" + encoded(one + " Y " + both)))))
                .containsExactly(first);
        JsonObject read = search("q=" + encoded(both + " NOT " + one + " agency:nowhere de*"));
        assertThat(read.getString("understood")).contains("all of: " + both, "not: " + one);
        assertThat(read.getJsonArray("leftOut").getValuesAs(JsonString::getString))
                .anySatisfy(said -> assertThat(said).contains("agency:nowhere"))
                .anySatisfy(said -> assertThat(said).contains("de*"));
        String spanish =
                reader.get("/es/search?q=" + encoded(one + " Y NO " + other)).body();
        assertThat(spanish).contains("/records/" + first, one + " " + "Y " + "NO " + other);
        String hostile = reader.get("/en/search?q=" + encoded("<script>alert(1)</script> AND \"<b>x\" <i>*"))
                .body();
        assertThat(hostile).contains("Looked for: ").doesNotContain("<script>alert", "<b>x", "<i>*");
    }

    private String submitted(String text) {
        submit(text);
        return publish(text, null);
    }

    @Test
    void a_misspelt_word_is_put_right_while_a_public_text_has_the_right_one() {
        String word = word();
        String wrong = word.substring(0, 6) + word.charAt(7) + "j" + word.substring(8);
        String hidden = word();
        String receipt = submit("They said " + word + " and " + hidden + " to us.");
        assertThat(search("q=" + wrong).getJsonArray("suggestions")).isEmpty();
        publish(word, hidden);
        awaitTotal(word, 1);
        String nowhere = word();
        assertThat(search("q=" + encoded("\"" + wrong + "\" OR " + nowhere))
                        .getJsonArray("suggestions")
                        .getValuesAs(JsonString::getString))
                .containsExactly("\"" + word + "\" OR " + nowhere);
        assertThat(reader.get("/en/search?q=" + wrong + "&kind=comment").body())
                .contains("Did you mean", "<a href=\"/en/search?kind=comment&amp;q=" + word);
        assertThat(search("q=" + hidden.substring(0, 6) + "j" + hidden.substring(7))
                        .getJsonArray("suggestions"))
                .as("was redacted")
                .isEmpty();
        assertThat(reader.json(
                                "/api/v1/receipts/withdraw",
                                Json.createObjectBuilder()
                                        .add("receipt", receipt)
                                        .build()
                                        .toString())
                        .status())
                .isEqualTo(204);
        assertThat(search("q=" + wrong).getJsonArray("suggestions"))
                .as("at once, whatever the index says")
                .isEmpty();
        assertThat(reader.get("/en/search?q=" + wrong).body()).doesNotContain(word);
    }

    @Test
    void only_operators_or_what_has_no_partner_is_answered_quickly() {
        for (String unit :
                List.of("AND ", "OR ", "NOT ", "(", ")", "\"", "-", "*", "~5", "title:", "agency:a,", "[或]", ":")) {
            String words = unit.repeat(500 / unit.length());
            long before = System.nanoTime();
            Reply reply = reader.get("/api/v1/search?q=" + encoded(words));
            assertThat(reply.status()).as(unit).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(unit).isLessThan(Duration.ofSeconds(3));
            assertThat(reader.get("/en/search?q=" + encoded(words)).status())
                    .as(unit)
                    .isEqualTo(200);
            assertThat(reader.get("/api/v1/search?q=" + encoded(unit.repeat(10_000 / unit.length())))
                            .status())
                    .as(unit)
                    .isIn(400, 413, 414);
        }
    }

    @Test
    void facets_are_those_of_the_records_themselves_under_any_filters() {
        List<JsonObject> all = lines(reader.get("/api/v1/search.ndjson"));
        assertThat(all).hasSizeGreaterThan(50);
        Random random = new Random(4);
        Map<String, String> parameters =
                Map.of("language", "lang", "kind", "kind", "topic", "topic", "agency", "agency", "status", "status");
        for (int round = 0; round < 25; round++) {
            Map<String, Set<String>> filters = new TreeMap<>();
            for (String facet : parameters.keySet()) {
                if (random.nextInt(3) == 0) {
                    List<String> values = all.stream()
                            .flatMap(r -> values(r, facet).stream())
                            .distinct()
                            .sorted()
                            .toList();
                    filters.put(
                            facet,
                            new HashSet<>(List.of(
                                    values.get(random.nextInt(values.size())),
                                    values.get(random.nextInt(values.size())))));
                }
            }
            String query = filters.entrySet().stream()
                    .flatMap(f -> f.getValue().stream().map(v -> parameters.get(f.getKey()) + "=" + encoded(v)))
                    .collect(Collectors.joining("&"));
            JsonObject page = search(query);
            assertThat(page.getInt("total")).as(query).isEqualTo((int)
                    all.stream().filter(r -> matches(r, filters, "")).count());
            for (String facet : parameters.keySet()) {
                Map<String, Long> expected = all.stream()
                        .filter(r -> matches(r, filters, facet))
                        .flatMap(r -> values(r, facet).stream())
                        .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
                Map<String, Long> counted = new TreeMap<>(
                        page.getJsonObject("facets").getJsonArray(facet).getValuesAs(JsonObject.class).stream()
                                .collect(Collectors.toMap(
                                        c -> c.getString("value"),
                                        c -> c.getJsonNumber("count").longValue())));
                assertThat(counted).as("%s of %s", facet, query).isEqualTo(expected);
            }
        }
    }

    private static boolean matches(JsonObject record, Map<String, Set<String>> filters, String without) {
        return filters.entrySet().stream()
                .filter(f -> !f.getKey().equals(without))
                .allMatch(f -> values(record, f.getKey()).stream()
                        .anyMatch(v -> f.getValue().contains(v)
                                || f.getKey().equals("language")
                                        && f.getValue().stream().anyMatch(range -> v.startsWith(range + "-"))));
    }

    private static List<String> values(JsonObject record, String facet) {
        return switch (facet) {
            case "topic" -> texts(record.getJsonArray("topics"));
            case "agency" -> texts(record.getJsonArray("agencies"));
            default -> List.of(record.getString(facet));
        };
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static List<JsonObject> lines(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.body()
                .lines()
                .map(line -> Json.createReader(new StringReader(line)).readObject())
                .toList();
    }

    @Test
    void pages_and_downloads_hold_the_same_result_in_the_same_order() throws Exception {
        awaitTotal("", PublicExits.siteMap(reader).split("<loc>[^<]*/en/records/", -1).length - 1);
        String query = "lang=es&sort=newest";
        List<String> paged = new ArrayList<>();
        JsonObject page = search(query + "&size=3");
        paged.addAll(ids(page));
        while (!page.isNull("next")) {
            page = search(query + "&size=3&cursor=" + encoded(page.getString("next")));
            paged.addAll(ids(page));
        }
        assertThat(paged).hasSize(page.getInt("total")).doesNotHaveDuplicates();
        assertThat(lines(reader.get("/api/v1/search.ndjson?" + query)).stream().map(r -> r.getString("id")))
                .containsExactlyElementsOf(paged);
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(
                        reader.get("/api/v1/search.csv?" + query).body().substring(1)))) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows.stream().map(row -> row.get("id"))).containsExactlyElementsOf(paged);
            assertThat(rows)
                    .allSatisfy(row -> row.forEach(cell -> assertThat(cell)
                            .doesNotStartWith("=")
                            .doesNotStartWith("+")
                            .doesNotStartWith("-")
                            .doesNotStartWith("@")));
        }
        Document feed = xml(reader.get("/api/v1/search.atom?" + query).body());
        assertThat(feed.getDocumentElement().getAttribute("xml:lang")).isEqualTo("en");
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < feed.getElementsByTagName("entry").getLength(); i++) {
            Element entry = (Element) feed.getElementsByTagName("entry").item(i);
            for (String needed : List.of("id", "title", "updated", "link", "content")) {
                assertThat(entry.getElementsByTagName(needed).getLength())
                        .as(needed)
                        .isEqualTo(1);
            }
            String id = entry.getElementsByTagName("id").item(0).getTextContent();
            entries.add(id.substring(id.lastIndexOf('/') + 1));
        }
        assertThat(entries).containsExactlyElementsOf(paged);
        Reply first = reader.get("/api/v1/search?" + query + "&size=3");
        assertThat(first.header("Link"))
                .hasValueSatisfying(link -> assertThat(link).contains("cursor=").endsWith("rel=\"next\""));
    }

    @Test
    void what_holds_some_of_the_words_is_counted_marked_and_downloaded_alike_everywhere() throws Exception {
        int bothKinds = 0;
        for (String words : List.of(
                "license plate readers",
                "interpreter in the hospital",
                "intérprete en el hospital",
                "tsis muaj neeg txhais lus",
                "who was in charge of the operation")) {
            String query = "q=" + encoded(words);
            Map<String, Boolean> paged = new LinkedHashMap<>();
            JsonObject page = search(query + "&size=2");
            JsonObject first = page;
            while (true) {
                page.getJsonArray("hits").getValuesAs(JsonObject.class).forEach(hit -> {
                    List<String> how = hit.getJsonArray("matched").getValuesAs(JsonObject.class).stream()
                            .map(match -> match.getString("how"))
                            .distinct()
                            .toList();
                    assertThat(how).as(words).isNotEmpty();
                    assertThat(how.contains("weaker"))
                            .as("one way for a hit: %s", how)
                            .isEqualTo(how.equals(List.of("weaker")));
                    paged.put(hit.getString("id"), how.contains("weaker"));
                });
                if (page.isNull("next")) {
                    break;
                }
                page = search(query + "&size=2&cursor=" + encoded(page.getString("next")));
            }
            assertThat(paged).as(words).hasSize(first.getInt("total"));
            long weaker = paged.values().stream().filter(w -> w).count();
            assertThat((long) first.getInt("weaker")).as(words).isEqualTo(weaker);
            assertThat(paged.values())
                    .as("what holds all comes first")
                    .containsExactlyElementsOf(paged.values().stream().sorted().toList());
            assertThat(first.getJsonObject("facets").getJsonArray("kind").getValuesAs(JsonObject.class).stream()
                            .mapToInt(count -> count.getInt("count"))
                            .sum())
                    .isEqualTo(paged.size());
            List<JsonObject> lines = lines(reader.get("/api/v1/search.ndjson?" + query));
            assertThat(lines.stream().map(r -> r.getString("id"))).containsExactlyElementsOf(paged.keySet());
            assertThat(lines.stream().map(r -> r.getBoolean("weaker"))).containsExactlyElementsOf(paged.values());
            try (var parser = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(
                            reader.get("/api/v1/search.csv?" + query).body().substring(1)))) {
                assertThat(parser.getRecords().stream().map(row -> row.get("id") + row.get("weaker")))
                        .containsExactlyElementsOf(paged.entrySet().stream()
                                .map(e -> e.getKey() + e.getValue())
                                .toList());
            }
            String feed = reader.get("/api/v1/search.atom?" + query).body();
            assertThat(feed.split("scheme=\"urn:answerable:search\"", -1)).hasSize((int) weaker + 1);
            assertThat(ids(search(query + "&size=100&sort=newest")))
                    .containsExactlyInAnyOrderElementsOf(paged.keySet());
            assertThat((long) search(query + "&sort=newest").getInt("weaker")).isEqualTo(weaker);
            assertThat(reader.get("/en/search?" + query).body().contains("These match some of your words"))
                    .isEqualTo(weaker > 0 && paged.size() - weaker < 20);
            bothKinds += weaker > 0 && weaker < paged.size() ? 1 : 0;
        }
        assertThat(bothKinds).isPositive();
        String arabic =
                reader.get("/ar/search?q=" + encoded("license plate readers")).body();
        assertThat(arabic.contains("في هذه الرسائل بعض كلماتك"))
                .isEqualTo(search("q=license+plate+readers").getInt("weaker") > 0);
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void what_cannot_be_asked_is_refused_with_its_pointer() {
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "lang=xx-1",
                "/lang",
                "kind=rumour",
                "/kind",
                "topic=nothing",
                "/topic",
                "agency=nobody",
                "/agency",
                "county=Atlantis",
                "/county",
                "status=lost",
                "/status",
                "from=2026-02-30",
                "/from",
                "sort=random",
                "/sort",
                "size=1000000000",
                "/size"));
        wrong.put("size=0", "/size");
        wrong.put("size=-1", "/size");
        wrong.put("cursor=AAAA", "/cursor");
        wrong.put("q=" + "x".repeat(501), "/q");
        wrong.put("from=2026-03-02&to=2026-03-01", "/to");
        wrong.forEach((query, pointer) -> {
            Reply reply = reader.get("/api/v1/search?" + query);
            assertThat(reply.status()).as(query).isIn(400, 422);
            assertThat(reply.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(json(reply).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                    .as(query)
                    .isEqualTo(pointer);
        });
    }

    @Test
    void a_cursor_is_good_for_its_own_query_only_and_cannot_be_changed() {
        String cursor = search("size=1").getString("next");
        assertThat(reader.get("/api/v1/search?size=1&cursor=" + encoded(cursor)).status())
                .isEqualTo(200);
        assertThat(reader.get("/api/v1/search?size=1&lang=es&cursor=" + encoded(cursor))
                        .status())
                .isEqualTo(400);
        for (int i = 0; i < cursor.length(); i += 3) {
            String changed = cursor.substring(0, i) + (cursor.charAt(i) == '1' ? '2' : '1') + cursor.substring(i + 1);
            assertThat(reader.get("/api/v1/search?size=1&cursor=" + encoded(changed))
                            .status())
                    .as(changed)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_county_is_known_by_its_name_and_its_code_and_names_are_in_the_readers_language() {
        JsonObject byName = search("county=Dane");
        assertThat(byName.getInt("total"))
                .isPositive()
                .isEqualTo(search("county=55025").getInt("total"));
        JsonObject spanish =
                json(new Visitor(server).header("Accept-Language", "es").get("/api/v1/search?size=1"));
        assertThat(spanish.getJsonObject("facets").getJsonArray("kind").getValuesAs(JsonObject.class).stream()
                        .map(c -> c.getString("name")))
                .contains("Queja", "Pregunta");
    }

    @Test
    void the_page_shows_quotes_with_marks_and_leaves_out_what_it_cannot_read() {
        Reply page = reader.get("/es/search?q=interpreter&kind=rumour&cursor=zzz");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"es\"", "<mark>interpreter</mark>", "class=\"notice");
        assertThat(reader.get("/en/search?q=" + encoded("<script>alert(1)</script>"))
                        .body())
                .doesNotContain("<script>alert");
        assertThat(reader.get("/en/search?q=" + "x".repeat(10_000)).status()).isEqualTo(200);
    }

    @Test
    void every_filter_in_use_has_an_address_without_it_and_the_button_says_how_many_are_shown() {
        String page = reader.get("/en/search?q=patrol&topic=traffic-stops&kind=praise&from=2026-01-01&size=5")
                .body();
        assertThat(page)
                .contains("href=\"/en/search?from=2026-01-01&amp;kind=praise&amp;q=patrol&amp;size=5\"")
                .contains("href=\"/en/search?from=2026-01-01&amp;q=patrol&amp;size=5&amp;topic=traffic-stops\"")
                .contains("href=\"/en/search?kind=praise&amp;q=patrol&amp;size=5&amp;topic=traffic-stops\"")
                .contains("href=\"/en/search?q=patrol&amp;size=5\"")
                .contains("<input type=\"hidden\" name=\"size\" value=\"5\">");
        int total = search("q=patrol&topic=traffic-stops&kind=praise&from=2026-01-01&size=1")
                .getInt("total");
        assertThat(page).contains("Show messages: <span data-count aria-live=\"polite\">" + total + "</span>");
    }

    @Test
    void months_follow_each_other_without_gap_and_count_what_was_found() {
        JsonObject found = search("size=1");
        List<JsonObject> months =
                found.getJsonObject("facets").getJsonArray("month").getValuesAs(JsonObject.class);
        assertThat(months.stream().mapToInt(month -> month.getInt("count")).sum())
                .isEqualTo(found.getInt("total"));
        YearMonth latest = YearMonth.parse(months.getFirst().getString("value"));
        for (int i = 0; i < months.size(); i++) {
            assertThat(months.get(i).getString("value"))
                    .isEqualTo(latest.minusMonths(i).toString());
        }
        assertThat(reader.get("/en/search").body()).contains("were published in");
    }

    @Test
    void a_hit_is_read_in_the_readers_language_first_where_a_person_translated_it() {
        String there = Story.mark("k");
        String dari = "\u0628\u0631\u0627\u062f\u0631\u0645 \u0631\u0627 " + there + " \u0628\u0631\u062f\u0646\u062f.";
        Story story = new Story(server, Submitted.that(dari).in("fa-AF").allowingPublication());
        story.publish("{\"redactions\":[]}");
        String here = Story.mark("k");
        story.translate(dari, "en", "They took my brother " + here + ".");
        awaitTotal(here, 1);
        JsonObject hit = search("q=" + here).getJsonArray("hits").getJsonObject(0);
        assertThat(hit.getString("snippet")).contains("They took my brother").contains("<mark>");
        assertThat(hit.getJsonObject("translated").getString("from")).isEqualTo("fa-AF");
        JsonObject same = search("q=" + there).getJsonArray("hits").getJsonObject(0);
        assertThat(same.getString("snippet"))
                .as("also where the words stand in the original alone")
                .contains("They took my brother");
        assertThat(reader.get("/en/search?q=" + there).body())
                .containsSubsequence("They took my brother", "<details class=\"original\" open>", there + "</mark>");
        assertThat(reader.get("/es/search?q=" + there).body()).doesNotContain("They took my brother");
    }

    @Test
    void an_administrator_has_the_index_built_anew_while_it_serves_and_nobody_else() {
        assertThat(new Visitor(server)
                        .send("POST", "/api/v1/desk/search/rebuild", "application/json", "")
                        .status())
                .isEqualTo(401);
        assertThat(new Visitor(server)
                        .bearer("demo-moderator@demo")
                        .send("POST", "/api/v1/desk/search/rebuild", "application/json", "")
                        .status())
                .isEqualTo(403);
        int total = search("size=1").getInt("total");
        Visitor admin = new Visitor(server).bearer("demo-admin@demo");
        Reply begun = admin.send("POST", "/api/v1/desk/search/rebuild", "application/json", "");
        assertThat(begun.status()).isEqualTo(202);
        String job = json(begun).getString("job");
        long until = System.nanoTime() + AT_MOST.toNanos();
        while (true) {
            JsonObject rebuild = json(admin.get("/api/v1/desk/search")).getJsonObject("rebuild");
            assertThat(search("size=1").getBoolean("complete")).isTrue();
            if (!rebuild.getString("job").equals(job)
                    || rebuild.getString("state").equals("done")) {
                break;
            }
            assertThat(rebuild.getString("state")).isEqualTo("running");
            assertThat(System.nanoTime()).isLessThan(until);
        }
        assertThat(search("size=1").getInt("total")).isBetween(total - 3, total + 3);
    }
}
