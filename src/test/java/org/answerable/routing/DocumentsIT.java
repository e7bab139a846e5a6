package org.answerable.routing;

import static org.answerable.Eventually.eventually;
import static org.answerable.routing.AgencyPagesIT.form;
import static org.answerable.routing.DirectoryHand.DESK;
import static org.answerable.routing.DirectoryHand.json;
import static org.answerable.routing.DirectoryHand.object;
import static org.answerable.routing.DirectoryHand.word;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.directory.PdfReadingTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Task forces and public documents: made at the desk, read, compared, found and commented on by anybody. */
class DocumentsIT {
    private final RunningServer server = RunningServer.shared();
    private final DirectoryHand hand = new DirectoryHand(server);
    private final Visitor stranger = new Visitor(server);

    private String taskForce(String agency) {
        String slug = "force-" + word();
        object(hand.as("coordinator@demo")
                .json(
                        DESK + "task-forces",
                        "{\"slug\": \"" + slug + "\", \"agencies\": [\"" + agency + "\", \"cbp\"], \"lead\": \""
                                + agency + "\", \"name\": {\"en\": \"Force " + slug + "\"}}"));
        return slug;
    }

    @Test
    void a_task_force_comes_by_the_api_and_is_read_searched_and_mapped_by_everybody() {
        String agency = hand.agency();
        String slug = taskForce(agency);
        eventually("every copy is of now")
                .until(() -> stranger.get("/en/task-forces/" + slug).status() == 200);
        assertThat(stranger.get("/en/task-forces/" + slug).body()).contains("Force " + slug, "/en/agencies/" + agency);
        assertThat(stranger.get("/en/task-forces").body()).contains("/en/task-forces/" + slug);
        assertThat(stranger.get("/en/agencies/" + agency).body()).contains("/en/task-forces/" + slug);
        assertThat(object(stranger.get("/api/v1/task-forces/" + slug)).getString("lead"))
                .isEqualTo(agency);
        assertThat(stranger.get("/en/search?q=" + slug).body()).contains("/en/task-forces/" + slug);
        assertThat(PublicExits.siteMap(stranger)).contains("/en/task-forces/" + slug);
        Reply read = hand.as("auditor@demo").get(DESK + "task-forces/" + slug);
        String tag = read.header("ETag").orElseThrow();
        object(hand.patch("admin@demo", "task-forces/" + slug, tag, "{\"until\": \"2026-01-31\"}"));
        assertThat(hand.patch("admin@demo", "task-forces/" + slug, tag, "{\"until\": null}")
                        .status())
                .isEqualTo(412);
        assertThat(hand.patch("admin@demo", "task-forces/" + slug, null, "{\"lead\": \"doj\"}")
                        .status())
                .isEqualTo(422);
        object(hand.patch("admin@demo", "task-forces/" + slug, null, "{\"active\": false}"));
        eventually("it is shown no more")
                .until(() -> stranger.get("/en/task-forces/" + slug).status() == 404);
        assertThat(stranger.get("/api/v1/task-forces/" + slug).status()).isEqualTo(404);
    }

    @Test
    void a_comment_begins_with_the_task_force_and_reaches_its_agencies_which_the_ticket_and_the_record_tell() {
        String agency = hand.agency();
        String slug = taskForce(agency);
        eventually("every copy is of now")
                .until(() -> stranger.get("/en/task-forces/" + slug).status() == 200);
        Visitor writer = new Visitor(server);
        String link = Jsoup.parse(writer.get("/en/task-forces/" + slug).body())
                .select("a[href*=share?about]")
                .attr("href");
        Reply page = writer.get(link);
        String begun =
                Jsoup.parse(page.body()).select("textarea").first().wholeText().strip();
        assertThat(begun).startsWith("About the task force Force " + slug).contains("/en/task-forces/" + slug);
        assertThat(writer.get("/en/share?about=task-force&page=%3Cscript%3E&w=0000000000000")
                        .body())
                .doesNotContain("About the task force");
        JsonObject sent = object(stranger.json(
                "/api/v1/submissions",
                Json.createObjectBuilder()
                        .add("kind", "comment")
                        .add("text", begun + " They were kind.")
                        .add("language", "en")
                        .build()
                        .toString()));
        assertThat(sent.toString()).contains(agency, "cbp", "The text is about the work of Force " + slug);
    }

    @Test
    void a_document_gets_versions_by_page_and_pdf_and_two_are_read_side_by_side() {
        Visitor admin = new Visitor(server).signIn("admin@demo");
        String fresh = "/en/desk/directory/documents/new";
        String slug = "paper-" + word();
        Map<String, String> typed = form(admin.get(fresh), fresh);
        typed.put("slug", slug);
        typed.put("kind", "policy");
        typed.put("name.en", "Paper " + slug);
        typed.put("agencies", "state-patrol");
        typed.put("language", "en");
        typed.put("source", "Made for a test");
        Reply empty = multipart(admin, fresh, typed, new byte[0]);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(Jsoup.parse(empty.body()).select(".errors a").eachAttr("href"))
                .contains("#text");
        Reply broken = multipart(admin, fresh, typed, "<script>".getBytes(StandardCharsets.UTF_8));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body()).contains("This is not a PDF.", slug);
        byte[] pdf = PdfReadingTest.pdf("Reports are kept for one year.");
        Reply saved = multipart(admin, fresh, typed, pdf);
        assertThat(saved.status()).as(saved.body()).isEqualTo(303);
        String own = "/en/desk/directory/documents/" + slug;
        Map<String, String> second = form(admin.get(own), own + "/versions");
        second.put("text", "Reports are kept for three years. Word" + slug.substring(6) + ".");
        assertThat(multipart(admin, own + "/versions", second, new byte[0]).status())
                .isEqualTo(303);
        eventually("every copy is of now")
                .until(() -> stranger.get("/en/documents/" + slug).body().contains("three years"));
        String page = stranger.get("/en/documents/" + slug).body();
        assertThat(page).contains("Version 1", "Version 2", "Policy").doesNotContain("one year");
        assertThat(stranger.get("/en/documents/" + slug + "/versions/1").body())
                .contains(
                        "one year", "A newer version", "/documents/" + slug + "/versions/1/en.pdf", "Made for a test");
        String compared =
                stranger.get("/en/documents/" + slug + "/compare?from=1&to=2").body();
        assertThat(Jsoup.parse(compared).select("del").text()).contains("one");
        assertThat(Jsoup.parse(compared).select("ins").text()).contains("three");
        Reply download = stranger.get("/en/documents/" + slug + "/versions/1/en.pdf");
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.header("Content-Type").orElseThrow()).isEqualTo("application/pdf");
        assertThat(download.header("X-Content-Type-Options").orElseThrow()).isEqualTo("nosniff");
        assertThat(download.header("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"" + slug + "-1-en.pdf\"; filename*=UTF-8''Paper%20" + slug);
        assertThat(download.header("Cache-Control").orElseThrow()).contains("must-revalidate");
        String hash = download.header("ETag").orElseThrow();
        String file = "/en/documents/" + slug + "/versions/1/en.pdf";
        Reply same = new Visitor(server).header("If-None-Match", hash).get(file);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(new Visitor(server)
                        .header("If-None-Match", "\"other\"")
                        .get(file)
                        .status())
                .isEqualTo(200);
        Reply head = new Visitor(server).send("HEAD", file, "text/plain", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).contains(hash);
        assertThat(new Visitor(server)
                        .header("If-None-Match", hash)
                        .get("/api/v1/documents/" + slug + "/versions/1/pdf")
                        .status())
                .isEqualTo(304);
        assertThat(stranger.get("/en/documents/" + slug + "/versions/2/en.pdf").status())
                .isEqualTo(404);
        assertThat(stranger.get("/en/documents/" + slug + "/versions/0").status())
                .isEqualTo(404);
        assertThat(stranger.get("/en/documents?kind=policy&agency=state-patrol").body())
                .contains("Paper " + slug);
        assertThat(stranger.get("/en/documents?kind=audit").body()).doesNotContain("Paper " + slug);
        assertThat(stranger.get("/en/search?q=word" + slug.substring(6)).body()).contains("/en/documents/" + slug);
        assertThat(object(stranger.get("/api/v1/documents/" + slug + "/versions/2"))
                        .toString())
                .contains("three years");
        Reply changed = hand.patch(
                "admin@demo",
                "documents/" + slug,
                null,
                "{\"versions\": [{\"number\": 1, \"text\": {\"en\": \"Something else\"}}]}");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(json(changed).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/versions/0/text/en");
        eventually("the journal has it").until(() -> admin.get(own).body().contains("Changed by admin@demo"));
    }

    @Test
    void a_version_that_is_taken_back_says_so_and_shows_nothing_else_to_the_public() {
        String slug = "paper-" + word();
        String secret = "Word" + word();
        Reply taken = hand.as("admin@demo")
                .postBytes(DESK + "pdfs", "application/pdf", PdfReadingTest.pdf(secret + " lives there."));
        object(hand.as("admin@demo")
                .json(
                        DESK + "documents",
                        "{\"slug\": \"" + slug
                                + "\", \"kind\": \"audit\", \"name\": {\"en\": \"Paper\"}, \"versions\": [{\"number\":"
                                + " 1, \"text\": {\"en\": \"It stays.\"}}, {\"number\": 2, \"text\": {\"en\": \""
                                + secret
                                + " lives there.\"}, \"pdf\": {\"en\": \""
                                + json(taken).getString("sha256")
                                + "\"}}]}"));
        eventually("it is found")
                .until(() -> stranger.get("/en/search?q=" + secret).body().contains("/en/documents/" + slug));
        List<String> files = List.of(
                "/en/documents/" + slug + "/versions/2/en.pdf", "/api/v1/documents/" + slug + "/versions/2/pdf");
        Map<String, String> tags = new HashMap<>();
        for (String file : files) {
            Reply pdf = stranger.get(file);
            assertThat(pdf.status()).as(file).isEqualTo(200);
            tags.put(file, pdf.header("ETag").orElseThrow());
        }
        Visitor admin = new Visitor(server).signIn("admin@demo");
        String own = "/en/desk/directory/documents/" + slug;
        Map<String, String> typed = form(admin.get(own), own + "/take-back");
        typed.put("version", "2");
        Reply refused = admin.post(own + "/take-back", typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".errors a").eachAttr("href"))
                .contains("#reason");
        typed.put("reason", "It names " + secret + ".");
        typed.put("version", "7");
        Reply unknown = admin.post(own + "/take-back", typed);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(Jsoup.parse(unknown.body()).select(".errors a").eachAttr("href"))
                .contains("#version");
        assertThat(unknown.body()).contains("It names " + secret);
        typed.put("version", "2");
        assertThat(admin.post(own + "/take-back", typed).status()).isEqualTo(303);
        for (String file : files) {
            assertThat(stranger.get(file).status()).as(file).isEqualTo(404);
            assertThat(new Visitor(server)
                            .header("If-None-Match", tags.get(file))
                            .get(file)
                            .status())
                    .as("%s for who has it", file)
                    .isEqualTo(404);
        }
        assertThat(stranger.get("/en/documents/" + slug).body())
                .as("at once")
                .contains("It stays.", "was taken back on")
                .doesNotContain(secret);
        Reply version = stranger.get("/en/documents/" + slug + "/versions/2");
        assertThat(version.status()).isEqualTo(200);
        assertThat(version.body()).contains("This version was taken back on").doesNotContain(secret);
        assertThat(stranger.get("/en/documents/" + slug + "/compare?from=1&to=2")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/en/documents/" + slug + "/compare").body()).doesNotContain(secret);
        assertThat(stranger.get("/en/search?q=" + secret).body()).doesNotContain("/en/documents/" + slug);
        JsonObject answered = object(stranger.get("/api/v1/documents/" + slug + "/versions/2"));
        assertThat(answered.getJsonArray("texts")).isEmpty();
        assertThat(answered.getJsonObject("version").getString("takenBack")).hasSize(10);
        assertThat(answered.toString()).doesNotContain(secret);
        assertThat(hand.as("admin@demo")
                        .json(DESK + "documents/" + slug + "/versions/2/take-back", "{\"reason\": \"Twice\"}")
                        .status())
                .isEqualTo(409);
        assertThat(admin.get(own).body()).contains("It names " + secret);
        assertThat(Jsoup.parse(admin.get(own).body())
                        .select("select[name=which] option")
                        .eachAttr("value"))
                .containsExactly("", "1");
        Reply another = hand.patch(
                "admin@demo",
                "documents/" + slug,
                null,
                "{\"versions\": [{\"number\": 2, \"text\": {\"es\": \"Otra cosa.\"}}]}");
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.body()).contains("/versions/0/text/es", "was taken back, so it gets no other text");
        eventually("the site map has no version of it")
                .until(() -> !PublicExits.siteMap(stranger).contains("/en/documents/" + slug + "/versions/"));
        eventually("the journal has it")
                .until(() -> admin.get(own).body().contains("A version taken back by admin@demo"));
    }

    @Test
    void a_form_that_is_refused_keeps_no_pdf_and_keeps_what_was_typed() {
        Visitor admin = new Visitor(server).signIn("admin@demo");
        String fresh = "/en/desk/directory/documents/new";
        String slug = "paper-" + word();
        Map<String, String> typed = form(admin.get(fresh), fresh);
        typed.put("slug", slug);
        typed.put("kind", "policy");
        typed.put("language", "en");
        typed.put("source", "Typed " + slug);
        byte[] pdf = PdfReadingTest.pdf("A text of " + slug + ".");
        Reply refused = multipart(admin, fresh, typed, pdf);
        assertThat(refused.status()).as("it has no name").isEqualTo(422);
        assertThat(refused.body()).contains("Typed " + slug);
        String subject = "pdf:" + sha256(pdf);
        typed.put("name.en", "Paper " + slug);
        assertThat(taken(subject)).isZero();
        assertThat(multipart(admin, fresh, typed, pdf).status()).isEqualTo(303);
        eventually("it is taken in").until(() -> taken(subject) == 1);
    }

    /** How often the journal says that a PDF was taken in. */
    private long taken(String subject) {
        return json(hand.as("auditor@demo").get("/api/v1/desk/audit?subject=" + subject))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(act -> act.getString("act").equals("document.pdf-taken"))
                .count();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_pdf_comes_by_the_api_and_the_whole_directory_goes_out_and_in_unchanged() {
        Reply taken = hand.as("admin@demo")
                .postBytes(DESK + "pdfs", "application/pdf", PdfReadingTest.pdf("A page of words."));
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(json(taken).getString("text")).isEqualTo("A page of words.");
        String slug = "paper-" + word();
        object(hand.as("admin@demo")
                .json(
                        DESK + "documents",
                        "{\"slug\": \"" + slug
                                + "\", \"kind\": \"audit\", \"name\": {\"en\": \"Paper\"}, \"versions\": [{\"number\":"
                                + " 1, \"text\": {\"en\": \"A page of words.\"}, \"pdf\": {\"en\": \""
                                + json(taken).getString("sha256") + "\"}}]}"));
        Reply file = hand.as("admin@demo").get(DESK + "directory");
        assertThat(file.body()).contains(slug, json(taken).getString("sha256"), "make-believe-interstate");
        Reply again = hand.as("admin@demo")
                .header("If-Match", file.header("ETag").orElseThrow())
                .send("PUT", DESK + "directory?dryRun=true", "application/json", file.body());
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(json(again).getJsonArray("changes")).isEmpty();
        assertThat(hand.as("moderator@demo")
                        .postBytes(DESK + "pdfs", "application/pdf", PdfReadingTest.pdf("x"))
                        .status())
                .isEqualTo(403);
    }

    private static Reply multipart(Visitor visitor, String path, Map<String, String> fields, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            if (!name.equals("file")) {
                body.writeBytes(
                        ("--bound\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        });
        body.writeBytes(
                "--bound\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--bound--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.postBytes(path, "multipart/form-data; boundary=bound", body.toByteArray());
    }
}
