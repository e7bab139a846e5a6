package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xml.sax.InputSource;

/**
 * Script, markup, formulas, template expressions and line breaks in every field that takes a text, then every page and
 * export that shows them: nothing a browser would run or a spreadsheet would reckon.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayloadsIT {
    private static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "</script><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<svg/onload=alert(1)//",
            "\"><script>alert(1)</script>",
            "'><img src=x onerror=alert(1)>",
            "\" onmouseover=alert(1) x=\"",
            "' onfocus=alert(1) autofocus='",
            "` onerror=alert(1) `",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "<iframe src=javascript:alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "<body onload=alert(1)>",
            "<details open ontoggle=alert(1)>",
            "<math><mtext><style><img src=x onerror=alert(1)></style>",
            "<style>*{background:url(//evil.example)}</style>",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<form action=//evil.example><button>x</button>",
            "<object data=//evil.example>",
            "<embed src=//evil.example>",
            "<link rel=stylesheet href=//evil.example>",
            "</textarea><script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "--><script>alert(1)</script><!--",
            "]]><script>alert(1)</script>",
            "<mark onclick=alert(1)>x</mark>",
            "</mark><img src=x onerror=alert(1)><mark>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;img src=x onerror=alert(1)&#62;",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
            "${7*7} #{7*7} {{7*7}} @(7*7) <%= 7*7 %>",
            "{0} {1,number} '{'",
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "+1+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "x\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script>",
            "x\nSet-Cookie: desk=evil",
            "<ScRiPt\n>alert(1)</sCrIpT\n>",
            "<xss style=animation:x onanimationstart=alert(1)>",
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;");
    private static final Set<String> NEVER = Set.of(
            "iframe",
            "object",
            "embed",
            "base",
            "math",
            "applet",
            "marquee",
            "video",
            "audio",
            "frame",
            "frameset",
            "style",
            "xss",
            "foreignobject");
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][^\\s/>]*+)((?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'<>/=]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'=<>`]+))?");

    private final List<Story> stories = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final List<String> records = new ArrayList<>();
    private final List<String> townHalls = new ArrayList<>();
    private final List<String> commitments = new ArrayList<>();
    private RunningServer server;

    @BeforeAll
    void every_field_holds_every_payload() {
        server = RunningServer.shared();
        Visitor coordinator = new Visitor(server).bearer("demo-coordinator@demo");
        for (String payload : PAYLOADS) {
            String mark = Story.mark("p");
            marks.add(mark);
            String line = payload.replaceAll("[\\r\\n]+", " ");
            Story story = new Story(
                    server,
                    Submitted.that(payload.replace("\r", "") + " " + mark)
                            .called(payload + mark)
                            .allowingPublication()
                            .at("Dane", payload, payload)
                            .reachedBy(Json.createObjectBuilder()
                                    .add("name", payload)
                                    .add("email", mark + "@example.org")));
            stories.add(story);
            JsonObjectBuilder text = Json.createObjectBuilder().add("text", payload + " " + mark);
            story.act("note", text);
            story.act("message", Json.createObjectBuilder().add("text", payload + " " + mark));
            assertThat(new Visitor(server)
                            .json(
                                    "/api/v1/receipts/messages",
                                    Json.createObjectBuilder()
                                            .add("receipt", story.receipt)
                                            .add("text", payload + " " + mark)
                                            .build()
                                            .toString())
                            .status())
                    .isEqualTo(201);
            story.answer(payload + " " + mark, true);
            records.add(story.publish(Json.createObjectBuilder()
                    .add("redactions", Json.createArrayBuilder())
                    .add("title", line + " " + mark)
                    .build()
                    .toString()));
            story.act("close", Json.createObjectBuilder().add("reason", payload + " " + mark));

            JsonObjectBuilder meeting = Json.createObjectBuilder()
                    .add("title", payload + " " + mark)
                    .add("startsAt", "2026-01-15T18:00:00-06:00")
                    .add("place", payload)
                    .add("county", "Dane")
                    .add("languages", Json.createArrayBuilder().add("en"));
            String slug = made(coordinator.json(
                            "/api/v1/desk/town-halls", meeting.build().toString()))
                    .getString("slug");
            townHalls.add(slug);
            JsonArray record = Json.createArrayBuilder().add(records.getLast()).build();
            made(coordinator.json(
                    "/api/v1/desk/town-halls/" + slug + "/agenda",
                    Json.createObjectBuilder()
                            .add("title", payload)
                            .add("records", record)
                            .build()
                            .toString()));
            made(coordinator.json(
                    "/api/v1/desk/town-halls/" + slug + "/minutes",
                    Json.createObjectBuilder()
                            .add("text", payload + " " + mark)
                            .add("language", "en")
                            .build()
                            .toString()));
            String commitment = made(coordinator.json(
                            "/api/v1/desk/town-halls/" + slug + "/commitments",
                            Json.createObjectBuilder()
                                    .add("text", payload + " " + mark)
                                    .add("owner", "state-patrol")
                                    .add("dueOn", "2035-01-01")
                                    .add("records", record)
                                    .build()
                                    .toString()))
                    .getString("id");
            commitments.add(commitment);
            Reply moved = coordinator.send(
                    "PATCH",
                    "/api/v1/desk/commitments/" + commitment,
                    "application/json",
                    Json.createObjectBuilder()
                            .add("status", "in-progress")
                            .add("evidence", payload + " " + mark)
                            .build()
                            .toString());
            assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        }
        Story.awaitIndexed(server);
    }

    private static JsonObject made(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return PublicExits.json(reply.body());
    }

    @Test
    void no_public_page_holds_anything_that_runs() {
        Map<String, Reply> pages = new LinkedHashMap<>();
        Visitor stranger = new Visitor(server);
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/search",
                "/search?sort=newest",
                "/agencies/state-patrol",
                "/town-halls",
                "/commitments",
                "/insights"));
        records.forEach(id -> paths.add("/records/" + id));
        townHalls.forEach(slug -> paths.add("/town-halls/" + slug));
        commitments.forEach(id -> paths.add("/commitments/" + id));
        marks.forEach(mark -> paths.add("/search?q=" + mark));
        for (String payload : PAYLOADS) {
            String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
            paths.add("/search?q=" + encoded);
            paths.add("/search?county=" + encoded + "&from=" + encoded + "&sort=" + encoded + "&cursor=" + encoded
                    + "&size=" + encoded + "&agency=" + encoded);
            paths.add("/" + encoded.replace("+", "%20"));
            paths.add("/desk/sign-in?next=" + encoded);
            paths.add("/share?kind=" + encoded);
        }
        for (String path : paths) {
            pages.put("/en" + path, stranger.get("/en" + path));
        }
        for (int i = 0; i < records.size(); i++) {
            pages.put("/es/records/" + records.get(i), stranger.get("/es/records/" + records.get(i)));
        }
        harmless(pages);
        for (int i = 0; i < records.size(); i++) {
            assertThat(pages.get("/en/records/" + records.get(i)).body())
                    .as("the words are shown as they were written")
                    .contains(marks.get(i));
            assertThat(pages.get("/en/town-halls/" + townHalls.get(i)).body()).contains(marks.get(i));
        }
    }

    @Test
    void no_page_of_a_writer_holds_anything_that_runs() {
        Map<String, Reply> pages = new LinkedHashMap<>();
        for (int i = 0; i < stories.size(); i++) {
            Visitor writer = new Visitor(server);
            Reply opened = writer.post(
                    "/en/receipt",
                    Map.of(
                            "token",
                            writer.get("/en/receipt").input("token"),
                            "receipt",
                            stories.get(i).receipt,
                            "go",
                            "open"));
            assertThat(opened.body()).as("the receipt's page").contains(marks.get(i));
            pages.put("receipt " + PAYLOADS.get(i), opened);
            Visitor mistaken = new Visitor(server);
            pages.put(
                    "mistaken receipt " + PAYLOADS.get(i),
                    mistaken.post(
                            "/en/receipt",
                            Map.of(
                                    "token",
                                    mistaken.get("/en/receipt").input("token"),
                                    "receipt",
                                    PAYLOADS.get(i),
                                    "go",
                                    "open")));
            Visitor drafting = new Visitor(server);
            Map<String, String> draft = new LinkedHashMap<>();
            draft.put("token", drafting.get("/en/share").input("token"));
            for (String field : List.of(
                    "kind",
                    "text",
                    "language",
                    "topics",
                    "agencies",
                    "place.county",
                    "place.municipality",
                    "place.detail",
                    "occurredOn",
                    "publish",
                    "contact.name",
                    "contact.email",
                    "contact.phone",
                    "contact.language",
                    "shareContactWithAgency",
                    "once")) {
                draft.put(field, PAYLOADS.get(i));
            }
            for (String go : List.of("next", "back", "review", "send", PAYLOADS.get(i))) {
                draft.put("go", go);
                pages.put("share " + go + " " + PAYLOADS.get(i), drafting.post("/es/share", draft));
            }
            Visitor nobody = new Visitor(server);
            pages.put(
                    "sign-in " + PAYLOADS.get(i),
                    nobody.submit(
                            "/en/desk/sign-in",
                            "/en/desk/sign-in",
                            Map.of("name", PAYLOADS.get(i), "password", PAYLOADS.get(i), "next", PAYLOADS.get(i))));
        }
        harmless(pages);
    }

    @Test
    void no_page_of_the_desk_holds_anything_that_runs() {
        Map<String, Reply> pages = new LinkedHashMap<>();
        Visitor liaison = new Visitor(server).signIn("liaison@state-patrol.demo");
        Visitor moderator = new Visitor(server).signIn("moderator@demo");
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        Visitor auditor = new Visitor(server).signIn("auditor@demo");
        Visitor admin = new Visitor(server).signIn("admin@demo");
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            Reply ticket = liaison.get("/en/desk/tickets/" + story.ticket);
            assertThat(ticket.body()).contains(marks.get(i));
            pages.put("ticket " + PAYLOADS.get(i), ticket);
            Reply moderation = moderator.get("/en/desk/moderation/" + story.id);
            assertThat(moderation.body()).contains(marks.get(i));
            pages.put("moderation " + PAYLOADS.get(i), moderation);
            pages.put(
                    "preview " + PAYLOADS.get(i),
                    moderator.post(
                            "/en/desk/moderation/" + story.id + "/preview",
                            Map.of(
                                    "token",
                                    moderation.input("token"),
                                    "title",
                                    PAYLOADS.get(i),
                                    "quote",
                                    PAYLOADS.get(i))));
            pages.put("coordinator " + PAYLOADS.get(i), coordinator.get("/en/desk/tickets/" + story.ticket));
            pages.put("town hall " + PAYLOADS.get(i), coordinator.get("/en/desk/town-halls/" + townHalls.get(i)));
            String encoded = URLEncoder.encode(PAYLOADS.get(i), StandardCharsets.UTF_8);
            pages.put(
                    "town hall words " + PAYLOADS.get(i),
                    coordinator.get(
                            "/en/desk/town-halls/" + townHalls.get(i) + "?words=" + encoded + "&done=" + encoded));
            pages.put(
                    "tickets " + PAYLOADS.get(i),
                    liaison.get("/en/desk/tickets?status=" + encoded + "&assignee=" + encoded + "&agency=" + encoded
                            + "&cursor=" + encoded));
            pages.put(
                    "accounts " + PAYLOADS.get(i),
                    admin.submit(
                            "/en/desk/accounts",
                            "/en/desk/accounts",
                            Map.of("name", PAYLOADS.get(i), "displayName", PAYLOADS.get(i), "role", PAYLOADS.get(i))));
        }
        for (String path : List.of("/en/desk", "/en/desk/tickets", "/es/desk/tickets")) {
            pages.put("liaison " + path, liaison.get(path));
        }
        for (String path : List.of("/en/desk/town-halls", "/en/desk/commitments", "/en/desk/tickets")) {
            pages.put("coordinator " + path, coordinator.get(path));
        }
        pages.put("moderation", moderator.get("/en/desk/moderation"));
        pages.put("audit", auditor.get("/en/desk/audit"));
        pages.put("accounts", admin.get("/en/desk/accounts"));
        harmless(pages);
    }

    private static void harmless(Map<String, Reply> pages) {
        Set<String> found = new TreeSet<>();
        pages.forEach((what, reply) -> {
            if (reply.header("Content-Type").orElse("").startsWith("text/html")) {
                dangers(reply.body()).forEach(danger -> found.add(what + " (" + reply.status() + "): " + danger));
            }
            if (reply.status() >= 500) {
                found.add(what + ": " + reply.status());
            }
            assertThat(reply.header("X-Content-Type-Options")).as(what).hasValue("nosniff");
            assertThat(reply.header("Set-Cookie").orElse("")).as(what).doesNotContain("evil");
            assertThat(reply.header("Location").orElse(""))
                    .as(what)
                    .doesNotContain("<")
                    .doesNotStartWith("//")
                    .doesNotStartWith("javascript:")
                    .doesNotContain("http:");
        });
        assertThat(found).isEmpty();
    }

    /** What is wrong stands first in what a page says, and takes the focus itself. */
    private static final String OWN_FOCUS =
            "<div class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus id=\"errors\"";

    /** What of a page a browser would run, load or follow elsewhere. */
    private static List<String> dangers(String html) {
        List<String> found = new ArrayList<>();
        for (String payload : PAYLOADS) {
            if (payload.matches("(?s).*<[a-zA-Z!/%-].*") && html.contains(payload)) {
                found.add("holds " + payload);
            }
        }
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            String name = tag.group(1).toLowerCase(Locale.ROOT);
            if (NEVER.contains(name)) {
                found.add(tag.group());
            }
            if (name.equals("script")
                    && !(tag.group(2).contains("src=\"/") && html.startsWith("</script>", tag.end()))) {
                found.add(tag.group());
            }
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                String key = attribute.group(1).toLowerCase(Locale.ROOT);
                String value = attribute.group(2) == null
                        ? ""
                        : attribute
                                .group(2)
                                .replaceAll("^[\"']|[\"']$", "")
                                .replaceAll("[\\s\\u0000-\\u001f]", "")
                                .toLowerCase(Locale.ROOT);
                if (key.startsWith("on")
                        || key.equals("style")
                        || key.equals("srcdoc")
                        || key.equals("http-equiv")
                        || key.equals("autofocus")
                                && html.contains("onfocus=alert(1) autofocus")
                                && !tag.group().startsWith(OWN_FOCUS)) {
                    found.add(key + " in " + tag.group());
                }
                if (Set.of("href", "src", "action", "formaction", "xlink:href", "data", "content")
                                        .contains(key)
                                && value.matches("(javascript|vbscript|data):.*|//.*|https?:/*[^/?]*evil.*")
                                && !value.startsWith("/")
                        || value.startsWith("//")) {
                    found.add(key + "=" + value);
                }
            }
        }
        if (html.contains("49 49 49")) {
            found.add("an expression was reckoned");
        }
        return found;
    }

    @Test
    void what_programs_get_is_typed_and_stays_data() {
        Visitor stranger = new Visitor(server);
        List<Reply> answers = new ArrayList<>(List.of(
                stranger.get("/api/v1/search?size=100&sort=newest"),
                stranger.get("/api/v1/town-halls"),
                stranger.get("/api/v1/commitments")));
        records.forEach(id -> answers.add(stranger.get("/api/v1/records/" + id)));
        townHalls.forEach(slug -> answers.add(stranger.get("/api/v1/town-halls/" + slug)));
        stories.forEach(story ->
                answers.add(stranger.json("/api/v1/receipts/open", "{\"receipt\":\"" + story.receipt + "\"}")));
        stories.forEach(story -> answers.add(story.liaison.get("/api/v1/desk/tickets/" + story.ticket)));
        for (Reply answer : answers) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            PublicExits.json(answer.body());
        }
        for (int i = 0; i < records.size(); i++) {
            JsonObject record = PublicExits.json(
                    stranger.get("/api/v1/records/" + records.get(i)).body());
            assertThat(record.getString("text"))
                    .as("data is not escaped twice")
                    .isEqualTo(PAYLOADS.get(i).replace("\r", "") + " " + marks.get(i));
            JsonObject hit = PublicExits.json(
                            stranger.get("/api/v1/search?q=" + marks.get(i)).body())
                    .getJsonArray("hits")
                    .getJsonObject(0);
            assertThat(hit.getString("snippet").replaceAll("</?mark>", ""))
                    .as("a snippet is HTML: marks and text, nothing else")
                    .doesNotContain("<");
        }
        for (String payload : PAYLOADS) {
            String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/api/v1/search?q=" + encoded,
                    "/api/v1/search?county=" + encoded,
                    "/api/v1/search?cursor=" + encoded)) {
                Reply reply = stranger.get(path);
                assertThat(reply.status()).as(path).isLessThan(500);
                assertThat(reply.header("Content-Type").orElse(""))
                        .as(path + ": " + reply.status() + " " + reply.body())
                        .matches("application/(problem\\+)?json.*");
            }
            // An address with such characters may be refused by the container before the application sees it; it must
            // not come back as it was.
            Reply nowhere = stranger.get("/api/v1/" + encoded.replace("+", "%20"));
            assertThat(nowhere.status()).isBetween(400, 499);
            if (payload.contains("<")) {
                assertThat(nowhere.body()).doesNotContain(payload);
            }
            Reply unknown = stranger.json(
                    "/api/v1/submissions",
                    Json.createObjectBuilder().add(payload, 1).build().toString());
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.header("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void no_cell_is_a_formula_and_the_words_come_back() throws Exception {
        Reply csv = new Visitor(server).get("/api/v1/search.csv?agency=state-patrol");
        assertThat(csv.header("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition").orElse("")).startsWith("attachment");
        Map<String, CSVRecord> rows = new LinkedHashMap<>();
        for (CSVRecord row : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.body().substring(1)))) {
            rows.put(row.get("id"), row);
            row.forEach(cell -> assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r].*"));
        }
        for (int i = 0; i < records.size(); i++) {
            String cell = rows.get(records.get(i)).get("text");
            String sent = PAYLOADS.get(i).replace("\r", "") + " " + marks.get(i);
            assertThat(cell.equals(sent) || cell.equals("'" + sent)).as(cell).isTrue();
        }
    }

    @Test
    void feeds_maps_and_calendars_are_well_formed() throws Exception {
        Visitor stranger = new Visitor(server);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        Reply atom = stranger.get("/api/v1/search.atom?agency=state-patrol");
        assertThat(atom.header("Content-Type").orElse("")).startsWith("application/atom+xml");
        var feed = factory.newDocumentBuilder().parse(new InputSource(new StringReader(atom.body())));
        var contents = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "content");
        assertThat(contents.getLength()).isGreaterThanOrEqualTo(records.size());
        for (int i = 0; i < contents.getLength(); i++) {
            assertThat(dangers(contents.item(i).getTextContent())).isEmpty();
        }
        for (String payload : PAYLOADS) {
            factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(
                            stranger.get("/api/v1/search.atom?q=" + URLEncoder.encode(payload, StandardCharsets.UTF_8))
                                    .body())));
        }
        factory.newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(stranger.get("/sitemap.xml").body())));
        for (String line :
                stranger.get("/api/v1/search.ndjson?agency=state-patrol").body().split("\n")) {
            PublicExits.json(line);
        }
        for (String slug : townHalls) {
            Reply calendar = stranger.get("/en/town-halls/" + slug + ".ics");
            assertThat(calendar.status()).isEqualTo(200);
            assertThat(calendar.header("Content-Type").orElse("")).startsWith("text/calendar");
            for (String line : calendar.body().split("\r\n")) {
                assertThat(line)
                        .as("a line of a calendar")
                        .matches("( .*|[A-Z-]+[:;].*)")
                        .doesNotContain("\n")
                        .doesNotStartWith("Bcc")
                        .doesNotStartWith("Set-Cookie");
            }
        }
    }
}
