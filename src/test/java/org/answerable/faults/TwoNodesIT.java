package org.answerable.faults;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.answerable.RunningServer;
import org.answerable.SmokeIT;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.faults.Calls.Reply;
import org.answerable.insight.PlainCount;
import org.answerable.operations.Script;
import org.answerable.platform.Databases;
import org.answerable.platform.Resources;
import org.answerable.platform.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real server processes on one PostgreSQL. What must happen once happens once: migrations, founding, each
 * submission, each notice; both nodes show the same, and where one is killed the other goes on.
 */
class TwoNodesIT {
    private static final int WRITERS = 16;
    private static final int EACH = 6;
    private static final String LIAISON = "demo-liaison@state-patrol.demo";
    private static final String MODERATOR = "demo-moderator@demo";
    private static final String AUDITOR = "demo-auditor@demo";
    private static String seal;
    private static String hash;

    /** One submission; the same request is sent until it is answered. */
    private record Attempt(String word, String key, String body, boolean withMail) {}

    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final List<RunningServer> nodes = new ArrayList<>();

    @TempDir
    Path folder;

    private GreenMail mail;
    private String name;
    private DataSource database;

    @BeforeAll
    static void keys() throws Exception {
        AeadConfig.register();
        PrfConfig.register();
        seal = keyset("AES256_GCM");
        hash = keyset("HMAC_SHA256_PRF");
    }

    private static String keyset(String template) throws Exception {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(KeyTemplates.get(template)), InsecureSecretKeyAccess.get())
                .replaceAll("\\s+", "");
    }

    @AfterEach
    void end() {
        nodes.forEach(RunningServer::close);
        if (mail != null) {
            mail.stop();
        }
    }

    /** Environments of a cluster: one database, the same keys, data folders of their own. */
    private Map<String, String> cluster(Map<String, String> more) {
        name = "nodes" + UUID.randomUUID().toString().replace("-", "");
        Databases.execute(Databases.server().getPostgresDatabase(), "create database " + name);
        database = Databases.as(name, "postgres", "");
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                Databases.server().getJdbcUrl("postgres", name),
                "DATABASE_USER",
                "postgres",
                "SEAL_KEYSET",
                seal,
                "HASH_KEYSET",
                hash,
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_MESSAGES_PER_MINUTE",
                "0",
                "RATE_LIMIT_RECEIPT_MESSAGES_PER_MINUTE",
                "0"));
        environment.putAll(more);
        return environment;
    }

    private RunningServer prepared(Map<String, String> environment) {
        RunningServer node = RunningServer.prepare(environment);
        nodes.add(node);
        return node;
    }

    @Test
    void two_production_nodes_that_start_at_the_same_moment_make_one_administrator() {
        Map<String, String> environment = cluster(Map.of(
                "DEMO",
                "false",
                "ADMIN_NAME",
                "kim@agency.example",
                "ADMIN_PASSWORD",
                "a quiet lake in the north",
                "PUBLIC_URL",
                "https://comments.example"));
        RunningServer one = prepared(environment);
        RunningServer two = prepared(environment);
        one.launch();
        two.launch();
        one.awaitReady();
        two.awaitReady();
        assertThat(count("account")).isEqualTo(1);
        assertThat(query("select count(*) from journal_entry where act = 'account.created'"))
                .isEqualTo(1);
        assertThat(count("county")).isEqualTo(72);
        assertThat(count("topic")).isEqualTo(entries("topics"));
        assertThat(count("agency")).as("the coordinating office").isEqualTo(1);
        for (RunningServer node : nodes) {
            assertThat(new Visitor(node)
                            .submit(
                                    "/en/desk/sign-in",
                                    "/en/desk/sign-in",
                                    Map.of("name", "kim@agency.example", "password", "a quiet lake in the north"))
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void two_nodes_that_start_at_the_same_moment_are_one_product_and_one_goes_on_alone() throws Exception {
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Map<String, String> environment = cluster(Map.of(
                "MAIL_SMTP_URL",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?tls=none",
                "JOBS_HEARTBEAT_SECONDS",
                "2"));
        RunningServer a = onAMachineOfItsOwn("a", "Asia/Kolkata", environment);
        RunningServer b = onAMachineOfItsOwn("b", "America/Chicago", environment);
        a.launch();
        b.launch();
        a.awaitReady();
        b.awaitReady();

        theEmptyDatabaseWasFoundedOnce(a, b);
        aSessionOfOneNodeWorksOnTheOther(a, b);
        work(a, b);
        everyAcknowledgedSubmissionStandsOnce(a);
        everyAcknowledgedSubmissionStandsOnce(b);
        everyPublishedRecordIsFoundOn(a);
        everyPublishedRecordIsFoundOn(b);
        theJournalIsWholeOn(a);
        theJournalIsWholeOn(b);
        whatPagesCountIsWhatTheTablesHold();
        assertThat(answered).isEqualTo(receipts.keySet());
        assertThat(published).isEqualTo(receipts.keySet());
        oneNoticeForEachCause(0);
        bothShowWisconsinsTime(a, b);
        theKeyIsTurned(a, b);
        aJobRunsOnce(a, b);

        RunningServer killed;
        RunningServer left;
        try (Connection holding = database.getConnection()) {
            killed = aJobHangsInTheMidst(holding, a, b);
            left = killed == a ? b : a;
            oneIsKilledInTheMiddle(killed, left, holding);
        }
        theOtherTakesTheJobOver();
        everyAcknowledgedSubmissionStandsOnce(left);
        everyPublishedRecordIsFoundOn(left);
        theJournalIsWholeOn(left);
        whatPagesCountIsWhatTheTablesHold();
        oneNoticeForEachCause(
                1); // SMTP cannot tell whether a mail was accepted just before the kill; it would come under the same
        // id.

        // Its index is lost as well, and is whole again before it says that it is ready.
        Files.delete(killed.data().resolve("index/current"));
        SetClock clock = new SetClock(folder, killed);
        killed.launch();
        killed.awaitReady();
        assertThat(total(killed, "nodetest")).isEqualTo(published.size());
        everyPublishedRecordIsFoundOn(killed);
        theJournalIsWholeOn(killed);
        SmokeIT.walk(killed);
        theClockOfOneIsSet(killed, left, clock);
    }

    /**
     * The clock of a machine is set while it serves: back by an hour, ahead by a day, right again. Forms that were open
     * are taken, what is written is taken in and has its place in the journal, and what another node changes is seen.
     */
    private void theClockOfOneIsSet(RunningServer set, RunningServer right, SetClock clock) throws Exception {
        Visitor desk = new Visitor(set).signIn("moderator@demo");
        Visitor reader = new Visitor(set);
        String open = reader.get("/en/receipt").input("token");
        for (int off : List.of(-1, 25, 0)) {
            boolean ahead = off == 25;
            clock.setBy(Duration.ofHours(off));
            Attempt attempt = attempt(false);
            Reply reply = keep(set, attempt);
            assertThat(reply.json().getJsonArray("tickets"))
                    .as("off by %d hours", off)
                    .isNotEmpty();
            Map<String, String> form = Map.of("token", open, "go", "open", "receipt", receipts.get(attempt.word()));
            Visitor.Reply opened = reader.post("/en/receipt", form);
            if (ahead) {
                assertThat(opened.status()).as("a form of a day ago").isEqualTo(403);
            } else {
                assertThat(opened.status())
                        .as("a form that was open, off by %d hours", off)
                        .isIn(200, 303);
            }
            if (off == -1) {
                assertThat(desk.get("/en/desk/moderation").status())
                        .as("a session")
                        .isEqualTo(200);
            }
            keep(right, attempt(false));
            await("every act has its position", () -> query("select count(*) from journal_pending") == 0);
            assertThat(set.readiness()).as("off by %d hours", off).isEqualTo(200);
            assertThat(verify(set).getBoolean("ok")).as("off by %d hours", off).isTrue();
            assertThat(verify(right).getBoolean("ok"))
                    .as("off by %d hours", off)
                    .isTrue();
        }
    }

    /**
     * A machine in that time zone, with its own copy of the file of keys; the database knows its connections by name.
     */
    private RunningServer onAMachineOfItsOwn(String machine, String zone, Map<String, String> environment)
            throws IOException {
        Path file = Files.writeString(keysOf(machine), seal);
        return prepared(environment)
                .with("TZ", zone)
                .with("SEAL_KEYSET", "file:" + file)
                .with("DATABASE_URL", environment.get("DATABASE_URL") + "&ApplicationName=" + machine);
    }

    private Path keysOf(String machine) {
        return folder.resolve("seal-" + machine + ".json");
    }

    private void theEmptyDatabaseWasFoundedOnce(RunningServer one, RunningServer two) throws Exception {
        assertThat((one.log() + two.log()).split("demo stories told in", -1))
                .as("one of them told the stories")
                .hasSize(2);
        assertThat(count("submission"))
                .isEqualTo(Resources.array("/demo/records.json").size()
                        + Resources.array("/demo/records-more.json").size());
        assertThat(count("agency")).as("the coordinating office as well").isEqualTo(entries("agencies"));
        assertThat(count("topic")).isEqualTo(entries("topics"));
        assertThat(count("town_hall"))
                .isEqualTo(Resources.array("/demo/town-halls.json").size());
        assertThat(count("account")).isEqualTo(12);
        assertThat(count("county")).isEqualTo(72);
        assertThat(count("routing_rule")).isEqualTo(entries("rules") + entries("topics") - 1);
        assertThat(query("select count(*) from (select version from flyway_schema_history"
                        + " where version is not null group by version having count(*) > 1) twice"))
                .isZero();

        await(
                "both indexes hold the same",
                () -> total(one, "") > 0
                        && total(one, "") == query("select count(*) from public_record where visible")
                        && total(two, "") == total(one, ""));
        for (RunningServer node : nodes) {
            assertThat(verify(node).getBoolean("ok")).isTrue();
            assertThat(new Visitor(node).get("/api/v1/agencies").body())
                    .isEqualTo(new Visitor(one).get("/api/v1/agencies").body());
            assertThat(keep(node, attempt(true))
                            .json()
                            .getJsonArray("tickets")
                            .getJsonObject(0)
                            .getString("agency"))
                    .as("it knows the agencies")
                    .isEqualTo("state-patrol");
            assertThat(new Visitor(node)
                            .json(
                                    "/api/v1/submissions",
                                    Submitted.that(
                                                    "A state trooper pulled me over in a traffic stop and asked for papers.")
                                            .inUnsaidLanguage()
                                            .body())
                            .body())
                    .as("it knows the rules")
                    .contains("state-patrol");
        }
    }

    private void aSessionOfOneNodeWorksOnTheOther(RunningServer a, RunningServer b) {
        Visitor signedIn = new Visitor(a).signIn("liaison@state-patrol.demo");
        Visitor elsewhere =
                new Visitor(b).cookie("desk", signedIn.cookie("desk")).cookie("form", signedIn.cookie("form"));
        assertThat(elsewhere.get("/en/desk/tickets").status()).isEqualTo(200);
        String token = signedIn.get("/en/desk/account").input("token");
        assertThat(elsewhere.post("/en/desk/sign-out", Map.of("token", token)).status())
                .as("a form of one node is taken by the other")
                .isEqualTo(303);
        assertThat(signedIn.get("/en/desk/tickets").status())
                .as("signed out there is signed out here")
                .isEqualTo(303);
    }

    /** Two machines in two time zones: pages, lists and deadlines are the same, and in Wisconsin's time. */
    private static void bothShowWisconsinsTime(RunningServer a, RunningServer b) {
        for (String path : new String[] {
            "/api/v1/town-halls", "/en/town-halls", "/es/town-halls", "/hmn/town-halls", "/ar/commitments"
        }) {
            assertThat(shown(new Visitor(b).get(path))).as(path).isEqualTo(shown(new Visitor(a).get(path)));
        }
        Visitor here = new Visitor(a).signIn("liaison@state-patrol.demo");
        Visitor there = new Visitor(b).cookie("desk", here.cookie("desk")).cookie("form", here.cookie("form"));
        assertThat(shown(there.get("/en/desk/tickets"))).isEqualTo(shown(here.get("/en/desk/tickets")));
        Set<Instant> due = new HashSet<>();
        for (RunningServer node : new RunningServer[] {a, b}) {
            String receipt =
                    Submitted.that("When is an answer due?").to("state-patrol").receipt(new Visitor(node));
            due.add(Instant.parse(
                    send(b, "POST", "/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}", null, null)
                            .json()
                            .getJsonArray("tickets")
                            .getJsonObject(0)
                            .getString("dueBy")));
        }
        // Two days where Wisconsin's midnight was between them.
        assertThat(due).hasSizeBetween(1, 2);
        assertThat(due)
                .allMatch(instant ->
                        instant.plusSeconds(1).atZone(Time.ZONE).toLocalTime().isBefore(LocalTime.of(0, 1)));
    }

    /** A page without what is its own each time. */
    private static String shown(Visitor.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.body()
                .replaceAll("name=\"token\"\\s+value=\"[^\"]*\"|value=\"[^\"]*\"\\s+name=\"token\"", "")
                .replaceAll("http://localhost:[0-9]+", ""); // Each test server's public address is its own.
    }

    /**
     * As {@code docs/operations.md} says for several servers: first each has the new key to open with, then one after
     * the other seals with it; what is sealed opens on each at any moment.
     */
    private void theKeyIsTurned(RunningServer a, RunningServer b) throws Exception {
        String old = sealing(a);
        script("add", "a");
        copy("a", "b");
        await("both have the new key", () -> keys(a).size() == 2 && keys(b).size() == 2);
        assertThat(sealing(a)).as("none seals with it").isEqualTo(old);
        List<JsonObject> tickets = items(a, "/api/v1/desk/tickets?size=4", LIAISON);
        draft(b, tickets.get(0), "sealed by b with the old key");

        script("promote", "a");
        await("one of them seals with it", () -> !sealing(a).equals(old));
        assertThat(sealing(b)).as("the other opens with it").isEqualTo(old);
        draft(a, tickets.get(1), "sealed by a with the new key");
        draft(b, tickets.get(2), "sealed by b with the old key meanwhile");
        for (RunningServer node : new RunningServer[] {a, b}) {
            assertThat(drafts(node, tickets.get(0))).contains("sealed by b with the old key");
            assertThat(drafts(node, tickets.get(1))).contains("sealed by a with the new key");
            assertThat(drafts(node, tickets.get(2))).contains("meanwhile");
        }
        copy("a", "b");
        await("nothing needs the old key", () -> sealing(b).equals(sealing(a)) && needs(a, old) == 0);
        await("it is told that it has ended", () -> acts("keys.turning-ended") == acts("keys.turning-begun"));
        assertThat(acts("keys.turning-ended")).isPositive();

        Script.run(
                Map.of("ANSWERABLE_URL", b.base().toString(), "ANSWERABLE_TOKEN", "demo-admin@demo"),
                "keys",
                "retire",
                "seal",
                keysOf("a").toString());
        copy("a", "b");
        await("the old key is gone", () -> keys(a).size() == 1 && keys(b).size() == 1);
        for (RunningServer node : new RunningServer[] {a, b}) {
            assertThat(drafts(node, tickets.get(0))).contains("sealed by b with the old key");
            assertThat(drafts(node, tickets.get(1))).contains("sealed by a with the new key");
        }
    }

    private void script(String act, String machine) {
        Script.Result result =
                Script.run(Map.of(), "keys", act, "seal", keysOf(machine).toString());
        assertThat(result.status()).as(result.said()).isZero();
    }

    private void copy(String from, String to) throws IOException {
        Path fresh = Files.copy(keysOf(from), folder.resolve("copied"));
        Files.move(fresh, keysOf(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<JsonObject> keys(RunningServer node) {
        return items(node, "/api/v1/desk/keys", "demo-admin@demo");
    }

    private static String sealing(RunningServer node) {
        return keys(node).stream()
                .filter(key -> key.getBoolean("primary"))
                .findFirst()
                .orElseThrow()
                .getString("key");
    }

    private static long needs(RunningServer node, String key) {
        return keys(node).stream()
                .filter(one -> one.getString("key").equals(key))
                .mapToLong(one -> one.getJsonArray("needs").size())
                .sum();
    }

    private static void draft(RunningServer node, JsonObject ticket, String text) {
        assertThat(send(
                                node,
                                "POST",
                                "/api/v1/desk/tickets/" + ticket.getString("id") + "/draft",
                                "{\"act\":\"note\",\"text\":\"" + text + "\"}",
                                LIAISON,
                                null)
                        .status())
                .isEqualTo(200);
    }

    private static String drafts(RunningServer node, JsonObject ticket) {
        return send(node, "GET", "/api/v1/desk/tickets/" + ticket.getString("id") + "/draft", null, LIAISON, null)
                .body();
    }

    private long acts(String act) {
        return query("select count(*) from journal_entry where act = '" + act + "'");
    }

    /** Words that were taken back at both nodes, whose time is over. */
    private void overdue(int many, RunningServer... nodes) {
        for (int i = 0; i < many; i++) {
            Visitor writer = new Visitor(nodes[i % nodes.length]);
            String receipt = Submitted.that("What I say here I take back.")
                    .to("state-patrol")
                    .receipt(writer);
            assertThat(writer.json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                            .status())
                    .isEqualTo(204);
        }
        Databases.execute(database, "update sealed_original set keep_until = submission");
    }

    /** Both look at the timetable; what is overdue is erased by one of them, once. */
    private void aJobRunsOnce(RunningServer a, RunningServer b) {
        long before = acts("submission.erased");
        overdue(4, a, b);
        long all = count("sealed_original");
        Databases.execute(database, "update scheduled_tasks set execution_time = now() where task_name = 'seals'");
        await("the job has run", () -> count("sealed_original") == 0);
        await(
                "and says so",
                () -> query("select count(*) from scheduled_tasks where task_name = 'seals' and not picked"
                                + " and execution_time > now() and consecutive_failures = 0")
                        == 1);
        assertThat(acts("submission.erased") - before).isEqualTo(all);
        erasedOnceEach();
    }

    private void erasedOnceEach() {
        assertThat(query("select count(*) from (select subject from journal_entry where act = 'submission.erased'"
                        + " group by subject having count(*) > 1) twice"))
                .isZero();
    }

    /** The same, but the second row is held by somebody; the node that waits for it, with one row done and two not. */
    private RunningServer aJobHangsInTheMidst(Connection holding, RunningServer a, RunningServer b)
            throws SQLException {
        long before = acts("submission.erased");
        overdue(3, a, b);
        holding.setAutoCommit(false);
        try (Statement statement = holding.createStatement()) {
            statement.execute("select * from sealed_original where submission = (select submission from sealed_original"
                    + " order by keep_until offset 1 fetch first 1 rows only) for update");
        }
        Databases.execute(database, "update scheduled_tasks set execution_time = now() where task_name = 'seals'");
        String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike"
                + " '%sealed_original%' and datname = '" + name + "' and application_name = ";
        await("it hangs", () -> query(waiting + "'a'") + query(waiting + "'b'") == 1);
        assertThat(acts("submission.erased")).isEqualTo(before + 1);
        return query(waiting + "'a'") == 1 ? a : b;
    }

    private void theOtherTakesTheJobOver() {
        await("the rest is erased", () -> count("sealed_original") == 0);
        erasedOnceEach();
        assertThat(query("select count(*) from submission where erased_at is not null"))
                .isEqualTo(acts("submission.erased"));
    }

    /**
     * Sixteen write to both nodes, the agency answers at one, the moderator publishes at the other, until all of it is
     * done.
     */
    private void work(RunningServer a, RunningServer b) throws Exception {
        int before = receipts.size();
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService people = Executors.newFixedThreadPool(2 * WRITERS + 2);
                AutoCloseable ended = () -> going.set(false)) {
            Future<?> agency = people.submit(() -> answer(a, going));
            Future<?> moderator = people.submit(() -> publish(b, going));
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                RunningServer mine = i % 2 == 0 ? a : b;
                RunningServer other = i % 2 == 0 ? b : a;
                writers.add(people.submit(() -> {
                    for (int n = 0; n < EACH; n++) {
                        if (n % 2 == 0) {
                            keep(mine, attempt(n % 3 == 0));
                        } else {
                            both(people, mine, other, attempt(n % 3 == 0));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(180, TimeUnit.SECONDS);
            }
            assertThat(receipts).hasSize(before + WRITERS * EACH);
            await(
                    "everything is answered and published",
                    () -> answered.size() == receipts.size() && published.size() == receipts.size());
            going.set(false);
            agency.get(60, TimeUnit.SECONDS);
            moderator.get(60, TimeUnit.SECONDS);
        }
    }

    private Attempt attempt(boolean withMail) {
        String word = "node"
                + Integer.toString(number.incrementAndGet())
                        .chars()
                        .mapToObj(digit -> String.valueOf((char) (digit - '0' + 'b')))
                        .reduce("x", String::concat)
                + "z";
        Submitted submission = Submitted.that("nodetest. A trooper stopped me near Madison. The word is " + word + ".")
                .to("state-patrol")
                .allowingPublication();
        if (withMail) {
            submission.reachedBy(word + "@example.org");
        }
        Attempt attempt = new Attempt(word, UUID.randomUUID().toString(), submission.body(), withMail);
        attempts.put(word, attempt);
        return attempt;
    }

    private static Reply submit(RunningServer node, Attempt attempt) {
        return send(node, "POST", "/api/v1/submissions", attempt.body(), null, attempt.key());
    }

    private Reply keep(RunningServer node, Attempt attempt) {
        Reply reply = submit(node, attempt);
        assertThat(reply).isNotNull();
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        receipts.put(attempt.word(), reply.json().getString("receipt"));
        return reply;
    }

    /** The same key at the same moment on both nodes: one submission, one receipt. */
    private void both(ExecutorService people, RunningServer one, RunningServer other, Attempt attempt)
            throws Exception {
        Future<Reply> there = people.submit(() -> submit(other, attempt));
        keep(one, attempt);
        Reply second = there.get(60, TimeUnit.SECONDS);
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(second.json().getString("receipt")).isEqualTo(receipts.get(attempt.word()));
    }

    private void answer(RunningServer node, AtomicBoolean going) {
        while (going.get()) {
            for (JsonObject ticket : items(node, "/api/v1/desk/tickets?status=open&size=100", LIAISON)) {
                String word = word(ticket.getString("text"));
                if (word != null) {
                    Reply reply = send(
                            node,
                            "POST",
                            "/api/v1/desk/tickets/" + ticket.getString("id") + "/answer",
                            "{\"text\":\"Answer to " + word + ".\"}",
                            LIAISON,
                            null);
                    if (reply != null && reply.status() == 200) {
                        answered.add(word);
                    }
                }
            }
        }
    }

    private void publish(RunningServer node, AtomicBoolean going) {
        while (going.get()) {
            // All of them: what has an answer that is not public waits as well, and stands before what is new.
            for (JsonObject submission :
                    all(node, "/api/v1/desk/submissions?state=awaiting-moderation&size=100", MODERATOR)) {
                String word = word(submission.getString("text"));
                if (word != null && !published.contains(word)) {
                    Reply reply = send(
                            node,
                            "POST",
                            "/api/v1/desk/submissions/" + submission.getString("id") + "/publish",
                            "{\"redactions\":[]}",
                            MODERATOR,
                            null);
                    if (reply != null && reply.status() == 200) {
                        published.add(word);
                    }
                }
            }
        }
    }

    /** Writers at both nodes; one node is killed while they write; whoever was cut off sends the same to the other. */
    private void oneIsKilledInTheMiddle(RunningServer killed, RunningServer left, Connection holding) throws Exception {
        int before = receipts.size();
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicBoolean alive = new AtomicBoolean(true);
        long placedAtKill;
        try (ExecutorService people = Executors.newFixedThreadPool(WRITERS + 2);
                AutoCloseable ended = () -> going.set(false)) {
            Future<?> agency = people.submit(() -> answer(left, going));
            Future<?> moderator = people.submit(() -> publish(left, going));
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                RunningServer mine = i % 2 == 0 ? killed : left;
                boolean withMail = i % 4 < 2;
                writers.add(people.submit(() -> {
                    int after = 0;
                    while (after < 3) {
                        after += alive.get() ? 0 : 1;
                        Attempt attempt = attempt(withMail);
                        Reply reply = alive.get() ? submit(mine, attempt) : null;
                        if (reply != null && reply.status() == 201) {
                            receipts.put(attempt.word(), reply.json().getString("receipt"));
                        } else {
                            keep(left, attempt);
                        }
                    }
                    return null;
                }));
            }
            await("both are at work", () -> receipts.size() >= before + 2 * WRITERS);
            killed.kill9();
            holding.rollback(); // From now on only who is left can go on with the row.
            placedAtKill = query("select count(*) from journal_position");
            alive.set(false);
            for (Future<?> writer : writers) {
                writer.get(180, TimeUnit.SECONDS);
            }
            await(
                    "everything is answered and published by the one that is left",
                    () -> answered.size() == attempts.size() && published.size() == attempts.size());
            going.set(false);
            agency.get(60, TimeUnit.SECONDS);
            moderator.get(60, TimeUnit.SECONDS);
        }
        await("the lease was taken over: acts get positions", () -> query("select count(*) from journal_pending") == 0);
        assertThat(query("select count(*) from journal_position")).isGreaterThan(placedAtKill + 3L * WRITERS);
        assertThat(receipts.keySet()).isEqualTo(attempts.keySet());
    }

    private void everyAcknowledgedSubmissionStandsOnce(RunningServer node) throws Exception {
        Map<String, Integer> standing = new HashMap<>();
        all(node, "/api/v1/desk/submissions?size=100", MODERATOR).forEach(s -> {
            String word = word(s.getString("text"));
            if (word != null) {
                standing.merge(word, 1, Integer::sum);
            }
        });
        assertThat(standing.keySet()).isEqualTo(receipts.keySet());
        assertThat(standing.values()).allMatch(count -> count == 1);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> checks = new ArrayList<>();
            receipts.forEach((word, receipt) -> checks.add(pool.submit(() -> {
                Reply opened =
                        send(node, "POST", "/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}", null, null);
                assertThat(opened.status()).isEqualTo(200);
                assertThat(opened.json().getString("text")).contains(word);
                assertThat(opened.json().getJsonArray("answers")).as(word).hasSize(1);
            })));
            for (Future<?> check : checks) {
                check.get();
            }
        }
    }

    private void everyPublishedRecordIsFoundOn(RunningServer node) {
        await("the index of " + node.base() + " has followed", () -> total(node, "nodetest") == published.size());
        for (String word : published) {
            await(word + " is found with its answer", () -> total(node, word) == 1);
        }
    }

    private void whatPagesCountIsWhatTheTablesHold() throws Exception {
        try (Connection connection = database.getConnection()) {
            await("what is kept in sums is what is counted", () -> {
                try {
                    return PlainCount.kept(connection).equals(PlainCount.counted(connection));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(PlainCount.counted(connection)).contains("agency:state-patrol");
        }
    }

    /** Verified by the node itself, and by going through all pages of the list. */
    private void theJournalIsWholeOn(RunningServer node) {
        await("every act has its position", () -> query("select count(*) from journal_pending") == 0);
        long recorded = query("select count(*) from journal_entry");
        long expected = 0;
        Set<String> hashes = new HashSet<>();
        for (JsonObject act : all(node, "/api/v1/desk/audit?size=100", AUDITOR)) {
            assertThat(act.getJsonNumber("position").longValue()).isEqualTo(++expected);
            hashes.add(act.getString("hash"));
        }
        assertThat((long) hashes.size()).isEqualTo(expected);
        assertThat(expected).isGreaterThanOrEqualTo(recorded);
        JsonObject verified = verify(node);
        assertThat(verified.getBoolean("ok")).as(verified.toString()).isTrue();
        assertThat(verified.getJsonNumber("entries").longValue()).isGreaterThanOrEqualTo(expected);
    }

    private static JsonObject verify(RunningServer node) {
        return send(node, "POST", "/api/v1/desk/audit/verify", "{}", AUDITOR, null)
                .json();
    }

    private void oneNoticeForEachCause(int copies) {
        Set<String> expected = new HashSet<>(answered);
        expected.removeIf(word -> !attempts.get(word).withMail());
        await(
                "every notice has arrived",
                () -> sent().keySet().containsAll(expected)
                        && query("select count(*) from notice where sent_at is null and given_up = false") == 0);
        Map<String, List<String>> sent = sent();
        assertThat(sent.keySet()).isEqualTo(expected);
        int doubled = 0;
        for (Map.Entry<String, List<String>> one : sent.entrySet()) {
            assertThat(new HashSet<>(one.getValue()))
                    .as("mails to " + one.getKey() + " are one notice")
                    .hasSize(1);
            doubled += one.getValue().size() - 1;
        }
        assertThat(doubled).isLessThanOrEqualTo(copies);
    }

    /** The ids of the mails that arrived, by the word of the submission. */
    private Map<String, List<String>> sent() {
        Map<String, List<String>> sent = new HashMap<>();
        try {
            for (Message message : mail.getReceivedMessages()) {
                String to = message.getAllRecipients()[0].toString();
                if (to.startsWith("node")) {
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
        int at = text.indexOf("The word is node");
        return at < 0 ? null : text.substring(at + 12, text.indexOf('.', at));
    }

    private static int total(RunningServer node, String q) {
        return send(node, "GET", "/api/v1/search?size=1&q=" + q, null, null, null)
                .json()
                .getInt("total");
    }

    private static List<JsonObject> items(RunningServer node, String path, String token) {
        Reply reply = send(node, "GET", path, null, token, null);
        return reply == null || reply.status() != 200
                ? List.of()
                : reply.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> all(RunningServer node, String path, String token) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Reply reply = send(node, "GET", path + (cursor.isEmpty() ? "" : "&cursor=" + cursor), null, token, null);
            if (reply == null) {
                break;
            }
            JsonObject page = reply.json();
            all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = !page.containsKey("next") || page.isNull("next") ? null : page.getString("next");
        }
        return all;
    }

    /** How many a list of the directory that comes with the product has. */
    private static int entries(String list) {
        return Resources.object("/directory/wisconsin.json").getJsonArray(list).size();
    }

    private int count(String table) {
        return (int) query("select count(*) from " + table);
    }

    private long query(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The reply; {@code null} where the connection broke, as it does when the node is killed. */
    private static Reply send(RunningServer node, String method, String path, String body, String token, String key) {
        return Calls.send(node, Duration.ofSeconds(60), method, path, body, token, key);
    }

    private static void await(String what, Callable<Boolean> condition) {
        eventually(what).pollInterval(Duration.ofMillis(20)).until(condition);
    }
}
