package org.answerable.search.opensearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real OpenSearch and fails as a network, a proxy or an overloaded node does. */
final class BrokenProxy implements AutoCloseable {
    /** How it fails. */
    enum Fault {
        NONE,
        /** Every question is answered 503, as by a cluster that is red. */
        RED,
        /** Of each bulk of several writes the second half is not done, and said to be rejected. */
        HALF_A_BULK,
        /** A bulk is done, and the answer breaks off in the middle. */
        BROKEN_ANSWER,
        /** Searches are answered when {@link #release} says so. */
        SLOW
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI node;
    private final CountDownLatch released = new CountDownLatch(1);
    /** The first lines of writes that reached the node, in order. */
    final List<String> written = new CopyOnWriteArrayList<>();

    volatile Fault fault = Fault.NONE;
    /** How many times more the fault shows; then there is none. */
    volatile int times = Integer.MAX_VALUE;

    BrokenProxy(String url) throws IOException {
        node = URI.create(url);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void release() {
        released.countDown();
    }

    private synchronized Fault next(boolean isMeant) {
        if (!isMeant || fault == Fault.NONE) {
            return Fault.NONE;
        }
        Fault now = fault;
        if (--times <= 0) {
            fault = Fault.NONE;
            times = Integer.MAX_VALUE;
        }
        return now;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean isBulk = path.startsWith("/_bulk");
            Fault now = next(
                    switch (fault) {
                        case HALF_A_BULK, BROKEN_ANSWER -> isBulk;
                        case SLOW -> path.contains("_search") || path.contains("_termvectors");
                        default -> true;
                    });
            if (now == Fault.RED) {
                answer(exchange, 503, "{\"error\":{\"type\":\"cluster_block_exception\"},\"status\":503}");
                return;
            }
            if (now == Fault.SLOW) {
                released.await();
            }
            List<List<String>> items = isBulk ? items(body) : List.of();
            int kept = now == Fault.HALF_A_BULK ? (items.size() + 1) / 2 : items.size();
            items.subList(0, kept).forEach(item -> written.add(item.getFirst()));
            HttpResponse<String> answer = forward(exchange, path, isBulk ? text(items.subList(0, kept)) : body);
            String said = answer.body();
            if (kept < items.size()) {
                StringBuilder rejected = new StringBuilder();
                for (int i = kept; i < items.size(); i++) {
                    rejected.append(",{\"index\":{\"_index\":\"x\",\"status\":429}}");
                }
                said = said.substring(0, said.lastIndexOf(']')) + rejected + said.substring(said.lastIndexOf(']'));
            }
            if (now == Fault.BROKEN_ANSWER) {
                byte[] half = said.substring(0, said.length() / 2).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, said.length());
                exchange.getResponseBody().write(half);
                exchange.getResponseBody().flush();
                return; // Closed before all was sent.
            }
            answer(exchange, answer.statusCode(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> forward(HttpExchange exchange, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(path))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The writes of a bulk, each with its lines. */
    private static List<List<String>> items(String body) {
        List<List<String>> items = new ArrayList<>();
        List<String> lines = body.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            items.add(
                    lines.get(i).startsWith("{\"delete\"")
                            ? List.of(lines.get(i))
                            : List.of(lines.get(i), lines.get(++i)));
        }
        return items;
    }

    private static String text(List<List<String>> items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> item.forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
