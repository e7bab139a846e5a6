package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.answerable.RawConnection;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge to the network, of a server that is reached over TLS at an address of its own. */
class EdgeIT {
    private static final String TOKEN = "for-the-monitor-alone";
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "PUBLIC_URL",
                "https://answerable.example.gov",
                "METRICS_TOKEN",
                TOKEN,
                "METRICS_OPEN",
                "false",
                "TRUSTED_PROXIES",
                "127\\.0\\.8\\.1",
                "RATE_LIMIT_OPENINGS_PER_MINUTE",
                "5"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One request, byte for byte. */
    private static String ask(String from, String request) {
        try (RawConnection connection = new RawConnection(from, server.base().getPort(), 0)) {
            return connection.send(request).untilClosed(Duration.ofSeconds(30));
        }
    }

    private static String get(String path, String... headers) {
        return ask(
                "127.0.0.1",
                "GET " + path + " HTTP/1.1\r\n"
                        + (Stream.of(headers).anyMatch(h -> h.startsWith("Host")) ? "" : "Host: localhost\r\n")
                        + Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat)
                        + "Connection: close\r\n\r\n");
    }

    static Stream<String> queries() {
        List<String> broken = List.of(
                "%",
                "q=%",
                "q=100%",
                "q=%zz",
                "q=%2",
                "q=%u00e9",
                "%=%",
                "q=%E0%A4",
                "q=%ff%fe",
                "lang=%",
                "cursor=%",
                "part=%",
                "q=a|b",
                "q=\"x\"",
                "q={a}",
                "q=[a]",
                "q=\\",
                "q=^`",
                "q=<b>",
                "q=\u00e9",
                "q=a&&=&b",
                "q=+",
                "q=%25%");
        return Stream.of(
                        "/en/",
                        "/en/search",
                        "/en/share",
                        "/api/v1/search",
                        "/api/v1/search.csv",
                        "/api/v1/agencies",
                        "/css/answerable.css",
                        "/health/live",
                        "/robots.txt",
                        "/sitemap.xml",
                        "/metrics",
                        "/open311/v2/services.json",
                        "/",
                        "/openapi",
                        "/openapi/",
                        "/openapi/ui/",
                        "/openapi/ui",
                        "/openapi/no-such",
                        "/health",
                        "/health/ready",
                        "/favicon.ico",
                        "/no-such")
                .flatMap(path -> broken.stream().map(query -> path + "?" + query));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_that_escapes_badly_is_read_literally_or_refused_and_breaks_nothing(String address) {
        int before = server.log().length();
        assertThat(status(get(address))).as(address).isBetween(200, 499);
        assertThat(server.log()
                        .substring(before)
                        .lines()
                        .filter(line -> line.contains("SEVERE")
                                || line.contains("Exception")
                                || line.contains(" E ")
                                || line.contains(" W ")
                                || line.contains("WARNING")))
                .as("in the log")
                .isEmpty();
    }

    /**
     * The container has a way of its own to sign in, which nobody here may use: what is half or garbage breaks nothing
     * either.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic %",
                "Basic garbage",
                "Basic Z2FyYmFnZQ==",
                "Basic OnB3",
                "Basic dXNlcjo=",
                "Basic dXNlcjpwdw==",
                "Basic ====",
                "Basic \u00e9",
                "basic !",
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer x.y.z",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Negotiate",
                "Negotiate YII=",
                "Digest",
                "Digest username=",
                "NTLM",
                "Token x",
                "x",
                "",
                "%",
                "Basic dXNlcjpwdw==, Bearer x",
                "Basic  ",
                "Basic /w==",
                "Basic \u00ff\u00fe",
                "Basic dXNlcg",
                "Basic : :",
                "Basic dXNlcjpwdw==\r\nAuthorization: Basic %",
                "Basic %\r\nAuthorization: Bearer x",
                "Bearer x\r\nAuthorization: Basic %",
                "Digest \r\nAuthorization: Negotiate !"
            })
    void credentials_that_cannot_be_read_break_nothing_and_open_nothing(String credentials) {
        int before = server.log().length();
        for (String path : List.of(
                "/health",
                "/health/live",
                "/health/ready",
                "/openapi",
                "/openapi/ui/",
                "/metrics",
                "/metrics/",
                "/css/answerable.css",
                "/favicon.ico",
                "/robots.txt",
                "/",
                "/en/",
                "/es/search",
                "/api/v1/agencies",
                "/api/v1/desk/tickets",
                "/en/desk",
                "/no-such")) {
            String answer = get(path, "Authorization: " + credentials);
            assertThat(status(answer)).as(path + " with " + credentials).isBetween(200, 499);
            assertThat(answer).as(path + " with " + credentials).doesNotContain("journal_position");
        }
        assertThat(server.log()
                        .substring(before)
                        .lines()
                        .filter(line -> line.contains("SEVERE")
                                || line.contains("Exception")
                                || line.contains(" E ")
                                || line.contains(" W ")
                                || line.contains("WARNING")))
                .as("in the log")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic %",
                "Basic garbage",
                "Basic Z2FyYmFnZQ==",
                "Basic ====",
                "Basic \u00e9",
                "Basic /w==",
                "Basic dXNlcjpwdw==",
                "Digest x",
                "Negotiate YII=",
                "Bearer x",
                "Basic dXNlcjpwdw==, Bearer x",
                "Basic %\r\nAuthorization: Bearer x"
            })
    void who_brings_what_cannot_be_read_is_nobody_and_told_so_in_the_own_language(String credentials)
            throws IOException {
        for (String language : List.of("en", "es", "ar")) {
            String refused =
                    get("/api/v1/desk/tickets", "Accept-Language: " + language, "Authorization: " + credentials);
            assertThat(refused)
                    .as(credentials)
                    .startsWith("HTTP/1.1 401")
                    .contains("application/problem+json", "Content-Language: " + language);
            assertThat(get("/" + language + "/search?q=bus", "Authorization: " + credentials))
                    .as(credentials)
                    .startsWith("HTTP/1.1 200")
                    .contains("<html lang=\"" + language + "\"");
            assertThat(status(get("/" + language + "/desk", "Authorization: " + credentials)))
                    .as(credentials)
                    .isEqualTo(status(get("/" + language + "/desk")));
        }
        assertThat(server.written().stream().map(Path::toString).filter(file -> file.contains("ffdc")))
                .as("in the container's own notes")
                .isEmpty();
    }

    @Test
    void a_header_of_any_length_that_says_who_asks_breaks_nothing() throws IOException {
        for (int length : List.of(300, 4000, 16_000, 17_000, 100_000)) {
            for (String scheme : List.of("Basic ", "Bearer ", "Negotiate ", "")) {
                assertThat(status(get("/api/v1/desk/tickets", "Authorization: " + scheme + "a".repeat(length))))
                        .as(scheme + length)
                        .isBetween(400, 499);
            }
        }
        assertThat(server.written().stream().map(Path::toString).filter(file -> file.contains("ffdc")))
                .as("in the container's own notes")
                .isEmpty();
    }

    @Test
    void a_percent_sign_that_escapes_nothing_is_searched_for() {
        assertThat(get("/en/search?q=100%")).startsWith("HTTP/1.1 200").contains("value=\"100%\"");
        assertThat(get("/en/search?q=50%zz")).contains("value=\"50%zz\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%",
                "/en/%",
                "/en/%zz",
                "/en/%E0%A4",
                "/en/a|b",
                "/en/{x}",
                "/en/\\",
                "/en/;%",
                "/en/search;a=%",
                "/api/v1/records/%",
                "/en/records/%2e%2e%2f",
                "/en/%00",
                "/en/%ff",
                "/%2e%2e/",
                "//evil.example/en/",
                "/en//",
                "/css/%",
                "/webjars/%2e%2e/%2e%2e/WEB-INF/web.xml"
            })
    void a_path_that_escapes_badly_breaks_nothing(String path) {
        assertThat(status(get(path))).isBetween(200, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: form=%",
                "Cookie: =;=",
                "Cookie: form=\"",
                "Cookie: desk=%zz; form",
                "Cookie: $Version=1; a=b",
                "Cookie: form=a; form=b",
                "Cookie: \u00e9=\u00fc",
                "Accept-Language: %",
                "Accept-Language: ;;q=x",
                "Accept-Language: \u00e9",
                "Accept: %",
                "Accept: */*;q=%",
                "If-None-Match: \"",
                "Authorization: Bearer %",
                "Authorization: Bearer \u00e9",
                "Accept-Encoding: gzip;q=%",
                "Range: bytes=%",
                "X-Forwarded-For: %",
                "X-Forwarded-Proto: %",
                "X-Forwarded-Host: %",
                "Forwarded: for=%",
                "Forwarded: for=\"[::1\"",
                "Content-Type: %",
                "Idempotency-Key: %",
                "Origin: %",
                "Referer: %"
            })
    void a_header_that_cannot_be_read_breaks_nothing(String header) {
        for (String path : List.of(
                "/en/",
                "/en/share",
                "/es/receipt",
                "/api/v1/agencies",
                "/en/desk",
                "/api/v1/desk/tickets",
                "/css/answerable.css",
                "/health/live")) {
            assertThat(status(get(path, header))).as(path).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text=%", "%=%", "text=%zz&kind=%", "&&&", "=", "text=\u00ff\u00fe", "%00=%00", "go=%u0041"})
    void a_form_that_escapes_badly_breaks_nothing(String form) {
        for (String path : List.of("/en/share", "/en/receipt", "/en/desk/sign-in")) {
            assertThat(status(ask(
                            "127.0.0.1",
                            "POST " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                    + "application/x-www-form-urlencoded\r\nContent-Length: "
                                    + form.length() + "\r\n\r\n" + form)))
                    .as(path)
                    .isBetween(200, 499);
        }
    }

    @Test
    void whatever_a_request_calls_the_host_addresses_are_the_sites_own() {
        for (String host : List.of(
                "Host: evil.example",
                "Host: evil.example:81",
                "Host: localhost\r\nX-Forwarded-Host: evil.example",
                "Host: localhost\r\nForwarded: host=evil.example;proto=http",
                "Host: localhost\r\nX-Host: evil.example\r\nX-Original-URL: /evil.example",
                "Host: localhost\r\n$WSSN: evil.example\r\n$WSSP: 81\r\n$WSSC: http",
                "Host: evil.example\r\nX-Forwarded-Port: 81")) {
            for (String path : List.of(
                    "/",
                    "/en/",
                    "/en/search?q=bus",
                    "/es/share",
                    "/api/v1/search?size=1",
                    "/api/v1/agencies?size=1",
                    "/api/v1/search.atom",
                    "/sitemap.xml",
                    "/robots.txt",
                    "/openapi",
                    "/openapi?format=JSON",
                    "/share",
                    "/en",
                    "/.well-known/security.txt",
                    "/en/town-halls",
                    "/api/v1/town-halls?size=1",
                    "/en/desk",
                    "/health",
                    "/no-such",
                    "/api/v1/no-such")) {
                assertThat(get(path, host)).as(path + " as " + host).doesNotContain("evil.example");
            }
            String proxied =
                    ask("127.0.8.1", "GET /api/v1/search?size=1 HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n");
            assertThat(proxied)
                    .as("through the trusted proxy")
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("evil.example");
        }
        assertThat(get("/openapi")).contains("https://answerable.example.gov");
        assertThat(get("/api/v1/search?size=1")).contains("Link: <?size=1&cursor=");
    }

    @Test
    void every_answer_tells_browsers_to_stay_on_tls() throws Exception {
        SSLContext anyone = SSLContext.getInstance("TLS");
        anyone.init(null, AnswerHeadersIT.anyone(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(anyone).build();
        for (String path : List.of(
                "/en/",
                "/css/answerable.css",
                "/css/no-such.css",
                "/webjars/bootstrap/css/bootstrap.min.css",
                "/health",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi",
                "/openapi/ui/",
                "/openapi/no-such",
                "/no-such",
                "/api/v1/no-such",
                "/favicon.ico",
                "/",
                "/robots.txt")) {
            HttpResponse<String> own = client.send(
                    HttpRequest.newBuilder(URI.create(server.tlsBase() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(own.headers().allValues("Strict-Transport-Security"))
                    .as(path)
                    .containsExactly("max-age=31536000; includeSubDomains");
            String proxied = ask(
                    "127.0.8.1",
                    "GET " + path
                            + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: "
                            + "https\r\nConnection: close\r\n\r\n");
            assertThat(proxied.lines().filter(line -> line.toLowerCase().startsWith("strict-transport-security:")))
                    .as(path + " through a proxy")
                    .hasSize(1);
        }
        HttpResponse<String> broken = client.send(
                HttpRequest.newBuilder(URI.create(server.tlsBase() + "/en/%E0%A4"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(broken.headers().firstValue("Strict-Transport-Security"))
                .as("what no application sees")
                .isPresent();
        for (String path : List.of("/en/", "/css/answerable.css", "/no-such", "/metrics")) {
            assertThat(get(path)).as(path + ", as PUBLIC_URL says").contains("Strict-Transport-Security: ");
        }
    }

    @Test
    void the_metrics_are_for_who_has_the_token() {
        for (String wrong : List.of(
                "X: y",
                "Authorization: Bearer wrong",
                "Authorization: Bearer ",
                "Authorization: " + TOKEN,
                "Authorization: Bearer demo-admin@demo")) {
            assertThat(get("/metrics", wrong))
                    .as(wrong)
                    .startsWith("HTTP/1.1 401")
                    .contains("WWW-Authenticate: Bearer")
                    .doesNotContain("journal_position");
        }
        assertThat(get("/metrics?token=" + TOKEN)).startsWith("HTTP/1.1 401");
        assertThat(get("/metrics/")).doesNotContain("journal_position");
        assertThat(get("/metrics/base")).doesNotContain("journal_position");
        assertThat(get("/metrics", "Authorization: Bearer " + TOKEN))
                .startsWith("HTTP/1.1 200")
                .contains("journal_position{mp_scope=\"application\"}")
                .contains("memory_usedHeap_bytes{mp_scope=\"base\"}")
                .contains("http_bodies_waiting");
    }

    @Test
    void receipts_that_exist_are_limited_too() {
        Visitor writer = new Visitor(server);
        String receipt = Submitted.that("The bus stop was closed.")
                .as("comment")
                .inUnsaidLanguage()
                .receipt(writer);
        List<Visitor.Reply> replies = Stream.generate(
                        () -> writer.json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}"))
                .limit(6)
                .toList();
        assertThat(replies.subList(0, 5)).allMatch(reply -> reply.status() == 200);
        assertThat(replies.get(5).status()).isEqualTo(429);
        assertThat(replies.get(5).header("Retry-After")).isPresent();
        assertThat(writer.submit("/en/receipt", "/en/receipt", Map.of("receipt", receipt, "go", "open"))
                        .status())
                .isEqualTo(429);
        Visitor.Reply wait = writer.submit(
                "/es/receipt",
                "/es/receipt",
                Map.of("receipt", receipt, "go", "message", "text", "What I <b>typed</b> last"));
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.header("Retry-After")).isPresent();
        assertThat(wait.body())
                .as("nothing typed is lost")
                .contains(
                        "Lo que escribió sigue aquí",
                        "What I &lt;b&gt;typed&lt;/b&gt; last</textarea>",
                        "action=\"/es/receipt\"",
                        "value=\"message\"",
                        "Enviar otra vez");
        assertThat(writer.post(
                                "/es/receipt",
                                Map.of(
                                        "token",
                                        "forged",
                                        "receipt",
                                        receipt,
                                        "go",
                                        "message",
                                        "text",
                                        "Somebody else wrote this"))
                        .body())
                .doesNotContain("Somebody else wrote this");
    }

    private static int status(String answer) {
        return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
    }
}
