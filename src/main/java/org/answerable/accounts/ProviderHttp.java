package org.answerable.accounts;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is asked of an identity provider: each answer is bounded in time and in length. */
final class ProviderHttp {
    /** How long a whole answer may take. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final int MOST_BYTES = 1_000_000;
    private static final Logger LOG = Logger.getLogger(ProviderHttp.class.getName());

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * The body of an answer, which is over within {@link #PATIENCE} and no longer than {@link #MOST_BYTES}, however the
     * provider sends it; of a failure the log has the status and the place, never what was sent or answered.
     */
    String text(HttpRequest request) throws OpenIdFault.Refused {
        Body body = new Body();
        CompletableFuture<HttpResponse<Void>> coming =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArrayConsumer(body));
        try {
            HttpResponse<Void> answer = coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) {
                throw failed(request, "answers " + answer.statusCode());
            }
            return body.bytes.toString(StandardCharsets.UTF_8);
        } catch (ExecutionException e) {
            throw failed(request, "does not answer: " + e.getCause().getClass().getName());
        } catch (TimeoutException e) {
            throw failed(request, "does not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
        } finally {
            coming.cancel(true); // What still comes is not waited for.
        }
    }

    private static OpenIdFault.Refused failed(HttpRequest request, String how) {
        LOG.log(
                Level.WARNING,
                "the identity provider " + how + " at " + request.uri().getPath());
        return new OpenIdFault.Refused(OpenIdFault.PROVIDER);
    }

    /** What has come of an answer. */
    private static final class Body implements Consumer<Optional<byte[]>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void accept(Optional<byte[]> piece) {
            piece.ifPresent(more -> {
                if (bytes.size() + more.length > MOST_BYTES) {
                    throw new IllegalStateException("too long");
                }
                bytes.writeBytes(more);
            });
        }
    }
}
