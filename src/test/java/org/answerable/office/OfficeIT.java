package org.answerable.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.answerable.PostedForm;
import org.answerable.Production;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.accounts.Invited;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An empty server that is no demonstration, from its first start until feedback is taken, and until it is not. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficeIT {
    private static final String SUBMISSION =
            "{\"kind\":\"comment\",\"text\":\"The lights on our street are out.\",\"language\":\"en\"}";
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static Databases.Empty database;
    private static RunningServer server;
    private static Visitor admin;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        MAIL.start();
        database = Databases.empty();
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MAIL_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort() + "?tls=none");
        environment.put("DATA_DIR", data.toString());
        server = RunningServer.start(Production.environment(environment));
        admin = Production.admin(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        MAIL.stop();
    }

    private static Reply send() {
        return new Visitor(server).postText("/api/v1/submissions", "application/json", SUBMISSION);
    }

    @Test
    @Order(1)
    void before_anybody_would_read_it_nothing_is_taken_in_and_everybody_is_told() {
        Reply form = new Visitor(server).get("/en/share");
        assertThat(form.status()).isEqualTo(503);
        assertThat(form.header("Retry-After")).contains("3600");
        assertThat(form.body())
                .contains("Not open now", "Nothing that is sent here now is kept.", "/en/learn/your-rights")
                .doesNotContain("<textarea");
        Reply sent = send();
        assertThat(sent.status()).isEqualTo(503);
        assertThat(sent.header("Retry-After")).contains("3600");
        assertThat(sent.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(sent.body()).contains("nobody at the office would read it");
        assertThat(new Visitor(server).get("/health/ready").body())
                .as("it serves, and says why nothing is taken")
                .contains("\"open\":false", "role coordinator")
                .contains("\"status\":\"UP\"");
        assertThat(new Visitor(server).get("/en/").status()).isEqualTo(200);
        assertThat(new Visitor(server).get("/en/search").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void the_administrator_is_led_through_what_is_missing() {
        assertThat(admin.get("/en/desk").body()).contains("/en/desk/office\"", "things are missing.");
        Reply page = admin.get("/en/desk/office");
        assertThat(page.body())
                .contains("No new message is taken now")
                .contains("Missing. Without it no new message is taken.")
                .contains("/en/desk/accounts\">A coordinator</a>")
                .contains("There is no agency yet but the coordinating office.");
        Reply wrong = admin.submit(
                "/en/desk/office",
                "/en/desk/office",
                Map.of(
                        "name",
                        " ",
                        "runBy",
                        "x".repeat(201),
                        "contact",
                        "nobody",
                        "securityContact",
                        "http://x",
                        "sender",
                        "a b@c"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .as("every fault at once, and what was typed is there again")
                .contains("id=\"name-error\"", "id=\"runBy-error\"", "id=\"contact-error\"")
                .contains("id=\"securityContact-error\"", "id=\"sender-error\"", "value=\"nobody\"");
        Reply right = admin.submit(
                "/en/desk/office",
                "/en/desk/office",
                Map.of(
                        "name",
                        "Office of \"Listening\" & more",
                        "runBy",
                        "Department of Administration",
                        "contact",
                        "office@agency.example",
                        "securityContact",
                        "https://agency.example/security",
                        "sender",
                        "letters@agency.example"));
        assertThat(right.status()).isEqualTo(303);
        Reply described = admin.get("/en/desk/office");
        assertThat(described.input("name")).isEqualTo("Office of \"Listening\" & more");
        assertThat(described.body()).doesNotContain("People want to know who reads what they write.");
        assertThat(new Visitor(server).get("/en/").body())
                .as("everybody reads who runs it")
                .contains("run by Office of \"Listening\" &amp; more, Department of Administration.")
                .contains("mailto:office@agency.example");
        assertThat(new Visitor(server).get("/.well-known/security.txt").body())
                .contains("Contact: https://agency.example/security\n");
    }

    @Test
    @Order(3)
    void mail_is_tried_from_the_page_and_comes_from_the_office_s_address() throws Exception {
        Reply wrong = admin.submit("/en/desk/office", "/en/desk/office/mail", Map.of("to", "nobody"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"to-error\"", "value=\"nobody\"");
        Reply sent = admin.submit("/en/desk/office", "/en/desk/office/mail", Map.of("to", "office@agency.example"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(MAIL.getReceivedMessages()[0].getFrom()[0]).hasToString("letters@agency.example");
        assertThat(admin.get("/en/desk/office").body()).contains("A message was last sent to try it on");
    }

    @Test
    @Order(4)
    void with_a_coordinator_it_opens() {
        Reply made = admin.submit(
                "/en/desk/accounts",
                "/en/desk/accounts",
                Map.of("name", "coord@agency.example", "roles", "coordinator"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(new Visitor(server).get("/en/share").status())
                .as("who is invited reads nothing yet")
                .isEqualTo(503);
        Invited.begun(server, made, "Ana Weiss", "six tall birds walk south");
        assertThat(admin.get("/en/desk/office").body()).doesNotContain("No new message is taken now");
        assertThat(new Visitor(server).get("/en/share").status()).isEqualTo(200);
        Reply sent = send();
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.body()).contains("\"agency\":\"coordinating-office\"");
        assertThat(new Visitor(server).get("/health/ready").body()).contains("\"open\":true");
    }

    @Test
    @Order(5)
    void the_agencies_of_wisconsin_are_taken_over_with_one_click_and_get_what_rules_give_them() {
        assertThat(admin.get("/en/desk/directory").body())
                .contains("0 agencies answer", "Take over the agencies and rules");
        assertThat(admin.submit("/en/desk/directory", "/en/desk/directory/ready-made", Map.of())
                        .status())
                .isEqualTo(303);
        Reply page = admin.get("/en/desk/directory");
        assertThat(page.body()).doesNotContain("0 agencies answer").doesNotContain("Take over the agencies and rules");
        Reply again = admin.submit("/en/desk/directory", "/en/desk/directory/ready-made", Map.of());
        assertThat(again.status()).as("somebody else was quicker").isEqualTo(409);
        assertThat(admin.get("/en/desk/directory/file").body())
                .contains("\"answerable-directory\"", "\"state-patrol\"");
        assertThat(admin.get("/en/desk/office").body())
                .as("who is still missing, by name")
                .contains("Wisconsin State Patrol")
                .doesNotContain("There is no agency yet");
        Reply sent = new Visitor(server)
                .postText(
                        "/api/v1/submissions",
                        "application/json",
                        "{\"kind\":\"complaint\",\"text\":\"The Wisconsin State Patrol stopped us on I-94.\",\"language\":\"en\"}");
        assertThat(sent.body()).contains("\"agency\":\"state-patrol\"");
    }

    @Test
    @Order(6)
    void an_administrator_whom_the_first_one_made_is_no_second_one() {
        Reply made = admin.submit(
                "/en/desk/accounts", "/en/desk/accounts", Map.of("name", "other@agency.example", "roles", "admin"));
        assertThat(made.status()).isEqualTo(200);
        Invited.begun(server, made, "Lee Park", "seven green trains leave late");
        assertThat(admin.get("/en/desk/office").body()).contains("/en/desk/second-administrator");
    }

    @Test
    @Order(7)
    void what_the_office_writes_stands_in_place_of_the_product_s_words_and_a_translation_that_is_older_says_so() {
        String page = "/en/desk/texts/privacy/en";
        Reply form = admin.get(page);
        assertThat(form.body()).contains("What this site knows about you").contains("name=\"seen\"");
        PostedForm changed = PostedForm.of(form, "preview")
                .with("text.learn.privacy.lead", "What <our> office knows: it's {little}.");
        Reply looked = changed.press(admin, "preview");
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.body()).contains("How it will read", "What &lt;our&gt; office knows");
        assertThat(privacy("en")).as("nothing is written by looking").contains("What this site knows about you");
        assertThat(changed.press(admin, "save").status()).isEqualTo(303);
        assertThat(privacy("en"))
                .contains("What &lt;our&gt; office knows: it's {little}.", "wrote parts of this page itself")
                .doesNotContain("What this site knows about you");
        String english = "href=\"/en/learn/privacy\" hreflang=\"en\">";
        assertThat(privacy("es").split("<main")[1])
                .as("the translation is the product's, and leads to the newer words")
                .contains(english);
        Reply second =
                changed.with("text.learn.privacy.table.title", "Who reads what").press(admin, "save");
        assertThat(second.status()).as("somebody else was quicker").isEqualTo(409);
        assertThat(second.body()).contains("Your words are still here").contains("Who reads what");
        Reply contested =
                changed.with("text.learn.privacy.lead", "Quite another lead.").press(admin, "save");
        assertThat(contested.status()).isEqualTo(409);
        assertThat(contested.body())
                .as("what is there now stands beside what was typed")
                .contains("Quite another lead.", "There now:", "What &lt;our&gt; office knows: it's {little}.");
        Reply spanish = admin.get("/en/desk/texts/privacy/es");
        assertThat(spanish.body()).contains("The English text was changed after this one");
        assertThat(PostedForm.of(spanish, "preview").press(admin, "save").status())
                .isEqualTo(303);
        assertThat(privacy("es").split("<main")[1]).as("it was looked at").doesNotContain(english);
        assertThat(PostedForm.of(admin.get(page), "preview")
                        .with("text.learn.privacy.lead", "")
                        .press(admin, "save")
                        .status())
                .isEqualTo(303);
        assertThat(privacy("en")).contains("What this site knows about you");
    }

    private static String privacy(String language) {
        return new Visitor(server).get("/" + language + "/learn/privacy").body();
    }

    @Test
    @Order(8)
    void a_text_into_which_something_is_put_needs_it_and_the_name_of_the_site_is_the_office_s() {
        Reply refused = PostedForm.of(admin.get("/en/desk/texts/letters/en"), "preview")
                .with("text.casework.mail.body", "There is something new.")
                .press(admin, "save");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("This text needs {0}", "There is something new.");
        assertThat(PostedForm.of(admin.get("/en/desk/texts/name/en"), "preview")
                        .with("text.platform.layout.name", "Speak & Be Heard")
                        .press(admin, "save")
                        .status())
                .isEqualTo(303);
        assertThat(new Visitor(server).get("/en/").body())
                .contains("– Speak &amp; Be Heard</title>")
                .doesNotContain("– Answerable</title>");
        assertThat(admin.get("/en/desk/office").body()).contains("The office answers for what the notice says.");
        assertThat(admin.submit("/en/desk/texts/privacy/en", "/en/desk/texts/privacy/en/confirm", Map.of())
                        .status())
                .isEqualTo(303);
        assertThat(admin.get("/en/desk/office").body()).doesNotContain("The office answers for what the notice says.");
    }

    @Test
    @Order(8)
    void the_mark_of_the_office_stands_in_the_head_of_each_page() throws Exception {
        assertThat(new Visitor(server).get("/mark.png").status()).isEqualTo(404);
        String page = admin.get("/en/desk/office").body();
        String token = page.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--x9\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token
                        + "\r\n--x9\r\nContent-Disposition: form-data; name=\"mark\"; filename=\"m.png\"\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(MarkTest.picture(300, 100, "png"));
        body.writeBytes("\r\n--x9--\r\n".getBytes(StandardCharsets.ISO_8859_1));
        Reply sent = admin.send("POST", "/en/desk/office/mark", "multipart/form-data; boundary=x9", body.toByteArray());
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        assertThat(new Visitor(server).get("/en/").body())
                .contains("src=\"/mark.png?v=", "alt=\"Mark of this office\"");
        assertThat(new Visitor(server).get("/mark.png").header("Content-Type").orElseThrow())
                .startsWith("image/png");
    }

    @Test
    @Order(9)
    void without_a_coordinator_it_closes_again_and_who_had_begun_to_write_has_the_words() {
        Visitor writer = new Visitor(server);
        Reply form = PostedForm.of(writer.get("/en/share"), "share")
                .with("kind", "comment")
                .with("text", "The lights on our street are out.")
                .press(writer, "next");
        assertThat(form.status()).isEqualTo(200);
        String account = admin.get("/en/desk/accounts")
                .body()
                .replaceAll("(?s).*?coord@agency\\.example.*?/desk/accounts/([0-9]+)/off.*", "$1");
        Reply refused = admin.submit("/en/desk/accounts", "/en/desk/accounts/" + account + "/off", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("This is the last coordinator. Invite another one first");
        assertThat(send().status()).isEqualTo(201);
        Databases.execute(database.source(), "update account set active = false where id = " + account);
        assertThat(send().status()).as("the last one who coordinates is gone").isEqualTo(503);
        assertThat(new Visitor(server).get("/es/share").body()).contains("lang=\"es\"");
        Reply last = form;
        for (int pages = 0; last.status() == 200 && pages < 6; pages++) {
            last = PostedForm.of(last, "share").press(writer, last.body().contains("value=\"send\"") ? "send" : "next");
        }
        assertThat(last.status()).isEqualTo(503);
        assertThat(last.header("Retry-After")).contains("3600");
        assertThat(last.body()).contains("nobody at the office would read it", "The lights on our street are out.");
    }
}
