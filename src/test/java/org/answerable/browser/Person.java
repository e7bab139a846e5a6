package org.answerable.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.answerable.Eventually.eventually;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import java.util.Map;
import java.util.regex.Pattern;
import org.answerable.RunningServer;
import org.answerable.language.Language;

/**
 * Somebody at a browser, who goes by what is to be read: labels, buttons, links. Texts are named by their message's key
 * and looked for in the person's language; words that are no message are looked for as they stand. Whatever the browser
 * complains about (a script's error, something the content security policy refused, a file that is not there) is kept
 * by the {@link Inspection}.
 */
final class Person implements AutoCloseable {
    private static final String PASSWORD = "demo-only-password";
    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+");

    final Page page;
    private final Stage stage;
    private final Inspection inspection;
    private final Language language;
    private final BrowserContext context;
    private final boolean javaScript;

    /** Someone who reads this language, on a phone or at a desk. */
    Person(Stage stage, Inspection inspection, String language, boolean javaScript, boolean phone) {
        this(stage, stage.server, inspection, language, javaScript, phone);
    }

    /** The same at another server. */
    Person(
            Stage stage,
            RunningServer server,
            Inspection inspection,
            String language,
            boolean javaScript,
            boolean phone) {
        this.stage = stage;
        this.inspection = inspection;
        this.language = new Language(language);
        this.javaScript = javaScript;
        context = stage.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(server.base().toString())
                .setLocale(language.contains("-") ? language : language + "-US")
                .setTimezoneId("America/Chicago")
                .setJavaScriptEnabled(javaScript)
                // A page that still scrolls smoothly to what is clicked is clicked beside it.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(phone ? 360 : 1280, phone ? 740 : 900));
        context.setDefaultTimeout(Stage.PATIENCE);
        page = context.newPage();
        inspection.listen(page);
    }

    /** The words of a message, or what is no message as it stands. */
    String t(String key, Object... arguments) {
        return KEY.matcher(key).matches() ? stage.messages.get(language, key, arguments) : key;
    }

    String language() {
        return language.tag();
    }

    /** Goes to a page of the person's language. */
    Person opens(String path) {
        page.navigate("/" + language.tag() + path);
        return this;
    }

    /** A page the tests come back to, looked at now and inspected at the end. */
    Person looks(String name) {
        inspection.keep(name + "-" + language.tag(), page);
        return this;
    }

    Person signsIn(String account) {
        return signsIn(account, PASSWORD);
    }

    Person signsIn(String account, String password) {
        opens("/desk");
        looks("sign-in");
        writes("access.sign-in.name", account);
        writes("access.sign-in.password", password);
        return presses("access.sign-in.button");
    }

    /** Writes into the field of this label. */
    Person writes(String label, String text) {
        field(label).fill(text);
        return this;
    }

    /** Chooses an option by what it says. */
    Person chooses(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(t(option)));
        return this;
    }

    /** Chooses an option by its value, where what it says is put together. */
    Person choosesValue(String label, String value) {
        field(label).selectOption(value);
        return this;
    }

    /** Ticks a box or a radio button. */
    Person ticks(String label) {
        Locator box = field(label);
        if (javaScript) {
            box.check();
        } else if (!box.isChecked()) {
            box.focus();
            page.keyboard().press("Space");
        }
        assertThat(box).isChecked();
        return this;
    }

    /** The same within a part of the page. */
    Person ticksIn(Locator part, String label) {
        Locator box = part.getByLabel(t(label), new Locator.GetByLabelOptions().setExact(true));
        if (javaScript) {
            box.check();
        } else {
            box.focus();
            page.keyboard().press("Space");
        }
        assertThat(box).isChecked();
        return this;
    }

    Locator field(String label) {
        return visible(page.getByLabel(beginning(t(label))).and(page.locator("input, select, textarea")));
    }

    /** Presses a button that leads to another page, and waits for it. */
    Person presses(String name) {
        Locator button = visible(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(t(name)).setExact(true)));
        return goes(button);
    }

    /** Clicks on what leads to another page, and waits for it. */
    Person goes(Locator there) {
        page.waitForNavigation(() -> clicks(there));
        return this;
    }

    /**
     * Clicks; without JavaScript, where no animation frame comes by which a pointer could know that things stand still,
     * by keyboard: what is not reached by the one is found by the other.
     */
    Person clicks(Locator there) {
        if (javaScript) {
            there.click();
        } else {
            there.focus();
            page.keyboard().press("Enter");
        }
        return this;
    }

    /** Follows the first link of these words. */
    Person follows(String words) {
        return goes(link(words));
    }

    Locator link(String words) {
        return visible(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(t(words))))
                .first();
    }

    /** Follows the link of these words on whichever page of a list it is. */
    Person findsInList(String words) {
        assertThat(page.locator("h1")).not().hasCount(0);
        while (page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
                        .count()
                == 0) {
            follows("platform.more.next");
        }
        return follows(words);
    }

    /** Opens what is folded away under these words. */
    Person unfolds(String words) {
        Locator summary = visible(page.locator("summary", new Page.LocatorOptions().setHasText(beginning(t(words)))))
                .first();
        if (summary.locator("xpath=..").getAttribute("open") == null) {
            clicks(summary);
        }
        return this;
    }

    /** Reads these words somewhere on the page. */
    Person reads(String words, Object... arguments) {
        assertThat(visible(page.getByText(t(words, arguments))).first()).isVisible();
        return this;
    }

    /** Reads these words within the elements of a selector. */
    Person readsIn(String selector, String words, Object... arguments) {
        assertThat(visible(page.locator(selector))
                        .filter(new Locator.FilterOptions().setHasText(t(words, arguments)))
                        .first())
                .isVisible();
        return this;
    }

    /** The whole page, what is folded away too, does not hold these words. */
    Person neverReads(String words) {
        assertThat(page.locator("html")).not().containsText(words);
        return this;
    }

    /** Loads the page again until it shows what is selected. */
    Person reloadsUntil(Locator shown) {
        eventually(shown + " comes").until(() -> {
            boolean there = shown.count() > 0;
            if (!there) {
                page.reload();
            }
            return there;
        });
        return this;
    }

    /** Selects words of an element with the mouse, as one does to mark them. */
    Person selects(String selector, String words) {
        Locator element = page.locator(selector);
        element.scrollIntoViewIfNeeded();
        Object box = element.evaluate("""
                (element, words) => {
                    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                        const at = node.data.indexOf(words);
                        if (at >= 0) {
                            const range = document.createRange();
                            range.setStart(node, at);
                            range.setEnd(node, at + words.length);
                            const all = [...range.getClientRects()];
                            const first = all[0], last = all[all.length - 1];
                            return {
                                fromX: first.left, fromY: first.top + first.height / 2,
                                toX: last.right, toY: last.top + last.height / 2
                            };
                        }
                    }
                    return null;
                }""", words);
        if (!(box instanceof Map<?, ?> at)) {
            throw new AssertionError("these words do not stand in one piece of " + selector + ": " + words);
        }
        page.mouse().move(number(at, "fromX") + 1, number(at, "fromY"));
        page.mouse().down();
        page.mouse().move(number(at, "toX"), number(at, "toY"));
        page.mouse().up();
        return this;
    }

    private static double number(Map<?, ?> map, String name) {
        return ((Number) map.get(name)).doubleValue();
    }

    private static Locator visible(Locator locator) {
        return locator.filter(new Locator.FilterOptions().setVisible(true));
    }

    /**
     * A label, with or without the word after it that says it may be left empty. JavaScript's regular expressions have
     * no {@code \Q}.
     */
    private static Pattern beginning(String label) {
        return Pattern.compile(
                "^\\s*" + label.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0") + "\\s*([(（].*)?$", Pattern.DOTALL);
    }

    @Override
    public void close() {
        context.close();
    }
}
