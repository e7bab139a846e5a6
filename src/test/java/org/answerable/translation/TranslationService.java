package org.answerable.translation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A small service with LibreTranslate's HTTP API, which keeps what it was asked. It stands for a foreign system, over
 * real HTTP.
 */
final class TranslationService implements AutoCloseable {
    static final String KEY = "key-of-the-test";

    private final HttpServer server;
    /** Every text it was given. */
    final List<String> given = new CopyOnWriteArrayList<>();

    volatile UnaryOperator<String> translates = text -> "[machine] " + text;
    volatile int status = 200;

    TranslationService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/languages",
                exchange -> answer(
                        exchange,
                        200,
                        "[{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"en\",\"es\",\"so\",\"fa\"]},"
                                + "{\"code\":\"es\",\"name\":\"Spanish\",\"targets\":[\"en\",\"es\"]},"
                                + "{\"code\":\"so\",\"name\":\"Somali\",\"targets\":[\"en\",\"so\"]},"
                                + "{\"code\":\"fa\",\"name\":\"Persian\",\"targets\":[\"en\",\"fa\"]}]"));
        server.createContext("/translate", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try (JsonReader reader = Json.createReader(new StringReader(sent))) {
                JsonObject asked = reader.readObject();
                if (!asked.getString("api_key", "").equals(KEY)
                        || !asked.getString("format").equals("text")) {
                    answer(exchange, 403, "{\"error\":\"Invalid API key\"}");
                    return;
                }
                given.add(asked.getString("q"));
                answer(
                        exchange,
                        status,
                        Json.createObjectBuilder()
                                .add("translatedText", translates.apply(asked.getString("q")))
                                .build()
                                .toString());
            }
        });
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
