package org.answerable.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Submissions and searches asked for on a timetable, whether or not the earlier ones are answered (an open load),
 * beside somebody who looks at health and opens a receipt. Times count from when a request was due, so that waiting to
 * be sent is waiting. The load comes from this machine and takes its share of it.
 */
final class Overload {
    private static final int SECONDS = 15;
    /** Requests a second of each of the two kinds: about what is served, and more and more beyond it. */
    private static final List<Integer> RATES = List.of(50, 200, 500, 1000);

    private static final int SENDERS = 400;

    private final int port;
    private final Table table;
    private final List<String> bodies;

    Overload(int port, Table table, List<String> bodies) {
        this.port = port;
        this.table = table;
        this.bodies = bodies;
    }

    private static final class Taken {
        final ConcurrentLinkedQueue<Long> served = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Long> refused = new ConcurrentLinkedQueue<>();
        final AtomicLong broken = new AtomicLong();
    }

    void run() throws Exception {
        String receipt;
        try (Wire wire = new Wire(port, null)) {
            receipt = wire.post("/api/v1/submissions", bodies.get(0))
                    .expect(201)
                    .json()
                    .getString("receipt");
        }
        for (int warm = 0; warm < 4; warm++) {
            load(100, receipt);
        }
        for (int rate : RATES) {
            Map<String, Taken> taken = load(rate, receipt);
            taken.forEach((what, times) -> {
                long[] served = times.served.stream().mapToLong(Long::longValue).toArray();
                long[] refused =
                        times.refused.stream().mapToLong(Long::longValue).toArray();
                boolean load = what.equals("submissions") || what.equals("searches");
                String beside = String.format(
                        "%d served%s, %d refused%s, %d broken; p50 %s",
                        served.length,
                        load ? String.format(" (%.0f/s)", served.length / (double) SECONDS) : "",
                        refused.length,
                        refused.length == 0 ? "" : " (p99 " + Table.millis(Table.percentile(refused, 0.99)) + ")",
                        times.broken.get(),
                        served.length == 0 ? "-" : Table.millis(Table.percentile(served, 0.5)));
                double p99 = served.length == 0 ? Double.POSITIVE_INFINITY : Table.percentile(served, 0.99) / 1e6;
                table.bounded(
                        String.format("%s, %d + %d a second asked for, p99 of the served", what, rate, rate),
                        p99,
                        "ms",
                        beside,
                        what.equals("health") ? 100 : 250);
            });
        }
    }

    private Map<String, Taken> load(int rate, String receipt) throws Exception {
        Map<String, Taken> taken = new LinkedHashMap<>();
        for (String what : List.of("submissions", "searches", "health", "receipt")) {
            taken.put(what, new Taken());
        }
        long begun = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        long end = begun + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Thread> threads = new ArrayList<>();
        AtomicLong submissions = new AtomicLong();
        AtomicLong searches = new AtomicLong();
        for (int i = 0; i < SENDERS; i++) {
            boolean sends = i % 2 == 0;
            threads.add(Thread.ofVirtual()
                    .start(() -> timetable(
                            begun,
                            end,
                            rate,
                            sends ? submissions : searches,
                            taken.get(sends ? "submissions" : "searches"),
                            (wire, number) -> sends
                                    ? wire.post("/api/v1/submissions", bodies.get((int) (number % bodies.size())))
                                    : wire.get("/api/v1/search?q=" + word(number)))));
        }
        threads.add(Thread.ofPlatform()
                .start(() -> timetable(
                        begun,
                        end,
                        10,
                        new AtomicLong(),
                        taken.get("health"),
                        (wire, number) -> wire.get("/health/live"))));
        threads.add(Thread.ofPlatform()
                .start(() -> timetable(
                        begun,
                        end,
                        5,
                        new AtomicLong(),
                        taken.get("receipt"),
                        (wire, number) -> wire.post("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}"))));
        for (Thread thread : threads) {
            thread.join();
        }
        return taken;
    }

    private static String word(long number) {
        String[] words = {"stop", "detention", "interpreter", "school", "camera", "warrant", "parada", "bus"};
        return words[(int) (number % words.length)];
    }

    private interface Asking {
        Wire.Reply once(Wire wire, long number) throws IOException;
    }

    /** One sender: takes the next place of the timetable, waits until it is due, asks. */
    private void timetable(long begun, long end, int rate, AtomicLong places, Taken taken, Asking asking) {
        Wire wire = new Wire(port, null);
        while (true) {
            long number = places.getAndIncrement();
            long due = begun + number * TimeUnit.SECONDS.toNanos(1) / rate;
            if (due >= end) {
                break;
            }
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left); // The next asks when it is due, however the one before fared.
            }
            try {
                int status = asking.once(wire, number).status();
                long time = System.nanoTime() - due;
                if (status == 200 || status == 201) {
                    taken.served.add(time);
                } else if (status == 503) {
                    taken.refused.add(time);
                } else {
                    taken.broken.incrementAndGet();
                }
            } catch (IOException e) {
                taken.broken.incrementAndGet();
                close(wire);
                wire = new Wire(port, null);
            }
        }
        close(wire);
    }

    private static void close(Wire wire) {
        try {
            wire.close();
        } catch (IOException e) {
            // It is gone.
        }
    }
}
