package org.answerable.operations;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;

/**
 * People who write to a server one message after another, each with an address to be reached by, until they are told to
 * end. They take a moment between two: whatever they wrote is opened afterwards.
 */
final class Writers implements AutoCloseable {
    /** What a server is started with that they write to: nobody is held back. */
    static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "RATE_LIMIT_RECEIPTS_PER_MINUTE",
            "0",
            "RATE_LIMIT_OPENINGS_PER_MINUTE",
            "0",
            "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
            "0",
            "RATE_LIMIT_MESSAGES_PER_MINUTE",
            "0",
            "RATE_LIMIT_RECEIPT_MESSAGES_PER_MINUTE",
            "0");

    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunningServer server;
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final ExecutorService people;
    private final List<Future<?>> work = new ArrayList<>();
    /** By word. */
    private final ConcurrentMap<String, String> receipts = new ConcurrentHashMap<>();

    private final Set<String> attempted = new ConcurrentSkipListSet<>();
    /** How often each status was answered; -1: nothing came. */
    private final ConcurrentMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    private final AtomicInteger number = new AtomicInteger();

    Writers(RunningServer server, int people) {
        this.server = server;
        this.people = Executors.newFixedThreadPool(people);
        for (int i = 0; i < people; i++) {
            work.add(this.people.submit(this::write));
        }
    }

    private void write() {
        Visitor writer = new Visitor(server);
        while (going.get()) {
            String word = "writer" + number.incrementAndGet() + "x";
            attempted.add(word);
            try {
                Visitor.Reply reply = Submitted.that("They asked for papers at the bus stop. The word is " + word + ".")
                        .to("state-patrol")
                        .reachedBy(address(word))
                        .by(writer);
                statuses.computeIfAbsent(reply.status(), any -> new AtomicInteger())
                        .incrementAndGet();
                if (reply.status() == 201) {
                    receipts.put(word, PublicExits.json(reply.body()).getString("receipt"));
                }
            } catch (UncheckedIOException broken) {
                statuses.computeIfAbsent(-1, any -> new AtomicInteger()).incrementAndGet();
            }
            LockSupport.parkNanos(BETWEEN);
        }
    }

    static String address(String word) {
        return word + "@example.org";
    }

    /** What was acknowledged so far: the receipts by word. */
    Map<String, String> receipts() {
        return new HashMap<>(receipts);
    }

    /** Every word that was sent, acknowledged or not. */
    Set<String> attempted() {
        return attempted;
    }

    /** How often each status was answered; -1: nothing came. */
    Map<Integer, Integer> statuses() {
        Map<Integer, Integer> counts = new HashMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** Waits until so many more were acknowledged. */
    void awaitMore(int more) {
        int enough = receipts.size() + more;
        eventually(more + " more are acknowledged").until(() -> receipts.size() >= enough);
    }

    /** Tells them to end, and waits for it. */
    void end() throws Exception {
        going.set(false);
        for (Future<?> one : work) {
            one.get();
        }
    }

    @Override
    public void close() {
        going.set(false);
        people.shutdownNow();
    }

    /** Every one of these receipts opens on a server, with the words it was given for. */
    static void assertAllOpen(RunningServer server, Map<String, String> receipts) throws Exception {
        // Side by side, as each answer keeps a beat (ADR 0006).
        try (ExecutorService readers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> opened = new ArrayList<>();
            receipts.forEach((word, receipt) -> opened.add(readers.submit(() -> {
                Visitor.Reply reply =
                        new Visitor(server).json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}");
                assertThat(reply.status()).as(word + ": " + reply.body()).isEqualTo(200);
                assertThat(PublicExits.json(reply.body()).getString("text")).contains(word);
            })));
            for (Future<?> one : opened) {
                one.get();
            }
        }
    }
}
