package org.answerable.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.answerable.RawConnection;

/**
 * What pages and health take beside connections that stall: in headers, in bodies, in reading answers. Who is closed is
 * replaced at once.
 */
final class Stalled {
    private static final int CONNECTIONS = 500;
    private static final int SECONDS = 20;
    private static final List<String> ASKED = List.of("/en/", "/health/live", "/en/search?q=stop");
    private static final Map<String, List<String>> KINDS = new LinkedHashMap<>();

    static {
        String body = "POST /api/v1/submissions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        List<String> headers = List.of("GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Sto");
        List<String> bodies = List.of(
                body + "Content-Length: 1000\r\n\r\n{\"kind\"",
                body + "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"kind\"",
                "POST /en/share HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + "application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\na=b");
        List<String> readers = List.of(
                "GET /api/v1/search.csv HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /webjars/bootstrap/css/bootstrap.min.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4),
                "GET /en/search HTTP/1.1\r\nHost: localhost\r\n\r\n");
        KINDS.put("headers", headers);
        KINDS.put("bodies", bodies);
        KINDS.put("reading", readers);
        List<String> all = new ArrayList<>(headers);
        all.addAll(bodies);
        all.addAll(readers);
        KINDS.put("all of these", all);
    }

    private final int port;
    private final Table table;

    Stalled(int port, Table table) {
        this.port = port;
        this.table = table;
    }

    void run() throws Exception {
        measure(List.of(), 1); // Warms up.
        Map<String, long[]> alone = measure(List.of(), 1);
        for (Map.Entry<String, List<String>> kind : KINDS.entrySet()) {
            for (int addresses : new int[] {1, 50}) {
                Map<String, long[]> beside = measure(kind.getValue(), addresses);
                for (String path : ASKED) {
                    long[] taken = beside.get(path);
                    table.bounded(
                            String.format(
                                    "%s, %d stalled (%s), %d addr., p99", path, CONNECTIONS, kind.getKey(), addresses),
                            Table.percentile(taken, 0.99) / 1e6,
                            "ms",
                            String.format(
                                    "%d samples, p50 %s; without: p99 %s of %d",
                                    taken.length,
                                    Table.millis(Table.percentile(taken, 0.5)),
                                    Table.millis(Table.percentile(alone.get(path), 0.99)),
                                    alone.get(path).length),
                            250);
                }
            }
        }
    }

    private Map<String, long[]> measure(List<String> sent, int addresses) throws Exception {
        List<Stalling> stalling = new ArrayList<>();
        AtomicInteger told = new AtomicInteger();
        if (!sent.isEmpty()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                Stalling one = new Stalling("127.0.9." + (1 + i % addresses), sent.get(i % sent.size()), told);
                stalling.add(one);
                Thread.ofVirtual().start(one);
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // All are connected, and what they asked for is made.
        }
        Map<String, long[]> taken = new ConcurrentHashMap<>();
        List<Thread> asking = new ArrayList<>();
        for (String path : ASKED) {
            Thread thread = new Thread(() -> taken.put(path, ask(path)));
            asking.add(thread);
            thread.start();
        }
        for (Thread thread : asking) {
            thread.join();
        }
        stalling.forEach(Stalling::stop);
        if (!sent.isEmpty()) {
            System.out.printf(
                    "# %d connections from %d addresses; closed by the server, and replaced, %d times%n",
                    CONNECTIONS, addresses, told.get());
        }
        return taken;
    }

    private long[] ask(String path) {
        List<Long> taken = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            try (Wire wire = new Wire(port, null)) { // A new connection each time, as somebody who comes.
                wire.get(path).expect(200);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            taken.add(System.nanoTime() - begun);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // So often somebody comes.
        }
        return taken.stream().mapToLong(Long::longValue).toArray();
    }

    /** One that stalls, again and again. */
    private final class Stalling implements Runnable {
        private final String address;
        private final String sent;
        private final AtomicInteger told;
        private volatile RawConnection connection;
        private volatile boolean stopped;

        Stalling(String address, String sent, AtomicInteger told) {
            this.address = address;
            this.sent = sent;
            this.told = told;
        }

        @Override
        public void run() {
            while (!stopped) {
                try (RawConnection now = new RawConnection(address, port, 2048)) {
                    connection = now;
                    now.send(sent);
                    if (now.closesWhileReading(sent.startsWith("GET") && sent.endsWith("\r\n\r\n"))) {
                        told.incrementAndGet();
                    }
                } catch (UncheckedIOException refused) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500)); // Who is refused tries again after this.
                }
            }
        }

        void stop() {
            stopped = true;
            RawConnection now = connection;
            if (now != null) {
                now.breakOff();
            }
        }
    }
}
