package org.answerable.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.answerable.RunningServer;
import org.answerable.language.Messages;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What the browser tests share: one browser process (Chromium of Debian, without a window where that is installed;
 * Playwright's own is never downloaded), one server with demo data, and the messages, so that a test names what people
 * read by its key and holds in every language. Given to the constructor of a test by {@link Shared}.
 */
final class Stage implements AutoCloseable {
    /** How long an element may take to appear, in milliseconds: a loaded machine is slow. */
    static final double PATIENCE = 30_000;

    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-gpu");

    final Messages messages = new Messages();
    final RunningServer server = RunningServer.shared();
    final Browser browser;
    private final Playwright playwright;

    private Stage() {
        Path chromium = chromium();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(ARGUMENTS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private static Path chromium() {
        Stream<Path> folders = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(f -> !f.isEmpty())
                .map(Path::of);
        return folders.flatMap(folder -> NAMES.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The browser tests need Chromium on the PATH and found none of "
                        + NAMES + ". On Debian: apt-get install chromium-headless-shell (script/test does it)."));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** Gives tests the one stage of this JVM and closes it after the last. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Stage.class, ignored -> new Stage(), Stage.class);
        }
    }
}
