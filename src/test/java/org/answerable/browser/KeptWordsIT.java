package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is typed at the desk is there again after a sign-in, after a page was open for too long, and after another page
 * was looked at.
 */
@ExtendWith(Stage.Shared.class)
class KeptWordsIT {
    private static final String PATROL = "liaison@state-patrol.demo";

    private final Stage stage;

    KeptWordsIT(Stage stage) {
        this.stage = stage;
    }

    private Visitor visitor() {
        return new Visitor(stage.server);
    }

    private static Document document(Reply reply) {
        return Jsoup.parse(reply.body());
    }

    private static Reply follow(Visitor visitor, Reply reply) {
        Reply last = reply;
        for (int i = 0; i < 5 && last.status() == 303; i++) {
            last = visitor.get(last.header("Location").orElseThrow());
        }
        return last;
    }

    /** A page with forms, and who sees it: by the address of the page or by the first or last link on another. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "liaison@state-patrol.demo, /en/desk/tickets?status=open, 'a[href*=/desk/tickets/]', 4",
        "liaison@state-patrol.demo, /en/desk/commitments, '', 1",
        "coordinator@demo, /en/desk/town-halls, '', 1",
        "coordinator@demo, /en/desk/town-halls, 'main .cards h3 a', 4",
        "coordinator@demo, /en/desk/names/word/townhall.state.done, '', 1",
        "coordinator@demo, /en/desk/directory/agencies/ice, '', 1",
        "coordinator@demo, /en/desk/directory/topics/detention, '', 1",
        "coordinator@demo, /en/desk/directory/task-forces/make-believe-interstate, '', 1",
        "coordinator@demo, /en/desk/directory/agencies/new, '', 1",
        "coordinator@demo, /en/desk/directory/documents/make-believe-agreement, '', 3",
        "coordinator@demo, /en/desk/directory/documents/new, '', 1",
        "coordinator@demo, /en/desk/rules/new, '', 1",
        "coordinator@demo, /en/desk/help/new, '', 1",
        "coordinator@demo, /en/desk/help, 'main a[href*=/desk/help/]:not([href$=/new])', 1",
        "coordinator@demo, /en/desk/rules/words-name-cbp, '', 1",
        "moderator@demo, /en/desk/moderation?state=published, 'ol.queue a', 1",
        "moderator@demo, /en/desk/claims, 'ol.queue a', 1",
        "translator@demo, /en/desk/translation, 'ol.queue a', 1",
        "admin@demo, /en/desk/accounts, '', 1",
        "admin@demo, /en/desk/account, '', 1"
    })
    void every_form_with_words_has_them_again_after_the_session_has_ended(
            String account, String address, String link, int atLeast) {
        if (address.endsWith("/desk/claims")) { // The demonstration tells of none.
            String record = new Story(stage.server, "It rained on us. " + Story.mark("c"), "Rain", true)
                    .publish("{\"redactions\":[]}");
            Submitted.that("I did not send this.").disowning(record).receipt(visitor());
        }
        Visitor person = visitor().signIn(account);
        String path = address;
        if (!link.isEmpty()) {
            path = document(person.get(address)).select(link).last().attr("href");
        }
        TreeSet<String> lost = new TreeSet<>();
        int forms = 0;
        for (Element form : document(person.get(path)).select("main form[method=post]")) {
            String action = form.attr("action");
            if (words(form).isEmpty()) {
                continue;
            }
            forms++;
            Map<String, List<String>> typed = new LinkedHashMap<>();
            for (Element field : form.select("input[name], textarea[name], select[name]")) {
                String type = field.attr("type");
                if (field.closest("template") != null) {
                    continue;
                }
                if (words(form).contains(field)) {
                    typed.computeIfAbsent(field.attr("name"), n -> new ArrayList<>())
                            .add("Words ~ " + forms + " <b>&amp;</b> é မ"
                                    + (field.nameIs("textarea") ? "\n\nsecond line" : ""));
                } else if (type.equals("date")) {
                    typed.computeIfAbsent(field.attr("name"), n -> new ArrayList<>())
                            .add("2031-05-06");
                } else if (!List.of("checkbox", "radio").contains(type) || field.hasAttr("checked")) {
                    String value = field.nameIs("select")
                            ? field.select("option").last().attr("value")
                            : field.attr("value");
                    typed.computeIfAbsent(field.attr("name"), n -> new ArrayList<>())
                            .add(value);
                }
            }
            person.cookie("desk", "ended");
            boolean hasFile = form.attr("enctype").equals("multipart/form-data");
            Reply refused = hasFile
                    ? person.postText(action, "multipart/form-data; boundary=between", parts(typed))
                    : person.postText(action, "application/x-www-form-urlencoded", encoded(typed));
            assertThat(refused.status()).as(action).isEqualTo(303);
            String next = refused.header("Location").orElseThrow();
            assertThat(next)
                    .contains("/en/desk/sign-in?next=")
                    .endsWith("&kept=true")
                    .doesNotContain("Words");
            Reply in = person.get(next);
            assertThat(in.body()).contains("What you wrote is kept.").doesNotContain("Words ~");
            Reply page = follow(
                    person,
                    person.post(
                            "/en/desk/sign-in",
                            Map.of(
                                    "token",
                                    in.input("token"),
                                    "next",
                                    in.input("next"),
                                    "name",
                                    account,
                                    "password",
                                    "demo-only-password")));
            assertThat(page.status()).as(action).isEqualTo(200);
            assertThat(page.body()).as(action).contains("This was not sent");
            Element again = document(page).select("main form[method=post]").stream()
                    .filter(f -> f.attr("action").equals(action) && sameHidden(f, form))
                    .findFirst()
                    .orElseThrow();
            typed.forEach((name, values) -> {
                for (Element field : again.select("[name]")) {
                    if (!field.attr("name").equals(name)
                            || field.attr("type").equals("hidden")
                            || List.of("checkbox", "radio").contains(field.attr("type"))) {
                        continue;
                    }
                    String shown = field.nameIs("textarea")
                            ? field.wholeText().replace("\r\n", "\n").replaceFirst("^\n", "")
                            : field.nameIs("select")
                                    ? field.select("option[selected]").attr("value")
                                    : field.attr("value");
                    if (!values.contains(shown)) {
                        lost.add(action + " " + name + ": " + shown + " for " + values);
                    }
                }
            });
            Element discard = again.selectFirst("button[name=discard]");
            assertThat(discard).as(action).isNotNull();
            Reply after = follow(
                    person,
                    person.post(
                            discard.attr("formaction"),
                            Map.of(
                                    "token",
                                    again.selectFirst("input[name=token]").attr("value"),
                                    "discard",
                                    "yes")));
            assertThat(after.body()).as(action).doesNotContain("Words ~");
        }
        assertThat(lost).isEmpty();
        assertThat(forms).as("forms with words on " + path).isGreaterThanOrEqualTo(atLeast);
    }

    private static boolean sameHidden(Element one, Element other) {
        return hidden(one).equals(hidden(other));
    }

    private static Map<String, String> hidden(Element form) {
        return form.select("input[type=hidden]").stream()
                .filter(h -> !h.attr("name").equals("token"))
                .collect(Collectors.toMap(h -> h.attr("name"), h -> h.attr("value"), (a, b) -> a + b));
    }

    private static List<Element> words(Element form) {
        return form.select("textarea[name], input[type=text][name]");
    }

    private static String parts(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                        .flatMap(f -> f.getValue().stream()
                                .map(v -> "--between\r\nContent-Disposition: form-data; name=\"" + f.getKey() + "\""
                                        + (f.getKey().equals("upload") ? "; filename=\"\"" : "") + "\r\n\r\n"
                                        + v.replace("\n", "\r\n") + "\r\n"))
                        .collect(Collectors.joining())
                + "--between--\r\n";
    }

    private static String encoded(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .flatMap(f -> f.getValue().stream()
                        .map(v -> URLEncoder.encode(f.getKey(), StandardCharsets.UTF_8) + "="
                                + URLEncoder.encode(v.replace("\n", "\r\n"), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void an_answer_waits_behind_the_sign_in_and_is_sent_by_a_new_click(boolean javaScript) {
        Inspection inspection = new Inspection(stage, true);
        String words =
                "We looked into it.\n\nThe stop was recorded, and the officer's report is with us. " + javaScript;
        try (Person liaison = new Person(stage, inspection, "en", javaScript, false)) {
            String ticket = ticket(liaison);
            answer(liaison).fill(words);
            gone(liaison, "desk");
            liaison.presses("casework.answer.button").looks("kept-sign-in").reads("access.sign-in.kept");
            liaison.neverReads("We looked into it.");
            liaison.writes("access.sign-in.name", PATROL)
                    .writes("access.sign-in.password", "not the one")
                    .presses("access.sign-in.button")
                    .reads("access.sign-in.kept");
            liaison.writes("access.sign-in.password", "demo-only-password")
                    .presses("access.sign-in.button")
                    .looks("kept-ticket");
            assertThat(liaison.page.url()).contains("/desk/tickets/" + ticket);
            liaison.reads("platform.kept.refused");
            PlaywrightAssertions.assertThat(answer(liaison)).hasValue(words);
            liaison.presses("casework.answer.button").reads("casework.done.answered");
            liaison.opens("/desk/tickets/" + ticket);
            assertThat(liaison.page.locator(".kept").count()).isZero();
            assertThat(liaison.page.locator("textarea[name=answer-text]").inputValue())
                    .isEmpty();
        }
        inspection.ends();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void a_page_that_was_open_for_too_long_comes_again_with_its_words(boolean javaScript) {
        Inspection inspection = new Inspection(stage, false);
        try (Person liaison = new Person(stage, inspection, "es", javaScript, false)) {
            ticket(liaison);
            liaison.unfolds("casework.note.title").writes("casework.note.text", "Llamar a la oficina. " + javaScript);
            gone(liaison, "form");
            liaison.presses("casework.note.button").looks("kept-note").reads("platform.kept.refused");
            PlaywrightAssertions.assertThat(liaison.page.locator("textarea[name=note-text]"))
                    .hasValue("Llamar a la oficina. " + javaScript);
            liaison.presses("casework.note.button").reads("casework.done.noted");
        }
        inspection.ends();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void a_half_written_answer_is_there_again_after_another_ticket(boolean javaScript) {
        Inspection inspection = new Inspection(stage, true);
        String words = "Half of an answer " + javaScript;
        try (Person liaison = new Person(stage, inspection, "en", javaScript, false)) {
            String ticket = ticket(liaison);
            answer(liaison).fill("");
            if (javaScript) {
                answer(liaison).pressSequentially(words);
            } else {
                answer(liaison).fill(words);
                liaison.presses("platform.kept.keep");
            }
            liaison.opens("/desk/tickets?status=all");
            liaison.opens("/desk/tickets/" + ticket).looks("kept-draft");
            PlaywrightAssertions.assertThat(answer(liaison)).hasValue(words);
            liaison.presses("platform.kept.discard");
            PlaywrightAssertions.assertThat(answer(liaison)).hasValue("");
        }
        inspection.ends();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void a_resident_whose_cookies_are_gone_reads_the_same_words_and_sends_them_by_a_new_click(boolean javaScript) {
        Inspection inspection = new Inspection(stage, false);
        Reply sent = Submitted.that("Who ran the checkpoint on Highway 18 on Monday?")
                .as("question")
                .to("state-patrol")
                .by(visitor());
        String receipt = sent.body().replaceAll("(?s).*\"receipt\":\"([0-9A-Z-]{24})\".*", "$1");
        try (Person resident = new Person(stage, inspection, "en", javaScript, true)) {
            Locator text = resident.page.locator("textarea[name=text]");
            resident.opens("/receipt").writes("intake.receipt.label", receipt).presses("intake.receipt.open");
            text.fill("It was in the morning. " + javaScript);
            resident.page.context().clearCookies();
            resident.presses("intake.case.send").reads("intake.receipt.note.again");
            PlaywrightAssertions.assertThat(text).hasValue("It was in the morning. " + javaScript);
            resident.presses("intake.case.send").reads("intake.case.note.sent");

            resident.opens("/share")
                    .writes("intake.share.text", "The same question once more, please.")
                    .ticks("intake.kind.question");
            resident.page.context().clearCookies();
            resident.presses("intake.share.next").reads("intake.share.note.again");
            PlaywrightAssertions.assertThat(text).hasValue("The same question once more, please.");
            resident.presses("intake.share.next");
            PlaywrightAssertions.assertThat(resident.page.locator("main input[name=at]"))
                    .hasValue("about");
        }
        inspection.ends();
    }

    /**
     * Who, on which page (the first link of a list leads to it), with which form and words in it; and what has the
     * focus once it is sent.
     */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "liaison@state-patrol.demo, /desk/tickets?status=open, ol.queue a, *='/note', textarea, done",
        "liaison@state-patrol.demo, /desk/tickets?status=open, ol.queue a, *='/assign', '', done",
        "liaison@state-patrol.demo, /desk/commitments, '', *='/desk/commitments/', textarea, done",
        "coordinator@demo, /desk/names/word/townhall.state.done, '', *='/desk/names/', '', done",
        "translator@demo, /desk/translation, ol.queue a, *='/desk/translation/', textarea[name=text], done",
        "auditor@demo, /desk/audit, '', *='/verify', '', verified",
        "admin@demo, /desk/jobs, '', *='/recount', '', done",
        "admin@demo, /desk/account, '', $='/tokens', input[name=label], done"
    })
    void whoever_has_sent_a_form_of_the_desk_is_told_where_they_are(
            String account, String path, String link, String form, String words, String told) {
        Inspection inspection = new Inspection(stage, true);
        for (boolean javaScript : List.of(true, false)) {
            try (Person person = new Person(stage, inspection, "en", javaScript, false)) {
                person.signsIn(account).opens(path);
                if (!link.isEmpty()) {
                    person.goes(person.page.locator(link).first());
                }
                Locator sent = person.page
                        .locator("main form[method=post][action" + form + "]")
                        .first();
                Locator closed = sent.locator("xpath=ancestor::details[not(@open)]/summary");
                while (closed.count() > 0) {
                    closed.first().click();
                }
                if (!words.isEmpty()) {
                    sent.locator(words).first().fill("Words of the desk " + javaScript);
                }
                person.goes(sent.locator("button[type=submit]").first());
                if (javaScript) {
                    PlaywrightAssertions.assertThat(person.page.locator("#" + told))
                            .isFocused();
                }
                PlaywrightAssertions.assertThat(person.page.locator("#" + told)).isInViewport();
            }
        }
        inspection.ends();
    }

    @Test
    void escape_three_times_leaves_the_page() {
        Inspection inspection = new Inspection(stage, false);
        try (Person resident = new Person(stage, inspection, "en", true, false)) {
            resident.opens("/share");
            resident.page.locator("textarea[name=text]").fill("Some words");
            resident.page.keyboard().press("Escape");
            resident.page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(resident.page.locator("h1")).isVisible();
            resident.page.keyboard().press("Escape");
            resident.page.waitForURL("about:blank");
        }
        inspection.ends();
    }

    @Test
    void whoever_else_signs_in_at_the_same_browser_reads_nothing_of_it() {
        Visitor browser = visitor().signIn(PATROL);
        String ticket = document(browser.get("/en/desk/tickets?status=open"))
                .selectFirst("a[href*=/desk/tickets/]")
                .attr("href")
                .replaceAll("\\?.*", "");
        String token = browser.get(ticket).input("token");
        browser.cookie("desk", "ended");
        Reply refused = browser.post(ticket + "/note", Map.of("token", token, "note-text", "For nobody else: 7f3a"));
        assertThat(refused.header("Location").orElseThrow()).endsWith("&kept=true");
        browser.signIn("coordinator@demo");
        assertThat(browser.get(ticket).status()).isEqualTo(200);
        assertThat(browser.get(ticket).body()).doesNotContain("7f3a");
        assertThat(browser.post(ticket + "/note", Map.of("token", token, "note-text", "From the old page: 8e2b"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get(ticket).body())
                .as("neither its owner's nor as its own")
                .doesNotContain("7f3a")
                .doesNotContain("8e2b");
        browser.cookie("desk", "ended");
        browser.signIn(PATROL);
        assertThat(browser.get(ticket).body()).contains("From the old page: 8e2b");
        browser.post(
                "/en/desk/drafts" + ticket.substring("/en/desk".length()) + "/note",
                Map.of("token", browser.get(ticket).input("token"), "discard", "yes"));
        assertThat(browser.get(ticket).body()).doesNotContain("8e2b");
    }

    @Test
    void a_forged_form_is_refused_and_nothing_of_it_is_kept() {
        Visitor browser = visitor().signIn(PATROL);
        String ticket = document(browser.get("/en/desk/tickets?status=open"))
                .selectFirst("a[href*=/desk/tickets/]")
                .attr("href")
                .replaceAll("\\?.*", "");
        String token = browser.get(ticket).input("token");
        String mine = token.replaceAll("\\.[0-9a-f]{64}\\.", "." + "0".repeat(64) + ".");
        for (String forged : List.of(
                "",
                "x",
                mine,
                token.replaceFirst("[0-9]+\\.", "1."),
                visitor().get("/en/desk/sign-in").input("token"))) {
            browser.cookie("desk", "ended");
            assertThat(browser.post(ticket + "/note", Map.of("token", forged, "note-text", "Forged words"))
                            .status())
                    .as(forged)
                    .isEqualTo(401);
        }
        browser.signIn(PATROL);
        assertThat(browser.get(ticket).body()).doesNotContain("Forged words");
        assertThat(browser.post("/en/desk/drafts/tickets/x/note", Map.of("token", "x", "note-text", "Forged words"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void passwords_are_not_kept() {
        Visitor browser = visitor().signIn("auditor@demo");
        String token = browser.get("/en/desk/account").input("token");
        browser.cookie("form", "gone");
        Reply again = follow(
                browser,
                browser.post(
                        "/en/desk/account/password",
                        Map.of(
                                "token",
                                token,
                                "present",
                                "demo-only-password",
                                "fresh",
                                "a long new password",
                                "repeated",
                                "a long new password")));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("Your last click changed nothing").doesNotContain("a long new password");
        assertThat(browser.get("/en/desk/account").body()).doesNotContain("Your last click changed nothing");
    }

    /** Opens the first ticket that may be answered; its id. */
    private static String ticket(Person liaison) {
        liaison.signsIn(PATROL).opens("/desk/tickets?status=open");
        liaison.goes(liaison.page.locator("[data-queue] a").last());
        return liaison.page.url().replaceAll(".*/desk/tickets/([0-9a-z]+).*", "$1");
    }

    private static Locator answer(Person liaison) {
        Page page = liaison.page;
        return page.locator("textarea[name=answer-text]");
    }

    private static void gone(Person person, String cookie) {
        person.page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(cookie));
    }
}
