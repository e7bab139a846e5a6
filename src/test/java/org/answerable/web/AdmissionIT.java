package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * More is asked for than can be done: what is served is served, the rest is told at once. How fast, script/bench
 * overload says.
 */
class AdmissionIT {
    private static final int CROWD = 300;
    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of(
                "REQUESTS_AT_ONCE",
                "1",
                "METRICS_OPEN",
                "true",
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_OPENINGS_PER_MINUTE",
                "0"));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    /** All at once. */
    private static List<HttpResponse<String>> crowd(IntFunction<HttpRequest.Builder> request) {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            asked.add(client.sendAsync(request.apply(i).build(), HttpResponse.BodyHandlers.ofString()));
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(server.uri(path));
    }

    private static JsonObject object(String body) {
        return Json.createReader(new StringReader(body)).readObject();
    }

    private static List<HttpResponse<String>> refused(List<HttpResponse<String>> answers) {
        List<HttpResponse<String>> refused =
                answers.stream().filter(answer -> answer.statusCode() == 503).toList();
        assertThat(refused).as("a crowd is too many").isNotEmpty().hasSizeLessThan(CROWD);
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                    .isBetween(3L, 8L);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });
        return refused;
    }

    @Test
    void who_there_is_no_turn_for_is_told_so_in_the_language_of_the_page() {
        List<HttpResponse<String>> answers = crowd(i -> get("/ar/search?q=stop"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 503));
        assertThat(refused(answers)).allSatisfy(answer -> {
            assertThat(answer.body()).contains("lang=\"ar\" dir=\"rtl\"", "يستخدم هذا الموقع الآن", "about:blank");
            assertThat(answer.headers().firstValue("Content-Language")).hasValue("ar");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "style-src 'self'");
        });
        List<HttpResponse<String>> api = crowd(i -> get("/api/v1/search?q=stop").header("Accept-Language", "es"));
        assertThat(refused(api)).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            JsonObject problem = object(answer.body());
            assertThat(problem.getInt("status")).isEqualTo(503);
            assertThat(problem.getString("detail")).startsWith("En este momento");
        });
    }

    /** The container hands on what it knows of one request to another where it is asked to on the wrong thread. */
    @Test
    void who_waits_is_answered_what_was_asked_and_nothing_that_others_asked() {
        List<HttpResponse<String>> answers = crowd(i -> get("/en/search?q=asked" + i + "by" + i));
        List<HttpResponse<String>> sent = crowd(i -> get("/en/search?q=asked" + i + "by" + i)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("q=sent" + i)));
        List<HttpResponse<String>> signing = crowd(i -> get("/en/desk/sign-in?next=/en/desk/asked" + i + "by" + i)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=x&password=y")));
        for (int i = 0; i < CROWD; i++) {
            String own = "asked" + i + "by" + i;
            assertThat(answers.get(i).statusCode()).isIn(200, 503);
            if (answers.get(i).statusCode() == 200) {
                assertThat(answers.get(i).body()).contains("value=\"" + own + "\"");
            }
            for (HttpResponse<String> answer : List.of(answers.get(i), sent.get(i), signing.get(i))) {
                assertThat(Pattern.compile("asked[0-9]+by[0-9]+")
                                .matcher(answer.body())
                                .results()
                                .map(MatchResult::group))
                        .allMatch(own::equals);
            }
        }
    }

    @Test
    void health_and_figures_and_receipts_are_served_beside_a_crowd_that_searches() {
        Visitor holder = new Visitor(server);
        String receipt = Submitted.that("Who holds a receipt comes first.")
                .as("comment")
                .inUnsaidLanguage()
                .receipt(holder);
        List<CompletableFuture<HttpResponse<String>>> searching = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            searching.add(client.sendAsync(get("/en/search?q=bus" + i).build(), HttpResponse.BodyHandlers.ofString()));
        }
        for (int i = 0; i < 5; i++) {
            assertThat(holder.json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}")
                            .status())
                    .isEqualTo(200);
            for (String path : List.of("/health/live", "/metrics", "/css/answerable.css")) {
                assertThat(holder.get(path).status()).as(path).isEqualTo(200);
            }
        }
        refused(searching.stream().map(CompletableFuture::join).toList());
    }

    @Test
    void what_was_refused_was_not_kept_and_what_was_kept_was_acknowledged() {
        String crowd = "One of the crowd of " + System.nanoTime() + ", number ";
        List<HttpResponse<String>> answers = crowd(i -> get("/api/v1/submissions")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Submitted.that(crowd + i + ".")
                        .as("comment")
                        .inUnsaidLanguage()
                        .allowingPublication()
                        .body())));
        refused(answers);
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            assertThat(answers.get(i).statusCode())
                    .as(answers.get(i).headers() + answers.get(i).body())
                    .isIn(201, 503);
            if (answers.get(i).statusCode() == 201) {
                acknowledged.add(crowd + i + ".");
            }
        }
        List<String> kept = new Visitor(server)
                .bearer("demo-moderator@demo")
                .items("/api/v1/desk/submissions?state=awaiting-moderation&size=100")
                .map(item -> item.getString("text"))
                .filter(text -> text.startsWith(crowd))
                .toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    void after_a_crowd_nobody_waits_and_the_figures_tell_of_it() {
        refused(crowd(i -> get("/en/search?q=after")));
        Visitor visitor = new Visitor(server);
        assertThat(visitor.get("/en/search?q=after").status()).isEqualTo(200);
        assertThat(visitor.get("/metrics").body())
                .contains("http_requests_working{mp_scope=\"application\"} 0")
                .contains("http_requests_waiting{mp_scope=\"application\",kind=\"search\"} 0")
                .containsPattern("http_requests_refused_total\\{mp_scope=\"application\",kind=\"search\"} [1-9]");
    }
}
