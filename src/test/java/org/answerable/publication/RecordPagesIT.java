package org.answerable.publication;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Time;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages of records, agencies and topics, and what programs ask of a site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPagesIT {
    private RunningServer server;
    private Visitor stranger;
    private String answered;
    private String submission;
    private JsonObject data;

    @BeforeAll
    void a_record_is_answered_and_public() {
        server = RunningServer.shared();
        stranger = new Visitor(server);
        Story story = new Story(server, "My phone is 608-555-0142, " + Story.mark("o"), "Stopped twice", true);
        story.answer("We looked at it.", true);
        submission = story.id;
        answered = story.publish("{\"redactions\":[{\"start\":12,\"end\":24,\"kind\":\"phone\"}]}");
        data = PublicExits.json(stranger.get("/api/v1/records/" + answered).body());
    }

    @Test
    void the_page_has_the_words_their_language_the_reason_of_each_bar_and_the_thread() {
        String page = stranger.get("/es/records/" + answered).body();
        assertThat(page)
                .contains("<html lang=\"es\"")
                .contains("passage passage-big\" lang=\"en\" dir=\"ltr\"")
                .contains("class=\"redaction\" lang=\"es\"")
                .contains("thread-large")
                .contains("We looked at it.")
                .contains("knot-is-answered")
                .doesNotContain("608-555-0142")
                .contains("/es/agencies/state-patrol");
    }

    /** Never by count, nor by its address, is what is not public seen: not yet published, hidden, or taken back. */
    @Test
    void records_that_say_nearly_the_same_are_counted_from_three_that_are_public_at_the_moment() {
        String letter = "We of the " + Story.mark("a") + " church ask the " + Story.mark("b")
                + " office to publish each"
                + " agreement with a task force before it is signed, and to hold a meeting about the " + Story.mark("c")
                + " plan in this county, because people here learn of it from the radio and not from the office.";
        String own = Story.mark("d");
        String hidden = Story.mark("e");
        List<Story> stories = new ArrayList<>();
        for (String name : List.of("Ana. ", "Tou. ", own + " was there. ", hidden + " was there. ")) {
            stories.add(new Story(server, name + letter, "Agreements", true));
        }
        String first = stories.get(0).publish("{\"redactions\":[]}");
        String second = stories.get(1).publish("{\"redactions\":[]}");
        String fourth = stories.get(3)
                .publish("{\"redactions\":[{\"start\":0,\"end\":" + hidden.length() + ",\"kind\":\"name\"}]}");
        eventually("three are one group")
                .untilAsserted(() -> assertThat(campaign(first).getInt("count")).isEqualTo(3));
        String group = campaign(first).getString("id");
        assertThat(campaign(fourth)).isEqualTo(campaign(second));
        String page = stranger.get("/es/campaigns/" + group).body();
        assertThat(page)
                .contains("/es/records/" + campaign(first).getString("sample"))
                .doesNotContain(own)
                .doesNotContain(hidden)
                .contains("<mark>");
        assertThat(stranger.get("/en/records/" + second).body()).contains("/en/campaigns/" + group);
        String third = stories.get(2).publish("{\"redactions\":[]}");
        eventually("it is one more")
                .untilAsserted(() -> assertThat(campaign(third).getInt("count")).isEqualTo(4));
        assertThat(stranger.get("/en/campaigns/" + group).body()).contains(own);
        String asked = "/api/v1/search?sort=newest&q=" + letter.split(" ")[3] + "%20" + letter.split(" ")[7];
        eventually("search shows them as one")
                .untilAsserted(() -> assertThat(hits(asked + "&collapse=true")).hasSize(1));
        JsonObject one = hits(asked + "&collapse=true").getFirst();
        assertThat(one.getJsonObject("nearly").getString("campaign")).isEqualTo(group);
        assertThat(one.getJsonObject("nearly").getInt("more")).isEqualTo(3);
        JsonObject both =
                PublicExits.json(stranger.get(asked + "&collapse=true").body());
        assertThat(both.getInt("total")).isEqualTo(4);
        assertThat(both.getInt("collapsed")).isEqualTo(3);
        assertThat(hits(asked)).hasSize(4).allMatch(hit -> hit.isNull("nearly"));
        assertThat(stranger.get(asked.replace("/api/v1/search", "/es/search") + "&collapse=true")
                        .body())
                .contains("/es/campaigns/" + group);
        assertThat(stranger.get(asked.replace("/search", "/search.ndjson") + "&collapse=true")
                        .body()
                        .lines())
                .as("a download is never collapsed")
                .hasSize(4);
        assertThat(stranger.get("/api/v1/records/" + first + "/similar").body())
                .as("the group is named already")
                .doesNotContain(second)
                .doesNotContain(third);
        stories.get(2).withdraw();
        assertThat(campaign(first).getInt("count")).as("at that moment").isEqualTo(3);
        assertThat(stranger.get("/en/campaigns/" + group).body()).doesNotContain(own);
        JsonObject left = hits(asked + "&collapse=true").getFirst();
        assertThat(left.getString("id")).isNotEqualTo(third);
        assertThat(left.getJsonObject("nearly").getInt("more")).as("at once").isEqualTo(2);
        stories.get(0).withdraw();
        assertThat(record(second).isNull("campaign")).isTrue();
        assertThat(hits(asked + "&collapse=true"))
                .as("two are no group")
                .hasSize(2)
                .allMatch(hit -> hit.isNull("nearly"));
        assertThat(stranger.get("/en/campaigns/" + group).status()).isEqualTo(404);
        assertThat(stranger.get("/en/records/" + second).body()).doesNotContain("/campaigns/");
    }

    @Test
    void who_finds_a_record_in_a_false_name_is_led_to_the_form_which_begins_with_it() {
        String path = "/en/share?about=in-my-name&page=/records/" + answered;
        assertThat(stranger.get("/en/records/" + answered).body()).contains(path.replace("&", "&amp;"));
        assertThat(new Visitor(server).get(path).body())
                .contains("/en/records/" + answered + ": it was sent in my name, and not by me.");
    }

    private JsonObject record(String id) {
        return PublicExits.json(stranger.get("/api/v1/records/" + id).body());
    }

    private List<JsonObject> hits(String search) {
        return PublicExits.json(stranger.get(search).body())
                .getJsonArray("hits")
                .getValuesAs(JsonObject.class);
    }

    private JsonObject campaign(String id) {
        JsonObject record = record(id);
        assertThat(record.isNull("campaign")).isFalse();
        return record.getJsonObject("campaign");
    }

    @Test
    void a_passage_in_another_language_is_shown_in_its_own_language_and_direction() {
        String english = "They stopped my brother on the highway and asked for his papers, " + Story.mark("m") + ".";
        String arabic = "أخذوا أخي إلى السجن ولم يكن هناك مترجم، وما زلنا لا نعرف أين هو.";
        String id = new Story(server, english + "\n\n" + arabic, "Stopped on the highway", true)
                .publish("{\"redactions\":[]}");
        assertThat(stranger.get("/en/records/" + id).body())
                .contains("passage passage-big\" lang=\"en\" dir=\"ltr\">" + english)
                .contains("<span class=\"passage-own\" lang=\"ar\" dir=\"rtl\">" + arabic + "</span>");
    }

    @Test
    void the_page_can_be_cited_linked_and_read_by_programs() {
        String page = stranger.get("/en/records/" + answered).body();
        assertThat(page)
                .contains("rel=\"canonical\" href=\"")
                .contains("/en/records/" + answered + "\">")
                .contains("hreflang=\"es\"")
                .contains("type=\"application/json\" href=\"/api/v1/records/" + answered)
                .contains("id=\"citation\"")
                .contains("Answerable, record " + answered)
                .contains("Style: APA", "Style: Chicago", "Style: Bluebook")
                .contains(PublicExits.json(stranger.get("/api/v1/records/" + answered + "/citation")
                                .body())
                        .getString("sha256"));
        assertThat(page).as("no third party").doesNotContain("facebook").doesNotContain("twitter");
    }

    @Test
    void the_page_is_asked_for_again_and_sent_only_where_it_changed() {
        Reply first = stranger.get("/en/records/" + answered);
        String tag = first.header("ETag").orElseThrow();
        assertThat(first.header("Cache-Control")).contains("public, max-age=0, must-revalidate");
        assertThat(first.all("Set-Cookie")).isEmpty();
        assertThat(new Visitor(server)
                        .header("If-None-Match", tag)
                        .get("/en/records/" + answered)
                        .status())
                .isEqualTo(304);
        assertThat(new Visitor(server)
                        .header("If-None-Match", tag)
                        .get("/es/records/" + answered)
                        .status())
                .as("another language")
                .isEqualTo(200);
        Reply json = stranger.get("/api/v1/records/" + answered);
        assertThat(new Visitor(server)
                        .header("If-None-Match", json.header("ETag").orElseThrow())
                        .get("/api/v1/records/" + answered)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void the_data_has_every_field_of_the_contract() {
        assertThat(data.keySet())
                .contains(
                        "id",
                        "url",
                        "kind",
                        "language",
                        "title",
                        "text",
                        "redactions",
                        "submittedOn",
                        "publishedAt",
                        "county",
                        "topics",
                        "agencies",
                        "status",
                        "tickets",
                        "answers",
                        "translations",
                        "commitments",
                        "history");
        assertThat(data.getString("submittedOn")).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        String received = PublicExits.json(new Visitor(server)
                        .bearer("demo-moderator@demo")
                        .get("/api/v1/desk/submissions/" + submission)
                        .body())
                .getJsonObject("submission")
                .getString("receivedAt");
        assertThat(received)
                .as("known to the desk")
                .startsWith(data.getString("submittedOn").substring(0, 4))
                .contains("T");
        String second = received.substring(0, 19);
        // What is public has its own time, and on a quick machine all of it falls into one second.
        boolean alone = data.getJsonArray("history").getValuesAs(JsonObject.class).stream()
                .noneMatch(act -> act.getString("at").startsWith(second));
        for (String exit : List.of(
                "/api/v1/records/" + answered,
                "/en/records/" + answered,
                "/api/v1/search.ndjson",
                "/api/v1/search.csv",
                "/api/v1/search.atom")) {
            assertThat(stranger.get(exit).body())
                    .as("the hour at " + exit)
                    .doesNotContain(received)
                    .doesNotContain(alone ? second : received);
        }
        assertThat(data.getString("status")).isEqualTo("answered");
        assertThat(data.getString("text")).startsWith("My phone is ▮▮▮, ");
        assertThat(data.getJsonArray("redactions").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder("start", "end", "kind", "reason");
        assertThat(data.getJsonArray("tickets").getJsonObject(0).keySet())
                .contains("agency", "role", "status", "because");
        assertThat(data.getJsonArray("answers").getJsonObject(0).keySet())
                .contains("agency", "at", "text", "language", "translations");
        assertThat(data.getJsonArray("history").getJsonObject(0).keySet()).containsExactlyInAnyOrder("at", "what");
    }

    @Test
    void agencies_and_topics_have_pages_with_numbers_of_public_records() {
        for (String path : List.of(
                "/en/agencies",
                "/es/agencies",
                "/en/agencies/state-patrol",
                "/es/agencies/ice",
                "/en/topics/traffic-stops",
                "/es/topics/privacy")) {
            Reply page = stranger.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("ETag")).as(path).isPresent();
            assertThat(page.header("Cache-Control")).as(path).contains("public, max-age=0, must-revalidate");
        }
        assertThat(stranger.get("/en/agencies/state-patrol").body())
                .contains("/en/search?agency=state-patrol")
                .contains("/en/records/");
        assertThat(stranger.get("/en/agencies/no-such").status()).isEqualTo(404);
        assertThat(stranger.get("/en/topics/no-such").status()).isEqualTo(404);
    }

    @Test
    void an_agency_s_number_is_that_of_the_search_and_small_ones_are_not_told() {
        Reply agencies = stranger.get("/api/v1/agencies");
        for (JsonObject agency :
                PublicExits.json(agencies.body()).getJsonArray("items").getValuesAs(JsonObject.class)) {
            int total = Story.total(server, "agency=" + agency.getString("slug"));
            String page =
                    stranger.get("/en/agencies/" + agency.getString("slug")).body();
            String published = page.replaceAll("(?s).*<dt>Published</dt><dd>([^<]*)</dd>.*", "$1");
            assertThat(published)
                    .as(agency.getString("slug"))
                    .isEqualTo(total < 3 ? "fewer than 3" : Integer.toString(total));
        }
    }

    /**
     * The attack: figures of two or three filters are subtracted from each other. Every figure must be the number of
     * records that anybody can read and count, so that no difference speaks of another message. Some of those are here:
     * private, withheld, taken back, forbidden after publishing, and one whose writer left an agency out.
     */
    @Test
    void no_difference_of_public_figures_tells_of_a_message_that_nobody_can_read() {
        String mark = Story.mark("o");
        quiet("Never for the public " + mark, false);
        quiet("Withheld " + mark, true).withhold("It names a child.");
        Story taken = quiet("Taken back " + mark, true);
        taken.publish("{\"redactions\":[]}");
        taken.withdraw();
        Story forbidden = quiet("Forbidden later " + mark, true);
        forbidden.publish("{\"redactions\":[]}");
        assertThat(stranger.json(
                                "/api/v1/receipts/consent",
                                "{\"receipt\":\"" + forbidden.receipt
                                        + "\",\"publish\":false,\"excludeAgencies\":[\"cbp\"]}")
                        .status())
                .isEqualTo(200);
        quiet("Read by all " + mark, true).publish("{\"redactions\":[]}");
        Story.awaitTotal(server, "q=" + mark, 1);
        Story.awaitIndexed(server);

        List<JsonObject> readable = stranger.get("/api/v1/search.ndjson")
                .body()
                .lines()
                .map(PublicExits::json)
                .toList();
        Map<String, Function<JsonObject, List<String>>> filters = new TreeMap<>(Map.of(
                "agency",
                r -> strings(r, "agencies"),
                "topic",
                r -> strings(r, "topics"),
                "lang",
                r -> List.of(r.getString("language").replaceAll("^fa$", "fa-AF")),
                "county",
                r -> r.isNull("county") ? List.of() : List.of(r.getString("county")),
                "kind",
                r -> List.of(r.getString("kind")),
                "status",
                r -> List.of(r.getString("status")),
                "from",
                r -> List.of(Instant.parse(r.getString("publishedAt"))
                        .atZone(Time.ZONE)
                        .toLocalDate()
                        .toString())));
        Random random = new Random(20261201);
        int small = 0;
        for (int round = 0; round < 400; round++) {
            // One that stands nowhere, or that of a record, so that what is asked for is often met by one or two.
            JsonObject one = readable.get(random.nextInt(readable.size()));
            List<String> fields = new ArrayList<>(filters.keySet());
            Collections.shuffle(fields, random);
            Map<String, String> asked = new LinkedHashMap<>();
            for (String field : fields.subList(0, 1 + random.nextInt(3))) {
                List<String> values = filters.get(field)
                        .apply(random.nextInt(4) == 0 ? readable.get(random.nextInt(readable.size())) : one);
                if (!values.isEmpty()) {
                    asked.put(field, values.get(random.nextInt(values.size())));
                }
            }
            String query = asked.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            List<JsonObject> read = readable.stream()
                    .filter(r -> asked.entrySet().stream()
                            .allMatch(e -> e.getKey().equals("from")
                                    ? filters.get("from").apply(r).getFirst().compareTo(e.getValue()) >= 0
                                    : filters.get(e.getKey()).apply(r).contains(e.getValue())))
                    .toList();
            JsonObject found =
                    PublicExits.json(stranger.get("/api/v1/search?" + query).body());
            assertThat(found.getInt("total")).as(query).isEqualTo(read.size());
            found.getJsonObject("facets")
                    .forEach((facet, values) -> values.asJsonArray()
                            .getValuesAs(JsonObject.class)
                            .forEach(value -> {
                                if (!asked.containsKey(facet)
                                        && filters.containsKey(facet)
                                        && !facet.equals("county")) {
                                    assertThat(value.getInt("count"))
                                            .as(query + " " + facet + " " + value)
                                            .isEqualTo((int) read.stream()
                                                    .filter(r -> filters.get(facet)
                                                            .apply(r)
                                                            .contains(value.getString("value")))
                                                    .count());
                                }
                            }));
            small += read.size() > 0 && read.size() < 3 ? 1 : 0;
        }
        assertThat(small).as("small numbers met").isGreaterThan(40);
    }

    private Story quiet(String text, boolean publish) {
        return new Story(
                server,
                Submitted.that(text)
                        .as("praise")
                        .in("sw")
                        .allowingPublication(publish)
                        .about("privacy")
                        .inCounty("Florence"));
    }

    private static List<String> strings(JsonObject of, String field) {
        return of.getJsonArray(field).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    @Test
    void crawlers_and_finders_of_weaknesses_are_told_where_to_go() {
        assertThat(stranger.get("/robots.txt").body())
                .as("a demonstration; InventedIT asks another server")
                .isEqualTo("User-agent: *\nDisallow: /\n");
        String map = PublicExits.siteMap(stranger);
        assertThat(map)
                .startsWith("<?xml")
                .contains("/en/records/" + answered + "</loc>")
                .contains("/es/records/" + answered + "</loc>")
                .contains("hreflang=\"es\"")
                .contains("/en/topics/privacy");
        new Visitor(server)
                .items("/api/v1/town-halls")
                .forEach(meeting -> assertThat(map).contains("/es/town-halls/" + meeting.getString("slug") + "</loc>"));
        new Visitor(server)
                .items("/api/v1/commitments")
                .forEach(promise -> assertThat(map).contains("/es/commitments/" + promise.getString("id") + "</loc>"));
        for (String part : List.of(
                "7",
                "x",
                "r99999999",
                "r-1",
                "p99",
                "p01",
                "m99999999",
                "c99999999",
                "m01",
                "c999999999999999",
                "r9999999999999999")) {
            assertThat(stranger.get("/sitemap.xml?part=" + part).status())
                    .as(part)
                    .isEqualTo(404);
        }
        assertThat(stranger.get("/.well-known/security.txt").body())
                .contains("Contact: ")
                .containsPattern("Expires: [0-9]{4}-[0-9]{2}-[0-9]{2}T");
    }

    @Test
    void the_site_map_is_compressed_asked_for_again_and_sent_only_where_something_in_it_changed() throws Exception {
        // The part that no other test changes; the whole is a file or an index of parts, by what others have published.
        String map = "/sitemap.xml?part=p0";
        Reply first = stranger.get(map);
        Reply again = new Visitor(server)
                .header("If-None-Match", first.header("ETag").orElseThrow())
                .get(map);
        assertThat(again.status()).isEqualTo(304);
        assertThat(first.header("Cache-Control")).contains("public, max-age=0, must-revalidate");
        assertThat(first.header("Vary").orElse("")).contains("Accept-Encoding");
        HttpResponse<byte[]> zipped = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri(map))
                                .header("Accept-Encoding", "gzip, br")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(zipped.body().length).isLessThan(first.body().length() / 10);
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .startsWith("<?xml");
        assertThat(new Visitor(server)
                        .header("Accept-Encoding", "gzip;q=0, identity")
                        .get(map)
                        .header("Content-Encoding"))
                .isEmpty();

        String word = Story.mark("z");
        Story taken = new Story(server, "It will be taken back, " + word, "Taken back later", true);
        String record = taken.publish("{\"redactions\":[]}");
        Story.awaitFound(server, word, 1); // An index of parts follows the journal, as search does.
        assertThat(PublicExits.siteMap(stranger)).contains("/en/records/" + record + "</loc>");
        taken.withdraw();
        assertThat(PublicExits.siteMap(stranger)).as("gone at once").doesNotContain(record);
    }
}
