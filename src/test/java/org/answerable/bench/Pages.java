package org.answerable.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.accounts.DeskAuthentication;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What every page and every list of the API takes, at several numbers of public records: a server for each on one
 * PostgreSQL, all of them started before anything is measured, and asked in turn, so that whatever else the machine
 * does meets all alike. The smallest is the one that the others are compared with.
 */
final class Pages implements Closeable {
    private static final long UNPUBLISHED_KEY = 5_000_000;
    /** So that a page of each list is full with the fewest records, too. */
    private static final int LEAST_MEETINGS = 400;
    /** Milliseconds, and how much more than with the fewest records. */
    private static final double MOST = 20;

    private static final double RATIO = 1.5;
    /** Requests of a page in one turn, and turns that count; those that warm up come before. */
    private static final int TURN = 5;

    private static final int TURNS = Integer.parseInt(System.getenv().getOrDefault("BENCH_TURNS", "20"));
    private static final int WARM_UP = 12;
    /**
     * Up to so many records the index is built, too: a million take it a quarter of an hour on two idle cores, and no
     * page but search asks it.
     */
    private static final int INDEXED = Integer.parseInt(System.getenv().getOrDefault("BENCH_INDEXED", "100000"));
    /** A page that takes longer in one turn is asked once a turn only. */
    private static final long SLOW = TimeUnit.MILLISECONDS.toNanos(500);

    private final Records records;
    private final Table table;
    private final Map<String, String> environment;
    private final EmbeddedPostgres postgres;
    private final List<Site> sites = new ArrayList<>();

    Pages(Records records, Table table, Map<String, String> environment) throws IOException {
        this.records = records;
        this.table = table;
        this.environment = environment;
        // Nothing here is about durability: rows are to be made quickly.
        this.postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "256MB")
                .start();
    }

    /** Somebody who asks. */
    private enum Who {
        READER(null),
        COORDINATOR("coordinator@demo"),
        LIAISON("liaison@state-patrol.demo"),
        MODERATOR("moderator@demo"),
        TRANSLATOR("translator@demo"),
        AUDITOR("auditor@demo"),
        ADMIN("admin@demo");

        private final String account;

        Who(String account) {
            this.account = account;
        }
    }

    /** A page or a list, under the name that it has at every size. */
    private record Asked(String name, Who who, String path) {}

    /** A server with so many records. */
    private static final class Site implements Closeable {
        private final int size;
        private final RunningServer server;
        private final Map<String, Wire> wires = new HashMap<>();
        private final Map<Who, String> sessions = new HashMap<>();
        private final Map<String, Asked> pages = new LinkedHashMap<>();
        private final Map<String, List<Long>> taken = new LinkedHashMap<>();

        Site(int size, RunningServer server) {
            this.size = size;
            this.server = server;
        }

        /** A page of the desk is asked for with a session, the API with a token. */
        private Wire wire(Who who, String path) {
            boolean api = path.startsWith("/api/");
            return wires.computeIfAbsent(who + " " + api, key -> {
                int port = server.base().getPort();
                return who.account == null
                        ? new Wire(port, null)
                        : api
                                ? new Wire(port, "demo-" + who.account)
                                : Wire.withCookie(
                                        port,
                                        sessions.computeIfAbsent(
                                                who,
                                                w -> new Visitor(server)
                                                        .signIn(w.account)
                                                        .cookie(DeskAuthentication.COOKIE)));
            });
        }

        private Wire.Reply get(Who who, String path) throws IOException {
            return wire(who, path).get(path);
        }

        private void add(String name, Who who, String path) {
            pages.put(name, new Asked(name, who, path));
        }

        @Override
        public void close() throws IOException {
            for (Wire wire : wires.values()) {
                wire.close();
            }
            server.close();
        }
    }

    void run(List<Integer> sizes) throws Exception {
        for (int size : sizes) {
            open(size);
        }
        for (Site site : sites) {
            list(site);
        }
        for (Site site : sites) {
            long begun = System.nanoTime();
            for (int i = 0; i < WARM_UP && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(90); i++) {
                turn(site, false);
            }
        }
        for (int i = 0; i < TURNS; i++) {
            for (Site site : sites) {
                turn(site, true);
            }
        }
        print();
    }

    private void print() {
        Site first = sites.getFirst();
        System.out.printf(
                "%n# p50 of at least %d requests each, asked of all sizes in turn; the ratio is to %,d records%n",
                TURNS, first.size);
        int missed = 0;
        int all = 0;
        for (String name : first.pages.keySet()) {
            long least = p50(first, name);
            table.row("p50 " + name + String.format(", %,d", first.size), Table.millis(least), "");
            for (Site site : sites.subList(1, sites.size())) {
                if (site.taken.containsKey(name)) {
                    long p50 = p50(site, name);
                    double ratio = (double) p50 / least;
                    all++;
                    missed += ratio > RATIO || p50 / 1e6 > MOST ? 1 : 0;
                    table.ratio(
                            "p50 " + name + String.format(", %,d", site.size),
                            Table.millis(p50),
                            p50 / 1e6 > MOST ? "above " + Table.figure(MOST) + " ms" : "",
                            ratio,
                            true,
                            RATIO);
                }
            }
        }
        System.out.printf("# %d of %d figures above the ratio of %.1f or above %.0f ms%n", missed, all, RATIO, MOST);
    }

    private static long p50(Site site, String name) {
        return Table.percentile(
                site.taken.get(name).stream().mapToLong(Long::longValue).toArray(), 0.5);
    }

    private static void turn(Site site, boolean counts) throws IOException {
        for (Wire wire : site.wires.values()) {
            wire.close(); // The server may have closed what nobody used meanwhile.
        }
        for (Asked asked : site.pages.values()) {
            long spent = 0;
            for (int i = 0; i < TURN && spent < SLOW; i++) {
                long begun = System.nanoTime();
                Wire.Reply reply = site.get(asked.who, asked.path);
                long took = System.nanoTime() - begun;
                reply.expect(200);
                spent += took;
                if (counts) {
                    site.taken
                            .computeIfAbsent(asked.name, name -> new ArrayList<>())
                            .add(took);
                }
            }
        }
    }

    /**
     * Everything that can be asked for without a form, as the busiest have it: the agency and the topic with most
     * records.
     */
    private void list(Site site) throws IOException {
        String agency = records.agencies().getFirst();
        String topic = records.topics().getFirst();
        String record = records.item(site.size / 2).code();
        for (String path : List.of(
                "/en/",
                "/es/",
                "/en/agencies",
                "/en/agencies/" + agency,
                "/en/topics/" + topic,
                "/en/town-halls",
                "/en/town-halls?list=held",
                "/en/commitments",
                "/en/commitments?status=late&owner=" + agency,
                "/en/learn/how-it-works",
                "/en/journal",
                "/api/v1/agencies",
                "/api/v1/topics",
                "/api/v1/town-halls",
                "/api/v1/commitments",
                "/api/v1/journal/head",
                "/sitemap.xml",
                "/robots.txt",
                "/health/live")) {
            site.add(path, Who.READER, path);
        }
        site.add("/en/records/{id}", Who.READER, "/en/records/" + record);
        site.add("/api/v1/records/{id}", Who.READER, "/api/v1/records/" + record);
        Matcher part = Pattern.compile("/sitemap\\.xml\\?part=[^<]+")
                .matcher(new String(
                        site.get(Who.READER, "/sitemap.xml").expect(200).body(),
                        java.nio.charset.StandardCharsets.UTF_8));
        List<String> parts = part.results().map(found -> found.group()).toList();
        if (!parts.isEmpty()) {
            site.add("a part of the site map", Who.READER, parts.get(parts.size() / 2));
        }
        for (Who who : List.of(Who.COORDINATOR, Who.LIAISON)) {
            String name = who.name().toLowerCase(java.util.Locale.ROOT) + " ";
            for (String path : List.of(
                    "/en/desk",
                    "/en/desk/tickets",
                    "/en/desk/tickets?overdue=true",
                    "/en/desk/tickets?status=all",
                    "/en/desk/tickets?status=answered",
                    "/en/desk/tickets?agency=" + agency,
                    "/en/desk/tickets?assignee=none",
                    "/en/desk/tickets?language=en",
                    "/en/desk/tickets?language=hmn",
                    "/en/desk/tickets?topic=" + topic,
                    "/en/desk/tickets?county=55025",
                    "/en/desk/tickets?status=all&county=55025&language=hmn",
                    "/api/v1/desk/tickets",
                    "/api/v1/desk/tickets?status=open",
                    "/en/desk/town-halls",
                    "/en/desk/commitments")) {
                site.add(name + path, who, path);
            }
            JsonObject page = site.get(who, "/api/v1/desk/tickets").expect(200).json();
            site.add(
                    name + "a ticket",
                    who,
                    "/en/desk/tickets/"
                            + page.getJsonArray("items").getJsonObject(0).getString("id"));
            if (!page.isNull("next")) {
                site.add(
                        name + "the next page of tickets",
                        who,
                        "/api/v1/desk/tickets?cursor="
                                + java.net.URLEncoder.encode(
                                        page.getString("next"), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        for (String path : List.of(
                "/en/desk",
                "/en/desk/moderation",
                "/en/desk/moderation?state=published",
                "/api/v1/desk/submissions",
                "/api/v1/desk/submissions?state=awaiting-moderation",
                "/en/desk/sealed")) {
            site.add("moderator " + path, Who.MODERATOR, path);
        }
        site.add("translator /en/desk/translation", Who.TRANSLATOR, "/en/desk/translation");
        site.add("auditor /en/desk/audit", Who.AUDITOR, "/en/desk/audit");
        site.add("auditor /api/v1/desk/audit", Who.AUDITOR, "/api/v1/desk/audit");
        site.add("admin /en/desk/accounts", Who.ADMIN, "/en/desk/accounts");
        site.add("admin /en/desk/jobs", Who.ADMIN, "/en/desk/jobs");
        for (String list : List.of("/api/v1/town-halls", "/api/v1/commitments")) {
            String next = list;
            for (int i = 0; i < 2; i++) {
                next = list + "?cursor="
                        + java.net.URLEncoder.encode(
                                site.get(Who.READER, next).expect(200).json().getString("next"),
                                java.nio.charset.StandardCharsets.UTF_8);
            }
            site.add(list + ", its third page", Who.READER, next);
        }
        // Search has an index of its own; what a page of it costs beside that is measured by the section search.
        if (site.size <= INDEXED) {
            site.add("/en/search, nothing asked for", Who.READER, "/en/search");
            site.add("/api/v1/search?agency=", Who.READER, "/api/v1/search?agency=" + agency);
        }
    }

    private void open(int size) throws Exception {
        String name = "records" + size;
        DataSource database = Commits.on(postgres, name);
        RunningServer server = RunningServer.prepare(
                with(Map.of("DATABASE_URL", postgres.getJdbcUrl("postgres", name), "DATABASE_USER", "postgres")));
        server.with(
                "JVM_ARGS",
                "-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="
                        + server.data().resolve("classes.jsa"));
        Site site = new Site(size, server);
        sites.add(site);
        server.launch();
        server.awaitReady();
        server.stop();
        long begun = System.nanoTime();
        ((PGSimpleDataSource) database).setReWriteBatchedInserts(true);
        try (Connection connection = database.getConnection()) {
            records.insert(connection, 0, size);
            unpublished(connection, size);
            meetings(connection, size);
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into submission_topic (submission, topic) select p.record, p.topic"
                        + " from public_record_topic p where not exists (select 1 from submission_topic t"
                        + " where t.submission = p.record)");
                statement.execute(
                        "update ticket set language = s.language, county = s.county from submission s where s.id = ticket.submission");
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                // As after an update that counts something new: everything is counted from the tables.
                statement.execute("update tally_state set format = 0");
                statement.execute("vacuum analyze");
            }
        }
        double inserted = (System.nanoTime() - begun) / 1e9;
        if (size <= INDEXED) {
            Bench.delete(server.data()
                    .resolve("index")); // It is made of the tables. Left alone, it does not know what came past the
            // journal.
        }
        begun = System.nanoTime();
        server.launch();
        server.awaitReady();
        double ready = (System.nanoTime() - begun) / 1e9;
        await(
                site,
                1800,
                () -> site.get(Who.ADMIN, "/api/v1/desk/tallies")
                        .expect(200)
                        .json()
                        .getBoolean("complete"));
        double counted = (System.nanoTime() - begun) / 1e9;
        await(
                site,
                3600,
                () -> site.get(Who.ADMIN, "/api/v1/desk/search")
                        .expect(200)
                        .json()
                        .getBoolean("complete"));
        double indexed = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "# %,d public records and %,d that wait for a moderator, inserted in %.0f s; after the start: "
                        + "ready %.0f s, counted %.0f s, %s%n",
                size,
                size / 10,
                inserted,
                ready,
                counted,
                size <= INDEXED
                        ? String.format("indexed %.0f s", indexed)
                        : "not indexed (BENCH_INDEXED), so that search is left out");
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return all;
    }

    /** A tenth as many wait for a moderator, with an open ticket each. */
    private void unpublished(Connection connection, int size) throws SQLException {
        try (PreparedStatement submission = connection.prepareStatement(
                        "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                                + "language_confidence, publish, share_contact,"
                                + " channel, received_at, state, version) values "
                                + "(?, ?, ?, 'COMPLAINT', ?, ?, 'given', 1, true, false, 'IMPORT', ?, "
                                + "'AWAITING_MODERATION', 1)");
                PreparedStatement ticket = connection.prepareStatement(
                        "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, version)"
                                + " values (?, ?, ?, ?, 'LEAD', 'OPEN', '[]', ?, ?, 1)")) {
            for (int number = 0; number < size / 10; number++) {
                Records.Item item = records.item(50_000_000L + number);
                long key = UNPUBLISHED_KEY + number;
                Instant received = item.published();
                Records.set(
                        submission,
                        key,
                        "u" + item.code().substring(1),
                        "waits" + number,
                        item.text(),
                        item.language(),
                        received.toEpochMilli());
                Records.set(
                        ticket,
                        key,
                        "v" + item.code().substring(1),
                        key,
                        item.agency(),
                        received.toEpochMilli(),
                        received.plus(20, ChronoUnit.DAYS).toEpochMilli());
                if (number % 1000 == 999) {
                    submission.executeBatch();
                    ticket.executeBatch();
                }
            }
            submission.executeBatch();
            ticket.executeBatch();
        }
    }

    /**
     * One meeting for a hundred records and five promises for each, and enough of both that every list has a whole page
     * at every size.
     */
    private void meetings(Connection connection, int size) throws SQLException {
        int meetings = Math.max(LEAST_MEETINGS, size / 100);
        Instant first = Instant.now().minus(meetings / 2, ChronoUnit.HOURS);
        List<String> statuses = List.of("OPEN", "IN_PROGRESS", "DONE", "DONE", "DROPPED");
        try (PreparedStatement meeting = connection.prepareStatement(
                        "insert into town_hall (id, slug, starts_at, place, cancelled_at, version) values (?, ?, ?, 'Town Hall', ?, 1)");
                PreparedStatement title = connection.prepareStatement(
                        "insert into town_hall_title (town_hall, language, title) values (?, 'en', ?)");
                PreparedStatement promise = connection.prepareStatement(
                        "insert into commitment (id, code, town_hall, owner, due_on, status, made_at, version) "
                                + "values (?, ?, ?, ?, ?, ?, ?, 1)");
                PreparedStatement text = connection.prepareStatement(
                        "insert into commitment_text (commitment, language, text) values (?, 'en', ?)");
                PreparedStatement event = connection.prepareStatement(
                        "insert into commitment_event (id, commitment, at, status) values (?, ?, ?, ?)")) {
            for (int number = 0; number < meetings; number++) {
                long key = UNPUBLISHED_KEY + number;
                Instant at = first.plus(number, ChronoUnit.HOURS);
                meeting.setLong(1, key);
                meeting.setString(2, "bench-" + number);
                meeting.setLong(3, at.toEpochMilli());
                meeting.setObject(4, number % 4 == 0 ? first.toEpochMilli() : null, java.sql.Types.BIGINT);
                meeting.addBatch();
                Records.set(title, key, "Meeting " + number);
                for (int i = 0; i < statuses.size(); i++) {
                    long promised = key * 10 + i;
                    Records.set(
                            promise,
                            promised,
                            "bench" + promised,
                            key,
                            records.agencies()
                                    .get(
                                            (number * 7 + i) % 3 == 0
                                                    ? 0
                                                    : (number + i)
                                                            % records.agencies().size()),
                            java.time.LocalDate.now()
                                    .plusDays((number * 31L + i) % 900 - 450)
                                    .toString(),
                            statuses.get(i),
                            at.toEpochMilli());
                    Records.set(text, promised, "Promise " + promised);
                    Records.set(event, promised, promised, at.toEpochMilli(), statuses.get(i));
                }
                if (number % 500 == 499 || number + 1 == meetings) {
                    for (PreparedStatement statement : List.of(meeting, title, promise, text, event)) {
                        statement.executeBatch();
                    }
                }
            }
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Site site, int seconds, Condition condition) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it takes longer than " + seconds + " s\n" + site.server.tail());
            }
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(200)); // Another process: there is no event to wait for.
        }
    }

    @Override
    public void close() throws IOException {
        for (Site site : sites) {
            site.close();
        }
        postgres.close();
    }

    /** @param sizes as {@code BENCH_RECORDS} says; else what the product promises */
    static List<Integer> sizes(String sizes) {
        return Arrays.stream((sizes == null ? "1000,100000,1000000" : sizes).split(","))
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }
}
