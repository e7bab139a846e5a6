package org.answerable.faults;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.answerable.PublicExits;
import org.answerable.RunningServer;

/** Requests to a server that may be killed meanwhile. */
final class Calls {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Calls() {}

    record Reply(int status, String body) {
        JsonObject json() {
            return PublicExits.json(body);
        }
    }

    /**
     * The reply; {@code null} where the connection broke, as it does when the server is killed, or nothing came in
     * time.
     */
    static Reply send(
            RunningServer server,
            Duration patience,
            String method,
            String path,
            String body,
            String token,
            String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .timeout(patience)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
