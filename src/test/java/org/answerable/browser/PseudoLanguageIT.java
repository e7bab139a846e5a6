package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.language.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A new language is one folder: it is added to a server, agencies and topics are named in it, and every page there is
 * is read in it. What still shows a plain letter was translated by nobody. Text of another language and what people
 * wrote are not the language's: they say so by {@code lang} and {@code dir}, or stand in {@code bdi} and {@code code}.
 */
@ExtendWith(Stage.Shared.class)
class PseudoLanguageIT {
    private static final Path LANGUAGES = Path.of("target/pseudo-language");
    /** So many pages that differ only in what they are about. */
    private static final int ALIKE = 2;

    private static final Pattern NAME = Pattern.compile(
            "/(records|agencies|topics|town-halls|commitments|tickets|moderation|agency|topic|translation|word"
                    + "|texts/[^/?]+|rules(?=/[a-z0-9]+-))/[^/?]+");
    /**
     * A code of a ticket or record, which may happen to be all letters, or a rule's name, as it stands in an address.
     */
    private static final Pattern CODE =
            Pattern.compile("(?<=/)[a-z0-9]{12}(?=[/?#]|$)|(?<=/desk/rules/)[a-z0-9]+(-[a-z0-9]+)+(?=[/?#]|$)");
    /** Names of rules and of accounts, addresses, and what is quoted from what people wrote. */
    private static final Pattern QUOTED =
            Pattern.compile("\\b[a-z]+(-[a-z]+)+ [0-9]+\\b|“[^”]*”|https?://\\S+|\\b[a-z-]+@[a-z.-]+\\b");

    private static final List<String> OWN_NAMES =
            PseudoLanguage.tags().map(tag -> new Language(tag).ownName()).toList();
    private static final String TEXTS = """
            () => {
                const own = document.documentElement.lang;
                // A title is as long as the page's heading, which says in which language it is.
                const titled = document.querySelector('h1[lang]');
                const others = 'bdi, code, script, style, noscript, textarea, [dir=auto], .code'
                    + (titled && titled.lang !== own ? ', title' : '');
                const texts = [];
                const mine = e => e.closest('[lang]').lang === own && !e.closest(others);
                const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    if (node.data.trim() && mine(node.parentElement)) texts.push(node.data.trim());
                }
                for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-done]')) {
                    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-done']) {
                        if (e.hasAttribute(name) && mine(e)) texts.push(e.getAttribute(name));
                    }
                }
                return texts;
            }""";
    private static final String LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map(a => "
            + "a.getAttribute('href')).filter(h => h.startsWith('/en-XA/'))";

    private static RunningServer server;
    private final Stage stage;

    PseudoLanguageIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void start() throws IOException {
        PseudoLanguage.into(LANGUAGES);
        server = RunningServer.start(
                Map.of("LANGUAGES_DIR", LANGUAGES.toAbsolutePath().toString()));
        Visitor coordinator = new Visitor(server).bearer("demo-coordinator@demo");
        JsonObject named = object(coordinator.get("/api/v1/desk/names"));
        for (JsonObject entry : named.getJsonArray("items").getValuesAs(JsonObject.class)) {
            if (entry.getString("kind").equals("word")) {
                continue; // The product's own words are in the folder of the language.
            }
            JsonObject english = entry.getJsonObject("names").getJsonObject("en");
            String body = Json.createObjectBuilder()
                    .add("name", PseudoLanguage.marked(english.getString("name")))
                    .add("description", PseudoLanguage.marked(english.getString("description")))
                    .build()
                    .toString();
            String path = "/api/v1/desk/" + (entry.getString("kind").equals("agency") ? "agencies/" : "topics/")
                    + entry.getString("slug") + "/names/" + PseudoLanguage.TAG;
            Reply reply = coordinator.send("PUT", path, "application/json", body);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
        // Names of task forces stand in lists to choose from, where nothing can be marked as another language's.
        for (JsonObject force : object(coordinator.get("/api/v1/task-forces"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)) {
            String body = Json.createObjectBuilder()
                    .add(
                            "name",
                            Json.createObjectBuilder()
                                    .add(PseudoLanguage.TAG, PseudoLanguage.marked(force.getString("name"))))
                    .build()
                    .toString();
            object(coordinator.send(
                    "PATCH", "/api/v1/desk/task-forces/" + force.getString("slug"), "application/json", body));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject object(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Json.createReader(new StringReader(reply.body())).readObject();
    }

    @Test
    void no_public_page_shows_a_text_that_nobody_translated() throws IOException {
        try (Crawl crawl = new Crawl(null)) {
            crawl.from(
                    "/en-XA/",
                    "/en-XA/search?q=xylophonquartett",
                    "/en-XA/search?q=patrol&topic=traffic-stops",
                    "/en-XA/no-such-page",
                    "/en-XA/learn",
                    "/en-XA/desk/sign-in");
            crawl.shares();
            crawl.ends(20);
        }
    }

    @Test
    void no_page_of_the_desk_does() throws IOException {
        for (String account : List.of(
                "coordinator@demo",
                "moderator@demo",
                "liaison@state-patrol.demo",
                "translator@demo",
                "auditor@demo",
                "admin@demo",
                "partner@demo")) {
            try (Crawl crawl = new Crawl(account)) {
                crawl.from("/en-XA/desk");
                crawl.ends(2);
            }
        }
    }

    /** Goes from page to page and keeps what is not translated. */
    private final class Crawl implements AutoCloseable {
        private final BrowserContext context = stage.browser.newContext(
                new Browser.NewContextOptions().setBaseURL(server.base().toString()));
        private final Page page = context.newPage();
        private final Set<String> wrong = new TreeSet<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> alike = new HashMap<>();
        private final List<String> data = new ArrayList<>();
        private final boolean desk;
        private int pages;

        /** @param account who signs in; {@code null} for nobody */
        Crawl(String account) throws IOException {
            context.setDefaultTimeout(Stage.PATIENCE);
            desk = account != null;
            if (desk) {
                page.navigate("/en-XA/desk/sign-in");
                page.locator("main input[name=name]").fill(account);
                page.locator("main input[name=password]").fill("demo-only-password");
                page.waitForNavigation(() ->
                        page.locator("main form button[type=submit]").first().click());
            }
            // Names of places and of styles of citation are the same in every language; the product's name as well.
            data.addAll(List.of("Bluebook", "Chicago", "APA"));
            Files.readAllLines(Path.of("src/main/resources/directory/counties.csv"), StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.split(",")[1])
                    .forEach(data::add);
            if (desk) {
                data.add(page.locator(".sign-out-who").textContent().strip());
            }
            data.sort(Comparator.comparing(String::length).reversed());
        }

        void from(String... starts) {
            Deque<String> open = new ArrayDeque<>(List.of(starts));
            while (!open.isEmpty()) {
                String path = open.poll();
                String kind = NAME.matcher(path.replaceAll("\\?.*", "")).replaceAll("/$1/…");
                boolean other = desk != path.startsWith("/en-XA/desk")
                        && !List.of(starts).contains(path);
                boolean asks = path.contains("?") && !List.of(starts).contains(path);
                if (other
                        || asks
                        || path.contains("#")
                        || !seen.add(path)
                        || alike.merge(kind, 1, Integer::sum) > (kind.contains("…") ? ALIKE : 1)) {
                    continue;
                }
                Response response = page.navigate(path);
                if (response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                    look();
                    ((List<?>) page.evaluate(LINKS)).forEach(link -> open.add((String) link));
                }
            }
        }

        void look() {
            pages++;
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(PseudoLanguage.TAG);
            Set<String> codes = Stream.concat(Stream.of(page.url()), ((List<?>) page.evaluate(LINKS)).stream())
                    .flatMap(address -> CODE.matcher((String) address).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toSet());
            for (Object found : (List<?>) page.evaluate(TEXTS)) {
                String text = (String) found;
                for (String code : codes) {
                    text = text.replace(code, "");
                }
                for (String name : OWN_NAMES) {
                    // In a list to choose from nothing can be marked: the language's name in itself stands alone or
                    // after the reader's name for it.
                    text = text.equals(name) || text.endsWith(" – " + name) || text.endsWith(" · " + name)
                            ? text.substring(0, text.length() - name.length())
                            : text;
                }
                for (String name : data) {
                    text = text.replace(name, "");
                }
                if (Pattern.compile("[A-Za-z]{2,}")
                        .matcher(QUOTED.matcher(text).replaceAll(""))
                        .find()) {
                    wrong.add(page.url().replace(server.base().toString(), "").replaceAll("\\?.*", "") + ": " + found);
                }
            }
        }

        /** The form, the receipt and the case behind it. */
        void shares() {
            page.navigate("/en-XA/share");
            page.waitForNavigation(() -> page.locator("main form .btn-primary").click());
            look();
            page.locator("textarea[name=text]").fill("?!");
            page.locator("input[name=kind][value=question]").check();
            int steps = 0;
            for (String step = "tell"; !step.equals("review"); ) {
                assertThat(++steps).as("the form goes on at %s", step).isLessThan(9);
                page.waitForNavigation(
                        () -> page.locator("main form .btn-primary").first().click());
                look();
                step = page.locator("input[name=at]").inputValue();
                if (step.equals("language")) {
                    page.locator("select[name=language]").selectOption("so");
                } else if (step.equals("publicity")) {
                    page.locator("input[name=publish][value=yes]").check();
                    page.locator("input[name='contact.email']").fill("somebody@example.org");
                }
            }
            page.waitForNavigation(
                    () -> page.locator("main form .btn-primary").first().click());
            assertThat(page.locator("#receipt-code").count()).isEqualTo(1);
            look();
            page.waitForNavigation(
                    () -> page.locator("main form .btn-primary").last().click());
            look();
            page.waitForNavigation(() -> page.locator("button[value=consent]").click());
            look();
            page.waitForNavigation(() -> page.locator("button[value=open]").click());
            page.waitForNavigation(() -> page.locator("button[value=withdraw]").click());
            look();
        }

        /** Fails with all that is wrong; also where too few pages were read for the result to mean anything. */
        void ends(int least) {
            assertThat(wrong)
                    .as("%d texts that nobody translated:%n%s%n", wrong.size(), String.join("\n", wrong))
                    .isEmpty();
            assertThat(pages).isGreaterThanOrEqualTo(least);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
