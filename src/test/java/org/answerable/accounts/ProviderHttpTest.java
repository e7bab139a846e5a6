package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProviderHttpTest {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static HttpServer provider;

    @BeforeAll
    static void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(THREADS);
        provider.createContext("/good", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes());
            exchange.close();
        });
        provider.createContext("/fault", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        provider.createContext("/endless", exchange -> sends(exchange, new byte[100_000]));
        provider.createContext("/trickle", exchange -> sends(exchange, new byte[1]));
        provider.start();
    }

    @AfterAll
    static void stop() {
        provider.stop(0);
        THREADS.shutdownNow();
    }

    /** Until the one who asked hangs up; a byte at a time takes as long as it likes. */
    private static void sends(HttpExchange exchange, byte[] piece) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (!Thread.interrupted()) {
                body.write(piece);
                body.flush();
                Thread.onSpinWait();
            }
        }
    }

    private static String text(String path) throws OpenIdFault.Refused {
        return new ProviderHttp()
                .text(HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + provider.getAddress().getPort() + path))
                        .build());
    }

    private static void assertRefused(String path) {
        long begun = System.nanoTime();
        assertThat(catchThrowableOfType(OpenIdFault.Refused.class, () -> text(path))
                        .fault())
                .as(path)
                .isEqualTo(OpenIdFault.PROVIDER);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as(path)
                .isLessThan(ProviderHttp.PATIENCE.plusSeconds(5));
    }

    @Test
    void an_answer_is_read_whole() throws Exception {
        assertThat(text("/good")).isEqualTo("{}");
    }

    @Test
    void one_that_fails_or_has_no_end_or_comes_byte_by_byte_is_given_up() {
        assertRefused("/fault");
        assertRefused("/endless");
        assertRefused("/trickle");
    }
}
