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
import java.util.stream.Stream;
import org.answerable.Endpoints;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    /**
     * A page with forms, and who sees it: by its address, or by the last link on another that is found by {@code link}.
     */
    private record Written(String account, String address, String link, int atLeast) {
        @Override
        public String toString() {
            return account + ": " + address + " " + link;
        }
    }

    private static final String PATROL_TICKETS = "/en/desk/tickets?status=open";

    private static final String CLAIMS = "/en/desk/claims";

    private static final List<Written> PAGES = List.of(
            new Written(PATROL, PATROL_TICKETS, "a[href*=/desk/tickets/]", 4),
            new Written(PATROL, "/en/desk/commitments", "", 1),
            new Written("coordinator@demo", PATROL_TICKETS, "a[href*=/desk/tickets/]", 1),
            new Written("coordinator@demo", "/en/desk/routing", "", 1),
            new Written("coordinator@demo", "/en/desk/sealed", "ol.queue a", 1),
            new Written("coordinator@demo", "/en/desk/town-halls", "", 1),
            new Written("coordinator@demo", "/en/desk/town-halls", "main .cards h3 a", 4),
            new Written("coordinator@demo", "/en/desk/names/word/townhall.state.done", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/agencies/ice", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/agencies/new", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/topics/detention", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/topics/new", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/task-forces/make-believe-interstate", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/task-forces/new", "", 1),
            new Written("coordinator@demo", "/en/desk/directory/documents/make-believe-agreement", "", 3),
            new Written("coordinator@demo", "/en/desk/directory/documents/new", "", 1),
            new Written("coordinator@demo", "/en/desk/rules/new", "", 1),
            new Written("coordinator@demo", "/en/desk/rules/words-name-cbp", "", 1),
            new Written("coordinator@demo", "/en/desk/rules/try", "", 1),
            new Written("coordinator@demo", "/en/desk/rules/simulations", "", 1),
            new Written("coordinator@demo", "/en/desk/help/new", "", 1),
            new Written("coordinator@demo", "/en/desk/help", "main a[href*=/desk/help/]:not([href$=/new])", 1),
            new Written("moderator@demo", "/en/desk/moderation?state=published", "ol.queue a", 1),
            new Written("moderator@demo", CLAIMS, "ol.queue a", 1),
            new Written("translator@demo", "/en/desk/translation", "ol.queue a", 1),
            new Written("admin@demo", "/en/desk/office", "", 1),
            new Written("admin@demo", "/en/desk/texts/privacy/en", "", 1),
            new Written("admin@demo", "/en/desk/accounts", "", 1),
            new Written("admin@demo", "/en/desk/groups", "", 1),
            new Written("admin@demo", "/en/desk/account", "", 1),
            new Written("admin@demo", "/en/desk/account/away", "", 1));

    static List<Written> pages() {
        return PAGES;
    }

    /** What the demonstration does not have where a page is meant: of its own, so that no other test takes it. */
    private void told(Written page) {
        if (page.address().equals(CLAIMS)) {
            String record = new Story(stage.server, "It rained on us. " + Story.mark("c"), "Rain", true)
                    .publish("{\"redactions\":[]}");
            Submitted.that("I did not send this.").disowning(record).receipt(visitor());
        } else if (page.address().endsWith("/desk/routing")) { // No rule takes it.
            loud();
        } else if (page.address().endsWith("/desk/sealed")) {
            visitor().json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + loud() + "\"}");
        }
    }

    private String loud() {
        return Submitted.that("It was loud on the square on Sunday.")
                .as("comment")
                .receipt(visitor());
    }

    private String opened(Visitor person, Written page) {
        told(page);
        return page.link().isEmpty()
                ? page.address()
                : document(person.get(page.address()))
                        .select(page.link())
                        .last()
                        .attr("href");
    }

    /** What somebody types into a form: {@code more} into all its fields of words, of many into the first. */
    private static Map<String, List<String>> typed(Element form, int number, String more) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        List<Element> words = words(form);
        Element first = words.stream()
                .filter(field -> !field.nameIs("textarea"))
                .findFirst()
                .orElse(words.getFirst());
        for (Element field : form.select("input[name], textarea[name], select[name]")) {
            String type = field.attr("type");
            String value = null;
            if (field.closest("template") != null) {
                continue;
            }
            if (words.contains(field)) {
                value = "Words ~ " + number + " <b>&amp;</b> é မ" + (field.nameIs("textarea") ? "\n\nsecond line" : "")
                        + (words.size() <= 12 || field.equals(first) ? more : "");
            } else if (type.equals("date")) {
                value = "2031-05-06";
            } else if (!List.of("checkbox", "radio").contains(type) || field.hasAttr("checked")) {
                Elements options = field.select("option");
                value = options.isEmpty()
                        ? field.attr("value")
                        // A version that is there takes no more than a language: a new one takes all that is typed.
                        : (field.attr("name").equals("which") ? options.first() : options.last()).attr("value");
            }
            if (value != null) {
                typed.computeIfAbsent(field.attr("name"), n -> new ArrayList<>())
                        .add(value);
            }
        }
        return typed;
    }

    private static Reply sent(Visitor person, Element form, Map<String, List<String>> typed) {
        return form.attr("enctype").equals("multipart/form-data")
                ? person.postText(form.attr("action"), "multipart/form-data; boundary=between", parts(typed))
                : person.postText(form.attr("action"), "application/x-www-form-urlencoded", encoded(typed));
    }

    /** The same form on a page; {@code null} where it has none. */
    private static Element again(Document page, Element form) {
        return page.select("main form[method=post]").stream()
                .filter(f -> f.attr("action").equals(form.attr("action")) && sameHidden(f, form))
                .findFirst()
                .orElse(null);
    }

    /** What was typed and does not stand in the form, a line each. */
    private static List<String> missing(Element form, Map<String, List<String>> typed) {
        List<String> lost = new ArrayList<>();
        typed.forEach((name, values) -> {
            for (Element field : form.select("[name]")) {
                if (!field.attr("name").equals(name)
                        || field.closest("template") != null
                        || List.of("hidden", "checkbox", "radio", "file", "password")
                                .contains(field.attr("type"))) {
                    continue;
                }
                String shown = field.nameIs("textarea")
                        ? field.wholeText().replace("\r\n", "\n").replaceFirst("^\n", "")
                        : field.nameIs("select")
                                ? field.select("option[selected]").attr("value")
                                : field.attr("value");
                boolean first = field.nameIs("select") && shown.isEmpty(); // None chosen is the first.
                if (!values.contains(shown)
                        && !(first
                                && values.contains(
                                        field.select("option").first().attr("value")))) {
                    lost.add(form.attr("action") + " " + name + ": "
                            + shown.lines().findFirst().orElse("") + " for "
                            + values.getFirst().lines().findFirst().orElse(""));
                }
            }
        });
        return lost;
    }

    private static void discard(Visitor person, Element again) {
        Element discard = again.selectFirst("button[name=discard]");
        assertThat(discard).as(again.attr("action")).isNotNull();
        Map<String, String> form = hidden(again);
        form.put("token", again.selectFirst("input[name=token]").attr("value"));
        form.put("discard", "yes");
        Reply after = follow(person, person.post(discard.attr("formaction"), form));
        assertThat(after.body()).as(again.attr("action")).doesNotContain("Words ~");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void every_form_with_words_has_them_again_after_the_session_has_ended(Written written) {
        Visitor person = visitor().signIn(written.account());
        String path = opened(person, written);
        TreeSet<String> lost = new TreeSet<>();
        int forms = 0;
        for (Element form : document(person.get(path)).select("main form[method=post]")) {
            String action = form.attr("action");
            if (words(form).isEmpty()) {
                continue;
            }
            forms++;
            Map<String, List<String>> typed = typed(form, forms, "");
            person.cookie("desk", "ended");
            Reply refused = sent(person, form, typed);
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
                                    written.account(),
                                    "password",
                                    "demo-only-password")));
            assertThat(page.status()).as(action).isEqualTo(200);
            assertThat(page.body()).as(action).contains("This was not sent");
            Element again = again(document(page), form);
            assertThat(again).as(action).isNotNull();
            lost.addAll(missing(again, typed));
            discard(person, again);
        }
        assertThat(lost).isEmpty();
        assertThat(forms).as("forms with words on " + path).isGreaterThanOrEqualTo(written.atLeast());
    }

    /**
     * Something in each form is too long: it comes back with the words; and where the browser was closed on that page,
     * they are there when the page is opened anew.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void every_form_that_was_refused_has_its_words_on_the_answer_and_in_another_browser(Written written) {
        Visitor person = visitor().signIn(written.account());
        String path = opened(person, written);
        TreeSet<String> lost = new TreeSet<>();
        int forms = 0;
        for (Element form : document(person.get(path)).select("main form[method=post]")) {
            String action = form.attr("action");
            if (words(form).isEmpty()) {
                continue;
            }
            forms++;
            Map<String, List<String>> typed = typed(form, forms, " and on".repeat(4_000));
            Reply refused = sent(person, form, typed);
            assertThat(refused.status()).as(action).isNotEqualTo(303);
            Element answered = again(document(refused), form);
            if (answered == null) {
                assertThat(refused.body()).as(action).contains("What you wrote is kept");
            } else {
                missing(answered, typed).forEach(line -> lost.add("answer " + refused.status() + " " + line));
            }
            Visitor other = visitor().signIn(written.account());
            Reply page = other.get(path);
            assertThat(page.body()).as(action).contains("This was not sent");
            Element again = again(document(page), form);
            assertThat(again).as(action).isNotNull();
            missing(again, typed).forEach(line -> lost.add("anew " + line));
            assertThat(other.get("/en/desk/drafts").body()).contains("Words ~ " + forms);
            discard(other, again);
            assertThat(other.get("/en/desk/drafts").body()).doesNotContain("Words ~ " + forms);
        }
        assertThat(lost).isEmpty();
        assertThat(forms).as("forms with words on " + path).isGreaterThanOrEqualTo(written.atLeast());
    }

    /** Forms with buttons, choices and files alone: nobody types a word into them. */
    private static final List<String> WITHOUT_WORDS = List.of(
            "account/away/end",
            "account/provider/link",
            "account/provider/unlink",
            "account/sessions/end",
            "account/sessions/end-others",
            "account/sign-out-everywhere",
            "account/tokens/revoke",
            "account/warnings",
            "account/factor/app/end",
            "account/factor/codes",
            "account/factor/passkeys/{}/end",
            "accounts/changes/{}/agree",
            "accounts/changes/{}/take-back",
            "accounts/deputies/{}/end",
            "accounts/invitations/{}/renew",
            "accounts/invitations/{}/withdraw",
            "accounts/{}/factor",
            "accounts/{}/off",
            "accounts/{}/on",
            "accounts/{}/password",
            "audit/verify",
            "directory/agencies/{}/restore",
            "directory/agencies/{}/retire",
            "directory/documents/{}/restore",
            "directory/documents/{}/retire",
            "directory/ready-made",
            "directory/task-forces/{}/restore",
            "directory/task-forces/{}/retire",
            "directory/topics/{}/restore",
            "directory/topics/{}/retire",
            "groups/{}/agree",
            "groups/{}/decline",
            "groups/{}/end",
            "help/{}/restore",
            "help/{}/retire",
            "jobs/recount",
            "office/mark",
            "reads",
            "rules/simulations/{}/again",
            "rules/simulations/{}/apply",
            "second-factor",
            "texts/privacy/{}/confirm");

    /** Forms for passwords, codes and passkeys, which are kept nowhere. */
    private static final List<String> SECRET = List.of(
            "account/again",
            "account/again/passkey",
            "account/factor/app",
            "account/factor/passkeys",
            "account/password");

    /**
     * Forms whose words are kept by the same way, and whose page shows them at times only: to whoever has a passkey,
     * while another's change waits, after an older backup, while there is one administrator.
     */
    private static final List<String> AT_TIMES = List.of(
            "account/factor/passkeys/{}/name",
            "accounts/changes/{}/decline",
            "journal",
            "moderation/{}/publish",
            "second-administrator");

    /** The list of all forms is the program's own: one that is neither walked nor excused fails here. */
    @Test
    void every_form_of_the_desk_is_walked_or_says_why_not() throws Exception {
        List<String> declared = Endpoints.below("/desk").stream()
                .filter(endpoint -> endpoint.startsWith("POST "))
                .map(endpoint -> endpoint.substring("POST ".length()))
                .filter(path -> !path.startsWith("/desk/sign-") && !path.startsWith("/desk/drafts"))
                .toList();
        TreeSet<String> walked = new TreeSet<>();
        for (Written written : PAGES) {
            Visitor person = visitor().signIn(written.account());
            Document page = document(person.get(opened(person, written)));
            for (Element form : page.select("main form[method=post]")) {
                if (!words(form).isEmpty()) {
                    walked.add(form.attr("action"));
                    form.select("button[formaction]").forEach(button -> walked.add(button.attr("formaction")));
                }
            }
        }
        TreeSet<String> without = new TreeSet<>(declared);
        without.removeIf(endpoint -> walked.stream()
                .anyMatch(action -> action.replaceFirst("^/en", "")
                        .replaceFirst("\\?.*", "")
                        .matches(endpoint.replace("{}", "[^/]+"))));
        List<String> excused = Stream.of(WITHOUT_WORDS, SECRET, AT_TIMES)
                .flatMap(List::stream)
                .map(path -> "/desk/" + path)
                .toList();
        assertThat(without).containsExactlyInAnyOrderElementsOf(excused);
    }

    @Test
    void what_may_not_be_done_or_is_not_there_says_that_the_words_are_kept_and_shows_them_to_their_writer_alone() {
        String ticket = document(visitor().signIn(PATROL).get(PATROL_TICKETS))
                .selectFirst("a[href*=/desk/tickets/]")
                .attr("href")
                .replaceAll("\\?.*", "");
        Map<String, Integer> refusals = Map.of("auditor@demo", 403, "liaison@ice.demo", 404);
        refusals.forEach((account, status) -> {
            String words = "Written by " + account + " é မ";
            Visitor person = visitor().signIn(account);
            String token = person.get("/en/desk/account").input("token");
            Reply refused = person.post(ticket + "/note", Map.of("token", token, "note-text", words));
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.body()).contains("What you wrote is kept for your account alone");
            assertThat(person.get("/en/desk").body()).contains("What you wrote and did not send");
            Reply list = visitor().signIn(account).get("/en/desk/drafts");
            assertThat(list.body()).contains(words);
            assertThat(list.header("Cache-Control").orElseThrow()).contains("no-store");
            refusals.keySet().stream()
                    .filter(other -> !other.equals(account))
                    .forEach(other -> assertThat(visitor()
                                    .signIn(other)
                                    .get("/en/desk/drafts")
                                    .body())
                            .doesNotContain(words));
            Element form = document(list).select("main form").stream()
                    .filter(f -> f.attr("action").endsWith("/note"))
                    .findFirst()
                    .orElseThrow();
            person.post(form.attr("action"), Map.of("token", token, "list", "yes", "discard", "yes"));
            assertThat(person.get("/en/desk/drafts").body()).doesNotContain(words);
        });
    }

    @Test
    void words_that_were_warned_of_or_refused_once_are_kept_until_they_are_sent() {
        Visitor liaison = visitor().signIn(PATROL);
        String ticket = document(liaison.get(PATROL_TICKETS))
                .selectFirst("a[href*=/desk/tickets/]")
                .attr("href")
                .replaceAll("\\?.*", "");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", liaison.get(ticket).input("token"));
        form.put("note-text", " and on".repeat(5_000));
        assertThat(liaison.post(ticket + "/note", form).status()).isEqualTo(422);
        Visitor other = visitor().signIn(PATROL);
        assertThat(other.get(ticket).body()).contains("This was not sent: something in it has to be corrected.");
        form.put("note-text", "Call the records office on Tuesday.");
        assertThat(liaison.post(ticket + "/note", form).status()).isEqualTo(303);
        assertThat(other.get(ticket).body()).doesNotContain("something in it has to be corrected");

        form.put("message-text", "Please call Ms. Example at 608-555-0142 before Friday.");
        form.put("message-language", "en");
        form.put("seen", liaison.get(ticket).input("seen"));
        Reply warned = liaison.post(ticket + "/message", form);
        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.body()).contains("608-555-0142");
        Document kept = document(other.get(ticket));
        assertThat(kept.selectFirst("textarea[name=message-text]").wholeText()).contains("before Friday.");
        form.put("seen", "0");
        form.put("message-text", "Please write to us once more.");
        Reply stale = liaison.post(ticket + "/message", form);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body()).contains("Please write to us once more.");
        assertThat(other.get(ticket).body()).contains("This was not sent: something had changed meanwhile.");
        discard(other, document(other.get(ticket)).selectFirst("form[action*=/message]"));
    }

    @Test
    void with_javascript_every_form_keeps_what_is_typed_before_the_browser_is_closed() {
        Inspection inspection = new Inspection(stage, false);
        try (Person admin = new Person(stage, inspection, "en", true, false)) {
            admin.signsIn("admin@demo").opens("/desk/account/away");
            Locator deputy = admin.page.locator("input[name=deputy]");
            admin.page.waitForResponse(
                    answer -> answer.url().endsWith("/desk/drafts/account/away") && answer.status() == 204,
                    () -> deputy.pressSequentially("Somebody who reads this"));
        }
        try (Person admin = new Person(stage, inspection, "en", false, false)) {
            admin.signsIn("admin@demo").opens("/desk/account/away").looks("kept-away");
            PlaywrightAssertions.assertThat(admin.page.locator("input[name=deputy]"))
                    .hasValue("Somebody who reads this");
            admin.opens("/desk/drafts").looks("drafts").reads("platform.kept.list.title");
            PlaywrightAssertions.assertThat(admin.page.locator("main")).containsText("Somebody who reads this");
            admin.goes(admin.page.locator("main form[action$='/account/away'] button[name=discard]"));
            admin.reads("platform.kept.list.title");
            PlaywrightAssertions.assertThat(admin.page.locator("main")).not().containsText("Somebody who reads this");
        }
        inspection.ends();
    }

    private static boolean sameHidden(Element one, Element other) {
        return hidden(one).equals(hidden(other));
    }

    private static Map<String, String> hidden(Element form) {
        return form.select("input[type=hidden]").stream()
                .filter(h -> !h.attr("name").equals("token"))
                .collect(Collectors.toMap(
                        h -> h.attr("name"), h -> h.attr("value"), (a, b) -> a + b, LinkedHashMap::new));
    }

    private static List<Element> words(Element form) {
        return form
                .select(
                        "textarea[name], input[type=text][name], input[type=email][name], input[type=url][name], input[type=tel][name]")
                .stream()
                .filter(field -> field.closest("template") == null && !field.hasAttr("readonly"))
                .toList();
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
