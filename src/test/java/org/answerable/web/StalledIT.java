package org.answerable.web;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.answerable.PublicExits;
import org.answerable.RawConnection;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who stalls, in headers, in a body, in reading an answer, holds up nobody, and is not waited for. How fast the rest
 * is, script/bench stalled says.
 */
class StalledIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int EACH = 60;
    private static final String SUBMISSION = Submitted.that("The bus stop was closed during the operation.")
            .as("comment")
            .inUnsaidLanguage()
            .body();
    private static final ExecutorService READERS = Executors.newVirtualThreadPerTaskExecutor();
    private static RunningServer server;

    private final List<RawConnection> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "BODIES_PER_ADDRESS",
                Integer.toString(EACH),
                "BODIES_IN_ALL",
                "400",
                "METRICS_OPEN",
                "true",
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_OPENINGS_PER_MINUTE",
                "0",
                "DOWNLOADS_PER_ADDRESS",
                "2"));
        new Visitor(server).get("/en/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        open.forEach(RawConnection::close);
        open.clear();
    }

    private RawConnection from(String address, String what) {
        RawConnection connection = new RawConnection(address, server.base().getPort(), 4096).send(what);
        open.add(connection);
        return connection;
    }

    private static String post(String path, String type, String length, String begun, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length + "\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n" + begun;
    }

    private static String body(String begun) {
        return post("/api/v1/submissions", "application/json", "Content-Length: 1000", begun);
    }

    private static String importing(long length, String begun, String... headers) {
        return post(
                "/api/v1/desk/imports",
                "application/x-ndjson",
                "Content-Length: " + length,
                begun,
                Stream.concat(Stream.of("Authorization: Bearer demo-coordinator@demo"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    @Test
    void pages_and_health_answer_beside_those_who_stall_and_the_stalled_are_not_waited_for() {
        List<RawConnection> bodies = new ArrayList<>();
        List<RawConnection> headers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String address = "127.0.7." + (1 + i % 20);
            headers.add(from(address, "GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Sto"));
            bodies.add(from(address, body("{\"kind\"")));
            bodies.add(from(
                    address, post("/en/share", "application/x-www-form-urlencoded", "Content-Length: 900", "a=b&")));
            bodies.add(from(
                    address,
                    post("/api/v1/submissions", "application/json", "Transfer-Encoding: chunked", "40\r\n{\"kind\"")));
            from(address, "GET /webjars/bootstrap/css/bootstrap.min.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4));
            from(
                    address,
                    "GET /api/v1/search.csv HTTP/1.1\r\nHost: localhost\r\n\r\nGET /en/search HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        Visitor honest = new Visitor(server);
        for (String path : List.of(
                "/en/",
                "/health/live",
                "/health/ready",
                "/es/search?q=bus",
                "/api/v1/agencies",
                "/css/answerable.css",
                "/metrics")) {
            assertThat(honest.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(honest.json("/api/v1/submissions", SUBMISSION).status()).isEqualTo(201);
        assertThat(bodies)
                .as("told, and closed")
                .allSatisfy(body -> assertThat(body.untilClosed(SOON))
                        .startsWith("HTTP/1.1 408")
                        .containsIgnoringCase("connection: close"));
        assertThat(headers)
                .allSatisfy(header -> assertThat(header.untilClosed(SOON))
                        .satisfiesAnyOf(
                                said -> assertThat(said).isEmpty(),
                                said -> assertThat(said).startsWith("HTTP/1.1 408")));
        close();
        await(
                "no body is waited for any more",
                metrics -> figure(metrics, "http_bodies_waiting") == 0
                        && figure(metrics, "http_bodies_waiting_bytes") == 0);
        await("no answer lies unread any more", metrics -> figure(metrics, "http_answers_unread_bytes") < 100_000);
    }

    @Test
    void what_came_too_slowly_is_told_so_in_the_language_of_who_sent_it() throws Exception {
        long before = acts();
        Future<String> spanish = answer(from(
                "127.0.7.40", post("/es/share", "application/x-www-form-urlencoded", "Content-Length: 900", "a=b&")));
        Future<String> program = answer(
                from("127.0.7.40", post("/api/v1/receipts/open", "application/json", "Content-Length: 900", "{\"rec")));
        assertThat(drip()).as("a byte a second is no body").startsWith("HTTP/1.1 408");
        assertThat(spanish.get())
                .startsWith("HTTP/1.1 408")
                .contains("<html lang=\"es\"")
                .contains("no llegó a tiempo");
        assertThat(program.get())
                .startsWith("HTTP/1.1 408")
                .contains("application/problem+json")
                .contains("\"status\":408");
        assertThat(acts()).as("nothing was changed").isEqualTo(before);
    }

    /** All that comes until the server closes, read while the test goes on. */
    private static Future<String> answer(RawConnection connection) {
        return READERS.submit(() -> connection.untilClosed(SOON));
    }

    /** How much was done here. */
    private static long acts() {
        return new Visitor(server)
                .bearer("demo-auditor@demo")
                .items("/api/v1/desk/audit")
                .count();
    }

    private String drip() {
        RawConnection connection = from("127.0.7.41", body("{"));
        try {
            for (int i = 0; i < 14; i++) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)); // It is the time between the bytes that is tried.
                connection.send(" ");
            }
        } catch (java.io.UncheckedIOException closed) {
            // Just what it is about.
        }
        return connection.untilClosed(SOON);
    }

    @Test
    void an_address_has_its_share_of_bodies_on_their_way_and_who_comes_later_gets_the_place_of_who_waited_longest() {
        List<RawConnection> waiting = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            waiting.add(from("127.0.7.50", body("{\"kind\"")));
        }
        await("all of its share is taken", metrics -> figure(metrics, "http_bodies_waiting") >= EACH);
        RawConnection early = from("127.0.7.50", body("{\"kind\""));
        String refused = early.untilClosed(SOON);
        assertThat(refused)
                .satisfiesAnyOf(
                        said -> assertThat(said).startsWith("HTTP/1.1 429").contains("Retry-After: "),
                        said -> assertThat(said).startsWith("HTTP/1.1 408"));
        String whole = from(
                        "127.0.7.51",
                        post(
                                "/api/v1/submissions",
                                "application/json",
                                "Connection: close\r\nContent-Length: " + SUBMISSION.length(),
                                SUBMISSION))
                .untilClosed(SOON);
        assertThat(whole).as("another address").startsWith("HTTP/1.1 201");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2100)); // From then on those who wait give way.
        String same = from(
                        "127.0.7.50",
                        post(
                                "/api/v1/submissions",
                                "application/json",
                                "Connection: close\r\nContent-Length: " + SUBMISSION.length(),
                                SUBMISSION))
                .untilClosed(SOON);
        assertThat(same).as("somebody honest behind the same address").startsWith("HTTP/1.1 201");
    }

    @Test
    void imports_have_shares_of_their_own_and_leave_nothing_on_the_disk() throws Exception {
        String row = "{\"kind\":\"comment\",\"text\":\"Imported beside those who stall, marked zximportmark.\"}\n";
        String rows = row.repeat(12_000); // More than is kept in memory.
        String begun = rows.substring(0, 700_000);
        Future<String> first = answer(from("127.0.7.60", importing(rows.length(), begun)));
        Future<String> second = answer(from("127.0.7.60", importing(rows.length(), begun)));
        await("both are on their way", metrics -> figure(metrics, "http_imports_waiting") == 2);
        Future<String> third = answer(from("127.0.7.60", importing(rows.length(), "{")));
        Future<String> stranger = answer(
                from("127.0.7.62", post("/api/v1/desk/imports", "application/x-ndjson", "Content-Length: 9000", "{")));
        Future<String> huge = answer(from("127.0.7.62", importing(65L * 1024 * 1024, "{")));
        Future<String> other = answer(from("127.0.7.61", importing(row.length(), row, "Connection: close")));
        assertThat(named(server.data(), "body")).as("a file with a name").isEmpty();
        assertThat(third.get()).startsWith("HTTP/1.1 429").contains("Retry-After: ");
        assertThat(other.get()).as("another address").startsWith("HTTP/1.1 200");
        assertThat(first.get()).startsWith("HTTP/1.1 408");
        assertThat(second.get()).startsWith("HTTP/1.1 408");
        assertThat(stranger.get()).startsWith("HTTP/1.1 401");
        assertThat(huge.get()).startsWith("HTTP/1.1 413");
        await("the places are free again", metrics -> figure(metrics, "http_imports_waiting") == 0);
        assertThat(held()).as("files without a name are given back").isEmpty();
        assertThat(new Visitor(server)
                        .bearer("demo-liaison@ice.demo")
                        .postText("/api/v1/desk/imports", "application/x-ndjson", row)
                        .status())
                .as("who may not is not waited for")
                .isEqualTo(403);
    }

    private static List<Path> named(Path folder, String begins) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(begins))
                    .toList();
        }
    }

    /** The server's open files that have no name any more. */
    private static List<String> held() throws IOException {
        List<String> held = new ArrayList<>();
        for (ProcessHandle process : Stream.concat(
                        Stream.of(server.process()), server.process().descendants())
                .toList()) {
            Path folder = Path.of("/proc/" + process.pid() + "/fd");
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        try {
                            String to = Files.readSymbolicLink(file).toString();
                            if (to.contains("/body") && to.contains("(deleted)")) {
                                held.add(to);
                            }
                        } catch (IOException gone) {
                            // Closed meanwhile.
                        }
                    }
                }
            }
        }
        return held;
    }

    @Test
    void a_body_that_is_too_long_is_refused_as_soon_as_it_is_whatever_its_header_says() throws Exception {
        Future<String> announced = answer(
                from("127.0.7.70", post("/api/v1/submissions", "application/json", "Content-Length: 600000", "{")));
        RawConnection chunked =
                from("127.0.7.70", post("/api/v1/submissions", "application/json", "Transfer-Encoding: chunked", ""));
        try {
            for (int i = 0; i < 40; i++) {
                chunked.send("4000\r\n" + "x".repeat(0x4000) + "\r\n");
            }
        } catch (java.io.UncheckedIOException closed) {
            // It was told before it was through.
        }
        assertThat(announced.get()).startsWith("HTTP/1.1 413");
        assertThat(chunked.untilClosed(SOON))
                .satisfiesAnyOf(
                        said -> assertThat(said).startsWith("HTTP/1.1 413"),
                        said -> assertThat(said).isEmpty());
    }

    @Test
    void a_receipt_that_is_opened_waits_for_its_beat_and_for_no_thread() {
        String receipt = PublicExits.json(new Visitor(server)
                        .json("/api/v1/submissions", SUBMISSION)
                        .body())
                .getString("receipt");
        String body = "{\"receipt\":\"" + receipt + "\"}";
        List<RawConnection> many = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            many.add(from(
                    "127.0.7.80",
                    post(
                            "/api/v1/receipts/open",
                            "application/json",
                            "Connection: close\r\nContent-Length: " + body.length(),
                            body)));
        }
        assertThat(new Visitor(server).get("/health/live").status()).isEqualTo(200);
        assertThat(many)
                .allSatisfy(one -> assertThat(one.untilClosed(SOON))
                        .startsWith("HTTP/1.1 200")
                        .contains("no-store")
                        .contains("\"status\""));
        assertThat(System.nanoTime() - begun).as("at least one beat").isGreaterThan(TimeUnit.MILLISECONDS.toNanos(60));
        for (String asked : List.of(receipt, "0000-0000-0000-0000-0000")) {
            long alone = System.nanoTime();
            new Visitor(server).json("/api/v1/receipts/open", "{\"receipt\":\"" + asked + "\"}");
            assertThat(System.nanoTime() - alone).as("known or not").isGreaterThan(TimeUnit.MILLISECONDS.toNanos(60));
        }
        JsonObject unknown = PublicExits.json(new Visitor(server)
                .json("/api/v1/receipts/open", "{\"receipt\":\"0000-0000-0000-0000-0000\"}")
                .body());
        assertThat(unknown.getInt("status")).isEqualTo(404);
    }

    private static void await(String what, Predicate<String> condition) {
        eventually(what)
                .atMost(SOON)
                .until(() -> new Visitor(server).get("/metrics").body(), condition);
    }

    private static double figure(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
