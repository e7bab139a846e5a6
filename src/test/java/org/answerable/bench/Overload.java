package org.answerable.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    /** The server's compilers take a core of two from it at first, for minutes; a service works for weeks. */
    private static final double QUIET = 0.15;

    private static final int WARMING = 24;

    private final int port;
    private final Table table;
    private final List<String> bodies;
    private final Callable<Double> compiling;

    /** @param compiling tells how many seconds the server's compilers have worked so far */
    Overload(int port, Table table, List<String> bodies, Callable<Double> compiling) {
        this.port = port;
        this.table = table;
        this.bodies = bodies;
        this.compiling = compiling;
    }

    private static final class Taken {
        final ConcurrentLinkedQueue<Long> served = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<Long> refused = new ConcurrentLinkedQueue<>();
        final AtomicLong broken = new AtomicLong();
        final ConcurrentLinkedQueue<String> why = new ConcurrentLinkedQueue<>();
    }

    void run() throws Exception {
        String receipt;
        try (Wire wire = new Wire(port, null)) {
            receipt = wire.post("/api/v1/submissions", bodies.get(0))
                    .expect(201)
                    .json()
                    .getString("receipt");
        }
        warmUp(receipt);
        for (int rate : RATES) {
            double before = compiling.call();
            Map<String, Taken> taken = load(rate, receipt);
            System.out.printf(
                    "# %d + %d a second: the compilers took %.2f of a core; broken: %s%n",
                    rate,
                    rate,
                    (compiling.call() - before) / SECONDS,
                    taken.values().stream().flatMap(t -> t.why.stream()).toList());
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

    private void warmUp(String receipt) throws Exception {
        int quiet = 0;
        int rounds = 0;
        double busy = 0;
        for (double before = compiling.call(); rounds < WARMING && quiet < 2; rounds++) {
            load(RATES.get(rounds % RATES.size()), receipt);
            double now = compiling.call();
            busy = (now - before) / SECONDS;
            quiet = busy < QUIET ? quiet + 1 : 0;
            before = now;
        }
        System.out.printf("# warmed up for %d s; the compilers then took %.2f of a core%n", rounds * SECONDS, busy);
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
                    taken.why.add(Integer.toString(status));
                }
            } catch (IOException e) {
                taken.broken.incrementAndGet();
                taken.why.add(e.toString());
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
