package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;

/**
 * Every kind of answer of a real server carries the headers that bound what a browser may do with it, and none tells
 * what made it.
 */
class AnswerHeadersIT {
    private static Map<String, Reply> kinds;
    private final RunningServer server = RunningServer.shared();

    /** Asked for once: it is some hundred answers. */
    private Map<String, Reply> everyKind() {
        if (kinds == null) {
            kinds = fetch();
        }
        return kinds;
    }

    private Map<String, Reply> fetch() {
        Visitor stranger = new Visitor(server);
        Map<String, Reply> all = new LinkedHashMap<>();
        PublicExits.crawl(server).forEach(exit -> all.put(exit.path(), exit.reply()));
        for (String path : List.of(
                "/",
                "/share",
                "/en/desk",
                "/en/desk/tickets",
                "/en/desk/sign-in",
                "/en/no-such",
                "/no-such",
                "/api/v1/no-such",
                "/api",
                "/api/v1/desk/tickets",
                "/css/answerable.css",
                "/css/no-such.css",
                "/js/no-such.js",
                "/css/",
                "/favicon.ico",
                "/health/live",
                "/health/started",
                "/health/no-such",
                "/metrics/no-such",
                "/openapi/ui",
                "/openapi/ui/",
                "/api/v1/search?size=0",
                "/en/search?size=0",
                "/api/v1/search?cursor=x",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/%2e%2e/etc/passwd",
                "/en/records/no-such")) {
            all.put(path, stranger.get(path));
        }
        all.put("POST malformed", stranger.json("/api/v1/submissions", "{"));
        all.put("POST invalid", stranger.json("/api/v1/submissions", "{}"));
        all.put("POST too large", stranger.json("/api/v1/submissions", "x".repeat(600 * 1024)));
        all.put("POST other type", stranger.postText("/api/v1/submissions", "text/plain", "x"));
        all.put("POST accepted", stranger.json("/api/v1/submissions", "{\"kind\":\"praise\",\"text\":\"headers\"}"));
        all.put("POST receipt", stranger.json("/api/v1/receipts/open", "{\"receipt\":\"no-such\"}"));
        all.put("POST without token", stranger.post("/en/share", Map.of("go", "next")));
        all.put("POST page without form", stranger.post("/en/agencies", Map.of()));
        all.put("DELETE", stranger.send("DELETE", "/api/v1/submissions", "application/json", ""));
        all.put("OPTIONS", stranger.send("OPTIONS", "/api/v1/submissions", "application/json", ""));
        all.put("TRACE", stranger.send("TRACE", "/en/", "text/plain", ""));
        all.put("staff", new Visitor(server).bearer("demo-auditor@demo").get("/api/v1/desk/audit"));
        all.put("forbidden", new Visitor(server).bearer("demo-admin@demo").get("/api/v1/desk/tickets"));
        all.put("desk page", new Visitor(server).signIn("moderator@demo").get("/en/desk/moderation"));
        Reply style = stranger.get("/css/answerable.css");
        all.put(
                "not modified",
                new Visitor(server)
                        .header("If-None-Match", style.header("ETag").orElseThrow())
                        .get("/css/answerable.css"));
        Reply agencies = stranger.get("/api/v1/agencies");
        all.put(
                "not modified (API)",
                new Visitor(server)
                        .header("If-None-Match", agencies.header("ETag").orElseThrow())
                        .get("/api/v1/agencies"));
        return all;
    }

    @Test
    void every_answer_carries_the_headers_of_the_security_policy() {
        List<String> missing = new ArrayList<>();
        everyKind().forEach((what, reply) -> {
            String policy = reply.header("Content-Security-Policy").orElse("");
            for (String part : List.of(
                    "default-src 'none'",
                    "frame-ancestors 'none'",
                    "form-action 'self'",
                    "base-uri 'none'",
                    "require-trusted-types-for 'script'")) {
                // The live documentation is the server's own, with a policy of its own that cannot be set.
                if (!policy.contains(part) && !what.startsWith("/openapi/ui")) {
                    missing.add(what + " (" + reply.status() + ") policy without " + part + ": " + policy);
                }
            }
            if ((policy.isEmpty() || policy.contains("unsafe-")) && !what.startsWith("/openapi/ui")) {
                missing.add(what + " has " + policy);
            }
            Map.of(
                            "X-Content-Type-Options",
                            "nosniff",
                            "Referrer-Policy",
                            "no-referrer",
                            "Cross-Origin-Opener-Policy",
                            "same-origin",
                            "Cross-Origin-Resource-Policy",
                            "same-origin")
                    .forEach((header, value) -> {
                        if (!reply.all(header).equals(List.of(value))) {
                            missing.add(what + " (" + reply.status() + ") " + header + ": " + reply.all(header));
                        }
                    });
            for (String header : List.of("Permissions-Policy", "Cache-Control")) {
                if (reply.all(header).size() != 1) {
                    missing.add(what + " (" + reply.status() + ") " + header + ": " + reply.all(header));
                }
            }
            for (String header :
                    List.of("Server", "X-Powered-By", "X-AspNet-Version", "Via", "Access-Control-Allow-Origin")) {
                if (reply.header(header).isPresent()) {
                    missing.add(what + " tells " + header + ": " + reply.all(header));
                }
            }
            if (reply.body().contains("Open Liberty")
                    || reply.body().contains("SRVE0")
                    || !what.startsWith("/metrics") && reply.body().contains("org.answerable.")) {
                missing.add(what + " (" + reply.status() + ") tells what made it");
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void what_is_personal_or_refused_is_not_stored() {
        everyKind().forEach((what, reply) -> {
            if (reply.status() >= 400
                    || what.contains("/desk")
                    || what.startsWith("desk")
                    || what.startsWith("staff")
                    || what.contains("/share")
                    || what.contains("/receipt")
                    || what.startsWith("POST")) {
                assertThat(reply.header("Cache-Control"))
                        .as(what + " " + reply.status())
                        .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            }
        });
    }

    @Test
    void cookies_appear_only_where_something_is_filled_in() {
        everyKind().forEach((what, reply) -> {
            boolean allowed = what.matches("/(en|es)/(share|receipt|desk).*")
                    || what.startsWith("desk")
                    || what.equals("POST without token");
            if (!allowed) {
                assertThat(reply.all("Set-Cookie")).as(what).isEmpty();
            }
            assertThat(reply.all("Set-Cookie"))
                    .as(what)
                    .allSatisfy(cookie -> assertThat(cookie.toLowerCase())
                            .contains("httponly")
                            .contains("samesite="));
        });
    }

    @Test
    void over_tls_browsers_are_told_to_stay_there_and_cookies_are_secure() throws Exception {
        SSLContext anyone = SSLContext.getInstance("TLS");
        anyone.init(null, anyone(), new SecureRandom());
        HttpClient client = HttpClient.newBuilder()
                .sslContext(anyone)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        for (String path : List.of("/en/", "/en/share", "/api/v1/agencies", "/api/v1/no-such")) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.tlsBase().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .isPresent();
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .as(path)
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
            assertThat(new Visitor(server).get(path).header("Strict-Transport-Security"))
                    .as(path + " in the clear")
                    .isEmpty();
        }
    }

    @Test
    void what_is_no_http_is_refused_without_telling_what_refused_it() throws IOException {
        for (String request : List.of(
                "GET /en/\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\nConnection: close\r\n\r\n")) {
            try (Socket socket =
                    new Socket(server.base().getHost(), server.base().getPort())) {
                socket.setSoTimeout(40_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .as(request.substring(0, Math.min(60, request.length())))
                        .doesNotContain("Liberty")
                        .doesNotContain("X-Powered-By")
                        .doesNotContain("\nServer:")
                        .doesNotContain("HTTP/1.1 500");
            }
        }
    }

    static TrustManager[] anyone() {
        return new TrustManager[] {new Anyone()};
    }

    /** The test server's certificate signs itself, for another name. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
