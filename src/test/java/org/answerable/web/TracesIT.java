package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.answerable.PublicExits;
import org.answerable.RawConnection;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.Test;

/**
 * Who came from where is on no disk, and neither is what was sent and not kept: a client does everything at which
 * servers like to write something down, and then every file that the server has written is looked through.
 */
class TracesIT {
    private static final String ADDRESS = "127.73.41.9";
    private static final String WRITER = "127.73.41.10";
    private static final String FORWARDED = "203.0.113.77";
    private static final String PROXY = "127.73.41.8";
    private static final String MARK = "zxtracemark";
    private static final Duration SOON = Duration.ofSeconds(20);
    /** Somebody who stops in the middle of the headers. */
    private static final String STOPPED = "GET /en/" + MARK + " HTTP/1.1\r\nHost: localhost\r\nX-" + MARK;

    private static final String CLOSE = "Host: localhost\r\nConnection: close\r\n";

    /** What came back, or will, to those who were left to the server. */
    private final List<Future<String>> answers = new ArrayList<>();

    private ExecutorService readers;

    @Test
    void no_file_that_the_server_writes_holds_an_address_or_what_was_not_meant_to_be_kept() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(
                        "TRUSTED_PROXIES", PROXY.replace(".", "\\."), "RATE_LIMIT_SUBMISSIONS_PER_MINUTE", "3"));
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            this.readers = readers;
            int port = server.base().getPort();
            breakOff(port);
            garbage(port);
            refused(port);
            tls(server.tlsBase().getPort());
            String receipt = submitted(port);
            // The last to come is given up last: what the server has to say of those before it is said by then.
            leave(ADDRESS, port, STOPPED);
            for (Future<String> answer : answers) {
                answer.get();
            }
            assertThat(new Visitor(server).get("/health/live").status()).isEqualTo(200);
            look(server, receipt);
            server.stop();
            look(server, receipt); // What is written at the end.
        }
    }

    /**
     * Sends something, reads what comes, and leaves it to the server to close; all of them at once, as the server waits
     * ten seconds for some.
     */
    private void leave(String address, int port, String sent) {
        RawConnection connection = from(address, port, sent);
        answers.add(readers.submit(() -> {
            try (connection) {
                return connection.untilClosed(SOON);
            }
        }));
    }

    private static RawConnection from(String address, int port, String sent) {
        return new RawConnection(address, port, 2048).send(sent);
    }

    private void breakOff(int port) {
        List<RawConnection> open = new ArrayList<>();
        String large = "{\"kind\":\"comment\",\"text\":\"" + MARK + " " + "x".repeat(300_000);
        for (int i = 0; i < 3; i++) {
            open.add(from(ADDRESS, port, STOPPED));
            open.add(from(
                    ADDRESS,
                    port,
                    "POST /api/v1/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + "application/json\r\nContent-Length: 900\r\n\r\n{\"text\":\""
                            + MARK));
            open.add(from(
                    ADDRESS,
                    port,
                    "POST /api/v1/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + "application/json\r\nContent-Length: 400000\r\n\r\n"
                            + large));
            open.add(from(
                    ADDRESS,
                    port,
                    "POST /en/share HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                            + "application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nname="
                            + MARK));
            open.add(from(
                    ADDRESS,
                    port,
                    "POST /api/v1/desk/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + "Bearer demo-coordinator@demo\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                            + "2000000\r\n\r\n"
                            + (large + "\"}\n").repeat(3)));
            open.add(from(
                    ADDRESS,
                    port,
                    "POST /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n" + MARK));
            for (String path : List.of(
                    "/api/v1/search.csv?q=",
                    "/sitemap.xml?part=",
                    "/en/search?q=",
                    "/openapi?",
                    "/openapi/ui/",
                    "/webjars/bootstrap/css/bootstrap.min.css?v=")) {
                open.add(
                        from(ADDRESS, port, ("GET " + path + MARK + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(5)));
            }
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700)); // In the middle of what the server is doing.
        open.forEach(RawConnection::breakOff);
        // And who does not break off, but is given up by the server.
        for (String sent : List.of(
                STOPPED,
                "POST /api/v1/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + "application/json\r\nContent-Length: 900\r\n\r\n{\"text\":\""
                        + MARK)) {
            leave(ADDRESS, port, sent);
        }
    }

    private void garbage(int port) {
        for (String sent : List.of(
                MARK + "\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000" + MARK,
                "GET /en/\u0001" + MARK + " HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET /" + MARK + "%zz HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET /en/ HTTP/1.1\r\n" + CLOSE + MARK + " bad header\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: " + MARK + "<\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/9.9\r\nConnection: close\r\nHost: " + MARK + "\r\n\r\n",
                "POST /en/share HTTP/1.1\r\n" + CLOSE + "Content-Length: -5\r\n\r\n" + MARK,
                "POST /en/share HTTP/1.1\r\n" + CLOSE + "Content-Length: " + MARK + "\r\n\r\n",
                "POST /api/v1/submissions HTTP/1.1\r\n" + CLOSE
                        + "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz" + MARK + "\r\n",
                "GET /en/ HTTP/1.1\r\n" + CLOSE + "X-" + MARK + ": " + "y".repeat(40_000) + "\r\n\r\n",
                "GET /en/ HTTP/1.1\r\n" + CLOSE + "X: y\r\n".repeat(200) + "X: " + MARK + "\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + MARK,
                "GET /en/ HTTP/1.1\r\n" + CLOSE + "Upgrade: h2c\r\nHTTP2-Settings: " + MARK + "\r\n\r\n",
                "GET http://" + MARK + ".example/ HTTP/1.1\r\n" + CLOSE + "\r\n",
                "GET /en/ HTTP/1.1\r\n" + CLOSE + "X-Forwarded-For: " + FORWARDED + ", " + MARK
                        + "\r\nX-Forwarded-Proto: " + MARK + "\r\n\r\n",
                "GET /en/ HTTP/1.1\r\n" + CLOSE + "Forwarded: for=" + FORWARDED + ";proto=" + MARK + ";host=" + MARK
                        + "\r\n\r\n")) {
            for (String address : List.of(ADDRESS, PROXY)) {
                leave(address, port, sent);
            }
        }
        for (String forwarded : List.of(
                "X-Forwarded-For: " + FORWARDED,
                "X-Forwarded-For: " + FORWARDED + ":443, 999.1.1.1",
                "Forwarded: for=\"[" + FORWARDED,
                "X-Forwarded-For: " + FORWARDED + "\r\nX-Forwarded-Proto: https")) {
            leave(
                    PROXY,
                    port,
                    "POST /api/v1/submissions HTTP/1.1\r\n" + CLOSE + forwarded
                            + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"text\":\"" + MARK);
        }
    }

    /** Answered requests whose content is not kept: faults of every kind, by page and API. */
    private void refused(int port) {
        for (String path : List.of(
                "/en/" + MARK,
                "/" + MARK,
                "/api/v1/" + MARK,
                "/api/v1/records/" + MARK,
                "/css/" + MARK + ".css",
                "/openapi/ui/" + MARK,
                "/openapi/" + MARK,
                "/health/" + MARK,
                "/metrics/" + MARK,
                "/en/search?q=" + MARK + "%",
                "/en/search?cursor=" + MARK,
                "/api/v1/search?lang=" + MARK,
                "/en/desk?next=" + MARK,
                "/en/a%00" + MARK,
                "/webjars/../" + MARK)) {
            leave(
                    ADDRESS,
                    port,
                    "GET " + path + " HTTP/1.1\r\n" + CLOSE + "Cookie: desk=" + MARK + "; form=" + MARK
                            + "\r\nAuthorization: Bearer " + MARK + "\r\nReferer: http://" + MARK
                            + ".example/\r\nUser-Agent: " + MARK + "\r\n\r\n");
        }
        for (String body : List.of(
                "{\"receipt\":\"" + MARK + "\"}",
                "{\"" + MARK + "\":1}",
                MARK,
                "{\"kind\":\"" + MARK + "\",\"text\":\"" + MARK + "\",\"contact\":{\"email\":\"" + MARK + "@\"}}",
                "[\"" + MARK + "\"",
                "{\"name\":\"" + MARK + "\",\"password\":\"" + MARK + "\"}")) {
            for (String path : List.of(
                    "/api/v1/submissions",
                    "/api/v1/receipts/open",
                    "/api/v1/receipts/messages",
                    "/en/receipt",
                    "/en/desk/sign-in",
                    "/css/answerable.css",
                    "/openapi")) {
                String type = path.startsWith("/en") ? "application/x-www-form-urlencoded" : "application/json";
                String sent = path.startsWith("/en")
                        ? "receipt=" + MARK + "&name=" + MARK + "&password=" + MARK + "&token=" + MARK
                        : body;
                leave(
                        ADDRESS,
                        port,
                        "POST " + path + " HTTP/1.1\r\n" + CLOSE + "Content-Type: " + type + "\r\nContent-Length: "
                                + sent.length() + "\r\n\r\n" + sent);
            }
        }
    }

    private void tls(int port) throws Exception {
        for (String sent : List.of(
                "GET /en/" + MARK + " HTTP/1.1\r\n" + CLOSE + "\r\n", "\u0016\u0003\u0001\u0000\u0005" + MARK, MARK)) {
            leave(ADDRESS, port, sent);
            from(ADDRESS, port, sent).breakOff();
        }
        SSLContext anyone = SSLContext.getInstance("TLS");
        anyone.init(null, AnswerHeadersIT.anyone(), null);
        for (SSLContext context : List.of(
                SSLContext.getDefault(),
                anyone)) { // The one does not trust the certificate, and says so in the middle of the handshake.
            for (String sent : List.of(
                    "",
                    "GET /en/" + MARK + " HTTP/1.1\r\nX-" + MARK,
                    "GET /en/" + MARK + " HTTP/1.1\r\n" + CLOSE + "\r\n")) {
                try (Socket below = new Socket()) {
                    below.bind(new InetSocketAddress(ADDRESS, 0));
                    below.connect(new InetSocketAddress("127.0.0.1", port));
                    below.setSoTimeout(20_000);
                    below.setSoLinger(true, 0);
                    try (SSLSocket socket =
                            (SSLSocket) context.getSocketFactory().createSocket(below, "localhost", port, false)) {
                        socket.startHandshake();
                        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                        socket.getOutputStream().flush();
                        if (sent.contains("close")) {
                            socket.getInputStream().read(new byte[10]);
                        }
                    } catch (IOException refused) {
                        // What it is about.
                    }
                }
            }
        }
    }

    /** Sends, whole and with contact data, as people do; opens the receipt; the fourth of a minute is one too many. */
    private static String submitted(int port) {
        String receipt = "";
        for (int i = 0; i < 5; i++) {
            String body = Submitted.that("The bus stop was closed, number " + i + ".")
                    .as("comment")
                    .inUnsaidLanguage()
                    .reachedBy(Json.createObjectBuilder().add("name", MARK).add("email", MARK + "@example.org"))
                    .body();
            String answer;
            try (RawConnection connection = from(
                    WRITER,
                    port,
                    "POST /api/v1/submissions HTTP/1.1\r\n" + CLOSE
                            + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body)) {
                answer = connection.untilClosed(SOON);
            }
            if (answer.startsWith("HTTP/1.1 201")) {
                receipt = PublicExits.json(answer.substring(answer.indexOf("\r\n\r\n{") + 4))
                        .getString("receipt");
            }
        }
        String body = "{\"receipt\":\"" + receipt + "\"}";
        try (RawConnection connection = from(
                WRITER,
                port,
                "POST /api/v1/receipts/open HTTP/1.1\r\n" + CLOSE + "Content-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)) {
            assertThat(connection.untilClosed(SOON)).startsWith("HTTP/1.1 200");
        }
        return receipt;
    }

    private static void look(RunningServer server, String receipt) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = server.written();
        assertThat(files)
                .as("there is something to look through")
                .anyMatch(file -> file.toString().endsWith("messages.log"))
                .anyMatch(file -> file.toString().contains("answerable.mv.db"));
        for (Path file : files) {
            String content;
            try (InputStream in = Files.newInputStream(file)) {
                content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                continue; // Removed meanwhile.
            }
            for (String mark :
                    List.of(ADDRESS, PROXY, FORWARDED, "127.73.41", MARK, receipt, receipt.replace("-", ""))) {
                int at = content.indexOf(mark);
                if (at >= 0) {
                    found.add(mark + " in " + file + ": "
                            + content.substring(Math.max(0, at - 200), Math.min(content.length(), at + 60))
                                    .replaceAll("[^\\x20-\\x7e]", "."));
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
