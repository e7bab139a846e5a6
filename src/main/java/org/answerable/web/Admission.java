package org.answerable.web;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import org.answerable.access.RateLimits;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Metrics;
import org.answerable.platform.Settings;

/**
 * Lets requests in by {@link Turns}, before anything is worked out for them: each waits for a short while and holds no
 * thread, what brings a body once that has come. Whom there is no turn for is told so at once, by 503 and
 * {@code Retry-After}, in an answer that is drawn once for each language. Imports work for long and have turns of their
 * own. Static files and figures for monitors need no turn, and Liberty's health checks know nothing of this filter.
 */
public class Admission implements Filter {
    private static final Logger LOG = Logger.getLogger(Admission.class.getName());
    /** As in server.xml. */
    private static final int CONNECTIONS = 45;
    /** Connections of what works behind the requests: the followers of the journal, and what the clock does. */
    private static final int BEHIND = 10;

    private static final String TURN = "org.answerable.turn";
    /** The attribute's value where the turn did not come. */
    private static final Object NONE = new Object();

    private static final Set<String> FREE =
            Set.of("css", "js", "webjars", "pictures", "favicon.ico", "metrics", "robots.txt", ".well-known");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    /** Seconds after which to try again: spread, so that those who were refused together don't come back together. */
    private static final int SOONEST = 3;

    private static final int LATEST = 9;

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

    @Inject
    Delays delays;

    @Inject
    Metrics metrics;

    @Inject
    Messages messages;

    @Inject
    ViewWriter pages;

    private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();
    private Turns turns;
    private Turns importing;

    @Override
    public void init(FilterConfig config) {
        int wanted =
                settings.number("REQUESTS_AT_ONCE", 2 * Runtime.getRuntime().availableProcessors());
        int imports = Math.min(wanted, settings.number("IMPORTS_IN_ALL", Bodies.IMPORTS));
        int connections = settings.number("DATABASE_CONNECTIONS", CONNECTIONS);
        int atOnce = Turns.within(
                wanted, connections, imports + settings.number("DOWNLOADS_IN_ALL", Answers.DOWNLOADS) + BEHIND);
        if (atOnce < wanted) {
            LOG.info(atOnce + " requests are worked on at once, not " + wanted + ": DATABASE_CONNECTIONS is "
                    + connections);
        }
        turns = new Turns(atOnce, System::nanoTime);
        importing = new Turns(imports, System::nanoTime);
        metrics.gauge("http_requests_working", this, all -> all.turns.working() + all.importing.working());
        for (Turns.Kind kind : Turns.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            metrics.gauge(
                    "http_requests_waiting",
                    this,
                    all -> all.turns.waiting(kind) + all.importing.waiting(kind),
                    "kind",
                    name);
            metrics.gauge(
                    "http_requests_refused_total",
                    this,
                    all -> all.turns.refused(kind) + all.importing.refused(kind),
                    "kind",
                    name);
        }
        delays.every(
                20,
                () -> { // Those who wait while nobody's turn ends.
                    turns.sweep();
                    importing.sweep();
                });
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Optional<Turns.Kind> kind = kind(http.getMethod(), http.getRequestURI());
        if (kind.isEmpty()) {
            chain.doFilter(request, response);
        } else if (http.getDispatcherType() == DispatcherType.ASYNC) {
            again(http, answer, chain);
        } else if (Bodies.comes(http)) {
            takeIn(kind.get(), http, answer, chain);
        } else {
            let(kind.get(), http, answer, chain);
        }
    }

    /** What has waited: for its turn, or for a body that did not come as it should and is refused without one. */
    private void again(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object waited = request.getAttribute(TURN);
        if (waited == NONE) {
            Bodies.forget(request);
            refuse(request, response);
        } else if (waited == null) {
            chain.doFilter(request, response);
        } else {
            work((Turns.Turn) waited, request, response, chain);
        }
    }

    /** Lets the body come, where it may hope for a turn afterwards. */
    private void takeIn(Turns.Kind kind, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Turns those = RequestReader.imports(request.getRequestURI(), request.getContentType()) ? importing : turns;
        String address = limits.key(request.getRemoteAddr());
        if (those.takes(kind, address)) {
            Bodies.whenCome(request, onward -> {
                Turns.Turn turn = those.ask(kind, address);
                if (turn == null) {
                    goOn(request, NONE, onward);
                } else { // One that is given is told so at once.
                    turn.await(() -> goOn(request, turn, onward), () -> goOn(request, NONE, onward));
                }
            });
            chain.doFilter(request, response);
        } else {
            response.setHeader("Connection", "close"); // Its body is on the way.
            refuse(request, response);
        }
    }

    private void let(Turns.Kind kind, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Turns.Turn turn = turns.ask(kind, limits.key(request.getRemoteAddr()));
        if (turn == null) {
            refuse(request, response);
        } else if (turn.isGiven()) {
            work(turn, request, response, chain);
        } else {
            AsyncContext waiting = request.startAsync();
            waiting.setTimeout(0); // The queues have a clock of their own.
            Runnable onward = delays.onward(request, waiting);
            turn.await(() -> goOn(request, turn, onward), () -> goOn(request, NONE, onward));
        }
    }

    private static void goOn(HttpServletRequest request, Object turn, Runnable onward) {
        request.setAttribute(TURN, turn);
        onward.run();
    }

    private static void work(Turns.Turn turn, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(TURN, turn);
        try {
            chain.doFilter(request, response);
        } finally {
            turn.leave();
        }
    }

    /** Gives back the request's turn before its work is done, for what waits for a reader from here on. */
    static void leave(HttpServletRequest request) {
        if (request.getAttribute(TURN) instanceof Turns.Turn turn) {
            turn.leave();
        }
    }

    /** What a request is for; nothing where it needs no turn. */
    static Optional<Turns.Kind> kind(String method, String uri) {
        String[] parts = uri.split("/", 6);
        String first = part(parts, 1);
        if (FREE.contains(first)) {
            return Optional.empty();
        }
        boolean api = first.equals("api");
        String what = part(parts, api ? 3 : 2);
        if (what.startsWith("search.")
                || first.equals("dumps")
                || first.equals("sitemap.xml")
                || first.startsWith("sitemap")
                || api && what.equals("desk") && part(parts, 4).contains(".")) {
            return Optional.of(Turns.Kind.DOWNLOAD);
        }
        return Optional.of(
                switch (what) {
                    case "receipt", "receipts" -> Turns.Kind.RECEIPT;
                    case "share", "submissions", "attachments" -> Turns.Kind.SENDING;
                    case "desk" -> Turns.Kind.DESK;
                    case "search" -> Turns.Kind.SEARCH;
                    default -> Turns.Kind.PAGE;
                });
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        boolean api = path.startsWith("/api/");
        String first = part(path.split("/", 3), 1);
        Language language = (api
                        ? Optional.<Language>empty()
                        : Languages.ui(first).or(() -> Languages.near(first)))
                .orElseGet(() -> Languages.negotiate(request.getHeader("Accept-Language")));
        byte[] body = drawn.computeIfAbsent(
                language.tag() + api, ignored -> api ? problem(language) : pages.alone(new BusyView(), language));
        response.setStatus(503);
        response.setHeader(
                "Retry-After", Integer.toString(ThreadLocalRandom.current().nextInt(SOONEST, LATEST)));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Content-Language", language.tag());
        response.setContentType(api ? Problems.TYPE : "text/html; charset=utf-8");
        if (request.isSecure() || settings.behindTls()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body); // A few kilobytes: the connection takes them at once.
        }
    }

    private byte[] problem(Language language) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", messages.get(language, "platform.problem.title.503"))
                .add("status", 503)
                .add("detail", messages.get(language, "platform.problem.busy"))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What a browser shows of an answer that there was no turn for. */
    public record BusyView() implements View {
        @Override
        public String template() {
            return "web/BusyView.jte";
        }
    }
}
