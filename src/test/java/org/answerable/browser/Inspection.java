package org.answerable.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.language.Language;

/**
 * Looks at every page that was kept and tells at the end, all at once, what is wrong with any of them: violations of
 * WCAG 2.2 A and AA that axe-core finds (in the light scheme; contrast in the dark one too), pages wider than a narrow
 * screen from left to right and from right to left, English on a page of another language, and what the browser
 * complained about on the way.
 *
 * <p>A page is kept as the HTML it was at that moment, and looked at in a context of its own that ignores the content
 * security policy, which would not let axe in. So answers to posted forms are looked at as well as pages with an
 * address, and no walk is disturbed.
 */
final class Inspection {
    static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    // Not by AxeBuilder: what it answers is read with a newer Jackson than the server's libraries bring.
    private static final String AXE = """
            async chosen => {
                const runOnly = { type: chosen.type, values: chosen.values };
                const { violations } = await axe.run({ runOnly, rules: chosen.rules, resultTypes: ['violations'] });
                return violations.map(v => `${v.id} (${v.help}), ${v.nodes.length} times` + v.nodes.slice(0, 3)
                    .map(n => `\\n      ${n.target.join(' ')} ${n.failureSummary.replace(/\\s+/g, ' ')}`).join(''));
            }""";
    /** What makes a page wider than its window: boxes and pieces of text that end beyond it, none that are cut off. */
    private static final String WIDER = """
            () => {
                const root = document.documentElement;
                if (root.scrollWidth <= root.clientWidth) return null;
                const beyond = box => box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
                const cut = e => e && (e.getBoundingClientRect().width <= 1 || cut(e.parentElement));
                const named = e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : '');
                const wide = [];
                for (const e of document.querySelectorAll('body *')) {
                    if (!e.checkVisibility() || cut(e)) continue;
                    if (beyond(e.getBoundingClientRect())) wide.push(named(e));
                    for (const text of [...e.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)) {
                        const range = document.createRange();
                        range.selectNodeContents(text);
                        if ([...range.getClientRects()].some(beyond)) wide.push(named(e) + ' “' + text.data.trim() + '”');
                    }
                }
                return root.scrollWidth + ' px: ' + wide.slice(0, 6).join(', ');
            }""";
    /**
     * What is pressed, smaller than 44 px for residents and 24 px at the desk (LOOK.md), other than links within
     * running text.
     */
    private static final String TARGETS = """
            () => {
                const least = document.documentElement.classList.contains('in-public') ? 44 : 24;
                const found = [];
                for (const e of document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')) {
                    if (e.closest('.visually-hidden, .skip, [aria-hidden=true]')) continue;
                    if (!e.checkVisibility({ visibilityProperty: true })) continue;
                    const labels = e.matches('[type=checkbox], [type=radio]') ? e.labels : [];
                    const boxes = [e, ...labels].map(one => one.getBoundingClientRect());
                    const high = Math.max(...boxes.map(b => b.bottom)) - Math.min(...boxes.map(b => b.top));
                    const wide = Math.max(...boxes.map(b => b.right)) - Math.min(...boxes.map(b => b.left));
                    if (!wide || high >= least - 0.6 && wide >= least - 0.6) continue;
                    const around = e.closest('p, li, dd, td, th, legend, figcaption, blockquote, h1, h2, h3') ?? e.parentElement;
                    const text = e.textContent.trim();
                    const running = getComputedStyle(e).display.startsWith('inline')
                        && around.textContent.trim().length > text.length + 1 && e.matches('a, button.as-link');
                    const size = `${Math.round(wide)} x ${Math.round(high)}`;
                    if (!running) found.push(`${e.tagName.toLowerCase()}.${e.className} "${text.slice(0, 30)}" ${size}`);
                }
                return found.slice(0, 6);
            }""";
    /** Whether the way out is in the first screen of a small phone and can be pressed. */
    private static final String LEAVING = """
            () => {
                const out = document.querySelector('a[data-leave]');
                if (!out) return document.documentElement.classList.contains('in-public') ? 'no quick exit' : null;
                const box = out.getBoundingClientRect();
                const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                const outside = box.top < 0 || box.bottom > 568 || box.left < 0 || box.right > innerWidth;
                return outside || !out.contains(seen) ? `quick exit at ${box.left}, ${box.top}` : null;
            }""";

    private static final String OWN_TEXTS = """
            () => {
                const own = document.documentElement.lang;
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const texts = [];
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const text = node.data.trim();
                    if (text && node.parentElement.closest('[lang]').lang === own) texts.push(text);
                }
                return texts;
            }""";

    private static final Map<Language, Set<String>> FOREIGN = new HashMap<>();

    private record Kept(String url, String html) {}

    private final Stage stage;
    private final boolean pictures;
    private final boolean brief;
    private final String axe;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Set<String> wrong = new TreeSet<>();

    /**
     * @param pictures whether each page is also drawn into {@code target/screenshots}, at 360 and at 1280 px, where
     *     {@code -Dscreenshots=true} asks for it: it takes longer than all that is checked
     */
    Inspection(Stage stage, boolean pictures) {
        this(stage, pictures, false);
    }

    /**
     * @param brief whether one look is enough: the light scheme on a phone, in the direction the page has, without the
     *     contrast of colours, which no language changes
     */
    Inspection(Stage stage, boolean pictures, boolean brief) {
        this.stage = stage;
        this.pictures = pictures && Boolean.getBoolean("screenshots");
        this.brief = brief;
        axe = AxeBuilder.getAxeScript();
    }

    /** From now on notes what the browser complains about. */
    void listen(Page page) {
        page.onConsoleMessage(message -> {
            // That a page itself was refused is what a test may want.
            boolean itself = message.text().startsWith("Failed to load resource")
                    && message.location().startsWith(page.url());
            if (Set.of("error", "warning").contains(message.type()) && !itself) {
                wrong.add(page.url() + ": the browser says: " + message.text());
            }
        });
        page.onPageError(error -> wrong.add(page.url() + ": a script failed: " + error));
        page.onResponse(response -> {
            Request request = response.request();
            // A form that its page posts by itself may be refused as well.
            boolean itself = request.isNavigationRequest() || request.url().equals(page.url());
            if (response.status() >= 500 || response.status() >= 400 && !itself) {
                wrong.add(page.url() + ": " + response.status() + " for " + request.method() + " " + request.url());
            }
        });
    }

    /** Keeps a page as it is now. */
    void keep(String name, Page page) {
        kept.put(name, new Kept(page.url(), page.content()));
    }

    /** Looks at all that was kept, and fails with all that is wrong. */
    void ends() {
        try (BrowserContext studio = stage.browser.newContext(
                new Browser.NewContextOptions().setBypassCSP(true).setTimezoneId("America/Chicago"))) {
            studio.setDefaultTimeout(Stage.PATIENCE);
            Page page = studio.newPage();
            Kept[] shown = new Kept[1];
            page.addInitScript(axe);
            page.route("**/*", route -> serve(route, shown));
            kept.forEach((name, look) -> {
                shown[0] = look;
                look(page, name, look);
            });
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    wrong.size() + " things are wrong with " + kept.size() + " pages:\n" + String.join("\n", wrong));
        }
    }

    private static void serve(Route route, Kept[] shown) {
        if (route.request().isNavigationRequest()) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(shown[0].html()));
        } else {
            route.resume();
        }
    }

    private void look(Page page, String name, Kept look) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(brief ? 360 : 1280, 900);
        page.navigate(look.url());
        // Elements in transition have colours that no scheme has.
        page.addStyleTag(new Page.AddStyleTagOptions()
                .setContent("*, ::before, ::after { transition: none !important; animation: none !important }"));
        violations(page, name, "tag", RULES, brief);
        english(page, name);
        if (brief) {
            picture(page, name + "-360");
            wide(page, name + " at 360 px");
            small(page, name);
            page.setViewportSize(320, 568);
            leaving(page, name);
            large(page, name);
            if (pictures) {
                page.setViewportSize(1280, 900);
                picture(page, name + "-1280");
            }
            return;
        }
        picture(page, name + "-1280");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        violations(page, name + " in the dark", "rule", List.of("color-contrast"), false);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(360, 740);
        picture(page, name + "-360");
        wide(page, name + " at 360 px");
        small(page, name);
        page.setViewportSize(320, 568);
        wide(page, name + " at 320 px");
        leaving(page, name);
        large(page, name);
        page.evaluate("() => document.documentElement.dir = 'rtl'");
        wide(page, name + " at 320 px from right to left");
    }

    /** @param chosen axe's {@code runOnly}: tags or rules */
    private void violations(Page page, String name, String chosen, List<String> values, boolean withoutContrast) {
        Map<String, Object> rules = withoutContrast ? Map.of("color-contrast", Map.of("enabled", false)) : Map.of();
        // A page that was opened at a place within lies half below the bar that stays on top.
        page.evaluate("() => scrollTo(0, 0)");
        List<?> found = (List<?>) page.evaluate(AXE, Map.of("type", chosen, "values", values, "rules", rules));
        found.forEach(violation -> wrong.add(name + ": " + violation));
    }

    /** Messages stand on the page of another language in English. */
    private void english(Page page, String name) {
        Language language = new Language((String) page.evaluate("() => document.documentElement.lang"));
        if (language.equals(Language.ENGLISH)) {
            return;
        }
        Set<String> foreign = FOREIGN.computeIfAbsent(language, this::foreign);
        List<?> texts = (List<?>) page.evaluate(OWN_TEXTS);
        List<Object> found = new ArrayList<>(texts);
        found.retainAll(foreign);
        found.forEach(text -> wrong.add(name + ": English: " + text));
    }

    /** The English messages of more than a word that are no message of the language. */
    private Set<String> foreign(Language language) {
        Set<String> own = new HashSet<>(stage.messages.all(language).values());
        return stage.messages.all(Language.ENGLISH).values().stream()
                .filter(text -> text.contains(" ") && !own.contains(text))
                .collect(Collectors.toSet());
    }

    private void wide(Page page, String name) {
        Object wider = page.evaluate(WIDER);
        if (wider != null) {
            wrong.add(name + " is " + wider);
        }
    }

    /** Text of twice its size (WCAG 1.4.4 and 1.4.10 together), on a small phone. */
    private void large(Page page, String name) {
        page.evaluate("() => document.documentElement.style.fontSize = parseFloat(getComputedStyle(document.documentEle"
                + "ment).fontSize) * 2 + 'px'");
        wide(page, name + " at 320 px with text of 200 %");
        page.evaluate("() => document.documentElement.style.fontSize = ''");
    }

    private void small(Page page, String name) {
        List<?> found = (List<?>) page.evaluate(TARGETS);
        found.forEach(target -> wrong.add(name + ": too small to press: " + target));
    }

    private void leaving(Page page, String name) {
        page.evaluate("() => scrollTo(0, 0)");
        Object out = page.evaluate(LEAVING);
        if (out != null) {
            wrong.add(name + ": " + out);
        }
    }

    private void picture(Page page, String name) {
        if (pictures) {
            try {
                Files.createDirectories(PICTURES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        }
    }
}
