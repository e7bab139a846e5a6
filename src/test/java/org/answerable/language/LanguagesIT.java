package org.answerable.language;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.answerable.PostedForm;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The languages of the interface on a real server: how a page is found in one, what it says of itself, and who mends
 * it.
 */
class LanguagesIT {
    private final RunningServer server = RunningServer.shared();
    private final Visitor visitor = new Visitor(server);

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "/zh/share,/zh-Hans/share",
        "/zh-CN,/zh-Hans/",
        "/fa/learn/privacy,/fa-AF/learn/privacy",
        "/prs/search?q=x,/fa-AF/search?q=x",
        "/mww/,/hmn/",
        "/es-MX/receipt,/es/receipt",
        "/EN/agencies,/en/agencies",
        "/fr/agencies,/en/agencies"
    })
    void a_near_address_leads_to_the_language(String asked, String found) {
        Reply reply = visitor.get(asked);
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location").orElseThrow()).endsWith(found);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | zh-Hans",
                "prs,en;q=0.5 | fa-AF",
                "mww | hmn",
                "my-MM,my | my",
                "pt-BR,pt | en",
                "so;q=0.9,en;q=0.1 | so"
            })
    void the_reader_is_asked_by_the_browser(String accepted, String found) {
        Reply reply = visitor.header("Accept-Language", accepted).get("/");
        assertThat(reply.header("Location").orElseThrow()).endsWith("/" + found + "/");
        assertThat(reply.header("Vary").orElseThrow()).contains("Accept-Language");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "prs,fa-AF",
        "es-MX,es",
        "zh-CN,zh-Hans",
        "zh-Hant-HK,zh-Hant",
        "mww,hmn",
        "iw,he",
        "tl-PH,fil",
        "sh,sr-Latn",
        "en-US,en",
        "pa-PK,pa-Arab",
        "in,id"
    })
    void whatever_a_language_is_called_it_is_kept_by_its_one_tag(String given, String tag) {
        Reply sent = Submitted.that(given + " tag")
                .as("comment")
                .in(given)
                .to("ice")
                .reachedBy(Json.createObjectBuilder().add("phone", "608").add("language", given))
                .by(visitor);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(PublicExits.json(sent.body()).getJsonObject("language").getString("tag"))
                .isEqualTo(tag);
        Reply opened = visitor.json(
                "/api/v1/receipts/open",
                "{\"receipt\": \"" + PublicExits.json(sent.body()).getString("receipt") + "\"}");
        assertThat(PublicExits.json(opened.body()).getString("language")).isEqualTo(tag);
        Reply imported = new Visitor(server)
                .bearer("demo-coordinator@demo")
                .postText(
                        "/api/v1/desk/imports",
                        "text/csv",
                        "kind,text,language,agencies\ncomment,imported " + given + " tag," + given + ",ice\n");
        assertThat(imported.body()).contains("\"accepted\":1");
        assertThat(new Visitor(server)
                        .bearer("demo-liaison@ice.demo")
                        .items("/api/v1/desk/tickets")
                        .filter(t -> t.getString("text").endsWith(given + " tag"))
                        .map(t -> t.getString("language")))
                .containsExactly(tag, tag);
        Reply found = visitor.get("/api/v1/search?lang=" + given);
        assertThat(found.body())
                .isEqualTo(visitor.get("/api/v1/search?lang=" + tag).body());
        String page = visitor.get("/en/search?lang=" + given + "&sort=newest").body();
        assertThat(page)
                .as("what is saved of a search")
                .contains("/api/v1/search.atom?lang=" + tag + "&amp;sort=newest\"");
        for (Language other : Languages.UI) {
            assertThat(page)
                    .as("the page in another language")
                    .contains(
                            "<a href=\"/" + other.tag() + "/search?lang=" + tag + "&amp;sort=newest\"",
                            "hreflang=\"" + other.tag() + "\" href=\"");
        }
        assertThat(Pattern.compile("[?;]lang=([A-Za-z-]+)")
                        .matcher(page)
                        .results()
                        .map(link -> link.group(1))
                        .distinct())
                .as("every link on")
                .containsExactly(tag);
    }

    /**
     * The names of counties are official and stay as they are; what a county is called is a word of the page's
     * language.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar|مقاطعة <bdi lang=\"en\">Dane</bdi>",
                "zh-Hans|<bdi lang=\"en\">Dane</bdi> 县",
                "my|<bdi lang=\"en\">Dane</bdi> ကောင်တီ",
                "ru|Округ <bdi lang=\"en\">Dane</bdi>",
                "fa-AF|ولسوالی <bdi lang=\"en\">Dane</bdi>",
                "hmn|Cheeb nroog <bdi lang=\"en\">Dane</bdi>",
                "es|Condado de <bdi lang=\"en\">Dane</bdi>"
            })
    void a_county_keeps_its_name_apart_and_the_word_for_it_is_translated(String language, String named) {
        String found =
                visitor.get("/" + language + "/search?county=Dane&sort=newest").body();
        assertThat(found).as("a hit").contains("<li>" + named + "</li>").doesNotContain("Dane County<");
        assertThat(found).as("a filter").containsPattern("<label[^>]*><bdi lang=\"en\">Dane</bdi> ?[(（]");
        Matcher record =
                Pattern.compile("href=\"(/" + language + "/records/[^\"]+)\"").matcher(found);
        assertThat(record.find()).isTrue();
        assertThat(visitor.get(record.group(1)).body()).as("a record").contains("<li>" + named + "</li>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-mine", "qaa", "zz", "zzz", "es-XX", "mul", "klingonese", "español"})
    void what_means_no_language_is_refused_where_it_stands(String given) {
        Reply sent = Submitted.that("x")
                .as("comment")
                .in(given)
                .reachedBy(Json.createObjectBuilder().add("phone", "608").add("language", given))
                .by(visitor);
        assertThat(sent.status()).isEqualTo(422);
        assertThat(sent.body())
                .contains("\"/language\"")
                .contains("\"/contact/language\"")
                .contains("not a known language tag");
        assertThat(visitor.get("/api/v1/search?lang="
                                + java.net.URLEncoder.encode(given, java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void topics_are_found_in_a_text_whose_language_was_called_otherwise() {
        for (String given : List.of("prs", "fa", "fa-AF", "fa-IR")) {
            Reply sent = Submitted.that(given + ": پولیس بدون ترجمان با من گپ زد و من ترجمان خواستم.")
                    .in(given)
                    .to("ice")
                    .by(visitor);
            assertThat(sent.status()).isEqualTo(201);
            JsonObject ticket = new Visitor(server)
                    .bearer("demo-liaison@ice.demo")
                    .items("/api/v1/desk/tickets")
                    .filter(t -> t.getString("text").startsWith(given + ": "))
                    .findFirst()
                    .orElseThrow();
            assertThat(ticket.getJsonArray("topics").toString()).as(given).contains("language-access");
        }
    }

    @Test
    void every_page_links_every_language_and_says_its_own() {
        for (Language language : Languages.UI) {
            Reply reply = visitor.get("/" + language + "/learn/your-rights");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Language")).contains(language.tag());
            assertThat(reply.body())
                    .contains("<html lang=\"" + language + "\" dir=\"" + language.dir() + "\"")
                    .contains(language.dir().equals("rtl") ? "bootstrap.rtl.min.css" : "bootstrap.min.css");
            for (Language other : Languages.UI) {
                assertThat(reply.body())
                        .contains("<link rel=\"alternate\" hreflang=\"" + other + "\" href=\"" + "http")
                        .contains("/" + other + "/learn/your-rights\"");
            }
        }
    }

    @Test
    void who_finds_a_mistake_in_a_draft_sends_a_correction_to_the_coordinators() {
        Reply page = visitor.get("/so/learn/privacy");
        assertThat(page.body())
                .contains(new Messages().get(new Language("so"), "platform.review.read-twice"))
                .contains("/so/share?about=translation&amp;page=/learn/privacy");
        assertThat(visitor.get("/en/learn/privacy").body()).doesNotContain("about=translation");

        Reply form = visitor.get("/so/share?about=translation&page=/learn/privacy");
        PostedForm correction = PostedForm.of(form, "share");
        assertThat(correction.values("kind")).containsExactly("comment");
        String begun = correction.values("text").get(0);
        assertThat(begun).contains("/so/learn/privacy");
        String words = begun + "Erayga ICE iyo State Patrol si khaldan ayaa loo qoray, Milwaukee police sidoo kale.";
        Reply next = correction.with("text", words).press(visitor, "next");
        if (next.body().contains("name=\"at\" value=\"language\"")) {
            next = PostedForm.of(next, "share").with("language", "so").press(visitor, "next");
        }
        for (int step = 0; step < 3; step++) {
            next = PostedForm.of(next, "share").press(visitor, "next");
        }
        Reply given = PostedForm.of(next, "share").press(visitor, "send");
        assertThat(given.body()).contains("receipt-code");
        assertThat(new Visitor(server)
                        .bearer("demo-coordinator@demo")
                        .get("/api/v1/desk/tickets?agency=coordinating-office&size=100")
                        .body())
                .contains("Erayga ICE iyo State Patrol");
        assertThat(new Visitor(server)
                        .bearer("demo-liaison@ice.demo")
                        .get("/api/v1/desk/tickets?size=100")
                        .body())
                .doesNotContain("Erayga ICE iyo State Patrol");
    }

    @Test
    void a_correction_names_no_other_site() {
        for (String page : new String[] {"https://evil.example/", "//evil.example", "/x?y=<b>", "javascript:1", ""}) {
            Reply form = visitor.get("/so/share?about=translation&page="
                    + java.net.URLEncoder.encode(page, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(PostedForm.of(form, "share").values("text").get(0))
                    .doesNotContain("evil")
                    .doesNotContain("<b>")
                    .contains("/so/");
        }
    }

    @Test
    void a_coordinator_names_an_agency_in_a_language_and_the_journal_knows() {
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String path = "/en/desk/names/agency/appleton-police";
        Reply page = coordinator.get(path);
        assertThat(page.body()).contains("name.vi");
        Reply saved = coordinator.submit(
                path,
                path,
                Map.of("name.vi", "Cảnh sát thành phố Appleton", "description.vi", "Cảnh sát của thành phố."));
        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        assertThat(visitor.get("/vi/agencies/appleton-police").body()).contains("Cảnh sát thành phố Appleton");
        assertThat(visitor.get("/en/agencies/appleton-police").body()).doesNotContain("Cảnh sát");
        assertThat(visitor.get("/api/v1/agencies?lang=vi").body()).contains("Cảnh sát thành phố Appleton");

        Reply tooLong = coordinator.submit(path, path, Map.of("name.vi", "x".repeat(201)));
        assertThat(tooLong.status()).isEqualTo(422);
        Visitor program = new Visitor(server).bearer("demo-coordinator@demo");
        assertThat(program.send(
                                "PUT",
                                "/api/v1/desk/agencies/appleton-police/names/tlh",
                                "application/json",
                                "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(program.send("PUT", "/api/v1/desk/topics/privacy/names/vi", "application/json", "{\"name\":\" \"}")
                        .status())
                .isEqualTo(422);
        assertThat(new Visitor(server).signIn("liaison@ice.demo").get(path).status())
                .isEqualTo(403);
        Visitor auditor = new Visitor(server).bearer("demo-auditor@demo");
        assertThat(auditor.get("/api/v1/desk/names").body()).contains("Cảnh sát thành phố Appleton");
        assertThat(acts(auditor, "agency:appleton-police", "agency.named", 1))
                .as("one act, by the coordinator; what was refused left none")
                .isEqualTo(1);
    }

    @Test
    void a_coordinator_changes_what_a_kind_is_called_and_takes_it_back() {
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        assertThat(coordinator.get("/en/desk/names").body())
                .contains("/en/desk/names/word/intake.kind.praise", "townhall.state.in-progress");
        String path = "/en/desk/names/word/intake.kind.praise";
        assertThat(coordinator.get(path).body()).contains("value=\"Praise\"").doesNotContain("description.");
        assertThat(coordinator
                        .submit(path, path, Map.of("name.en", "Thanks & <b>praise</b>"))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.get("/en/share").body())
                .contains("Thanks &amp; &lt;b&gt;praise&lt;/b&gt;")
                .doesNotContain("<b>praise");
        assertThat(visitor.get("/en/search").body())
                .as("and as a filter")
                .contains("Thanks &amp; &lt;b&gt;praise&lt;/b&gt;");
        assertThat(visitor.get("/es/share").body()).contains("Felicitación");

        Visitor program = new Visitor(server).bearer("demo-coordinator@demo");
        assertThat(program.send(
                                "PUT",
                                "/api/v1/desk/words/intake.share.text/names/en",
                                "application/json",
                                "{\"name\":\"x\"}")
                        .status())
                .as("a sentence is no word")
                .isEqualTo(404);
        assertThat(program.send(
                                "PUT",
                                "/api/v1/desk/words/intake.kind.praise/names/en",
                                "application/json",
                                "{\"name\":\"" + "x".repeat(201) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(program.send(
                                "PUT",
                                "/api/v1/desk/words/intake.kind.praise/names/en",
                                "application/json",
                                "{\"name\":\"x\",\"description\":\"y\"}")
                        .status())
                .as("a word has no description")
                .isEqualTo(400);
        assertThat(coordinator.submit(path, path, Map.of("name.en", "")).status())
                .isEqualTo(303);
        assertThat(visitor.get("/en/share").body()).contains("Praise").doesNotContain("Thanks &amp;");
        Visitor auditor = new Visitor(server).bearer("demo-auditor@demo");
        assertThat(acts(auditor, "word:intake.kind.praise", "word.named", 2)).isEqualTo(2);
    }

    @Test
    void of_many_who_name_the_same_at_once_none_is_in_the_way_of_another() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (String path : List.of(
                    "/api/v1/desk/words/townhall.state.dropped/names/sw",
                    "/api/v1/desk/agencies/eau-claire-police/names/vi")) {
                List<Future<Integer>> answers = IntStream.range(0, 8)
                        .mapToObj(i -> people.submit(() -> new Visitor(server)
                                .bearer("demo-coordinator@demo")
                                .send("PUT", path, "application/json", "{\"name\":\"Eau Claire " + i + "\"}")
                                .status()))
                        .toList();
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).as(path).isEqualTo(200);
                }
            }
        }
    }

    /** How often the journal says that this was done to this, once it has taken in as many as wanted. */
    private static int acts(Visitor auditor, String subject, String act, int wanted) {
        // Acts get their positions a moment after their transaction.
        return eventually(act + " of " + subject)
                .until(
                        () -> (int) auditor.items("/api/v1/desk/audit")
                                .filter(item -> item.getString("subject").equals(subject)
                                        && item.getString("act").equals(act))
                                .count(),
                        found -> found >= wanted);
    }
}
