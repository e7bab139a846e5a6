package org.answerable.search.opensearch;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.answerable.platform.JsonText;

/**
 * Speaks HTTP and JSON with an OpenSearch. Each answer is bounded in time; what does not come in that time is given up.
 * Messages hold the place and the status, never what was sent or answered. Thread-safe.
 */
final class OpenSearchClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int OVERLOADED = 429;
    private static final int SERVER = 500;

    /** How long an answer may take. */
    enum Patience {
        /** Somebody waits for it. */
        SEARCH(Duration.ofSeconds(5)),
        WRITE(Duration.ofSeconds(30)),
        /** Merging, flushing, deleting an index. */
        UPKEEP(Duration.ofMinutes(5));

        private final Duration time;

        Patience(Duration time) {
            this.time = time;
        }
    }

    /** An answer: its status, and what it says ({@code null} where it is empty). */
    record Answer(int status, JsonObject body) {
        boolean isGood() {
            return status < 300;
        }
    }

    /** It does not answer, or not now: what was asked may be asked again. */
    static final class Away extends IOException {
        private static final long serialVersionUID = 1;

        Away(String message) {
            super(message);
        }
    }

    private final HttpClient client;
    private final URI base;
    private final String authorization;

    /** @param access where it is, and as whom this is known there */
    OpenSearchClient(Access access) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        if (access.trust() != null) {
            builder.sslContext(access.trust());
        }
        client = builder.build();
        base = access.base();
        authorization = access.apiKey() != null
                ? "ApiKey " + access.apiKey()
                : access.user() == null
                        ? null
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((access.user() + ":" + access.password())
                                                .getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String path) throws IOException {
        return ask("GET", path, null, Patience.SEARCH);
    }

    Answer post(String path, JsonStructure body, Patience patience) throws IOException {
        return ask("POST", path, body == null ? null : body.toString(), patience);
    }

    Answer put(String path, JsonStructure body) throws IOException {
        return ask("PUT", path, body.toString(), Patience.WRITE);
    }

    Answer delete(String path, JsonStructure body) throws IOException {
        return ask("DELETE", path, body == null ? null : body.toString(), Patience.WRITE);
    }

    /** Several writes, a line each. */
    Answer bulk(String path, String lines) throws IOException {
        return ask("POST", path, lines, Patience.WRITE);
    }

    /**
     * What it answers, if only that something was wrong with the question.
     *
     * @throws Away where it does not answer in time, is overloaded, or fails
     */
    private Answer ask(String method, String path, String body, Patience patience) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (body != null) {
            request.header("Content-Type", path.startsWith("_bulk") ? "application/x-ndjson" : "application/json");
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        CompletableFuture<HttpResponse<String>> coming =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = coming.get(patience.time.toMillis(), TimeUnit.MILLISECONDS);
            int status = answer.statusCode();
            if (status == OVERLOADED || status >= SERVER) {
                throw new Away(place(path) + " answers " + status);
            }
            return new Answer(status, json(path, answer.body()));
        } catch (ExecutionException e) {
            throw new Away(
                    place(path) + " does not answer: " + e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            throw new Away(place(path) + " does not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away(place(path) + ": interrupted");
        } finally {
            coming.cancel(true); // What still comes is not waited for.
        }
    }

    /** The endpoint alone: what is asked may stand behind it. */
    private static String place(String path) {
        int query = path.indexOf('?');
        return "OpenSearch, /" + (query < 0 ? path : path.substring(0, query));
    }

    private static JsonObject json(String path, String text) throws IOException {
        if (text.isBlank()) {
            return null;
        }
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new Away(place(path) + " answers something else than JSON");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
