package org.answerable.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.RunningServer;
import org.answerable.audit.VerifyingSpeed;
import org.answerable.campaigns.CampaignsMeasured;
import org.answerable.platform.Databases;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.crypto.TestKeys;
import org.answerable.redaction.HostileTexts;
import org.answerable.redaction.PersonalData;
import org.answerable.redaction.Suspicions;
import org.answerable.routing.RoutingMeasured;
import org.answerable.routing.StoredMeasured;

/**
 * Everything that {@code script/bench} measures, on a real server process with nothing capped. A missed target is said,
 * and is no failure: what counts are the ratios, as both sides of one stand under the same load of the machine.
 */
public final class Bench {
    private static final Set<String> SECTIONS = new TreeSet<>(List.of(
            "identify",
            "retrieve",
            "redaction",
            "search",
            "submit",
            "visible",
            "rebuild",
            "stalled",
            "overload",
            "start",
            "verify",
            "pages",
            "routing",
            "stored",
            "campaigns"));
    private static final long SEED = Long.parseLong(System.getenv().getOrDefault("BENCH_SEED", "20261124"));
    private static final int CONNECTIONS = 8;
    /** Entries of the journal that are verified. */
    private static final int VERIFIED = 100_000;

    /** Texts that are asked about beside the demonstration's stories. */
    private static final int STORED_TEXTS = 2_000;

    private static final String ADMIN = "demo-admin@demo";
    private static final String MODERATOR = "demo-moderator@demo";

    private final Set<String> wanted;
    private final Table table = new Table();
    private final Records records;
    private final Path folder;
    private final List<Integer> sizes = Stream.of(System.getenv()
                    .getOrDefault("BENCH_RECORDS", "10000,100000")
                    .split(","))
            .map(Integer::valueOf)
            .toList();
    private RunningServer server;

    private Bench(Set<String> wanted, Records records, Path folder) {
        this.wanted = wanted;
        this.records = records;
        this.folder = folder;
    }

    /** @param args sections; none means all */
    public static void main(String[] args) throws Exception {
        Set<String> wanted = args.length == 0 ? SECTIONS : new TreeSet<>(List.of(args));
        if (!SECTIONS.containsAll(wanted)) {
            System.err.println("usage: script/bench [" + String.join("|", SECTIONS) + "]...");
            System.exit(2);
        }
        Logger.getLogger("").setLevel(Level.WARNING);
        Corpus corpus = Corpus.find();
        System.out.println(
                "text: " + corpus.source() + " (" + corpus.languages().size() + " languages); seed " + SEED + "; "
                        + Runtime.getRuntime().availableProcessors() + " processors, load " + load() + "; Java "
                        + Runtime.version());
        Files.createDirectories(Path.of("target/bench"));
        Path folder = Files.createTempDirectory(Path.of("target/bench"), "run").toAbsolutePath();
        Bench bench = new Bench(wanted, new Records(corpus, SEED), folder);
        long begun = System.nanoTime();
        try {
            if (bench.wants("identify")) {
                Identification.run(bench.table);
                Quotation.run(bench.table);
            }
            if (bench.wants("retrieve")) {
                Path texts = Path.of(corpus.source());
                if (Files.isDirectory(texts)) {
                    Retrieval.judged();
                    new Retrieval(texts).run();
                } else {
                    System.out.println(
                            "retrieval is measured on aligned texts of many languages: BENCH_TEXT names their folder");
                }
                String questions = System.getenv("BENCH_QUESTIONS");
                if (questions != null && !questions.isBlank()) {
                    Retrieval.questions(Path.of(questions));
                }
            }
            if (bench.wants("routing")) {
                RoutingMeasured.run();
            }
            if (bench.wants("stored")) {
                bench.stored();
            }
            if (bench.wants("campaigns")) {
                bench.campaigns();
            }
            if (bench.wants("redaction")) {
                bench.redact(corpus);
            }
            if (bench.wants("verify")) {
                bench.verify();
            }
            if (!Set.of("identify", "retrieve", "redaction", "verify", "pages", "routing", "stored", "campaigns")
                    .containsAll(wanted)) {
                bench.run();
            }
            if (bench.wants("start")) {
                bench.table.head();
                try (Starts starts = new Starts(bench.table, Files.createDirectories(folder.resolve("starts")))) {
                    starts.run();
                }
            }
            if (bench.wants("pages")) {
                bench.table.head();
                try (Pages pages = new Pages(bench.records, bench.table, environment(Map.of()))) {
                    pages.run(Pages.sizes(System.getenv("BENCH_RECORDS")));
                }
            }
        } finally {
            if (bench.server != null) {
                bench.server.close();
            }
            delete(folder);
        }
        bench.table.whole();
        System.out.printf(
                "%nload at the end %s; %d s in all%n",
                load(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }

    private static String load() {
        return Table.figure(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private boolean wants(String section) {
        return wanted.contains(section);
    }

    /**
     * How much of what is personal is found, how much is marked in the news, and how long it takes: in ordinary texts,
     * and in those made to be slow.
     */
    /** Against stories that hold the rules' words, and against texts that hardly do. */
    private void stored() {
        List<StoredMeasured.Text> texts = new ArrayList<>();
        for (int i = 0; i < STORED_TEXTS; i++) {
            Records.Item item = records.item(i);
            texts.add(new StoredMeasured.Text(item.text(), item.language(), item.county(), item.topics()));
        }
        StoredMeasured.Figure figure = StoredMeasured.run(records.counties(), records.topics(), texts, SEED);
        table.bounded("10,000 stored queries against one new text, p50", figure.p50(), "ms", "", 5);
        table.bounded("10,000 stored queries against one new text, p99", figure.p99(), "ms", "", 5);
        System.out.println("  " + figure);
    }

    /** On the documents that no constant was chosen on. */
    private void campaigns() throws Exception {
        Path texts = Path.of(Corpus.find().source());
        if (!Files.isDirectory(texts)) {
            System.out.println("campaigns are made of texts of many languages: BENCH_TEXT names their folder");
            return;
        }
        try (JdbcTransactions transactions = new JdbcTransactions(
                Databases.fresh(Databases.Kind.H2, Files.createDirectories(folder.resolve("campaigns"))))) {
            for (CampaignsMeasured.Figure figure :
                    CampaignsMeasured.run(transactions, TestKeys.fresh(), texts, true, SEED)) {
                table.floor("campaigns, " + figure.name() + ", pairwise F1", figure.f1(), "", figure.floor());
                System.out.println("  " + figure.of());
            }
            CampaignsMeasured.Unrelated unrelated =
                    CampaignsMeasured.unrelated(transactions, TestKeys.fresh(), texts, true, SEED);
            table.bounded("campaigns, unrelated texts merged of 10,000", unrelated.in10000(), "", "", 1);
            System.out.printf(
                    Locale.ROOT,
                    "  %d sentences of %d articles in all languages, %d merged with one of another article,"
                            + " %d with others of their own alone; %.2f ms each%n",
                    unrelated.texts(),
                    unrelated.articles(),
                    unrelated.merged(),
                    unrelated.ofOne(),
                    unrelated.millis());
        }
    }

    private void redact(Corpus corpus) {
        PersonalData.HALVES.forEach(half -> PersonalData.print(half, PersonalData.measure(half, null), System.out));
        PersonalData.real(corpus.sentences(), System.out);
        Suspicions suspicions = new Suspicions();
        long[] ordinary = new long[4_000];
        for (int round = 0; round < 2; round++) { // The first warms up.
            for (int i = 0; i < ordinary.length; i++) {
                Records.Item item = records.item(i);
                long begun = System.nanoTime();
                suspicions.in(item.text(), item.language());
                ordinary[i] = System.nanoTime() - begun;
            }
        }
        long[] hostile = HostileTexts.ALL.stream()
                .mapToLong(text -> {
                    long begun = System.nanoTime();
                    suspicions.in(text, "en");
                    return System.nanoTime() - begun;
                })
                .toArray();
        table.row(
                "suspected marks of a text, p50",
                Table.millis(Table.percentile(ordinary, 0.5)),
                "p99 " + Table.millis(Table.percentile(ordinary, 0.99)));
        table.row(
                "the same, slowest hostile of 20,000 characters",
                Table.millis(Table.percentile(hostile, 1)),
                "p50 " + Table.millis(Table.percentile(hostile, 0.5)));
    }

    /** How fast a journal is verified, its chain and what its acts concerned, on each database. */
    private void verify() throws Exception {
        for (Databases.Kind kind : Databases.Kind.values()) {
            VerifyingSpeed.Measured measured = VerifyingSpeed.on(kind, folder, VERIFIED);
            table.row(
                    "entries of the journal verified a second, " + kind,
                    String.format("%,.0f", measured.perSecond()),
                    String.format("%,d entries with their contents in %.2f s", measured.entries(), measured.seconds()));
        }
    }

    private void run() throws Exception {
        table.head();
        server = RunningServer.prepare(environment(Map.of()));
        uncapped(server);
        double first = start();
        if (wants("start")) {
            table.bounded("start-up, empty data, demo data included", first, "s", "", 30);
            server.stop();
            table.bounded("start-up, again", start(), "s", "", 15);
            table.row("WAR", Table.figure(Files.size(Path.of("target/answerable.war")) / 1e6) + " MB", "");
        }
        if (wants("stalled")) {
            new Stalled(port(), table).run();
        }
        if (wants("overload")) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                Records.Item item = records.item(3_000_000 + i);
                bodies.add(body(item, item.text()));
            }
            new Overload(port(), table, bodies, this::compiling).run();
        }
        boolean once = true;
        int had = 0;
        for (int size : wants("search") || wants("rebuild")
                ? sizes
                : wants("visible") || wants("submit") ? sizes.subList(0, 1) : List.<Integer>of()) {
            grow(had, size);
            had = size;
            if (wants("search")) {
                search(size);
            }
            if (once && wants("submit")) {
                submit("H2", Commits.h2(folder));
            }
            if (once && wants("visible")) {
                visible(size);
            }
            once = false;
            if (wants("rebuild")) {
                rebuild(size);
            }
        }
        server.close();
        if (wants("submit")) {
            try (EmbeddedPostgres postgres = Commits.postgres()) {
                Commits.on(postgres, "product");
                server = RunningServer.prepare(environment(Map.of(
                        "DATABASE_URL", postgres.getJdbcUrl("postgres", "product"), "DATABASE_USER", "postgres")));
                uncapped(server);
                start();
                submit("PostgreSQL, fsync on", Commits.on(postgres, "raw"));
                server.close();
            }
        }
        server = null;
    }

    private static Map<String, String> environment(Map<String, String> more) {
        // Arguments of its own, set where it starts: so that nothing is prepared for it, as it is for the tests.
        Map<String, String> environment = new HashMap<>(Map.of(
                "DEMO",
                "true",
                "JVM_ARGS",
                "",
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_OPENINGS_PER_MINUTE",
                "0"));
        environment.putAll(more);
        return environment;
    }

    /** The harness caps the compiler, for tests; what is measured runs as {@code script/server} runs it. */
    private static void uncapped(RunningServer server) {
        server.with(
                        "JVM_ARGS",
                        "-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="
                                + server.data().resolve("classes.jsa"))
                .with("REQUESTS_AT_ONCE", null)
                .with("DATABASE_CONNECTIONS", null);
    }

    /** Seconds until ready. */
    private double start() {
        long begun = System.nanoTime();
        server.launch();
        server.awaitReady();
        return (System.nanoTime() - begun) / 1e9;
    }

    private int port() {
        return server.base().getPort();
    }

    /** Brings the stopped database to a size and starts on it, with an index built from it. */
    private void grow(int from, int to) throws Exception {
        server.stop();
        long begun = System.nanoTime();
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:" + server.data().resolve("answerable"), "answerable", "")) {
            records.insert(connection, from, to);
        }
        delete(server.data().resolve("index"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        start();
        try (Wire admin = new Wire(port(), ADMIN)) {
            double built = await(120, () -> {
                JsonObject state = admin.get("/api/v1/desk/search").expect(200).json();
                return state.getBoolean("complete") && state.getInt("records") >= to;
            });
            System.out.printf(
                    "# %,d records inserted in %.1f s; index complete %.1f s after ready%n", to, seconds, built);
        }
    }

    private static double await(int seconds, Callable<Boolean> condition) throws Exception {
        long begun = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(seconds) * 4) {
                throw new IllegalStateException("not within " + seconds * 4 + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // Another process: there is no event to wait for.
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void search(int size) throws Exception {
        List<Searches.Asked> queries = Searches.make(records, size, 4000, new Random(SEED));
        Path at = Files.createDirectories(folder.resolve("raw-" + size));
        try (RawLucene raw = new RawLucene(at, records, size);
                Wire wire = new Wire(port(), null)) {
            long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            int next = 0;
            while (System.nanoTime() < warm || next < 1500) {
                Searches.Asked asked = queries.get(next++ % 2000);
                wire.get(asked.path()).expect(200);
                raw.search(asked, RawLucene.fields(asked.language()));
                raw.search(asked, RawLucene.fields(asked.language()).subList(1, 2));
            }
            List<long[]> taken = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            long totals = 0;
            long bytes = 0;
            for (int i = 2000; i < queries.size() && System.nanoTime() < end; i++) {
                Searches.Asked asked = queries.get(i);
                long a = System.nanoTime();
                Wire.Reply reply = wire.get(asked.path());
                long b = System.nanoTime();
                RawLucene.Found same = raw.search(asked, RawLucene.fields(asked.language()));
                long c = System.nanoTime();
                raw.search(asked, RawLucene.fields(asked.language()).subList(1, 2));
                long d = System.nanoTime();
                reply.expect(200);
                bytes += reply.body().length;
                totals += same.total();
                taken.add(new long[] {b - a, c - b, d - c});
            }
            long[] http = taken.stream().mapToLong(t -> t[0]).toArray();
            long[] same = taken.stream().mapToLong(t -> t[1]).toArray();
            long[] plain = taken.stream().mapToLong(t -> t[2]).toArray();
            String what = String.format("search over HTTP, %,d records, ", size);
            for (double p : new double[] {0.5, 0.99}) {
                String name = p == 0.5 ? "p50" : "p99";
                long product = Table.percentile(http, p);
                if (p == 0.5) {
                    table.ratio(
                            what + name,
                            Table.millis(product),
                            "raw Lucene, same fields: " + Table.millis(Table.percentile(same, p)),
                            (double) product / Table.percentile(same, p),
                            true,
                            5);
                    table.compared(
                            what + name,
                            Table.millis(product),
                            "raw Lucene, the language's field alone: " + Table.millis(Table.percentile(plain, p)),
                            (double) product / Table.percentile(plain, p));
                } else {
                    table.row(
                            what + name,
                            Table.millis(product),
                            "raw: " + Table.millis(Table.percentile(same, p)) + ", one field: "
                                    + Table.millis(Table.percentile(plain, p)));
                }
            }
            System.out.printf(
                    "# %d queries after %d to warm up; %.0f hits and %.1f kB an answer on average%n",
                    taken.size(), next, (double) totals / taken.size(), bytes / 1e3 / taken.size());
        }
        delete(at);
    }

    /** How many of something happened in a second, by so many at once. */
    private interface Doing {
        void once(int worker, long number) throws Exception;
    }

    private static double perSecond(double seconds, AtomicLong numbers, Doing doing) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            AtomicBoolean going = new AtomicBoolean(true);
            AtomicLong done = new AtomicLong();
            List<Future<?>> running = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                int worker = i;
                running.add(workers.submit(() -> {
                    while (going.get()) {
                        doing.once(worker, numbers.getAndIncrement());
                        done.incrementAndGet();
                    }
                    return null;
                }));
            }
            LockSupport.parkNanos((long) (seconds * 1e9)); // For so long it is measured.
            long count = done.get();
            double taken = (System.nanoTime() - begun) / 1e9;
            going.set(false);
            for (Future<?> one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
            return count / taken;
        } finally {
            workers.shutdownNow();
        }
    }

    private void submit(String database, javax.sql.DataSource raw) throws Exception {
        List<Records.Item> items = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            Records.Item item = records.item(1_000_000 + i);
            items.add(item);
            bodies.add(body(item, item.text()));
        }
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            wires.add(new Wire(port(), null));
        }
        AtomicLong numbers = new AtomicLong();
        AtomicLong tickets = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        Doing submitting = (worker, number) -> {
            Wire.Reply reply =
                    wires.get(worker).post("/api/v1/submissions", bodies.get((int) (number % bodies.size())));
            while (reply.status() == 503) {
                refused.incrementAndGet(); // As its client does: it had waited for its turn until then.
                reply = wires.get(worker).post("/api/v1/submissions", bodies.get((int) (number % bodies.size())));
            }
            JsonObject answer = reply.expect(201).json();
            tickets.addAndGet(answer.getJsonArray("tickets").size());
        };
        try (Commits commits = new Commits(raw, CONNECTIONS, records)) {
            warmUp(numbers, submitting);
            Commits.Rows rows =
                    new Commits.Rows(2, (int) Math.max(1, Math.round((double) tickets.get() / numbers.get())));
            Doing small = (worker, number) -> commits.writer(worker).small();
            Doing whole = (worker, number) ->
                    commits.writer(worker).submission(items.get((int) (number % items.size())), rows, records.topics());
            AtomicLong others = new AtomicLong();
            perSecond(2, others, small);
            perSecond(2, others, whole);
            List<double[]> rounds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                rounds.add(new double[] {
                    perSecond(3, numbers, submitting), perSecond(1.5, others, small), perSecond(1.5, others, whole)
                });
            }
            System.out.printf("# refused for want of a turn, and sent again: %d of %d%n", refused.get(), numbers.get());
            double product = median(rounds, 0);
            String what = "submissions a second, " + database + ", " + CONNECTIONS + " connections";
            table.ratio(
                    what,
                    Table.figure(product) + " /s",
                    "raw commits of one small row: " + Table.figure(median(rounds, 1)) + " /s",
                    product / median(rounds, 1),
                    false,
                    1 / 3.0);
            table.ratio(
                    what,
                    Table.figure(product) + " /s",
                    "raw commits of the same " + (4 + rows.topics() + 3 * rows.tickets()) + " rows: "
                            + Table.figure(median(rounds, 2)) + " /s",
                    product / median(rounds, 2),
                    false,
                    1 / 3.0);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    /**
     * Until the server's compilers are quiet, for they take a core of two from it: some two minutes for what a
     * submission runs through, and five at most.
     */
    private void warmUp(AtomicLong numbers, Doing doing) throws Exception {
        int quiet = 0;
        int rounds = 0;
        double busy = 0;
        for (double before = compiling(); rounds < 38 && quiet < 2; rounds++) {
            perSecond(8, numbers, doing);
            double now = compiling();
            busy = (now - before) / 8;
            quiet = busy < 0.15 ? quiet + 1 : 0;
            before = now;
        }
        System.out.printf(
                "# %d submissions in %d s to warm up; the compilers then took %.2f of a core%n",
                numbers.get(), rounds * 8, busy);
    }

    /** Seconds that the server's compilers have worked so far, summed over their threads. */
    private double compiling() throws IOException, InterruptedException {
        String counters = jcmd(javaProcess(), "PerfCounter.print");
        double ticks = counter(counters, "java.ci.totalTime");
        return ticks / counter(counters, "sun.os.hrt.frequency");
    }

    private static double counter(String counters, String name) {
        Matcher found = Pattern.compile("^" + Pattern.quote(name) + "=(\\d+)", Pattern.MULTILINE)
                .matcher(counters);
        if (!found.find()) {
            throw new IllegalStateException("the JVM does not count " + name);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double median(List<double[]> rounds, int column) {
        double[] values = rounds.stream().mapToDouble(r -> r[column]).sorted().toArray();
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    private static String body(Records.Item item, String text) {
        return jakarta.json.Json.createObjectBuilder()
                .add("kind", item.kind())
                .add("text", text)
                .add("publish", true)
                .add("topics", jakarta.json.Json.createArrayBuilder(item.topics()))
                .add("agencies", jakarta.json.Json.createArrayBuilder(List.of(item.agency())))
                .add(
                        "place",
                        item.county() == null
                                ? jakarta.json.JsonValue.EMPTY_JSON_OBJECT
                                : jakarta.json.Json.createObjectBuilder()
                                        .add("county", item.county())
                                        .build())
                .build()
                .toString();
    }

    private void visible(int size) throws Exception {
        int count = 200;
        Map<String, String> ids = new HashMap<>();
        Pattern word = Pattern.compile("benchword[a-z]+");
        try (Wire writer = new Wire(port(), null);
                Wire moderator = new Wire(port(), MODERATOR)) {
            for (int i = 0; i < count; i++) {
                Records.Item item = records.item(2_000_000 + i);
                writer.post("/api/v1/submissions", body(item, item.text() + " benchword" + letters(i)))
                        .expect(201);
            }
            String cursor = "";
            while (cursor != null) {
                JsonObject page = moderator
                        .get("/api/v1/desk/submissions?state=awaiting-moderation&size=100&cursor="
                                + java.net.URLEncoder.encode(cursor, StandardCharsets.UTF_8))
                        .expect(200)
                        .json();
                for (JsonObject item : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
                    Matcher found = word.matcher(item.getString("text"));
                    if (found.find()) {
                        ids.put(found.group(), item.getString("id"));
                    }
                }
                cursor = page.isNull("next") || ids.size() == count ? null : page.getString("next");
            }
            long[] sinceAnswer = new long[ids.size()];
            long[] sinceAsking = new long[ids.size()];
            int i = 0;
            for (Map.Entry<String, String> one : ids.entrySet()) {
                long asked = System.nanoTime();
                moderator
                        .post("/api/v1/desk/submissions/" + one.getValue() + "/publish", "{\"redactions\":[]}")
                        .expect(200);
                long answered = System.nanoTime();
                while (writer.get("/api/v1/search?size=1&q=" + one.getKey())
                                .expect(200)
                                .json()
                                .getInt("total")
                        == 0) {
                    if (System.nanoTime() - answered > 30e9) {
                        throw new IllegalStateException("published and not found within 30 s: " + one.getKey());
                    }
                }
                long found = System.nanoTime();
                sinceAnswer[i] = found - answered;
                sinceAsking[i++] = found - asked;
            }
            String what = String.format("commit to searchable, %,d records, ", size);
            for (double p : new double[] {0.5, 0.99}) {
                table.bounded(
                        what + (p == 0.5 ? "p50 of " : "p99 of ") + ids.size(),
                        Table.percentile(sinceAnswer, p) / 1e6,
                        "ms",
                        "from asking to publish: " + Table.millis(Table.percentile(sinceAsking, p)),
                        1000);
            }
        }
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number + 26; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26)).append('q');
        }
        return letters.toString();
    }

    private void rebuild(int size) throws Exception {
        List<Searches.Asked> queries = Searches.make(records, size, 500, new Random(SEED + 1));
        try (Wire admin = new Wire(port(), ADMIN);
                Wire reader = new Wire(port(), null)) {
            AtomicBoolean going = new AtomicBoolean(true);
            List<Long> taken = new ArrayList<>();
            Thread reading = new Thread(() -> {
                try {
                    for (int i = 0; going.get(); i++) {
                        long begun = System.nanoTime();
                        reader.get(queries.get(i % queries.size()).path()).expect(200);
                        taken.add(System.nanoTime() - begun);
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)); // So often somebody searches.
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            reading.start();
            String job = admin.post("/api/v1/desk/search/rebuild", "{}")
                    .expect(202)
                    .json()
                    .getString("job");
            double seconds = await(600, () -> {
                JsonObject rebuild =
                        admin.get("/api/v1/desk/search").expect(200).json().getJsonObject("rebuild");
                if (rebuild.getString("state").equals("failed")) {
                    throw new IllegalStateException("the rebuild failed: " + rebuild);
                }
                return rebuild.getString("job").equals(job)
                        && rebuild.getString("state").equals("done");
            });
            going.set(false);
            reading.join();
            long[] searches = taken.stream().mapToLong(Long::longValue).toArray();
            table.row(
                    String.format("rebuild while serving, %,d records", size),
                    Table.figure(seconds) + " s",
                    String.format(
                            "%.0f records/s; searches meanwhile: p50 %s, p99 %s",
                            size / seconds,
                            Table.millis(Table.percentile(searches, 0.5)),
                            Table.millis(Table.percentile(searches, 0.99))));
        }
        long java = javaProcess();
        jcmd(java, "GC.run");
        // The whole heap of G1, or both generations of the parallel collector.
        Matcher used = Pattern.compile(
                        "^\\s*(?:garbage-first heap|PSYoungGen|ParOldGen)\\s.*\\bused (\\d+)K", Pattern.MULTILINE)
                .matcher(jcmd(java, "GC.heap_info"));
        long kilobytes = used.results()
                .mapToLong(generation -> Long.parseLong(generation.group(1)))
                .sum();
        table.row(
                String.format("heap after it, collected, %,d records", size),
                Table.figure(kilobytes / 1024.0) + " MiB",
                "");
    }

    private long javaProcess() {
        return Stream.concat(Stream.of(server.process()), server.process().descendants())
                .filter(p -> p.info().command().filter(c -> c.endsWith("java")).isPresent())
                .findFirst()
                .orElse(server.process())
                .pid();
    }

    private static String jcmd(long process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        Long.toString(process),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
