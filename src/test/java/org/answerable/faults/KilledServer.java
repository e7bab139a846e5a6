package org.answerable.faults;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.faults.Calls.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL to a real server process, some times on each database (a class each, as they run side by side), at random
 * moments while people submit, an agency answers and a moderator publishes. What got a 201 or 200 is there afterwards,
 * once; what got no answer is there once or not at all; index, mail and journal are right.
 */
abstract class KilledServer {
    /**
     * Ten in all. A start after a kill takes ten seconds of a processor, most of what a round takes;
     * {@code -Dkills=100} looks longer.
     */
    private static final int KILLS = Integer.getInteger("kills", 5);

    private static final int WRITERS = 4;
    /**
     * After so many kills the server finds all as the killed one left it, Liberty's own work area included: one time of
     * five, as it makes that anew, which takes long.
     */
    private static final int UNTOUCHED = 5;

    /** One submission that somebody tries to make; the same request is sent until it is answered. */
    private record Attempt(String word, String key, String body, boolean withMail) {}

    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
    /** By word, the last reply that was no 201: {@code null} where the connection broke. */
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    /** For who answers and for who publishes: whether something was acknowledged since they last looked. */
    private final Semaphore toAnswer = new Semaphore(0);

    private final Semaphore toPublish = new Semaphore(0);
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private RunningServer server;

    private final Databases.Kind database;

    KilledServer(Databases.Kind database) {
        this.database = database;
    }

    @Test
    void nothing_acknowledged_is_lost_or_doubled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("kills on " + database + ", seed " + seed);
        Random random = new Random(seed);
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            server = RunningServer.start(environment(mail.getSmtp().getPort()));
            int before = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                before = round(random, before, kill % UNTOUCHED == UNTOUCHED / 2);
            }
            settle();
            everyAcknowledgedSubmissionOpensAndStandsOnceWithItsAnswer();
            theIndexHoldsWhatIsPublished();
            theJournalVerifies();
            everyAnswerWasToldByMailOnce(mail);
        } finally {
            if (server != null) {
                server.close();
            }
            mail.stop();
        }
    }

    private Map<String, String> environment(int smtp) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "MAIL_SMTP_URL",
                "smtp://127.0.0.1:" + smtp + "?tls=none",
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_OPENINGS_PER_MINUTE",
                "0",
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_MESSAGES_PER_MINUTE",
                "0",
                "RATE_LIMIT_RECEIPT_MESSAGES_PER_MINUTE",
                "0"));
        if (database == Databases.Kind.POSTGRESQL) {
            environment.putAll(Databases.told().environment());
        }
        return environment;
    }

    /**
     * People write, an agency answers, a moderator publishes; in the midst of it the process is killed, and started
     * again.
     */
    private int round(Random random, int before, boolean untouched) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        ExecutorService people = Executors.newFixedThreadPool(WRITERS + 2);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            long mine = random.nextLong();
            work.add(people.submit(() -> write(new Random(mine), going)));
        }
        work.add(people.submit(() -> {
            answer(going);
            return null;
        }));
        work.add(people.submit(() -> {
            publish(going);
            return null;
        }));
        int enough = before + 1 + random.nextInt(30);
        await("submissions are acknowledged", () -> receipts.size() >= enough);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(
                random.nextInt(30_000))); // Somewhere within a transaction, not at its end.
        server.kill9();
        going.set(false);
        for (Future<?> one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
        people.shutdown();
        server.untouched(untouched).restart();
        // At once, but where the kill met an index that was not whole yet, which is then built anew.
        eventually("what was published before is found").until(() -> total("killtest") >= published.size());
        return receipts.size();
    }

    private void write(Random random, AtomicBoolean going) {
        while (going.get()) {
            String word =
                    "kill" + Long.toString(Math.abs(random.nextLong()), 36).replaceAll("[0-9]", "q") + "x";
            boolean withMail = random.nextInt(4) == 0;
            Submitted submission = Submitted.that(
                            "killtest. A trooper stopped me near Madison. The word is " + word + ".")
                    .to("state-patrol")
                    .allowingPublication();
            if (withMail) {
                submission.reachedBy(word + "@example.org");
            }
            Attempt attempt = new Attempt(word, UUID.randomUUID().toString(), submission.body(), withMail);
            attempts.put(word, attempt);
            submit(attempt);
        }
    }

    private Reply submit(Attempt attempt) {
        Reply reply = send("POST", "/api/v1/submissions", attempt.body(), null, attempt.key());
        if (reply != null && reply.status() == 201) {
            receipts.put(attempt.word(), reply.json().getString("receipt"));
            refused.remove(attempt.word());
            toAnswer.release();
            toPublish.release();
        } else {
            refused.put(attempt.word(), String.valueOf(reply));
        }
        return reply;
    }

    /** Waits until there is something new to do; false where it is over. */
    private static boolean somethingNew(Semaphore bell, AtomicBoolean going) throws InterruptedException {
        while (going.get()) {
            if (bell.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
                return true;
            }
        }
        return false;
    }

    private void answer(AtomicBoolean going) throws InterruptedException {
        while (somethingNew(toAnswer, going)) {
            for (JsonObject ticket :
                    items("/api/v1/desk/tickets?status=open&size=100", "demo-liaison@state-patrol.demo")) {
                String word = word(ticket.getString("text"));
                if (word != null && going.get()) {
                    Reply reply = send(
                            "POST",
                            "/api/v1/desk/tickets/" + ticket.getString("id") + "/answer",
                            "{\"text\":\"Answer to " + word + ".\"}",
                            "demo-liaison@state-patrol.demo",
                            null);
                    if (reply != null && reply.status() == 200) {
                        answered.add(word);
                    }
                }
            }
        }
    }

    private void publish(AtomicBoolean going) throws InterruptedException {
        while (somethingNew(toPublish, going)) {
            for (JsonObject submission :
                    items("/api/v1/desk/submissions?state=awaiting-moderation&size=100", "demo-moderator@demo")) {
                String word = word(submission.getString("text"));
                if (word != null && going.get()) {
                    publish(submission.getString("id"), word);
                }
            }
        }
    }

    private void publish(String id, String word) {
        Reply reply = send(
                "POST",
                "/api/v1/desk/submissions/" + id + "/publish",
                "{\"redactions\":[]}",
                "demo-moderator@demo",
                null);
        if (reply != null && reply.status() == 200) {
            published.add(word);
        }
    }

    /**
     * What was cut off is sent again under its key, as a careful client does: until there is an answer, which must be a
     * 201.
     */
    private void settle() {
        for (Attempt attempt : attempts.values()) {
            if (!receipts.containsKey(attempt.word())) {
                await(attempt.word() + " is answered", () -> submit(attempt) != null);
            }
        }
        assertThat(refused).as("every attempt was answered in the end").isEmpty();
        assertThat(receipts.keySet()).isEqualTo(attempts.keySet());
    }

    private void everyAcknowledgedSubmissionOpensAndStandsOnceWithItsAnswer() throws Exception {
        Map<String, Integer> standing = new HashMap<>();
        all("/api/v1/desk/submissions?size=100", "demo-moderator@demo").forEach(s -> {
            String word = word(s.getString("text"));
            if (word != null) {
                standing.merge(word, 1, Integer::sum);
            }
        });
        assertThat(standing.keySet()).isEqualTo(receipts.keySet());
        assertThat(standing.values()).allMatch(count -> count == 1);
        inParallel(receipts.entrySet(), entry -> {
            Reply reply =
                    send("POST", "/api/v1/receipts/open", "{\"receipt\":\"" + entry.getValue() + "\"}", null, null);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().getString("text")).contains(entry.getKey());
            assertThat(reply.json().getJsonArray("tickets")).isNotEmpty();
            int answers = reply.json().getJsonArray("answers").size();
            if (answered.contains(entry.getKey())) {
                assertThat(answers).as(entry.getKey()).isEqualTo(1);
            } else {
                assertThat(answers)
                        .as(entry.getKey())
                        .isLessThanOrEqualTo(1); // The act was cut off: it happened or it did not.
            }
        });
    }

    private void theIndexHoldsWhatIsPublished() throws Exception {
        Set<String> visible = new HashSet<>();
        all("/api/v1/desk/submissions?size=100", "demo-moderator@demo").forEach(s -> {
            if (word(s.getString("text")) != null && !s.isNull("record")) {
                visible.add(word(s.getString("text")));
            }
        });
        assertThat(visible).containsAll(published);
        await("the index has followed", () -> total("killtest") == visible.size());
        inParallel(visible, word -> assertThat(total(word)).as(word).isEqualTo(1));
        inParallel(
                receipts.keySet().stream()
                        .filter(word -> !visible.contains(word))
                        .toList(),
                word -> assertThat(total(word)).as(word).isZero());
    }

    private int total(String q) {
        return send("GET", "/api/v1/search?size=1&q=" + q, null, null, null)
                .json()
                .getInt("total");
    }

    private void theJournalVerifies() {
        JsonObject verified = send("POST", "/api/v1/desk/audit/verify", "{}", "demo-auditor@demo", null)
                .json();
        assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
        assertThat(verified.getInt("entries")).isGreaterThan(receipts.size() * 2);
    }

    private void everyAnswerWasToldByMailOnce(GreenMail mail) throws Exception {
        Set<String> expected = new HashSet<>(answered);
        expected.removeIf(word -> !attempts.get(word).withMail());
        await("every mail has arrived", () -> sent(mail).keySet().containsAll(expected));
        int doubled = 0;
        for (Map.Entry<String, List<String>> one : sent(mail).entrySet()) {
            assertThat(new HashSet<>(one.getValue()))
                    .as("mails to " + one.getKey() + " are one notice")
                    .hasSize(1);
            doubled += one.getValue().size() - 1;
        }
        // SMTP cannot tell whether a mail that was accepted just before a kill was accepted: one copy a kill at most,
        // under the same id.
        assertThat(doubled).isLessThanOrEqualTo(KILLS);
    }

    /** The ids of the mails that arrived, by the word of the submission. */
    private static Map<String, List<String>> sent(GreenMail mail) {
        Map<String, List<String>> sent = new HashMap<>();
        try {
            for (Message message : mail.getReceivedMessages()) {
                String to = message.getAllRecipients()[0].toString();
                if (to.startsWith("kill")) {
                    sent.computeIfAbsent(to.substring(0, to.indexOf('@')), w -> new ArrayList<>())
                            .add(message.getHeader("Message-ID")[0]);
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return sent;
    }

    private static String word(String text) {
        int at = text.indexOf("The word is kill");
        return at < 0 ? null : text.substring(at + 12, text.indexOf('.', at));
    }

    private List<JsonObject> items(String path, String token) {
        Reply reply = send("GET", path, null, token, null);
        return reply == null || reply.status() != 200
                ? List.of()
                : reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private List<JsonObject> all(String path, String token) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = send("GET", path + (cursor.isEmpty() ? "" : "&cursor=" + cursor), null, token, null)
                    .json();
            all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.isNull("next") ? null : page.getString("next");
        }
        return all;
    }

    /** The reply; {@code null} where the connection broke, as it does when the server is killed. */
    private Reply send(String method, String path, String body, String token, String key) {
        return Calls.send(server, Duration.ofSeconds(30), method, path, body, token, key);
    }

    private interface Check<T> {
        void on(T one);
    }

    private static <T> void inParallel(Iterable<T> all, Check<T> check) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            List<Future<?>> results = new ArrayList<>();
            all.forEach(one -> results.add(pool.submit(() -> check.on(one))));
            for (Future<?> result : results) {
                result.get();
            }
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        eventually(what).pollInterval(Duration.ofMillis(5)).until(condition);
    }
}
