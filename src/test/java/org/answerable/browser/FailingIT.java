package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import javax.sql.DataSource;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.language.Language;
import org.answerable.platform.Databases;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server whose database fails: what was typed stands on the page that says so, and is sent from there when it works
 * again.
 */
@ExtendWith(Stage.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingIT {
    private final Stage stage;
    private RunningServer server;
    private DataSource database;

    FailingIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    void start() {
        Databases.Empty told = Databases.told();
        database = told.source();
        server = RunningServer.start(told.environment());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private BrowserContext context(boolean scripts) {
        return stage.browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server.base().toString())
                .setJavaScriptEnabled(scripts));
    }

    private void fails(String table) {
        Databases.execute(database, "alter table " + table + " rename to away_" + table);
    }

    private void works(String table) {
        Databases.execute(database, "alter table away_" + table + " rename to " + table);
    }

    private void sendAgain(Page page, String words) {
        assertThat(page.title()).doesNotContain(words);
        Locator kept = page.locator("main form textarea");
        PlaywrightAssertions.assertThat(kept).hasValue(words);
        press(page, button(page, text("platform.unsent.send")));
    }

    /** By the keyboard: a page without scripts is never still enough for Playwright's click. */
    private static void press(Page page, Locator there) {
        page.waitForNavigation(() -> {
            there.focus();
            page.keyboard().press("Enter");
        });
    }

    private String text(String key, Object... arguments) {
        return stage.messages.get(Language.ENGLISH, key, arguments);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_resident_typed_is_sent_from_the_page_of_the_error(boolean scripts) {
        String words = "They stopped the bus at the corner.\n\nIt was late, número " + System.nanoTime() + ".";
        try (BrowserContext context = context(scripts)) {
            Page page = context.newPage();
            page.navigate("/en/share");
            page.getByLabel(text("intake.kind.comment")).check();
            page.locator("textarea[name=text]").fill(words);
            Locator send = button(page, text("intake.share.send"));
            for (int step = 1; step < 5; step++) {
                press(page, button(page, text("intake.share.next")));
                // A change of the address within a page counts as a navigation: the next page is there when it says so.
                PlaywrightAssertions.assertThat(page.locator("main"))
                        .containsText(text("intake.share.step", step + 1, 5));
            }
            fails("submission");
            try {
                press(page, send);
                PlaywrightAssertions.assertThat(page.locator("#unsent")).isVisible();
            } finally {
                works("submission");
            }
            sendAgain(page, words);
            PlaywrightAssertions.assertThat(page.locator("#receipt-code")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_liaison_typed_is_sent_from_the_page_of_the_error(boolean scripts) {
        String words = "We looked into it.\n\nThis is number " + System.nanoTime() + ".";
        Visitor liaison = new Visitor(server).signIn("liaison@state-patrol.demo");
        String ticket = Jsoup.parse(liaison.get("/en/desk/tickets?status=open").body())
                .select("a[href*=/desk/tickets/]")
                .last()
                .attr("href");
        try (BrowserContext context = context(scripts)) {
            Page page = context.newPage();
            page.navigate("/en/desk/sign-in");
            page.locator("input[name=name]").fill("liaison@state-patrol.demo");
            page.locator("input[name=password]").fill("demo-only-password");
            press(page, page.locator("main form button[type=submit]").first());
            page.navigate(ticket);
            page.locator("#act-note > summary").focus();
            page.keyboard().press("Enter");
            page.locator("textarea[name=note-text]").fill(words);
            fails("note");
            try {
                press(
                        page,
                        page.locator("form:has(textarea[name=note-text]) button[type=submit]:not([formaction])")
                                .first());
                PlaywrightAssertions.assertThat(page.locator("#unsent")).isVisible();
            } finally {
                works("note");
            }
            sendAgain(page, words);
            PlaywrightAssertions.assertThat(page.locator("main")).containsText(words.split("\n")[2]);
        }
    }
}
